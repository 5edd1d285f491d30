"""What makes a name a company's in any language: "Doruk Ray İnşaat", "Nordhafen GmbH".

Companies bear their founders' names, so that a model takes them for persons; their legal form,
or the trade they end with, says what they are.
"""

from __future__ import annotations

import re

_LEGAL_FORM = (
    r"GmbH(?: & Co\.(?: KG)?)?|gGmbH|AG|SE|KG|KGaA|A\.Ş\.?|AŞ|Ltd\. ?Şti\.?|S\.p\.A\.?|SpA"
    r"|S\.r\.l\.?|S\.A\.(?:S\.|B\. de C\.V\.)?|SARL|S\.à r\.l\.|S\.L\.|Ltda\.?|B\.V\.|N\.V\."
    r"|Oyj?|ASA|ApS|A/S|Kft\.?|Zrt\.?|Nyrt\.?|s\.r\.o\.|a\.s\.|d\.o\.o\.|d\.d\."
    r"|(?:[Ss]p\. )?z o\.o\.|Tbk|Sdn\.? Bhd\.?|Bhd|Pte\.? Ltd\.?|K\.K\."
)
_TRADE = (
    r"İnşaat|Elektrik|Enerji|Madencilik|Sanayi|Ticaret|Tekstil|Otomotiv|Sigorta|Havayolları"
    r"|Demir Çelik|Gıda|Lojistik|Yapı|Turizm|Yayınları|Holding|Werke|Verlag|Versicherung(?:en)?"
    r"|Verkehrsbetriebe|Construcciones|Seguros|Construções|Costruzioni|Assicurazioni"
    r"|Constructions|Assurances|Budowa|Стройтрест|Холдинг"
)
_END = re.compile(rf"(?<=\w)(?:,? (?:{_LEGAL_FORM}|{_TRADE}))+$")
_FOLLOWS = re.compile(rf"(?:,? (?:{_LEGAL_FORM}|(?:ve )?(?:{_TRADE})))+(?!\w)")
_PRECEDES = re.compile(
    r"(?<!\w)(?:OOO|OAO|PAO|ZAO|AO|ООО|ОАО|ПАО|ЗАО|АО|ТОВ|ТОО|PT|Grupo|Gruppo|Groupe|Constructora"
    r"|Firma|firması|şirketi|компания|компании|компанией|компанию) [«“„\"]?$"
)
_LOOK_BACK = 16


def company_end(plain: str, end: int) -> int | None:
    """Where a company's name ends if its trade or legal form follows at `end`."""
    match = _FOLLOWS.match(plain, end)
    return None if match is None else match.end()


def is_company(plain: str, start: int, end: int) -> bool:
    """Do a name's last words, or the word before it, say that it is a company?"""
    return has_company_end(plain[start:end]) or _is_introduced(plain, start)


def has_company_end(name: str) -> bool:
    """Is a name's last word a trade or a legal form?"""
    return _END.search(name) is not None


def _is_introduced(plain: str, start: int) -> bool:
    return _PRECEDES.search(plain, max(0, start - _LOOK_BACK), start) is not None
