"""JSON lines: the formats that users have, and whatever else somebody may call an object with a text."""

import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article.document import Document, Grain
from tui.cleaning import clean
from tui.readers import jsonl
from tui.readers.dates import parse_date
from tui.readers.jsonl import Record, UnreadableRecord, read_record, read_records

BODY = "Kua til Åse kom hjem fra fjellet.\n\nDen var blid."
DAY = datetime(2019, 4, 30, tzinfo=UTC)
MOMENT = datetime(2019, 4, 30, 15, 49, tzinfo=UTC)


def record(mapping: dict[str, str] | None = None, **fields: Any) -> Record:
    return read_record(json.dumps(fields).encode(), mapping)


def document(mapping: dict[str, str] | None = None, **fields: Any) -> Document:
    return record(mapping, **fields).document


def refused(line: bytes) -> str:
    with pytest.raises(UnreadableRecord) as told:
        read_record(line)
    return told.value.reason


def test_a_record_of_the_norwegian_colossal_corpus_is_known_to_the_year() -> None:
    found = record(
        id="newspapers_online_nb_1", doc_type="newspapers_online_nb", publish_year="2019",
        lang_fasttext="nb", lang_fasttext_conf="0.641", text=BODY,
    )  # fmt: skip
    assert found.document == Document(BODY, published=datetime(2019, 1, 1, tzinfo=UTC), grain=Grain.YEAR)


def test_the_paragraphs_of_a_scanned_paper_make_one_text() -> None:
    paragraphs = [{"paragraph_id": 1, "page": 3, "confidence": 0.9, "text": text} for text in BODY.split("\n\n")]
    found = document(id="a", doc_type="newspaper_ocr", publish_date="20190430", title="Kua", paragraphs=paragraphs)
    assert found == Document(f"Kua\n\n{BODY}", headline="Kua", published=DAY)


def test_what_news_please_writes_is_taken_with_all_it_knows() -> None:
    found = document(
        title="Kua kom hjem", maintext=BODY, description="Åse er glad.", date_publish="2019-04-30 15:49:00",
        date_download="2026-01-01 00:00:00", authors=["Ola Lie", "Kari Moe"], url="https://avis.no/kua",
        language="no", source_domain="avis.no",
    )  # fmt: skip
    assert found == Document(
        f"Kua kom hjem\n\nÅse er glad.\n\n{BODY}", headline="Kua kom hjem", published=MOMENT,
        url="https://avis.no/kua", authors=("Ola Lie", "Kari Moe"),
    )  # fmt: skip


@pytest.mark.parametrize(
    "fields",
    [
        {"text": BODY, "timestamp": "2019-04-30T15:49:00Z", "url": "https://avis.no/kua"},
        {"text": BODY, "ts": "2019-04-30T15:49:00Z", "u": "https://avis.no/kua", "lang": ["nob"], "f": "x.warc"},
        {"title": "", "text": BODY, "published": "2019-04-30T15:49:00+00:00", "url": "https://avis.no/kua"},
        {"content": BODY, "created": 1556639340, "link": "https://avis.no/kua", "headline": None},
        {"Body": BODY, "pubDate": "Tue, 30 Apr 2019 15:49:00 GMT", "URL": " https://avis.no/kua "},
    ],
    ids=["mc4", "hplt", "plain", "close", "in capitals"],
)
def test_names_that_are_usual_are_known(fields: dict[str, Any]) -> None:
    assert document(**fields) == Document(BODY, published=MOMENT, url="https://avis.no/kua")


def test_a_mapping_names_fields_also_within_others_and_is_believed_alone() -> None:
    mapping = {"title": "t", "text": "innhold.alt", "published": "meta.dag", "url": "adresse"}
    found = document(
        mapping, t="Kua", innhold={"alt": BODY}, meta={"dag": "2019-04"}, adresse="http://a.no/1", text="Annet",
        url="http://b.no/2",
    )  # fmt: skip
    assert found == Document(
        f"Kua\n\n{BODY}", headline="Kua", published=datetime(2019, 4, 1, tzinfo=UTC), url="http://a.no/1",
        grain=Grain.MONTH,
    )  # fmt: skip


@pytest.mark.parametrize("body", [f"Kua  kom hjem\n\n{BODY}", f"\nNYHETER\nkua kom hjem.\n{BODY}"])
def test_a_title_that_the_text_begins_with_is_not_said_twice(body: str) -> None:
    found = document(title="Kua kom hjem", text=body)
    assert (found.text, found.headline) == (body, "Kua kom hjem")


def test_a_title_that_begins_the_first_sentence_still_stands_above_it() -> None:
    assert document(title="Kua", text="Kua kom hjem.").text == "Kua\n\nKua kom hjem."


