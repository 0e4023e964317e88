"""What every library tells of its references, whatever keeps it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.library.shelving import NOON, id_of, ready
from tests.library.test_contract import MAKERS
from tui.library.base import Batch, Headline, Overtaken, Question, WritableLibrary
from tui.library.graph import MOST_CANDIDATES, NOBODY
from tui.library.preparing import Prepared


@pytest.fixture(params=MAKERS)
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[WritableLibrary]:
    made = MAKERS[request.param](tmp_path)
    yield made
    made.close()


def on_day(day: int, title: str = "Været", *refers: str, name: str | None = None) -> Prepared:
    return ready(title, at=NOON + timedelta(days=day), refers=refers, name=name or f"{title} {day}")


def place_of(library: WritableLibrary, story: Prepared) -> int:
    headline = library.headline(id_of(story))
    assert headline is not None
    return headline.place


def days(headlines: Sequence[Headline]) -> list[int]:
    return [(moment(headline) - NOON).days for headline in headlines]


def moment(headline: Headline) -> datetime:
    assert headline.moment is not None
    return headline.moment


def test_a_title_that_several_stories_bear_offers_them_the_nearest_in_time_first(library: WritableLibrary) -> None:
    column = [on_day(day) for day in (0, 7, 14, 21)]
    library.put(Batch(column))
    assert days(library.graph.resolve("været", place_of(library, column[1]) + 1).candidates) == [7, 14, 0, 21]
    assert days(library.graph.resolve("Været").candidates) == [21, 14, 7, 0]
    assert library.graph.resolve("Været").story is None
    assert library.graph.resolve("Været").nearest == library.headline(id_of(column[3]))


def test_of_very_many_that_bear_a_title_the_nearest_are_offered(library: WritableLibrary) -> None:
    column = [on_day(day) for day in range(60)]
    library.put(Batch(column))
    offered = library.graph.resolve("Været", place_of(library, column[30]) + 1).candidates
    assert days(offered)[:5] == [30, 31, 29, 32, 28]
    assert len(offered) == MOST_CANDIDATES
    assert days(library.graph.resolve("Været").candidates) == list(range(59, 59 - MOST_CANDIDATES, -1))


def test_a_title_that_nobody_bears_means_nothing(library: WritableLibrary) -> None:
    library.put(Batch([on_day(1)]))
    assert library.graph.resolve("Noe helt annet skjedde") == NOBODY
    assert NOBODY.nearest is None


def test_a_story_that_refers_to_its_own_title_means_another_where_there_is_one(library: WritableLibrary) -> None:
    first, second = on_day(0, "Været", "Været"), on_day(3, "Været", "Været")
    library.put(Batch([first]))
    assert library.graph.resolve("Været", place_of(library, first)).story == library.headline(id_of(first))
    library.put(Batch([second]))
    assert library.graph.resolve("Været", place_of(library, second)).story == library.headline(id_of(first))
    (link,) = library.graph.references(id_of(first))
    assert (link.target, link.ambiguous) == (library.headline(id_of(second)), False)


def test_a_reference_leads_to_the_bearer_nearest_in_time_and_says_that_there_are_others(
    library: WritableLibrary,
) -> None:
    storm = on_day(8, "Storm", "Været", "Flom")
    library.put(Batch([on_day(0), on_day(7), on_day(14), on_day(2, "Flom"), storm]))
    weather, flood = library.graph.references(id_of(storm))
    assert weather.target == library.headline(id_of(on_day(7)))
    assert weather.ambiguous
    assert flood.target == library.headline(id_of(on_day(2, "Flom")))
    assert not flood.ambiguous


def wanted(library: WritableLibrary, limit: int = 50) -> list[tuple[str, int, str]]:
    return [(each.title, each.stories, each.last.text) for each in library.graph.wanted(limit)]


def test_what_most_stories_want_stands_first_and_then_what_the_newest_wants(library: WritableLibrary) -> None:
    assert wanted(library) == []
    library.put(
        Batch([
            on_day(1, "En", "Flom i nord", "Skred i sør"), on_day(3, "Tre", "«FLOM i nord»", "Uvær i vest"),
            on_day(2, "To", "Flom i nord", "En", "Flom i Nord", "Ras i øst"), on_day(0, "Null", "Flom i nord"),
        ])
    )  # fmt: skip
    assert wanted(library) == [
        ("«FLOM i nord»", 4, "Tre"), ("Uvær i vest", 1, "Tre"), ("Ras i øst", 1, "To"), ("Skred i sør", 1, "En"),
    ]  # fmt: skip
    assert wanted(library, 2) == wanted(library)[:2]


def test_a_title_is_wanted_until_its_story_comes_and_again_when_it_goes(library: WritableLibrary) -> None:
    flood = on_day(5, "Flom i nord")
    library.put(Batch([on_day(1, "En", "Flom i nord")]))
    assert wanted(library) == [("Flom i nord", 1, "En")]
    library.put(Batch([flood]))
    assert wanted(library) == []
    library.put(Batch(removed=[flood.key]))
    assert wanted(library) == [("Flom i nord", 1, "En")]


def test_marks_alone_are_not_wanted(library: WritableLibrary) -> None:
    library.put(Batch([replace(on_day(1, "En"), references=("–", "…"))]))
    assert wanted(library) == []


def test_who_no_longer_waits_for_what_is_wanted_gets_nothing(library: WritableLibrary) -> None:
    question = Question()
    question.overtake()
    with pytest.raises(Overtaken):
        library.graph.wanted(question=question)


def test_a_changed_title_leads_back_too_unless_another_story_is_meant(library: WritableLibrary) -> None:
    flood = on_day(1, "Flommen rammet hele bygda – veien er borte")
    library.put(
        Batch([
            flood,
            on_day(2, "To", "FLOMMEN rammet hele bygda - veien er borte"),
            on_day(3, "Tre", "Flommen ramma hele bygda – veien er borte"),
            on_day(4, "Fire", "Flommen rammet"),
            on_day(5, "Fem", "Flommen rammet hele bygda"),
        ])
    )  # fmt: skip
    assert [headline.text for headline in library.graph.referring(id_of(flood))] == ["Fem", "Tre", "To"]
    assert [headline.text for headline in library.graph.referring(id_of(flood), limit=2)] == ["Fem", "Tre"]
    assert wanted(library) == [("Flommen rammet", 1, "Fire")]
    library.put(Batch([on_day(6, "Flommen rammet hele bygda")]))
    assert [headline.text for headline in library.graph.referring(id_of(flood))] == ["Tre", "To"]
