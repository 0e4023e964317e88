"""The fields of a search: what may stand before a colon, and what stands behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.library.speech import NameKind

TEXT = ("title", "lead", "said", "caption", "ref")
"""Fields of words as they are written in a story: all their forms are meant."""
NAMES = ("speaker", "photo", "agency", "by", "paper", "lang")
"""Fields of names, which have no other forms."""
KINDS: Mapping[str, NameKind] = {
    "speaker": "speaker", "photo": "photo", "agency": "agency", "by": "author", "paper": "paper", "lang": "language",
}  # fmt: skip
"""What a library calls these names (`tui.library.speech`)."""
DATES = ("from", "to")
IS, TAG = "is", "tag"
FIELDS = (*TEXT, *NAMES, *DATES, IS, TAG)

STATES = ("unread", "read", "kept", "tagged", "noted")
"""What may stand behind `is:`."""

IN_QUOTES = ("said", "speaker")
"""Fields of quotes: several that have to be met are met by one and the same quote."""

_OTHERWISE = {
    "title": "headline head tittel overskrift rubrik titel",
    "lead": "ingress intro",
    "said": "says quote quotes sa sagt sier sitat sade zitat",
    "speaker": "who kilde taler talar",
    "caption": "captions picture bildetekst bilde",
    "photo": "foto photographer fotograf bild",
    "agency": "byrå byraa bureau agentur agence",
    "by": "author byline av journalist forfatter",
    "paper": "source avis avisa tidning zeitung site",
    "lang": "language språk sprache",
    "from": "since after fra frå från seit",
    "to": "until before til till bis",
    "ref": "refs reference references referanse",
    "is": "er",
    "tag": "tags label emne merke stikkord",
}
"""What people may call a field instead."""


_LANGUAGES = {
    "nb": "bokmål no norsk norska norwegian norwegisch",
    "nn": "nynorsk no norsk norska norwegian norwegisch",
    "sv": "svensk svenska swedish schwedisch",
    "da": "dansk danska danish dänisch",
    "en": "engelsk engelska english englisch",
    "de": "tysk tyska german deutsch",
    "fr": "fransk franska french französisch français",
    "es": "spansk spanska spanish spanisch español",
    "fi": "finsk finska finnish finnisch suomi",
    "nl": "nederlandsk nederländska dutch niederländisch nederlands",
    "it": "italiensk italienska italian italienisch italiano",
}
"""What people call a language, by the code that a story has."""


def languages_called(name: str) -> Sequence[str]:
    """The codes of the languages that are called so; none where the name is a code itself, or unknown."""
    return [code for code, said in _LANGUAGES.items() if name.lower() in said.split()]


@lru_cache(256)
def meant_by(name: str) -> str | None:
    """The field that somebody means who writes this; None where nobody can tell."""
    from difflib import get_close_matches

    said: dict[str, str] = {other: field for field, others in _OTHERWISE.items() for other in others.split()}
    known: Sequence[str] = [*FIELDS, *said]
    found = [name] if name in said else get_close_matches(name, known, 1, 0.7)
    return said.get(found[0], found[0]) if found else None
