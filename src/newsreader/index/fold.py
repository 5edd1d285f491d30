"""One spelling for all ways to write a word: case, accents, ligatures, widths, scripts.

The same fold is used when text is indexed, when a query is compiled and when hits are
lit up, so that what is found is what is shown. A folded text holds words parted by ASCII
characters that are neither letters nor digits; every character outside ASCII in it belongs
to a word. FTS5's "ascii" tokenizer then cuts it into exactly the words that `words` gives.

Chinese, Japanese and Korean are written without blanks (or with endings glued on), so runs
of them become overlapping pairs of characters and a last single one: 北京大学 is folded to
"北京 京大 大学 学". A phrase of pairs finds any part of a run.

Where anything here changes, so must `schema.FOLD_VERSION`: the index is then made anew.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import pairwise

from newsreader.records import record

# Said by what is not in it: a class of all above ASCII takes 3 ms to compile.
WORD = r"[^\x00-/:-`{-\x7f]"

#: A word that no query can name: put between names, so that no phrase reaches across.
BARRIER = "\ue000"

_WORDS = re.compile(WORD + "+")
# Scripts written without blanks begin here, and little else is above.
_FIRST_UNSPACED = "\u3005"
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_NOT_ASCII_BYTES = re.compile(rb"([\x80-\xff]+)")
# Fewer than one byte in so many outside ASCII: an English text, quotation marks and names.
_SELDOM = 24
_FOLDING = "newsreader.fold"
_BLANKS = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalnum()})
_BEGINNING = re.compile(f"({WORD}{{2,3}}){WORD}*")
_ASCII_BEGINNING = re.compile(" ([0-9a-z]{2,3})")

# Letters that no Unicode decomposition turns into the ones people type for them.
_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
        "ə": "e",
        "ĸ": "k",
        # Arabic: alef maksura and teh marbuta as they are typed, tatweel is only a stretch.
        "ى": "ي",
        "ة": "ه",
        "ـ": "",
        # Persian and Urdu keyboards have their own code points for the same letters.
        "ی": "ي",
        "ک": "ك",
        # Joiners shape letters; they part no words.
        "\u200c": "",
        "\u200d": "",
    }
)

# Accents, Hebrew points, Arabic vowels. Vowel signs of Indic scripts are letters to
# their readers and stay, as do the Japanese voicing marks, which recompose.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]+"
)
_UNSPACED = (
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U000323af"
)
_CACHED_RUN_BYTES = 48
_CACHED_RUNS = 50_000


def fold(text: str) -> str:
    """The text in the one spelling that is indexed and looked for."""
    if text.isascii():
        return text.lower()
    # Lone surrogates come from the shell; they fold to a blank.
    encoded = text.encode("utf-8", "surrogatepass")
    if len(encoded) - len(text) < len(text) // _SELDOM:
        return text.encode("ascii", _FOLDING).lower().decode()
    parts = _NOT_ASCII_BYTES.split(encoded)
    parts[1::2] = map(_RUNS.__getitem__, parts[1::2])
    return b"".join(parts).lower().decode()


def words(text: str) -> list[str]:
    """The folded words of a text, in order, as the index holds them."""
    return _WORDS.findall(fold(text))


def fold_name(text: str) -> str:
    """A tag or a value in one spelling, punctuation kept: "C++" and "c++", not "c".

    Characters are folded one by one without cutting runs, white space runs are one blank.
    """
    text = text.lower()
    if not text.isascii():
        text = "".join(_plain_cluster(part) for part in _clusters(text))
    return " ".join(text.split())


def beginnings(folded: str) -> str:
    """The first two and the first three letters of a folded text's words, some twice."""
    if folded.isascii():
        found = set(_ASCII_BEGINNING.findall(" " + folded.translate(_BLANKS)))
    else:
        found = set(_BEGINNING.findall(folded))
    return " ".join(map(_BEGINNINGS.__getitem__, found))


