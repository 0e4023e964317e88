"""What the screens look like; look at the picture before you accept a new one."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Protocol

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.driving import Newsroom, app_of, press, settle
from tests.stories import story
from tests.ui.shelf import headline
from tui.article.article import Article
from tui.article.blocks import Kind
from tui.article.stamps import Stamp
from tui.library.marks import Marks
from tui.ui.app import SpalteApp

_STAMP = "Publisert 16. november 2019 - 10:05"


class Compare(Protocol):
    """The fixture that compares a screen with its picture."""

    def __call__(
        self,
        app: App[None],
        *,
        press: tuple[str, ...] = (),
        terminal_size: tuple[int, int] = (80, 24),
        run_before: Callable[[Pilot[None]], Awaitable[None]] | None = None,
    ) -> bool: ...


def prompter() -> Article:
    """One of everything."""
    return story(
        (Kind.KICKER, "Kultur / Scene"),
        (Kind.HEADLINE, "Hvisket i 41 år – fikk stående applaus"),
        (Kind.BYLINE, "Av: Henrik Ødegård-Lunde"),
        (Kind.STAMP, _STAMP),
        (Kind.LEAD, "Luken er 70 centimeter bred og lukter støv. Derfra har Storm sett tre hundre premierer nedenfra."),
        (Kind.CAPTION, "|VANT|: Ragnhild Storm i luken der hun har tilbrakt yrkeslivet. FOTO: |Bjørg Anita Vik|"),
        (Kind.PARAGRAPH, "– Man må elske skuespillere, ellers holder man ikke ut lukten, sa hun til salen."),
        (Kind.QUESTION, "– Hvor ofte har du reddet en forestilling?"),
        (Kind.PARAGRAPH, "– Det snakker vi ikke om."),
        (Kind.REFERENCE, "Bakgrunn: |Teatrene kutter sufflørene én etter én| (DB+)"),
        (Kind.REFERENCE, "Les også: |En skjerm hoster ikke|"),
        (Kind.RESIDUE, "Del på Facebook"),
        (Kind.RESIDUE, "Annonse"),
        (Kind.HEADING, "Trekker på skuldrene"),
        (Kind.PARAGRAPH, "Teatersjef Siv Monrad bekrefter at stillingen ikke blir lyst ut."),
        (Kind.FACT_HEADING, "Ragnhild Storm (67)"),
        (Kind.FACT, "Født: Florø"),
        (Kind.FACT, "Aktuell: Slutter som sufflør"),
        said=[
            ("Man må elske skuespillere, ellers holder man ikke ut lukten", "sa hun til salen"),
            ("Det snakker vi ikke om.", None),
        ],
        published=Stamp(79, 79 + len(_STAMP), _STAMP, datetime(2019, 11, 16, 10, 5, tzinfo=UTC)),
    )


def newspaper() -> SpalteApp:
    app = app_of(
        {"luken": prompter(), "skjerm": story((Kind.HEADLINE, "En skjerm hoster ikke"), (Kind.PARAGRAPH, "Nei."))}
    )
    app.theme = "newsprint"
    return app


async def on_a_reference(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await press(pilot, "enter", "right_square_bracket", "r")


@pytest.mark.parametrize("size", [(80, 24), (140, 44)], ids=["small", "wide"])
def test_a_story_stood_in(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(newspaper(), run_before=on_a_reference, terminal_size=size)


async def _found(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await press(pilot, "enter", "slash", *"skuespillere")


def test_a_find(snap_compare: Compare) -> None:
    assert snap_compare(newspaper(), run_before=_found, terminal_size=(100, 24))


async def _listed(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await press(pilot, "enter", "U")


def test_the_list_of_references(snap_compare: Compare) -> None:
    assert snap_compare(newspaper(), run_before=_listed, terminal_size=(100, 24))


def archive() -> SpalteApp:
    library = Newsroom({"luken": prompter()})
    headlines = [headline(f"Sak {number} av svært mange i et langt arkiv", hours=number) for number in range(300)]
    library.shelve(*headlines)
    app = SpalteApp(library, Marks())
    app.theme = "newsprint"
    return app


async def _searched(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await press(pilot, "slash", *"gang", "enter", "G", "k")


@pytest.mark.parametrize("size", [(80, 24), (140, 30)], ids=["small", "wide"])
def test_a_search(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(archive(), run_before=_searched, terminal_size=size)


async def _in_the_middle(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await press(pilot, "at", *"7.3.2019", "enter", "at", *"mars 2019")


def test_a_long_list_and_a_date_being_typed(snap_compare: Compare) -> None:
    assert snap_compare(archive(), run_before=_in_the_middle, terminal_size=(80, 24))
