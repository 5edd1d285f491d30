"""Signs, abbreviations and names of currencies and their ISO 4217 codes.

An empty code: the sign is used by several countries, and guessing would be wrong too often.
"""

from __future__ import annotations

#: Before the number, with or without a blank.
SYMBOLS = {
    "$": "USD", "US$": "USD", "U.S.$": "USD", "U.S. $": "USD", "A$": "AUD", "AU$": "AUD",
    "C$": "CAD", "CA$": "CAD", "HK$": "HKD", "NZ$": "NZD", "S$": "SGD", "NT$": "TWD",
    "N$": "NAD", "R$": "BRL", "J$": "JMD", "BZ$": "BZD", "Bz$": "BZD", "TT$": "TTD",
    "EC$": "XCD", "RD$": "DOP", "G$": "GYD", "F$": "FJD", "B$": "BND", "Mex$": "MXN",
    "€": "EUR", "£": "GBP", "₹": "INR", "₺": "TRY", "₩": "KRW", "₦": "NGN", "฿": "THB",
    "₱": "PHP", "₪": "ILS", "₫": "VND", "₴": "UAH", "₽": "RUB", "₸": "KZT", "₵": "GHS",
    "GH¢": "GHS", "GH₵": "GHS", "GHC": "GHS", "₡": "CRC", "₼": "AZN", "₾": "GEL", "৳": "BDT",
    "¥": "", "￥": "", "RMB¥": "CNY",
}  # fmt: skip
CODES = {
    "USD": "USD", "EUR": "EUR", "GBP": "GBP", "JPY": "JPY", "CNY": "CNY", "RMB": "CNY",
    "CHF": "CHF", "CAD": "CAD", "AUD": "AUD", "NZD": "NZD", "SGD": "SGD", "HKD": "HKD",
    "INR": "INR", "PKR": "PKR", "LKR": "LKR", "NPR": "NPR", "BDT": "BDT", "Tk": "BDT",
    "Tk.": "BDT", "Rs": "", "Rs.": "", "Re": "", "TRY": "TRY", "TL": "TRY", "RUB": "RUB",
    "UAH": "UAH", "PLN": "PLN", "SEK": "SEK", "NOK": "NOK", "DKK": "DKK", "CZK": "CZK",
    "HUF": "HUF", "RON": "RON", "KRW": "KRW", "THB": "THB", "MYR": "MYR", "RM": "MYR",
    "IDR": "IDR", "Rp": "IDR", "PHP": "PHP", "Php": "PHP", "VND": "VND", "AED": "AED",
    "Dh": "AED", "Dhs": "AED", "Dhs.": "AED", "DH": "MAD", "MAD": "MAD", "SAR": "SAR",
    "SR": "SAR", "QAR": "QAR", "QR": "QAR", "KWD": "KWD", "KD": "KWD", "BHD": "BHD",
    "BD": "BHD", "OMR": "OMR", "RO": "OMR", "JD": "JOD", "EGP": "EGP", "LE": "EGP",
    "NIS": "ILS", "ILS": "ILS", "IRR": "IRR", "KES": "KES", "KSh": "KES", "Ksh": "KES",
    "Kshs": "KES", "UGX": "UGX", "Ush": "UGX", "Shs": "UGX", "Sh": "", "TSh": "TZS",
    "Tsh": "TZS", "TZS": "TZS", "NGN": "NGN", "GHS": "GHS", "ZAR": "ZAR", "BWP": "BWP",
    "NAD": "NAD", "ZMW": "ZMW", "MWK": "MWK", "ETB": "ETB", "Birr": "ETB", "XAF": "XAF",
    "XOF": "XOF", "CFA": "", "MXN": "MXN", "BRL": "BRL", "ARS": "ARS", "CLP": "CLP",
    "PEN": "PEN", "MMK": "MMK", "KZT": "KZT", "UZS": "UZS", "AZN": "AZN",
}  # fmt: skip
#: One letter that means a currency only before a large sum: "N7.2 billion", "R1,500".
LETTERS = {"N": "NGN", "R": "ZAR", "P": "", "K": "", "D": "GMD"}

