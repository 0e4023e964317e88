"""Hostile text in every place of a library and of a reader's marks: no screen hands it to the terminal as a command."""

import re
from functools import partial
from pathlib import Path

import pytest
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.app import App, ComposeResult
from textual.events import Paste
from textual.geometry import Region
from textual.strip import Strip

from tests.driving import settle
from tests.poison import COMMANDING, PATTERNS, SEQUENCE, sequences, shelve
from tests.ui.pseudo_terminal import PseudoTerminal
from tui.ui.terminal.display import CellDisplay
from tui.ui.widgets.typing_bar import TypingBar

BACK = "q quit"
STORY = "q list"
WALK = (
    ("\x0c", BACK, "tkgz"),  # headlines, sections, tags, saved searches
    ("w", "Wanted: ", "mt"),
    ("q", BACK, ""),
    ("H", "What you have read", "tk"),
    ("q", BACK, ""),
    ("\r", STORY, "abfmnpqrsw"),
    ("U", "36 references", "mr"),
    ("c", "Which story is ", "mt"),
    ("q", "-Which story is ", ""),
    ("q", STORY, ""),
    ("L", "Line of the story", "tr"),
    ("q", STORY, ""),
    ("W", "Where you have been", "t"),
    ("q", STORY, ""),
    ("D", "]d next", "bc"),
    ("q", STORY, ""),
    ('"', "18 quotes by", "q"),
    ("q", STORY, ""),
    ("v", "The text as it was found", "abfmpqrs"),
    ("v", "Set in type.", ""),
    ("e", "Enter done", "n"),
    ("\x15", "a note on ", "d"),
    ("Merk\r", "-Enter done", ""),
    ("q", BACK, ""),
    ("z", "the note on ", "t"),
    ('"', "Enter to the quotes", "q"),
    ("mark", "Nobody is quoted so", ""),
    ("\x1b", "-Enter to the quotes", ""),
    ("", BACK, ""),
    ("/tag:", "Enter to the hits", ""),
    ("", "Tab ", "g"),
    ("\x1b", "-Enter to the hits", ""),
    ("", BACK, ""),
    ("]s", "next search", "tz"),
    ("+", "Enter done", "z"),
    ("\x1b", "-Enter done", ""),
    ("\x1b", BACK, ""),
    ("t", "Enter done", "g"),
    ("\x1b", BACK, ""),
)
"""Keys; what the screen shows then, or shows no longer behind a hyphen; and the places whose marks it has to show."""


def is_so(terminal: PseudoTerminal, shown: str) -> bool:
    return shown[1:] not in terminal.text() if shown.startswith("-") else shown in terminal.text()


def has_mark(terminal: PseudoTerminal, place: str) -> bool:
    return re.search(rf"mark\d+{place}", terminal.text()) is not None


def walk(library: Path) -> PseudoTerminal:
    """Go to every screen, and leave."""
    with PseudoTerminal("-m", "tui", "--library", str(library), size=(160, 60)) as terminal:
        assert terminal.ready(), terminal.raw[-2000:]
        assert terminal.until("mark1t")
        for keys, shown, places in WALK:
            terminal.type(keys)
            assert terminal.until(partial(is_so, terminal, shown)), f"{keys!r}, not {shown}:\n{terminal.text()}"
            for place in places:
                assert terminal.until(partial(has_mark, terminal, place)), f"{keys!r}, no {place}:\n{terminal.text()}"
        terminal.type("Q")
        assert terminal.ended() == 0
        assert terminal.modes() == {}
        return terminal


def test_no_field_note_tag_or_name_in_a_library_reaches_the_terminal_as_a_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = []
    for name, patterns in (("calm", ["{}"] * len(PATTERNS)), ("wild", PATTERNS)):
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / f"marks of {name}"))
        shelve(tmp_path / f"{name}.spalte", patterns)
        written.append(walk(tmp_path / f"{name}.spalte"))
    wild = written[1].raw.decode()
    assert sequences(wild) <= sequences(written[0].raw.decode())
    assert "mark" not in "".join(SEQUENCE.findall(wild))
    outside = SEQUENCE.sub("", wild)
    for number in range(len(PATTERNS)):
        assert any(f"mark{number}t" in line for line in written[1].seen)
    assert not COMMANDING.search(outside)


@pytest.mark.parametrize("pattern", PATTERNS, ids=ascii)
async def test_a_line_for_typing_holds_no_control_whatever_is_pasted_or_was_there(pattern: str) -> None:
    class Typing(App[None]):
        def compose(self) -> ComposeResult:
            yield TypingBar(f"a note on {pattern}", pattern.format("before"))

    async with Typing().run_test() as pilot:
        box = pilot.app.query_one(TypingBar)
        box.focus()
        box.cursor_position = len(box.value)
        box.post_message(Paste(pattern.format("pasted")))
        await settle(pilot)
        assert "before" in box.value
        assert "pasted" in box.value or "\n" in pattern  # of many lines a box takes the first
        assert not COMMANDING.search(box.value + box.placeholder)
        assert "\n" not in box.value


@pytest.mark.parametrize("pattern", PATTERNS, ids=ascii)
def test_what_nobody_cleaned_is_cleaned_before_it_is_written(pattern: str) -> None:
    strip = Strip([Segment(pattern.format("marked"), Style(color="#ffffff"))])
    update = LayoutUpdate([[strip]], Region(0, 0, 60, 1))
    written = CellDisplay().difference(update, (60, 1), ColorSystem.TRUECOLOR)
    assert "marked" in SEQUENCE.sub("", written)
    assert not COMMANDING.search(SEQUENCE.sub("", written))
