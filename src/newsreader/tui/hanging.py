"""Words beside a label, which stay beside it when they take more lines than one."""

from __future__ import annotations

from newsreader.tui.reader.cells import width_cells, wrap

_NARROWEST = 20


def beside(label: str, words: str, label_cells: int, width: int) -> tuple[str, str]:
    """The label filled up to its cells, and the words in lines that fit beside it.

    Every line after the first is indented by `label_cells`; a word that is longer than there
    is room for is broken. `words` is one line of text, `width` that of both, in cells.
    """
    room = max(_NARROWEST, width - label_cells)
    lines = [words[start:end].rstrip() for start, end in wrap(words, room)]
    gap = " " * max(1, label_cells - width_cells(label)) if label_cells else ""
    return f"{label}{gap}", ("\n" + " " * label_cells).join(lines)
