"""The parts of a story: what is kept of them, and what the indexes have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article.document import Document
from tui.article.spans import Span
from tui.article.understand import understand
from tui.library.parts import COLUMNS, MOST_QUOTES, NO_PARTS, Parts, Spoken, indexed, pack, parts_of, unpack

TEXT = """Krangler om kvotene

Fiskerne i Lofoten er sinte på Regjeringen fordi kvotene for neste år er mindre enn de hadde håpet på.

Av Siv Dahl

Det ble bråk på møtet i går kveld, og mange gikk hjem før det var slutt. (NTB)

– Vi vil ha flere fisker, sier fiskeriminister Kari Moen til de frammøtte.

«Ingen har spurt oss», sier Ola Nordli.

MANGE: Fiskerne i havna. Foto: Ane Hove / Scanpix
"""

SPANS = st.tuples(st.integers(0, 10_000), st.integers(0, 500)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
NAMES = st.text(max_size=20)
PARTS = st.builds(
    Parts,
    st.none() | SPANS,
    st.lists(SPANS, max_size=4).map(tuple),
    st.lists(SPANS, max_size=4).map(tuple),
    st.lists(NAMES, max_size=3).map(tuple),
    st.lists(NAMES, max_size=3).map(tuple),
    st.lists(st.builds(Spoken, st.integers(0, 10_000), st.integers(0, 10_000), st.none() | NAMES), max_size=6).map(
        tuple
    ),
)


@given(PARTS)
def test_parts_come_back_as_they_were_packed(parts: Parts) -> None:
    assert unpack(pack(parts)) == parts


def test_a_story_without_parts_takes_no_room() -> None:
    assert pack(NO_PARTS) == b""


@pytest.mark.parametrize(
    "packed", [b"{", b"7", b"[]", b"[[],[],[],[],[],[1,2],[3],[]]", b"[[1],[],[],[],[],[],[],[]]", b"\xff"]
)
def test_damaged_parts_are_told_as_such(packed: bytes) -> None:
    with pytest.raises(ValueError, match="damaged"):
        unpack(packed)


def test_the_parts_are_those_that_were_understood() -> None:
    parts = parts_of(understand(Document(TEXT, headline="Krangler om kvotene")))
    assert parts.lead is not None
    assert TEXT[parts.lead.start : parts.lead.end].startswith("Fiskerne i Lofoten")
    assert [TEXT[start:end] for start, end in parts.captions] == ["MANGE: Fiskerne i havna. Foto: Ane Hove / Scanpix"]
    assert [TEXT[start:end] for start, end in parts.photos] == ["Ane Hove / Scanpix"]
    assert (parts.agencies, parts.authors) == (("NTB",), ("Siv Dahl",))
    assert [(TEXT[start:end], speaker) for start, end, speaker in parts.quotes] == [
        ("Vi vil ha flere fisker", "Kari Moen"),
        ("Ingen har spurt oss", "Ola Nordli"),
    ]


def test_authors_whom_only_the_format_names_are_authors() -> None:
    document = Document("Ferga står\n\nDen står ved kai.", authors=("Siv  Dahl\n", "\u200b"))
    assert parts_of(understand(document)).authors == ("Siv Dahl",)


def test_the_index_has_the_words_of_each_part_folded() -> None:
    parts = parts_of(understand(Document(TEXT, headline="Krangler om kvotene")))
    found = indexed(parts, TEXT, paper="Avisa.no", references=["Idé på Ås", "Ferga"], language="nb")
    assert dict(zip(COLUMNS, found.columns, strict=True)) == {
        "lead": "fiskerne i lofoten er sinte på regjeringen fordi kvotene for neste år er mindre enn de hadde håpet på",
        "caption": "mange fiskerne i havna foto ane hove scanpix",
        "photo": "ane hove scanpix",
        "agency": "ntb",
        "author": "siv dahl",
        "paper": "avisa no",
        "ref": "ide på ås ferga",
        "language": "nb",
    }
    assert found.quotes == (("vi vil ha flere fisker", "kari moen"), ("ingen har spurt oss", "ola nordli"))
    assert set(found.called) == {
        ("speaker", "Kari Moen"),
        ("speaker", "Ola Nordli"),
        ("agency", "NTB"),
        ("author", "Siv Dahl"),
        ("photo", "Ane Hove"),
        ("photo", "Scanpix"),
    }


def test_who_spoke_is_kept_by_the_full_name_that_the_story_gives() -> None:
    text = "Ferga står\n\n– Den står, sier ordfører Kari Moen.\n\n– Den går, sier Moen.\n\n– Den synker, sier Per."
    parts = parts_of(understand(Document(text)))
    assert [quote.speaker for quote in parts.quotes] == ["Kari Moen", "Kari Moen", "Per"]


def test_no_more_quotes_of_a_story_are_kept_than_the_index_can_number() -> None:
    text = "Svar\n\n" + "\n\n".join(f"– Svar {n} er ja, sier Ola Nordli." for n in range(MOST_QUOTES + 3))
    assert len(parts_of(understand(Document(text))).quotes) == MOST_QUOTES


def test_each_name_is_counted_once_a_story() -> None:
    quotes = (Spoken(0, 2, "Kari Moen"), Spoken(3, 5, "Kari Moen"), Spoken(7, 9, None))
    found = indexed(Parts(quotes=quotes), "Ja nei ja", paper=None, references=(), language="nb")
    assert found.called == (("speaker", "Kari Moen"),)
    assert found.quotes == (("ja", "kari moen"), ("ne", "kari moen"), ("ja", ""))
