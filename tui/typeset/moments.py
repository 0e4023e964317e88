"""When a story was published and updated, in the words and the order of the reader's own language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tui.article.document import Grain

if TYPE_CHECKING:
    from tui.article.stamps import Stamp


@dataclass(frozen=True, slots=True)
class Wording:
    """How one language says a moment; `minutes`, `hours` and `later` are for what is said of a correction."""

    published: str
    updated: str
    months: tuple[str, ...]
    date: str
    clock: str
    joiner: str
    minutes: tuple[str, str]
    hours: tuple[str, str]
    later: str

    def day(self, moment: datetime) -> str:
        """`30 April 2019`."""
        return self.date.format(day=moment.day, month=self.months[moment.month - 1], year=moment.year)

    def time(self, moment: datetime) -> str:
        """`17:49`."""
        half = "AM" if moment.hour < 12 else "PM"
        return self.clock.format(hour=moment.hour, twelve=moment.hour % 12 or 12, minute=moment.minute, half=half)

    def moment(self, moment: datetime, grain: Grain = Grain.MOMENT) -> str:
        """Day and time; the day alone at midnight, which is how pages state a day; no more than the grain tells."""
        if grain is Grain.YEAR:
            return str(moment.year)
        if grain is Grain.MONTH:
            return f"{self.months[moment.month - 1]} {moment.year}"
        if (moment.hour, moment.minute) == (0, 0):
            return self.day(moment)
        return self.day(moment) + self.joiner + self.time(moment)

    def delay(self, delta: timedelta) -> str:
        """`25 minutes later`; for less than a day."""
        hours, minutes = divmod(int(delta.total_seconds()) // 60, 60)
        said = [
            f"{count} {names[count != 1]}" for count, names in ((hours, self.hours), (minutes, self.minutes)) if count
        ]
        return self.later.format(" ".join(said or [f"0 {self.minutes[1]}"]))

    def stamps(self, published: Stamp | None, updated: Stamp | None, grain: Grain = Grain.MOMENT) -> str | None:
        """Both stamps in one phrase; a relative stamp as the page wrote it. None where there is neither.

        `grain` is how exactly the first is known where the format states it and not the page.
        """
        first = self._stamp(self.published, published, grain)
        second = self._stamp(self.updated, updated)
        coarse = grain or (published and published.coarse) or (updated and updated.coarse)
        if published and updated and published.moment and updated.moment and not coarse:
            delta = updated.moment - published.moment
            if timedelta(0) <= delta < timedelta(days=1):
                second = f"{self.updated} {self.delay(delta)}" if delta else None
        return ", ".join(filter(None, (first, second))) or None

    def _stamp(self, word: str, stamp: Stamp | None, grain: Grain = Grain.MOMENT) -> str | None:
        if stamp is None:
            return None
        if stamp.moment is None:
            return " ".join(stamp.written.split())
        return f"{word} {self.moment(stamp.moment, Grain.MONTH if stamp.coarse else grain)}"


def wording(environment: Mapping[str, str]) -> Wording:
    """The wording for LC_ALL, LC_TIME or LANG, whichever is set first; English where we have none."""
    name = environment.get("LC_ALL") or environment.get("LC_TIME") or environment.get("LANG") or ""
    name = name.partition(".")[0].partition("@")[0]
    return _WORDINGS.get(name) or _WORDINGS.get(name.partition("_")[0]) or ENGLISH


_NORDIC = "{hour:02}.{minute:02}"
_COLON = "{hour:02}:{minute:02}"

ENGLISH = Wording(
    "published", "updated",
    ("January", "February", "March", "April", "May", "June",
     "July", "August", "September", "October", "November", "December"),
    "{day} {month} {year}", _COLON, " ", ("minute", "minutes"), ("hour", "hours"), "{} later",
)  # fmt: skip

_AMERICAN = Wording(
    ENGLISH.published, ENGLISH.updated, ENGLISH.months,
    "{month} {day}, {year}", "{twelve}:{minute:02} {half}", " ", ENGLISH.minutes, ENGLISH.hours, ENGLISH.later,
)  # fmt: skip

_BOKMAL = Wording(
    "publisert", "oppdatert",
    ("januar", "februar", "mars", "april", "mai", "juni",
     "juli", "august", "september", "oktober", "november", "desember"),
    "{day}. {month} {year}", _NORDIC, " kl. ", ("minutt", "minutter"), ("time", "timer"), "{} senere",
)  # fmt: skip

_NYNORSK = Wording(
    "publisert", "oppdatert", _BOKMAL.months,
    "{day}. {month} {year}", _NORDIC, " kl. ", ("minutt", "minutt"), ("time", "timar"), "{} seinare",
)  # fmt: skip

_SWEDISH = Wording(
    "publicerad", "uppdaterad",
    ("januari", "februari", "mars", "april", "maj", "juni",
     "juli", "augusti", "september", "oktober", "november", "december"),
    "{day} {month} {year}", _NORDIC, " kl. ", ("minut", "minuter"), ("timme", "timmar"), "{} senare",
)  # fmt: skip

_DANISH = Wording(
    "udgivet", "opdateret",
    ("januar", "februar", "marts", "april", "maj", "juni",
     "juli", "august", "september", "oktober", "november", "december"),
    "{day}. {month} {year}", _NORDIC, " kl. ", ("minut", "minutter"), ("time", "timer"), "{} senere",
)  # fmt: skip

_GERMAN = Wording(
    "veröffentlicht am", "aktualisiert",
    ("Januar", "Februar", "März", "April", "Mai", "Juni",
     "Juli", "August", "September", "Oktober", "November", "Dezember"),
    "{day}. {month} {year}", "{hour}:{minute:02} Uhr", ", ", ("Minute", "Minuten"), ("Stunde", "Stunden"), "{} später",
)  # fmt: skip

_FRENCH = Wording(
    "publié le", "mis à jour",
    ("janvier", "février", "mars", "avril", "mai", "juin",
     "juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    "{day} {month} {year}", "{hour} h {minute:02}", " à ", ("minute", "minutes"), ("heure", "heures"), "{} plus tard",
)  # fmt: skip

_SPANISH = Wording(
    "publicado el", "actualizado",
    ("enero", "febrero", "marzo", "abril", "mayo", "junio",
     "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    "{day} de {month} de {year}", "{hour}:{minute:02}", ", ", ("minuto", "minutos"), ("hora", "horas"), "{} después",
)  # fmt: skip

_ITALIAN = Wording(
    "pubblicato il", "aggiornato",
    ("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
     "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"),
    "{day} {month} {year}", _COLON, " alle ", ("minuto", "minuti"), ("ora", "ore"), "{} dopo",
)  # fmt: skip

_DUTCH = Wording(
    "gepubliceerd", "bijgewerkt",
    ("januari", "februari", "maart", "april", "mei", "juni",
     "juli", "augustus", "september", "oktober", "november", "december"),
    "{day} {month} {year}", _COLON, " om ", ("minuut", "minuten"), ("uur", "uur"), "{} later",
)  # fmt: skip

_FINNISH = Wording(
    "julkaistu", "päivitetty",
    ("tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta", "kesäkuuta",
     "heinäkuuta", "elokuuta", "syyskuuta", "lokakuuta", "marraskuuta", "joulukuuta"),
    "{day}. {month} {year}", "{hour}.{minute:02}", " klo ", ("minuutti", "minuuttia"), ("tunti", "tuntia"),
    "{} myöhemmin",
)  # fmt: skip

_WORDINGS = {
    "en": ENGLISH, "en_US": _AMERICAN, "nb": _BOKMAL, "no": _BOKMAL, "nn": _NYNORSK, "sv": _SWEDISH, "da": _DANISH,
    "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH, "it": _ITALIAN, "nl": _DUTCH, "fi": _FINNISH,
}  # fmt: skip
