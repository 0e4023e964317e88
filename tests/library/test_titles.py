"""Which story a title means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.title_pairs import written
from tui.library.titles import choose, key_of_title, meaning, says_something


def resolved(title: str, *known: str) -> str | None:
    return choose(title, known)


@pytest.mark.parametrize(
    "title",
    [
        "guaidó trapper opp – nye demonstrasjoner",
        "Guaidó  trapper opp - nye demonstrasjoner",
        "«Guaidó trapper opp» — nye demonstrasjoner",
        "Guaidó trapper\u00a0opp –\u2060 nye demon\u00adstrasjoner",
        "Guaido\u0301 trapper opp – nye demonstrasjoner",
        " GUAIDÓ TRAPPER OPP – NYE DEMONSTRASJONER.",
    ],
)
def test_case_blanks_marks_dashes_and_invisibles_do_not_matter(title: str) -> None:
    headline = "Guaidó trapper opp – nye demonstrasjoner"
    assert resolved(title, headline, "Guaidó trapper ned – nye demonstrasjoner") == headline


def test_a_slip_of_the_pen_is_forgiven() -> None:
    assert resolved("Ferga gikk på grun ved Kinn", "Ferga gikk på grunn ved Kinn") == "Ferga gikk på grunn ved Kinn"


def test_a_light_word_more_or_less_is_forgiven_and_no_other() -> None:
    headline = "Ferga gikk på grunn ved Kinn i natt, sier politiet"
    assert resolved("Ferga gikk på grunn ved Kinn i natt, melder politiet nå", headline) is None
    assert resolved("Ferga gikk hardt på grunn ved Kinn i natt, sier politiet", headline) is None
    assert resolved("Ferga gikk nå på grunn ved Kinn i natt, sier politiet", headline) == headline


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Stormen over Vestlandet, del 2", "Stormen over Vestlandet, del 3"),
        ("Stormen over Vestlandet, del to", "Stormen over Vestlandet, del tre"),
        ("Stormen over Vestlandet: Første kapittel", "Stormen over Vestlandet: Andre kapittel"),
        ("Ferga ble innstilt også på mandag", "Ferga ble innstilt også på tirsdag"),
        ("Ferga gikk på grunn ved Kinn", "Ferga gikk på grunn ved Fedje"),
        ("Stormen over Vestlandet", "Stormen over Vestlandet 2"),
        ("Stormen over Vestlandet", "Stormen over Vestlandet, del 2"),
        ("12 evakuert etter brann i blokk", "21 evakuert etter brann i blokk"),
    ],
)
def test_another_part_of_one_story_is_another_story(title: str, other: str) -> None:
    assert resolved(title, other) is None
    assert resolved(title, other, title) == title


def test_of_several_parts_the_one_meant_is_found_with_a_slip() -> None:
    parts = [f"Stormen over Vestlandet, del {number}" for number in range(1, 6)]
    assert resolved("Stormen over Vestlandt, del 3", *parts) == parts[2]
    assert resolved("stormen over vestlandet – del 3", *parts) == parts[2]
    assert resolved("Stormen over Vestlandet, del 6", *parts) is None
    assert resolved("Stormen over Vestlandet", *parts) is None


def test_a_cut_title_means_the_one_story_that_goes_on_so() -> None:
    headline = "Ferga gikk på grunn ved Kinn – 12 er evakuert, sier politiet"
    assert resolved("Ferga gikk på grunn ved Kinn – 12 er eva…", headline) == headline
    assert resolved("Ferga gikk på grunn ved Kinn - 12 er ...", headline) == headline
    assert (
        resolved("Ferga gikk på grunn", headline, "Ferga kom av grunn") is None
    )  # a number follows: may be another part
    assert resolved("Ferga gikk på …", headline, "Ferga gikk på skinner") is None
    assert resolved("Fer…", headline) is None


def test_two_titles_as_like_as_each_other_are_no_clear_match() -> None:
    assert (
        resolved("Ferga gikk på grunn ved Kin", "Ferga gikk på grunn ved Kina", "Ferga gikk på grunn ved Kinn") is None
    )


def test_a_title_of_marks_alone_means_nothing() -> None:
    assert resolved("«–»", "En sak") is None
    assert resolved("", "En sak") is None


def test_of_titles_that_are_the_same_the_first_is_chosen() -> None:
    assert choose("en sak", ["Noe annet", "En sak.", "EN SAK"]) == "En sak."
    assert choose("Ferga gikk på grun ved Kinn", ["Ferga gikk på grunn ved Kinn", "FERGA gikk på grunn ved Kinn"]) == (
        "Ferga gikk på grunn ved Kinn"
    )


def test_a_title_and_a_reference_to_it_have_one_key() -> None:
    assert key_of_title("«Guaidó» trapper opp – nye") == key_of_title("guaidó  trapper opp - nye.")
    assert key_of_title("Del 2") != key_of_title("Del 3")


def test_marks_alone_say_nothing() -> None:
    assert not says_something("«–» …")
    assert says_something("Ja")


@given(st.text(max_size=40), st.lists(st.text(max_size=40), max_size=5))
def test_no_title_is_too_strange(title: str, known: list[str]) -> None:
    assert choose(title, known) in (None, *known)


def test_among_many_references_none_is_lost_that_means_a_title_by_itself() -> None:
    references = [pair.other for pair in written()]
    meant = {title: meaning(title, references) for title in {pair.title for pair in written()}}
    assert meant == {title: {each for each in references if choose(each, [title]) is not None} for title in meant}
    assert sum(map(len, meant.values())) > 20
