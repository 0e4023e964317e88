"""When two texts are one story, and what a library keeps to find it again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stories import story
from tui.article.blocks import Kind
from tui.article.spans import Span
from tui.library.sameness import Sketch, are_one, bands_of, pack, sketch_of, told, unpack, words_told
from tui.library.words import words_of

FERRY = (
    "Ferga mellom Hella og Dragsvik gikk på grunn natt til tirsdag. Om bord var det 34 passasjerer og ni biler, "
    "og ingen ble skadd. Mannskapet fikk ferga av grunnen klokka 3 med hjelp fra et slepefartøy. "
    "Passasjerene ble tatt i land med redningsskøyta og kjørt videre med buss. "
    "Rederiet har ikke funnet årsaken ennå, men været var rolig og sikten god. "
    "Ferga går til verksted i Florø og er ute av drift til fredag. Til da kjører en mindre ferge annenhver time, "
    "og de som kan, blir bedt om å ta veien rundt fjorden. "
    "Sjøfartsdirektoratet har bedt om en rapport innen to uker, og politiet har avhørt kapteinen som vitne."
)
LIBRARY = (
    "Biblioteket i Sauda holder åpent også om natta fra nyttår. De som vil inn etter stengetid, låser seg inn med "
    "lånekortet og et nummer de får på skranken. Kommunen tror at skiftarbeidere og studenter får mest glede av det. "
    "I nabokommunen har en slik ordning ført til at utlånet gikk opp med en femdel på ett år. "
    "Bare de som er over 15 år, får adgang, og et kamera ved døra skal gjøre at folk føler seg trygge."
)
BANDS_OF_FERRY = (6960845, 41953301, 10327471, 54930841, 47482497, 12482018, 37184716, 89962904)
words = st.lists(st.text("abcdefgh", min_size=1, max_size=4), max_size=120)
bands = st.lists(st.integers(-(2**31), 2**31 - 1), min_size=1, max_size=8, unique=True).map(tuple)
stretches = st.lists(st.tuples(st.integers(0, 9_999), st.integers(0, 9_999)).map(lambda at: Span(*at))).map(tuple)


def test_a_text_is_one_with_itself_cut_after_a_few_sentences() -> None:
    cut = FERRY[: FERRY.index("Rederiet")]
    assert are_one(words_of(FERRY), words_of(cut))
    assert set(bands_of(words_of(FERRY))) & set(bands_of(words_of(cut)))


def test_a_text_with_another_after_it_is_still_one_with_it() -> None:
    assert are_one(words_of(FERRY), words_of(FERRY + " " + LIBRARY))


def test_a_corrected_figure_and_a_corrected_word_leave_a_text_the_same() -> None:
    corrected = FERRY.replace("34", "36").replace("rolig", "stille")
    assert are_one(words_of(FERRY), words_of(corrected))
    assert set(bands_of(words_of(FERRY))) & set(bands_of(words_of(corrected)))


def test_two_texts_of_different_things_are_two() -> None:
    assert not are_one(words_of(FERRY), words_of(LIBRARY))
    assert not set(bands_of(words_of(FERRY))) & set(bands_of(words_of(LIBRARY)))


def test_a_report_made_after_the_same_pattern_with_other_figures_is_another_story() -> None:
    report = (
        "Oslo Børs steg {} prosent til {} poeng mandag. Omsetningen var på {} milliarder kroner, mot {} fredag. "
        "Mest omsatt var Equinor, som steg {} prosent til {} kroner. Brent-olje ble handlet for {} dollar fatet ved "
        "børsslutt, og en euro kostet {} kroner. De asiatiske børsene åpner igjen natt til tirsdag norsk tid."
    )
    one = report.format("0,4", "1207", "5,3", "4,8", "1,1", "312", "81", "11,42")
    other = report.format("1,3", "1242", "6,1", "5,7", "2,6", "329", "84", "11,38")
    assert not are_one(words_of(one), words_of(other))


def test_a_notice_of_another_day_that_goes_on_as_the_first_one_is_another_story() -> None:
    notice = (
        "Spredningen av pollen fra bjørk blir {} på Østlandet {}. På Vestlandet er det ventet {} spredning, og or er "
        "på vei ned. Varselet er laget av forbundet for allergikere. Regn vasker pollen ut av lufta, og på tørre dager "
        "med vind er det mest av det tidlig om morgenen. Den som er plaget, bør begynne med medisin før sesongen."
    )
    one, other = notice.format("kraftig", "mandag", "moderat"), notice.format("moderat", "tirsdag", "beskjeden")
    assert not are_one(words_of(one), words_of(other))


def test_a_long_text_below_them_that_is_the_same_every_day_makes_two_notices_no_story() -> None:
    notice = "Nødetatene rykket {} ut til en brann i {} i {}. {} kom seg ut, og brannvesenet fikk kontroll etter {}. "
    one = notice.format("mandag", "et naust", "Kvam", "Alle", "en halvtime")
    other = notice.format("onsdag", "en garasje", "Lom", "Begge", "to timer")
    assert not are_one(words_of(one + LIBRARY + FERRY), words_of(other + LIBRARY + FERRY))


def test_a_later_story_that_ends_with_what_was_told_before_is_another_one() -> None:
    told = words_of(FERRY)[:80]
    news = [f"{word}s" for word in words_of(LIBRARY)]
    assert are_one(told, [*told, *news, *words_of(LIBRARY)])
    assert not are_one(told, [*news, *words_of(LIBRARY), *told])


def test_an_overview_is_none_of_the_notices_that_are_in_it() -> None:
    notice = words_of(FERRY)[:50]
    others = [f"{word}{letter}" for letter in "st" for word in words_of(LIBRARY)]
    assert are_one(notice, [*notice, *others])
    assert not are_one(notice, [*words_of("God morgen! Her er det viktigste som skjedde i natt."), *notice, *others])


def test_a_text_below_another_lead_is_still_the_same() -> None:
    lead = "Over tretti mennesker måtte hentes i land i Sogn i går etter at fergen de var om bord på, tok bunnen."
    assert are_one(words_of(FERRY), words_of(lead + FERRY.partition(".")[2]))
    beginning = [f"{word}s" for word in words_of(FERRY)[:90]]
    assert are_one(words_of(FERRY + LIBRARY), [*beginning, *words_of(FERRY + LIBRARY)])


def test_a_text_of_a_line_is_one_with_nothing_and_has_no_bands() -> None:
    line = words_of("Ferga mellom Hella og Dragsvik er i gang igjen etter havariet.")
    assert bands_of(line) == ()
    assert not are_one(line, line)


def test_what_a_paper_puts_around_a_text_is_not_told() -> None:
    article = story(
        (Kind.HEADLINE, "Ferge på grunn"),
        (Kind.BYLINE, "Av Kari Nes"),
        (Kind.LEAD, "Ferga gikk på grunn."),
        (Kind.PARAGRAPH, "Ingen ble skadd."),
        (Kind.REFERENCE, "Les også: |Verft|"),
        (Kind.PARAGRAPH, "Ferga går til verksted."),
        (Kind.CAPTION, "Ferga. Foto: |Per Li|"),
    )
    assert [article.document.text[start:end] for start, end in told(article)] == [
        "Ferga gikk på grunn.\nIngen ble skadd.",
        "Ferga går til verksted.",
    ]


def test_a_text_without_paragraphs_is_told_even_where_all_of_it_was_taken_for_a_headline() -> None:
    article = story((Kind.HEADLINE, FERRY), (Kind.REFERENCE, f"Les også: |{LIBRARY}|"))
    assert [article.document.text[start:end] for start, end in told(article)] == [FERRY]


def test_a_story_is_found_again_under_another_headline_another_name_and_another_caption() -> None:
    one = story((Kind.HEADLINE, "Ferge på grunn"), (Kind.BYLINE, "NTB"), (Kind.PARAGRAPH, FERRY))
    other = story(
        (Kind.HEADLINE, "34 tatt i land"),
        (Kind.PARAGRAPH, FERRY),
        (Kind.CAPTION, "Ferga ved kai i Florø. Foto: |Per Li|"),
    )
    assert sketch_of(one).bands == sketch_of(other).bands != ()


def test_the_bands_of_a_text_are_those_that_older_libraries_have_of_it() -> None:
    assert bands_of(words_of(FERRY)) == BANDS_OF_FERRY


@given(words)
def test_the_bands_are_numbers_that_a_database_keeps_in_four_bytes(text: list[str]) -> None:
    assert all(-(2**31) <= band < 2**31 for band in bands_of(text))
    assert bands_of(text) == bands_of(list(text))


@given(words, words)
def test_it_does_not_matter_which_of_two_is_asked_for_first(one: list[str], other: list[str]) -> None:
    assert are_one(one, other) == are_one(other, one)


@given(bands, stretches)
def test_a_sketch_comes_back_as_it_was_packed(numbers: tuple[int, ...], places: tuple[Span, ...]) -> None:
    assert unpack(pack(Sketch(numbers, places))) == Sketch(numbers, places)


def test_nothing_is_kept_of_a_text_that_is_too_short() -> None:
    assert pack(Sketch((), (Span(0, 9),))) == b""
    assert unpack(b"") == Sketch((), ())


@pytest.mark.parametrize("packed", [b"\x04", b"\x01\x00\x00\x00\x00\x00", b"\xff" + b"\x00" * 8])
def test_a_sketch_that_is_damaged_says_so(packed: bytes) -> None:
    with pytest.raises(ValueError, match="damaged"):
        unpack(packed)


def test_a_soft_hyphen_parts_no_word() -> None:
    assert words_told("Rednings\u00adskøyta kom.", [Span(0, 21)]) == ["redningsskøyta", "kom"]


def test_the_words_of_a_text_are_those_of_its_stretches_alone() -> None:
    assert words_told("Av Kari Nes. Ferga gikk. NTB", [Span(13, 24)]) == ["ferga", "gikk"]
