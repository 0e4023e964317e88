"""The persons of a story, whatever its text is."""

from hypothesis import given
from hypothesis import strategies as st

from tests.article.reading import read
from tui.article.document import Document
from tui.article.languages import fold, languages, lexicon
from tui.article.persons import Persons
from tui.article.understand import understand

_PIECES = (
    *(
        "Ola Moen",
        "Kari Moen",
        "Moen",
        "Ola Moens båt",
        "Håland",
        "Haaland",
        "Ursula von der Leyen",
        "R. Kelly",
        "Chi's",
        "Å",
    ),
    *("ordfører", "ordføreren", "Bremnes-presidenten", "den 45 år gamle", "(45)", "(Ap)", "faren", "en mann", "og"),
    *("sier", "sier han", "skriver hun", "ifølge", "dette sier", "Men hun", "said", "the mayor", "sagte er"),
    *(". ", ", ", ": ", "!", "?", "– ", "— ", "- ", "«", "»", "“", "”", "\n", "\n\n", " ", "\xa0", "’", "-", "NTB"),
)
STORIES = st.lists(st.sampled_from(_PIECES) | st.text(max_size=6), max_size=60).map(" ".join)


@given(STORIES)
def test_a_person_is_named_in_words_that_stand_in_the_text(text: str) -> None:
    for quote in understand(Document(text)).quotes:
        assert quote.person != ""
        assert all(word in text for word in (quote.person or "").split())


@given(STORIES, st.sampled_from(languages()))
def test_every_mention_lies_where_it_was_looked_for_and_names_words_of_the_text(text: str, code: str) -> None:
    persons = Persons(text, fold(text), lexicon(code))
    for low, high in ((0, len(text)), (len(text) // 4, len(text) - len(text) // 4)):
        for mention in (*persons.mentions(low, high), *persons.strangers(low, high)):
            assert low <= mention.start < mention.end <= high
            assert all(word in text for word in mention.person.split())


@given(STORIES)
def test_a_name_is_the_same_persons_however_often_it_is_asked_for(text: str) -> None:
    persons = Persons(text, fold(text), lexicon("nb"))
    first = [(mention.person, persons.is_man(mention.person)) for mention in persons.mentions(0, len(text))]
    assert first == [(mention.person, persons.is_man(mention.person)) for mention in persons.mentions(0, len(text))]


def test_a_person_is_known_by_the_longest_form_of_the_name() -> None:
    story = read(
        """
        Ursula von der Leyen og Ola Moen møttes på kaia, og von der Leyen smilte.

        – Det blir vått, sier Leyen.
        """
    )
    assert [quote.person for quote in story.quotes] == ["Ursula von der Leyen"]
