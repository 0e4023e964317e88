"""The sidebar: marks, filter, find and order, as a person asks for them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, get_ident
from typing import Any, ClassVar

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.driving import press, settle
from tests.ui.shelf import Shelf, four_stories, headline, id_of, one_read
from tui.library.base import Headline, LibraryTrouble, Overtaken, Question, View
from tui.library.marks import Marks
from tui.ui.messages import Say
from tui.ui.widgets import story_news
from tui.ui.widgets.sidebar import Sidebar
from tui.ui.widgets.story_list import StoryList
from tui.ui.widgets.story_order import collate
from tui.ui.widgets.story_window import MOST

STYLES = Path(__file__).parents[2] / "styles"


class SidebarApp(App[None]):
    CSS_PATH: ClassVar = [STYLES / "sidebar.tcss", STYLES / "story_list.tcss"]

    def __init__(self, library: Shelf, marks: Marks) -> None:
        super().__init__()
        self.library, self.marks = library, marks
        self.told: list[str] = []
        self.said = ""
        self.stood_on: list[str] = []

    def compose(self) -> ComposeResult:
        yield Sidebar(self.library, self.marks)

    def on_mount(self) -> None:
        self.sidebar.stories.focus()

    @property
    def sidebar(self) -> Sidebar:
        return self.query_one(Sidebar)

    def titles(self) -> list[str]:
        return [each.text for each in self.sidebar.stories.window.headlines]

    def here(self) -> str | None:
        highlighted = self.sidebar.stories.highlighted
        return highlighted.text if highlighted is not None else None

    def rows(self) -> list[str]:
        stories = self.sidebar.stories
        return [stories.render_line(y).text.rstrip(" ▐─").lstrip(" ") for y in range(stories.size.height)]

    def counts(self) -> str:
        return str(self.query_one("#counts", Static).render())

    @on(StoryList.Highlighted)
    def _note_where(self, event: StoryList.Highlighted) -> None:
        self.stood_on.append(event.story_id)

    def on_say(self, request: Say) -> None:
        self.said = request.text
        self.told += [request.text] if request.text else []


async def come(pilot: Pilot[None], so: Callable[[], bool]) -> None:
    """Wait until something is so that a thread brings about, a while at most."""
    for _ in range(500):
        if so():
            return
        await pilot.pause()


def app_of(pilot: Pilot[None]) -> SidebarApp:
    assert isinstance(pilot.app, SidebarApp)
    return pilot.app


@pytest.fixture
def library() -> Shelf:
    return four_stories()


@pytest.fixture
def marks() -> Marks:
    return one_read()


@pytest.fixture
def app(library: Shelf, marks: Marks) -> SidebarApp:
    return SidebarApp(library, marks)


async def test_it_counts_what_there_is(app: SidebarApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        assert app.counts() == "4 stories · 3 unread · newest"
        await press(pilot, "2")
        assert app.counts() == "3 of 4 · only unread · newest"
        await press(pilot, "1", "&", *"brann")
        assert app.counts() == "2 of 4 · 1 unread · with “brann”"


async def test_a_read_mark_is_set_taken_back_and_undone(app: SidebarApp, marks: Marks) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "a")
        assert marks.read("Brann i Bergen")
        assert "2 unread" in app.counts()
        await press(pilot, "m")
        assert not marks.read("Brann i Bergen")
        await press(pilot, "z")
        assert marks.read("Brann i Bergen")
        await press(pilot, "z")
        assert not marks.read("Brann i Bergen")
        await press(pilot, "z")
        assert app.told == [
            "Taken back: “Brann i Bergen” was marked as unread.",
            "Taken back: “Brann i Bergen” was marked as read.",
            "There is nothing to take back.",
        ]


async def test_marking_all_marks_what_is_shown_and_is_undone_at_once(app: SidebarApp, marks: Marks) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "&", *"brann", "enter", "A")
        assert marks.read("Brann i Bergen")
        assert not marks.read("Ærlig talt")
        await press(pilot, "z")
        assert not marks.read("Brann i Bergen")
        assert marks.read("Storm og brann")


async def test_filtering_happens_as_one_types_and_ends_with_escape(app: SidebarApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "backslash", "B", "R")
        assert app.titles() == ["Brann i Bergen", "Åpning av broen", "Storm og brann"]
        await press(pilot, "a")
        assert app.titles() == ["Brann i Bergen", "Storm og brann"]
        await press(pilot, "enter")
        assert app.focused is app.sidebar.stories
        assert not app.query(Input)
        await press(pilot, "escape")
        assert len(app.titles()) == 4
        await press(pilot, "&", *"ntb")
        assert app.titles() == ["Åpning av broen"]
        await press(pilot, "escape")
        assert len(app.titles()) == 4
        assert app.focused is app.sidebar.stories


async def test_the_box_does_not_blink(app: SidebarApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "slash")
        assert not app.query_one(Input).cursor_blink


async def test_searching_lists_the_hits_and_ends_where_one_stood(app: SidebarApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "j", "slash", *"brann")
        assert app.titles() == ["Brann i Bergen", "Storm og brann"]
        assert app.counts() == "2 with “brann” · newest"
        await press(pilot, "enter", "n")
        assert app.here() == "Storm og brann"
        await press(pilot, "n")
        assert app.told == ["No hit for “brann” below."]
        await press(pilot, "N")
        assert app.here() == "Brann i Bergen"
        await press(pilot, "escape")
        assert app.counts() == "4 stories · 3 unread · newest"
        assert app.here() == "Åpning av broen"


async def test_without_a_find_n_goes_to_the_next_unread(app: SidebarApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "j", "n")
        assert app.here() == "Ærlig talt"
        await press(pilot, "p")
        assert app.here() == "Åpning av broen"
        await press(pilot, "]", "u")
        assert app.here() == "Ærlig talt"
        await press(pilot, "[", "u", "N")
        assert app.here() == "Brann i Bergen"
        await press(pilot, "p")
        assert app.told == ["No unread story above."]


async def test_the_screen_hears_where_one_stands_whoever_moved(app: SidebarApp, library: Shelf) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "n", "]", "u", "slash", *"storm", "enter")
        library.remove("Storm og brann")
        app.sidebar.post_message(Sidebar.Changed())
        await settle(pilot)
        assert app.titles() == []
        await press(pilot, "escape")
        names = "Brann i Bergen", "Åpning av broen", "Ærlig talt", "Storm og brann", "Ærlig talt"
        assert app.stood_on == [*map(id_of, names)]


async def test_a_half_typed_pair_of_keys_does_nothing(app: SidebarApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "]", "j")
        assert app.here() == "Åpning av broen"
        await press(pilot, "]", "]", "u")
        assert app.here() == "Ærlig talt"


async def test_the_sort_key_goes_through_the_orders_and_keeps_the_place(app: SidebarApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "j", "comma")
        assert app.titles() == ["Ærlig talt", "Storm og brann", "Åpning av broen", "Brann i Bergen"]
        await press(pilot, "comma")
        assert app.titles() == ["Brann i Bergen", "Åpning av broen", "Ærlig talt", "Storm og brann"]
        await press(pilot, "comma")
        assert app.titles() == ["Åpning av broen", "Storm og brann", "Brann i Bergen", "Ærlig talt"]
        await press(pilot, "comma")
        assert app.titles() == ["Brann i Bergen", "Storm og brann", "Ærlig talt", "Åpning av broen"]
        assert app.here() == "Åpning av broen"
        assert app.counts().endswith("by title")
        await press(pilot, "comma")
        assert app.counts().endswith("newest")


async def test_what_was_just_read_does_not_vanish_under_the_cursor(app: SidebarApp, library: Shelf) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "2", "a")
        library.add(headline("Helt ny", hours=-1))
        app.sidebar.post_message(Sidebar.Changed())
        await settle(pilot)
        assert app.titles() == ["Helt ny", "Brann i Bergen", "Åpning av broen", "Ærlig talt"]
        await press(pilot, "3")
        assert app.titles() == ["Brann i Bergen", "Storm og brann"]
        await press(pilot, "2")
        assert app.titles() == ["Helt ny", "Åpning av broen", "Ærlig talt"]


async def test_what_comes_and_goes_in_the_folder_comes_and_goes_here(app: SidebarApp, library: Shelf) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "j")
        library.add(headline("Helt ny", hours=-1))
        library.remove("Storm og brann")
        app.sidebar.post_message(Sidebar.Changed())
        await settle(pilot)
        assert app.titles() == ["Helt ny", "Brann i Bergen", "Åpning av broen", "Ærlig talt"]
        assert app.here() == "Åpning av broen"


async def test_a_library_that_could_not_be_asked_at_first_is_listed_when_it_has_news(
    app: SidebarApp, library: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise LibraryTrouble("It is being made anew.")

    monkeypatch.setattr(story_news, "_FOLLOW_ANYHOW", 0.01)
    with monkeypatch.context() as meanwhile:
        for question in ("headlines_after", "state"):
            meanwhile.setattr(library, question, fail)
        async with app.run_test() as pilot:
            await come(pilot, lambda: library._followers != [])
            meanwhile.undo()
            library.add(headline("Helt ny", hours=-1))
            await come(pilot, lambda: app.titles() != [])
            assert app.titles()[0] == "Helt ny"


async def test_a_story_whose_file_became_unreadable_bears_a_mark(app: SidebarApp, library: Shelf) -> None:
    async with app.run_test() as pilot:
        library.spoil("Brann i Bergen")
        app.sidebar.post_message(Sidebar.Changed())
        await settle(pilot)
        assert any("▌! Brann i Bergen" in app.sidebar.stories.render_line(row).text for row in range(6))


@pytest.mark.parametrize(
    ("here", "step", "unread", "there"),
    [
        ("Åpning av broen", 1, False, "Storm og brann"),
        ("Åpning av broen", -1, False, "Brann i Bergen"),
        ("Åpning av broen", 1, True, "Ærlig talt"),
        ("Ærlig talt", 1, False, None),
        ("Brann i Bergen", -1, True, None),
    ],
)
async def test_next_to_a_story_is_the_next_in_the_list(
    app: SidebarApp, library: Shelf, here: str, step: int, unread: bool, there: str | None
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        found: list[Headline | None] = []
        headline = library.headline(id_of(here))
        assert headline is not None
        await app.sidebar.next_to(headline, step, unread, found.append)
        assert [each and each.text for each in found] == [there]


async def test_strange_words_are_only_words(app: SidebarApp) -> None:
    async with app.run_test() as pilot:
        app.sidebar.ask_filter("[bold]*(")
        await settle(pilot)
        assert app.titles() == []
        assert "with “[bold]*(”" in app.counts()
        await press(pilot, "enter", "j", "a", "A", "n", "enter")


async def test_a_search_is_of_the_whole_text_and_shows_what_it_found(app: SidebarApp) -> None:
    async with app.run_test(size=(60, 24)) as pilot:
        await press(pilot, "j", "slash", *"gang")
        assert len(app.titles()) == 4
        assert app.rows()[:4] == [
            "Tuesday 12 March 2019",
            "▌● Brann i Bergen",
            "▌  Det var en gang.",
            "▌  12:00 · 2 min",
        ]
        await press(pilot, *" brann")
        assert app.titles() == ["Brann i Bergen", "Storm og brann"]
        assert app.counts() == "2 with “gang brann” · newest"
        await press(pilot, *["backspace"] * 10)
        assert len(app.titles()) == 4
        assert app.here() == "Åpning av broen"


async def test_a_search_goes_on_in_the_best_of_the_newest_hits_and_back(app: SidebarApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "comma", "slash", *"brann", "enter")
        assert app.counts() == "2 with “brann” · newest"
        await press(pilot, "comma")
        assert app.counts() == "2 with “brann” · best of the newest 5,000"
        await press(pilot, "slash", *" og")
        assert app.titles() == ["Storm og brann"]
        await press(pilot, "enter", "comma")
        assert app.counts().endswith("newest")
        await press(pilot, "escape")
        assert app.counts().endswith("oldest")


async def test_a_search_knows_marks_and_what_is_read_in_it_stays(app: SidebarApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "slash", *"is:unread brann OR storm", "enter")
        listed = app.titles()
        assert listed
        assert app.marks.read_identities().isdisjoint(each.identity for each in app.sidebar.stories.window.headlines)
        await press(pilot, "a")
        await app.sidebar.gather()
        await settle(pilot)
        assert app.titles() == listed
        await press(pilot, "slash", *" gang", "enter")
        assert len(app.titles()) == len(listed) - 1
        await press(pilot, "slash", "ctrl+u", *"is:read gang", "enter")
        assert set(app.titles()).isdisjoint(listed[1:])
        assert listed[0] in app.titles()


async def test_what_a_search_does_not_understand_is_told_and_searched_as_words(app: SidebarApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "slash", *"foto:brann")
        assert app.told[-1] == "“foto:” is no field and is searched as a word; photo: is one."
        assert app.titles() == []
        app.told.clear()
        await press(pilot, "enter")
        assert app.told == ["“foto:” is no field and is searched as a word; photo: is one."]
        await press(pilot, "slash", "ctrl+u", *"from:201")
        assert app.told[-1] == "“201” is not yet a date."
        assert len(app.titles()) == 4
        await press(pilot, "9")
        assert app.said == ""
        assert len(app.titles()) == 4


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("brann from:igjen", "“igjen” is not a date and is searched as words."),
        ("is:brann", "“brann” is not one of"),
        ("said:", "Nothing stands behind “said:”, which is searched as a word."),
    ],
)
async def test_what_waits_to_be_typed_on_is_words_when_one_is_done(app: SidebarApp, typed: str, note: str) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "slash", *typed)
        assert app.titles()
        await press(pilot, "enter")
        assert app.told[-1].startswith(note)
        assert app.titles() == []
        await press(pilot, "slash", "ctrl+u", *"bran", "enter")
        assert app.titles()


async def test_a_filter_knows_all_that_a_search_knows(app: SidebarApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "&", *"bra -sto")
        assert app.titles() == ["Brann i Bergen"]
        await press(pilot, "ctrl+u", *"«brann» OR ntb")
        assert app.titles() == ["Brann i Bergen", "Åpning av broen", "Storm og brann"]
        await press(pilot, "ctrl+u", *"is:r", "tab")
        assert app.titles() == ["Storm og brann"]
        await press(pilot, *"from:i", "enter")
        assert app.told[-1] == "“i” is not a date and is searched as words."
        assert app.titles() == []


async def test_what_is_read_while_a_filter_asks_for_unread_stories_stays(app: SidebarApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "&", *"is:unread", "enter")
        listed = app.titles()
        assert len(listed) == 3
        await press(pilot, "a", "j", "a")
        await app.sidebar.gather()
        await settle(pilot)
        assert app.titles() == listed
        await press(pilot, "escape", "&", *"is:unread", "enter")
        assert app.titles() == listed[2:]


async def test_a_filter_and_a_search_meet(app: SidebarApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "&", *"b", "enter", "slash", *"storm", "enter")
        assert app.titles() == ["Storm og brann"]
        assert app.counts() == "1 with “storm” · in “b” · newest"
        await press(pilot, "escape")
        assert app.counts().endswith("with “b”")
        await press(pilot, "escape")
        assert len(app.titles()) == 4


async def test_a_newer_key_overtakes_the_question_of_an_older_one(app: SidebarApp, library: Shelf) -> None:
    asked = library.headlines_after
    overtaken: list[bool] = []
    begun = Event()

    def late(view: View, place: int | None, limit: int, question: Question) -> Sequence[Headline]:
        if view.search.terms and view.search.terms[0].words == ("b",):
            given_up = Event()
            with question.asked(given_up.set):
                begun.set()
                overtaken.append(given_up.wait(5))
            raise Overtaken
        return asked(view, place, limit, question)

    async with app.run_test() as pilot:
        await settle(pilot)
        library.headlines_after = late  # type: ignore[method-assign, assignment]
        await pilot.press("slash", "b")
        while not begun.is_set():
            await pilot.pause()
        await press(pilot, "r")
        assert overtaken == [True]
        assert app.titles() == ["Brann i Bergen", "Åpning av broen", "Storm og brann"]


async def test_a_date_is_gone_to_and_told_while_one_types(app: SidebarApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "@", *"11.3.2019")
        assert app.told[-1] == "Monday 11 March 2019"
        await press(pilot, "enter")
        assert app.here() == "Ærlig talt"
        assert app.told[-1] == "Monday 11 March 2019."
        await press(pilot, "@", *"2020", "enter")
        assert app.here() == "Brann i Bergen"
        assert app.told[-1] == "Nothing of 2020; the nearest older: Tuesday 12 March 2019."
        await press(pilot, "@", *"2018", "enter")
        assert app.here() == "Ærlig talt"
        assert app.told[-1] == "Nothing is as old as 2018; this is the oldest."
        await press(pilot, "@", "escape", "k")
        assert app.here() == "Storm og brann"


async def test_what_is_no_date_stays_in_the_box_until_it_is_one_or_one_leaves(app: SidebarApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "@", *"11.3.2019x", "enter")
        assert app.told[-1] == "“11.3.2019x” is no date that is understood; 2019-04, “mai 2015” and “yesterday” are."
        assert app.here() == "Brann i Bergen"
        await press(pilot, "backspace", "enter")
        assert app.here() == "Ærlig talt"
        await press(pilot, "@", *"hei", "down", "k")
        assert app.here() == "Storm og brann"


async def test_where_the_counts_have_too_little_room_the_usual_order_is_not_said(app: SidebarApp) -> None:
    async with app.run_test(size=(80, 10)) as pilot:
        await settle(pilot)
        await press(pilot, "2", "ampersand", *"brann", "enter")
        assert app.counts() == "1 of 4 · only unread · with “brann”"
        await press(pilot, "comma")
        assert app.counts() == "1 of 4 · only unread · oldest · with “brann”"
        await press(pilot, *["comma"] * 4)
        await pilot.resize_terminal(160, 10)
        await settle(pilot)
        assert app.counts() == "1 of 4 · only unread · newest · with “brann”"


async def test_new_stories_are_counted_on_top_until_one_looks(app: SidebarApp, library: Shelf) -> None:
    async with app.run_test(size=(80, 10)) as pilot:
        await settle(pilot)
        library.add(headline("Først", hours=-1))
        await settle(pilot)
        assert app.here() == "Først"
        assert app.counts() == "5 stories · 4 unread · newest"
        await press(pilot, "j")
        row = app.rows().index("▌● Brann i Bergen")
        library.add(headline("Så", hours=-2), headline("Sist", hours=-3))
        await settle(pilot)
        assert app.here() == "Brann i Bergen"
        assert app.counts() == "2 new · 7 stories · 6 unread"
        assert app.rows().index("▌● Brann i Bergen") == row
        await press(pilot, "g")
        assert app.here() == "Sist"
        assert app.counts() == "7 stories · 6 unread · newest"


async def test_news_that_come_while_the_list_is_found_are_taken_in_after_it(app: SidebarApp, library: Shelf) -> None:
    asked = library.headlines_after
    begun, late = Event(), Event()

    def wait(*given: Any) -> Sequence[Headline]:
        found = asked(*given)
        begun.set()
        late.wait(5)
        return found

    async with app.run_test() as pilot:
        await settle(pilot)
        library.headlines_after = wait  # type: ignore[method-assign, assignment]
        app.sidebar.post_message(Sidebar.Changed())
        while not begun.is_set():
            await pilot.pause()
        library.add(headline("Helt ny", hours=-1))
        await pilot.pause()
        assert "Helt ny" not in app.titles()
        late.set()
        await settle(pilot)
        assert app.titles()[0] == "Helt ny"


async def test_more_stories_than_that_are_neither_sorted_nor_marked_at_once(marks: Marks) -> None:
    app = SidebarApp(Shelf(*(headline(f"Sak {number}", hours=number) for number in range(10_001))), marks)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "A")
        assert app.told == ["Only lists of up to 10,000 stories are marked at once: filter first."]
        await press(pilot, "comma", "comma")
        assert app.told[1:] == [
            "Only lists of up to 10,000 stories are sorted in other ways than by date: filter first."
        ]
        assert app.counts() == "10,001 stories · 10,001 unread"
        await press(pilot, "&", *"sak 77", "enter", "comma", "comma")
        assert app.counts() == "111 of 10,001 · 111 unread · unread first · with “sak 77”"


async def test_counts_are_written_as_the_reader_writes_numbers(monkeypatch: pytest.MonkeyPatch, marks: Marks) -> None:
    monkeypatch.setenv("LC_ALL", "nb_NO.UTF-8")
    app = SidebarApp(Shelf(*(headline(f"Sak {number}", hours=number) for number in range(1_200))), marks)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert app.counts() == "1\xa0200 stories · 1\xa0200 unread"


async def test_the_list_holds_a_part_only_and_the_screen_never_asks_on_its_own_loop(marks: Marks) -> None:
    library = Shelf(*(headline(f"Sak {number}", hours=number) for number in range(2_000)))
    app = SidebarApp(library, marks)
    async with app.run_test() as pilot:
        await settle(pilot)
        loop, threads = get_ident(), set[int]()
        note = library._ask

        def noted(method: str) -> None:
            threads.add(get_ident())
            note(method)

        library._ask = noted  # type: ignore[method-assign]
        await press(
            pilot, "G", "g", "space", "2", "a", "3", "1", "comma", "comma", "slash", *"sak 7", "enter", "n", "a"
        )
        await press(pilot, "a", "comma", "escape", "&", *"sak", "escape", "@", *"2018", "enter", "n", "p", "A", "z")
        app.sidebar.post_message(Sidebar.Changed())
        await settle(pilot)
        assert threads
        assert loop not in threads
        assert len(app.sidebar.stories.window) <= MOST


def test_titles_are_sorted_as_the_north_sorts_them() -> None:
    titles: Sequence[str] = ["Ål", "Zebra", "«Alt»", "Ørn", "Ärlig", "Ost", "éra", "Ærlig", "2 menn"]
    assert sorted(titles, key=collate) == ["2 menn", "«Alt»", "éra", "Ost", "Zebra", "Ärlig", "Ærlig", "Ørn", "Ål"]


async def test_a_list_without_stories_says_why_and_the_way_out(app: SidebarApp) -> None:
    async with app.run_test(size=(40, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "4")
        assert app.rows()[1:3] == ["No story is kept; s keeps one, and", "1 lists all."]
        await press(pilot, "1")
        assert "1 lists all." not in app.rows()
        await press(pilot, "slash", *"xyzzy")
        assert app.rows()[1] == "No story has this; Esc leads back."
        await press(pilot, *" brann")
        assert app.rows()[1:3] == ["No story has this. Fewer words", "find more, and Esc leads back."]
        await press(pilot, "escape")
        assert "No story has this. Fewer words" not in app.rows()
        await press(pilot, "4", "slash", *"brann")
        assert app.rows()[1:3] == ["No kept story has this; 1 looks", "among all, and Esc leads back."]
        await press(pilot, "enter", "1")
        assert app.titles() == ["Brann i Bergen", "Storm og brann"]
