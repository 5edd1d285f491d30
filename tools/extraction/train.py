"""Grow the trees that choose article text, and check them on pages they have not seen.

    python tools/extraction/train.py DATA [--validate]

DATA holds folders of labelled pages: gzipped pages `ID.html.gz` beside `truth.jsonl`, whose
lines are {"id", "url", "text"}. The shipped trees were grown on pages of the
article-extraction-benchmark (scrapinghub, MIT) and of the Web Content Extraction Benchmark
(Murrough Foley, CC BY 4.0). Needs `pip install lightgbm` beside newsreader.
With --validate every fifth of the sites is first judged by trees grown on the other four
fifths, with the metric of `benchmarks/labelled.py`.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter, defaultdict
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lightgbm
import numpy as np
import trafilatura
from lxml.html import HtmlElement
from numpy.typing import NDArray

from newsreader.document import plain_text
from newsreader.importing.page import forest
from newsreader.importing.page.blocks import WORD, Block, cut_into_blocks, remove_machinery
from newsreader.importing.page.choice import Choice, bare_links, select
from newsreader.importing.page.engines import asked, opinions
from newsreader.importing.page.evidence import evidence
from newsreader.importing.page.markdown import to_markdown
from newsreader.importing.page.metadata import read_metadata
from newsreader.importing.page.prune import prune
from newsreader.importing.page.tree import parse_page
from newsreader.importing.page.wording import PageWords

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from labelled import LabelledPage, labelled_pages, score

FOLDS = 5
TREES = 180
PARAMETERS: dict[str, Any] = {
    "objective": "cross_entropy",
    "learning_rate": 0.07,
    "num_leaves": 15,
    "max_depth": 7,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 127,
    "verbose": -1,
    "num_threads": 1,
    "deterministic": True,
    "seed": 1,
}
# Sets count for as much as they should in the end, not as they have pages.
SET_WEIGHTS = {"aeb": 2.5}
SHORTEST_TRUTH = 150
MOST_WEIGHT_OF_A_PAGE = 4.0
UNKNOWN = -1.0


@dataclass(slots=True)
class Example:
    """A page with its evidence and, for each block, the share of it that is article.

    `whole_rows` is the evidence with what other extractors say of the page with its menus: trees
    grown on that keep more headings and links than trees grown on what is weighed at import.
    """

    page: LabelledPage
    blocks: list[Block]
    words: PageWords
    shares: list[NDArray[np.float64]]
    title: str
    rows: NDArray[np.float32]
    whole_rows: NDArray[np.float32]
    truth: NDArray[np.float64]
    weights: NDArray[np.float64]
    fold: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("--validate", action="store_true")
    options = parser.parse_args()
    examples = [
        example(page) for name in ("aeb", "wcxb") for page in labelled_pages(options.data / name)
    ]
    if options.validate:
        validate(examples)
    grown = grow(examples)
    target = Path(forest.__file__).with_name("forest.npz")
    np.savez_compressed(target, **flattened(grown, examples[0].rows.shape[1]))
    print(f"{target}: {target.stat().st_size} bytes")


def example(page: LabelledPage) -> Example:
    """The evidence of one page, as it is weighed at import and as trees are grown on it."""
    root = parse_page(page.source)
    title = read_metadata(root, page.source, None).title
    remove_machinery(root)
    blocks = cut_into_blocks(root)
    words = PageWords(blocks)
    shares = [words.shares_in(text) for text in opinions(root, blocks)]
    rows = evidence(blocks, words, title, shares)
    whole_shares = [words.shares_in(text) for text in of_whole(root)]
    whole_rows = evidence(blocks, words, title, whole_shares)
    truth = labels(blocks, page.text)
    weights = (words.sizes + 2.0) / max(SHORTEST_TRUTH, len(WORD.findall(page.text)))
    weights[truth == UNKNOWN] = 0.0
    weights *= min(1.0, MOST_WEIGHT_OF_A_PAGE / max(1e-9, weights.sum()))
    weights *= SET_WEIGHTS.get(page.set_name, 1.0)
    site = urlsplit(page.url or page.identity).netloc.removeprefix("www.")
    fold = int(hashlib.sha256(site.encode()).hexdigest(), 16) % FOLDS
    return Example(page, blocks, words, shares, title, rows, whole_rows, truth, weights, fold)


def of_whole(root: HtmlElement) -> tuple[str, str]:
    """What other extractors say of the page with its menus, trafilatura as it writes it out."""
    text = trafilatura.extract(root, fast=True, favor_recall=True, include_comments=False)
    return text or "", asked(deepcopy(root))[1]


def labels(blocks: list[Block], text: str) -> NDArray[np.float64]:
    """The share of each block that stands in the true text; of short blocks, whether they do.

    Of blocks that say the same, as many count as the truth has, those in company first.
    """
    truth = WORD.findall(text)
    wanted = Counter(tuple(truth[i : i + 4]) for i in range(len(truth) - 3))
    lines = {" ".join(WORD.findall(line)) for line in text.split("\n")}
    whole = f" {' '.join(truth)} "
    stream = [word for block in blocks for word in block.words]
    covered = np.zeros(len(stream), dtype=bool)
    for index in range(len(stream) - 3):
        if tuple(stream[index : index + 4]) in wanted:
            covered[index : index + 4] = True
    shares = np.zeros(len(blocks))
    position = 0
    for index, block in enumerate(blocks):
        words = block.words
        phrase = " ".join(words)
        if not words:
            shares[index] = UNKNOWN
        elif len(words) < 4:
            found = phrase in lines or covered[position : position + len(words)].all()
            shares[index] = 1.0 if found else UNKNOWN if f" {phrase} " in whole else 0.0
        else:
            shingles = [tuple(words[i : i + 4]) for i in range(len(words) - 3)]
            shares[index] = sum(shingle in wanted for shingle in shingles) / len(shingles)
        position += len(words)
    alike: dict[str, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        if shares[index] > 0.5:
            alike[" ".join(block.words)].append(index)
    for phrase, places in alike.items():
        allowed = max(1, whole.count(f" {phrase} "))
        for index in sorted(places, key=lambda i: -company(blocks, shares, i))[allowed:]:
            shares[index] = 0.0
    return shares


def company(blocks: list[Block], shares: NDArray[np.float64], index: int) -> float:
    near = range(max(0, index - 4), min(len(blocks), index + 5))
    return float(
        sum(max(0.0, shares[i]) * min(60, len(blocks[i].words)) for i in near if i != index)
    )


def grow(examples: list[Example]) -> lightgbm.Booster:
    rows = np.concatenate([item.whole_rows for item in examples])
    truth = np.concatenate([item.truth for item in examples])
    weights = np.concatenate([item.weights for item in examples])
    known = weights > 0
    data = lightgbm.Dataset(
        rows[known], np.clip(truth[known], 0.0, 1.0), weight=weights[known] * 100
    )
    return lightgbm.train(PARAMETERS, data, TREES)


def validate(examples: list[Example]) -> None:
    texts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for fold in range(FOLDS):
        booster = grow([item for item in examples if item.fold != fold])
        for item in (item for item in examples if item.fold == fold):
            chances = np.asarray(booster.predict(item.rows))
            chances[bare_links(item.blocks, item.words, item.shares)] = 0.0
            choice = select(item.blocks, item.words, chances, item.shares, item.title)
            texts[item.page.set_name].append((item.page.text, stored_text(item, choice)))
    for name, pairs in texts.items():
        print(name, "F1 {:.4f} precision {:.4f} recall {:.4f}".format(*score(pairs)))


def stored_text(item: Example, choice: Choice) -> str:
    """The plain text of the Markdown that would be stored; the page's tree is used up."""
    if not any(choice.kept):
        return ""
    root = item.blocks[0].element.getroottree().getroot()
    prune(root, item.blocks, choice.kept)
    return plain_text(to_markdown(root, None))


