"""Who is credited for a picture."""

import pytest

from tests.article.reading import line
from tui.article.credits import is_credit, is_label, labels_of
from tui.article.languages import lexicon

NB = lexicon("nb")


@pytest.mark.parametrize("text", ["Foto:", "Arkivfoto:", "FOTO:"])
def test_a_photo_word_with_its_colon_is_a_label(text: str) -> None:
    assert is_label(line(text), NB)


def test_a_label_with_a_name_behind_it_is_none_that_stands_alone() -> None:
    assert not is_label(line("Foto: Per Vik"), NB)


def test_labels_tell_where_the_credit_begins() -> None:
    text = "Åse Lie. Foto: Per Vik"
    assert [text[credit:] for _, credit in labels_of(line(text), NB)] == ["Per Vik"]


@pytest.mark.parametrize(
    "text", ["Privat", "JOEL LIND / BILDBYRÅN", "© ÅSE LIE", "Getty Images", "Per Vik / NTB scanpix"]
)
def test_names_and_agencies_alone_are_a_credit(text: str) -> None:
    assert is_credit(line(text), NB)


@pytest.mark.parametrize("text", ["NTB", "Åse Lie", "Vi kommer i morgen.", "© 2024 Avisa Nord"])
def test_a_name_or_the_source_of_the_text_is_none(text: str) -> None:
    assert not is_credit(line(text), NB)
