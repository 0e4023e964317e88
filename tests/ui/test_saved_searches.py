"""Searches that are kept: above the list, counted while one rests, a key away."""

from threading import Event

import pytest
from textual.app import App

from tests.driving import press, reading, said, settle
from tests.ui.shelf import Shelf, four_stories, headline
from tui.library.base import Overtaken, Question, View
from tui.library.marked import SavedSearch
from tui.library.marks import Marks
from tui.ui.app import SpalteApp
from tui.ui.widgets import story_saved
from tui.ui.widgets.saved_searches import MOST_COUNTED, SavedSearches
from tui.ui.widgets.story_list import StoryList
from tui.ui.widgets.typing_bar import TypingBar


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_saved, "_CALM", 0)


@pytest.fixture
def marks() -> Marks:
    """Somebody keeps two searches."""
    marks = Marks()
    marks.save_search("Ild", "brann")
    marks.save_search("broen", "broen")
    return marks


def saved(app: App[None]) -> list[str]:
    return [" ".join(row.split()) for row in str(reading(app).query_one(SavedSearches).render()).split("\n")]


def listed(app: App[None]) -> list[str]:
    return [each.text for each in reading(app).sidebar.stories.window.headlines]


async def test_a_search_is_saved_under_its_words_or_another_name_and_counted() -> None:
    marks = Marks()
    app = SpalteApp(four_stories(), marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert not reading(app).query(SavedSearches)
        await press(pilot, "/", *"brann", "enter", "+", "enter")
        assert said(app) == "Saved: ]s in the list comes back to it."
        assert marks.searches() == [SavedSearch("brann", "brann")]
        assert saved(app) == ["▶ brann 2"]
        await press(pilot, "escape", "/", *"ærlig", "enter", "+")
        assert app.query_one(TypingBar).placeholder == "a name for this search; without one it is called “ærlig”"
        await press(pilot, *"Sant", "enter")
        assert marks.searches()[1:] == [SavedSearch("Sant", "ærlig")]
        assert isinstance(app.focused, StoryList)


async def test_steps_lead_through_the_saved_searches_and_esc_to_where_one_was(marks: Marks) -> None:
    app = SpalteApp(four_stories(), marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert saved(app) == ["Ild 2", "broen 1"]
        await press(pilot, "j", "]", "s")
        assert listed(app) == ["Brann i Bergen", "Storm og brann"]
        assert saved(app) == ["▶ Ild 2", "broen 1"]
        await press(pilot, "]", "s")
        assert listed(app) == ["Åpning av broen"]
        await press(pilot, "]", "s", "[", "s")
        assert saved(app) == ["Ild 2", "▶ broen 1"]
        await press(pilot, "escape")
        assert len(listed(app)) == 4
        here = reading(app).sidebar.stories.highlighted
        assert here is not None
        assert here.text == "Åpning av broen"
        assert saved(app) == ["Ild 2", "broen 1"]
        await press(pilot, "[", "s")
        assert saved(app) == ["Ild 2", "▶ broen 1"]
        assert not marks.kept_identities()


async def test_a_saved_search_is_renamed_where_it_is_listed_and_the_last_line_tells_how(marks: Marks) -> None:
    app = SpalteApp(four_stories(), marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "/", *"brannen", "enter")
        assert "+ save" in str(reading(app).foot.render())
        await press(pilot, "escape", "]", "s")
        assert "+ rename   - forget" in str(reading(app).foot.render())
        await press(pilot, "+", *" i fjor", "enter")
        assert said(app) == "Called “Ild i fjor” now."
        assert saved(app) == ["▶ Ild i fjor 2", "broen 1"]
        await press(pilot, "z")
        assert saved(app) == ["▶ Ild 2", "broen 1"]
        await press(pilot, "+", "escape")
        assert saved(app) == ["▶ Ild 2", "broen 1"]


async def test_what_is_read_stays_in_a_saved_search_until_that_is_asked_for_anew_and_counts_follow() -> None:
    marks = Marks()
    marks.save_search("Ulest", "is:unread")
    app = SpalteApp(four_stories(), marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "]", "s", "enter", "q", "j", "a")
        assert len(listed(app)) == 4
        assert saved(app) == ["▶ Ulest 2"]
        await press(pilot, "]", "s")
        assert len(listed(app)) == 2


async def test_a_forgotten_search_comes_back(marks: Marks) -> None:
    app = SpalteApp(four_stories(), marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "-")
        assert len(marks.searches()) == 2
        await press(pilot, "]", "s", "-")
        assert said(app) == "“Ild” is forgotten; z brings it back."
        assert saved(app) == ["broen 1"]
        await press(pilot, "z")
        assert said(app) == "Taken back: the search “Ild” was forgotten."
        assert saved(app) == ["▶ Ild 2", "broen 1"]


async def test_the_counts_follow_the_library(marks: Marks) -> None:
    library = four_stories()
    app = SpalteApp(library, marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        library.add(headline("Ny brann", hours=-1))
        await settle(pilot)
        assert saved(app) == ["Ild 3", "broen 1"]


async def test_the_counts_follow_what_one_reads_and_what_makes_no_sense_is_told() -> None:
    marks = Marks()
    marks.save_search("Nytt", "Is:Unread")
    marks.save_search("Kilde", "foto:ingen")
    app = SpalteApp(four_stories(), marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert saved(app) == ["Nytt 4", "Kilde 0"]
        await press(pilot, "enter", "q", "j", "a")
        assert saved(app) == ["Nytt 2", "Kilde 0"]
        await press(pilot, "z")
        assert saved(app) == ["Nytt 3", "Kilde 0"]
        await press(pilot, "[", "s")
        assert said(app) == "“foto:” is no field and is searched as a word; photo: is one."


async def test_without_a_search_or_a_saved_one_it_is_told() -> None:
    app = SpalteApp(four_stories(), Marks())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "+")
        assert said(app) == "Search for something first: / asks for words."
        await press(pilot, "]", "s")
        assert said(app) == "No search is saved yet: / searches, + saves what is searched for."
        await press(pilot, "j")
        here = reading(app).sidebar.stories.highlighted
        assert here is not None
        assert here.text == "Åpning av broen"


async def test_of_many_searches_five_are_shown_the_one_listed_among_them() -> None:
    marks = Marks()
    for number in range(8):
        marks.save_search(f"nr {number}", f"brann {number}")
    app = SpalteApp(four_stories(), marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert [row.rsplit(" ", 1)[0] for row in saved(app)] == [f"nr {number}" for number in range(5)]
        await press(pilot, "[", "s")
        assert [row.rsplit(" ", 1)[0] for row in saved(app)] == [*(f"nr {number}" for number in range(3, 7)), "▶ nr 7"]


async def test_a_click_lists_what_a_search_finds(marks: Marks) -> None:
    app = SpalteApp(four_stories(), marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.click(SavedSearches, offset=(3, 1))
        await settle(pilot)
        assert listed(app) == ["Åpning av broen"]


async def test_very_many_are_not_counted_on_and_a_foreign_name_is_no_markup() -> None:
    marks = Marks()
    marks.save_search("[red]\x1b[2J", "brann")

    class Full(Shelf):
        def count(self, view: View, question: Question | None = None, *, most: int | None = None) -> int:
            return min(super().count(view, question) * 1_000_000, most or 1_000_000)

    app = SpalteApp(Full(headline("Brann")), marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        (row,) = saved(app)
        assert row.startswith("[red]")
        assert "\x1b" not in row
        assert row.endswith(f"{MOST_COUNTED:,}+")


async def test_a_key_overtakes_the_counting_which_comes_again_when_one_rests(marks: Marks) -> None:
    asked, overtaken = Event(), Event()

    class Slow(Shelf):
        """Counts the first time until nobody waits for it any more."""

        def count(self, view: View, question: Question | None = None, *, most: int | None = None) -> int:
            if most is None or asked.is_set():
                return super().count(view, question, most=most)
            asked.set()
            assert question is not None
            with question.asked(overtaken.set):
                assert overtaken.wait(10)
            raise Overtaken

    app = SpalteApp(Slow(headline("Brann"), headline("Storm", hours=1)), marks)
    async with app.run_test(size=(80, 24)) as pilot:
        while not asked.is_set():
            await pilot.pause()
        assert saved(app) == ["Ild …", "broen …"]
        await pilot.press("j")
        await settle(pilot)
        assert overtaken.is_set()
        assert saved(app) == ["Ild 1", "broen 0"]


@pytest.mark.parametrize("size", [(24, 6), (200, 50)])
async def test_it_works_in_any_size(marks: Marks, size: tuple[int, int]) -> None:
    app = SpalteApp(four_stories(), marks)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "]", "s")
        assert listed(app) == ["Brann i Bergen", "Storm og brann"]
