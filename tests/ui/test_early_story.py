"""The newest story, before there is a screen: it stands where the screen will have it."""

import pyte
import pytest

from tests.driving import app_of, settle
from tests.stories import story
from tests.ui.shelf import headline
from tui.article.article import Article
from tui.article.blocks import Kind
from tui.library.marks import Marks
from tui.ui.colours import DEFAULT, Ink, ink_for
from tui.ui.early_list import list_width
from tui.ui.early_story import story_page
from tui.ui.setting import MEASURE, kept_options, options_for


def rich() -> Article:
    return story(
        (Kind.HEADLINE, "Stormen [i dag] tok taket av fjøset og la det pent ned hos naboen"),
        (Kind.LEAD, "Det blåste."),
        (Kind.PARAGRAPH, "– Det snakker vi ikke om, sier Ola Moe."),
        (Kind.CAPTION, "|VANT|: Bildet. Foto: |Bjørg Vik|"),
        *((Kind.PARAGRAPH, f"Avsnitt {number}. " + "ord " * 60) for number in range(1, 21)),
        said=[("Det snakker vi ikke om", "sier Ola Moe")],
    )


def shown(drawn: str, width: int, height: int) -> list[str]:
    """What a terminal shows of it."""
    screen = pyte.Screen(width, height)
    pyte.Stream(screen).feed(drawn)
    return [row.rstrip() for row in screen.display]


@pytest.mark.parametrize("begun", [False, True], ids=["new", "begun"])
@pytest.mark.parametrize("size", [(90, 24), (130, 40), (200, 50)], ids=str)
async def test_it_stands_where_the_story_will_stand(size: tuple[int, int], begun: bool) -> None:
    article, marks = rich(), Marks()
    offset = article.blocks[7].start if begun else 0
    marks.remember(MEASURE, "60")
    app = app_of({"rich": article}, marks)
    marks.keep_position("rich", offset)
    newest = headline("rich")
    marks.keep(newest, True)
    marks.tag(newest, "vær", True)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        pane = app.screen.query_one("StoryPane")
        live = [pane.render_line(row).text.rstrip() for row in range(size[1] - 1)]
    left = list_width(size[0])
    assert left is not None
    options = options_for(newest, marks, kept_options(marks))
    assert options.kept
    early = shown(story_page(article, offset, options, left, size, Ink()), *size)
    assert [row[left:] for row in early[:-1]] == live


def test_no_text_in_it_commands_the_terminal() -> None:
    article = story((Kind.HEADLINE, "Sak\x1b]0;evil\x07 \x9b31m \u202e"), (Kind.PARAGRAPH, "\x1b[2Jevil"))
    drawn = story_page(article, 0, kept_options(Marks()), 36, (120, 24), Ink())
    assert "evil" in drawn
    assert not set(drawn) & {"\x07", "\x9b", "\u202e"}
    assert "\x1b]" not in drawn
    assert "\x1b[2J" not in drawn


def test_colours_are_those_of_the_theme() -> None:
    ink = ink_for(DEFAULT, {"COLORTERM": "truecolor"})
    drawn = story_page(rich(), 0, kept_options(Marks()), 36, (120, 24), ink)
    assert ink.paper in drawn
    assert ink.accent in drawn
