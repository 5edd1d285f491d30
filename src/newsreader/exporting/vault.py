"""Articles as notes of an Obsidian vault: a Markdown file each, with YAML properties.

A file keeps its name for good, since its number is in it, and exporting again writes only what
lies between the two marks: what the reader wrote above or below stays.
"""

from __future__ import annotations

import re
from typing import Any

from newsreader.exporting.entries import Entry
from newsreader.exporting.pictures import file_name as picture_name
from newsreader.importing.escaping import escape_heading
from newsreader.importing.front_matter import split_front_matter
from newsreader.model import Annotation

BEGIN, END = "%% newsreader:begin %%", "%% newsreader:end %%"
#: What no file system or link of Obsidian takes in a name.
_NOT_IN_NAMES = re.compile(r"[\\/:*?\"<>|#^\[\]\x00-\x1f]+")
_LONGEST_NAME = 80
_ATTACHMENTS = "attachments"


def file_name(entry: Entry) -> str:
    """The name of the article's file: its title and number."""
    title = _NOT_IN_NAMES.sub(" ", entry.article.title)
    title = " ".join(title.split())[:_LONGEST_NAME].strip(" .")
    return f"{title} ({entry.article.id}).md".lstrip()


def number_in(name: str) -> int | None:
    """The article number in the name of a file written here."""
    found = re.search(r"\(([1-9]\d*)\)\.md\Z", name)
    return int(found[1]) if found else None


def attachments(entry: Entry) -> dict[str, bytes]:
    """The pictures of an article by their places in the vault's folder."""
    return {_place(picture): picture for picture in entry.pictures.values()}


def note(entry: Entry, old: str | None) -> str:
    """The file's content; `old` is what it holds now, whose own lines are kept.

    Without both marks in it `old` is kept whole, below ours.
    """
    ours = f"{BEGIN}\n{_body(entry)}\n{END}\n"
    properties, rest = split_front_matter(old or "")
    head = f"---\n{_yaml({**properties, **_properties(entry)})}---\n"
    before, begin, tail = rest.partition(BEGIN)
    _, end, after = tail.partition(END)
    if begin and end:
        return f"{head}{before}{ours}{after.removeprefix(chr(10))}"
    return f"{head}{ours}{rest}"


def _properties(entry: Entry) -> dict[str, Any]:
    article = entry.article
    values: dict[str, Any] = {
        "title": article.title,
        "source": article.url,
        "author": list(article.authors),
        "publisher": article.publisher,
        "published": article.published,
        "created": article.saved[:10],
        "tags": [tag.replace(" ", "-") for tag in article.tags],
        "newsreader_id": article.id,
        "text_sha256": article.plain_sha256,
    }
    return {name: value for name, value in values.items() if value}


def _yaml(properties: dict[str, Any]) -> str:
    import yaml

    text: str = yaml.safe_dump(properties, allow_unicode=True, sort_keys=False, width=10_000)
    return text


def _body(entry: Entry) -> str:
    text = entry.article.text
    for address, picture in entry.pictures.items():
        text = text.replace(f"]({address})", f"]({_place(picture)})")
    parts = [escape_heading(entry.article.title, 1), text]
    if entry.notes:
        parts += ["## Notes", *(_note(note) for note in entry.notes)]
    return "\n\n".join(part for part in parts if part)


def _note(note: Annotation) -> str:
    lines = ["> [!note]"]
    if note.quote:
        lines = ["> [!quote]", *(f"> {line}" for line in note.quote.exact.splitlines())]
    if note.body:
        lines += [">", *(f"> {line}" for line in note.body.splitlines())]
    if note.tags:
        lines += [">", "> " + " ".join(f"#{tag.replace(' ', '-')}" for tag in note.tags)]
    return "\n".join([*lines, "", f"^note-{note.number}"])


def _place(picture: bytes) -> str:
    return f"{_ATTACHMENTS}/{picture_name(picture)}"
