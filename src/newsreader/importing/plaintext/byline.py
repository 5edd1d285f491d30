"""Lines that say who wrote an article, when and where, in the languages read as text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsreader.importing.dates import find_date
from newsreader.importing.plaintext.lines import fold_line, words_of

_PARTICLES = (
    "de|del|della|dela|di|da|das|dos|do|du|des|van|von|vom|zu|zur|den|der|ten|ter|la|le|el|al|bin|bint"
    "|ibn|ben|abu|af|av|y|e|i|st\\.?"
)
_NAME_WORD = r"(?:[A-ZÀ-ÖØ-ÞĀ-ŽŞİĞÇÖÜА-ЯЁΑ-ΩΆ-Ώ][\w'’.\-]*|[dDlLO]['’][A-ZÀ-ÞĀ-Ž]\w+|Mc[A-Z]\w+)"
_NAME = rf"{_NAME_WORD}(?:\s+(?:(?:{_PARTICLES})\s+){{0,2}}{_NAME_WORD}){{1,4}}"
_FULL_NAME = re.compile(_NAME)
_LABEL = re.compile(
    r"""^(?:
        (?:(?:written|reported|reporting|story|text|words|analysis|report|a\ report)\ )?by\b:?
      | (?:author|authors|reporter|reporting|words|writer|text|story)\s*:
      | (?:haber|yazan|muhabir|yazar|haberi?\ yazan|derleyen|hazırlayan|editör)\s*[:/]
      | (?:von|ein\ beitrag\ von|ein\ artikel\ von|eine?\ \w+\ von|aus\ \w+\ berichtet)\b:? | (?:autor|autorin|autoren|text)\s*:
      | (?:par|propos\ recueillis\ par|texte\ de|article\ de)\b:? | (?:auteure?s?|texte)\s*:
      | (?:por|escrito\ por|una?\ \w+\ de|texto\ de)\b:? | (?:autor|autora|redacción|texto|por)\s*:
      | (?:di|scritto\ da|articolo\ di|a\ cura\ di|dal\ nostro\ inviato|dal\ nostro\ corrispondente)\b:? | (?:autore|autrice|testo)\s*:
      | (?:автор|авторы|текст|корреспондент|подготовил[аи]?|автор\ статьи)\s*:?
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|;|&|/|\||·|•|\s(?:and|und|et|y|e|ve|и|with|mit|avec|con|com|ile)\s)\s*")
_WITH = re.compile(r"^(?:with|mit|avec|con|com|ile|и)\s+", re.IGNORECASE)
_LONGEST_PLACE = 3
_AGENCIES = {
    "reuters": "Reuters", "afp": "AFP", "ap": "AP", "associated press": "AP",
    "the associated press": "AP", "agence france-presse": "AFP", "dpa": "dpa", "efe": "EFE",
    "ansa": "ANSA", "lusa": "Lusa", "anadolu agency": "Anadolu", "anadolu": "Anadolu",
    "anadolu ajansı": "Anadolu", "aa": "Anadolu", "dha": "DHA", "iha": "İHA", "ria novosti":
    "РИА Новости", "риа новости": "РИА Новости", "тасс": "ТАСС", "tass": "TASS", "interfax":
    "Interfax", "интерфакс": "Интерфакс", "bloomberg": "Bloomberg", "upi": "UPI", "kyodo": "Kyodo",
    "xinhua": "Xinhua", "apa": "APA", "sda": "SDA", "keystone-sda": "Keystone-SDA", "pa": "PA",
    "pa media": "PA Media", "press association": "PA", "ans": "ANSA", "europa press": "Europa Press",
    "adnkronos": "Adnkronos", "sid": "SID", "epd": "epd", "kna": "KNA", "ntb": "NTB", "ritzau":
    "Ritzau", "tt": "TT", "belga": "Belga", "anp": "ANP", "pap": "PAP", "ptı": "PTI", "pti": "PTI",
    "ians": "IANS", "yonhap": "Yonhap", "cnn": "CNN", "dw": "DW", "bbc": "BBC",
}  # fmt: skip
_JOB = re.compile(
    r"""\b(?:correspondents?|reporters?|editors?|writers?|staff|columnists?|journalists?|bureau|chief|desk
      |contributor|producer|analyst|professor|lecturer|special\ to|news\ service|agency|newsroom
      |muhabiri?|editör|yazar[ıi]?|temsilcisi|haber\ merkezi|servisi|redakteur(?:in)?|redaktion
      |korrespondent(?:in)?|reporter(?:in)?|autorin|journaliste?s?|correspondante?|envoyée?\ spéciale?
      |rédaction|rédactrice|corresponsal|redacción|redactora?|periodista|enviad[oa]\ especial
      |corrispondente|inviat[oa]|redazione|giornalista|correspondente|repórter|jornalista|redação
      |редакция|корреспондент|обозреватель|журналист)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_PUBLISHED_LABEL = re.compile(
    r"""^(?:(?:first\ |date\ |originally\ |last\ )?(?:published|posted|created|date|publication\ date|on)(?:\ (?:on|at))?
      |yay[ıi]n(?:lanma)?\ ?(?:tarihi)?|yayınlandı|yayımlandı|giriş(?:\ tarihi)?|eklenme(?:\ tarihi)?|oluşturulma(?:\ tarihi)?|tarih
      |veröffentlicht(?:\ (?:am|um))?|stand|erschienen(?:\ am)?|datum|erstellt(?:\ am)?
      |publié(?:e)?(?:\ (?:le|à))?|mis\ en\ ligne(?:\ le)?|le|date
      |publicad[oa](?:\ (?:el|em|a))?|fecha|pubblicat[oa](?:\ (?:il|alle))?|data|postado\ em|criado\ em
      |опубликовано|дата(?:\ публикации)?|размещено)\b\s*[:\-–|]?\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_MODIFIED_LABEL = re.compile(
    r"""^(?:(?:last\ )?(?:updated|modified|edited|revised)(?:\ (?:on|at))?|update
      |(?:son\ )?güncelle(?:me|nme|ndi)(?:\ tarihi)?
      |(?:zuletzt\ )?aktualisiert(?:\ (?:am|um))?|(?:letztes\ )?update
      |(?:mis(?:e)?\ à\ jour|modifié(?:e)?|actualisé(?:e)?)(?:\ (?:le|à))?
      |(?:última\ )?(?:actualizad[oa]|actualización|modificad[oa])(?:\ (?:el|a))?
      |(?:ultimo\ )?(?:aggiornat[oa]|aggiornamento|modificat[oa])(?:\ (?:il|alle))?
      |(?:última\ )?(?:atualizad[oa]|atualização|modificad[oa])(?:\ em)?
      |обновлено|изменено)\b\s*[:\-–|]?\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"""(?:about\ )?(?:an?|\d{1,2})\ (?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|year)s?\ ago|just\ now|yesterday|today
      |\d{1,2}\ (?:saniye|dakika|saat|gün|hafta|ay)\ önce|dün|bugün
      |vor\ (?:einer?m?|\d{1,2})\ (?:minuten?|stunden?|tag(?:en)?|wochen?)|gestern|heute
      |il\ y\ a\ \d{1,2}\ (?:min(?:utes?)?|heures?|jours?|semaines?)|hier|aujourd'hui
      |hace\ \d{1,2}\ (?:min(?:utos?)?|horas?|días?|semanas?)|ayer|hoy
      |\d{1,2}\ (?:minuti|ore|ora|giorni|settimane)\ fa|ieri|oggi
      |há\ \d{1,2}\ (?:minutos?|horas?|dias?|semanas?)|ontem|hoje
      |\d{1,2}\ (?:минут[уы]?|час(?:а|ов)?|дн(?:я|ей)|день)\ назад|вчера|сегодня""",
    re.VERBOSE,
)
_DAY = re.compile(
    r"""^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?
      |pazartesi|salı|çarşamba|perşembe|cuma(?:rtesi)?|pazar
      |montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so
      |lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche
      |lunes|martes|miércoles|jueves|viernes|sábado|domingo
      |lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica
      |segunda|terça|quarta|quinta|sexta(?:-feira)?
      |понедельник|вторник|среда|четверг|пятница|суббота|воскресенье$""",
    re.VERBOSE,
)
_LEFT_OF_DATE = re.compile(
    r"(?:at|um|uhr|à|a las|alle|ore|saat|h|hs|às|в|on|am|le|el|il|em|on|the|local time|edt|est|et|pdt|pst"
    r"|bst|cet|cest|msk|trt|gmt|utc|\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?|[ap]\.?m\.?|feira|г|года)"
)
_CLOCK_ONLY = re.compile(
    r"\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: ?(?:uhr|h|et|gmt|utc|edt|est|bst|trt))?"
)
_DATELINE = re.compile(
    r"""^(?P<place>[^\W\d_][\w.,'’/\- ]{1,60}?)
      (?:,\s*(?P<date>[^()–—]{3,30}?))?
      \s*(?:\((?P<agency>[^()]{2,40})\))?
      \s*(?:[-–—]{1,2}|\.\s?[-–—])\s+(?=\S)""",
    re.VERBOSE,
)
_PARTS = re.compile(r"\s*[|•·▪●/]\s*|\s+[-–—]\s+|\s{3,}")
_MOST_BYLINE_WORDS = 22


@dataclass(frozen=True, slots=True)
class Byline:
    """What a line says about its article: any of the fields, all that it says."""

    authors: tuple[str, ...] = ()
    agency: str | None = None
    published: str | None = None
    modified: str | None = None
    is_date: bool = False


def read_byline(line: str, language: str | None = None) -> Byline | None:
    """The authors, agency and dates of a line that says nothing else; None for any other line."""
    if len(words_of(line)) > _MOST_BYLINE_WORDS:
        return None
    whole = _date_part(line, language) or _author_part(line, labelled_only=True)
    if whole:
        return whole
    parts = [part for part in _PARTS.split(line) if part]
    if len(parts) < 2:
        return None
    read = [_part(part, language) for part in parts]
    if not all(read) or not any(part and (part.is_date or part.authors) for part in read):
        return None
    known = [part for part in read if part]
    return Byline(
        authors=tuple(name for part in known for name in part.authors),
        agency=next((part.agency for part in known if part.agency), None),
        published=next((part.published for part in known if part.published), None),
        modified=next((part.modified for part in known if part.modified), None),
        is_date=any(part.is_date for part in known),
    )


def read_name(line: str) -> tuple[str, ...]:
    """The people named by a line that holds names alone, "Ann Lee and Bo Ek"; else nothing."""
    found = _author_part(line, labelled_only=False)
    return found.authors if found else ()


def read_dateline(paragraph: str) -> tuple[str | None, str | None]:
    """The agency and the place that open a paragraph: "ANKARA, July 3 (Reuters) — …"."""
    match = _DATELINE.match(paragraph)
    if match is None:
        return None, None
    place = match["place"].strip()
    agency = _AGENCIES.get(fold_line(match["agency"] or ""))
    if agency is None and fold_line(place) in _AGENCIES:
        return _AGENCIES[fold_line(place)], None
    first = place.split(",")[0]
    if first.isupper() or agency:
        return agency, place
    return None, None


def agency_named(text: str) -> str | None:
    """The news agency that a short text names, in its usual spelling."""
    return _AGENCIES.get(fold_line(text.strip("()[] ")))


def _part(part: str, language: str | None) -> Byline | None:
    agency = agency_named(part)
    if agency:
        return Byline(agency=agency)
    if _JOB.search(part) and len(words_of(part)) <= 6:
        return Byline()
    if _CLOCK_ONLY.fullmatch(part.strip().lower()) or _is_small_print(part):
        return Byline()
    return _date_part(part, language) or _author_part(part, labelled_only=False)


def _is_small_print(part: str) -> bool:
    from newsreader.importing.plaintext.furniture import known_phrase

    return known_phrase(part) in ("counts", "share bar")


def _date_part(part: str, language: str | None) -> Byline | None:
    text = part.strip(" ,.;:|–—-")
    modified = published = False
    if label := _MODIFIED_LABEL.match(text):
        text, modified = text[label.end() :], True
    elif label := _PUBLISHED_LABEL.match(text):
        text, published = text[label.end() :], True
    folded = fold_line(text)
    if _RELATIVE.fullmatch(folded):
        return Byline(is_date=True)
    found = find_date(text, language)
    if found is None:
        return (
            Byline(is_date=True)
            if (modified or published) and _CLOCK_ONLY.fullmatch(folded)
            else None
        )
    rest = f"{text[: found.start]} {text[found.end :]}"
    second = None
    if _MODIFIED_LABEL.match(rest.strip(" ,.;:|–—-()")):
        second = _date_part(rest.strip(" ,.;:|–—-()"), language)
        rest = ""
    if not _is_date_dressing(rest):
        return None
    return Byline(
        published=None if modified else found.value,
        modified=found.value if modified else (second.modified if second else None),
        is_date=True,
    )


def _is_date_dressing(rest: str) -> bool:
    """Is what stands round a date its week-day, its time, a zone?"""
    tokens = re.findall(r"[^\W_]+(?:[:.][^\W_]+)*", rest.casefold().replace("i̇", "i"))
    return all(_DAY.fullmatch(token) or _LEFT_OF_DATE.fullmatch(token) for token in tokens)


def _author_part(part: str, *, labelled_only: bool) -> Byline | None:
    text = part.strip(" ,.;|–—-")
    label = _LABEL.match(text)
    if label and not label[0].strip():
        label = None
    if label is None and labelled_only:
        return None
    rest = text[label.end() :] if label else text
    if not rest:
        return None
    names: list[str] = []
    agency = None
    published = None
    for piece in (_WITH.sub("", item.strip(" .()@")) for item in _AND.split(rest)):
        if not piece:
            continue
        if (found := agency_named(piece)) and names + [label]:
            agency = found
        elif _JOB.search(piece) and not _FULL_NAME.fullmatch(_JOB.sub("", piece).strip()):
            continue
        elif _FULL_NAME.fullmatch(piece) and len(piece) <= 60:
            names.append(_tidy(piece))
        elif dated := _date_part(piece, None):
            published = published or dated.published
        elif names and len(words_of(piece)) <= _LONGEST_PLACE:
            continue  # a place: "in Berlin", "ANKARA"
        else:
            return None
    if not names and not (agency and label):
        return None
    return Byline(tuple(names), agency, published, None, published is not None)


def _tidy(name: str) -> str:
    """A name written in capitals in its usual case."""
    if not name.isupper():
        return name
    return " ".join(word.capitalize() if len(word) > 2 else word for word in name.split())
