"""What a kind of terminal is taken to understand, and what is made of the rest."""

import subprocess
import sys

import pytest
from rich.color import ColorSystem
from rich.style import Style
from textual.color import Color
from textual.widgets import Input

from tests.driving import app_of, settle
from tui.ui.terminal.dialect import Wish, dialect_from, dialect_of
from tui.ui.terminal.eight import ground_for, light_of, readable, text_for
from tui.ui.terminal.inks import Inks, Look, Paper
from tui.ui.terminal.letters import has_all, like
from tui.ui.terminal.looks import narrowed
from tui.ui.themes import paper_of

ASKED = (
    "\x1b[?1049h\x1b[?1000h\x1b[?1003h\x1b[?1006h\x1b[?1016h\x1b[?25l\x1b[?1004h\x1b[>25u\x1b[?2026$p\x1b[?2048$p"
    "\x1b[?2004h\x1b[?7l\x1b]22;default\x07\x1b]52;c;bmV3cw==\x07"
)
"""All that is ever asked of a terminal."""


@pytest.mark.parametrize(
    ("kind", "left"),
    [
        ("xterm-256color", ASKED),
        ("xterm", ASKED),
        ("xterm-unheard-of", ASKED),
        (
            "tmux-256color",
            "\x1b[?1049h\x1b[?1000h\x1b[?1003h\x1b[?1006h\x1b[?1016h\x1b[?25l\x1b[?1004h\x1b[?2026$p\x1b[?2004h\x1b[?7l"
            "\x1b]52;c;bmV3cw==\x07",
        ),
        (
            "screen",
            "\x1b[?1049h\x1b[?1000h\x1b[?1003h\x1b[?1006h\x1b[?1016h\x1b[?25l\x1b[?1004h\x1b[?2004h\x1b[?7l"
            "\x1b]52;c;bmV3cw==\x07",
        ),
        ("linux", "\x1b[H\x1b[J\x1b[?25l\x1b[?7l"),
        ("vt220", "\x1b[H\x1b[J\x1b[?25l\x1b[?7l"),
        ("vt100", "\x1b[H\x1b[J\x1b[?7l"),
        ("unheard-of", "\x1b[H\x1b[J"),
    ],
)
def test_a_terminal_is_asked_only_for_what_its_kind_understands(kind: str, left: str) -> None:
    program = f"from tui.ui.terminal.dialect import *; print(ascii(dialect_of({{'TERM': {kind!r}}}).only({ASKED!r})))"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # one a process
    assert ended.stdout.strip() == ascii(left)
    assert dialect_from(kind, kind, None).only(ASKED).replace("\x1b[?1049h", "") == left.replace("\x1b[?1049h", "")


def test_screen_is_tmux_inside_tmux() -> None:
    inside, bare = dialect_of({"TERM": "screen", "TMUX": "x"}), dialect_of({"TERM": "screen"})
    assert inside.knows - bare.knows == {Wish.WHOLE_FRAMES}


def test_what_is_no_wish_passes() -> None:
    frame = "\x1b[0;31;40m\x1b[2;3Hå\x1b[K\x1b[4X\x1b[2M\x1b]8;;http://x\x1b\\y\x1b]8;;\x1b\\"
    assert dialect_of({"TERM": "vt100"}).only(frame) == frame


def test_what_is_left_out_is_told_in_words() -> None:
    assert dialect_of({"TERM": "xterm"}).left_out() == []
    assert "the mouse" in dialect_of({"TERM": "vt100"}).left_out()


@pytest.mark.parametrize("kind", ["vt52", "wyse50"])
def test_a_terminal_with_another_way_to_move_its_cursor_draws_nothing(kind: str) -> None:
    asked = f"description_of({kind!r}), dialect_of({{'TERM': {kind!r}}}).draws"
    program = f"from tui.ui.terminal.dialect import *; print({asked})"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    described, _, draws = ended.stdout.strip().rpartition(" ")
    assert draws == str(described == "None")


@pytest.mark.parametrize(
    ("drawn", "looks", "coloured", "left"),
    [
        ("\x1b[0;49m\x1b[1;39mA\x1b[22;39mB", frozenset("147"), False, "\x1b[0m\x1b[1mA\x1b[0mB"),
        ("\x1b[38;5;3;1;48;2;1;2;3mA\x1b[97mB", None, False, "\x1b[1mAB"),
        ("\x1b[38;5;3;3;48;2;1;2;3mA\x1b[23mB", frozenset("1"), True, "\x1b[38;5;3;48;2;1;2;3mAB"),
        ("\x1b[mA\x1b[2;3H", frozenset(), False, "\x1b[0mA\x1b[2;3H"),
    ],
)
def test_looks_that_are_not_there_are_left_out(
    drawn: str, looks: frozenset[str] | None, coloured: bool, left: str
) -> None:
    assert narrowed(drawn, looks, coloured) == left


