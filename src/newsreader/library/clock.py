"""The time as it is written into the library."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """The present in UTC, to the second: 2026-11-24T09:00:00Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
