"""The screen one reads on: choosing, following, coming back."""

from asyncio import to_thread
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, get_ident

import pytest
from textual.containers import Vertical
from textual.pilot import Pilot
from textual.widgets import Static

from tests.driving import Newsroom, app_of, burst, pane, press, reading, rows, said, settle
from tests.stories import story
from tui.article.article import Article
from tui.article.blocks import Kind
from tui.article.stamps import Stamp
from tui.errors import UnreadableFile
from tui.library.base import LibraryTrouble
from tui.library.marks import Marks
from tui.typeset.lines import StopKind
from tui.ui.app import SpalteApp
from tui.ui.screens.help import HelpScreen
from tui.ui.screens.references import ReferencesScreen
from tui.ui.screens.unreadable import UnreadableScreen
from tui.ui.widgets.reference_list import ReferenceList
from tui.ui.widgets.sidebar import Sidebar
from tui.ui.widgets.story_list import StoryList
from tui.ui.widgets.story_pane import StoryPane


def pointing(headline: str, *titles: str, paragraphs: int = 12) -> Article:
    return story(
        (Kind.HEADLINE, headline),
        *[(Kind.PARAGRAPH, f"{headline}, avsnitt {number}. " + "ord " * 40) for number in range(1, paragraphs + 1)],
        *[(Kind.REFERENCE, f"Les også: |{title}|") for title in titles],
        published=Stamp(-1, -1, "", datetime(2019, 4, 30, tzinfo=UTC)),
    )


def newsroom() -> dict[str, Article]:
    return {
        "en": pointing("Første sak", "Andre sak", "Borte for alltid"),
        "to": pointing("Andre sak", "Tredje sak"),
        "tre": pointing("Tredje sak", paragraphs=1),
    }


def library(app: SpalteApp) -> Newsroom:
    assert isinstance(app._library, Newsroom)
    return app._library


def open_now(app: SpalteApp) -> str | None:
    headline = pane(app).headline
    return headline.story_id if headline is not None else None


async def opened(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await press(pilot, "enter")


async def in_one_go(pilot: Pilot[None], *keys: str) -> None:
    assert isinstance(pilot.app, SpalteApp)
    await burst(pilot, *keys)
    while pilot.app._held is not None:
        await settle(pilot)
    await settle(pilot)


@pytest.mark.parametrize("width", [80, 120])
async def test_keys_typed_right_after_enter_are_meant_for_the_story(width: int) -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(width, 24)) as pilot:
        await settle(pilot)
        await in_one_go(pilot, "j", "enter", "]", "r")
        here = pane(app).here
        assert here is not None
        assert here.kind is StopKind.REFERENCE
        assert open_now(app) == "to"
        assert isinstance(app.focused, StoryPane)
        await press(pilot, "q")
        await in_one_go(pilot, "k", "enter", "enter", "d", "d", "d")
        assert open_now(app) == "en"
        assert pane(app).scroll_offset.y > 10


async def test_keys_are_not_kept_for_a_story_that_has_gone() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        library(app).forget("en")
        await in_one_go(pilot, "enter", "q")
        assert app.is_running
        assert isinstance(app.focused, StoryList)


async def test_steps_typed_in_one_go_are_all_taken() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        await burst(pilot, "J", "J")
        assert open_now(app) == "tre"


async def test_the_first_story_stands_beside_the_list_unread() -> None:
    marks = Marks()
    app = app_of(newsroom(), marks)
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        assert open_now(app) == "en"
        assert "Første sak" in rows(app)[1]
        assert isinstance(app.focused, StoryList)
        assert not marks.read("en")


async def test_enter_reads_the_chosen_story() -> None:
    marks = Marks()
    app = app_of(newsroom(), marks)
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "enter")
        assert open_now(app) == "to"
        assert isinstance(app.focused, StoryPane)
        assert marks.read("to")
        assert not marks.read("en")


@pytest.mark.parametrize("out", ["q", "h", "escape", "left"])
async def test_out_leads_to_the_list_and_out_again_ends(out: str) -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert reading(app).query_one(StoryPane).display
        await press(pilot, out)
        assert isinstance(app.focused, StoryList)
        assert app.is_running
        await pilot.press("q")
    assert not app.is_running


