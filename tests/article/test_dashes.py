"""Speech that a dash opens, and dashes that open none."""

import pytest

from tests.article.reading import line, quotes, read_in, words
from tui.article.dashes import opens_with_dash


@pytest.mark.parametrize("opening", ["– ", "- ", "-", "— ", "― ", "–\u2060 ", "–\xa0", "–"])
def test_every_kind_of_dash_opens_speech(opening: str) -> None:
    assert quotes(read_in("nb", f"{opening}Vi skal ut på havet, sier Åse Lie.")) == [("Vi skal ut på havet", "Åse Lie")]


@pytest.mark.parametrize("text", ["-5 grader", "– 0,5 grader", "--- ", "-filmen ble lang", "–", "Vi – du og jeg"])
def test_a_minus_or_a_rule_opens_none(text: str) -> None:
    assert opens_with_dash(line(text)) == 0


@pytest.mark.parametrize("mark", ["!", "?", "!,", "…"])
def test_the_mark_that_ends_the_speech_belongs_to_it(mark: str) -> None:
    assert words(read_in("nb", f"– For en dag{mark} sier Åse Lie.")) == [f"For en dag{mark.rstrip(',')}"]


def test_speech_that_goes_on_after_a_new_dash_is_a_quote_of_its_own() -> None:
    article = read_in("nb", "– Hold ut, sier Åse Lie. – Vi kommer.")
    assert quotes(article) == [("Hold ut", "Åse Lie"), ("Vi kommer.", "Åse Lie")]


def test_speech_broken_by_its_attribution_is_two_quotes() -> None:
    assert words(read_in("nb", "– Nei, sier hun, – aldri.")) == ["Nei", "aldri."]


def test_what_follows_the_attribution_without_a_dash_is_told_by_the_paper() -> None:
    assert words(read_in("nb", "– Det er gunstig, begynner Guri Vik. Hun vil ikke si mer.")) == ["Det er gunstig"]


def test_the_attribution_stands_between_two_dashes_in_spanish() -> None:
    article = read_in("es", "—Que no haga ruido —responde Luis Gil—. Con eso basta.")
    assert quotes(article) == [("Que no haga ruido", "Luis Gil"), ("Con eso basta.", "Luis Gil")]


def test_the_speaker_may_come_before_the_verb_in_finnish() -> None:
    assert quotes(read_in("fi", "– Olemme odottaneet kauan, Partonen sanoo.")) == [
        ("Olemme odottaneet kauan", "Partonen")
    ]


@pytest.mark.parametrize("text", ["Det endte 2 – 1.", "Han levde i byen (1866 - 1949).", "Alle – også hun – var der."])
def test_a_dash_within_a_sentence_opens_no_speech(text: str) -> None:
    assert words(read_in("nb", text)) == []
