"""What a reader does with a library, through the one door."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsreader.errors import (
    ArticleNotFoundError,
    CorruptShardError,
    LibraryError,
    NewerLibraryError,
    NewsreaderError,
    QueryError,
)
from newsreader.library import Library
from newsreader.model import Article, EntityMention, ImportReport
from newsreader.store.editing import Shard

Bring = Callable[..., ImportReport]

HARBOUR = "# Harbour fund\n\nMayor Aylin Demir opened the fund.\n\n“Nobody asked,” said Demir."
BRIDGE = "# Bridge closed\n\nThe bridge at Kadıköy was closed.\n\nRepairs take until May."


@pytest.fixture
def two(library: Library, bring: Bring) -> Library:
    """A library with article 1 on the harbour and article 2 on the bridge."""
    bring({"harbour.md": HARBOUR, "bridge.md": BRIDGE})
    return library


def test_articles_are_listed_searched_and_opened(two: Library) -> None:
    assert two.count() == 2
    assert [row.title for row in two.list(sort="title")] == ["Bridge closed", "Harbour fund"]
    assert list(two.ids("demir")) == [1]
    (hit,) = two.search("kadikoy")
    assert hit.row.id == 2
    assert [hit.snippet[start:end] for start, end in hit.hits] == ["Kadıköy"]
    article = two.get(2)
    plain = two.document(article).text
    assert [plain[start:end] for start, end in two.hits(article, "KADIKOY")] == ["Kadıköy"]


def test_a_query_is_read_back_and_a_bad_one_is_refused_with_its_place(two: Library) -> None:
    assert "unread" in two.describe("is:unread")
    with pytest.raises(QueryError):
        two.count("is:nonsense")
    with pytest.raises(QueryError):
        two.save_search("bad", "is:nonsense")


def test_marks_show_in_lists_at_once_and_are_undone(two: Library) -> None:
    change = two.mark([1, 2], read=True)
    assert (change.ids, change.description) == ((1, 2), "2 articles marked read")
    assert two.views()["unread"] == 0
    undone = two.undo()
    assert undone is not None
    assert undone.description == "undone: 2 articles marked read"
    assert two.views()["unread"] == 2
    again = two.redo()
    assert again is not None
    assert again.description == "done again: 2 articles marked read"
    assert two.views()["unread"] == 0


def test_a_mark_that_was_there_already_changes_nothing(two: Library) -> None:
    two.mark([1], starred=True)
    assert two.mark([1], starred=True).ids == ()
    undone = two.undo()
    assert undone is not None
    assert undone.ids == (1,)


def test_tags_are_added_and_taken_off(two: Library) -> None:
    two.tag([1, 2], add=["#harbour news", " sea\n"])
    assert two.get(1).tags == ("harbour news", "sea")
    two.tag([2], remove=["sea"])
    assert two.tags() == [("harbour news", 2), ("sea", 1)]
    assert list(two.ids("#sea")) == [1]


def test_an_article_goes_to_the_trash_and_comes_back(two: Library) -> None:
    two.remove([1])
    assert (two.count(), two.views()["trash"]) == (1, 1)
    two.restore([1])
    assert two.count() == 2


def test_emptying_the_trash_takes_articles_out_until_undone(two: Library) -> None:
    two.annotate(1, "kept with its article")
    two.remove([1])
    assert two.empty_trash().ids == (1,)
    with pytest.raises(ArticleNotFoundError):
        two.get(1)
    two.undo()
    assert two.get(1).trashed
    assert [note.body for note in two.annotations(1)] == ["kept with its article"]


@pytest.mark.parametrize("ids", [[99], [99, 100]])
def test_changing_articles_that_do_not_exist_is_an_error(two: Library, ids: list[int]) -> None:
    with pytest.raises(ArticleNotFoundError, match="99"):
        two.mark(ids, read=True)


def test_a_note_is_pinned_to_its_words_and_found_by_search(two: Library) -> None:
    note = two.annotate(1, "whose fund?", quote="opened the fund", tags=["money"])
    assert (note.number, note.state, note.motivation) == (1, "exact", "commenting")
    assert note.position is not None
    plain = two.document(two.get(1)).text
    assert plain[note.position.start : note.position.end] == "opened the fund"
    assert two.notes("whose") == [note]
    assert two.list(sort="title")[1].notes == 1
    edited = two.edit_annotation(1, body="the city's fund", tags=["city"])
    assert (edited.body, edited.tags) == ("the city's fund", ("city",))
    assert edited.modified is not None
    two.remove_annotation(1)
    assert two.annotations(1) == []
    two.undo()
    assert [found.body for found in two.annotations(1)] == ["the city's fund"]
    assert [found.body for found in two.notes()] == ["the city's fund"]


def test_a_note_may_be_on_a_range_or_on_the_article(two: Library) -> None:
    ranged = two.annotate(1, "", start=0, end=5, motivation="highlighting")
    whole = two.annotate(1, "on the whole")
    assert ranged.quote is not None
    assert ranged.quote.exact == two.document(two.get(1)).text[:5]
    assert (whole.quote, whole.position) == (None, None)


def test_a_note_on_words_that_are_not_there_is_refused(two: Library) -> None:
    with pytest.raises(NewsreaderError, match="not in article 1"):
        two.annotate(1, "x", quote="no such words")
    with pytest.raises(NewsreaderError, match="no passage"):
        two.annotate(1, "x", start=5, end=100_000)
    with pytest.raises(ArticleNotFoundError):
        two.annotate(99, "x")
    with pytest.raises(ArticleNotFoundError):
        two.edit_annotation(7, body="x")
    with pytest.raises(ArticleNotFoundError):
        two.remove_annotation(7)
    assert two.notes() == []


def test_a_note_cannot_carry_controls_into_the_library(two: Library) -> None:
    note = two.annotate(1, "red \x1b[31malert\x07\ud800", tags=["a\x1bb"])
    assert (note.body, note.tags) == ("red [31malert", ("ab",))


def test_where_reading_stopped_is_kept_but_is_no_step_of_undo(two: Library) -> None:
    two.mark([1], read=True)
    two.set_progress(1, 0.4)
    two.set_progress(1, float("nan"))
    two.set_progress(1, 7.0)
    assert two.get(1).progress == 1.0
    assert two.get(1).opened is not None
    undone = two.undo()
    assert undone is not None
    assert not two.get(1).read
    assert two.get(1).progress == 1.0


def test_saved_searches_and_rules_are_kept_and_undone(two: Library) -> None:
    two.save_search("sea", "#sea is:unread")
    two.save_search("bridges", "bridge*")
    two.save_search("sea", "#sea")
    assert two.saved_searches() == [("sea", "#sea"), ("bridges", "bridge*")]
    two.delete_search("sea")
    assert two.saved_searches() == [("bridges", "bridge*")]
    two.undo()
    assert [name for name, _ in two.saved_searches()] == ["sea", "bridges"]
    two.correct_entity("rename", "Demir", to="Aylin Demir")
    assert [rule["to"] for rule in two.entity_rules()] == ["Aylin Demir"]
    two.undo()
    assert two.entity_rules() == []


def test_the_session_is_remembered_without_touching_the_library(two: Library) -> None:
    before = {path: path.stat().st_mtime_ns for path in two.folder.rglob("*")}
    assert two.session() == {}
    two.save_session({"article": 2, "offset": 120})
    assert two.session() == {"article": 2, "offset": 120}
    assert {path: path.stat().st_mtime_ns for path in two.folder.rglob("*")} == before


def test_everything_is_there_after_a_restart(two: Library) -> None:
    two.tag([1], add=["kept"])
    two.annotate(2, "kept too")
    two.close()
    with Library.open(two.folder) as later:
        assert later.get(1).tags == ("kept",)
        assert [note.body for note in later.notes()] == ["kept too"]
        undone = later.undo()
        assert undone is not None
        assert later.notes() == []


def test_the_index_may_be_deleted_at_any_time(two: Library) -> None:
    two.annotate(1, "kept", quote="opened the fund")
    file = two.index.file
    two.close()
    for path in file.parent.glob(f"{file.name}*"):
        path.unlink()
    with Library.open(two.folder) as later:
        later.sync()
        assert list(later.ids("demir")) == [1]
        assert len(later.notes("kept")) == 1


def test_what_another_process_writes_shows_up(two: Library) -> None:
    assert not two.changed_elsewhere()
    two.mark([1], read=True)
    assert not two.changed_elsewhere()
    with Library.open(two.folder) as other:
        other.mark([1], starred=True)
    assert two.changed_elsewhere()
    assert not two.changed_elsewhere()
    two.sync()
    assert list(two.ids("is:starred")) == [1]


def test_what_is_written_since_the_first_sync_shows_up_when_it_is_first_asked_for(
    two: Library,
) -> None:
    with Library.open(two.folder) as reader:
        reader.sync()
        two.mark([1], starred=True)
        assert reader.changed_elsewhere()
        assert not reader.changed_elsewhere()


def test_a_search_saved_by_another_process_shows_up(two: Library) -> None:
    with Library.open(two.folder) as other:
        other.save_search("sea", "#sea")
    assert two.changed_elsewhere()
    assert not two.changed_elsewhere()
    assert two.saved_searches() == [("sea", "#sea")]


def test_names_are_counted_and_lead_to_their_sentences(library: Library, bring: Bring) -> None:
    bring({"a.md": HARBOUR})
    plain = library.document(library.get(1)).text
    mentions = []
    for words, canonical in (("Aylin Demir", "Aylin Demir"), ("Demir.", "Aylin Demir")):
        start = plain.rindex(words)
        end = start + len(words.rstrip("."))
        mentions.append(EntityMention("PERSON", plain[start:end], start, end, canonical))
    library.store.touch(1, {"entities": [mention.to_json() for mention in mentions]})
    (summary,) = library.entities(1)
    assert (summary.canonical, summary.mentions, summary.articles) == ("Aylin Demir", 2, 1)
    assert library.entities(1, "ORG") == []
    assert [found.canonical for found in library.entities()] == ["Aylin Demir"]
    sentences = [found.sentence for found in library.mentions("aylin demir")]
    assert sentences == ["Mayor Aylin Demir opened the fund.", "“Nobody asked,” said Demir."]
    found = library.mentions("Aylin Demir")[1]
    assert plain[found.start : found.end] == "Demir"


def test_mentions_are_found_by_a_surname_whoever_bears_it(library: Library) -> None:
    people = ("Recep Tayyip Erdoğan", "Emine Erdoğan", "Aylin Demir")
    text = "Recep Tayyip Erdoğan spoke. Emine Erdoğan listened. Aylin Demir wrote it down."
    entities = tuple(
        EntityMention("PERSON", name, text.index(name), text.index(name) + len(name), name)
        for name in people
    )
    article = Article("A speech", text, key="t:1", plain_sha256="1", entities=entities)
    with library.store.step("added") as step:
        library.store.add(step, [article])
    sentences = [found.sentence for found in library.mentions("erdogan")]
    assert sentences == ["Recep Tayyip Erdoğan spoke.", "Emine Erdoğan listened."]
    assert library.names_meant("erdogan") == list(people[:2])
    assert [found.sentence for found in library.mentions("emine erdogan")] == sentences[1:]
    assert library.names_meant("Putin") == []


def test_a_mass_change_tells_how_far_it_is_and_can_be_cancelled(two: Library) -> None:
    told: list[tuple[int, int]] = []
    two.mark([1, 2], read=True, progress=lambda *at: told.append(at))
    assert told == [(2, 2)]
    assert two.mark([1, 2], read=False, cancelled=lambda: True).ids == ()


def test_a_newer_library_is_refused(two: Library) -> None:
    two.close()
    settings = Shard(two.folder / "library.json")
    identity = settings.documents("library")[1]
    settings.put("library", {1: {**identity, "schema": 99}})
    settings.commit()
    with pytest.raises(NewerLibraryError, match="newer newsreader"):
        Library.open(two.folder)


@pytest.mark.parametrize("data", [b"", b"{}", b'{"library": {"1": {}}}', b"\0" * 100])
def test_a_damaged_library_file_is_an_error_and_never_a_new_library(
    two: Library, data: bytes
) -> None:
    two.close()
    (two.folder / "library.json").write_bytes(data)
    with pytest.raises(CorruptShardError, match=r"library\.json"):
        Library.open(two.folder)
    assert (two.folder / "library.json").read_bytes() == data


def test_a_library_that_is_not_there_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="no library"):
        Library.open(tmp_path / "nothing", create=False)
    assert not (tmp_path / "nothing").exists()


def test_opening_a_library_loads_nothing_that_only_importing_needs() -> None:
    heavy = {
        "onnxruntime", "numpy", "trafilatura", "lxml", "readability", "py3langid", "html2text",
        "textual", "rich", "pebble", "markdown_it",
    }  # fmt: skip
    program = (
        "import sys, newsreader.library; print(*sorted(name.partition('.')[0] "
        "for name in sys.modules))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()
    assert heavy.isdisjoint(loaded)


def test_the_first_list_loads_nothing_that_only_a_search_or_a_change_needs(
    two: Library,
) -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom newsreader.library import Library\n"
        "with Library.open(Path(sys.argv[1])) as library:\n"
        "    print(len(library.list('', 'saved', limit=64)), len(library.session()))\n"
        "print(*sys.modules)"
    )
    command = [sys.executable, "-c", program, str(two.folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    listed, _session, *loaded = done.stdout.split()
    later = {"tinydb", "newsreader.index.query", "newsreader.index.fold", "newsreader.document"}
    assert listed == "2"
    assert later.isdisjoint(loaded)