async def test_a_narrow_screen_shows_one_pane_at_a_time() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        sidebar, story_pane = reading(app).query_one(Sidebar), reading(app).query_one(StoryPane)
        assert (sidebar.size.width, story_pane.size.width) == (80, 0)
        await press(pilot, "l")
        assert (sidebar.size.width, story_pane.size.width) == (0, 80)
        await pilot.resize_terminal(120, 24)
        await settle(pilot)
        assert sidebar.size.width > 30
        assert story_pane.size.width > 60
        assert isinstance(app.focused, StoryPane)


async def test_a_newer_story_that_comes_while_the_list_fills_is_the_one_beside_it() -> None:
    stories = newsroom()
    app = app_of(stories)
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        assert open_now(app) == "en"
        library(app).put_article("nyest", pointing("Nyeste sak"), datetime(2020, 1, 1, tzinfo=UTC))
        reading(app).sidebar.post_message(Sidebar.Changed())
        while "Nyeste sak" not in rows(app)[1]:
            await settle(pilot)
        highlighted = reading(app).sidebar.stories.highlighted
        assert highlighted is not None
        assert highlighted.story_id == open_now(app) == "nyest"


async def test_a_narrow_list_previews_nothing() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert open_now(app) is None


async def test_a_reference_is_followed_and_back_is_the_very_line() -> None:
    marks = Marks()
    app = app_of(newsroom(), marks)
    async with app.run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "space", "right_square_bracket", "r")
        left = rows(app)
        await press(pilot, "enter")
        assert open_now(app) == "to"
        assert marks.read("to")
        assert rows(app)[1] == "Andre sak"
        await press(pilot, "1")
        assert open_now(app) == "tre"
        await press(pilot, "backspace", "B")
        assert open_now(app) == "en"
        assert rows(app)[:17] == left[:17]
        await press(pilot, "right_parenthesis")
        assert open_now(app) == "to"
        await press(pilot, "right_parenthesis", "right_parenthesis")
        assert open_now(app) == "tre"
        assert said(app) == "Nothing lies ahead on the trail."


async def test_back_on_an_empty_trail_leads_out() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "backspace")
        assert isinstance(app.focused, StoryList)
        assert app.is_running


async def test_a_reference_that_leads_nowhere_says_so_and_offers_a_search() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(120, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "2")
        assert said(app) == "“Borte for alltid” is not here; & looks for alltid."
        assert open_now(app) == "en"
        await press(pilot, "ampersand")
        assert [each.text for each in reading(app).sidebar.stories.window.headlines] == []


async def test_numbers_beyond_nine_wait_for_one_more_digit() -> None:
    titles = [f"Sak {number}" for number in range(1, 13)]
    stories = {"en": pointing("Første sak", *titles, paragraphs=1)}
    stories |= {title: pointing(title, paragraphs=1) for title in titles}
    app = app_of(stories)
    async with app.run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "1")
        assert pane(app).pending == "1"
        await press(pilot, "2")
        assert open_now(app) == "Sak 12"
        await press(pilot, "backspace", "1", "enter")
        assert open_now(app) == "Sak 1"
        await press(pilot, "backspace", "7")
        assert open_now(app) == "Sak 7"


async def test_steps_go_from_story_to_story() -> None:
    marks = Marks()
    app = app_of(newsroom(), marks)
    async with app.run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "J")
        assert open_now(app) == "to"
        await press(pilot, "J", "J")
        assert open_now(app) == "tre"
        assert said(app) == "No story below in the list."
        await press(pilot, "K")
        assert open_now(app) == "to"
        assert isinstance(app.focused, StoryPane)


async def test_n_and_p_go_to_unread_stories() -> None:
    marks = Marks()
    marks.mark_read("to", True)
    app = app_of(newsroom(), marks)
    async with app.run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "n")
        assert open_now(app) == "tre"
        await press(pilot, "n")
        assert said(app) == "No unread story below in the list."
        marks.mark_read("en", False)
        await press(pilot, "p")
        assert open_now(app) == "en"
        await press(pilot, "right_square_bracket", "u")
        assert said(app) == "No unread story below in the list."


async def test_space_at_the_end_offers_the_next_story_and_then_goes() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "G", "space")
        assert said(app) == "space again: Andre sak"
        assert open_now(app) == "en"
        await press(pilot, "k", "space", "space")
        assert open_now(app) == "en"
        await press(pilot, "space")
        assert open_now(app) == "to"


async def test_all_references_are_listed_and_one_is_followed() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "U")
        assert isinstance(app.screen, ReferencesScreen)
        await press(pilot, "escape")
        assert open_now(app) == "en"
        await press(pilot, "U", "enter")
        assert open_now(app) == "to"
        assert isinstance(app.focused, StoryPane)


