"""When two titles are one that was changed a little."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.likeness import bare, changes

FERRY = "ferga gikk på grunn ved kinn i natt"


@pytest.mark.parametrize(
    "title",
    [
        "Ferja er dyr (+)", "+ Ferja er dyr", "[+] Ferja er dyr", "Pluss: Ferja er dyr",
        "Ferja er dyr – for abonnenter",
        "Ferja er dyr (krever abonnement)", "Ferja er dyr | Fjordavisa", "NY: Ferja er dyr", "Ferja er dyr (oppdatert)",
    ],
)  # fmt: skip
def test_what_a_paper_hangs_on_a_title_is_taken_off(title: str) -> None:
    assert bare(title) == "ferja er dyr"


@pytest.mark.parametrize("title", ["(+)", "Pluss", "+", "|", "2 + 2 er fire", "Pluss og minus", "Dyr + dyrere"])
def test_a_title_is_left_where_nothing_would_be_left_of_it_or_the_word_is_its_own(title: str) -> None:
    assert bare(title) == title.casefold().strip("-.,:;…")


@pytest.mark.parametrize(
    ("other", "by"),
    [
        ("ferga gikk på grunn ved kinn i natt", 0),
        ("ferga gikk på grunn ved kinn, i natt", 0),
        ("ferga gikk paa grunn ved kinn i natt", 0),
        ("ferga gikk på grunn ved kinn nå i natt", 1),
        ("ferga gikk på grun ved kinn i natt", 1),
        ("kommentar: ferga gikk på grunn ved kinn i natt", 2),
        ("politiet: ferga gikk på grunn ved kinn i natt", 2),
        ("ferga gikk på grunn ved kinn i natt: - skremmende", 2),
        ("ferga gikk på grunn ved kinn i natt - alle er trygge", 2),
        ("ferga gikk på grunn ved kinn i natt. alle 12 er trygge nå", 2),
    ],
)
def test_it_is_told_by_how_much_titles_of_one_story_differ(other: str, by: int) -> None:
    assert changes(FERRY, other) == by
    assert changes(other, FERRY) == by


@pytest.mark.parametrize(
    "other",
    [
        "ferga gikk på grunn ved kinn i dag",
        "ferga gikk ikke på grunn ved kinn i natt",
        "ferga gikk på grunn ved kina i går",
        "ferga gikk på grun ved kin i natt",
        "ferga gikk på grunn ved kinn i natt - redningen",
        "ferga gikk på grunn ved kinn i natt - andre del",
        "ferga gikk på grunn ved kinn i natt - 12 reddet",
        "del 2: ferga gikk på grunn ved kinn i natt",
        "ferga gikk på grunn ved kinn i natt og kom løs",
    ],
)
def test_titles_that_differ_otherwise_are_of_two_stories(other: str) -> None:
    assert changes(FERRY, other) is None
    assert changes(other, FERRY) is None


def test_a_word_that_other_titles_have_is_no_slip() -> None:
    assert changes("ferga gikk på grund ved kinn i natt", "ferga gikk på grun ved kinn i natt") == 1
    assert changes("ferga gikk på grund ved kinn i natt", "ferga gikk på grun ved kinn i natt", {"grund"}) is None


def test_one_slip_is_forgiven_and_a_few_endings() -> None:
    assert (
        changes("bøndene krever erstatning etter tørken i sommer", "bønder krever erstatning etter tørken i sommer")
        == 1
    )
    assert changes("storebror vant igjen i vinter", "storebrors vant igjen i vintre") is None
    assert changes("enig om svømmehallen i bygda", "uenig om svømmehallen i bygda") is None
    assert changes("tre av ti vil flytte hjem", "tree av ti vil flytte hjem") is None


def test_letters_that_a_sender_lost_are_made_out() -> None:
    assert changes("bl?b?r i ?sen", "blåbær i åsen") == 0
    assert changes("blabar i asen", "blåbær i åsen") == 0
    assert changes("blåbar i asen", "blåbær i åsen") is None
    assert changes("blåbær i ?sen", "blåbær i osen") is None


def test_a_short_title_is_the_same_or_another() -> None:
    assert changes("det haster nå", "det haster") is None
    assert changes("leder: ferja er dyr", "ferja er dyr") == 1
    assert changes("leder: ferja", "ferja") is None
    assert changes("ukas gjest: ferja er dyr", "ferja er dyr") is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_title_is_too_strange(one: str, other: str) -> None:
    assert changes(bare(one), bare(one)) == 0
    assert changes(bare(one), bare(other)) == changes(bare(other), bare(one))
