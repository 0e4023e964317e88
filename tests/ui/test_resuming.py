"""Reading goes on where it stopped: after a restart, and in a text that was corrected meanwhile."""

from contextlib import closing
from pathlib import Path

import pytest

from tests.driving import Newsroom, app_of, pane, press, rows, settle
from tests.stories import story
from tui.article.article import Article
from tui.article.blocks import Kind
from tui.library.marked import found_at, words_at
from tui.library.marks import Marks
from tui.ui.widgets.story_pane import StoryPane

WORDS = [f"Avsnitt {number} om ferja som gikk, og om kua som kom hjem." for number in range(40)]


def ferry(*words: str) -> Article:
    return story((Kind.HEADLINE, "Ferja gikk"), *[(Kind.PARAGRAPH, each) for each in words or WORDS])


async def read_on(marks: Marks, article: Article, *keys: str) -> str:
    """The first words in view after opening the story and pressing the keys."""
    app = app_of({"en": article}, marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", *keys)
        return next(row for row in rows(app) if row)


@pytest.mark.parametrize("before", [(), ("Rettet: et helt nytt avsnitt om noe annet.",) * 9], ids=["same", "corrected"])
async def test_a_story_is_opened_again_at_the_words_at_which_it_was_left(
    tmp_path: Path, before: tuple[str, ...]
) -> None:
    with closing(Marks(tmp_path / "marks.sqlite")) as marks:
        left = await read_on(marks, ferry(), "space", "space")
        assert left in WORDS[10:]
    with closing(Marks(tmp_path / "marks.sqlite")) as marks:
        assert await read_on(marks, ferry(*before, *WORDS)) == left


async def test_who_read_to_the_end_begins_at_the_top(tmp_path: Path) -> None:
    with closing(Marks(tmp_path / "marks.sqlite")) as marks:
        await read_on(marks, ferry(), "G")
    with closing(Marks(tmp_path / "marks.sqlite")) as marks:
        assert await read_on(marks, ferry()) == "━" * 68


async def test_a_text_that_is_corrected_while_one_reads_keeps_its_first_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StoryPane, "CALM", 0.001)
    app = app_of({"en": ferry()})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "space", "space")
        first = next(row for row in rows(app) if row)
        library = app._library
        assert isinstance(library, Newsroom)
        anew = ferry(*["Rettet: et helt nytt avsnitt om noe annet."] * 9, *WORDS)
        library.put_article("en", anew)
        while pane(app).article is not anew:
            await settle(pilot)
        assert next(row for row in rows(app) if row) == first


def test_of_words_that_are_said_twice_those_nearest_are_meant_and_lost_ones_stay_in_the_text() -> None:
    text = "Ja. Nei. Ja. Nei. Ja. Slutt på det hele, sa hun."
    assert words_at(0, text) == ""
    assert found_at(0, "", text) == 0
    assert found_at(9, "Ja. Nei", f"Å! {text}") == 12
    assert found_at(9, "Aldri sagt", text) == 9
    assert found_at(900, "Aldri sagt", text) == len(text) - 1
