"""What the program is about: articles, the entities named in them, and notes on them.

Frozen data without behaviour beyond reading and writing its own JSON. Offsets are always
half-open ranges of Unicode code points in the article's plain text (`document.plain_text`).
Times are ISO 8601 strings in UTC with seconds; dates keep the precision that is known
("2024", "2024-07", "2024-07-03", or a full time). None or an empty tuple means unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields
from operator import itemgetter
from typing import Any, Self

from newsreader.records import record

#: OntoNotes labels, in the order they are shown, by the group they are shown in.
ENTITY_GROUPS: dict[str, tuple[str, ...]] = {
    "people": ("PERSON",),
    "organisations": ("ORG",),
    "places": ("LOC", "GPE", "FAC"),
    "dates": ("DATE", "TIME"),
    "figures": ("MONEY", "PERCENT", "QUANTITY", "CARDINAL"),
    "other": ("NORP", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "OTHER"),
}
GROUP_OF_LABEL = {label: group for group, labels in ENTITY_GROUPS.items() for label in labels}
#: The groups whose things have names of their own and act.
ACTOR_GROUPS = ("people", "organisations", "places")
#: What can find the names in a text, the default first.
ENTITY_MODELS = ("fast", "balanced", "accurate")
DEFAULT_ENTITY_MODEL = ENTITY_MODELS[0]


class _Json:
    """Reads and writes a frozen dataclass as a JSON object; unknown (None, empty) is left out."""

    __slots__ = ()

    def to_json(self) -> dict[str, Any]:
        """The JSON object of this; nested objects too, empty and unknown fields left out."""
        out: dict[str, Any] = {}
        for item in fields(self):  # type: ignore[arg-type]
            value = getattr(self, item.name)
            if value is None or value == ():
                continue
            out[item.name] = _plain(value)
        return out

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The object of a JSON object; keys that are not known are ignored."""
        return cls(**_known(cls, data))


def _known(kind: type[_Json], data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _frozen(value) for key, value in data.items() if key in kind.__slots__}


def _plain(value: Any) -> Any:
    if isinstance(value, _Json):
        return value.to_json()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


_values_of_mention = itemgetter("label", "text", "start", "end", "canonical")


@record
class EntityMention(_Json):
    """A name, date or figure at one place of the plain text.

    `canonical` is the form shared by all mentions of the same thing in the article;
    `value` is what a date or figure stands for: an ISO date, or "100000000000 USD".
    """

    label: str
    text: str
    start: int
    end: int
    canonical: str
    score: float | None = None
    value: str | None = None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        # A long text has a thousand, and what any record does takes four times as long.
        try:
            label, text, start, end, canonical = required = _values_of_mention(data)
        except KeyError:
            return cls(**_known(cls, data))
        if list in map(type, required):
            return cls(**_known(cls, data))
        value = _frozen(data.get("value"))
        return cls(label, text, start, end, canonical, data.get("score"), value)


@record
class DroppedBlock(_Json):
    """A piece of the file that was judged not to be article text.

    `before` is the plain-text offset of the article text that followed it.
    """

    text: str
    reason: str
    before: int = 0


@record
class Source(_Json):
    """Where an article came from and how it was read.

    `fields` tells where each piece of metadata was found ("json-ld", "meta", "guess", …).
    `kept_ratio` is the share of the visible words that were kept.
    """

    path_name: str
    sha256: str
    format: str
    importer: str
    extracted_at: str
    extractor: str | None = None
    encoding: str | None = None
    kept_ratio: float | None = None
    dropped: tuple[DroppedBlock, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)
    warning: str | None = None
    entity_model: str | None = None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        values = _known(cls, data)
        values["dropped"] = tuple(DroppedBlock.from_json(item) for item in data.get("dropped", ()))
        return cls(**values)


@record
class Version(_Json):
    """An earlier text of the same address."""

    sha256: str
    saved: str
    title: str
    text: str


@record
class Article(_Json):
    """One article as it is kept. `id` is 0 until the store has given it a number.

    `text` is Markdown; `plain_sha256` is the SHA-256 of its plain text in UTF-8, which
    offsets refer to; `trashed` is when it was put into the trash.
    """

    title: str
    text: str
    id: int = 0
    key: str = ""
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    plain_sha256: str = ""
    word_count: int = 0
    excerpt: str = ""
    tags: tuple[str, ...] = ()
    read: bool = False
    starred: bool = False
    archived: bool = False
    progress: float = 0.0
    saved: str = ""
    opened: str | None = None
    trashed: str | None = None
    entities: tuple[EntityMention, ...] = ()
    source: Source | None = None
    versions: tuple[Version, ...] = ()

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        values = _known(cls, data)
        values["entities"] = tuple(EntityMention.from_json(e) for e in data.get("entities", ()))
        values["versions"] = tuple(Version.from_json(v) for v in data.get("versions", ()))
        source = data.get("source")
        values["source"] = Source.from_json(source) if source else None
        return cls(**values)


