"""Names of a library that may be one thing, for the reader to say yes to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsreader.entities.canonical import library_names
from newsreader.entities.fold import folded
from newsreader.entities.rules import EntityRule, refused
from newsreader.records import record

_SPELLING = "written otherwise"
_SHORTER = "fits this person alone"
_EXPLAINED = "articles say so"


@record
class SuggestedMerge:
    """That the thing called `name` may be the one called `to`, and why it seems so."""

    name: str
    to: str
    label: str
    reason: str


def suggested_merges(
    forms: Mapping[tuple[str, str], Mapping[str, int]], rules: Iterable[EntityRule] = ()
) -> tuple[SuggestedMerge, ...]:
    """What different articles call differently and may be one thing, in order of the names.

    `forms` says how often each (label, canonical name) of a library is written in which way; see
    `canonical.library_names` for what is taken for one thing. What the reader's `rules` call
    different is not suggested.
    """
    known = refused(rules)
    return tuple(
        SuggestedMerge(name, whole, label, _reason(name, whole, label))
        for (label, name), whole in sorted(library_names(forms).items())
        if whole != name and frozenset((folded(name), folded(whole))) not in known
    )


def _reason(name: str, whole: str, label: str) -> str:
    if folded(name) == folded(whole):
        return _SPELLING
    return _SHORTER if label == "PERSON" else _EXPLAINED
