"""`fold` and `beginnings` of long texts, by tables of code points.

The same texts come out as from `fold`, in a third of the time, which matters where very many
articles are indexed. NumPy takes a tenth of a second to load, so nothing else uses this.
The tables fill as characters are met; their pages cost memory only where they are used.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from newsreader.index import fold as plain

# Shorter texts are folded as fast without arrays.
_SHORTEST = 400
_CODE_POINTS = 0x110000
_LATIN = 0x100

# What `_folded` holds in place of a code point: nothing yet; a character whose fold depends on
# the one before it; from `_SEVERAL` on, the place in `_several` of a fold that is not one
# character. While a text is put together these stand as control characters, to which nothing
# folds.
_UNKNOWN = 0
_DEPENDS = _CODE_POINTS
_SEVERAL = _CODE_POINTS + 1
_STAND_INS = range(0x80, 0xA0)

# What `_letters` holds: nothing yet; what is in no word that has beginnings; from 2 on a number
# for the letter, of which three fit into 32 bits; or that there is none for it.
_NO_LETTER = 1
_BITS = 10
_RARE = 1 << _BITS

_ORDER = " 0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = np.uint16(len(_ORDER))
_RANKS = bytes(max(0, _ORDER.find(chr(code))) for code in range(256))

_NOTHING = np.uint32(_CODE_POINTS)
_BLANK = np.uint32(ord(" "))

_Points = npt.NDArray[np.uint32]

_folded: _Points = np.zeros(_CODE_POINTS, np.uint32)
_several: list[str] = []
_unspaced: npt.NDArray[np.bool_] = np.zeros(_CODE_POINTS, np.bool_)
_letters: _Points = np.zeros(_CODE_POINTS, np.uint32)
_alphabet: list[str] = ["", ""]


def fold(text: str) -> str:
    """`fold.fold`."""
    if len(text) < _SHORTEST or text.isascii():
        return plain.fold(text)
    points = _points(text)
    folded = _folded.take(points)
    if folded.max() < _LATIN:
        # What most texts of Latin script become, in a byte each.
        latin = folded.astype(np.uint8).tobytes()
        if _UNKNOWN not in latin:
            return latin.decode("latin-1")
    if not folded.all():
        _learn_folds(points[folded == _UNKNOWN])
        folded = _folded.take(points)
    values = sorted({*folded[folded >= _CODE_POINTS].tolist()})
    if len(values) > len(_STAND_INS) or _DEPENDS in values:
        return plain.fold(text)
    for value, stand_in in zip(values, _STAND_INS, strict=False):
        folded[folded == value] = stand_in
    together = _text(folded)
    for value, stand_in in zip(values, _STAND_INS, strict=False):
        together = together.replace(chr(stand_in), _several[value - _SEVERAL])
    return together if together.isascii() else _with_pairs(_points(together))


def beginnings(folded: str) -> str:
    """`fold.beginnings`."""
    if len(folded) < _SHORTEST:
        return plain.beginnings(folded)
    if folded.isascii():
        return _ascii_beginnings(folded)
    letters = _letters.take(_points(folded))
    if not letters.all():
        _learn_letters(_points(folded)[letters == _UNKNOWN])
        letters = _letters.take(_points(folded))
    if letters.max() == _RARE:
        return plain.beginnings(folded)
    around = np.full(len(letters) + 3, _NO_LETTER, np.uint32)
    around[1:-2] = letters
    is_letter = around > _NO_LETTER
    begins = is_letter[1:-2] & is_letter[2:-1] & ~is_letter[:-3]
    threes = (around[1:-2] << 2 * _BITS) | (around[2:-1] << _BITS) | around[3:]
    return " ".join(map(_BEGINNINGS.__getitem__, set(threes.compress(begins).tolist())))


def _ascii_beginnings(folded: str) -> str:
    """`beginnings` where three letters fit into 16 bits."""
    around = np.frombuffer(b"\0%b\0\0" % folded.encode("ascii").translate(_RANKS), np.uint8)
    is_letter = around > 0
    begins = is_letter[1:-2] & is_letter[2:-1] & ~is_letter[:-3]
    ranks = around.astype(np.uint16)
    threes = ranks[1:-2] * _BASE
    threes += ranks[2:-1]
    threes *= _BASE
    threes += ranks[3:]
    found = threes.compress(begins)
    # Two passes over bytes: sorting so short numbers by comparing them takes ten times as long.
    found.sort(kind="stable")
    is_new = np.ones(len(found), np.bool_)
    np.not_equal(found[1:], found[:-1], out=is_new[1:])
    words: bytes = _ascii_table()[found.compress(is_new)].tobytes()
    return words.decode("ascii")


@cache
def _ascii_table() -> npt.NDArray[np.uint64]:
    """Eight characters for each three letters: "fe fer  ", or "fe      " for a shorter word."""
    order = np.frombuffer(_ORDER.encode(), np.uint8)
    base = len(order)
    table = np.full((base, base, base, 8), ord(" "), np.uint8)
    table[..., 0] = table[:, :, 1:, 3] = order[:, None, None]
    table[..., 1] = table[:, :, 1:, 4] = order[None, :, None]
    table[:, :, 1:, 5] = order[1:]
    return table.view(np.uint64).ravel()


def _points(text: str) -> _Points:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _text(points: _Points) -> str:
    if points.max(initial=0) < _LATIN:
        return points.astype(np.uint8).tobytes().decode("latin-1")
    return points.tobytes().decode("utf-32-le", "surrogatepass")


def _with_pairs(folded: _Points) -> str:
    """The text of folded code points, runs without blanks as pairs and a last single one."""
    unspaced = _unspaced[folded]
    if not unspaced.any():
        return _text(folded)
    # For each: the blank before a run, itself, the second of its pair, the blank after.
    parts = np.full((len(folded), 4), _NOTHING, np.uint32)
    parts[:, 1] = folded
    goes_on = unspaced[:-1] & unspaced[1:]
    parts[:-1, 2][goes_on] = folded[1:][goes_on]
    parts[unspaced, 3] = _BLANK
    first = unspaced.copy()
    first[1:] &= ~unspaced[:-1]
    parts[first, 0] = _BLANK
    return _text(parts[parts != _NOTHING])


def _learn_folds(points: _Points) -> None:
    for point in np.unique(points).tolist():
        character = chr(point)
        _unspaced[point] = plain.is_unspaced(character)
        alone = plain.fold_alone(character)
        if alone is None or point == 0:
            _folded[point] = _DEPENDS
        elif len(alone) == 1:
            _folded[point] = ord(alone)
            _unspaced[ord(alone)] = plain.is_unspaced(alone)
        else:
            _folded[point] = _SEVERAL + len(_several)
            _several.append(alone)
            for each in alone:
                _unspaced[ord(each)] = plain.is_unspaced(each)


def _learn_letters(points: _Points) -> None:
    for point in np.unique(points).tolist():
        character = chr(point)
        if plain.is_unspaced(character) or not plain.is_letter(character):
            _letters[point] = _NO_LETTER
        elif plain.may_begin(character) and len(_alphabet) < _RARE:
            _letters[point] = len(_alphabet)
            _alphabet.append(character)
        else:
            _letters[point] = _RARE


class _Beginnings(dict[int, str]):
    """From the numbers of a word's first three letters to its beginnings: "fer" to "fe fer"."""

    def __missing__(self, three: int) -> str:
        mask = (1 << _BITS) - 1
        two = _alphabet[three >> 2 * _BITS] + _alphabet[three >> _BITS & mask]
        last = _alphabet[three & mask]
        self[three] = both = f"{two} {two}{last}" if last else two
        return both


_BEGINNINGS = _Beginnings()
