"""Short names for long ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.keys import hash_of, key_of, key_of_story_id, story_id_of


@given(st.integers(-(2**63), 2**63 - 1))
def test_a_key_comes_back_from_the_id_of_its_story(key: int) -> None:
    story_id = story_id_of(key)
    assert len(story_id) == 13
    assert story_id.isalnum()
    assert key_of_story_id(story_id) == key


@given(st.text())
def test_no_word_is_too_strange_to_be_asked_for(word: str) -> None:
    key = key_of_story_id(word)
    assert key is None or key_of_story_id(story_id_of(key)) == key


@pytest.mark.parametrize("name", ["https://avis.example/1", "", "/news/\udcff.txt", "Ås"])
def test_a_name_has_one_key(name: str) -> None:
    assert key_of(name) == key_of(name)
    assert -(2**63) <= key_of(name) < 2**63


def test_the_key_of_a_name_never_changes() -> None:
    assert story_id_of(key_of("https://avis.example/1")) == "ii4aw2kj4wn5y"


def test_other_bytes_have_another_hash() -> None:
    assert len(hash_of(b"a")) == 16
    assert hash_of(b"a") != hash_of(b"b")
