"""The numbers that speak for and against each block of a page."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from newsreader.importing.page.blocks import cut_into_blocks, remove_machinery
from newsreader.importing.page.evidence import evidence
from newsreader.importing.page.tree import parse_page
from newsreader.importing.page.wording import PageWords

NEWS = (Path(__file__).parents[2] / "fixtures" / "html" / "news.html").read_text(encoding="utf-8")


def test_a_block_has_the_same_numbers_whichever_others_are_asked_for() -> None:
    root = parse_page(NEWS)
    remove_machinery(root)
    blocks = cut_into_blocks(root)
    words = PageWords(blocks)
    shares = [words.shares_in(blocks[3].text), words.shares_in(blocks[5].text)]
    wanted = np.arange(len(blocks)) % 3 == 1
    of_all = evidence(blocks, words, "River barrier holds", shares)
    assert np.array_equal(
        evidence(blocks, words, "River barrier holds", shares, wanted), of_all[wanted]
    )
