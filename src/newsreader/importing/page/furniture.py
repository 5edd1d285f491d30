"""Lines that stand in articles and belong to the site."""

from __future__ import annotations

import re

_LONGEST = 220
_STARTS = re.compile(
    r"""^\W*(?:
    read\ (?:more|also|next|on|the\ full|full) | related(?:\ (?:stor|article|post|content|news|link)|\s*:|$) | see\ also | more:|also\ read|also\ see
    | more\ (?:from|on|stories|news|about) | watch(?:\ now|:|\ more|\ the|\ live) | sign\ up | subscribe | follow\ (?:us|@|\w+\ on|our|the)
    | click\ (?:here|to) | get\ (?:the|our)\ | download\ | don.t\ miss | share(?:\ (?:this|on|via|your)|$|:) | advert | photos?(?:\ by|:|\ credit)
    | image(?:\ (?:credit|source|via)|:) | copyright | © | all\ rights\ reserved | tags?\s*: | tags?$ | filed\ (?:under|in) | posted\ (?:in|by|on|under)
    | by\ \w+ | updated | published | newsletter | (?:have|got)\ a\ tip | contact | recommended | trending | most\ (?:read|popular|viewed|recent)
    | you\ (?:may|might)\ (?:also|like) | leave\ a\ (?:reply|comment) | comments?\b | join\ (?:us|our|the) | listen | source\s*: | about\ the\ author | buy\ now
    | shop\ | view\ (?:all|gallery|comments|more) | home$ | skip\ to | menu$ | search$ | log\ ?in | sign\ in | next$ | previous | prev$ | back\ to | print$ | email
    | facebook | twitter | whatsapp | linkedin | pinterest | reddit | \d+\ (?:comments?|shares?|views?|min(?:ute)?s?\ read) | \d+\ (?:hours?|days?|weeks?|months?|years?|min(?:ute)?s?)\ ago
    | if\ you\ (?:enjoyed|liked|found) | this\ (?:article|story|post|piece)\ (?:was|is|has|originally|first|appeared) | originally\ published | disclaimer | disclosure
    | weiterlesen | lesen\ sie\ auch | mehr\ zum\ thema | mehr\ von | siehe\ auch | teilen | werbung | anzeige | abonnieren | newsletter | quelle\s*:
    | lire\ (?:aussi|la\ suite|plus) | à\ lire | voir\ aussi | partager | publicité | abonnez | sur\ le\ même\ (?:sujet|thème)
    | lee\ (?:también|más) | leer\ más | ver\ (?:también|más) | compartir | publicidad | suscr[íi]b | te\ puede\ interesar | relacionad
    | leggi\ anche | leggi\ tutto | condividi | pubblicità | iscriviti | leia\ (?:também|mais) | veja\ também | compartilh | publicidade | assine
    | ayrıca\ oku | ilgili\ haber | devamını\ oku | paylaş | reklam | abone\ ol | читайте\ также | поделиться | реклама | подписа | lees\ ook | lees\ meer | deel\ dit
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def reads_like_furniture(text: str) -> bool:
    """Does a short line begin as navigation, sharing, related links or notices of a site do?"""
    return len(text) <= _LONGEST and _STARTS.match(text) is not None
