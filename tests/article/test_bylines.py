"""Who wrote the story."""

import pytest

from tests.article.reading import headline, line, read
from tui.article.bylines import byline_of
from tui.article.languages import lexicon

STORY = """
    Hunden er kommet hjem til gården
    {}
    Det er en glad dag for alle som bor her, og hunden er ikke til å kjenne igjen etter turen.
    Det var ikke noen som visste hvor den hadde vært, men den var våt og glad da den kom til døra.
    """


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Av Åse Lie", ["Åse Lie"]),
        ("Av: Åse Lie", ["Åse Lie"]),
        ("Av Åse Lie og Per Vik", ["Åse Lie", "Per Vik"]),
        ("Åse Lie", ["Åse Lie"]),
        ("ÅSE LIE", ["Åse Lie"]),
        ("Åse Lie Åse Lie", ["Åse Lie"]),
        ("Åse Lie Tips meg", ["Åse Lie"]),
        ("Åse Lie – Journalist Journalist", ["Åse Lie"]),
        ("Av Åse Lie og NTB", ["Åse Lie"]),
    ],
)
def test_a_byline_names_people_in_order(written: str, names: list[str]) -> None:
    article = read(STORY.format(written))
    assert [byline.name for byline in article.bylines] == names
    assert headline(article) == "Hunden er kommet hjem til gården"


def test_a_byline_below_a_short_headline_is_not_taken_for_the_headline() -> None:
    article = read(STORY.replace(" er kommet hjem til gården", " er her").format("Av Åse Lie og Per Vik"))
    assert headline(article) == "Hunden er her"


@pytest.mark.parametrize("text", ["Av jord er du kommet.", "Av alle dyr er hunden best", "Foto: Åse Lie", "Er du der?"])
def test_a_sentence_or_a_credit_is_none(text: str) -> None:
    assert not byline_of(line(text), lexicon("nb"), placed=True)


def test_a_name_alone_counts_only_where_a_byline_stands() -> None:
    assert byline_of(line("Åse Lie"), lexicon("nb"), placed=True)
    assert not byline_of(line("Åse Lie"), lexicon("nb"), placed=False)
