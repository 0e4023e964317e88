"""What is sent as a difference looks the same as what Textual would have sent."""

import subprocess
import sys
from collections.abc import Iterable
from os import terminal_size
from pathlib import Path
from tempfile import TemporaryDirectory

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from tui.ui.terminal.display import CellDisplay, Update
from tui.ui.terminal.first_picture import Album
from tui.ui.terminal.skill import ALL, Skill

WIDTH, HEIGHT = 12, 4
CONSOLE = Console(force_terminal=True, color_system="truecolor", file=None)

styles = st.sampled_from(
    [
        Style(),
        Style(bold=True),
        Style(color="#ff0000"),
        Style(bgcolor="#0000ff", reverse=True),
        Style(color="#00ff00", bgcolor="#0000ff"),
        Style(color="#ff0000", bgcolor="#0000ff", bold=True, italic=True),
        Style(bgcolor="#0000ff", strike=True),
        Style(color="#ff0000", underline=True),
    ]
)
texts = st.text("ab ·é漢字", max_size=6)


@st.composite
def strips(draw: st.DrawFn, width: int) -> Strip:
    pieces = draw(st.lists(st.tuples(texts, styles), max_size=4))
    strip = Strip([Segment(text, style) for text, style in pieces])
    return strip.adjust_cell_length(width, draw(styles))


@st.composite
def updates(draw: st.DrawFn) -> Update:
    if draw(st.booleans()):
        x, y = draw(st.integers(0, WIDTH - 2)), draw(st.integers(0, HEIGHT - 1))
        width, height = draw(st.integers(1, WIDTH - x)), draw(st.integers(1, HEIGHT - y))
        return LayoutUpdate([[draw(strips(width))] for _ in range(height)], Region(x, y, width, height))
    cut = draw(st.integers(1, WIDTH - 1))
    chops: list[dict[int, Strip | None]] = [
        {0: draw(st.none() | strips(cut)), cut: draw(st.none() | strips(WIDTH - cut))} for _ in range(HEIGHT)
    ]
    spans = [
        (draw(st.integers(0, HEIGHT - 1)), left := draw(st.integers(0, WIDTH - 1)), draw(st.integers(left + 1, WIDTH)))
    ]
    return ChopsUpdate(chops, spans, [[cut, WIDTH] for _ in range(HEIGHT)])


class Emulated:
    """A terminal that only listens."""

    def __init__(self) -> None:
        self.screen = pyte.Screen(WIDTH, HEIGHT)
        self.screen.set_mode(pyte.modes.LNM)
        self.screen.reset_mode(pyte.modes.DECAWM >> 5, private=True)
        self._stream = pyte.Stream(self.screen)

    def shows(self) -> list[list[object]]:
        return [[seen(self.screen.buffer[y][x]) for x in range(WIDTH)] for y in range(HEIGHT)]

    def write(self, text: str) -> None:
        self._stream.feed(text)


def seen(cell: pyte.screens.Char) -> object:
    """What one sees of a cell: no colour of what is not there."""
    if cell.data == " " and not (cell.underscore or cell.reverse or cell.strikethrough):
        return cell._replace(fg="default", bold=False, italics=False)
    return cell


def whole() -> LayoutUpdate:
    return LayoutUpdate([[Strip([Segment("x" * WIDTH, Style())])] for _ in range(HEIGHT)], Region(0, 0, WIDTH, HEIGHT))


skills = st.builds(Skill, *[st.booleans()] * len(Skill._fields))


@given(st.lists(updates(), max_size=6), skills)
def test_the_difference_leaves_the_terminal_as_textual_would(drawn: list[Update], skill: Skill) -> None:
    textual, ours, known = Emulated(), Emulated(), CellDisplay(skill)
    for update in [whole(), *drawn]:
        textual.write(update.render_segments(CONSOLE))
        ours.write(known.difference(update, (WIDTH, HEIGHT), ColorSystem.TRUECOLOR))
        assert ours.shows() == textual.shows()


