"""No search looks through a table: what is asked of SQLite is found by an index, or by the places of what is known."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, cast, get_args

import pytest

from tests.library.test_fields import TODAY, shelve
from tui.library.base import View, WritableLibrary
from tui.library.fields import FIELDS
from tui.library.query import parse, parse_filter
from tui.library.speech import NameKind
from tui.library.sqlite.library import open_library_file
from tui.library.sqlite.readers import Asked

SEARCHES = (
    *(f"{field}:{value}" for field, value in ((each, "2019") for each in FIELDS)),
    "skatt", "skatt -avgift", "-skatt", "skatt OR avgift", "ska*", '"skatten skal"', "-said:skatt", "is:unread",
    "is:read skatt", "is:read from:2019", "paper:bladet OR said:skatt", "-(is:read OR lang:nb)",
    "from:2019 to:2020 skatt", "-from:2019", "speaker:nes said:skatt", "title:skatt caption:skatt",
)  # fmt: skip


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("plans") / "few.spalte"
    with closing(open_library_file(made, create=True)) as library:
        shelve(library)
    return made


class Plans:
    """A library, and how SQLite goes about what is asked of it."""

    def __init__(self, library: WritableLibrary, connection: sqlite3.Connection) -> None:
        self.library = library
        self.asked: dict[str, Sequence[Any]] = {}
        self._connection = connection

    def steps(self) -> Iterator[tuple[str, str]]:
        """Each step of the plans with the question it is of."""
        for sql, values in self.asked.items():
            for *_, step in self._connection.execute(f"EXPLAIN QUERY PLAN {sql}", values):
                yield cast(str, step), sql


@pytest.fixture
def plans(file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Plans]:
    with closing(open_library_file(file)) as library, closing(sqlite3.connect(file)) as connection:
        plans, each = Plans(library, connection), Asked.each

        def noted(self: Asked, sql: str, values: Sequence[Any] = ()) -> Iterable[Any]:
            plans.asked.setdefault(sql, values)
            return each(self, sql, values)

        monkeypatch.setattr(Asked, "each", noted)
        yield plans


def through_all(plans: Plans) -> list[tuple[str, str]]:
    """The steps that look through all of a table, or sort what no limit keeps small."""
    found = []
    for step, sql in plans.steps():
        scans = step.startswith("SCAN") and not (":M" in step or "(subquery" in step or " json_each " in f"{step} ")
        if sql.endswith("FROM library"):
            continue  # which is one row
        sorts = "TEMP B-TREE" in step and "FROM tally" not in sql and "LIMIT ?)" not in sql and "RIGHT PART" not in step
        if scans or sorts:
            found.append((step, sql))
    return found


@pytest.mark.parametrize("typed", SEARCHES)
def test_a_search_looks_through_no_table(plans: Plans, typed: str) -> None:
    places = [headline.place for headline in plans.library.headlines_after(View(oldest_first=True))]
    asked = plans.library.expand(parse(typed, unfinished=True, today=TODAY).placed(lambda _: places[::2]))
    filtered = plans.library.expand(parse_filter(typed, today=TODAY).placed(lambda _: places[::2]))
    for view in (View(search=asked), View(search=asked, oldest_first=True), View(filter=filtered)):
        plans.library.headlines_after(view, limit=2)
        plans.library.headlines_before(view, places[1], limit=2)
        plans.library.count(view)
    plans.library.best(asked, 2)
    assert plans.asked
    assert through_all(plans) == []


@pytest.mark.parametrize("kind", get_args(NameKind))
@pytest.mark.parametrize("begun", ["", "n", "kari n"])
def test_names_that_are_offered_are_looked_up(plans: Plans, kind: NameKind, begun: str) -> None:
    plans.library.speech.names(kind, begun)
    assert plans.asked
    assert through_all(plans) == []
