"""What class names and ids call a part of a page, in kinds.

Names are taken apart into words ("c-articleBody__text" is article, body, text), and each word
is looked at once for all pages a process reads: sites share a vocabulary of a few thousand.
"""

from __future__ import annotations

import re
from functools import lru_cache

_KINDS = {
    "article": r"article|story|post(?!er)|entry|blog|news(?!let)",
    "content": r"content|body|text|main|prose|rte$|paragraph|copy(?!right)|markdown",
    "comment": r"comment|disqus|repl(?:y|ies)|discuss|livefyre|respond|forum|thread",
    "related": r"related|recommend|recirc|^more$|^also$|^next$|trending|popular|^most$|latest|"
    r"recent|suggest|outbrain|taboola|teaser|card|tile|promo|similar|zergnet|^mehr$|^lire$|^leia$",
    "share": r"^shar|social|follow|facebook|twitter|whatsapp|linkedin|addthis|sharedaddy|^tool",
    "author": r"author|byline|^bio|contributor|writer|profile|reporter|autor|auteur|yazar",
    "meta": r"^meta|^date|time|publish|kicker|eyebrow|categor|^tags?$|tagcloud|topic|label|keyword|"
    r"breadcrumb|info",
    "caption": r"caption|credit|cutline|image|photo|picture|media|galler|slide|carousel|figure|"
    r"video|player|embed",
    "newsletter": r"newslet|subscri|signup|^sign$|mailing|^optin|mailchimp|donat|member|paywall|"
    r"regwall|login|register|^cta$|offer",
    "advert": r"^ads?$|advert|sponsor|banner|^dfp|^gpt|commercial|affiliate|^adv$|inarticle",
    "footer": r"foot(?!ball|age)|copyright|colophon|legal|disclaimer|bottom",
    "header": r"^head(?!line)|header|masthead|topbar|hero",
    "navigation": r"^nav|menu|paginat|pager|toolbar|^skip|search|dropdown|^toc$|tabs?$",
    "side": r"sidebar|aside|^rail|^side|widget|secondary|complementary|module",
    "notice": r"cookie|consent|gdpr|privacy|popup|modal|overlay|lightbox|alert|notice|notif|toast|"
    r"dialog",
    "quote": r"quot|pullquote|tweet|blockquote",
    "summary": r"summary|excerpt|standfirst|^dek$|subtitle|subhead|^lede?$|^lead|intro|abstract|"
    r"descript|highlight|subline|chapo",
    "hidden": r"hidden|^visually|^sr$|screenreader|print|^none$|offscreen|assistive",
    "note": r"footnote|reference|correction|clarif|disclosure|editor",
    "comparison": r"product|price|rating|review|shop|buy|deal|rank|spec",
    "question": r"faq|question|answer|accordion|collaps",
}
COUNT = len(_KINDS)
_BITS = {kind: 1 << bit for bit, kind in enumerate(_KINDS)}
_ANY = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()))
_WORD = re.compile(r"[A-Z]?[a-z]{2,24}|[A-Z]{3,24}")


def bit(kind: str) -> int:
    """The bit that stands for a kind."""
    return _BITS[kind]


@lru_cache(maxsize=50_000)
def kinds_of(names: str) -> int:
    """The kinds that class names and ids belong to, as bits."""
    bits = 0
    for word in _WORD.findall(names[:400]):
        bits |= _kinds_of_word(word.lower())
    return bits


@lru_cache(maxsize=50_000)
def _kinds_of_word(word: str) -> int:
    bits = 0
    for match in _ANY.finditer(word):
        bits |= _BITS[match.lastgroup or ""]
    return bits
