"""Numbers, dates and durations as the screen says them: short, concrete, never guessed."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONGEST_FILE_NAME = 60


def day(iso: str, today: date) -> str:
    """A date with the precision it has: "3 Jul", "3 Jul 2024", "Jul 2024", "2024".

    The year is left out when it is this year's and the day is known.
    """
    parts = iso.split("T")[0].split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return iso
    numbers = [int(part) for part in parts]
    if len(numbers) == 1:
        return parts[0]
    if not 1 <= numbers[1] <= 12:
        return iso
    month = _MONTHS[numbers[1] - 1]
    if len(numbers) == 2:
        return f"{month} {numbers[0]}"
    if numbers[0] == today.year:
        return f"{numbers[2]} {month}"
    return f"{numbers[2]} {month} {numbers[0]}"


def moment(iso: str) -> str:
    """A time as it is stored, readable: "2024-07-03 14:05"."""
    return iso[:16].replace("T", " ") if "T" in iso else iso


def reading_time(words: int, words_per_minute: int) -> str:
    """How long so many words take: "1 min", "1 h 5 min"; nothing for no words."""
    if words <= 0:
        return ""
    minutes = max(1, round(words / words_per_minute))
    if minutes < 60:
        return f"{minutes} min"
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: "1 article", "1,204 articles"."""
    word = noun if number == 1 else plural or f"{noun}s"
    return f"{number:,} {word}"


def seconds(value: float) -> str:
    """A duration: "0.4 s", "12 s", "3 min 5 s"."""
    if value < 10:
        return f"{value:.1f} s"
    minutes, rest = divmod(round(value), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def file_name(title: str) -> str:
    """A title as the name of a file, without an ending: letters and digits joined by "-"."""
    words = re.findall(r"\w+", title.casefold())
    name = "-".join(words)[:_LONGEST_FILE_NAME].strip("-")
    return name or "article"


def quoted(quote: str, source: str) -> str:
    """A quote with its source; without a quote the source alone."""
    return f"“{quote.strip()}” — {source}" if quote.strip() else source
