"""A document is found and replaced in its shard by its line, whoever wrote the file."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB

from newsreader.errors import CorruptShardError
from newsreader.model import Article
from newsreader.store import Store
from newsreader.store.care.checking import check
from newsreader.store.care.mending import repair
from newsreader.store.editing import Shard
from newsreader.store.lines import Documents, Lines, joined, split
from newsreader.store.shards import read_lines

Fill = Callable[[int], list[Article]]
Tables = dict[str, dict[int, dict[str, Any]]]
Format = Callable[[Tables], bytes]

# What a file of lines is told by, within the documents too.
_AWKWARD = ["1", "22", "articles", '"', "\\", "\n", "}}", '},\n"7":{', "},", '"2":{"a":1}', "ß北😀"]
_words = st.sampled_from(_AWKWARD) | st.text(max_size=8)
_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.floats(-1e9, 1e9) | _words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_words, inner, max_size=3),
    max_leaves=8,
)
_documents = st.dictionaries(_words, _values, max_size=4)
_tables = st.dictionaries(
    st.sampled_from(["articles", "annotations", "of_another", 'odd"\n', "ß"]),
    st.dictionaries(st.integers(0, 300), _documents, max_size=5),
    max_size=3,
)


def _by_json(**options: Any) -> Format:
    return lambda tables: json.dumps(tables, **options).encode()


def _by_lines(tables: Tables) -> bytes:
    return joined(_encoded(tables))


def _encoded(tables: Tables) -> Lines:
    return {
        name: {n: json.dumps(item).encode() for n, item in table.items()}
        for name, table in tables.items()
    }


_FORMATS: list[Format] = [
    _by_lines,
    _by_json(),
    _by_json(ensure_ascii=False, sort_keys=True),
    *(_by_json(indent=indent, separators=(",", ":")) for indent in (0, 1, 4, "\t")),
    *(_by_json(separators=pair) for pair in ((",", ":"), (",\n", ":"), (",", ":\n"))),
    lambda tables: _by_lines(tables) + b"\n",
    lambda tables: _by_lines(tables).replace(b"\n", b"\r\n"),
]


@given(tables=_tables, form=st.sampled_from(_FORMATS))
def test_documents_are_what_json_says_whoever_wrote_the_file(tables: Tables, form: Format) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "0000.json"
        path.write_bytes(form(tables))
        found, _ = read_lines(path)
        assert {name: dict(Documents(table, path, {})) for name, table in found.items()} == tables


@given(
    tables=_tables,
    form=st.sampled_from(_FORMATS),
    changed=_tables,
    removed=st.lists(st.integers(0, 300), max_size=5),
)
@settings(deadline=None)
def test_a_change_by_lines_leaves_what_writing_the_whole_file_would(
    tables: Tables, form: Format, changed: Tables, removed: list[int]
) -> None:
    wanted = {name: dict(table) for name, table in tables.items()}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "0000.json"
        path.write_bytes(form(tables))
        shard = Shard(path)
        shard.remove("articles", removed)
        for number in removed:
            wanted.get("articles", {}).pop(number, None)
        for name, documents in changed.items():
            shard.put(name, documents)
            if documents:
                wanted.setdefault(name, {}).update(documents)
        committed = shard.commit()
        with TinyDB(path, encoding="utf-8", access_mode="r") as database:
            there = {
                name: {item.doc_id: dict(item) for item in database.table(name)}
                for name in database.tables()
            }
        assert there == wanted
        if committed is not None:
            kept = {name: dict(Documents(table, path, {})) for name, table in committed[0].items()}
            assert kept == wanted


@given(tables=_tables)
def test_only_files_of_lines_are_split(tables: Tables) -> None:
    encoded = _encoded(tables)
    plain = bool(tables) and all(name.isascii() and '"' not in name for name in tables)
    assert split(joined(encoded)) == (encoded if plain else None)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b'{"articles":{}}',
        b'{"articles":{\n"1":{}}}',
        b'{"articles":{\n"1":{},\n}}',
        b'{"articles":{\n"1":{}\n"2":{}\n}}',
        b'{"articles":{\n"1":{\n}}}',
        b'{"articles":{\n"1":3\n}}',
        b'{"articles":{\n"01":{}\n}}',
        b'{"articles":{\n"1":{},\n"1":{}\n}}',
        b'{"articles":{\n"1":{}\n},"articles":{\n"2":{}\n}}',
        b'{"articles":{\n<<<<<<< ours\n"1":{}\n}}',
        b'{"articles":{\n"1":{}\n}',
    ],
)
def test_a_file_with_anything_unexpected_is_parsed_whole(data: bytes) -> None:
    assert split(data) is None


def test_a_change_parses_the_document_it_is_about_and_no_other(
    store: Store, fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(5)
    parsed: list[bytes] = []
    loads = orjson.loads

    def counted(data: bytes) -> Any:
        parsed.append(bytes(data))
        return loads(data)

    with monkeypatch.context() as patched:
        patched.setattr(orjson, "loads", counted)
        Store.open(store.folder).touch(3, {"progress": 0.5})
    assert {b'"title":"Ferry 3 leaves"' in data for data in parsed if b"title" in data} == {True}
    assert store.get(3).progress == 0.5


def test_damage_to_one_article_leaves_the_others_readable_and_changeable(
    store: Store, fill: Fill
) -> None:
    fill(3)
    path = store.shard_path(0)
    path.write_bytes(path.read_bytes().replace(b'"title":"Ferry 2', b'"title";"Ferry 2'))
    before = path.read_bytes().split(b"\n")[2]
    store.touch(1, {"progress": 0.5})
    assert (store.get(1).progress, store.get(3).id) == (0.5, 3)
    for act in (lambda: store.get(2), lambda: store.touch(2, {"progress": 0.5})):
        with pytest.raises(CorruptShardError, match=r"document 2.*check --repair"):
            act()
    assert path.read_bytes().split(b"\n")[2] == before
    assert [problem.where for problem in check(store)] == [str(path)]
    repair(store)
    assert (check(store), store.get(1).progress, store.get(3).id) == ([], 0.5, 3)
