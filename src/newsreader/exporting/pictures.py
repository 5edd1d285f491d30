"""Pictures on their way out: what a picture's bytes are, and what its file is called."""

from __future__ import annotations

import base64
import hashlib

from newsreader.importing.pictures import kind_of


def media_type(picture: bytes) -> str:
    """The media type of a picture by its first bytes."""
    return f"image/{kind_of(picture)}"


def file_name(picture: bytes) -> str:
    """A name that the same picture always has, and no other."""
    return f"{hashlib.sha256(picture).hexdigest()[:32]}.{kind_of(picture)}"


def data_address(picture: bytes) -> str:
    """The picture as an address that holds it."""
    return f"data:{media_type(picture)};base64,{base64.b64encode(picture).decode()}"
