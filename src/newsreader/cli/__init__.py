"""The command line: thin commands over `Library`.

What comes in: words typed or piped. What goes out: lines or one JSON document on stdout,
one-line errors on stderr, an exit code (0 done; 1 some items failed, or nothing was found;
2 wrong usage or a bad query). `parser` knows every command without importing what it needs;
`run` imports the one that was asked for.
"""

from newsreader.cli.run import main

__all__ = ["main"]
