"""Drive the screen as a person does, and wait without sleeping."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from threading import Event

from textual.app import App
from textual.events import Key
from textual.pilot import Pilot

from tui.article.article import Article
from tui.errors import UnreadableFile
from tui.library.base import Headline, StoryNotFound
from tui.library.marks import Marks
from tui.ui.app import SpalteApp
from tui.ui.screens.reading import ReadingScreen
from tui.ui.widgets.story_pane import StoryPane

_NEWEST = datetime(2019, 4, 30, 17, 49, tzinfo=UTC)


class Newsroom:
    """A library of articles made by hand, newest first in the order they are given; ids are the names."""

    name = "newsroom"

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self.articles = dict(articles)
        self.asked: list[str] = []
        """The ids of the stories that were opened, in order."""

    def headlines(self) -> Sequence[Headline]:
        return [
            Headline(
                story_id, story_id, self._headline(article), _NEWEST - timedelta(minutes=place), True, None, 1,
                len(article.quotes), len(article.references),
            )
            for place, (story_id, article) in enumerate(self.articles.items())
        ]  # fmt: skip

    def article(self, story_id: str) -> Article:
        self.asked.append(story_id)
        if story_id not in self.articles:
            raise StoryNotFound(story_id)
        return self.articles[story_id]

    def resolve(self, title: str) -> Headline | None:
        return next((each for each in self.headlines() if each.text.casefold() == title.casefold()), None)

    def unreadable(self) -> Sequence[UnreadableFile]:
        return ()

    def fill(self, changed: Callable[[], None], stop: Event) -> None:
        changed()

    def follow(self, changed: Callable[[], None], stop: Event) -> None:
        return

    def _headline(self, article: Article) -> str:
        return article.text_of(article.headline) if article.headline is not None else "–"


async def settle(pilot: Pilot[None]) -> None:
    """Wait until no worker runs, no message waits, and the screen stands."""
    await pilot.pause()
    while any(not worker.is_finished for worker in pilot.app.workers):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


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
