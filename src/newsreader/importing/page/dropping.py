"""What was left out of an article, and where in its plain text it would have stood."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.cleaning import clean_line, clean_text
from newsreader.importing.page.blocks import Block
from newsreader.importing.page.choice import Choice
from newsreader.model import DroppedBlock

_LONGEST_TEXT = 2000
_MOST_BLOCKS = 400
_PROBE = 24


def text_alone(block: Block) -> str:
    """The text of a block as the reader is shown it: links side by side are words of their own.

    A browser parts the links of a menu by their style. To be asked before the tree is pruned.
    """
    if len(block.runs) == 1 or not block.is_link:
        return block.text
    pieces = [(place.tail if is_tail else place.text) or "" for place, is_tail in block.runs]
    return " ".join(" ".join(pieces).split())


def dropped_blocks(texts: Sequence[str], choice: Choice, plain: str) -> tuple[DroppedBlock, ...]:
    """The blocks not kept, neighbours with the same reason joined, in page order.

    `texts` are the texts of all blocks of the page, `plain` is the article's plain text.
    """
    offset = 0
    pending: list[tuple[str, str]] = []
    dropped: list[DroppedBlock] = []
    for text, keep, reason in zip(texts, choice.kept, choice.reasons, strict=True):
        if not keep:
            if len(text) > _LONGEST_TEXT:
                text = text[: _LONGEST_TEXT - 1] + "…"
            if pending and pending[-1][1] == reason:
                pending[-1] = (f"{pending[-1][0]}\n{text}", reason)
            else:
                pending.append((text, reason))
            continue
        probe = clean_line(text[: 2 * _PROBE])[:_PROBE]
        found = plain.find(probe, offset)
        if found >= 0:
            dropped += [DroppedBlock(piece, why, found) for piece, why in pending]
            pending = []
            offset = found + len(probe)
    dropped += [DroppedBlock(piece, why, len(plain)) for piece, why in pending]
    return tuple(
        DroppedBlock(clean_text(block.text), block.reason, block.before)
        for block in dropped[:_MOST_BLOCKS]
    )
