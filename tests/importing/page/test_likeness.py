"""A page that is no article is imported, and says what it looks like."""

from __future__ import annotations

import pytest

from newsreader.importing.html import extract_html


def page(title: str, body: str, head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


PASSWORD = "<form><input type='email'><input type='password'></form>"
PARAGRAPH = "<p>The council said on Tuesday that it would build the bridge next year.</p>"
TEASERS = "".join(
    f"<div class='teaser'><h3><a href='/{n}'>The council decides on bridge number {n}</a></h3>"
    f"<p><a href='/{n}'>A long evening in the town hall, with a vote at the end of it</a></p></div>"
    for n in range(40)
)


@pytest.mark.parametrize(
    ("source", "warning"),
    [
        (page("404 Not Found", "<h1>Page not found</h1><p>We looked everywhere.</p>"), "an error"),
        (page("Seite nicht gefunden", "<p>Diese Seite wurde nicht gefunden.</p>"), "an error"),
        (page("Sayfa bulunamadı", "<p>Aradığınız sayfa burada yok ya da kalktı.</p>"), "an error"),
        (page("Just a moment...", "<p>Checking your browser before access.</p>"), "for robots"),
        (page("Log in", f"<p>Log in to your account with us.</p>{PASSWORD}"), "a login page"),
        (page("Giriş yap", f"<p>Hesabınıza giriş yapın lütfen.</p>{PASSWORD}"), "a login page"),
        (
            page(
                "Before you continue",
                "<p>We use cookies and data to deliver our services.</p>"
                "<p>Accept all cookies or manage preferences in your privacy settings.</p>",
            ),
            "a consent notice",
        ),
        (
            page(
                "Wir und Ihre Daten",
                "<p>Mit Ihrer Einwilligung verwenden wir Cookies. Sie können zustimmen.</p>"
                "<p>Mehr steht in den Hinweisen zum Datenschutz auf dieser Seite.</p>",
            ),
            "a consent notice",
        ),
        (
            page("A bridge", f"{PARAGRAPH * 3}<p>Subscribe to continue reading this story.</p>"),
            "a paywall",
        ),
        (
            page("The Paper", TEASERS, "<link rel='canonical' href='https://paper.example/'>"),
            "a home page",
        ),
        (page("Short", "<p>One line of text.</p>"), "little text"),
    ],
)
def test_says_what_the_page_looks_like(source: str, warning: str) -> None:
    assert warning in (extract_html(source).warning or "")


@pytest.mark.parametrize(
    "source",
    [
        page("Error 404: the story of a number", PARAGRAPH * 20),
        page("How we log in today", f"{PARAGRAPH * 20}{PASSWORD}"),
        page("What cookies know", f"<p>Cookies and your privacy.</p>{PARAGRAPH * 20}"),
    ],
)
def test_an_article_about_such_things_is_an_article(source: str) -> None:
    distinct = source
    for number in range(20):
        distinct = distinct.replace("next year.</p>", f"in 20{number + 10}.</p>", 1)
    assert extract_html(distinct).warning is None
