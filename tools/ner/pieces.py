"""Which pieces an encoder reads words in: its folder says so."""

from __future__ import annotations

from pathlib import Path

from newsreader.entities.tagger.unigram import UnigramPieces
from newsreader.entities.tagger.wordpiece import WordPieces
from newsreader.entities.tagger.words import Pieces

#: The pieces of all-MiniLM-L6-v2, as they are shipped.
_VOCABULARY = Path(__file__).parents[2] / "src/newsreader/data/ner_en/vocab.txt"


def pieces_of(base: Path) -> Pieces:
    """Pieces with case if the encoder's folder has unigram.tsv (see e5.py), else without."""
    cased = base / "unigram.tsv"
    if cased.exists():
        return UnigramPieces(cased.read_text(encoding="utf-8").split("\n")[:-1])
    return WordPieces(_VOCABULARY.read_text(encoding="utf-8").split("\n")[:-1])
