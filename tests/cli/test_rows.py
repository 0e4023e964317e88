"""A story as a line and as fields."""

from datetime import UTC, datetime

import pytest

from tests.cli.shelf import HOSTILE
from tui.article.document import Grain
from tui.cli.info import as_fields as info_fields
from tui.cli.info import in_words
from tui.cli.rows import as_fields, as_line
from tui.library.base import Headline, Info

NOON = datetime(2019, 4, 30, 12, 5, tzinfo=UTC)


def headline(moment: datetime | None = NOON, *, dated: bool = True, grain: Grain = Grain.MOMENT) -> Headline:
    return Headline("a" * 13, "b", "Kua kom hjem", moment, dated, None, 1, 0, 0, grain)


@pytest.mark.parametrize(
    ("story", "date", "precision"),
    [
        (headline(), "2019-04-30 12:05", "moment"),
        (headline(NOON.replace(hour=0, minute=0)), "2019-04-30", "moment"),
        (headline(NOON.replace(day=1), grain=Grain.MONTH), "2019-04", "month"),
        (headline(NOON.replace(month=1, day=1), grain=Grain.YEAR), "2019", "year"),
        (headline(NOON.replace(year=987), grain=Grain.YEAR), "0987", "year"),
        (headline(dated=False), "~2019-04-30 12:05", "file"),
        (headline(None, dated=False), "-", None),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(story: Headline, date: str, precision: str | None) -> None:
    assert as_line(story) == f"{'a' * 13}\t{date}\tKua kom hjem\t"
    assert as_fields(story, read=False)["precision"] == precision


def test_whatever_a_library_holds_is_cleaned_before_it_is_printed() -> None:
    story = Headline("a" * 13, "b", HOSTILE, None, False, HOSTILE, 1, 0, 0)
    held = Info(1, 0, 1, None, None, {}, {HOSTILE: 1}, {HOSTILE: 1, HOSTILE + "\n": 2}, None, 1)
    printed = [as_line(story).replace("\t", ""), *in_words(HOSTILE, held)]
    for fields in (as_fields(story, read=True), info_fields(HOSTILE, held)):
        printed += [str(value) for value in fields.values() if isinstance(value, str)]
        printed += [name for value in fields.values() if isinstance(value, dict) for name in value]
    assert len(printed) > 8
    assert all(line.replace("\ufffd", "?").isprintable() for line in printed)
