"""The tag editor: the tags of one or more articles on a line, completed from those in use."""

from __future__ import annotations

from collections.abc import Sequence

from textual.suggester import Suggester

from newsreader.tui.dialogs.line import LineDialog


class TagDialog(LineDialog):
    """Tags parted by commas; answers the whole line, see `tags_of`."""

    def __init__(self, title: str, tags: Sequence[str], known: Sequence[str]) -> None:
        ending = ", " if tags else ""
        super().__init__(
            title,
            value=", ".join(tags) + ending,
            explanation="Tags, parted by commas. Take a word out to take the tag away.",
            placeholder="economy, to read",
            suggester=TagSuggester(known),
        )


class TagSuggester(Suggester):
    """Completes the tag that is being typed, the most used first."""

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._known = known

    async def get_suggestion(self, value: str) -> str | None:
        head, _comma, last = value.rpartition(",")
        typed = last.lstrip()
        if not typed:
            return None
        taken = set(tags_of(head))
        for tag in self._known:
            if tag.casefold().startswith(typed.casefold()) and tag not in taken:
                return value + tag[len(typed) :]
        return None


def tags_of(line: str) -> list[str]:
    """The tags on a line, each once, without "#" and without blanks around them."""
    tags = (part.strip().lstrip("#").strip() for part in line.split(","))
    return list(dict.fromkeys(tag for tag in tags if tag))
