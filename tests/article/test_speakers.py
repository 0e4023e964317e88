"""Who is named, and where a sentence ends."""

import pytest

from tui.article.languages import lexicon
from tui.article.speakers import sentence_end, speaker_in


def speaker(attribution: str, language: str = "nb") -> str | None:
    return speaker_in(attribution, attribution.lower(), 0, len(attribution), lexicon(language))


@pytest.mark.parametrize(
    ("attribution", "named"),
    [
        ("skriver Lie på Twitter tirsdag", "Lie"),
        ("sier ordfører Åse Lie til Avisa Nord", "Åse Lie"),
        ("sier Per-Gunnar Dahl", "Per-Gunnar Dahl"),
        ("forteller Ole van der Berg", "Ole van der Berg"),
        ("sier hun", None),
        ("sier ledelsen i Fiskefestivalen", None),
        ("sier en av dem", None),
    ],
)
def test_the_speaker_is_whoever_is_named(attribution: str, named: str | None) -> None:
    assert speaker(attribution) == named


def test_a_subject_before_its_verb_is_the_speaker() -> None:
    assert speaker("Anna Hill told the Mercury", "en") == "Anna Hill"


@pytest.mark.parametrize("sentence", ["sier dr. Lie", "sier Per A. Lie", "kl. 12 sa hun"])
def test_the_full_stop_of_an_abbreviation_ends_no_sentence(sentence: str) -> None:
    text = f"{sentence}. Så gikk de."
    assert sentence_end(text, 0, len(text)) == len(sentence)
