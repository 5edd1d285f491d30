"""Decision trees that turn the evidence for a block into the chance that it is article text.

The trees are plain numbers in `forest.npz`, grown by `tools/extraction/train.py` on the pages
named in NOTICE: gradient-boosted trees (Friedman, Greedy Function Approximation, 2001).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

_FILE = "forest.npz"


@dataclass(frozen=True, slots=True)
class Forest:
    """All nodes of all trees in flat arrays; a leaf is its own child.

    `feature` and `threshold` say which way a row goes: left when its value is at most the
    threshold; the children of node n are at 2n and 2n + 1. `roots` are the first nodes of the
    trees, `depth` the longest way to a leaf.
    """

    feature: NDArray[Any]
    threshold: NDArray[Any]
    children: NDArray[Any]
    value: NDArray[Any]
    roots: NDArray[Any]
    depth: int
    columns: int

    def chances(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """For each row of evidence the chance of being article text, 0 to 1."""
        if rows.shape[1] != self.columns:
            raise ValueError(f"{rows.shape[1]} columns of evidence, the trees know {self.columns}")
        cells = rows.ravel()
        nodes = np.tile(self.roots, (len(rows), 1))
        first_cell = (np.arange(len(rows)) * self.columns)[:, np.newaxis]
        for _ in range(self.depth):
            values = cells.take(first_cell + self.feature.take(nodes))
            goes_right = values > self.threshold.take(nodes)
            nodes = self.children.take(2 * nodes + goes_right)
        chances: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-self.value.take(nodes).sum(axis=1)))
        return chances


@cache
def forest() -> Forest:
    """The trees that come with the program."""
    with files(__package__).joinpath(_FILE).open("rb") as stream:
        stored = np.load(stream, allow_pickle=False)
        arrays = {name: stored[name] for name in stored.files}
    return Forest(
        feature=arrays["feature"],
        threshold=arrays["threshold"],
        children=np.column_stack([arrays["left"], arrays["right"]]).ravel(),
        value=arrays["value"],
        roots=arrays["roots"],
        depth=int(arrays["depth"]),
        columns=int(arrays["columns"]),
    )
