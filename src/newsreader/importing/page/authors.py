"""The people who wrote an article, out of what pages write in author lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from newsreader.cleaning import clean_line
from newsreader.importing.dates import find_date
from newsreader.importing.page import jsonld
from newsreader.importing.page.statements import Statements

_META = (
    "citation_author", "dc.creator", "dcterms.creator", "author", "article:author",
    "article:author_name", "parsely-author", "sailthru.author", "dc.contributor", "byl", "byline",
    "authors", "article.author", "og:article:author", "rnews:author", "cxenseparse:author",
    "twitter:data1",
)  # fmt: skip
_LEAD = re.compile(
    r"""^\W*(?:
    (?:(?:story|text|words|photos?|article|posted|written|published|reported|edited|reviewed|created
      |medically\ reviewed)\s+)?by
    |von|par|por|di|da|yazan|автор|auteur|autor(?:in)?|author|door|av|text|texto|testo|words
    |(?:insights?|advice|thoughts|notes?)\s+from
    |reported|written|contributors?|from
    |(?:interview|report|reportage|bericht|reportaje|entrevista|intervista|röportaj|haber)(?=\s*:)
    )\b[\s:]+""",
    re.IGNORECASE | re.VERBOSE,
)
_SEPARATORS = re.compile(
    r"\s*(?:;|\||•|·|/|\n|\s[–—-]\s)\s*|\s+(?:and|und|et|y|e|ve|en|i|и|with|&)\s+|\s*&\s*"
)
_JOB = re.compile(
    r"\b(?:editors?|reporters?|correspondents?|writers?|journalists?|columnists?|contributors?|"
    r"producers?|photographers?|analysts?|fellows?|professors?|directors?|managers?|chiefs?|"
    r"staff|senior|freelance|founder|ceo|phd|ph\.d|m\.?d|md|rd|lecturer|researcher|author|"
    r"bureau|desk|team|redakteur(?:in)?|korrespondent(?:in)?|journaliste|redactora?|muhabir|"
    r"newsroom|associate|head|specialist|expert|intern|critic|reviewer|strategist|consultant|"
    r"press|reuters|afp|ap|dpa|bloomberg|getty|news|times|post|guardian)\b",
    re.IGNORECASE,
)
_NOT_PEOPLE = re.compile(
    r"^(?:admin(?:istrator)?|staff|editor(?:s|ial)?|redaktion|(?:la )?rédaction|redacción|"
    r"redação|redazione|editorial team|web ?master|guest|anonymous|unknown|news ?desk|newsroom|"
    r"contributors?|staff (?:writer|reporter|report)s?|wire (?:service|report)s?|press release|"
    r"various authors|none|null|user|author|about|by|follow|share|email|terms|discuss|"
    r"print\b.*|comments?|"
    r"(?:member )?log ?(?:in|out)|sign (?:in|up|out)|"
    r"view (?:all|profile|more).*|read more.*|see (?:all|more).*|"
    r"more (?:from|by|about|posts).*|\d+|posts? by.*|all posts.*|sponsored.*)$",
    re.IGNORECASE,
)
# Their names hold the words that part or end the names of people ("for", "and").
_ORGANISATION = re.compile(
    r"(?:the )?(?:cent(?:er|re)|organi[sz]ation|institute?|department|office|ministry|association|"
    r"foundation|society|university|council|agency|committee|bureau|federation|union|museum|"
    r"contributors) (?:for|of|on|to|and)\b",
    re.IGNORECASE,
)
_DATE_OR_ADDRESS = re.compile(
    r"@\w|https?:|www\.|\.(?:com|org|net)\b|\b(?:19|20)\d\d\b|\d{1,2}:\d\d|\bmin(?:ute)?s?\s+read",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:\s*[,|(–—-]\s*|\s+)(?:for|of|at|in|on|updated|published|posted|from|special to|via|"
    r"contributor|staff|opens in|edited by)\b.+$|\s*\(.*$|\s*,?\s*\b(?:on|am|le|el)\s+\w+day\b.*$",
    re.IGNORECASE,
)
_GLUED = re.compile(r"((?:^|\s)(?:[Bb]y|BY|Von|Par|Por))(?=[A-ZÀ-Þ][a-zà-þ])")
_BYLINE = re.compile(
    r"^\W*(?:(?:story|text|words|posted|written|published|reported|reviewed|interview|"
    r"recommended|guest post|article)\s+)?"
    r"(?:by|von|par|por|di|door|yazan|автор|autor(?:in)?|auteur|autora?|author|contributors?)\b[:\s]\s*\S",
    re.IGNORECASE,
)
_ON_THE_AUTHOR = re.compile(
    r"^(?:written by|(?:view|see|read) (?:all|more) (?:posts|articles|stories) (?:by|from))\s+"
    r"(?=\S)",
    re.IGNORECASE,
)
_BY_LABEL = re.compile(
    r"writ|by|author|auteur|autor|verfass|yazan|geschr|skriv|escrit|scritt", re.IGNORECASE
)
_AUTHOR_ADDRESS = re.compile(
    r"/(?:authors?|people|by|staff|contributors?|profiles?|writers?|team|reporters?|"
    r"journalists?|autor(?:en|es)?|auteurs?|yazar(?:lar)?|our-experts|columnists?|bio)/"
    r"[\w%.@-]{3,}",
    re.IGNORECASE,
)
_LONGEST_BYLINE = 160
_LONGEST_LINE = 300
_LONGEST_NAME = 60
_NEAR_HEADLINE = 120


def authors(said: Statements, publisher: str) -> tuple[tuple[str, ...], str] | None:
    """The names of the people, and where they are said: None when nobody is named.

    A desk or a team is given only where nobody is named.
    """
    groups: tuple[tuple[str, ...], str] | None = None
    for lines, where in _candidates(said):
        stated = where in ("person", "json-ld", "meta", "microdata")
        # On a person's own site the paper has the author's name, and says it is a person.
        own_site = where == "person" and not any(line.isupper() for line in lines)
        names = people(lines, "" if own_site else publisher, stated=stated)
        where = "json-ld" if where == "person" else where
        if names:
            return names, where
        if stated and groups is None:
            named = [clean_line(line, _LONGEST_NAME) for line in lines]
            named = [line for line in named if _is_group(line, publisher)]
            groups = (tuple(named[:3]), where) if named else None
    return groups


def authors_near_headline(lines: Iterable[str], publisher: str) -> tuple[str, ...]:
    """The names in the first line that says "by", in any language known."""
    for line in lines:
        line = _GLUED.sub(r"\1 ", line)
        if (
            len(line) <= _LONGEST_BYLINE
            and _BYLINE.match(line)
            and (names := people([line], publisher))
        ):
            return names
    return ()


def authors_beside_date(lines: Iterable[str], publisher: str) -> tuple[str, ...]:
    """The name in the first line that is a name, the day, and nothing else: "Ann Lee 3 July 2024".

    Before a month a line may have the name of a section or a weekday, so these are left alone.
    """
    for line in lines:
        date = find_date(line) if len(line) <= _LONGEST_NAME else None
        if date is None or not line[date.start].isdigit():
            continue
        lead = line[: date.start].strip(" ,;|·•–—-")
        is_alone = not any(char.isalpha() for char in line[date.end :])
        if is_alone and len(lead.split()) > 1 and people([lead], publisher) == (lead,):
            return (lead,)
    return ()


def authors_in_a_line(lines: Iterable[str], publisher: str) -> tuple[str, ...]:
    """The names of the lines that say only who wrote it, if all name the same.

    "Written by", or the link to an author's other posts, in the box at the foot of an article.
    """
    named = {
        names
        for line in lines
        if len(line) <= _LONGEST_NAME
        and (lead := _ON_THE_AUTHOR.match(line)) is not None
        and (names := people([line[lead.end() :]], publisher))
    }
    return named.pop() if len(named) == 1 else ()


def people(lines: Iterable[str], publisher: str = "", *, stated: bool = False) -> tuple[str, ...]:
    """The names in author lines, without "By", jobs, papers, dates and addresses.

    `stated` lines are known to name authors, so that a name in small letters is one too.
    """
    names: dict[str, str] = {}
    cleaned = [clean_line(line, _LONGEST_LINE) for line in lines]
    for line in cleaned:
        if _ORGANISATION.match(line):
            continue
        for name in _names(line, stated):
            folded = name.casefold()
            if folded != publisher.casefold() and _NOT_PEOPLE.match(name) is None:
                names.setdefault(folded, name)
    longest = [
        name
        for folded, name in names.items()
        if not any(folded != other and folded in other for other in names)
    ]
    return tuple(longest[:12])


def _candidates(said: Statements) -> Iterator[tuple[list[str], str]]:
    stated = said.article.get("author")
    listed = stated if isinstance(stated, list) else [stated]
    yield jsonld.names([item for item in listed if jsonld.is_person(item)]), "person"
    yield jsonld.names([item for item in listed if not jsonld.is_organisation(item)]), "json-ld"
    for name in _META:
        values = said.all_meta(name)
        if name == "twitter:data1" and not _BY_LABEL.search(said.meta("twitter:label1")):
            continue
        yield [value for value in values if "://" not in value], "meta"
    yield jsonld.names([item for item in listed if jsonld.is_organisation(item)]), "json-ld"
    items = [item for item in said.items["author"] if item.tag != "meta" and _in_reach(said, item)]
    inner = [name for item in items for name in item.iter() if name.get("itemprop") == "name"]
    yield [_line(element) for element in inner or items], "microdata"
    yield [_line(link) for link in said.author_links if _in_reach(said, link)], "byline"
    for element in said.bylines:
        if not _in_reach(said, element):
            continue
        links = [
            _line(link)
            for link in element.iter("a")
            if _AUTHOR_ADDRESS.search(link.get("href") or "")
        ]
        yield links, "byline"
        line = " ".join(_line(element).split())
        if len(line) <= _LONGEST_BYLINE:
            yield [line], "byline"
        if _DATE_OR_ADDRESS.search(line):
            yield list(element.itertext())[:1], "byline"
    yield [_line(link) for link in said.profile_links if _in_reach(said, link)][:1], "byline"
    profiles = {_line(link).strip() for link in said.profile_links}
    if len(profiles) == 1:
        yield list(profiles), "byline"


def _line(element: HtmlElement) -> str:
    """The text with a blank where two elements meet: `By<a>Ann Lee</a>` is two words."""
    return str(element.get("content") or " ".join(element.itertext()))


def _is_group(line: str, publisher: str) -> bool:
    words = line.split()
    longest = 9 if _ORGANISATION.match(line) else 5
    plausible = (
        1 < len(words) <= longest and words[0][:1].isupper() and not _DATE_OR_ADDRESS.search(line)
    )
    return plausible and line.casefold() != publisher.casefold() and _NOT_PEOPLE.match(line) is None


def _in_reach(said: Statements, element: object) -> bool:
    if not said.headlines:
        return True
    return abs(said.order.get(element, 10**6) - said.order[said.headlines[0]]) <= _NEAR_HEADLINE


def _names(line: str, stated: bool) -> Iterator[str]:
    line = _GLUED.sub(r"\1 ", line)
    by = re.search(r"(?:^|\s)(?:By|BY)\s+(?=[A-ZÀ-Þ])", line)
    if by is not None:
        line = line[by.end() :]
    line = _LEAD.sub("", line)
    for part in _SEPARATORS.split(line):
        pieces = [piece.strip() for piece in part.split(",")]
        if len(pieces) == 2 and _is_surname_first(pieces):
            pieces = [f"{pieces[1]} {pieces[0]}"]
        for piece in pieces:
            name = _LEAD.sub("", _TRAILING.sub("", piece)).strip(" .,:;|-–—*\"'")
            if _is_name(name, stated):
                yield _in_title_case(name)


def _is_surname_first(pieces: list[str]) -> bool:
    return all(
        len(piece.split()) == 1 and piece[:1].isupper() and piece.isalpha() for piece in pieces
    )


def _is_name(name: str, stated: bool) -> bool:
    words = name.split()
    if not 1 <= len(words) <= 6 or len(name) > _LONGEST_NAME or len(name) < 3:
        return False
    if _DATE_OR_ADDRESS.search(name) or any(char.isdigit() or char == ":" for char in name):
        return False
    if _JOB.search(name):
        return False
    if not all(any(char.isalpha() for char in word) for word in words):
        return False
    capitals = sum(word[0].isupper() or not word[0].islower() for word in words)
    return (
        stated
        or (capitals >= 2 and capitals >= len(words) - 2)
        or (capitals == len(words) == 1 and len(name) > 3)
    )


def _in_title_case(name: str) -> str:
    if not name.isupper() or len(name) < 5:
        return name
    return " ".join(
        word.capitalize() if len(word) > 2 or "." not in word else word for word in name.split()
    )
