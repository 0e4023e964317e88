"""Who speaks each quote, as docs/speakers.md has it."""

import pytest

from tests.article.reading import persons, read, read_in

MOEN = "Ordfører Kari Moen (Ap) var på kaia da ferja kom.\n\n"


def spoken(written: str, language: str = "nb") -> list[str | None]:
    return persons(read_in(language, written))


@pytest.mark.parametrize(
    "attribution",
    ["sier Moen", "sier ordfører Moen", "sier Kari Moen (Ap) til NTB", "sier Kari", "sier hun", "sier ordføreren"],
)
def test_every_way_to_name_somebody_leads_to_the_full_name(attribution: str) -> None:
    assert spoken(f"{MOEN}– Nå går den igjen, {attribution}.") == ["Kari Moen"]


@pytest.mark.parametrize(
    "introduced",
    [
        "USAs president Joe Lunde kom i går.",
        "Bremnes-presidenten Joe Lunde kom i går.",
        "Den nye presidenten, Joe Lunde, kom i går.",
        "Joe Lunde, president i Bremnes, kom i går.",
        "Presidenten i klubben, Joe Lunde, kom i går.",
    ],
)
def test_a_role_leads_to_the_one_introduced_with_it(introduced: str) -> None:
    assert spoken(f"{introduced}\n\nIda Moe var der.\n\n– Dette går bra, sier presidenten.") == ["Joe Lunde"]


def test_a_role_that_two_have_leads_to_neither() -> None:
    both = "President Joe Lunde og president Ida Moe møttes på broa, med Per Lie imellom.\n\n"
    assert spoken(f"{both}– Dette går bra, sier presidenten.") == [None]


def test_titles_and_clubs_are_no_part_of_a_name() -> None:
    assert spoken("– Vi kan vinne, sier Bremnøy-trener Siri Hove.\n\n– Vi må, sier Hove.") == ["Siri Hove"] * 2


def test_a_surname_that_two_bear_leads_to_neither() -> None:
    assert spoken("Ola Moen og Kari Moen var på kaia.\n\n– Nå går den igjen, sier Moen.") == [None]


def test_a_first_name_is_no_surname_of_somebody_else() -> None:
    assert spoken("Ola Moen og Kari Lie var på kaia.\n\n– Nå går den, sier Kari.\n\n– Ja, sier Moen.") == [
        "Kari Lie",
        "Ola Moen",
    ]


def test_a_pronoun_never_goes_to_a_woman_for_a_man() -> None:
    assert spoken(f"{MOEN}– Nå går den igjen, sier han.") == [None]


def test_a_pronoun_goes_to_the_subject_of_the_sentence_before() -> None:
    written = "– Bra, sier Ola Moen.\n\nLars Lie takket Per Dahl for hjelpen.\n\n– Han er god å ha, sier han."
    assert spoken(written) == ["Ola Moen", "Lars Lie"]


def test_a_pronoun_goes_to_the_last_speaker_where_nobody_else_was_named() -> None:
    assert spoken("– Bra, sier Ola Moen.\n\nDet regnet på kaia.\n\n– Vått, sier han.") == ["Ola Moen"] * 2


def test_what_a_person_was_called_before_tells_who_is_meant() -> None:
    written = (
        "Chi Nordli (34) kom først.\n\n– Bra, sier hun.\n\nOgså Ola Lie var der, med Chi Nordli og Per Dahl.\n\n"
        "– Godt, sier hun."
    )
    assert spoken(written) == ["Chi Nordli"] * 2


def test_whose_something_is_is_not_who_speaks() -> None:
    written = "– Bra, sier Ola Moen.\n\nHan forstår ikke Per Dahls kritikk.\n\n– Den er tull, sier han."
    assert spoken(written) == ["Ola Moen"] * 2


def test_papers_and_offices_are_nobody() -> None:
    assert spoken("– Ferja går, melder Bergens Tidende.\n\n– Det stemmer, sier Bremnes kommune.") == [None, None]


