"""Which blocks of a page are the article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, islice

import numpy as np
from lxml.html import HtmlElement
from numpy.typing import NDArray

from newsreader.importing.dates import find_date
from newsreader.importing.page import sections
from newsreader.importing.page.blocks import PASSAGE_WORDS, WORD, Block
from newsreader.importing.page.engines import opinions
from newsreader.importing.page.evidence import evidence
from newsreader.importing.page.forest import forest
from newsreader.importing.page.furniture import reads_like_furniture
from newsreader.importing.page.reasons import reasons
from newsreader.importing.page.tables import holds_data
from newsreader.importing.page.wording import Floats, PageWords

_KEEP = 0.55
_LINK_KEEP = 0.8
_LIKELY = 0.3
_BOX_LEVELS = 3
_BOX_WORDS = 80
_SIGNUP = re.compile(
    r"(?:^|[\s_-])(?:e-?mail-?)?(?:newsletters?|sign-?up|subscribe|subscription|abo(?:nnement|nnieren)?|"
    r"infolettre|suscripcion|suscribete|iscriviti|bulten)(?:$|[\s_-])",
    re.IGNORECASE,
)
_WHOLE_PAGE = 0.9
_LIST_CHANCE = 0.1
_LIST_AGREED = 0.8
_LIST_ITEMS = 3
_ITEM_WORDS = 3
_AGREED = 0.6
_REFUSED = 0.2
_ENOUGH_WORDS = 200
_CERTAIN = 0.95
_REPEATED = 0.8
# What stands in more places is repeated wherever else it stands; looking at all would be quadratic.
_MOST_PLACES = 100
_HEAD_BLOCKS = 3
_PARAGRAPH_WORDS = 15
_BYLINE_WORDS = 12
_BUTTON_WORDS = 4
_BUTTON_KEEP = 0.65
_LEAD_WORDS = 6
_NAME_WORDS = 6
_TITLE_TAGS = frozenset(("h1", "h2", "h3"))

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Choice:
    """For each block of a page: is it kept, how sure that is (0 to 1), and if not, why not."""

    kept: tuple[bool, ...]
    chances: tuple[float, ...]
    reasons: tuple[str, ...]


def choose(root: HtmlElement, blocks: Sequence[Block], title: str) -> Choice:
    """Decide for each block of the page; the tree is not changed.

    `title` is the headline, which is not repeated in the text.
    """
    if not blocks:
        return Choice((), (), ())
    words = PageWords(blocks)
    shares = [words.shares_in(text) for text in opinions(root, blocks)]
    worth_it = ~bare_links(blocks, words, shares)
    chances = np.zeros(len(blocks))
    if worth_it.any():
        rows = evidence(blocks, words, title, shares, worth_it)
        chances[worth_it] = forest().chances(rows)
    return select(blocks, words, chances, shares, title)


def select(
    blocks: Sequence[Block],
    words: PageWords,
    chances: Floats,
    shares: Sequence[Floats],
    title: str,
) -> Choice:
    """From the chance of each block to a choice that hangs together as a text."""
    tables = _data_tables(blocks)
    chances = _as_a_whole(words, chances, tables)
    chances = _lists_as_a_whole(blocks, words, chances, shares)
    chances = np.where(_after_all_is_said(words, chances, shares), 0.0, chances)
    kept = chances >= _KEEP
    in_table = np.zeros(len(blocks), dtype=bool)
    in_table[[index for members in tables for index in members]] = True
    kept &= ~_links_nobody_keeps(blocks, chances, shares) | in_table
    agreed = np.minimum(shares[0], shares[1]) >= _AGREED
    if words.sizes[agreed].sum() >= _WHOLE_PAGE * words.sizes.sum():
        kept |= agreed & (chances >= _LIKELY) & (words.sizes >= PASSAGE_WORDS)
    if not kept.any():
        kept = shares[0] >= _AGREED
    signup = _signup_boxes(blocks, words, kept)
    kept &= ~signup
    kept &= ~_buttons(blocks, words, chances) | in_table
    kept &= ~_above_headline(blocks, words, kept, title)
    repeated = _repeated(blocks, words, kept)
    kept &= ~repeated
    kept = _what_belongs_to_it(blocks, words, chances, kept, agreed) & ~signup
    kept &= ~_byline_at_head(blocks, words, kept)
    kept &= ~_leads_to_nothing(blocks, words, kept)
    is_title = _title_again(blocks, kept, title)
    kept &= ~is_title
    named = iter(reasons(compress(blocks, ~(kept | repeated | is_title))))
    said = [
        "" if keep else "repeated" if again else "title" if titled else next(named)
        for keep, again, titled in zip(kept, repeated, is_title, strict=True)
    ]
    return Choice(
        tuple(bool(keep) for keep in kept),
        tuple(round(float(chance), 3) for chance in chances),
        tuple(said),
    )


def bare_links(blocks: Sequence[Block], words: PageWords, shares: Sequence[Floats]) -> Flags:
    """Short links that no extractor keeps, half of all blocks: menus are not worth the trees."""
    links = np.array([block.is_link for block in blocks])
    refused = np.maximum(shares[0], shares[1]) < _REFUSED
    return links & refused & (words.sizes < PASSAGE_WORDS)


def _data_tables(blocks: Sequence[Block]) -> list[list[int]]:
    """The blocks of each table that is read by rows and columns."""
    tables: dict[HtmlElement, list[int]] = defaultdict(list)
    known: dict[HtmlElement, bool] = {}
    nearest: dict[HtmlElement | None, HtmlElement | None] = {None: None}
    for index, block in enumerate(blocks):
        parent = block.element.getparent()
        if parent not in nearest:
            is_table = parent.tag == "table"
            nearest[parent] = parent if is_table else next(parent.iterancestors("table"), None)
        table = nearest[parent]
        if table is None:
            continue
        if table not in known:
            known[table] = holds_data(table)
        if known[table]:
            tables[table].append(index)
    return list(tables.values())


def _as_a_whole(words: PageWords, chances: Floats, tables: Sequence[list[int]]) -> Floats:
    """A cell tells nothing by itself: all of a data table is kept, or nothing."""
    chances = chances.copy()
    for members in tables:
        weights = words.sizes[members] + 0.5
        chances[members] = float((chances[members] * weights).sum() / weights.sum())
    return chances


def _lists_as_a_whole(
    blocks: Sequence[Block], words: PageWords, chances: Floats, shares: Sequence[Floats]
) -> Floats:
    """Lists of references and sources, which hardly read like text: both extractors keep them."""
    lists: dict[HtmlElement, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        if block.element.tag == "li" and (parent := block.element.getparent()) is not None:
            lists[parent].append(index)
    agreed = np.minimum(shares[0], shares[1])
    chances = chances.copy()
    for members in lists.values():
        sizes = words.sizes[members]
        if len(members) < _LIST_ITEMS or sizes.mean() < _ITEM_WORDS:
            continue
        weights = sizes / sizes.sum()
        chance = float((chances[members] * weights).sum())
        if _LIST_CHANCE <= chance < _KEEP and (agreed[members] * weights).sum() >= _LIST_AGREED:
            chances[members] = np.maximum(chances[members], _KEEP)
    return chances


def _after_all_is_said(words: PageWords, chances: Floats, shares: Sequence[Floats]) -> Flags:
    """Blocks before and after an article on which both extractors agree, and which both leave out.

    Readers' comments and the next article read like articles; only where they stand tells.
    """
    nothing = np.zeros(len(chances), dtype=bool)
    first, second = shares
    agreed = (first > _AGREED) & (second > _AGREED) & (words.sizes >= PASSAGE_WORDS)
    if words.sizes[agreed].sum() < _ENOUGH_WORDS:
        return nothing
    places = np.nonzero(agreed)[0]
    outside = np.ones(len(chances), dtype=bool)
    outside[places[0] : places[-1] + 1] = False
    return outside & (first < _REFUSED) & (second < _REFUSED) & (chances < _CERTAIN)


def _links_nobody_keeps(
    blocks: Sequence[Block], chances: Floats, shares: Sequence[Floats]
) -> Flags:
    """Lines that are one link, in no extractor's text: "related" lists amid the paragraphs."""
    links = np.array([block.is_link for block in blocks])
    refused = np.maximum(shares[0], shares[1]) < _REFUSED
    return links & refused & (chances < _LINK_KEEP)


