"""Articles as web pages: one for the browser, or the chapters of a book.

The page asks for nothing from the network: it holds the pictures that the article's file holds,
others become their captions, and its security policy forbids whatever else an article may have
brought along.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from html import escape
from types import MappingProxyType
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token

from newsreader.exporting.entries import Entry
from newsreader.exporting.pictures import data_address
from newsreader.exporting.text import source_line
from newsreader.markdown import markdown_parser

STYLE = """\
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.1rem/1.6 Georgia, serif; }
h1 { line-height: 1.2; } .source, figcaption { color: #666; font-size: .9rem; }
blockquote { margin-left: 0; padding-left: 1rem; border-left: .2rem solid #bbb; }
article + article { margin-top: 4rem; padding-top: 2rem; border-top: 1px solid #bbb; }
table { border-collapse: collapse; } td, th { border: 1px solid #bbb; padding: .2rem .5rem; }
pre { overflow-x: auto; } img { max-width: 100%; height: auto; } nav ol { padding-left: 1.2rem; }
"""
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_HEAD = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="{policy}">
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
                policy=_POLICY,
                style=STYLE,
            )
            yield head.encode()
        yield f"{chapter(entry, data_address)}\n".encode()
    yield b"</body>\n</html>\n"


def chapter(entry: Entry, address: Callable[[bytes], str]) -> str:
    """An article and its notes as an <article> element that is XML as well as HTML.

    `address` says where the page finds a picture.
    """
    pictures = {name: address(picture) for name, picture in entry.pictures.items()}
    article = entry.article
    language = f' lang="{escape(article.language)}"' if article.language else ""
    parts = [
        f'<article id="article-{article.id}"{language}>',
        f"<h1>{escape(article.title)}</h1>",
        f'<p class="source">{escape(source_line(entry))}</p>' if source_line(entry) else "",
        rendered(article.text, pictures),
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


def rendered(markdown: str, pictures: Mapping[str, str] = MappingProxyType({})) -> str:
    """Markdown as HTML; markup in it is text, addresses that are not safe are dropped.

    `pictures` says where those are that can be shown; of others the caption stands there.
    """
    return str(_renderer().render(markdown, {"pictures": pictures})).strip()


@cache
def _renderer() -> MarkdownIt:
    markdown = markdown_parser(xhtmlOut=True)
    markdown.add_render_rule("image", _picture)
    return markdown


def _picture(
    _: RendererProtocol, tokens: Sequence[Token], index: int, _options: Any, env: Any
) -> str:
    words = tokens[index].content.strip()
    held = env["pictures"].get(tokens[index].attrGet("src"))
    if held is not None:
        caption = f"<br /><em>{escape(words)}</em>" if words else ""
        return f'<img src="{escape(held)}" alt="{escape(words)}" />{caption}'
    return f"<em>[{escape(words)}]</em>" if words else ""
