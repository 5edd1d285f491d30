"""What a paper changed in a story: the texts of one address and the differences between them."""

from __future__ import annotations

import difflib

from newsreader.model import Article
from newsreader.records import record


@record
class TextVersion:
    """One text of an article, in Markdown; `saved` is when it came in."""

    title: str
    text: str
    saved: str
    sha256: str
    is_current: bool = False


def versions(article: Article) -> list[TextVersion]:
    """The texts of an article in the order they came in, the present one last."""
    earlier = [
        TextVersion(version.title, version.text, version.saved, version.sha256)
        for version in article.versions
    ]
    saved = article.source.extracted_at if article.source else article.saved
    now = TextVersion(article.title, article.text, saved, article.plain_sha256, is_current=True)
    return [*earlier, now]


def differences(old: TextVersion, new: TextVersion) -> list[str]:
    """The lines that went and came, as a unified diff of title and Markdown."""
    before = [old.title, "", *old.text.split("\n")]
    after = [new.title, "", *new.text.split("\n")]
    return list(difflib.unified_diff(before, after, old.saved, new.saved, lineterm="", n=0))
