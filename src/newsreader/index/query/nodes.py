"""What a query says, as a tree. Every node knows where in the typed text it stands."""

from __future__ import annotations

from collections.abc import Iterator

from newsreader.records import record

#: Fields of text: where in the article (or in its notes) the words must be.
TEXT_FIELDS = ("title", "body", "note")
#: Fields of people and places of publication.
SOURCE_FIELDS = ("author", "site", "url", "file")
#: Fields of entities, with the labels that each takes in.
ENTITY_FIELDS: dict[str, tuple[str, ...]] = {
    "person": ("PERSON",),
    "org": ("ORG",),
    "place": ("LOC", "GPE", "FAC"),
    "entity": (),
}


@record
class Words:
    """Words that stand next to one another; `field` is None for anywhere in the article.

    `prefix`: the last word may go on. `quoted`: written as a phrase.
    """

    text: str
    field: str | None = None
    prefix: bool = False
    quoted: bool = False
    position: int = 0


@record
class Source:
    """Words in the author, the site, the address or the file name."""

    field: str
    text: str
    prefix: bool = False
    position: int = 0


@record
class Entity:
    """Something named in the article, by any of its forms; `field` limits the kind."""

    field: str
    text: str
    prefix: bool = False
    position: int = 0


@record
class Tag:
    """A tag by its whole name; `prefix`: a tag that begins so."""

    name: str
    prefix: bool = False
    position: int = 0


@record
class Language:
    """A BCP 47 language; "en" takes in "en-GB"."""

    code: str
    position: int = 0


@record
class Is:
    """A state of the article, one of `fields.STATES`."""

    state: str
    position: int = 0


@record
class Has:
    """Something that the article has, one of `fields.PROPERTIES`."""

    thing: str
    position: int = 0


@record
class Dates:
    """A half-open range of days (ISO dates), open where None.

    field: "date" (published, or saved where that is unknown), published, saved or read.
    """

    field: str
    first: str | None
    end: str | None
    text: str
    position: int = 0


@record
class WordCount:
    """A closed range of the number of words, open where None."""

    least: int | None
    most: int | None
    position: int = 0


@record
class Not:
    node: Node
    position: int = 0


@record
class And:
    nodes: tuple[Node, ...]
    position: int = 0


@record
class Or:
    nodes: tuple[Node, ...]
    position: int = 0


Leaf = Words | Source | Entity | Tag | Language | Is | Has | Dates | WordCount
Node = Leaf | Not | And | Or


@record
class Query:
    """A parsed query. `root` is None where everything is wanted; `sort` as it was asked for.

    `hint` says what looks unlike what was meant, though it can be understood.
    """

    text: str
    root: Node | None = None
    sort: str | None = None
    hint: str | None = None

    @property
    def asks_for_trash(self) -> bool:
        """Is the trash looked through? Otherwise what is in it is left out."""
        return any(isinstance(leaf, Is) and leaf.state == "trashed" for leaf in self.leaves())

    def leaves(self) -> Iterator[Leaf]:
        """All conditions, in the order they were typed."""
        if self.root is not None:
            yield from _leaves(self.root)

    def wanted_leaves(self) -> Iterator[Leaf]:
        """The conditions that speak for an article: those not under a "not"."""
        if self.root is not None:
            yield from _wanted(self.root, wanted=True)


def _leaves(node: Node) -> Iterator[Leaf]:
    match node:
        case Not():
            yield from _leaves(node.node)
        case And() | Or():
            for part in node.nodes:
                yield from _leaves(part)
        case _:
            yield node


def _wanted(node: Node, *, wanted: bool) -> Iterator[Leaf]:
    match node:
        case Not():
            yield from _wanted(node.node, wanted=not wanted)
        case And() | Or():
            for part in node.nodes:
                yield from _wanted(part, wanted=wanted)
        case _:
            if wanted:
                yield node
