"""Who speaks is told right, on quotes that were labelled by hand."""

from tests.article.speaker_labels import agreement, stories

SHARE = 0.9  # of the quotes with a speaker lead to that one
TRUST = 0.98  # of the persons given are the right ones


def test_quotes_lead_to_who_speaks_as_often_as_was_promised() -> None:
    found = agreement(stories("dev"))
    assert found.share >= SHARE, found
    assert found.trust >= TRUST, found


def test_the_labels_of_speakers_fit_their_texts() -> None:
    assert [label["id"] for text, label in stories("dev") if len(text) != label["chars"]] == []


def test_speakers_are_labelled_with_names_that_stand_in_the_text() -> None:
    strange = [
        (label["id"], quote["speaker"])
        for text, label in stories("dev")
        for quote in label["quotes"]
        if quote["speaker"] is not None and not all(word in text for word in quote["speaker"].split())
    ]
    assert strange == []