def has_beginnings(phrase: Phrase) -> bool:
    """Is it a beginning that `beginnings` gives, of a single word?"""
    if not phrase.prefix or len(phrase.words) != 1:
        return False
    (word,) = phrase.words
    return 2 <= len(word) <= 3 and word[0] < _FIRST_UNSPACED


def is_unspaced(word: str) -> bool:
    """Is the folded word a piece of a script written without blanks?"""
    return word >= _FIRST_UNSPACED and _unspaced_run().match(word) is not None


def is_letter(character: str) -> bool:
    """Is a character of a folded text in a word?"""
    return re.match(WORD, character) is not None


def may_begin(letter: str) -> bool:
    """Does `beginnings` give the beginnings of words that begin with a letter?"""
    return letter < _FIRST_UNSPACED


def fold_alone(character: str) -> str | None:
    """What a character folds to wherever it stands; None if what is before it matters.

    Characters of scripts without blanks are not made pairs.
    """
    return None if _joins(character) else _cluster(character)


@record
class Phrase:
    """Folded words that must follow one another; `prefix`: the last may go on."""

    words: tuple[str, ...]
    prefix: bool = False


def phrases(text: str, *, prefix: bool = False) -> tuple[Phrase, ...]:
    """What to look for to find a text that someone typed: any one of these.

    Nothing if the text has no letter or digit. One letter stands for itself, not for all
    words that begin with it. There is more than one phrase when a letter has two common
    spellings: "Đoković" and "Djokovic" find each other.
    """
    spellings = dict.fromkeys(_spellings(text))
    found = (_phrase(spelling, prefix) for spelling in spellings)
    return tuple(dict.fromkeys(phrase for phrase in found if phrase.words))


