"""Changes that can be taken back.

A change is a `patch`, and applying one gives the patch that undoes it. The `journal` keeps
those on disk, written before the change is; `changes` makes, undoes and redoes what a reader
does; `recovery` finishes what a killed process had begun.
"""
