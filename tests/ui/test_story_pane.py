"""Reading one story with the keys."""

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.driving import app_of, burst, pane, press, reading, rows, said, settle
from tests.stories import story
from tui.article.article import Article
from tui.article.blocks import Kind
from tui.library.marks import Marks
from tui.typeset.lines import Role, StopKind

STYLES = Path(__file__).parents[2] / "styles"

LONG = [(Kind.PARAGRAPH, f"Avsnitt {number}. " + "ord " * 60) for number in range(1, 21)]


def long_story() -> Article:
    return story((Kind.HEADLINE, "Lang sak"), *LONG)


def rich_story() -> Article:
    return story(
        (Kind.HEADLINE, "Rik sak"),
        (Kind.PARAGRAPH, "– Det snakker vi ikke om, sier Ola Moe."),
        (Kind.CAPTION, "|VANT|: Bildet. Foto: |Bjørg Vik|"),
        (Kind.HEADING, "Bygdas venn"),
        (Kind.PARAGRAPH, "– Jo, det gjør vi, sier Kari Moe."),
        (Kind.RESIDUE, "Del på Facebook"),
        (Kind.RESIDUE, "Annonse for sko"),
        (Kind.REFERENCE, "Les også: |Lang sak|"),
        (Kind.REFERENCE, "Les også: |Borte sak|"),
        (Kind.PARAGRAPH, "Slutt."),
        said=[("Det snakker vi ikke om", "sier Ola Moe"), ("Jo, det gjør vi", "sier Kari Moe")],
    )


async def opened(pilot: Pilot[None]) -> None:
    """The first story is open and has the keys."""
    await settle(pilot)
    await press(pilot, "enter")
    assert pane(pilot.app).has_focus


async def test_keys_move_by_line_page_and_to_the_ends() -> None:
    app = app_of({"lang": long_story()})
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        view = pane(app)
        await press(pilot, "j", "down")
        assert view.scroll_offset.y == 2
        await press(pilot, "k")
        assert view.scroll_offset.y == 1
        await press(pilot, "g", "space")
        page = view.scroll_offset.y
        assert page == view.size.height - 2
        await press(pilot, "b")
        assert view.scroll_offset.y == 0
        await press(pilot, "d")
        assert view.scroll_offset.y == view.size.height // 2
        await press(pilot, "u", "G")
        assert view.at_end
        await press(pilot, "g", "g")
        assert view.scroll_offset.y == 0


async def test_tab_steps_from_stop_to_stop_and_a_sign_stands_before_it() -> None:
    app = app_of({"rik": rich_story()})
    async with app.run_test(size=(80, 40)) as pilot:
        await opened(pilot)
        kinds = []
        for _ in range(7):
            await press(pilot, "tab")
            here = pane(app).here
            assert here is not None
            kinds.append(here.kind)
        assert [str(kind) for kind in kinds] == [
            "quote", "caption", "heading", "quote", "residue", "reference", "reference"
        ]  # fmt: skip
        assert any(row.startswith("▶") and "Borte sak" in row for row in rows(app))
        await press(pilot, "tab")
        assert said(app) == "No stop further down."
        await press(pilot, "shift+tab")
        assert any(row.startswith("▶") and "Lang sak" in row for row in rows(app))


@pytest.mark.parametrize(
    ("letter", "kind"),
    [("q", StopKind.QUOTE), ("c", StopKind.CAPTION), ("r", StopKind.REFERENCE), ("h", StopKind.HEADING)],
)
async def test_two_keys_step_by_kind(letter: str, kind: StopKind) -> None:
    app = app_of({"rik": rich_story()})
    async with app.run_test(size=(80, 40)) as pilot:
        await opened(pilot)
        await press(pilot, "right_square_bracket")
        assert pane(app).pending == "]"
        await press(pilot, letter)
        here = pane(app).here
        assert here is not None
        assert here.kind is kind
        assert pane(app).pending == ""
        assert pane(app).has_focus
        await press(pilot, "left_square_bracket", letter)
        assert said(app) == f"No {kind} further up."


async def test_residue_opens_and_folds() -> None:
    app = app_of({"rik": rich_story()})
    async with app.run_test(size=(80, 40)) as pilot:
        await opened(pilot)
        await press(pilot, "x")
        assert "Annonse for sko" in rows(app)
        await press(pilot, "x")
        assert "Annonse for sko" not in rows(app)
        await press(pilot, *["tab"] * 5, "enter")
        assert "Annonse for sko" in rows(app)


