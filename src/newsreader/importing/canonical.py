"""One address and one key for one article, however it was reached.

Links are shared with a fragment, a session or the name of the campaign they came from. What
can be a different page (the path, AMP, any other parameter) is left alone.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import SplitResult, urlsplit, urlunsplit

from newsreader.cleaning import clean_line

_LONGEST_URL = 2000
_DEFAULT_PORTS = {"http": 80, "https": 443}
# Parameters that name the link somebody followed and never the page.
_TRACKING = re.compile(
    r"""(?:
        utm_\w+ | mtm_\w+ | pk_(?:campaign|kwd|source|medium|content) | hsa_\w+ | __hs\w+
      | fbclid | gclid | gclsrc | dclid | gbraid | wbraid | msclkid | yclid | twclid | ttclid
      | li_fat_id | igshid | igsh | mc_[ce]id | _hsenc | _hsmi | vero_id | wickedid | oly_\w+_id
      | rb_clickid | s_cid | s_kwcid | ns_(?:campaign|source|mchannel|linkname|fee) | at_\w+
      | _openstat | cmpid | ref_src | ref_url | guccounter | guce_referrer(?:_sig)?
      | __twitter_impression
      | ocid | smid | smtyp | xtor | wt_mc | wt\.mc_id | wtrid | trk | trkcampaign | mkt_tok
      | sharedtoken | share_id | srnd | sref | ftag | icid | intcid | cid_source | amp_js_v | _ga
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"\w+")


def canonical_url(url: str | None) -> str | None:
    """The address without fragment, tracking parameters, default port and credentials.

    Scheme and host in lower case; parameters stay in their order. None for anything that
    is not an absolute http or https address.
    """
    parts = _parts(url)
    if parts is None:
        return None
    query = "&".join(
        item
        for item in parts.query.split("&")
        if item and not _TRACKING.fullmatch(item.partition("=")[0])
    )
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", query, ""))


def article_key(url: str | None, title: str, plain: str) -> str:
    """What an article is recognised by when it is imported again.

    "u:" and a hash of the canonical address, where http and https, "www." and a final slash
    make no difference; without an address "t:" and a hash of its words.
    """
    canonical = canonical_url(url)
    if canonical is None:
        return "t:" + text_hash(title, plain)
    parts = urlsplit(canonical)
    query = "&".join(sorted(parts.query.split("&")))
    place = f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{query}"
    return "u:" + _hash(place)


def text_hash(title: str, plain: str) -> str:
    """A hash of the words of a text, blind to case, punctuation, accents' form and layout."""
    folded = unicodedata.normalize("NFKC", f"{title} {plain}").casefold()
    return _hash(" ".join(_WORD.findall(folded)))


def _parts(url: str | None) -> SplitResult | None:
    if not url:
        return None
    line = clean_line(url, _LONGEST_URL + 1)
    if len(line) > _LONGEST_URL or " " in line:
        return None
    try:
        parts = urlsplit(line)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    host = (host or "").rstrip(".")
    if scheme not in _DEFAULT_PORTS or not host:
        return None
    place = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS[scheme]:
        place = f"{place}:{port}"
    return SplitResult(scheme, place, parts.path, parts.query, "")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
