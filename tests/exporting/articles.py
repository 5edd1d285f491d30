"""Two articles that every form of export must get right."""

from __future__ import annotations

from newsreader.exporting import Entry
from newsreader.model import Annotation, Article, TextQuote

HARBOUR = Article(
    "Harbour: “50% & rising” in İzmir's north_port?",
    "The *mud* stayed.\n\n![a dredger](https://papers.example/d.png)\n\n"
    "[Minutes](https://papers.example/m) say so; <b>nobody</b> paid.",
    id=12,
    authors=("Ann Mary Lee", "Reuters", "Karl von Hohenheim"),
    publisher="Quayside Courier",
    published="2026-10",
    saved="2026-11-24T08:00:00Z",
    url="https://papers.example/harbour?a=1&b=2",
    language="en",
    excerpt="The mud stayed.",
    tags=("mud", "in progress"),
    plain_sha256="ab" * 32,
)
TIDE = Article("潮", "x", id=13, authors=("杉原美咲",), saved="2026-11-25T08:00:00Z")
NOTE = Annotation(
    3,
    12,
    "commenting",
    "Ask *who*.\n\nTwice.",
    "2026-11-24T09:00:00Z",
    tags=("ask",),
    quote=TextQuote("nobody paid.", "say so; ", ""),
)
ENTRIES = (Entry(HARBOUR, (NOTE,)), Entry(TIDE))
