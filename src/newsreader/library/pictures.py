"""The pictures of an article, taken out of the file it came from; nothing is fetched."""

from __future__ import annotations

from newsreader.document import Block, parse
from newsreader.errors import LibraryError
from newsreader.model import Article
from newsreader.store import Store


def pictures(article: Article) -> list[Block]:
    """The picture blocks of an article whose pictures its file can hold itself."""
    from newsreader.importing.pictures import may_be_held

    if article.source is None:
        return []
    format_name = article.source.format
    return [
        block
        for block in parse(article.text).blocks
        if block.kind == "image" and may_be_held(block.data, format_name)
    ]


def picture(store: Store, article: Article, address: str) -> bytes:
    """The bytes of a picture: PNG, JPEG, GIF or WebP by their first bytes.

    Raises LibraryError where the file is gone or does not hold it, UnreadableFileError where
    the file is damaged.
    """
    from newsreader.importing.pictures import find

    if article.source is None:
        raise LibraryError("This article did not come from a file.")
    data = store.originals.get(article.source.sha256)
    found = find(data, article.source.path_name, address)
    if found is None:
        raise LibraryError(f"{article.source.path_name} does not hold this picture.")
    return found
