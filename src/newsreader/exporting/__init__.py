"""Articles on their way out: files for other programs, and citations.

Nothing here knows the library: what goes in are articles with their notes, what comes out is
text or bytes. Libraries that a form needs are imported when that form is written.
"""

from newsreader.exporting.citing import CITATION_STYLES, cite
from newsreader.exporting.entries import Entry
from newsreader.exporting.forms import ENDINGS, FORMS, Form, form_of
from newsreader.exporting.writing import write_file, write_vault

__all__ = [
    "CITATION_STYLES",
    "ENDINGS",
    "FORMS",
    "Entry",
    "Form",
    "cite",
    "form_of",
    "write_file",
    "write_vault",
]
