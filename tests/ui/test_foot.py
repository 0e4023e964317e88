"""What the last line says."""

import pytest

from tests.driving import Newsroom, app_of, press, reading, settle
from tests.stories import story
from tests.ui.shelf import four_stories
from tui.article.blocks import Kind
from tui.library.marks import Marks
from tui.ui.app import SpalteApp


@pytest.mark.parametrize("minutes", [1, 3])
async def test_what_is_left_is_never_more_than_the_list_says_a_story_takes(minutes: int) -> None:
    paragraphs = [(Kind.PARAGRAPH, "En setning av noen ord som står i et avsnitt for seg selv." * 2)] * 40
    room = Newsroom({})
    room.put_article("lang", story((Kind.HEADLINE, "En lang sak"), *paragraphs), minutes=minutes)
    app = SpalteApp(room, Marks())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert f"{minutes} min left" in str(reading(app).foot.render())
        await press(pilot, "G")
        assert str(reading(app).foot.render()).rstrip().endswith("· end")


async def test_of_a_story_that_was_seen_whole_nothing_is_left_though_a_blank_row_is_below() -> None:
    told = []
    app = app_of({"lang": story((Kind.HEADLINE, "Lang sak"), *[(Kind.PARAGRAPH, "ord " * 100)] * 30)})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "G")
        for _ in range(12):
            await press(pilot, "k")
            told.append(str(reading(app).foot.render()).rstrip())
    assert any(line.endswith("99 % · 1 min left") for line in told)
    assert any(line.endswith("100 % · end") for line in told)
    assert not any(line.endswith("100 % · 1 min left") for line in told)


async def test_where_nothing_was_found_no_key_is_told_that_needs_a_hit() -> None:
    app = SpalteApp(four_stories(), Marks())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "/", *"finnesikke", "enter")
        foot = str(reading(app).foot.render())
        assert "/ other words" in foot
        assert "Esc end" in foot
        assert "Enter read" not in foot
        assert "next hit" not in foot


async def test_where_a_filter_stands_the_last_line_tells_how_to_change_and_to_end_it() -> None:
    app = SpalteApp(four_stories(), Marks())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "&", *"brann", "enter")
        foot = str(reading(app).foot.render())
        assert "Enter read" in foot
        assert "& other words" in foot
        assert "Esc end filter" in foot
        await press(pilot, "escape")
        assert "Esc" not in str(reading(app).foot.render())
