"""Who said what: the quotes of a library, and the names it knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, Protocol

from tui.library.query import NOTHING, Query, parse_words

if TYPE_CHECKING:
    from tui.library.base import Headline, Question

NameKind = Literal["speaker", "agency", "author", "photo", "paper", "language"]
"""What a name is the name of; `photo` is who is credited for a picture."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quote: the story it stands in, its number there, the offsets and the words.

    `text` is as it stands in the story, without dash or marks: clean it before it is drawn. `speaker` is who said it,
    by the full name where the story makes that clear, else as written; None where nobody is named.
    """

    story: Headline
    n: int
    start: int
    end: int
    text: str
    speaker: str | None


def by_name(typed: str, *, unfinished: bool = False) -> Query:
    """What a person typed as a name, as a question for a speaker: a whole name has no other forms."""
    query = parse_words(typed, unfinished=unfinished)
    return replace(query, terms=tuple(replace(term, exact=not term.unfinished) for term in query.terms))


class Speech(Protocol):
    """The quotes of a library. Its methods keep the promises of `tui.library.base.Library`."""

    def quotes(
        self,
        about: Query = NOTHING,
        speaker: Query = NOTHING,
        first: int | None = None,
        last: int | None = None,
        below: tuple[int, int] | None = None,
        limit: int = 50,
        question: Question | None = None,
    ) -> Sequence[Said]:
        """Quotes whose words meet `about` and whose speaker's name meets `speaker`, from the newest stories first.

        Both ask for words only (`tui.library.query.parse_words`, `by_name`), with all their forms (`Library.expand`).
        Quotes of one story come in the order of its text. `first` and `last` are places between which the stories lie,
        both included; `below` is the place and the number of a quote that was seen: only those that come behind it.
        What a story says that is folded under another between them, which says just the same by the same speaker, comes
        with that other one only. Fewer than `limit` come only where there are no more.
        """

    def names(self, kind: NameKind, beginning: str, limit: int = 20) -> Sequence[tuple[str, int]]:
        """Names of which a word begins so, with the number of stories that name them, the most first.

        Of several words that were typed, the last may go on. Of very many names that begin alike, and that few stories
        name, not all are looked at.
        """

    def behind(self) -> bool:
        """Whether an older version took in stories whose quotes and names are not known yet."""
