"""Notes on passages: written where one stands, shown below it, stepped to, changed and taken away."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.driving import Newsroom, app_of, burst, pane, press, reading, rows, said, settle
from tests.stories import story
from tui.article.article import Article
from tui.article.blocks import Kind
from tui.library.marked import Note
from tui.library.marks import Marks
from tui.typeset.lines import Role, StopKind
from tui.typeset.options import Options
from tui.typeset.page import set_blocks
from tui.ui.app import SpalteApp
from tui.ui.widgets.story_pane import StoryPane
from tui.ui.widgets.typing_bar import TypingBar

WORDS = [f"Avsnitt {number} om ferja som gikk." for number in range(30)]


def ferry(*words: str, headline: str = "Ferja gikk") -> Article:
    return story((Kind.HEADLINE, headline), *[(Kind.PARAGRAPH, each) for each in words or WORDS])


def spoken() -> Article:
    return story(
        (Kind.HEADLINE, "Ferja gikk"),
        *[(Kind.PARAGRAPH, each) for each in WORDS[:3]],
        (Kind.PARAGRAPH, "– Kua kom hjem, sa Kari."),
        *[(Kind.PARAGRAPH, each) for each in WORDS[3:]],
        said=[("Kua kom hjem", "sa Kari")],
    )


def noted(app: SpalteApp) -> list[str]:
    return [row for row in rows(app) if "✎" in row]


def in_list(app: SpalteApp) -> list[str]:
    stories = reading(app).sidebar.stories
    lines = [stories.render_line(y).text.rstrip() for y in range(stories.size.height)]
    return [line for line in lines if line]


async def test_a_note_on_a_quote_stands_below_it_and_is_a_stop() -> None:
    marks = Marks()
    app = app_of({"en": spoken()}, marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "tab", "e", *"Ring Kari", "enter")
        assert said(app) == "Noted; 5 in the list shows the stories with notes."
        (note,) = marks.notes("en")
        text = spoken().document.text
        assert text[note.start : note.end] == note.passage == "Kua kom hjem"
        shown = rows(app)
        at = next(index for index, row in enumerate(shown) if row.endswith("Ring Kari"))
        assert "Kua kom hjem" in shown[at - 1]
        await press(pilot, "tab")
        here = pane(app).here
        assert here is not None
        assert here.kind is StopKind.NOTE
        await press(pilot, "enter")
        assert app.screen.query_one(TypingBar).value == "Ring Kari"
        await press(pilot, *"!", "enter")
        assert [each.text for each in marks.notes("en")] == ["Ring Kari!"]
        await press(pilot, "z")
        assert said(app) == "Taken back: the note on “Ferja gikk” was changed."
        assert noted(app)[-1].endswith("Ring Kari")


async def test_without_a_stop_it_is_on_the_first_line_in_view_and_no_words_take_it_away() -> None:
    marks = Marks()
    app = app_of({"en": ferry()}, marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "d", "e", *"Hvorfor?", "enter")
        (note,) = marks.notes("en")
        first = next(row for row in rows(app) if row)
        assert note.passage in WORDS
        assert first == f"✎  {note.passage}"
        assert len(noted(app)) == 2
        await press(pilot, "e", "ctrl+u", "enter")
        assert list(marks.notes("en")) == []
        assert noted(app) == []
        assert said(app) == "The note is taken away; z brings it back."
        await press(pilot, "z")
        assert said(app) == "Taken back: the note on “Ferja gikk” was taken away."
        assert len(noted(app)) == 2


@pytest.mark.parametrize(
    ("asked", "anew"),
    [(("5",), ("5",)), (("/", *"is:noted", "enter"), ("escape", "/", *"is:noted", "enter"))],
    ids=["5", "is:noted"],
)
async def test_stories_with_notes_are_listed_and_stay_though_the_note_goes_until_they_are_asked_for_anew(
    asked: tuple[str, ...], anew: tuple[str, ...]
) -> None:
    app = app_of({"en": spoken(), "to": ferry(headline="Bilen sto")})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        sidebar = reading(app).sidebar
        await press(pilot, "j", "enter", "e", *"Ring Kari", "enter", "q", *asked)
        assert [each.text for each in sidebar.stories.window.headlines] == ["Bilen sto"]
        assert in_list(app)[-1].endswith("· ✎")
        await press(pilot, "enter", "e", *["backspace"] * 9, "enter", "q")
        assert [each.text for each in sidebar.stories.window.headlines] == ["Bilen sto"]
        assert "✎" not in in_list(app)[-1]
        await press(pilot, *anew)
        assert len(sidebar.stories.window) == 0


async def test_esc_leaves_the_note_as_it_was_and_what_is_typed_at_once_is_meant_for_it() -> None:
    marks = Marks()
    app = app_of({"en": ferry()}, marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        await burst(pilot, "e", *"qs", "enter")
        await settle(pilot)
        assert [each.text for each in marks.notes("en")] == ["qs"]
        await press(pilot, "e", *"nei", "escape")
        assert [each.text for each in marks.notes("en")] == ["qs"]


async def test_a_note_stands_after_a_restart_at_its_passage_in_a_text_corrected_since(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    with closing(Marks(path)) as marks:
        app = app_of({"en": ferry()}, marks)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await press(pilot, "enter", "d", "e", *"Her", "enter")
            passage = marks.notes("en")[0].passage
    with closing(Marks(path)) as marks:
        app = app_of({"en": ferry("Rettet: et helt nytt avsnitt.", *WORDS)}, marks)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await press(pilot, "enter", "tab")
            here = pane(app).here
            assert here is not None
            assert pane(app).article.document.text[here.start : here.end] == passage  # type: ignore[union-attr]
            await press(pilot, "e", *"!", "enter")
            assert [each.text for each in marks.notes("en")] == ["Her!"]
            assert marks.notes("en")[0].start == here.start


async def test_what_was_made_of_a_story_stays_when_its_headline_is_corrected_while_one_reads_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(StoryPane, "CALM", 0.001)
    marks = Marks()
    app = app_of({"en": ferry()}, marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "s", "t", *"båt", "enter", "e", *"Her", "enter")
        library = app._library
        assert isinstance(library, Newsroom)
        library.put_article("en", ferry(headline="Ferga gikk"), identity="another")
        while not marks.read("another"):
            await settle(pilot)
        assert marks.kept("another")
        assert marks.tags("another") == ["båt"]
        assert [note.text for note in marks.notes("another")] == ["Her"]
        assert "★ kept · #båt" in "\n".join(rows(app))


async def test_a_note_is_no_markup_and_fits_any_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPALTE_ASCII", "1")
    marks = Marks()
    app = app_of({"en": ferry()}, marks)
    async with app.run_test(size=(24, 6)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "d", "e", *"[red]En lang tanke om ferja som gikk", "enter")
        assert marks.notes("en")[0].text.startswith("[red]En")
        await press(pilot, "j", "j")
        assert any(row.startswith("n [red]En lang") or "[red]En" in row for row in rows(app))


@given(st.lists(st.tuples(st.integers(0, 2_000), st.text(min_size=1, max_size=90)), max_size=4), st.integers(10, 60))
def test_every_note_is_set_once_and_no_row_of_the_text_is_lost(notes: list[tuple[int, str]], measure: int) -> None:
    plain, with_notes = (
        list(set_blocks(spoken(), replace(Options(measure), notes=each))) for each in ((), tuple(notes))
    )
    own = [line for line in with_notes if any(run.role in (Role.NOTE, Role.NOTE_SIGN) for run in line.runs)]
    assert [line for line in with_notes if line not in own] == plain
    assert sum(run.role is Role.NOTE_SIGN for line in own for run in line.runs) <= len(notes)
    said = "".join(run.text for line in own for run in line.runs if run.role is Role.NOTE)
    assert all("".join(text.split()) in "".join(said.split()) for _, text in notes if text.isalnum())


def test_a_note_stands_below_what_it_is_on_also_between_the_parts_of_the_head() -> None:
    parts = [
        (Kind.HEADLINE, "Ferja gikk"), (Kind.CAPTION, "Kaia. Foto: Nes"), (Kind.LEAD, "Alle kom med."),
        (Kind.PARAGRAPH, WORDS[0]),
    ]  # fmt: skip
    article = story(*parts)
    said = [text.split(".")[0] for _, text in parts]
    notes = [(article.document.text.index(each), f"om {each}") for each in said]
    lines = [
        "".join(run.text for run in line.runs).strip() for line in set_blocks(article, Options(60, notes=tuple(notes)))
    ]
    about = {each: next(at for at, line in enumerate(lines) if line == f"✎ om {each}") for each in said}
    assert about[said[0]] < about[said[2]] < about[said[1]] < about[said[3]]
    assert lines[about[said[1]] - 1].endswith("Foto: Nes")


def test_notes_of_one_story_do_not_show_in_another() -> None:
    marks = Marks()
    app = app_of({"en": ferry(), "to": ferry(headline="En annen")}, marks)
    marks.write_note(app._library.headline("en"), Note(0, 5, "Her"))  # type: ignore[arg-type]
    assert marks.notes("to") == ()


async def test_a_note_asked_for_while_the_next_story_comes_is_on_the_page_one_saw_and_replaces_no_other() -> None:
    marks = Marks()
    app = app_of({"en": ferry(), "to": ferry()}, marks)
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "e", *"her", "enter", "J", "e", *"der", "enter")
        await burst(pilot, "K", "e")
        await press(pilot, "space", *"og", "enter")
        assert sorted([note.text for note in marks.notes("en")] + [note.text for note in marks.notes("to")]) in (
            ["der og", "her"],
            ["der", "her og"],
        )
