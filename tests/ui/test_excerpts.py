"""Words that were said, cut to a few rows."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.article.spans import Span
from tui.ui.excerpts import Excerpt, excerpt
from tui.ui.finding import find, fold


def told(words: Excerpt, width: int = 20, most: int = 2) -> list[str]:
    return ["".join(text for text, _ in row) for row in words.rows(width, most, "…")]


def lit(words: Excerpt, width: int = 20, most: int = 2) -> list[str]:
    return [text for row in words.rows(width, most, "…") for text, found in row if found]


def test_words_that_fit_are_shown_whole() -> None:
    assert told(excerpt("Vi skal vinne, og det\nskal gjøre vondt.")) == [
        "Vi skal vinne, og",
        "det skal gjøre"[:14] + "…",
    ]
    assert told(excerpt("Vi skal\nvinne.")) == ["Vi skal vinne."]


def test_a_cut_tells_so_and_no_comma_stands_before_it() -> None:
    assert told(excerpt("En to tre fire, fem seks syv"), width=15, most=1) == ["En to tre fire…"]


def test_what_was_found_behind_the_cut_is_shown() -> None:
    words = "Først det ene og så det andre og så det tredje og til slutt hvalen i fjorden"
    found = Excerpt(words, find(fold(words), "hvalen"))
    assert "hvalen" in lit(found)
    assert told(found)[0].startswith("…")


def test_what_was_found_in_the_first_rows_is_lit_there() -> None:
    words = "Hvalen kom, og hvalen dro igjen mens alle sov og ingen så den"
    found = Excerpt(words, find(fold(words), "hvalen"))
    assert told(found)[0].startswith("Hvalen")
    assert lit(found) == ["Hvalen", "hvalen"]


def test_no_control_of_a_story_is_left() -> None:
    assert told(excerpt("Nei\x1b[2J\u202e nå")) == ["Nei␛[2J\ufffd nå"]


@given(st.text(max_size=200), st.integers(2, 30), st.integers(1, 3), st.integers(0, 200), st.integers(1, 20))
def test_no_row_is_wider_than_the_room_and_there_are_no_more_than_asked_for(
    words: str, width: int, most: int, start: int, length: int
) -> None:
    cleaned = excerpt(words).text
    start = min(start, len(cleaned))
    rows = Excerpt(cleaned, [Span(start, min(start + length, len(cleaned)))]).rows(width, most, "…")
    assert 1 <= len(rows) <= most
    assert all(cell_len("".join(text for text, _ in row)) <= width for row in rows)
