"""What is decided of the line to the terminal."""

import pytest

from tui.settings import Settings
from tui.ui.terminal.line import Line, for_textual, line_of

LOCAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
AFAR = LOCAL | {"SSH_CONNECTION": "10.0.0.1 50000 10.0.0.2 22"}


def decided(environment: dict[str, str], **chosen: object) -> Line:
    return line_of(environment, Settings(**chosen))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"])
def test_over_ssh_bytes_are_spared_by_itself(name: str) -> None:
    here, afar = decided(LOCAL), decided(LOCAL | {name: "yes"})
    assert (here.afar, here.slow, here.colours) == (False, False, "true")
    assert (afar.afar, afar.slow, afar.colours) == (True, True, "256")
    assert afar.pause > here.pause


def test_all_of_it_can_be_set() -> None:
    assert decided(AFAR, colours="true").colours == "true"
    assert decided(AFAR, slow_line="no").colours == "true"
    assert decided(AFAR, slow_line="no").pause == decided(LOCAL).pause
    assert decided(LOCAL, slow_line="yes").colours == "256"
    assert decided(AFAR, preview_pause=0).pause == 0
    assert decided(LOCAL, preview_pause=1_500).pause == 1.5


@pytest.mark.parametrize(
    ("environment", "colours"),
    [
        ({}, "16"),
        ({"TERM": "xterm"}, "16"),
        ({"TERM": "linux"}, "16"),
        ({"TERM": "screen"}, "16"),
        ({"TERM": "tmux-256color"}, "256"),
        ({"TERM": "xterm-kitty"}, "256"),
        ({"TERM": "alacritty"}, "256"),
        ({"TERM": "linux", "COLORTERM": "24bit"}, "16"),
        ({"TERM": "xterm", "COLORTERM": "24bit"}, "true"),
        ({"TERM": "screen", "COLORTERM": "truecolor"}, "16"),
        ({"TERM": "screen-256color", "COLORTERM": "truecolor"}, "256"),
        ({"TERM": "screen-256color", "COLORTERM": "truecolor", "TMUX": "x"}, "true"),
        ({"TERM": "vt100", "COLORTERM": "truecolor"}, "none"),
        ({"TERM": "vt220"}, "none"),
        ({"TERM": "xterm-256color", "COLORTERM": "yes"}, "256"),
        (LOCAL | {"NO_COLOR": "1"}, "none"),
        (AFAR | {"TEXTUAL_COLOR_SYSTEM": "truecolor"}, "true"),
        (LOCAL | {"TEXTUAL_COLOR_SYSTEM": "standard"}, "16"),
        (LOCAL | {"TEXTUAL_COLOR_SYSTEM": "pink"}, "true"),
    ],
)
def test_colours_are_what_the_terminal_is_said_to_have(environment: dict[str, str], colours: str) -> None:
    assert decided(environment).colours == colours


def test_a_variable_goes_before_what_is_set() -> None:
    assert decided(LOCAL | {"NO_COLOR": ""}, colours="true").colours == "none"
    assert decided(LOCAL | {"TEXTUAL_COLOR_SYSTEM": "256"}, colours="true").colours == "256"


@pytest.mark.parametrize(
    ("colours", "system"), [("none", None), ("16", "standard"), ("256", "256"), ("true", "truecolor")]
)
def test_textual_is_told_of_the_colours(colours: str, system: str | None) -> None:
    told = for_textual(decided(LOCAL, colours=colours))
    assert told == ({"NO_COLOR": "1"} if system is None else {"TEXTUAL_COLOR_SYSTEM": system})


def test_each_decision_is_told_with_its_reason() -> None:
    told = {what: (how, why) for what, how, why in decided(AFAR).told()}
    assert told["line"] == ("SSH", "SSH_CONNECTION is set")
    assert told["colours"] == ("256", 'bytes are spared; colours = "true" asks for all')
    assert told["story beside the list"] == ("after 250 ms", "bytes are spared")
    assert {why for _, why in map(told.__getitem__, told)} >= {"SSH"}
    told = {what: (how, why) for what, how, why in decided(LOCAL, slow_line="yes", preview_pause=9).told()}
    assert told["line"] == ("this machine", "no SSH")
    assert told["bytes"] == ("spared", 'slow_line is "yes"')
    assert told["story beside the list"] == ("after 9 ms", "preview_pause is set")
