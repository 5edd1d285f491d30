"""Across articles: who is named with whom, what happened when, how a story was changed.

Articles with their entity mentions come in; small frozen records go out, each of which leads
to the sentence it rests on. Nothing is read or stored here.
"""

from newsreader.analysis.related import Related, related
from newsreader.analysis.timeline import DatedSentence, timeline
from newsreader.analysis.together import Companion, together
from newsreader.analysis.versions import TextVersion, differences, versions

__all__ = [
    "Companion", "DatedSentence", "Related", "TextVersion", "differences", "related", "timeline",
    "together", "versions",
]  # fmt: skip