def test_what_the_terminal_shows_already_is_not_sent_again() -> None:
    known = CellDisplay()
    assert known.difference(whole(), (WIDTH, HEIGHT), ColorSystem.TRUECOLOR)
    assert known.difference(whole(), (WIDTH, HEIGHT), ColorSystem.TRUECOLOR) == ""
    assert known.known
    known.forget()
    assert not known.known
    assert known.difference(whole(), (WIDTH, HEIGHT), ColorSystem.TRUECOLOR)


def test_a_wide_character_of_which_half_was_written_over_is_sent_again() -> None:
    def line(x: int, text: str) -> LayoutUpdate:
        strip = Strip([Segment(text, Style())])
        return LayoutUpdate([[strip]], Region(x, 0, strip.cell_length, 1))

    known = CellDisplay()
    for half in (0, 1):
        known.difference(line(0, "漢ab"), (WIDTH, HEIGHT), ColorSystem.TRUECOLOR)
        known.difference(line(half, "x"), (WIDTH, HEIGHT), ColorSystem.TRUECOLOR)
        assert "漢" in known.difference(line(0, "漢ab"), (WIDTH, HEIGHT), ColorSystem.TRUECOLOR)


def test_another_size_makes_everything_unknown() -> None:
    known = CellDisplay()
    known.difference(whole(), (WIDTH, HEIGHT), ColorSystem.TRUECOLOR)
    assert "x" in known.difference(whole(), (WIDTH, HEIGHT + 1), ColorSystem.TRUECOLOR)


def test_what_stands_beyond_the_terminal_is_not_sent() -> None:
    known = CellDisplay()
    out = known.difference(whole(), (3, 2), ColorSystem.TRUECOLOR)
    assert out.count("x") == 6
    assert cell_len("x" * 6) == 6


def test_only_what_differs_of_a_colour_is_sent_and_blanks_need_none() -> None:
    ground = Style(bgcolor="#0000ff")
    red, bold = ground + Style(color="#ff0000"), ground + Style(color="#ff0000", bold=True)
    strip = Strip([Segment("a", red), Segment(" ", ground + Style(color="#00ff00")), Segment("bc", bold)])
    out = CellDisplay().difference(LayoutUpdate([[strip]], Region(0, 0, 4, 1)), (4, 1), ColorSystem.TRUECOLOR)
    assert out == "\x1b[H\x1b[0;38;2;255;0;0;48;2;0;0;255ma \x1b[1mbc"


def test_a_blank_that_is_underlined_is_sent_as_such() -> None:
    strip = Strip([Segment("a", Style()), Segment(" ", Style(underline=True)), Segment(" b", Style())])
    out = CellDisplay().difference(LayoutUpdate([[strip]], Region(0, 0, 4, 1)), (4, 1), ColorSystem.TRUECOLOR)
    assert out == "\x1b[H\x1b[0ma\x1b[4m \x1b[0m b"


@given(st.lists(updates(), max_size=4), skills)
def test_a_picture_that_is_kept_is_one_that_may_be_shown(drawn: list[Update], skill: Skill) -> None:
    known = CellDisplay(skill)
    for update in [whole(), *drawn]:
        known.difference(update, (WIDTH, HEIGHT), ColorSystem.TRUECOLOR)
    picture = known.picture(ColorSystem.TRUECOLOR)
    assert picture is not None
    with TemporaryDirectory() as place:
        album = Album(Path(place), [], {}, terminal_size((WIDTH, HEIGHT)))
        album.keep(picture)
        assert album.picture() == picture


GROUND = Style(color="#d0d0d0", bgcolor="#101010")


def test_a_picture_looks_like_what_it_was_taken_of() -> None:
    known, again = CellDisplay(ALL), pyte.Screen(40, 3)
    written(known, ["some words", "", "more words"])
    pyte.Stream(again).feed(known.picture(ColorSystem.TRUECOLOR) or "")
    assert [line.rstrip() for line in again.display] == ["some words", "", "more words"]
    assert again.buffer[1][5].bg == "101010"


def screen(rows: list[str], width: int = 40) -> LayoutUpdate:
    strips: list[Iterable[Strip]] = [[Strip([Segment(row.ljust(width)[:width], GROUND)])] for row in rows]
    return LayoutUpdate(strips, Region(0, 0, width, len(rows)))


