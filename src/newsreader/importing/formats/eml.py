"""Single mails (RFC 5322): newsletters, and articles that somebody sent.

The HTML part is read as a page is, the plain one as copied text where there is no other.
"""

from __future__ import annotations

import re
from dataclasses import replace
from email.message import Message

from newsreader.errors import UnreadableFileError
from newsreader.importing import mime, sniff
from newsreader.importing.extracted import Extracted
from newsreader.importing.formats.html import read_page
from newsreader.importing.plaintext import extract_plain
from newsreader.importing.reading import printable_name

name = "eml"
suffixes = (".eml",)
rank = 25

_TRANSPORT = frozenset(
    "received message-id mime-version content-type return-path delivered-to dkim-signature "
    "x-mailer list-id references in-reply-to".split()
)
_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv|ynt|ilt|enc|res)\s*:\s*)+", re.IGNORECASE)
_LIST_NAME = re.compile(r'^"?([^"<]+?)"?\s*<')


def matches(data: bytes, name: str) -> bool:
    if sniff.binary_kind(data):
        return False
    names = mime.header_names(sniff.head_text(data))
    return (
        "from" in names and len(names & _TRANSPORT) >= 1 and ("subject" in names or "date" in names)
    )


def read(data: bytes, name: str) -> list[Extracted]:
    message = mime.parse_message(data, name)
    try:
        return [read_message(message, name)]
    except RecursionError as error:
        raise UnreadableFileError(
            "too_deep", f"{printable_name(name)} is nested too deep to read"
        ) from error


def read_message(message: Message, name: str) -> Extracted:
    """The article in a mail. Raises UnreadableFileError("no_text")."""
    extracted = _body(message, name)
    subject = _REPLY.sub("", mime.header(message, "Subject"))
    sender = mime.sender_name(message)
    listed = _LIST_NAME.match(mime.header(message, "List-Id"))
    sent = mime.sent_at(message)
    # What a page in the mail says of dates may be anything's; when it was sent is sure.
    published = sent if mime.is_recent(sent) else extracted.published
    publisher = extracted.publisher or (listed[1] if listed else None) or sender or None
    title = subject or extracted.title
    fields = dict(extracted.fields)
    fields |= {"title": "subject"} if subject else {}
    fields |= {"published": "mail header"} if mime.is_recent(sent) else {}
    fields |= {"publisher": "mail header"} if publisher and not extracted.publisher else {}
    return replace(
        extracted, title=title, publisher=publisher, published=published, fields=fields, saved=sent
    )


def _body(message: Message, name: str) -> Extracted:
    for part in mime.parts(message, "text/html"):
        decoded = mime.part_text(part)
        if decoded.text.strip():
            return read_page(decoded.text, encoding=decoded.encoding, warning=decoded.warning)
    for part in mime.parts(message, "text/plain"):
        decoded = mime.part_text(part)
        if decoded.text.strip():
            first = extract_plain(decoded.text, name="")[0]
            return replace(first, encoding=decoded.encoding)
    raise UnreadableFileError("no_text", f"{printable_name(name)} is a mail without text")
