"""How well the article is found in whole pages that are copied as text.

    python benchmarks/copied.py [DATA]

DATA holds `aeb/` and `wcxb/` as for `extraction.py`. Each saved page is turned into the text
that selecting all of it in a browser copies: blocks on lines of their own, scripts and hidden
parts left out. Such a page is the hardest text there is: most of it is menus and teasers, and
nothing but its words is left to tell them by. Prints precision and recall of four-word
sequences against the labelled article, beside those of the text as it was copied.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement

from newsreader import document
from newsreader.importing.charset import decode
from newsreader.importing.plaintext import extract_plain

DEFAULT_DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "extraction"
WORDS = re.compile(r"\w+")
WITHOUT_TEXT = frozenset(
    "script style noscript template svg iframe object select textarea head canvas video audio "
    "input".split()
)
PARTED = frozenset("p ul ol h1 h2 h3 h4 h5 h6 blockquote figure pre dl".split())
LINES = frozenset(
    "div section article header footer nav aside main li figcaption table tr form address dt dd "
    "button details summary hr".split()
)


def copied_text(page: str) -> str:
    """The text a browser copies of a page."""
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    root = lxml.html.document_fromstring(page.encode(), parser=parser)
    body = root.find("body")
    pieces: list[str] = []
    _write(root if body is None else body, pieces)
    text = re.sub(r" *\n *", "\n", "".join(pieces))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _write(element: HtmlElement, pieces: list[str]) -> None:
    if not isinstance(element.tag, str) or element.tag in WITHOUT_TEXT or _is_hidden(element):
        return
    gap = "\n\n" if element.tag in PARTED else "\n" if element.tag in LINES else ""
    pieces.append(gap or ("\n" if element.tag == "br" else ""))
    pieces.append(" " if element.tag in ("td", "th") else "")
    pieces.append(re.sub(r"\s+", " ", element.text or ""))
    for child in element:
        _write(child, pieces)
        pieces.append(re.sub(r"\s+", " ", child.tail or ""))
    pieces.append(gap)


def _is_hidden(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return (
        "display:none" in style
        or "hidden" in element.attrib
        or (element.get("aria-hidden") == "true")
    )


def pages(folder: Path) -> Iterator[tuple[str, str]]:
    """The labelled article and the copied text of each page."""
    for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        data = gzip.decompress((folder / f"{row['id']}.html.gz").read_bytes())
        yield row["text"], copied_text(decode(data).text)


def precision_and_recall(truth: str, found: str) -> tuple[float, float]:
    """Shares of the four-word sequences found that are right, and of the right ones found."""
    right, have = _sequences(truth), _sequences(found)
    both = sum((right & have).values())
    return both / max(1, sum(have.values())), both / max(1, sum(right.values()))


def _sequences(text: str) -> Counter[tuple[str, ...]]:
    words = WORDS.findall(text)
    return Counter(tuple(words[i : i + 4]) for i in range(len(words) - 3))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("data", nargs="?", type=Path, default=DEFAULT_DATA)
    folder = arguments.parse_args().data
    if not folder.is_dir():
        arguments.error(f"{folder} is not there; benchmarks/README.md says where it comes from")
    for name in ("aeb", "wcxb"):
        found, copied, seconds = [], [], 0.0
        for truth, text in pages(folder / name):
            start = time.process_time()
            articles = extract_plain(text)
            seconds += time.process_time() - start
            plain = "\n".join(document.plain_text(article.markdown) for article in articles)
            found.append(precision_and_recall(truth, plain))
            copied.append(precision_and_recall(truth, text))
        for what, scores in (("as copied", copied), ("article", found)):
            precision, recall = (statistics.mean(values) for values in zip(*scores, strict=True))
            f1 = 2 * precision * recall / (precision + recall)
            print(f"{name:5} {what:10} F1 {f1:.4f}  precision {precision:.4f}  recall {recall:.4f}")
        print(f"{name:5} {len(found)} pages, {len(found) / seconds:.0f} a second of CPU")


if __name__ == "__main__":
    main()
