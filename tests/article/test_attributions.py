"""Where a text says who speaks."""

import pytest

from tests.article.reading import attributions, read_in, words
from tui.article.attributions import opens
from tui.article.languages import lexicon


def strength(text: str, language: str) -> int:
    return opens(text, text.lower(), 0, len(text), lexicon(language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "sier Lie."), ("nb", "har Lie tidligere uttalt."), ("nn", "seier Lie."), ("sv", "säger Lind."),
        ("da", "siger Lie."), ("en", "she said."), ("en", "said Mr Hill."), ("de", "sagte Klein."), ("de", "so Klein."),
        ("fr", "souligne-t-elle."), ("fr", "confie Morel."), ("es", "dijo Gil."), ("fi", "Partonen sanoo."),
        ("nl", "zegt Bos."), ("it", "ha detto Riva."),
    ],
)  # fmt: skip
def test_each_language_says_who_speaks_in_its_way(language: str, text: str) -> None:
    assert strength(text, language) == 2


@pytest.mark.parametrize("text", ["og så gikk de hjem.", "men det er slutt.", "fisken lukter."])
def test_a_sentence_that_goes_on_is_no_attribution(text: str) -> None:
    assert strength(text, "nb") == 0


def test_an_attribution_ends_with_its_sentence() -> None:
    article = read_in("nb", "– Vi kommer, sier Åse Lie til Avisa Nord. Hun vil ikke si når.")
    assert attributions(article) == ["sier Åse Lie til Avisa Nord"]


def test_verbs_beyond_saying_introduce_speech() -> None:
    for verb in ("spøker", "utbryter", "innrømmer", "fortsetter", "avslutter"):
        assert words(read_in("nb", f"– Det er over nå, {verb} Åse Lie.")) == ["Det er over nå"]
