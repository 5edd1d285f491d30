"""The pictures of an article, taken out of the file it came from; nothing is fetched."""

from __future__ import annotations

from collections.abc import Collection

from newsreader.document import Block, parse
from newsreader.errors import LibraryError, UnreadableFileError
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


def held(store: Store, article: Article) -> dict[str, bytes]:
    """The bytes of all pictures by their addresses, for an export.

    None of a file that is gone or damaged, which is for `check` to say: the text goes out anyway.
    """
    addresses = [block.data for block in pictures(article)]
    try:
        return picture_files(store, article, addresses) if addresses else {}
    except (LibraryError, UnreadableFileError):
        return {}


def picture_files(store: Store, article: Article, addresses: Collection[str]) -> dict[str, bytes]:
    """The bytes of pictures by their addresses, as far as the article's file holds them.

    PNG, JPEG, GIF or WebP by their first bytes. Raises LibraryError where the file is gone,
    UnreadableFileError where it is damaged.
    """
    from newsreader.importing.pictures import find

    if article.source is None:
        return {}
    data = store.originals.get(article.source.sha256)
    return find(data, article.source.path_name, addresses)
