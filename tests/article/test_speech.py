"""Direct speech through a whole story: from paragraph to paragraph."""

from tests.article.reading import quotes, read_in, words


def test_a_mark_that_stays_open_over_paragraphs_quotes_each_of_them() -> None:
    article = read_in("nb", "«Dette er et langt brev\n\nsom går over flere avsnitt\n\nog slutter her.»")
    assert words(article) == ["Dette er et langt brev", "som går over flere avsnitt", "og slutter her."]


def test_a_mark_reopened_in_each_paragraph_quotes_to_the_end_of_each() -> None:
    article = read_in("en", "“The letters have led to nothing.\n\n“We will not give up now.”")
    assert words(article) == ["The letters have led to nothing.", "We will not give up now."]


def test_a_dash_after_a_colon_opens_speech() -> None:
    assert words(read_in("nb", "Han sier: – Vi kommer i morgen.")) == ["Vi kommer i morgen."]


def test_items_of_a_list_say_nothing() -> None:
    assert words(read_in("nb", "– Melk\n– Mel\n– Sukker\n– Egg")) == []


def test_question_and_answer_are_both_speech() -> None:
    article = read_in("nb", "– Hvor lenge kan dere vente?\n\n– Til lørdag, svarer Lie.")
    assert quotes(article) == [("Hvor lenge kan dere vente?", None), ("Til lørdag", "Lie")]


def test_marks_within_speech_by_dash_are_part_of_it() -> None:
    article = read_in("nb", "– «Kom igjen, kom igjen», sa jeg, forklarte Lie.")
    assert quotes(article) == [("«Kom igjen, kom igjen», sa jeg", "Lie")]


def test_speech_within_a_caption_is_the_captions() -> None:
    article = read_in("nb", "GLAD: – Det har vært en lang dag, sier Lie. Foto: Per Vik")
    assert words(article) == []
