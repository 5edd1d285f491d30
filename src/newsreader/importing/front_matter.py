"""The YAML that notes begin with, between two lines of three dashes."""

from __future__ import annotations

import re
from typing import Any

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,65536}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


def split_front_matter(text: str) -> tuple[dict[Any, Any], str]:
    """The fields and what follows them; none, and all of the text, where there is no such thing.

    A rule, some lines and a rule that are no YAML are text.
    """
    import yaml

    front = FRONT_MATTER.match(text)
    if front is None:
        return {}, text
    try:
        fields = yaml.safe_load(front[1])
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}, text
    return (fields, text[front.end() :]) if isinstance(fields, dict) else ({}, text)
