"""What was read stays read, whatever becomes of the library: made anew, put back from a copy, under another clock."""

import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tui.article.document import Document
from tui.library.base import EVERYTHING, Batch
from tui.library.marks import Marks
from tui.library.preparing import Preparer
from tui.library.sqlite.library import open_library_file

NOW = datetime(2027, 3, 1, tzinfo=UTC).timestamp()
STORIES = {
    "stated": Document("Ferga gikk\n\nPublisert 30.04.2019 kl. 17.49\n\nKua kom hjem, og alle var glade."),
    "of its format": Document("Storm i vest\n\nTrær falt.", headline="Storm i vest", published=datetime(2020, 1, 2)),
    "undated": Document("Uten dato\n\nIngen vet når."),
    "of next year": Document("Fra neste år\n\nIngen vet hvordan.", published=datetime(2028, 1, 2, tzinfo=UTC)),
}


def put(path: Path, *names: str, now: float = NOW, changed: float = NOW) -> None:
    with closing(open_library_file(path, create=True)) as library:
        prepare = Preparer().prepare
        library.put(Batch([prepare(STORIES[name], name=name, changed=changed, now=now) for name in names]))


def read_in(path: Path, marks: Marks) -> set[str]:
    """The headlines that count as read."""
    with closing(open_library_file(path)) as library:
        places = library.places(marks.read_identities())
        return {headline.text for headline in library.headlines_at(places)}


@pytest.fixture
def marks(tmp_path: Path) -> Marks:
    """All stories of a library are read."""
    path = tmp_path / "first.spalte"
    put(path, *STORIES)
    marks = Marks(tmp_path / "marks.sqlite")
    with closing(open_library_file(path)) as library:
        for headline in library.headlines_after(EVERYTHING):
            marks.mark_read(headline.identity, True)
    assert len(read_in(path, marks)) == len(STORIES)
    return marks


@pytest.mark.parametrize("now", [0.0, NOW, datetime(2099, 1, 1, tzinfo=UTC).timestamp()])
def test_a_library_made_anew_under_another_clock_finds_all_marks(tmp_path: Path, marks: Marks, now: float) -> None:
    put(tmp_path / "anew.spalte", *STORIES, now=now, changed=now)
    assert len(read_in(tmp_path / "anew.spalte", marks)) == len(STORIES)


def test_an_older_copy_that_was_put_back_finds_the_marks_of_what_it_holds(tmp_path: Path, marks: Marks) -> None:
    path, copy = tmp_path / "library.spalte", tmp_path / "copy.spalte"
    put(path, "stated", "undated")
    shutil.copy(path, copy)
    put(path, "of its format", "of next year")
    for beside in ("-wal", "-shm"):
        Path(f"{path}{beside}").unlink(missing_ok=True)
    copy.replace(path)
    assert read_in(path, marks) == {"Ferga gikk", "Uten dato"}
    put(path, "of its format")
    assert read_in(path, marks) == {"Ferga gikk", "Uten dato", "Storm i vest"}
