"""The undo log: one file for each change, telling how to take it back.

A step's file is JSON lines: a head (what the change was called and, where it can be said in
a few words, the operation itself), then, for each file of the library, written before that
file is, the patch that restores it. Undoing a step writes a new generation of such patches
into the same file, which redo applies in turn, and renames it to `.undone.jsonl`. Where that
is stopped half-way, one more generation puts back what was done; it and the one before it
count for nothing once it is whole.

While a step over several files is being made, `NUMBER.lock` lies beside it, locked by its
process. A lock file that nobody holds means that the process died, and the step is to be
finished. A step over one file needs none: that file is wholly before or wholly after, and
the log of a change that did not come about restores what is there.
"""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from newsreader.records import record
from newsreader.store.files import sync_folder, write_atomically
from newsreader.store.lock import file_lock
from newsreader.store.shards import encode
from newsreader.store.undo.patches import Operation, Patch

if TYPE_CHECKING:
    from filelock import FileLock

KEPT_STEPS = 200
# Undone imports keep the articles themselves.
KEPT_BYTES = 512_000_000
# Deleting a file after a sync waits for the disk, and looking at the sizes costs 200 calls to
# the system: old steps go some at a time.
STEPS_BETWEEN_PRUNINGS = 16

_NAME = re.compile(r"([0-9]{8,})(\.undone)?\.jsonl")
_LOCK = re.compile(r"([0-9]{8,})\.lock")


@record
class Recorded:
    """A step as it is in its file. `generations[0]` undoes the change, each next one the last.

    A generation maps the names of files in the library to patches. `stopped`: the last one
    puts back what the one before it had done.
    """

    sequence: int
    path: Path
    description: str
    operation: Operation | None
    ids: tuple[int, ...]
    generations: tuple[dict[str, Patch], ...]
    stopped: bool = False

    @property
    def undone(self) -> bool:
        """Is the last generation one that takes the change back?"""
        return len(self.generations) % 2 == 0


class Step:
    """A step that is being made over several files: its own file is open and its lock held."""

    def __init__(self, sequence: int, path: Path, lock: FileLock) -> None:
        self.sequence = sequence
        self.path = path
        self.parts = 0
        self._before = 0
        self._lock = lock
        self._file = path.open("ab", buffering=0)

    def begin(self, head: dict[str, Any]) -> None:
        """Write the head."""
        self._append(head)
        sync_folder(self.path.parent)

    def record(self, file_name: str, inverse: Patch) -> None:
        """Write down, durably, how to restore a file. Called before the file is written."""
        self._append({"file": file_name, "patch": inverse})
        self.parts += 1

    def take_back(self) -> None:
        """Forget the last part: its file could not be written. Needs no disk space."""
        os.ftruncate(self._file.fileno(), self._before)
        self.parts -= 1

    def begin_generation(self) -> None:
        """The parts that follow take back the ones before."""
        self._append({"generation": True})

    def begin_putting_back(self) -> None:
        """The parts that follow take back a generation that was stopped half-way."""
        self._append({"generation": True, "stopped": True})

    def end(self) -> None:
        """The step is made. One that changed nothing leaves no trace."""
        self._file.close()
        if self.parts == 0:
            self.path.unlink()
        self._unlock()

    def end_generation(self, undone: bool) -> None:
        """The step is undone, or made again."""
        self._file.close()
        self.path.replace(self.path.parent / _name(self.sequence, undone))
        self._unlock()
        sync_folder(self.path.parent)

    def close(self) -> None:
        """Let go of a step that could not be finished; it stays to be recovered."""
        self._file.close()
        self._lock.release()

    def _append(self, line: dict[str, Any]) -> None:
        left = memoryview(_line(line, self.path))
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


