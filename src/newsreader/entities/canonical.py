"""One thing, many names: which mentions of an article are the same person, body or place.

The rules are few and can be told to the reader: a short name belongs to the one full name that
holds all its words; an acronym belongs to what it was explained as; some countries and bodies
have two names everybody knows. Where two full names fit, the short one stays apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from newsreader.entities.fold import folded, name_words

#: Names that are one thing everywhere, the first the canonical one.
_SAME = (
    ("United States", "US", "U.S.", "U.S", "USA", "U.S.A.", "United States of America"),
    ("United Kingdom", "UK", "U.K.", "U.K"),
    ("United Arab Emirates", "UAE", "U.A.E."),
    ("United Nations", "UN", "U.N.", "U.N"),
    ("European Union", "EU", "E.U."),
    ("World Health Organization", "WHO", "World Health Organisation"),
    ("International Monetary Fund", "IMF"),
    ("NATO", "Nato", "North Atlantic Treaty Organization"),
    ("Turkey", "Türkiye", "Turkiye"),
    ("Czech Republic", "Czechia"),
    ("Myanmar", "Burma"),
    ("Ivory Coast", "Côte d'Ivoire", "Côte d’Ivoire"),
    ("Soviet Union", "USSR"),
)
_ALIASES = {alias: names[0] for names in _SAME for alias in names}
_COMPANY_ENDINGS = frozenset("inc corp corporation ltd limited llc plc co company ag sa nv".split())
_NAME_LABELS = frozenset({"PERSON", "ORG", "LOC", "GPE", "FAC", "OTHER"})


def canonical_names(
    names: Iterable[tuple[str, str]], acronyms: Mapping[str, str]
) -> dict[tuple[str, str], str]:
    """The canonical form of each (label, name) of one article.

    `names` in the order of the text, as often as they stand there; `acronyms` are short forms
    with what the article explains them as.
    """
    counts = Counter(names)
    spelled: dict[tuple[str, str], str] = {}
    by_label: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (label, name), count in counts.items():
        whole = acronyms.get(name) or _ALIASES.get(name) or name
        spelled[label, name] = whole
        if label in _NAME_LABELS:
            by_label[label][whole] = by_label[label].get(whole, 0) + count
    chosen: dict[tuple[str, str], str] = {}
    for label, wholes in by_label.items():
        for name, canonical in _merged(label, wholes).items():
            chosen[label, name] = canonical
    return {key: chosen.get((key[0], whole), whole) for key, whole in spelled.items()}


def merge_persons(names: Mapping[str, int]) -> dict[str, str]:
    """Each person's name -> the fullest name of the same person. `names` come with counts.

    A name belongs to a fuller one that holds its words in order, a first letter standing for a
    word ("R. T. Erdoğan"), if there is but one such person.
    """
    full = _one_spelling(names)
    heads = sorted(set(full.values()), key=lambda name: (_size(name), name), reverse=True)
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for head in heads:
        for word in set(name_words(head)):
            holders[word].append(head)
    owner = {name: name for name in heads}
    for name in heads:
        fuller = {owner[other] for other in _fuller(name, holders)}
        if len(fuller) == 1:
            owner[name] = fuller.pop()
    return {name: owner[head] for name, head in full.items()}


def library_names(
    forms: Mapping[tuple[str, str], Mapping[str, int]],
) -> dict[tuple[str, str], str]:
    """The canonical name across a library of each (label, canonical name) of its articles.

    `forms` says how often each entity is written in which way. Two articles' entities are one if
    their names differ in spelling only; if one is a person's shorter name and only one person
    of the library has all its words; or if one is a short form that articles explain as the
    other and as nothing else. Everything else stays apart.
    """
    by_label: defaultdict[str, dict[str, int]] = defaultdict(dict)
    meanings: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for (label, canonical), written in forms.items():
        by_label[label][canonical] = sum(written.values())
        for form in written:
            if folded(form) != folded(canonical):
                meanings[label, folded(form)].add(canonical)
    result: dict[tuple[str, str], str] = {}
    for label, names in by_label.items():
        merged = merge_persons(names) if label == "PERSON" else _one_spelling(names)
        for name in names:
            meant = {merged[whole] for whole in meanings[label, folded(name)] if whole in merged}
            explained = label != "PERSON" and len(meant) == 1
            result[label, name] = meant.pop() if explained else merged[name]
    return result


def _merged(label: str, names: Mapping[str, int]) -> dict[str, str]:
    if label == "PERSON":
        return merge_persons(names)
    full = _one_spelling(names)
    if label == "ORG":
        heads = set(full.values())
        return {name: _company(head, heads) for name, head in full.items()}
    return full


def _one_spelling(names: Mapping[str, int]) -> dict[str, str]:
    """Names that differ in case, accents or marks -> the spelling used most.

    Capitals throughout are a headline's, not a name's, unless there is nothing else.
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        groups[folded(name) or name].append(name)
    best = {}
    for group in groups.values():
        head = max(group, key=lambda name: (not _shouted(name), names[name], _accents(name), name))
        best.update(dict.fromkeys(group, head))
    return best


def _shouted(name: str) -> bool:
    return name.isupper() and len(name) > 5


def _accents(name: str) -> int:
    return sum(character > "\x7f" for character in name)


def _company(name: str, heads: Iterable[str]) -> str:
    """ "Tesla Inc" and "Tesla" are one, and "Thornby" is the one "Thornby Athletic"."""
    words = name_words(name)
    longer = [
        head
        for head in heads
        if len(name_words(head)) > len(words)
        and name_words(head)[: len(words)] == words
        and (len(words) == 1 or name_words(head)[-1] in _COMPANY_ENDINGS)
    ]
    return longer[0] if len(longer) == 1 else name


def _fuller(name: str, holders: Mapping[str, list[str]]) -> list[str]:
    """Longer names that hold all words of a name."""
    words = name_words(name)
    rarest = min(
        (holders[word] for word in words if len(word) > 1 and word in holders),
        key=len,
        default=[],
    )
    return [other for other in rarest if _size(other) > _size(name) and _fits(name, other)]


def _size(name: str) -> tuple[int, int]:
    words = name_words(name)
    return len(words), sum(map(len, words))


def _fits(short: str, full: str) -> bool:
    """Are the words of `short` words of `full`, in the same order?"""
    return _is_subsequence(name_words(short), name_words(full))


def _is_subsequence(short: Sequence[str], full: Sequence[str]) -> bool:
    rest = iter(full)
    return all(
        any(word == part or (len(word) == 1 and part.startswith(word)) for part in rest)
        for word in short
    )
