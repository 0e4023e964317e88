"""A story is made ready for a library."""

import time
import zlib
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article.document import Document, Grain
from tui.article.spans import Span
from tui.article.understand import understand
from tui.cleaning import clean
from tui.library.headlines import headline_of
from tui.library.keys import key_of, story_id_of
from tui.library.packing import pack, unpack
from tui.library.places import first_place
from tui.library.preparing import Prepared, Preparer, indexed_text, indexed_title, words_and_told
from tui.library.sameness import words_told
from tui.library.titles import key_of_title
from tui.library.words import words_of

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC).timestamp()
CHANGED = datetime(2020, 2, 3, 4, 5, tzinfo=UTC).timestamp()
OSLO = timezone(timedelta(hours=2))
STORY = """Ferga gikk på grunn

Publisert: 30.04.19 kl. 17:49

– Vi er glade, sier Åse Lie til NTB.

Les også: Tolv er évakuert (+)
Les også: Slik gikk det

(NTB)
"""
zones = st.builds(timezone, st.integers(-23 * 60, 23 * 60).map(lambda minutes: timedelta(minutes=minutes)))
documents = st.builds(
    Document,
    text=st.text(max_size=300).map(clean),
    headline=st.none() | st.text(max_size=40),
    published=st.none() | st.datetimes(timezones=st.none() | zones),
    url=st.none() | st.text(max_size=40),
    grain=st.sampled_from(Grain),
    authors=st.lists(st.text(max_size=20), max_size=3).map(tuple),
    section=st.none() | st.text(max_size=20),
)


def prepared(document: Document | str, **given: float | str | None) -> Prepared:
    about: dict[str, float | None] = {"changed": None, "now": NOW}
    about |= {what: value for what, value in given.items() if not isinstance(value, str)}
    name = given.get("name", "https://avis.example/1")
    assert isinstance(name, str)
    document = Document(document) if isinstance(document, str) else document
    return Preparer().prepare(document, name=name, **about)


def test_a_story_is_made_ready() -> None:
    story = prepared(STORY, name="news/ferga.txt")
    headline = story.headline
    assert story.key == key_of("news/ferga.txt")
    assert headline.story_id == story_id_of(story.key)
    assert (headline.text, headline.source, headline.quotes, headline.references) == (
        "Ferga gikk på grunn",
        "NTB",
        1,
        2,
    )
    assert headline.moment is not None
    assert headline.moment.date() == date(2019, 4, 30)
    assert (headline.dated, headline.grain, headline.place) == (True, Grain.MOMENT, 0)
    assert story.language == "nb"
    assert story.title_key == key_of_title("FERGA gikk på grunn.")
    assert story.references == ("Tolv er évakuert", "Slik gikk det")
    assert unpack(story.packed) == Document(STORY)
    assert story.indexed_title == "ferga gikk på grunn ntb"
    assert story.indexed_text.endswith("sier åse lie til ntb les også tolv er evakuert les også slik gikk det ntb")
    assert {("ferg", "ferga"), ("glad", "glade")} <= set(story.forms)


def test_what_an_index_has_of_a_story_can_be_made_again() -> None:
    story = prepared(Document(STORY, authors=("Eva Berg",)))
    assert indexed_text(unpack(story.packed)) == story.indexed_text
    assert indexed_title(story.headline) == story.indexed_title


def test_an_author_that_only_the_format_names_is_found() -> None:
    assert (
        prepared(Document("Noe skjedde\n\nI dag.", authors=("Eva Bérg",))).indexed_text == "noe skjedde i dag eva berg"
    )
    assert prepared(Document("Av Eva Berg i dag", authors=("Eva Berg",))).indexed_text == "av eva berg i dag"


def test_the_same_story_has_the_same_content() -> None:
    assert prepared(STORY).content == prepared(STORY, now=NOW + 1e6).content
    assert prepared(STORY).content == prepared(STORY, name="moved").content


