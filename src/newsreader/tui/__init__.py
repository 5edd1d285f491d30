"""The reader in the terminal.

`app.run(folder)` opens it over one library. `commands` is the table of everything it can be
told to do; `screens` hold the flow, `widgets` the panes, `reader` the layout of an article.
In comes what `Library` gives; out go calls of `Library`, nothing below it.
"""
