"""Keeping stories and taking back what one did, in the list and in a story."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from textual.events import AppBlur, AppFocus

from tests.driving import app_of, pane, press, reading, rows, said, settle
from tests.stories import story
from tests.ui.shelf import four_stories, headline
from tui.article.article import Article
from tui.article.blocks import Kind
from tui.library import corrected
from tui.library.base import EVERYTHING, Library, Question
from tui.library.marks import Marks
from tui.ui.app import SpalteApp
from tui.ui.widgets.sidebar import Sidebar


def newsroom() -> dict[str, Article]:
    return {
        name: story((Kind.HEADLINE, headline), *[(Kind.PARAGRAPH, f"{headline}, avsnitt {n}. " * 5) for n in range(20)])
        for name, headline in (("en", "Første sak"), ("to", "Andre sak"), ("tre", "Tredje sak"))
    }


def listed(app: SpalteApp) -> list[str]:
    return [each.text for each in reading(app).sidebar.stories.window.headlines]


def in_list(app: SpalteApp) -> str:
    stories = reading(app).sidebar.stories
    return "\n".join(stories.render_line(y).text.rstrip() for y in range(stories.size.height))


async def test_a_story_is_kept_in_the_list_and_kept_ones_are_shown_alone() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "s")
        assert said(app) == "Kept; 4 in the list shows what you keep."
        assert app._marks.kept("to")
        assert in_list(app).count("★") == 1
        await press(pilot, "4")
        assert listed(app) == ["Andre sak"]
        assert "only kept" in str(reading(app).sidebar.counts.render())
        await press(pilot, "s")
        assert said(app) == "Kept no longer."
        assert listed(app) == ["Andre sak"]
        await press(pilot, "4")
        assert listed(app) == []
        await press(pilot, "1")
        assert len(listed(app)) == 3


async def test_a_story_is_kept_while_one_reads_it_and_its_head_says_so_without_moving_the_text() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "s")
        assert "★ kept" in "\n".join(rows(app))
        await press(pilot, "s")
        assert "★" not in "\n".join(rows(app))
        await press(pilot, "d", "d")
        top = rows(app)[0]
        await press(pilot, "s")
        assert rows(app)[0] == top
        assert app._marks.kept("en")


async def test_the_signs_are_ascii_where_the_terminal_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPALTE_ASCII", "1")
    app = app_of(newsroom())
    async with app.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "s", "enter")
        assert "+ kept" in "\n".join(rows(app))
        assert "\n>+ " in in_list(app)


async def test_whatever_was_done_last_is_taken_back_from_the_list_and_from_a_story() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "s", "A", "enter", "s", "z")
        assert said(app) == "Taken back: “Første sak” was taken from the kept stories."
        assert "★ kept" in "\n".join(rows(app))
        await press(pilot, "z")
        assert said(app) == "Taken back: 3 stories were marked as read."
        await press(pilot, "q", "z")
        assert said(app) == "Taken back: “Første sak” was kept."
        assert "★" not in in_list(app) + "\n".join(rows(app))
        await press(pilot, "z")
        assert said(app) == "There is nothing to take back."


async def test_what_was_done_is_taken_back_after_a_restart(tmp_path: Path) -> None:
    with closing(Marks(tmp_path / "marks.sqlite")) as marks:
        app = app_of(newsroom(), marks)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await press(pilot, "A")
            assert said(app) == "3 stories are read now; z takes it back."
            await press(pilot, "A")
            assert said(app) == "No unread story is listed."
    with closing(Marks(tmp_path / "marks.sqlite")) as marks:
        app = app_of(newsroom(), marks)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await press(pilot, "z")
            assert said(app) == "Taken back: 3 stories were marked as read."
            assert marks.read_identities() == frozenset()


async def test_with_no_story_to_mark_nothing_is_done() -> None:
    app = app_of({})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "s", "z")
        assert said(app) == "There is nothing to take back."


async def test_an_opened_story_stands_in_the_history() -> None:
    marks = Marks()
    app = SpalteApp(four_stories(), marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert [(each.headline, each.source) for each in marks.history()] == [("Brann i Bergen", None)]
        assert pane(app).has_focus


async def test_what_was_made_of_a_story_shows_in_the_list_though_its_headline_was_corrected_since(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Sidebar, "CALM", 0.001)
    library = four_stories()
    with closing(Marks(tmp_path / "marks.sqlite")) as marks:
        for each in library.headlines_after(EVERYTHING):
            marks.keep(each, True)
    for number, each in enumerate(library.headlines_after(EVERYTHING)):
        library.add(replace(each, identity=f"another {number}", text=f"{each.text} og enda mer"))
    with closing(Marks(tmp_path / "marks.sqlite")) as marks:
        app = SpalteApp(library, marks)
        async with app.run_test(size=(80, 24)) as pilot:
            while not marks.kept("another 3"):
                await settle(pilot)
            await settle(pilot)
            assert in_list(app).count("★") == 4
            before = next(iter(library.headlines_after(EVERYTHING)))
            library.add(replace(before, identity="one more", text=f"{before.text} nå"))
            while not marks.kept("one more"):
                await settle(pilot)
            await settle(pilot)
            assert in_list(app).count("★") == 4


async def test_a_library_that_has_not_changed_is_not_looked_through_for_corrections_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int | None] = []

    def look(library: Library, marks: Marks, question: Question, since: int | None = None) -> int:
        looked.append(since)
        return 0

    monkeypatch.setattr(Sidebar, "CALM", 0.001)
    monkeypatch.setattr(corrected, "carry_over_corrected", look)
    library = four_stories()
    for _ in range(2):
        with closing(Marks(tmp_path / "marks.sqlite")) as marks:
            app = SpalteApp(library, marks)
            async with app.run_test(size=(80, 24)) as pilot:
                await settle(pilot)
                while reading(app).sidebar._seen is None:
                    await settle(pilot)
    assert looked == [None]
    with closing(Marks(tmp_path / "marks.sqlite")) as marks:
        app = SpalteApp(library, marks)
        async with app.run_test(size=(80, 24)) as pilot:
            while (seen := reading(app).sidebar._seen) is None:
                await settle(pilot)
            library.add(headline("Ny sak", hours=3))
            while reading(app).sidebar._seen == seen:
                await settle(pilot)
    assert looked == [None, seen]


async def test_what_is_marked_in_another_window_shows_with_the_next_key_or_when_one_comes_back(tmp_path: Path) -> None:
    library = four_stories()
    with closing(Marks(tmp_path / "marks.sqlite")) as marks, closing(Marks(tmp_path / "marks.sqlite")) as other:
        app = SpalteApp(library, marks)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            first, second = library.headlines_after(EVERYTHING, limit=2)
            other.keep(first, True)
            other.save()
            await press(pilot, "j")
            assert in_list(app).count("★") == 1
            app.post_message(AppBlur())
            other.tag(second, "vær", True)
            other.save()
            await settle(pilot)
            app.post_message(AppFocus())
            await settle(pilot)
            assert "#vær" in in_list(app)
            await press(pilot, "s", "z")
            assert said(app) == f"Taken back: “{second.text}” was kept."
            await press(pilot, "z")
            assert said(app) == "There is nothing to take back."
            assert marks.kept(first.identity)


@pytest.mark.parametrize(
    ("ask", "act", "anew"),
    [
        (("2",), ("a",), ("2",)),
        (("3",), ("a",), ("3",)),
        (("4",), ("s",), ("4",)),
        ((",", ","), ("a",), (",", ",", ",", ",", ",")),
        (("/", *"is:unread", "enter"), ("a",), ("escape", "/", *"is:unread", "enter")),
        (("/", *"is:kept", "enter"), ("s",), ("escape", "/", *"is:kept", "enter")),
        (("/", *"is:tagged", "enter"), ("t", *"-ild", "enter"), ("escape", "/", *"is:tagged", "enter")),
        (("/", *"tag:ild", "enter"), ("t", *"-ild", "enter"), ("escape", "/", *"tag:ild", "enter")),
    ],
    ids=["unread", "read", "kept", "unread first", "is:unread", "is:kept", "is:tagged", "tag:"],
)
async def test_a_story_marked_just_now_stays_where_it_is_until_the_list_is_asked_for_anew(
    ask: tuple[str, ...], act: tuple[str, ...], anew: tuple[str, ...]
) -> None:
    library, marks = four_stories(), Marks()
    for each in library.headlines_after(EVERYTHING):
        if ask == ("3",):
            marks.mark(each, True)
        marks.keep(each, True)
        marks.tag(each, "ild", True)
    app = SpalteApp(library, marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *ask)
        stood = listed(app)
        assert len(stood) == 4
        await press(pilot, *act)
        assert listed(app) == stood
        library.add(headline("Ny sak", hours=3))
        await settle(pilot)
        assert [each for each in listed(app) if each != "Ny sak"] == stood
        await press(pilot, *anew)
        assert [each for each in listed(app) if each != "Ny sak"] != stood
