"""`spalte completion`: shells know every word of the commands."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tui.cli import arguments, commands
from tui.cli.arguments import Parser
from tui.cli.completion import SCRIPTS


def options(parser: Parser) -> set[str]:
    """The long options that the help of a command names."""
    return {word.strip(",") for word in parser.format_help().split() if word.startswith("--")}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_command_and_option_is_in_the_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["completion", shell]) == 0
    script = capsys.readouterr().out
    parsers = (arguments.for_reading(), arguments.for_show(), arguments.for_parse(), arguments.for_completion())
    for parser in parsers:
        for option in options(parser):
            assert option in script or f"-l {option[2:]} " in script
    assert all(word in script for word in ("show", "parse", "completion", "bash zsh fish"))


@pytest.mark.parametrize("shell", SCRIPTS)
def test_the_shell_understands_its_script(shell: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed here")
    checked = subprocess.run([program, "-n"], input=SCRIPTS[shell], text=True, capture_output=True, timeout=60)
    assert checked.returncode == 0
    assert checked.stderr == ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["spalte", "pa"], {"parse"}),
        (["spalte", "s"], {"show", "story.txt"}),
        (["spalte", "--v"], {"--version"}),
        (["spalte", "show", "--"], {"--width", "--plain", "--help"}),
        (["spalte", "show", "--width", ""], set()),
        (["spalte", "parse", "st"], {"story.txt"}),
        (["spalte", "parse", "--j"], {"--json"}),
        (["spalte", "completion", "z"], {"zsh"}),
    ],
)
def test_bash_offers_what_may_come_next(words: list[str], expected: set[str], story: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not installed here")
    typed = " ".join(f"'{word}'" for word in words)
    ask = f"COMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}; _spalte; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    offered = subprocess.run(
        [bash, "--norc", "-c", SCRIPTS["bash"] + ask],
        cwd=story.parent,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert set(offered.stdout.split()) == expected
