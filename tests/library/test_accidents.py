"""Whatever happens to the files of a library, it is said, mended, and harms nothing else."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.document import plain_sha256
from newsreader.errors import NewsreaderError
from newsreader.library import Library, repair_settings
from newsreader.model import Article, Source

MEMORY = Path("/dev/shm")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A library with a bit of everything."""
    folder = tmp_path_factory.mktemp("sound")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("NEWSREADER_CACHE", str(folder / "cache"))
        with Library.open(folder / "library") as library:
            with library.store.step("import") as step:
                library.store.add(step, [_article(library, number) for number in range(135)])
            library.annotate(3, "a note", quote="ferry left")
            library.tag(range(1, 136), add=["sea"])
            library.mark([1, 130], read=True)
            library.save_search("sea", "#sea")
            library.undo()
    yield folder / "library"


def _article(library: Library, number: int) -> Article:
    text = f"The {number}th ferry left."
    data = text.encode()
    source = Source(
        "a.txt", library.store.keep_original(data, ".txt"), "text", "newsreader", "2026"
    )
    return Article(
        f"Ferry {number}",
        text,
        key=f"t:{number}",
        plain_sha256=plain_sha256(text),
        source=source if number % 30 == 0 else None,
    )


def _flipped(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 0x08]) + data[place + 1 :]


def _torn(data: bytes, place: int) -> bytes:
    return data[:place]


def _zeroed(data: bytes, place: int) -> bytes:
    return data[:place] + b"\0" * len(data[place : place + 80]) + data[place + 80 :]


def _mistyped(data: bytes, place: int) -> bytes:
    """A number where there was a text, as a careless program would write."""
    start = data.find(b':"', place)
    end = data.find(b'"', start + 2)
    return data[: start + 1] + b"7" + data[end + 1 :] if 0 <= start < end else data


def _emptied(_data: bytes, _place: int) -> bytes:
    return b""


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    victim=st.floats(0, 1, exclude_max=True),
    place=st.floats(0, 1, exclude_max=True),
    accident=st.sampled_from([_flipped, _torn, _zeroed, _mistyped, _emptied]),
)
def test_an_accident_is_said_in_one_line_and_can_be_mended(
    sound: Path, victim: float, place: float, accident: Callable[[bytes, int], bytes]
) -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as scratch:
        folder = Path(scratch) / "library"
        shutil.copytree(sound, folder)
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        file = files[int(victim * len(files))]
        data = file.read_bytes()
        if data:
            file.write_bytes(accident(data, int(place * len(data))))
        with suppress(NewsreaderError):
            _use(folder)
        repair_settings(folder)
        with Library.open(folder) as library:
            library.check(repair=True)
            left = [problem.what for problem in library.check()]
            assert [what for what in left if "original" not in what.lower()] == []
        _use(folder)


def _use(folder: Path) -> None:
    """A short session; only errors for the user may come out of it."""
    with Library.open(folder) as library:
        library.sync()
        ids = [row.id for row in library.list()]
        assert ids
        library.get(ids[0])
        library.notes()
        library.search("ferry")
        library.undo()
        library.redo()
        library.mark(ids[:2], starred=True)
        library.annotate(ids[0], "a note")
