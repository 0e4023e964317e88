"""The forms of a story that can be laid beside it: what stood there before, and what stands elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.library.differing import Difference, difference, paragraphs_of
from tui.typeset.moments import Wording

if TYPE_CHECKING:
    from tui.article.article import Article
    from tui.library.base import Headline, Library
    from tui.library.twins import Version


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a story: what it is called, where its words stand alone, and how it is read."""

    name: str
    there: str
    here: str
    read: Callable[[], Article]


def forms_of(library: Library, headline: Headline, words: Wording) -> Sequence[Form]:
    """All other forms of the story, the newest first."""
    return [_former(version, words) for version in library.twins.versions(headline.story_id)]


def compared(form: Form, article: Article) -> Difference:
    """What was done to the form to make the story of it; takes its time with long ones."""
    return difference(paragraphs_of(form.read()), paragraphs_of(article))


def _former(version: Version, words: Wording) -> Form:
    def read() -> Article:
        from tui.article.understand import understand  # late: few ever ask

        return understand(version.document)

    return Form(f"as it was before {words.moment(version.moment.astimezone())}", "was there", "is there now", read)
