"""What a story refers to and what refers to it, with what is known of each; what the reader says a title means."""

from collections.abc import Sequence
from datetime import UTC, datetime
from threading import Event

import pytest
from textual.pilot import Pilot

from tests.driving import Newsroom, pane, press, reading, said, settle
from tests.ui.test_reading import open_now, pointing
from tui.library.base import Headline
from tui.library.corrections import NO_STORY
from tui.library.marks import Marks
from tui.typeset.lines import StopKind
from tui.ui.app import SpalteApp
from tui.ui.screens.candidates import CandidatesScreen
from tui.ui.screens.choosing import ChoosingScreen
from tui.ui.screens.references import ReferencesScreen
from tui.ui.widgets.row_list import RowList

RENAMED = "Fire av fem ferger på Vestlandet står stille mandag morgen"


def newsroom() -> Newsroom:
    """A story of 30 April that refers to one, to one of two, to none, and to one renamed; two refer to it."""
    library = Newsroom({})
    for name, month, day, source, headline, titles in (
        ("mars", 3, 1, "Nationen", "Ordet er fritt", ()),
        ("april", 4, 20, "Dag og Tid", "Ordet er fritt", ()),
        ("ferger", 4, 27, "BT", f"{RENAMED} etter storm", ()),
        ("skatt", 4, 28, "NTB", "Kutter i skatten", ()),
        ("en", 4, 30, "NTB", "Dette vet vi", ("Kutter i skatten", "Ordet er fritt", "Borte for alltid", RENAMED)),
        ("etter", 5, 2, "VG", "Derfor ble det slik", ("Dette vet vi",)),
        ("siden", 5, 3, "NTB", "Kommunene frykter et tungt år", ("Dette vet vi",)),
    ):
        moment = datetime(2019, month, day, 12, 5, tzinfo=UTC)
        library.put_article(name, pointing(headline, *titles, paragraphs=1), moment, source=source)
    return library


def drawn(app: SpalteApp) -> list[str]:
    """The rows of the list that is open, without what stands at their right."""
    shown = app.screen.query_one(RowList)
    lines = (shown.render_line(y).text.rstrip("▐ ") for y in range(shown.size.height))
    return [line for line in lines if line]


async def at_the_story(pilot: Pilot[None], *keys: str) -> None:
    await settle(pilot)
    await press(pilot, "j", "j", "enter", *keys)


async def test_both_directions_are_listed_with_date_and_state() -> None:
    marks = Marks()
    marks.mark_read("skatt", True)
    app = SpalteApp(newsroom(), marks)
    async with app.run_test(size=(100, 40)) as pilot:
        await at_the_story(pilot, "U")
        assert drawn(app) == [
            "Refers to",
            " 1 ▸ Kutter i skatten",
            "     28 April 2019 12:05 · read · NTB",
            " 2 ▸ Ordet er fritt",
            "     one of 2 stories of this name: Enter chooses",
            " 3 ▸ Borte for alltid",
            "     wanted: not in the library",
            f" 4 ▸ {RENAMED}",
            f"     now “{RENAMED} etter storm”",
            "     27 April 2019 12:05 · unread · BT",
            "Referred to by",
            "   ◂ Kommunene frykter et tungt år",
            "     3 May 2019 12:05 · unread · NTB",
            "   ◂ Derfor ble det slik",
            "     2 May 2019 12:05 · unread · VG",
        ]


@pytest.mark.parametrize(("keys", "there"), [(("1",), "skatt"), (("4",), "ferger"), (("G", "enter"), "etter")])
async def test_one_goes_to_a_story_of_the_list_and_back(keys: tuple[str, ...], there: str) -> None:
    app = SpalteApp(newsroom(), Marks())
    async with app.run_test(size=(80, 24)) as pilot:
        await at_the_story(pilot, "U", *keys)
        assert open_now(app) == there
        await press(pilot, "backspace")
        assert open_now(app) == "en"