def test_of_eight_colours_the_one_of_the_tint_is_taken() -> None:
    assert [text_for(shade) for shade in [(232, 185, 106), (164, 38, 44), (111, 168, 201), (31, 78, 121)]] == [
        3,
        1,
        6,
        4,
    ]
    assert [text_for(shade) for shade in [(216, 212, 203), (128, 128, 128), (35, 32, 27)]] == [7, 7, 0]
    assert [ground_for(shade) for shade in [(25, 29, 34), (246, 241, 229), (51, 71, 84)]] == [0, 7, 4]


@pytest.mark.parametrize("ground", range(8))
def test_nothing_is_written_in_the_colour_it_stands_on(ground: int) -> None:
    assert all(readable(text, ground) != ground for text in range(8))


def test_letters_become_one_of_ascii_each() -> None:
    assert like("Fjøset på Ås – «nå» ï…") == 'Fjoset pa As - "na" i~'
    assert like("日本é\u0301") == "????e"


@pytest.mark.parametrize(
    ("environment", "all_there"),
    [
        ({"LANG": "nb_NO.UTF-8"}, True),
        ({"LC_ALL": "C.UTF-8"}, True),
        ({"LANG": "C"}, False),
        ({"LANG": "nb_NO.UTF-8", "LC_ALL": "POSIX"}, False),
        ({}, False),
    ],
)
def test_a_locale_without_letters_has_those_of_ascii(environment: dict[str, str], all_there: bool) -> None:
    assert has_all(environment) is all_there


def ground(red: int, green: int, blue: int) -> Style:
    return Style(color="#202020", bgcolor=f"#{red:02x}{green:02x}{blue:02x}", bold=True)


def test_without_colours_what_stands_on_another_ground_is_reversed() -> None:
    inks = Inks(None, paper=Paper(0, 49))
    assert inks.look(ground(25, 29, 34)) == Look(frozenset("1"), "", "")
    assert inks.look(ground(51, 71, 84)) == Look(frozenset("17"), "", "")
    assert Inks(None).look(ground(51, 71, 84)) == Look(frozenset("1"), "", "")


def test_with_colours_nothing_is_reversed() -> None:
    assert Inks(ColorSystem.STANDARD, paper=Paper(0, 49)).look(ground(51, 71, 84)) == Look(frozenset("1"), "30", "44")
    assert Inks(ColorSystem.EIGHT_BIT, paper=Paper(0, 49)).look(ground(51, 71, 84)).attributes == frozenset("1")


def test_looks_that_a_terminal_lacks_are_not_sent() -> None:
    assert Inks(None, frozenset("4")).look(Style(bold=True, italic=True, underline=True)).attributes == frozenset("4")


@pytest.mark.parametrize("theme", ["night-desk", "newsprint", "nord", "textual-light"])
def test_the_grounds_of_text_are_paper_and_what_is_chosen_is_not(theme: str) -> None:
    app = app_of({})
    app.theme = theme
    variables = app.get_css_variables()
    paper = paper_of(variables)
    for name in ("background", "surface", "panel"):
        assert paper.darkest <= light_of(Color.parse(variables[name]).rgb) <= paper.lightest
    for name in ("primary", "accent", "warning"):
        assert not paper.darkest <= light_of(Color.parse(variables[name]).rgb) <= paper.lightest


async def test_no_caret_blinks_as_each_time_would_be_sent() -> None:
    app = app_of({})
    async with app.run_test() as pilot:
        await pilot.press(":")
        await settle(pilot)
        assert isinstance(app.focused, Input)
        assert not app.focused.cursor_blink


async def test_all_can_be_drawn_anew_also_under_what_stands_over_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_of({})
    drawn: list[object] = []
    monkeypatch.setattr(app, "action_redraw", lambda: drawn.append(app.screen))
    async with app.run_test() as pilot:
        for opening in ("?", ":"):
            await pilot.press(opening)
            await settle(pilot)
            drawn.clear()
            await pilot.press("ctrl+l")
            assert drawn == [app.screen]
            await pilot.press("escape")
