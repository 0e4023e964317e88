"""A story as it stands in a list, drawn from the story understood."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui.article.blocks import Kind
from tui.article.document import Grain
from tui.article.identity import identify
from tui.cleaning import clean_line
from tui.library.base import Headline

if TYPE_CHECKING:
    from tui.article.article import Article

_WORDS_A_MINUTE = 220
_NOT_READ = {Kind.RESIDUE, Kind.DATE, Kind.STAMP, Kind.BYLINE, Kind.REFERENCE}
_HEAD = 200  # code points of the text that stand for a headline where there is none

_NOT_BEFORE = datetime(2026, 11, 1, tzinfo=UTC).timestamp()
"""What a clock says that is before this is wrong."""
_AHEAD = 2 * 86_400.0
"""So many seconds a page may be ahead of the clock: of another zone, or set in advance for the morning."""
_FIRST_DAY = datetime(1, 1, 3, tzinfo=UTC)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def headline_of(
    article: Article, story_id: str, changed: float | None, *, name: str = "", now: float | None = None
) -> Headline:
    """The row of a story with this id, which its source calls `name`.

    It was last changed at `changed`, None where that is not known; both that and `now` are in seconds since 1970. A
    moment that lies in the future counts as not stated: such a story would stand on top for ever.
    """
    latest = _EPOCH + timedelta(seconds=max(_NOT_BEFORE, time() if now is None else now) + _AHEAD)
    moment, grain = next(_stated(article, latest), (None, Grain.MOMENT))
    dated = moment is not None
    if moment is None and changed is not None:
        moment = _last_changed(changed, latest)
    return Headline(
        story_id=story_id,
        identity=identify(article),
        text=clean_line(_title(article).strip() or Path(name or story_id).name),
        moment=moment,
        dated=dated,
        source=_source(article),
        minutes=_minutes(article),
        quotes=len(article.quotes),
        references=len(article.references),
        grain=grain,
    )


def _title(article: Article) -> str:
    if article.document.headline is not None:
        return article.document.headline
    if article.headline is not None:
        return article.text_of(article.headline)
    return article.document.text[:_HEAD]


def _stated(article: Article, latest: datetime) -> Iterator[tuple[datetime, Grain]]:
    """The moments that the format or the page states and that can be, the best first."""
    document = article.document
    if document.published is not None and _can_be(moment := _with_zone(document.published), latest):
        yield moment, document.grain
    for stamp in (article.published, article.updated):
        if stamp is not None and stamp.moment is not None and _can_be(moment := _with_zone(stamp.moment), latest):
            yield moment, Grain.MONTH if stamp.coarse else Grain.MOMENT


def _can_be(moment: datetime, latest: datetime) -> bool:
    """Whether every zone has this moment, and it is not in the future."""
    return _FIRST_DAY < moment < latest


def _last_changed(changed: float, latest: datetime) -> datetime | None:
    """When the file was last changed, in the zone of this machine; None where its clock was wrong."""
    try:
        moment = _EPOCH + timedelta(seconds=changed)
        return moment.astimezone() if _can_be(moment, latest) else None
    except (OverflowError, ValueError, OSError):
        return None


def _with_zone(moment: datetime) -> datetime:
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _source(article: Article) -> str | None:
    """Who it is from: the agencies named, else the host of its address, else the section of the paper."""
    if article.agencies:
        return clean_line("-".join(article.agencies))
    document = article.document
    host = _host(document.url) if document.url else None
    said = host or document.section
    return clean_line(said) if said and said.strip() else None


def _host(url: str) -> str | None:
    try:
        host = urlsplit(url).hostname
    except ValueError:  # a bracket in the wrong place
        return None
    return host.removeprefix("www.") if host else None


def _minutes(article: Article) -> int:
    text = article.document.text
    words = sum(len(text[block.start : block.end].split()) for block in article.blocks if block.kind not in _NOT_READ)
    return max(1, round(words / _WORDS_A_MINUTE))
