"""Notes."""

from __future__ import annotations

from typing import Any

from newsreader.cli.arguments.shared import command, json_output, positive, query, word


def add(commands: Any) -> None:
    """Add them to the command line."""
    parser = command(
        commands,
        "note",
        "notes.list_notes",
        "add, list, edit and remove notes",
        "newsreader note add 12 --quote '$100 billion' 'Check the June promise'\n"
        "newsreader note list tag:promise",
    )
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    add = command(
        actions,
        "add",
        "notes.add_note",
        "add a note to an article or to a passage of it",
        "newsreader note add 12 --quote '$100 billion' 'Check the June promise'",
    )
    add.add_argument("id", metavar="ID", type=positive)
    add.add_argument("text", metavar="TEXT", type=word, nargs="+")
    add.add_argument(
        "--quote", metavar="TEXT", type=word, help="the passage, as it stands in the article"
    )
    add.add_argument("--tag", metavar="T", action="append", default=[])
    json_output(add)
    listing = command(
        actions,
        "list",
        "notes.list_notes",
        "list notes",
        "newsreader note list\nnewsreader note list promise",
    )
    query(listing)
    json_output(listing)
    edit = command(
        actions,
        "edit",
        "notes.edit_note",
        "change the text of a note",
        "newsreader note edit 3 'Checked: true'",
    )
    edit.add_argument("number", metavar="N", type=positive)
    edit.add_argument("text", metavar="TEXT", type=word, nargs="*", help="the new text")
    edit.add_argument("--tag", metavar="T", action="append", help="the new tags")
    json_output(edit)
    remove = command(
        actions, "remove", "notes.remove_note", "remove a note", "newsreader note remove 3"
    )
    remove.add_argument("number", metavar="N", type=positive)
    json_output(remove)
