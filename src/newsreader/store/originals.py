"""The imported files themselves, byte for byte: compressed, named by what they hold.

`originals/ab/abcdef….html.zst`, the name being the SHA-256 of the bytes before compression,
so that a file imported twice is kept once and damage can be seen.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from newsreader.errors import LibraryError
from newsreader.store.files import write_atomically

_NAME = re.compile(r"([0-9a-f]{64})(\.[a-z0-9]{1,12})?\.zst")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,12}")
# Higher levels take three times as long for a twelfth less.
_LEVEL = 3
# An import takes no larger file; what claims to be larger is damage or an attack.
_LARGEST_BYTES = 256_000_000


class Originals:
    """The folder of originals."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes, suffix: str) -> str:
        """Keep a file and return its SHA-256. `suffix` as ".html"; an odd one is left out."""
        import zstandard

        sha256 = hashlib.sha256(data).hexdigest()
        if self._find(sha256) is None:
            ending = suffix.lower() if _SUFFIX.fullmatch(suffix.lower()) else ""
            folder = self.folder / sha256[:2]
            folder.mkdir(parents=True, exist_ok=True)
            compressed = zstandard.ZstdCompressor(level=_LEVEL).compress(data)
            write_atomically(folder / f"{sha256}{ending}.zst", compressed)
        return sha256

    def get(self, sha256: str) -> bytes:
        """The bytes of a file. Raises LibraryError if they are missing or not what they were."""
        import zstandard

        path = self._find(sha256)
        if path is None:
            raise LibraryError(f"The original file {sha256[:12]}… is missing in {self.folder}.")
        try:
            data = zstandard.ZstdDecompressor().decompress(
                path.read_bytes(), max_output_size=_LARGEST_BYTES
            )
        except zstandard.ZstdError as error:
            raise LibraryError(f"The original {path} is damaged ({error}).") from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise LibraryError(f"The original {path} is not what was imported: it has changed.")
        return data

    def has(self, sha256: str) -> bool:
        """Is the file kept?"""
        return self._find(sha256) is not None

    def all(self) -> Iterator[tuple[str, Path]]:
        """The SHA-256 and the place of every file kept."""
        if not self.folder.is_dir():
            return
        for path in sorted(self.folder.glob("??/*.zst")):
            name = _NAME.fullmatch(path.name)
            if name:
                yield name[1], path

    def _find(self, sha256: str) -> Path | None:
        folder = self.folder / sha256[:2]
        if not folder.is_dir():
            return None
        return next((path for path in folder.iterdir() if path.name.startswith(sha256)), None)