class SingleStep:
    """A step over one file, made in one go under the write lock.

    It is not synced: a sync is what a change costs, and this one would not keep the change
    but the way back. After a kill it is there; after a power cut the last changes may be
    there to stay.
    """

    def __init__(self, sequence: int, path: Path, description: str) -> None:
        self.sequence = sequence
        self._path = path
        self._description = description

    def record(self, file_name: str, inverse: Patch) -> None:
        """Write the whole step down. Called before the file is written."""
        head = _head(self.sequence, self._description, None, ())
        data = _line(head, self._path) + _line({"file": file_name, "patch": inverse}, self._path)
        try:
            with self._path.open("xb") as file:
                file.write(data)
        except OSError:
            self.take_back()
            raise

    def take_back(self) -> None:
        """Forget the step: its file could not be written."""
        self._path.unlink(missing_ok=True)


class Listing:
    """The names in the journal's folder: steps by number, those undone and those being made."""

    def __init__(self) -> None:
        self.names: dict[int, str] = {}
        self.undone: set[int] = set()
        self.locked: set[int] = set()

    @property
    def next_sequence(self) -> int:
        """The number of the step to be made next."""
        return max(self.names, default=0) + 1

    @property
    def finished(self) -> list[int]:
        """The steps that nobody is making, oldest first."""
        return sorted(self.names.keys() - self.locked)


class Journal:
    """The steps in a folder. The caller holds the write lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def listing(self) -> Listing:
        """What lies in the folder now."""
        listing = Listing()
        if not self.folder.is_dir():
            return listing
        for name in [entry.name for entry in os.scandir(self.folder)]:
            step, lock = _NAME.fullmatch(name), _LOCK.fullmatch(name)
            if step:
                number = int(step[1])
                listing.names[number] = name
                if step[2]:
                    listing.undone.add(number)
            elif lock:
                listing.locked.add(int(lock[1]))
        return listing

    def begin(
        self, description: str, *, operation: Operation | None = None, ids: tuple[int, ...] = ()
    ) -> Step:
        """Begin a step over several files; only an operation names its articles beforehand."""
        self.folder.mkdir(exist_ok=True)
        sequence = self.listing().next_sequence
        step = Step(sequence, self.folder / _name(sequence, False), self._lock(sequence))
        try:
            step.begin(_head(sequence, description, operation, ids))
        except BaseException:
            step.end()
            raise
        return step

    def end(self, step: Step) -> None:
        """The step is made. It closes the way to redo, and old steps go."""
        if step.parts:
            self.prune(step.sequence, self.listing())
        step.end()

    def single(self, description: str, listing: Listing) -> SingleStep:
        """A step over one file; `prune` follows when it is made."""
        self.folder.mkdir(exist_ok=True)
        sequence = listing.next_sequence
        return SingleStep(sequence, self.folder / _name(sequence, False), description)

    def reopen(self, recorded: Recorded) -> Step | None:
        """Take a finished step up again, to undo or redo it; None if another process has it."""
        try:
            lock = self._lock(recorded.sequence)
        except TimeoutError:
            return None
        return Step(recorded.sequence, recorded.path, lock)

    def last_done(self) -> Recorded | None:
        """The step that `undo` would take back."""
        listing = self.listing()
        steps = [number for number in listing.finished if number not in listing.undone]
        return self._read(listing, steps[-1]) if steps else None

    def first_undone(self) -> Recorded | None:
        """The step that `redo` would make again."""
        listing = self.listing()
        done = [number for number in listing.finished if number not in listing.undone]
        last_done = max(done, default=0)
        steps = [number for number in listing.finished if number > last_done]
        return self._read(listing, steps[0]) if steps else None

    def abandoned(self) -> Iterator[tuple[Step, Recorded]]:
        """The steps whose process died, oldest first, taken up again."""
        listing = self.listing()
        for sequence in sorted(listing.locked):
            try:
                lock = self._lock(sequence)
            except TimeoutError:
                continue
            if sequence not in listing.names:
                Path(lock.lock_file).unlink(missing_ok=True)
                lock.release()
                continue
            recorded = self._read(listing, sequence)
            step = Step(sequence, recorded.path, lock)
            step.parts = sum(map(len, recorded.generations))
            yield step, recorded

    def unfinished(self) -> list[int]:
        """The steps whose process died; those that are being made now are not among them."""
        return [number for number in sorted(self.listing().locked) if not self._is_alive(number)]

    def rewrite(self, recorded: Recorded) -> None:
        """Put a step's file right after a crash."""
        head = _head(recorded.sequence, recorded.description, recorded.operation, recorded.ids)
        lines = [head]
        for number, generation in enumerate(recorded.generations):
            lines += [{"generation": True}] if number else []
            lines += [{"file": name, "patch": patch} for name, patch in generation.items()]
        data = b"".join(_line(line, recorded.path) for line in lines)
        write_atomically(recorded.path, data)

    def prune(self, newest: int, listing: Listing) -> None:
        """A step was made: what was undone before can be redone no longer, and old steps go."""
        older = [number for number in listing.finished if number < newest]
        gone = listing.undone.intersection(older)
        if newest % STEPS_BETWEEN_PRUNINGS == 0:
            gone.update(older[: max(0, len(older) - KEPT_STEPS + 1)])
            gone.update(self._beyond_size(listing, older))
        for number in gone:
            (self.folder / listing.names[number]).unlink(missing_ok=True)

    def _beyond_size(self, listing: Listing, older: list[int]) -> Iterator[int]:
        size = 0
        for number in reversed(older):
            size += (self.folder / listing.names[number]).stat().st_size
            if size > KEPT_BYTES:
                yield number

    def _read(self, listing: Listing, sequence: int) -> Recorded:
        recorded = read_step(self.folder / listing.names[sequence])
        if recorded.stopped and sequence not in listing.locked:
            return replace(recorded, generations=recorded.generations[:-2], stopped=False)
        return recorded

    def _is_alive(self, sequence: int) -> bool:
        # Not through filelock, which would make the file again if it is gone by now.
        try:
            descriptor = os.open(self.folder / _lock_name(sequence), os.O_RDWR)
        except FileNotFoundError:
            return True
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(descriptor)
        return False

    def _lock(self, sequence: int) -> FileLock:
        lock = file_lock(self.folder / _lock_name(sequence))
        lock.acquire(timeout=0)
        return lock


