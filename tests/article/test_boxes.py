"""Fact boxes and summaries."""

import pytest

from tests.article.reading import of_kind, read_in, words
from tui.article.blocks import Kind


@pytest.mark.parametrize("heading", ["Fakta", "FAKTA", "Fakta: Hunden", "Kort fortalt"])
def test_a_box_has_a_heading_and_facts(heading: str) -> None:
    article = read_in("nb", f"{heading}\nFødt: 2019\nRase: Ukjent\nKilde: NTB")
    assert of_kind(article, Kind.FACT_HEADING) == [heading]
    assert of_kind(article, Kind.FACT)[:3] == ["Født: 2019", "Rase: Ukjent", "Kilde: NTB"]


def test_speech_ends_a_box() -> None:
    article = read_in("nb", "Fakta: Hunden\nFødt: 2019\n– Den er snill, sier Lie.")
    assert "– Den er snill, sier Lie." not in of_kind(article, Kind.FACT)
    assert words(article) == ["Den er snill"]


def test_a_long_paragraph_ends_a_box() -> None:
    paragraph = "Det var lenge ingen som visste hvor hunden var. " * 4
    article = read_in("nb", f"Fakta: Hunden\nFødt: 2019\n{paragraph}")
    assert of_kind(article, Kind.FACT) == ["Født: 2019"]


def test_bullets_of_a_box_are_no_speech() -> None:
    assert words(read_in("nb", "Fakta\n– Født i Bergen\n– Bor i Oslo\n– Liker fisk")) == []


def test_a_sentence_with_the_word_is_no_box() -> None:
    assert of_kind(read_in("nb", "Fakta er at hunden kom hjem av seg selv."), Kind.FACT_HEADING) == []
