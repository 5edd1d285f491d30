"""`note add`, `list`, `edit` and `remove`."""

from __future__ import annotations

import argparse
import sys

from newsreader.cli.output import open_library, print_json
from newsreader.model import Annotation


def add_note(arguments: argparse.Namespace) -> int:
    """A note on an article, or on a passage of it."""
    with open_library(arguments) as library:
        note = library.annotate(
            arguments.id,
            " ".join(arguments.text),
            quote=arguments.quote,
            tags=tuple(arguments.tag),
        )
    _answer(arguments, note, f"note {note.number} on article {note.article}")
    return 0


def list_notes(arguments: argparse.Namespace) -> int:
    """All notes, or those of the articles and words a query finds."""
    query = " ".join(arguments.query)
    with open_library(arguments) as library:
        notes = library.notes(query)
    if arguments.json:
        print_json([_note_json(note) for note in notes])
    else:
        for note in notes:
            print(_note_text(note))
    if query and not notes:
        print(f"newsreader: no note found for {query}", file=sys.stderr)
        return 1
    return 0


def edit_note(arguments: argparse.Namespace) -> int:
    """Another text, other tags, or both."""
    if not arguments.text and arguments.tag is None:
        print(
            "newsreader: give the new TEXT, or --tag. See newsreader note edit --help",
            file=sys.stderr,
        )
        return 2
    with open_library(arguments) as library:
        note = library.edit_annotation(
            arguments.number,
            body=" ".join(arguments.text) if arguments.text else None,
            tags=tuple(arguments.tag) if arguments.tag is not None else None,
        )
    _answer(arguments, note, f"note {note.number} changed; newsreader undo takes it back")
    return 0


def remove_note(arguments: argparse.Namespace) -> int:
    """A note out of the library; undo brings it back."""
    with open_library(arguments) as library:
        change = library.remove_annotation(arguments.number)
    if arguments.json:
        print_json({"changed": list(change.ids)})
    else:
        print(f"{change.description}; newsreader undo takes it back")
    return 0


def _answer(arguments: argparse.Namespace, note: Annotation, said: str) -> None:
    if arguments.json:
        print_json(_note_json(note))
    else:
        print(said)


def _note_json(note: Annotation) -> dict[str, object]:
    return {
        "number": note.number,
        "article": note.article,
        "quote": note.quote.exact if note.quote else None,
        "body": note.body,
        "tags": list(note.tags),
        "state": note.state,
        "start": note.position.start if note.position else None,
        "end": note.position.end if note.position else None,
        "created": note.created,
    }


def _note_text(note: Annotation) -> str:
    state = "" if note.state == "exact" else f"  [{note.state}]"
    tags = "".join(f" #{tag}" for tag in note.tags)
    lines = [f"note {note.number} on article {note.article}{tags}{state}"]
    if note.quote:
        lines.append(f"  > {' '.join(note.quote.exact.split())}")
    lines += [f"  {line}" for line in note.body.splitlines()]
    return "\n".join(lines)
