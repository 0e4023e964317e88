"""What differs between two forms of a story: the marks of a careful sub-editor."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.stories import story
from tui.article.blocks import Kind
from tui.article.document import Document
from tui.article.understand import understand
from tui.library.differing import MOST_WORDS, Mark, difference, paragraphs_of

_MARKS = {Mark.SAME: "{}", Mark.OUT: "[-{}-]", Mark.IN: "{{+{}+}}"}


def marked(before: list[str], after: list[str]) -> list[str]:
    """The paragraphs with marks around what was struck out and put in."""
    found = difference(before, after)
    return ["".join(_MARKS[piece.mark].format(piece.text) for piece in passage) for passage in found.passages]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("Det blåser.", "Det blåser.", "Det blåser."),
        ("Det blåser 20 meter i sekundet.", "Det blåser 25 meter i sekundet.",
         "Det blåser [-20-] {+25+} meter i sekundet."),
        ("Prisen er 1,5 prosent.", "Prisen er 1,7 prosent.", "Prisen er [-1,5-] {+1,7+} prosent."),
        ("Ole Nes er savnet.", "Ole Nes (41) er savnet.", "Ole Nes {+(41)+} er savnet."),
        ("Han sier ja.", "Han sier ja, nei og ja.", "Han sier ja{+, nei og ja+}."),
        ("– Det er nok, sa han.", "– Det er nok! sa hun.", "– Det er nok[-, sa han-]{+! sa hun+}."),
        ("Stor brann.", "STOR brann.", "[-Stor-] {+STOR+} brann."),
    ],
)  # fmt: skip
def test_words_that_changed_are_struck_out_and_put_in(before: str, after: str, said: str) -> None:
    assert marked([before], [after]) == [said]


def test_a_word_that_happens_to_be_alike_amid_others_is_written_anew_with_them() -> None:
    assert marked(["To menn og en kvinne er pågrepet."], ["Tre barn og deres lærer ble funnet."]) == [
        "[-To menn og en kvinne er pågrepet-] {+Tre barn og deres lærer ble funnet+}."
    ]


def test_words_struck_out_touch_none_that_stand_instead_or_behind() -> None:
    assert marked(["340 brev på feil øy", "Av NTB"], ["Postbåten kom", "NTB"]) == [
        "[-340 brev på feil øy-] {+Postbåten kom+}",
        "[-Av-] NTB",
    ]


def test_a_paragraph_put_in_is_marked_whole() -> None:
    kept = ["Det brenner i Nes.", "Ingen er skadd."]
    assert marked(kept, [kept[0], "Politiet er på vei.", kept[1]]) == [kept[0], "{+Politiet er på vei.+}", kept[1]]


def test_a_sentence_struck_out_is_marked_from_its_beginning_to_its_end() -> None:
    after = "Han dro hjem. Han sov."
    assert marked(["Han dro hjem. Han spiste. Han sov."], [after]) == ["Han dro hjem. [-Han spiste.-] Han sov."]


def test_paragraphs_that_became_one_show_the_break_that_went() -> None:
    assert marked(["Først.", "Sist."], ["Først. Sist."]) == ["Først. [-¶-] Sist."]
    assert marked(["Først. Sist."], ["Først.", "Sist."]) == ["Først.{+¶+}", "Sist."]


def test_how_a_letter_is_composed_is_no_difference() -> None:
    assert marked(["A\u030as"], ["Ås"]) == ["Ås"]


def test_blanks_are_no_difference() -> None:
    assert marked(["Det  blåser\n i vest."], ["Det blåser i vest."]) == ["Det blåser i vest."]


def test_what_the_page_left_behind_is_not_compared() -> None:
    article = story((Kind.HEADLINE, "Storm"), (Kind.RESIDUE, "Del på Facebook"), (Kind.PARAGRAPH, "Det blåser."))
    assert paragraphs_of(article) == ["Storm", "Det blåser."]


def test_a_headline_that_only_the_format_names_is_compared() -> None:
    (headline, *_) = paragraphs_of(understand(Document("Det blåser i vest i natt.", headline="Storm")))
    assert headline == "Storm"


def test_of_endless_texts_the_beginning_is_compared() -> None:
    endless = ["ord " * (MOST_WORDS + 5)]
    assert difference(endless, ["ord"]).cut
    assert not difference(["ord"], ["ord to"]).cut


_paragraphs = st.lists(st.text("ab .,\n¶[-é", max_size=12), max_size=6)


@given(_paragraphs, _paragraphs)
@example(["-", "-", "-a["], ["- -a"])
def test_what_was_kept_and_struck_out_is_the_earlier_form_and_with_what_was_put_in_the_later(
    before: list[str], after: list[str]
) -> None:
    passages = difference(before, after).passages
    for words, other in ((before, Mark.IN), (after, Mark.OUT)):
        said = "".join(piece.text for passage in passages for piece in passage if piece.mark is not other)
        assert _letters(said) == _letters("".join(words))


@given(_paragraphs)
def test_a_form_differs_in_nothing_from_itself(paragraphs: list[str]) -> None:
    assert difference(paragraphs, paragraphs).changes == 0


def test_twice_the_words_are_compared_with_twice_the_work() -> None:
    def work(words: int) -> int:
        done = 0

        def count(frame: FrameType, event: str, _: object) -> Any:
            nonlocal done
            done += event == "line"
            return count if "differing" in frame.f_code.co_filename else None

        sys.settrace(count)
        difference(["a " * words], ["b a " * (words // 2)])
        sys.settrace(tracing)
        return done

    tracing = sys.gettrace()
    assert work(2_000) < 2.3 * work(1_000)


def _letters(text: str) -> str:
    return "".join(text.replace("¶", "").split())
