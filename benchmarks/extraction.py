"""How much of the article comes out of a saved page, beside other extractors, in one run.

    python benchmarks/extraction.py [DATA] [--only ENGINE ...] [--parts text structure metadata]

DATA holds `aeb/` and `wcxb/` (gzipped pages `ID.html.gz` beside `truth.jsonl` with id, url,
text and, for wcxb, title, author, published) and `mozilla/` (a folder for each page with
source.html.gz, expected.html.gz, expected-metadata.json). `benchmarks/README.md` says where
the pages come from. Engines that are not installed are left out and named.

Text: precision, recall and F1 of four-word sequences as the article-extraction-benchmark
counts them; Markdown is rendered to plain text first. Speed: pages a second of CPU, in this
process, of the call alone. Structure: share of the expected elements that are kept, and share
of those made that are expected. Metadata: share of the stated values that are given right.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import logging
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lxml.html

WORDS = re.compile(r"\w+")
DEFAULT_DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "extraction"
ADDRESS = "http://fakehost/test/page.html"
STRUCTURE = {
    "headings": ("h1", "h2", "h3", "h4", "h5", "h6"),
    "links": ("a",),
    "images": ("img",),
    "items": ("li",),
    "quotes": ("blockquote",),
    "code": ("pre",),
    "tables": ("table",),
    "rows": ("tr",),
    "emphasis": ("em", "i"),
    "strong": ("strong", "b"),
}


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page with what should come out of it."""

    set_name: str
    identity: str
    url: str
    source: str
    text: str
    fields: dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Given:
    """What an engine makes of a page: plain text, and its structure where it has any.

    Structure is HTML, or Markdown that is rendered for the comparison, outside the time taken.
    """

    text: str
    html: str = ""
    markdown: str = ""
    title: str = ""
    authors: str = ""
    published: str = ""
    publisher: str = ""
    language: str = ""

    @property
    def structure(self) -> str:
        """The structure as HTML."""
        if not self.markdown:
            return self.html
        from markdown_it import MarkdownIt

        renderer = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        return str(renderer.render(self.markdown))


Engine = Callable[[str], Given]


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare extractors on labelled pages.")
    parser.add_argument("data", type=Path, nargs="?", default=DEFAULT_DATA)
    parser.add_argument("--only", nargs="*", default=list(ENGINES))
    parser.add_argument("--parts", nargs="*", default=["text", "structure", "metadata"])
    parser.add_argument("--limit", type=int, default=None, help="pages of each set")
    options = parser.parse_args()
    if not options.data.is_dir():
        parser.error(f"{options.data} is no folder: benchmarks/README.md says how to get the pages")
    logging.disable(logging.CRITICAL)
    engines = dict(installed(options.only))
    for part in options.parts:
        PARTS[part](options.data, engines, options.limit)


def labelled_pages(folder: Path) -> Iterator[LabelledPage]:
    """The pages of a folder with a `truth.jsonl`, in its order."""
    for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        source = decoded(gzip.decompress((folder / f"{row['id']}.html.gz").read_bytes()))
        fields = {name: row.get(name) for name in ("title", "author", "published")}
        yield LabelledPage(
            folder.name, row["id"], row.get("url") or "", source, row["text"], fields
        )


