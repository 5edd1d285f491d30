"""The model's names -> better ones, by what the whole document says.

In: the plain text and the mentions the model found in it. Out: mentions with their right
ends, one label for one name through the text, names carried on to where the model missed
them. Each step is a function in a file of its own and is explained there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsreader.entities.gazetteer import gazetteer
from newsreader.entities.postprocess.acronyms import read_acronyms
from newsreader.entities.postprocess.cities import complete_known, relabel_known
from newsreader.entities.postprocess.compounds import complete_words
from newsreader.entities.postprocess.credits import read_credits
from newsreader.entities.postprocess.cues import read_cues
from newsreader.entities.postprocess.datelines import read_datelines
from newsreader.entities.postprocess.heads import part_owners, relabel_by_head, without_kinds
from newsreader.entities.postprocess.joins import join_parts
from newsreader.entities.postprocess.lineups import read_lineups
from newsreader.entities.postprocess.propagation import propagate
from newsreader.entities.postprocess.surnames import relabel_titled, short_forms
from newsreader.entities.postprocess.trim import trim
from newsreader.entities.postprocess.votes import agree
from newsreader.entities.spans import RawMention, without_overlaps


def refine(plain: str, mentions: Iterable[RawMention]) -> list[RawMention]:
    """The mentions bettered, sorted and without overlaps."""
    known = gazetteer()
    found = complete_words(plain, mentions, known)
    found = join_parts(plain, found, known)
    found = without_overlaps(trim(plain, found))
    found = complete_known(plain, found, known)
    found = part_owners(plain, found, known)
    found = without_kinds(plain, found, known)
    found = relabel_by_head(plain, found, known)
    found = read_datelines(plain, found)
    found = read_credits(plain, found, known)
    found = read_lineups(plain, found)
    found, _, acronym_labels = read_acronyms(plain, found)
    persons = set(short_forms(plain, found, known))
    found, titled = relabel_titled(plain, found, known)
    persons |= titled
    found = read_cues(plain, found, persons)
    found = relabel_known(plain, found, known, persons)
    found = [
        mention.labelled(_of_document(mention.text(plain), mention.label, acronym_labels, persons))
        for mention in found
    ]
    found = agree(plain, found)
    found = propagate(plain, found, known, persons, acronym_labels)
    return without_overlaps(found)


def _of_document(
    name: str, label: str, acronym_labels: Mapping[str, str], persons: set[str]
) -> str:
    return acronym_labels.get(name) or ("PERSON" if name in persons else label)