def _signup_boxes(blocks: Sequence[Block], words: PageWords, kept: Flags) -> Flags:
    """Boxes amid the text whose names say that they want the reader's address or money."""
    boxes: dict[HtmlElement, list[int]] = defaultdict(list)
    for index in np.nonzero(kept)[0].tolist():
        element = blocks[index].element
        for level in (element, *islice(element.iterancestors(), _BOX_LEVELS)):
            boxes[level].append(index)
    found = np.zeros(len(blocks), dtype=bool)
    for element, members in boxes.items():
        names = " ".join(element.get(name) or "" for name in ("class", "id", "data-testid"))
        if len(names) > 2 and _SIGNUP.search(names) and words.sizes[members].sum() <= _BOX_WORDS:
            found[members] = True
    return found


def _buttons(blocks: Sequence[Block], words: PageWords, chances: Floats) -> Flags:
    """Links of a few words in a block of their own are to be pressed, unless they are addresses."""
    links = np.array(
        [block.element.tag == "div" and block.is_link and "." not in block.text for block in blocks]
    )
    return links & (words.sizes <= _BUTTON_WORDS) & (chances < _BUTTON_KEEP)


def _leads_to_nothing(blocks: Sequence[Block], words: PageWords, kept: Flags) -> Flags:
    """Lines like "Related stories" where nothing of what it leads to is kept."""
    nothing = np.zeros(len(blocks), dtype=bool)
    for index in np.nonzero(kept)[0].tolist():
        following = kept[index + 1 : index + 2]
        if words.sizes[index] <= _LEAD_WORDS and not following.any():
            nothing[index] = reads_like_furniture(blocks[index].text)
    return nothing


