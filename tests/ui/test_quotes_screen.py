"""The quotes of a story by speaker, over the page."""

import pytest

from tests.driving import app_of, pane, press, reading, said, settle
from tests.stories import story
from tui.article.article import Article
from tui.article.blocks import Kind
from tui.article.document import Document
from tui.article.understand import understand
from tui.typeset.lines import StopKind
from tui.ui.app import SpalteApp
from tui.ui.screens.quotes import QuotesScreen
from tui.ui.speakers import by_speaker
from tui.ui.widgets.find_bar import FindBar
from tui.ui.widgets.foot_line import FootLine


def debate() -> Article:
    """Four quotes: two by Moe, one by nobody, one by Vik with hostile words."""
    return story(
        (Kind.HEADLINE, "Strid om klokka"),
        (Kind.PARAGRAPH, "– Den går riktig, sier Kari Moe."),
        *[(Kind.PARAGRAPH, f"Avsnitt {number}. " + "ord " * 60) for number in range(1, 12)],
        (Kind.PARAGRAPH, "– Hva så?"),
        (Kind.PARAGRAPH, "– [b]Nei[/b]\x1b[2J, mener Per Vik."),
        (Kind.PARAGRAPH, "– Den går fort, sier Kari Moe."),
        said=[
            ("Den går riktig", "sier Kari Moe"),
            ("Hva så?", None),
            ("[b]Nei[/b]\x1b[2J", "mener Per Vik"),
            ("Den går fort", "sier Kari Moe"),
        ],
        url="https://avisa.no/strid",
    )


def shown(app: SpalteApp) -> list[str]:
    """The rows of the list, without what is blank at their ends."""
    screen = app.screen
    assert isinstance(screen, QuotesScreen)
    quotes = screen.quotes
    return [quotes.render_line(row).text.strip(" ▐") for row in range(quotes.size.height)]


def foot(app: SpalteApp) -> str:
    return app.screen.query_one(FootLine).message


def test_speakers_come_as_they_first_speak_and_nobody_comes_last() -> None:
    assert [(each.name, list(each.quotes)) for each in by_speaker(debate())] == [
        ("Moe", [0, 3]), ("Vik", [2]), (None, [1]),
    ]  # fmt: skip


def test_whoever_is_meant_has_one_heading_however_the_story_names_them() -> None:
    text = "Strid om klokka\n\n– Den går rett, sier urmaker Kari Moe.\n\nHun stilte den.\n\n– Den går fort, sier Moe.\n"
    assert [(each.name, list(each.quotes)) for each in by_speaker(understand(Document(text)))] == [("Kari Moe", [0, 1])]


async def test_quotes_stand_under_their_speakers() -> None:
    app = app_of({"strid": debate()})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "quotation_mark")
        assert shown(app) == [
            "Moe · 2 quotes", "▌ “ Den går riktig", "“ Den går fort", "",
            "Vik · 1 quote", "“ [b]Nei[/b]␛[2J", "", "Nobody named · 1 quote", "“ Hva så?",
        ]  # fmt: skip


async def test_enter_goes_to_where_the_quote_stands() -> None:
    app = app_of({"strid": debate()})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "quotation_mark", "j", "enter")
        assert not isinstance(app.screen, QuotesScreen)
        here = pane(app).here
        assert here is not None
        assert (here.kind, here.which) == (StopKind.QUOTE, 3)
        assert pane(app).has_focus
        assert any("Den går fort" in pane(app).render_line(row).text for row in range(pane(app).size.height))


async def test_it_opens_on_the_quote_one_stands_on() -> None:
    app = app_of({"strid": debate()})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", *["right_square_bracket", "q"] * 3, "quotation_mark")
        assert "▌ “ [b]Nei[/b]␛[2J" in shown(app)


async def test_folded_speech_is_unfolded_for_the_quote_one_goes_to() -> None:
    app = app_of({"strid": debate()})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "T", "quotation_mark", "G", "enter")
        assert any("Hva så?" in pane(app).render_line(row).text for row in range(pane(app).size.height))


@pytest.mark.parametrize("key", ["escape", "q", "quotation_mark", "h"])
async def test_it_closes_and_one_is_where_one_was(key: str) -> None:
    app = app_of({"strid": debate()})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "j", "quotation_mark", "G", key)
        assert not isinstance(app.screen, QuotesScreen)
        assert pane(app).has_focus
        assert pane(app).scroll_offset.y == 1
        assert pane(app).here is None


async def test_a_quote_is_copied_from_the_list_as_text_and_as_markdown() -> None:
    app = app_of({"strid": debate()})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "quotation_mark", "j", "j", "Y")
        assert app.clipboard == "«[b]Nei[/b]␛[2J» — Vik, «Strid om klokka», 30 April 2019, https://avisa.no/strid"
        assert foot(app).startswith("The quote is on your clipboard")
        await press(pilot, "M")
        assert app.clipboard.startswith(
            "> \\[b\\]Nei\\[/b\\]␛\\[2J\n\n— Vik, [«Strid om klokka»](https://avisa.no/strid)"
        )
        assert foot(app) == "The Markdown is on your clipboard, if your terminal allows it."
        assert said(app) == ""


async def test_words_are_found_in_the_quotes() -> None:
    app = app_of({"strid": debate()})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "quotation_mark", "slash", *"fort")
        assert "▌ “ Den går fort" in shown(app)
        await press(pilot, "enter")
        assert not app.screen.query(FindBar)
        await press(pilot, "escape")
        assert isinstance(app.screen, QuotesScreen)
        await press(pilot, "slash", *"DEN GÅR", "enter", "n")
        assert "▌ “ Den går riktig" in shown(app)
        await press(pilot, "N")
        assert "▌ “ Den går fort" in shown(app)
        await press(pilot, "slash", "ctrl+u", *"finnes ikke", "enter")
        assert foot(app) == "Nothing was found."


async def test_a_story_without_quotes_says_so() -> None:
    app = app_of({"taus": story((Kind.HEADLINE, "Taus sak"), (Kind.PARAGRAPH, "Ingen sa noe."))})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "quotation_mark")
        assert said(app) == "Nobody is quoted in this story."


@pytest.mark.parametrize("size", [(20, 5), (40, 8), (1, 1), (200, 50)])
async def test_no_terminal_is_too_small_for_it(size: tuple[int, int]) -> None:
    app = app_of({"strid": debate()})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "quotation_mark")
        await pilot.resize_terminal(*size)
        await press(pilot, "j", "space", "slash", "e", "enter", "n", "Y")
        assert app.clipboard
        await press(pilot, "escape", "escape")
        assert reading(app) is app.screen


async def test_at_twenty_by_five_three_rows_of_quotes_are_in_view(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPALTE_ASCII", "1")
    app = app_of({"strid": debate()})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "quotation_mark")
        await pilot.resize_terminal(20, 5)
        await press(pilot, "j")
        assert len(shown(app)) == 3
        assert '> " Den går fort' in shown(app)
