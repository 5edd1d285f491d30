"""What a page looks like when it does not look like an article.

People save the login page that stood in front of the article, the consent notice, the error
that came instead. All are imported, since only their owner can tell, but they say so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from newsreader.importing.page.blocks import Block
from newsreader.importing.page.choice import Choice
from newsreader.importing.page.metadata import Metadata

ERROR_PAGE = "looks like an error page"
LOGIN_PAGE = "looks like a login page"
PAYWALL = "looks cut off by a paywall"
CONSENT_NOTICE = "looks like a consent notice"
ROBOT_CHECK = "looks like a check for robots"
HOME_PAGE = "looks like a home page"
LITTLE_TEXT = "holds very little text"

_SHORT_TEXT = 200
_VERY_SHORT_TEXT = 40
_TEASER_WORDS = 25
_TEASERS = 12

_ERROR = re.compile(
    r"""\b(?:404|410|500|502|503|403)\b\W{0,3}
    (?:error|not\ found|forbidden|bad\ gateway|fehler|erreur|hata|$)|
    ^\W*(?:error|fehler|erreur|hata|ошибка)\W{0,3}(?:404|403|410|5\d\d)|
    page\ (?:not\ found|can.?t\ be\ found|does\ ?n.t\ exist|introuvable)|not\ found$|access\ denied|
    (?:seite|artikel)\ (?:wurde\ )?nicht\ gefunden|sayfa\ bulunamad|página\ no\ encontrada|
    página\ não\ encontrada|pagina\ non\ trovata|страница\ не\ найдена|pagina\ niet\ gevonden|
    service\ unavailable|something\ went\ wrong|no\ longer\ available""",
    re.IGNORECASE | re.VERBOSE,
)
_ROBOT = re.compile(
    r"just a moment|attention required|are you (?:a )?(?:human|robot)|"
    r"verify (?:that )?you are (?:a )?human|"
    r"unusual traffic|complete the captcha|enable javascript and cookies|press (?:and|&) hold|"
    r"checking your browser",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"\b(?:log ?in|sign in|log on)\b|anmelden|einloggen|connectez-vous|se connecter|"
    r"identifiez-vous|iniciar? sesión|inicia sesión|giriş yap|oturum aç|accedi|entrar na conta|"
    r"войти|войдите|inloggen",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"(?:subscribe|sign up|register|log in|become a member) (?:now )?to "
    r"(?:continue|keep|read|unlock)|"
    r"already a (?:subscriber|member)|for subscribers only|subscriber[- ]only|"
    r"(?:jetzt|weiter ?lesen mit) (?:abo|plus)|nur für abonnenten|réservé aux abonnés|"
    r"la suite est réservée|exclusivo para su[bs]scri|contenido exclusivo|riservato agli abbonati|"
    r"aboneler(?:e|imize) özel|только для подписчиков|exclusief voor abonnees",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"we (?:and our partners |value your |use )(?:privacy|cookies|store)|"
    r"accept (?:all )?cookies|your privacy|before you continue|"
    r"manage (?:cookies|consent|preferences)|cookie (?:policy|settings|notice)|legitimate interest|"
    r"cookies? (?:akzeptieren|zustimmen|einstellungen)|datenschutz|einwilligung|zustimm(?:en|ung)|"
    r"accepter (?:les|et)|votre vie privée|vos préférences|politique de confidentialité|"
    r"acept(?:ar|o) (?:las )?cookies|tu privacidad|çerez|gizlilik|aceitar cookies|accetta|"
    r"i cookie|файлы cookie|toestemming",
    re.IGNORECASE,
)


def likeness(
    metadata: Metadata,
    plain: str,
    blocks: Sequence[Block],
    choice: Choice,
    *,
    asks_password: bool,
) -> str | None:
    """What the page looks like, in words that can follow "the page"; None for an article.

    `plain` is the text that was kept; `asks_password` says whether the page has such a field.
    """
    words = len(plain.split())
    if words < _SHORT_TEXT:
        short = _short_page(metadata, plain, blocks, choice, words, asks_password)
        if short is not None:
            return short
    if _is_home_page(metadata, blocks, choice):
        return HOME_PAGE
    return LITTLE_TEXT if words < _VERY_SHORT_TEXT and not _is_spaceless(plain) else None


def _short_page(
    metadata: Metadata,
    plain: str,
    blocks: Sequence[Block],
    choice: Choice,
    words: int,
    asks_password: bool,
) -> str | None:
    head = f"{metadata.title}\n{plain[:200]}"
    if _ROBOT.search(head):
        return ROBOT_CHECK
    if _ERROR.search(metadata.title) or _ERROR.search(plain[:200]):
        return ERROR_PAGE
    if len(_CONSENT.findall(plain)) >= 2 or (words < _TEASER_WORDS * 4 and _CONSENT.search(head)):
        return CONSENT_NOTICE
    if _LOGIN.search(metadata.title) or (asks_password and _LOGIN.search(plain)):
        return LOGIN_PAGE
    left_out = "\n".join(
        block.text for block, keep in zip(blocks, choice.kept, strict=True) if not keep
    )
    return PAYWALL if _PAYWALL.search(plain) or _PAYWALL.search(left_out) else None


def _is_home_page(metadata: Metadata, blocks: Sequence[Block], choice: Choice) -> bool:
    """A front or section page: its text is one teaser after another, each a link."""
    kept = [block for block, keep in zip(blocks, choice.kept, strict=True) if keep]
    sizes = sum(len(block.words) for block in kept)
    linked = sum(len(block.words) * block.link_density for block in kept)
    teasers = sum(
        1
        for block in kept
        if len(block.words) <= _TEASER_WORDS and block.link_density > 0.7 and len(block.words) > 3
    )
    if teasers >= _TEASERS and linked > 0.4 * sizes:
        return True
    at_root = metadata.url is not None and urlsplit(metadata.url).path in ("", "/")
    links = sum(1 for block in blocks if block.link_density > 0.7 and len(block.words) > 3)
    return at_root and not metadata.published and links > 2 * _TEASERS


def _is_spaceless(plain: str) -> bool:
    """Chinese, Japanese and Thai part words without blanks."""
    return len(plain) > 10 * max(1, len(plain.split()))