def test_an_age_leads_to_the_one_who_has_it() -> None:
    assert spoken("Ola Moen (45) og Per Dahl (31) rodde.\n\n– Det var langt, sier 31-åringen.") == ["Per Dahl"]


@pytest.mark.parametrize(
    ("introduced", "person"),
    [
        ("Chi Nordli, 45, og Ola Moen (31) rodde.", "Chi Nordli"),
        ("Ola Moen (31 år) og Chi Nordli (45 år) rodde.", "Chi Nordli"),
        ("Den 45 år gamle Chi Nordli og Ola Moen rodde.", "Chi Nordli"),
        ("Ola Moen og 45-åringen Chi Nordli rodde.", "Chi Nordli"),
        ("Ola Moen rodde hjem.", "Ola Moen"),
        ("Ola Moen (31) rodde hjem.", None),
        ("Ola Moen er kalt inn for Per Dahl.", None),
    ],
)
def test_an_age_leads_to_who_may_have_it(introduced: str, person: str | None) -> None:
    assert spoken(f"{introduced}\n\n– Det var langt, sier 45-åringen.") == [person]


def test_an_age_that_nobody_has_may_be_that_of_the_last_speaker() -> None:
    written = "– Bra, sier Ola Moen.\n\nMoen rodde sammen med Per Dahl.\n\n– Vått, sier 45-åringen."
    assert spoken(written) == ["Ola Moen"] * 2


def test_a_story_that_begins_with_words_said_has_its_headline_before_them() -> None:
    story = """
        Ola Moen ble nummer to i regnet på Fjordnes

        – Det var nær, men ikke nær nok. Det blir tøft i morgen, skrev nordmannen på sin konto.

        Moen rodde raskt og godt, og var to sekunder foran de andre da han kom til fyret i ettermiddag.
        """
    assert persons(read(story)) == ["Ola Moen"]


def test_speech_goes_on_in_the_next_paragraph() -> None:
    assert spoken("– Bra, sier Ola Moen.\n\n– Og vått. Det skal det være her hos oss i vest.") == ["Ola Moen"] * 2


def test_a_colon_leads_to_the_subject_before_it() -> None:
    assert spoken("– Bra, sier Ola Moen, før han legger til:\n\n– Men vått.") == ["Ola Moen"] * 2


def test_a_sentence_may_point_back_at_who_spoke() -> None:
    assert spoken("– Det blir vått.\n\nDette sier Ola Moen, leder i Båtlaget.") == ["Ola Moen"]


def test_in_an_interview_nobody_is_guessed() -> None:
    written = "Ola Moen ror.\n\n– Hvor langt?\n\n– Til fyret.\n\n– Og hjem?\n\n– Hjem er det kortere."
    assert spoken(written) == [None] * 4


def test_a_subheading_in_the_form_of_speech_is_by_nobody() -> None:
    written = (
        "– Bra, sier Ola Moen.\n\n– En våt tur\n\nDet regnet hele veien til fyret og hjem igjen, og båten tok inn vann."
    )
    assert spoken(written) == ["Ola Moen", None]


def test_a_surname_never_goes_to_somebody_named_only_later() -> None:
    written = "Ola Moen var på kaia.\n\n– Nå går den, sier Moen.\n\nSå kom Kari Moen."
    assert spoken(written) == ["Ola Moen"]


@pytest.mark.parametrize(
    ("language", "introduced", "attribution", "person"),
    [
        ("en", "Fire Chief Dane Slocum ran.", "Slocum said", "Dane Slocum"),
        ("nb", "Bremnøy United-legenden Dane Slocum løp.", "sier Slocum", "Dane Slocum"),
        ("nb", "Også Fjordpartiets Ola Moen var der, og Fjordpartiet var glad.", "sier Moen", "Ola Moen"),
    ],
)
def test_what_stands_before_a_name_with_a_capital_is_no_part_of_it(
    language: str, introduced: str, attribution: str, person: str
) -> None:
    assert spoken(f"{introduced}\n\n“It went well,” {attribution}.", language) == [person]


