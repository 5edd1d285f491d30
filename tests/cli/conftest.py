"""A library on disk with a few articles, and a way to run commands on it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from newsreader.cli import main

_PARAGRAPHS = [
    "The port authority of Larnhaven stopped dredging on Tuesday, two weeks after auditors "
    "found that $40 million had been paid for sand that was never moved, Mayor Ines Okafor said.",
    "Okafor told reporters that the contractor, Acme Dredging (AD), would have to repay the sum "
    'by 1 March 2026. "We will not pay twice for the same water," she said.',
    "The harbour handles 12 percent of the grain that leaves the Black Sea for Rotterdam.",
]
HARBOUR = "\n\n".join(
    [
        "Site icon Quayside Courier",
        "Dredging of Larnhaven harbour halted after audit",
        *_PARAGRAPHS,
        "Exit mobile version",
    ]
)

SUMMIT = """<!doctype html>
<html lang="en"><head><title>Leaders meet in Astana on water | Steppe Herald</title>
<link rel="canonical" href="https://steppe-herald.example/world/astana-water?utm_source=x">
<meta property="og:site_name" content="Steppe Herald">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"Leaders meet in Astana on water","datePublished":"2026-07-03T09:30:00+05:00",
"author":[{"@type":"Person","name":"Ann Lee"}]}</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>
<article><h1>Leaders meet in Astana on water</h1><p class="byline">By Ann Lee</p>
<p>Presidents of five countries met in Astana, Kazakhstan, on Wednesday to sign a treaty on the
waters of the Syr Darya, ending eleven years of talks that had stalled over reservoirs.</p>
<p>“Nobody owns a river,” Uzbek negotiator Rustam Karimov said after the ceremony, which was
attended by Erdoğan Yılmaz of the Central Asian Water Commission.</p>
<p>The treaty fixes yearly shares, sets up a fund of 1.2 billion euros and obliges each state to
publish its measurements every month.</p></article>
<div class="share-bar"><a href="#">Share on Facebook</a> <a href="#">Tweet</a></div>
<footer><p>© 2026 Steppe Herald. All rights reserved.</p></footer></body></html>
"""


@dataclass
class Run:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Run]


def write_articles(folder: Path) -> Path:
    """The harbour as copied text and the summit as a saved page."""
    folder.mkdir()
    (folder / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (folder / "summit.html").write_text(SUMMIT, encoding="utf-8")
    return folder


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "articles")


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that holds harbour.txt as 1 and summit.html as 2, to be copied."""
    place = tmp_path_factory.mktemp("imported")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("NEWSREADER_CACHE", str(place / "cache"))
        folder = str(write_articles(place / "articles"))
        assert main(["--library", str(place / "library"), "import", folder]) == 0
    return place / "library"


@pytest.fixture
def newsreader(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Command:
    monkeypatch.setenv("NEWSREADER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("NEWSREADER_SETTINGS", str(tmp_path / "settings.toml"))

    def run(*words: str) -> Run:
        capsys.readouterr()
        try:
            code = main(["--library", str(tmp_path / "library"), *words])
        except SystemExit as stop:
            code = int(stop.code or 0)
        said = capsys.readouterr()
        return Run(code, said.out, said.err)

    return run


@pytest.fixture
def filled(newsreader: Command, imported: Path, tmp_path: Path) -> Command:
    """The command on a library that holds harbour.txt as 1 and summit.html as 2."""
    shutil.copytree(imported, tmp_path / "library")
    return newsreader
