"""What text from outside may not bring in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.cleaning import clean_line, clean_text, is_clean


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("\x1b]52;c;ZWNobw==\x07copy", "]52;c;ZWNobw==copy"),
        ("\x9b31mred", "31mred"),
        ("a\u202eb\u2066c", "abc"),
        ("zero\u200bwidth soft\u00adhyphen", "zerowidth softhyphen"),
        ("lone \ud800 half", "lone  half"),
        ("a\r\nb\rc\x0bd\u2028e", "a\nb\nc\nd\ne"),
        ("one\u2029two", "one\n\ntwo"),
        ("tab\there", "tab    here"),
        ("e\u0301", "é"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u200d\u200da b\u200d\u200dc \u200cd", "a b\u200dc d"),
    ],
)
def test_text_is_made_safe_and_the_rest_is_kept(dirty: str, clean: str) -> None:
    assert clean_text(dirty) == clean


def test_a_title_is_one_line_of_bounded_length() -> None:
    assert clean_line("  A\n title\twith \x1b[2J blanks ") == "A title with [2J blanks"
    assert clean_line("x" * 2000, limit=10) == "x" * 9 + "…"


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean_text(text)
    assert is_clean(once)
    assert clean_text(once) == once


def test_nothing_that_is_taken_out_could_be_printed() -> None:
    taken_out = [char for char in map(chr, range(0x110000)) if clean_text(f"a{char}") == "a"]
    assert len(taken_out) > 200
    assert not any(char.isprintable() for char in taken_out)
    assert not any(char.isprintable() for char in "\t\r\x0b\x0c\x85\u2028\u2029\u200c\u200d")
