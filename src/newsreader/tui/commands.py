"""Everything the reader can be told to do: one table.

The table makes the key bindings, the footer, the help screen, the command palette,
`newsreader keys` and docs/keys.md, and is what settings.toml rebinds by name. It imports no
Textual, so that the command line can read it at no cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from difflib import get_close_matches

from newsreader.config import KeySettings, Settings
from newsreader.records import record
from newsreader.tui.keys import UNREACHABLE, key_label, key_name
from newsreader.tui.presets import PRESETS

Keys = dict[str, tuple[str, ...]]

PANES = ("library", "list", "article", "entities", "notes")
_SIDE = ("entities", "notes")


@record
class Command:
    """One thing to do.

    `id` is its name in settings.toml; `title` what the footer calls it; `keys` its default
    keys, characters as they are typed or Textual's names ("enter", "ctrl+p"); `panes` where
    it works; `action` the Textual action; `group` its heading in the help.
    """

    id: str
    title: str
    keys: tuple[str, ...]
    help: str
    panes: tuple[str, ...]
    action: str
    group: str


COMMANDS: tuple[Command, ...] = (
    # move
    Command("down", "down", ("down", "j"), "Down, or scroll a line.", PANES, "move(1)", "move"),
    Command("up", "up", ("up", "k"), "Up, or scroll a line.", PANES, "move(-1)", "move"),
    Command("page_down", "page down", ("pagedown",), "One page down.", PANES, "page(1)", "move"),
    Command("page_up", "page up", ("pageup",), "One page up.", PANES, "page(-1)", "move"),
    Command("first", "first", ("home", "g"), "To the beginning.", PANES, "first", "move"),
    Command("last", "last", ("end", "G"), "To the end.", PANES, "last", "move"),
    Command("open", "open", ("enter", "right", "l"), "Open what the cursor is on; one pane deeper.",
            PANES, "open", "move"),
    Command("back", "back", ("escape", "left", "h"), "One level back; never quits.",
            PANES, "screen.back", "move"),
    Command("leave", "quit", ("q",), "One level back; at the list, quit.",
            PANES, "screen.leave", "move"),
    Command("read_on", "read on", ("space",),
            "A page down; at the end of the article, the next unread one.",
            ("article",), "read_on", "move"),
    Command("next_unread", "next unread", ("n",), "To the next unread article.",
            ("library", "list", *_SIDE), "screen.next_unread(1)", "move"),
    Command("previous_unread", "previous unread", ("p",), "To the previous unread article.",
            ("library", "list", *_SIDE), "screen.next_unread(-1)", "move"),
    Command("next_article", "next article", ("J",), "Open the next article of the list.",
            ("list", "article", *_SIDE), "screen.step_article(1)", "move"),
    Command("previous_article", "previous article", ("K",), "Open the previous one of the list.",
            ("list", "article", *_SIDE), "screen.step_article(-1)", "move"),
    # panes
    Command("pane_list", "list", ("1",), "To the article list.", PANES,
            "screen.focus_pane('list')", "panes"),
    Command("pane_article", "article", ("2",), "To the article.", PANES,
            "screen.focus_pane('article')", "panes"),
    Command("pane_entities", "entities", ("3",), "To the people, places and figures named in it.",
            PANES, "screen.focus_pane('entities')", "panes"),
    Command("pane_notes", "notes", ("4",), "To its notes and highlights.", PANES,
            "screen.focus_pane('notes')", "panes"),
    Command("pane_library", "library", ("0",), "To the views, saved searches and tags.", PANES,
            "screen.focus_pane('library')", "panes"),
    Command("next_pane", "next pane", ("tab",), "To the next pane.", PANES,
            "screen.next_pane(1)", "panes"),
    Command("previous_pane", "previous pane", ("shift+tab",), "To the previous pane.", PANES,
            "screen.next_pane(-1)", "panes"),
    Command("zoom", "zoom", ("z",), "Give this pane the whole screen, or give it back.", PANES,
            "screen.zoom", "panes"),
    Command("wider", "wider", ("+",), "Make this pane wider; it stays so.", PANES,
            "screen.widen(4)", "panes"),
    Command("narrower", "narrower", ("-",), "Make this pane narrower.", PANES,
            "screen.widen(-4)", "panes"),
    # find
    Command("search", "search", ("/",),
            "Search the library; in the article, its text; in a side pane, its rows.",
            PANES, "screen.search", "find"),
    Command("next_hit", "next hit", ("n",), "To the next place that was searched for.",
            ("article",), "screen.hit(1)", "find"),
    Command("previous_hit", "previous hit", ("N",), "To the previous place that was searched for.",
            ("article",), "screen.hit(-1)", "find"),
    Command("sort", "sort", ("S",), "Choose how the list is sorted.",
            ("library", "list"), "screen.sort", "find"),
    Command("saved_search", "saved searches", ("f",), "Go to a saved search.",
            ("library", "list"), "screen.pick_search", "find"),
    Command("save_search", "save search", ("F",), "Keep this search under a name.",
            ("library", "list"), "screen.save_search", "find"),
    # change
    Command("read", "read", ("r",), "Mark as read, or as unread.",
            ("list", "article", *_SIDE), "screen.mark_read", "change"),
    Command("star", "star", ("s",), "Star, or take the star away.",
            ("list", "article", *_SIDE), "screen.star", "change"),
    Command("archive", "archive", ("e",), "Archive, or take out of the archive.",
            ("list", "article", *_SIDE), "screen.archive", "change"),
    Command("trash", "trash", ("d",),
            "Move to the trash, or back out of it; a note or a saved search is deleted.",
            PANES, "screen.trash", "change"),
    Command("tags", "tags", ("t",), "Change the tags.",
            ("list", "article", *_SIDE), "screen.edit_tags", "change"),
    Command("undo", "undo", ("u",), "Undo the last change.", PANES, "screen.undo", "change"),
    Command("redo", "redo", ("U",), "Do again what was undone.", PANES, "screen.redo", "change"),
    Command("select", "select", ("x",), "Select the article for the next change.",
            ("list",), "screen.select", "change"),
    Command("select_all", "select all", ("X",), "Select all articles shown, or none.",
            ("list",), "screen.select_all", "change"),
    Command("read_all", "all read", ("M",), "Mark all articles shown as read; asks first.",
            ("library", "list"), "screen.mark_all_read", "change"),
    # read
    Command("next_entity", "next entity", ("]", ")"),
            "To the next name, date or figure; in the list of names, to the next mention of one.",
            ("article", "entities"), "next_entity(1)", "read"),
    Command("previous_entity", "previous entity", ("[", "("), "To the one before.",
            ("article", "entities"), "next_entity(-1)", "read"),
    Command("next_note", "next note", ("}", ">"), "To the next note or highlight.",
            ("article",), "next_note(1)", "read"),
    Command("previous_note", "previous note", ("{", "<"), "To the one before.",
            ("article",), "next_note(-1)", "read"),
    Command("jump", "jump", (",",),
            "Letters on the links, names, notes, pictures and paragraphs in view: type one.",
            ("article",), "screen.jump", "read"),
    Command("select_text", "select text", ("v",),
            "Start a selection at this sentence; arrows extend it, w by words.",
            ("article",), "select_text", "read"),
    Command("highlight", "highlight", ("H",), "Highlight the selection, or this paragraph.",
            ("article",), "screen.highlight", "read"),
    Command("note", "note", ("a",),
            "Write a note on the selection or this paragraph; in the list, on the article.",
            ("list", "article", *_SIDE), "screen.note", "read"),
    Command("change_note", "change note", ("c",), "Change the note.",
            ("article", "notes"), "screen.change_note", "read"),
    Command("correct", "correct name", ("C",),
            "Correct the name: what it is called, what it is, what it is the same as; "
            "or mark the selected words as a name.",
            ("article", "entities"), "screen.correct", "read"),
    Command("merge_names", "names that may be one", (),
            "Names of the library that may be one thing, each to be accepted.",
            PANES, "screen.merge_names", "read"),
    Command("entity_marks", "entity marks", (".",), "Show the names in the text, or do not.",
            ("article", *_SIDE), "screen.entity_marks", "read"),
    Command("text_width", "text width", ("w",), "Narrower or wider lines.",
            ("article",), "text_width", "read"),
    Command("links", "links", ("L",), "The links of this article: copy or open one.",
            ("article",), "screen.links", "read"),
    Command("pictures", "pictures", ("P",),
            "Show the pictures of the article that its file holds, one at a time.",
            ("list", "article", *_SIDE), "screen.pictures", "read"),
    Command("copy", "copy", ("y",), "Copy the selected words, or the address.",
            ("list", "article", *_SIDE), "screen.copy", "read"),
    Command("copy_citation", "copy citation", ("Y",), "Copy the quote with its source.",
            ("list", "article", *_SIDE), "screen.copy_citation", "read"),
    Command("open_original", "open original", ("o",),
            "Open the address in the browser, after showing it.",
            ("list", "article", *_SIDE), "screen.open_original", "read"),
    Command("open_saved", "open saved file", ("O",),
            "Open the file the article was imported from in the browser; asks first.",
            ("list", "article", *_SIDE), "screen.open_saved", "read"),
    Command("details", "details", ("i",), "Where the article came from, and what was left out.",
            ("list", "article", *_SIDE), "screen.details", "read"),
    Command("take_back", "take back", ("B",),
            "Put a piece that was left out back into the text.",
            ("list", "article", *_SIDE), "screen.take_back", "read"),
    Command("read_again", "read again", ("W",),
            "Read the kept original again, and take what has changed if you like it.",
            ("list", "article", *_SIDE), "screen.read_again", "read"),
    Command("related", "related", ("R",), "The articles that belong with this one.",
            ("list", "article", *_SIDE), "screen.related", "read"),
    Command("versions", "versions", ("V",), "What the paper changed in it since it first came in.",
            ("list", "article", *_SIDE), "screen.versions", "read"),
    Command("duplicates", "copies", ("D",), "The copies of it under other addresses.",
            ("list", "article", *_SIDE), "screen.duplicates", "read"),
    Command("export", "export", ("E",), "Write it into a file, with its notes.",
            ("list", "article", *_SIDE), "screen.export", "read"),
    # program
    Command("import", "import", ("I",), "Bring in files or folders.", PANES,
            "screen.import_files", "program"),
    Command("samples", "import the samples", (), "Bring in the sample articles.", PANES,
            "screen.import_samples", "program"),
    Command("figures", "figures", ("5",), "The library in figures: when, whose, who, how far read.",
            PANES, "screen.figures", "program"),
    Command("help", "help", ("?", "f1"), "The keys of this pane.", PANES,
            "screen.help", "program"),
    Command("palette", "commands", (":", "ctrl+p"), "Find any command by its name.", PANES,
            "app.command_palette", "program"),
    Command("tour", "tour", ("T",), "Two minutes round the first keys, on your own articles.",
            PANES, "screen.tour", "program"),
    Command("theme", "theme", (), "Choose the colours.", PANES, "screen.change_theme", "program"),
    Command("quit", "quit", ("ctrl+q",), "Quit from anywhere.", PANES, "app.quit", "program"),
)  # fmt: skip

#: What the last line of the screen names in each pane, the most useful first; "nothing" is a
#: list without articles.
FOOTERS: Mapping[str, tuple[str, ...]] = {
    "library": (
        *("open", "search", "next_pane", "import", "trash", "sort", "saved_search", "undo"),
        *("zoom", "read_all"),
    ),
    "list": (
        *("open", "search", "read", "star", "archive", "trash", "tags", "note", "next_unread"),
        *("select", "sort", "saved_search", "back", "open_original", "import", "undo", "details"),
        *("next_pane", "zoom"),
    ),
    "nothing": ("open", "import", "search", "pane_library", "back", "undo", "tour", "palette"),
    "article": (
        *("read_on", "back", "note", "highlight", "next_entity", "search", "next_hit", "open"),
        *("star", "archive", "tags", "jump", "select_text", "next_article", "links", "pictures"),
        *("copy", "zoom", "next_pane", "text_width", "undo"),
    ),
    "entities": (
        *("open", "next_entity", "correct", "back", "search", "next_pane", "zoom", "note"),
        *("entity_marks", "undo", "star", "next_article"),
    ),
    "notes": (
        *("open", "change_note", "trash", "back", "search", "note", "copy_citation", "undo"),
        *("next_pane", "zoom"),
    ),
}
#: Named at the end of the last line in every pane, whatever else finds no place.
FOOTER_END = ("help", "leave")

BY_ID = {command.id: command for command in COMMANDS}


@record
class KeyProblem:
    """A key that cannot do what the settings ask: which command, which key, and what to do."""

    command: str
    key: str
    message: str

    def __str__(self) -> str:
        return self.message


def effective_keys(settings: KeySettings | None = None) -> Keys:
    """The keys of each command, by id, as Textual names them: defaults, preset, own changes.

    An empty tuple takes the keys of a command away. What cannot be used is left out:
    `check_keys` says what and why.
    """
    settings = settings or KeySettings()
    keys = {command.id: _names(command.keys) for command in COMMANDS}
    for layer in (PRESETS.get(settings.preset, {}), settings.commands):
        for identity, written in layer.items():
            if identity in keys:
                keys[identity] = _names(written)
    return keys


def check_keys(settings: Settings) -> list[KeyProblem]:
    """Everything wrong with the user's keys: unknown names, clashes in a pane, dead keys."""
    problems: list[KeyProblem] = []
    preset = settings.keys.preset
    if preset not in PRESETS:
        listed = ", ".join(PRESETS)
        problems.append(KeyProblem("", "", f'There is no preset "{preset}". Use one of: {listed}.'))
    for identity, written in settings.keys.commands.items():
        problems.extend(_check_change(identity, written))
    return problems + _clashes(effective_keys(settings.keys))


