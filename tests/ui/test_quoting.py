"""A quote as one pastes it."""

from datetime import UTC, datetime

from tests.stories import story
from tui.article.blocks import Kind
from tui.library.base import Headline
from tui.typeset.moments import ENGLISH
from tui.ui.quoting import quotation

SAID = story((Kind.PARAGRAPH, "– Det snakker vi\nikke om, sier Ola."), said=[("Det snakker vi\nikke om", "sier Ola")])
MOMENT = datetime(2019, 4, 30, 17, 49, tzinfo=UTC)


def headline(source: str | None = "Avisa", dated: bool = True) -> Headline:
    return Headline("a", "a", "Hvisket i 41 år", MOMENT, dated, source, 1, 1, 0)


def test_words_speaker_and_source_are_told() -> None:
    told = quotation(SAID, SAID.quotes[0], headline(), ENGLISH)
    assert told == "“Det snakker vi ikke om” – Ola, “Hvisket i 41 år”, Avisa, 30 April 2019 17:49"


def test_what_is_not_known_is_left_out() -> None:
    nobody = story((Kind.PARAGRAPH, "«Nei.»"), said=[("«Nei.»", None)])
    assert quotation(nobody, nobody.quotes[0], headline(None, dated=False), ENGLISH) == "“«Nei.»” – “Hvisket i 41 år”"
