"""Where a story is reported from."""

import pytest

from tests.article.reading import line, read
from tui.article.datelines import dateline_of

SENTENCE = "Det er en glad dag for alle som bor her i byen ved havet."


@pytest.mark.parametrize(
    ("opening", "place", "agencies"),
    [
        ("SANDNES: ", "SANDNES", ()), ("ÅRE/OSLO: ", "ÅRE/OSLO", ()), ("Oslo (NTB): ", "Oslo", ("NTB",)),
        ("Oslo (NPK-NTB): ", "Oslo", ("NPK", "NTB")), ("Berlin (dpa) - ", "Berlin", ("dpa",)),
        ("København /ritzau/: ", "København", ("Ritzau",)),
        ("KATHMANDU, April 25 (Reuters) - ", "KATHMANDU", ("Reuters",)),
        ("LOS ANGELES (Avisa): ", "LOS ANGELES", ()), ("Paris: ", "Paris", ()),
        ("München/London – ", "München/London", ()),
    ],
)  # fmt: skip
def test_a_place_opens_the_body(opening: str, place: str, agencies: tuple[str, ...]) -> None:
    dateline, named = dateline_of(line(opening + SENTENCE))
    assert dateline is not None
    assert (dateline.place, named) == (place, agencies)
    assert (dateline.start, dateline.end) == (0, len(place))


@pytest.mark.parametrize("text", [SENTENCE, "Han sier: Det er en glad dag for alle som bor her.", "OSLO: Kort."])
def test_a_sentence_opens_with_none(text: str) -> None:
    assert dateline_of(line(text)) == (None, ())


def test_a_cue_further_down_is_a_caption_and_no_place() -> None:
    article = read(
        f"""
        Hunden er kommet hjem til gården

        BERGEN: {SENTENCE}

        {SENTENCE}

        {SENTENCE}

        SEIER: Så glad blir man av å se en våt hund komme hjem igjen. Foto: Per Vik
        """
    )
    assert article.dateline is not None
    assert article.dateline.place == "BERGEN"
    assert len(article.captions) == 1
