"""Where the title of a reference ends."""

import pytest

from tui.article.languages import lexicon
from tui.article.reference_titles import may_be_title, title_in

NB = lexicon("nb")


@pytest.mark.parametrize(
    "title",
    [
        "«Farmen»-Åse ute: – Synd at TV ikke ser oss", "98,3 prosent av båtene sier: Nei takk",
        "Båten gikk ned. Nå er den oppe igjen", "Hvem er hun?",
    ],
)  # fmt: skip
def test_dashes_marks_colons_and_figures_belong_to_a_title(title: str) -> None:
    assert title_in(title, 0, NB).text == title


def test_an_address_behind_a_title_is_kept_apart() -> None:
    title = title_in("Om krig og fred på havet: http://eksempel.no/krig", 10, NB)
    assert (title.text, title.url) == ("Om krig og fred på havet", "http://eksempel.no/krig")
    assert (title.start, title.end) == (10, 34)


def test_titles_joined_by_bars_are_taken_apart() -> None:
    assert [piece.text for piece in title_in("Én sak | To saker", 0, NB).pieces()] == ["Én sak", "To saker"]


@pytest.mark.parametrize("text", ["Dette er en setning.", "…", "", "ord " * 60])
def test_a_sentence_is_no_title(text: str) -> None:
    assert not may_be_title(text)
