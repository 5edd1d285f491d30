"""newsreader and the extractors it is compared with, each as a function of a page's source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from labelled import text_of

ADDRESS = "http://fakehost/test/page.html"


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
        return Given(text_of(html), html)
    return Given(
        text_of(html),
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


def whole_page(source: str) -> Given:
    """All of the page through html2text."""
    import html2text

    from newsreader.document import plain_text

    markdown = html2text.HTML2Text(bodywidth=0).handle(source)
    return Given(plain_text(markdown), markdown=markdown)


def readability(source: str) -> Given:
    from readability import Document
    from readability.readability import Unparseable

    try:
        html = Document(source).summary(html_partial=True)
    except Unparseable:
        return Given("")
    return Given(text_of(html), html)


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


#: Each by its name, with the module it needs.
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
    "whole page + html2text": ("html2text", whole_page),
    "resiliparse": ("resiliparse.extract.html2text", resiliparse),
}
