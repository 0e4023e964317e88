"""A quote as one pastes it: the words, who said them, and where they stand; as plain text, or as Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.article.document import Grain
from tui.cleaning import clean_line, drawable
from tui.library.base import Headline
from tui.typeset.moments import Wording
from tui.ui.links import RefusedAddress, check_address

if TYPE_CHECKING:
    from tui.article.article import Article
    from tui.article.quotes import Quote

_MARKS = {
    "nb": "«»", "nn": "«»", "da": "»«", "sv": "””", "fi": "””", "de": "„“",
    "fr": ("«\xa0", "\xa0»"), "es": "«»", "it": "«»",
}  # fmt: skip
_OTHER_MARKS = "“”"
"""The marks of English and Dutch, and of languages that we do not know."""

_MEANS_SOMETHING = re.compile(r"[\\`*_{}\[\]<>&|~$^#=@]|:(?=\S)|(?<=\w)\.(?=[^\W\d_])|^[-+:]")
_NUMBERED = re.compile(r"[0-9]+(?=[.)])")
_ENTITY = re.compile(r"&(?=#?\w+;)")


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words that were said, and the story they stand in; nothing of it is cleaned yet."""

    words: str
    speaker: str | None
    headline: Headline
    language: str
    url: str | None = None


def utterance(article: Article, quote: Quote, headline: Headline) -> Utterance:
    """One quote of a story."""
    words = article.document.text[quote.start : quote.end]
    return Utterance(words, speaker_of(quote), headline, article.language, article.document.url)


def speaker_of(quote: Quote) -> str | None:
    """Who said it, by the full name where the story makes it clear; None where nobody is named."""
    return quote.person or quote.speaker


def to_paste(said: Utterance, wording: Wording, *, markdown: bool) -> tuple[str, str]:
    """A quote in one form or the other, and what that is called."""
    if markdown:
        return quotation_in_markdown(said, wording), "The Markdown"
    return quotation(said, wording), "The quote"


def quotation(said: Utterance, wording: Wording) -> str:
    """`«Words» — Speaker, «Headline», Paper, 30 April 2019, https://…` on one line, with what is known of it.

    The marks are those of the story's own language.
    """
    opening, closing = _MARKS.get(said.language, _OTHER_MARKS)
    headline = f"{opening}{_line(said.headline.text)}{closing}"
    parts = (
        _known(said.speaker),
        headline,
        _known(said.headline.source),
        day_of(said.headline, wording),
        _address(said),
    )
    return f"{opening}{_line(said.words)}{closing} — {', '.join(part for part in parts if part)}"


def quotation_in_markdown(said: Utterance, wording: Wording) -> str:
    """The words as a block quote; below it who said them, the headline with its link, the paper and the day.

    Nothing that a story says is more than text in it.
    """
    opening, closing = _MARKS.get(said.language, _OTHER_MARKS)
    headline = f"{opening}{as_text(said.headline.text)}{closing}"
    address = _address(said)
    if address is not None:
        address = _ENTITY.sub("&amp;", address)
        headline = f"[{headline}](<{address}>)" if "(" in address or ")" in address else f"[{headline}]({address})"
    speaker = as_text(said.speaker) if said.speaker else None
    source = as_text(said.headline.source) if said.headline.source else None
    parts = (speaker, headline, source, day_of(said.headline, wording))
    return f"> {as_text(said.words)}\n\n— {', '.join(part for part in parts if part)}\n"


def as_text(foreign: str) -> str:
    """One line of Markdown that says what `foreign` says, and does nothing: no sign in it means anything."""
    line = _line(foreign)
    number = _NUMBERED.match(line)
    at = number.end() if number else 0
    return f"{line[:at]}\\" * bool(at) + _MEANS_SOMETHING.sub(lambda found: f"\\{found[0]}", line[at:])


def _line(text: str) -> str:
    return clean_line(drawable(text))


def _known(text: str | None) -> str | None:
    return _line(text) if text else None


def day_of(headline: Headline, wording: Wording) -> str | None:
    """The day it was published, or what is known of it; None where only the time of its file is."""
    if headline.moment is None or not headline.dated:
        return None
    if headline.grain is Grain.MOMENT:
        return wording.day(headline.moment)
    return wording.moment(headline.moment, headline.grain)


def _address(said: Utterance) -> str | None:
    """The address of the story, where it is one without harm in it."""
    if said.url is None:
        return None
    try:
        return check_address(said.url).url
    except RefusedAddress:
        return None
