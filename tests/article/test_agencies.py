"""Agencies that a text comes from."""

import pytest

from tests.article.reading import read
from tui.article.agencies import agencies_at_end, agencies_named, agencies_of_line


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("NTB-AP-AFP", ("NTB", "AP", "AFP")), ("NTB", ("NTB",)), ("(NTB)", ("NTB",)), ("(©NTB)", ("NTB",)),
        ("©NTB", ("NTB",)), ("NTB og AFP", ("NTB", "AFP")), ("dpa", ("dpa",)), ("NTB sier nei", ()), ("ap", ()),
    ],
)  # fmt: skip
def test_a_line_of_agencies_names_nothing_else(text: str, agencies: tuple[str, ...]) -> None:
    assert agencies_of_line(text) == agencies


@pytest.mark.parametrize("text", ["… på Twitter. (NTB)", "… på Twitter. (©NTB)", "… i natt. /NTB/"])
def test_an_agency_may_end_the_last_sentence(text: str) -> None:
    assert agencies_at_end(text) == ("NTB",)


def test_an_agency_has_its_usual_spelling_and_is_named_once() -> None:
    assert agencies_named("Ntb, AFP og ntb") == ("NTB", "AFP")


def test_the_agency_at_the_end_of_a_story_is_no_credit_of_a_picture() -> None:
    article = read(
        """
        Hunden er kommet hjem til gården

        Det er en glad dag for alle som bor her, og hunden er ikke til å kjenne igjen etter turen.

        Ingen vet hvor den har vært hele denne tiden, men den var våt og glad. (©NTB)
        """
    )
    assert article.agencies == ("NTB",)
    assert article.captions == ()


def test_an_agency_that_someone_talked_to_is_not_the_source() -> None:
    article = read(
        """
        Hunden er kommet hjem til gården

        Det er en glad dag for alle som bor her, og hunden er ikke til å kjenne igjen etter turen.

        – Den var våt og glad, sier Åse Lie til NTB.
        """
    )
    assert article.agencies == ()
