"""The days that headings in a list name, in the reader's own language."""

from collections.abc import Hashable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from tui.article.document import Grain
from tui.library.base import Headline
from tui.typeset.moments import Wording, wording


class Days(NamedTuple):
    """How one language names the days."""

    weekdays: tuple[str, ...]
    today: str
    yesterday: str
    undated: str
    wording: Wording

    def heading(self, moment: datetime | None, grain: Grain = Grain.MOMENT, *, today: date | None = None) -> str:
        """`Today`, or `Tuesday 12 March 2026`; the month or the year alone where no more is known.

        `today` is the day that it is where the story came out, unless another is given.
        """
        if moment is None:
            return self.undated
        if grain is not Grain.MOMENT:
            return _capital(self.wording.moment(moment, grain))
        age = ((today or datetime.now(moment.tzinfo).date()) - moment.date()).days
        if age in (0, 1):
            return (self.today, self.yesterday)[age]
        return _capital(f"{self.weekdays[moment.weekday()]} {self.wording.day(moment)}")


def day_of(headline: Headline) -> Hashable:
    """What the heading over a story names: two stories under one heading have the same."""
    moment = headline.moment
    if moment is None:
        return None
    if headline.grain is Grain.MOMENT:
        return moment.date()
    return moment.year, moment.month if headline.grain is Grain.MONTH else 0


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def days(environment: Mapping[str, str]) -> Days:
    """The days in the language of LC_ALL, LC_TIME or LANG; English where we have none."""
    name = environment.get("LC_ALL") or environment.get("LC_TIME") or environment.get("LANG") or ""
    language = name.partition(".")[0].partition("_")[0]
    weekdays, today, yesterday, undated = _NAMES.get(language, _NAMES["en"])
    return Days(tuple(weekdays.split()), today, yesterday, undated, wording(environment))


_BOKMAL = ("mandag tirsdag onsdag torsdag fredag lørdag søndag", "I dag", "I går", "Uten dato")
_NAMES = {
    "en": ("Monday Tuesday Wednesday Thursday Friday Saturday Sunday", "Today", "Yesterday", "Undated"),
    "nb": _BOKMAL,
    "no": _BOKMAL,
    "nn": ("måndag tysdag onsdag torsdag fredag laurdag sundag", "I dag", "I går", "Utan dato"),
    "sv": ("måndag tisdag onsdag torsdag fredag lördag söndag", "I dag", "I går", "Utan datum"),
    "da": ("mandag tirsdag onsdag torsdag fredag lørdag søndag", "I dag", "I går", "Uden dato"),
    "de": ("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag", "Heute", "Gestern", "Ohne Datum"),
    "fr": ("lundi mardi mercredi jeudi vendredi samedi dimanche", "Aujourd’hui", "Hier", "Sans date"),
    "es": ("lunes martes miércoles jueves viernes sábado domingo", "Hoy", "Ayer", "Sin fecha"),
    "it": ("lunedì martedì mercoledì giovedì venerdì sabato domenica", "Oggi", "Ieri", "Senza data"),
    "nl": ("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag", "Vandaag", "Gisteren", "Zonder datum"),
    "fi": ("maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai", "Tänään", "Eilen", "Ei päivämäärää"),
}
