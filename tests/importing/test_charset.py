"""Bytes to text, whatever their label says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.importing.charset import decode

TURKISH = (
    "Kıyıdaki küçük kitaplık sabahın yedisinde kapılarını açıyor. Görevli Işıl Hanım, ödünç alınan "
    "her kitabı yeşil bir kalemle deftere işliyor; geç getirenlere kızmıyor, yalnızca gülümsüyor."
)
RUSSIAN = (
    "Библиотека у причала открывается в семь утра. Внутри хранятся старые карты и судовые журналы, "
    "а смотрительница записывает каждую выданную книгу зелёным карандашом."
)
GERMAN = (
    "Die kleine Bücherei am Kai öffnet um sieben Uhr früh. Drinnen liegen alte Karten und größere "
    "Geschichten für Kinder; die Aufseherin ärgert sich nie über Säumige, sondern lächelt bloß."
)
POLISH = (
    "Mała biblioteka na nabrzeżu otwiera się o siódmej rano. W środku leżą stare mapy i opowieści "
    "dla dzieci, a opiekunka zapisuje każdą wypożyczoną książkę zielonym ołówkiem."
)
JAPANESE = "港のちいさな図書館は、毎朝七時に扉を開けます。中には古い地図や航海日誌が並んでいます。"
CHINESE = "码头边的小图书馆每天早上七点开门。里面收藏着旧地图、航海日志和写给孩子们的故事。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TURKISH, "utf-8"),
        (TURKISH, "windows-1254"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (GERMAN, "windows-1252"),
        (POLISH, "iso-8859-2"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (JAPANESE, "iso-2022-jp"),
        (CHINESE, "gb18030"),
        (TURKISH, "utf-16"),
        (TURKISH, "utf-16-le"),
        (TURKISH, "utf-16-be"),
        (TURKISH, "utf-8-sig"),
        (GERMAN, "utf-32"),
        (JAPANESE + "\n\n" + JAPANESE + "\n", "utf-16-le"),
    ],
)
def test_text_is_read_in_its_encoding_without_a_label(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.warning is None


@pytest.mark.parametrize("label", ["utf-8", "iso-8859-1", "windows-1251", "unicode_escape", "zip"])
def test_a_wrong_label_does_not_win_over_the_bytes(label: str) -> None:
    page = f'<html><head><meta charset="{label}"></head><body><p>{TURKISH}</p></body></html>'
    assert TURKISH in decode(page.encode("windows-1254")).text


def test_a_damaged_utf8_text_stays_utf8_and_says_so() -> None:
    decoded = decode(RUSSIAN.encode().replace("карты".encode(), b"\xff", 1))
    assert decoded.encoding == "utf-8"
    assert "семь утра" in decoded.text
    assert decoded.warning == "1 character could not be read as utf-8"


@given(st.binary(max_size=300))
def test_any_bytes_become_text(data: bytes) -> None:
    decode(data).text.encode("utf-8", "surrogatepass")


def test_what_is_guessed_as_an_iso_standard_keeps_its_quotation_marks() -> None:
    page = (
        "Trabzon’daki “forum” sona erdi – on dört proje kabul edildi, tarife görüşmesi güze "
        "kaldı. Bakan, “Bu yıl ağır ağır ilerledik, şimdi hız kazanıyoruz,” dedi; tünelin "
        "ışıkları ağustosta yanacak, yolcular ise kasım ayının sonunda gişelerden geçecek."
    )
    decoded = decode(page.encode("windows-1254"))
    assert (decoded.text, decoded.encoding) == (page, "windows-1254")
