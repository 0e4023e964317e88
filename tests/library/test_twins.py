"""A story that is here more than once: as it stood before, in every library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.library.shelving import id_of, ready
from tests.library.test_contract import MAKERS, fill
from tui.library.base import EVERYTHING, Batch, WritableLibrary
from tui.library.preparing import Prepared
from tui.library.twins import MOST_VERSIONS


@pytest.fixture(params=MAKERS)
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[WritableLibrary]:
    made = MAKERS[request.param](tmp_path)
    yield made
    made.close()


def form(text: str, *, title: str = "Storm i vest", minutes: int = 0) -> Prepared:
    """A form of one story, whose source calls it by one name."""
    return ready(title, text, minutes=minutes, name="storm")


def former(library: WritableLibrary, story: Prepared) -> list[str]:
    """The texts that stood there before, the latest first, each on one line."""
    said = [version.document.text for version in library.twins.versions(id_of(story))]
    headline = library.headline(id_of(story))
    assert headline is None or headline.versions == len(said)
    return [text.split("\n\n")[1].strip() for text in said]


def test_a_story_that_came_once_has_no_versions(library: WritableLibrary) -> None:
    fill(library, form("Det blåser."))
    assert former(library, form("")) == []
    assert library.twins.versions("no id") == ()


def test_the_former_text_is_kept_when_its_source_brings_another(library: WritableLibrary) -> None:
    before = datetime.now(UTC)
    fill(library, form("Det blåser."))
    fill(library, form("Det blåser kraftig."))
    fill(library, form("Det stormer."))
    assert former(library, form("")) == ["Det blåser kraftig.", "Det blåser."]
    assert library.article(id_of(form(""))).document.text.endswith("Det stormer.\n")
    latest = library.twins.versions(id_of(form("")))[0]
    assert before - timedelta(seconds=1) <= latest.moment <= datetime.now(UTC)


def test_a_new_headline_makes_a_version(library: WritableLibrary) -> None:
    fill(library, form("Det blåser."))
    fill(library, form("Det blåser.", title="Orkan i vest"))
    (version,) = library.twins.versions(id_of(form("")))
    assert version.document.headline == "Storm i vest"


def test_a_story_that_comes_back_as_it_was_has_no_new_version(library: WritableLibrary) -> None:
    fill(library, form("Det blåser."))
    fill(library, form("Det blåser."))
    assert former(library, form("")) == []


def test_another_date_alone_makes_no_version(library: WritableLibrary) -> None:
    fill(library, form("Det blåser."))
    fill(library, form("Det stormer."))
    fill(library, form("Det stormer.", minutes=90))
    assert former(library, form("")) == ["Det blåser."]


def test_two_forms_in_one_batch_are_a_story_and_its_version(library: WritableLibrary) -> None:
    fill(library, form("Det blåser."), form("Det stormer."))
    assert former(library, form("")) == ["Det blåser."]


def test_only_the_latest_versions_are_kept(library: WritableLibrary) -> None:
    for number in range(MOST_VERSIONS + 3):
        fill(library, form(f"Det blåser {number} meter i sekundet."))
    said = former(library, form(""))
    assert len(said) == MOST_VERSIONS
    assert said[0] == f"Det blåser {MOST_VERSIONS + 1} meter i sekundet."


def test_the_versions_go_with_their_story(library: WritableLibrary) -> None:
    fill(library, form("Det blåser."))
    fill(library, form("Det stormer."))
    library.put(Batch(removed=[form("").key]))
    assert former(library, form("")) == []
    fill(library, form("Det regner."))
    assert former(library, form("")) == []


def test_a_version_is_no_story_of_the_list(library: WritableLibrary) -> None:
    fill(library, form("Det blåser."))
    fill(library, form("Det stormer."))
    (headline,) = library.headlines_after(EVERYTHING)
    assert library.state().stories == 1
    assert replace(headline, place=0, versions=0) == form("Det stormer.").headline