@pytest.mark.parametrize(
    ("down", "referring", "which"),
    [(3, "sist", 1), (5, "en", 3)],
    ids=["as it is written", "as it was before it was changed"],
)
async def test_a_story_that_refers_here_is_opened_at_that_reference(down: int, referring: str, which: int) -> None:
    library = newsroom()
    last = pointing("Sist", "Kutter i skatten", "Dette vet vi", "Dette vet vi", paragraphs=60)
    library.put_article("sist", last, datetime(2019, 5, 4, 12, 5, tzinfo=UTC))
    app = SpalteApp(library, Marks())
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *"j" * down, "enter")
        there = open_now(app)
        await press(pilot, "U", "G", *(["k", "k"] if referring == "sist" else []), "enter")
        assert open_now(app) == referring
        here = pane(app).here
        assert here is not None
        assert (here.kind, here.which) == (StopKind.REFERENCE, which)
        assert pane(app).top_offset <= here.start < pane(app).end_offset
        await press(pilot, "enter")
        assert open_now(app) == there


async def test_the_story_says_of_a_title_that_several_bear_how_many_there_are() -> None:
    app = SpalteApp(newsroom(), Marks())
    async with app.run_test(size=(120, 24)) as pilot:
        await at_the_story(pilot)
        assert pane(app).states[1].strip() == "one of 2"


