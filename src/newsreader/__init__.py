"""A terminal reader with an offline article store."""

__version__ = "0.1.0"
