"""Where a text meets a query."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.cleaning import clean_line
from tui.library.hits import find_hits, snippet
from tui.library.query import NOTHING, Query, parse
from tui.library.words import fold, words_of

STORY = """Ferga gikk på grunn

Ferga «Kinn» gikk på grunn ved Kinn i natt. Politiet sier at tolv er evakuert, og at André Åse var om bord.

Det er uklart hva som skjedde da fergen traff skjæret, sier politiet til NTB. Mer følger om saken i løpet av dagen.
"""
texts = st.text(st.one_of(st.sampled_from("abåé -«».\n\u00ad\u0301\u200b\t"), st.characters()))
queries = st.text(st.sampled_from('abåé -"*'), max_size=20).map(parse)


def found(typed: str, text: str = STORY, **forms: str) -> list[str]:
    return [text[start:end] for start, end in find_hits(expanded(parse(typed), **forms), text)]


def expanded(query: Query, **forms: str) -> Query:
    """The query as a library would fill it that holds these forms."""
    return Query(
        tuple(
            replace(term, forms=tuple((word, *forms.get(word, "").split()) for word in term.words))
            for term in query.terms
        )
    )


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("ferga", ["Ferga", "Ferga"]),
        ("POLITIET", ["Politiet", "politiet"]),
        ("andre", ["André"]),
        ("ase", []),
        ("fer", []),
        ("fer*", ["Ferga", "Ferga", "fergen"]),
        ("«på grunn»", ["på grunn", "på grunn"]),
        ("«grunn på»", []),
        ("«kinn gikk på»", ["Kinn» gikk på"]),
        ("«grunn ferga»", ["grunn\n\nFerga"]),
        ('"sier pol"*', ["sier politiet"]),
        ("ferga -politiet", ["Ferga", "Ferga"]),
        ("-ferga", []),
        ("grunn «på grunn»", ["på grunn", "på grunn"]),
        ("ntb mer", ["NTB", "Mer"]),
    ],
)
def test_words_are_found_where_they_stand(typed: str, hits: list[str]) -> None:
    assert found(typed) == hits


def test_a_part_of_a_word_is_no_word() -> None:
    assert find_hits(parse("kinn"), "skinn\u00a0skinn og kinn") == ((15, 19),)
    assert find_hits(parse("kinn"), "skinn kinnene") == ()


def test_every_form_of_a_word_is_found() -> None:
    assert found("ferge", ferge="ferga fergen ferger") == ["Ferga", "Ferga", "fergen"]
    assert found('"traff skjær"', skjær="skjæret") == ["traff skjæret"]


def test_of_many_hits_no_more_are_found_than_are_wanted() -> None:
    assert len(find_hits(parse("og"), "og " * 50_000)) == 1_000
    assert len(find_hits(parse("og"), "og " * 50, most=3)) == 3


def test_nothing_is_found_where_nothing_is_asked() -> None:
    assert find_hits(NOTHING, STORY) == ()
    assert find_hits(parse("x"), "") == ()


def test_letters_that_are_not_composed_are_passed_over() -> None:
    assert found("ide og", "ide\u0301 og idé og ide") == ["og", "idé", "og", "ide"]


@given(texts, queries)
def test_whatever_is_found_is_one_of_the_words_asked_for(text: str, query: Query) -> None:
    asked = {words[0] for term in query.terms if not term.excluded for words in [term.words]}
    at = 0
    for start, end in find_hits(query, text):
        assert at <= start < end <= len(text)
        at = end
        assert words_of(text[start:end])[0].startswith(tuple(asked))


@given(st.lists(st.sampled_from(["år", "Idé", "«a»", "b.", "c-d", "\n"])), queries)
def test_a_composed_text_that_meets_a_word_shows_where(parts: list[str], query: Query) -> None:
    text = unicodedata.normalize("NFC", " ".join(parts))
    words = words_of(text)
    for term in query.terms:
        if len(term.words) == 1 and term.words[0] in words and not term.excluded:
            assert term.words[0] in [fold(text[start:end]) for start, end in find_hits(Query((term,)), text)]


def shown(typed: str, width: int = 60, text: str = STORY) -> str:
    """The snippet, with bars around what is lit."""
    line, spans = snippet(parse(typed), text, width)
    assert len(line) <= width
    for start, end in reversed(spans):
        line = f"{line[:start]}|{line[start:end]}|{line[end:]}"
    return line


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("politiet", "…Kinn i natt. |Politiet| sier at tolv er evakuert, og at…"),
        ("ferga", "|Ferga| «Kinn» gikk på grunn ved Kinn i natt. Politiet sier…"),
        ("fergen politiet", "…da |fergen| traff skjæret, sier |politiet| til NTB. Mer følger…"),
        ("dagen", "…politiet til NTB. Mer følger om saken i løpet av |dagen|."),
        ("uklart", "Det er |uklart| hva som skjedde da fergen traff skjæret…"),
        ("finnes ikke", "Ferga «Kinn» gikk på grunn ved Kinn i natt. Politiet sier…"),
        ("", "Ferga «Kinn» gikk på grunn ved Kinn i natt. Politiet sier…"),
    ],
)
def test_a_line_shows_where_a_story_meets_the_query(typed: str, line: str) -> None:
    assert shown(typed) == line


def test_the_headline_is_shown_where_nothing_else_meets_the_query() -> None:
    assert shown("storm", text="Storm i vest\n\nDet blåser.") == "|Storm| i vest Det blåser."
    assert shown("storm", text="Bare en storm") == "Bare en |storm|"


def test_a_headline_that_stands_above_the_line_is_not_shown_again() -> None:
    text = "– Storm i vest!\n\nDet blåser."
    assert snippet(parse("storm"), text, 60, above="Storm i vest!") == ("Det blåser.", ())
    assert snippet(parse("title:storm"), text, 60, above="Storm i vest!") == ("Det blåser.", ())
    assert snippet(parse("storm blåser"), text, 60, above="Storm i vest!") == ("Det blåser.", ((4, 10),))
    assert snippet(parse("storm"), text, 60, above="En annen")[0].startswith("– Storm i vest!")


def test_the_first_passage_that_meets_most_is_shown() -> None:
    text = "Tittel\n\n" + "alfa " + "x " * 100 + "beta " + "x " * 100 + "alfa beta " + "x " * 100 + "beta alfa alfa"
    assert "|alfa| |beta|" in shown("alfa beta", text=text)


def test_a_line_is_one_line_whatever_the_text_holds() -> None:
    line, spans = snippet(parse("b*"), "a\n\n\u202ex\tb\x1b[31m\u200b\u200b bb\r\nc", 40)
    assert line == clean_line(line)
    assert [line[start:end] for start, end in spans] == ["b", "bb"]


def test_what_takes_no_room_does_not_stand_at_the_ends_of_a_line() -> None:
    assert snippet(NOTHING, "\u00adord\u00ad", 40) == ("ord", ())
    assert snippet(parse("ord"), "\u00ad ord\u00ad", 40) == ("ord", ((0, 3),))


def test_what_takes_no_room_parts_no_word_of_a_line() -> None:
    text = "Sak\n\nEn enke\u00admann sa\u2060 ja."
    assert snippet(parse("ja"), text, 40) == ("En enkemann sa ja.", ((15, 17),))
    assert snippet(parse("enkemann"), text, 40) == ("En enkemann sa ja.", ((3, 11),))
    assert found("«enkemann sa» ja", text) == ["enke\u00admann sa", "ja"]
    assert found("mann", text) == []


def test_a_hit_wider_than_the_line_is_cut() -> None:
    line, spans = snippet(parse("x*"), "a\n\n" + "x" * 100, 20)
    assert line.startswith("x" * 18)
    assert spans[0].start == 0
    assert spans[0].end <= len(line) <= 20


def test_a_story_of_ten_million_letters_is_looked_at_only_so_far() -> None:
    text = "Tittel\n\n" + "ord " * 100_000 + "slutt"
    assert shown("slutt", text=text).startswith("ord ord")
    assert found("slutt", text) == ["slutt"]


@given(texts, queries, st.integers(1, 50))
def test_no_text_is_too_strange_for_a_line(text: str, query: Query, width: int) -> None:
    line, spans = snippet(query, text, width)
    assert len(line) <= width
    assert line in ("", clean_line(line, empty=line))
    at = 0
    for start, end in spans:
        assert at <= start <= end <= len(line)
        at = end


@given(st.lists(st.sampled_from(["år", "idé", "a", "b"]), min_size=1, max_size=300), st.integers(8, 60))
def test_what_is_lit_is_what_was_asked_for(words: list[str], width: int) -> None:
    line, spans = snippet(parse("ide"), " ".join(words), width)
    assert {line[start:end] for start, end in spans} == ({"idé"} if "idé" in words else set())
