"""The line of a story, whatever keeps the library."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.library.memory import MemoryLibrary
from tests.library.shelving import NOON, id_of, ready
from tests.library.test_contract import MAKERS
from tui.library.base import Batch, Overtaken, Question, WritableLibrary
from tui.library.graph import Line
from tui.library.preparing import Prepared
from tui.library.sqlite import lines
from tui.library.sqlite.library import open_library_file


@pytest.fixture(params=MAKERS)
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[WritableLibrary]:
    made = MAKERS[request.param](tmp_path)
    yield made
    made.close()


def on(day: float, title: str, *refers: str, name: str | None = None) -> Prepared:
    return ready(title, at=NOON + timedelta(days=day), refers=refers, name=name or f"{title} {day}")


def told(line: Line) -> list[str]:
    return [headline.text for headline in line.stories]


def linked(line: Line) -> set[tuple[str, str]]:
    titles = {headline.place: headline.text for headline in line.stories}
    return {(titles[origin], titles[target]) for origin, target in line.links}


def test_a_line_goes_on_through_references_in_both_directions_in_the_order_of_time(library: WritableLibrary) -> None:
    fire = on(2, "Brann", "Røyk")
    library.put(
        Batch([
            on(5, "Rettssak", "Brann"), fire, on(1, "Røyk"), on(3, "Gransking", "Brann", "Ingen slik sak"),
            on(4, "Erstatning", "Gransking"), on(2.5, "Noe annet", "Helt annet"), on(6, "Helt annet"),
        ])
    )  # fmt: skip
    line = library.graph.line(id_of(fire))
    assert told(line) == ["Røyk", "Brann", "Gransking", "Erstatning", "Rettssak"]
    assert linked(line) == {
        ("Brann", "Røyk"), ("Gransking", "Brann"), ("Rettssak", "Brann"), ("Erstatning", "Gransking"),
    }  # fmt: skip
    assert line.whole
    assert library.graph.line(id_of(on(4, "Erstatning"))) == line


def test_stories_that_refer_to_each_other_are_one_line(library: WritableLibrary) -> None:
    library.put(Batch([on(1, "En", "To", "En"), on(2, "To", "Tre"), on(3, "Tre", "En")]))
    line = library.graph.line(id_of(on(2, "To")))
    assert linked(line) == {("En", "To"), ("To", "Tre"), ("Tre", "En")}


def test_a_story_that_nothing_is_connected_with_is_a_line_of_its_own(library: WritableLibrary) -> None:
    library.put(Batch([on(1, "Storm", "Ingen slik sak"), on(2, "Flom")]))
    line = library.graph.line(id_of(on(1, "Storm")))
    assert (told(line), line.links, line.whole) == (["Storm"], frozenset(), True)


@pytest.mark.parametrize("story_id", ["aaaaaaaaaaaaa", "?"])
def test_a_story_that_is_not_here_has_no_line(library: WritableLibrary, story_id: str) -> None:
    assert library.graph.line(story_id) == Line()


def test_a_line_that_is_too_long_is_cut_at_what_is_nearest(library: WritableLibrary) -> None:
    chain = [on(day, f"Sak {day}", f"Sak {day - 1}") for day in range(1, 41)]
    library.put(Batch(chain))
    middle = id_of(chain[19])
    line = library.graph.line(middle, most=5)
    assert told(line) == ["Sak 18", "Sak 19", "Sak 20", "Sak 21", "Sak 22"]
    assert len(line.links) == 4
    assert not line.whole
    assert told(library.graph.line(middle, most=4)) == ["Sak 19", "Sak 20", "Sak 21", "Sak 22"]
    whole = library.graph.line(middle, most=40)
    assert (len(whole.stories), len(whole.links), whole.whole) == (40, 39, True)
    assert not library.graph.line(middle, most=39).whole
    assert told(library.graph.line(middle, most=1)) == ["Sak 20"]


def test_of_many_that_refer_to_one_story_those_near_in_time_stay(library: WritableLibrary) -> None:
    library.put(Batch([on(0, "Valget"), *(on(day, f"Sak {day}", "Valget", f"Sak {day - 1}") for day in range(1, 31))]))
    line = library.graph.line(id_of(on(0, "Valget")), most=4)
    assert told(line) == ["Valget", "Sak 1", "Sak 2", "Sak 3"]
    assert len(line.links) == 5
    assert not line.whole


def test_a_line_that_is_cut_still_tells_which_of_its_stories_are_updates(library: WritableLibrary) -> None:
    valget = on(0, "Valget")
    forms = [on(0.1, "Storm", "Valget"), on(0.2, "NY: Storm", "Valget")]
    library.put(Batch([valget, *forms, *(on(day, f"Sak {day}", "Valget") for day in range(2, 20))]))
    line = library.graph.line(id_of(valget), most=4)
    assert told(line) == ["Valget", "Storm", "NY: Storm", "Sak 2"]
    assert ("NY: Storm", "Storm") in linked(line)
    assert not line.whole


def test_a_title_that_many_stories_bear_leads_only_to_the_one_nearest_in_time(library: WritableLibrary) -> None:
    column = [on(day, "Dagen i dag") for day in range(40)]
    first, last = on(3.3, "Flom", "Dagen i dag"), on(30.3, "Storm", "Dagen i dag")
    library.put(Batch([*column, first, last]))
    line = library.graph.line(id_of(first))
    assert [headline.story_id for headline in line.stories] == [id_of(column[3]), id_of(first)]
    assert [headline.story_id for headline in library.graph.line(id_of(column[30])).stories] == [
        id_of(column[30]), id_of(last),
    ]  # fmt: skip


def test_updates_of_a_wire_story_are_one_line(library: WritableLibrary) -> None:
    first = on(0.0, "Brann i Bergen")
    library.put(
        Batch([
            first, on(0.1, "NY: Brann i Bergen"), on(0.2, "Brann i Bergen", name="anew"),
            on(1.0, "RETTELSE: «Brann i Bergen»"), on(1.1, "Brann i Stavanger"), on(300.0, "Brann i Bergen"),
            on(1.2, "Gransking", "RETTELSE: Brann i Bergen"),
        ])
    )  # fmt: skip
    line = library.graph.line(id_of(first))
    assert told(line) == [
        "Brann i Bergen", "NY: Brann i Bergen", "Brann i Bergen", "RETTELSE: «Brann i Bergen»", "Gransking",
    ]  # fmt: skip
    places = [headline.place for headline in line.stories]
    assert line.links == set(zip(places[1:], places, strict=False))


def test_a_daily_title_is_no_chain_of_updates(library: WritableLibrary) -> None:
    days = [on(day, "Vinterlyset", name=str(day)) for day in range(6)]
    library.put(Batch(days))
    assert told(library.graph.line(id_of(days[3]))) == ["Vinterlyset"]


def test_a_line_goes_on_where_a_title_was_changed(library: WritableLibrary) -> None:
    fire = on(1, "Brann i fjøs på Østskogen – kyrne er reddet")
    report = on(2, "Slik begynte det i fjøset", "Brann i fjøs på Østskogen")
    trial = on(3, "Bonden frikjent av retten i dag", "Slik begynte det i fjøset (+)", "Brann i låve på Østskogen")
    library.put(Batch([fire, report, trial]))
    line = library.graph.line(id_of(fire))
    assert told(line) == [each.headline.text for each in (fire, report, trial)]
    assert len(line.links) == 2
    assert library.graph.line(id_of(trial)) == line


def test_a_title_of_marks_alone_connects_nothing(library: WritableLibrary) -> None:
    library.put(Batch([on(1, "–", "…"), on(1.1, "?!", "–"), on(1.2, "…")]))
    assert len(library.graph.line(id_of(on(1, "–"))).stories) == 1


def test_a_line_that_nobody_waits_for_is_given_up(library: WritableLibrary) -> None:
    library.put(Batch([on(1, "Storm")]))
    question = Question()
    question.overtake()
    with pytest.raises(Overtaken):
        library.graph.line(id_of(on(1, "Storm")), question=question)


TITLES = st.sampled_from(["Storm", "Flom", "NY: Flom", "Skred", "Fest", "Været", "–"])
STORIES = st.lists(st.tuples(TITLES, st.integers(0, 400), st.lists(TITLES, max_size=3)), min_size=1, max_size=16)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(STORIES, st.integers(1, 17))
def test_a_library_file_tells_the_lines_that_going_through_all_stories_tells(
    tmp_path_factory: pytest.TempPathFactory, written: list[tuple[str, int, list[str]]], most: int
) -> None:
    stories = [on(hour / 6, title, *refers, name=str(n)) for n, (title, hour, refers) in enumerate(written)]
    shelf = MemoryLibrary()
    shelf.put(Batch(stories))
    path = tmp_path_factory.mktemp("lines") / "library.spalte"
    with closing(open_library_file(path, create=True)) as library, pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "_LIKENED", 100)  # the other one follows likeness at all of them
        library.put(Batch(stories))
        for story in stories[:5]:
            assert library.graph.line(id_of(story), most) == shelf.graph.line(id_of(story), most)
            assert library.graph.references(id_of(story)) == shelf.graph.references(id_of(story))
