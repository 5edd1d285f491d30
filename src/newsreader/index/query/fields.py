"""The fields of the query language: their names, other names, values and sort keys.

Parser, completion, error messages and help all read these tables.
"""

from __future__ import annotations

#: Each field with an example value, in the order they are shown.
FIELDS: dict[str, str] = {
    "title": "harbour",
    "body": "harbour",
    "note": "check",
    "author": "reyes",
    "site": "guardian",
    "url": "example.org",
    "tag": "economy",
    "person": "merkel",
    "org": "nato",
    "place": "ankara",
    "entity": "merkel",
    "lang": "en",
    "is": "unread",
    "has": "note",
    "in": "archive",
    "before": "2025-03",
    "after": "2025-03",
    "saved": "7d",
    "published": "2025-01..2025-03",
    "read": "today",
    "words": ">500",
    "file": "report",
    "sort": "published",
}

#: What each field looks for, for completion and help.
FIELD_HELP: dict[str, str] = {
    "title": "words of the headline",
    "body": "words of the text",
    "note": "words of your notes",
    "author": "who wrote it",
    "site": "publisher or web site",
    "url": "part of the address",
    "tag": "one of your tags; a,b means either",
    "person": "a person named in it",
    "org": "an organisation named in it",
    "place": "a place named in it",
    "entity": "anything named in it",
    "lang": "language, for example en or de",
    "is": "state: unread, starred, …",
    "has": "what it has: note, tag, …",
    "in": "inbox, archive, trash or all",
    "before": "published (or saved) before",
    "after": "published (or saved) on or after",
    "saved": "when you saved it",
    "published": "when it was published",
    "read": "when you last opened it",
    "words": "length in words",
    "file": "name of the imported file",
    "sort": "order of the list",
}

OTHER_NAMES: dict[str, str] = {
    "by": "author",
    "label": "tag",
    "source": "site",
    "domain": "site",
    "from": "site",
    "headline": "title",
    "subject": "title",
    "text": "body",
    "language": "lang",
    "date": "published",
}

STATES: dict[str, str] = {
    "unread": "not marked as read",
    "read": "marked as read",
    "reading": "begun and not finished",
    "starred": "with a star",
    "archived": "put into the archive",
    "trashed": "in the trash",
    "duplicate": "the same text as another article",
    "linkonly": "without any text",
}

PROPERTIES: dict[str, str] = {
    "note": "a note of yours",
    "highlight": "a highlighted passage",
    "tag": "a tag",
    "entity": "a recognised name, date or figure",
    "date": "a known date of publication",
    "author": "a known author",
    "versions": "an earlier version",
    "original": "the imported file",
}

PLACES: dict[str, str] = {
    "inbox": "not in the archive",
    "archive": "in the archive",
    "trash": "in the trash",
    "all": "everything but the trash",
}

#: Sort keys, with what comes first.
SORTS: dict[str, str] = {
    "saved": "last saved first",
    "published": "newest first",
    "title": "by headline, A to Z",
    "publisher": "by publisher, A to Z",
    "words": "longest first",
    "unread": "unread first",
    "relevance": "best match first",
}

VALUES: dict[str, dict[str, str]] = {
    "is": STATES,
    "has": PROPERTIES,
    "in": PLACES,
    "sort": SORTS,
}
