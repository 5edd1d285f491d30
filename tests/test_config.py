"""settings.toml: what it may hold, and what is said when it holds something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.config import Settings, describe, load_settings
from newsreader.errors import SettingsError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_without_a_file_the_defaults_hold(file: Path) -> None:
    assert load_settings(file) == Settings()


def test_what_the_file_says_holds_and_the_rest_stays(file: Path) -> None:
    file.write_text('[reading]\nwidth = 90\n[keys]\npreset = "gmail"\n', "utf-8")
    settings = load_settings(file)
    assert settings.reading.width == 90
    assert settings.reading.mark_read == "end"
    assert settings.keys.preset == "gmail"


def test_a_command_takes_one_key_or_several_or_none(file: Path) -> None:
    file.write_text('[keys.commands]\nstar = "*"\nopen = ["enter", "l"]\nzoom = []\n', "utf-8")
    commands = load_settings(file).keys.commands
    assert commands == {"star": ("*",), "open": ("enter", "l"), "zoom": ()}


def test_the_import_section_is_called_import(file: Path) -> None:
    file.write_text("[import]\njobs = 3\n", "utf-8")
    assert load_settings(file).imports.jobs == 3


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("[readin]\n", 'no section [readin]. Did you mean "reading"?'),
        ("[reading]\nwidht = 80\n", 'no setting reading.widht. Did you mean "width"?'),
        ("[zzz]\n", "Known: reading, list, look, keys, import, entities, citing."),
        ('[reading]\nwidth = "wide"\n', 'reading.width = "wide" must be a whole number'),
        ("[reading]\nwidth = 7\n", "must lie between 40 and 140"),
        ("[reading]\nwidth = true\n", "must be a whole number"),
        ('[list]\nsort = "publishd"\n', 'Did you mean "published"?'),
        ("reading = 3\n", "must be a section: write [reading]"),
        ("[keys]\ncommands = 3\n", "keys.commands must be a section"),
        ("[keys.commands]\nstar = 3\n", "keys.commands.star must be a key or a list of keys"),
        ("reading[", "not valid TOML"),
    ],
)
def test_a_mistake_names_the_file_the_key_and_the_remedy(
    file: Path, content: str, expected: str
) -> None:
    file.write_text(content, "utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings(file)
    assert str(file) in str(caught.value)
    assert expected in str(caught.value)


def test_a_file_that_is_not_text_is_refused(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(file)


def test_every_setting_is_documented_and_its_default_can_be_written_back(file: Path) -> None:
    lines: dict[str, list[str]] = {}
    for setting in describe():
        assert setting.help.endswith(".")
        if setting.key != "commands":
            lines.setdefault(setting.section, []).append(f"{setting.key} = {setting.default}")
    text = "\n".join(f"[{section}]\n" + "\n".join(rows) for section, rows in lines.items())
    file.write_text(text, "utf-8")
    assert load_settings(file) == Settings()
