"""What is offered while one types a search."""

from collections.abc import Sequence
from datetime import UTC, datetime
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input, Static

from tests.driving import press, settle
from tests.library.memory import MemoryLibrary
from tests.ui.shelf import headline
from tests.ui.test_sidebar import SidebarApp
from tui.article.document import Document
from tui.library.base import Batch
from tui.library.marks import Marks
from tui.library.preparing import Preparer
from tui.library.speech import NameKind
from tui.ui.completing import Begun, begun_in, fields_begun, taken, values_begun

STORY = """Skatten skal ned

OSLO (NTB): Det er klart for store endringer i landet.

– Skatten skal ned, sier Kari Nes.

– Vi venter, sier Kåre Moe.
"""


def told() -> MemoryLibrary:
    library = MemoryLibrary("told")
    document = Document(STORY, published=datetime(2019, 4, 30, tzinfo=UTC), url="https://www.avisa.example/1")
    library.put(Batch([Preparer().prepare(document, name="1")]))
    return library


@pytest.mark.parametrize(
    ("typed", "begun"),
    [
        ("", Begun(0, "", "")),
        ("flom sa", Begun(5, "", "sa")),
        ("flom -(sa", Begun(7, "", "sa")),
        ("a OR speaker:ka", Begun(13, "speaker", "ka")),
        ("-Speaker:", Begun(9, "speaker", "")),
        ('speaker:"kari n', Begun(8, "speaker", "kari n")),
        ('speaker:"kari nes"', None),
        ('"lang sa', None),
        ('"lang', None),
        ("foto:ka", None),
        ("12:30", None),
        ("a:b:c", None),
    ],
)
def test_the_word_at_the_end_is_what_is_being_typed(typed: str, begun: Begun | None) -> None:
    assert begun_in(typed) == begun


@given(st.text(st.sampled_from('ab :"()|-OR') | st.characters(), max_size=20))
def test_whatever_is_typed_something_can_be_offered_or_nothing(typed: str) -> None:
    begun = begun_in(typed)
    if begun is not None:
        assert taken(typed, begun, "x") == typed[: begun.start] + ("x " if begun.field else "x")


def test_fields_are_offered_that_begin_so() -> None:
    assert fields_begun(Begun(0, "", "S")) == ["said:", "speaker:"]
    assert fields_begun(Begun(0, "", "flom")) == []
    assert len(fields_begun(Begun(0, "", ""))) == 15


@pytest.mark.parametrize(
    ("field", "text", "offered"),
    [
        ("speaker", "k", ["Kari Nes", "Kåre Moe"]),
        ("speaker", "mo", ["Kåre Moe"]),
        ("agency", "", ["NTB"]),
        ("lang", "n", ["nb"]),
        ("is", "", ["unread", "read", "kept", "tagged", "noted"]),
        ("is", "K", ["kept"]),
        ("tag", "ø", ["økonomi"]),
        ("from", "2019", []),
    ],
)
def test_names_states_and_tags_are_offered_that_begin_so(field: str, text: str, offered: Sequence[str]) -> None:
    marks = Marks()
    marks.tag(headline("Sak"), "økonomi", True)
    marks.tag(headline("Sak"), "vær", True)
    assert list(values_begun(Begun(0, field, text), told(), marks)) == offered


def test_a_name_of_several_words_is_taken_in_quotes() -> None:
    assert taken("a speaker:ka", Begun(10, "speaker", "ka"), 'Kari "Kaka" Nes') == 'a speaker:"Kari Kaka Nes" '
    assert taken("agency:", Begun(7, "agency", ""), "NTB") == "agency:NTB "
    assert taken("a sa", Begun(2, "", "sa"), "said:") == "a said:"


class ToldApp(SidebarApp):
    def __init__(self) -> None:
        super().__init__(told(), Marks())  # type: ignore[arg-type]

    @property
    def offered(self) -> str:
        return str(self.query_one("ChoiceRow", Static).render())

    @property
    def typed(self) -> str:
        return self.query_one(Input).value


async def test_tab_takes_the_first_of_what_is_offered_and_typing_goes_on() -> None:
    app = ToldApp()
    async with app.run_test() as pilot:
        await press(pilot, "slash")
        assert app.offered.startswith("Tab said:  speaker:")
        await press(pilot, *"skatten sp")
        assert app.offered == "Tab speaker:"
        await press(pilot, "tab", "k")
        assert app.typed == "skatten speaker:k"
        assert app.offered == "Tab Kari Nes  Kåre Moe"
        await press(pilot, "right")
        assert app.typed == 'skatten speaker:"Kari Nes" '
        assert app.titles() == ["Skatten skal ned"]
        await press(pilot, *"xyzz", "tab", "right")
        assert app.typed == 'skatten speaker:"Kari Nes" xyzz'
        assert app.offered == ""
        assert isinstance(app.focused, Input)
        await press(pilot, "enter")
        assert not app.query("ChoiceRow")


async def test_within_what_was_typed_the_arrow_moves_and_nothing_is_taken() -> None:
    app = ToldApp()
    async with app.run_test() as pilot:
        await press(pilot, "slash", *"sa", "left", "tab", "right", "left", "right")
        assert app.typed == "sa"
        await press(pilot, "right")
        assert app.typed == "said:"
        await press(pilot, "escape")
        assert not app.query("ChoiceRow")


async def test_names_that_come_late_do_not_stand_in_the_way_of_other_words() -> None:
    app = ToldApp()
    async with app.run_test() as pilot:
        names, told_now = app.library.speech.names, Event()

        def late(kind: NameKind, beginning: str, limit: int = 20) -> Sequence[tuple[str, int]]:
            told_now.wait(5)
            return names(kind, beginning, limit)

        app.library.speech.names = late  # type: ignore[method-assign]
        await pilot.press("slash", *"speaker:k", "tab", "x")
        told_now.set()
        await settle(pilot)
        assert app.typed == "speaker:kx"
        assert app.offered == ""
