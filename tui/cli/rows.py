"""A story of a library as one line for people and pipes, and as fields for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tui.article.document import Grain
from tui.cleaning import clean_line
from tui.cli import printing

if TYPE_CHECKING:
    from tui.library.base import Headline

UNKNOWN = "-"
"""What stands for an ID or a date that there is none of."""

_PRECISION = {Grain.MOMENT: "moment", Grain.MONTH: "month", Grain.YEAR: "year"}


def as_line(headline: Headline) -> str:
    """The promise to pipes: ID, date, headline and source with a tab between, and no tab within; no line end."""
    source = clean_line(headline.source, "") if headline.source else ""
    return "\t".join((headline.story_id, date_of(headline), clean_line(headline.text), source))


def as_fields(headline: Headline, read: bool) -> dict[str, Any]:
    """The promise to programs: these keys in this order, and none without a value of its own or null."""
    moment = headline.moment
    return {
        "id": headline.story_id,
        "date": moment.isoformat() if moment else None,
        "precision": _precision(headline),
        "headline": clean_line(headline.text),
        "source": clean_line(headline.source) if headline.source else None,
        "minutes": headline.minutes,
        "quotes": headline.quotes,
        "references": headline.references,
        "also": headline.also,
        "papers": headline.papers,
        "read": read,
    }


def in_json(fields: dict[str, Any]) -> str:
    """One object on one line, with the letters as they are where standard output has them."""
    line = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return line if printing.can_say(line) else json.dumps(fields, separators=(",", ":"))


def date_of(headline: Headline) -> str:
    """As exactly as it is known; `~` before it where the story states none, and its file was changed then."""
    moment = headline.moment
    if moment is None:
        return UNKNOWN
    year = f"{moment.year:04}"
    if not headline.dated:
        return f"~{year}-{moment:%m-%d %H:%M}"
    if headline.grain is Grain.YEAR:
        return year
    if headline.grain is Grain.MONTH:
        return f"{year}-{moment:%m}"
    at_midnight = (moment.hour, moment.minute) == (0, 0)  # which is how pages state a day
    return f"{year}-{moment:%m-%d}" if at_midnight else f"{year}-{moment:%m-%d %H:%M}"


def _precision(headline: Headline) -> str | None:
    if headline.moment is None:
        return None
    return _PRECISION[headline.grain] if headline.dated else "file"
