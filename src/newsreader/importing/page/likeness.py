"""What a page looks like when it does not look like an article."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.importing.page.blocks import Block
from newsreader.importing.page.choice import Choice
from newsreader.importing.page.metadata import Metadata


def warning_for(
    blocks: Sequence[Block], choice: Choice, metadata: Metadata, plain: str
) -> str | None:
    """A sentence that says what the page looks like, or None for an article."""
    return None