async def test_a_story_lists_those_that_refer_to_it_and_one_goes_there() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "G", "enter", "U")
        assert isinstance(app.screen, ReferencesScreen)
        assert "No references, and 1 to this story" in str(app.screen.query_one("#title", Static).render())
        await press(pilot, "G", "enter")
        assert open_now(app) == "to"
        await press(pilot, "backspace")
        assert open_now(app) == "tre"
        library(app).forget("to")
        await press(pilot, "U")
        assert said(app) == "This story refers to no other, and none to it."


@pytest.mark.parametrize("height", [12, 24, 50])
async def test_the_box_of_references_takes_the_room_there_is(height: int) -> None:
    titles = [f"Sak {number}" for number in range(1, 21)]
    app = app_of({"en": pointing("Første sak", *titles, paragraphs=1)})
    async with app.run_test(size=(80, height)) as pilot:
        await opened(pilot)
        await press(pilot, "U")
        box, shown = app.screen.query_one(Vertical), app.screen.query_one(ReferenceList)
        assert box.region.height == min(height, 49)
        assert shown.region.bottom <= app.screen.query_one("#keys").region.y < box.region.bottom <= height
        await pilot.resize_terminal(80, 30)
        await settle(pilot)
        assert box.region.height == 30
        await press(pilot, "G")
        assert any("20 ▸ Sak 20" in shown.render_line(row).text for row in range(shown.size.height))


async def test_the_last_line_tells_the_keys_of_the_filter_while_one_types() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ampersand", "a")
        assert "Esc clear" in str(reading(app).foot.render())
        await press(pilot, "enter")
        assert "Enter read" in str(reading(app).foot.render())


async def test_the_last_line_tells_the_keys_of_a_search_until_it_ends() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"sak", "enter")
        assert "n next hit" in str(reading(app).foot.render())
        await press(pilot, "escape")
        assert "/ search" in str(reading(app).foot.render())


async def test_help_names_every_key_with_words() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(100, 60)) as pilot:
        await opened(pilot)
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)
        shown = app.screen.words
        for words in ("Next quote", "Back along the trail", "Filter", "Follow the reference of this number"):
            assert words in shown
        await press(pilot, "j", "space", "G", "q")
        assert isinstance(app.focused, StoryPane)


async def test_all_files_that_cannot_be_read_are_listed_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "exclamation_mark")
        assert said(app) == "Every file could be read."
        bad = [UnreadableFile(Path(f"[b]{number}\x1b[2J"), "it is not text") for number in range(40)]
        monkeypatch.setattr(app._library, "unreadable", lambda: bad)
        await press(pilot, "exclamation_mark")
        assert isinstance(app.screen, UnreadableScreen)
        assert app.screen.words.startswith("40 files cannot be read\n\nCannot read [b]0")
        assert app.screen.words.count("it is not text") == 40
        assert "\x1b" not in app.screen.words
        await press(pilot, "G", "exclamation_mark")
        assert isinstance(app.focused, StoryList)


async def test_where_no_story_is_open_none_can_stand_alone() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "Z")
        assert said(app) == "No story is open that could stand alone: Enter opens the one you stand on."
        assert reading(app).sidebar.stories.has_focus
        await press(pilot, "enter", "Z")
        assert reading(app).has_class("-zen")


async def test_zen_shows_the_story_alone() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "Z")
        assert not reading(app).sidebar.display
        assert isinstance(app.focused, StoryPane)
        await press(pilot, "Z")
        assert reading(app).sidebar.display
        await press(pilot, "Z", "q")
        assert reading(app).sidebar.display
        assert isinstance(app.focused, StoryList)


async def test_tab_into_the_previewed_story_is_to_open_it() -> None:
    marks = Marks()
    app = app_of(newsroom(), marks)
    async with app.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "tab")
        assert isinstance(app.focused, StoryPane)
        assert marks.read("en")
        await press(pilot, "1", "backspace")
        assert open_now(app) == "en"
        assert isinstance(app.focused, StoryPane)


async def test_a_screen_too_small_says_so() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(19, 5)) as pilot:
        await settle(pilot)
        assert reading(app).query_one("#too-small").display
        assert not reading(app).foot.display
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert not reading(app).query_one("#too-small").display


