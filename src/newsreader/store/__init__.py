"""The truth on disk: sharded TinyDB files, the undo log, the imported originals.

In come articles and changes to them, each a durable, atomic write of one small file under
one lock; out go articles, annotations and the stamps that tell which shards have changed.
`Store` reads and writes, `undo` makes what a reader does undoable, `care` looks after what
disks and file synchronisers do to a library.
"""

from newsreader.store.store import Store, Written

__all__ = ["Store", "Written"]
