"""Lines that lead to another story."""

import pytest

from tests.article.reading import read_in, titles

TITLE = {
    "nb": "Båten er solgt til Bergen", "nn": "Båten er seld til Bergen", "sv": "Hamnen fryser till is i natt",
    "da": "Havnen fryser til is i nat", "en": "Woman, 90, sails round the world", "de": "Der Hafen friert wieder zu",
    "fr": "Le port est gelé depuis hier", "es": "El puerto está helado", "fi": "Satama jäätyi yöllä",
    "nl": "De haven is weer bevroren", "it": "Il porto è ghiacciato",
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "marker"),
    [
        ("nb", "les også "), ("nb", "LES OGSÅ: "), ("nb", "Les også\n"), ("nb", "Les også:\n\n"), ("nb", "LES MER: "),
        ("nb", "Se også: "), ("nb", "SETT DENNE? "), ("nb", "LEST DENNE?\n"), ("nb", "FÅTT MED DEG DENNE?\n"),
        ("nb", "Les mer om det her:\n"), ("nb", "Bakgrunn: "), ("nn", "Les òg: "), ("nn", "Sjå også: "),
        ("sv", "Läs också: "), ("sv", "LÄS MER: "), ("da", "LÆS OGSÅ:"), ("en", "READ MORE: "), ("en", "RELATED: "),
        ("en", "Read Next\n\nANNA HILL\n\n"), ("de", "Lesen Sie auch: "), ("de", "Auch interessant\n"),
        ("fr", "Lire aussi : "), ("fr", "À lire aussi "), ("es", "Lea también: "), ("es", "Noticia Relacionada\n"),
        ("fi", "Lue myös: "), ("nl", "Lees ook: "), ("it", "Leggi anche: "),
    ],
)  # fmt: skip
def test_a_marker_and_a_title_are_a_reference(language: str, marker: str) -> None:
    article = read_in(language, marker + TITLE[language])
    assert titles(article) == [TITLE[language]]
    (reference,) = article.references
    assert article.document.text[reference.start :].startswith(marker[:6])
    assert article.text_of(reference.marker).lower() in marker.lower()
    assert article.text_of(reference.title_span) == reference.title
    assert reference.end == reference.title_span.end


@pytest.mark.parametrize("marker", ["Les også:", "LES OGSÅ", "Les også (VG+)"])
def test_a_marker_without_a_title_is_none(marker: str) -> None:
    assert titles(read_in("nb", marker)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Les mer", "Vis mer", "Les flere saker her.", "Les også våre nettregler", "Les mer her",
        "Les også om havnas besøk av kongen i dag.", "Les også det som står på side fire.", "Hør vår podkast her.",
    ],
)  # fmt: skip
def test_buttons_and_prose_are_none(text: str) -> None:
    assert titles(read_in("nb", text)) == []


@pytest.mark.parametrize("mark", ["(+)", "(VG+)", "(DA+)", "🔒", "➕", "(krever innlogging)"])
def test_a_paywall_mark_is_no_part_of_the_title(mark: str) -> None:
    (reference,) = read_in("nb", f"Les også: Båten er solgt til Bergen {mark}").references
    assert (reference.title, reference.paywalled) == (TITLE["nb"], True)


def test_the_paywall_mark_may_stand_on_the_marker() -> None:
    (reference,) = read_in("nb", "Les også (VG+)\nBåten er solgt til Bergen").references
    assert (reference.title, reference.paywalled) == (TITLE["nb"], True)


def test_a_marker_said_twice_leads_to_one_story() -> None:
    assert titles(read_in("nb", "Les også\nLes også Per Viks kommentar: «Varmt vann»")) == [
        "Per Viks kommentar: «Varmt vann»"
    ]


@pytest.mark.parametrize(
    "text",
    ["Les også\nBåten er solgt\nLes også\nHavna er full av is", "Les også: Båten er solgt | Havna er full av is"],
)
def test_several_titles_are_a_reference_each(text: str) -> None:
    assert titles(read_in("nb", text)) == ["Båten er solgt", "Havna er full av is"]


def test_a_list_below_one_marker_is_a_reference_each() -> None:
    article = read_in("de", "Lesen Sie auch\n\nDer Hafen friert wieder zu\nDas Schiff liegt schon lange still")
    assert titles(article) == ["Der Hafen friert wieder zu", "Das Schiff liegt schon lange still"]


def test_the_next_paragraph_is_no_title() -> None:
    article = read_in("nb", "Les også:\n\nDette er neste avsnitt i saken, og det ender som avsnitt gjør, med punktum.")
    assert titles(article) == []
