"""What lies in one index is asked in one question."""

import pytest

from tui.library.query import parse
from tui.library.sqlite.compiling import text_walk
from tui.library.sqlite.walks import Both, Either, Everything, Matches, Walk, Without


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ("a", '("a")'),
        ("a b", '("a") AND ("b")'),
        ('a "b c" -d -e', '(("a") AND ("b c")) NOT (("d") OR ("e"))'),
        ("a (b OR c)", '("a") AND (("b") OR ("c"))'),
        ("a OR (b -c)", '("a") OR ((("b")) NOT (("c")))'),
        ("a -(b c)", '(("a")) NOT ((("b") AND ("c")))'),
        ("a -(b -c)", '(("a")) NOT (((("b")) NOT (("c"))))'),
    ],
)
def test_words_are_one_question_however_they_go_together(typed: str, expression: str) -> None:
    assert text_walk(parse(typed), upward=False) == Matches("fts", expression, upward=False)


@pytest.mark.parametrize(
    ("typed", "walk"),
    [
        ("-a", Without(Everything(False), Matches("fts", '("a")', False))),
        ("a OR -b", Without(Everything(False), Matches("fts", '(("b")) NOT (("a"))', False))),
        ("-(a b)", Without(Everything(False), Matches("fts", '("a") AND ("b")', False))),
    ],
)
def test_of_all_stories_those_are_left_out_that_lack_what_is_asked(typed: str, walk: Walk) -> None:
    assert text_walk(parse(typed), upward=False) == walk


def test_what_is_being_typed_is_also_looked_for_in_headlines() -> None:
    headline = Matches("title_fts", '"b" *', False)
    assert text_walk(parse("b", unfinished=True), upward=False) == Either(
        Matches("fts", '("b")', False), headline, False
    )
    assert text_walk(parse("-c b", unfinished=True), upward=False) == Either(
        Matches("fts", '(("b")) NOT (("c"))', False), Without(headline, Matches("fts", '("c")', False)), False
    )
    assert text_walk(parse("a b", unfinished=True), upward=False) == Either(
        Matches("fts", '("a") AND ("b")', False), Both(Matches("fts", '("a")', False), headline, False), False
    )
