"""What comes in again is known again: duplicates, new versions, copies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newsreader.errors import ArticleNotFoundError, LibraryError
from newsreader.importing import FileResult, ImportedArticle, ImportedNote
from newsreader.library import Library
from newsreader.library.imports import Run, rehearse, take_in
from newsreader.model import Article, ImportProgress, ImportReport, Source

Bring = Callable[..., ImportReport]
Page = Callable[..., str]

URL = "https://news.example.org/ferry"
FIRST = (
    "The ferry line across the bay will reopen in June, the mayor told reporters on Tuesday.",
    "It had been closed for two years after a storm took away the larger of its two piers.",
    "Shopkeepers on the far shore said that they had nearly given up waiting for the boats.",
)
LATER = (FIRST[0].replace("June", "July"), *FIRST[1:], "The opposition called it a promise.")


def test_a_page_saved_twice_is_kept_once(library: Library, bring: Bring, page: Page) -> None:
    text = page(URL, "Ferry to reopen", *FIRST)
    assert [number for number, _, _ in bring({"a.html": text}).imported] == [1]
    again = bring({"b.html": text})
    assert (again.imported, again.duplicates) == ((), ((1, "b.html"),))
    assert library.count() == 1


def test_the_same_text_under_the_same_address_is_a_duplicate_whatever_follows_the_address(
    library: Library, bring: Bring, page: Page
) -> None:
    bring({"a.html": page(URL, "Ferry to reopen", *FIRST)})
    again = bring({"b.html": page(URL + "?utm_source=mail#top", "Ferry to reopen", *FIRST)})
    assert again.duplicates == ((1, "b.html"),)
    assert library.count() == 1


def test_tags_of_a_duplicate_are_added(library: Library, bring: Bring, page: Page) -> None:
    text = page(URL, "Ferry to reopen", *FIRST)
    bring({"a.html": text}, tags=("harbour",))
    bring({"a.html": text}, tags=("mayor", "harbour"))
    assert library.get(1).tags == ("harbour", "mayor")


def test_a_duplicate_of_something_in_the_trash_comes_back(
    library: Library, bring: Bring, page: Page
) -> None:
    text = page(URL, "Ferry to reopen", *FIRST)
    bring({"a.html": text})
    library.remove([1])
    assert library.count() == 0
    assert bring({"a.html": text}).duplicates == ((1, "a.html"),)
    assert library.count() == 1


def test_a_changed_text_under_the_same_address_is_a_new_version(
    library: Library, bring: Bring, page: Page
) -> None:
    bring({"a.html": page(URL, "Ferry to reopen", *FIRST)}, tags=("harbour",))
    library.mark([1], starred=True)
    report = bring({"b.html": page(URL, "Ferry to reopen in July", *LATER)}, tags=("new",))
    assert report.updated == ((1, "Ferry to reopen in July", "b.html"),)
    article = library.get(1)
    assert article.title == "Ferry to reopen in July"
    assert "July" in article.text
    assert article.starred
    assert article.tags == ("harbour", "new")
    (version,) = article.versions
    assert version.title == "Ferry to reopen"
    assert "June" in version.text
    assert [row.title for row in library.list("opposition")] == ["Ferry to reopen in July"]


def test_an_earlier_version_that_comes_again_is_a_duplicate(
    library: Library, bring: Bring, page: Page
) -> None:
    first = page(URL, "Ferry to reopen", *FIRST)
    bring({"a.html": first})
    bring({"b.html": page(URL, "Ferry to reopen in July", *LATER)})
    assert bring({"c.html": first + "<!-- saved again -->"}).duplicates == ((1, "c.html"),)
    assert "July" in library.get(1).text


def test_an_older_text_that_comes_later_does_not_replace_the_newer(
    library: Library, bring: Bring, page: Page
) -> None:
    newer = page(URL, "Ferry in July", *LATER, modified="2026-11-20T10:00:00Z")
    older = page(URL, "Ferry in June", *FIRST, modified="2026-11-18T10:00:00Z")
    bring({"b.html": newer})
    assert bring({"a.html": older}).updated == ((1, "Ferry in June", "a.html"),)
    article = library.get(1)
    assert article.title == "Ferry in July"
    assert [version.title for version in article.versions] == ["Ferry in June"]


def test_notes_follow_their_words_into_a_new_version(
    library: Library, bring: Bring, page: Page
) -> None:
    bring({"a.html": page(URL, "Ferry to reopen", *FIRST)})
    kept = library.annotate(1, "how large?", quote="the larger of its two piers")
    changed = library.annotate(1, "which June?", quote="will reopen in June, the mayor told")
    gone = library.annotate(1, "who?", quote="Shopkeepers on the far shore")
    whole = library.annotate(1, "to be followed")
    bring({"b.html": page(URL, "Ferry", "A new beginning.", LATER[0], FIRST[1])})
    notes = {note.number: note for note in library.annotations(1)}
    assert notes[kept.number].state == "moved"
    assert notes[changed.number].state == "approximate"
    assert notes[gone.number].state == "lost"
    assert notes[whole.number].state == "exact"
    plain = library.document(library.get(1)).text
    place = notes[kept.number].position
    assert place is not None
    assert plain[place.start : place.end] == "the larger of its two piers"


def test_the_same_text_under_two_addresses_is_two_copies(
    library: Library, bring: Bring, page: Page
) -> None:
    bring(
        {
            "a.html": page(URL, "Ferry to reopen", *FIRST),
            "b.html": page("https://other.example.net/x", "Ferry to reopen", *FIRST),
        }
    )
    assert [row.copies for row in library.list()] == [1, 1]


def test_what_comes_twice_in_one_import_is_kept_once(bring: Bring, page: Page) -> None:
    text = page(URL, "Ferry to reopen", *FIRST)
    report = bring({"a.html": text, "b.html": text, "c.html": page(URL, "Ferry", *LATER)})
    assert [path for _, _, path in report.imported] == ["a.html"]
    assert [path for _, path in report.duplicates] == ["b.html"]
    assert [path for _, _, path in report.updated] == ["c.html"]


def test_a_thousand_articles_of_one_file_are_known_again_without_reading_it_a_thousand_times(
    library: Library,
) -> None:
    """An export of another reader: all its articles come from the same bytes."""
    items = tuple(
        ImportedArticle(
            Article(
                f"Ferry {number}",
                f"The {number}th ferry.",
                key=f"u:{number}",
                plain_sha256=f"{number}",
                source=Source("export.json", "ab" * 32, "export", "newsreader", "2026"),
            )
        )
        for number in range(1000)
    )
    result = FileResult("export.json", b"[]", "ab" * 32, ".json", items)
    assert len(take_in(library.store, library._upkeep, [result], (), "import").imported) == 1000
    before = library.store.shard_stamps()
    again = take_in(library.store, library._upkeep, [result], (), "import")
    assert len(again.duplicates) == 1000
    assert library.store.shard_stamps() == before
    writes: list[int] = []
    follow = library.store.on_written
    library.store.on_written = lambda written: (writes.append(written.number), follow(written))[1]
    take_in(library.store, library._upkeep, [result], ("kept",), "import")
    assert len(writes) < 60
    assert library.tags() == [("kept", 1000)]


def test_an_import_is_undone_as_one_and_its_numbers_are_not_given_again(
    library: Library, bring: Bring, page: Page
) -> None:
    bring({"a.html": page(URL, "Ferry to reopen", *FIRST)})
    before = library.store.document(1)
    bring(
        {
            "b.html": page(URL, "Ferry to reopen in July", *LATER),
            "c.html": page(URL + "/2", "Another", *FIRST[1:]),
        }
    )
    undone = library.undo()
    assert undone is not None
    assert undone.description == "undone: import of b.html, c.html"
    assert sorted(undone.ids) == [1, 2]
    assert library.store.document(1) == before
    with pytest.raises(ArticleNotFoundError):
        library.get(2)
    assert library.count() == 1
    assert bring({"d.html": page(URL + "/3", "Third", *FIRST)}).imported[0][0] == 3


def test_the_original_is_kept_byte_for_byte(library: Library, bring: Bring, page: Page) -> None:
    text = page(URL, "Ferry to reopen", *FIRST)
    bring({"a.html": text})
    assert library.original(1) == text.encode()


def test_damage_to_an_original_is_noticed(library: Library, bring: Bring, page: Page) -> None:
    bring({"a.html": page(URL, "Ferry to reopen", *FIRST)})
    ((_, path),) = library.store.originals.all()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    with pytest.raises(LibraryError, match=r"damaged|changed"):
        library.original(1)


def test_highlights_of_another_reader_find_their_place(
    library: Library, bring: Bring, page: Page
) -> None:
    notes = (
        ImportedNote("the larger of its two piers", "check this", ("pier",)),
        ImportedNote("words that are not there at all"),
        ImportedNote("", "on the whole"),
    )
    bring({"a.html": page(URL, "Ferry to reopen", *FIRST)}, notes=notes)
    found = library.annotations(1)
    assert [note.motivation for note in found] == ["commenting", "highlighting", "commenting"]
    assert [note.state for note in found] == ["exact", "lost", "exact"]
    assert [note.number for note in found] == [1, 2, 3]


def test_a_lagging_index_makes_no_second_copy(
    library: Library, bring: Bring, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = page(URL, "Ferry to reopen", *FIRST)
    with monkeypatch.context() as patched:
        patched.setattr(type(library.index), "shard_written", lambda *_: None)
        bring({"a.html": text})
    assert bring({"b.html": text}).duplicates == ((1, "b.html"),)


def test_a_full_disk_says_how_far_an_import_came_and_it_goes_on_from_there(
    library: Library, bring: Bring, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {f"{n}.html": page(f"{URL}/{n}", f"Ferry {n}", f"{n}", *FIRST) for n in range(80)}
    room = [1]
    moved = Path.replace

    def replace(path: Path, target: Path) -> None:
        if "articles" in path.parts:
            if not room[0]:
                raise OSError(28, "No space left on device")
            room[0] -= 1
        moved(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", replace)
        with pytest.raises(LibraryError, match=r"No space .* 32 articles were imported before"):
            bring(texts)
    assert library.count() == 32
    assert library.check() == []
    again = bring(texts)
    assert (len(again.duplicates), len(again.imported)) == (32, 48)


def test_a_folder_is_imported_with_progress(library: Library, tmp_path: Path, page: Page) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "a.html").write_text(page(URL, "Ferry to reopen", *FIRST))
    (folder / "b.txt").write_text("Harbour news\n\n" + "\n\n".join(LATER))
    (folder / "c.html").write_bytes(b"")
    told: list[ImportProgress] = []
    report = library.import_paths([folder], tags=["harbour"], progress=told.append, jobs=1)
    assert [Path(path).name for _, _, path in report.imported] == ["a.html", "b.txt"]
    assert [Path(path).name for path, _, _ in report.failed] == ["c.html"]
    assert told[-1].done == 3
    assert library.tags() == [("harbour", 2)]
    assert library.count("ferry") == 2


def test_a_dry_run_says_what_would_happen_and_writes_nothing(
    library: Library, bring: Bring, page: Page, tmp_path: Path
) -> None:
    bring({"a.html": page(URL, "Ferry to reopen", *FIRST)})
    before = library.store.shard_stamps()
    for name, text in {
        "a": page(URL, "Ferry to reopen", *FIRST),
        "b": page(URL, "Ferry in July", *LATER),
        "c": page(URL + "/2", "New", *FIRST),
    }.items():
        (tmp_path / f"{name}.html").write_text(text)
    run = Run([tmp_path / f"{name}.html" for name in "abc"], jobs=1)
    report = rehearse(library.store, library._upkeep, run)
    assert [number for number, _ in report.duplicates] == [1]
    assert [number for number, _, _ in report.updated] == [1]
    assert [(number, title) for number, title, _ in report.imported] == [(0, "New")]
    assert library.store.shard_stamps() == before
