"""The legend of the names marked in the text."""

from __future__ import annotations

import pytest
from textual.theme import Theme

from newsreader.model import ENTITY_GROUPS
from newsreader.tui.reader.legend import legend
from newsreader.tui.reader.palette import ENTITY_HUES
from newsreader.tui.themes import THEMES


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_each_group_has_the_look_it_has_in_the_text(theme: Theme) -> None:
    shown = legend(theme)
    assert shown.plain.split() == list(ENTITY_GROUPS)
    looks = {shown.plain[span.start : span.end]: str(span.style) for span in shown.spans}
    hue = ENTITY_HUES["people"]
    colour = hue.sixteen if theme.ansi else hue.dark if theme.dark else hue.light
    assert looks["people"] == f"{colour} underline"
