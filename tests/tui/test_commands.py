"""The command table: what it binds, and what it says about the user's own keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.config import KeySettings, Settings
from newsreader.tui.commands import (
    BY_ID,
    COMMANDS,
    PANES,
    check_keys,
    effective_keys,
    in_pane,
    key_table,
)
from newsreader.tui.keydoc import key_document
from newsreader.tui.keys import key_label, key_name
from newsreader.tui.presets import PRESETS

MOVES = ("up", "down", "left", "right", "enter", "escape", "tab", "pageup", "pagedown")


def settings(preset: str = "default", **commands: tuple[str, ...]) -> Settings:
    return Settings(keys=KeySettings(preset, commands))


def test_each_command_has_a_name_of_its_own() -> None:
    assert len(BY_ID) == len(COMMANDS)


def test_every_command_says_what_it_does_in_a_sentence() -> None:
    for command in COMMANDS:
        assert command.help[0].isupper(), command.id
        assert command.help.endswith("."), command.id


@pytest.mark.parametrize("preset", PRESETS)
def test_no_preset_gives_one_key_two_meanings_in_a_pane(preset: str) -> None:
    assert check_keys(settings(preset)) == []


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_changes_only_commands_that_exist(preset: str) -> None:
    assert set(PRESETS[preset]) <= set(BY_ID)


@pytest.mark.parametrize("pane", PANES)
def test_arrows_enter_escape_tab_and_page_keys_work_in_every_pane(pane: str) -> None:
    keys = effective_keys()
    bound = {key for command in in_pane(pane) for key in keys[command.id]}
    assert set(MOVES) <= bound


def test_no_default_key_needs_what_terminals_do_not_send() -> None:
    for identity, keys in effective_keys().items():
        for key in keys:
            assert "alt+" not in key, identity
            assert not key.startswith("ctrl+shift"), identity


def test_own_keys_replace_those_of_the_preset() -> None:
    keys = effective_keys(KeySettings("gmail", {"undo": ("ctrl+y",)}))
    assert keys["undo"] == ("ctrl+y",)
    assert keys["tags"] == ("l", "t")
    assert keys["star"] == ("s",)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (settings("emacs"), 'There is no preset "emacs". Use one of: default, newsboat, gmail.'),
        (settings(stra=("x",)), 'There is no command "stra". Did you mean "star"?'),
        (settings(star=("r",)), 'r means both "read" and "star" in the list pane.'),
        (settings(star=("ctrl+i",)), "Ctrl+I cannot be used: a terminal sends it as Tab."),
        (settings(star=("hyper",)), '"hyper" is not a key.'),
    ],
)
def test_a_fault_in_the_keys_is_told_with_its_remedy(asked: Settings, expected: str) -> None:
    assert any(expected in str(problem) for problem in check_keys(asked))


def test_two_commands_may_change_their_keys_with_each_other() -> None:
    assert check_keys(settings(star=("r",), read=("s",))) == []


def test_the_key_table_shows_what_is_in_force() -> None:
    rows = {name: keys for keys, _does, _where, name in key_table(settings(zoom=("Z", "f5")))}
    assert rows["zoom"] == "Z F5"
    assert rows["search"] == "/"


@pytest.mark.parametrize(
    ("written", "name", "label"),
    [
        ("?", "question_mark", "?"),
        ("/", "slash", "/"),
        ("]", "right_square_bracket", "]"),
        (">", "greater_than_sign", ">"),
        ("G", "G", "G"),
        (" ", "space", "Space"),
        ("-", "minus", "-"),
        ("enter", "enter", "Enter"),
        ("PageDown", "pagedown", "PgDn"),
        ("ctrl+p", "ctrl+p", "Ctrl+P"),
        ("Ctrl+P", "ctrl+p", "Ctrl+P"),
        ("shift+tab", "shift+tab", "Shift+Tab"),
        ("f5", "f5", "F5"),
    ],
)
def test_a_key_has_a_name_and_a_label(written: str, name: str, label: str) -> None:
    assert key_name(written) == name
    assert key_label(name) == label


@pytest.mark.parametrize("written", ["", "foo", "ctrl+", "meta+x", "ctrl+foo"])
def test_what_is_not_a_key_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="not a key"):
        key_name(written)


def test_the_page_of_keys_is_made_from_the_table() -> None:
    page = Path(__file__).parent.parent.parent / "docs" / "keys.md"
    assert page.read_text("utf-8") == key_document(), (
        "make it again: python -m newsreader.tui.keydoc > docs/keys.md"
    )
