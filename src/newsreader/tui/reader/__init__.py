"""The reading view: an article laid out in cells, with everything that is pinned to it.

In comes a `document.Document` with its article, and layers of marks (entities, notes,
search hits, the current one, the selection), all in code points of the plain text. Out
come messages about where the reader is and what was chosen. `layout`, `tables`, `header`,
`cells`, `marks` and `sentences` are pure; `view` is the widget that draws them.
"""