def read_step(path: Path) -> Recorded:
    """Read a step. A torn line says nothing: the file it is about was not written."""
    head: dict[str, Any] = {}
    generations: list[dict[str, Patch]] = [{}]
    stopped = False
    for line in path.read_bytes().split(b"\n"):
        try:
            item = orjson.loads(line)
        except orjson.JSONDecodeError:
            continue
        if "patch" in item:
            _join(generations[-1], item["file"], item["patch"])
        elif "generation" in item:
            if stopped:
                del generations[-2:]
            stopped = "stopped" in item
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
        stopped,
    )


def _head(
    sequence: int, description: str, operation: Operation | None, ids: tuple[int, ...]
) -> dict[str, Any]:
    head: dict[str, Any] = {
        "sequence": sequence,
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "description": description,
    }
    if operation is not None:
        head |= {"operation": operation.to_json(), "ids": ids}
    return head


def _line(value: dict[str, Any], path: Path) -> bytes:
    return encode(value, path) + b"\n"


def _name(sequence: int, undone: bool) -> str:
    return f"{sequence:08d}{'.undone' if undone else ''}.jsonl"


def _lock_name(sequence: int) -> str:
    return f"{sequence:08d}.lock"


def _join(generation: dict[str, Patch], name: str, patch: Patch) -> None:
    """Add a part; where a document is named twice, its first state is the one to restore."""
    known = generation.setdefault(name, {})
    for table, targets in patch.items():
        known[table] = {**targets, **known.get(table, {})}
