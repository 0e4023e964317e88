"""The same text in several papers, as the commands tell of it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.shelf import Shelve, story_id
from tests.library.test_folding import WIRE
from tui.article.document import Document
from tui.cli import commands


@pytest.fixture
def papers(shelve: Shelve) -> Path:
    """A story of the wire in three papers, and another one."""

    def document(paper: str, hour: int) -> Document:
        text = "\n\n".join(("Lasteskip på grunn", *WIRE, "Les også: Uværet"))
        url = f"https://{paper}.example/skip"
        return Document(text, headline="Lasteskip på grunn", published=datetime(2019, 4, 3, hour, tzinfo=UTC), url=url)

    wire = {paper: document(paper, hour) for hour, paper in enumerate(("morgen", "dagen", "kvelden"), 6)}
    other = Document("Uværet\n\nDet blåser.", headline="Uværet", published=datetime(2019, 4, 2, tzinfo=UTC))
    return shelve(**wire, other=other)


def objects(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, object]]:
    commands.run(list(words))
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("words", [("list",), ("search", "skip"), ("search", "--best", "skip")])
def test_lists_have_it_once_and_count_the_others(
    words: tuple[str, ...], papers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = objects(capsys, *words, "--json", "--library", str(papers))[0]
    assert (first["id"], first["also"], first["papers"]) == (story_id("morgen"), 2, 2)


def test_who_asks_for_the_others_gets_them(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (found,) = objects(capsys, "refs", story_id("dagen"), "--json", "--library", str(papers))
    assert isinstance(found["same"], list)
    assert [each["id"] for each in found["same"]] == [story_id("kvelden"), story_id("morgen")]
    commands.run(["refs", story_id("dagen"), "--library", str(papers)])
    lines = [line.split("\t")[:2] for line in capsys.readouterr().out.splitlines()]
    assert lines == [["to", story_id("other")], ["same", story_id("kvelden")], ["same", story_id("morgen")]]


def test_what_is_folded_is_counted(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (held,) = objects(capsys, "info", "--json", "--library", str(papers))
    assert (held["stories"], held["folded"]) == (4, 2)
    commands.run(["info", "--library", str(papers)])
    assert "  Folded:     2, the same text as another\n" in capsys.readouterr().out
