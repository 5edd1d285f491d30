"""The plain text of an article and the structure that covers it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.document import Document, Mark, _Builder, _markdown, parse, plain_text


def exact(markdown: str) -> Document:
    return _Builder().document(_markdown().parse(markdown))


def words_of(document: Document, kind: str) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind == kind]


def test_paragraphs_are_parted_by_an_empty_line_and_soft_breaks_become_blanks() -> None:
    assert plain_text("One\ntwo.\n\n\nThree.") == "One two.\n\nThree."


def test_marks_cover_the_words_they_style() -> None:
    document = parse("A **bold [link](https://a.example/x)** end.")
    assert document.text == "A bold link end."
    assert document.marks == (
        Mark(2, 11, "strong"),
        Mark(7, 11, "link", "https://a.example/x"),
    )


def test_list_items_follow_line_by_line_and_carry_their_bullets_without_offsets() -> None:
    document = parse("Before\n\n- one\n- two\n  1. deep\n\nAfter")
    assert document.text == "Before\n\none\ntwo\ndeep\n\nAfter"
    assert [block.lead for block in document.blocks] == ["", "• ", "• ", "  1. ", ""]


def test_a_numbered_list_counts_from_where_it_starts() -> None:
    assert [block.lead for block in parse("3. a\n4. b").blocks] == ["3. ", "4. "]


def test_a_quote_has_a_bar_on_every_line() -> None:
    (block,) = parse("> said so").blocks
    assert (block.lead, block.indent) == ("▌ ", "▌ ")


def test_table_cells_map_to_ranges_of_the_text() -> None:
    document = parse("| Town | Votes |\n|---|---|\n| Bursa | 12 |\n| Van | |")
    (table,) = document.blocks
    assert document.text == "Town | Votes\nBursa | 12\nVan | "
    cells = [[document.text[a:b] for a, b in row] for row in table.cells]
    assert cells == [["Town", "Votes"], ["Bursa", "12"], ["Van", ""]]


def test_pictures_have_a_label_and_no_text() -> None:
    document = parse("Before.\n\n![A harbour](https://a.example/h.jpg)\n\nAfter.")
    assert document.text == "Before.\n\nAfter."
    (picture,) = [block for block in document.blocks if block.kind == "image"]
    assert (picture.label, picture.data) == ("A harbour", "https://a.example/h.jpg")
    assert picture.start == picture.end


def test_code_keeps_its_lines() -> None:
    assert words_of(parse("```py\na = 1\n\nb = 2\n```"), "code") == ["a = 1\n\nb = 2"]


def test_html_is_text_not_markup() -> None:
    assert plain_text("a <b>c</b> <script>x</script>") == "a <b>c</b> <script>x</script>"


@pytest.mark.parametrize("markdown", ["", "\n\n", "   ", "---"])
def test_nothing_gives_an_empty_text(markdown: str) -> None:
    assert plain_text(markdown) == ""


prose = st.text(alphabet="ab ğ.,\n'\"’–()!?:;東é\u00a0-1", max_size=60)


@given(prose)
def test_the_fast_way_for_prose_gives_what_the_parser_gives(text: str) -> None:
    assert parse(text) == exact(text)


@given(st.text(alphabet="ab *_`#>-+1.|[]()!\\<&~\n", max_size=60))
def test_blocks_follow_one_another_and_stay_inside_the_text(markdown: str) -> None:
    document = parse(markdown)
    end = 0
    for block in document.blocks:
        assert end <= block.start <= block.end <= len(document.text)
        end = block.end
    for mark in document.marks:
        assert 0 <= mark.start < mark.end <= len(document.text)


def test_deeply_nested_text_is_kept() -> None:
    items = [f"{'  ' * depth}- item {depth}" for depth in range(30)]
    assert plain_text("\n".join(items)).split("\n")[-1] == "item 29"
    assert plain_text("> " * 60 + "word") == "word"
