"""Where a text says what is asked of its parts."""

import pytest

from tests.library.test_fields import MINISTER
from tests.library.test_hits import expanded
from tui.article.document import Document
from tui.article.understand import understand
from tui.library.hits import find_hits, snippet
from tui.library.parts import parts_of
from tui.library.query import parse

TEXT = (
    MINISTER
    + """
Statsråden vil ikke si noe om avgiften.

– Skatten kan også stige, sier Ola Moe.

– Det er sikkert.
"""
)
PARTS = parts_of(understand(Document(TEXT, headline="Skatten skal ned")))


def found(typed: str, *, known: bool = True) -> list[tuple[int, str]]:
    """The lines in which hits stand, counted without empty ones, and the hits."""
    spans = find_hits(expanded(parse(typed), statsrad="statsråden"), TEXT, parts=PARTS if known else None)
    lines = [line for line in TEXT.split("\n") if line]
    return [(lines.index(_line(start)), TEXT[start:end]) for start, end in spans]


def _line(at: int) -> str:
    return TEXT[TEXT.rfind("\n", 0, at) + 1 : TEXT.find("\n", at)]


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("skatten", [(0, "Skatten"), (3, "Skatten"), (8, "Skatten")]),
        ("title:skatten", [(0, "Skatten")]),
        ("said:skatten", [(3, "Skatten"), (8, "Skatten")]),
        ("said:skatten speaker:moe", [(8, "Skatten"), (8, "Moe")]),
        ("speaker:nes", [(3, "Nes")]),
        ("speaker:n*", [(3, "Nes")]),
        ("speaker:s* speaker:nes", [(3, "Nes")]),
        ("speaker:nes OR said:stige", [(3, "Nes"), (8, "stige")]),
        ("speaker:nes speaker:kari", [(3, "Kari"), (3, "Nes")]),
        ("lead:statsråden", [(1, "Statsråden")]),
        ("caption:nes", [(5, "Nes")]),
        ("photo:ntb", [(5, "NTB")]),
        ("agency:ntb", [(2, "NTB"), (5, "NTB")]),
        ("agency:n*", [(2, "NTB"), (5, "NTB")]),
        ("ref:avgiften", [(6, "Avgiften"), (7, "avgiften")]),
        ("paper:skatten lang:nes", []),
        ("said:skatten vi", [(3, "Skatten"), (4, "Vi"), (8, "Skatten")]),
        ("said:skatten said:ned -said:skal", [(3, "Skatten"), (3, "ned"), (8, "Skatten")]),
    ],
)
def test_words_are_found_in_the_part_that_they_are_asked_of(typed: str, hits: list[tuple[int, str]]) -> None:
    assert found(typed) == hits


def test_a_quote_whose_paragraph_names_nobody_is_the_hit_itself() -> None:
    text = "Storm i vest\n\nKari Nes advarer.\n\n«Hold dere hjemme», heter det.\n"
    parts = parts_of(understand(Document(text)))
    quote = parts.quotes[0]._replace(speaker="Kari Nes")
    spans = find_hits(parse("speaker:nes"), text, parts=parts.__class__(quotes=(quote,)))
    assert [text[start:end] for start, end in spans] == ["Hold dere hjemme"]


def test_where_the_parts_are_not_known_the_whole_text_is_looked_at() -> None:
    assert found("said:skatten", known=False) == found("skatten")
    assert found("title:skatten", known=False) == [(0, "Skatten")]


def test_a_line_of_the_text_is_from_where_the_part_says_it() -> None:
    line, spans = snippet(parse("said:stige speaker:moe"), TEXT, 60, PARTS)
    assert line == "– Skatten kan også stige, sier Ola Moe. – Det er sikkert."
    assert [line[start:end] for start, end in spans] == ["stige", "Moe"]
    line, spans = snippet(parse("lead:merke avgiften"), TEXT, 40, PARTS)
    assert [line[start:end] for start, end in spans] == ["merke"]
