"""What fills the terminal: the main screen and the dialogs over it.

`main` is the screen with the panes, put together from one file for each subject: `workspace`
(what all share: panes, focus, messages), `listing`, `searching`, `opening`, `changing`,
`noting` and `program`. A dialog asks one thing and answers with a value, or None for Escape.
"""