@record
class TextQuote(_Json):
    """W3C TextQuoteSelector: the words, with up to 32 characters before and after them."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@record
class TextPosition(_Json):
    """W3C TextPositionSelector: a half-open range of the plain text."""

    start: int
    end: int


@record
class Annotation(_Json):
    """A note or a highlight, on a passage (`quote` and `position`) or on the whole article.

    `number` is unique in the library and never used again. `motivation` is "commenting" or
    "highlighting". `state` says how sure the place is: exact, moved, approximate or lost.
    `text_sha256` is the plain text that `position` refers to.
    """

    number: int
    article: int
    motivation: str
    body: str
    created: str
    tags: tuple[str, ...] = ()
    modified: str | None = None
    quote: TextQuote | None = None
    position: TextPosition | None = None
    text_sha256: str = ""
    state: str = "exact"
    uuid: str = ""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        values = _known(cls, data)
        quote, position = data.get("quote"), data.get("position")
        values["quote"] = TextQuote.from_json(quote) if quote else None
        values["position"] = TextPosition.from_json(position) if position else None
        return cls(**values)


@record
class ArticleRow:
    """What a list shows of an article, without its text."""

    id: int
    title: str
    publisher: str | None
    published: str | None
    saved: str
    read: bool
    starred: bool
    archived: bool
    tags: tuple[str, ...]
    word_count: int
    url: str | None
    language: str | None = None
    notes: int = 0
    copies: int = 0
    progress: float = 0.0
    trashed: bool = False


@record
class SearchHit:
    """A row found by a query, with the piece of text that shows why.

    `score` is higher for better; `hits` are ranges within `snippet`.
    """

    row: ArticleRow
    score: float
    snippet: str
    hits: tuple[tuple[int, int], ...]


@record
class EntitySummary:
    """One thing as it is named in an article or a library."""

    canonical: str
    label: str
    mentions: int
    articles: int
    forms: tuple[str, ...]


@record
class MentionInContext:
    """A sentence that names an entity; `start` and `end` are the mention in the plain text."""

    article: int
    title: str
    published: str | None
    sentence: str
    start: int
    end: int


@record
class Change:
    """What a change did: the articles it touched and a sentence for the status line.

    `stopped`: undo or redo was cancelled and has put back what it had done.
    """

    ids: tuple[int, ...]
    description: str
    stopped: bool = False


@record
class MergeSuggestion:
    """Two things of a library that may be one: `name` another name of `to`, and why it seems so.

    `articles` and `articles_of_to` are how many name either.
    """

    name: str
    to: str
    label: str
    reason: str
    articles: int
    articles_of_to: int


# So begins the warning of a page that is imported although it is hardly an article.
_LOOKS_LIKE = "looks like "


@record
class ImportReport:
    """What an import did, in the order of the files."""

    imported: tuple[tuple[int, str, str], ...] = ()  # id, title, path
    updated: tuple[tuple[int, str, str], ...] = ()  # id, title, path
    duplicates: tuple[tuple[int, str], ...] = ()  # id, path
    failed: tuple[tuple[str, str, str], ...] = ()  # path, reason, code
    warnings: tuple[tuple[str, str], ...] = ()  # path, what the page looks like
    seconds: float = 0.0
    cancelled: bool = False

    @property
    def no_articles(self) -> tuple[tuple[str, str], ...]:
        """Path and likeness ("an error page") of what was taken in but looks like no article."""
        return tuple(
            (path, warning.removeprefix(_LOOKS_LIKE))
            for path, warning in self.warnings
            if warning.startswith(_LOOKS_LIKE)
        )


@record
class ImportProgress:
    """How far an import is; `total` is 0 while files are still being counted.

    `skipped` counts the files in folders that are no articles.
    """

    done: int
    total: int
    path: str
    failed: int = 0
    skipped: int = 0


@record
class Problem:
    """Something `check` found, where it is, and what would mend it."""

    what: str
    where: str
    remedy: str
