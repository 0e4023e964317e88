"""What the list says of dates that one goes to."""

import pytest

from tui.ui.widgets.story_dates import understood


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2019-W46", "Monday 11 November 2019 – Sunday 17 November 2019"),
        ("11.11.2019", "Monday 11 November 2019"),
        ("2019-11", "November 2019"),
        ("2019", "2019"),
        ("ikke det", "“ikke det” is no date that is understood."),
        (" ", ""),
    ],
)
def test_a_date_is_said_as_it_is_understood(typed: str, said: str) -> None:
    assert understood(typed) == said