def decoded(data: bytes) -> str:
    """The text of a page: UTF-8, else what its meta element says, else windows-1252."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        named = re.search(rb"charset=[\"']?([\w-]+)", data[:3000])
        try:
            return data.decode(named[1].decode() if named else "cp1252")
        except (LookupError, UnicodeDecodeError):
            return data.decode("cp1252", "replace")


def score(pairs: Iterable[tuple[str, str]]) -> tuple[float, float, float]:
    """F1, precision and recall of (truth, text) pairs: means over pages, F1 of the means."""
    precisions, recalls = [], []
    for truth, text in pairs:
        wanted, made = _shingles(truth), _shingles(text)
        common = sum((wanted & made).values())
        if made:
            precisions.append(common / sum(made.values()))
        if wanted:
            recalls.append(common / sum(wanted.values()))
    precision, recall = statistics.mean(precisions), statistics.mean(recalls)
    return 2 * precision * recall / (precision + recall), precision, recall


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORDS.findall(text)
    if 0 < len(words) < 4:
        return Counter([tuple(words)])
    return Counter(tuple(words[index : index + 4]) for index in range(len(words) - 3))


def installed(names: Sequence[str]) -> Iterator[tuple[str, Engine]]:
    for name in names:
        module, engine = ENGINES[name]
        try:
            importlib.import_module(module)
        except ImportError:
            print(f"{name}: not installed, left out")
            continue
        engine("<html><body><p>Warming up takes imports and lists of words.</p></body></html>")
        yield name, engine


def compare_text(data: Path, engines: dict[str, Engine], limit: int | None) -> None:
    for folder in ("aeb", "wcxb"):
        pages = list(labelled_pages(data / folder))[:limit]
        print(f"\n{folder}: {len(pages)} pages")
        for name, engine in engines.items():
            started = time.process_time()
            texts = [engine(page.source).text for page in pages]
            seconds = time.process_time() - started
            result = score((page.text, text) for page, text in zip(pages, texts, strict=True))
            figures = "F1 {:.4f}  precision {:.4f}  recall {:.4f}".format(*result)
            print(f"  {name:24} {figures}  {len(pages) / seconds:6.1f} pages/s", flush=True)


def compare_structure(data: Path, engines: dict[str, Engine], limit: int | None) -> None:
    pages = _mozilla(data)[:limit]
    expected = [(_elements(html), _plain(html)) for _, html, _ in pages]
    totals = {name: sum(sum(each[name].values()) for each, _ in expected) for name in STRUCTURE}
    print(f"\nmozilla: {len(pages)} pages, kept / made rightly of {totals}")
    for name, engine in engines.items():
        kept: Counter[str] = Counter()
        made: Counter[str] = Counter()
        texts = []
        for (source, _, _), (wanted, text) in zip(pages, expected, strict=True):
            given = engine(source)
            texts.append((text, given.text))
            found = _elements(given.structure)
            for kind in STRUCTURE:
                kept[kind] += sum((found[kind] & wanted[kind]).values())
                made[kind] += sum(found[kind].values())
        shares = "  ".join(
            f"{kind} {kept[kind] / max(1, totals[kind]):.2f}/{kept[kind] / max(1, made[kind]):.2f}"
            for kind in STRUCTURE
        )
        print(f"  {name:24} F1 {score(texts)[0]:.4f}  {shares}", flush=True)


def compare_metadata(data: Path, engines: dict[str, Engine], limit: int | None) -> None:
    wcxb = [(page.source, page.fields) for page in list(labelled_pages(data / "wcxb"))[:limit]]
    mozilla = [
        (
            source,
            {
                "title": said.get("title"),
                "author": said.get("byline"),
                "published": said.get("publishedTime"),
                "publisher": said.get("siteName"),
                "language": said.get("lang"),
            },
        )
        for source, _, said in _mozilla(data)[:limit]
    ]
    for set_name, pages in (("wcxb", wcxb), ("mozilla", mozilla)):
        print(f"\n{set_name} metadata: right of those stated, given where none is stated")
        for name in ("newsreader", "trafilatura", "newspaper4k"):
            if name in engines:
                print(f"  {name:24} {_metadata_line(engines[name], pages)}", flush=True)


def _metadata_line(engine: Engine, pages: Sequence[tuple[str, dict[str, str | None]]]) -> str:
    right: Counter[str] = Counter()
    stated: Counter[str] = Counter()
    unasked: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    for source, fields in pages:
        given = engine(source)
        values = {
            "title": given.title,
            "author": given.authors,
            "published": given.published,
            "publisher": given.publisher,
            "language": given.language,
        }
        for field, truth in fields.items():
            if truth:
                stated[field] += 1
                right[field] += _agrees(field, truth, values[field])
            else:
                silent[field] += 1
                unasked[field] += bool(values[field])
    return "  ".join(
        f"{field} {right[field] / max(1, stated[field]):.3f} of {stated[field]}"
        f" ({unasked[field]}/{silent[field]})"
        for field in pages[0][1]
    )


def _agrees(field: str, truth: str, value: str) -> bool:
    wanted, given = (" ".join(WORDS.findall(text.lower())) for text in (truth, value))
    match field:
        case "published":
            return truth[:10] == value[:10]
        case "title":
            long_enough = min(len(wanted), len(given)) > 12
            return wanted == given or (long_enough and (wanted in given or given in wanted))
        case "author":
            names = [
                word
                for word in wanted.split()
                if word not in ("and", "by", "md", "dr", "ph", "d", "phd", "m")
            ]
            return (
                bool(given)
                and all(name in given.split() for name in names)
                and len(given.split()) <= len(names) + 4
            )
    return wanted == given


def _mozilla(data: Path) -> list[tuple[str, str, dict[str, Any]]]:
    pages = []
    for folder in sorted((data / "mozilla").iterdir()):
        source, expected = (
            decoded(gzip.decompress((folder / f"{name}.html.gz").read_bytes()))
            for name in ("source", "expected")
        )
        said = json.loads((folder / "expected-metadata.json").read_text(encoding="utf-8"))
        pages.append((source, expected, said))
    return pages


def _elements(html: str) -> dict[str, Counter[str]]:
    """For each kind of structure its elements, named by their first 60 letters (or file name)."""
    found = {kind: Counter[str]() for kind in STRUCTURE}
    if not html.strip():
        return found
    root = lxml.html.fromstring(f"<div>{html}</div>")
    for kind, tags in STRUCTURE.items():
        for element in root.iter(*tags):
            if kind == "images":
                key = (element.get("src") or "").split("?")[0].rsplit("/", 1)[-1][:60]
            elif kind == "links" and not element.get("href"):
                key = ""
            else:
                key = " ".join(WORDS.findall(element.text_content())).lower()[:60]
            if key:
                found[kind][key] += 1
    return found


def _plain(html: str) -> str:
    if not html.strip():
        return ""
    root = lxml.html.fromstring(f"<div>{html}</div>")
    for element in root.iter("p", "div", "li", "h1", "h2", "h3", "h4", "td", "th", "br", "pre"):
        element.tail = "\n" + (element.tail or "")
    return str(root.text_content())


def newsreader(source: str) -> Given:
    from newsreader.document import plain_text
    from newsreader.errors import UnreadableFileError
    from newsreader.importing.html import extract_html

    try:
        article = extract_html(source)
    except UnreadableFileError:
        return Given("")
    return Given(
        plain_text(article.markdown),
        markdown=article.markdown,
        title=article.title,
        authors=" ".join(article.authors),
        published=article.published or "",
        publisher=article.publisher or "",
        language=article.language or "",
    )


def _trafilatura(**settings: Any) -> Engine:
    def engine(source: str) -> Given:
        import trafilatura

        text = trafilatura.extract(source, include_comments=False, **settings) or ""
        return Given(text)

    return engine


def trafilatura_whole(source: str) -> Given:
    """Its HTML with all structure, and its metadata."""
    import trafilatura

    rich = {"include_links": True, "include_images": True, "include_formatting": True}
    html = trafilatura.extract(source, include_comments=False, output_format="html", **rich) or ""
    said = trafilatura.extract_metadata(source)
    if said is None:
        return Given(_plain(html), html)
    return Given(
        _plain(html),
        html,
        title=said.title or "",
        authors=said.author or "",
        published=said.date or "",
        publisher=said.sitename or "",
        language=said.language or "",
    )


def trafilatura_markdown(source: str) -> Given:
    """Its HTML through html2text: the like of what a reader would store."""
    import html2text

    from newsreader.document import plain_text

    converter = html2text.HTML2Text(bodywidth=0)
    markdown = converter.handle(trafilatura_whole(source).html)
    return Given(plain_text(markdown), markdown=markdown)


def readability(source: str) -> Given:
    from readability import Document
    from readability.readability import Unparseable

    try:
        html = Document(source).summary(html_partial=True)
    except Unparseable:
        return Given("")
    return Given(_plain(html), html)


def newspaper4k(source: str) -> Given:
    import newspaper

    article = newspaper.Article(ADDRESS, language="en", fetch_images=False)
    article.download(input_html=source)
    article.parse()
    date = article.publish_date.isoformat() if article.publish_date else ""
    return Given(
        article.text,
        title=article.title or "",
        authors=" ".join(article.authors),
        published=date,
        publisher=article.meta_site_name or "",
        language=article.meta_lang or "",
    )


def resiliparse(source: str) -> Given:
    from resiliparse.extract.html2text import extract_plain_text

    return Given(extract_plain_text(source, main_content=True, alt_texts=False, list_bullets=False))


ENGINES: dict[str, tuple[str, Engine]] = {
    "newsreader": ("newsreader", newsreader),
    "trafilatura": ("trafilatura", trafilatura_whole),
    "trafilatura text": ("trafilatura", _trafilatura()),
    "trafilatura fast": ("trafilatura", _trafilatura(fast=True)),
    "trafilatura precision": ("trafilatura", _trafilatura(favor_precision=True)),
    "trafilatura recall": ("trafilatura", _trafilatura(favor_recall=True)),
    "trafilatura + html2text": ("trafilatura", trafilatura_markdown),
    "readability-lxml": ("readability", readability),
    "newspaper4k": ("newspaper", newspaper4k),
    "resiliparse": ("resiliparse.extract.html2text", resiliparse),
}

PARTS: dict[str, Callable[[Path, dict[str, Engine], int | None], None]] = {
    "text": compare_text,
    "structure": compare_structure,
    "metadata": compare_metadata,
}

if __name__ == "__main__":
    main()
