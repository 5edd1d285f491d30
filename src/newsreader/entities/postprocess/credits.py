"""Who wrote a report, as agencies say at its foot: "(Reporting by A in B; Editing by C and D)"."""

from __future__ import annotations

import re

from newsreader.entities.gazetteer import Gazetteer
from newsreader.entities.postprocess.heads import is_organisation_name
from newsreader.entities.spans import Cover, RawMention

_CLAUSE = re.compile(
    r"""\b(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Tt]ranslation|[Tt]ranslated|[Cc]ompiled)
    (?:\ and\ (?:[Rr]eporting|[Ww]riting|[Ee]diting))?\ by\ ([^;()\n]{3,200})""",
    re.VERBOSE,
)
#: What stands before each person of such a clause, but not before a place or a newsroom.
_PERSON_COMES = re.compile(r"(?:\bby|,|,? and|&) $")
_LONGEST_BEFORE = 5


def read_credits(plain: str, mentions: list[RawMention], known: Gazetteer) -> list[RawMention]:
    """The mentions with the full names in credits of agencies as persons."""
    clauses = Cover(len(plain))
    for clause in _CLAUSE.finditer(plain):
        clauses.take(*clause.span(1))
    return [
        mention.labelled("PERSON") if _is_credited(plain, mention, clauses, known) else mention
        for mention in mentions
    ]


def _is_credited(plain: str, mention: RawMention, clauses: Cover, known: Gazetteer) -> bool:
    name = mention.text(plain)
    return (
        not clauses.free(mention.start, mention.start + 1)
        and not clauses.free(mention.end - 1, mention.end)
        and " " in name
        and name not in known.places
        and not is_organisation_name(name)
        and bool(_PERSON_COMES.search(plain[mention.start - _LONGEST_BEFORE : mention.start]))
    )
