"""`spalte completion`: shells know every word of the commands."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tui.cli import arguments, commands
from tui.cli.arguments import Parser
from tui.cli.completion import SCRIPTS

COMMANDS = (
    "import", "list", "search", "show", "refs", "quotes", "wanted", "marks", "info", "libraries", "parse", "doctor",
    "completion",
)  # fmt: skip


def options(parser: Parser) -> set[str]:
    """The long options that the help of a command names."""
    return set(re.findall(r"--[a-z][a-z-]*", parser.format_help()))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_command_and_option_is_in_the_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["completion", shell]) == 0
    script = capsys.readouterr().out
    parsers = [make() for name, make in vars(arguments).items() if name.startswith("for_")]
    assert len(parsers) == 14
    for parser in parsers:
        for option in options(parser):
            assert option in script or f"-l {option[2:]} " in script
    assert all(command in script for command in COMMANDS)
    assert "bash zsh fish" in script


@pytest.mark.parametrize("shell", SCRIPTS)
def test_the_shell_understands_its_script(shell: str) -> None:
    checked = subprocess.run([found(shell), "-n"], input=SCRIPTS[shell], text=True, capture_output=True, timeout=60)
    assert checked.returncode == 0
    assert checked.stderr == ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["spalte", "pa"], {"parse"}),
        (["spalte", "s"], {"show", "search", "story.txt"}),
        (["spalte", "--v"], {"--version"}),
        (["spalte", "show", "--"], {"--library", "--width", "--plain", "--help"}),
        (["spalte", "show", "--width", ""], set()),
        (["spalte", "parse", "st"], {"story.txt"}),
        (["spalte", "parse", "--j"], {"--json"}),
        (["spalte", "list", "--l"], {"--library", "--limit"}),
        (["spalte", "list", "st"], set()),
        (["spalte", "quotes", "--s"], {"--since", "--speaker"}),
        (["spalte", "quotes", "--about", ""], set()),
        (["spalte", "wanted", "--l"], {"--library", "--limit"}),
        (["spalte", "marks", "--"], {"--kept", "--tag", "--noted", "--json", "--help"}),
        (["spalte", "marks", "--tag", ""], set()),
        (["spalte", "list", "--library", "st"], {"story.txt"}),
        (["spalte", "--library", "st"], {"story.txt"}),
        (["spalte", "search", "--from", ""], set()),
        (["spalte", "import", "st"], {"story.txt"}),
        (["spalte", "doctor", "--"], {"--json", "--help"}),
        (["spalte", "completion", "z"], {"zsh"}),
    ],
)
class TestOffers:
    """What may come next, in the shells that can be asked without a terminal."""

    def test_bash(self, words: list[str], expected: set[str], story: Path) -> None:
        typed = " ".join(f"'{word}'" for word in words)
        ask = f"COMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}; _spalte; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        assert offered([found("bash"), "--norc", "-c", SCRIPTS["bash"] + ask], story) == expected

    def test_fish(self, words: list[str], expected: set[str], story: Path) -> None:
        ask = f"{SCRIPTS['fish']}\ncomplete -C '{' '.join(words)}'"
        assert offered([found("fish"), "--no-config", "-c", ask], story) == expected


def found(shell: str) -> str:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed here")
    return program


def offered(ask: list[str], story: Path) -> set[str]:
    ended = subprocess.run(ask, cwd=story.parent, capture_output=True, text=True, timeout=60, check=True)
    return {line.partition("\t")[0] for line in ended.stdout.splitlines()} - {""}
