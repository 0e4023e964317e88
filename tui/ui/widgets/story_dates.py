"""Going to a date in the list of stories."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from tui.article.document import Grain
from tui.library.base import Headline
from tui.library.dates import Period, parse_date, today
from tui.library.places import first_place
from tui.ui.days import days
from tui.ui.messages import Say
from tui.ui.widgets.story_news import LiveShelf

_DATE = "date"


class DatedShelf(LiveShelf):
    """Stories among which one goes to a day, a month or a year."""

    def go_to_date(self, typed: str) -> None:
        """Stand on the newest story of that date, else on the nearest older one, and say so."""
        period, choice = parse_date(typed, today()), self.choice
        if period is None:
            self.post_message(Say(misunderstood(typed), trouble=True))
            return

        def take(found: Headline | None) -> None:
            self.post_message(Say(arrived(period, found)))
            self.stories.moved = True
            self.stories.go_to(found.place if found is not None else first_place(period.moment))

        self._asker.ask_soon(_DATE, lambda question: self._chooser.newest_of(choice, period, question), take)


def understood(typed: str) -> str:
    """What was understood of what is typed, in the reader's words; empty where nothing is typed."""
    if not typed.strip():
        return ""
    period = parse_date(typed, today())
    return _name(period) if period is not None else f"“{typed.strip()}” is no date that is understood."


def misunderstood(typed: str) -> str:
    """What is said to somebody who wants to go to what is no date."""
    return f"“{typed.strip()}” is no date that is understood; 2019-04, “mai 2015” and “yesterday” are."


def arrived(period: Period, found: Headline | None) -> str:
    """Where one stands who wanted to go to that period."""
    if found is None:
        return f"Nothing is as old as {_name(period)}; this is the oldest."
    if found.moment is not None and found.moment.date() >= period.first:
        return f"{_name(period)}."
    older = days(os.environ).heading(found.moment, found.grain)
    return f"Nothing of {_name(period)}; the nearest older: {older}."


def _name(period: Period) -> str:
    said = days(os.environ).heading(period.moment, period.grain)
    if period.grain is not Grain.MOMENT or period.last == period.first:
        return said
    last = datetime(period.last.year, period.last.month, period.last.day, tzinfo=UTC)
    return f"{said} – {days(os.environ).heading(last, period.grain)}"
