"""The cleaner: nothing that comes out can command a terminal, and nothing that was said is lost."""

import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tui.cleaning import clean, clean_line, drawable

EVERY_CODE_POINT = "".join(map(chr, range(sys.maxunicode + 1)))
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

anything = st.text(st.characters(exclude_categories=()))
escapes = st.sampled_from([
    "\x1b[31m", "\x1b]0;title\x07", "\x1b]52;c;ZXZpbA==\x1b\\", "\x1bP+q544e\x1b\\", "\x1b_hidden\x1b\\",
    "\x1bc", "\x1b(0", "\x1b", "\x9b2J", "\x9d8;;http://a.no\x9c", "\x90q\x9c", "\x9f\x9c", "\x98\x9c",
    "\x9b", "\x07", "\x00", "\r", "\x08",
])  # fmt: skip
splices = st.lists(
    st.one_of(escapes, escapes.flatmap(lambda whole: st.integers(0, len(whole)).map(lambda cut: whole[cut:])), anything)
).map("".join)


def is_harmless(text: str) -> bool:
    return all(unicodedata.category(each) not in ("Cc", "Cs") and each not in BIDI for each in text.replace("\n", ""))


def test_of_every_code_point_only_printable_ones_and_newline_come_out() -> None:
    cleaned = clean(EVERY_CODE_POINT)
    assert is_harmless(cleaned)
    assert "\n" in cleaned


def test_every_code_point_gives_one_code_point() -> None:
    cleaned = clean(EVERY_CODE_POINT)
    assert len(cleaned) == len(EVERY_CODE_POINT)
    assert cleaned[ord("a")] == "a"
    assert cleaned[-3] == EVERY_CODE_POINT[-3]


def test_a_control_becomes_the_sign_that_names_it() -> None:
    assert clean("a\x1b[2Jb\x00\x07\x7f\r") == "a␛[2Jb␀␇␡␍"


def test_what_has_no_sign_of_its_own_becomes_the_replacement_character() -> None:
    assert clean("\x9b2J\u202etxt\ud800") == "\ufffd2J\ufffdtxt\ufffd"


def test_a_tab_becomes_a_blank_and_other_line_ends_become_newlines() -> None:
    assert clean("a\tb\u2028c\u2029d\ne") == "a b\nc\nd\ne"


def test_letters_of_every_kind_stay_as_they_are() -> None:
    text = "Blåbærsyltetøy – «sånn», sa hun; żółć, Ελλάδα, 新聞, नमस्ते, soft\u00adhyphen, 👩\u200d🚒"
    assert clean(text) == text


@given(splices)
def test_no_splice_of_escape_sequences_comes_through(text: str) -> None:
    assert is_harmless(clean(text))
    assert is_harmless(drawable(text))
    assert is_harmless(clean_line(text))


@given(splices, splices)
def test_texts_cleaned_apart_are_the_text_cleaned_whole(first: str, second: str) -> None:
    assert clean(first) + clean(second) == clean(first + second)


@given(splices)
def test_cleaning_keeps_every_offset_and_cleaning_again_changes_nothing(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert clean(cleaned) == cleaned
    assert [at for at, each in enumerate(text) if each.isalnum()] == [
        at for at, each in enumerate(cleaned) if each.isalnum()
    ]


@given(splices)
def test_a_line_takes_exactly_one_row_and_can_be_seen(text: str) -> None:
    line = clean_line(text)
    assert len(line.splitlines()) == 1
    assert any(unicodedata.category(each)[0] in "LNPS" for each in line)
    assert clean_line(line) == line


def test_a_line_of_nothing_to_see_is_said_by_a_dash() -> None:
    for nothing in ("", " \t\r\n"[:2], "\u200b\u2060\ufeff", "\u3164\u115f", "\u0301", "\U000e0100", "\u2800\u00a0"):
        assert clean_line(nothing) == "–"


def test_a_line_folds_blanks_and_newlines() -> None:
    assert clean_line("  Sjakk:\n\n Carlsen\u2028vant\u200b  igjen ") == "Sjakk: Carlsen vant igjen"


def test_a_word_that_may_be_divided_is_one_word_in_a_line() -> None:
    assert clean_line("Brann\u00advesenet\u00ad rykket\u2060 ut\ufeff") == "Brannvesenet rykket ut"
    assert clean_line("\x1b\u00ad[31m") == "␛[31m"


def test_a_letter_keeps_four_marks_and_no_more() -> None:
    for mark in ("\u0301", "\u0951", "\u20dd", "\U000e0100"):
        assert drawable("Z" + mark * 1000 + "a") == "Z" + mark * 4 + "a"
        assert clean_line("Z" + mark * 1000 + "a") == "Z" + mark * 4 + "a"


def test_marks_cannot_be_smuggled_past_the_cap_between_joiners() -> None:
    assert len(drawable("Z" + "\u0301\u200d\u200b" * 1000)) <= 5


def test_what_takes_no_room_is_not_drawn() -> None:
    assert drawable("på\u00adstand\u2060 \ufeffher") == "påstand her"
