"""Every command over a real library: what it prints, what it keeps, how it ends."""

from __future__ import annotations

import hashlib
from pathlib import Path
from unittest.mock import ANY

import pytest

from newsreader.library import Library
from tests.cli.conftest import HARBOUR, Command


def test_import_reports_each_file_in_json(newsreader: Command, articles: Path) -> None:
    (articles / "empty.html").write_text("")
    done = newsreader("import", str(articles), "--tag", "inbox", "--json")
    report = done.json
    assert done.code == 1
    assert [(a["id"], a["title"]) for a in report["imported"]] == [
        (1, "Dredging of Larnhaven harbour halted after audit"),
        (2, "Leaders meet in Astana on water"),
    ]
    assert [Path(f["path"]).name for f in report["failed"]] == ["empty.html"]
    assert report["failed"][0]["reason"]
    assert report["updated"] == report["duplicates"] == []
    assert report["seconds"] >= 0
    assert {a["id"]: a["tags"] for a in newsreader("list", "--json").json} == {
        1: ["inbox"],
        2: ["inbox"],
    }


def test_import_counts_apart_what_looks_like_no_article(
    newsreader: Command, tmp_path: Path
) -> None:
    page = tmp_path / "gone.html"
    page.write_text(
        "<html><head><title>404 Not Found</title></head><body><h1>Not found</h1>"
        "<p>The page you asked for is not here. It may have moved, or never have been.</p>"
        "</body></html>",
        encoding="utf-8",
    )
    article = tmp_path / "harbour.txt"
    article.write_text(HARBOUR, encoding="utf-8")

    trial = newsreader("import", str(article), str(page), "--dry-run")
    report = newsreader("import", str(article), str(page), "--json").json

    assert "2 would be imported (1 of them looks like no article: an error page)" in trial.err
    assert [(each["id"], each["path"], each["reason"]) for each in report["warnings"]] == [
        (2, str(page), "looks like an error page")
    ]


def test_importing_again_finds_the_duplicates(filled: Command, articles: Path) -> None:
    report = filled("import", str(articles), "--json").json
    assert report["imported"] == []
    assert [d["id"] for d in report["duplicates"]] == [1, 2]


def test_a_changed_text_of_the_same_address_becomes_a_new_version(
    filled: Command, articles: Path
) -> None:
    page = articles / "summit.html"
    page.write_text(page.read_text().replace("1.2 billion", "1.5 billion"))
    report = filled("import", str(page), "--json").json
    assert [u["id"] for u in report["updated"]] == [2]
    article = filled("show", "2", "--format", "json").json
    assert "1.5 billion" in article["text"]
    assert "1.2 billion" in article["versions"][0]["text"]


def test_a_dry_run_stores_nothing(newsreader: Command, articles: Path) -> None:
    assert len(newsreader("import", str(articles), "--dry-run", "--json").json["imported"]) == 2
    assert newsreader("list", "--json").json == []


@pytest.mark.parametrize("words", [("list",), ("search", "harbour"), ("show", "1"), ("stats",)])
def test_a_mistyped_library_is_said_not_to_be_there_and_not_made(
    newsreader: Command, tmp_path: Path, words: tuple[str, ...]
) -> None:
    missed = newsreader(*words)
    assert (missed.code, missed.out) == (1, "")
    assert f"There is no library in {tmp_path / 'library'}" in missed.err
    assert "newsreader import" in missed.err
    assert not (tmp_path / "library").exists()


