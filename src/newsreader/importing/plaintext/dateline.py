"""The opening of a wire story: "ANKARA, July 3 (Reuters) — …", and the agencies named there."""

from __future__ import annotations

import re

from newsreader.importing.dates import iso_date
from newsreader.importing.plaintext.lines import fold_line

_AGENCIES = {
    "reuters": "Reuters", "afp": "AFP", "ap": "AP", "associated press": "AP",
    "the associated press": "AP", "agence france-presse": "AFP", "dpa": "dpa", "efe": "EFE",
    "ansa": "ANSA", "lusa": "Lusa", "anadolu agency": "Anadolu", "anadolu": "Anadolu",
    "anadolu ajansı": "Anadolu", "aa": "Anadolu", "dha": "DHA", "iha": "İHA",
    "ria novosti": "РИА Новости", "риа новости": "РИА Новости", "тасс": "ТАСС", "tass": "TASS",
    "interfax": "Interfax", "интерфакс": "Интерфакс", "bloomberg": "Bloomberg", "upi": "UPI",
    "kyodo": "Kyodo",
    "xinhua": "Xinhua", "apa": "APA", "sda": "SDA", "keystone-sda": "Keystone-SDA", "pa": "PA",
    "pa media": "PA Media", "press association": "PA", "ans": "ANSA",
    "europa press": "Europa Press",
    "adnkronos": "Adnkronos", "sid": "SID", "epd": "epd", "kna": "KNA", "ntb": "NTB", "ritzau":
    "Ritzau", "tt": "TT", "belga": "Belga", "anp": "ANP", "pap": "PAP", "ptı": "PTI", "pti": "PTI",
    "ians": "IANS", "yonhap": "Yonhap", "cnn": "CNN", "dw": "DW", "bbc": "BBC",
}  # fmt: skip
_DATELINE = re.compile(
    r"""^(?P<place>[^\W\d_][\w.,'’/\- ]{1,60}?)
      (?:,\s*(?P<date>[^()–—]{3,30}?))?
      \s*(?:\((?P<agency>[^()]{2,40})\))?
      \s*(?:[-–—]{1,2}|\.\s?[-–—])\s+(?=\S)""",
    re.VERBOSE,
)


def read_dateline(paragraph: str) -> tuple[str | None, str | None]:
    """The agency and the day that open a paragraph: "ANKARA, July 3, 2024 (Reuters) — …".

    The day only where its year is written.
    """
    match = _DATELINE.match(paragraph)
    if match is None:
        return None, None
    place = match["place"].strip()
    agency = _AGENCIES.get(fold_line(match["agency"] or "")) or _AGENCIES.get(fold_line(place))
    if agency is None and not place.split(",")[0].isupper():
        return None, None
    return agency, iso_date(match["date"] or "")


def agency_named(text: str) -> str | None:
    """The news agency that a short text names, in its usual spelling."""
    return _AGENCIES.get(fold_line(text.strip("()[] ")))
