"""The only door for the interfaces: everything a reader can do, over store and index.

`Library` is what the command line and the screen hold. Reading asks the index and the
store, changes go to the store as steps of undo and are followed by the index, importing is
done by processes of its own. Nothing here knows Textual, nor loads what only importing needs.
"""

from newsreader.library.extraction import extract_file
from newsreader.library.library import Library
from newsreader.store.care.backup import restore
from newsreader.store.care.mending import repair_settings

__all__ = ["Library", "extract_file", "repair_settings", "restore"]
