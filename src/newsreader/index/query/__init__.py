"""The query language of the search bar, the command line and saved searches.

In: what was typed. Out: a `Query` tree (`nodes`), or a QueryError that says where it goes
wrong and how to mend it. Nothing here knows how articles are kept; `index.compiling` does.
"""

from newsreader.index.query.describe import describe, describe_sort
from newsreader.index.query.nodes import Query
from newsreader.index.query.parser import normal_sort, parse

__all__ = ["Query", "describe", "describe_sort", "normal_sort", "parse"]