async def test_a_story_that_is_gone_is_told_in_one_line() -> None:
    stories = newsroom()
    app = app_of(stories)
    async with app.run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "1")
        library(app).forget("en")
        await press(pilot, "backspace")
        assert said(app) == "That story is no longer in the library."
        assert open_now(app) == "to"


async def test_every_binding_has_a_name_and_words() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        screen = reading(app)
        for node in (screen, screen.story, screen.sidebar, screen.sidebar.stories):
            for binding in type(node).BINDINGS:
                assert not isinstance(binding, tuple)
                assert binding.id
                assert binding.description


async def test_monochrome_draws_every_part() -> None:
    app = app_of(newsroom())
    app.ansi_color = True
    async with app.run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "tab", "slash", "a", "enter", "f")
        for row in range(pane(app).size.height):
            assert all(segment.style is not None for segment in pane(app).render_line(row))


async def test_a_read_mark_is_taken_back_from_inside_the_story() -> None:
    marks = Marks()
    app = app_of(newsroom(), marks)
    async with app.run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "a")
        assert not marks.read("en")
        assert said(app) == "Marked as unread."
        await press(pilot, "m")
        assert marks.read("en")
        await press(pilot, "z", "z")
        assert marks.read("en")
        assert isinstance(app.focused, StoryPane)


async def test_a_story_that_changes_is_shown_as_it_stands_and_keeps_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StoryPane, "CALM", 0.001)
    stories = newsroom()
    app = app_of(stories)
    async with app.run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "space")
        top = rows(app)[0]
        library(app).put_article("en", pointing("Første sak", "Andre sak", "Rettet sak"))
        library(app).put_article("ny", pointing("Rettet sak"))
        reading(app).sidebar.post_message(Sidebar.Changed())
        while not said(app):
            await settle(pilot)
        assert rows(app)[0] == top
        assert said(app) == "The story has changed: this is how it stands now, D shows what changed."
        await press(pilot, "2")
        assert open_now(app) == "ny"


class Dated(Newsroom):
    """A library in which a story is another one by its headline, as in folders."""

    def put_article(self, name: str, article: Article, moment: datetime | None = None, **other: object) -> None:
        assert article.headline is not None
        super().put_article(name, article, moment, identity=article.text_of(article.headline), **other)


async def test_a_story_stays_read_when_its_headline_is_corrected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StoryPane, "CALM", 0.001)
    app = SpalteApp(Dated(newsroom()), Marks())
    async with app.run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        was = reading(app).sidebar.stories.window[0]
        library(app).put_article("en", pointing("Rettet sak"))
        reading(app).sidebar.post_message(Sidebar.Changed())
        while not said(app):
            await settle(pilot)
        now = reading(app).sidebar.stories.window[0]
        assert now.story_id == was.story_id
        assert now.identity != was.identity
        assert app._marks.read(now.identity)
        assert str(reading(app).sidebar.query_one("#counts", Static).render()).startswith("3 stories · 2 unread")


async def test_a_story_that_goes_while_one_reads_it_stays_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StoryPane, "CALM", 0.001)
    app = app_of(newsroom())
    async with app.run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        shown = rows(app)
        library(app).forget("en")
        reading(app).sidebar.post_message(Sidebar.Changed())
        while not said(app):
            await settle(pilot)
        assert said(app) == "The story is gone from the library; this is how it stood last."
        assert rows(app) == shown
        assert "gone" in str(reading(app).foot.render())


async def test_coming_back_one_stands_where_one_stood() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "right_square_bracket", "r", "enter", "backspace")
        here = pane(app).here
        assert here is not None
        assert any(row.startswith("▶") for row in rows(app))


async def test_stories_that_come_while_the_list_is_hidden_can_be_stepped_to() -> None:
    stories = newsroom()
    app = app_of(stories)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        for number in range(5):
            library(app).put_article(f"ny {number}", pointing(f"Ny sak {number}"))
        reading(app).sidebar.post_message(Sidebar.Changed())
        await settle(pilot)
        await press(pilot, *["J"] * 6)
        assert open_now(app) == "ny 3"
        await press(pilot, "q")
        highlighted = reading(app).sidebar.stories.highlighted
        assert highlighted is not None
        assert highlighted.story_id == "ny 3"


