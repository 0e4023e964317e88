"""Text that would command a terminal, in every place of a library and of a reader's marks where text can stand."""

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tui.article.document import Document
from tui.library.base import EVERYTHING, Batch, Headline
from tui.library.marked import Note
from tui.library.marks import Marks
from tui.library.preparing import Preparer
from tui.library.sqlite.library import open_library_file
from tui.locations import state_dir

PATTERNS = (
    "\x1b]0;{}\x07", "\x1b]52;c;{}\x07", "\x9b31m{}", "\x1b[2J{}", "\x1bP{}\x1b\\", "\x90{}\x9c",
    "\x1b]8;;http://{}\x1b\\x",
    "\u202e{}\u202c", "\x01{}\x7f", "\x1b[{}", "\x9d0;{}\x9c", "\r\n\x1b[H{}", "[bold red]{}[/]",
    "[@click=app.quit]{}[/]", "[{}", "[/]{}[[]", "[link=file:///etc]{}", "$text-error {}\\",
)  # fmt: skip
"""Ways to be hostile, each with a place for a mark of ours."""

SEQUENCE = re.compile(
    r"\x1b(?:\][^\x07\x1b]*(?:\x07|\x1b\\)|[P_^X][^\x1b]*\x1b\\|\[[0-?]*[ -/]*[@-~]|[ -/]*[0-~])|[\x80-\x9f][^\x1b]*"
)
"""What a terminal takes for a command, in text decoded as UTF-8."""

COMMANDING = re.compile("[\x00-\x07\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What nobody writes to a terminal, but for what begins a sequence, a bell, and what moves the cursor."""

_NEWEST = datetime(2019, 4, 30, 17, 49, tzinfo=UTC)
_BACK = {"\u241b": "\x1b", "\ufffd": "\x9b", "\u2407": "\x07", "\u2401": "\x01", "\u2421": "\x7f"}
"""What signs stand for: poison is put back where the cleaner has taken it out."""

_MEANT_FOR_PROGRAMS = {"identity", "story_id", "kind", "moment", "key", "before", "heir"}
"""Columns that tell what belongs together."""


def mark(number: int, place: str) -> str:
    """A mark that tells which pattern, and where its text stood."""
    return f"mark{number}{place}"


_DRAWING = {"\x1b[H", "\x1b[G", "\x1b[K", "\x1b[X", "\x1b[L", "\x1b[M"}
"""Moves, blanks and rows that go up or down: which of them are sent hangs on how long the texts are."""


def sequences(raw: str) -> set[str]:
    """The kinds of sequences in what was written, but for those of drawing: numbers left out, all but a mode's."""
    kinds = set()
    for sequence in SEQUENCE.findall(raw):
        kinds.add(sequence if sequence[-1:] in "hl" or "?" in sequence else re.sub(r"[0-9;]+", "", sequence))
    return kinds - _DRAWING


def shelve(path: Path, patterns: Sequence[str]) -> None:
    """Make a library, and marks in the reader's state folder, with a story for each pattern; all raw in the files.

    The newest has all of them in it. Each has a twin in another paper, an earlier form, and refers to a story that is
    there twice and to one that is missing.
    """
    with closing(open_library_file(path, create=True)) as library:
        preparer = Preparer()
        for earlier in (True, False):
            stories = [
                preparer.prepare(document, name=f"{name} {number}")
                for number in range(len(patterns))
                for name, document in _documents(number, patterns, earlier=earlier).items()
            ]
            library.put(Batch(stories=stories))
        headlines = library.headlines_after(EVERYTHING, limit=1000)
    with closing(Marks(state_dir() / "marks.sqlite")) as marks:
        for headline in headlines:
            if found := re.search(r"mark(\d+)t", headline.text):
                _mark(marks, headline, int(found[1]), patterns[int(found[1])])
    for file in (path, state_dir() / "marks.sqlite"):
        _poison(file)


def _documents(number: int, patterns: Sequence[str], *, earlier: bool) -> Mapping[str, Document]:
    def evil(place: str) -> str:
        return patterns[number].format(mark(number, place))

    title = f"Sak {evil('t')} slutt"
    text = "\n\n".join([
        title,
        f"Av Per {evil('a')}",
        *(line for each in (range(len(patterns)) if not number else [number])
          for line in _lines(each, patterns[each], earlier=earlier)),
        "Et rolig avsnitt til om været, som ingen kan ha noe imot. " * 8,
    ])  # fmt: skip
    moment = _NEWEST - timedelta(days=number)
    here = Document(text, headline=title, published=moment, section=evil("k"), authors=(f"Lise {evil('w')}",))
    if earlier:
        return {"here": here}
    twin = Document(f"{text}\n\nTil slutt.", headline=title, published=moment, url=f"https://tvilling{number}.no/a")
    meant = [
        Document(f"Sak {evil('r')} kjent\n\n{words}\n", headline=f"Sak {evil('r')} kjent",
                 published=moment - timedelta(hours=12), url=f"https://{paper}{number}.no/{number}")
        for words, paper in (("Kort sak om det.", "avis"), ("En ganske annen sak.", "blad"))
    ]  # fmt: skip
    return {"here": here, "twin": twin, "one": meant[0], "other": meant[1]}


def _lines(number: int, pattern: str, *, earlier: bool) -> Iterator[str]:
    def evil(place: str) -> str:
        return pattern.format(mark(number, place))

    yield f"Det {evil('b')} hendte i {'går' if earlier else 'natt'} at noen kom hjem{evil('c') if earlier else ''}."
    yield f"– Det {evil('q')} gikk bra, sier Kari Mo{evil('s')}."
    yield f"FLOM: Vann {evil('p')} i elva. Foto: Ola {evil('f')}"
    yield f"Les også: Sak {evil('m')} som mangler"
    yield f"Les også: Sak {evil('r')} kjent"


def _mark(marks: Marks, headline: Headline, number: int, pattern: str) -> None:
    def evil(place: str) -> str:
        return pattern.format(mark(number, place))

    marks.write_note(headline, Note(0, 10, evil("n"), passage=evil("d")))
    marks.tag(headline, evil("g"), True)
    marks.save_search(evil("z"), f"mark{number}t")
    marks.mark_opened(headline)


def _poison(file: Path) -> None:
    """Put the controls back in every text that the file holds."""
    with closing(sqlite3.connect(file)) as database:
        for table, column in _texts(database):
            for sign, control in _BACK.items():
                database.execute(
                    f"UPDATE {table} SET {column} = replace({column}, ?, ?) WHERE instr({column}, ?)",
                    (sign, control, sign),
                )
        database.commit()


def spoil(file: Path) -> None:
    """Make every text that the file holds one that cannot be decoded."""
    with closing(sqlite3.connect(file)) as database:
        for table, column in _texts(database):
            if column not in _MEANT_FOR_PROGRAMS:
                database.execute(
                    f"UPDATE OR IGNORE {table} SET {column} = CAST(CAST({column} AS BLOB) || x'ff' AS TEXT)"
                )
        database.commit()


def _texts(database: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Tables and their columns of text."""
    tables = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%' AND name NOT LIKE 'sqlite%'"
    )
    for (table,) in tables.fetchall():
        for _, column, kind, *_ in database.execute(f"PRAGMA table_info({table})").fetchall():
            if kind == "TEXT":
                yield table, column