def test_what_opens_a_sentence_before_a_first_name_is_no_part_of_the_name() -> None:
    assert spoken("Bommen Ola Moen var der.\n\n– Vi vant, sier Moen.") == ["Ola Moen"]


def test_whose_advocate_speaks_does_not_speak() -> None:
    assert spoken("Ola Moen møtte i retten.\n\n– Han er uskyldig, sier Moens advokat.") == [None]


def test_an_unknown_first_name_at_the_start_of_a_sentence_is_part_of_the_name() -> None:
    assert spoken("Jorunnd Ola Moen var der.\n\n– Vi vant, sier Moen.") == ["Jorunnd Ola Moen"]


def test_a_title_with_a_surname_tells_that_a_person_is_meant() -> None:
    written = (
        "Kirbu Nordli og Ola Moen kom.\n\n– Bra, sier Moen.\n\nProfessor Nordli er gladere.\n\n– Vi vant jo i går."
    )
    assert spoken(written) == ["Ola Moen", "Kirbu Nordli"]


def test_a_sentence_with_a_colon_about_somebody_else_does_not_lead_to_the_last_speaker() -> None:
    written = "– Bra, sier Ola Moen.\n\nMøtet som ble en vekker for Per Dahl:\n\n– Jeg begynte å gråte."
    assert spoken(written) == ["Ola Moen", None]


def test_somebody_new_is_not_one_who_was_named_before() -> None:
    written = "– Bra, sier Ola Moen.\n\nEn mann, den nye kapteinen, sier at «dette blir den våteste turen på mange år»."
    assert spoken(written) == ["Ola Moen", None]


def test_after_words_of_somebody_unknown_a_pronoun_means_nobody() -> None:
    written = "– Bra, sier Ola Moen.\n\n– Vått, sier en mann på kaia.\n\nDet regnet.\n\n– Kaldt, sier han."
    assert spoken(written) == ["Ola Moen", None, None]


def test_words_in_marks_are_by_the_subject_of_the_sentence_before_them() -> None:
    written = "Ola Moen (45) reiste seg ved bordet. «Dette er den våteste turen jeg har hatt i hele mitt liv.»"
    assert spoken(written) == ["Ola Moen"]


def test_a_quote_whose_mark_stays_open_is_by_who_speaks_the_next() -> None:
    written = "“It rained all the way to the island and back.\n\n“And we had no oars,” said Mayor Anna Hill."
    assert spoken(written, "en") == ["Anna Hill"] * 2


def test_a_sentence_that_opens_with_a_pronoun_is_about_who_was_talked_of_before() -> None:
    written = "Ola Moen (45) kom inn.\n\nMen han visste ikke hva Per Dahl mente.\n\n– Vått, sier han."
    assert spoken(written) == ["Ola Moen"]


def test_who_stands_right_after_the_verb_is_the_subject() -> None:
    written = "Etter kampen, som varte i to timer, fikk Ola Moen en klem mens Per Dahl så på.\n\n– Godt, sier han."
    assert spoken(written) == ["Ola Moen"]


def test_a_description_leads_to_the_subject_of_the_sentence_before() -> None:
    assert spoken("Ola Moen fikk en klem av Per Dahl.\n\n– Godt, sier sjefen.") == ["Ola Moen"]


def test_an_office_leads_to_nobody_who_is_not_named_with_it() -> None:
    assert spoken("Ola Moen ble pågrepet.\n\n– Han nekter, sier politiadvokaten.") == [None]


def test_an_office_leads_to_who_is_named_with_it() -> None:
    written = "Ola Moen ble pågrepet.\n\nMoens forsvarer, advokat Kari Lie, kom.\n\n– Han nekter, sier advokaten."
    assert spoken(written) == ["Kari Lie"]


def test_a_sentence_with_a_colon_that_is_about_no_person_leads_to_nobody() -> None:
    assert spoken("Ola Moen fikk et brev i går. Brevet ble avsluttet med:\n\n– Du har en båt igjen hos oss.") == [None]


