"""A saved web page -> the article in it, as Markdown with metadata."""

from __future__ import annotations

import gc

from newsreader.cleaning import clean_line
from newsreader.document import plain_text
from newsreader.errors import UnreadableFileError
from newsreader.importing.extracted import Extracted
from newsreader.importing.page.blocks import cut_into_blocks, remove_machinery
from newsreader.importing.page.choice import choose
from newsreader.importing.page.dropping import dropped_blocks, text_alone
from newsreader.importing.page.likeness import likeness
from newsreader.importing.page.markdown import to_markdown
from newsreader.importing.page.metadata import complete_near_headline, read_metadata
from newsreader.importing.page.prune import prune
from newsreader.importing.page.tree import parse_page

EXTRACTOR = "blocks-1"


def extract_html(page: str, *, url: str | None = None) -> Extracted:
    """The article of a page that is already decoded; `url` is where it is known to come from.

    Raises UnreadableFileError: "no_text" when the page holds no article text at all,
    "too_deep" when it cannot be parsed.
    """
    collects = gc.isenabled()
    # A page is tens of thousands of live objects, hardly any of them in a circle, and looking for
    # garbage among them a twentieth of the work.
    gc.disable()
    try:
        return _extracted(page, url)
    finally:
        if collects:
            gc.enable()


def _extracted(page: str, url: str | None) -> Extracted:
    root = parse_page(page)
    # lxml makes the Python object of an element anew whenever the last one has gone, which is
    # a tenth of all time spent here: as long as this list lives, none goes.
    elements = list(root.iter())
    metadata = read_metadata(root, page, url)
    asks_password = root.find(".//input[@type='password']") is not None
    remove_machinery(root)
    blocks = cut_into_blocks(root)
    complete_near_headline(metadata, blocks)
    choice = choose(root, blocks, metadata.title)
    if not any(choice.kept):
        raise UnreadableFileError("no_text", "the page holds no article text")
    texts = [
        block.text if keep else text_alone(block)
        for block, keep in zip(blocks, choice.kept, strict=True)
    ]
    prune(root, blocks, choice.kept)
    markdown = to_markdown(root, metadata.base)
    plain = plain_text(markdown)
    if not plain.strip():
        raise UnreadableFileError("no_text", "the page holds no article text")
    elements.clear()
    kept_words = sum(len(b.words) for b, keep in zip(blocks, choice.kept, strict=True) if keep)
    all_words = sum(len(block.words) for block in blocks)
    return Extracted(
        title=metadata.title or clean_line(plain.split("\n", 1)[0], 200),
        markdown=markdown,
        authors=metadata.authors,
        publisher=metadata.publisher,
        url=metadata.url,
        published=metadata.published,
        modified=metadata.modified,
        language=metadata.language,
        extractor=EXTRACTOR,
        kept_ratio=round(kept_words / max(1, all_words), 3),
        dropped=dropped_blocks(texts, choice, plain),
        fields=metadata.fields,
        warning=likeness(metadata, plain, blocks, choice, asks_password=asks_password),
    )
