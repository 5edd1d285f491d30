"""The command palette: every command that can be given where the reader is, with its key.

It is imported when it is first opened.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from textual.binding import ActiveBinding
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from newsreader.tui.commands import BY_ID, Command
from newsreader.tui.help import live_commands

# Below that of any command whose name matches.
_SCORE_OF_HELP = 0.1


class CommandProvider(Provider):
    """Offers the live bindings of the screen, by what they do."""

    async def discover(self) -> Hits:
        # Moving about is known to the fingers: it stands at the end.
        for command, keys, active in sorted(self._offers(), key=_is_moving):
            name = Content.assemble(command.title, *_keys(keys))
            yield DiscoveryHit(name, self._run(active), command.title, command.help)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for command, keys, active in self._offers():
            score = matcher.match(command.title)
            if not score and query.casefold() in command.help.casefold():
                score = _SCORE_OF_HELP
            if score > 0:
                name = Content.assemble(matcher.highlight(command.title), *_keys(keys))
                yield Hit(score, name, self._run(active), help=command.help)

    def _offers(self) -> list[tuple[Command, list[str], ActiveBinding]]:
        bindings = self.screen.active_bindings
        by_id = {active.binding.id: active for active in bindings.values()}
        return [
            (BY_ID[identity], keys, by_id[identity])
            for identity, keys in live_commands(bindings).items()
            if identity != "palette"
        ]

    def _run(self, active: ActiveBinding) -> Callable[[], Awaitable[bool]]:
        return partial(self.app.run_action, active.binding.action, active.node)


class Palette(CommandPalette):
    """Textual's command palette, without its emoji and its frame."""

    # The row that is chosen looks as it does in every other list; dim words on blue cannot be read.
    DEFAULT_CSS = """
    Palette > #--container { margin-top: 1; }
    Palette SearchIcon { display: none; }
    Palette #--input { padding: 0 1; }
    Palette CommandList { border-bottom: hkey $border; }
    Palette CommandList > .option-list--option-highlighted {
        color: $block-cursor-foreground;
        background: $block-cursor-background;
        text-style: $block-cursor-text-style;
    }
    Palette:ansi > .command-palette--help-text { color: ansi_default; text-style: not bold; }
    """

    def __init__(self) -> None:
        super().__init__([CommandProvider], id="--command-palette")


def _is_moving(offer: tuple[Command, list[str], ActiveBinding]) -> bool:
    return offer[0].group == "move"


def _keys(keys: list[str]) -> list[tuple[str, str]]:
    return [(f"  {key}", "$accent") for key in keys]
