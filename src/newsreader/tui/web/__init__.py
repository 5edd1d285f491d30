"""The reader in a web page, for this machine alone.

A server on the loopback address gives out one page and runs a reader of its own for each tab
that shows it. Everything lies under a random word, so that nobody else on the machine, and no
other page in the browser, gets in; nothing comes from the network.
"""
