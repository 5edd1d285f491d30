"""Across articles: who is named with whom, and what happened when.

Articles with their entity mentions come in; small frozen records go out, each of which leads
to the sentence it rests on. Nothing is read or stored here.
"""

from newsreader.analysis.timeline import DatedSentence, timeline
from newsreader.analysis.together import Companion, together

__all__ = ["Companion", "DatedSentence", "timeline", "together"]
