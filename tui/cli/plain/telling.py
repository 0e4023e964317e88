"""Stories in words: as they stand in a list, and as they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.cleaning import clean_line
from tui.cli.linear import in_parts
from tui.library.marked import Note, placed
from tui.typeset.elsewhere import also_in

if TYPE_CHECKING:
    from tui.article.article import Article
    from tui.library.base import Headline
    from tui.library.marks import Marks
    from tui.typeset.moments import Wording

_ENDS = (".", "!", "?", ":", "…")
_PASSAGE = 60


def in_a_list(headline: Headline, marks: Marks, words: Wording) -> str:
    """The headline, and behind it what a row of the screen shows with signs."""
    about = [clean_line(headline.source)] if headline.source else []
    if headline.moment is not None:
        date = words.moment(headline.moment, headline.grain)
        about.append(date if headline.dated else f"file of {date}")
    state = state_of(headline, marks)
    if not about and state:
        state[0] = state[0].capitalize()
    about += state
    return f"{sentence(headline.text)} {', '.join(about)}".rstrip() + ("." if about else "")


def state_of(headline: Headline, marks: Marks) -> list[str]:
    """What the reader made of a story, and where else it stands: a word or two for each."""
    identity = headline.identity
    state = [] if marks.read(identity) else ["unread"]
    state += ["kept"] if marks.kept(identity) else []
    state += [f"tagged {tag}" for tag in marks.tags(identity)]
    state += ["noted"] if marks.noted(identity) else []
    also = also_in(headline.also, headline.papers)
    return [*state, also] if also else state


def sentence(text: str) -> str:
    """Cleaned, and ending so that a voice makes a pause."""
    text = clean_line(text)
    return text if text.endswith(_ENDS) else f"{text}."


def quoted(text: str) -> str:
    """A title inside a sentence."""
    return f"“{clean_line(text)}”"


def counted(number: int, one: str, many: str = "") -> str:
    """`1 story`, `2 stories`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def read_out(article: Article, notes: Sequence[Note], start: int) -> Iterator[tuple[int, str]]:
    """A story from the line at the offset `start` on: each line with where it begins, and notes where they are."""
    text = article.document.text
    waiting = sorted((placed(note, text) for note in notes), key=lambda note: note.start)
    waiting = [note for note in waiting if note.start >= start]
    for part in in_parts(article):
        if start and part.end <= start:
            continue
        yield part.start, part.line
        while waiting and waiting[0].start < part.end:
            yield part.start, note_in_words(waiting.pop(0))
    for note in waiting:
        yield len(text), note_in_words(note)


def note_in_words(note: Note) -> str:
    """A note, and the words it is on."""
    passage = clean_line(note.passage, empty="")
    if len(passage) > _PASSAGE:
        passage = passage[:_PASSAGE].rstrip() + "…"
    return f"Your note: {clean_line(note.text)}" + (f" (on “{passage}”)" if passage else "")
