"""When stories are updates of one another."""

import pytest

from tui.library.places import IN_A_MINUTE, UNDATED
from tui.library.updates import FEW, MARKS, plain, titles_of_updates, updates

HOUR = 60 * IN_A_MINUTE
DAY = 24 * HOUR


@pytest.mark.parametrize(
    "title", ["NY: Brann i Bergen", "Oppdatert: «Brann i Bergen»", "RETTELSE : Brann i Bergen.", "Brann i Bergen"]
)
def test_the_mark_of_an_update_is_no_part_of_the_title(title: str) -> None:
    assert plain(title) == "brann i bergen"
    assert titles_of_updates(title) == titles_of_updates("Brann i Bergen")


@pytest.mark.parametrize("title", ["Ny brann i Bergen", "Ny:", "Nytt: Brann i Bergen", "Siste nytt: Brann", "–"])
def test_a_word_of_the_title_is_no_mark(title: str) -> None:
    assert plain(title) == title.casefold().strip(":–")


def test_an_update_may_bear_each_mark() -> None:
    assert set(titles_of_updates("Brann")) == {"brann", *(f"{mark}: brann" for mark in MARKS)}
    assert titles_of_updates("–") == ()


def test_each_update_follows_the_form_before_it() -> None:
    assert list(updates([5 * HOUR, 2 * HOUR, 26 * HOUR])) == [(5 * HOUR, 2 * HOUR), (26 * HOUR, 5 * HOUR)]


def test_a_title_that_comes_again_after_days_is_another_story() -> None:
    assert list(updates([0, HOUR, 2 * DAY, 2 * DAY + 1])) == [(HOUR, 0), (2 * DAY + 1, 2 * DAY)]


def test_what_goes_on_for_days_or_has_many_bearers_or_no_date_is_no_update() -> None:
    assert len(list(updates(range(0, 4 * DAY, DAY)))) == 3
    assert list(updates(range(0, 5 * DAY, DAY))) == []
    assert len(list(updates(range(FEW)))) == FEW - 1
    assert list(updates(range(FEW + 1))) == []
    assert list(updates([UNDATED, UNDATED + 1])) == []