def test_a_lead_that_the_text_has_or_that_was_cut_from_it_is_not_said_twice() -> None:
    assert document(title="Kua", lead="Kua til Åse kom…", text=BODY).text == f"Kua\n\n{BODY}"
    assert document(lead="Kua til  Åse", text=BODY).text == BODY


def test_a_lead_goes_between_the_title_and_the_body_also_where_the_text_has_the_title() -> None:
    assert document(title="Kua", lead="Glad.", text=f"Kua\n{BODY}").text == f"Kua\n\nGlad.\n\n{BODY}"


def test_a_lead_alone_is_a_story() -> None:
    assert document(title="Kua", ingress="Åse er glad.").text == "Kua\n\nÅse er glad."


def test_who_wrote_it_and_where_it_stood_are_known_in_all_usual_forms() -> None:
    for written in ("Ola Lie; Kari Moe", ["Ola Lie", "Kari Moe", "Ola Lie"], [{"name": "Ola Lie"}, "Kari Moe", [1]]):
        assert document(text=BODY, byline=written).authors == ("Ola Lie", "Kari Moe")
    assert document(text=BODY, category=["Økonomi", "Nyheter"]).section == "Økonomi"


@pytest.mark.parametrize(
    ("value", "moment", "grain"),
    [
        ("2019-04-30", DAY, Grain.MOMENT),
        ("2019-04-30T17:49:00+02:00", MOMENT, Grain.MOMENT),
        ("2019-04-30 17:49:00 +0200", MOMENT, Grain.MOMENT),
        ("2019/04/30 15:49", MOMENT, Grain.MOMENT),
        ("2019-04-30 15:49:00 UTC", MOMENT, Grain.MOMENT),
        ("30.04.2019 kl. 15.49", MOMENT, Grain.MOMENT),
        ("30.4.2019", DAY, Grain.MOMENT),
        (1556639340, MOMENT, Grain.MOMENT),
        ("1556639340", MOMENT, Grain.MOMENT),
        (1556639340000, MOMENT, Grain.MOMENT),
        (1556639340.0, MOMENT, Grain.MOMENT),
        (1556639340000000, MOMENT, Grain.MOMENT),
        (20190430, DAY, Grain.MOMENT),
        ("20190430154900", MOMENT, Grain.MOMENT),
        ("2019-04", datetime(2019, 4, 1, tzinfo=UTC), Grain.MONTH),
        ("20190400", datetime(2019, 4, 1, tzinfo=UTC), Grain.MONTH),
        (201904, datetime(2019, 4, 1, tzinfo=UTC), Grain.MONTH),
        (2019, datetime(2019, 1, 1, tzinfo=UTC), Grain.YEAR),
        (-2208988800, datetime(1900, 1, 1, tzinfo=UTC), Grain.MOMENT),
        (["2019-04-30", "2020-01-01"], DAY, Grain.MOMENT),
    ],
)
def test_a_date_is_read_in_every_usual_form(value: object, moment: datetime, grain: Grain) -> None:
    assert parse_date(value) == (moment, grain)


@pytest.mark.parametrize(
    "value",
    ["", "snart", "0000-00-00", "2019-13-01", "2019-02-30", 0, 0.0, True, None, {}, [], float("nan"), float("inf"),
     10**30, "9" * 5000, "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-10:00"],
)  # fmt: skip
def test_a_date_that_is_none_is_no_date(value: object) -> None:
    assert parse_date(value) is None


def test_the_zone_that_a_date_has_is_kept() -> None:
    found = parse_date("2019-04-30T17:49:00+02:00")
    assert found is not None
    assert found[0].tzinfo == timezone(timedelta(hours=2))


def test_of_several_dates_the_first_that_is_one_counts() -> None:
    assert document(text=BODY, published="snart", created="2019-04-30", modified="2020-01-01").published == DAY


@given(st.one_of(st.text(), st.integers(), st.floats(), st.lists(st.text())))
def test_whatever_stands_for_a_date_never_fails_and_every_zone_can_show_it(value: object) -> None:
    found = parse_date(value)
    if found is not None:
        for hours in (14, -14):
            assert found[0].astimezone(timezone(timedelta(hours=hours))) == found[0]


def test_a_story_is_called_by_its_address_whatever_else_is_said_of_it() -> None:
    one = record(url="https://avis.no/kua", id=1, title="Kua", text=BODY)
    other = record(url="https://avis.no/kua", id=2, title="Kua er hjemme", text="Rettet.")
    assert one.name == other.name == "https://avis.no/kua"


@pytest.mark.parametrize(
    "url", ["ftp://avis.no/kua", "kua", "https://", "https://[::1", "https://a.no/ b", "http://[a", 7, None]
)
def test_what_is_no_web_address_is_none(url: object) -> None:
    assert document(url=url, text=BODY).url is None


