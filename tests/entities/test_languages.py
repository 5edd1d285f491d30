"""Other languages than English: which it is, its names by a model or by lists, its figures."""

from __future__ import annotations

import pytest

from newsreader.entities import recognise
from newsreader.entities.basic import basic_names
from newsreader.entities.language import detect_language

SENTENCES = {
    "it": "Il presidente Sergio Mattarella ha incontrato a Roma Giorgia Meloni e altri ministri.",
    "tr": "Cumhurbaşkanı Recep Tayyip Erdoğan 3 Temmuz 2024'te Astana'da "
    "Vladimir Putin ile görüştü.",
    "de": "Bundeskanzler Olaf Scholz sagte am Mittwoch in Berlin, Frankreich "
    "zahle 4,5 Milliarden Euro.",
    "fr": "Le président Emmanuel Macron a promis mercredi à Paris 1,5 milliard "
    "d'euros à l'Ukraine.",
    "es": "El presidente Pedro Sánchez anunció en Madrid el 3 de julio una ayuda de 300 millones.",
    "ru": "Президент России Владимир Путин встретился в среду с президентом Турции. Рост на 15%.",
    "ar": "قال الرئيس التركي يوم الأربعاء إن تركيا وروسيا ستزيدان التجارة إلى 100 مليار دولار.",
    "zh": "中国外交部发言人周三表示，俄罗斯和土耳其将于2024年7月3日在哈萨克斯坦举行会谈。",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_the_language_is_found_out(language: str) -> None:
    assert detect_language(SENTENCES[language]) == language


def test_too_little_text_has_no_language() -> None:
    assert detect_language("Ok, ok.") is None


@pytest.mark.parametrize(
    ("language", "label", "text"),
    [
        ("tr", "PERSON", "Recep Tayyip Erdoğan"),
        ("tr", "PERSON", "Vladimir Putin"),
        ("tr", "LOC", "Astana"),
        ("de", "PERSON", "Olaf Scholz"),
        ("de", "LOC", "Frankreich"),
        ("fr", "PERSON", "Emmanuel Macron"),
        ("fr", "LOC", "Ukraine"),
        ("es", "PERSON", "Pedro Sánchez"),
        ("ru", "PERSON", "Владимир Путин"),
        ("ar", "LOC", "تركيا"),
        ("zh", "LOC", "哈萨克斯坦"),
        ("it", "PERSON", "Giorgia Meloni"),
        ("it", "LOC", "Roma"),
    ],
)
def test_names_are_found_without_a_model(language: str, label: str, text: str) -> None:
    sentence = SENTENCES[language]
    found = basic_names(sentence, language)
    assert (label, text) in {(mention.label, mention.text(sentence)) for mention in found}


@pytest.mark.parametrize(
    ("language", "people", "places"),
    [
        ("tr", ["Recep Tayyip Erdoğan", "Vladimir Putin"], ["Astana"]),
        ("de", ["Olaf Scholz"], ["Berlin", "Frankreich"]),
        ("fr", ["Emmanuel Macron"], ["Paris", "Ukraine"]),
        ("es", ["Pedro Sánchez"], ["Madrid"]),
        ("it", ["Sergio Mattarella", "Giorgia Meloni"], ["Roma"]),
        ("ru", ["Владимир Путин"], ["России", "Турции"]),
        ("ar", [], ["تركيا"]),
        ("zh", [], ["俄罗斯", "土耳其", "哈萨克斯坦"]),
    ],
)
def test_names_are_found_by_the_model_of_many_languages(
    language: str, people: list[str], places: list[str]
) -> None:
    found = recognise(SENTENCES[language], language=language)
    assert [mention.text for mention in found if mention.label == "PERSON"] == people
    assert {mention.text for mention in found if mention.label == "LOC"} >= set(places)


@pytest.mark.parametrize(
    ("language", "text", "company"),
    [
        ("en", "The contractor, Doruk Ray İnşaat, said so.", "Doruk Ray İnşaat"),
        ("tr", "Yüklenici Doruk Ray İnşaat'ın verdiği bilgi.", "Doruk Ray İnşaat"),
        ("sw", "Aksoy Holding A.Ş. ilitangaza.", "Aksoy Holding A.Ş."),
        ("lb", "Nordhafen GmbH & Co. KG huet et gesot.", "Nordhafen GmbH & Co. KG"),
        ("bg", "ООО «Новый Путь» съобщи.", "Новый Путь"),
    ],
)
def test_a_company_is_known_by_its_form_or_trade(language: str, text: str, company: str) -> None:
    found = recognise(text, language=language)
    assert [(mention.label, mention.text) for mention in found] == [("ORG", company)]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("tr", "3 Temmuz 2024", "2024-07-03"),
        ("de", "Mittwoch", "2024-07-03"),
        ("de", "4,5 Milliarden Euro", "4500000000 EUR"),
        ("fr", "mercredi", "2024-07-03"),
        ("fr", "1,5 milliard d'euros", "1500000000 EUR"),
        ("es", "3 de julio", "2024-07-03"),
        ("ru", "15%", "15%"),
        ("ar", "100 مليار دولار", "100000000000 USD"),
        ("zh", "2024年7月3日", "2024-07-03"),
    ],
)
def test_dates_and_figures_are_understood(language: str, text: str, value: str) -> None:
    found = recognise(SENTENCES[language], language=language, published="2024-07-03")
    assert {mention.text: mention.value for mention in found}[text] == value


def test_an_acronym_is_explained_in_turkish_too() -> None:
    text = "Adalet ve Kalkınma Partisi (AKP) kazandı. AKP sözcüsü konuştu."
    found = recognise(text, language="tr")
    assert {m.canonical for m in found if m.text == "AKP"} == {"Adalet ve Kalkınma Partisi"}
