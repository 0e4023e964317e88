"""Files into a library: each story once, what is known passed over, what is broken named."""

import gzip
import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui import ingest_crew, ingest_plan, ingest_records, ingest_work
from tui.errors import UnreadableFile
from tui.ingest import Outcome, Unreadable, bytes_in, ingest, ingest_files
from tui.ingest_chunks import Chunk, TooLong, cut
from tui.ingest_crew import Crew
from tui.ingest_steps import Borders, Step
from tui.ingest_work import Task, TextFile, Texts, Work, Worker
from tui.library.base import EVERYTHING, Batch, LibraryTrouble, Put
from tui.library.sqlite.library import SqliteLibrary, open_library_file
from tui.readers import jsonl

as_ordinary_user = pytest.mark.skipif(os.geteuid() == 0, reason="root may open everything")


@pytest.fixture
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteLibrary]:
    path = tmp_path_factory.mktemp("library") / "library.spalte"
    library = open_library_file(path, writable=True, create=True)
    yield library
    assert not library.check()
    library.close()


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten records of `lines` or so in a chunk, and two chunks before other processes help."""
    monkeypatch.setattr(ingest_records, "CHUNK", 1_000)
    monkeypatch.setattr(ingest_crew, "_BY_OURSELVES", 2_500)


def line(number: int, **more: object) -> str:
    url = f"https://avis.no/{number}"
    return json.dumps({"url": url, "title": f"Sak {number}", "text": f"Kua nummer {number} kom hjem.", **more}) + "\n"


def lines(count: int) -> str:
    return "".join(line(number) for number in range(count))


def taken(library: SqliteLibrary, *paths: Path, mirror: bool = False, workers: int = 0) -> Outcome:
    """What came of it in all."""
    return summed(ingest(paths, library, mirror=mirror, workers=workers))


def summed(outcomes: Iterator[Outcome]) -> Outcome:
    each = list(outcomes)
    return Outcome(
        bytes=sum(one.bytes for one in each),
        added=sum(one.added for one in each),
        changed=sum(one.changed for one in each),
        unchanged=sum(one.unchanged for one in each),
        removed=sum(one.removed for one in each),
        passed=sum(one.passed for one in each),
        unreadable=tuple(found for one in each for found in one.unreadable),
    )


def titles(library: SqliteLibrary) -> list[str]:
    return sorted(headline.text for headline in library.headlines_after(EVERYTHING, limit=10_000))


def written(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


# How files are cut.


@given(
    st.lists(st.binary(max_size=12).map(lambda data: data.replace(b"\n", b"")), max_size=30), st.integers(1, 20),
    st.integers(1, 40), st.booleans(),
)  # fmt: skip
def test_chunks_are_whole_lines_of_some_size_however_a_file_comes_in(
    written: list[bytes], piece: int, size: int, ends: bool
) -> None:
    data = b"\n".join(written) + (b"\n" if ends and written else b"")
    pieces = [data[at : at + piece] for at in range(0, len(data), piece)]
    chunks = list(cut(pieces, 13, size))
    assert chunks == list(cut([data], 13, size))
    assert b"".join(chunk.data for chunk in chunks if isinstance(chunk, Chunk)) == data
    at = 1
    for chunk in chunks:
        assert isinstance(chunk, Chunk)
        assert chunk.line == at
        at += chunk.data.count(b"\n")
    for chunk in chunks[:-1]:
        assert isinstance(chunk, Chunk)
        assert chunk.data.endswith(b"\n")
        assert chunk.data.rstrip(b"\n").rfind(b"\n") < size <= len(chunk.data)


@given(st.text("ab\n", max_size=200), st.text("ab\n", max_size=200))
def test_what_is_written_behind_changes_only_the_last_chunk(before: str, behind: str) -> None:
    early = list(cut([before.encode()], 1_000, 10))[:-1]
    assert list(cut([(before + behind).encode()], 1_000, 10))[: len(early)] == early


@pytest.mark.parametrize("piece", [1, 7, 1_000])
def test_a_line_that_is_too_long_stands_alone_between_its_neighbours(piece: int) -> None:
    data = b"one\ntwo\n" + b"x" * 100 + b"\nfour\n" + b"y" * 100
    found = list(cut((data[at : at + piece] for at in range(0, len(data), piece)), 50, 20))
    assert found == [Chunk(1, b"one\ntwo\n"), TooLong(3), Chunk(4, b"four\n"), TooLong(5)]


# Records.


def test_stories_of_records_and_of_a_folder_go_in_and_the_second_time_nothing_is_read(
    library: SqliteLibrary, tmp_path: Path
) -> None:
    written(tmp_path / "news" / "a.txt", "Hesten kom hjem\n\nDen var blid.")
    written(tmp_path / "news" / "inner" / "b.jsonl", lines(3))
    outcome = taken(library, tmp_path)
    assert outcome == Outcome(bytes=bytes_in([tmp_path], Event()), added=4)
    assert titles(library) == ["Hesten kom hjem", "Sak 0", "Sak 1", "Sak 2"]
    again = taken(library, tmp_path)
    assert again == Outcome(bytes=outcome.bytes, unchanged=1, passed=1)
    assert library.state().version == library.state().added


def test_a_file_that_grows_is_read_from_its_last_chunk_on(
    library: SqliteLibrary, tmp_path: Path, small_chunks: None
) -> None:
    path = written(tmp_path / "a.jsonl", lines(100))
    assert taken(library, path).added == 100
    written(path, lines(103))
    done = done_tasks(library, path)
    assert [task.data.endswith(lines(103)[-20:].encode()) for task in done if not isinstance(task, Texts)] == [True]
    assert len(titles(library)) == 103


def done_tasks(library: SqliteLibrary, *paths: Path) -> list[Task]:
    """What had to be read while these were taken."""
    done: list[Task] = []
    real = Worker.do

    def do(worker: Worker, task: Task) -> Work:
        done.append(task)
        return real(worker, task)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Worker, "do", do)
        taken(library, *paths)
    return done


def test_who_follows_a_file_that_grows_reads_it_from_its_last_border_on(
    library: SqliteLibrary, tmp_path: Path, small_chunks: None
) -> None:
    path = written(tmp_path / "a.jsonl", lines(100))
    borders: Borders = {}
    assert summed(ingest([path], library, workers=0, borders=borders)).added == 100
    written(path, lines(103) + "[]")
    outcome = summed(ingest([path], library, workers=0, borders=borders))
    assert (outcome.added, outcome.bytes) == (3, path.stat().st_size)
    assert outcome.unchanged < 20
    assert outcome.unreadable == (Unreadable(str(path), 104, "it is JSON, but no object"),)


@pytest.mark.parametrize(
    ("replaced", "stories"), [(line(7) * 100, 1), (lines(2), 2), (gzip.compress(lines(100).encode(), mtime=0), 100)]
)
def test_a_file_that_is_another_one_in_place_of_one_that_grew_is_read_from_the_start(
    library: SqliteLibrary, tmp_path: Path, small_chunks: None, replaced: str | bytes, stories: int
) -> None:
    path = written(tmp_path / "a.jsonl", lines(100).replace("avis", "blad"))
    borders: Borders = {}
    summed(ingest([path], library, workers=0, borders=borders))
    written(path, replaced)
    assert summed(ingest([path], library, workers=0, borders=borders)).added == stories
    assert summed(ingest([path], library, workers=0, borders=borders)).passed == 1


def test_a_copy_under_another_name_packed_or_touched_is_passed_over(
    library: SqliteLibrary, tmp_path: Path, small_chunks: None
) -> None:
    path = written(tmp_path / "a.jsonl", lines(50))
    taken(library, path)
    copy = written(tmp_path / "b.jsonl", lines(50))
    packed = written(tmp_path / "c.jsonl.gz", gzip.compress(lines(50).encode()))
    os.utime(path, (1, 1))
    assert done_tasks(library, path, copy, packed) == []
    assert taken(library, path, copy, packed).passed == 3


def test_with_another_mapping_a_file_is_read_again(library: SqliteLibrary, tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", line(1, lang="nb", sak="Hesten"))
    assert taken(library, path).added == 1
    assert summed(ingest([path], library, mapping={"title": "sak"}, workers=0)).changed == 1
    assert titles(library) == ["Hesten"]


def test_a_story_that_comes_again_with_another_text_is_changed(library: SqliteLibrary, tmp_path: Path) -> None:
    taken(library, written(tmp_path / "a.jsonl", lines(3)))
    outcome = taken(library, written(tmp_path / "b.jsonl", line(1, title="Rettet") + line(2)))
    assert (outcome.added, outcome.changed, outcome.unchanged) == (0, 1, 1)
    assert titles(library) == ["Rettet", "Sak 0", "Sak 2"]


def test_lines_that_are_no_stories_are_named_and_the_others_taken(library: SqliteLibrary, tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", line(1) + '\n{"text"\n[]\n' + line(2) + '{"a": 1}')
    outcome = taken(library, path)
    assert outcome.added == 2
    assert [(found.path, found.line) for found in outcome.unreadable] == [
        (str(path), 3),
        (str(path), 4),
        (str(path), 6),
    ]
    assert [found.path for found in library.unreadable()] == [path]


def test_a_file_whose_lines_are_not_all_stories_is_named_each_time_and_not_read_again(
    library: SqliteLibrary, tmp_path: Path
) -> None:
    path = written(tmp_path / "a.jsonl", line(1) + "[]\n")
    taken(library, path)
    again = Unreadable(str(path), None, "some of its lines could not be read")
    assert taken(library, path) == Outcome(bytes=path.stat().st_size, passed=1, unreadable=(again,))
    os.utime(path, (1, 1))
    taken(library, path)
    assert taken(library, path).unreadable == (again,)


def test_a_line_that_is_too_long_is_named_and_the_others_taken(
    library: SqliteLibrary, tmp_path: Path, small_chunks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest_records, "LARGEST", 1_500)
    path = written(tmp_path / "a.jsonl", line(1) + line(2, text="x" * 2_000) + line(3))
    outcome = taken(library, path)
    assert outcome.added == 2
    assert outcome.unreadable == (Unreadable(str(path), 2, "it is larger than 4 MB, the most that a record may have"),)


def test_of_a_file_that_holds_anything_but_stories_the_first_lines_are_named_and_the_rest_counted(
    library: SqliteLibrary, tmp_path: Path
) -> None:
    path = written(tmp_path / "a.jsonl", "x\n" * 3_000 + line(1))
    outcome = taken(library, path)
    assert outcome.added == 1
    assert [found.line for found in outcome.unreadable] == list(range(1, 102))
    assert sum(found.lines for found in outcome.unreadable) == 3_000
    assert outcome.unreadable[-1].reason == "2,900 more from here on are no stories either"


@pytest.mark.parametrize("between", ["", "\n"], ids=["on-one-line", "on-many-lines"])
def test_one_piece_of_json_that_is_too_large_is_named_once(
    library: SqliteLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, between: str
) -> None:
    monkeypatch.setattr(ingest_records, "LARGEST_FILE", 5_000)
    monkeypatch.setattr(jsonl, "LARGEST_FILE", 5_000)
    stories = f",{between}".join(line(number).rstrip() for number in range(1_000))
    path = written(tmp_path / "a.json", f"[{between}{stories}]")
    (found,) = taken(library, path).unreadable
    assert found.reason.startswith("it is larger than 32 MB, the most that one piece of JSON may have")


def test_of_an_archive_that_is_cut_off_all_before_is_taken_and_the_rest_named_once(
    library: SqliteLibrary, tmp_path: Path
) -> None:
    long = "".join(line(number, text=f"Kua kom hjem for {number}. gang. " * 100) for number in range(1_000))
    data = gzip.compress(long.encode())
    path = written(tmp_path / "a.jsonl.gz", data[: len(data) // 2])
    outcome = taken(library, path)
    assert 300 < outcome.added < 600
    assert [found for found in outcome.unreadable if found.line is None] == [
        Unreadable(str(path), None, "the archive is cut off")
    ]
    assert [found.reason for found in taken(library, path).unreadable] == ["the archive is cut off"]


def test_an_archive_of_millions_is_cut_into_chunks_by_its_contents(
    library: SqliteLibrary, tmp_path: Path, small_chunks: None
) -> None:
    path = written(tmp_path / "a.jsonl.gz", gzip.compress(lines(100).encode()))
    outcomes = list(ingest([path], library, workers=0))
    assert len(outcomes) > 5
    assert sum(outcome.bytes for outcome in outcomes) == path.stat().st_size


def test_a_file_that_is_one_object_or_a_list_of_them_is_taken_with_all_its_stories(
    library: SqliteLibrary, tmp_path: Path
) -> None:
    written(tmp_path / "a.json", json.dumps(json.loads(line(1)), indent=2))
    path = written(tmp_path / "b.json", json.dumps([json.loads(line(2)), 7, json.loads(line(3))], indent=2))
    broken = written(tmp_path / "c.json", "[{}")
    outcome = taken(library, tmp_path)
    assert outcome.added == 3
    assert [(found.path, found.line, found.reason) for found in outcome.unreadable] == [
        (str(path), None, "it is JSON, but no object"),
        (str(broken), None, "it is no JSON: Expecting ',' delimiter, at character 4"),
    ]
    assert taken(library, tmp_path).passed == 3


# Texts.


def test_a_text_that_was_touched_keeps_its_story_and_one_that_changed_is_changed(
    library: SqliteLibrary, tmp_path: Path
) -> None:
    one = written(tmp_path / "a.txt", "Kua kom hjem")
    two = written(tmp_path / "b.txt", "Hesten kom hjem")
    taken(library, tmp_path)
    os.utime(one, (1_500_000_000, 1_500_000_000))
    written(two, "Hesten ble borte")
    outcome = taken(library, tmp_path)
    assert (outcome.added, outcome.changed, outcome.unchanged) == (0, 1, 1)
    assert done_tasks(library, tmp_path) == []
    assert titles(library) == ["Hesten ble borte", "Kua kom hjem"]


def test_a_text_that_can_no_longer_be_read_keeps_its_last_good_story(library: SqliteLibrary, tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "Kua kom hjem")
    taken(library, path, mirror=True)
    written(path, b"\0\1\2\3 no text at all")
    reason = Unreadable(str(path), None, "it is not text")
    assert taken(library, path, mirror=True).unreadable == (reason,)
    assert taken(library, path, mirror=True).unreadable == (reason,)
    assert titles(library) == ["Kua kom hjem"]
    assert [found.reason for found in library.unreadable()] == ["it is not text"]
    written(path, "Kua er her")
    assert taken(library, path, mirror=True).unreadable == ()
    assert not library.unreadable()
    assert titles(library) == ["Kua er her"]


@as_ordinary_user
def test_a_text_without_permission_is_taken_when_it_has_it_again(library: SqliteLibrary, tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "Kua kom hjem")
    path.chmod(0)
    assert [found.reason for found in taken(library, tmp_path).unreadable] == ["you have no permission to open it"]
    version = library.state().version
    taken(library, tmp_path)
    assert library.state().version == version
    path.chmod(0o600)
    assert taken(library, tmp_path).added == 1
    assert not library.unreadable()


def test_a_text_that_could_not_even_be_opened_is_tried_again_though_it_looks_the_same(
    library: SqliteLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise UnreadableFile(path, "you have no permission to open it")

    written(tmp_path / "a.txt", "Kua kom hjem")
    monkeypatch.setattr(ingest_work, "bytes_of", refuse)
    assert len(taken(library, tmp_path).unreadable) == 1
    monkeypatch.setattr(library, "put", None)  # nothing is written where nothing changed
    assert len(taken(library, tmp_path).unreadable) == 1
    monkeypatch.undo()
    assert taken(library, tmp_path).added == 1
    assert not library.unreadable()


def test_a_folder_that_is_there_again_is_no_longer_named(library: SqliteLibrary, tmp_path: Path) -> None:
    assert len(taken(library, tmp_path / "news").unreadable) == len(library.unreadable()) == 1
    written(tmp_path / "news" / "a.txt", "Kua kom hjem")
    assert taken(library, tmp_path / "news").added == 1
    assert not library.unreadable()


def test_what_is_not_there_is_named(library: SqliteLibrary, tmp_path: Path) -> None:
    outcome = taken(library, tmp_path / "nothing", written(tmp_path / "a.txt", "Kua"))
    assert outcome.added == 1
    assert [(found.path, found.reason) for found in outcome.unreadable] == [
        (str(tmp_path / "nothing"), "there is no such file or folder")
    ]


def test_a_packed_text_is_a_story(library: SqliteLibrary, tmp_path: Path) -> None:
    written(tmp_path / "a.txt.gz", gzip.compress(b"Kua kom hjem"))
    taken(library, tmp_path)
    assert titles(library) == ["Kua kom hjem"]


def test_names_of_any_bytes_and_texts_with_half_a_pair_go_in(library: SqliteLibrary, tmp_path: Path) -> None:
    written(tmp_path / os.fsdecode(b"bl\xe5.txt"), "Kua kom hjem")
    written(tmp_path / os.fsdecode(b"bl\xe5.jsonl"), r'{"id": "\ud800", "title": "\ud800 Hesten", "text": "\udfff"}')
    outcome = taken(library, tmp_path, mirror=False)
    assert (outcome.added, outcome.unreadable) == (2, ())
    assert taken(library, tmp_path).unchanged == 1


def test_a_handful_is_taken_at_once(library: SqliteLibrary, tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "Kua kom hjem")
    assert summed(ingest_files([path], library)).added == 1
    assert summed(ingest_files([path, tmp_path / "gone.txt"], library)).unchanged == 1


# A folder that is opened.


def test_stories_whose_files_are_gone_are_removed_where_a_folder_is_mirrored(
    library: SqliteLibrary, tmp_path: Path
) -> None:
    kept = written(tmp_path / "a.txt", "Kua kom hjem")
    gone = [written(tmp_path / "inner" / f"{number}.txt", f"Sak {number}") for number in range(600)]
    written(tmp_path / "c.jsonl", lines(2))
    taken(library, tmp_path, mirror=True)
    assert len(titles(library)) == 601
    for path in gone:
        path.unlink()
    gone[0].parent.rmdir()
    assert taken(library, tmp_path, mirror=True).removed == 600
    assert titles(library) == ["Kua kom hjem"]
    assert list(library.all_files()) == [str(kept)]


def test_a_folder_that_is_away_keeps_its_stories(library: SqliteLibrary, tmp_path: Path) -> None:
    folder = written(tmp_path / "news" / "a.txt", "Kua kom hjem").parent
    taken(library, folder, mirror=True)
    folder.rename(tmp_path / "elsewhere")
    outcome = taken(library, folder, mirror=True)
    assert (outcome.removed, len(outcome.unreadable)) == (0, 1)
    assert titles(library) == ["Kua kom hjem"]
    (tmp_path / "elsewhere").rename(folder)
    assert taken(library, folder, mirror=True) == Outcome(bytes=12, unchanged=1)
    assert not library.unreadable()


def test_a_link_that_leads_nowhere_is_named_until_it_leads_somewhere(library: SqliteLibrary, tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "a.txt")
    for _ in range(2):
        assert len(taken(library, tmp_path, mirror=True).unreadable) == 1
        assert [found.path for found in library.unreadable()] == [link]
    written(tmp_path / "a.txt", "Kua kom hjem")
    taken(library, tmp_path, mirror=True)
    assert not library.unreadable()
    assert titles(library) == ["Kua kom hjem"]


@as_ordinary_user
def test_a_folder_inside_that_may_not_be_opened_keeps_its_stories(library: SqliteLibrary, tmp_path: Path) -> None:
    inner = written(tmp_path / "inner" / "a.txt", "Kua kom hjem").parent
    taken(library, tmp_path, mirror=True)
    inner.chmod(0)
    try:
        assert taken(library, tmp_path, mirror=True).removed == 0
    finally:
        inner.chmod(0o700)
    assert taken(library, tmp_path, mirror=True).unchanged == 1
    assert not library.unreadable()


def test_files_of_other_folders_are_let_go_when_fewer_are_mirrored(library: SqliteLibrary, tmp_path: Path) -> None:
    written(tmp_path / "a" / "a.txt", "Kua")
    written(tmp_path / "aa" / "b.txt", "Hesten")
    taken(library, tmp_path / "a", tmp_path / "aa", mirror=True)
    assert taken(library, tmp_path / "a", mirror=True).removed == 1
    assert titles(library) == ["Kua"]


def test_an_import_removes_nothing(library: SqliteLibrary, tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "Kua kom hjem")
    taken(library, tmp_path)
    path.unlink()
    assert taken(library, tmp_path).removed == 0
    assert titles(library) == ["Kua kom hjem"]


# Stopped, and in processes.


def test_stopped_after_any_chunk_it_goes_on_where_it_was(
    library: SqliteLibrary, tmp_path: Path, small_chunks: None
) -> None:
    path = written(tmp_path / "a.jsonl", lines(60))
    rounds = added = 0
    while True:
        stop = Event()
        for outcome in ingest([path], library, workers=0, stop=stop):
            added += outcome.added
            assert len(titles(library)) == added
            if outcome.added:
                stop.set()
        rounds += 1
        if not stop.is_set():
            break
    assert rounds > 5
    assert len(titles(library)) == added == 60


@pytest.mark.parametrize("name", ["a.jsonl", "texts"])
def test_processes_make_the_same_of_it_as_one(
    name: str, tmp_path: Path, small_chunks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest_plan, "_BATCH", 10)
    written(tmp_path / "a.jsonl", lines(200) + "[]\n")
    for number in range(100):
        written(tmp_path / "texts" / f"{number}.txt", f"Sak {number}\n\nKua kom hjem.")
    found = []
    for workers in (0, 2):
        library = open_library_file(tmp_path / f"{workers}.spalte", writable=True, create=True)
        outcome = taken(library, tmp_path / name, workers=workers)
        shown = [(h.story_id, h.text, h.moment) for h in library.headlines_after(EVERYTHING, limit=1_000)]
        found.append((outcome, sorted(shown, key=str), library.check()))
        library.close()
    assert found[0] == found[1]
    assert found[0][0].added in (100, 200)


class Deadly(str):
    """The path of a file over which a process dies when it hears of it."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Callable[[int], object], tuple[int]]:
        return os._exit, (1,)


