"""Words as an index has them."""

import sqlite3
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article.languages import languages
from tui.library.words import (
    cut,
    fold,
    fold_in_place,
    forms_of,
    has_stem,
    possible_stems,
    stem,
    stem_beginnings,
    stems,
    without_unseen,
    word_spans,
    words_of,
)

LETTERS = "abcæøåäöÆØÅÄÖéèêëÉóòôáàâüíïñçšžÑÇőß ΑάΣσς иЙё 漢字 09½² .,–-«»'’_\n\t\u00ad\u2060\u0301\u030a🙂"
texts = st.text(st.one_of(st.sampled_from(LETTERS), st.characters()))

INFLECTED = {
    "nb": "regjering regjeringen regjeringens regjeringer skole skolen skolene kommunens bilene",
    "nn": "jentene gutane skulane",
    "sv": "flickorna regeringens bilarna",
    "da": "regeringens skolerne bestemmelserne",
    "en": "happiness running ponies cities generously writing rated",
    "de": "häuser häusern regierungen straßen bäumen",
    "fr": "gouvernements mangerons nationales",
    "es": "gobiernos hablaremos ciudades",
    "fi": "taloissa hallituksen koulussa",
    "nl": "regeringen huizen kinderen brieven lopen bewoners",
    "it": "governi parleremo nazionali",
}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Idé", "ide"), ("André", "Andre"), ("kreps à la carte", "Kreps a la carte"), ("Zürich", "zurich"),
        ("Señor Muñoz", "senor munoz"), ("FAÇADE", "facade"), ("e\u0301te\u0301", "été"), ("Škoda", "skoda"),
        ("ΟΔΟΣ", "οδος"), ("İstanbul", "istanbul"), ("\u212bse", "Åse"), ("ǿre", "øre"), ("A\u030ase", "Åse"),
    ],
)  # fmt: skip
def test_an_accent_does_not_tell_two_words_apart(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("ås", "as"), ("Åse", "Ase"), ("før", "for"), ("bær", "baer"), ("får", "far"), ("höra", "hora")]
)
def test_a_letter_of_its_own_is_no_other_letter(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_letters_of_their_own_stay_as_they_are() -> None:
    assert fold("ÅÄÖÆØ åäöæø ß") == "åäöæø åäöæø ß"


def test_other_scripts_keep_their_letters() -> None:
    assert fold("Йод ёж") == "йод ёж"


def test_what_no_index_takes_does_not_reach_it() -> None:
    assert fold("a\x00b") == "a\ufffdb"
    assert fold("a\ud800c\udfff") == "a\ufffdc\ufffd"


def test_a_letter_with_several_marks_loses_them_all() -> None:
    assert fold("e\u0301\u0323 å\u0301") == "e å"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("«Vi er glade», sier hun.", "vi er glade sier hun"),
        ("VG-journalist", "vg journalist"),
        ("don't l'été", "don t l ete"),
        ("TV2 og NRK1: 98,3 prosent", "tv2 og nrk1 98 3 prosent"),
        ("under_strek", "under strek"),
        ("bra\U0001f917bra", "bra bra"),
        ("x\u0305y", "x\u0305y"),
        ("enke\u00adman\u00ad\u00adnen\u00ad og\u2060så \u00adja", "enkemannen også ja"),
        ("\ue001logo", "\ue001logo"),
        ("(+) – …", ""),
    ],
)
def test_a_text_is_cut_into_its_words(text: str, words: str) -> None:
    assert words_of(text) == words.split()


@given(texts)
def test_to_fold_twice_is_to_fold_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_folding_in_place_keeps_every_offset(text: str) -> None:
    assert len(fold_in_place(text)) == len(text)


@given(texts)
def test_a_composed_text_has_the_same_words_in_place(text: str) -> None:
    composed = unicodedata.normalize("NFC", "".join(char for char in text if not unicodedata.combining(char)))
    in_place = [without_unseen(found[0]) for found in word_spans(fold_in_place(composed))]
    assert in_place == words_of(composed) or unicodedata.normalize("NFC", composed.lower()) != composed.lower()


