"""What makes a library of any size answer at once: an SQLite index over the shards.

In: the shards of a `Store`. Out: lists, counts, ranked search, entities, notes, snippets.
Nothing here is true by itself: the file lies in the cache folder, and whatever is wrong with
it, it is made again from the shards.
"""

from newsreader.index.index import Index

__all__ = ["Index"]
