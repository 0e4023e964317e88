"""Who said what in all stories: typing, going through the quotes, reading one and coming back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
from textual.widgets import Input, Static

from tests.driving import Newsroom, burst, pane, press, reading, settle
from tests.library.memory_speech import MemorySpeech
from tests.stories import story
from tui.article.article import Article
from tui.article.blocks import Kind
from tui.library.base import Question
from tui.library.marks import Marks
from tui.library.query import NOTHING, Query
from tui.library.speech import Said
from tui.typeset.lines import StopKind
from tui.ui.app import SpalteApp
from tui.ui.said_pages import MOST_PAGES, PAGE
from tui.ui.screens.said import SaidScreen
from tui.ui.widgets.foot_line import FootLine

NEWEST = datetime(2019, 5, 1, 12, tzinfo=UTC)


def told(headline: str, *quotes: tuple[str, str | None]) -> Article:
    """A story with so many quotes, each with who says it, far below its top."""
    return story(
        (Kind.HEADLINE, headline),
        *[(Kind.PARAGRAPH, f"Avsnitt {number}. " + "ord " * 60) for number in range(1, 12)],
        *[(Kind.PARAGRAPH, f"– {words}, {by}." if by else f"– {words}") for words, by in quotes],
        said=quotes,
        url=f"https://avisa.no/{len(headline)}",
    )


def newsroom() -> Newsroom:
    library = Newsroom({})
    library.put_article(
        "klokka", told("Strid om klokka", ("Den går riktig", "sier Kari Moe"), ("Hva så?", None)), NEWEST,
        source="Avisa",
    )  # fmt: skip
    library.put_article(
        "kaka", told("Kaka er tom", ("Kaka gikk fort", "mener Per Vik"), ("[b]Nei[/b]\x1b[2J", "sier Kari Moe")),
        NEWEST - timedelta(days=400),
    )  # fmt: skip
    return library


def many(stories: int) -> Newsroom:
    library = Newsroom({})
    for number in range(stories):
        words = f"Sitat nr. {number}"
        library.put_article(f"sak{number}", story(
            (Kind.HEADLINE, f"Sak {number}"), (Kind.PARAGRAPH, f"– {words}, sier Kari Moe."),
            said=[(words, "sier Kari Moe")],
        ), NEWEST - timedelta(hours=number))  # fmt: skip
    return library


def app_on(library: Newsroom) -> SpalteApp:
    return SpalteApp(library, Marks())


def screen(app: SpalteApp) -> SaidScreen:
    assert isinstance(app.screen, SaidScreen)
    return app.screen


def shown(app: SpalteApp) -> list[str]:
    quotes = screen(app).quotes
    return [row for y in range(quotes.size.height) if (row := quotes.render_line(y).text.strip(" ▐"))]


def note(app: SpalteApp) -> str:
    return str(screen(app).query_one("#note", Static).render())


def foot(app: SpalteApp) -> str:
    return screen(app).query_one(FootLine).message


async def test_all_quotes_stand_there_newest_first_with_where_they_stand() -> None:
    app = app_on(newsroom())
    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "quotation_mark")
        assert shown(app) == [
            "▌ Moe", "▌ “ Den går riktig", "▌   Avisa · 1 May 2019 · Strid om klokka",
            "Nobody named", "“ Hva så?", "Avisa · 1 May 2019 · Strid om klokka",
            "Vik", "“ Kaka gikk fort", "27 March 2018 · Kaka er tom",
            "Moe", "“ [b]Nei[/b]␛[2J", "27 March 2018 · Kaka er tom",
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("gikk", ["“ Kaka gikk fort"]),
        ("speaker:moe", ["▌ “ Den går riktig", "“ [b]Nei[/b]␛[2J"]),
        ("speaker:moe to:2018", ["▌ “ [b]Nei[/b]␛[2J"]),
        ("from:2019-05 riktig", ["▌ “ Den går riktig"]),
    ],
)
async def test_quotes_are_found_as_one_types(typed: str, words: list[str]) -> None:
    app = app_on(newsroom())
    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "quotation_mark", *typed)
        assert [row.removeprefix("▌ ") for row in shown(app) if "“" in row] == [
            word.removeprefix("▌ ") for word in words
        ]


async def test_words_found_nowhere_are_told() -> None:
    app = app_on(newsroom())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "quotation_mark", *"finnes ikke")
        assert shown(app) == []
        assert note(app) == "Nobody is quoted so; fewer words or a last name alone may find more."
        await press(pilot, "enter", "j", "k", "G", "space", "enter", "Y", "M")
        assert note(app).startswith("Nobody is quoted so")


async def test_a_library_without_quotes_says_so_and_one_that_is_behind_says_why(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library = Newsroom({"taus": story((Kind.HEADLINE, "Taus"), (Kind.PARAGRAPH, "Ingen sa noe."))})
    app = app_on(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "quotation_mark")
        assert note(app) == "Nobody is quoted in newsroom."
        monkeypatch.setattr(library.speech, "behind", lambda: True)
        await press(pilot, "x")
        assert note(app).startswith("An older Spalte took in some of the stories; their quotes are not known yet.")


async def test_what_cannot_be_asked_of_quotes_is_told_below_the_box() -> None:
    app = app_on(newsroom())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "quotation_mark", *"title:kaka")
        assert note(app).startswith("“title:” is asked of stories")


async def test_enter_reads_the_quote_and_backspace_comes_back_to_the_quotes_as_they_stood() -> None:
    app = app_on(newsroom())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        before = reading(app).sidebar.stories.highlighted
        await press(pilot, "quotation_mark", *"speaker:moe", "enter", "j", "enter")
        assert reading(app) is app.screen
        headline, here = pane(app).headline, pane(app).here
        assert headline is not None
        assert headline.story_id == "kaka"
        assert here is not None
        assert (here.kind, here.which) == (StopKind.QUOTE, 1)
        assert pane(app).has_focus
        await press(pilot, "backspace")
        assert screen(app).query_one(Input).value == "speaker:moe"
        assert "▌ “ [b]Nei[/b]␛[2J" in shown(app)
        assert screen(app).quotes.has_focus
        await press(pilot, "escape")
        assert reading(app).sidebar.stories.has_focus
        now = reading(app).sidebar.stories.highlighted
        assert now is not None
        assert before is not None
        assert now.story_id == before.story_id


async def test_a_quote_of_the_story_that_is_open_already_is_stood_on() -> None:
    app = app_on(newsroom())
    async with app.run_test(size=(140, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "quotation_mark", "enter", "j", "enter")
        here = pane(app).here
        assert here is not None
        assert (here.kind, here.which) == (StopKind.QUOTE, 1)


async def test_out_of_the_story_leads_to_the_list_and_not_to_the_quotes() -> None:
    app = app_on(newsroom())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "quotation_mark", "enter", "enter", "h")
        assert reading(app) is app.screen
        assert reading(app).sidebar.stories.has_focus
        await press(pilot, "enter", "backspace")
        assert reading(app) is app.screen


@pytest.mark.parametrize("keys", [("escape",), ("enter", "escape"), ("enter", "q"), ("enter", "quotation_mark")])
async def test_it_closes_and_one_is_where_one_was(keys: tuple[str, ...]) -> None:
    app = app_on(newsroom())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "quotation_mark", *keys)
        assert reading(app) is app.screen
        now = reading(app).sidebar.stories.highlighted
        assert now is not None
        assert now.story_id == "kaka"


async def test_keys_typed_right_after_the_mark_are_meant_for_the_box() -> None:
    app = app_on(newsroom())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await burst(pilot, "quotation_mark", *"fort")
        while app._held is not None:
            await settle(pilot)
        await settle(pilot)
        assert screen(app).query_one(Input).value == "fort"


async def test_a_quote_is_copied_with_the_address_of_its_story() -> None:
    app = app_on(newsroom())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "quotation_mark", "enter", "Y")
        assert app.clipboard == "«Den går riktig» — Moe, «Strid om klokka», Avisa, 1 May 2019, https://avisa.no/15"
        assert foot(app).startswith("The quote is on your clipboard")
        await press(pilot, "G", "M")
        assert app.clipboard.startswith("> \\[b\\]Nei\\[/b\\]␛\\[2J\n\n— Moe, [«Kaka er tom»](https://avisa.no/11)")


async def test_a_story_that_has_gone_is_told_and_nothing_is_copied() -> None:
    library = newsroom()
    app = app_on(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "quotation_mark", "enter")
        library.forget("klokka")
        await press(pilot, "Y")
        assert app.clipboard == ""
        assert [str(toast.message) for toast in app._notifications] == ["“klokka” is no longer in the library."]


async def test_more_comes_as_one_goes_down_and_few_are_held() -> None:
    app = app_on(many(PAGE * (MOST_PAGES + 2)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "quotation_mark", "enter")
        for _ in range(MOST_PAGES + 3):
            await press(pilot, "G")
            assert screen(app).quotes.entries <= PAGE * MOST_PAGES
            here = screen(app).quotes.highlighted
            assert here is not None
            assert any(here.words.text in row for row in shown(app) if row.startswith("▌"))
        assert "▌ “ Sitat nr. 399" in shown(app)
        for _ in range(4):
            await press(pilot, "g")
        assert "▌ “ Sitat nr. 0" in shown(app)


async def test_the_quote_one_stands_on_stays_on_its_row_when_more_comes() -> None:
    app = app_on(many(PAGE * 3))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "quotation_mark", "enter", *"jjjjjjjjjjjjjjjjjjjjjjjj")
        before = shown(app)
        assert screen(app).quotes.entries == PAGE
        await press(pilot, "j", "k")
        assert screen(app).quotes.entries == 2 * PAGE
        assert shown(app) == before


class SlowSpeech(MemorySpeech):
    """Whoever asks for the word `a` waits until another asks."""

    def __init__(self, library: Newsroom) -> None:
        super().__init__(library._told, library._ask, lambda words, term: True, lambda place: place)
        self.words: list[str] = []

    def quotes(
        self,
        about: Query = NOTHING,
        speaker: Query = NOTHING,
        first: int | None = None,
        last: int | None = None,
        below: tuple[int, int] | None = None,
        limit: int = 50,
        question: Question | None = None,
    ) -> Sequence[Said]:
        assert question is not None
        words = " ".join(word for term in about.terms for word in term.words)
        self.words.append(words)
        if words == "a":
            stopped = Event()
            with question.asked(stopped.set):
                stopped.wait()
        return [replace(said, text=words) for said in super().quotes()]


async def test_an_answer_that_was_overtaken_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.ui.screens.said.PAUSE", 0)
    library = newsroom()
    library.speech = slow = SlowSpeech(library)
    app = app_on(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "quotation_mark")
        await pilot.press("a")
        while "a" not in slow.words:
            await pilot.pause()
        assert "▌ “ a" not in shown(app)
        await press(pilot, "b")
        assert slow.words[-1] == "ab"
        assert "▌ “ ab" in shown(app)


@pytest.mark.parametrize("size", [(20, 5), (40, 10), (1, 1), (200, 50)])
async def test_no_terminal_is_too_small_for_it(size: tuple[int, int]) -> None:
    app = app_on(newsroom())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "quotation_mark")
        await pilot.resize_terminal(*size)
        await press(pilot, *"speaker:moe", "enter", "j", "space", "Y")
        assert app.clipboard
        await press(pilot, "escape")
        assert reading(app) is app.screen


async def test_at_twenty_by_five_box_quote_and_keys_are_in_view_in_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPALTE_ASCII", "1")
    app = app_on(newsroom())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "quotation_mark")
        await pilot.resize_terminal(20, 5)
        await press(pilot, "enter")
        assert shown(app) == ["> Moe", '> " Den går', ">   riktig"]