@pytest.mark.parametrize(
    "other",
    [
        Document(STORY + "."), Document(STORY, headline="Ferga"), Document(STORY, url="https://avis.example/2"),
        Document(STORY, published=datetime(2019, 4, 30, tzinfo=UTC)), Document(STORY, authors=("Eva Berg",)),
        Document(STORY, section="Sport"), Document(STORY, grain=Grain.YEAR),
    ],
)  # fmt: skip
def test_whatever_changes_makes_another_content(other: Document) -> None:
    assert prepared(other).content != prepared(STORY).content


def test_an_undated_story_of_a_file_changed_later_is_another() -> None:
    assert prepared("Kort", changed=1.0).content != prepared("Kort", changed=2_000.0).content


def test_the_zone_of_this_machine_is_no_part_of_the_content(monkeypatch: pytest.MonkeyPatch) -> None:
    contents = set()
    for zone in ("UTC", "Asia/Tokyo"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        contents.add(prepared("Kort", changed=CHANGED).content)
    monkeypatch.undo()
    time.tzset()
    assert len(contents) == 1


def test_what_the_format_states_is_the_moment_and_then_what_the_page_states() -> None:
    stated = datetime(2018, 1, 2, 3, 4, tzinfo=OSLO)
    assert prepared(Document(STORY, published=stated)).headline.moment == stated
    month = prepared(Document(STORY, published=stated, grain=Grain.YEAR)).headline
    assert (month.moment, month.grain) == (stated, Grain.YEAR)
    header = prepared(" date 2019-04 Ferga gikk på grunn\n\nDet gikk bra, sier politiet i Kinn.").headline
    assert header.grain is Grain.MONTH


def test_a_moment_without_a_zone_is_of_utc() -> None:
    moment = prepared(Document("Kort", published=datetime(2018, 1, 2))).headline.moment
    assert moment == datetime(2018, 1, 2, tzinfo=UTC)


def test_where_nothing_is_stated_it_is_when_the_file_was_changed() -> None:
    headline = prepared("Kort", changed=CHANGED).headline
    assert headline.moment == datetime.fromtimestamp(CHANGED, UTC)
    assert headline.moment.tzinfo is not None
    assert not headline.dated


def test_of_a_record_without_a_date_nothing_is_known() -> None:
    headline = prepared("Kort").headline
    assert (headline.moment, headline.dated) == (None, False)


@pytest.mark.parametrize(
    "published",
    [
        datetime(2026, 11, 28, tzinfo=UTC), datetime(2093, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, 59),
        datetime.max.replace(tzinfo=timezone(timedelta(hours=-12))), datetime.max.replace(tzinfo=OSLO),
        datetime(1, 1, 1), datetime.min.replace(tzinfo=OSLO), datetime(1, 1, 2, tzinfo=OSLO),
    ],
)  # fmt: skip
def test_a_moment_that_cannot_be_counts_as_not_stated(published: datetime) -> None:
    headline = prepared(Document("Kort", published=published), changed=CHANGED).headline
    assert headline.moment == datetime.fromtimestamp(CHANGED, UTC)
    assert not headline.dated
    assert prepared(Document(STORY, published=published)).headline.dated


def test_a_story_from_tomorrow_is_dated_and_stands_there() -> None:
    tomorrow = datetime.fromtimestamp(NOW, UTC) + timedelta(days=1)
    assert prepared(Document("Kort", published=tomorrow)).headline.moment == tomorrow


def test_a_clock_that_is_wrong_does_no_harm() -> None:
    published = datetime(2026, 11, 2, tzinfo=UTC)
    assert prepared(Document("Kort", published=published), now=0.0).headline.moment == published


@pytest.mark.parametrize("changed", [NOW + 1e6, 1e18, -1e18, -1e11, float("inf"), float("nan")])
def test_a_file_changed_at_a_moment_that_cannot_be_is_undated(changed: float) -> None:
    headline = prepared("Kort", changed=changed).headline
    assert (headline.moment, headline.dated) == (None, False)


@pytest.mark.parametrize(
    ("document", "source"),
    [
        (Document("Kort\n\nDet gikk bra.\n\n(NTB)", url="https://www.avis.example/1", section="Sport"), "NTB"),
        (Document("Kort", url="https://www.avis.example/1", section="Sport"), "avis.example"),
        (Document("Kort", url="https://[avis", section="Sport\n"), "Sport"),
        (Document("Kort", url="/1", section=" "), None),
    ],
)
def test_a_story_is_from_its_agency_else_its_site_else_its_section(document: Document, source: str | None) -> None:
    assert prepared(document).headline.source == source


def test_a_story_without_a_headline_goes_by_its_first_words_else_by_its_name() -> None:
    assert prepared("", name="news/tom.txt").headline.text == "tom.txt"
    assert prepared(Document("Tekst", headline="Tittel")).headline.text == "Tittel"
    assert headline_of(understand(Document("")), "-", None).text == "-"


def test_the_time_to_read_counts_what_is_read() -> None:
    assert prepared("Tittel\n\n" + "ord " * 660).headline.minutes == 3
    assert prepared("").headline.minutes == 1


def test_each_word_is_handed_over_once() -> None:
    preparer = Preparer()
    first = preparer.prepare(Document("Skolen og skoler"), name="1").forms
    assert first == (("og", "og"), ("skol", "skolen"), ("skol", "skoler"))
    assert preparer.prepare(Document("Skolen og skolene 2"), name="2").forms == (("skol", "skolene"),)
    assert preparer.prepare(Document("Skolen og skolene 2"), name="3").forms == ()


def test_a_word_of_another_language_is_handed_over_again() -> None:
    preparer = Preparer()
    assert ("und", "under") in preparer.prepare(Document("Det er ikke under oss og vi har det"), name="1").forms
    english = preparer.prepare(Document("The house was under the bridge and they have said that it was"), name="2")
    assert english.language == "en"
    assert ("under", "under") in english.forms


def test_a_full_memory_is_emptied_and_hands_over_again() -> None:
    preparer = Preparer(most_remembered=10)
    handed: list[tuple[str, str]] = []
    for number in count():
        handed += preparer.prepare(Document(f"ord{chr(97 + number)} fast"), name=str(number)).forms
        assert preparer.remembered <= 10
        if number == 20:
            break
    assert 1 < handed.count(("fast", "fast")) < 20
    assert len({form for form in handed if form[1] != "fast"}) == 21


@given(documents)
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    assert unpack(pack(document)) == document
    if document.published is not None:
        published = unpack(pack(document)).published
        assert published is not None
        assert published.utcoffset() == document.published.utcoffset()


def test_a_lone_surrogate_does_no_harm() -> None:
    document = Document("a\ud800", headline="\udfff", url="\udc80", authors=("\ud800",), section="\ud800")
    assert unpack(pack(document)) == document
    assert "\ud800" not in prepared(document).indexed_text


@pytest.mark.parametrize("packed", [b"", b"x", pack(Document("Kort"))[:-3], zlib.compress(b"nothing of ours")])
def test_what_is_damaged_is_no_document(packed: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        unpack(packed)


@given(documents, st.none() | st.floats(), st.text())
def test_no_document_is_too_strange(document: Document, changed: float | None, name: str) -> None:
    story = prepared(document, changed=changed, name=name)
    headline = story.headline
    assert headline.text
    assert headline.minutes >= 1
    if headline.moment is not None:
        assert headline.moment.astimezone(timezone(timedelta(hours=14))) == headline.moment
        assert headline.moment.astimezone(timezone(timedelta(hours=-12))) == headline.moment
        assert first_place(headline.moment) < first_place(datetime.fromtimestamp(NOW, UTC) + timedelta(days=3))
    for indexed in (story.indexed_text, story.indexed_title):
        indexed.encode()
        assert "\x00" not in indexed


@given(
    st.text("aåE1.– \n\u00ad\u0301İ", max_size=40),
    st.lists(st.integers(0, 40), max_size=6).map(sorted),
)
def test_words_folded_in_stretches_are_those_of_the_whole_text(text: str, edges: list[int]) -> None:
    inside = [min(edge, len(text)) for edge in edges]
    stretches = list(map(Span, inside[::2], inside[1::2]))
    assert words_and_told(text, stretches) == (words_of(text), words_told(text, stretches))
