"""A query as SQL: what `compiling` makes of it, and the lists ask for."""

from __future__ import annotations

from newsreader.records import record

Parameter = str | int

#: An article that a full-text expression finds.
MATCHED = "a.entry IN (SELECT rowid FROM words WHERE words MATCH ?)"
BEGUN = "a.entry IN (SELECT rowid FROM beginnings WHERE beginnings MATCH ?)"
SOURCED = "a.entry IN (SELECT rowid FROM sources WHERE sources MATCH ?)"

#: The condition of a query that asks for nothing in particular.
EVERYTHING = "(a.trashed = 0)"


@record
class Compiled:
    """What must hold of a row of `article a`.

    match: an FTS5 expression on `words`. beginnings, sources: expressions on the tables called
    so, all of which must hold. condition: SQL with its parameters, for lists in an order.
    beside: the same for articles that are found by their entries. counted: the same where no
    order is asked for. rank: the expression on `words` that says how well an article matches,
    None where nothing does. trash: what is in it is not left out. sources_first: they are rarer
    than the words.
    """

    match: str | None
    condition: str
    beside: str
    counted: str
    parameters: tuple[Parameter, ...]
    beginnings: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    rank: str | None = None
    trash: bool = False
    sources_first: bool = False


#: The query that asks for nothing in particular.
ALL = Compiled(None, EVERYTHING, EVERYTHING, EVERYTHING, ())
