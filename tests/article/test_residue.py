"""What the page left in the text."""

import pytest

from tests.article.reading import of_kind, read_in
from tui.article.blocks import Kind


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Annonse"), ("nb", "Del artikkel"), ("nb", "Vis mer"), ("nb", "Vis mer Vis mindre"), ("nb", "1.0x"),
        ("nb", "Saken fortsetter under bildet."), ("nb", "Bilde 1 av 3"), ("nb", "1/3"), ("nb", "#havn #fisk"),
        ("nb", "Les flere saker her."), ("sv", "Dela Spara Mejla"), ("sv", "Annons"), ("de", "Teilen Twittern Senden"),
        ("fr", "Il vous reste 57.09% de cet article à lire."), ("en", "Advertisement"), ("es", "Publicidad"),
    ],
)  # fmt: skip
def test_buttons_adverts_and_counters_are_of_the_page(language: str, text: str) -> None:
    assert of_kind(read_in(language, text), Kind.RESIDUE) == [text]


@pytest.mark.parametrize(
    "text",
    ["Annonsen sto i avisa i tre uker før noen svarte.", "– Del, sier Lie.", "Vis meg veien hjem til havet, sa hun."],
)
def test_a_sentence_with_such_a_word_is_of_the_story(text: str) -> None:
    assert of_kind(read_in("nb", text), Kind.RESIDUE) == []
