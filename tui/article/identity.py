"""When two texts are the same story: a stable id that outlives a move, a correction and a new file name."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.article.patterns import pattern

if TYPE_CHECKING:
    from tui.article.article import Article


_QUOTES = "\"'`´“”„‟‘’‚‛«»‹›「」『』〝〞"
_DASHES = "‐‑‒–—―−﹘﹣－"
_MAPPED = {ord(mark): None for mark in _QUOTES} | {ord(dash): "-" for dash in _DASHES}
_INVISIBLE = pattern(
    "[\u00ad\u034f\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
_AROUND_DASH = pattern(r"\s*-[\s-]*")
_HEAD = 400


@lru_cache(maxsize=64)  # a title is asked for several times, for its story's identity and for its keys
def fold(title: str) -> str:
    """`title` without what a reference to it may write otherwise: case, blanks, marks, dashes, invisible characters."""
    if not title.isascii():
        title = unicodedata.normalize("NFKC", _INVISIBLE.sub("", title))
    composed = title.casefold().translate(_MAPPED)
    if "-" in composed:
        composed = _AROUND_DASH.sub(" - ", composed)
    return " ".join(composed.split()).strip(" -.,:;…")


def identify(article: Article) -> str:
    """The identity of a story: its folded headline and the day it was published, else the head of its text."""
    headline = article.document.headline
    if headline is None and article.headline is not None:
        headline = article.text_of(article.headline)
    from hashlib import blake2b  # late: a first picture does without

    said = fold(headline) if headline else ""
    if not said:
        said = fold(article.document.text[:_HEAD])
    return blake2b(f"{said}\n{_day(article)}".encode(errors="replace"), digest_size=12).hexdigest()


def _day(article: Article) -> str:
    stamp = article.published
    moment = article.document.published or (stamp.moment if stamp is not None else None)
    return moment.date().isoformat() if moment is not None else ""
