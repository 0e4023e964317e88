"""How people say dates, in Bokmål, Nynorsk, Swedish, Danish, English and German; all in small letters."""

from collections.abc import Mapping
from functools import cache

MONTHS = (
    "januar januari january jänner",
    "februar februari february",
    "mars march märz marts maerz",
    "april",
    "mai maj may",
    "juni june",
    "juli july",
    "august augusti",
    "september",
    "oktober october",
    "november",
    "desember december dezember",
)
"""The names of each month. Its first three letters, or more, say it too."""

WEEKDAYS = (
    "mandag måndag monday montag",
    "tirsdag tysdag tisdag tuesday dienstag",
    "onsdag wednesday mittwoch",
    "torsdag thursday donnerstag",
    "fredag friday freitag",
    "lørdag laurdag lördag saturday samstag sonnabend",
    "søndag sundag söndag sunday sonntag",
)
"""The names of each day of the week, Monday first; shortened as those of months."""

DAYS_AGO = (
    ("now", "today", "tonight", "this morning", "nå", "no", "nu", "i dag", "idag", "i morges", "i kveld", "i natt",
     "i aften", "jetzt", "heute"),
    ("yesterday", "last night", "i går", "igår", "i går kveld", "gestern"),
    ("the day before yesterday", "day before yesterday", "i forgårs", "forgårs", "i førgår", "førgår", "i förrgår",
     "förrgår", "vorgestern"),
)  # fmt: skip
"""What the days are called by how long ago they are: today, yesterday, and the day before."""

DAY, WEEK, MONTH, YEAR = "day", "week", "month", "year"

UNITS = {
    DAY: "day days dag dager dagar dage dagene dagane dagarna døgn dygn tag tage tagen",
    WEEK: "week weeks uke uka uken uker ukene veke veka veker vekene vecka veckan veckor veckorna uge ugen uger ugerne"
    " woche wochen kw",
    MONTH: "month months måned måneder månad månader måneden månaden månedene månadene monat monate monaten monats",
    YEAR: "year years år året åra årene åren jahr jahre jahren jahres",
}
"""What time is counted in."""

LAST = (
    "last past previous forrige sist siste førre forra förra senaste sidste seneste letzte letzten letzter letztes"
    " vorige vorigen voriges"
)
THIS = "this denne dette dette denna detta i dieser diesem dieses diese"
LAST_YEAR = ("i fjor", "i fjol", "ifjor", "ifjol", "fjoråret", "sidste år", "last year")

NUMBERS = (
    "a an one en ei et ein eit ett én eine einem einer einen",
    "two to två zwei",
    "three tre drei",
    "four fire fyra vier",
    "five fem fünf",
    "six seks sex sechs",
    "seven sju syv sieben",
    "eight åtte åtta otte acht",
    "nine ni neun",
    "ten ti tio zehn",
    "eleven elleve elva elf",
    "twelve tolv zwölf",
)
"""The numbers from one on."""

PASSED_OVER = "ago siden sidan sedan vor for före för the of den de der die am im in on på i om year år"
"""Words that say nothing more where the rest says a date."""


@cache
def units() -> Mapping[str, str]:
    """The unit that each word of time means."""
    return {word: unit for unit, said in UNITS.items() for word in said.split()}
