"""Which line is the headline."""

import pytest

from tests.article.reading import headline, of_kind, read
from tui.article.blocks import Kind

BODY = "Det er en glad dag for alle som bor her, og hunden er ikke til å kjenne igjen etter turen."
TITLE = "Hunden er kommet hjem til gården"


@pytest.mark.parametrize(
    "above",
    ["", "Nyheter\n", "Nyheter / Innenriks / Dyr\n", "Annonse\n", "Publisert: 30.04.19 kl. 17:49\n", "Sport\n\n"],
    ids=["nothing", "section", "crumbs", "advert", "stamp", "kicker"],
)
def test_crumbs_and_kickers_above_the_headline_are_passed_over(above: str) -> None:
    assert headline(read(f"{above}{TITLE}\n\n{BODY}\n\n{BODY}")) == TITLE


def test_a_headline_that_is_said_again_stands_once() -> None:
    article = read(f"{TITLE}\n{TITLE}\n\n{BODY}\n\n{BODY}")
    assert of_kind(article, Kind.HEADLINE) == [TITLE]
    assert of_kind(article, Kind.RESIDUE) == [TITLE]


def test_an_author_behind_a_bar_is_no_part_of_it() -> None:
    assert headline(read(f"{TITLE} | Åse Lie\n\n{BODY}\n\n{BODY}")) == TITLE


def test_a_headline_keeps_its_dash_and_marks() -> None:
    title = "Åse om hunden: – «Karo» er våt"
    article = read(f"{title}\n\n{BODY}\n\n{BODY}")
    assert headline(article) == title
    assert article.quotes == ()


def test_the_first_paragraph_below_is_the_lead() -> None:
    article = read(f"{TITLE}\n\nDette er det viktigste i saken, og det sier den helt først.\n\n{BODY}\n\n{BODY}")
    assert article.lead is not None
    assert article.text_of(article.lead) == "Dette er det viktigste i saken, og det sier den helt først."


def test_a_story_of_one_line_is_its_headline() -> None:
    assert headline(read("Bare en linje")) == "Bare en linje"
