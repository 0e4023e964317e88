"""Headlines without stories: for lists, which never look at more."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.library.memory import MemoryLibrary
from tui.errors import UnreadableFile
from tui.library.base import Headline
from tui.library.keys import key_of, story_id_of
from tui.library.marks import Marks

NOON = datetime(2019, 3, 12, 12, 0, tzinfo=UTC)


def id_of(name: str) -> str:
    """The id of the story of that name."""
    return story_id_of(key_of(name))


def headline(name: str, *, hours: float = 0, minutes: int = 1, source: str | None = None, quotes: int = 0) -> Headline:
    """A story that came so many hours before noon of 12 March 2019; its name is its file, and what it says."""
    moment = NOON - timedelta(hours=hours)
    return Headline(id_of(name), name, name, moment, True, source, minutes, quotes, 0)


def four_stories() -> "Shelf":
    """Two of them tell of fires, three came on one day; `Storm og brann` is what `one_read` has read."""
    return Shelf(
        headline("Brann i Bergen", hours=0, minutes=2),
        headline("Åpning av broen", hours=1, minutes=9, source="NTB"),
        headline("Storm og brann", hours=2, minutes=5),
        headline("Ærlig talt", hours=30, minutes=1),
    )


def one_read() -> Marks:
    """Somebody has read one of the four stories."""
    marks = Marks()
    marks.mark_read("Storm og brann", True)
    return marks


class Shelf(MemoryLibrary):
    """A library of headlines, given in any order."""

    def __init__(self, *headlines: Headline) -> None:
        super().__init__("shelf")
        self.shelve(*headlines)

    def add(self, *headlines: Headline) -> None:
        """Put more of them on the shelf."""
        self.shelve(*headlines)

    def remove(self, name: str) -> None:
        """Take one away."""
        self.forget(id_of(name))

    def spoil(self, name: str) -> None:
        """Let the file of a story be unreadable."""
        self.bad = (*self.bad, UnreadableFile(Path(name), "it is not text"))
