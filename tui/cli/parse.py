"""`spalte parse FILE ...`: what was understood of stories, for a person or, with --json, for a program."""

import json
from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from tui.article.article import Article
from tui.article.spans import Span
from tui.article.stamps import Stamp
from tui.cleaning import clean, clean_line
from tui.cli import printing
from tui.cli.each import each_story


def run(asked: Namespace) -> int:
    """Print each story that can be read, and tell which cannot."""
    return each_story(asked.files, _write_json if asked.json else _write_words)


def _write_json(name: str, article: Article, first: bool) -> None:
    printing.write(_json(name, article) + "\n")


def _write_words(name: str, article: Article, first: bool) -> None:
    printing.write(("" if first else "\n") + "\n".join(in_words(name, article)) + "\n")


def as_fields(name: str, article: Article) -> dict[str, Any]:
    """The promise to programs: these keys in this order, offsets in code points of the text, ends exclusive."""
    text = article.text_of
    return {
        "file": clean(name),
        "language": article.language,
        "headline": _text(article, article.headline),
        "lead": _text(article, article.lead),
        "bylines": [*(byline.name for byline in article.bylines), *map(clean_line, article.unsigned)],
        "agencies": list(article.agencies),
        "dateline": article.dateline.place if article.dateline else None,
        "published": _moment(article.published),
        "updated": _moment(article.updated),
        "blocks": [{"kind": block.kind.value, "start": block.start, "end": block.end} for block in article.blocks],
        "quotes": [
            {
                "start": quote.start,
                "end": quote.end,
                "text": text(Span(quote.start, quote.end)),
                "speaker": quote.speaker,
                "person": quote.person,
                "attribution": list(quote.attribution) if quote.attribution else None,
            }
            for quote in article.quotes
        ],
        "captions": [
            {
                "start": caption.start,
                "end": caption.end,
                "text": text(Span(caption.start, caption.end)),
                "credit": _text(article, caption.credit),
            }
            for caption in article.captions
        ],
        "references": [
            {
                "start": reference.start,
                "end": reference.end,
                "title": reference.title,
                "paywalled": reference.paywalled,
                "url": reference.url,
            }
            for reference in article.references
        ],
    }


def in_words(name: str, article: Article) -> Iterator[str]:
    """The same for a person: a heading, and a line for each thing found."""
    fields = as_fields(name, article)
    yield clean_line(name)
    for label, value in (
        ("Headline", fields["headline"]),
        ("Lead", fields["lead"]),
        ("By", ", ".join(fields["bylines"] + fields["agencies"])),
        ("From", fields["dateline"]),
        ("Published", _written(article.published)),
        ("Updated", _written(article.updated)),
        ("Language", fields["language"]),
    ):
        if value:
            yield f"  {label + ':':<11}{clean_line(value)}"
    yield from _listed("Direct speech", (_spoken(quote) for quote in fields["quotes"]))
    yield from _listed("Captions", (clean_line(caption["text"]) for caption in fields["captions"]))
    yield from _listed("References", (_referred(reference) for reference in fields["references"]))


def _listed(label: str, lines: Iterator[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield f"  {label} ({len(found)}):"
        yield from (f"    {number}. {line}" for number, line in enumerate(found, 1))


def _spoken(quote: dict[str, Any]) -> str:
    said = clean_line(quote["text"])
    who = quote["person"] or quote["speaker"]
    return f"{clean_line(who)}: {said}" if who else said


def _referred(reference: dict[str, Any]) -> str:
    notes = ["behind a paywall"] if reference["paywalled"] else []
    notes += [reference["url"]] if reference["url"] else []
    title = clean_line(reference["title"])
    return f"{title} ({clean_line(', '.join(notes))})" if notes else title


def _json(name: str, article: Article) -> str:
    fields = as_fields(name, article)
    line = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return line if printing.can_say(line) else json.dumps(fields, separators=(",", ":"))


def _text(article: Article, span: Span | None) -> str | None:
    return article.text_of(span) if span else None


def _moment(stamp: Stamp | None) -> str | None:
    return stamp.moment.isoformat() if stamp and stamp.moment else None


def _written(stamp: Stamp | None) -> str | None:
    if stamp is None:
        return None
    if stamp.moment is None:
        return stamp.written
    return f"{stamp.moment:%Y-%m}" if stamp.coarse else f"{stamp.moment:%Y-%m-%d %H:%M}"
