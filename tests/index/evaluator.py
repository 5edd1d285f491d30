"""The query language once more, slow and obvious: one article at a time, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from newsreader.document import plain_text
from newsreader.index.fold import Phrase, fold_name, phrases, words
from newsreader.index.query.nodes import (
    ENTITY_FIELDS,
    And,
    Dates,
    Entity,
    Has,
    Is,
    Language,
    Node,
    Not,
    Or,
    Query,
    Source,
    Tag,
    WordCount,
    Words,
)
from newsreader.model import Annotation, Article


class Evaluator:
    """A library as two lists."""

    def __init__(self, articles: Sequence[Article], notes: Sequence[Annotation]) -> None:
        self.articles = articles
        self.notes = notes

    def found(self, query: Query) -> set[int]:
        return {
            article.id
            for article in self.articles
            if (query.asks_for_trash or not article.trashed)
            and (query.root is None or self._holds(query.root, article))
        }

    def _holds(self, node: Node, article: Article) -> bool:
        match node:
            case Not():
                return not self._holds(node.node, article)
            case And():
                return all(self._holds(part, article) for part in node.nodes)
            case Or():
                return any(self._holds(part, article) for part in node.nodes)
            case Words():
                return self._says(node, article)
            case Source():
                return has_any(_source_texts(node.field, article), node.text, node.prefix)
            case Entity():
                return self._names(node, article)
            case Tag():
                wanted = fold_name(node.name)
                names = map(fold_name, article.tags)
                return any(n.startswith(wanted) if node.prefix else n == wanted for n in names)
            case Language():
                language = (article.language or "").lower()
                return language == node.code or language.startswith(node.code + "-")
            case Is():
                return self._is(node.state, article)
            case Has():
                return self._has(node.thing, article)
            case Dates():
                day = _day(node.field, article)
                return (
                    day is not None
                    and (node.first is None or day >= node.first)
                    and (node.end is None or day < node.end)
                )
            case WordCount():
                return (node.least is None or article.word_count >= node.least) and (
                    node.most is None or article.word_count <= node.most
                )

    def _says(self, node: Words, article: Article) -> bool:
        title, body = [article.title], [plain_text(article.text)]
        names = [*article.authors, *(mention.canonical for mention in article.entities)]
        notes = [
            text
            for note in self.notes
            if note.article == article.id
            for text in (note.body, note.quote.exact if note.quote else "", *note.tags)
        ]
        texts = {None: title + body + names, "title": title, "body": body, "note": notes}
        return has_any(texts[node.field], node.text, node.prefix)

    def _names(self, node: Entity, article: Article) -> bool:
        labels = ENTITY_FIELDS[node.field]
        meant = {
            (mention.canonical, mention.label)
            for other in self.articles
            for mention in other.entities
            if (not labels or mention.label in labels)
            and has_any([mention.canonical, mention.text], node.text, node.prefix)
        }
        return any((mention.canonical, mention.label) in meant for mention in article.entities)

    def _is(self, state: str, article: Article) -> bool:
        match state:
            case "unread":
                return not article.read
            case "reading":
                return not article.read and 0 < article.progress < 1
            case "trashed":
                return article.trashed is not None
            case "duplicate":
                return any(
                    other.id != article.id
                    and not other.trashed
                    and other.plain_sha256 == article.plain_sha256
                    for other in self.articles
                )
            case "linkonly":
                return article.word_count == 0
        return bool(getattr(article, state))

    def _has(self, thing: str, article: Article) -> bool:
        kinds = [note.motivation for note in self.notes if note.article == article.id]
        match thing:
            case "note":
                return any(kind != "highlighting" for kind in kinds)
            case "highlight":
                return "highlighting" in kinds
            case "tag":
                return bool(article.tags)
            case "entity":
                return bool(article.entities)
            case "date":
                return article.published is not None
            case "author":
                return bool(article.authors)
            case "versions":
                return bool(article.versions)
        return article.source is not None


def has_any(texts: Sequence[str], typed: str, prefix: bool) -> bool:
    """Does any of the texts have what was typed?"""
    return any(has(text, phrase) for text in texts for phrase in phrases(typed, prefix=prefix))


def has(text: str, phrase: Phrase) -> bool:
    """Do the words of the phrase follow one another in the text?"""
    there, wanted = words(text), list(phrase.words)
    for start in range(len(there) - len(wanted) + 1):
        piece = there[start : start + len(wanted)]
        if phrase.prefix:
            if piece[:-1] == wanted[:-1] and piece[-1].startswith(wanted[-1]):
                return True
        elif piece == wanted:
            return True
    return False


def _source_texts(field: str, article: Article) -> list[str]:
    match field:
        case "author":
            return list(article.authors)
        case "site":
            host = urlsplit(article.url or "").hostname or ""
            return [article.publisher or "", host]
        case "url":
            return [article.url or ""]
    return [article.source.path_name if article.source else ""]


def _day(field: str, article: Article) -> str | None:
    match field:
        case "published":
            return _first_day(article.published)
        case "saved":
            return article.saved[:10]
        case "read":
            return _first_day(article.opened)
    return _first_day(article.published) or article.saved[:10]


def _first_day(moment: str | None) -> str | None:
    if moment is None:
        return None
    year, month, day = (*moment[:10].split("-"), "01", "01")[:3]
    return f"{year}-{month}-{day}"
