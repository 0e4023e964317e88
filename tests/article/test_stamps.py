"""When a story was published and updated."""

import pytest

from tests.article.reading import moments, read, read_in
from tui.article.document import Document
from tui.article.stamps import date_header
from tui.article.understand import understand

BODY = {
    "nb": "Det er en glad dag for alle som bor her, og hunden er ikke til å kjenne igjen etter turen.",
    "sv": "Det är en glad dag för alla som bor här, och hunden är inte sig lik efter resan till havet.",
    "da": "Det er en glad dag for alle, der bor her, og hvad hunden så af øen, bliver der ikke sagt noget om nu.",
    "en": "It was a happy day for all of them, and the dog was not the same after the trip to the sea.",
    "de": "Die Leute sind froh, dass der Hund nicht mehr mit den Schafen auf der Insel ist.",
    "fr": "Les habitants sont heureux pour le chien, qui est dans une maison avec les enfants.",
    "es": "Los vecinos de la ciudad están contentos por el perro que se fue con las ovejas.",
    "it": "Gli abitanti sono contenti che il cane è nella sua casa, e che non è più con le pecore.",
    "nl": "Het was een mooie dag voor de mensen van het dorp, en de hond is niet meer dezelfde.",
    "fi": "Se oli hyvä päivä, ja koira ei ole enää sama kuin ennen matkaa, kun se oli saarella.",
}


@pytest.mark.parametrize(
    ("language", "stamp", "published", "updated"),
    [
        ("nb", "Publisert: 30.04.19 kl. 17:49 Oppdatert: 30.04.19 kl. 18:15",
         "2019-04-30T17:49:00+02:00", "2019-04-30T18:15:00+02:00"),
        ("nb", "Publisert\ntorsdag 09. mai 2024 - 13:26\nOppdatert\ntorsdag 09. mai 2024 - 15:00",
         "2024-05-09T13:26:00+02:00", "2024-05-09T15:00:00+02:00"),
        ("nb", "Publisert\n05.08.2024, kl. 13.05", "2024-08-05T13:05:00+02:00", None),
        ("nb", "15.10.24 23:35", "2024-10-15T23:35:00+02:00", None),
        ("nb", "mandag 5. august kl. 14:47", None, None),
        ("nb", "Oppdatert nå nettopp", None, None),
        ("nb", "Oppdatert i går 21:39", None, None),
        ("sv", "Publicerad 23 okt 2025 kl 10.23", "2025-10-23T10:23:00+02:00", None),
        ("sv", "Uppdaterad 15.59 | Publicerad 14.14", None, None),
        ("sv", "Uppdaterad 15.59 | Publicerad 21 jun 2025 14.14",
         "2025-06-21T14:14:00+02:00", "2025-06-21T15:59:00+02:00"),
        ("sv", "Publicerad 14.14 | Uppdaterad 21 jun 2025 15.59",
         "2025-06-21T14:14:00+02:00", "2025-06-21T15:59:00+02:00"),
        ("da", "Offentliggjort\ntorsdag 06. feb 2025 17:25", "2025-02-06T17:25:00+01:00", None),
        ("en", "2 minute readApril 25, 20232:26 PM GMT+2Last Updated 9 min ago", "2023-04-25T14:26:00+02:00", None),
        ("en", "Sat 24 Feb 2024 12.42 CET", "2024-02-24T12:42:00+01:00", None),
        ("de", "15.05.2023 - 13:52 Uhr", "2023-05-15T13:52:00+02:00", None),
        ("fr", "Publié le 18 juil. 2024 à 08:01Mis à jour le 18 juil. 2024 à 09:30",
         "2024-07-18T08:01:00+02:00", "2024-07-18T09:30:00+02:00"),
        ("es", "02/12/2024\nActualizado a las 20:56h.", "2024-12-02T00:00:00+01:00", "2024-12-02T20:56:00+01:00"),
        ("it", "05 Gennaio 2025\nAggiornato alle\n16:01", "2025-01-05T00:00:00+01:00", "2025-01-05T16:01:00+01:00"),
        ("nl", "03/03/2024 om 09:15 door Jan Bos", "2024-03-03T09:15:00+01:00", None),
        ("fi", "19.2.2020 klo 14.00", "2020-02-19T14:00:00+02:00", None),
    ],
)  # fmt: skip
def test_a_stamp_has_the_time_of_its_paper(
    language: str, stamp: str, published: str | None, updated: str | None
) -> None:
    article = understand(Document(f"Hunden Karo er hjemme nå\n{stamp}\n{BODY[language]}\n"))
    assert article.language == language
    assert moments(article) == (published, updated)


def test_a_relative_stamp_is_kept_as_written() -> None:
    article = understand(Document(f"Hunden Karo er hjemme nå\nOppdatert nå nettopp\n{BODY['nb']}\n"))
    assert article.updated is not None
    assert (article.updated.written, article.updated.moment) == ("Oppdatert nå nettopp", None)


def test_a_date_within_a_sentence_is_no_stamp() -> None:
    article = read_in("nb", "Den 30. april 2019 kl. 17:49 kom hunden hjem til gården på fjellet.")
    assert article.published is None


def test_a_day_that_no_month_has_is_no_moment() -> None:
    assert moments(read(f"Hunden Karo er hjemme nå\nPublisert: 31.02.2019 kl. 25:61\n{BODY['nb']}")) == (None, None)


@pytest.mark.parametrize("text", [" date 2019-04 Kua", "date 2019-04 Kua", "\n date 2019-04 Kua"])
def test_the_header_of_a_scraped_file_tells_the_month(text: str) -> None:
    stamp = date_header(text, "Europe/Oslo")
    assert stamp is not None
    assert stamp.moment is not None
    assert (stamp.moment.isoformat(), stamp.coarse) == ("2019-04-01T00:00:00+02:00", True)
    assert text[stamp.start : stamp.end] == "date 2019-04"


@pytest.mark.parametrize("text", ["date 2019-13 Kua", "Kua date 2019-04 ", "date 2019-4 Kua", "update 2019-04 Kua"])
def test_what_is_no_month_is_no_header(text: str) -> None:
    assert date_header(text, "Europe/Oslo") is None
