"""The command palette: every command that can be given where the reader is, with its key."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from textual.binding import ActiveBinding
from textual.command import DiscoveryHit, Hit, Hits, Provider

from newsreader.tui.commands import BY_ID, Command
from newsreader.tui.help import live_commands


class CommandProvider(Provider):
    """Offers the live bindings of the screen, by what they do."""

    async def discover(self) -> Hits:
        for command, keys, active in self._offers():
            yield DiscoveryHit(_name(command, keys), self._run(active), help=command.help)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for command, keys, active in self._offers():
            name = _name(command, keys)
            score = max(matcher.match(name), matcher.match(command.help) * 0.8)
            if score > 0:
                yield Hit(score, matcher.highlight(name), self._run(active), help=command.help)

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


def _name(command: Command, keys: list[str]) -> str:
    return f"{command.title}   {' '.join(keys)}".rstrip()
