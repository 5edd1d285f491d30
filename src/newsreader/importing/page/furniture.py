"""Lines that stand in articles and belong to the site."""

from __future__ import annotations

import re

_LONGEST = 220
_STARTS = re.compile(
    r"""^\W*(?:
    # more to read
    read\ (?:more|also|next|on|the\ full|full) | see\ also | more: | also\ (?:read|see|on)
  | related(?:\ (?:stor|article|post|content|news|link)|\s*:|$)
  | more\ (?:from|on|stories|news|about) | recommended | trending | don.t\ miss
  | most\ (?:read|popular|viewed|recent) | you\ (?:may|might)\ (?:also|like)
  | if\ you\ (?:enjoyed|liked|found) | watch(?:\ now|:|\ more|\ the|\ live) | listen
    # things to do
  | sign\ (?:up|in) | subscribe | follow\ (?:us|@|\w+\ on|our|the) | click\ (?:here|to)
  | get\ (?:the|our)\ | download\ | share(?:\ (?:this|on|via|your)|$|:) | join\ (?:us|our|the)
  | leave\ a\ (?:reply|comment) | comments?\b | buy\ now | shop\ | contact | newsletter
  | view\ (?:all|gallery|comments|more) | (?:have|got)\ a\ tip | log\ ?in
    # about the piece and its maker
  | photos?(?:\ by|:|\ credit) | image(?:\ (?:credit|source|via)|:) | copyright | ©
  | all\ rights\ reserved | tags?\s*: | tags?$ | filed\ (?:under|in) | source\s*:
  | posted\ (?:in|by|on|under) | by\ \w+ | updated | published | about\ the\ author
  | this\ (?:article|story|post|piece)\ (?:was|is|has|originally|first|appeared)
  | originally\ published | disclaimer | disclosure | advert
    # parts of a page
  | home$ | skip\ to | menu$ | search$ | next$ | previous | prev$ | back\ to | print$ | email
  | facebook | twitter | whatsapp | linkedin | pinterest | reddit
  | \d+\ (?:comments?|shares?|views?|min(?:ute)?s?\ read)
  | \d+\ (?:hours?|days?|weeks?|months?|years?|min(?:ute)?s?)\ ago
    # German, French, Spanish
  | weiterlesen | lesen\ sie\ auch | mehr\ (?:zum\ thema|von) | siehe\ auch | teilen | werbung
  | anzeige | abonnieren | quelle\s*:
  | lire\ (?:aussi|la\ suite|plus) | à\ lire | voir\ aussi | partager | publicité | abonnez
  | sur\ le\ même\ (?:sujet|thème)
  | lee\ (?:también|más) | leer\ más | ver\ (?:también|más) | compartir | publicidad
  | suscr[íi]b | te\ puede\ interesar | relacionad
    # Italian, Portuguese, Turkish, Russian, Dutch
  | leggi\ (?:anche|tutto) | condividi | pubblicità | iscriviti
  | leia\ (?:também|mais) | veja\ também | compartilh | publicidade | assine
  | ayrıca\ oku | ilgili\ haber | devamını\ oku | paylaş | reklam | abone\ ol
  | читайте\ также | поделиться | реклама | подписа
  | lees\ (?:ook|meer) | deel\ dit
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_OTHER_ARTICLES = re.compile(
    r"""\b(?:
    related
  | (?:more|other|also|further|suggested|recommended)\b.*\b(?:articles?|posts?|story|stories
      |reports?|guides?|news|coverage|recipes?|reviews?|reading)
  | (?:articles?|posts?|stories|reports?|guides?|trackers?)\b.*\b(?:from|by|like|may|might|enjoy)
  | interested\ in | you\ (?:may|might|will|.ll)\ (?:also\ )?(?:like|love|enjoy)
  | mehr\ (?:zu|von|über) | weitere\ (?:artikel|beiträge|meldungen) | à\ lire | lire\ aussi
  | más\ (?:sobre|noticias) | te\ puede\ interesar | leggi\ anche | leia\ (?:também|mais)
  | ilgili\ haberler | diğer\ haberler | читайте\ также | по\ теме
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def reads_like_furniture(text: str) -> bool:
    """Does a short line begin as navigation, sharing, related links or notices of a site do?"""
    return len(text) <= _LONGEST and _STARTS.match(text) is not None


def leads_elsewhere(text: str) -> bool:
    """Does a line announce other articles, as "You may also be interested in:" does?"""
    return len(text) <= _LONGEST and _OTHER_ARTICLES.search(text) is not None
