"""When two texts are the same story."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.article.reading import read
from tui.article.document import Document
from tui.article.identity import fold, identify
from tui.article.understand import understand

STORY = "Kua kom hjem til gården\n\nPublisert: 30.04.19 kl. 17:49\n\nDet er ikke noe å si på det, og alle er glade.\n"


@pytest.mark.parametrize(
    "written",
    [
        "– Kua «Dagros» kom hjem", "—\u2060 KUA “DAGROS”  KOM HJEM.",
        "-Kua Dag\xadros kom\xa0hjem", "Kua 'Dagros' kom hjem …",
    ],
)  # fmt: skip
def test_a_title_is_known_however_it_is_set(written: str) -> None:
    assert fold(written) == "kua dagros kom hjem"


@given(st.text())
def test_folding_twice_changes_nothing_more(title: str) -> None:
    assert fold(fold(title)) == fold(title)


def test_a_corrected_story_is_the_same_story() -> None:
    corrected = STORY.replace("alle er glade", "nesten alle er glade").replace("Kua kom", "KUA kom")
    assert identify(read(corrected)) == identify(read(STORY))


def test_another_day_or_headline_is_another_story() -> None:
    others = {identify(read(STORY.replace(old, new))) for old, new in (("30.04", "29.04"), ("Kua", "Sauen"), ("", ""))}
    assert len(others) == 3


def test_what_the_format_says_wins_over_the_text() -> None:
    named = understand(Document(STORY, headline="Sauen kom hjem"))
    assert identify(named) != identify(read(STORY))


@given(st.text())
def test_every_text_has_an_identity(text: str) -> None:
    article = understand(Document(text))
    assert len(identify(article)) == 24
    assert identify(article) == identify(understand(Document(text)))
