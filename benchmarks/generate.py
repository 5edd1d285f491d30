"""Makes a library of any size whose articles behave like real ones.

    python benchmarks/generate.py FOLDER --articles 10000

Ten years of articles in twelve invented languages and eight scripts, with the names, dates
and sums in them marked as the recogniser would, some copies of wire stories, tags, notes and
read states. The same number of articles is always the same library. Shards are written as
the store writes them, a shard at a time, without the undo log.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import vocabulary
from vocabulary import FAMILY_NAMES, GIVEN_NAMES, PLACES, PUBLISHERS, SHARES, TAGS, Language

from newsreader.model import Annotation, Article, EntityMention, Source, TextPosition, TextQuote
from newsreader.store.files import write_atomically
from newsreader.store.lines import Json, joined
from newsreader.store.settings import LibrarySettings
from newsreader.store.shards import SHARD_SIZE, encode, shard_name

_FIRST_DAY = datetime(2016, 11, 1)
_YEARS = 10
_WIRE_COPIES = 0.04
_MONTHS = (
    "January February March April May June July August September October November December"
).split()


def generate(folder: Path, articles: int) -> None:
    """Make a library in a new folder."""
    (folder / "articles").mkdir(parents=True)
    shards = -(-articles // SHARD_SIZE)
    LibrarySettings.create(folder, article=articles, annotation=articles)
    jobs = [
        (folder, number, min(articles, (number + 1) * SHARD_SIZE), articles)
        for number in range(shards)
    ]
    if shards < 16:
        for job in jobs:
            _write_shard(*job)
        return
    with ProcessPoolExecutor() as pool:
        for _ in pool.map(_write_shard, *zip(*jobs, strict=True), chunksize=8):
            pass


def texts(count: int, seed: int = 0) -> Iterator[Article]:
    """Articles outside any library, for files to import."""
    source = random.Random(f"texts {seed}")
    for number in range(1, count + 1):
        yield _article(source, number, count)


def _write_shard(folder: Path, number: int, last: int, all_articles: int) -> None:
    source = random.Random(f"shard {number}")
    path = folder / shard_name(number)
    articles: dict[int, Json] = {}
    annotations: dict[int, Json] = {}
    earlier: Article | None = None
    for article_id in range(number * SHARD_SIZE + 1, last + 1):
        article = _article(source, article_id, all_articles)
        if earlier is not None and source.random() < _WIRE_COPIES:
            article = _copy(article, earlier)
        earlier = article
        articles[article_id] = encode(article.to_json(), path)
        if source.random() < 0.05:
            annotations[article_id] = encode(_note(source, article).to_json(), path)
    write_atomically(path, joined({"articles": articles, "annotations": annotations}))


def _article(source: random.Random, number: int, of: int) -> Article:
    code = source.choices(list(SHARES), weights=list(SHARES.values()))[0]
    text = _Text(source, vocabulary.language(code))
    text.write(max(60, min(6000, int(source.lognormvariate(6.5, 0.6)))))
    plain = text.plain
    saved = _FIRST_DAY + timedelta(days=365 * _YEARS * number / (of + 1))
    published = saved - timedelta(days=source.expovariate(0.5))
    publisher, host = source.choice(PUBLISHERS)
    title = text.title()
    digest = hashlib.sha256(plain.encode()).hexdigest()
    read = source.random() < 0.6
    return Article(
        title=title,
        text=text.markdown,
        id=number,
        key=f"u:{hashlib.sha256(f'{host} {number}'.encode()).hexdigest()[:32]}",
        authors=(f"{source.choice(GIVEN_NAMES)} {source.choice(FAMILY_NAMES)}",),
        publisher=publisher,
        url=f"https://{host}/{published:%Y/%m/%d}/{_slug(title)}-{number}",
        published=f"{published:%Y-%m-%dT%H:%M:%SZ}",
        language=code,
        plain_sha256=digest,
        word_count=len(plain.split()),
        excerpt=plain[:200],
        tags=tuple(source.sample(TAGS, source.choice((0, 0, 1, 1, 2)))),
        read=read,
        starred=source.random() < 0.03,
        archived=source.random() < 0.3,
        progress=1.0 if read else 0.0,
        saved=f"{saved:%Y-%m-%dT%H:%M:%SZ}",
        opened=f"{saved + timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}" if read else None,
        entities=tuple(text.mentions),
        source=Source(
            path_name=f"{_slug(title)}.html",
            sha256=hashlib.sha256(digest.encode()).hexdigest(),
            format="html",
            importer="generated",
            extracted_at=f"{saved:%Y-%m-%dT%H:%M:%SZ}",
            extractor="generated",
            kept_ratio=0.7,
            entity_model="generated",
        ),
    )


@dataclass(frozen=True, slots=True)
class _Thing:
    label: str
    forms: tuple[str, ...]


class _Text:
    """Writes Markdown and its plain text side by side, so that offsets are right."""

    def __init__(self, source: random.Random, language: Language) -> None:
        self.source = source
        self.language = language
        self.markdown = ""
        self.plain = ""
        self.mentions: list[EntityMention] = []
        self.things = [*self._people(3), *self._places(3), *self._organisations(2)]

    def title(self) -> str:
        words = self.language.take(self.source, 6)
        words[self.source.randrange(6)] = self.source.choice(self.things).forms[0]
        title = self._gap().join(words)
        return title[:1].upper() + title[1:]

    def write(self, words: int) -> None:
        """Paragraphs of some two to five sentences, until there are enough words."""
        plain: list[str] = []
        markdown: list[str] = []
        length = written = 0
        while written < words:
            count = min(words - written + 5, self.source.randint(30, 110))
            paragraph, marked = self._paragraph(count, length)
            plain.append(paragraph)
            markdown.append(marked)
            length += len(paragraph) + 2
            written += count
        self.plain = "\n\n".join(plain)
        self.markdown = "\n\n".join(markdown)

    def _paragraph(self, count: int, offset: int) -> tuple[str, str]:
        words = self.language.take(self.source, count)
        plain: list[str] = []
        marked: list[str] = []
        place = offset
        gap = self._gap()
        sentence = 0
        for position, word in enumerate(words):
            if self.source.random() < 0.06:
                word = self._mention(place)
            if sentence == 0:
                word = word[:1].upper() + word[1:]
            shown = self._marked(word, position)
            sentence += 1
            ending = gap
            if sentence > 8 and self.source.random() < 0.1:
                ending = f".{gap}" if gap else "。"
                sentence = 0
            elif self.source.random() < 0.05:
                ending = f",{gap}" if gap else "、"
            plain.append(word + ending)
            marked.append(shown + ending)
            place += len(word) + len(ending)
        text = "".join(plain).rstrip(" ,、。.") + ("." if gap else "。")
        cut = "".join(marked).rstrip(" ,、。.") + ("." if gap else "。")
        quoted = "> " if self.source.random() < 0.04 else ""
        return text, quoted + cut

    def _marked(self, word: str, position: int) -> str:
        chance = self.source.random()
        if chance < 0.004:
            return f"[{word}](https://{self.source.choice(PUBLISHERS)[1]}/{position})"
        return f"**{word}**" if chance < 0.008 and self.language.blanks else word

    def _mention(self, place: int) -> str:
        kind = self.source.random()
        if kind < 0.8:
            thing = self.source.choice(self.things)
            form = thing.forms[0 if self.source.random() < 0.3 else -1]
            label, canonical = thing.label, thing.forms[0]
        elif kind < 0.93:
            form = f"{self.source.randint(1, 28)} {self.source.choice(_MONTHS)} {self._year()}"
            label, canonical = "DATE", form
        else:
            form = f"€{self.source.randint(1, 900)} million"
            label, canonical = "MONEY", form
        self.mentions.append(
            EntityMention(label, form, place, place + len(form), canonical, score=0.97)
        )
        return form

    def _year(self) -> int:
        return 2016 + self.source.randrange(_YEARS)

    def _gap(self) -> str:
        return " " if self.language.blanks else ""

    def _people(self, number: int) -> list[_Thing]:
        return [
            _Thing("PERSON", (f"{self._popular(GIVEN_NAMES)} {family}", family))
            for family in (self._popular(FAMILY_NAMES) for _ in range(number))
        ]

    def _places(self, number: int) -> list[_Thing]:
        return [_Thing("LOC", (self._popular(PLACES),)) for _ in range(number)]

    def _organisations(self, number: int) -> list[_Thing]:
        return [_Thing("ORG", (vocabulary.organisation(self.source),)) for _ in range(number)]

    def _popular(self, names: list[str]) -> str:
        """The news is about few people much and many people little."""
        return names[min(len(names) - 1, int(self.source.expovariate(4 / len(names))))]


def _copy(article: Article, earlier: Article) -> Article:
    """The same wire story in another paper."""
    return replace(
        article,
        title=earlier.title,
        text=earlier.text,
        entities=earlier.entities,
        language=earlier.language,
        plain_sha256=earlier.plain_sha256,
        word_count=earlier.word_count,
        excerpt=earlier.excerpt,
    )


def _note(source: random.Random, article: Article) -> Annotation:
    mention = source.choice(article.entities) if article.entities else None
    return Annotation(
        number=article.id,
        article=article.id,
        motivation="commenting",
        body="Check this against the earlier report.",
        created=article.saved,
        quote=TextQuote(mention.text) if mention else None,
        position=TextPosition(mention.start, mention.end) if mention else None,
        text_sha256=article.plain_sha256,
        uuid=hashlib.sha256(article.key.encode()).hexdigest()[:32],
    )


def _slug(title: str) -> str:
    kept = (c if c.isalnum() and c.isascii() else "-" for c in title.lower())
    return "-".join(filter(None, "".join(kept).split("-")))[:60] or "article"


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="Make a library of generated articles.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    arguments = parser.parse_args()
    generate(arguments.folder, arguments.articles)
    return 0


if __name__ == "__main__":
    sys.exit(main())
