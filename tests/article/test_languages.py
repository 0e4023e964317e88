"""Which language a text is written in, and cues as whole words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.article.reading import read_in
from tui.article.languages import Phrases, fold, languages, lexicon, recognise


@pytest.mark.parametrize("code", languages())
def test_a_story_of_each_language_is_recognised(code: str) -> None:
    assert read_in(code, "Oslo 2024").language == code


def test_a_text_of_no_language_is_taken_for_what_one_says() -> None:
    assert recognise("12 34", otherwise="sv") == "sv"


def test_a_word_counts_with_a_mark_beside_it() -> None:
    assert recognise("Saken fortsetter.\n\nLes også: Hotellet skal granskes") == "nb"


def test_a_language_without_a_file_is_an_error() -> None:
    with pytest.raises(KeyError):
        lexicon("tlh")


def test_a_phrase_opens_a_text_as_whole_words_and_the_longest_wins() -> None:
    cues = Phrases(["les", "les også", "sett?"])
    assert cues.opening("les også dette") == len("les også")
    assert cues.opening("les dette") == len("les")
    assert cues.opening("lesere dette") == 0
    assert cues.opening("sett?nå") == len("sett?")


@given(st.text())
def test_lower_case_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_every_text_has_a_language(text: str) -> None:
    assert recognise(text) in languages()
