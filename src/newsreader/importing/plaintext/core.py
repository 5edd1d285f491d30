"""Where in a copied page the article stands.

Prose lies thick in an article and thin in what surrounds it. Each paragraph weighs as many
words as it has, each line that is no sentence weighs against; the article's core is the run
of pieces that weighs most (the maximum-subarray problem; J. Bentley, Programming Pearls,
column 8). A page can hold a second such run, of teasers or of comments.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.importing.plaintext import phrases
from newsreader.importing.plaintext.furniture import BUTTONS, MENU, Piece
from newsreader.importing.plaintext.lines import ends_sentence, fold_line, words_of

_MOST_FOR_A_PARAGRAPH = 60
_LINE_WEIGHT = -10.0
_FURNITURE_WEIGHT = -4.0
_ENDING_WEIGHT = -40.0
_ENDINGS = (phrases.COPYRIGHT, phrases.COMMENTS, phrases.RELATED)
# What sites put directly below an article, but now and then inside it too.
_SIGNS_OF_END = (
    *_ENDINGS, phrases.NAVIGATION, phrases.FOLLOWING, phrases.NEWSLETTER, phrases.TAGS,
    phrases.SHARING, phrases.PAYWALL, MENU, BUTTONS,
)  # fmt: skip
# An earlier run this heavy beside the heaviest is the article, and that one what follows it.
_SHARE_OF_HEAVIEST = 0.4
_WIDEST_GAP = 5
_FULL_PARAGRAPH = 18
_SAME_SUBJECT = 0.5
_LONG_WORD = 4
_THIN_ABOVE = 30.0
_THIN_BELOW = 120.0
# So much prose, as a share of the article's, may be left out behind a sure sign and behind a sign.
_SHARE_AFTER_END = 0.6
_SHARE_AFTER_SIGN = 0.25

ABOVE = "above the headline"
BELOW = "below the article"


@dataclass(frozen=True, slots=True)
class Core:
    """The first and the last piece of the article's prose, and what the run weighs.

    `first` > `last` where there is no prose at all.
    """

    first: int
    last: int
    weight: float

    def __bool__(self) -> bool:
        return self.first <= self.last


def find_core(pieces: Sequence[Piece]) -> Core:
    """The article's run of prose; of two heavy ones the earlier."""
    weights = [_weight(piece) for piece in pieces]
    heaviest = heaviest_run(weights, 0, len(weights))
    earlier = heaviest_run(weights, 0, heaviest.first) if heaviest else heaviest
    while earlier and earlier.weight >= _SHARE_OF_HEAVIEST * heaviest.weight:
        heaviest = earlier
        earlier = heaviest_run(weights, 0, heaviest.first)
    return _lengthened(pieces, heaviest) if heaviest else heaviest


def mark_around(pieces: list[Piece], headline: int, core: Core, is_sure: bool) -> None:
    """Leave out what stands above the headline and below the end of the article.

    Prose is left out only where there is little of it: a run of some weight stays, since
    the headline may have been taken for one too early or too late.
    """
    if headline >= 0:
        above = pieces[:headline]
        is_thin = is_sure and prose_weight(above) < _THIN_ABOVE
        for piece in above:
            if not piece.reason and is_thin:
                piece.reason = ABOVE
    if core:
        _mark_below(pieces, core)


def _mark_below(pieces: list[Piece], core: Core) -> None:
    """Leave out all that follows the first sure sign of the article's end, else the first sign."""
    for signs, share in ((_ENDINGS, _SHARE_AFTER_END), (_SIGNS_OF_END, _SHARE_AFTER_SIGN)):
        end = next(
            (i for i in range(core.last + 1, len(pieces)) if _is_sign(pieces[i], signs)), None
        )
        if end is None:
            continue
        below = pieces[end:]
        if prose_weight(below) >= max(_THIN_BELOW, share * core.weight):
            continue
        for piece in below:
            if not piece.reason and not _corrects(piece.text):
                piece.reason = BELOW


def _is_sign(piece: Piece, signs: tuple[str, ...]) -> bool:
    return piece.reason in signs or (piece.heads_list and piece.reason is not None)


def _corrects(text: str) -> bool:
    return phrases.opening(phrases.CORRECTION).match(text) is not None


def heaviest_run(weights: Sequence[float], start: int, end: int) -> Core:
    """The run between two places whose weights add up to most (Kadane's algorithm)."""
    best = Core(end, start - 1, 0.0)
    total, first = 0.0, start
    for place in range(start, end):
        if total <= 0:
            total, first = 0.0, place
        total += weights[place]
        if total > best.weight:
            best = Core(first, place, total)
    return best


def _lengthened(pieces: Sequence[Piece], core: Core) -> Core:
    """The core with the paragraphs that follow it beyond a list, an advertisement or a box."""
    last = core.last
    for index in range(core.last + 1, len(pieces)):
        if index - last > _WIDEST_GAP:
            break
        piece = pieces[index]
        if piece.is_prose and not piece.reason and len(words_of(piece.text)) >= _FULL_PARAGRAPH:
            last = index
    return Core(_earlier_start(pieces, core), last, core.weight)


def _earlier_start(pieces: Sequence[Piece], core: Core) -> int:
    """Where the article begins, if paragraphs about the same stand above a list or a box."""
    body = _long_words(" ".join(p.text for p in pieces[core.first : core.last + 1] if p.is_prose))
    first = core.first
    for index in range(core.first - 1, -1, -1):
        if first - index > _WIDEST_GAP:
            break
        piece = pieces[index]
        if not piece.is_prose or piece.reason or len(words_of(piece.text)) < _FULL_PARAGRAPH:
            continue
        words = _long_words(piece.text)
        if len(words & body) >= _SAME_SUBJECT * len(words):
            first = index
    return first


def _long_words(text: str) -> frozenset[str]:
    return frozenset(word for word in fold_line(text).split() if len(word) > _LONG_WORD)


def prose_weight(pieces: Sequence[Piece]) -> float:
    """What the heaviest run of these pieces weighs."""
    return heaviest_run([_weight(piece) for piece in pieces], 0, len(pieces)).weight


def _weight(piece: Piece) -> float:
    if piece.reason or piece.edge_reason:
        ending = piece.heads_list or piece.reason in _ENDINGS or piece.edge_reason in _ENDINGS
        return _ENDING_WEIGHT if ending else _FURNITURE_WEIGHT
    count = min(len(words_of(piece.text)), _MOST_FOR_A_PARAGRAPH)
    if piece.is_prose or ends_sentence(piece.text):
        return float(count)
    return _LINE_WEIGHT
