"""How else a word may be spelt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.spellings import spellings


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("regn", ""),
        ("åse", "aase"),
        ("aase", "åse"),
        ("moe", "mø"),
        ("skjærgård", "skjærgaard skjaergård skjaergaard"),
        ("aaa", "åa"),
        ("åååå", "aaaaaaaa"),
        ("", ""),
    ],
)
def test_two_letters_are_one_and_one_is_two(word: str, others: str) -> None:
    assert list(spellings(word)) == others.split()


@given(st.text("aåeæoøn", max_size=12))
def test_a_word_is_another_spelling_of_its_other_spellings(word: str) -> None:
    for other in spellings(word):
        assert other != word
        assert other.replace("å", "aa").replace("æ", "ae").replace("ø", "oe") == word.replace("å", "aa").replace(
            "æ", "ae"
        ).replace("ø", "oe")
