"""Opening a file that may be anything.

A path from a folder can be a pipe without a writer, a device, a loop of links, a file of
eight gigabytes with nothing in it or one that another program is still writing. None of
these may block, fill the memory or give half an article.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import BinaryIO

from newsreader.cleaning import clean_line
from newsreader.errors import UnreadableFileError

#: Files, archive members and standard input beyond this are refused, in bytes.
LIMIT_BYTES = 20 * 2**20

_CHUNK_BYTES = 1 << 20
_REASONS = {
    errno.ENOENT: ("not_found", "there is no such file"),
    errno.ENOTDIR: ("not_found", "there is no such file"),
    errno.EACCES: ("unreadable", "you have no permission to read it"),
    errno.EPERM: ("unreadable", "you have no permission to read it"),
    errno.ELOOP: ("not_regular", "its links lead in a circle"),
    errno.ENXIO: ("not_regular", "it is a socket or a device, not a file"),
    errno.ENAMETOOLONG: ("unreadable", "its name is too long"),
}


def read_file(path: str | os.PathLike[str], limit_bytes: int = LIMIT_BYTES) -> bytes:
    """The bytes of a regular file, whole and unchanged while they were read.

    Raises UnreadableFileError: not_found, not_regular, unreadable, too_large.
    """
    name = printable_name(os.fspath(path))
    try:
        # Without O_NONBLOCK, opening a pipe that nobody writes to waits for ever.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except (OSError, ValueError) as error:
        raise _failure(name, error) from error
    try:
        return _read_descriptor(descriptor, name, limit_bytes)
    except OSError as error:
        raise _failure(name, error) from error
    finally:
        os.close(descriptor)


def read_stream(stream: BinaryIO, name: str, limit_bytes: int = LIMIT_BYTES) -> bytes:
    """Everything a stream gives (standard input, a decompressor), up to the limit.

    Raises UnreadableFileError("too_large") as soon as the limit is passed; what the stream
    itself raises is not caught.
    """
    chunks: list[bytes] = []
    left = limit_bytes
    while chunk := stream.read(min(_CHUNK_BYTES, left + 1)):
        left -= len(chunk)
        if left < 0:
            raise too_large(name, limit_bytes)
        chunks.append(chunk)
    return b"".join(chunks)


def too_large(name: str, limit_bytes: int) -> UnreadableFileError:
    """The error for more bytes than are taken."""
    limit = f"{limit_bytes / 2**20:.0f} MB"
    return UnreadableFileError("too_large", f"{name} is larger than {limit}, the most that is read")


def printable_name(name: str) -> str:
    """A file name that can be shown on one line, whatever bytes it is made of."""
    return clean_line(os.fsencode(name).decode("utf-8", "replace"))


def _read_descriptor(descriptor: int, name: str, limit_bytes: int) -> bytes:
    before = os.fstat(descriptor)
    if stat.S_ISDIR(before.st_mode):
        raise UnreadableFileError("not_regular", f"{name} is a folder, not a file")
    if not stat.S_ISREG(before.st_mode):
        raise UnreadableFileError(
            "not_regular", f"{name} is a pipe, a socket or a device, not a file"
        )
    if before.st_size > limit_bytes:
        raise too_large(name, limit_bytes)
    with os.fdopen(descriptor, "rb", buffering=0, closefd=False) as stream:
        data = read_stream(stream, name, limit_bytes)
    after = os.fstat(descriptor)
    if len(data) != before.st_size or _stamp(before) != _stamp(after):
        raise UnreadableFileError(
            "unreadable", f"{name} changed while it was read; import it again when it is at rest"
        )
    return data


def _stamp(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_size, status.st_mtime_ns, status.st_ino


def _failure(name: str, error: OSError | ValueError) -> UnreadableFileError:
    if isinstance(error, ValueError):  # a NUL in the name
        return UnreadableFileError("not_found", f"{name}: there is no such file")
    code, reason = _REASONS.get(
        error.errno or 0, ("unreadable", (error.strerror or str(error)).lower())
    )
    return UnreadableFileError(code, f"{name}: {reason}")
