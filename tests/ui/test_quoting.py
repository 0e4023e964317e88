"""A quote as one pastes it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.stories import story
from tui.article.blocks import Kind
from tui.article.document import Grain
from tui.library.base import Headline
from tui.typeset.moments import ENGLISH, wording
from tui.ui.quoting import Utterance, as_text, quotation, quotation_in_markdown, utterance

SAID = story((Kind.PARAGRAPH, "– Det snakker vi\nikke om, sier Ola."), said=[("Det snakker vi\nikke om", "sier Ola")])
MOMENT = datetime(2019, 4, 30, 17, 49, tzinfo=UTC)
MARKDOWN = MarkdownIt("gfm-like")
"""Tables, strikethrough, and addresses that become links by themselves."""


def headline(source: str | None = "Avisa", dated: bool = True, text: str = "Hvisket i 41 år") -> Headline:
    return Headline("a", "a", text, MOMENT, dated, source, 1, 1, 0)


def words(said: str, *, speaker: str | None = "Ola", language: str = "nb", url: str | None = None) -> Utterance:
    return Utterance(said, speaker, headline(), language, url)


def drawn(markdown: str) -> str:
    return str(MARKDOWN.render(markdown))


def test_words_speaker_and_source_are_told() -> None:
    told = quotation(utterance(SAID, SAID.quotes[0], headline()), ENGLISH)
    assert told == "«Det snakker vi ikke om» — Ola, «Hvisket i 41 år», Avisa, 30 April 2019"


def test_what_is_not_known_is_left_out() -> None:
    nobody = Utterance("Nei.", None, headline(None, dated=False), "en")
    assert quotation(nobody, ENGLISH) == "“Nei.” — “Hvisket i 41 år”"
    assert quotation_in_markdown(nobody, ENGLISH) == "> Nei.\n\n— “Hvisket i 41 år”\n"


def test_the_address_of_the_story_comes_last() -> None:
    told = quotation(words("Nei.", url="https://avisa.no/sak_1"), ENGLISH)
    assert told.endswith(", 30 April 2019, https://avisa.no/sak_1")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://nrk.no@evil.no/", "https://nrk.no/\n> x", "nrk.no"])
def test_an_address_that_is_none_is_left_out(url: str) -> None:
    assert quotation(words("Nei.", url=url), ENGLISH).endswith(", 30 April 2019")
    assert "<a" not in drawn(quotation_in_markdown(words("Nei.", url=url), ENGLISH))


@pytest.mark.parametrize(
    ("language", "begins"),
    [("nn", "«Nei»"), ("sv", "”Nei”"), ("da", "»Nei«"), ("de", "„Nei“"), ("fr", "«\xa0Nei\xa0»"), ("xx", "“Nei”")],
)
def test_the_marks_are_those_of_the_language_of_the_story(language: str, begins: str) -> None:
    assert quotation(words("Nei", language=language), ENGLISH).startswith(begins)


def test_the_day_is_said_in_the_reader_s_own_language_and_no_more_exactly_than_it_is_known() -> None:
    bokmal = wording({"LANG": "nb_NO.UTF-8"})
    assert quotation(words("Nei"), bokmal).endswith("Avisa, 30. april 2019")
    month = replace(words("Nei"), headline=replace(headline(), grain=Grain.MONTH))
    assert quotation(month, bokmal).endswith("Avisa, april 2019")


def test_a_soft_hyphen_does_not_part_a_word() -> None:
    assert quotation(words("stats\u00administer"), ENGLISH).startswith("«statsminister»")


def test_markdown_has_a_block_quote_and_below_it_a_linked_headline() -> None:
    told = quotation_in_markdown(words("Det snakker vi\nikke om.", url="https://avisa.no/a?b=1&copy;=2"), ENGLISH)
    assert drawn(told) == (
        "<blockquote>\n<p>Det snakker vi ikke om.</p>\n</blockquote>\n"
        '<p>— Ola, <a href="https://avisa.no/a?b=1&amp;copy;=2">«Hvisket i 41 år»</a>, Avisa, 30 April 2019</p>\n'
    )


def test_an_address_with_brackets_is_whole_in_markdown() -> None:
    told = quotation_in_markdown(words("Nei", url="https://avisa.no/sak_(1"), ENGLISH)
    assert '<a href="https://avisa.no/sak_(1">' in drawn(told)


HOSTILE = (
    "[her](https://evil.no)", "<script>alert(1)</script>", "![](https://evil.no/x.png)", "*fet* _kursiv_ `kode`",
    "> sitat", "# overskrift", "- liste", "+ liste", "1. liste", "12) liste", "a | b", "~~borte~~", "&copy; &#60;b>",
    "https://evil.no", "www.evil.no", "evil.no/x", "en@evil.no", "mailto:en@evil.no", "<https://evil.no>", "[x]: /y",
    "    kode", "```", "~~~", "---", "===", "\\*", "a\\", "[^1]", "$$x$$", "«]»(https://evil.no)", "--", "*", "1.",
)  # fmt: skip


@pytest.mark.parametrize("foreign", HOSTILE)
def test_what_a_story_says_is_text_in_markdown_and_nothing_else(foreign: str) -> None:
    of_a_story = Utterance(foreign, foreign, headline(foreign, text=foreign), "nb", None)
    told = quotation_in_markdown(of_a_story, ENGLISH)
    said = " ".join(foreign.split())
    escaped = said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    assert drawn(told) == (
        f"<blockquote>\n<p>{escaped}</p>\n</blockquote>\n<p>— {escaped}, «{escaped}», {escaped}, 30 April 2019</p>\n"
    )


@given(st.text(st.sampled_from("a1 .:-+*_`~#>|[]()<>&;!\\@/$^=wno\n\x1b\u202e"), max_size=30))
@example("www.no")
def test_no_text_means_anything_in_markdown(foreign: str) -> None:
    told = quotation_in_markdown(replace(words(foreign), speaker=None), ENGLISH)
    kinds = [token.type for token in MARKDOWN.parse(told)]
    assert kinds == [
        "blockquote_open", "paragraph_open", "inline", "paragraph_close", "blockquote_close",
        "paragraph_open", "inline", "paragraph_close",
    ]  # fmt: skip
    assert {child.type for child in MARKDOWN.parse(told)[2].children or ()} <= {"text"}


@given(st.text(max_size=40))
def test_text_for_markdown_is_one_line_and_commands_no_terminal(foreign: str) -> None:
    line = as_text(foreign)
    assert "\n" not in line
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in line)


@pytest.mark.parametrize("part", ["words", "speaker", "source", "headline"])
def test_hostile_text_stays_one_harmless_line(part: str) -> None:
    foreign = "x\x1b]52;c;aGVp\x07\nrm -rf ~\u202e\x9b2J"
    said = {
        "words": words(foreign),
        "speaker": words("Nei", speaker=foreign),
        "source": replace(words("Nei"), headline=headline(foreign)),
        "headline": replace(words("Nei"), headline=headline(text=foreign)),
    }[part]
    told = quotation(said, ENGLISH)
    assert "␛]52;c;aGVp␇ rm -rf ~\ufffd" in told
    assert "\n" not in told
    assert told.isprintable()