class FoldedText:
    """A folded text that knows where each of its characters came from."""

    __slots__ = ("_ends", "_folded_places", "_starts", "text")

    def __init__(self, original: str) -> None:
        self._folded_places: list[int] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        pieces: list[str] = []
        offset = copied = 0
        for match in _NOT_ASCII.finditer(original):
            ascii_part = original[copied : match.start()].lower()
            if ascii_part:
                self._place(offset, copied, -1)
                pieces.append(ascii_part)
                offset += len(ascii_part)
            for piece, start, end in _placed_run(match.group()):
                self._place(offset, match.start() + start, match.start() + end)
                pieces.append(piece)
                offset += len(piece)
            copied = match.end()
        if copied < len(original):
            self._place(offset, copied, -1)
            pieces.append(original[copied:].lower())
        self.text = "".join(pieces)

    def original_range(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original that was folded to `text[start:end]` (not empty)."""
        return self._original(start)[0], self._original(end - 1)[1]

    def _place(self, folded: int, start: int, end: int) -> None:
        self._folded_places.append(folded)
        self._starts.append(start)
        self._ends.append(end)

    def _original(self, place: int) -> tuple[int, int]:
        index = bisect_right(self._folded_places, place) - 1
        start, end = self._starts[index], self._ends[index]
        if end < 0:  # a stretch of ASCII, character for character
            start += place - self._folded_places[index]
            return start, start + 1
        return start, end


class _Runs(dict[bytes, bytes]):
    """Runs that were folded already, in UTF-8; long ones hardly come again and are not kept."""

    def __missing__(self, run: bytes) -> bytes:
        folded = _folded_run(run.decode("utf-8", "surrogatepass")).encode()
        if len(run) <= _CACHED_RUN_BYTES:
            if len(self) >= _CACHED_RUNS:
                self.clear()
            self[run] = folded
        return folded


class _Beginnings(dict[str, str]):
    """From the first three letters of a word to its beginnings: "fer" to "fe fer"."""

    def __missing__(self, three: str) -> str:
        both = f"{three[:2]} {three}" if len(three) > 2 else three
        if three[0] >= _FIRST_UNSPACED:
            both = ""
        if len(self) >= _CACHED_RUNS:
            self.clear()
        self[three] = both
        return both


@cache
def _unspaced_run() -> re.Pattern[str]:
    # Compiled when first used: it takes as long as all other patterns here together.
    return re.compile(f"[{_UNSPACED}]+")


_RUNS = _Runs()
_BEGINNINGS = _Beginnings()


def _fold_unencodable(error: UnicodeError) -> tuple[bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    run = error.object[error.start : error.end].encode("utf-8", "surrogatepass")
    return _RUNS[run], error.end


# Encoding stops at what ASCII has not, and what it has is copied at the speed of memory: a
# sixth of the time of a pattern that looks at every character.
codecs.register_error(_FOLDING, _fold_unencodable)


def _folded_run(run: str) -> str:
    folded = "".join(_cluster(part) for part in _clusters(run))
    return _unspaced_run().sub(_pairs, folded)


def _pairs(match: re.Match[str]) -> str:
    run = match.group()
    pairs = "".join([f" {first}{second}" for first, second in pairwise(run)])
    return f"{pairs} {run[-1]} "


_Placed = tuple[str, int, int]


@lru_cache(maxsize=8192)
def _placed_run(run: str) -> tuple[_Placed, ...]:
    """The pieces of a folded run with the range of the run that each came from."""
    characters: list[_Placed] = []
    place = 0
    for part in _clusters(run):
        end = place + len(part)
        characters += [(character, place, end) for character in _cluster(part)]
        place = end
    pieces: list[_Placed] = []
    folded = "".join(character for character, _, _ in characters)
    done = 0
    for match in _unspaced_run().finditer(folded):
        pieces += characters[done : match.start()]
        pieces += _placed_pairs(characters[match.start() : match.end()])
        done = match.end()
    return (*pieces, *characters[done:])


def _placed_pairs(run: list[_Placed]) -> list[_Placed]:
    pieces = [(" ", run[0][1], run[0][2])]
    for first, second in pairwise(run):
        pieces += [first, second, (" ", second[1], second[2])]
    last = run[-1]
    return [*pieces, last, (" ", last[1], last[2])]


def _clusters(run: str) -> list[str]:
    """The run cut before every character that does not join the one before it."""
    parts: list[str] = []
    for character in run:
        if parts and _joins(character):
            parts[-1] += character
        else:
            parts.append(character)
    return parts


@lru_cache(maxsize=8192)
def _joins(character: str) -> bool:
    first = unicodedata.normalize("NFKD", character)[0]
    return unicodedata.category(first)[0] == "M" or "\u1160" <= first <= "\u11ff"


@lru_cache(maxsize=32768)
def _plain_cluster(cluster: str) -> str:
    folded = unicodedata.normalize("NFKD", cluster.lower().translate(_LETTERS).casefold())
    folded = _ACCENTS.sub("", folded.casefold()).translate(_LETTERS)
    return unicodedata.normalize("NFC", folded)


@lru_cache(maxsize=32768)
def _cluster(cluster: str) -> str:
    return "".join(
        character if character.isascii() or unicodedata.category(character)[0] in "LNM" else " "
        for character in _plain_cluster(cluster).lower()
    )


def _spellings(text: str) -> list[str]:
    spellings = [text]
    if "đ" in text or "Đ" in text:
        spellings.append(text.replace("đ", "dj").replace("Đ", "Dj"))
    elif _SOUTH_SLAVIC_DJ.search(text):
        spellings.append(_SOUTH_SLAVIC_DJ.sub("d", text))
    return spellings


# Before a vowel only, so that "DJ" and the "ndj" of other languages keep their meaning.
_SOUTH_SLAVIC_DJ = re.compile(r"\bdj(?=[aeiou]\w{2})", re.IGNORECASE)


def _phrase(text: str, prefix: bool) -> Phrase:
    found = words(text)
    if found and is_unspaced(found[-1]):
        # The last single character only closes a run; in a query the run may go on.
        if len(found) > 1 and len(found[-2]) == 2 and found[-2][1] == found[-1]:
            return Phrase(tuple(found[:-1]))
        return Phrase(tuple(found), prefix=True)
    return Phrase(tuple(found), prefix and bool(found) and len(found[-1]) > 1)