async def test_speech_is_folded_and_skipped() -> None:
    app = app_of({"rik": rich_story()})
    async with app.run_test(size=(80, 40)) as pilot:
        await opened(pilot)
        await press(pilot, "T")
        assert "▌ ··· 1 paragraph of speech, Moe" in rows(app)
        await press(pilot, "T")
        assert "▌ – Det snakker vi ikke om, sier Ola Moe." in rows(app)
        await pilot.resize_terminal(80, 8)
        await settle(pilot)
        await press(pilot, "S")
        assert rows(app)[0].startswith("▦ VANT")


async def test_finding_lights_counts_and_steps() -> None:
    app = app_of({"lang": long_story()})
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "slash", *"AVSNITT")
        assert pane(app).found == "1/20"
        await press(pilot, "space", "1", "4", "enter")
        assert pane(app).found == "1/1"
        assert any("Avsnitt 14" in row for row in rows(app))
        await press(pilot, "slash", *["backspace"] * 10, *"avsnitt 1", "enter")
        assert pane(app).found is not None
        first = pane(app).found
        await press(pilot, "n")
        assert pane(app).found != first
        await press(pilot, "N")
        assert pane(app).found == first
        await press(pilot, "escape")
        assert pane(app).found is None
        assert pane(app).has_focus


async def test_words_typed_ahead_of_the_line_for_them_are_found() -> None:
    app = app_of({"lang": long_story()})
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await burst(pilot, "slash", *"avsnitt", "space", "1", "4", "enter")
        assert pane(app).found == "1/1"
        assert pane(app).has_focus
        await press(pilot, "slash", *"xyz", "enter")
        assert said(app) == "Nothing was found."
        assert pane(app).found is None
        await burst(pilot, "slash", "escape")
        await burst(pilot, "j")
        assert pane(app).has_focus
        assert pane(app).found is None


async def test_a_find_given_up_comes_back_to_where_it_began() -> None:
    app = app_of({"lang": long_story()})
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "d")
        before = pane(app).scroll_offset.y
        await press(pilot, "slash", *"avsnitt 20")
        assert pane(app).scroll_offset.y > before
        await press(pilot, "escape")
        assert pane(app).scroll_offset.y == before
        assert pane(app).found is None


async def test_a_phrase_is_lit_over_the_end_of_a_row() -> None:
    text = "Ord " * 14 + "den nye ministeren gikk"
    app = app_of({"a": story((Kind.HEADLINE, "Sak"), (Kind.PARAGRAPH, text))})
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "slash", *"nye ministeren", "enter")
        assert pane(app).found == "1/1"
        view = pane(app)
        lit = view.look("match-here")
        strips = [view.render_line(row) for row in range(view.size.height)]
        shown = ["".join(segment.text for segment in strip if segment.style == lit) for strip in strips]
        assert [words for words in shown if words] == ["nye", "ministeren"]


async def test_what_is_folded_away_is_not_found() -> None:
    app = app_of({"rik": rich_story()})
    async with app.run_test(size=(80, 40)) as pilot:
        await opened(pilot)
        await press(pilot, "slash", *"annonse")
        assert pane(app).found == "0/0"
        await press(pilot, "escape", "x", "slash", *"annonse")
        assert pane(app).found == "1/1"


async def test_the_raw_text_and_back() -> None:
    app = app_of({"rik": rich_story()})
    async with app.run_test(size=(80, 40)) as pilot:
        await opened(pilot)
        await press(pilot, "v")
        assert "VANT: Bildet. Foto: Bjørg Vik" in rows(app)
        assert "Annonse for sko" in rows(app)
        await press(pilot, "v")
        assert "▦ VANT: Bildet. Foto: Bjørg Vik" in rows(app)


