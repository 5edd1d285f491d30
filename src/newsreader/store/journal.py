"""The undo log: one file for each change, telling how to take it back.

A step's file is JSON lines: a head (what the change was called and, where it can be said in
a few words, the operation itself), then, for each file of the library, written before that
file is, the patch that restores it. Undoing a step writes a new generation of such patches
into the same file, which redo applies in turn, and renames it to `.undone.jsonl`.

While a step is being made, `NUMBER.lock` lies beside it, locked by its process. A lock file
that nobody holds means that the process died, and the step is to be finished.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
from filelock import FileLock, Timeout

from newsreader.store.files import sync_folder, write_atomically
from newsreader.store.patches import Operation, Patch
from newsreader.store.shards import encode

KEPT_STEPS = 200
# Undone imports keep the articles themselves.
KEPT_BYTES = 512_000_000

_NAME = re.compile(r"^(\d{8,})(\.undone)?\.jsonl$")
_LOCK = re.compile(r"^(\d{8,})\.lock$")


@dataclass(frozen=True, slots=True)
class Recorded:
    """A step as it is in its file. `generations[0]` undoes the change, each next one the last.

    A generation maps the names of files in the library to patches.
    """

    sequence: int
    path: Path
    description: str
    operation: Operation | None
    ids: tuple[int, ...]
    generations: tuple[dict[str, Patch], ...]

    @property
    def undone(self) -> bool:
        """Is the last generation one that takes the change back?"""
        return len(self.generations) % 2 == 0


class Step:
    """A step that is being made: its file is open and its lock is held."""

    def __init__(self, sequence: int, path: Path, lock: FileLock) -> None:
        self.sequence = sequence
        self.path = path
        self.parts = 0
        self._before = 0
        self._lock = lock
        self._file = path.open("ab", buffering=0)

    def record(self, file_name: str, inverse: Patch) -> None:
        """Write down, durably, how to restore a file. Called before the file is written."""
        self._append({"file": file_name, "patch": inverse})
        if self.parts == 0:
            sync_folder(self.path.parent)
        self.parts += 1

    def take_back(self) -> None:
        """Forget the last part: its file could not be written. Needs no disk space."""
        os.ftruncate(self._file.fileno(), self._before)
        self.parts -= 1

    def begin(self, head: dict[str, Any]) -> None:
        """Write the head."""
        self._append(head)

    def begin_generation(self) -> None:
        """The parts that follow take back the ones before."""
        self._append({"generation": True})

    def end(self) -> None:
        """The step is made. One that changed nothing leaves no trace."""
        self._file.close()
        if self.parts == 0:
            self.path.unlink()
        self._unlock()

    def end_generation(self, undone: bool) -> None:
        """The step is undone, or made again."""
        self._file.close()
        self.path.replace(_path(self.path.parent, self.sequence, undone))
        self._unlock()
        sync_folder(self.path.parent)

    def close(self) -> None:
        """Let go of a step that could not be finished; it stays to be recovered."""
        self._file.close()
        self._lock.release()

    def _append(self, line: dict[str, Any]) -> None:
        left = memoryview(encode(line, self.path) + b"\n")
        self._before = os.fstat(self._file.fileno()).st_size
        try:
            while left:
                left = left[self._file.write(left) :]
            os.fsync(self._file.fileno())
        except OSError:
            os.ftruncate(self._file.fileno(), self._before)
            raise

    def _unlock(self) -> None:
        # Unlinked while held: whoever opened it meanwhile finds no step to recover.
        Path(self._lock.lock_file).unlink(missing_ok=True)
        self._lock.release()


class Journal:
    """The steps in a folder. Everything but `recorded` and `descriptions` needs the write lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def begin(
        self, description: str, *, operation: Operation | None = None, ids: tuple[int, ...] = ()
    ) -> Step:
        """Begin a step; only an operation names its articles beforehand."""
        self.folder.mkdir(exist_ok=True)
        sequence = max((number for number, _, _ in self._files()), default=0) + 1
        step = Step(sequence, _path(self.folder, sequence, False), self._lock(sequence))
        head = {
            "sequence": sequence,
            "when": datetime.now(UTC).isoformat(timespec="seconds"),
            "description": description,
            "operation": operation.to_json() if operation else None,
            "ids": ids if operation else (),
        }
        try:
            step.begin(head)
        except BaseException:
            step.end()
            raise
        return step

    def end(self, step: Step) -> None:
        """The step is made. It closes the way to redo, and old steps go."""
        if step.parts:
            self._prune(step.sequence)
        step.end()

    def reopen(self, recorded: Recorded) -> Step | None:
        """Take a finished step up again, to undo or redo it; None if another process has it."""
        try:
            lock = self._lock(recorded.sequence)
        except Timeout:
            return None
        return Step(recorded.sequence, recorded.path, lock)

    def last_done(self) -> Recorded | None:
        """The step that `undo` would take back."""
        steps = [item for item in self._finished() if not item[1]]
        return self.recorded(max(steps)[2]) if steps else None

    def first_undone(self) -> Recorded | None:
        """The step that `redo` would make again."""
        steps = self._finished()
        done = max((number for number, undone, _ in steps if not undone), default=0)
        open_to_redo = [item for item in steps if item[1] and item[0] > done]
        return self.recorded(min(open_to_redo)[2]) if open_to_redo else None

    def abandoned(self) -> Iterator[tuple[Step, Recorded]]:
        """The steps whose process died, oldest first, taken up again."""
        for sequence in sorted(self._locked()):
            recorded = next((self.recorded(p) for n, _, p in self._files() if n == sequence), None)
            try:
                lock = self._lock(sequence)
            except Timeout:
                continue
            if recorded is None:
                Path(lock.lock_file).unlink(missing_ok=True)
                lock.release()
                continue
            step = Step(sequence, recorded.path, lock)
            step.parts = sum(map(len, recorded.generations))
            yield step, recorded

    def rewrite(self, recorded: Recorded) -> None:
        """Put a step's file right after a crash."""
        head: dict[str, Any] = {
            "sequence": recorded.sequence,
            "description": recorded.description,
            "operation": recorded.operation.to_json() if recorded.operation else None,
            "ids": recorded.ids,
        }
        lines = [head]
        for number, generation in enumerate(recorded.generations):
            lines += [{"generation": True}] if number else []
            lines += [{"file": name, "patch": patch} for name, patch in generation.items()]
        data = b"".join(encode(line, recorded.path) + b"\n" for line in lines)
        write_atomically(recorded.path, data)

    def has_locks(self) -> bool:
        """Is a step being made, or was one left unfinished?"""
        return bool(self._locked())

    def recorded(self, path: Path) -> Recorded:
        """Read a step. A torn line says nothing: the file it is about was not written."""
        head: dict[str, Any] = {}
        generations: list[dict[str, Patch]] = [{}]
        for line in path.read_bytes().split(b"\n"):
            try:
                item = orjson.loads(line)
            except orjson.JSONDecodeError:
                continue
            if "patch" in item:
                _join(generations[-1], item["file"], item["patch"])
            elif "generation" in item:
                generations.append({})
            else:
                head = item
        operation = head.get("operation")
        return Recorded(
            int(path.name.partition(".")[0]),
            path,
            head.get("description", "a change"),
            Operation.from_json(operation) if operation else None,
            tuple(head.get("ids", ())),
            tuple(generations),
        )

    def _files(self) -> list[tuple[int, bool, Path]]:
        if not self.folder.is_dir():
            return []
        names = [(entry.name, entry.path) for entry in os.scandir(self.folder)]
        found = [(_NAME.match(name), path) for name, path in names]
        return [(int(name[1]), bool(name[2]), Path(path)) for name, path in found if name]

    def _locked(self) -> set[int]:
        if not self.folder.is_dir():
            return set()
        names = [_LOCK.match(entry.name) for entry in os.scandir(self.folder)]
        return {int(name[1]) for name in names if name}

    def _finished(self) -> list[tuple[int, bool, Path]]:
        busy = self._locked()
        return [item for item in self._files() if item[0] not in busy]

    def _lock(self, sequence: int) -> FileLock:
        # Not thread-local: an import may end in another thread than it began in.
        lock = FileLock(self.folder / f"{sequence:08d}.lock", thread_local=False)
        lock.acquire(timeout=0)
        return lock

    def _prune(self, newest: int) -> None:
        steps = sorted((item for item in self._finished() if item[0] < newest), reverse=True)
        size = 0
        for rank, (_, undone, path) in enumerate(steps):
            size += path.stat().st_size
            if undone or rank >= KEPT_STEPS - 1 or size > KEPT_BYTES:
                path.unlink()


def _path(folder: Path, sequence: int, undone: bool) -> Path:
    return folder / f"{sequence:08d}{'.undone' if undone else ''}.jsonl"


def _join(generation: dict[str, Patch], name: str, patch: Patch) -> None:
    """Add a part; where a document is named twice, its first state is the one to restore."""
    known = generation.setdefault(name, {})
    for table, targets in patch.items():
        known[table] = {**targets, **known.get(table, {})}
