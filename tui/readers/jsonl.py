"""Read stories from JSON lines: one object a line, whatever its fields are called."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from tui.article.document import Document, Grain
from tui.article.identity import fold
from tui.cleaning import clean, clean_line
from tui.readers.addresses import web_address
from tui.readers.dates import parse_date
from tui.readers.fields import Fields, fields_of
from tui.readers.plain import LARGEST, MOST_LINES, TOO_MANY_LINES, decoded

VERSION = 1
"""Another number when the same line gives another story than before."""

TOO_LARGE = f"it is larger than {LARGEST // (1024 * 1024)} MB, the most that a record may have"
LARGEST_FILE = 32 * 1024 * 1024
"""The most bytes that a file may have that is one piece of JSON, and is read whole."""
FILE_TOO_LARGE = (
    f"it is larger than {LARGEST_FILE // (1024 * 1024)} MB, the most that one piece of JSON may have: "
    "as .jsonl, a story a line, it may be as large as you like"
)
_MOST_VALUES = 1_500_000
"""So many commas and brackets may stand in a record or file: an object in memory takes twenty times its two bytes."""
_LONGEST_TITLE = 1_000
_LOOKED_AT = 3_000  # characters at the top of a text in which its lead may stand
_LINES_LOOKED_AT = 3  # … and lines among which its title may
_MADE_TO_BE_UNIQUE = re.compile(r"(?:urn|tag|guid|doi):.+|[0-9a-fA-F][0-9a-fA-F-]{30,}", re.DOTALL)


class UnreadableRecord(Exception):
    """A line that is no story; `reason` is cleaned and fit for a list."""

    def __init__(self, reason: str) -> None:
        self.reason = clean_line(reason)
        super().__init__(self.reason)


@dataclass(frozen=True, slots=True)
class Record:
    """A story and what its source calls it: one name, one story, in whatever file it comes."""

    name: str
    document: Document


def read_record(line: bytes, mapping: Mapping[str, str] | None = None) -> Record:
    """The story in a line; raises UnreadableRecord.

    `mapping` tells for names of `tui.readers.fields.ROLES` which field means them. The title and the lead stand in
    the text, above the body, unless they stand there already.
    """
    if len(line) > LARGEST:
        raise UnreadableRecord(TOO_LARGE)
    return _record_of(_value_in(line), mapping or {})


def read_records(data: bytes, mapping: Mapping[str, str] | None = None) -> Iterator[Record | UnreadableRecord]:
    """The stories in a file that is one object or a list of them; what is none is yielded as UnreadableRecord."""
    try:
        if len(data) > LARGEST_FILE:
            raise UnreadableRecord(FILE_TOO_LARGE)
        value = _value_in(data)
    except UnreadableRecord as error:
        yield error
        return
    for each in value if isinstance(value, list) else [value]:
        try:
            yield _record_of(each, mapping or {})
        except UnreadableRecord as error:
            yield error


def _record_of(value: object, mapping: Mapping[str, str]) -> Record:
    if not isinstance(value, dict):
        raise UnreadableRecord("it is JSON, but no object")
    fields = fields_of(value, mapping)
    body = _text(fields.text)
    title = _line(fields.title)
    lead = _text(fields.lead).strip()
    if not body.strip() and not lead:
        raise UnreadableRecord(_without_text(fields))
    if body.count("\n") > MOST_LINES:
        raise UnreadableRecord(TOO_MANY_LINES)
    if len(body) > LARGEST:
        raise UnreadableRecord(TOO_LARGE)
    moment, grain = next((found for value in fields.dates if (found := parse_date(value))), (None, Grain.MOMENT))
    document = Document(
        text=_composed(title, lead, body),
        headline=title if title and len(title) <= _LONGEST_TITLE else None,
        published=moment,
        url=web_address(fields.url),
        grain=grain,
        authors=_authors(fields.authors),
        section=_line(fields.section) or None,
    )
    return Record(_name(fields, document, body), document)


def _value_in(data: bytes) -> object:
    if sum(map(data.count, (b",", b"[", b"{"))) > _MOST_VALUES:
        raise UnreadableRecord("it holds more values than any story has")
    written = decoded(data)
    if written is None:
        raise UnreadableRecord("it is not text")
    try:
        value: object = json.loads(written)
    except RecursionError:
        raise UnreadableRecord("it is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise UnreadableRecord(f"it is no JSON: {error.msg}, at character {error.pos + 1}") from None
    except ValueError:
        raise UnreadableRecord("a number in it has thousands of digits") from None
    return value


def _without_text(fields: Fields) -> str:
    if fields.text is not None:
        return "its text is empty"
    names = ", ".join(clean_line(name)[:40] for name in fields.names[:12]) or "none"
    return f"it has no text (its fields: {names}); --map text=FIELD names the one that has it"


def _text(value: object) -> str:
    """The words in a value: a text, or a list of paragraphs, each a text or an object with one. Cleaned."""
    match value:
        case str():
            return clean(value.replace("\r\n", " \n").replace("\r", "\n"))
        case {"text": str(words)}:
            return _text(words)
        case [*parts]:
            return "\n\n".join(words for part in parts if isinstance(part, str | dict) and (words := _text(part)))
        case _:
            return ""


def _line(value: object) -> str:
    match value:
        case str():
            return clean_line(value, empty="")
        case [str(first), *_]:
            return clean_line(first, empty="")
        case _:
            return ""


def _authors(value: object) -> tuple[str, ...]:
    match value:
        case str():
            found = [_line(part) for part in value.split(";")]
        case {"name": str(name)}:
            found = [_line(name)]
        case [*parts]:
            return tuple(dict.fromkeys(name for part in parts if not isinstance(part, list) for name in _authors(part)))
        case _:
            found = []
    return tuple(dict.fromkeys(name for name in found if name))


def _composed(title: str, lead: str, body: str) -> str:
    """Title, lead and body as one text, each said once."""
    end = _end_of_title(title, body) if title else 0
    below = body[end:] if end else body
    if lead and _stands_in(lead, below[:_LOOKED_AT]):
        lead = ""
    if end is not None and not lead:
        return body
    parts = (title if end is None else body[:end], lead, below)
    return "\n\n".join(part.strip() for part in parts if part.strip())


def _end_of_title(title: str, body: str) -> int | None:
    """Where the line ends, among the first of the body, that is the title; None where none is."""
    start = 0
    wanted = None
    for _ in range(_LINES_LOOKED_AT):
        while start < len(body) and body[start].isspace():
            start += 1
        end = body.find("\n", start)
        end = len(body) if end < 0 else end
        if len(title) * 2 > end - start > 0:
            wanted = wanted or fold(title)
            if fold(body[start:end]) == wanted:
                return end
        start = end
    return None


def _stands_in(lead: str, top: str) -> bool:
    """Whether a text has the lead at its top, or as much of it as a summary that was cut off holds."""
    said = lead.rstrip(" .…")
    return said in top or " ".join(said.split()) in " ".join(top.split())


def _name(fields: Fields, document: Document, body: str) -> str:
    """What the record is called for ever: its address; else its id; else by its content.

    Numbers from 1 on are the ids of very many files: the headline (or how the text begins) stands behind an id, so that
    one file's stories do not replace another's. The name of the file would be lost when that is renamed. Whose headline
    is corrected under such an id comes as another story: a second copy is the lesser evil. An id that is made to be
    unique stands alone.
    """
    if document.url is not None:
        return document.url
    id_ = str(fields.id).strip() if isinstance(fields.id, int | float | str) else ""
    if id_ and _MADE_TO_BE_UNIQUE.fullmatch(id_):
        return f"id {id_}"
    if id_:
        begins = document.headline or clean_line(body[:200])
        return f"id {id_}\n{_line(fields.kind)}\n{begins}"
    said = f"{document.headline or ''}\n{document.published or ''}\n{document.text}"
    return f"text {blake2b(said.encode(), digest_size=16).hexdigest()}"
