"""`spalte parse`: the promise to programs, and the same for a person."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.typing_words import STORY, typed
from tui.article.article import Article
from tui.article.blocks import Block, Kind
from tui.article.bylines import Byline
from tui.article.captions import Caption
from tui.article.datelines import Dateline
from tui.article.document import Document
from tui.article.quotes import Quote
from tui.article.references import Reference
from tui.article.spans import Span
from tui.article.stamps import Stamp
from tui.cli import commands
from tui.cli.parse import as_fields, in_words

KEYS = [
    "file", "language", "headline", "lead", "bylines", "agencies", "dateline", "published", "updated",
    "blocks", "quotes", "captions", "references",
]  # fmt: skip

TEXT = "Kua kom hjem\nOslo (NTB): Endelig.\n– Muu, sier Åse Lie.\nGLAD: Kua. Foto: Ola\nLes også: Fjøset brant (+)"
PUBLISHED = Stamp(0, 4, "30.04.2019", datetime(2019, 4, 30, 17, 49, tzinfo=UTC))


def span(part: str) -> Span:
    at = TEXT.index(part)
    return Span(at, at + len(part))


def article(published: Stamp | None = PUBLISHED, updated: Stamp | None = None) -> Article:
    return Article(
        document=Document(TEXT),
        language="nb",
        headline=span("Kua kom hjem"),
        lead=span("Oslo (NTB): Endelig."),
        bylines=(Byline(*span("Ola"), "Ola"),),
        agencies=("NTB",),
        dateline=Dateline(*span("Oslo"), "Oslo"),
        published=published,
        updated=updated,
        blocks=(Block(Kind.HEADLINE, *span("Kua kom hjem")), Block(Kind.LIST_ITEM, *span("Endelig."))),
        quotes=(
            Quote(*span("Muu"), "Åse Lie", span("sier Åse Lie"), span("– Muu")),
            Quote(*span("Endelig")),
        ),
        captions=(Caption(*span("GLAD: Kua. Foto: Ola"), span("GLAD"), span("Ola")), Caption(*span("Kua."))),
        references=(
            Reference(
                *span("Les også: Fjøset brant (+)"), "Fjøset brant", span("Fjøset brant"), span("Les også"), True
            ),
            Reference(*span("brant"), "brant", span("brant"), span("brant"), url="https://avis.no/1"),
        ),
    )


def test_the_fields_are_those_promised_in_the_order_promised() -> None:
    fields = as_fields("a.txt", article())
    assert list(fields) == KEYS
    assert fields == {
        "file": "a.txt",
        "language": "nb",
        "headline": "Kua kom hjem",
        "lead": "Oslo (NTB): Endelig.",
        "bylines": ["Ola"],
        "agencies": ["NTB"],
        "dateline": "Oslo",
        "published": "2019-04-30T17:49:00+00:00",
        "updated": None,
        "blocks": [{"kind": "headline", "start": 0, "end": 12}, {"kind": "list-item", "start": 25, "end": 33}],
        "quotes": [
            {"start": 36, "end": 39, "text": "Muu", "speaker": "Åse Lie", "person": None, "attribution": [41, 53]},
            {"start": 25, "end": 32, "text": "Endelig", "speaker": None, "person": None, "attribution": None},
        ],
        "captions": [
            {"start": 55, "end": 75, "text": "GLAD: Kua. Foto: Ola", "credit": "Ola"},
            {"start": 61, "end": 65, "text": "Kua.", "credit": None},
        ],
        "references": [
            {"start": 76, "end": 102, "title": "Fjøset brant", "paywalled": True, "url": None},
            {"start": 93, "end": 98, "title": "brant", "paywalled": False, "url": "https://avis.no/1"},
        ],
    }


def test_the_keys_of_every_part_stand_in_the_order_promised() -> None:
    fields = as_fields("a.txt", article())
    parts = {part: list(fields[part][0]) for part in ("blocks", "quotes", "captions", "references")}
    assert parts == {
        "blocks": ["kind", "start", "end"],
        "quotes": ["start", "end", "text", "speaker", "person", "attribution"],
        "captions": ["start", "end", "text", "credit"],
        "references": ["start", "end", "title", "paywalled", "url"],
    }


def test_a_relative_stamp_is_no_moment() -> None:
    fields = as_fields("a.txt", article(published=Stamp(0, 4, "nå nettopp")))
    assert fields["published"] is None


def test_an_empty_story_has_all_keys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").write_bytes(b"")
    assert commands.run(["parse", "--json", str(tmp_path / "empty")]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert list(printed) == KEYS
    assert printed["headline"] is None
    assert printed["blocks"] == []


def parsed(samples: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[Path, dict[str, Any]]]:
    files = sorted(samples.glob("*.txt"))
    assert commands.run(["parse", "--json", *map(str, files)]) == 0
    lines = capsys.readouterr().out.splitlines()
    return list(zip(files, map(json.loads, lines), strict=True))


def test_there_is_one_object_a_line_and_file(samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for file, fields in parsed(samples, capsys):
        assert list(fields) == KEYS
        assert fields["file"] == str(file)


def test_every_text_is_what_stands_at_its_offsets_in_the_raw_file(
    samples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = 0
    for file, fields in parsed(samples, capsys):
        raw = file.read_bytes().decode("utf-8")
        for part in fields["quotes"] + fields["captions"]:
            assert raw[part["start"] : part["end"]] == part["text"]
            found += 1
        assert fields["headline"] in raw
        for moment in filter(None, (fields["published"], fields["updated"])):
            assert datetime.fromisoformat(moment).tzinfo is not None
    assert found > 0


def test_json_is_compact_and_keeps_letters() -> None:
    ended = typed("parse", "-", "--json", stdin=STORY)
    assert ended.returncode == 0
    assert ended.stdout.startswith('{"file":"-","language":"nb","headline":"Kua kom hjem","lead":')
    assert "Åse" in ended.stdout
    assert ended.stdout.count("\n") == 1


def test_what_cannot_be_read_has_no_line(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["parse", "nowhere", str(story), "--json"]) == 1
    printed = capsys.readouterr()
    assert printed.out.count("\n") == 1
    assert printed.err == "Cannot read nowhere: there is no such file or folder.\n"


def test_a_person_gets_a_line_for_each_thing_found() -> None:
    assert list(in_words("a.txt", article(updated=Stamp(0, 4, "i går")))) == [
        "a.txt",
        "  Headline:  Kua kom hjem",
        "  Lead:      Oslo (NTB): Endelig.",
        "  By:        Ola, NTB",
        "  From:      Oslo",
        "  Published: 2019-04-30 17:49",
        "  Updated:   i går",
        "  Language:  nb",
        "  Direct speech (2):",
        "    1. Åse Lie: Muu",
        "    2. Endelig",
        "  Captions (2):",
        "    1. GLAD: Kua. Foto: Ola",
        "    2. Kua.",
        "  References (2):",
        "    1. Fjøset brant (behind a paywall)",
        "    2. brant (https://avis.no/1)",
    ]


def test_a_month_alone_is_said_as_a_month() -> None:
    coarse = Stamp(0, 4, "date 2019-04", datetime(2019, 4, 1, tzinfo=UTC), coarse=True)
    assert "  Published: 2019-04" in in_words("a.txt", article(published=coarse))


def test_whom_the_format_names_is_a_byline_where_the_text_has_none() -> None:
    named = article()
    named = replace(named, document=replace(named.document, authors=("Eva\x1b Berg",)))
    assert as_fields("kua.txt", named)["bylines"] == ["Ola"]
    assert as_fields("kua.txt", replace(named, bylines=()))["bylines"] == ["Eva␛ Berg"]
