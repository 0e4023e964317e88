"""A quote as one pastes it: the words, who said them, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cleaning import clean_line
from tui.library.base import Headline
from tui.typeset.moments import Wording

if TYPE_CHECKING:
    from tui.article.article import Article
    from tui.article.quotes import Quote


def quotation(article: Article, quote: Quote, headline: Headline, wording: Wording) -> str:
    """`“Words.” – Speaker, “Headline”, Source, 30 April 2019`, with what is known of it."""
    words = clean_line(article.document.text[quote.start : quote.end])
    moment = wording.moment(headline.moment, headline.grain) if headline.moment and headline.dated else None
    source = clean_line(headline.source) if headline.source else None
    speaker = clean_line(quote.speaker) if quote.speaker else None
    where = [speaker, f"“{clean_line(headline.text)}”", source, moment]
    return f"“{words}” – " + ", ".join(part for part in where if part)
