"""Headings, questions, list items and paragraphs."""

import pytest

from tests.article.reading import of_kind, read_in
from tui.article.blocks import Kind

BODY = "Det var lenge ingen som visste hvor hunden var, og de som lette, fant bare spor etter en katt."


@pytest.mark.parametrize("heading", ["Slik gikk det til", "– Trenger ny retning", "08:41", "Hva skjer nå?"])
def test_a_short_line_above_a_paragraph_is_a_heading(heading: str) -> None:
    assert of_kind(read_in("nb", f"{heading}\n\n{BODY}"), Kind.HEADING) == [heading]


def test_a_question_before_an_answer_is_the_interviewers() -> None:
    article = read_in("nb", "Hvor har den vært?\n\n– På fjellet, tror jeg.")
    assert of_kind(article, Kind.QUESTION) == ["Hvor har den vært?"]


@pytest.mark.parametrize(
    "items", [["• Melk", "• Brød"], ["– Melk", "– Brød", "– Egg"], ["4 egg", "2 dl melk", "1 ts salt"]]
)
def test_bullets_dashes_and_figures_make_a_list(items: list[str]) -> None:
    assert of_kind(read_in("nb", "\n".join(items)), Kind.LIST_ITEM) == items


def test_three_turns_of_speech_make_no_list() -> None:
    article = read_in("nb", "– Ja.\n– Nei, sier hun.\n– Jo, sier han.")
    assert of_kind(article, Kind.LIST_ITEM) == []
