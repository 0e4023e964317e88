"""What the library says of itself: how it stands, what changed, what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from tui.library.base import Change, Info, State
from tui.library.keys import story_id_of
from tui.library.sqlite.readers import Asked
from tui.library.sqlite.rows import moment_of
from tui.library.sqlite.troubles import DamagedRow

_OF_A_MINUTE = 64


def state_of(asked: Asked) -> State:
    """How it stands now."""
    rows = asked.rows("SELECT version, stories, added, folded FROM library")
    if len(rows) != 1 or not all(isinstance(number, int) for number in rows[0]):
        raise DamagedRow
    return State(*rows[0])


def changes_of(asked: Asked, since: int, limit: int) -> Sequence[Change]:
    """What changed after that version, the earliest first."""
    rows = asked.rows(
        "SELECT key, changed, 0 FROM story WHERE changed > ?1"
        " UNION ALL SELECT key, version, 1 FROM gone WHERE version > ?1 ORDER BY 2 LIMIT ?2",
        (since, max(0, limit)),
    )
    return [Change(story_id_of(key), version, bool(gone)) for key, version, gone in rows]


def info_of(asked: Asked, path: Path) -> Info:
    """What the library holds, counted where no count is kept."""
    years = _tallied(asked, "year")
    undated = years.pop("", 0)
    if not all(year.isdecimal() for year in years):
        raise DamagedRow
    state = state_of(asked)
    return Info(
        stories=state.stories,
        references=asked.number("SELECT count(*) FROM ref") or 0,
        undated=undated,
        first=_end(asked, "ASC"),
        last=_end(asked, "DESC"),
        years={int(year): stories for year, stories in sorted(years.items(), key=lambda each: int(each[0]))},
        languages=_tallied(asked, "language"),
        sources=_tallied(asked, "source"),
        size=_size(path),
        schema=asked.number("PRAGMA user_version") or 0,
        folded=state.folded,
    )


def _tallied(asked: Asked, kind: str) -> dict[str, int]:
    return dict(
        asked.rows(
            "SELECT CAST(name AS TEXT), CAST(stories AS INTEGER) FROM tally WHERE kind = ? AND stories > 0"
            " ORDER BY stories DESC, name",
            (kind,),
        )
    )


def _end(asked: Asked, order: str) -> datetime | None:
    """The first or the last moment that a story states: places tell the minute, and a minute is looked through."""
    rows = asked.rows(
        "SELECT published, zone FROM story WHERE dated AND published IS NOT NULL"
        f" ORDER BY id {order} LIMIT {_OF_A_MINUTE}"
    )
    if not rows:
        return None
    published, zone = sorted(rows)[0 if order == "ASC" else -1]
    return moment_of(published, zone)


def _size(path: Path) -> int | None:
    """The bytes of the file and its log."""
    size = None
    for part in (path, Path(f"{path}-wal")):
        with suppress(OSError):
            size = (size or 0) + part.stat().st_size
    return size
