"""Everything that can go wrong for a reason the user can act on.

A message is one line: what happened, to which file or words, and what to do.
Interfaces print it as it stands; a programming error is never dressed as one of these.
"""

from __future__ import annotations


class NewsreaderError(Exception):
    """Base of the errors shown to the user as one line."""


class UnreadableFileError(NewsreaderError):
    """A file that cannot become an article. `code` names the reason for scripts.

    Codes: not_found, not_regular, unreadable, too_large, too_deep, timeout, memory,
    no_text, binary, bad_archive, unsafe_path, bad_xml, unsupported, crash.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code

    def __reduce__(self) -> tuple[type[UnreadableFileError], tuple[str, str]]:
        # Errors cross from worker processes; the default remembers the message alone.
        return type(self), (self.code, str(self))


class QueryError(NewsreaderError):
    """A search query that cannot be understood. `position` counts characters from 0."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


class SearchCancelledError(NewsreaderError):
    """A search that another took the place of."""


class ArticleNotFoundError(NewsreaderError):
    """No article (or annotation) has this number."""


class LibraryError(NewsreaderError):
    """The library cannot be opened, read or written."""


class LibraryLockedError(LibraryError):
    """Another process is writing and did not finish in time."""


class CorruptShardError(LibraryError):
    """A store file is empty, torn or not ours. It is never overwritten."""


class NewerLibraryError(LibraryError):
    """The library was written by a newer newsreader."""


class SettingsError(NewsreaderError):
    """settings.toml holds something that cannot be used."""
