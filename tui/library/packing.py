"""A document as a library stores it; apart from what makes it, so that who only reads need not import that."""

from __future__ import annotations

import json
import zlib
from datetime import datetime

from tui.article.document import Document, Grain

_LEVEL = 6  # of zlib: higher ones take longer for hardly less room


def pack(document: Document) -> bytes:
    """The document with all its fields, compressed."""
    return compressed(written(document))


def unpack(packed: bytes) -> Document:
    """The document that was packed; raises ValueError where it is damaged."""
    try:
        raw = zlib.decompress(packed)
    except zlib.error as error:
        raise ValueError("what was packed is damaged") from error
    head, _, text = raw.partition(b"\n")
    fields = json.loads(head)
    published = fields.get("published")
    return Document(
        text=text.decode(errors="surrogatepass"),
        headline=fields.get("headline"),
        published=None if published is None else datetime.fromisoformat(published),
        url=fields.get("url"),
        grain=Grain(fields.get("grain", Grain.MOMENT)),
        authors=tuple(fields.get("authors", ())),
        section=fields.get("section"),
    )


def written(document: Document) -> bytes:
    """What is packed: what the format said, as JSON on one line, then the text."""
    said = {
        "headline": document.headline,
        "published": None if document.published is None else document.published.isoformat(),
        "url": document.url,
        "grain": int(document.grain) or None,
        "authors": document.authors or None,
        "section": document.section,
    }
    head = json.dumps({field: value for field, value in said.items() if value is not None})
    return f"{head}\n{document.text}".encode(errors="surrogatepass")


def compressed(raw: bytes) -> bytes:
    """What `unpack` takes, of bytes that `written` made."""
    return zlib.compress(raw, _LEVEL)