def test_the_usual_library_may_still_be_empty(
    newsreader: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSREADER_LIBRARY", str(tmp_path / "usual"))
    assert newsreader("--library", "", "list", "--json").json == []


def test_show_gives_the_whole_article_with_what_was_dropped(filled: Command) -> None:
    article = filled("show", "1", "--format", "json").json
    assert article["publisher"] == "Quayside Courier"
    dropped = {block["text"] for block in article["source"]["dropped"]}
    assert {"Site icon Quayside Courier", "Exit mobile version"} <= dropped
    assert article["plain"].startswith("The port authority of Larnhaven stopped dredging")
    assert article["plain"].endswith("leaves the Black Sea for Rotterdam.")
    assert article["plain_sha256"] == hashlib.sha256(article["plain"].encode()).hexdigest()
    assert article["source"]["sha256"] == hashlib.sha256(HARBOUR.encode()).hexdigest()
    assert article["annotations"] == []


def test_show_gives_metadata_of_a_page(filled: Command) -> None:
    article = filled("show", "2", "--format", "json").json
    assert article["title"] == "Leaders meet in Astana on water"
    assert article["authors"] == ["Ann Lee"]
    assert article["publisher"] == "Steppe Herald"
    assert article["published"].startswith("2026-07-03")
    assert article["url"] == "https://steppe-herald.example/world/astana-water"
    assert article["language"] == "en"
    assert "Share on Facebook" not in article["text"]


def test_show_as_text_and_for_screen_readers(filled: Command) -> None:
    assert "We will not pay twice" in filled("show", "1", "--format", "text").out
    assert filled("show", "1", "--plain").out.startswith("Title: Dredging of Larnhaven")
    missing = filled("show", "99")
    assert (missing.code, missing.out) == (1, "")
    assert "99" in missing.err


def test_entities_have_offsets_in_the_plain_text(filled: Command) -> None:
    article = filled("show", "1", "--format", "json").json
    assert article["entities"]
    for mention in article["entities"]:
        assert article["plain"][mention["start"] : mention["end"]] == mention["text"]
    people = filled("entities", "1", "--label", "PERSON", "--json").json
    (okafor,) = (person for person in people if person["canonical"] == "Ines Okafor")
    assert set(okafor["forms"]) == {"Ines Okafor", "Okafor"}
    assert (okafor["mentions"], okafor["articles"]) == (2, 1)


def test_mentions_give_the_sentence(filled: Command) -> None:
    found = filled("mentions", "Ines Okafor", "--json").json
    assert [mention["id"] for mention in found] == [1, 1]
    assert all("Okafor" in mention["sentence"] for mention in found)


def test_companions_and_dates_lead_to_their_sentences(filled: Command) -> None:
    found = filled("together", "Rustam Karimov", "--json").json
    assert {c["label"] for c in found} <= {"PERSON", "ORG", "LOC"}
    assert all("Karimov" in e["sentence"] for c in found for e in c["evidence"])
    (event,) = (e for e in filled("timeline", "--json").json if e["date"] == "2026-03-01")
    assert (event["id"], event["text"]) == (1, "1 March 2026")
    assert filled("timeline", "--csv").out.startswith("date,text,id,title,published,sentence,")


def test_a_cell_of_csv_is_never_a_formula(filled: Command, articles: Path) -> None:
    page = articles / "formula.txt"
    page.write_text('=HYPERLINK("x")\n\nInes Okafor said so on 1 March 2026 in Larnhaven.\n')
    filled("import", str(page))
    lines = filled("mentions", "Ines Okafor", "--csv").out.splitlines()
    assert any("'=HYPERLINK" in line for line in lines)
    assert not any(line.split(",")[1].startswith(("=", '"=')) for line in lines)


def test_search_finds_names_without_accents_and_shows_why(filled: Command) -> None:
    (hit,) = filled("search", "erdogan", "yilmaz", "--json").json
    assert hit["id"] == 2
    assert "Erdoğan Yılmaz" in hit["snippet"]
    assert isinstance(hit["score"], float)
    nothing = filled("search", "zebra")
    assert (nothing.code, nothing.out) == (1, "")


def test_a_search_without_success_names_searches_that_find_something(filled: Command) -> None:
    mistyped = filled("search", "harbuor", "lang:en")
    assert (mistyped.code, mistyped.out) == (1, "")
    assert mistyped.err.splitlines() == [
        "newsreader: nothing found for harbuor lang:en; try harbour lang:en (1), lang:en (2)"
    ]
    assert filled("list", "is:starred", "--json").err.splitlines() == [
        "newsreader: nothing found for is:starred"
    ]


def test_a_minus_in_a_query_is_a_minus(filled: Command) -> None:
    assert [a["id"] for a in filled("list", "-astana", "--json").json] == [1]


def test_a_bad_query_is_named_with_its_place(filled: Command) -> None:
    done = filled("list", "perzon:okafor")
    assert (done.code, done.out) == (2, "")
    assert "character 1" in done.err
    assert "person:" in done.err
    assert done.err.count("\n") == 1


def test_list_sorts_and_limits(filled: Command) -> None:
    titles = [a["title"] for a in filled("list", "--sort", "title", "--json").json]
    assert titles == sorted(titles)
    assert len(filled("list", "--limit", "1", "--json").json) == 1


def test_marks_and_tags_are_kept_and_undone(filled: Command) -> None:
    assert filled("mark", "1", "2", "read", "--json").json == {"changed": [1, 2]}
    assert filled("tag", "1", "+energy", "+port", "--json").json == {"changed": [1]}
    assert filled("tag", "1", "-port", "--json").json == {"changed": [1]}
    (row,) = filled("list", "tag:energy is:read", "--json").json
    assert row["tags"] == ["energy"]
    assert filled("undo", "--json").json == {"changed": [1]}
    assert set(filled("list", "tag:port", "--json").json[0]["tags"]) == {"energy", "port"}
    assert filled("redo", "--json").json == {"changed": [1]}
    assert filled("list", "tag:port", "--json").json == []


def test_removed_articles_are_in_the_trash_until_undone(filled: Command) -> None:
    assert filled("remove", "2", "--json").json == {"changed": [2]}
    assert [a["id"] for a in filled("list", "--json").json] == [1]
    assert [a["id"] for a in filled("list", "is:trashed", "--json").json] == [2]
    filled("undo")
    assert len(filled("list", "--json").json) == 2


def test_undoing_an_import_takes_its_articles_out(filled: Command) -> None:
    assert filled("undo", "--json").json == {"changed": [1, 2]}
    assert filled("list", "--json").json == []
    assert filled("undo").code == 1


def test_notes_are_added_listed_changed_and_removed(filled: Command) -> None:
    note = filled(
        "note", "add", "1", "--quote", "$40 million", "--tag", "check", "Who paid?", "--json"
    )
    assert note.json["quote"] == "$40 million"
    plain = filled("show", "1", "--format", "json").json["plain"]
    assert plain[note.json["start"] : note.json["end"]] == "$40 million"
    filled("note", "add", "2", "On the whole article")
    assert filled("note", "edit", "1", "Acme paid").code == 0
    notes = filled("note", "list", "--json").json
    assert [(n["number"], n["article"], n["body"]) for n in notes] == [
        (2, 2, "On the whole article"),
        (1, 1, "Acme paid"),
    ]
    assert {n["state"] for n in notes} == {"exact"}
    assert [n["number"] for n in filled("note", "list", "acme", "--json").json] == [1]
    filled("note", "remove", "1")
    filled("undo")
    assert len(filled("note", "list", "--json").json) == 2


def test_a_quote_that_is_not_there_is_refused(filled: Command) -> None:
    done = filled("note", "add", "1", "--quote", "not in the text", "x")
    assert done.code == 1
    assert done.err.startswith("newsreader: ")
    assert filled("note", "list", "--json").json == []


def test_extract_cleans_a_file_and_stores_nothing(newsreader: Command, articles: Path) -> None:
    page = str(articles / "summit.html")
    cleaned = newsreader("extract", page, "--format", "json", "--entities").json
    assert cleaned["title"] == "Leaders meet in Astana on water"
    assert cleaned["text"].startswith("Presidents of five countries met")
    assert {"PERSON", "LOC"} <= {entity["label"] for entity in cleaned["entities"]}
    assert cleaned["source"]["format"] == "html"
    assert "Presidents of five" in newsreader("extract", page).out
    assert "There is no library" in newsreader("list").err
    failed = newsreader("extract", str(articles / "nowhere.html"))
    assert (failed.code, failed.out) == (1, "")


def test_an_original_is_read_again_and_taken_only_when_asked(
    filled: Command, tmp_path: Path
) -> None:
    again = filled("extract", "--from", "2", "--format", "json").json
    assert again["title"] == "Leaders meet in Astana on water"
    assert filled("extract").code == 2
    assert filled("reextract", "--json").json["unchanged"] == 2
    shard = tmp_path / "library" / "articles" / "0000.json"
    shard.write_text(shard.read_text().replace("Nobody owns a river", "Nobody owns the river"))
    filled("note", "add", "2", "--quote", "1.2 billion euros", "who pays?")
    shown = filled("reextract", "site:steppe")
    assert "-“Nobody owns the river" in shown.out
    assert "Nobody owns the river" in filled("show", "2").out
    assert filled("reextract", "--apply").code == 0
    article = filled("show", "2", "--format", "json").json
    assert "Nobody owns a river" in article["text"]
    assert "Nobody owns the river" in article["versions"][-1]["text"]
    (note,) = article["annotations"]
    start, end = note["position"]["start"], note["position"]["end"]
    assert article["plain"][start:end] == "1.2 billion euros"
    filled("undo")
    assert "Nobody owns the river" in filled("show", "2").out


def test_the_model_that_finds_names_can_be_chosen(
    newsreader: Command, articles: Path, tmp_path: Path
) -> None:
    page = str(articles / "summit.html")
    fast = newsreader("extract", page, "--format", "json", "--entities").json
    accurate = newsreader(
        "extract", page, "--format", "json", "--entities", "--model", "accurate"
    ).json
    assert fast["source"]["entity_model"] != accurate["source"]["entity_model"]
    (tmp_path / "settings.toml").write_text('[entities]\nmodel = "accurate"\n')
    assert newsreader("extract", page, "--format", "json", "--entities").json == {
        **accurate,
        "source": {**accurate["source"], "extracted_at": ANY},
    }


def test_names_are_found_anew_by_another_model_and_only_once(filled: Command) -> None:
    before = filled("show", "2", "--format", "json").json
    assert filled("recognise", "--json").json == {"changed": []}
    filled("note", "add", "2", "who pays?")
    assert filled("recognise", "astana", "--model", "accurate", "--json").json == {"changed": [2]}
    after = filled("show", "2", "--format", "json").json
    assert after["text"] == before["text"]
    assert after["source"]["entity_model"] != before["source"]["entity_model"]
    assert [note["body"] for note in after["annotations"]] == ["who pays?"]
    assert "anew" not in filled("recognise", "astana", "--model", "accurate").err
    assert "names found anew in 1 article" in filled("undo").out
    assert filled("show", "2", "--format", "json").json["entities"] == before["entities"]


def test_names_that_may_be_one_are_listed_with_the_reason(filled: Command, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.correct_entity("rename", "Ines Okafor", to="Karimov", label="PERSON")
        library.sync()
    (found,) = filled("entities", "--suggest", "--json").json
    assert (found["name"], found["to"]) == ("Karimov", "Rustam Karimov")
    assert found["reason"] == "fits this person alone"
    assert "Karimov = Rustam Karimov" in filled("entities", "--suggest").out
    told = filled("entities", "--different", "Karimov", "Rustam Karimov").out
    assert told == "“Karimov” is not “Rustam Karimov”\n"
    assert filled("entities", "--suggest", "--json").json == []
    filled("undo")
    assert len(filled("entities", "--suggest", "--json").json) == 1


def test_check_reindex_and_stats(filled: Command) -> None:
    assert filled("check", "--json").json == {"articles": 2, "annotations": 0, "problems": []}
    assert filled("reindex", "--json").json == {"articles": 2}
    assert filled("stats", "--json").json["articles"] == 2


def test_damage_is_found_and_never_overwritten(filled: Command, tmp_path: Path) -> None:
    shard = tmp_path / "library" / "articles" / "0000.json"
    shard.write_bytes(b"")
    done = filled("check", "--json")
    assert done.code == 1
    assert any("0000.json" in problem["where"] for problem in done.json["problems"])
    assert filled("mark", "1", "read").code == 1
    assert shard.read_bytes() == b""


def test_the_demo_without_a_terminal_says_what_it_did_and_how_to_go_on(
    newsreader: Command, tmp_path: Path
) -> None:
    done = newsreader("demo", "--folder", str(tmp_path / "demo"))
    assert done.code == 0
    assert "articles imported" in done.out
    assert "newsreader demo" in done.out
    assert "There is no library" in newsreader("list").err


def test_the_demo_never_empties_a_folder_of_the_users(newsreader: Command, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    assert newsreader("demo", "--folder", str(tmp_path / "mine")).code == 1
    assert (tmp_path / "mine" / "letter.txt").read_text() == "dear"


def test_keys_are_listed_and_checked(newsreader: Command) -> None:
    assert "undo" in newsreader("keys").out.lower()
    assert newsreader("keys", "--check").code == 0


def test_what_config_prints_is_a_settings_file(newsreader: Command, tmp_path: Path) -> None:
    printed = newsreader("config").out
    assert str(tmp_path / "settings.toml") in printed.splitlines()[0]
    (tmp_path / "settings.toml").write_text(printed)
    assert newsreader("keys", "--check").code == 0
