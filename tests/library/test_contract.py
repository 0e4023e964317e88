"""What every library does, whatever keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from threading import Event, Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.library.memory import MemoryLibrary
from tests.library.queries import queries_of
from tests.library.shelving import NOON, id_of, ready
from tui.library.base import (
    EVERYTHING,
    Batch,
    Headline,
    Overtaken,
    Put,
    Question,
    SourceFile,
    State,
    StoryNotFound,
    View,
    WritableLibrary,
)
from tui.library.preparing import Prepared
from tui.library.query import Query, Term, parse
from tui.library.sqlite.library import open_library_file

MAKERS: dict[str, Callable[[Path], WritableLibrary]] = {
    "memory": lambda folder: MemoryLibrary(),
    "sqlite": lambda folder: open_library_file(folder / "library.spalte", create=True),
}


@pytest.fixture(params=MAKERS)
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[WritableLibrary]:
    made = MAKERS[request.param](tmp_path)
    yield made
    made.close()


def fill(library: WritableLibrary, *stories: Prepared) -> Put:
    return library.put(Batch(stories))


def titles(headlines: Sequence[Headline]) -> list[str]:
    return [headline.text for headline in headlines]


def found(library: WritableLibrary, typed: str, *, unfinished: bool = False) -> list[str]:
    query = library.expand(parse(typed, unfinished=unfinished))
    by_page = titles(library.headlines_after(View(search=query)))
    assert by_page == titles(library.headlines_before(View(search=query)))
    assert len(by_page) == library.count(View(search=query))
    assert set(by_page) == set(titles(library.best(query)))
    return by_page


def filtered(library: WritableLibrary, typed: str) -> list[str]:
    return titles(library.headlines_after(View(filter=library.expand(parse(typed, unfinished=True)))))


def place_of(library: WritableLibrary, story: Prepared) -> int:
    headline = library.headline(id_of(story))
    assert headline is not None
    return headline.place


def test_a_library_is_empty_at_first(library: WritableLibrary) -> None:
    assert library.state() == State(0, 0, 0)
    assert library.headlines_after(EVERYTHING) == []
    assert library.headlines_before(EVERYTHING) == []
    assert library.count(EVERYTHING) == 0
    assert library.rank(0) == 0
    assert library.at_rank(0) == 0
    assert library.changes(0) == []
    assert library.graph.resolve("Storm").nearest is None
    assert library.headline("aaaaaaaaaaaaa") is None
    assert library.headline("no id") is None
    assert library.info().first is None


def test_a_story_comes_out_as_it_went_in(library: WritableLibrary) -> None:
    story = ready("Storm i vest", "– Det blåser, sier Kari Nes.", url="https://www.avis.example/storm")
    assert fill(library, story) == Put(added=1)
    (headline,) = library.headlines_after(EVERYTHING)
    assert replace(headline, place=0) == story.headline
    assert library.headline(id_of(story)) == headline
    assert library.headlines_at([headline.place + 1, headline.place]) == [headline]
    assert library.article(id_of(story)).document == library.documents([headline.place, 7])[headline.place]
    assert library.article(id_of(story)).document.url == "https://www.avis.example/storm"


def test_a_story_that_is_not_here_is_not_found(library: WritableLibrary) -> None:
    with pytest.raises(StoryNotFound):
        library.article(id_of(ready("Storm")))


def test_the_moment_comes_back_in_the_zone_it_was_stated_in(library: WritableLibrary) -> None:
    moment = datetime(1905, 6, 7, 10, 30, 15, tzinfo=timezone(timedelta(hours=1, minutes=30, seconds=7)))
    fill(library, ready("Storm", at=moment))
    (headline,) = library.headlines_after(EVERYTHING)
    assert headline.moment == moment
    assert headline.moment is not None
    assert headline.moment.utcoffset() == moment.utcoffset()


def test_the_newest_stand_first_whatever_their_dates(library: WritableLibrary) -> None:
    undated = replace(ready("Udatert").headline, moment=None, dated=False)
    stories = [
        replace(ready("Udatert"), headline=undated),
        ready("I dag"),
        ready("I fremtiden", at=datetime(2026, 11, 26, tzinfo=UTC)),
        ready("For lenge siden", at=datetime(1814, 5, 17, tzinfo=UTC)),
        ready("Før epoken", at=datetime(1969, 12, 31, 23, 59, tzinfo=UTC)),
        ready("Epoken", at=datetime(1970, 1, 1, tzinfo=UTC)),
    ]
    fill(library, *stories)
    newest = ["I fremtiden", "I dag", "Epoken", "Før epoken", "For lenge siden", "Udatert"]
    assert titles(library.headlines_after(EVERYTHING)) == newest
    assert titles(library.headlines_after(View(oldest_first=True))) == newest[::-1]
    (last,) = library.headlines_before(EVERYTHING, limit=1)
    assert (last.text, last.moment, last.dated) == ("Udatert", None, False)


@pytest.mark.parametrize("oldest_first", [False, True])
@pytest.mark.parametrize("typed", ["", "regn"])
def test_pages_in_both_directions_make_up_the_whole_view(
    library: WritableLibrary, oldest_first: bool, typed: str
) -> None:
    fill(library, *(ready(f"Sak {n}", "Det regner." if n % 3 else "Sol.", minutes=n // 2) for n in range(60)))
    view = View(search=library.expand(parse(typed)), oldest_first=oldest_first)
    whole = library.headlines_after(view, limit=100)
    assert len(whole) == (40 if typed else 60)
    assert all((one.place < other.place) == oldest_first for one, other in pairwise(whole))
    down: list[Headline] = []
    while page := library.headlines_after(view, down[-1].place if down else None, limit=7):
        down += page
    up: list[Headline] = []
    while page := library.headlines_before(view, up[0].place if up else None, limit=7):
        up = [*page, *up]
    assert down == up == whole
    assert library.headlines_after(view, limit=0) == []


def test_a_page_begins_where_no_story_stands(library: WritableLibrary) -> None:
    old, new = ready("Gammel"), ready("Ny", minutes=60)
    fill(library, old, new)
    between = (place_of(library, old) + place_of(library, new)) // 2
    assert titles(library.headlines_after(EVERYTHING, between)) == ["Gammel"]
    assert titles(library.headlines_before(EVERYTHING, between)) == ["Ny"]


def test_two_stories_with_the_same_words_are_two(library: WritableLibrary) -> None:
    fill(library, ready("Storm", name="one"), ready("Storm", name="other"))
    one, other = library.headlines_after(EVERYTHING)
    assert (one.text, one.identity) == (other.text, other.identity)
    assert one.story_id != other.story_id
    assert one.place != other.place
    assert library.places([one.identity]) == [other.place, one.place]


def test_ten_thousand_stories_of_one_minute_all_have_places(library: WritableLibrary) -> None:
    one = ready("Storm")
    for start in range(0, 10_000, 1_000):
        fill(
            library,
            *(
                replace(one, key=n, headline=replace(one.headline, minutes=n + 1), indexed_text="", forms=())
                for n in range(start, start + 1_000)
            ),
        )
    fill(library, ready("Et kvarter senere", minutes=15))
    assert library.state().stories == 10_001
    places = [headline.place for headline in library.headlines_after(EVERYTHING, limit=20_000)]
    assert len(set(places)) == 10_001
    assert [library.rank(place) for place in places[::2_500]] == list(range(0, 10_001, 2_500))
    assert {headline.moment for headline in library.headlines_at(places)} == {NOON, NOON + timedelta(minutes=15)}


def test_rank_and_place_are_each_others_inverse(library: WritableLibrary) -> None:
    moments = [datetime(1969, 12, 1, tzinfo=UTC) + timedelta(hours=7 * n) for n in range(200)]
    fill(library, *(ready(f"Sak {n}", at=moment) for n, moment in enumerate(moments)))
    places = [headline.place for headline in library.headlines_after(EVERYTHING, limit=300)]
    assert [library.rank(place) for place in places] == list(range(200))
    assert [library.at_rank(rank) for rank in range(200)] == places
    assert library.at_rank(-5) == places[0]
    assert library.at_rank(5_000) == places[-1]
    assert library.rank(places[0] + 1) == 0
    assert library.rank(places[-1] - 1) == 200


def test_the_same_story_again_changes_nothing(library: WritableLibrary) -> None:
    fill(library, ready("Storm"))
    before = library.state()
    assert fill(library, ready("Storm")) == Put(unchanged=1)
    assert library.state() == before


def test_a_changed_story_takes_the_place_of_the_old_one(library: WritableLibrary) -> None:
    fill(library, ready("Storm", "Ferga går."), ready("Ferge"))
    before = place_of(library, ready("Storm"))
    assert fill(library, ready("Storm", "Toget går."), ready("Tog")) == Put(added=1, changed=1)
    assert place_of(library, ready("Storm")) == before
    assert found(library, '"ferga"') == []
    assert found(library, '"toget"') == ["Storm"]
    assert "Toget går." in library.article(id_of(ready("Storm"))).document.text
    assert (library.state().stories, library.state().added) == (3, 3)


def test_a_story_with_another_headline_is_found_by_that_alone(library: WritableLibrary) -> None:
    fill(library, ready("Storm i vest", name="a"))
    assert fill(library, ready("Orkan i vest", name="a")) == Put(changed=1)
    assert filtered(library, "storm") == []
    assert filtered(library, "orkan") == ["Orkan i vest"]
    assert library.graph.resolve("Storm i vest").nearest is None
    assert library.graph.resolve("orkan i vest").nearest is not None


def test_a_story_moves_when_its_date_is_corrected(library: WritableLibrary) -> None:
    fly = ready("Fly står på bakken", minutes=5)
    fill(library, ready("Storm", "Ferga går.", refers=(fly.headline.text,)), fly)
    assert titles(library.headlines_after(EVERYTHING)) == ["Fly står på bakken", "Storm"]
    moved = ready("Storm", "Ferga går.", refers=(fly.headline.text,), minutes=10)
    assert fill(library, moved) == Put(changed=1)
    assert titles(library.headlines_after(EVERYTHING)) == ["Storm", "Fly står på bakken"]
    assert found(library, '"ferga"') == ["Storm"]
    assert titles(library.graph.referring(id_of(fly))) == ["Storm"]
    assert library.state().stories == 2


def test_a_story_twice_in_a_batch_counts_as_it_was_last(library: WritableLibrary) -> None:
    fill(library, ready("Storm", "Ferga går."), ready("Ferge"), ready("Storm", "Toget går.", minutes=1))
    assert library.state().stories == 2
    assert found(library, '"toget"') == ["Storm"]
    assert "Storm" not in found(library, '"ferga"')


def test_a_removed_story_is_gone_everywhere(library: WritableLibrary) -> None:
    story, fly = ready("Storm", "Ferga går.", refers=("Fly står på bakken",)), ready("Fly står på bakken")
    fill(library, story, fly)
    assert titles(library.graph.referring(id_of(fly))) == ["Storm"]
    assert library.put(Batch(removed=[story.key, 12345])) == Put(removed=1)
    assert library.headline(id_of(story)) is None
    assert found(library, "storm") == []
    assert filtered(library, "storm") == []
    assert library.graph.referring(id_of(fly)) == []
    assert list(library.documents(range(place_of(library, fly) - 5, place_of(library, fly) + 5))) == [
        place_of(library, fly)
    ]
    assert library.state().stories == 1
    assert library.state().added == 2
    assert library.rank(-1) == library.count(EVERYTHING) == 1
    fill(library, story)
    assert found(library, "storm") == ["Storm"]


def test_changes_tell_each_story_once_as_it_is_now(library: WritableLibrary) -> None:
    storm, ferge, tog = ready("Storm"), ready("Ferge"), ready("Tog")
    fill(library, storm, ferge)
    start = library.state().version
    assert {change.story_id for change in library.changes(0)} == {id_of(storm), id_of(ferge)}
    assert library.changes(start) == []
    fill(library, ready("Storm", "Den har løyet."), tog)
    library.put(Batch(removed=[ferge.key]))
    changes = library.changes(start)
    assert [(change.story_id, change.gone) for change in changes] == [
        (id_of(storm), False), (id_of(tog), False), (id_of(ferge), True),
    ]  # fmt: skip
    assert changes[-1].version == library.state().version
    assert [
        change for at in range(3) for change in library.changes([start, *(c.version for c in changes)][at], 1)
    ] == changes
    fill(library, ferge)
    assert [(change.story_id, change.gone) for change in library.changes(changes[-1].version)] == [
        (id_of(ferge), False)
    ]
    assert sorted(change.story_id for change in library.changes(0)) == sorted(map(id_of, (storm, ferge, tog)))


def test_a_chunk_goes_in_once(library: WritableLibrary) -> None:
    assert not library.has_chunk(b"one")
    assert library.put(Batch([ready("Storm")], chunk=b"one")) == Put(added=1)
    assert library.has_chunk(b"one")
    assert library.put(Batch([ready("Storm"), ready("Ferge")], chunk=b"one")) == Put(unchanged=2)
    assert library.state().stories == 1


def test_letters_of_their_own_are_not_other_letters_and_accents_do_not_matter(library: WritableLibrary) -> None:
    fill(library, ready("Ås", "Åse fra Ås."), ready("As", "Ase fra as."), ready("Idé", "André på kafé."))
    assert found(library, "ås") == ["Ås"]
    assert found(library, "as") == ["As"]
    assert found(library, '"ase"') == ["As"]
    assert found(library, "ide") == found(library, "idé") == ["Idé"]
    assert found(library, "ANDRE kafe") == ["Idé"]
    fill(library, ready("Ødegård", "Mæland."), ready("Odegard", "Maeland."))
    assert found(library, "ødegård") == ["Ødegård"]
    assert found(library, "odegard") == ["Odegard"]
    assert found(library, '"mæland"') == ["Ødegård"]


def test_letters_that_are_spelt_as_two_are_found_so_and_the_other_way_round(library: WritableLibrary) -> None:
    fill(
        library,
        ready("A", "Båten lå i Ålesund. Åse Moe sa ikke mer om skjærgården."),
        ready("B", "Baaten var ikke i Aalesund. Aase Mø ville ut i skjaergaarden.", minutes=1),
        ready("C", "Baten. Alesund. Ase Mo. Skjargarden.", minutes=2),
    )
    for typed in (
        "ålesund",
        "aalesund",
        "båten",
        "baat",
        "åse",
        "aase",
        "moe",
        "mø",
        "skjærgård",
        "skjaergaard",
        "skjaergårds",
    ):
        assert found(library, typed) == ["B", "A"]
    assert found(library, "ålesu", unfinished=True) == found(library, "aalesu", unfinished=True) == ["B", "A"]
    assert found(library, '"aalesund"') == found(library, '"aase mø"') == ["B"]
    assert found(library, "-aalesund") == ["C"]


def test_words_are_found_in_all_their_forms_and_as_written_between_quotes(library: WritableLibrary) -> None:
    fill(
        library,
        ready("A", "Regjeringen møttes i dag og sa at skolen skal bygges.", minutes=1),
        ready("B", "Regjeringens forslag ble lagt frem for de andre.", minutes=2),
        ready("C", "En regjering er ikke alltid enig med seg selv om skolene.", minutes=3),
    )
    assert found(library, "regjering") == ["C", "B", "A"]
    assert found(library, "regjeringene") == ["C", "B", "A"]
    assert found(library, '"regjering"') == ["C"]
    assert found(library, "regjering skole") == ["C", "A"]
    assert library.headlines_after(View(search=parse("regjering"))) == library.headlines_after(
        View(search=parse('"regjering"'))
    )  # not expanded: as written


def test_phrases_stand_in_a_row(library: WritableLibrary) -> None:
    fill(
        library, ready("A", "Ferga gikk på grunn.", minutes=1), ready("B", "På grunn av vinden gikk ferga.", minutes=2)
    )
    assert found(library, '"på grunn"') == ["B", "A"]
    assert found(library, '"gikk på grunn"') == ["A"]
    assert found(library, '"grunn av" ferga') == ["B"]


def test_excluded_words_are_not_there_also_where_nothing_else_is_asked(library: WritableLibrary) -> None:
    fill(library, ready("Storm", "Ferga går."), ready("Tog", "Toget går.", minutes=1), ready("Fly", "Fint.", minutes=2))
    assert found(library, "går -ferga") == ["Tog"]
    assert found(library, "-ferga") == ["Fly", "Tog"]
    assert found(library, '-ferga -"toget går"') == ["Fly"]
    assert filtered(library, "-storm") == ["Fly", "Tog"]


def test_either_of_two_and_what_stands_in_parentheses(library: WritableLibrary) -> None:
    fill(
        library,
        ready("A", "Ferga ligger ved kai.", minutes=1),
        ready("B", "Toget står på stasjonen.", minutes=2),
        ready("C", "Ferga og toget venter.", minutes=3),
        ready("D", "Flyet landet i går.", minutes=4),
    )
    assert found(library, "ferga OR toget") == ["C", "B", "A"]
    assert found(library, "(ferga toget) OR flyet") == ["D", "C"]
    assert found(library, "venter ferga OR toget") == ["C"]
    assert found(library, "-(ferga OR toget)") == ["D"]
    assert found(library, "-(ferga toget)") == ["D", "B", "A"]
    assert found(library, "toget OR -ferga") == ["D", "C", "B"]
    assert found(library, "(toget OR -ferga) -(flyet OR venter)") == ["B"]
    assert found(library, "flyet OR (toget stas", unfinished=True) == ["D", "B"]
    fill(library, ready("Stasmusikk", "Toget går.", minutes=5))
    assert found(library, "flyet OR (toget stas", unfinished=True) == ["Stasmusikk", "D", "B"]
    assert found(library, "-flyet OR stas", unfinished=True) == ["Stasmusikk", "C", "B", "A"]


SOME_WORDS = ("ferga", "toget", "storm", "vest", "grunn")
asked_for = queries_of(st.sampled_from(SOME_WORDS) | st.sampled_from(["på grunn", "storm i vest"]).map('"{}"'.format))


@pytest.fixture(scope="module")
def two_libraries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[WritableLibrary, WritableLibrary]]:
    one, other = (made(tmp_path_factory.mktemp("two")) for made in MAKERS.values())
    for made in (one, other):
        for n in range(1 << len(SOME_WORDS)):
            said = [word for at, word in enumerate(SOME_WORDS) if n >> at & 1]
            fill(made, ready(f"Sak {n} {' '.join(said[:1])}", f"Her {' på '.join(said)} i vest.", minutes=n))
    yield one, other
    one.close()
    other.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(typed=asked_for, unfinished=st.booleans(), oldest_first=st.booleans())
def test_all_libraries_find_the_same(
    two_libraries: tuple[WritableLibrary, WritableLibrary], typed: str, unfinished: bool, oldest_first: bool
) -> None:
    typed = typed[:-1] if unfinished else typed
    query = parse(typed, unfinished=unfinished)
    answers = []
    for library in two_libraries:
        view = View(search=library.expand(query), oldest_first=oldest_first)
        answers.append(titles(library.headlines_after(view, limit=100)))
        assert len(answers[-1]) == library.count(view)
        assert set(titles(library.best(view.search, limit=100))) == set(answers[-1])
    assert answers[0] == answers[1]


def test_an_unfinished_word_goes_on_in_text_and_headline(library: WritableLibrary) -> None:
    fill(
        library,
        ready("Regnvær", "Vått."),
        ready("Sol", "Det regner ikke.", minutes=1),
        ready("Regjering", "Ny.", minutes=2),
    )
    assert found(library, "regn", unfinished=True) == ["Sol", "Regnvær"]
    assert found(library, "ikke regn", unfinished=True) == ["Sol"]
    assert found(library, "-ikke regnv", unfinished=True) == ["Regnvær"]
    assert found(library, "regnv", unfinished=True) == ["Regnvær"]
    assert found(library, "regnv") == []
    assert filtered(library, "r") == ["Regjering", "Regnvær"]
    assert filtered(library, "regnv") == ["Regnvær"]


def test_what_is_excluded_is_so_also_where_a_headline_begins_as_typed(library: WritableLibrary) -> None:
    fill(library, ready("Regnvær", "Vått."), ready("Regnbue", "Den kom ikke.", minutes=1))
    assert found(library, "-ikke regn", unfinished=True) == ["Regnvær"]
    assert found(library, "vått regn", unfinished=True) == ["Regnvær"]
    assert found(library, "-ikke -vått regn", unfinished=True) == []


def test_the_filter_looks_at_headline_and_source_only(library: WritableLibrary) -> None:
    fill(library, ready("Storm", "Ferga går.", url="https://www.bladet.example/1"), ready("Ferge", minutes=1))
    assert filtered(library, "ferg") == ["Ferge"]
    assert filtered(library, "bladet") == ["Storm"]
    assert filtered(library, "storm blad") == ["Storm"]


def test_filter_and_search_have_to_be_met_both(library: WritableLibrary) -> None:
    fill(
        library,
        *(
            ready(f"{'Storm' if n % 2 else 'Stille'} {n}", "Ferga." if n % 3 else "Toget.", minutes=n)
            for n in range(400)
        ),
    )
    view = View(filter=parse("storm"), search=parse('"ferga"'))
    expected = [f"Storm {n}" for n in range(400) if n % 2 and n % 3]
    assert titles(library.headlines_after(view, limit=500)) == expected[::-1]
    assert titles(library.headlines_before(replace(view, oldest_first=True), limit=5)) == expected[-5:]
    assert library.count(view) == len(expected)


def test_only_the_places_within_and_none_of_those_without(library: WritableLibrary) -> None:
    stories = [ready(f"Sak {n}", "Regn." if n % 2 else "Sol.", minutes=n) for n in range(300)]
    fill(library, *stories)
    places = [headline.place for headline in library.headlines_after(View(oldest_first=True), limit=300)]
    third = places[::3]

    def shown(view: View) -> list[int]:
        headlines = library.headlines_after(view, limit=500)
        assert library.count(view) == len(headlines)
        assert [library.count(view, most=most) for most in (1, 40, 500)] == [
            min(len(headlines), m) for m in (1, 40, 500)
        ]
        assert library.headlines_before(view, limit=500) == headlines
        if headlines:
            assert library.headlines_after(view, headlines[0].place, limit=2) == headlines[1:3]
        return [int(headline.text.split()[1]) for headline in headlines]

    assert shown(View(within=third)) == list(range(297, -1, -3))
    assert shown(View(within=[places[0] - 1, *third, places[-1] + 5])) == list(range(297, -1, -3))
    assert shown(View(within=[])) == []
    assert shown(View(without=third)) == [n for n in range(299, -1, -1) if n % 3]
    assert shown(View(without=[places[0] - 1, *third])) == [n for n in range(299, -1, -1) if n % 3]
    assert shown(View(within=third, without=places[::2], oldest_first=True)) == list(range(3, 300, 6))
    assert shown(View(search=parse('"regn"'), within=third)) == [n for n in range(297, -1, -3) if n % 2]
    assert shown(View(search=parse('"regn"'), without=third)) == [n for n in range(299, -1, -1) if n % 2 and n % 3]
    assert shown(View(filter=parse('"299"'), without=third)) == [299]


def test_the_best_say_most_of_it(library: WritableLibrary) -> None:
    fill(
        library,
        ready("Litt", "Ferga " + "og noe annet som skjedde den dagen " * 20, minutes=9),
        ready("Ferga", "Ferga ferga ferga.", minutes=1),
        ready("Annet", "Vind.", minutes=5),
    )
    query = parse('"ferga"')
    assert titles(library.best(query)) == ["Ferga", "Litt"]
    assert titles(library.best(query, limit=1)) == ["Ferga"]
    assert titles(library.best(query, among=1)) == ["Litt"]
    assert titles(library.best(parse("-vind"), limit=1)) == ["Litt"]


def test_a_story_that_came_twice_is_no_doubt_and_the_newest_is_meant(library: WritableLibrary) -> None:
    fill(library, ready("Storm – i vest", name="old"), ready("«Storm» — i vest", name="new", minutes=3))
    meant = library.graph.resolve("STORM - i vest").story
    assert meant is not None
    assert meant.text == "«Storm» — i vest"
    assert library.graph.resolve("–").nearest is None
    assert library.graph.resolve("").nearest is None
    assert library.graph.resolve("Ingen slik sak finnes her").nearest is None


def test_references_wait_for_their_story_and_wait_again_when_it_goes(library: WritableLibrary) -> None:
    storm = ready("Storm", refers=("Ferga står", "Toget går"))
    ferga = ready("FERGA STÅR.", name="ferga", minutes=7)
    fill(library, storm)
    assert [(link.title, link.target) for link in library.graph.references(id_of(storm))] == [
        ("Ferga står", None), ("Toget går", None),
    ]  # fmt: skip
    fill(library, ferga)
    assert library.graph.references(id_of(storm))[0].target == library.headline(id_of(ferga))
    assert titles(library.graph.referring(id_of(ferga))) == ["Storm"]
    fill(library, ready("Orkan", refers=("Ferga står",), minutes=1))
    assert titles(library.graph.referring(id_of(ferga))) == ["Orkan", "Storm"]
    assert titles(library.graph.referring(id_of(ferga), limit=1)) == ["Orkan"]
    assert titles(library.graph.mentioning("FERGA STÅR.")) == ["Orkan", "Storm"]
    assert titles(library.graph.mentioning("Ferga står", limit=1)) == ["Orkan"]
    assert titles(library.graph.mentioning("Toget går")) == ["Storm"]
    assert not library.graph.mentioning("Ferga")
    library.put(Batch(removed=[ferga.key]))
    assert library.graph.references(id_of(storm))[0].target is None
    for unknown in ("aaaaaaaaaaaaa", "?"):
        assert not library.graph.references(unknown)
        assert not library.graph.referring(unknown)


def test_a_reference_to_marks_alone_leads_nowhere(library: WritableLibrary) -> None:
    silent = replace(ready("Storm"), references=("–", "…"))
    fill(library, silent, ready("?", name="marks"))
    assert [link.target for link in library.graph.references(id_of(silent))] == [None, None]


def test_many_stories_are_found_by_their_ids_at_once(library: WritableLibrary) -> None:
    fill(library, *(ready(f"Sak {n}", minutes=n) for n in range(1_500)))
    wanted = library.headlines_after(EVERYTHING, limit=1_200)
    found = library.headlines_of([*(each.story_id for each in wanted), wanted[0].story_id, "nobody", "a" * 13])
    assert {each.story_id: each for each in found} == {each.story_id: each for each in wanted}
    assert len(found) == 1_200
    assert library.headlines_of([]) == []


def test_identities_and_places_lead_to_each_other(library: WritableLibrary) -> None:
    fill(library, *(ready(f"Sak {n}", minutes=n) for n in range(1_500)))
    headlines = library.headlines_after(View(oldest_first=True), limit=2_000)
    places = [headline.place for headline in headlines]
    identities = [headline.identity for headline in headlines]
    assert library.identities(places) == identities
    assert library.identities([5, *places[:2]]) == identities[:2]
    assert library.places({*identities, "00" * 12, "no identity"}) == places
    assert library.places([]) == []


def test_files_are_kept_and_forgotten_whatever_their_names(library: WritableLibrary) -> None:
    good = SourceFile("/news/storm.txt", 12, 1_700_000_000_123_456_789, b"0123456789abcdef")
    bad = SourceFile("/news/\udcff\nferge.txt", 0, -5, b"", "it is empty")
    library.put(Batch([ready("Storm")], files=[good, bad]))
    assert library.files([good.path, bad.path, "/news/none.txt"]) == {good.path: good, bad.path: bad}
    assert set(library.all_files()) == {good.path, bad.path}
    assert [(str(error.path), error.reason) for error in library.unreadable()] == [(bad.path, "it is empty")]
    version = library.state().version
    library.put(Batch(files=[replace(bad, reason=None, size=3)]))
    assert library.unreadable() == []
    assert library.state().version > version
    library.put(Batch(forgotten=[good.path, "/never/seen"]))
    assert set(library.all_files()) == {bad.path}


def test_what_a_library_holds_is_told(library: WritableLibrary) -> None:
    undated = ready("Udatert", at=None)
    fill(
        library,
        ready(
            "Storm",
            "Det blåser fra vest, og ferga står ved kai.",
            url="https://a.example/1",
            refers=("Fly står på bakken",),
        ),
        ready("Ferge", "Det blåser fra nord, og ferga går ikke lenger.", url="https://a.example/2", minutes=60),
        ready("Nyttår", at=datetime(2019, 12, 31, 23, 30, tzinfo=timezone(timedelta(hours=-1)))),
        ready("Bort"),
        undated,
    )
    library.put(Batch(removed=[ready("Bort").key]))
    info = library.info()
    assert (info.stories, info.references, info.undated) == (4, 1, 1)
    assert (info.first, info.last) == (datetime(2020, 1, 1, 0, 30, tzinfo=UTC), NOON + timedelta(minutes=60))
    assert list(info.years.items()) == [(2019, 1), (2024, 2)]
    assert info.sources == {"a.example": 2}
    assert sum(info.languages.values()) == 4


def test_a_question_that_was_overtaken_is_not_answered(library: WritableLibrary) -> None:
    fill(library, ready("Storm"))
    question = Question()
    question.overtake()
    for ask in (library.headlines_after, library.headlines_before, library.count):
        with pytest.raises(Overtaken):
            ask(View(search=parse("storm")), question=question)
    with pytest.raises(Overtaken):
        library.best(parse("storm"), question=question)
    assert library.count(View(search=parse("storm")), question=Question()) == 1


def test_who_follows_is_told_of_a_change_and_ends_when_told_to(library: WritableLibrary) -> None:
    told, stop = Event(), Event()
    following = Thread(target=library.follow, args=(told.set, stop))
    following.start()
    try:
        for n in range(600):
            fill(library, ready(f"Sak {n}"))
            if told.wait(0.1):
                break
        assert told.is_set()
    finally:
        stop.set()
        following.join(10)
    assert not following.is_alive()


def test_in_bulk_and_tidied_a_library_holds_the_same(library: WritableLibrary) -> None:
    library.in_bulk()
    for n in range(30):
        fill(library, ready(f"Storm {n}", minutes=n))
    library.tidy()
    assert found(library, "storm") == [f"Storm {n}" for n in range(29, -1, -1)]
    fill(library, ready("Storm etterpå", minutes=99))
    assert found(library, "storm")[0] == "Storm etterpå"


words = st.text(max_size=6) | st.sampled_from(
    ['"', "a*", "NOT", "AND", "(", "NEAR(", "\x00", "\ud800", "title:", "^", "-"]
)
terms = st.builds(Term, st.lists(words, min_size=1, max_size=3).map(tuple), st.booleans(), st.booleans(), st.booleans())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(terms, max_size=4).map(lambda each: Query(tuple(each))) | st.text(max_size=30).map(parse))
def test_no_question_is_too_strange(library: WritableLibrary, query: Query) -> None:
    if not library.state().stories:
        fill(library, ready("Storm i vest", "AND (NOT) title: «å» a b c."), ready("Ferge", minutes=1))
    for asked in (query, library.expand(query)):
        assert all(
            word in forms
            for term in library.expand(query).terms
            for word, forms in zip(term.words, term.forms, strict=True)
        )
        for view in (View(search=asked), View(filter=asked), View(filter=asked, search=asked, oldest_first=True)):
            assert len(library.headlines_after(view)) == library.count(view)
        library.best(asked)