@pytest.mark.parametrize("size", [(20, 5), (1, 1)])
async def test_keys_on_a_screen_too_small_do_no_harm(size: tuple[int, int]) -> None:
    app = app_of(newsroom())
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "j", "j", "enter", "J", "k", "space", "U", "escape", "question_mark", "escape")
        await pilot.resize_terminal(100, 24)
        await settle(pilot)
        assert app.is_running


async def test_a_reference_is_followed_with_the_mouse() -> None:
    app = app_of({"en": pointing("Første sak", "Andre sak", paragraphs=1), "to": pointing("Andre sak")})
    async with app.run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        row = next(row for row, text in enumerate(rows(app)) if "1 ▸" in text)
        column = pane(app).render_line(row).text.index("Andre sak")
        await pilot.click(StoryPane, offset=(column + 2, row))
        await settle(pilot)
        assert open_now(app) == "to"


async def test_every_theme_draws_every_part() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "right_square_bracket", "r", "slash", *"avsnitt", "enter")
        for theme in app.available_themes:
            app.theme = theme
            await settle(pilot)
            view = pane(app)
            assert view.look("here") != view.look("body")
            assert view.look("match-here") != view.look("match") != view.look("body")
            assert all(segment.style is not None for row in range(20) for segment in view.render_line(row))


async def test_without_colour_every_segment_has_a_style(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_of(newsroom())
    async with app.run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "tab", "f", "escape", "slash", "a", "enter", "U", "escape", "escape", "question_mark", "q")
        assert pane(app).has_focus


@pytest.mark.parametrize(("key", "counts"), [("slash", "2 with “tredje”"), ("ampersand", "1 of 3")])
async def test_words_typed_right_after_the_key_of_a_box_are_meant_for_the_box(key: str, counts: str) -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        await in_one_go(pilot, key, *"tredje", "enter")
        assert str(reading(app).sidebar.counts.render()).startswith(counts)
        assert isinstance(app.focused, StoryList)
        assert app.is_running


class Troubled(Newsroom):
    """A library that cannot be read any more once one has read in it."""

    def follow(self, changed: Callable[[], None], stop: Event) -> None:
        raise LibraryTrouble("The [disk] is gone.")


async def test_a_library_that_can_no_longer_be_followed_says_so_and_one_reads_on() -> None:
    app = SpalteApp(Troubled(newsroom()), Marks())
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        while said(app) != "The [disk] is gone.":
            await settle(pilot)
        await press(pilot, "j", "enter")
        assert open_now(app) == "to"


async def test_a_library_that_cannot_be_read_tells_in_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def trouble(*_: object) -> None:
        raise LibraryTrouble("The [disk] is gone.")

    app = app_of(newsroom())
    async with app.run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        for method in ("headline", "headlines_after", "headlines_before", "article", "count", "expand", "unreadable",
                       "places", "state"):  # fmt: skip
            monkeypatch.setattr(app._library, method, trouble)
        for method in ("resolve", "referring"):
            monkeypatch.setattr(app._library.graph, method, trouble)
        await press(pilot, "1", "J", "U", "exclamation_mark", "n", "q", "slash", *"sak", "enter", "escape", "at",
                    *"2019", "enter", "2", "A", "comma")  # fmt: skip
        assert {note.message for note in app._notifications} == {"The [disk] is gone."}
        assert app.is_running


async def test_the_library_is_never_asked_on_the_loop_that_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StoryPane, "CALM", 0.001)
    loop, threads = get_ident(), set[int]()
    monkeypatch.setattr(Newsroom, "_ask", lambda *_: threads.add(get_ident()))
    app = SpalteApp(await to_thread(Newsroom, newsroom()), Marks())
    async with app.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "enter", "1", "backspace", "right_parenthesis", "J", "K", "n", "p", "G", "space", "U",
                    "escape", "exclamation_mark", "a", "z", "q", "Z", "Z", "2", "at", *"2019", "enter")  # fmt: skip
        reading(app).sidebar.post_message(Sidebar.Changed())
        await settle(pilot)
        assert threads
        assert loop not in threads


@pytest.mark.parametrize(("columns", "told"), [(80, False), (120, True)])
async def test_the_last_line_tells_the_place_in_a_story_that_is_in_view(columns: int, told: bool) -> None:
    app = app_of({"flom": story((Kind.HEADLINE, "Flom"), (Kind.PARAGRAPH, "Vannet steg."))})
    async with app.run_test(size=(columns, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert "100 %" in str(reading(app).foot.render())
        await press(pilot, "h")
        assert ("100 %" in str(reading(app).foot.render())) is told
