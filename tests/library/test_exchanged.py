"""What was exchanged between two texts that go alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.exchanged import Exchanged, exchanged, figures_of
from tui.library.words import words_of

FERRY = words_of("Ferga fra Hella gikk på grunn natt til tirsdag med 34 om bord, og ingen kom til skade.")
words = st.lists(st.sampled_from(FERRY), max_size=40)


@pytest.mark.parametrize(
    ("word", "other", "found"),
    [
        ("grunn", "skjær", Exchanged(17, 1, 0, 0)),
        ("34", "36", Exchanged(17, 1, 1, 0)),
        ("34", "noen", Exchanged(17, 1, 0, 0)),
        ("tirsdag", "tysdag", Exchanged(17, 0, 0, 0)),
        ("tirsdag", "onsdag", Exchanged(17, 0, 0, 1)),
        ("skade", "skade igjen", Exchanged(18, 0, 0, 0)),
        ("ingen", "inngen", Exchanged(17, 0, 0, 0)),
    ],
)
def test_a_word_for_another_is_counted_as_what_it_is(word: str, other: str, found: Exchanged) -> None:
    text = " ".join(FERRY).replace(word, other).split()
    assert exchanged(FERRY, text) == found


def test_a_passage_written_anew_is_nothing_exchanged() -> None:
    anew = words_of("Passasjerene måtte tas opp i en livbåt da skroget slo lekk ved et skjær.")
    assert exchanged(FERRY, [*FERRY[:4], *anew, *FERRY[-4:]]) == Exchanged(8, 0, 0, 0)


def test_of_a_long_stretch_only_some_words_count() -> None:
    text = [f"{word}{number}" for number in range(9) for word in FERRY]
    assert exchanged(text, list(text)).alike == 35


def test_words_with_a_figure_in_them_are_figures() -> None:
    assert figures_of(["34", "e39", "ferga", "½"]) == {"34", "e39"}


@given(words)
def test_between_a_text_and_itself_nothing_is_exchanged(text: list[str]) -> None:
    assert exchanged(text, list(text))[1:] == (0, 0, 0)


@given(words, words)
def test_no_more_stands_alike_than_the_shorter_text_has(one: list[str], other: list[str]) -> None:
    assert exchanged(one, other).alike <= min(len(one), len(other))
