"""Readers of a library file: overtaken, many at once, beside a writer, after a change of files."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.library.shelving import ready
from tests.processes import until
from tui.library.base import EVERYTHING, Batch, LibraryTrouble, Overtaken, Question, View
from tui.library.query import parse
from tui.library.sqlite import following
from tui.library.sqlite.library import SqliteLibrary, open_library_file

ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.spalte"


@pytest.fixture
def library(path: Path) -> Iterator[SqliteLibrary]:
    made = open_library_file(path, create=True)
    made.put(Batch([ready(f"Sak {n}", "Ferga går.", minutes=n) for n in range(20)]))
    yield made
    made.close()


def test_a_question_is_given_up_while_it_is_answered(library: SqliteLibrary) -> None:
    question, asking = Question(), Event()

    def ask() -> None:
        with library._readers.asking(question) as asked:
            asking.set()
            asked.rows(ENDLESS)

    with ThreadPoolExecutor() as threads:
        answer = threads.submit(ask)
        assert asking.wait(10)
        question.overtake()
        assert isinstance(answer.exception(30), Overtaken)
    assert library.count(EVERYTHING) == 20  # the connection can be asked again


def test_a_walk_of_many_steps_is_given_up_between_two_of_them(library: SqliteLibrary) -> None:
    question = Question()
    with library._readers.asking(question) as asked:
        assert asked.rows("SELECT 1") == [(1,)]
        question.overtake()
        with pytest.raises(Overtaken):
            asked.rows("SELECT 1")


def test_a_question_that_is_given_up_between_two_rows_leaves_no_transaction_to_the_next(library: SqliteLibrary) -> None:
    question, kept = Question(), []

    def ask() -> None:
        with library._readers.asking(question) as asked:
            kept.append(iter(asked.each("SELECT id FROM story")))  # so that it is under way until the end
            assert next(kept[0])
            question.overtake()
            asked.rows("SELECT 1")

    with pytest.raises(Overtaken):
        ask()
    assert library.count(EVERYTHING) == 20


def test_closing_ends_what_is_still_asked(library: SqliteLibrary) -> None:
    asking = Event()

    def ask() -> None:
        with library._readers.asking() as asked:
            asking.set()
            while True:
                asked.rows(ENDLESS.replace("FROM n)", "FROM n LIMIT 1000000)"))

    with ThreadPoolExecutor() as threads:
        answer = threads.submit(ask)
        assert asking.wait(10)
        while not answer.done():
            library.close()
        assert isinstance(answer.exception(), LibraryTrouble)
    with pytest.raises(LibraryTrouble, match="was closed"):
        library.state()


def test_one_connection_does_for_questions_one_after_the_other(library: SqliteLibrary) -> None:
    for _ in range(5):
        library.headlines_after(View(search=parse("ferga")))
        library.info()
    assert len(library._readers._idle) == 1


def test_an_answer_is_of_one_moment(library: SqliteLibrary) -> None:
    with library._readers.asking() as asked:
        before = asked.number("SELECT stories FROM library")
        library.put(Batch([ready("Ny")]))
        assert asked.number("SELECT stories FROM library") == before
    assert library.state().stories == 21


def test_a_reader_cannot_write(path: Path, library: SqliteLibrary) -> None:
    with closing(open_library_file(path)) as reader:
        for write in (reader.in_bulk, reader.tidy, lambda: reader.put(Batch([ready("Ny")]))):
            with pytest.raises(LibraryTrouble, match="to be read"):
                write()
        with pytest.raises(LibraryTrouble), reader._readers.asking() as asked:
            asked.rows("DELETE FROM story")
    assert library.state().stories == 20


def test_a_library_that_was_made_anew_is_read_without_opening_it_again(path: Path, library: SqliteLibrary) -> None:
    with closing(open_library_file(path)) as reader:
        assert reader.state().stories == 20
        library.close()
        with closing(open_library_file(path.with_name("new.spalte"), create=True)) as new:
            new.put(Batch([ready("Storm")]))
        for beside in ("-wal", "-shm"):
            Path(f"{path}{beside}").unlink(missing_ok=True)
        path.with_name("new.spalte").rename(path)
        assert [headline.text for headline in reader.headlines_after(EVERYTHING)] == ["Storm"]


READER = """
import sys
from pathlib import Path
from tui.library.base import EVERYTHING, View
from tui.library.query import parse
from tui.library.sqlite.library import open_library_file
library = open_library_file(Path(sys.argv[1]))
print("ready", flush=True)
seen = 0
while seen < int(sys.argv[2]):
    state = library.state()
    assert state.stories >= seen
    seen = state.stories
    page = library.headlines_after(View(search=parse("ferga")), limit=1_000)
    assert len(page) >= seen, "what the state tells of is found"
    assert [h.place for h in page] == sorted({h.place for h in page}, reverse=True)
    assert len(library.documents([h.place for h in page])) == len(page)
