"""Going to anything in view by its letter."""

from __future__ import annotations

from newsreader.tui.screens.opening import Opening

_HINT = "type the letter of where to go   Esc goes nowhere"


class Jumping(Opening):
    """Puts letters on the text, and goes where the one that is typed stands."""

    async def action_jump(self) -> None:
        """Show letters on links, names, notes, pictures and paragraphs in view."""
        await self.converse(self._jump())

    async def _jump(self) -> None:
        from newsreader.tui.dialogs.jump import JumpScreen
        from newsreader.tui.reader import jumping

        await self.arrival()
        found = self.view.places_in_view()
        if not found:
            self.say("There is nothing to go to in view.")
            return
        labelled = dict(zip(jumping.letters(len(found)), found, strict=True))
        self.view.label(labelled)
        self.say(_HINT)
        typed = await self.ask(JumpScreen(labelled.keys()))
        self.view.label({})
        self.say("")
        if typed is not None:
            self.view.go_to(labelled[typed])
