"""The lines of a text and their offsets."""

from hypothesis import given
from hypothesis import strategies as st

from tui.article.languages import fold
from tui.article.lines import are_airy, lines_of, trimmed


def test_lines_are_trimmed_and_blank_ones_left_out() -> None:
    text = "  En\xa0\n\n\u2060 To  "
    assert [(line.start, line.text) for line in lines_of(text, text.lower())] == [(2, "En"), (9, "To")]


def test_a_text_with_blank_lines_between_its_paragraphs_is_airy() -> None:
    for text, airy in (("a\n\nb\n\nc\n\nd", True), ("a\nb\nc\nd", False)):
        assert are_airy(lines_of(text, text)) is airy


@given(st.text())
def test_a_line_is_what_stands_between_its_offsets(text: str) -> None:
    for line in lines_of(text, fold(text)):
        assert text[line.start : line.end] == line.text
        assert len(line.folded) == len(line.text)
        assert "\n" not in line.text
        assert line.text


@given(st.text(" \xa0\u2060a"))
def test_trimming_takes_blanks_only(text: str) -> None:
    start, end = trimmed(text, 0, len(text))
    assert not (text[:start] + text[end:]).replace("\xa0", " ").replace("\u2060", "").strip()