def test_what_a_process_dies_over_is_named_and_all_else_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest_crew, "_BY_OURSELVES", 6)

    def texts(names: Sequence[str]) -> Step:
        return Step(task=Texts(tuple(TextFile(name, 3, 1, None) for name in names)), chunk=b"name")

    paths = [str(written(tmp_path / f"{number}.txt", f"Sak {number}")) for number in range(20)]
    deadly = Deadly(tmp_path / "deadly.txt")
    steps = [texts(paths[at : at + 2]) for at in range(0, 20, 2)]
    steps[4] = texts([paths[8], deadly, paths[9]])
    done = list(Crew(2, Event(), lambda: None).work(steps))
    assert [step for step, _ in done] == steps
    assert [story.headline.text for _, work in done for story in work.stories] == [f"Sak {n}" for n in range(20)]
    assert [found for _, work in done for found in work.unreadable] == [
        Unreadable(deadly, None, "what read it ended unexpectedly, perhaps for want of memory")
    ]
    assert [step.chunk for step, _ in done if step.chunk is None] == [None]


def test_a_library_that_takes_no_more_ends_it_and_leaves_no_process(
    library: SqliteLibrary, tmp_path: Path, small_chunks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "a.jsonl", lines(200))
    put = library.put
    batches: list[Batch] = []

    def full(batch: Batch) -> Put:
        batches.append(batch)
        if len(batches) == 5:
            raise LibraryTrouble("The disk is full.")
        return put(batch)

    monkeypatch.setattr(library, "put", full)
    with pytest.raises(LibraryTrouble, match="full"):
        taken(library, path, workers=2)
    monkeypatch.setattr(library, "put", put)
    assert taken(library, path, workers=2).added == 200 - sum(len(batch.stories) for batch in batches[:4])


def test_stopped_while_processes_work_it_ends_at_once(
    library: SqliteLibrary, tmp_path: Path, small_chunks: None
) -> None:
    path = written(tmp_path / "a.jsonl", lines(500))
    stop = Event()
    for outcome in ingest([path], library, workers=2, stop=stop):
        if outcome.added:
            stop.set()
    assert 0 < len(titles(library)) < 100
    assert taken(library, path, workers=2).added == 500 - len(titles(library)) or len(titles(library)) == 500


def test_few_files_need_no_processes(library: SqliteLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unwanted(count: int) -> None:
        raise AssertionError

    monkeypatch.setattr(ingest_crew, "Workers", unwanted)
    written(tmp_path / "a.jsonl", lines(3))
    assert taken(library, tmp_path, workers=2).added == 3


def test_work_adds_up() -> None:
    one = Work(unchanged=1, unreadable=[Unreadable("a", 1, "why")])
    one.add(Work(unchanged=2, passed=1, unreadable=[Unreadable("b", 2, "why")]))
    assert (one.unchanged, one.passed, [found.path for found in one.unreadable]) == (3, 1, ["a", "b"])
