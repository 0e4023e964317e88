"""Libraries to ask: real ones, in files."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.cli.shelf import Shelve
from tui.article.document import Document, Grain
from tui.library.base import Batch
from tui.library.preparing import Preparer
from tui.library.sqlite.library import open_library_file

OSLO = timezone(timedelta(hours=2))


@pytest.fixture
def shelve(tmp_path: Path) -> Shelve:
    """Put documents into a library file, each under its name; the file."""

    def into(path: Path = tmp_path / "archive.spalte", /, **documents: Document) -> Path:
        library = open_library_file(path, create=True)
        preparer = Preparer()
        stories = [preparer.prepare(document, name=name) for name, document in documents.items()]
        library.put(Batch(stories=stories))
        library.close()
        return path

    return into


@pytest.fixture
def library(shelve: Shelve) -> Path:
    """A library of five stories: two papers, an agency, two languages, one of a month only, one without a date."""
    return shelve(
        cow=Document(
            "Kua kom hjem\n\n– Vi er glade for kua, sier Åse Lie.\n\n"
            "Les også: Fjøset brant\n\nLes også: Ingen vet hvor\n",
            headline="Kua kom hjem",
            published=datetime(2019, 4, 30, 17, 49, tzinfo=OSLO),
            url="https://www.avisa.no/kua",
        ),
        barn=Document(
            "Fjøset brant\n\nBrannen ble slukket av naboene. Ingen kyr ble skadd.\n",
            headline="Fjøset brant",
            published=datetime(2019, 4, 29, tzinfo=OSLO),
            url="https://avisa.no/fjøs",
        ),
        farm=Document(
            "Gården selges\n\nDet er over for gården.\n\nLES OGSÅ: «Fjøset brant» (+)\n",
            headline="Gården selges",
            published=datetime(2020, 1, 1, 0, 30, tzinfo=UTC),
            url="https://bygda.no/gård",
        ),
        king=Document(
            "The king came home\n\nThe king said that he was glad to see the cows again.\n",
            headline="The king came home",
            published=datetime(1905, 11, 1, tzinfo=UTC),
            grain=Grain.MONTH,
        ),
        rumour=Document("Et rykte om elgen\n\nElgen er sett i skogen, sies det.\n", headline="Et rykte om elgen"),
    )
