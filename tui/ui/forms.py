"""The forms of a story that can be laid beside it: what stood there before, and what stands elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.cleaning import clean_line
from tui.library.differing import Difference, difference, paragraphs_of
from tui.library.twins import paper_of
from tui.typeset.moments import Wording

if TYPE_CHECKING:
    from tui.article.article import Article
    from tui.article.document import Document
    from tui.library.base import Headline, Library
    from tui.library.twins import Version


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a story: what it is called, where its words stand alone, and how it is read.

    `story` is the form where that is a story of its own, which can be opened.
    """

    name: str
    there: str
    here: str
    read: Callable[[], Article]
    story: Headline | None = None


def forms_of(library: Library, headline: Headline, words: Wording) -> Sequence[Form]:
    """All other forms of the story: as it stood before, and then as it stands elsewhere, the newest first."""
    former = [_former(version, words) for version in library.twins.versions(headline.story_id)]
    others = library.twins.folded(headline.story_id)
    documents = library.documents([each.place for each in others])
    return [*former, *(_elsewhere(library, each, documents.get(each.place), words) for each in others)]


def compared(form: Form, article: Article) -> Difference:
    """What was done to the form to make the story of it; takes its time with long ones."""
    return difference(paragraphs_of(form.read()), paragraphs_of(article))


def _elsewhere(library: Library, story: Headline, document: Document | None, words: Wording) -> Form:
    paper = paper_of(document) if document is not None else None
    where = f"as {clean_line(paper)} has it" if paper else "as another file has it"
    when = f", {words.moment(story.moment, story.grain)}" if story.moment is not None and story.dated else ""
    return Form(where + when, "only there", "only here", lambda: library.article(story.story_id), story)


def _former(version: Version, words: Wording) -> Form:
    def read() -> Article:
        from tui.article.understand import understand  # late: few ever ask

        return understand(version.document)

    return Form(f"as it was before {words.moment(version.moment.astimezone())}", "was there", "is there now", read)