@given(texts)
def test_words_with_blanks_between_are_the_same_words(text: str) -> None:
    assert words_of(" ".join(words_of(text))) == words_of(text)


@given(texts)
def test_words_are_found_where_they_stand(text: str) -> None:
    folded = fold(text)
    assert [found[0] for found in word_spans(folded)] == cut(folded)


@given(st.text(st.sampled_from(LETTERS.replace("\u0301", "").replace("\u030a", "").replace("🙂", "") + "Āğıłș")))
def test_words_are_cut_where_the_index_cuts_them(text: str) -> None:
    assert tokens(fold(text)) == words_of(text)


@given(texts)
def test_the_index_agrees_with_itself_on_every_word(text: str) -> None:
    whole = tokens(" ".join(words_of(text)))
    assert whole == [token for word in words_of(text) for token in tokens(word)]


def tokens(text: str) -> list[str]:
    """How SQLite cuts and folds a text."""
    index = sqlite3.connect(":memory:")
    try:
        index.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 0')")
        index.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance')")
        index.execute("INSERT INTO t VALUES (?)", (text,))
        return [row[0] for row in index.execute("SELECT term FROM v ORDER BY offset")]
    finally:
        index.close()


def test_the_forms_of_a_word_share_a_stem() -> None:
    forms = ["regjering", "regjeringen", "regjeringens", "regjeringer", "regjeringene"]
    assert {stem(form, "nb") for form in forms} == {"regjering"}
    assert forms_of(["skolen", "skoler"], "nn") == [("skol", "skolen"), ("skol", "skoler")]
    assert stem("häuser", "de") == stem("haus", "de")


def test_every_language_has_a_stemmer() -> None:
    assert set(INFLECTED) == set(languages())
    for language, words in INFLECTED.items():
        assert any(stem(word, language) != word for word in words.split())


def test_a_word_may_have_a_stem_in_each_of_several_languages() -> None:
    assert stems("running", ["nb", "en"]) == {"running", "run"}


@pytest.mark.parametrize("word", ["98", "tv2", "u21", "a" * 41])
def test_a_figure_or_an_endless_word_has_no_stem(word: str) -> None:
    assert not has_stem(word)
    assert stems(word, ["nb"]) == possible_stems(word, ["nb"]) == set()
    assert forms_of([word], "nb") == []
    assert stem(word, "nb") == word


def test_a_language_without_a_stemmer_leaves_words_as_they_are() -> None:
    assert stem("skolen", "xx") == "skolen"
    assert stems("skolen", ["xx"]) == {"skolen"}
    assert forms_of(["skolen"], "xx") == [("skolen", "skolen")]


def beginnings() -> Iterator[tuple[str, str, str]]:
    for language, words in INFLECTED.items():
        for word in map(fold, words.split()):
            for length in range(3, len(word) + 1):
                yield language, word[:length], word


@pytest.mark.parametrize(("language", "beginning", "word"), list(beginnings()))
def test_a_word_that_is_being_typed_is_found_by_its_stem(language: str, beginning: str, word: str) -> None:
    begun = tuple(stem_beginnings(beginning, [language]))
    assert stem(word, language) in possible_stems(beginning, [language]) or stem(word, language).startswith(begun)


def test_what_is_typed_has_only_its_own_beginnings_as_short_stems() -> None:
    possible = possible_stems("regjeringe", ["nb"])
    assert {"regjering", "regjeringe"} < possible
    assert all("regjeringe".startswith(each) for each in possible)


@given(texts, st.sampled_from(languages()))
def test_no_word_is_too_strange_to_have_a_stem(text: str, language: str) -> None:
    for word in words_of(text):
        assert isinstance(stem(word, language), str)
        assert stem_beginnings(word, [language]) or not has_stem(word)