UNITS = (
    "dollar|euro|pound sterling|pound|yuan|renminbi|yen|won|rupee|rouble|ruble|lira|peso|"
    "baht|ringgit|taka|rand|dinar|dirham|riyal|rial|shilling|cedi|naira|franc|cent|kwacha|pula|"
    "birr|dong|rupiah|shekel|hryvnia|zloty|złoty|forint|koruna|kroner|krone|krona|kronor|leu|lei|"
    "lev|leva|tenge|som|manat|lari|dram|afghani|kyat|kip|riel|real|reais|sol|soles|guarani|"
    "bolivar|gourde|quetzal|lempira|cordoba|leone|dalasi|kuna|bitcoin"
)
#: What a currency's name alone, or with its country before it, stands for.
NAMED = {
    "dollar": "USD", "euro": "EUR", "pound sterling": "GBP", "yuan": "CNY", "renminbi": "CNY",
    "yen": "JPY", "won": "KRW", "ruble": "RUB", "rouble": "RUB", "baht": "THB",
    "ringgit": "MYR", "taka": "BDT", "rand": "ZAR", "cedi": "GHS", "naira": "NGN",
    "birr": "ETB", "dong": "VND", "rupiah": "IDR", "shekel": "ILS", "hryvnia": "UAH",
    "zloty": "PLN", "złoty": "PLN", "forint": "HUF", "koruna": "CZK", "tenge": "KZT",
    "lari": "GEL", "dram": "AMD", "afghani": "AFN", "kyat": "MMK", "pula": "BWP",
    "bitcoin": "BTC", "lira": "TRY",
    "us dollar": "USD", "u.s. dollar": "USD", "american dollar": "USD",
    "hong kong dollar": "HKD", "hk dollar": "HKD", "australian dollar": "AUD",
    "canadian dollar": "CAD", "new zealand dollar": "NZD", "singapore dollar": "SGD",
    "taiwan dollar": "TWD", "namibian dollar": "NAD", "jamaican dollar": "JMD",
    "british pound": "GBP", "egyptian pound": "EGP", "lebanese pound": "LBP",
    "syrian pound": "SYP", "sudanese pound": "SDG", "turkish lira": "TRY",
    "lebanese lira": "LBP", "syrian lira": "SYP", "indian rupee": "INR",
    "pakistani rupee": "PKR", "sri lankan rupee": "LKR", "nepali rupee": "NPR",
    "nepalese rupee": "NPR", "mauritian rupee": "MUR", "mexican peso": "MXN",
    "philippine peso": "PHP", "argentine peso": "ARS", "chilean peso": "CLP",
    "colombian peso": "COP", "cuban peso": "CUP", "kuwaiti dinar": "KWD",
    "iraqi dinar": "IQD", "jordanian dinar": "JOD", "bahraini dinar": "BHD",
    "libyan dinar": "LYD", "tunisian dinar": "TND", "algerian dinar": "DZD",
    "serbian dinar": "RSD", "uae dirham": "AED", "emirati dirham": "AED",
    "moroccan dirham": "MAD", "saudi riyal": "SAR", "qatari riyal": "QAR",
    "omani rial": "OMR", "iranian rial": "IRR", "yemeni rial": "YER",
    "kenyan shilling": "KES", "kenya shilling": "KES", "ugandan shilling": "UGX",
    "uganda shilling": "UGX", "tanzanian shilling": "TZS", "somali shilling": "SOS",
    "swiss franc": "CHF", "cfa franc": "", "rwandan franc": "RWF", "burundian franc": "BIF",
    "congolese franc": "CDF", "swedish krona": "SEK", "norwegian krone": "NOK",
    "danish krone": "DKK", "icelandic krona": "ISK", "brazilian real": "BRL",
    "zambian kwacha": "ZMW", "malawian kwacha": "MWK", "chinese yuan": "CNY",
    "japanese yen": "JPY", "korean won": "KRW", "south korean won": "KRW",
    "russian ruble": "RUB", "russian rouble": "RUB", "belarusian ruble": "BYN",
}  # fmt: skip
#: Names of currencies in other languages that cannot be anything else after a number.
FOREIGN_NAMES = {
    "de": {"Euro": "EUR", "Dollar": "USD", "Pfund": "GBP", "Franken": "CHF", "Rubel": "RUB",
           "Lira": "TRY", "Yen": "JPY", "Yuan": "CNY"},
    "fr": {"euros": "EUR", "euro": "EUR", "dollars": "USD", "roubles": "RUB", "yens": "JPY",
           "yuans": "CNY", "francs suisses": "CHF", "livres sterling": "GBP"},
    "es": {"euros": "EUR", "dólares": "USD", "rublos": "RUB", "yenes": "JPY", "yuanes": "CNY",
           "pesos": "", "libras": "GBP"},
    "pt": {"euros": "EUR", "dólares": "USD", "reais": "BRL", "rublos": "RUB"},
    "it": {"euro": "EUR", "dollari": "USD", "sterline": "GBP", "rubli": "RUB", "yen": "JPY"},
    "nl": {"euro": "EUR", "dollar": "USD", "pond": "GBP"},
    "tr": {"lira": "TRY", "TL": "TRY", "dolar": "USD", "avro": "EUR", "euro": "EUR",
           "sterlin": "GBP", "ruble": "RUB"},
    "pl": {"złotych": "PLN", "zł": "PLN", "euro": "EUR", "dolarów": "USD"},
    "sv": {"kronor": "SEK", "euro": "EUR", "dollar": "USD"},
    "ru": {"рублей": "RUB", "руб.": "RUB", "долларов": "USD", "евро": "EUR", "гривен": "UAH"},
    "uk": {"гривень": "UAH", "доларів": "USD", "євро": "EUR", "рублів": "RUB"},
    "id": {"rupiah": "IDR", "dolar": "USD"},
    "ar": {"دولار": "USD", "يورو": "EUR", "ريال": "", "درهم": "", "دينار": "", "جنيه": ""},
    "fa": {"دلار": "USD", "یورو": "EUR", "تومان": "", "ریال": "IRR"},
}  # fmt: skip
#: Signs that stand after the number outside English.
SIGNS_AFTER = {"€": "EUR", "$": "USD", "£": "GBP", "₺": "TRY", "₽": "RUB", "₴": "UAH"}
#: Units that are ordinary words or weights as well: only a large sum makes them money.
DOUBTFUL_UNITS = frozenset(
    ("pound", "won", "real", "som", "sol", "rand", "cent", "lev", "leu", "lei", "kip")
)
