"""What is found in a text, and stepping through it."""

from hypothesis import given
from hypothesis import strategies as st

from tui.article.spans import Span
from tui.ui.finding import Matches, find, fold


def found(text: str, words: str) -> list[str]:
    return [text[start:end] for start, end in find(fold(text), words)]


def test_case_does_not_matter_and_rings_do() -> None:
    assert found("Økning, ØKNING og okning", "økning") == ["Økning", "ØKNING"]
    assert found("Ås og as", "ås") == ["Ås"]


def test_a_phrase_is_found_over_the_end_of_a_line() -> None:
    assert found("den nye\nminister gikk", "nye minister") == ["nye\nminister"]


def test_what_is_typed_is_no_expression() -> None:
    assert found("a.c abc [x]", "a.c") == ["a.c"]
    assert found("a.c abc [x]", "[x]") == ["[x]"]


def test_blanks_alone_find_nothing() -> None:
    assert found("a b", "  ") == []


@given(st.text())
def test_folding_keeps_every_letter_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(), st.text(min_size=1))
def test_every_text_finds_itself(before: str, words: str) -> None:
    assert not words.split() or find(fold(before + words), words)


def test_stepping_goes_round() -> None:
    matches = Matches((Span(1, 2), Span(5, 6), Span(9, 10)), "x")
    matches.start(4)
    assert matches.here == Span(5, 6)
    assert matches.count == "2/3"
    assert not matches.step(1)
    assert matches.step(1)
    assert matches.count == "1/3"
    assert matches.step(-1)
    assert matches.here == Span(9, 10)


def test_the_find_begins_again_at_the_top_below_the_last_match() -> None:
    matches = Matches((Span(1, 2), Span(5, 6)), "x")
    matches.start(8)
    assert matches.here == Span(1, 2)


def test_nothing_found_is_no_place_to_stand() -> None:
    matches = Matches((), "x")
    matches.start(0)
    assert matches.here is None
    assert matches.count == "0/0"
    assert not matches.step(1)


def test_a_match_over_the_edge_of_a_row_shows_on_both() -> None:
    matches = Matches((Span(1, 4), Span(6, 12), Span(20, 22)), "x")
    assert matches.within(0, 8) == (Span(1, 4), Span(6, 12))
    assert matches.within(8, 20) == (Span(6, 12),)