def test_two_who_are_the_subject_together_are_neither() -> None:
    assert spoken("Ola Moen og Per Dahl rodde hele veien hjem til øya i går.\n\n– Det var langt, sier han.") == [None]


def test_of_two_with_the_same_surname_a_pronoun_means_the_one_who_is_a_woman() -> None:
    written = "Ola Moen og Kari Moen var på kaia.\n\n– Bra, sier Per Dahl.\n\nMoen smilte.\n\n– Vått, sier hun."
    assert spoken(written) == ["Per Dahl", "Kari Moen"]


def test_a_description_goes_to_nobody_who_is_known_to_be_of_the_other_sex() -> None:
    assert spoken("– Bra, sier Kari Moen.\n\nDet regnet.\n\n– Ja, sier faren.") == ["Kari Moen", None]


def test_a_description_goes_to_nobody_where_a_stranger_came_between() -> None:
    written = "– Bra, sier Ola Moen.\n\nPå stopptid utlignet innbytter Kolbus Rud i regnet.\n\n– Vått, sier 16-åringen."
    assert spoken(written) == ["Ola Moen", None]


def test_a_pronoun_goes_to_nobody_where_a_stranger_came_between_and_the_last_speaker_may_be_of_either_sex() -> None:
    written = "– Bra, sier styreleder Chi Nordli.\n\nMarka Ulfsland lå lenge i baugen på båten.\n\n– Vått, sier hun."
    assert spoken(written) == ["Chi Nordli", None]


def test_who_is_named_further_on_in_an_attribution_does_not_stand_in_for_its_subject() -> None:
    written = "– Det blir vått, sier Fjordnes-lederen, som i går skjelte ut Ola Moen (45)."
    assert spoken(written) == [None]


def test_a_person_of_whom_one_knows_the_age_may_have_a_single_name() -> None:
    assert spoken("Også Ulfa, 78, lå i baugen på båten.\n\n– Vått, sier hun.") == ["Ulfa"]


def test_a_name_may_be_spelt_in_the_old_way_and_in_the_new() -> None:
    written = "Erling Moe Håland var på kaia.\n\n– Nå går den, sier Haaland."
    assert spoken(written) == ["Erling Moe Håland"]


def test_a_heading_of_two_words_is_no_name() -> None:
    written = "Kapteinen Ulf kom om bord.\n\nKritisk Ulf\n\n– Det blir vått, sier Ulf."
    assert spoken(written) == ["Ulf"]


def test_a_single_name_is_a_persons_where_a_title_stood_with_it() -> None:
    assert spoken("Alle ventet på Wik. Kapteinen Wik kom om bord.\n\n– Det blir vått, sier Wik.") == ["Wik"]


def test_the_subject_of_the_sentence_speaks_where_the_attribution_names_nobody() -> None:
    written = (
        "Ola Moen (45) slo tilbake dagen etter og gjorde det klart for alle som ville høre på ham at det slett ikke "
        "stemte at båten hadde tatt inn vann på hele den lange turen over fjorden til fyret i fjor høst, og hevdet at "
        "det bare var snakk om en «klønete formulering i en intern e-post»."
    )
    assert spoken(written) == ["Ola Moen"]


def test_those_named_in_the_words_said_do_not_speak_them() -> None:
    assert spoken("– Ola Moen er blitt våt, og båten er borte, heter det i uttalelsen.") == [None]


@pytest.mark.parametrize(
    "attribution", ["sier Moen ifølge Fjordnes Avis", "sier hun ifølge Per Dahl", "skriver ordføreren ifølge Dahl"]
)
def test_who_passes_the_words_on_did_not_speak_them(attribution: str) -> None:
    assert spoken(f"Per Dahl så på.\n\n{MOEN}– Nå går den igjen, {attribution}.") == ["Kari Moen"]


def test_nobody_is_put_in_the_place_of_somebody_whose_name_leads_nowhere() -> None:
    written = "Landslagstrener Ola Moen snudde seg bort.\n\n– Jeg har vært redd, sier Solstjernen til avisa."
    assert spoken(written) == [None]


