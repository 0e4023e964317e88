"""Patterns compiled when they are needed: sound, all of them, and not compiled before."""

import pkgutil
import re
import subprocess
import sys
from importlib import import_module

import pytest

import tui.article
from tui.article.patterns import pattern


def test_every_pattern_there_is_can_be_compiled() -> None:
    found = 0
    for module in pkgutil.iter_modules(tui.article.__path__, "tui.article."):
        for each in vars(import_module(module.name)).values():
            if type(each).__module__ == "tui.article.patterns":
                re.compile(each.pattern, each.flags)
                found += 1
    assert found > 80


def test_it_looks_for_what_a_compiled_one_looks_for() -> None:
    lazy, compiled = pattern("a(b)", re.IGNORECASE), re.compile("a(b)", re.IGNORECASE)
    text = "xABxab"
    assert lazy.match(text) is None
    assert lazy.match(text, 1) is not None
    assert lazy.fullmatch("ab") is not None
    assert lazy.findall(text) == compiled.findall(text)
    assert lazy.sub("", text) == compiled.sub("", text)
    assert lazy.pattern == compiled.pattern


def test_a_mistake_is_found_when_it_is_first_used() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.match("")


def test_nothing_is_compiled_while_it_is_imported() -> None:
    code = (
        "import tui.article.understand, tui.article.patterns as p, sys; import tui.article.credits as c; "
        "sys.exit(type(c._SHORT_CREDIT) is not p._Uncompiled)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
