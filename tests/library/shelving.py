"""Stories made ready for a library with a few words each."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tui.article.document import Document
from tui.library.keys import story_id_of
from tui.library.preparing import Prepared, Preparer

NOON = datetime(2024, 5, 6, 12, tzinfo=UTC)
WIRE = (
    "Et redningsskip gikk tirsdag ut fra Lundevik for å lete etter en fiskebåt med fire om bord.\n\n"
    "Båten har ikke svart på radio siden natt til mandag, da vinden økte til full storm på bankene.\n\n"
    "To helikoptre har lett i hele natt uten å finne annet enn en flåte som drev tom mot land ved Granmo.\n\n"
    "Kystverket venter at været blir bedre onsdag morgen, og sender flere fartøyer når bølgene har lagt seg."
)
"""What several papers have of one agency."""


def ready(
    title: str,
    text: str = "Det regner på Vestlandet.",
    *,
    at: datetime | None = NOON,
    minutes: int = 0,
    name: str | None = None,
    refers: tuple[str, ...] = (),
    url: str | None = None,
) -> Prepared:
    """A story of that title, so many minutes after `at`, that its source calls `name`, else by its title."""
    moment = None if at is None else at + timedelta(minutes=minutes)
    also = "".join(f"\n\nLes også: {each}" for each in refers)
    document = Document(f"{title}\n\n{text}{also}\n", headline=title, published=moment, url=url)
    return Preparer().prepare(document, name=name or title, now=datetime(2026, 11, 25, tzinfo=UTC).timestamp())


def of_a_paper(site: str, text: str, *, hour: int = 12) -> Prepared:
    """A story as it stands at one address."""
    document = Document(
        f"Leter etter båt\n\nFoto: Ola Nordmann / NTB\n\n{text}\n\n– Vi leter til vi finner dem, sier Åse Lie.\n",
        headline="Leter etter båt",
        published=datetime(2024, 5, 6, hour, tzinfo=UTC),
        url=f"https://{site}.no/bat",
        authors=("Kari Hansen",),
    )
    return Preparer().prepare(
        document, name=f"https://{site}.no/bat", now=datetime(2026, 11, 25, tzinfo=UTC).timestamp()
    )


def id_of(story: Prepared) -> str:
    """The id under which the library has the story."""
    return story_id_of(story.key)
