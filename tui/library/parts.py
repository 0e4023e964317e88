"""The parts of a story that a library keeps and indexes apart: its lead, its captions, who is named, who said what."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tui.article.spans import Span
from tui.cleaning import clean_line
from tui.library.words import words_of

if TYPE_CHECKING:
    from tui.article.article import Article
    from tui.article.quotes import Quote

COLUMNS = ("lead", "caption", "photo", "agency", "author", "paper", "ref", "language")
"""The columns of the index of parts, in their order."""
MOST_QUOTES = 1_024
"""So many quotes of one story are kept."""
_LONGEST_NAME = 60
"""Code points of what may be a name; more is a sentence that was taken for one."""
_MARKS = " .,;:–-()[]«»“”\"'©|"


class Spoken(NamedTuple):
    """A quote: where it stands in the text, and who said it, where that is known."""

    start: int
    end: int
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the parts stand in the text of the document, and the names that do not stand there as they are meant.

    `photos` are the credits of the captions. `speaker` of a quote is the full name of who spoke, as far as the story
    makes it clear, else the name as written. Names are cleaned for one line.
    """

    lead: Span | None = None
    captions: tuple[Span, ...] = ()
    photos: tuple[Span, ...] = ()
    agencies: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    quotes: tuple[Spoken, ...] = ()


NO_PARTS = Parts()


class Indexed(NamedTuple):
    """What the indexes have of a story's parts, all words folded: the columns of `COLUMNS`; of each quote what was said
    and by whom; and the names under which people can be looked for, each kind of name once.
    """

    columns: tuple[str, ...]
    quotes: tuple[tuple[str, str], ...]
    called: tuple[tuple[str, str], ...]


def parts_of(article: Article) -> Parts:
    """The parts of a story that is understood."""
    authors = (*(byline.name for byline in article.bylines), *article.unsigned)
    return Parts(
        lead=article.lead,
        captions=tuple(Span(caption.start, caption.end) for caption in article.captions),
        photos=tuple(caption.credit for caption in article.captions if caption.credit is not None),
        agencies=_names(article.agencies),
        authors=_names(authors),
        quotes=tuple(Spoken(quote.start, quote.end, _speaker(quote)) for quote in article.quotes[:MOST_QUOTES]),
    )


def pack(parts: Parts) -> bytes:
    """The parts as a library keeps them."""
    speakers = list(dict.fromkeys(quote.speaker for quote in parts.quotes if quote.speaker is not None))
    numbers: dict[str | None, int] = {None: 0, **{speaker: at for at, speaker in enumerate(speakers, 1)}}
    kept = [
        _written([parts.lead] if parts.lead is not None else []),
        _written(parts.captions),
        _written(parts.photos),
        parts.agencies,
        parts.authors,
        _written([Span(quote.start, quote.end) for quote in parts.quotes]),
        [numbers[quote.speaker] for quote in parts.quotes],
        speakers,
    ]
    return b"" if not any(kept) else json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()


def unpack(packed: bytes) -> Parts:
    """The parts that were packed; raises ValueError where they are damaged."""
    if not packed:
        return NO_PARTS
    try:
        lead, captions, photos, agencies, authors, quotes, numbers, speakers = json.loads(packed)
        names = (None, *speakers)
        return Parts(
            next(_read(lead), None),
            tuple(_read(captions)),
            tuple(_read(photos)),
            tuple(agencies),
            tuple(authors),
            tuple(Spoken(*span, names[number]) for span, number in zip(_read(quotes), numbers, strict=True)),
        )
    except (IndexError, TypeError, ValueError) as error:
        raise ValueError("what was kept of the parts is damaged") from error


def indexed(parts: Parts, text: str, *, paper: str | None, references: Iterable[str], language: str) -> Indexed:
    """What the indexes have of these parts of `text`.

    Whoever takes a story out of an index without contents needs just what was put in, and has it from here.
    """
    photos = [text[start:end] for start, end in parts.photos]
    said_in = (
        text[parts.lead.start : parts.lead.end] if parts.lead is not None else "",
        "\n".join(text[start:end] for start, end in parts.captions),
        "\n".join(photos),
        "\n".join(parts.agencies),
        "\n".join(parts.authors),
        paper or "",
        "\n".join(references),
        language,
    )
    folded: dict[str, str] = {}  # of each speaker once
    for quote in parts.quotes:
        speaker = quote.speaker or ""
        if speaker not in folded:
            folded[speaker] = _folded(speaker)
    named = {
        "speaker": (quote.speaker for quote in parts.quotes if quote.speaker is not None),
        "agency": parts.agencies,
        "author": parts.authors,
        "photo": (name for photo in photos for name in _credited(photo)),
    }
    return Indexed(
        tuple(map(_folded, said_in)),
        tuple((_folded(text[quote.start : quote.end]), folded[quote.speaker or ""]) for quote in parts.quotes),
        tuple((kind, name) for kind, names in named.items() for name in dict.fromkeys(names) if _is_name(name)),
    )


def _speaker(quote: Quote) -> str | None:
    named = quote.person or quote.speaker
    return (clean_line(named, "") or None) if named is not None else None


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cleaned for cleaned in (clean_line(name, "") for name in names) if cleaned))


def _credited(photo: str) -> Iterator[str]:
    """Who is named in a credit: `Ole Berg-Rusten / NTB scanpix` are two."""
    for name in photo.replace(",", "/").split("/"):
        yield clean_line(name, "").strip(_MARKS)


def _is_name(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and any(letter.isalpha() for letter in name)


def _folded(text: str) -> str:
    return " ".join(words_of(text)) if text else ""


def _written(spans: Sequence[Span]) -> list[int]:
    """Spans as numbers: how far each begins behind the one before, and its length."""
    starts = [0, *(span.start for span in spans)]
    return [number for (before, start), span in zip(pairwise(starts), spans, strict=True)
            for number in (start - before, span.end - span.start)]  # fmt: skip


def _read(numbers: Sequence[int]) -> Iterator[Span]:
    start = 0
    for further, length in zip(numbers[::2], numbers[1::2], strict=True):
        start += further
        yield Span(start, start + length)
