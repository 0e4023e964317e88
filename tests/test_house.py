"""The rules of the house: who may import whom, what is written down, and what loads what."""

import ast
import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports
from textual.binding import Binding
from textual.dom import DOMNode

import tui
from tui.cli import commands

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
_FOUND = sorted((module.name, module.ispkg) for module in pkgutil.walk_packages(tui.__path__, "tui."))
MODULES = [name for name, _ in _FOUND]
PACKAGES = [name for name, is_package in _FOUND if is_package]
HEADLESS = [name for name in MODULES if not name.startswith(("tui.ui", "tui.__main__"))]
COMMANDS = (
    "import", "list", "search", "show", "refs", "quotes", "wanted", "marks", "info", "libraries", "parse", "completion",
)  # fmt: skip

_SAID = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn",
    "home": "Home", "end": "End", "enter": "Enter", "escape": "Esc", "space": "Space", "tab": "Tab",
    "shift+tab": "Shift+Tab", "backspace": "Backspace",
    "question_mark": "?", "exclamation_mark": "!", "quotation_mark": '"', "slash": "/", "backslash": "\\",
    "colon": ":", "comma": ",",
    "full_stop": ".", "ampersand": "&", "less_than_sign": "<", "greater_than_sign": ">", "minus": "-", "plus": "+",
    "left_parenthesis": "(", "right_parenthesis": ")", "left_square_bracket": "[", "right_square_bracket": "]",
    "equals_sign": "=", "at": "@",
}  # fmt: skip
"""How the README writes keys whose names are words."""


def test_imports_point_down_only() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == EXIT_STATUS_SUCCESS


@pytest.mark.parametrize("words", [["--help"], *([command, "--help"] for command in COMMANDS)])
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    heavy = {"textual", "rich", "rapidfuzz", "rensa", "watchdog", "Stemmer", "zstandard", "sqlite3", "datetime", "json"}
    assert not heavy & loaded_by(f"from tui.cli.commands import run; run({words})")


@pytest.mark.parametrize("name", HEADLESS)
def test_a_module_below_the_screen_loads_without_textual(name: str) -> None:
    assert "textual" not in loaded_by(f"import {name}")


@pytest.mark.parametrize("name", [name for name in HEADLESS if not name.startswith(("tui.cli", "tui.typeset"))])
def test_a_module_below_the_page_loads_without_rich(name: str) -> None:
    assert "rich" not in loaded_by(f"import {name}")


def test_to_parse_is_to_load_neither_textual_nor_rich() -> None:
    assert not {"textual", "rich"} & loaded_by("import tui.cli.parse")


def test_to_read_a_library_is_to_load_nothing_that_understands_stories() -> None:
    loaded = modules_loaded_by("import tui.library.sqlite.library")
    assert "tui.library.sqlite.library" in loaded
    assert not {"tui.article.understand", "tui.library.preparing"} & loaded


def loaded_by(program: str) -> set[str]:
    """The packages that a fresh Python has loaded after the program."""
    return {name.partition(".")[0] for name in modules_loaded_by(program)}


def modules_loaded_by(program: str) -> set[str]:
    """The modules, each by its whole name."""
    report = "import sys; print(*sys.modules)"
    ended = subprocess.run(
        [sys.executable, "-c", f"{program}\n{report}"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    return set(ended.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("name", ["tui", *MODULES])
def test_every_module_says_what_it_is_for(name: str) -> None:
    tree = ast.parse(source(name))
    said = ast.get_docstring(tree)
    assert said
    assert said.rstrip().endswith((".", "`", "?"))


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_holds_a_docstring_and_nothing_else(name: str) -> None:
    assert len(ast.parse(source(name)).body) == 1


def source(name: str) -> str:
    path = ROOT / Path(*name.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme_with_all_its_options(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"spalte {command}" in README
    assert commands.run([command, "--help"]) == 0
    for option in re.findall("--[a-z][a-z-]+", capsys.readouterr().out):
        assert option in README


def keys() -> Iterator[tuple[str, str]]:
    """Every key that our own classes bind, as the README writes it, and where it is bound."""
    for name in MODULES:
        if name.startswith("tui.ui"):
            for each in vars(importlib.import_module(name)).values():
                if isinstance(each, type) and issubclass(each, DOMNode) and each.__module__ == name:
                    for binding in Binding.make_bindings(each.__dict__.get("BINDINGS", [])):
                        yield written(binding.key), f"{name}.{each.__name__}"


def written(key: str) -> str:
    """A key in the words of the README."""
    *held, last = key.split("+") if len(key) > 1 else [key]
    if key in _SAID:
        return _SAID[key]
    return "+".join([*(each.capitalize() for each in held), last.upper() if held else last])


def test_every_key_is_in_the_readme() -> None:
    named = {word for words in re.findall("`([^`\n]+)`", README) for word in words.split()} | set("123456789")
    missing = sorted({(key, where) for key, where in keys() if key not in named})
    assert missing == []


def test_every_variable_of_our_own_is_in_the_readme() -> None:
    read = {found for name in MODULES for found in re.findall("SPALTE_[A-Z_]+", source(name))}
    assert {name for name in read if name not in README} == set()


def test_the_pictures_of_the_readme_are_there() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert pictures
    for picture in pictures:
        assert (ROOT / picture).is_file()


def test_no_file_names_the_host_of_a_registry() -> None:
    for name in ("Makefile", "requirements-dev.lock", "pyproject.toml", ".ci/run"):
        assert "://" not in (ROOT / name).read_text(encoding="utf-8")
