"""A story as it stands in a list, drawn from the story understood."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui.article.blocks import Kind
from tui.article.identity import identify
from tui.cleaning import clean_line
from tui.library.base import Headline

if TYPE_CHECKING:
    from tui.article.article import Article

_WORDS_A_MINUTE = 220
_NOT_READ = {Kind.RESIDUE, Kind.DATE, Kind.STAMP, Kind.BYLINE, Kind.REFERENCE}


def headline_of(article: Article, story_id: str, changed: float) -> Headline:
    """The row of a story that lies under `story_id` and was last changed at `changed` (seconds since 1970)."""
    moment, dated, coarse = _moment(article, changed)
    return Headline(
        story_id=story_id,
        identity=identify(article),
        text=clean_line(_title(article).strip() or Path(story_id).name),
        moment=moment,
        dated=dated,
        source=_source(article),
        minutes=_minutes(article),
        quotes=len(article.quotes),
        references=len(article.references),
        coarse=coarse,
    )


def _title(article: Article) -> str:
    if article.document.headline is not None:
        return article.document.headline
    if article.headline is not None:
        return article.text_of(article.headline)
    return article.document.text[:200]


def _moment(article: Article, changed: float) -> tuple[datetime, bool, bool]:
    if article.document.published is not None:
        return _with_zone(article.document.published), True, False
    for stamp in (article.published, article.updated):
        if stamp is not None and stamp.moment is not None:
            return _with_zone(stamp.moment), True, stamp.coarse
    return datetime.fromtimestamp(changed, UTC).astimezone(), False, False


def _with_zone(moment: datetime) -> datetime:
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _source(article: Article) -> str | None:
    if article.agencies:
        return clean_line("-".join(article.agencies))
    url = article.document.url
    host = urlsplit(url).hostname if url else None
    return clean_line(host.removeprefix("www.")) if host else None


def _minutes(article: Article) -> int:
    text = article.document.text
    words = sum(len(text[block.start : block.end].split()) for block in article.blocks if block.kind not in _NOT_READ)
    return max(1, round(words / _WORDS_A_MINUTE))
