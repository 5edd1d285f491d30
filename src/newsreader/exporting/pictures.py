"""Pictures on their way out: what a picture's bytes are, and what its file is called."""

from __future__ import annotations

import base64
import hashlib

#: How PNG, JPEG, GIF and WebP begin, the only kinds that an article's pictures have.
_KINDS = ((b"\x89PNG", "png"), (b"\xff\xd8", "jpeg"), (b"GIF8", "gif"), (b"RIFF", "webp"))


def media_type(picture: bytes) -> str:
    """The media type of a picture by its first bytes."""
    return f"image/{_kind(picture)}"


def file_name(picture: bytes) -> str:
    """A name that the same picture always has, and no other."""
    return f"{hashlib.sha256(picture).hexdigest()[:32]}.{_kind(picture)}"


def data_address(picture: bytes) -> str:
    """The picture as an address that holds it."""
    return f"data:{media_type(picture)};base64,{base64.b64encode(picture).decode()}"


def _kind(picture: bytes) -> str:
    return next(kind for start, kind in _KINDS if picture.startswith(start))
