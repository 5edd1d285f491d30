"""Numbered lists of ten items and more, with their numbers aligned at the right.

A block carries the marker of its own item; how wide the widest marker of its list is, only
the list as a whole shows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from newsreader.document import Block

_NUMBER = re.compile(r"\d+\. $")
_USUAL = 3  # cells of "1. ", for which documents indent


def aligned(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, with those of long numbered lists indented by their widest number."""
    if not any(_marker_cells(block) > _USUAL for block in blocks):
        return blocks
    found = list(blocks)
    for first, block in enumerate(blocks):
        if _marker_cells(block) and not _continues(blocks, first):
            _widen(found, first, _list_end(blocks, first))
    return found


def _marker_cells(block: Block) -> int:
    """The cells of a block's number with its stop and blank; 0 if it begins no numbered item."""
    number = _NUMBER.search(block.lead) if block.lead != block.indent else None
    return len(number[0]) if number else 0


def _list_end(blocks: Sequence[Block], first: int) -> int:
    """The index after the last block of the list that begins at `first`."""
    indent = blocks[first].indent
    end = first + 1
    while end < len(blocks) and blocks[end].indent.startswith(indent):
        is_bullet = blocks[end].indent == indent and blocks[end].lead.endswith("• ")
        if is_bullet:
            break
        end += 1
    return end


def _continues(blocks: Sequence[Block], index: int) -> bool:
    """Is there an earlier item of the same list?"""
    indent = blocks[index].indent
    for block in reversed(blocks[:index]):
        if not block.indent.startswith(indent):
            return False
        if block.indent == indent and _marker_cells(block):
            return True
    return False


def _widen(found: list[Block], first: int, end: int) -> None:
    indent = found[first].indent
    depth = len(indent) - _USUAL
    own = [block for block in found[first:end] if len(block.indent) == len(indent)]
    cells = max(_marker_cells(block) for block in own)
    for index in range(first, end):
        found[index] = _indented(found[index], depth, cells)


def _indented(block: Block, depth: int, cells: int) -> Block:
    """The block with `cells` instead of three at this depth, its number at their right."""
    indent = block.indent[:depth] + " " * cells + block.indent[depth + _USUAL :]
    rest = block.lead[depth:]
    if len(block.indent) == depth + _USUAL and _marker_cells(block):
        return replace(block, indent=indent, lead=block.lead[:depth] + rest.rjust(cells))
    return replace(block, indent=indent, lead=block.lead[:depth] + " " * (cells - _USUAL) + rest)
