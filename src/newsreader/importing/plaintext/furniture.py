"""What around and inside a copied article belongs to the site.

Each paragraph gets a reason to leave it out, or none. The evidence is of three kinds: phrases
that sites use (`phrases`), shape (runs of short lines, bars of words), and place (before the
first prose, after the last, or between). In doubt a line stays: a menu word too many is a
nuisance, a sentence too few is a loss.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from newsreader.importing.plaintext import phrases
from newsreader.importing.plaintext.lines import (
    ends_sentence,
    fold_line,
    is_prose,
    is_short,
    starts_lower,
    words_of,
)
from newsreader.importing.plaintext.unwrap import Paragraph

MENU = "menu"
BUTTONS = "buttons"
AUTHOR_BOX = "author box"
SCORE = "score"

# In this order: the first table that knows a line names the reason.
_ANYWHERE = (
    phrases.SITE,
    phrases.ADVERTISEMENT,
    phrases.COOKIES,
    phrases.SHARING,
    phrases.COUNTS,
    phrases.NEWSLETTER,
    phrases.PAYWALL,
    phrases.COPYRIGHT,
    phrases.FOLLOWING,
    phrases.READ_MORE,
    phrases.CREDITS,
)
# Words that could be a heading of the article as well: they need company or an edge.
_AT_EDGES = (
    phrases.COMMENTS,
    phrases.RELATED,
    phrases.NAVIGATION,
    phrases.TAGS,
    phrases.TEASER,
    phrases.WIRE,
)
# Of these a line inside the article stays, however many words it has.
_ONLY_AT_EDGES = (phrases.RELATED, phrases.TAGS, phrases.COUNTS, SCORE, phrases.WIRE)
# Sentences of these kinds run long.
_LONG_KINDS = (phrases.COOKIES, phrases.NEWSLETTER)
_LONGEST_PHRASE = 400
_LONGEST_SENTENCE_PHRASE = 700
_SEPARATORS = re.compile(r"\s*[|›»>·•/→▸‹«●]\s*|\s+[-–—]\s+|\s{2,}")
_BREADCRUMB = re.compile(r"\s*[›»>/→▸]\s*")
_HOME = frozenset(
    ("home", "homepage", "news", "ana sayfa", "anasayfa", "startseite", "accueil", "inicio",
     "portada", "início", "главная", "haberler", "start")
)  # fmt: skip
_SAYS = re.compile(
    r"\b(?:says|said on|replied|reply|ago|önce|yanıtla|antworten|vor \d|répondre|il y a|responder"
    r"|hace \d|rispondi|fa\b|há \d|ответить|назад|likes?|upvote|report)\b",
    re.IGNORECASE,
)
# "Archive (162)", "Sport (12)": a menu tells how much is behind it.
_COUNTED = re.compile(r"\(\d+\)$")
# The result above a match report: "Saltmere 2-1 Thornby Athletic".
_SCORE = re.compile(r"[^\W\d_]\D{2,40} \d{1,3} ?[-–:] ?\d{1,3} [^\W\d_]\D{2,40}")
_ABOUT_AUTHOR = re.compile(
    r"about (?:the )?(?:author|writer|reporter)s?|yazar hakkında|über (?:den autor|die autorin)"
    r"|à propos de l'auteure?|sobre (?:el autor|la autora|o autor|a autora)|(?:sull'|l')autor[ei]"
    r"|об авторе"
)

_MENU_ITEM_WORDS = 4
_FEWEST_IN_MENU = 4
_SHARE_OF_BAR = 0.75
_SHARE_OF_LONG_BAR = 0.6
_LONGEST_ROW = 12
_LONGEST_BUTTON = 4
_LONGEST_HEADLINE = 25
_LATE = 0.6
_FEWEST_SIGNS = 2
_LONGEST_BOX = 3
_MOST_PROSE_IN_BOX = 2


@dataclass(slots=True)
class Piece:
    """A paragraph, what it looks like, and why it is left out (None: it stays).

    `edge_reason` is a reason that needs a place to support it; `heads_list` is set on a line
    that announces other articles.
    """

    paragraph: Paragraph
    text: str
    is_prose: bool
    edge_reason: str | None = None
    reason: str | None = None
    heads_list: bool = False


@lru_cache(maxsize=4096)
def known_phrase(line: str) -> str | None:
    """The reason for a line that is furniture wherever it stands, None for any other."""
    if len(line) > _LONGEST_SENTENCE_PHRASE:
        return None
    folded = fold_line(line)
    if not folded:
        return "ornament"
    for kind in _LONG_KINDS if len(line) > _LONGEST_PHRASE else _ANYWHERE:
        if phrases.pattern(kind).fullmatch(folded):
            return kind
    return _bar(line, folded)


def pieces_of(paragraphs: list[Paragraph]) -> list[Piece]:
    """Each paragraph with the reason that its words alone give to leave it out."""
    pieces = []
    for paragraph in paragraphs:
        text = paragraph.text
        reason = known_phrase(text)
        piece = Piece(paragraph, text, reason is None and is_prose(text), reason=reason)
        if reason is None:
            piece.edge_reason = _edge_phrase(text)
            if piece.edge_reason:
                piece.is_prose = False
        piece.heads_list = not piece.is_prose and _announces_others(text)
        pieces.append(piece)
    return pieces


def mark_by_place(pieces: list[Piece], headline: int, first: int, last: int) -> None:
    """Leave out what its place shows to be furniture.

    `headline` is the index of the headline (-1: none); `first` and `last` are the first and
    the last piece of the article's prose.
    """
    _mark_menus(pieces, headline, first, last)
    _mark_edges(pieces, first, last)
    _mark_related(pieces, headline, last)
    _mark_comments(pieces, [i for i, p in enumerate(pieces) if p.is_prose and not p.reason])
    _mark_author_box(pieces)


def _edge_phrase(text: str) -> str | None:
    if len(text) > _LONGEST_PHRASE:
        return None
    folded = fold_line(text)
    if " " not in folded and not any(map(str.isalpha, folded)):
        return phrases.COUNTS
    if _SCORE.fullmatch(text) and not any(map(starts_lower, re.split(r"\d ", text))):
        return SCORE
    for kind in _AT_EDGES:
        if phrases.pattern(kind).fullmatch(folded):
            return kind
    return None


def _announces_others(text: str) -> bool:
    if len(text) > _LONGEST_PHRASE:
        return False
    return phrases.pattern(phrases.RELATED).fullmatch(fold_line(text)) is not None


def _bar(line: str, folded: str) -> str | None:
    """A bar of buttons or menu words on one line."""
    if ends_sentence(line) or len(line) > _LONGEST_PHRASE:
        return None
    words = [word for word in words_of(folded) if not word.isdigit()]
    if len(words) >= 2:
        buttons = sum(word in phrases.words(phrases.SHARE_WORDS) for word in words)
        if buttons == len(words):
            return phrases.SHARING
    parts = [part.strip() for part in _SEPARATORS.split(folded) if part.strip()]
    steps = [part.strip() for part in _BREADCRUMB.split(folded) if part.strip()]
    if len(steps) >= 2 and steps[0] in _HOME:
        return MENU
    menu_words = phrases.words(phrases.MENU_WORDS)
    if len(parts) >= 3 and all(len(part.split()) <= _MENU_ITEM_WORDS for part in parts):
        known = sum(any(word in menu_words for word in part.split()) for part in parts)
        known += sum(_is_navigation(part) for part in parts)
        if known * 2 >= len(parts):
            return MENU
    if len(words) >= 3:
        known = sum(word in menu_words for word in words)
        if known >= (_SHARE_OF_LONG_BAR if len(words) >= 5 else _SHARE_OF_BAR) * len(words):
            return MENU
    return BUTTONS if _is_row_of_buttons(folded) else None


def _is_row_of_buttons(folded: str) -> bool:
    """Is the line nothing but phrases to press, one after the other?

    "Subscribe Sign in e-Paper": the places that a chain of phrases can reach, word by word.
    """
    words = [word for word in folded.split() if word not in "|·•/-–—"]
    if not 2 <= len(words) <= _LONGEST_ROW:
        return False
    reached = {0: 0}  # words passed -> phrases it took
    for start in range(len(words)):
        if start not in reached:
            continue
        for end in range(start + 1, min(len(words), start + _LONGEST_BUTTON) + 1):
            if end not in reached and _is_button(" ".join(words[start:end])):
                reached[end] = reached[start] + 1
    return reached.get(len(words), 0) >= 2


@lru_cache(maxsize=4096)
def _is_button(folded: str) -> bool:
    kinds = (phrases.NAVIGATION, phrases.SHARING, phrases.NEWSLETTER, phrases.COMMENTS)
    return any(phrases.pattern(kind).fullmatch(folded) for kind in kinds)


def _is_navigation(folded: str) -> bool:
    return phrases.pattern(phrases.NAVIGATION).fullmatch(folded) is not None


def _mark_menus(pieces: list[Piece], headline: int, first: int, last: int) -> None:
    """Runs of short lines before the headline and after the last prose."""
    before = range(headline if headline >= 0 else first)
    between = range(headline + 1, first)
    after = range(last + 1, len(pieces))
    for zone in (before, between, after):
        run: list[int] = []
        for index in [*zone, -1]:
            if index >= 0 and _is_menu_item(pieces[index]):
                run.append(index)
                continue
            unknown = [i for i in run if not pieces[i].reason]
            if len(run) >= _FEWEST_IN_MENU and _is_menu(pieces, run, strict=zone is not before):
                for i in unknown:
                    pieces[i].reason = MENU
            run = []


def _is_menu_item(piece: Piece) -> bool:
    if piece.reason or piece.edge_reason not in (None, phrases.COUNTS):
        return True
    has_figure = any(map(str.isdigit, _COUNTED.sub("", piece.text)))
    is_line = len(piece.paragraph.lines) == 1 and not has_figure
    return is_line and is_short(piece.text, _MENU_ITEM_WORDS)


def _is_menu(pieces: list[Piece], run: list[int], *, strict: bool) -> bool:
    if not strict:
        return True
    # At the foot short lines may be the article's own (a list, a signature).
    menu_words = phrases.words(phrases.MENU_WORDS)
    known = 0
    for index in run:
        words = fold_line(pieces[index].text).split()
        is_known = pieces[index].reason or pieces[index].edge_reason
        known += bool(is_known) or any(word in menu_words for word in words)
    return known * 2 >= len(run)


def _mark_edges(pieces: list[Piece], first: int, last: int) -> None:
    """Ambiguous phrases: furniture before the article, after it, and beside other furniture."""
    for index, piece in enumerate(pieces):
        if piece.reason or not piece.edge_reason:
            continue
        at_edge = index < first or (index > last and piece.edge_reason != SCORE)
        beside = piece.edge_reason not in (phrases.COUNTS, SCORE) and any(
            pieces[other].reason or pieces[other].edge_reason
            for other in (index - 1, index + 1)
            if 0 <= other < len(pieces)
        )
        in_related = piece.edge_reason == phrases.RELATED and _heads_a_list(pieces, index)
        several_words = len(piece.text.split()) > 1 and piece.edge_reason not in _ONLY_AT_EDGES
        if at_edge or beside or in_related or several_words:
            piece.reason = piece.edge_reason


def _heads_a_list(pieces: list[Piece], index: int) -> bool:
    following = pieces[index + 1 : index + 3]
    return len(following) == 2 and not any(piece.is_prose for piece in following)


def _mark_related(pieces: list[Piece], headline: int, last: int) -> None:
    """The headlines of other articles that a "Related" announces."""
    done = 0
    for index, piece in enumerate(pieces):
        if not (piece.heads_list and piece.reason) or index < max(headline, done):
            continue
        run = _listed_after(pieces, index, last)
        done = run[-1] if run else index
        ends_in_prose = bool(run) and run[-1] + 1 < len(pieces)
        if ends_in_prose and _is_sub_heading(pieces, run):
            run.pop()
        for following in run:
            pieces[following].reason = pieces[following].reason or phrases.RELATED


def _listed_after(pieces: list[Piece], index: int, last: int) -> list[int]:
    """The pieces below a line that announces others, up to the next prose."""
    run: list[int] = []
    for following in range(index + 1, len(pieces)):
        other = pieces[following]
        is_question = other.is_prose and _is_headline_question(other.text)
        if other.is_prose and not (is_question and following >= last):
            break
        if not other.reason and len(words_of(other.text)) > _LONGEST_HEADLINE:
            break
        run.append(following)
    return run


def _is_headline_question(text: str) -> bool:
    return text.rstrip("\"'”’»").endswith(("?", "!")) and len(words_of(text)) <= 20


def _is_sub_heading(pieces: list[Piece], run: list[int]) -> bool:
    """Does the last line of a list belong to the prose below it instead?"""
    if pieces[run[-1]].reason:
        return False
    lengths = [len(words_of(pieces[index].text)) for index in run]
    return lengths[-1] <= 5 and (len(run) == 1 or lengths[-1] * 2 <= min(lengths[:-1]) + 1)


def _mark_comments(pieces: list[Piece], prose: list[int]) -> None:
    """Readers' comments: all that follows their heading, if it reads like them."""
    if not prose:
        return
    late = prose[int(_LATE * (len(prose) - 1))]
    start = next(
        (i for i, piece in enumerate(pieces) if i > late and piece.reason == phrases.COMMENTS), None
    )
    if start is None:
        return
    rest = pieces[start + 1 :]
    signs = sum(1 for other in rest if len(other.text) < 120 and _SAYS.search(other.text))
    if signs >= _FEWEST_SIGNS:
        for other in rest:
            other.reason = other.reason or phrases.COMMENTS


def _mark_author_box(pieces: list[Piece]) -> None:
    """A box about the author that closes the text: its heading and at most three pieces."""
    rest: list[Piece] = []
    for index in range(len(pieces) - 1, 0, -1):
        piece = pieces[index]
        if not piece.reason and _ABOUT_AUTHOR.fullmatch(fold_line(piece.text)):
            if sum(other.is_prose for other in rest) <= _MOST_PROSE_IN_BOX:
                for other in [piece, *rest]:
                    other.reason = AUTHOR_BOX
            return
        if not piece.reason:
            rest.append(piece)
        if len(rest) > _LONGEST_BOX:
            return
