"""What leads to a web address in a story, and what of it the terminal is told."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from tests.driving import app_of, settle
from tests.stories import story
from tui.article.blocks import Kind
from tui.article.spans import Span
from tui.settings import Settings
from tui.typeset.lines import Line, Role, Run
from tui.ui.linking import Linked
from tui.ui.links import target_of
from tui.ui.painting import Light, paint_line
from tui.ui.terminal.display import CellDisplay
from tui.ui.terminal.line import line_of

LINK = re.compile(r"\x1b\]8;;([^\x1b]*)\x1b\\")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("https://nrk.no/sak?a=b&c=%20#d", "https://nrk.no/sak?a=b&c=%20#d"),
        ("https://blåbær.no/på norsk".replace(" ", "-"), "https://xn--blbr-roah.no/p%C3%A5-norsk"),
        ("http://[2001:db8::1]:80/x", "http://[2001:db8::1]:80/x"),
        ("https://user@nrk.no/", None),
        ("https://nrk.no/\x1b]8;;", None),
        ("https://nrk.no/\x9c", None),
        ("javascript:alert(1)", None),
        ("https://nrk.no/" + "ø" * 900, None),
    ],
)
def test_a_terminal_is_told_a_checked_address_in_ascii(text: str, target: str | None) -> None:
    assert target_of(text) == target


@given(st.text(max_size=80).map(lambda text: f"https://nrk.no/{text}") | st.text(max_size=80))
def test_whatever_the_text_its_target_holds_nothing_that_could_end_it(text: str) -> None:
    target = target_of(text)
    assert target is None or re.fullmatch(r"https?://[!-~]+", target)


def test_headline_titles_and_written_addresses_lead_where_they_say() -> None:
    written = "Se https://nrk.no/a(b). Og http://x.no/, eller https://."
    made = story(
        (Kind.HEADLINE, "Stormen tok taket"),
        (Kind.PARAGRAPH, written),
        (Kind.REFERENCE, "Les også: |Ferja gikk|"),
        url="https://vg.no/1",
    )
    text = made.document.text
    found = {text[start:end]: style.link for (start, end), style in Linked(made).near(0, len(text))}
    assert found == {
        "Stormen tok taket": "https://vg.no/1",
        "https://nrk.no/a(b": "https://nrk.no/a(b",
        "http://x.no/": "http://x.no/",
    }


def test_a_link_over_two_rows_leads_to_the_same_from_both() -> None:
    made = story((Kind.PARAGRAPH, "Se https://nrk.no/" + "a" * 100))
    assert [light.style.link for light in Linked(made).near(50, 60)] == ["https://nrk.no/" + "a" * 100]
    assert not list(Linked(made).near(0, 3))


def test_a_written_address_in_a_title_that_leads_elsewhere_leads_where_it_says() -> None:
    made = story((Kind.HEADLINE, "Se https://bank.no/"), url="https://evil.no/")
    line = Line((Run("Se https://bank.no/", Role.HEADLINE, 0),), 0, 0, 19)
    drawn = paint_line(line, lambda _: Style(), (), None, list(Linked(made).near(0, 19)))
    assert [(text, style.link if style else None) for text, style, _ in drawn] == [
        ("Se ", "https://evil.no/"),
        ("https://bank.no/", "https://bank.no/"),
    ]


def test_what_is_lit_in_a_link_is_lit_and_a_link() -> None:
    made = story((Kind.HEADLINE, "Storm og flom"), url="https://nrk.no/")
    line = Line((Run("Storm og flom", Role.HEADLINE, 0),), 0, 0, 13)
    lit = Light(Span(0, 5), Style(bold=True))
    drawn = paint_line(line, lambda _: Style(), [lit], None, list(Linked(made).near(0, 13)))
    assert [(text, style and style.bold, style and style.link) for text, style, _ in drawn] == [
        ("Storm", True, "https://nrk.no/"),
        (" og flom", None, "https://nrk.no/"),
    ]


def drawn(strip: Strip, *, links: bool) -> str:
    update = LayoutUpdate([[strip]], Region(0, 0, strip.cell_length, 1))
    return CellDisplay(links=links).difference(update, (strip.cell_length, 1), ColorSystem.TRUECOLOR)


def test_a_link_is_opened_before_its_text_and_closed_behind_it() -> None:
    strip = Strip([Segment("a"), Segment("b c", Style(link="https://nrk.no/")), Segment("d")])
    assert drawn(strip, links=True).endswith("a\x1b]8;;https://nrk.no/\x1b\\b c\x1b]8;;\x1b\\d")
    last = Strip([Segment("a"), Segment("b", Style(link="https://nrk.no/"))])
    assert drawn(last, links=True).endswith("b\x1b]8;;\x1b\\")
    assert "]8;" not in drawn(strip, links=False)


@pytest.mark.parametrize("link", ["javascript:x", "https://nrk.no/\x1b\\\x1b[2J", "file:///etc/passwd"])
def test_a_style_with_another_link_leads_nowhere_whoever_made_it(link: str) -> None:
    out = drawn(Strip([Segment("a", Style(link=link)), Segment("b", Style(link="https://nrk.no/"))]), links=True)
    assert LINK.findall(out) == ["https://nrk.no/", ""]


def test_a_text_that_leads_elsewhere_now_is_written_again() -> None:
    known = CellDisplay(links=True)
    for link in ("https://nrk.no/", "https://vg.no/"):
        update = LayoutUpdate([[Strip([Segment("ab", Style(link=link))])]], Region(0, 0, 2, 1))
        assert link in known.difference(update, (2, 1), ColorSystem.TRUECOLOR)


def test_a_picture_that_is_kept_has_no_links_in_it() -> None:
    known = CellDisplay(links=True)
    update = LayoutUpdate([[Strip([Segment("ab", Style(link="https://nrk.no/"))])]], Region(0, 0, 2, 1))
    known.difference(update, (2, 1), ColorSystem.TRUECOLOR)
    assert "]8;" not in (known.picture(ColorSystem.TRUECOLOR) or "")


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "tmux-256color", "TMUX": "x"}, True),
        ({"TERM": "xterm-256color", "STY": "x"}, False),
        *(({"TERM": name}, False) for name in ("linux", "vt100", "screen", "screen-256color", "xterm", "")),
    ],
)
def test_only_terminals_that_are_likely_to_know_links_are_told(environment: dict[str, str], told: bool) -> None:
    assert line_of(environment, Settings()).links is told
    assert line_of(environment, Settings(links="yes")).links
    assert not line_of(environment, Settings(links="no")).links


async def test_the_pane_draws_the_headline_as_a_link() -> None:
    app = app_of({"storm": story((Kind.HEADLINE, "Stormen"), (Kind.PARAGRAPH, "Vind."), url="https://nrk.no/1")})
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        story_pane = app.screen.query_one("StoryPane")
        rows = [story_pane.render_line(y) for y in range(story_pane.size.height)]
        linked = {text: style.link for row in rows for text, style, _ in row if style is not None and style.link}
        assert linked == {"Stormen": "https://nrk.no/1"}