def flattened(booster: lightgbm.Booster, columns: int) -> dict[str, NDArray[Any]]:
    """The trees as flat arrays; a leaf is its own child and every value goes left."""
    feature: list[int] = []
    threshold: list[float] = []
    children: list[tuple[int, int]] = []
    value: list[float] = []

    def add(node: dict[str, Any]) -> tuple[int, int]:
        index = len(feature)
        feature.append(node.get("split_feature", 0))
        threshold.append(node.get("threshold", np.inf))
        value.append(node.get("leaf_value", 0.0))
        children.append((index, index))
        if "left_child" not in node:
            return index, 0
        left, left_depth = add(node["left_child"])
        right, right_depth = add(node["right_child"])
        children[index] = (left, right)
        return index, 1 + max(left_depth, right_depth)

    grown = [add(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    sides = np.array(children, dtype=np.int32)
    return {
        "feature": np.array(feature, dtype=np.int16),
        "threshold": np.array(threshold),
        "left": sides[:, 0],
        "right": sides[:, 1],
        "value": np.array(value, dtype=np.float32),
        "roots": np.array([root for root, _ in grown], dtype=np.int32),
        "depth": np.array(max(depth for _, depth in grown)),
        "columns": np.array(columns),
    }


if __name__ == "__main__":
    main()