def test_two_archives_that_count_from_one_do_not_replace_each_other() -> None:
    assert record(id=1, title="Kua", text=BODY).name != record(id=1, title="Hesten", text=BODY).name
    assert record(id=1, text="Kua.").name != record(id=1, text="Hesten.").name
    assert record(id=1, source="a.no", text=BODY).name != record(id=1, source="b.no", text=BODY).name


def test_an_id_keeps_a_story_one_when_its_text_is_corrected() -> None:
    assert record(id=1, title="Kua", text=BODY).name == record(id=1, title="Kua", text=f"{BODY} Rettet.").name


@pytest.mark.parametrize("id_", ["urn:newsml:ntb.no:1", "6f9619ff-8b86-d011-b42d-00c04fc964ff"])
def test_an_id_that_is_made_to_be_unique_stands_for_the_story_alone(id_: str) -> None:
    assert record(guid=id_, title="Kua", text=BODY).name == record(guid=id_, title="Rettet", text="Nytt.").name


def test_without_address_and_id_a_story_is_called_by_its_content() -> None:
    assert record(text=BODY).name == record(text=BODY, lang="nb").name
    assert record(text=BODY).name != record(text=BODY, date="2019").name


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "Kua', "it is no JSON: Unterminated string starting at, at character 10"),
        (b'{"text": "Kua"} {}', "it is no JSON: Extra data, at character 17"),
        (b"[1]", "it is JSON, but no object"),
        (b'{"a": 1, "b\\u001b": 2}', "it has no text (its fields: a, b␛); --map text=FIELD names the one that has it"),
        (b"{}", "it has no text (its fields: none); --map text=FIELD names the one that has it"),
        (b'{"title": "Kua", "text": " \\n"}', "its text is empty"),
        (b'{"text": 7}', "its text is empty"),
        (b"[" * 100_000, "it is nested too deeply"),
        (
            b'{"id": ' + b"9" * 5_000 + b"}",
            "a number in it has thousands of digits",
        ),
        (b'{"text": "\0"}', "it is not text"),
    ],
)
def test_a_line_that_is_no_story_is_refused_with_a_reason(line: bytes, reason: str) -> None:
    assert refused(line).startswith(reason)


def test_a_record_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "LARGEST", 20)
    assert refused(b'{"text": "123456789012"}') == "it is larger than 4 MB, the most that a record may have"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "Kua", "a": [' + b"{}," * 1_000_000 + b"1]}", "it holds more values than any story has"),
        (b'{"text": "' + b"Kua\\n" * 200_001 + b'"}', "it has more than 200,000 lines, the most that a story may have"),
    ],
    ids=["values", "lines"],
)
def test_a_record_that_would_fill_the_memory_is_refused(line: bytes, reason: str) -> None:
    assert refused(line) == reason


def test_one_piece_of_json_that_is_too_large_is_refused_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "LARGEST_FILE", 20)
    (found,) = read_records(b'[{"text": "123456789012"}]')
    assert isinstance(found, UnreadableRecord)
    assert found.reason.startswith("it is larger than 32 MB")
    assert found.reason.endswith("as .jsonl, a story a line, it may be as large as you like")


def test_letters_of_other_encodings_and_halves_of_pairs_stay_visible() -> None:
    assert read_record('{"text": "blå"}'.encode("cp1252")).document.text == "blå"
    found = read_record(rb'{"id": "\ud800", "title": "\ud800", "text": "a\ud83d b", "author": "\udfff"}')
    assert found.document == Document("�\n\na� b", headline="�", authors=("�",))
    found.document.text.encode()


def test_what_could_command_a_terminal_becomes_a_sign_and_lines_end_as_everywhere() -> None:
    found = document(title="Kua\x1b[2J\n[b]", text="en\r\nto\rtre\x9b", section="\x07")
    assert found.headline == "Kua␛[2J [b]"
    assert found.text == "Kua␛[2J [b]\n\nen \nto\ntre�"


def test_a_title_as_long_as_a_text_is_no_headline_but_stands_in_the_text() -> None:
    found = document(title="ku " * 500, text=BODY)
    assert found.headline is None
    assert found.text.startswith("ku ku")


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.sampled_from(["text", "name", "a"]), inner)),
    max_leaves=5,
)
NAMES = st.sampled_from(["text", "title", "lead", "published", "url", "id", "authors", "section", "kind", "paragraphs"])


@given(st.dictionaries(NAMES, VALUES))
def test_whatever_the_fields_hold_a_record_is_a_story_or_refused(fields: dict[str, Any]) -> None:
    with suppress(UnreadableRecord):
        found = read_record(json.dumps(fields).encode())
        assert found.name
        assert clean(found.document.text) == found.document.text


@given(st.binary())
def test_any_bytes_are_a_story_or_refused(line: bytes) -> None:
    with suppress(UnreadableRecord):
        found = read_record(line)
        assert found.name
        assert clean(found.document.text) == found.document.text
