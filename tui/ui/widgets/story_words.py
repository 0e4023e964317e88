"""What a list says of a story, in words and signs; without Textual, so that it can be said before that is imported."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

from tui.article.document import Grain
from tui.cleaning import clean_line, drawable
from tui.library.base import Headline
from tui.typeset.elsewhere import also_in
from tui.typeset.glyphs import ASCII, Glyphs
from tui.typeset.moments import Wording
from tui.ui.days import Days


def unread_sign(glyphs: Glyphs) -> str:
    """The mark of a story not yet read."""
    return "*" if glyphs is ASCII else "●"


def selected_sign(glyphs: Glyphs) -> str:
    """The bar of the story one stands on."""
    return ">" if glyphs is ASCII else "▌"


OF_THE_FILE = "~"
"""Stands before a date or a time that no story states: its file was changed then."""


def facts(headline: Headline, width: int, days: Days, glyphs: Glyphs, *, dated: bool) -> str:
    """Time, source, minutes, quotes, references, and where else it stands; shorter, and then fewer, in little room.

    With `dated` the date stands before the time, for lists that have no headings of days.
    """
    when = date_of(headline, days.wording) if dated else time_of(headline, days.wording)
    source = drawable(headline.source) if headline.source else ""
    minutes = f"{headline.minutes} min"
    separator = f" {glyphs.dot} "
    signs = [
        f"{headline.quotes} {glyphs.open_quote}{glyphs.close_quote}" if headline.quotes else "",
        f"{headline.references} {glyphs.arrow}" if headline.references else "",
    ]
    quotes, also = _count(headline.quotes, "quote"), also_in(headline.also, headline.papers)
    more = f"+{headline.papers or headline.also}" if headline.also else ""
    for counts in (
        [quotes, _count(headline.references, "reference"), also],
        [quotes, _count(headline.references, "ref"), also],
        [*signs, also],
        [*signs, more],
    ):
        said = separator.join(filter(None, (when, source, minutes, *counts)))
        if cell_len(said) <= width:
            return said
    said = separator.join(filter(None, (when, more, source, minutes)))
    if cell_len(said) > width:
        said = separator.join(filter(None, (when, more, source))) or minutes
    return cut(said, width, glyphs.ellipsis)


def state(headline: Headline, wording: Wording, glyphs: Glyphs, *, read: bool) -> str:
    """Date, whether it was read, and source of a story that stands among stories of other days."""
    day = date_of(headline, wording)
    source = drawable(clean_line(headline.source)) if headline.source else ""
    return f" {glyphs.dot} ".join(filter(None, (day, "read" if read else "unread", source)))


def date_of(headline: Headline, wording: Wording) -> str:
    """When it is of, as exactly as is known; empty where nothing is."""
    if headline.moment is None:
        return ""
    return ("" if headline.dated else OF_THE_FILE) + wording.moment(headline.moment, headline.grain)


def time_of(headline: Headline, wording: Wording) -> str:
    """At what time of its day; empty where no more than the day is known."""
    moment = headline.moment
    if moment is None or headline.grain is not Grain.MOMENT:
        return ""
    if not headline.dated:
        return OF_THE_FILE + wording.time(moment)
    return wording.time(moment) if (moment.hour, moment.minute) != (0, 0) else ""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""


def two_lines(text: str, width: int, ellipsis: str) -> Sequence[str]:
    """`text` on one line where it fits, else on two, broken at a blank where there is one, and cut with a sign."""
    if cell_len(text) <= width:
        return (text,)
    first = cut(text, width + 1, "")
    blank = first.rfind(" ")
    at = blank if blank > width // 3 else len(cut(text, width, ""))
    return text[:at].rstrip(), cut(text[at:].strip(), width, ellipsis)


def cut(text: str, width: int, ellipsis: str) -> str:
    """As much of `text` as fits into `width` cells; whole characters only."""
    if cell_len(text) <= width:
        return text
    room = max(0, width - cell_len(ellipsis))
    kept = set_cell_size(text, room)
    if not text.startswith(kept):  # a wide character stood across the edge and was made a blank
        kept = kept[:-1]
    return (kept.rstrip() if ellipsis else kept) + ellipsis
