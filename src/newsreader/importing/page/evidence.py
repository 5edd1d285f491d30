"""What speaks for and against each block of a page being article text, as numbers.

Nothing here knows a site: what counts is how prose and links are spread over the page's
containers, what the markup calls them, where a block stands, what is repeated, and how far
other extractors take a block in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log1p

import numpy as np
from lxml.html import HtmlElement
from numpy.typing import NDArray

from newsreader.importing.page.blocks import Block
from newsreader.importing.page.furniture import reads_like_furniture
from newsreader.importing.page.surroundings import surroundings
from newsreader.importing.page.wording import Floats, PageWords

_PARAGRAPH_WORDS = 15
_LONG_PARAGRAPH_WORDS = 40
_SENTENCE_ENDS = tuple(".!?…。！？\"”’'»)")
_TAGS = ("p", "div", "h1", "h2", "li", "td", "blockquote", "pre", "figcaption", "section")
# Every other heading counts as an h2.
_TAG_PLACES = {tag: _TAGS.index("h2") for tag in ("h3", "h4", "h5", "h6")} | {
    tag: place for place, tag in enumerate(_TAGS)
}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LEVELS = 4
_TITLE_REACH = 60
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}:\d\d|\bago\b")


def evidence(
    blocks: Sequence[Block],
    words: PageWords,
    title: str,
    opinions: Sequence[Floats],
    wanted: NDArray[np.bool_] | None = None,
) -> NDArray[np.float32]:
    """One row of numbers for each block, or for each that is `wanted`.

    `opinions` are, for each extractor asked, the share of each block that it keeps; the
    number of columns depends on how many there are and on nothing else.
    """
    rows = np.arange(len(blocks)) if wanted is None else np.nonzero(wanted)[0]
    page = _Page(blocks, words, rows.tolist())

    def of_rows(columns: Iterable[Floats]) -> list[Floats]:
        return [column[rows] for column in columns]

    columns = [
        *page.texts(title),
        *page.markup(),
        *of_rows(page.places()),
        *page.containers(),
        *of_rows(page.kin()),
        *of_rows(page.neighbours()),
        *of_rows(words.repeats),
    ]
    for opinion in opinions:
        columns += of_rows([opinion, *page.spread(opinion)])
    columns += of_rows(page.agreement(opinions))
    return np.column_stack(columns).astype(np.float32)


class _Page:
    """The blocks with what is computed once for all columns: an element covers a run of blocks.

    `rows` are the blocks asked for. What has to be read block by block is given for these alone.
    """

    def __init__(self, blocks: Sequence[Block], words: PageWords, rows: Sequence[int]) -> None:
        self.blocks = blocks
        self.rows = rows
        self.words = words
        self.count = len(blocks)
        self.sizes = words.sizes.astype(float)
        self.total = max(1.0, float(self.sizes.sum()))
        self.density = np.array([block.link_density for block in blocks])
        self.ends = np.array([block.text.endswith(_SENTENCE_ENDS) for block in blocks])
        flows = (self.sizes >= _PARAGRAPH_WORDS) & (self.density < 0.4)
        prose = flows & (self.ends | (self.sizes > _LONG_PARAGRAPH_WORDS))
        self.prose = np.where(prose, self.sizes, 0.0)
        self.prose_total = max(1.0, float(self.prose.sum()))
        self.words_until = np.concatenate(([0.0], np.cumsum(self.sizes)))
        self.prose_until = np.concatenate(([0.0], np.cumsum(self.prose)))
        linked_until = np.concatenate(([0.0], np.cumsum(self.sizes * self.density)))
        # One number at a time is read from a list in half the time.
        self.until = list(
            zip(
                self.words_until.tolist(),
                self.prose_until.tolist(),
                linked_until.tolist(),
                strict=True,
            )
        )
        self.parents = [block.element.getparent() for block in blocks]
        self.chains = self._chains()
        self.runs = self._runs()
        self.tags = [block.element.tag for block in blocks]
        indices = np.nonzero(prose)[0]
        self.first_prose = int(indices[0]) if len(indices) else 0
        self.last_prose = int(indices[-1]) if len(indices) else self.count - 1
        self.headline = self._headline()

    def texts(self, title: str) -> list[Floats]:
        """What the words of a block are like."""
        words = self.sizes[self.rows]
        sizes = np.maximum(words, 1)
        blocks = [self.blocks[row] for row in self.rows]
        texts = [block.text for block in blocks]
        lengths = np.array([len(text) for text in texts], dtype=float)
        wanted = {word.casefold() for word in title.split()}
        seen = Counter([block.text for block in self.blocks])
        digits = self.words.totals(_digits)[self.rows]
        per_text = [
            (
                text.endswith(":"),
                text.count(","),
                text.isupper(),
                seen[text],
                reads_like_furniture(text),
                len(text) < 200 and (digit or "ago" in text) and _YEAR.search(text) is not None,
                block.emphasised_characters,
            )
            for text, digit, block in zip(texts, digits.tolist(), blocks, strict=True)
        ]
        colon, commas, capitals, times, furniture, dated, stressed = np.array(
            per_text, dtype=float
        ).T
        upper = self.words.totals(_is_capitalised)[self.rows]
        titled = self.words.totals(lambda word: word.casefold() in wanted, _TITLE_REACH)[self.rows]
        density, ends = self.density[self.rows], self.ends[self.rows].astype(float)
        return [
            np.log1p(words), lengths / sizes, density, ends, colon,
            digits / lengths, upper / sizes, commas / sizes, capitals, times, furniture, dated,
            titled / np.minimum(sizes, _TITLE_REACH), np.minimum(1.0, stressed / lengths),
        ]  # fmt: skip

    def markup(self) -> list[Floats]:
        """What its element and those round it are called."""
        elements = [self.blocks[row].element for row in self.rows]
        places = np.array([_TAG_PLACES.get(element.tag, -1) for element in elements])
        is_tag = [(places == place).astype(float) for place in range(len(_TAGS))]
        where, within = surroundings(elements)
        return [*where, *is_tag, *within]

    def places(self) -> list[Floats]:
        """Where it stands on the page and between the first and the last prose."""
        index = np.arange(self.count, dtype=float)
        until = self.words_until[:-1]
        has_headline = self.headline >= 0
        return [
            until / self.total,
            index / self.count,
            (index < self.first_prose).astype(float),
            (index > self.last_prose).astype(float),
            (index - self.headline) / 50 if has_headline else np.full(self.count, -1.0),
            ((index < self.headline) & has_headline).astype(float),
            (until - until[self.first_prose]) / self.prose_total,
            (until - until[self.last_prose]) / self.prose_total,
            np.full(self.count, self.prose_total / self.total),
            np.full(self.count, np.log1p(self.prose_total)),
        ]

    def containers(self) -> list[Floats]:
        """Prose and links in the elements round it, and how far it is from the core of the page."""
        core = self._core()
        core_level = {element: level for level, element in enumerate(_chain(core))}
        known: dict[HtmlElement, tuple[float, float, float, float]] = {}
        shared: dict[HtmlElement | None, tuple[list[float], int]] = {}
        rows: list[list[float]] = []
        for index in self.rows:
            chain, parent = self.chains[index], self.parents[index]
            if parent not in shared:
                above: list[float] = []
                for level in range(1, _LEVELS):
                    above += self._measures(chain[min(level, len(chain) - 1)], known)
                levels = [level for level in range(1, len(chain)) if chain[level] in core_level]
                shared[parent] = (above, levels[0] if levels else 0)
            above, up = shared[parent]
            if chain[0] in core_level:
                up = 0
            meeting = chain[up]
            row = [*self._measures(chain[0], known), *above]
            row += [min(up, 30.0), min(core_level[meeting], 30.0), float(meeting is core)]
            row += self._measures(chain[max(0, up - 1)], known)
            rows.append(row)
        return list(np.array(rows).T)

    def kin(self) -> list[Floats]:
        """The blocks that are made like it: same element and class in the same kind of parent."""
        groups: dict[tuple[object, ...], int] = {}
        group = np.array(
            [groups.setdefault(_signature(block.element), len(groups)) for block in self.blocks]
        )
        self.group = group
        count = np.bincount(group).astype(float)
        words = np.maximum(np.bincount(group, weights=self.sizes), 1)
        prose = np.bincount(group, weights=self.prose)
        linked = np.bincount(group, weights=self.sizes * self.density)
        self.group_words = words
        by_group = [
            np.log1p(count),
            words / count,
            prose / self.prose_total,
            prose / words,
            linked / words,
        ]
        return [values[group] for values in by_group]

    def neighbours(self) -> list[Floats]:
        """The two blocks before it and after it, and the distance to the nearest prose."""
        is_heading = np.array([tag in _HEADINGS for tag in self.tags], dtype=float)
        numbers: dict[HtmlElement | None, int] = {}
        parents = np.array(
            [numbers.setdefault(parent, len(numbers)) for parent in self.parents], dtype=float
        )
        sizes, is_prose = np.log1p(self.sizes), (self.prose > 0).astype(float)
        columns: list[Floats] = []
        for step in (-2, -1, 1, 2):
            columns += [
                _shifted(sizes, step),
                _shifted(self.density, step),
                _shifted(is_prose, step),
                _shifted(is_heading, step),
                (_shifted(parents, step) == parents).astype(float),
            ]
        return [*columns, self._distance(1), self._distance(-1)]

    def spread(self, opinion: Floats) -> list[Floats]:
        """How far an extractor takes in what stands before it, after it, and is made like it."""
        held = np.concatenate(([0.0], np.cumsum(opinion * self.sizes)))
        index = np.arange(self.count)
        before, after = np.maximum(index - 3, 0), np.minimum(index + 4, self.count)
        kin = np.bincount(self.group, weights=opinion * self.sizes) / self.group_words
        return [
            (held[index] - held[before])
            / np.maximum(self.words_until[index] - self.words_until[before], 1),
            (held[after] - held[index + 1])
            / np.maximum(self.words_until[after] - self.words_until[index + 1], 1),
            kin[self.group],
        ]

    def agreement(self, opinions: Sequence[Floats]) -> list[Floats]:
        """How much of the page each extractor keeps, and how much each pair has in common."""
        held = [float((opinion * self.sizes).sum()) for opinion in opinions]
        values = [part / self.total for part in held]
        values += [part / self.prose_total for part in held]
        for first in range(len(opinions)):
            for second in range(first + 1, len(opinions)):
                shared = np.minimum(opinions[first], opinions[second])
                common = float((shared * self.sizes).sum())
                values += [common / max(1.0, held[first]), common / max(1.0, held[second])]
        return [np.full(self.count, value) for value in values]

    def _chains(self) -> list[list[HtmlElement]]:
        """The element of each block with all that it stands in, the nearest first."""
        above: dict[HtmlElement | None, list[HtmlElement]] = {None: []}
        chains: list[list[HtmlElement]] = []
        for block, parent in zip(self.blocks, self.parents, strict=True):
            if parent not in above:
                above[parent] = [parent, *parent.iterancestors()]
            chains.append([block.element, *above[parent]])
        return chains

    def _runs(self) -> dict[HtmlElement, tuple[int, int]]:
        """The first of the blocks within each element, and the one after the last."""
        stretches: list[tuple[list[HtmlElement], int, int]] = []
        start = 0
        for end in range(1, self.count + 1):
            if end == self.count or self.parents[end] is not self.parents[start]:
                stretches.append((self.chains[start][1:], start, end))
                start = end
        last: dict[HtmlElement, int] = {}
        for above, start, end in stretches:
            for index in range(start, end):
                last[self.blocks[index].element] = index + 1
            last.update(dict.fromkeys(above, end))
        first: dict[HtmlElement, int] = {}
        for above, start, end in reversed(stretches):
            for index in range(end - 1, start - 1, -1):
                first[self.blocks[index].element] = index
            first.update(dict.fromkeys(above, start))
        return {element: (start, last[element]) for element, start in first.items()}

    def _measures(
        self, element: HtmlElement, known: dict[HtmlElement, tuple[float, float, float, float]]
    ) -> tuple[float, float, float, float]:
        if element in known:
            return known[element]
        start, end = self.runs[element]
        words_before, prose_before, linked_before = self.until[start]
        words_until, prose_until, linked_until = self.until[end]
        words = words_until - words_before
        prose = prose_until - prose_before
        measures = (
            prose / self.prose_total,
            (linked_until - linked_before) / max(1.0, words),
            prose / max(1.0, words),
            log1p(words),
        )
        known[element] = measures
        return measures

    def _core(self) -> HtmlElement:
        """The deepest element that holds most of the prose."""
        element = self.chains[0][-1]
        while True:
            best, most = None, 0.6 * self.prose_total
            for child in element:
                if child in self.runs:
                    start, end = self.runs[child]
                    prose = self.until[end][1] - self.until[start][1]
                    if prose >= most:
                        best, most = child, prose
            if best is None:
                return element
            element = best

    def _headline(self) -> int:
        headlines = [index for index, tag in enumerate(self.tags) if tag == "h1"]
        before = [index for index in headlines if index <= self.first_prose]
        return before[-1] if before else headlines[0] if headlines else -1

    def _distance(self, step: int) -> Floats:
        """Blocks to the nearest prose after it (step 1) or before it (step -1), at most 20."""
        distances = np.full(self.count, 20.0)
        distance = 20.0
        order = range(self.count - 1, -1, -1) if step == 1 else range(self.count)
        for index in order:
            distances[index] = distance
            distance = 1.0 if self.prose[index] else min(20.0, distance + 1)
        return distances


def _digits(word: str) -> int:
    return 0 if word.isalpha() else len(_DIGIT.findall(word))


def _is_capitalised(word: str) -> bool:
    return word[0].isupper()


def _chain(element: HtmlElement) -> list[HtmlElement]:
    return [element, *element.iterancestors()]


def _signature(element: HtmlElement) -> tuple[object, ...]:
    parent = element.getparent()
    if parent is None:
        return (element.tag,)
    return (element.tag, element.get("class"), parent.tag, parent.get("class"))


def _shifted(values: Floats, step: int) -> Floats:
    shifted = np.full(len(values), -1.0)
    if step < 0:
        shifted[-step:] = values[:step]
    else:
        shifted[:-step] = values[step:]
    return shifted
