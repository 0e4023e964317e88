"""What is asked of the parts of stories, of their days and of places, whatever keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from functools import partial
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.queries import queries_of
from tests.library.shelving import ready
from tests.library.test_contract import MAKERS, fill, titles
from tui.article.document import Document
from tui.library.base import View, WritableLibrary
from tui.library.preparing import Prepared, Preparer
from tui.library.query import Marked, Query, parse, parse_filter

TODAY = date(2024, 6, 1)
NIGHT = timezone(timedelta(hours=2))

MINISTER = """Skatten skal ned

Statsråden lover lettelser som alle kommer til å merke.

OSLO (NTB): Det er klart for store endringer i landet.

– Skatten skal ned, sier Kari Nes.

– Vi venter på tallene, sier Ola Moe.

Kari Nes i Stortinget. Foto: Tor Berg / NTB

Les også: Avgiften går opp
"""
UNION = """Avgiften går opp

Statsråden får kritikk for avgiften fra flere hold.

Det ble klart i går kveld.

– Avgiften er for høy, sier Ola Moe.

– Skatten er verre, sier Per Lie.
"""


def story(text: str, at: datetime | None, *, site: str = "avisa.example", author: str | None = None) -> Prepared:
    title = text.split("\n", 1)[0]
    document = Document(
        text, headline=title, published=at, url=f"https://www.{site}/{len(text)}", authors=(author,) if author else ()
    )
    return Preparer().prepare(document, name=title, now=datetime(2026, 11, 25, tzinfo=UTC).timestamp())


def shelve(library: WritableLibrary) -> None:
    fill(
        library,
        story(MINISTER, datetime(2019, 4, 30, 23, 30, tzinfo=NIGHT), author="Siri Vik"),
        story(UNION, datetime(2019, 5, 1, 0, 30, tzinfo=NIGHT), site="bladet.example", author="Kari Nes"),
        ready("Storm i vest", "Det blåser. Skatten og avgiften er ikke nevnt.", at=datetime(2020, 1, 1, tzinfo=UTC)),
        ready("Rain in Bergen", "The weather is bad and people stay at home today.", at=None),
    )


@pytest.fixture(params=MAKERS)
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[WritableLibrary]:
    made = MAKERS[request.param](tmp_path)
    shelve(made)
    yield made
    made.close()


NAMES = {"Rain in Bergen": "rain", "Storm i vest": "storm", "Avgiften går opp": "union", "Skatten skal ned": "minister"}


def found(library: WritableLibrary, query: Query) -> list[str]:
    view = View(search=library.expand(query))
    below = [NAMES[title] for title in titles(library.headlines_after(view))]
    assert below == [NAMES[title] for title in titles(library.headlines_before(view))]
    assert len(below) == library.count(view)
    assert {NAMES[title] for title in titles(library.best(view.search))} == set(below)
    return below


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("skatten", "storm union minister"),
        ("title:skatt", "minister"),
        ("title:avgift -said:avgift", ""),
        ("lead:statsråd", "union minister"),
        ("lead:lettelse", "minister"),
        ("said:skatt", "union minister"),
        ("said:«skatten er»", "union"),
        ("-said:skatt", "storm rain"),
        ("speaker:nes", "minister"),
        ("speaker:nes said:skatt", "minister"),
        ("speaker:moe said:skatt", ""),
        ("speaker:moe said:(skatt OR avgift)", "union"),
        ("speaker:moe (said:skatt OR vest)", "union minister"),
        ("speaker:moe -said:skatt", ""),
        ("said:skatt -speaker:lie", "minister"),
        ("said:skatt said:verre", "union"),
        ("said:skatt said:vente", ""),
        ("(said:skatt speaker:nes) OR (said:avgift speaker:lie)", "minister"),
        ("caption:stortinget", "minister"),
        ("caption:lettelser", ""),
        ("photo:«tor berg»", "minister"),
        ("photo:ntb", "minister"),
        ("agency:ntb", "minister"),
        ("by:vik", "minister"),
        ("by:nes", "union"),
        ("paper:bladet", "union"),
        ("lang:en", "rain"),
        ("-lang:en", "storm union minister"),
        ("ref:avgift", "minister"),
        ("ref:«avgiften går opp»", "minister"),
        ("paper:bladet OR photo:berg", "union minister"),
        ("lead:statsråd paper:bladet skatt", "union"),
        ("from:2019-05", "storm union"),
        ("from:2019-05-01 to:2019-05-01", "union"),
        ("to:2019-04-30", "minister"),
        ("to:2019-04", "minister"),
        ("from:2019 to:2019 skatt", "union minister"),
        ("from:2020 to:2019", ""),
        ("-from:2019-05-01", "minister rain"),
        ("from:2020 OR said:verre", "storm union"),
        ("from:2019 -speaker:nes -lang:en", "storm union"),
        ("skatt (to:2019 OR vest)", "storm union minister"),
    ],
)
def test_what_is_asked_of_parts_and_days_is_found(library: WritableLibrary, typed: str, expected: str) -> None:
    assert found(library, parse(typed, today=TODAY)) == expected.split()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("skat", "minister"),
        ("-skat", "storm union rain"),
        ("opp OR bladet.ex", "union"),
        ("said:skatt -sk", "union"),
        ("«skatten skal» speaker:nes", "minister"),
        ("from:2020 OR bla", "storm union"),
        ("from:2019 to:2019 -opp", "minister"),
    ],
)
def test_a_filter_asks_of_parts_and_days_what_a_search_asks(
    library: WritableLibrary, typed: str, expected: str
) -> None:
    view = View(filter=library.expand(parse_filter(typed, today=TODAY)))
    assert [NAMES[title] for title in titles(library.headlines_after(view))] == expected.split()
    assert library.count(view) == len(expected.split())


def test_names_and_words_may_go_on_while_they_are_being_typed(library: WritableLibrary) -> None:
    assert found(library, parse("speaker:Ka", unfinished=True)) == ["minister"]
    assert found(library, parse("speaker:«ola moe» said:ve", unfinished=True)) == ["minister"]
    assert found(library, parse("paper:bl", unfinished=True)) == ["union"]
    assert found(library, parse("title:ra", unfinished=True)) == ["rain"]
    assert found(library, parse("said:skatt speaker:l", unfinished=True)) == ["union"]


def test_the_best_hits_of_a_part_are_stories_that_say_most_of_it(tmp_path: Path) -> None:
    with closing(MAKERS["sqlite"](tmp_path)) as library:
        shelve(library)
        more = "Sak\n\n– Skatten er lav, sier Per Lie.\n" + "Skatt, skatt og skatten.\n" * 3
        fill(library, story(more, datetime(2018, 1, 1, tzinfo=UTC)))
        asked = library.expand(parse("said:skatt"))
        assert titles(library.headlines_after(View(search=asked)))[-1] == "Sak"
        assert titles(library.best(asked))[0] == "Sak"
        assert titles(library.best(library.expand(parse("said:skatt from:2019", today=TODAY))))[0] != "Sak"


def test_names_have_no_other_forms(library: WritableLibrary) -> None:
    assert found(library, parse("speaker:nesen")) == found(library, parse("photo:berget")) == []
    assert library.expand(parse("speaker:berg")).terms[0].forms == (("berg",),)


def test_names_may_be_spelt_otherwise(library: WritableLibrary) -> None:
    text = "Sak\n\n– Jeg kommer hjem i morgen, sier Aase Bø.\n"
    fill(library, story(text, datetime(2022, 1, 1, tzinfo=UTC)))
    NAMES["Sak"] = "sak"
    assert found(library, parse("speaker:åse")) == found(library, parse("speaker:boe")) == ["sak"]
    assert found(library, parse("speaker:ås", unfinished=True)) == ["sak"]
    assert found(library, parse("speaker:«åse bø»")) == []


def test_stories_at_places_are_those_that_are_still_there(library: WritableLibrary) -> None:
    newest = [headline.place for headline in library.headlines_after(View())]
    noted = sorted([newest[0] + 7, newest[0], newest[2]])

    def placed(typed: str) -> list[str]:
        return found(library, parse(typed, today=TODAY).placed(lambda _: noted))

    assert placed("is:read") == ["storm", "minister"]
    assert placed("is:unread") == ["union", "rain"]
    assert placed("is:read skatt -vest") == ["minister"]
    assert placed("is:unread skatt") == ["union"]
    assert placed("is:read OR lang:en") == ["storm", "minister", "rain"]
    assert placed("is:read to:2019") == ["minister"]
    assert placed("is:read is:kept -vest") == ["minister"]
    assert placed("-(is:read OR paper:bladet)") == ["rain"]


def test_a_day_is_that_of_the_paper_also_where_a_minute_is_full(library: WritableLibrary) -> None:
    last = datetime(2021, 12, 31, 23, 59, tzinfo=UTC)
    fill(library, *(ready(f"Sak {n}", "Midnatt.", at=last, name=f"{n}") for n in range(200)))
    fill(library, ready("Etter", "Midnatt.", at=last + timedelta(minutes=1)))
    asked = library.expand(parse("midnatt to:2021"))
    assert library.count(View(search=asked)) == 200
    assert len(library.headlines_after(View(search=asked), limit=300)) == 200
    assert len(library.headlines_after(View(search=asked, oldest_first=True), limit=150)) == 150
    assert titles(library.headlines_after(View(search=library.expand(parse("midnatt from:2022"))))) == ["Etter"]
    assert library.count(View(search=parse("from:2021"))) == 201


LEAVES = (
    "said:skatt", "said:avgift", "speaker:nes", "speaker:moe", "speaker:lie", "title:opp", "lead:kritikk", "photo:ntb",
    "paper:bladet", "lang:en", "by:nes", "from:2019-05-01", "to:2019-05-01", "is:read", "tag:x", "vest", "avgift",
)  # fmt: skip
asked_for = queries_of(st.sampled_from(LEAVES))


@pytest.fixture(scope="module")
def two_libraries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[WritableLibrary, WritableLibrary]]:
    one, other = (made(tmp_path_factory.mktemp("two")) for made in MAKERS.values())
    for made in (one, other):
        shelve(made)
        for n, (first, second) in enumerate(product(("Kari Nes", "Ola Moe", "Per Lie"), repeat=2)):
            text = f"Sak {n}\n\nIngress.\n\n– Skatten er lav, sier {first}.\n\n– Avgiften er høy, sier {second}.\n"
            fill(made, story(text, datetime(2019, 5, 1 + n % 2, 12, tzinfo=UTC)))
    yield one, other
    one.close()
    other.close()


def _only_read(places: list[int], mark: Marked) -> list[int]:
    return places if mark.mark == "read" else []


@settings(deadline=None)
@given(typed=asked_for, oldest_first=st.booleans())
def test_all_libraries_find_the_same(
    two_libraries: tuple[WritableLibrary, WritableLibrary], typed: str, oldest_first: bool
) -> None:
    answers = []
    for library in two_libraries:
        marked = [headline.place for headline in library.headlines_after(View(oldest_first=True))][::2]
        asked = library.expand(parse(typed, today=TODAY).placed(partial(_only_read, marked)))
        view = View(search=asked, oldest_first=oldest_first)
        found = titles(library.headlines_after(view, limit=100))
        assert len(found) == library.count(view)
        assert set(titles(library.best(asked, limit=100))) == set(found)
        filtered = View(filter=library.expand(parse_filter(typed, today=TODAY).placed(partial(_only_read, marked))))
        among = titles(library.headlines_after(filtered, limit=100))
        assert len(among) == library.count(filtered)
        answers.append((found, among))
    assert answers[0] == answers[1]