async def test_the_measure_changes_and_is_kept() -> None:
    marks = Marks()
    app = app_of({"lang": long_story()}, marks)
    async with app.run_test(size=(120, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "less_than_sign")
        assert pane(app).measure == 64
        assert marks.recall("measure") == "64"
        await press(pilot, *["greater_than_sign"] * 20)
        assert said(app) == "Columns are 40 to 100 characters wide."
    again = app_of({"lang": long_story()}, marks)
    async with again.run_test(size=(160, 24)) as pilot:
        await settle(pilot)
        assert pane(again).measure == 100


async def test_a_resize_keeps_the_line_at_the_top() -> None:
    app = app_of({"lang": long_story()})
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "slash", *"avsnitt 9", "enter", "escape")
        while not rows(app)[0].startswith("Avsnitt 9"):
            await press(pilot, "j")
        await pilot.resize_terminal(50, 24)
        await settle(pilot)
        assert rows(app)[0].startswith("Avsnitt 9")


async def test_a_position_is_kept_and_found_again() -> None:
    marks = Marks()
    app = app_of({"lang": long_story()}, marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "space", "space")
        top = rows(app)[0]
    again = app_of({"lang": long_story()}, marks)
    async with again.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert rows(again)[0] == top


async def test_references_tell_whether_they_lead_somewhere() -> None:
    app = app_of({"rik": rich_story(), "lang": long_story()})
    async with app.run_test(size=(80, 40)) as pilot:
        await opened(pilot)
        shown = rows(app)
        assert any("Lang sak" in row and row.endswith("unread") for row in shown)
        assert any("Borte sak" in row and row.endswith("not here") for row in shown)


async def test_letters_lead_to_what_is_in_view() -> None:
    app = app_of({"rik": rich_story(), "lang": long_story()})
    async with app.run_test(size=(80, 40)) as pilot:
        await opened(pilot)
        await press(pilot, "f")
        hints = pane(app).hints
        assert [hint.letters for hint in hints] == list("asdfghj")
        await press(pilot, "d")
        here = pane(app).here
        assert here is not None
        assert here.kind is StopKind.HEADING
        assert pane(app).hints == ()
        await press(pilot, "f", "h")
        assert rows(app)[1] == "Lang sak"


async def test_a_key_that_is_no_hint_ends_the_hints() -> None:
    app = app_of({"rik": rich_story()})
    async with app.run_test(size=(80, 40)) as pilot:
        await opened(pilot)
        await press(pilot, "f", "escape")
        assert pane(app).hints == ()
        assert pane(app).here is None
        assert pane(app).has_focus


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (24, 6), (300, 100), (40, 10), (10, 50), (89, 24), (90, 24)])
async def test_any_size_will_do(size: tuple[int, int]) -> None:
    app = app_of({"rik": rich_story(), "lang": long_story()})
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "tab", "space", "f", "escape", "v", "slash", "a", "enter", "q")
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        await pilot.resize_terminal(*size)
        await settle(pilot)
        assert tuple(app.size) == size
        assert reading(app).sidebar.stories.highlighted is not None


async def test_a_superscript_is_no_number() -> None:
    app = app_of({"rik": rich_story()})
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "²", "0", "9")
        assert said(app) == "There is no reference 9 in this story."
        assert pane(app).has_focus


async def test_a_quote_is_copied_only_when_one_stands_on_it() -> None:
    app = app_of({"rik": rich_story()})
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "Y")
        assert said(app) == "Stand on a quote first: ]q goes to the next one."
        await press(pilot, "o")
        assert said(app) == "This story states no web address."
        await press(pilot, "right_square_bracket", "r", "y")
        assert said(app) == "This reference states no web address."


async def test_the_parts_of_a_story_look_as_the_theme_has_them_and_depend_on_nothing_else() -> None:
    app = app_of({"rich": rich_story()})
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        looks = []
        for theme in ("night-desk", "newsprint", "night-desk"):
            app.theme = theme
            await settle(pilot)
            await press(pilot, "enter")
            looks.append([pane(app).look(role).color for role in (Role.SPEECH, Role.HEADLINE)])
            await press(pilot, "q")
        assert looks[0] == looks[2]
        assert all(dark != light for dark, light in zip(*looks[:2], strict=True))
    css = "".join(file.read_text(encoding="utf-8") for file in STYLES.glob("*.tcss"))
    rules = [line.strip() for line in css.splitlines() if ".story--" in line]
    assert rules
    assert all(re.fullmatch(r"& > \.story--[\w-]+(, & > \.story--[\w-]+)* \{ .* \}", rule) for rule in rules)
