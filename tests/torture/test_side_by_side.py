"""Two importers, somebody who reads, and two who mark: all at once, on one library and one file of marks.

Some seconds with the other tests; `make torture` has them go on for a minute.
"""

import os
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.test_torture import begun, ended, record, text
from tui.library.sqlite.library import open_library_file

SECONDS = 60 if "TORTURE" in os.environ else 4
STORIES = 4_000 if "TORTURE" in os.environ else 400

_READER = """
import sys
from itertools import count
from contextlib import closing
from pathlib import Path
from time import monotonic
from tui.library.base import EVERYTHING, View
from tui.library.query import parse
from tui.library.sqlite.library import open_library_file

end = monotonic() + float(sys.argv[2])
with closing(open_library_file(Path(sys.argv[1]))) as library:
    for asked in count(1):
        stories = library.state().stories
        assert library.count(EVERYTHING) <= library.state().stories
        for headline in library.headlines_after(EVERYTHING, limit=50):
            assert library.article(headline.story_id).document.text
        library.headlines_after(View(search=library.expand(parse("kua")), filter=parse("sak")))
        library.info()
        if asked % 10 == 0:
            assert library.check() == [], library.check()
        assert library.state().stories >= stories
        if monotonic() > end:
            break
print(asked)
"""
_MARKER = """
import sys
from itertools import count
from contextlib import closing
from pathlib import Path
from time import monotonic
from tests.ui.shelf import headline
from tui.library.marks import Marks

path, name, end = Path(sys.argv[1]), sys.argv[3], monotonic() + float(sys.argv[2])
told, taken = [], 0
with closing(Marks(path)) as marks:
    marks.tell(told.append)
    for number in count(1):
        story = headline(f"{name} {number}")
        marks.mark_opened(story)
        marks.tag(story, name, True)
        marks.keep(story, True)
        if number % 10 == 0:
            assert marks.undo() is not None
            taken += 1
        if number % 3 == 0:
            marks.save()
        if number % 100 == 0:
            marks.look_again()
        if monotonic() > end:
            break
assert not told, told
print(number, number - taken)
"""


def python(program: str, *words: object) -> "subprocess.Popen[str]":
    """A program of its own that says what it did at its end."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)}
    command = [sys.executable, "-W", "error", "-c", program, *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def test_importers_readers_and_markers_hinder_nobody_and_nothing_is_lost(tmp_path: Path) -> None:
    chance = random.Random(3)
    library, marks = tmp_path / "library.spalte", tmp_path / "state" / "marks.sqlite"
    stories = [record(number, text(chance)) for number in range(STORIES)]
    archives = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    archives[0].write_text("".join(stories[: STORIES * 2 // 3]), encoding="utf-8")
    archives[1].write_text("".join(stories[STORIES // 3 :]), encoding="utf-8")
    open_library_file(library, create=True).close()
    importers = [begun([archive], library) for archive in archives]
    reader = python(_READER, library, SECONDS)
    markers = [python(_MARKER, marks, SECONDS, name) for name in ("ola", "kari")]
    for importer in importers:
        status, said, complained = ended(importer)
        assert (status, complained) == (0, ""), said
    asked, trouble = reader.communicate(timeout=300)
    assert (reader.returncode, trouble) == (0, "")
    assert int(asked) > 0
    opened = kept = 0
    for marker in markers:
        said, trouble = marker.communicate(timeout=300)
        assert (marker.returncode, trouble) == (0, "")
        opened += int(said.split()[0])
        kept += int(said.split()[1])
    with closing(open_library_file(library)) as after:
        assert after.state().stories == after.state().added == STORIES
        assert after.check() == []
    with closing(sqlite3.connect(marks)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        counts = [
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("tag", "kept", "known")
        ]
    assert counts == [opened, kept, opened]


def test_several_that_begin_at_once_where_there_is_nothing_yet_all_come_in(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from tui.library.marks import Marks; import tui.library.marks_file\n"
        "from tui.library.sqlite.library import open_library_file\n"
        "print('ready', flush=True); sys.stdin.readline()\n"
        "marks = Marks(Path(sys.argv[1])); marks.mark_read(sys.argv[3], True); marks.close()\n"
        "open_library_file(Path(sys.argv[2]), create=True).close()\n"
        "print(marks.trouble)\n"
    )
    for at_once in range(3):
        marks, library = tmp_path / f"{at_once}.sqlite", tmp_path / f"{at_once}.spalte"
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)}
        programs = [
            subprocess.Popen(
                [sys.executable, "-c", program, marks, library, name],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                env=environment,
            )
            for name in ("a", "b", "c", "d")
        ]
        for each in programs:
            assert each.stdout is not None
            assert each.stdout.readline() == "ready\n"
        for each in programs:
            assert each.stdin is not None
            each.stdin.write("\n")
            each.stdin.flush()
        for each in programs:
            assert each.communicate(timeout=60) == ("None\n", "")
        with closing(sqlite3.connect(marks)) as connection:
            assert connection.execute("SELECT count(*) FROM story WHERE read_at").fetchone() == (4,)
        with closing(open_library_file(library)) as made:
            assert made.check() == []
