"""Speech between marks, and what else stands between marks."""

import pytest

from tests.article.reading import quotes, read_in, words


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("nb", "«Vi gir oss ikke», skriver Lie.", ("Vi gir oss ikke", "Lie")),
        ("da", "»Vi vil vise, at det kan gøres,« siger Lie.", ("Vi vil vise, at det kan gøres,", "Lie")),
        ("sv", "”Vi har väntat länge på det”, säger Lind.", ("Vi har väntat länge på det", "Lind")),
        ("en", "“We have waited for years,” Anna Hill told the Mercury.", ("We have waited for years,", "Anna Hill")),
        ("en", "'It was a surprise to us,' said Mr Hill.", ("It was a surprise to us,", "Mr Hill")),
        ("en", '"It was a surprise to us," said Mr Hill.', ("It was a surprise to us,", "Mr Hill")),
        ("de", "„Das ist ein guter Tag“, so Klein.", ("Das ist ein guter Tag", "Klein")),
        ("de", "»Das ist ein guter Tag für uns«, sagt Klein.", ("Das ist ein guter Tag für uns", "Klein")),
        ("fr", "« Nous avons attendu longtemps », confie Morel.", ("Nous avons attendu longtemps", "Morel")),
        ("es", "«Hemos esperado mucho tiempo», dijo Gil.", ("Hemos esperado mucho tiempo", "Gil")),
        ("nl", "‘We hebben lang gewacht’, zegt Bos.", ("We hebben lang gewacht", "Bos")),
        ("it", "«Abbiamo aspettato a lungo», ha detto Riva.", ("Abbiamo aspettato a lungo", "Riva")),
        ("fi", "”Olemme odottaneet kauan”, sanoo Virtanen.", ("Olemme odottaneet kauan", "Virtanen")),
    ],
)  # fmt: skip
def test_each_language_has_marks_of_its_own(language: str, text: str, said: tuple[str, str]) -> None:
    assert quotes(read_in(language, text)) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "Hun så «Farmen kjendis» på fjernsyn.",
        "Det var tre lag: «Havna», «Byen» og «Øya».",
        "De drakk «rødvin» og sang.",
        "Hun leser boken «Den lange veien hjem til havet igjen» om kvelden.",
    ],
)
def test_titles_names_and_scare_quotes_are_nobodys_words(text: str) -> None:
    assert words(read_in("nb", text)) == []


def test_a_fragment_of_four_words_is_somebodys_words() -> None:
    assert words(read_in("nb", "Ifølge Åse Lie er dette «en seier for alle her ute».")) == ["en seier for alle her ute"]


def test_the_first_word_of_an_attribution_is_no_name() -> None:
    article = read_in("nb", "Ifølge Åse Lie er «dette det verste jeg har sett på lenge».")
    assert quotes(article) == [("dette det verste jeg har sett på lenge", "Åse Lie")]


def test_an_attribution_inside_the_marks_splits_the_speech() -> None:
    article = read_in("fr", "« Notre désaccord est total, souligne-t-elle. La ville a des solutions. »")
    assert words(article) == ["Notre désaccord est total", "La ville a des solutions."]


def test_who_speaks_may_be_told_before_a_colon() -> None:
    assert quotes(read_in("nb", "Lie sa: «Dette er ikke slutten for oss.»")) == [
        ("Dette er ikke slutten for oss.", "Lie")
    ]


def test_a_sign_says_something_too() -> None:
    assert words(read_in("nb", "På plakaten sto det «Vi vil ha havna tilbake nå».")) == ["Vi vil ha havna tilbake nå"]
