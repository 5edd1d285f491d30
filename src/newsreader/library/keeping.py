"""What belongs to a library as a whole: saved searches, corrections, the session, its care."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from newsreader.errors import NewsreaderError
from newsreader.index import Index
from newsreader.library.session import read_session, write_session
from newsreader.library.upkeep import Upkeep
from newsreader.model import Change, Problem
from newsreader.store import Store
from newsreader.store.undo.changes import Progress


class Keeping:
    """Changes here are steps of undo, but for the session and the care of the files."""

    store: Store
    index: Index
    _upkeep: Upkeep
    _session_file: Path

    def saved_searches(self) -> list[tuple[str, str]]:
        """Names and queries, in the order they were saved."""
        from newsreader.library import changing

        return changing.saved_searches(self.store)

    def save_search(self, name: str, query: str) -> Change:
        """Keep a query under a name, in place of the one that had it. Raises QueryError."""
        from newsreader.index.query import parse
        from newsreader.library import changing

        parse(query)
        return changing.save_search(self.store, name, query)

    def delete_search(self, name: str) -> Change:
        """Forget a saved search; without one of that name nothing changes."""
        from newsreader.library import changing

        return changing.delete_search(self.store, name)

    def entity_rules(self) -> list[dict[str, Any]]:
        """The reader's corrections of names, in the order they apply."""
        return self.store.settings.documents("entity_rules")

    def correct_entity(
        self,
        action: str,
        name: str,
        *,
        to: str | None = None,
        label: str | None = None,
        from_label: str | None = None,
    ) -> Change:
        """Correct a name in all articles, past and coming: rename, merge, split, relabel,
        ignore or add it, or say that it and another are different (see `entities.rules`). Lists
        and searches follow with the next `sync`.

        Raises NewsreaderError if the correction is not complete.
        """
        from newsreader.entities.rules import EntityRule
        from newsreader.library import changing

        try:
            rule = EntityRule(action, name, to=to, label=label, from_label=from_label)
        except ValueError as error:
            raise NewsreaderError(f"This cannot be corrected so: {error}.") from error
        return changing.add_rule(self.store, rule)

    def session(self) -> dict[str, Any]:
        """Where the reader was; empty the first time."""
        return read_session(self._session_file)

    def save_session(self, session: Mapping[str, Any]) -> None:
        """Remember where the reader is. Not undoable."""
        write_session(self._session_file, session)

    def sync(
        self, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None
    ) -> int:
        """Bring the index up to date with the files; returns how many shards were read."""
        return self._upkeep.sync(progress, cancelled)

    def changed_elsewhere(self) -> bool:
        """Has another process written since this was last asked, or since the first `sync`?

        Costs microseconds.
        """
        return self._upkeep.changed_elsewhere()

    def check(self, repair: bool = False, progress: Progress | None = None) -> list[Problem]:
        """What is wrong with the library; read only. With `repair`, what was mended, and how."""
        from newsreader.library import care

        if repair:
            return care.repair(self.store, self.index)
        return care.check(self.store, self.index, progress)

    def back_up(self, file: Path, progress: Progress | None = None) -> int:
        """Write the library into one new file; returns how many files it holds."""
        from newsreader.store.care import backup

        return backup.back_up(self.store, file, progress)

    def reindex(self, progress: Progress | None = None) -> int:
        """Make the index anew; returns the number of articles in it."""
        return self._upkeep.reindex(progress)

    def stats(self) -> dict[str, Any]:
        """The library in figures: counts, and sizes in bytes."""
        from newsreader.library import care

        return care.stats(self.store, self.index)