@pytest.mark.parametrize(
    ("language", "written", "person"),
    [
        ("nb", "– Det blir vått, sier TV-kommentator Jorn Bank.", "Jorn Bank"),
        ("en", "West Fiddle council said it was wet, though not, a spokesman added, “as wet as last year”.", None),
        ("de", "Coach Zdenko Hruska war nicht froh: „Das war nass.“", "Zdenko Hruska"),
    ],
)
def test_what_stands_beside_a_name_tells_whether_it_is_a_persons(
    language: str, written: str, person: str | None
) -> None:
    assert spoken(written, language)[-1] == person


@pytest.mark.parametrize(
    ("narrative", "person"),
    [
        ("Kritikken av sjefen fikk ordfører Ola Lie til å reise seg.", "Ola Lie"),
        ("Moens forsvarer, advokat Ola Lie, kom om bord i regnet.", "Ola Lie"),
        ("I høst ble det kjent at Ola Lie var våt.", "Ola Lie"),
        ("I høst kom Chi Nordli hjem.", "Chi Nordli"),
        ("Når Ola Lie ror hjemme, er det vått.", "Lars Dahl"),
        ("Nirab Rahimds datter er syk.", None),
    ],
)
def test_who_the_sentence_before_is_about_is_he(narrative: str, person: str | None) -> None:
    written = f"Chi Nordli (34) kom først.\n\n– Bra, sier Lars Dahl.\n\n{narrative}\n\n– Vått, sier han."
    assert spoken(written) == ["Lars Dahl", person]


@pytest.mark.parametrize(
    ("between", "person"),
    [
        ("Ordføreren er kritisk.", "Kari Moen"),
        ("Statsråden er kritisk.", None),
        ("Laget skal trene i Molde. Statsråden er kritisk.", None),
        ("Ferja er kritisk.", "Kari Moen"),
    ],
)
def test_a_sentence_about_an_office_that_nobody_has_leads_to_nobody(between: str, person: str | None) -> None:
    written = f"{MOEN}– Nå går den igjen, sier Moen.\n\n{between}\n\n– Slik kan det ikke være, sier hun."
    assert spoken(written) == ["Kari Moen", person]


def test_of_two_with_the_same_surname_a_title_tells_who_speaks() -> None:
    written = "Ordfører Ola Moen og Kari Moen var på kaia.\n\n– Nå går den igjen, sier ordfører Moen."
    assert spoken(written) == ["Ola Moen"]


def test_a_name_may_be_given_only_with_what_is_the_persons() -> None:
    assert spoken("Alle så på Andreas Flostads fall.\n\n– Det var vått, sier Flostad.") == ["Andreas Flostad"]


@pytest.mark.parametrize(
    ("language", "written", "person"),
    [
        ("nn", "Lensmann Olav Hove kom køyrande.\n\n– Han er funnen, seier lensmannen.", "Olav Hove"),
        ("nn", "Ordførar Gunnhild Lid tok imot.\n\n– Ho er komen, seier ho.", "Gunnhild Lid"),
        ("da", "Borgmester Karna Skov tog imod.\n\n– Hun er kommet, siger hun.", "Karna Skov"),
        ("sv", "Statsminister Sten Berg tog emot.\n\n– Hon har kommit, säger statsministern.", "Sten Berg"),
        ("en", "Mayor Anna Hill was there.\n\n“They are here,” she said.", "Anna Hill"),
        ("en", "Mayor Anna Hill was there.\n\n“They are here,” said the mayor.", "Anna Hill"),
        ("de", "Bürgermeister Uwe Kallweit kam.\n\n„Sie sind da“, sagte er.", "Uwe Kallweit"),
        ("de", "„Sie sind da“, sagte Filialleiterin Ulla Kallweit der Deutschen Post.", "Ulla Kallweit"),
        ("fr", "Le maire Yves Morel était là.\n\n« Ils sont là », a-t-il dit.", "Yves Morel"),
    ],
)
def test_other_languages_have_pronouns_and_roles_too(language: str, written: str, person: str) -> None:
    assert spoken(written, language) == [person]
