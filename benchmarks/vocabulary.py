"""Invented languages that behave like written ones: Zipf frequencies, eight scripts, names.

No word list is taken from anywhere. A language has a few hundred short, frequent words and
tens of thousands of longer, rare ones, built from syllables; names and places are common ones
of the regions, put together at random, so that no person is meant.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

_ENGLISH_SMALL_WORDS = (
    "the of to and a in that is for it on was with as he be by at from his have an they which "
    "this or had not are but been has were said who their would will more when one all she her "
    "there its out if about up them after two what so can new over into some time only could "
    "other than then now may first any most also these must before where between through while "
    "because against under still since during both week year last government people state city "
    "percent million president minister market report company police court country world"
).split()

#: For each language: its share, onsets, vowels and codas of syllables, its small words.
_LATIN_ONSETS = "b c d f g h l m n p r s t v w br cr dr fl gr pl pr sh st th tr ch".split()


@dataclass(frozen=True, slots=True)
class _Sound:
    onsets: tuple[str, ...]
    vowels: tuple[str, ...]
    codas: tuple[str, ...]
    small_words: tuple[str, ...] = ()
    blanks: bool = True


def _sound(onsets: str, vowels: str, codas: str, small: str = "") -> _Sound:
    return _Sound(
        tuple(onsets.split()), tuple(vowels.split()), ("", *codas.split()), tuple(small.split())
    )


_SOUNDS = {
    "en": _sound(
        " ".join(_LATIN_ONSETS),
        "a e i o u ea ou ai",
        "n r s t l nd st ng ck",
        " ".join(_ENGLISH_SMALL_WORDS),
    ),
    "de": _sound(
        "b d f g h k l m n r s t w z sch st br gr",
        "a e i o u ä ö ü ei au",
        "n r s t ß ch nd cht",
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es",
    ),
    "fr": _sound(
        "b c d f g j l m n p r s t v ch pr tr",
        "a e é è i o u ou ai eau",
        "n r s t x ns",
        "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce",
    ),
    "es": _sound(
        "b c d f g h j l m n ñ p r s t v ll tr",
        "a e i o u ía ó ue ie",
        "n r s l d",
        "de la que el en y a los del se las por un para con no una su al lo como más pero sus",
    ),
    "tr": _sound(
        "b c ç d f g h k l m n p r s ş t v y z",
        "a e ı i o ö u ü",
        "n r k l m ş t",
        "ve bir bu da de için ile olarak olan daha çok gibi kadar sonra ise ne o var en ama",
    ),
    "ru": _sound(
        "б в г д ж з к л м н п р с т ф ч ш",
        "а е ё и о у ы э ю я",
        "н р т л й сть м",
        "и в не на что с он как по это но из к у же за от о для так его только мы был",
    ),
    "el": _sound(
        "β γ δ θ κ λ μ ν π ρ σ τ φ χ",
        "α ε η ι ο υ ω ά έ ή ί ό ού",
        "ς ν ρ",
        "και το να του η της με που την από για είναι στο ο οι στην τα σε ότι θα",
    ),
    "ar": _sound(
        "ب ت ج ح د ر س ش ع ف ق ك ل م ن ه و ي", "ا و ي ة", "ن ر م", "في من على إلى أن ما هذا"
    ),
    "he": _sound(
        "ב ג ד ה ז ח ט כ ל מ נ ס ע פ צ ק ר ש ת", "א ו י", "ם ן ת", "של את על לא הוא כי זה עם"
    ),
    "zh": _Sound(
        tuple(
            "国会经济政府人民市场报道城大学公司新闻发展社区工业世界关系安全科技行教育文化历史水电车站路山海天地东西南北中上下年月日"
        ),
        ("",),
        ("",),
        tuple("的了在是和有我他这个们来到时要就出会可也你对生能而子那得于着"),
        False,
    ),
    "ja": _Sound(
        tuple(
            "東京都市会社経済政府新聞報道大学研究開発世界問題電車道路山川海日本人年月地方産業技術トヨタカメラニスデータテレビ"
        ),
        ("",),
        ("",),
        tuple("のにはをたがでてとしれさいるもなかこすあり"),
        False,
    ),
    "ko": _sound(
        "서 대 한 국 경 제 정 부 시 장 보 도 학 회 사 신 문 발 전 인",
        "울 구 민 치 간 성 기 지 원 동",
        "",
        "이 그 및 등 것 수 더",
    ),
}
#: Language and its share of the articles.
SHARES = {
    "en": 62, "de": 7, "fr": 7, "es": 6, "tr": 7, "ru": 3, "el": 1.5,
    "ar": 2, "he": 1, "zh": 1.5, "ja": 1, "ko": 1,
}  # fmt: skip

GIVEN_NAMES = (
    "Ada Ahmet Aiko Alice Amara Ana André Anna Aslı Ayşe Björn Carlos Çağla Chidi Claire "
    "Dmitri Elena Elif Emre Eva Fatima Ferhat François Gábor Grace Hana Hans Hélène Ines "
    "Ivan James Jana João Jørgen José Julia Kofi Lars Leila Łukasz Lucía Maja Marie "
    "Mehmet Mira Müge Nadia Ngozi Noor Olga Oğuz Pablo Paula Piotr Priya Rania Rosa Ruth "
    "Samira Seán Selin Şirin Sofía Søren Tariq Thomas Tomáš Uğur Vera Viktor Wei Yara "
    "Yıldız Yusuf Zeynep Zoë"
).split()
FAMILY_NAMES = (
    "Abdi Adeyemi Aksoy Almeida Andersen Arslan Bauer Becker Bianchi Björk Çelik Chen "
    "Costa Dahl Demir Díaz Doğan Dupont Dvořák Eriksen Fernández Fischer Fuchs García "
    "Gül Haddad Hoffmann Horváth Ibrahim Ivanova Jansen Jensen Kaya Keller Khan Kılıç "
    "Kim Kowalski Krüger Larsen Leclerc Lindqvist López Mäkinen Marino Martín Mbeki "
    "Meyer Moreau Müller Nakamura Nguyễn Nilsson Novák Okafor Öztürk Papadopoulos Patel "
    "Pereira Petrov Popescu Reyes Rossi Rousseau Şahin Sánchez Santos Schäfer Schmidt "
    "Silva Sørensen Suzuki Szabó Tanaka Toprak Tóth Ueda Vargas Virtanen Vogel Wagner "
    "Walsh Weiß Yılmaz Zając Zieliński Živković"
).split()
PLACES = (
    "Accra Adana Ankara Antwerp Athens Baku Bamako Barcelona Beirut Belgrade Bergen "
    "Berlin Bogotá Bonn Bremen Bristol Brno Brussels Budapest Bursa Cairo Cork Dakar "
    "Delhi Diyarbakır Dublin Düsseldorf Edinburgh Erbil Eskişehir Florence Gaziantep "
    "Geneva Genoa Ghent Glasgow Göteborg Hamburg Hanoi Helsinki İstanbul İzmir Jakarta "
    "Kadıköy Kars Kigali Kraków Kyiv København Lagos Leeds Leipzig Lille Lima Lisbon "
    "Ljubljana Łódź London Lyon Madrid Málaga Manila Marseille Milan Minsk Mumbai "
    "München Nairobi Nantes Naples Nice Odesa Osaka Oslo Palermo Paris Porto Prague "
    "Quito Reykjavík Riga Rome Rotterdam Samsun Sarajevo Seoul Seville Sofia Stockholm "
    "Straßburg Tallinn Tbilisi Tehran Tirana Tokyo Toulouse Trabzon Turin Utrecht "
    "València Vienna Vilnius Warsaw Zagreb Zürich"
).split()
_ORGANISATION_KINDS = (
    "Bank", "Industries", "Group", "Shipping", "Energy", "Foundation", "Institute", "University",
    "Airlines", "Motors", "Union", "Press",
)  # fmt: skip
_MINISTRIES = ("Finance", "Health", "Justice", "Transport", "Education", "Agriculture", "Defence")
PUBLISHERS = (
    ("The Morning Ledger", "morningledger.example"), ("Harbour Times", "harbourtimes.example"),
    ("Gazete Yarın", "gazeteyarin.example"), ("Der Bote", "derbote.example"),
    ("Le Courrier du Midi", "courrierdumidi.example"), ("El Faro Diario", "elfaro.example"),
    ("Northern Wire", "northernwire.example"), ("Városi Hírek", "varosihirek.example"),
    ("The Daily Compass", "dailycompass.example"), ("Il Ponte", "ilponte.example"),
    ("Nordlyset", "nordlyset.example"), ("Kurier Wschodni", "kurierwschodni.example"),
    ("Open Science Review", "openscience.example"), ("The Evening Post", "eveningpost.example"),
    ("Anadolu Postası", "anadolupostasi.example"), ("City Desk", "citydesk.example"),
)  # fmt: skip
TAGS = (
    "politics", "economy", "science", "culture", "sport", "war", "climate", "energy", "health",
    "to read", "archive 2024", "dış politika", "Wirtschaft", "research", "quotes", "local",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Language:
    """Words with their cumulative weights; `blanks`: are words parted by blanks?"""

    code: str
    words: tuple[str, ...]
    cumulative: tuple[float, ...]
    blanks: bool

    def take(self, source: random.Random, number: int) -> list[str]:
        """Words as they would come in a text."""
        return source.choices(self.words, cum_weights=self.cumulative, k=number)


@cache
def language(code: str) -> Language:
    """The language, always the same one."""
    sound = _SOUNDS[code]
    source = random.Random(f"vocabulary {code}")
    size = 60_000 if code == "en" else 20_000
    words = dict.fromkeys(sound.small_words)
    while len(words) < size:
        words[_word(sound, source, len(words))] = None
    # Zipf-Mandelbrot, fitted by eye to news text: exponent 1.07, shift 2.7.
    weights = [1 / (rank + 2.7) ** 1.07 for rank in range(1, size + 1)]
    return Language(code, tuple(words), tuple(accumulate(weights)), sound.blanks)


def organisation(source: random.Random) -> str:
    """A company, a body or a ministry that does not exist."""
    if source.random() < 0.25:
        return f"Ministry of {source.choice(_MINISTRIES)}"
    return f"{source.choice(FAMILY_NAMES)} {source.choice(_ORGANISATION_KINDS)}"


def _word(sound: _Sound, source: random.Random, rank: int) -> str:
    """Rarer words are longer, as in every language."""
    longest = 2 if rank < 300 else 3 if rank < 20_000 else 4
    syllables = source.randint(1 if rank < 300 else 2, longest)
    return "".join(_syllable(sound, source) for _ in range(syllables))


def _syllable(sound: _Sound, source: random.Random) -> str:
    """Most are open, with one of the vowels that the language has most."""
    vowels = sound.vowels[:5] if source.random() < 0.8 else sound.vowels
    coda = source.choice(sound.codas) if source.random() < 0.4 else ""
    return source.choice(sound.onsets) + source.choice(vowels) + coda
