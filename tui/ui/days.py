"""The days that headings in a list name, in the reader's own language."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from tui.typeset.moments import Wording, wording


class Days(NamedTuple):
    """How one language names the days."""

    weekdays: tuple[str, ...]
    today: str
    yesterday: str
    wording: Wording

    def heading(self, moment: datetime, *, coarse: bool, today: date) -> str:
        """`Today`, or `Tuesday 12 March 2026`; the month alone where no more is known."""
        if coarse:
            return _capital(self.wording.moment(moment, coarse=True))
        age = (today - moment.date()).days
        if age in (0, 1):
            return (self.today, self.yesterday)[age]
        return _capital(f"{self.weekdays[moment.weekday()]} {self.wording.day(moment)}")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def days(environment: Mapping[str, str]) -> Days:
    """The days in the language of LC_ALL, LC_TIME or LANG; English where we have none."""
    name = environment.get("LC_ALL") or environment.get("LC_TIME") or environment.get("LANG") or ""
    language = name.partition(".")[0].partition("_")[0]
    weekdays, today, yesterday = _NAMES.get(language, _NAMES["en"])
    return Days(tuple(weekdays.split()), today, yesterday, wording(environment))


_BOKMAL = ("mandag tirsdag onsdag torsdag fredag lørdag søndag", "I dag", "I går")
_NAMES = {
    "en": ("Monday Tuesday Wednesday Thursday Friday Saturday Sunday", "Today", "Yesterday"),
    "nb": _BOKMAL,
    "no": _BOKMAL,
    "nn": ("måndag tysdag onsdag torsdag fredag laurdag sundag", "I dag", "I går"),
    "sv": ("måndag tisdag onsdag torsdag fredag lördag söndag", "I dag", "I går"),
    "da": ("mandag tirsdag onsdag torsdag fredag lørdag søndag", "I dag", "I går"),
    "de": ("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag", "Heute", "Gestern"),
    "fr": ("lundi mardi mercredi jeudi vendredi samedi dimanche", "Aujourd’hui", "Hier"),
    "es": ("lunes martes miércoles jueves viernes sábado domingo", "Hoy", "Ayer"),
    "it": ("lunedì martedì mercoledì giovedì venerdì sabato domenica", "Oggi", "Ieri"),
    "nl": ("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag", "Vandaag", "Gisteren"),
    "fi": ("maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai", "Tänään", "Eilen"),
}
