"""Texts that are far longer than any news story."""

from itertools import pairwise

import pytest

from tui.article import overlong
from tui.article.blocks import Kind
from tui.article.document import Document
from tui.article.overlong import understood_part
from tui.article.understand import understand

STORY = "Kua kom hjem\n\n– Vi er glade, sier Åse Lie.\n\n"
PARAGRAPHS = "Det var en rolig dag på gården, og ingen visste noe.  \n\n"


@pytest.fixture
def shorter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts are overlong much sooner."""
    monkeypatch.setattr(overlong, "_MOST_LINES", 20)
    monkeypatch.setattr(overlong, "_MOST_CHARACTERS", 2_000)


@pytest.mark.parametrize(
    "rest",
    [PARAGRAPHS * 100, "a\n" * 100, "\n \n" * 500 + "slutt", "ord " * 2_000, "a" * 9_000, "\u2028 a\u00a0" * 3_000],
    ids=["paragraphs", "short-lines", "blank-lines", "one-line", "one-word", "odd-blanks"],
)
def test_the_beginning_is_understood_and_all_of_it_is_shown(rest: str, shorter: None) -> None:
    text = STORY + rest
    article = understand(Document(text))
    assert article.document.text == text
    assert article.text_of(article.headline) == "Kua kom hjem" if article.headline else False
    assert [quote.speaker for quote in article.quotes] == ["Åse Lie"]
    blocks = article.blocks
    assert all(one.end <= other.start for one, other in pairwise(blocks))
    shown = "".join(text[block.start : block.end] for block in blocks)
    assert shown.split() == text.split() or "".join(shown.split()) == "".join(text.split())
    assert all(text[block.start : block.end].strip() == text[block.start : block.end] for block in blocks)


def test_behind_the_part_that_is_understood_every_line_is_a_paragraph(shorter: None) -> None:
    text = STORY + PARAGRAPHS * 100 + "– Hva sa du? sier Ola Moe.\n\nLes også: Fjøset brant\n"
    article = understand(Document(text))
    assert {block.kind for block in article.blocks[-20:]} == {Kind.PARAGRAPH}
    assert not article.references


def test_a_story_of_any_usual_length_is_understood_whole() -> None:
    text = STORY + PARAGRAPHS * 5_000 + "Les også: Fjøset brant\n"
    assert understood_part(text) == len(text)


def test_a_text_of_many_lines_or_letters_is_cut_at_the_end_of_a_line() -> None:
    lines = "a\n" * 30_000
    assert understood_part(lines) == 2 * 20_000 - 1
    long = PARAGRAPHS * 10_000
    assert 399_900 < understood_part(long) <= 400_000
    assert long[understood_part(long) - 1] == "\n"