def key_table(settings: Settings) -> list[tuple[str, str, str, str]]:
    """Each command as a row: its keys as they are shown, what it does, where, its id."""
    keys = effective_keys(settings.keys)
    return [
        (
            " ".join(key_label(key) for key in keys[command.id]),
            command.help,
            "everywhere" if command.panes == PANES else ", ".join(command.panes),
            command.id,
        )
        for command in COMMANDS
    ]


def in_pane(pane: str) -> list[Command]:
    """The commands that work in a pane, in the order of the table."""
    return [command for command in COMMANDS if pane in command.panes]


def _names(written: Iterable[str]) -> tuple[str, ...]:
    names = []
    for key in written:
        with suppress(ValueError):
            names.append(key_name(key))
    return tuple(names)


def _check_change(identity: str, written: Iterable[str]) -> list[KeyProblem]:
    if identity not in BY_ID:
        near = get_close_matches(identity, BY_ID, n=1)
        hint = f' Did you mean "{near[0]}"?' if near else " `newsreader keys` lists them."
        return [KeyProblem(identity, "", f'There is no command "{identity}".{hint}')]
    problems = []
    for key in written:
        try:
            name = key_name(key)
        except ValueError:
            message = (
                f'"{key}" is not a key. Write a character, or a name such as "enter" or "ctrl+p".'
            )
            problems.append(KeyProblem(identity, key, message))
            continue
        if name in UNREACHABLE:
            message = f"{key_label(name)} cannot be used: {UNREACHABLE[name]}. Choose another key."
            problems.append(KeyProblem(identity, key, message))
    return problems


def _clashes(keys: Keys) -> list[KeyProblem]:
    problems = []
    seen: set[tuple[str, str, str]] = set()
    for pane in PANES:
        owners: dict[str, str] = {}
        for command in in_pane(pane):
            for key in keys[command.id]:
                owner = owners.setdefault(key, command.id)
                if owner == command.id or (owner, command.id, key) in seen:
                    continue
                seen.add((owner, command.id, key))
                message = (
                    f'{key_label(key)} means both "{owner}" and "{command.id}" in the {pane} pane. '
                    f"Give one of them another key."
                )
                problems.append(KeyProblem(command.id, key, message))
    return problems