@pytest.mark.parametrize("keys", [("2",), ("U", "j", "enter")])
async def test_a_title_that_several_bear_offers_them_the_nearest_in_time_first(keys: tuple[str, ...]) -> None:
    marks = Marks()
    app = SpalteApp(newsroom(), marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_the_story(pilot, *keys)
        assert isinstance(app.screen, CandidatesScreen)
        assert [line.strip() for line in drawn(app)] == [
            "Ordet er fritt",
            "20 April 2019 12:05 · unread · Dag og Tid",
            "Ordet er fritt",
            "1 March 2019 12:05 · unread · Nationen",
            "None of these: its story is not in the library",
        ]
        await press(pilot, "j", "enter")
        assert open_now(app) == "mars"
        assert marks.correction("Ordet er fritt") is None
        await press(pilot, "backspace")
        assert open_now(app) == "en"


async def test_a_candidate_that_is_said_to_be_meant_is_gone_to_at_once_from_then_on_until_that_is_taken_back() -> None:
    marks = Marks()
    app = SpalteApp(newsroom(), marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_the_story(pilot, "2", "j", "c")
        assert open_now(app) == "mars"
        assert marks.correction("Ordet er fritt") == "mars"
        await press(pilot, "backspace", "2")
        assert open_now(app) == "mars"
        await press(pilot, "backspace", "z", "2")
        assert isinstance(app.screen, CandidatesScreen)


async def test_what_a_title_means_is_said_in_the_list_and_stands_there_as_said() -> None:
    marks = Marks()
    app = SpalteApp(newsroom(), marks)
    async with app.run_test(size=(80, 40)) as pilot:
        await at_the_story(pilot, "U", "j", "c", "j", "enter")
        assert isinstance(app.screen, ReferencesScreen)
        assert "     1 March 2019 12:05 · unread · Nationen · as you said" in drawn(app)
        await press(pilot, "c")
        assert drawn(app)[2] == "▶ Ordet er fritt"
        await press(pilot, "G", "enter")
        assert marks.correction("Ordet er fritt") is None
        assert "     one of 2 stories of this name: Enter chooses" in drawn(app)
        await press(pilot, "escape")
        assert said(app) == "“Ordet er fritt” means what Spalte finds; z takes it back."


async def test_a_title_is_said_to_mean_none_of_the_stories_and_another_than_was_found() -> None:
    marks = Marks()
    app = SpalteApp(newsroom(), marks)
    async with app.run_test(size=(80, 40)) as pilot:
        await at_the_story(pilot, "U", "G", "k", "k", "c")
        assert "ferger" in drawn(app)[0]
        await press(pilot, "G", "enter")
        assert marks.correction(RENAMED) == NO_STORY
        assert "     none of the stories here, as you said" in drawn(app)
        await press(pilot, "escape", "4")
        assert open_now(app) == "en"
        await press(pilot, "z")
        await press(pilot, "4")
        assert open_now(app) == "ferger"


async def test_a_story_that_a_title_was_said_not_to_mean_is_not_referred_to_by_it() -> None:
    app = SpalteApp(newsroom(), Marks())
    async with app.run_test(size=(80, 40)) as pilot:
        await at_the_story(pilot, "4", "U")
        assert drawn(app) == ["Referred to by", "   ◂ Dette vet vi", "     30 April 2019 12:05 · read · NTB"]
        await press(pilot, "escape", "backspace", "U", "j", "j", "j", "c", "G", "enter", "escape", "J", "J", "U")
        assert open_now(app) == "ferger"
        assert said(app) == "This story refers to no other, and none to it."


async def test_a_wanted_title_offers_stories_with_its_words() -> None:
    library = newsroom()
    library.put_article("alltid", pointing("De er borte", paragraphs=1), datetime(2019, 4, 2, tzinfo=UTC))
    marks = Marks()
    app = SpalteApp(library, marks)
    async with app.run_test(size=(80, 40)) as pilot:
        await at_the_story(pilot, "U", "j", "j", "c")
        assert drawn(app)[0].strip() == "De er borte"
        await press(pilot, "enter", "3")
        assert open_now(app) == "alltid"


async def test_a_wanted_title_is_found_when_its_story_comes() -> None:
    library = newsroom()
    app = SpalteApp(library, Marks())
    async with app.run_test(size=(80, 40)) as pilot:
        await at_the_story(pilot, "U")
        assert "     wanted: not in the library" in drawn(app)
        library.put_article("kom", pointing("Borte for alltid", paragraphs=1), datetime(2019, 4, 3, tzinfo=UTC))
        library.announce()
        await settle(pilot)
        assert "     3 April 2019 · unread" in drawn(app)
        await press(pilot, "3")
        assert open_now(app) == "kom"


async def test_a_list_that_comes_late_is_not_shown_over_another_story(monkeypatch: pytest.MonkeyPatch) -> None:
    library, go_on = newsroom(), Event()
    referring = library.graph.referring

    def late(story_id: str, limit: int = 100) -> Sequence[Headline]:
        go_on.wait()
        return referring(story_id, limit)

    monkeypatch.setattr(library.graph, "referring", late)
    app = SpalteApp(library, Marks())
    async with app.run_test(size=(80, 24)) as pilot:
        await at_the_story(pilot)
        await pilot.press("U", "J")
        while open_now(app) == "en":
            await pilot.pause()
        go_on.set()
        await settle(pilot)
        assert reading(app) is app.screen


async def test_c_says_nothing_of_a_story_that_refers_here() -> None:
    app = SpalteApp(newsroom(), Marks())
    async with app.run_test(size=(80, 24)) as pilot:
        await at_the_story(pilot, "U", "G", "c")
        assert isinstance(app.screen, ReferencesScreen)


async def test_a_terminal_without_signs_gets_letters_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPALTE_ASCII", "1")
    app = SpalteApp(newsroom(), Marks())
    async with app.run_test(size=(80, 40)) as pilot:
        await at_the_story(pilot, "U")
        assert drawn(app)[1:3] == [" 1 > Kutter i skatten", "     28 April 2019 12:05 - unread - NTB"]
        assert "   < Derfor ble det slik" in drawn(app)


@pytest.mark.parametrize("size", [(20, 5), (24, 6), (40, 8), (1, 1), (200, 50)])
@pytest.mark.parametrize("keys", [("U", "G"), ("U", "j", "c", "j"), ("2", "j")])
async def test_no_terminal_is_too_small_for_it(size: tuple[int, int], keys: tuple[str, ...]) -> None:
    app = SpalteApp(newsroom(), Marks())
    async with app.run_test(size=(80, 24)) as pilot:
        await at_the_story(pilot, *keys)
        await pilot.resize_terminal(*size)
        await press(pilot, "k", "j")
        shown = app.screen.query_one(RowList)
        assert isinstance(app.screen, ChoosingScreen)
        assert shown.region.bottom <= max(2, size[1])
        await press(pilot, "escape", "escape")
        assert open_now(app) == "en"


@pytest.mark.parametrize("key", ["U", "D"])
async def test_what_is_asked_in_the_list_is_never_told_of_a_story_that_one_does_not_stand_on(key: str) -> None:
    app = SpalteApp(newsroom(), Marks())
    async with app.run_test(size=(80, 24)) as pilot:
        await at_the_story(pilot, "q", "j", key)
        assert said(app) == "Open the story first: Enter reads it."
        await press(pilot, "k", "U")
        assert isinstance(app.screen, ReferencesScreen)
