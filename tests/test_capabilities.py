"""The table of what may be granted: nothing that one can do here is missing in it, and what is refused stays so."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import tui
from tests import harmless
from tests.driving import app_of, press, settle
from tests.stories import story
from tui import capabilities
from tui.article.blocks import Kind
from tui.capabilities import ACTIONS, ALL, COMMANDS, NONE, Capabilities, Capability, NotAllowed, capabilities_named
from tui.cli import arguments
from tui.cli.plain.commands import COMMANDS as SPOKEN
from tui.errors import NewsError


def classes() -> Iterator[type[DOMNode]]:
    """Every class of ours that can have keys and actions."""
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        if module.name.startswith("tui.ui"):
            for each in vars(importlib.import_module(module.name)).values():
                if isinstance(each, type) and issubclass(each, DOMNode) and each.__module__ == module.name:
                    yield each


def actions() -> dict[str, bool]:
    """Every action there is, by its name; whether it is ours."""
    found: dict[str, bool] = {}
    for each in classes():
        for name in dir(each):
            if name.startswith("action_"):
                owner = next(kind for kind in each.__mro__ if name in vars(kind))
                found[name[7:]] = found.get(name[7:], False) or owner.__module__.startswith("tui.")
    return found


def test_every_action_is_harmless_or_needs_a_capability() -> None:
    found = actions()
    listed = harmless.ACTIONS | harmless.ACTIONS_OF_TEXTUAL | set(ACTIONS)
    assert sorted(set(found) - listed) == []
    assert sorted(set(ACTIONS) - set(found)) == []
    assert not (harmless.ACTIONS | harmless.ACTIONS_OF_TEXTUAL) & set(ACTIONS)


def test_every_key_asks_for_an_action_of_the_table() -> None:
    known = set(actions())
    for each in classes():
        for kind in each.__mro__:
            for binding in Binding.make_bindings(vars(kind).get("BINDINGS", [])):
                assert binding.action.partition("(")[0].rpartition(".")[2] in known, (each, binding)


async def test_every_command_by_name_is_that_of_a_key_or_harmless() -> None:
    app = app_of({"flom": story((Kind.HEADLINE, "Flommen kom"), (Kind.PARAGRAPH, "Det gikk bra."))})
    async with app.run_test() as pilot:
        await settle(pilot)
        for keys in ([], ["enter"]):
            await press(pilot, *keys)
            meanings = {each.description for _, each, _, _ in app.screen.active_bindings.values()}
            for command in app.get_system_commands(app.screen):
                assert command.title in meanings | harmless.BY_NAME


def test_every_command_and_option_is_harmless_or_needs_a_capability() -> None:
    made = {name.removeprefix("for_"): make for name, make in vars(arguments).items() if name.startswith("for_")}
    assert set(made) == {*COMMANDS, "reading"}
    for name, make in made.items():
        options = set(re.findall("--[a-z][a-z-]*", make().format_help()))
        if COMMANDS.get(name) is None:
            assert options <= harmless.OPTIONS[name]


def test_every_word_that_is_said_is_harmless() -> None:
    assert sorted({each.word for each in SPOKEN} ^ harmless.SPOKEN) == []


def test_what_is_not_granted_is_refused_in_one_sentence() -> None:
    for each in Capability:
        ALL.need(each)
        with pytest.raises(NotAllowed) as refused:
            NONE.need(each)
        sentence = str(refused.value)
        assert sentence.endswith("restricted mode.")
        assert sentence.count(".") == 1


def test_the_readme_says_what_each_of_them_allows() -> None:
    said = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8").partition("### For guests")[2]
    assert [each for each in Capability if f"`{each}`" not in said] == []


def test_what_was_taken_away_does_not_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capabilities, "_granted", ALL)
    capabilities.restrict(capabilities_named("clipboard, palette"))
    capabilities.restrict(capabilities_named("clipboard,suspend"))
    capabilities.restrict(ALL)
    assert capabilities.granted() == Capabilities(frozenset({Capability.CLIPBOARD}))


def test_an_unknown_name_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(NewsError, match=r"“clip” is nothing that can be allowed; what can be: open-link, clipboard"):
        capabilities_named("clip")


@pytest.mark.parametrize("action", ["copy_quote(True)", "screen.copy_text", "app.command_palette", "open_address"])
def test_what_would_be_refused_is_not_offered(action: str) -> None:
    assert ALL.offers(action)
    assert not NONE.offers(action)
    assert NONE.offers("app.focus_next")