library.close()
"""


def test_four_processes_read_while_one_writes(path: Path, library: SqliteLibrary) -> None:
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", READER, path, "420"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    for reader in readers:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "ready\n"
    for n in range(40):
        library.put(Batch([ready(f"Ny {n} {m}", "Ferga står.", minutes=100 * n + m) for m in range(10)]))
    for reader in readers:
        _, told = reader.communicate(timeout=60)
        assert (reader.returncode, told) == (0, "")
    assert library.check() == []


def test_who_cannot_be_told_of_changes_looks_now_and_then(
    path: Path, library: SqliteLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.library.notices.network_of", lambda _: "nfs4")
    monkeypatch.setattr(following, "_LOOK_UNTOLD", 0.01)
    with closing(open_library_file(path)) as reader:
        told, stop = Event(), Event()
        thread = Thread(target=reader.follow, args=(told.set, stop))
        thread.start()
        library.put(Batch([ready("Ny")]))
        assert told.wait(30)
        stop.set()
        thread.join(10)
        assert not thread.is_alive()


def test_what_changed_between_opening_and_following_is_told(path: Path, library: SqliteLibrary) -> None:
    with closing(open_library_file(path)) as reader:
        library.put(Batch([ready("Ny")]))
        told, stop = Event(), Event()

        def changed() -> None:
            told.set()
            stop.set()

        reader.follow(changed, stop)
        assert told.is_set()


def test_a_library_made_anew_is_told_though_it_has_changed_as_often_as_before(
    path: Path, library: SqliteLibrary, tmp_path: Path
) -> None:
    with closing(open_library_file(path)) as reader:
        version = reader.state().version
        with closing(open_library_file(tmp_path / "new.spalte", create=True)) as anew:
            anew.put(Batch([ready(f"Annen {n}", "Toget går.", minutes=n) for n in range(20)]))
        library.close()
        (tmp_path / "new.spalte").replace(path)
        told, stop = Event(), Event()

        def changed() -> None:
            told.set()
            stop.set()

        thread = Thread(target=reader.follow, args=(changed, stop))
        thread.start()
        heard = told.wait(30)
        stop.set()
        thread.join(10)
        assert heard
        assert reader.state().version == version


def test_nothing_is_told_where_nothing_changed(path: Path, library: SqliteLibrary) -> None:
    version = library.state().version
    news = following._News(lambda: version, version, lambda: pytest.fail("nothing is new"), Event())
    library.put(Batch([ready("Sak 0", "Ferga går.")], chunk=b"again"))
    news.look()
    assert library.state().version == version


def test_while_it_is_written_on_and_on_one_is_told_now_and_then(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "_APART", 1_000)
    monkeypatch.setattr(following, "_AT_MOST", 1_000)
    versions = iter([2, 3])
    told: list[None] = []
    news = following._News(lambda: next(versions), 1, lambda: told.append(None), Event())
    news.sign()
    assert until(lambda: told != [])
    assert until(lambda: news._timer is None)
    news.sign()
    assert news._timer is not None
    assert news._timer.interval > 450
    news.end()
    assert len(told) == 1


def test_the_busier_the_machine_the_less_often_one_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses = {}
    for waiting in (0, 1.2, 1_000):
        monkeypatch.setattr("os.cpu_count", lambda: 2)
        monkeypatch.setattr("os.getloadavg", lambda: (waiting, 0, 0))  # noqa: B023 -- asked at once
        pauses[waiting] = {following._pause() for _ in range(100)}
    shortest, longest = ([bound(pauses[waiting]) for waiting in pauses] for bound in (min, max))
    assert shortest == sorted(shortest)
    assert longest == sorted(longest)
    assert longest[0] < shortest[2]
    assert longest[2] < 15.1
    assert len(pauses[0]) > 1
