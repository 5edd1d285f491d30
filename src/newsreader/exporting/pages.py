"""Articles as web pages: one for the browser, or the chapters of a book.

The page asks for nothing from the network: pictures become their captions, and its security
policy forbids whatever else an article may have brought along.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token

from newsreader.document import markdown_parser
from newsreader.exporting.entries import Entry
from newsreader.exporting.text import source_line

STYLE = """\
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.1rem/1.6 Georgia, serif; }
h1 { line-height: 1.2; } .source, figcaption { color: #666; font-size: .9rem; }
blockquote { margin-left: 0; padding-left: 1rem; border-left: .2rem solid #bbb; }
article + article { margin-top: 4rem; padding-top: 2rem; border-top: 1px solid #bbb; }
table { border-collapse: collapse; } td, th { border: 1px solid #bbb; padding: .2rem .5rem; }
pre { overflow-x: auto; } nav ol { padding-left: 1.2rem; }
"""
_HEAD = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
"""


def as_html(entries: Iterable[Entry]) -> Iterator[bytes]:
    """One page with every article, in UTF-8."""
    for number, entry in enumerate(entries):
        if not number:
            article = entry.article
            head = _HEAD.format(
                language=escape(article.language or "en"),
                title=escape(article.title),
                style=STYLE,
            )
            yield head.encode()
        yield f"{chapter(entry)}\n".encode()
    yield b"</body>\n</html>\n"


def chapter(entry: Entry) -> str:
    """An article and its notes as an <article> element that is XML as well as HTML."""
    article = entry.article
    language = f' lang="{escape(article.language)}"' if article.language else ""
    parts = [
        f'<article id="article-{article.id}"{language}>',
        f"<h1>{escape(article.title)}</h1>",
        f'<p class="source">{escape(source_line(entry))}</p>' if source_line(entry) else "",
        rendered(article.text),
    ]
    if entry.notes:
        parts.append("<h2>Notes</h2>")
    for note in entry.notes:
        if note.quote:
            parts.append(f"<blockquote><p>{escape(note.quote.exact)}</p></blockquote>")
        parts.append(rendered(note.body))
        if note.tags:
            tags = " ".join(f"#{tag}" for tag in note.tags)
            parts.append(f'<p class="source">{escape(tags)}</p>')
    return "\n".join([*(part for part in parts if part), "</article>"])


def rendered(markdown: str) -> str:
    """Markdown as HTML; markup in it is text, addresses that are not safe are dropped."""
    return str(_renderer().render(markdown)).strip()


@cache
def _renderer() -> MarkdownIt:
    markdown = markdown_parser(xhtmlOut=True)
    markdown.add_render_rule("image", _caption)
    return markdown


def _caption(
    _: RendererProtocol, tokens: Sequence[Token], index: int, _options: Any, _env: Any
) -> str:
    words = tokens[index].content.strip()
    return f"<em>[{escape(words)}]</em>" if words else ""
