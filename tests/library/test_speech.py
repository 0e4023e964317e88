"""What every library tells of who said what and who is named, whatever keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.library.shelving import NOON, WIRE, id_of, of_a_paper, ready
from tests.library.test_contract import MAKERS
from tui.library.base import Batch, Overtaken, Question, WritableLibrary
from tui.library.preparing import Prepared
from tui.library.query import NOTHING, Query, parse
from tui.library.speech import NameKind, Said
from tui.library.sqlite.library import SqliteLibrary, open_library_file

QUOTAS = ready(
    "Krangler om kvotene",
    "Fiskerne er sinte.\n\n– Vi vil ha flere fisker, sier fiskeriminister Kari Moen til NTB.\n\n"
    "– Det er for lite, sier Ola Nordli.\n\n«Ingen skal gi seg», sier Kari Moen.",
    minutes=2,
)
STORM = ready(
    "Storm i vest", "– Det blåser fælt på Stad, sier Ola Nordli.\n\n– Ingen vet hvorfor, sier en nabo.", minutes=1
)
SONG = ready("Synger i kor", "– Vi synger hver fisk i havet, sier André Ås.", minutes=0)
QUIET = ready("Ingen snakker", "Det var stille på Stad.", minutes=3)


@pytest.fixture(params=MAKERS)
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[WritableLibrary]:
    made = MAKERS[request.param](tmp_path)
    made.put(Batch([SONG, QUOTAS, QUIET, STORM]))
    yield made
    assert not isinstance(made, SqliteLibrary) or made.check() == []
    made.close()


def said(
    library: WritableLibrary,
    about: str = "",
    speaker: str = "",
    *,
    first: int | None = None,
    last: int | None = None,
    below: tuple[int, int] | None = None,
    limit: int = 50,
) -> list[str]:
    """The words of the quotes."""
    found = library.speech.quotes(asked(library, about), asked(library, speaker), first, last, below, limit)
    return [quote.text for quote in found]


def asked(library: WritableLibrary, typed: str) -> Query:
    return library.expand(parse(typed)) if typed else NOTHING


def place_of(library: WritableLibrary, story: Prepared) -> int:
    headline = library.headline(id_of(story))
    assert headline is not None
    return headline.place


def named(library: WritableLibrary, kind: NameKind, beginning: str, limit: int = 20) -> dict[str, int]:
    return dict(library.speech.names(kind, beginning, limit))


ALL = [
    "Vi vil ha flere fisker",
    "Det er for lite",
    "Ingen skal gi seg",
    "Det blåser fælt på Stad",
    "Ingen vet hvorfor",
    "Vi synger hver fisk i havet",
]


def test_quotes_come_from_the_newest_story_first_and_in_the_order_of_its_text(library: WritableLibrary) -> None:
    assert said(library) == ALL


def test_a_quote_tells_where_it_stands_and_who_said_it(library: WritableLibrary) -> None:
    quotes = library.speech.quotes()
    story = library.headline(id_of(QUOTAS))
    text = library.article(id_of(QUOTAS)).document.text
    assert [quote.speaker for quote in quotes] == [
        "Kari Moen",
        "Ola Nordli",
        "Kari Moen",
        "Ola Nordli",
        None,
        "André Ås",
    ]
    assert [quote.n for quote in quotes] == [0, 1, 2, 0, 1, 0]
    assert all(quote.story == story and text[quote.start : quote.end] == quote.text for quote in quotes[:3])


def test_quotes_are_found_by_words_in_any_form_and_by_who_said_them(library: WritableLibrary) -> None:
    assert said(library, "fisk") == [ALL[0], ALL[5]]
    assert said(library, '"fisk"') == [ALL[5]]
    assert said(library, speaker="nordli") == [ALL[1], ALL[3]]
    assert said(library, "ingen", "moen") == [ALL[2]]
    assert said(library, "ingen OR stad", "nordli") == [ALL[3]]
    assert said(library, speaker="andre ås") == [ALL[5]]
    assert said(library, speaker="andre as") == []


def test_a_name_that_is_said_is_not_the_speaker_and_the_speaker_is_not_said(library: WritableLibrary) -> None:
    assert said(library, "nordli") == []
    assert said(library, speaker="stad") == []


def test_words_and_speaker_are_those_of_one_and_the_same_quote(library: WritableLibrary) -> None:
    assert said(library, "lite", "moen") == []


def test_quotes_can_be_asked_for_by_what_is_not_in_them(library: WritableLibrary) -> None:
    assert said(library, "-ingen") == [ALL[0], ALL[1], ALL[3], ALL[5]]
    assert said(library, "ingen", "-moen") == [ALL[4]]
    assert said(library, "-stad", "nordli") == [ALL[1]]
    assert said(library, "-fisk", "-nordli") == [ALL[2], ALL[4]]


@pytest.mark.parametrize(("about", "speaker"), [("", ""), ("ingen OR fisk OR stad", ""), ("", "moen OR nordli")])
def test_the_next_page_goes_on_behind_the_last_quote_of_this_one(
    library: WritableLibrary, about: str, speaker: str
) -> None:
    paged: list[Said] = []
    below = None
    while page := library.speech.quotes(asked(library, about), asked(library, speaker), below=below, limit=2):
        paged += page
        below = (page[-1].story.place, page[-1].n)
    assert [quote.text for quote in paged] == said(library, about, speaker)


def test_quotes_of_some_days_only(library: WritableLibrary) -> None:
    storm, quotas = place_of(library, STORM), place_of(library, QUOTAS)
    assert said(library, first=storm) == ALL[:5]
    assert said(library, last=storm) == ALL[3:]
    assert said(library, first=storm, last=storm) == ALL[3:5]
    assert said(library, "ingen", first=quotas) == [ALL[2]]
    assert said(library, "ingen", "nordli OR moen", first=storm, last=quotas) == [ALL[2]]
    assert said(library, "ingen", last=storm, below=(storm, 1)) == []


def test_what_the_same_story_says_in_several_papers_is_said_once(library: WritableLibrary) -> None:
    wire = [of_a_paper(paper, WIRE, hour=hour) for hour, paper in enumerate(("avisa", "bladet", "posten"), 12)]
    own = of_a_paper("tidende", f"{WIRE}\n\n– Her er det uvær nå, sier Ane Hove.", hour=16)
    library.put(Batch([*wire, own]))
    (found,) = library.speech.quotes(asked(library, "leter"))
    assert said(library, "leter") == ["Vi leter til vi finner dem"]
    assert found.story.also == 3
    assert said(library, "uvær") == ["Her er det uvær nå"]
    assert "Vi leter til vi finner dem" in said(library, "leter", first=found.story.place + 1)


def test_no_more_quotes_come_than_are_wanted(library: WritableLibrary) -> None:
    assert said(library, limit=4) == ALL[:4]
    assert said(library, "ingen", limit=1) == [ALL[2]]
    assert said(library, limit=0) == []


def test_nobody_waits_for_a_question_that_was_given_up(library: WritableLibrary) -> None:
    question = Question()
    question.overtake()
    with pytest.raises(Overtaken):
        library.speech.quotes(question=question)


def test_a_story_that_changes_has_its_new_quotes_only(library: WritableLibrary) -> None:
    library.put(Batch([ready("Krangler om kvotene", "– Nå er det nok, sier Siv Dahl.", minutes=2)]))
    assert said(library, "ingen OR nok") == ["Nå er det nok", "Ingen vet hvorfor"]
    assert said(library, speaker="moen") == []
    assert named(library, "speaker", "") == {"Ola Nordli": 1, "André Ås": 1, "Siv Dahl": 1}


def test_a_story_that_goes_takes_its_quotes_and_names_along(library: WritableLibrary) -> None:
    library.put(Batch(removed=[STORM.key, SONG.key]))
    assert said(library) == ALL[:3]
    assert said(library, "ingen") == [ALL[2]]
    assert named(library, "speaker", "") == {"Kari Moen": 1, "Ola Nordli": 1}


def test_names_begin_with_any_of_their_words_and_are_counted_in_stories(library: WritableLibrary) -> None:
    assert library.speech.names("speaker", "") == [("Ola Nordli", 2), ("André Ås", 1), ("Kari Moen", 1)]
    assert named(library, "speaker", "no") == {"Ola Nordli": 2}
    assert named(library, "speaker", "Andre") == {"André Ås": 1}
    assert named(library, "speaker", "ola no") == {"Ola Nordli": 2}
    assert named(library, "speaker", "nordli o") == {}
    assert named(library, "speaker", "as") == {}
    assert named(library, "speaker", "", limit=1) == {"Ola Nordli": 2}


def test_every_kind_of_name_is_known(library: WritableLibrary) -> None:
    body = "Det går ingen ferge i kveld, for det blåser mye. (NTB)"
    text = f"Av Siv Dahl og Per Vik\n\nFerga står.\n\n{body}\n\nSTOPP: Ferga ved kai. Foto: Ane Hove / Scanpix"
    library.put(Batch([ready("Ferga står", text)]))
    assert named(library, "author", "") == {"Siv Dahl": 1, "Per Vik": 1}
    assert named(library, "agency", "n") == {"NTB": 1}
    assert named(library, "paper", "nt") == {"NTB": 1}
    assert named(library, "photo", "") == {"Ane Hove": 1, "Scanpix": 1}
    assert named(library, "photo", "hov") == {"Ane Hove": 1}
    assert sum(named(library, "language", "n").values()) == 5


def test_a_name_that_is_no_name_is_not_offered(library: WritableLibrary) -> None:
    text = f"STOPP: Ferga ved kai. Foto: Ane Hove / 2024 / {'Lang ' * 20}"
    library.put(Batch([ready("Ferga står", text)]))
    assert named(library, "photo", "") == {"Ane Hove": 1}


def test_names_that_many_stories_have_come_before_those_of_few(library: WritableLibrary) -> None:
    stories = [ready(f"Sak {n}", "– Nei, sier Ane Lie.", minutes=n) for n in range(25)]
    library.put(Batch([*stories, *(ready(f"Sak {n}", f"– Nei, sier Aa{chr(72 + n)} Lie.") for n in range(25, 45))]))
    assert library.speech.names("speaker", "a", limit=3)[0] == ("Ane Lie", 25)
    assert library.speech.names("speaker", "lie", limit=1) == [("Ane Lie", 25)]
    assert len(library.speech.names("speaker", "lie", limit=50)) == 21


@pytest.mark.parametrize(
    ("about", "speaker"),
    [("", ""), ("ingen", ""), ("", "moen"), ("ingen OR fisk", "moen OR nordli"), ("-stad", "-moen")],
)
def test_quotes_are_never_sorted_by_the_database(tmp_path: Path, about: str, speaker: str) -> None:
    with closing(open_library_file(tmp_path / "library.spalte", create=True)) as library:
        library.put(Batch([SONG, QUOTAS, QUIET, STORM]))
        words, name = asked(library, about), asked(library, speaker)
        asked_for: list[str] = []
        with library._readers.asking() as connection:
            connection._connection.set_trace_callback(asked_for.append)
        assert library.speech.quotes(words, name, 0, 1 << 40)
        with library._readers.asking() as connection:
            connection._connection.set_trace_callback(None)
            plans = [
                step
                for statement in asked_for
                if statement.startswith("SELECT")
                for *_, step in connection.rows(f"EXPLAIN QUERY PLAN {statement}")
            ]
    assert plans
    assert not any("TEMP B-TREE" in step for step in plans)


def test_the_thousandth_quote_of_a_story_is_found(library: WritableLibrary) -> None:
    text = "\n\n".join(f"– Svar {n} er ja, sier Ola Nordli." for n in range(1_100))
    library.put(Batch([ready("Spør og svarer", text, at=NOON, minutes=9)]))
    assert said(library, '"svar 1023"') == ["Svar 1023 er ja"]
    assert said(library, '"svar 1024"') == []
    assert said(library, limit=1_025)[-2:] == ["Svar 1023 er ja", ALL[0]]
