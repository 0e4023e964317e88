"""One line that states moments, and lines that only look so."""

import pytest

from tests.article.reading import line
from tui.article.languages import lexicon
from tui.article.stamp_lines import read_line

NB = lexicon("nb")


def test_two_labels_on_a_line_are_two_stamps() -> None:
    drafts = read_line(line("Publisert: 30.04.19 kl. 17:49 Oppdatert: 30.04.19 kl. 18:15"), NB, after_stamp=False)
    assert drafts is not None
    assert [(draft.updated, draft.date, draft.time) for draft in drafts] == [
        (False, (2019, 4, 30), (17, 49)),
        (True, (2019, 4, 30), (18, 15)),
    ]


@pytest.mark.parametrize("text", ["30.04.2019", "30. april 2019", "2019-04-30", "30/4/2019", "tirsdag 30. apr. 2019"])
def test_a_day_is_written_in_many_ways(text: str) -> None:
    drafts = read_line(line(text), NB, after_stamp=False)
    assert drafts is not None
    (draft,) = drafts
    assert draft.date == (2019, 4, 30)


@pytest.mark.parametrize("text", ["12:20pm Jan 7, 2024", "7 January 2024 12:20"])
def test_english_papers_write_month_and_half_day(text: str) -> None:
    drafts = read_line(line(text), lexicon("en"), after_stamp=False)
    assert drafts is not None
    (draft,) = drafts
    assert (draft.date, draft.time) == ((2024, 1, 7), (12, 20))


def test_a_clock_time_alone_counts_only_below_a_stamp() -> None:
    assert read_line(line("16:01"), NB, after_stamp=False) is None
    assert read_line(line("16:01"), NB, after_stamp=True) is not None


@pytest.mark.parametrize(
    "text",
    ["Hunden kom hjem 30. april 2019 og sov.", "Det endte 2 – 1", "Oppdatert kunnskap er viktig for alle", "1905"],
)
def test_a_line_that_says_anything_else_is_no_stamp(text: str) -> None:
    assert read_line(line(text), NB, after_stamp=False) is None