def written(known: CellDisplay, rows: list[str], width: int = 40) -> str:
    return known.difference(screen(rows, width), (width, len(rows)), ColorSystem.TRUECOLOR)


@given(st.data())
def test_lists_that_move_look_as_textual_would_draw_them(data: st.DataObject) -> None:
    lines = [f"{number} {'lorem ipsum dolor'[: number % 17]}" for number in range(60)]
    textual, ours, known = pyte.Screen(40, 12), pyte.Screen(40, 12), CellDisplay(data.draw(skills))
    streams = pyte.Stream(textual), pyte.Stream(ours)
    for top in data.draw(st.lists(st.integers(0, 40), max_size=8)):
        fixed = data.draw(st.integers(0, 3))
        rows = lines[:fixed] + lines[top : top + 11 - fixed] + ["foot"]
        streams[0].feed(screen(rows).render_segments(CONSOLE))
        streams[1].feed(written(known, rows))
        assert [[seen(textual.buffer[y][x]) for x in range(40)] for y in range(12)] == [
            [seen(ours.buffer[y][x]) for x in range(40)] for y in range(12)
        ]


def test_rows_that_only_move_are_not_written_again() -> None:
    lines = [f"{chr(65 + number) * 20} number {number} of many" for number in range(40)]
    known = CellDisplay(ALL)
    written(known, ["head", *lines[:10], "foot"])
    for top in (3, 0):
        out = written(known, ["head", *lines[top : top + 10], "foot"])
        assert [number for number in range(40) if f"number {number} of" in out] == ([10, 11, 12] if top else [0, 1, 2])
        assert "head" not in out
        assert "foot" not in out
    plain = CellDisplay()
    written(plain, lines[:10])
    assert "F" * 20 in written(plain, lines[3:13])


def test_rows_with_wide_characters_are_written_again_rather_than_moved() -> None:
    lines = [f"新聞 {chr(65 + number) * 20} number {number}" for number in range(40)]
    known = CellDisplay(ALL)
    written(known, lines[:10])
    assert "F" * 20 in written(known, lines[3:13])


def test_blanks_to_the_edge_are_erased_where_the_terminal_erases_in_colour() -> None:
    assert written(CellDisplay(ALL), ["abc"]) == "\x1b[H\x1b[0;38;2;208;208;208;48;2;16;16;16mabc\x1b[K"
    assert written(CellDisplay(), ["abc"]).endswith("abc" + " " * 37)
    assert written(CellDisplay(ALL), ["a" + " " * 20 + "b" * 19]).endswith(f"a\x1b[20X\x1b[22G{'b' * 19}")


def test_underlined_blanks_are_never_erased() -> None:
    strip = Strip([Segment("a" + " " * 39, Style(underline=True))])
    out = CellDisplay(ALL).difference(LayoutUpdate([[strip]], Region(0, 0, 40, 1)), (40, 1), ColorSystem.TRUECOLOR)
    assert out.endswith(" " * 39)


def test_the_cursor_goes_the_shortest_way() -> None:
    known = CellDisplay(ALL)
    written(known, ["a" * 40, "b" * 40, "c" * 40])
    assert written(known, ["a" * 40, "x" + "b" * 39, "y" + "c" * 39]) == "\x1b[2Hx\r\ny"
    assert written(known, ["a" * 40, "x" + "b" * 39, "y" + "c" * 19 + "z" + "c" * 19]) == "\x1b[21Gz"


def test_colours_are_kept_from_one_frame_to_the_next_until_they_are_unknown() -> None:
    known = CellDisplay(ALL)
    written(known, ["abc", "def"])
    assert written(known, ["abc", "dxf"]) == "\x1b[2Gx"
    known.forget()
    assert "\x1b[0;" in written(known, ["abc", "def"])


@pytest.mark.parametrize(
    ("kind", "skill"),
    [
        ("xterm-256color", ALL),
        ("xterm-unheard-of", ALL),
        ("vt100", Skill()),
        ("unheard-of", Skill()),
        ("", Skill()),
    ],
)
def test_the_skill_of_a_terminal_is_what_the_system_says(kind: str, skill: Skill) -> None:
    program = f"from tui.ui.terminal.skill import *; print(skill_of({kind!r}))"  # one kind a process
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == str(skill)
