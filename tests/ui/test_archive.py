"""The screen on a library that is a file: a hundred thousand stories, searched, listed and added to."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.driving import pane, press, reading, rows, said, settle
from tests.library.shelving import WIRE, of_a_paper
from tui.article.document import Document
from tui.library.base import Batch
from tui.library.keys import hash_of, key_of, story_id_of
from tui.library.marks import Marks
from tui.library.preparing import Prepared, Preparer
from tui.library.sqlite.library import SqliteLibrary, open_library_file
from tui.ui.app import SpalteApp
from tui.ui.widgets.story_list import StoryList
from tui.ui.widgets.story_pane import StoryPane
from tui.ui.widgets.story_window import MOST

MANY = 100_000
_NEWEST = datetime(2019, 4, 30, 17, 49, tzinfo=UTC)
_TEXT = "Renten stiger igjen\n\nDet var en gang en bank.\n\nSå satte den opp renten, sa Kari Lie.\n\nLes også: Sak 7\n"


def story(number: int, like: Prepared) -> Prepared:
    """A story made cheaply: like another in all but its name, its date and its headline."""
    key, name = key_of(f"sak {number}"), f"Sak {number}"
    moment = _NEWEST - timedelta(minutes=11 * number)
    headline = replace(
        like.headline, story_id=story_id_of(key), identity=hash_of(name.encode()).hex(), text=name, moment=moment
    )
    return replace(like, key=key, headline=headline, title_key=key, indexed_title=f"sak {number}", references=())


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteLibrary]:
    like = Preparer().prepare(Document("Sak\n\nDet var en gang."), name="sak")
    with closing(open_library_file(tmp_path_factory.mktemp("archive") / "many.spalte", create=True)) as library:
        library.in_bulk()
        for first in range(0, MANY, 5_000):
            library.put(Batch([story(number, like) for number in range(first, first + 5_000)]))
        library.tidy()
        yield library


def counts(app: SpalteApp) -> str:
    return str(reading(app).sidebar.counts.render())


def listed(app: SpalteApp) -> StoryList:
    return reading(app).sidebar.stories


def here(app: SpalteApp) -> str | None:
    headline = listed(app).highlighted
    return headline.text if headline is not None else None


async def test_a_hundred_thousand_stories_are_read_like_a_hundred(archive: SqliteLibrary) -> None:
    app = SpalteApp(archive, Marks())
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        assert counts(app) == "100,000 stories · 100,000 unread"
        assert here(app) == "Sak 0"
        await press(pilot, "G")
        assert here(app) == "Sak 99999"
        await press(pilot, "@", *"2018-06", "enter")
        assert said(app) == "June 2018."
        moment = listed(app).window[listed(app).index].moment
        assert moment is not None
        assert (moment.year, moment.month, moment.day) == (2018, 6, 30)
        await press(pilot, "enter", "J", "K", "n", "q")
        assert counts(app) == "100,000 stories · 99,997 unread"
        await press(pilot, "2", "g", "k", "3")
        assert counts(app) == "3 of 100,000 · only read · newest"
        await press(pilot, "1", "&", *"sak 777", "enter")
        assert counts(app) == "111 of 100,000 · 111 unread · with “sak 777”"
        assert len(listed(app).window) <= MOST


async def test_a_hit_in_a_quote_is_opened_there_and_n_goes_on_to_the_next_quote(tmp_path: Path) -> None:
    said = "\n\n– Rentene går opp nå, sier Kari Nes.\n\n"
    nobody = "Rentene, tror alle. " * 200
    text = f"Sak 7\n\n{nobody}{said}{nobody}{said}{nobody}"
    with closing(open_library_file(tmp_path / "few.spalte", create=True)) as library:
        library.put(Batch([Preparer().prepare(Document(text, published=_NEWEST), name="7")]))
        app = SpalteApp(library, Marks())
        async with app.run_test(size=(100, 24)) as pilot:
            await settle(pilot)
            await press(pilot, "slash", *"speaker:nes said:rente")
            assert any("Rentene går opp nå, sier Kari" in listed(app).render_line(y).text for y in range(12))
            await press(pilot, "enter", "enter")
            assert any("Rentene går opp nå" in row for row in rows(app))
            assert pane(app).found == "1/4"
            first = pane(app).scroll_y
            await press(pilot, "n")
            assert pane(app).found == "2/4"
            await press(pilot, "n")
            assert pane(app).found == "3/4"
            assert any("Rentene går opp nå" in row for row in rows(app))
            assert pane(app).scroll_y > first


async def test_a_hit_is_opened_where_it_stands_and_n_goes_on_to_the_next(tmp_path: Path) -> None:
    with closing(open_library_file(tmp_path / "few.spalte", create=True)) as library:
        preparer = Preparer()
        long = (
            "Sak 7\n\n" + "Her står det ikke noe. " * 300 + "\n\nRentene gikk opp.\n\n" + "Ikke her. " * 300 + "Renta!"
        )
        stories = [preparer.prepare(Document(text, published=_NEWEST), name=text) for text in (_TEXT, long)]
        library.put(Batch(stories))
        app = SpalteApp(library, Marks())
        async with app.run_test(size=(100, 24)) as pilot:
            await settle(pilot)
            await press(pilot, "slash", *"renten")
            assert counts(app) == "2 with “renten” · newest"
            shown = [listed(app).render_line(y).text for y in range(12)]
            assert any("Rentene gikk opp." in row for row in shown)
            await press(pilot, "enter", *(["j"] if here(app) != "Sak 7" else []), "enter")
            assert isinstance(app.focused, StoryPane)
            assert any("Rentene gikk opp." in row for row in rows(app))
            assert pane(app).found == "1/2"
            await press(pilot, "n")
            assert any("Renta!" in row for row in rows(app))
            await press(pilot, "escape", "q", "escape")
            assert pane(app).found is None
            assert counts(app) == "2 stories · 1 unread · newest"


async def test_what_another_connection_puts_comes_in_while_one_reads(tmp_path: Path) -> None:
    path = tmp_path / "live.spalte"
    like = Preparer().prepare(Document("Sak\n\nDet var en gang."), name="sak")
    with closing(open_library_file(path, create=True)) as writing:
        writing.put(Batch([story(number, like) for number in range(20, 60)]))
        with closing(open_library_file(path)) as library:
            app = SpalteApp(library, Marks())
            async with app.run_test(size=(120, 24)) as pilot:
                await settle(pilot)
                await press(pilot, "j")
                writing.put(Batch([story(number, like) for number in range(12)]))
                while not counts(app).startswith("12 new"):
                    await settle(pilot)
                assert here(app) == "Sak 21"
                writing.put(Batch([of_a_paper("avisa", WIRE), of_a_paper("bladet", WIRE, hour=13)]))
                while not counts(app).startswith("13 new"):
                    await settle(pilot)
                await press(pilot, "g")
                assert here(app) == "Leter etter båt"
                assert counts(app) == "53 stories · 53 unread · newest"
