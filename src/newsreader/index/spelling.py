"""What may have been meant by a word that nothing has: "erdogn" -> "erdogan".

The words of all headlines and of all names are compared with it; there are some 70,000 in a
library of 100,000 articles, which takes a few milliseconds.
"""

from __future__ import annotations

import sqlite3

from newsreader.index.fold import is_unspaced

_SHORTEST = 4
_MOST_COMPARED = 8


def suggestions(connection: sqlite3.Connection, word: str) -> list[str]:
    """Words of headlines and names a letter or two away from a folded word, likeliest first.

    Two letters in words of seven and more, one in shorter ones, none in those under four.
    """
    if len(word) < _SHORTEST or is_unspaced(word):
        return []
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    farthest = 2 if len(word) >= 7 else 1
    known = dict(
        connection.execute(
            "SELECT word, sum(count) FROM (SELECT word, count FROM title_word WHERE count > 0 "
            "UNION ALL SELECT term, doc FROM name_vocabulary) "
            "WHERE length(word) BETWEEN ? AND ? GROUP BY word",
            (len(word) - farthest, len(word) + farthest),
        )
    )
    known.pop(word, None)
    found = extract(
        word, known.keys(), scorer=OSA.distance, score_cutoff=farthest, limit=_MOST_COMPARED
    )
    # A first letter is seldom the one that is wrong.
    ordered = sorted(found, key=lambda item: (item[1], item[0][0] != word[0], -known[item[0]]))
    return [near for near, _, _ in ordered]
