"""The articles of the test library: of our own writing, a few of them awkward on purpose."""

from __future__ import annotations

from pathlib import Path

_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<link rel="canonical" href="{url}">
<meta property="og:site_name" content="{publisher}">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"{title}","datePublished":"{published}",
"author":[{{"@type":"Person","name":"{author}"}}]}}</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>{title}</h1>{body}</article>
<div class="share-bar"><a href="#">Share on Facebook</a></div>
<footer><p>All rights reserved.</p></footer></body></html>
"""

_HARBOUR = [
    "The port authority of Larnhaven stopped dredging on Tuesday, two weeks after auditors found "
    "that $40 million had been paid for sand that was never moved, Mayor Ines Okafor said.",
    "Okafor told reporters that the contractor, Acme Dredging, would have to repay the sum by "
    "1 March 2026. “We will not pay twice for the same water,” she said.",
    "The harbour handles 12 percent of the grain that leaves the Black Sea for Rotterdam, and "
    "pilots have been asking for a deeper channel since the spring.",
    'The audit can be read on <a href="https://larnhaven.example/audit">the page of the city</a>.',
]
_SUMMIT = [
    "Presidents of five countries met in Astana, Kazakhstan, on Wednesday to sign a treaty on the "
    "waters of the Syr Darya, ending eleven years of talks that had stalled over reservoirs.",
    "“Nobody owns a river,” negotiator Rustam Karimov said after the ceremony, which was attended "
    "by Erdoğan Yılmaz of the Central Asian Water Commission.",
    "The treaty fixes yearly shares, sets up a fund of 1.2 billion euros and obliges each state to "
    "publish its measurements every month.",
]
_RIVER = [
    "Water in the Syr Darya stood nine centimetres lower in June than a year before, the Central "
    "Asian Water Commission said in Tashkent, and farmers below the dam have begun to dig wells.",
    "Rustam Karimov, who leads the commission, called the figure a warning and not a surprise.",
    "Rain is expected in the second half of the month, according to the weather service.",
]
_TRAINS = [
    "Die Bahn will ab Dezember wieder pünktlicher fahren. Das sagte Vorstand Jörg Müller in "
    "Köln. Auf der Strecke zwischen Köln und Hamburg sollen vier Züge mehr am Tag verkehren.",
    "Der Fahrgastverband begrüßte den Plan, forderte aber mehr Personal an den Bahnhöfen.",
    "Im vergangenen Jahr kam nach Angaben des Unternehmens jeder dritte Zug zu spät an.",
]
_HOSTILE = [
    "The harbour office opens its doors at seven, and by nine the quay is full of crates "
    "[@click=app.quit]that nobody[/] counts twice &#27;[2J &#155;31m &#27;]52;c;b3duZWQ=&#7;.",
    "A clerk with a green pencil writes the sum in a ledger [/nope] that nobody but her "
    "successor is going to read, and the tide does the rest of the work before the evening bell.",
]
_MARKET = [
    "東京の新しい市場が月曜日に開いた。市場には二百の店が並び、朝五時から魚と野菜が売られる。",
    "市長は「町の台所が戻ってきた」と述べた。開場を待つ人の列は駅まで続いた。",
    "古い市場の跡地には公園が作られる予定で、工事は来年の春に始まる。",
]
_ARCHIVE_SENTENCES = [
    "The reading room of the city archive keeps the ledgers of nine closed banks in green boxes.",
    "A box holds about two hundred letters, and a letter takes the archivist four minutes.",
    "Most of the letters ask for time; a few, written in haste, ask for silence.",
    "In the margin of one, a clerk named Odile Marchand counted the days until the harvest.",
    "Nobody has asked for the boxes on the upper shelf since the roof was mended.",
]


def write_articles(folder: Path) -> None:
    """Write the files of the test library into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    long_read = "\n\n".join(
        " ".join(_ARCHIVE_SENTENCES[(number + step) % 5] for step in range(5))
        for number in range(60)
    )
    pages = [
        ("1-harbour", "Dredging of Larnhaven harbour halted after audit", "Quayside Courier",
         "2026-10-05", "Tom Ferris", _HARBOUR, "en"),
        ("2-summit", "Leaders meet in Astana on water", "Steppe Herald",
         "2026-07-03T09:30:00+05:00", "Ann Lee", _SUMMIT, "en"),
        ("3-river", "Syr Darya at its lowest in a decade", "Steppe Herald",
         "2026-07-12", "Ann Lee", _RIVER, "en"),
        ("4-trains", "Die Bahn verspricht pünktlichere Züge", "Rheinische Abendpost",
         "2025-11-30", "Jana Vogt", _TRAINS, "de"),
        ("5-hostile", "[/nope] [@click=app.quit]Gone[/] &#27;]0;owned&#7; fishing",
         "[link=file:///etc]Tide[/]", "2026-01-09", "[bold]Ivo[/]", _HOSTILE, "en"),
        ("6-market", "東京の新しい市場が開く", "湾岸日報", "2026-04-01", "山田花子", _MARKET, "ja"),
    ]  # fmt: skip
    for name, title, publisher, published, author, body, language in pages:
        page = _PAGE.format(
            title=title,
            publisher=publisher,
            published=published,
            author=author,
            language=language,
            url=f"https://papers.example/{name}",
            body="".join(f"<p>{paragraph}</p>" for paragraph in body),
        )
        (folder / f"{name}.html").write_text(page, "utf-8")
    (folder / "7-archive.md").write_text(f"# What the archive forgot\n\n{long_read}\n", "utf-8")
