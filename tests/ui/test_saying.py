"""What is asked of quotes by what a person types."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.base import Headline
from tui.library.query import AllOf, AnyOf
from tui.ui.saying import asked_of_quotes


def words(typed: str) -> list[str]:
    return [" ".join(term.words) for term in asked_of_quotes(typed).about.terms]


def names(typed: str) -> list[str]:
    return [" ".join(term.words) for term in asked_of_quotes(typed).speaker.terms]


def of(moment: datetime | None) -> Headline:
    return Headline("a", "a", "Sak", moment, True, None, 1, 1, 0)


def test_words_and_speakers_are_told_apart() -> None:
    typed = 'kake speaker:"Oddny Valvær" said:fløte -bløt'
    assert words(typed) == ["kake", "fløte", "bløt"]
    assert names(typed) == ["oddny valvær"]
    assert asked_of_quotes(typed).notes == ()
    assert not any(term.field for term in (*asked_of_quotes(typed).about.terms, *asked_of_quotes(typed).speaker.terms))


def test_a_name_has_no_other_forms_and_one_that_is_typed_may_go_on() -> None:
    first, last = asked_of_quotes("speaker:Moe speaker:Va").speaker.terms
    assert (first.exact, first.unfinished) == (True, False)
    assert (last.exact, last.unfinished) == (False, True)


def test_one_of_several_words_or_speakers_may_be_meant() -> None:
    saying = asked_of_quotes("kake OR fløte (speaker:Moe OR speaker:Vik)")
    assert saying.about.tree == AllOf((AnyOf((0, 1)),))
    assert saying.speaker.tree == AllOf((AnyOf((0, 1)),))
    assert names("kake OR fløte (speaker:Moe OR speaker:Vik)") == ["moe", "vik"]


def test_days_are_those_of_the_paper_and_places_reach_a_little_farther() -> None:
    saying = asked_of_quotes("from:2019-04 to:2019-04")
    assert (saying.since, saying.until) == (date(2019, 4, 1), date(2019, 4, 30))
    assert of(datetime(2019, 4, 30, 23, 59, tzinfo=UTC)) in saying
    assert of(datetime(2019, 5, 1, tzinfo=UTC)) not in saying
    assert of(datetime(2019, 3, 31, 23, 59, tzinfo=UTC)) not in saying
    assert of(None) not in saying
    assert of(None) in asked_of_quotes("kake")
    first, last = saying.places
    assert first is not None
    assert last is not None
    assert first < last


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("title:kake", "“title:” is asked of stories; of quotes one asks words, speaker:, from: and to:."),
        ("is:unread", "“is:” is asked of stories; of quotes one asks words, speaker:, from: and to:."),
        ("kake OR speaker:Moe", "cannot stand beside an OR"),
        ("-from:2019", "cannot stand beside an OR or behind a minus."),
    ],
)
def test_what_cannot_be_asked_of_quotes_is_told(typed: str, note: str) -> None:
    saying = asked_of_quotes(typed)
    assert note in " ".join(saying.notes)
    assert not saying


@given(st.text(st.sampled_from('ab: "-()|*æ1OR\n') | st.characters(), max_size=40))
def test_no_text_is_too_strange_to_ask(typed: str) -> None:
    saying = asked_of_quotes(typed)
    assert all(note.isprintable() or "\n" in typed for note in saying.notes)
    first, last = saying.places
    assert first is None or last is None or isinstance(first + last, int)


@given(st.sampled_from(["speaker", "said", "from", "to", "title"]), st.text(max_size=10))
def test_no_value_of_a_field_is_too_strange(field: str, value: str) -> None:
    asked_of_quotes(f"{field}:{value} (speaker:{value} OR x)").places  # noqa: B018
