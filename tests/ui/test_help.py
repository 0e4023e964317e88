"""The page of keys, made from the bindings."""

from rich.cells import cell_len

from tests.driving import reading, settle
from tests.ui.shelf import four_stories
from tui.library.marks import Marks
from tui.ui.app import SpalteApp
from tui.ui.screens.help import explain

_WORDS = {"Enter", "Esc", "Space", "Tab", "Shift+Tab", "Backspace", "Home", "End", "PgUp", "PgDn"}
_ROOM = 49
"""A meaning beside its keys in a terminal of 80 columns."""


async def told() -> dict[str, dict[str, str]]:
    app = SpalteApp(four_stories(), Marks())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        return explain(reading(app).keyed)


async def test_keys_are_told_as_they_stand_on_the_keyboard() -> None:
    keys = {key for meanings in (await told()).values() for said in meanings.values() for key in said.split()}
    assert {"+", "-", "?", "]q", "Ctrl+P"} <= keys
    assert [key for key in keys if len(key) > 2 and key not in _WORDS and not key.startswith("Ctrl+")] == []


async def test_each_key_takes_one_row_in_eighty_columns() -> None:
    meanings = [meaning for meanings in (await told()).values() for meaning in meanings]
    assert [meaning for meaning in meanings if cell_len(meaning) > _ROOM] == []


async def test_what_leads_to_other_stories_stands_together_and_filtering_with_searching() -> None:
    groups = await told()
    assert " ".join(groups["What belongs to the story"].values()) == "U w D L"
    assert list(groups["The way you came"].values()) == ["Backspace B", ")", "W"]
    assert sum("& \\" in meanings.values() for meanings in groups.values()) == 1
