"""Captions with their cues and credits."""

import pytest

from tests.article.reading import captions, read_in


@pytest.mark.parametrize(
    ("language", "text", "credit"),
    [
        ("nb", "VANT: Åse Lie feirer seieren. Foto: Per Vik / NTB", "Per Vik / NTB"),
        ("nb", "SKJER DET IGJEN?: Alle venter i havna. Foto: Privat", "Privat"),
        ("nb", "«ALLE KAN GÅ»: Toget gikk gjennom byen. Foto: Per Vik", "Per Vik"),
        ("nb", "Åse Lie møtte pressen ved havna fredag kveld. Per Vik/NTB scanpix", "Per Vik/NTB scanpix"),
        ("nb", "Åse Lie (t.v.) og Per Vik i båten som tok dem hjem", None),
        ("nb", "Privat", "Privat"),
        ("sv", "Eva Lind vid hamnen. Foto: Per Berg / TT", "Per Berg / TT"),
        ("en", "Anna Hill at the harbour (Photo: Bob Moss/PA Wire)", "Bob Moss/PA Wire"),
        ("en", "Anna Hill looks at the boat. Photograph: Bob Moss/Reuters", "Bob Moss/Reuters"),
        ("de", "Anna Klein am Hafen. © dpa | Karl Berg", "dpa | Karl Berg"),
        ("fr", "Anne Morel sur le port. Crédit : Paul Petit / AFP", "Paul Petit / AFP"),
    ],
)  # fmt: skip
def test_a_caption_is_all_of_its_line_with_the_credit(language: str, text: str, credit: str | None) -> None:
    assert captions(read_in(language, text)) == [(text, credit)]


@pytest.mark.parametrize(
    "text", ["JOEL LIND / BILDBYRÅN", "© ÅSE LIE", "Foto: Per Vik", "Lehtikuva / Reuters / NTB scanpix"]
)
def test_a_credit_alone_is_a_caption(text: str) -> None:
    assert [words for words, _ in captions(read_in("nb", text))] == [text]


def test_the_cue_is_the_words_in_capitals_without_the_colon() -> None:
    article = read_in("nb", "NB! STERKT INNTRYKK: Det som er igjen av fjøset. Foto: Per Vik")
    (caption,) = article.captions
    assert caption.cue is not None
    assert article.text_of(caption.cue) == "NB! STERKT INNTRYKK"


def test_a_button_of_the_page_is_no_part_of_the_caption() -> None:
    (found,) = captions(read_in("nb", "VANT: Åse Lie feirer. Foto: Per Vik / NTB Vis mer"))
    assert found[0] == "VANT: Åse Lie feirer. Foto: Per Vik / NTB"


def test_two_captions_may_stand_on_one_line() -> None:
    text = "Alle venter i havna. Foto: Per Vik / NTB Her er Åse Lie i båten. Foto: Ole Dal / NTB"
    assert captions(read_in("nb", text)) == [
        ("Alle venter i havna. Foto: Per Vik / NTB", "Per Vik / NTB"),
        ("Her er Åse Lie i båten. Foto: Ole Dal / NTB", "Ole Dal / NTB"),
    ]


def test_the_credit_may_come_first() -> None:
    text = "FOTO: Per Vik TØRT: Så langt i november har det ikke regnet i byen"
    assert [words for words, _ in captions(read_in("nb", text))] == [text]


def test_a_credit_may_stand_below_its_label() -> None:
    assert captions(read_in("nb", "Foto:\nPer Vik")) == [("Foto:\nPer Vik", "Per Vik")]


def test_what_a_blog_left_around_a_caption_is_no_part_of_it() -> None:
    text = '[caption id="attachment_12" width="300"]Åse Lie i havna (Foto: Per Vik)[/caption]'
    assert captions(read_in("nb", text)) == [("Åse Lie i havna (Foto: Per Vik)", "Per Vik")]


def test_a_caption_that_is_repeated_counts_each_time() -> None:
    text = "VANT: Åse Lie feirer. Foto: Per Vik"
    assert [words for words, _ in captions(read_in("nb", f"{text}\n\n{text}"))] == [text, text]


@pytest.mark.parametrize(
    "text", ["Kameraet tar bilder i flere formater. Foto: jpg, bmp, tiff", "Han tok et foto av båten."]
)
def test_a_sentence_about_pictures_is_none(text: str) -> None:
    assert captions(read_in("nb", text)) == []
