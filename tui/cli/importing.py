"""`spalte import PATH ...`: take stories into a library, and stay for what comes, if asked to."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from tui.capabilities import Capability, granted
from tui.cleaning import clean_line
from tui.cli import printing
from tui.cli.import_list import UnreadableList
from tui.cli.import_progress import progress
from tui.cli.import_stopping import SAID, Stop, stopped_by_signals
from tui.cli.import_words import Tally, in_count, what_came
from tui.errors import NewsError
from tui.locations import data_dir
from tui.typeset.numbers import grouped, thousands

if TYPE_CHECKING:
    from tui.ingest_steps import Borders
    from tui.library.base import WritableLibrary

DONE, NOT_ALL_DONE, WRONG_USAGE = 0, 1, 2


class NoMapping(NewsError):
    """Words after `--map` that name no fields."""

    def __init__(self, words: str, known: tuple[str, ...]) -> None:
        super().__init__(f"“{clean_line(words)}” maps nothing: it is NAME=FIELD, and NAME one of {', '.join(known)}.")


def run(asked: Namespace) -> int:
    """Import, and tell what came of it; the exit status. Raises NotAllowed."""
    from tui.library.sqlite.library import open_library_file

    granted().need(Capability.IMPORT)
    try:
        mapping = mapping_of(asked.map)
    except NoMapping as error:
        printing.complain(str(error))
        return WRONG_USAGE
    path = Path(asked.library) if asked.library else data_dir() / "library.spalte"
    paths = [Path(name) for name in asked.paths]
    stop = Stop()
    try:
        with stopped_by_signals(stop), closing(open_library_file(path, writable=True, create=True)) as library:
            return _Import(library, paths, mapping, stop).run(follow=asked.follow)
    except NewsError as error:
        printing.complain(str(error))
        return NOT_ALL_DONE
    except KeyboardInterrupt:
        return stop.status


def mapping_of(words: str | None) -> dict[str, str]:
    """What `--map` tells: for each role the field that has it; raises NoMapping."""
    from tui.readers.fields import ROLES, SYNONYMS

    mapping = {}
    for pair in (words or "").split(","):
        name, equals, field = pair.partition("=")
        role = SYNONYMS.get(name.strip(), name.strip())
        if role in ROLES and field.strip():
            mapping[role] = field.strip()
        elif pair.strip() or equals:
            raise NoMapping(pair, ROLES)
    return mapping


class _Import:
    """One import, round after round where it follows."""

    def __init__(self, library: WritableLibrary, paths: list[Path], mapping: Mapping[str, str], stop: Stop) -> None:
        self._library = library
        self._paths = paths
        self._mapping = mapping
        self._stop = stop
        separator = thousands(os.environ)
        self._grouped = lambda number: grouped(number, separator)
        self._listed = UnreadableList(datetime.now())
        self._missed = False
        self._borders: Borders = {}

    def run(self, *, follow: bool) -> int:
        """Import once, or until told to stop; the exit status."""
        try:
            self._rounds(follow=follow)
        except KeyboardInterrupt:
            self._stop.asked.set()
        except (BrokenPipeError, printing.OutputFailed):
            if not self._stop.asked.is_set():
                raise
            printing.give_up()  # the line that dropped took the terminal along
        finally:
            self._listed.close()
        if self._stop.asked.is_set():
            printing.complain(SAID)
            return self._stop.status
        return NOT_ALL_DONE if self._missed else DONE

    def _rounds(self, *, follow: bool) -> None:
        self._round(first=True)
        self._catch_up()
        if where := self._listed.where():
            printing.complain(where)
        if follow and not self._stop.asked.is_set():
            from tui.library.watch import watch

            printing.complain("Waiting for what comes; ctrl+c ends it.")
            watch(self._paths, self._round, self._stop.asked)

    def _round(self, *, first: bool = False) -> None:
        """Take in what is there, and tell of it where there is something to tell."""
        from tui.ingest import bytes_in, ingest

        tally = Tally()
        begun = monotonic()
        with progress(self._grouped) as shown:
            shown.show(tally)
            tally.in_all = bytes_in(self._paths, self._stop.asked)
            for outcome in ingest(
                self._paths, self._library, mapping=self._mapping, stop=self._stop.asked, borders=self._borders
            ):
                tally.add(outcome)
                for found in outcome.unreadable:
                    self._listed.add(found)
                if outcome.tidying:
                    self._stop.at_once = True
                    shown.tidying()
                else:
                    shown.show(tally)
            self._stop.at_once = False
        self._missed = self._missed or bool(tally.unreadable)
        if first or tally.added or tally.changed:
            printing.write(what_came(tally, self._library.name, monotonic() - begun, self._grouped) + "\n")
            printing.finish()

    def _catch_up(self) -> None:
        """Have stories that an older version took in known as those that come in now."""
        from tui.ingest_behind import catch_up

        stories = 0
        with progress(self._grouped) as shown:
            for stories in catch_up(self._library, self._stop.asked):
                shown.catching_up(stories)
        if stories:
            known = in_count(stories, "story", "stories", self._grouped)
            printing.complain(f"The quotes of {known} that an older version took in are known now.")
