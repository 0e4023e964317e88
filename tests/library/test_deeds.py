"""What one does with the stories is kept, and taken back deed by deed, over restarts and beside another viewer."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.shelf import headline
from tui.library import marks_file
from tui.library.deeds import Change, What, pack, unpack
from tui.library.marked import Note, SavedSearch, placed
from tui.library.marks import Marks, tag_name
from tui.library.marks_file import MOST_DEEDS, Kept, MarksFile, open_marks_file
from tui.library.marks_writer import MarksWriter, Passing
from tui.library.sqlite.migrating import migrate, migrations

STORM, FERJE = headline("Storm i vest", source="NTB"), headline("Ferja gikk")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "marks.sqlite"


@pytest.fixture(params=["kept in a file", "in memory alone"])
def marks(request: pytest.FixtureRequest, path: Path) -> Iterator[Marks]:
    with closing(Marks(path if request.param == "kept in a file" else None)) as marks:
        yield marks


def everything(marks: Marks) -> None:
    """One deed of each kind."""
    marks.mark(STORM, True)
    marks.keep(STORM, True)
    marks.retag(STORM, ["Vær", "vestland"])
    marks.write_note(STORM, Note(3, 9, "Ring noen", passage="orm i "))
    marks.save_search("flom", "flom -skred")
    marks.correct("«Storm» i Vest", "en annen")
    marks.mark_all(["a", "b", FERJE.identity], True)


def standing(marks: Marks) -> tuple[object, ...]:
    return (
        marks.read_identities(), marks.kept_identities(), marks.tags(STORM.identity), marks.all_tags(),
        [(note.start, note.end, note.text, note.passage) for note in marks.notes(STORM.identity)],
        marks.searches(), marks.correction("storm i vest"), marks.corrections(),
    )  # fmt: skip


NOTHING: tuple[object, ...] = (frozenset(), frozenset(), [], {}, [], [], None, {})


def test_what_was_done_stands(marks: Marks) -> None:
    everything(marks)
    assert standing(marks) == (
        {"Storm i vest", "Ferja gikk", "a", "b"}, {"Storm i vest"}, ["vestland", "vær"], {"vestland": 1, "vær": 1},
        [(3, 9, "Ring noen", "orm i ")], [SavedSearch("flom", "flom -skred")], "en annen", {"storm i vest": "en annen"},
    )  # fmt: skip


def test_all_of_it_is_taken_back_the_last_deed_first(marks: Marks) -> None:
    assert marks.undo() is None
    everything(marks)
    assert [marks.undo() for _ in range(8)] == [
        "Taken back: 3 stories were marked as read.",
        "Taken back: “«Storm» i Vest” was said to mean another story.",
        "Taken back: the search “flom” was saved.",
        "Taken back: the note on “Storm i vest” was written.",
        "Taken back: “Storm i vest” was tagged +vær +vestland.",
        "Taken back: “Storm i vest” was kept.",
        "Taken back: “Storm i vest” was marked as read.",
        None,
    ]
    assert standing(marks) == NOTHING


def test_what_was_taken_back_is_said_whole_in_eighty_columns(marks: Marks) -> None:
    long = headline("Savnet skilpadde funnet etter fire år – bare 400 meter hjemmefra")
    note = Note(3, 9, "Ring noen", passage="net sk")
    marks.mark(long, True)
    marks.keep(long, True)
    marks.keep(long, False)
    marks.write_note(long, note)
    marks.write_note(long, Note(3, 9, "", passage="net sk"), note)
    marks.mark(long, False)
    told = []
    while (said := marks.undo()) is not None:
        told.append(said)
    assert len(told) == 6
    assert max(map(len, told)) <= 78
    assert all("“Savnet skilpadde" in each and each.endswith(".") for each in told)


def test_all_of_it_stands_after_a_restart_and_is_taken_back_then(path: Path) -> None:
    with closing(Marks(path)) as marks:
        everything(marks)
        stood = standing(marks)
    with closing(Marks(path)) as marks:
        assert standing(marks) == stood
        assert marks.undo() == "Taken back: 3 stories were marked as read."
    with closing(Marks(path)) as marks:
        assert marks.undo() == "Taken back: “«Storm» i Vest” was said to mean another story."
        while marks.undo():
            pass
    with closing(Marks(path)) as marks:
        assert standing(marks) == NOTHING


def test_what_is_taken_away_comes_back_as_it_was(marks: Marks) -> None:
    everything(marks)
    stood = standing(marks)
    marks.mark_all(["a", "b"], False)
    marks.keep(STORM, False)
    marks.retag(STORM, [], ["vær", "vestland", "aldri"])
    marks.write_note(STORM, Note(3, 9, ""))
    marks.forget_search("flom")
    marks.correct("storm i vest", None)
    while standing(marks) != stood:
        assert marks.undo() is not None


def test_a_saved_search_is_called_otherwise_where_it_stands(marks: Marks) -> None:
    marks.save_search("flom", "flom -skred")
    marks.save_search("skred", "skred")
    before = marks.searches()
    marks.rename_search("flom", "vann")
    assert marks.searches() == [SavedSearch("vann", "flom -skred"), SavedSearch("skred", "skred")]
    assert marks.undo() == "Taken back: the search “flom” was called “vann”."
    assert marks.searches() == before
    marks.rename_search("flom", "skred")
    assert marks.searches() == [SavedSearch("skred", "flom -skred")]
    assert marks.undo() is not None
    assert marks.searches() == before
    marks.rename_search("flom", "flom")
    marks.rename_search("ingen", "flom")
    assert marks.searches() == before
    assert marks.undo() == "Taken back: the search “skred” was saved."


def test_what_changes_nothing_is_no_deed(marks: Marks) -> None:
    everything(marks)
    marks.mark(STORM, True)
    marks.mark_all(["a"], True)
    marks.keep(FERJE, False)
    marks.retag(STORM, ["VÆR", ""], ["aldri"])
    marks.write_note(STORM, Note(3, 9, "Ring noen"))
    marks.save_search("flom", "flom -skred")
    marks.forget_search("aldri")
    assert marks.undo() == "Taken back: 3 stories were marked as read."


def test_a_deed_that_another_viewer_took_back_is_passed_over(path: Path) -> None:
    with closing(Marks(path)) as one:
        one.mark(STORM, True)
        one.keep(FERJE, True)
        one.save()
        with closing(Marks(path)) as other:
            assert other.undo() == "Taken back: “Ferja gikk” was kept."
        assert one.undo() == "Taken back: “Storm i vest” was marked as read."
        assert one.undo() is None


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another program holds the file for writing."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.mark.parametrize("written", ["before", "not yet", "by an earlier session"])
def test_a_deed_that_is_taken_back_while_another_program_holds_the_file_is_taken_back_once(
    path: Path, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks_file, "_PATIENCE", 0.05)
    with closing(Marks(path)) as marks:
        marks.mark(FERJE, True)
        if written == "by an earlier session":
            marks.keep(STORM, True)
    with closing(Marks(path)) as marks:
        if written == "before":
            marks.keep(STORM, True)
            marks.save()
        with held(path):
            if written == "not yet":
                marks.keep(STORM, True)
            assert marks.undo() == "Taken back: “Storm i vest” was kept."
            assert not marks.kept(STORM.identity)
    with closing(Marks(path)) as again:
        assert not again.kept(STORM.identity)
        assert again.undo() == "Taken back: “Ferja gikk” was marked as read."
        assert again.undo() is None


def test_a_deed_that_was_not_written_at_first_is_the_one_that_is_taken_back(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Marks(path)) as marks:
        marks.mark(FERJE, True)
        marks.save()
        write, troubles = MarksFile.write, [Passing("There is no room."), Passing("There is no room.")]
        monkeypatch.setattr(MarksWriter, "_write_behind", lambda self: None)
        monkeypatch.setattr(MarksFile, "write", lambda self, each: troubles.pop() if troubles else write(self, each))
        marks.keep(STORM, True)
        marks.save()
        assert marks.undo() == "Taken back: “Storm i vest” was kept."  # there is room again, just now
    with closing(Marks(path)) as again:
        assert again.read(FERJE.identity)
        assert not again.kept(STORM.identity)
        assert again.undo() == "Taken back: “Ferja gikk” was marked as read."
        assert again.undo() is None


def test_what_is_taken_back_is_so_in_the_file_with_the_deed_and_not_some_time_later(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MarksWriter, "_write_behind", lambda self: None)
    with closing(Marks(path)) as marks:
        marks.keep(STORM, True)
        marks.save()
        assert marks.undo() is not None
        with closing(Marks(path)) as after_a_kill:
            assert not after_a_kill.kept(STORM.identity)
            assert after_a_kill.undo() is None


def test_what_is_done_with_a_file_that_may_only_be_read_is_taken_back_while_one_reads(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Marks(path)) as marks:
        marks.mark(FERJE, True)
    opened = open_marks_file(path)
    assert isinstance(opened, MarksFile)
    opened.unwritable = "It cannot be written."
    monkeypatch.setattr(marks_file, "open_marks_file", lambda _: opened)
    with closing(Marks(path)) as marks:
        marks.keep(STORM, True)
        assert marks.undo() == "Taken back: “Storm i vest” was kept."
        assert marks.undo() == "Taken back: “Ferja gikk” was marked as read."
        assert marks.undo() is None
        assert standing(marks) == NOTHING


def test_own_deeds_are_taken_back_before_those_of_another_viewer(path: Path) -> None:
    with closing(Marks(path)) as one, closing(Marks(path)) as other:
        one.keep(STORM, True)
        other.keep(FERJE, True)
        other.save()
        assert one.undo() == "Taken back: “Storm i vest” was kept."
        assert one.undo() is None
    with closing(Marks(path)) as again:
        assert again.kept_identities() == {FERJE.identity}


def test_two_viewers_tag_one_story_and_both_tags_stand(path: Path) -> None:
    with closing(Marks(path)) as one, closing(Marks(path)) as other:
        one.tag(STORM, "vær", True)
        other.tag(STORM, "vest", True)
    with closing(Marks(path)) as again:
        assert again.tags(STORM.identity) == ["vest", "vær"]


def test_the_file_forgets_the_oldest_deeds_and_nothing_else(path: Path) -> None:
    with closing(Marks(path)) as marks:
        for number in range(MOST_DEEDS + 3):
            marks.tag(STORM, f"t{number}", True)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM deed").fetchone() == (MOST_DEEDS,)
    with closing(Marks(path)) as marks:
        assert len(marks.tags(STORM.identity)) == MOST_DEEDS + 3


def test_marks_of_the_version_before_stay(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        migrate(old, migrations("marks")[:1])
        old.execute("INSERT INTO story VALUES ('storm', 1, 7), ('ferje', NULL, 3)")
    with closing(Marks(path)) as marks:
        assert marks.read_identities() == {"storm"}
        assert marks.position("ferje") == 3


def test_opened_stories_stand_in_the_history_once_a_day_the_latest_first(marks: Marks) -> None:
    for each in (STORM, FERJE, STORM):
        marks.mark_opened(each)
        marks.save()
    assert marks.read(STORM.identity)
    read = marks.history()
    assert [each.headline for each in read] == ["Storm i vest", "Ferja gikk"]
    assert read[0].story_id == STORM.story_id
    assert read[0].source == "NTB"
    assert abs((read[0].moment - datetime.now().astimezone()).total_seconds()) < 60
    assert [each.headline for each in marks.history(1)] == ["Storm i vest"]
    assert [each.headline for each in marks.history(1, before=read[0].number)] == ["Ferja gikk"]
    assert marks.history(before=read[-1].number) == []
    assert [each.headline for each in marks.history(1, after=0)] == ["Ferja gikk"]
    assert [each.headline for each in marks.history(after=read[1].number)] == ["Storm i vest"]
    assert marks.history(after=read[0].number) == []


def test_a_reading_is_taken_out_of_the_history_and_comes_back_where_it_was(marks: Marks) -> None:
    for each in (STORM, FERJE, headline("Kua kom hjem")):
        marks.mark_opened(each)
    before = marks.history()
    marks.forget_reading(before[1])
    assert [each.headline for each in marks.history()] == ["Kua kom hjem", "Storm i vest"]
    assert marks.read(FERJE.identity)
    assert marks.undo() == "Taken back: “Ferja gikk” was taken out of the history."
    assert marks.history() == before
    marks.forget_reading(before[1])
    marks.mark_opened(FERJE)
    assert [each.headline for each in marks.history()] == ["Ferja gikk", "Kua kom hjem", "Storm i vest"]


def test_a_reading_taken_out_comes_back_after_a_restart(path: Path) -> None:
    with closing(Marks(path)) as marks:
        marks.mark_opened(STORM)
        marks.mark_opened(FERJE)
        before = marks.history()
        marks.forget_reading(before[1])
    with closing(Marks(path)) as marks:
        assert [each.headline for each in marks.history()] == ["Ferja gikk"]
        assert marks.undo() == "Taken back: “Storm i vest” was taken out of the history."
        assert marks.history() == before


def test_a_story_is_called_what_it_was_when_one_last_did_something_with_it(path: Path) -> None:
    with closing(Marks(path)) as marks:
        marks.mark_opened(STORM)
        marks.keep(headline("Storm i vest"), True)
        marks.save()
        assert [each.source for each in marks.history()] == [None]


def test_tags_are_found_however_they_are_written(marks: Marks) -> None:
    marks.tag(STORM, "#Vær", True)
    marks.tag(FERJE, "VÆR", True)
    assert marks.tagged("Vær") == {STORM.identity, FERJE.identity}
    assert marks.tagged("vest") == frozenset()
    assert marks.all_tags() == {"vær": 2}
    marks.tag(FERJE, "vær", False)
    assert marks.all_tags() == {"vær": 1}


@given(st.one_of(st.text(max_size=60), st.text("#-+ ,aA\ud7fc\u0301\u200b\x1b", max_size=50)))
def test_a_tag_is_one_word_whatever_was_typed(typed: str) -> None:
    name = tag_name(typed)
    assert tag_name(name) == name
    assert len(name.split()) <= 1
    assert "," not in name


def test_notes_stand_in_the_order_of_the_text(marks: Marks) -> None:
    for start, text in ((9, "sist"), (1, "først")):
        marks.write_note(STORM, Note(start, start + 2, text))
    assert [note.text for note in marks.notes(STORM.identity)] == ["først", "sist"]
    assert marks.notes(FERJE.identity) == ()


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Det blåste. Så kom båten. Slutt.", 12),
        ("Rettet: Det blåste. Så kom båten. Slutt.", 20),
        ("Så kom båten. Og mye, mye senere: Så kom båten.", 0),
        ("Kort.", 4),
        ("", 0),
    ],
)
def test_a_note_finds_its_passage_in_a_text_that_was_corrected(text: str, start: int) -> None:
    note = placed(Note(12, 25, "når?", passage="Så kom båten."), text)
    assert note.start == start
    assert note.start <= note.end <= max(len(text), 25)


def test_packed_changes_come_back_and_nonsense_is_nothing() -> None:
    changes = [
        Change(What.READ, ("a",), None),
        Change(What.READ, ("b",), None),
        Change(What.NOTE, ("a", 1, 2), ("Å nei", "", 5)),
    ]
    assert list(unpack(pack(changes))) == changes
    assert list(unpack("[[1, 2]]")) == []
    assert list(unpack("null")) == []


def test_stories_that_share_a_headline_and_a_day_are_marked_and_counted_each(marks: Marks) -> None:
    assert marks.mark_all(["a", "b", "a"], True) == 3
    assert marks.undo() == "Taken back: 3 stories were marked as read."
    assert marks.read_identities() == frozenset()


def test_a_deed_with_ten_thousand_stories_is_small_and_taken_back(path: Path) -> None:
    many = [f"{number:024x}" for number in range(10_000)]
    with closing(Marks(path)) as marks:
        assert marks.mark_all(many, True, lambda number: f"{number:,}") == 10_000
        assert marks.mark_all(many, True) == 0
    opened = open_marks_file(path)
    assert not isinstance(opened, str)
    with closing(opened):
        assert len(opened._connection.execute("SELECT before FROM deed").fetchone()[0]) < 350_000
    with closing(Marks(path)) as marks:
        assert marks.undo() == "Taken back: 10,000 stories were marked as read."
        assert marks.read_identities() == frozenset()


def test_what_another_viewer_did_is_seen_when_one_looks_again_and_nothing_of_ones_own_is_lost(path: Path) -> None:
    with closing(Marks(path)) as one, closing(Marks(path)) as other:
        one.keep(FERJE, True)
        assert not one.look_again()
        everything(other)
        other.save()
        one.tag(FERJE, "mitt", True)
        assert one.look_again()
        assert one.kept_identities() == {STORM.identity, FERJE.identity}
        assert [note.text for note in one.notes(STORM.identity)] == ["Ring noen"]
        assert one.tags(FERJE.identity) == ["mitt"]
        assert one.read_identities() == other.read_identities()
        assert not one.look_again()
        assert other.look_again()
        assert other.tags(FERJE.identity) == ["mitt"]
        other.keep(STORM, False)
        other.save()
        assert one.look_again()
        assert not one.kept(STORM.identity)
        assert one.undo() == "Taken back: “Ferja gikk” was tagged +mitt."


def test_what_one_does_while_one_looks_again_stands(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(Marks(path)) as one, closing(Marks(path)) as other:
        other.keep(STORM, True)
        other.save()
        load = MarksFile.load

        def late(file: MarksFile) -> Kept | str:
            kept = load(file)
            one.keep(FERJE, True)
            return kept

        monkeypatch.setattr(MarksFile, "load", late)
        assert one.look_again()
        assert one.kept_identities() == {STORM.identity, FERJE.identity}


def test_a_note_on_a_passage_that_another_viewer_noted_is_a_change_of_it(path: Path) -> None:
    with closing(Marks(path)) as one, closing(Marks(path)) as other:
        other.write_note(STORM, Note(3, 9, "Ring noen", passage="orm i "))
        other.save()
        one.look_again()
        one.write_note(STORM, Note(3, 9, "Ring alle", passage="orm i "))
        assert one.undo() == "Taken back: the note on “Storm i vest” was changed."
        assert [note.text for note in one.notes(STORM.identity)] == ["Ring noen"]


def test_who_has_no_file_sees_nothing_when_looking_again() -> None:
    marks = Marks()
    everything(marks)
    assert not marks.look_again()
    assert marks.kept(STORM.identity)
