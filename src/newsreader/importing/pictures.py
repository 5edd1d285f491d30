"""Pictures that a file holds itself: what they are called in an article, and finding them again.

A picture written into a page or a document has no address of its own. It is named by what it
is, the SHA-256 of its bytes cut to 128 bits (RFC 6920), and that name stands in the article's
Markdown; the bytes stay in the kept file. Pictures of saved pages and books that have an
address keep it. Nothing is ever fetched.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import plistlib
import posixpath
import re
from collections.abc import Collection, Iterator
from urllib.parse import unquote
from xml.parsers.expat import ExpatError

from newsreader.importing import archives, mime, sniff

#: What a picture's name begins with.
SCHEME = "ni:///sha-256-128;"

# Below this are spacers, trackers, icons, and the blurred stand-ins of pictures loaded later.
_FEWEST_BYTES = 2048
_DATA_ADDRESS = re.compile(r"data:[\w.+/-]{0,80}[;,][^\"'<>]{200,}")
_BASE64 = re.compile(r"data:image/[\w.+-]{1,20};base64,", re.IGNORECASE)
_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
)
_PAGES = ("text/html", "application/xhtml+xml")


def name_of(picture: bytes) -> str | None:
    """The name of a picture: `ni:///sha-256-128;…`; None for what is too small or is none."""
    if len(picture) < _FEWEST_BYTES or not is_picture(picture):
        return None
    digest = hashlib.sha256(picture).digest()[:16]
    return SCHEME + base64.urlsafe_b64encode(digest).decode().rstrip("=")


def kind_of(data: bytes) -> str | None:
    """png, jpeg, gif or webp, by how the bytes begin; None for anything else."""
    if data[:4] == b"RIFF":
        return "webp" if data[8:12] == b"WEBP" else None
    return next((kind for start, kind in _KINDS if data.startswith(start)), None)


def is_picture(data: bytes) -> bool:
    """Do these bytes begin as PNG, JPEG, GIF or WebP do?"""
    return kind_of(data) is not None


def with_names(page: str) -> str:
    """A page with its data: addresses replaced by the names of the pictures in them.

    They are nine tenths of a page saved by SingleFile, and never article text.
    """
    return _DATA_ADDRESS.sub(lambda match: name_of(_decoded(match[0])) or "data:,", page)


def may_be_held(address: str, format_name: str) -> bool:
    """Can a file of this format hold the picture of this address itself?"""
    return address.startswith(SCHEME) or format_name in ("mhtml", "webarchive", "epub")


def find(data: bytes, name: str, addresses: Collection[str]) -> dict[str, bytes]:
    """The pictures of an article, by their addresses, out of the file the article came from.

    `data` and `name` are those of the file, `addresses` what the article's Markdown says. Those
    that the file does not hold are left out. Raises UnreadableFileError for a damaged archive.
    """
    wanted = {unquote(address): address for address in addresses}
    found: dict[str, bytes] = {}
    for location, picture in _held(data, name):
        if not is_picture(picture):
            continue
        address = wanted.get(unquote(location)) if location else None
        address = address or wanted.get(name_of(picture) or "")
        if address is not None:
            found.setdefault(address, picture)
        if len(found) == len(wanted):
            break
    return found


def _held(data: bytes, name: str) -> Iterator[tuple[str | None, bytes]]:
    """Everything in a file that may be a picture, with its address there."""
    if archives.is_zip(data):
        yield from _zipped(data, name)
    elif data.startswith(b"bplist"):
        yield from _web_resources(data)
    elif not sniff.binary_kind(data) and mime.header_names(sniff.head_text(data)):
        yield from _parts(data, name)
    else:
        yield from _written_in(data)


def _zipped(data: bytes, name: str) -> Iterator[tuple[str | None, bytes]]:
    package = archives.open_zip(data, name)
    for entry in package.infolist():
        if posixpath.splitext(entry.filename)[1].lower() in _SUFFIXES:
            yield entry.filename, archives.read_member(package, entry, name)


_SUFFIXES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".webp"))


def _parts(data: bytes, name: str) -> Iterator[tuple[str | None, bytes]]:
    for part in mime.parse_message(data, name).walk():
        if part.is_multipart():
            continue
        content = mime.part_bytes(part)
        if part.get_content_type() in _PAGES:
            yield from _written_in(content)
            continue
        identity = mime.header(part, "Content-ID").strip("<>")
        yield mime.header(part, "Content-Location") or None, content
        if identity:
            yield f"cid:{identity}", content


def _web_resources(data: bytes) -> Iterator[tuple[str | None, bytes]]:
    try:
        archive = plistlib.loads(data)
    except (plistlib.InvalidFileException, ExpatError, ValueError, RecursionError):
        return
    resources = archive.get("WebSubresources") if isinstance(archive, dict) else None
    for resource in resources if isinstance(resources, list) else ():
        if isinstance(resource, dict) and isinstance(resource.get("WebResourceData"), bytes):
            yield str(resource.get("WebResourceURL") or ""), resource["WebResourceData"]


def _written_in(page: bytes) -> Iterator[tuple[str | None, bytes]]:
    if b"data:image/" not in page:
        return
    # An address is ASCII, whatever the page around it is written in.
    for match in _DATA_ADDRESS.finditer(page.decode("latin-1")):
        yield None, _decoded(match[0])


def _decoded(address: str) -> bytes:
    head = _BASE64.match(address)
    if head is None:
        return b""
    try:
        return binascii.a2b_base64(address[head.end() :].encode("ascii", "ignore"))
    except binascii.Error:
        return b""
