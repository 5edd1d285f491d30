"""How much of a copied page is kept that should be, and dropped that should be.

    python benchmarks/plaintext.py [--show LANGUAGE]

Makes 40 copied pages in 8 languages with known truth from `copied_pages/` (articles of our own
writing, and what two sites in each language write around theirs) in five layouts: paragraphs
parted by empty lines, one line for each paragraph, hard-wrapped, converted from PDF with
hyphens, form feeds and running heads, and printed from a browser. Prints the share of
paragraphs kept word for word, of furniture lines removed, and of fields that are right.
"""

from __future__ import annotations

import argparse
import re
import textwrap
import time
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsreader import document
from newsreader.importing.plaintext import extract_plain

FOLDER = Path(__file__).parent / "copied_pages"
LAYOUTS = ("parted", "lines", "wrapped", "pdf", "printed")
WRAP_WIDTH = 72
PDF_WIDTH = 64
PDF_LINES = 28
VOWELS = set("aeiouyàâäáãåæèéêëìíîïòóôõöøùúûüýœаеёиоуыэюяıöü")


@dataclass
class Page:
    """A copied page and what is known about it."""

    name: str
    text: str
    title: str
    paragraphs: list[str]
    furniture: list[str]
    fields: dict[str, Any] = field(default_factory=dict)


def pages() -> list[Page]:
    """The 40 pages, the same at every run."""
    made = []
    for file in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        for number, layout in enumerate(LAYOUTS):
            article = data["articles"][(number + (number > 2)) % 2]
            site = data["sites"][number % 2 if number < 2 else (number + 1) % 2]
            made.append(_page(f"{file.stem}-{layout}", article, site, layout))
    return made


def _page(name: str, article: dict[str, Any], site: dict[str, Any], layout: str) -> Page:
    paragraphs = [text.removeprefix("## ") for text in article["paragraphs"]]
    body: list[str] = []
    furniture = [*site["head"], *site["under_title"], *site["foot"]]
    middle = list(site["middle"])
    places = {1, 2, 4, 5}
    for index, paragraph in enumerate(paragraphs):
        body.append(paragraph)
        if index in places and middle:
            block = middle.pop(0)
            body += block
            furniture += block
    blocks = [
        *site["head"], article["title"], article["byline"], article["date"],
        *site["under_title"], *body, *site["foot"],
    ]  # fmt: skip
    fields = {
        "authors": tuple(article["author"].split("; ")),
        "published": article["published"],
        "publisher": site["name"],
    }
    text, extra = _laid_out(blocks, layout, article["title"], site["name"])
    return Page(name, text, article["title"], paragraphs, furniture + extra, fields)


def _laid_out(blocks: list[str], layout: str, title: str, site: str) -> tuple[str, list[str]]:
    if layout == "parted":
        return "\n\n".join(blocks), []
    if layout == "lines":
        return "\n".join(blocks), []
    if layout == "wrapped":
        return "\n\n".join(_wrap(block, WRAP_WIDTH) for block in blocks), []
    if layout == "printed":
        head = f"04.03.25, 09:12 {title} | {site}"
        feet = [f"https://example.org/2025/03/a-page {n}/3" for n in (1, 2, 3)]
        third = len(blocks) // 3
        parts = [blocks[:third], blocks[third : 2 * third], blocks[2 * third :]]
        sheets = ["\n\n".join([head, *part, foot]) for part, foot in zip(parts, feet, strict=True)]
        return "\n\n".join(sheets), [head, *feet]
    return _pdf(blocks, site)


def _pdf(blocks: list[str], site: str) -> tuple[str, list[str]]:
    lines: list[str] = []
    for block in blocks:
        lines += [*_wrap(_hyphenable(block), PDF_WIDTH).split("\n"), ""]
    sheets, furniture = [], []
    for number, start in enumerate(range(0, len(lines), PDF_LINES), 1):
        head, foot = f"{site}    04.03.2025", f"{number}"
        sheets.append("\n".join([head, "", *lines[start : start + PDF_LINES], "", foot]))
        furniture.append(head)
    return "\f".join(sheets), furniture


def _hyphenable(text: str) -> str:
    """The text with a soft hyphen in the middle of long words."""
    return re.sub(r"[^\W\d_]{9,}", lambda word: _split_word(word[0]), text)


def _split_word(word: str) -> str:
    for place in range(len(word) // 2, len(word) - 3):
        if word[place].lower() not in VOWELS and word[place - 1].lower() in VOWELS:
            return word[:place] + "\u00ad" + word[place:]
    return word


def _wrap(text: str, width: int) -> str:
    wrapper = textwrap.TextWrapper(width, break_long_words=False, break_on_hyphens=False)
    if "\u00ad" not in text:
        return "\n".join(wrapper.wrap(text))
    lines, line = [], ""
    for word in text.split():
        bare = word.replace("\u00ad", "")
        if len(line) + len(bare) + bool(line) <= width:
            line = f"{line} {bare}".strip()
            continue
        first, mark, second = word.partition("\u00ad")
        if mark and len(line) + len(first) + 2 <= width:
            lines.append(f"{line} {first}-".strip())
            line = second.replace("\u00ad", "")
        else:
            lines.append(line)
            line = bare
    return "\n".join([*lines, line])


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@dataclass
class Score:
    """Counts of right and all, and what went wrong in words."""

    right: int = 0
    total: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, is_right: bool, what: str) -> None:
        self.total += 1
        self.right += is_right
        if not is_right:
            self.wrong.append(what)


def measure(made: list[Page]) -> dict[str, Score]:
    """Scores by what is measured."""
    names = ("paragraphs kept", "furniture removed", "title", "authors", "published", "publisher")
    scores = {name: Score() for name in names}
    for page in made:
        articles = extract_plain(page.text, name="page.txt")
        plain = "\n\n".join(document.plain_text(article.markdown) for article in articles)
        blocks = {_squeezed(block) for block in re.split(r"\n+", plain)}
        for paragraph in page.paragraphs:
            scores["paragraphs kept"].add(
                _squeezed(paragraph) in blocks, f"{page.name}: {paragraph}"
            )
        for line in page.furniture:
            is_left = _squeezed(line) in blocks or (len(line) > 25 and _squeezed(line) in plain)
            scores["furniture removed"].add(not is_left, f"{page.name}: {line}")
        article = articles[0]
        scores["title"].add(article.title == page.title, f"{page.name}: {article.title}")
        for name, value in page.fields.items():
            got = getattr(article, name)
            scores[name].add(got == value, f"{page.name}: {got!r} for {value!r}")
    return scores


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--show", metavar="NAME", help="print the pages of that name and stop")
    arguments.add_argument("--wrong", action="store_true", help="list what went wrong")
    chosen = arguments.parse_args()
    made = pages()
    if chosen.show:
        print("\n\n=====\n\n".join(page.text for page in made if page.name.startswith(chosen.show)))
        return
    start = time.perf_counter()
    scores = measure(made)
    seconds = time.perf_counter() - start
    languages = {page.name.split("-")[0] for page in made}
    print(f"{len(made)} pages, {len(languages)} languages, {len(LAYOUTS)} layouts")
    for name, score in scores.items():
        print(f"{name:18} {score.right:5} of {score.total:5}  {score.right / score.total:7.2%}")
        if chosen.wrong:
            print("\n".join(f"    {what}" for what in score.wrong))
    print(f"{len(made) / seconds:.0f} pages a second")


if __name__ == "__main__":
    main()
