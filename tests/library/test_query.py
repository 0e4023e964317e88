"""What a person typed, as a question."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.query import (
    NOTHING,
    AllOf,
    AnyOf,
    Days,
    Marked,
    Node,
    Places,
    Query,
    Term,
    parse,
    parse_filter,
    parse_words,
)
from tui.library.words import words_of

TODAY = date(2026, 11, 25)

typed_texts = st.lists(
    st.one_of(
        st.sampled_from([*"abå1 -*\"«»“”„'’–.\t\n(|)", " OR ", " AND ", "said:", "from:2019", "is:", "foto:"]),
        st.characters(),
    ),
    max_size=30,
).map("".join)


def said(query: Query) -> str:
    """A query in short: quotes around what is exact, a minus before what is excluded, an asterisk for unfinished.

    A bar stands between parts of which any has to be met, in brackets.
    """

    def put(node: Node) -> str:
        if isinstance(node, int):
            return _said(query.terms[node])
        if isinstance(node, Days):
            return f"{'-' * node.excluded}{node.first or ''}–{node.last or ''}"
        if isinstance(node, Marked):
            return f"{'-' * node.excluded}{node.mark}{':' * bool(node.name)}{node.name}{'*' * node.begins}"
        assert isinstance(node, AllOf | AnyOf)
        return f"[{' | '.join(map(put, node.parts))}]" if isinstance(node, AnyOf) else f"{{{_all(node)}}}"

    def _all(node: AllOf) -> str:
        return ", ".join(map(put, node.parts))

    return _all(query.node) if isinstance(query.node, AllOf) else put(query.node)


def _said(term: Term) -> str:
    words = " ".join(term.words)
    field = f"{term.field}:" if term.field else ""
    return f"{'-' * term.excluded}{field}{f'“{words}”' if term.exact else words}{'*' * term.unfinished}"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ""),
        ("  \n", ""),
        ("regjeringen", "regjeringen"),
        ("Norsk FILM", "norsk, film"),
        ("idé ås", "ide, ås"),
        ('"norsk film"', "“norsk film”"),
        (
            "«norsk film» “ny bok” „alte Welt“ „a b” »c d« ”e f”",
            "“norsk film”, “ny bok”, “alte welt”, “a b”, “c d”, “e f”",
        ),
        ("«bok»", "“bok”"),
        ('"«Farmen kjendis»"', "“farmen kjendis”"),
        ("-sport", "-sport"),
        ('film -"norsk film" -serie', "film, -“norsk film”, -serie"),
        ("-«sport»", "-“sport”"),
        ("regj*", "regj*"),
        ("regj* stor", "regj*, stor"),
        ("regj*.", "regj"),
        ("regj.*", "regj"),
        ('"norsk fil"*', "“norsk fil”*"),
        ("e-post", "e post"),
        ("don't", "don t"),
        ("-e-post", "-e post"),
        ("98,3", "98 3"),
        ("AC/DC", "ac dc"),
        ("under_strek", "under strek"),
        ('"norsk film', "norsk, film"),
        ('norsk film"', "norsk, film"),
        ("«norsk film", "norsk, film"),
        ('rør 5" langt', "rør, 5, langt"),
        ('a"b c"d', "a b, c d"),
        ('""', ""),
        ("«» -", ""),
        ("- sport", "sport"),
        ("– sport …", "sport"),
        ("*", ""),
        ("-*", ""),
        ("norsk norsk NORSK", "norsk"),
        ("AND NOT NEAR(x)", "and, not, near x"),
        ("a AND b OR c AND (d AND e)", "a, [b | c], d, e"),
        ("a AND and ANDRE «AND»", "a, and, andre, “and”"),
        ("a OR AND b", "[a | and], b"),
        ("or Or oR ORD", "or, ord"),
        ("a OR b", "[a | b]"),
        ("a OR b|c", "[a | b | c]"),
        ("a b OR c d", "a, [b | c], d"),
        ("(a b) OR -c", "[{a, b} | -c]"),
        ("(a OR b) (c OR d)", "[a | b], [c | d]"),
        ("a (b (c d)) e", "a, b, c, d, e"),
        ('(«a b»|c*) OR "d"', "[“a b” | c* | “d”]"),
        ("-(a b)", "[-a | -b]"),
        ("-(a OR b)", "-a, -b"),
        ("x -(a -(b OR c))", "x, [-a | b | c]"),
        ("(a OR b", "[a | b]"),
        ("a) b", "a, b"),
        (")(", ""),
        ("() ((a)) -()", "a"),
        ("f(x) (f(x) y)", "f x, y"),
        ("OR a", "or, a"),
        ("a OR", "a, or"),
        ("(a OR ) b", "a, or, b"),
        ("a OR OR b", "[a | or], b"),
        ("| a || b |", "[a | b]"),
        ("a OR – b", "[a | b]"),
        ("topic:x ^y", "topic x, y"),
        ("title:storm i vest", "title:storm, i, vest"),
        ("Said:«sa ja»* -speaker:støre", "said:“sa ja”*, -speaker:støre"),
        ("said:(skatt OR avgift) speaker:støre", "[said:skatt | said:avgift], speaker:støre"),
        ("-caption:(a photo:b)", "[-caption:a | -photo:b]"),
        ("from:2019-04", "2019-04-01–"),
        ('to:"i går" a', "–2026-11-24, a"),
        ("-from:2019-04-30 -to:«mai 2018»", "-2019-04-30–, -–2018-05-31"),
        ("is:unread is:READ -is:kept", "-read, read, -kept"),
        ("is:noted OR is:tagged -is:noted", "[noted | tagged], -noted"),
        ("tag:Økonomi -tag:«to ord»", "tag:Økonomi, -tag:to ord"),
        ("lang:nn lang:Norsk -lang:«norsk»", "lang:nn, [lang:nb | lang:nn], -lang:nb, -lang:nn"),
        ("lang:english -lang:(tysk OR sv)", "lang:en, -lang:de, -lang:sv"),
        ("lang:klingonsk", "lang:klingonsk"),
        ("from:(2019 OR a)", "[2019-01-01– | from a]"),
        ("http://avis.no 12:30 a:b kl:", "http avis no, 12 30, a b, kl"),
        ("foto:(a b)", "foto, a, b"),
        ("-foto:kari", "-foto kari"),
        ("said: a", "said, a"),
        ("(said:) a", "said, a"),
        ("from:ikke is:lest", "from ikke, is lest"),
    ],
)
def test_what_is_typed_is_understood(typed: str, meant: str) -> None:
    assert said(parse(typed, today=TODAY)) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("norsk fi", "norsk, fi*"),
        ("norsk fi ", "norsk, fi"),
        ("norsk fi.", "norsk, fi"),
        ("norsk fi»", "norsk, fi"),
        ("«norsk fi»", "“norsk fi”"),
        ("«norsk fi", "norsk, fi*"),
        ("e-po", "e po*"),
        ("e-", "e"),
        ("film -spo", "film, -spo"),
        ("ide\u0301", "ide*"),
        ("20", "20*"),
        ("a OR", "a"),
        ("a AND", "a"),
        ("a OR b", "[a | b*]"),
        ("(a|b", "[a | b*]"),
        ("(a|b)", "[a | b]"),
        ("-(a b", "[-a | -b]"),
        ("a (", "a"),
        ("said:", ""),
        ("a -said:", "a, -said"),
        ("said:sk", "said:sk*"),
        ("said:(a sk", "said:a, said:sk*"),
        ("from:20", ""),
        ("from:20 ", "from 20"),
        ("is:unr", ""),
        ("is:unread", "-read"),
        ("tag:øk", "tag:øk*"),
    ],
)
def test_the_last_word_may_go_on_while_it_is_being_typed(typed: str, meant: str) -> None:
    assert said(parse(typed, unfinished=True)) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ""),
        ("vg sto", "“vg”*, “sto”*"),
        ("vg-journ", "“vg journ”*"),
        ("«Farmen kj", "“farmen”*, “kj”*"),
        ("-", ""),
        ("storm storm ", "“storm”*"),
        ("«Farmen» kj", "“farmen”, “kj”*"),
        ("vg (storm OR -«å») -flo", "“vg”*, [“storm”* | -“å”], -“flo”*"),
        ("sto* OR", "“sto”*"),
        ("is:unread from:2019 said:skatt ntb", "-read, 2019-01-01–, said:skatt, “ntb”*"),
        ("said:sk", "said:sk*"),
        ("vg foto:kari", "“vg”*, “foto kari”*"),
    ],
)
def test_in_a_filter_each_word_may_go_on_as_it_is_written(typed: str, meant: str) -> None:
    assert said(parse_filter(typed, today=TODAY)) == meant


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("foto:kari", "“foto:” is no field and is searched as a word; photo: is one."),
        ("spaeker:kari", "“spaeker:” is no field and is searched as a word; speaker: is one."),
        ("qqq:(a b)", "“qqq:” is no field and is searched as a word."),
        ("from:ikke", "“ikke” is not a date and is searched as words."),
        ("is:lest", "“lest” is not one of unread, read, kept, tagged and noted and is searched as words."),
        ("said: a", "Nothing stands behind “said:”, which is searched as a word."),
        ("(a OR b", "A parenthesis is not closed."),
        ("a) b", "A parenthesis closes none."),
        ("(a) ) b", "A parenthesis closes none."),
        ("a OR", "“OR” joins nothing there and is searched as a word."),
        ("AND a", "“AND” joins nothing there and is searched as a word."),
        ("a NOT b", "“NOT” is searched as a word; a minus before a word leaves it out: -word."),
    ],
)
def test_what_cannot_be_understood_is_said(typed: str, note: str) -> None:
    assert parse(typed, today=TODAY).notes == (note,)


def test_words_that_are_too_many_are_told_of() -> None:
    words = [f"w{number}" for number in range(40)]
    assert parse(" ".join(words[:32])).notes == ()
    for typed in (" ".join(words), " OR ".join(words), " ".join(f"-said:{word}" for word in words)):
        assert parse(typed).notes == ("Only the first 32 words and phrases are searched.",)


def test_what_can_be_understood_and_what_is_not_yet_typed_needs_no_note() -> None:
    for typed in ('a (b OR "c") d* -e', "said:a from:2019 is:read tag:b", "http://avis.no 12:30 Oslo: f(x) (2019)"):
        assert parse(typed).notes == ()
    for typed in ("a OR", "a AND", "a NOT", "said:", "a said:", "tag:", "is:Unr"):
        assert parse(typed, unfinished=True).notes == ()
    assert parse("from:20", unfinished=True).notes == ("“20” is not yet a date.",)
    assert parse("is:urnead", unfinished=True).notes[0].startswith("“urnead” is not yet one of unread, read, kept")


def test_words_alone_may_be_asked_for() -> None:
    asked = parse_words("said:a (b OR from:2019) is:", unfinished=True)
    assert said(asked) == "said a, [b | from 2019], is"
    assert asked.notes == ()


def test_marks_become_places_wherever_they_stand() -> None:
    places = {"read": [1, 2], "kept": [3], "tag": []}
    asked = parse("a -(is:read OR (is:kept b)) tag:c")
    assert [mark.mark for mark in asked.marks] == ["read", "kept", "tag"]
    placed = asked.placed(lambda mark: places[mark.mark])
    assert placed.tree == AllOf((0, Places([1, 2], True), AnyOf((Places([3], True), 1)), Places([])))
    assert not placed.marks
    assert parse("a").placed(lambda mark: []) == parse("a")


def test_an_empty_query_is_false() -> None:
    assert not NOTHING
    assert parse(" – ") == parse_filter("«»") == NOTHING
    assert parse("-sport")


def test_a_book_pasted_into_the_box_is_cut() -> None:
    assert len(parse("".join(f"w{number} " for number in range(100_000))).terms) <= 32
    assert len(parse_filter("".join(f"w{number} " for number in range(100_000))).terms) <= 32
    assert not parse("(" * 100_000)
    assert len(parse("-(a b OR " * 100_000).terms) == 4
    (term,) = parse("-".join("x" * 100_000)).terms
    assert len(term.words) <= 1_000


@given(typed_texts, st.booleans())
def test_no_text_is_too_strange_to_ask_for(typed: str, unfinished: bool) -> None:
    for query in (parse(typed, unfinished=unfinished), parse_filter(typed)):
        assert len(set(query.terms)) == len(query.terms)
        for term in query.terms:
            assert term.words
            assert list(term.words) == words_of(" ".join(term.words))
            assert term.forms == ()


@given(typed_texts)
def test_to_type_on_changes_only_what_goes_on(typed: str) -> None:
    done, on = parse(typed), parse(typed, unfinished=True)
    assert len(done.terms) <= len(on.terms) + ("OR" in typed or "AND" in typed or typed.endswith(":") or bool(on.notes))
    changed = [term for term in on.terms if term not in done.terms]
    assert len(changed) <= 1
    assert all(term.unfinished and not term.excluded for term in changed)


@given(typed_texts)
def test_every_word_typed_is_asked_for(typed: str) -> None:
    if len(typed.split()) <= 16 and not {*"(|):"} & {*typed}:
        asked = {word for term in parse(typed).terms for word in term.words}
        assert asked - {"or", "and"} == set(words_of(typed)) - {"or", "and"}


@given(st.lists(st.sampled_from(["norsk", "film", "år"]), min_size=1), st.sampled_from(["«»", '""', "“”", "„“", "»«"]))
def test_whatever_stands_in_marks_is_one_phrase(words: list[str], marks: str) -> None:
    assert parse(f"{marks[0]}{' '.join(words)}{marks[1]}").terms == (Term(tuple(words), exact=True),)