def _above_headline(blocks: Sequence[Block], words: PageWords, kept: Flags, title: str) -> Flags:
    """Short lines above a headline that stands before all paragraphs: menus and columns."""
    above = np.zeros(len(blocks), dtype=bool)
    folded = _letters(title)
    for index, block in enumerate(blocks):
        if kept[index] and words.sizes[index] >= _PARAGRAPH_WORDS:
            break
        if folded and block.element.tag in _TITLE_TAGS and _letters(block.text) == folded:
            above[:index] = True
            break
    return above


def _repeated(blocks: Sequence[Block], words: PageWords, kept: Flags) -> Flags:
    """Kept blocks whose words are kept in other places of the page already.

    Pages hold their article twice (for sharing, for printing, as one block for a script) and
    repeat its first lines in teasers. What is said twice within one container is meant so.
    """
    repeated = np.zeros(len(blocks), dtype=bool)
    before, after, _ = words.repeats
    passing = kept & (words.sizes >= PASSAGE_WORDS)
    if not (passing & (before + after >= _REPEATED)).any():
        return repeated
    passages: list[int] = np.nonzero(passing & (before + after > 0))[0].tolist()
    codes = {index: set(words.codes_of(index).tolist()) for index in passages}
    holders: dict[int, list[int]] = defaultdict(list)
    parents = [block.element.getparent() for block in blocks]
    in_table = {
        index
        for index in passages
        if next(blocks[index].element.iterancestors("table"), None) is not None
    }
    # A cell of a table may say what the text says: neither repeats the other.
    passages = [index for index in passages if index not in in_table]
    for index in passages:
        for code in codes[index]:
            if len(holders[code]) < _MOST_PLACES:
                holders[code].append(index)
    for index in sorted(passages, key=lambda index: -int(words.sizes[index])):
        covered, others = 0, set()
        for code in codes[index]:
            elsewhere = {
                other
                for other in holders[code]
                if other != index and not repeated[other] and parents[other] is not parents[index]
            }
            covered += bool(elsewhere)
            others |= elsewhere
        if covered >= _REPEATED * len(codes[index]) and (
            len(others) > 2 or (others and min(others) < index)
        ):
            repeated[index] = True
    return repeated


def _what_belongs_to_it(
    blocks: Sequence[Block], words: PageWords, chances: Floats, kept: Flags, agreed: Flags
) -> Flags:
    """What is kept, with all that its sections lack."""
    lists = sections.lists_of(blocks)
    kept = kept | sections.between(blocks, words, chances, kept)
    kept |= sections.alike(blocks, words, chances, kept)
    kept |= sections.headings_of(blocks, chances, kept)
    kept |= sections.headed_paragraphs(blocks, words, chances, kept)
    kept |= sections.led_to(blocks, words, lists, chances, kept)
    kept |= sections.headed(blocks, words, lists, chances, kept)
    kept |= sections.below_headings(blocks, words, chances, kept, agreed)
    kept |= sections.bibliographies(blocks, words, lists, kept)
    kept |= sections.notes(blocks, kept)
    found, again = sections.contents(blocks, lists, kept)
    return (kept | found) & ~again


def _byline_at_head(blocks: Sequence[Block], words: PageWords, kept: Flags) -> Flags:
    """The line of author and date above the text: the reading view has both already."""
    bylines = np.zeros(len(blocks), dtype=bool)
    for index in np.nonzero(kept)[0].tolist()[:_HEAD_BLOCKS]:
        text = blocks[index].text
        date = find_date(text) if words.sizes[index] <= _BYLINE_WORDS else None
        if date is not None and not text.endswith((".", "!", "?")):
            rest = WORD.findall(text[: date.start] + text[date.end :])
            bylines[index] = len(rest) <= _NAME_WORDS
    return bylines


def _title_again(blocks: Sequence[Block], kept: Flags, title: str) -> Flags:
    """The headline at the head of the text: the reading view has it already."""
    again = np.zeros(len(blocks), dtype=bool)
    folded = _letters(title)
    position = 0
    for index, block in enumerate(blocks):
        if not kept[index]:
            continue
        at_head = position < _HEAD_BLOCKS or block.element.tag == "h1"
        again[index] = bool(folded) and at_head and _letters(block.text) == folded
        position += 1
    return again


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
