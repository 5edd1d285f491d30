"""Copied text: the article is kept, the site is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader import document
from newsreader.cleaning import clean_text
from newsreader.errors import UnreadableFileError
from newsreader.importing.extracted import Extracted
from newsreader.importing.plaintext import extract_plain
from tests.importing.files import PARAGRAPHS, TITLE


def one(text: str, name: str = "") -> Extracted:
    articles = extract_plain(text, name=name)
    assert len(articles) == 1
    return articles[0]


def plain(extracted: Extracted) -> str:
    return document.plain_text(extracted.markdown)


def copied(*, head: tuple[str, ...] = (), foot: tuple[str, ...] = ()) -> str:
    return "\n\n".join([*head, *PARAGRAPHS, *foot])


def test_a_mobile_copy_gives_headline_publisher_and_every_paragraph() -> None:
    extracted = one(copied(head=("Site icon Harbour Minute", TITLE), foot=("Exit mobile version",)))
    assert extracted.title == TITLE
    assert extracted.publisher == "Harbour Minute"
    assert plain(extracted) == "\n\n".join(PARAGRAPHS)
    assert [(block.text, block.reason) for block in extracted.dropped] == [
        ("Site icon Harbour Minute", "site name"),
        (TITLE, "headline"),
        ("Exit mobile version", "site name"),
    ]


def test_what_is_left_out_says_where_it_stood() -> None:
    text = "\n\n".join(
        [TITLE, PARAGRAPHS[0], "Advertisement", *PARAGRAPHS[1:], "Share this article"]
    )
    extracted = one(text)
    words = plain(extracted)
    before = {block.text: words[block.before :] for block in extracted.dropped}
    assert before["Advertisement"].startswith(PARAGRAPHS[1])
    assert before["Share this article"] == ""


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement", "- Advertisement -", "REKLAM", "Anzeige", "Publicité", "PUBLICIDAD",
        "Pubblicità", "Publicidade", "Реклама", "Share", "Paylaş", "Teilen", "Partager",
        "Compartir", "Condividi", "Compartilhar", "Поделиться", "Facebook Twitter WhatsApp Email",
        "1.2K shares", "12 comments", "3 min read", "5 dakikalık okuma", "Lesezeit: 4 Minuten",
        "Temps de lecture : 3 min", "Read more: Island school to stay open",
        "Lesen Sie auch: Wie die Stadt um das Werk warb", "À lire aussi : Le musée rouvre",
        "Leggi anche: I tre anni del cantiere", "Читайте также: Как строили мост",
        "Sign up for our morning newsletter and get the news in your inbox.",
        "Follow us on Facebook and Instagram", "Photo: Harbour Minute", "Getty Images",
        "Bültenimize abone olun, haberler e-postanıza gelsin.",
    ],
)  # fmt: skip
def test_furniture_in_the_middle_goes_and_the_paragraphs_stay(line: str) -> None:
    extracted = one("\n\n".join([TITLE, *PARAGRAPHS[:2], line, *PARAGRAPHS[2:]]))
    assert plain(extracted) == "\n\n".join(PARAGRAPHS)
    assert line in [block.text for block in extracted.dropped]


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell after the vote and stayed low until Friday.",
        "“Share it,” she said.",
        "Read more books, the teacher told them, and watch less television.",
        "He sold 1,200 shares on Monday.",
        "What it will cost",
        "Advertisement spending fell by a third in the same year, the study found.",
        "Related work has been done in Norway, where 40 ferries now run at night.",
        "Menu prices rose again.",
        "Back",
    ],
)
def test_sentences_and_headings_that_look_like_furniture_stay(line: str) -> None:
    extracted = one("\n\n".join([TITLE, *PARAGRAPHS[:2], line, *PARAGRAPHS[2:]]))
    assert line in plain(extracted)


def test_a_line_between_paragraphs_becomes_a_heading() -> None:
    text = "\n\n".join([TITLE, *PARAGRAPHS[:2], "What it will cost", *PARAGRAPHS[2:]])
    assert "\n\n## What it will cost\n\n" in one(text).markdown


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ann Lee, AFP", ("Ann Lee",)),
        ("By Ann Lee and Tom Okafor", ("Ann Lee", "Tom Okafor")),
        ("BY ANN LEE", ("Ann Lee",)),
        ("Written by Priya Nambiar, Energy Correspondent", ("Priya Nambiar",)),
        ("Haber: Elif Karaca", ("Elif Karaca",)),
        ("Von Friederike Sandmann und Jonas Weil", ("Friederike Sandmann", "Jonas Weil")),
        ("Par Odile Brassac", ("Odile Brassac",)),
        ("Por Joaquín de la Cruz", ("Joaquín de la Cruz",)),
        ("di Giulia Ferrante", ("Giulia Ferrante",)),
        ("Автор: Анна Лебедева", ("Анна Лебедева",)),
        ("By Ann Lee | March 4, 2025 | 3 min read", ("Ann Lee",)),
    ],
)
def test_a_byline_gives_people_without_their_jobs(line: str, authors: tuple[str, ...]) -> None:
    extracted = one(copied(head=(TITLE, line)))
    assert extracted.authors == authors
    assert plain(extracted) == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("4 March 2025", "2025-03-04", None),
        ("Published 4 March 2025, 08:00", "2025-03-04", None),
        ("Updated: March 5, 2025 at 9:12 am", None, "2025-03-05"),
        ("Yayınlanma: 4 Mart 2025 - 09:30", "2025-03-04", None),
        ("Son Güncelleme: 05.03.2025 10:20", None, "2025-03-05"),
        ("Stand: 04.03.2025, 16:20 Uhr", "2025-03-04", None),
        ("Publié le 4 mars 2025 à 08h45", "2025-03-04", None),
        ("martes, 4 de marzo de 2025", "2025-03-04", None),
        ("Aggiornato il 5 marzo 2025", None, "2025-03-05"),
        ("Опубликовано: 4 марта 2025, 10:40", "2025-03-04", None),
    ],
)
def test_a_date_line_gives_the_date(line: str, published: str | None, modified: str | None) -> None:
    extracted = one(copied(head=(TITLE, "By Ann Lee", line)))
    assert (extracted.published, extracted.modified) == (published, modified)
    assert line not in plain(extracted)


def test_a_dateline_stays_in_the_text_and_names_the_agency() -> None:
    opening = f"ANKARA, July 3 (Reuters) — {PARAGRAPHS[0]}"
    extracted = one("\n\n".join([TITLE, opening, *PARAGRAPHS[1:]]))
    assert plain(extracted).startswith(opening)
    assert extracted.publisher == "Reuters"


def test_a_whole_page_is_stripped_of_menu_and_foot() -> None:
    head = (
        "Skip to main content", "The Saltmere Courier", "Menu", "Search", "Subscribe",
        "News | Sport | Business | Opinion | Culture", "Home > News > Local", TITLE,
    )  # fmt: skip
    foot = (
        "Related stories", "Ferry captain retires after 41 years", "Council delays the fish market",
        "Most read", "Storm closes the coast road", "12 comments", "Leave a comment",
        "Privacy policy", "© 2025 The Saltmere Courier. All rights reserved.",
    )  # fmt: skip
    extracted = one(copied(head=head, foot=foot))
    assert extracted.title == TITLE
    assert extracted.publisher == "The Saltmere Courier"
    assert plain(extracted) == "\n\n".join(PARAGRAPHS)
    assert 0.5 < (extracted.kept_ratio or 0) < 0.9


def test_a_correction_below_the_article_stays() -> None:
    note = "Correction: an earlier version gave the fare as £3.40."
    extracted = one(
        copied(head=(TITLE,), foot=("12 comments", "Related stories", "One thing", note))
    )
    assert plain(extracted).endswith(note)


def test_a_question_can_be_a_headline() -> None:
    headline = "Why did the lights go out in Thornby last month?"
    extracted = one(copied(head=(headline, "By Ann Lee")))
    assert extracted.title == headline
    assert plain(extracted) == "\n\n".join(PARAGRAPHS)


def test_the_site_behind_the_headline_is_cut_off_and_remembered() -> None:
    extracted = one(copied(head=(f"{TITLE} | Harbour Times",)))
    assert (extracted.title, extracted.publisher) == (TITLE, "Harbour Times")


def test_a_text_without_headline_is_called_by_its_first_words() -> None:
    extracted = one(copied())
    assert extracted.title.startswith("Residents of the harbour town")
    assert plain(extracted) == "\n\n".join(PARAGRAPHS)


def test_an_address_on_a_line_of_its_own_is_where_it_comes_from() -> None:
    extracted = one(copied(head=(TITLE, "https://courier.example/a")))
    assert extracted.url == "https://courier.example/a"


def test_lists_stay_lists_and_marks_stay_words() -> None:
    text = "\n".join(
        [TITLE, "", PARAGRAPHS[0], "", "• 1. first *star*", "• second [x](y)", "", PARAGRAPHS[1]]
    )
    extracted = one(text)
    assert "- " in extracted.markdown
    assert "first *star*\nsecond [x](y)" in plain(extracted).replace("1. ", "")


def test_nexis_documents_are_parted_and_their_labels_read() -> None:
    def item(number: int) -> str:
        return (
            f"\n{' ' * 30}{number} of 2 DOCUMENTS\n\n\n{' ' * 30}The Courier (Saltmere)\n\n"
            f"{' ' * 30}March {number}, 2025 Tuesday\n\n{TITLE} ({number})\n\nBYLINE: Ann Lee\n\n"
            f"LENGTH: 120 words\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}\n\n"
            f"LOAD-DATE: March 9, 2025\n\nLANGUAGE: ENGLISH\n\n"
            f"{' ' * 20}Copyright 2025 The Courier\n{' ' * 20}All Rights Reserved\n"
        )

    first, second = extract_plain(item(1) + item(2))
    assert first.title == f"{TITLE} (1)"
    assert (first.authors, first.publisher, first.language) == (("Ann Lee",), "The Courier", "en")
    assert (first.published, second.published) == ("2025-03-01", "2025-03-02")
    assert plain(second) == f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}"
    assert "LENGTH: 120 words" in [block.text for block in first.dropped]


def test_proquest_documents_are_parted() -> None:
    def item(number: int) -> str:
        return (
            f"{'_' * 60}\n\n{TITLE} ({number})\n\nAuthor: Lee, Ann\n\n"
            f"Full text: {PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}\n\nPublication title: The Courier\n\n"
            f"Publication date: Mar {number}, 2025\n\nProQuest document ID: 99{number}\n\n"
        )

    found = extract_plain(item(4) + item(5) + "_" * 60 + "\n\nContact us at: https://x.example/")
    assert [item.title for item in found] == [f"{TITLE} (4)", f"{TITLE} (5)"]
    assert [item.published for item in found] == ["2025-03-04", "2025-03-05"]
    assert found[0].authors == ("Ann Lee",)


def test_factiva_fields_are_read_and_its_documents_parted() -> None:
    def item(number: int) -> str:
        return (
            f"SE  Local\nHD  {TITLE} ({number})\nBY  By Ann Lee\nWC  120 words\n"
            f"PD  {number} March 2025\nSN  The Courier\nLA  English\nLP\n{PARAGRAPHS[0]}\nTD\n"
            f"{PARAGRAPHS[1]}\n{PARAGRAPHS[2]}\nNS  gpol : Politics\n"
            f"AN  Document COUR00002025030{number}01\n"
        )

    first, second = extract_plain(item(4) + "\f" + item(5) + "\nSearch Summary\nText  ferry\n")
    assert (first.title, second.title) == (f"{TITLE} (4)", f"{TITLE} (5)")
    assert (first.authors, first.publisher, first.language) == (("Ann Lee",), "The Courier", "en")
    assert second.published == "2025-03-05"
    assert plain(second) == "\n\n".join(PARAGRAPHS[:3])


def test_documents_that_say_where_they_end_are_parted() -> None:
    parts = [
        f"{TITLE}\n\nBy Ann Lee\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}\n\nEnd of Document\n"
    ] * 2
    found = extract_plain("\n".join(parts))
    assert [item.title for item in found] == [TITLE, TITLE]
    assert [item.authors for item in found] == [("Ann Lee",), ("Ann Lee",)]


@pytest.mark.parametrize("text", ["", " \n\t\n", "https://example.org/a", "*** --- ***"])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFileError) as raised:
        extract_plain(text)
    assert raised.value.code == "no_text"


def test_a_text_of_furniture_alone_is_kept_with_a_warning() -> None:
    extracted = one("Home\nMenu\nSearch\nSubscribe\nShare")
    assert extracted.warning is not None
    assert "Subscribe" in plain(extracted)


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [*PARAGRAPHS, TITLE, "Advertisement", "Share", "", "By Ann Lee", "Related"]
        ),
        st.text(max_size=60),
    ),
    max_size=25,
)


@settings(max_examples=200)
@given(LINES)
def test_every_word_is_either_kept_or_listed_as_left_out(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not any(char.isalnum() for char in clean_text(text)):
        return
    try:
        articles = extract_plain(text)
    except UnreadableFileError:
        return
    kept = " ".join(plain(article) for article in articles)
    left_out = " ".join(block.text for article in articles for block in article.dropped)
    written = clean_text(text.replace("\f", "\n")).split()
    have = f"{kept} {left_out}".replace("\n", " ")
    glued = "".join(have.split())
    for word in written:
        bare = "".join(char for char in word if char.isalnum())
        assert not bare or bare in "".join(char for char in glued if char.isalnum())
    for article in articles:
        assert all(0 <= block.before <= len(plain(article)) for block in article.dropped)
