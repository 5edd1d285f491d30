"""One saved web page -> its article, in steps that each have a file.

`tree` parses whatever bytes people saved, `blocks` cuts the page into paragraphs, `engines`
asks other extractors, `choice` decides block by block, `prune` leaves only the chosen ones
in the page's own tree, `normalise` and `markdown` write them out; `metadata` reads who
wrote it, when and where. Nothing here opens a file or a connection.
"""
