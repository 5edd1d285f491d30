"""Looking after a library: disks flip bits, people edit files, machines meet.

`checking` finds what is wrong and writes nothing; `mending` puts it right, copies first, with
`salvage` for torn files and `conflicts` for what two machines did to the same file.
"""
