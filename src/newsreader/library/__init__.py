"""The only door for the interfaces: everything a reader can do, over store and index.

`Library` is what the command line and the screen hold. Reading asks the index and the
store, changes go to the store as steps of undo and are followed by the index, importing is
done by processes of its own. Nothing here knows Textual, nor loads what only importing needs.
"""

import importlib
from typing import TYPE_CHECKING, Any

from newsreader.library.extraction import extract_file
from newsreader.library.library import Library

if TYPE_CHECKING:
    from newsreader.store.care.backup import restore
    from newsreader.store.care.mending import repair_settings

__all__ = ["Library", "extract_file", "repair_settings", "restore"]

# What hardly a run needs is imported when it is asked for (PEP 562).
_LATER = {
    "repair_settings": "newsreader.store.care.mending",
    "restore": "newsreader.store.care.backup",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_LATER[name]), name)
