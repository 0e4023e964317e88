"""What the fields of a record mean, whatever they are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_NAMES = {
    "text": "text maintext body content article articlebody article_body body_text bodytext full_text fulltext "
    "article_text plain_text raw_text story paragraphs tekst brødtekst",
    "title": "title headline heading head tittel overskrift",
    "lead": "lead ingress description summary standfirst abstract preamble teaser dek deck excerpt",
    "published": "published date_publish publish_date published_at publishedat datepublished date_published "
    "published_date publication_date publicationdate pubdate pub_date published_on date datetime dato publisert "
    "created created_at createdat date_created time timestamp ts publish_year year modified date_modify updated "
    "updated_at",
    "url": "url link canonical_url source_url permalink href u uri",
    "id": "id guid _id uuid article_id articleid story_id doc_id document_id",
    "authors": "authors author byline bylines by creator journalist",
    "section": "section category categories sections kategori seksjon desk",
    "kind": "doc_type source_domain newspaper paper publisher site domain source collection avis",
}
"""For each role the names that are known for it, the surest first."""

ROLES = tuple(_NAMES)
"""What a field can be for; a mapping names fields for these."""

SYNONYMS = {"headline": "title", "body": "text", "date": "published", "author": "authors", "lede": "lead"}
"""Other words for roles, which a person may use in a mapping."""

_NOTHING: tuple[Any, ...] = (None, "", [])
_KNOWN = {name: (role, rank) for role, names in _NAMES.items() for rank, name in enumerate(names.split())}


@dataclass(frozen=True, slots=True)
class Fields:
    """The values of a record by what they are for, None where there is none; `names` are those of all its fields.

    `dates` are those that may tell when it was published, the surest first.
    """

    names: tuple[str, ...]
    text: Any
    title: Any
    lead: Any
    url: Any
    id: Any
    authors: Any
    section: Any
    kind: Any
    dates: tuple[Any, ...]


def fields_of(record: Mapping[str, Any], mapping: Mapping[str, str]) -> Fields:
    """What is in a record. A role that the mapping names is taken from that field alone; `a.b` is b within a."""
    best: dict[str, tuple[int, Any]] = {}
    dates: list[tuple[int, Any]] = []
    for name, value in record.items():
        known = _KNOWN.get(name) or _KNOWN.get(name.casefold().replace("-", "_"))
        if known is None or value in _NOTHING:
            continue
        role, rank = known
        if role == "published":
            dates.append((rank, value))
        elif role not in best or rank < best[role][0]:
            best[role] = (rank, value)
    first = {role: value for role, (_, value) in best.items()}
    dates.sort(key=_rank)
    ordered = tuple(value for _, value in dates)
    for role, field in mapping.items():
        first[role] = _at(record, field)
        if role == "published":
            ordered = (first[role],)
    return Fields(
        names=tuple(record),
        text=first.get("text"),
        title=first.get("title"),
        lead=first.get("lead"),
        url=first.get("url"),
        id=first.get("id"),
        authors=first.get("authors"),
        section=first.get("section"),
        kind=first.get("kind"),
        dates=ordered,
    )


def _rank(found: tuple[int, Any]) -> int:
    return found[0]


def _at(record: Mapping[str, Any], field: str) -> Any:
    """The value of a field, or of one within others."""
    if field in record:
        return record[field]
    value: Any = record
    for name in field.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value
