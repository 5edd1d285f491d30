"""The user's settings: settings.toml -> Settings.

Each setting is documented where it is declared; `newsreader config` and docs print that text.
A file that is missing means the defaults. A mistake names the file, the key and the nearest
right one, and nothing of the file is used until it is mended.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from newsreader import paths
from newsreader.errors import SettingsError
from newsreader.model import DEFAULT_ENTITY_MODEL, ENTITY_MODELS
from newsreader.records import record

Value = TypeVar("Value")


def _setting(
    default: Value,
    help: str,  # noqa: A002 - the word every reader of a declaration expects
    *,
    choices: tuple[str, ...] = (),
    least: int | None = None,
    most: int | None = None,
) -> Value:
    about = {"help": help, "choices": choices, "least": least, "most": most}
    return field(default=default, metadata=about)


@record
class ReadingSettings:
    """[reading]: the article."""

    width: int = _setting(76, "Longest line of text, in cells.", least=40, most=140)
    mark_read: str = _setting(
        "end",
        'When an article counts as read: "open", at its "end", or "never" by itself.',
        choices=("open", "end", "never"),
    )
    entity_marks: bool = _setting(True, "Mark people, places, dates and figures in the text.")
    pictures: str = _setting(
        "auto",
        'Pictures between the lines, of files that hold them: "auto" where the terminal draws them '
        '(kitty, Ghostty), by coloured "blocks" in any, or "never". P shows them on their own.',
        choices=("auto", "blocks", "never"),
    )
    words_per_minute: int = _setting(
        230, "Your reading speed, for reading times.", least=50, most=1000
    )


@record
class ListSettings:
    """[list]: the article list."""

    sort: str = _setting(
        "saved",
        "How the list is sorted when nothing is searched for.",
        choices=("saved", "published", "title", "publisher", "words", "unread"),
    )
    preview: bool = _setting(
        True, "Show the article under the cursor beside the list where there is room."
    )


@record
class LookSettings:
    """[look]: colours and marks."""

    theme: str = _setting(
        "newsreader-dark",
        'Colours: "newsreader-dark", "newsreader-light", "newsreader-16" (the terminal\'s own '
        'sixteen), "newsreader-contrast", or any theme of Textual.',
    )
    plain_marks: bool = _setting(False, "Letters instead of ● ★ ✎ ⧉ (NO_COLOR does this too).")


@record
class KeySettings:
    """[keys]: which key does what. `newsreader keys` lists the commands, `--check` the faults."""

    preset: str = _setting("default", 'Keys to start from: "default", "newsboat" or "gmail".')
    commands: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict,
        metadata={
            "help": 'Under [keys.commands], keys by command: star = "s", open = ["enter", "l"].'
        },
    )


@record
class ImportSettings:
    """[import]: bringing files in."""

    jobs: int = _setting(
        0, "Worker processes; 0 means one for each processor core.", least=0, most=256
    )
    folder: str = _setting("~", "Folder that the import dialog starts in.")


@record
class EntitySettings:
    """[entities]: the names found in articles."""

    model: str = _setting(
        DEFAULT_ENTITY_MODEL,
        'What finds names in English while importing: the "fast" model, the "balanced" one, which '
        'takes twice as long, or the "accurate" one, which takes five times as long and reads '
        "other languages in any case.",
        choices=ENTITY_MODELS,
    )


@record
class CitingSettings:
    """[citing]: citations, as Y copies them."""

    style: str = _setting(
        "newsroom",
        'How articles are cited: "newsroom", "apa", "chicago", "mla", or the path of a .csl file.',
    )


@record
class Settings:
    """Everything settings.toml can hold, by section."""

    reading: ReadingSettings = field(default_factory=ReadingSettings)
    list: ListSettings = field(default_factory=ListSettings)
    look: LookSettings = field(default_factory=LookSettings)
    keys: KeySettings = field(default_factory=KeySettings)
    imports: ImportSettings = field(default_factory=ImportSettings)
    entities: EntitySettings = field(default_factory=EntitySettings)
    citing: CitingSettings = field(default_factory=CitingSettings)


@record
class SettingDescription:
    """One setting as the documentation shows it. `default` is written as TOML."""

    section: str
    key: str
    default: str
    help: str
    choices: tuple[str, ...]


def load_settings(file: Path | None = None) -> Settings:
    """The settings in `file` (default: `paths.settings_file()`), the defaults where it is silent.

    Raises SettingsError for a file that cannot be read or holds what cannot be used.
    """
    file = file or paths.settings_file()
    try:
        written = file.read_text("utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: cannot be read: {error}") from error
    # Most have no such file, and are not to wait for what reads it.
    import tomllib

    try:
        data = tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{file}: not valid TOML: {error}") from error
    return _settings(file, data)


def describe() -> Iterator[SettingDescription]:
    """Every setting there is, in the order of the sections."""
    for section, kind in _sections().items():
        for item in fields(kind):
            default = {} if item.name == "commands" else item.default
            yield SettingDescription(
                section,
                item.name,
                _toml(default),
                item.metadata["help"],
                item.metadata.get("choices", ()),
            )


def _sections() -> dict[str, Any]:
    """The name of each section in the file and its dataclass ("import" is a word of Python)."""
    defaults = Settings()
    return {
        "import" if item.name == "imports" else item.name: type(getattr(defaults, item.name))
        for item in fields(Settings)
    }


def _settings(file: Path, data: Mapping[str, Any]) -> Settings:
    sections = _sections()
    values: dict[str, Any] = {}
    for name, content in data.items():
        if name not in sections:
            raise SettingsError(_unknown(file, f"[{name}]", name, sections, "section"))
        if not isinstance(content, dict):
            raise SettingsError(f"{file}: {name} must be a section: write [{name}] above its keys.")
        values["imports" if name == "import" else name] = _section(
            file, name, sections[name], content
        )
    return Settings(**values)


def _section(file: Path, section: str, kind: Any, content: Mapping[str, Any]) -> Any:
    known = {item.name: item for item in fields(kind)}
    values: dict[str, Any] = {}
    for key, value in content.items():
        where = f"{section}.{key}"
        if key not in known:
            raise SettingsError(_unknown(file, where, key, known, "setting"))
        if key == "commands":
            values[key] = _key_changes(file, value)
            continue
        values[key] = _checked(file, where, value, known[key].default, known[key].metadata)
    return kind(**values)


def _checked(file: Path, where: str, value: Any, default: Any, about: Mapping[str, Any]) -> Any:
    if type(value) is not type(default):
        expected = {bool: "true or false", int: "a whole number", str: "text in quotes"}
        raise SettingsError(
            f"{file}: {where} = {_toml(value)} must be {expected[type(default)]}, "
            f"for example {_toml(default)}."
        )
    choices = about["choices"]
    if choices and value not in choices:
        near = get_close_matches(value, choices, n=1)
        hint = f' Did you mean "{near[0]}"?' if near else ""
        listed = ", ".join(f'"{choice}"' for choice in choices)
        raise SettingsError(f"{file}: {where} = {_toml(value)} must be one of {listed}.{hint}")
    least, most = about["least"], about["most"]
    if least is not None and not least <= value <= most:
        raise SettingsError(f"{file}: {where} = {value} must lie between {least} and {most}.")
    return value


def _key_changes(file: Path, content: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(content, dict):
        raise SettingsError(f"{file}: keys.commands must be a section: write [keys.commands].")
    changes: dict[str, tuple[str, ...]] = {}
    for command, keys in content.items():
        listed = [keys] if isinstance(keys, str) else keys
        if not isinstance(listed, list) or not all(isinstance(key, str) for key in listed):
            raise SettingsError(
                f"{file}: keys.commands.{command} must be a key or a list of keys, "
                f'for example "s" or ["enter", "l"].'
            )
        changes[command] = tuple(key for key in listed if key)
    return changes


def _unknown(file: Path, where: str, name: str, known: Mapping[str, Any], what: str) -> str:
    near = get_close_matches(name, known, n=1)
    hint = f' Did you mean "{near[0]}"?' if near else f" Known: {', '.join(known)}."
    return f"{file}: there is no {what} {where}.{hint}"


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value) if not isinstance(value, dict) else "{}"
