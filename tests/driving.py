"""Drive the screen as a person does, and wait without sleeping."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from textual.app import App
from textual.events import Key
from textual.pilot import Pilot

from tests.library.memory import MemoryLibrary
from tui.article.article import Article
from tui.library.base import EVERYTHING, Headline
from tui.library.marks import Marks
from tui.ui.app import SpalteApp
from tui.ui.screens.reading import ReadingScreen
from tui.ui.widgets.story_pane import StoryPane

_NEWEST = datetime(2019, 4, 30, 17, 49, tzinfo=UTC)


class Newsroom(MemoryLibrary):
    """A library of articles made by hand, newest first in the order they are given; ids are the names."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        super().__init__("newsroom")
        for number, (name, article) in enumerate(articles.items()):
            self.put_article(name, article, _NEWEST - timedelta(minutes=number))

    def put_article(self, name: str, article: Article, moment: datetime | None = None, **other: object) -> None:
        """Put a story, or put it anew; without a moment it keeps the one it has, or is older than all others."""
        before = self.headline(name)
        if moment is None:
            last = self.headlines_before(EVERYTHING, limit=1)
            oldest = (last[0].moment or _NEWEST) - timedelta(minutes=1) if last else _NEWEST
            moment = before.moment if before is not None else oldest
        said = article.text_of(article.headline) if article.headline is not None else "–"
        headline = Headline(name, name, said, moment, True, None, 1, len(article.quotes), len(article.references))
        self.shelve(replace(headline, **other), articles={name: article})  # type: ignore[arg-type]


async def settle(pilot: Pilot[None]) -> None:
    """Wait until no worker runs, no message waits, and the screen stands."""
    quiet = 0
    while quiet < 2:  # a handler may be between two steps at the first look
        await pilot.pause()
        running = [worker for worker in pilot.app.workers if not worker.is_finished]
        if running:
            await pilot.app.workers.wait_for_complete(running)
        waiting = any(node.message_queue_size for node in (pilot.app, *pilot.app.screen_stack, *pilot.app.query("*")))
        quiet = 0 if running or waiting else quiet + 1


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one by one, each when all is done that the one before it asked for."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Press keys all at once, as a slow line delivers them."""
    for key in keys:
        event = Key(key, key if len(key) == 1 else {"slash": "/", "space": " ", "enter": "\r"}.get(key))
        event.set_sender(pilot.app)
        pilot.app.post_message(event)
    await settle(pilot)


def app_of(articles: Mapping[str, Article], marks: Marks | None = None) -> SpalteApp:
    """The app on a newsroom with these stories."""
    return SpalteApp(Newsroom(articles), marks if marks is not None else Marks())


def reading(app: App[None]) -> ReadingScreen:
    """The screen one reads on, whatever stands over it."""
    return next(each for each in app.screen_stack if isinstance(each, ReadingScreen))


def pane(app: App[None]) -> StoryPane:
    """The open story."""
    return reading(app).story


def rows(app: App[None]) -> list[str]:
    """What the open story shows, row by row, without blanks at the ends."""
    story = pane(app)
    return [story.render_line(row).text.strip() for row in range(story.size.height)]


def said(app: App[None]) -> str:
    """What the last line says."""
    return reading(app).foot.message
