"""What was read stays read, whatever becomes of the library: made anew, put back from a copy, under another clock."""

import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tui.article.document import Document
from tui.library.base import EVERYTHING, Batch, Headline, Question
from tui.library.corrected import carry_over_corrected
from tui.library.marked import Note
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


def look(path: Path, marks: Marks, since: int | None = None) -> int:
    """Open the library; how many stories were found corrected."""
    with closing(open_library_file(path)) as library:
        return carry_over_corrected(library, marks, Question(), since)


def the_one(path: Path) -> Headline:
    """The only story of the library."""
    with closing(open_library_file(path)) as library:
        (headline,) = library.headlines_after(EVERYTHING)
        return headline


def bring(path: Path, text: str, *, name: str = "https://avisa.no/1") -> Headline:
    """The only story as its source has it now."""
    with closing(open_library_file(path, create=True)) as library:
        library.put(Batch([Preparer().prepare(Document(text), name=name, changed=NOW, now=NOW)]))
    return the_one(path)


FIRST = "Storm i vest\n\nPublisert 30.04.2019 kl. 17.49\n\nTrær falt.\n\nKua kom hjem, og alle var glade."
OTHER_HEADLINE = FIRST.replace("Storm i vest", "Orkan på Vestlandet")
OTHER_DAY = FIRST.replace("30.04.2019", "01.05.2019")


def make_something(marks: Marks, headline: Headline) -> None:
    """Whatever one can make of a story."""
    marks.mark_opened(headline)
    marks.keep(headline, True)
    marks.tag(headline, "vær", True)
    marks.write_note(headline, Note(50, 55, "Ring", passage="Trær"))
    marks.keep_position(headline.identity, 60, "Kua kom")


def made(marks: Marks, headline: Headline) -> tuple[object, ...]:
    identity = headline.identity
    notes = [(note.text, note.passage) for note in marks.notes(identity)]
    return marks.read(identity), marks.kept(identity), [*marks.tags(identity)], notes, marks.left_at(identity)


ALL = (True, True, ["vær"], [("Ring", "Trær")], (60, "Kua kom"))
NOTHING: tuple[object, ...] = (False, False, [], [], (0, ""))


@pytest.mark.parametrize("corrected", [OTHER_HEADLINE, OTHER_DAY], ids=["headline", "day"])
@pytest.mark.parametrize("anew", [False, True], ids=["the same library", "another library"])
def test_what_was_made_of_a_story_stays_though_its_headline_or_its_day_is_corrected_meanwhile(
    tmp_path: Path, corrected: str, anew: bool
) -> None:
    path, kept = tmp_path / "first.spalte", tmp_path / "marks.sqlite"
    with closing(Marks(kept)) as marks:
        make_something(marks, bring(path, FIRST))
        assert look(path, marks) == 0
    path = tmp_path / "anew.spalte" if anew else path
    now = bring(path, corrected)
    with closing(Marks(kept)) as marks:
        assert made(marks, now) == NOTHING
        assert look(path, marks) == 1
        assert made(marks, now) == ALL
        assert marks.all_tags() == {"vær": 1}
    with closing(Marks(kept)) as marks:
        assert made(marks, now) == ALL


def test_of_a_library_that_was_looked_at_only_what_changed_since_is_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "first.spalte"
    with closing(Marks(tmp_path / "marks.sqlite")) as marks:
        make_something(marks, bring(path, FIRST))
        now = bring(path, OTHER_HEADLINE)
        with closing(open_library_file(path)) as library:
            seen = library.state().version
        assert look(path, marks, seen) == 0
        assert look(path, marks, seen - 1) == 1
        assert made(marks, now) == ALL
        assert look(path, marks, seen - 1) == 0


def test_what_is_taken_away_after_a_correction_stays_away(tmp_path: Path) -> None:
    path, kept = tmp_path / "first.spalte", tmp_path / "marks.sqlite"
    with closing(Marks(kept)) as marks:
        make_something(marks, bring(path, FIRST))
        now = bring(path, OTHER_HEADLINE)
        assert look(path, marks) == 1
        marks.keep(now, False)
        assert look(path, marks) == 0
    with closing(Marks(kept)) as marks:
        assert look(path, marks) == 0
        assert not marks.kept(now.identity)
        before = bring(path, FIRST)  # and back to how it was called first
        assert look(path, marks) == 1
        assert marks.tags(before.identity) == ["vær"]
        again = bring(path, OTHER_DAY)
        assert look(path, marks) == 1
        assert marks.tags(again.identity) == ["vær"]


def test_a_deed_from_before_a_correction_is_taken_back_of_the_story_as_it_is_now(tmp_path: Path) -> None:
    path, kept = tmp_path / "first.spalte", tmp_path / "marks.sqlite"
    with closing(Marks(kept)) as marks:
        make_something(marks, bring(path, FIRST))
        bring(path, OTHER_DAY)
        look(path, marks)
        now = bring(path, OTHER_DAY.replace("Storm i vest", "Orkan i vest"))
        assert look(path, marks) == 1
    with closing(Marks(kept)) as marks:
        assert [marks.undo() for _ in range(3)] == [
            "Taken back: the note on “Storm i vest” was written.",
            "Taken back: “Storm i vest” was tagged +vær.",
            "Taken back: “Storm i vest” was kept.",
        ]
        assert made(marks, now) == (True, False, [], [], (60, "Kua kom"))


@pytest.mark.parametrize(
    ("first", "then", "same"),
    [
        ("Storm i vest\n\nTrær falt.", "Storm i Vestland\n\nTrær falt.", True),
        ("Storm i vest\n\nTrær falt.", "Ferja gikk\n\nAlle kom med.", False),
        (FIRST, FIRST.replace("Storm i vest", "Ferja gikk").replace("30.04", "30.05"), False),
    ],
    ids=["alike", "another", "another of another day"],
)
def test_another_story_in_the_same_place_gets_no_marks(tmp_path: Path, first: str, then: str, same: bool) -> None:
    path = tmp_path / "first.spalte"
    with closing(Marks(tmp_path / "marks.sqlite")) as marks:
        make_something(marks, bring(path, first, name="/news/siste.txt"))
        now = bring(path, then, name="/news/siste.txt")
        assert look(path, marks) == same
        assert made(marks, now) == (ALL if same else NOTHING)
