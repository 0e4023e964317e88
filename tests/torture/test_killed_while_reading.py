"""A real screen killed at random moments while one reads, tags, notes and takes back: what it said was done, is done.

A few times with the other tests; `make torture` does it two hundred times.
"""

import os
import random
import signal
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest

from tests.processes import children_of, is_there, until
from tests.ui.pseudo_terminal import PseudoTerminal
from tui.library.folder import folder_libraries
from tui.library.sqlite.library import open_library_file

KILLS = int(os.environ.get("TORTURE", "3"))
STORIES = 30
PERSONS = 10
"""After so many kills another person begins, who has nothing yet."""
PROMISED = 2.0
"""Seconds after which a deed is there, whatever happens: a quarter of one is promised, where the machine has time."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(STORIES):
        text = f"– Kua er borte, sier bonden.\n\nMer om sak {number}.\n" * 4
        (folder / f"{number:02}.txt").write_text(f"Sak {number:02}\n\nPublisert 12.03.2019 kl. 06:40\n\n{text}")
    return folder


class Reader:
    """Somebody at the screen, until it is killed under them; knows what the screen said was done, and when."""

    def __init__(self, folder: Path, home: Path) -> None:
        self._folder = folder
        self.marks = home / "state" / "spalte" / "marks.sqlite"
        self.env = {f"XDG_{what}_HOME": str(home / what.lower()) for what in ("STATE", "CACHE", "DATA", "CONFIG")}
        self._done = 0
        self._in_story = False
        self.said: dict[str, tuple[bool, float]] = {}
        """Tags, and words of notes: whether they are there, and since when one was told so."""

    def screen(self) -> PseudoTerminal:
        return PseudoTerminal("-m", "tui", str(self._folder), size=(160, 30), env=self.env)

    def read_until_killed(self, chance: random.Random) -> None:
        """Do one thing after another; the screen is killed somewhere between its start and a few deeds later."""
        with self.screen() as screen:
            end = monotonic() + chance.uniform(0.05, 8)
            keepers: set[int] = set()

            def come(text: str) -> bool:
                """Whether this comes to be shown before the end."""
                screen.until(lambda: text in screen.text() or monotonic() > end)
                keepers.update(children_of(screen.pid))
                return text in screen.text() and monotonic() <= end

            self._in_story = False
            if come("Sak 1") and come("unread"):
                while self._do_something(screen, come, chance):
                    pass
            keepers.update(children_of(screen.pid))
            screen.signal(signal.SIGKILL)
            killed = monotonic()
            assert screen.ended() == -signal.SIGKILL
        assert until(lambda: not any(map(is_there, keepers)))
        self._check(killed)

    def _do_something(self, screen: PseudoTerminal, come: Callable[[str], bool], chance: random.Random) -> bool:
        """Do one thing, and see it told; False where the end came first."""
        self._done += 1
        name = f"a{9_999 - self._done}"  # the latest stands first among the tags of a story
        screen.type(chance.choice("JJJK" if self._in_story else "jjjk"))
        what = chance.choice(["tag", "tag", "note", "tag and take back", "keep"])
        if what == "note":
            screen.type("e" if self._in_story else "\re")
            self._in_story = True
            if not come("a note on"):
                return False
            screen.type(f" {name}\r")
            return self._told(name, come("Noted;"), True)
        if what == "keep":
            screen.type("s")
            return come("Kept")
        screen.type(f"t{name}\r")
        if not self._told(name, come(f"Tagged #{name}"), True):
            return False
        if what == "tag and take back":
            screen.type("z")
            return self._told(name, come("Taken back"), False)
        return True

    def _told(self, name: str, told: bool, there: bool) -> bool:
        """Keep in mind what was told; where it was not, nobody knows."""
        if told:
            self.said[name] = there, monotonic()
        else:
            self.said.pop(name, None)
        return told

    def _check(self, killed: float) -> None:
        """All that was said long enough ago is so; what is not settled yet is from now on as it is now."""
        if not self.marks.exists():
            assert not any(killed - when > PROMISED for _, when in self.said.values())
            return
        with closing(sqlite3.connect(self.marks)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            there = {name for (name,) in connection.execute("SELECT name FROM tag")}
            for (text,) in connection.execute("SELECT text FROM note"):
                there.update(text.split())
        for name, (so, when) in self.said.items():
            if killed - when > PROMISED:
                assert (name in there) == so, (name, so, killed - when)
            else:
                self.said[name] = name in there, float("-inf")


def check_cache(env: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What was made of the folder is sound, or not there yet, and nobody holds it."""
    monkeypatch.setenv("XDG_CACHE_HOME", env["XDG_CACHE_HOME"])
    for made in folder_libraries():
        with made.held(wait=False) as held:
            assert held
        if made.file.stat().st_size:
            with closing(open_library_file(made.file)) as library:
                assert library.check() == []


def test_killed_while_one_reads_nothing_is_lost_that_was_said_to_be_done_and_the_next_start_works(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed = random.randrange(1 << 30)
    print(f"seed {seed}")  # shown where it fails
    chance = random.Random(seed)
    settled = 0
    for kill in range(KILLS):
        if kill % PERSONS == 0:
            reader = Reader(folder, tmp_path / str(kill))
        reader.read_until_killed(chance)
        check_cache(reader.env, monkeypatch)
        if kill % PERSONS == PERSONS - 1 or kill == KILLS - 1:
            settled += len(reader.said)
            check_next_start(reader)
    assert KILLS < PERSONS or settled


def check_next_start(reader: Reader) -> None:
    """One more start, with an orderly end: all is shown, and nothing is left behind but what belongs there."""
    with reader.screen() as screen:
        assert screen.until("Sak 1")
        assert screen.ready()
        keepers = children_of(screen.pid)
        screen.type("q")
        assert screen.ended() == 0
    assert until(lambda: not any(map(is_there, keepers)))
    left = {file.suffix for what in ("STATE", "CACHE") for file in Path(reader.env[f"XDG_{what}_HOME"]).rglob("*.*")}
    assert left <= {
        ".sqlite",
        ".sqlite-wal",
        ".sqlite-shm",
        ".spalte",
        ".spalte-wal",
        ".spalte-shm",
        ".folder",
        ".picture",
    }
