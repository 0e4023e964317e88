"""Notes in a story: signs in the margin, stops to step to, and a line to write one in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from tui.library.marked import Note, placed
from tui.typeset.lines import Stop, StopKind
from tui.ui.widgets.story_stops import STOPS, StoryStops

if TYPE_CHECKING:
    from tui.article.article import Article
    from tui.library.base import Headline

_PASSAGE = 200
"""So much of a passage is kept with a note, to find it again."""


class StoryNotes(StoryStops):
    """A story with the reader's notes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "note", "Write a note here, or change it", show=False, id="story.note", group=STOPS),
    ]

    @dataclass
    class NoteWanted(Message):
        """The reader wants to write on a passage of this story; `before` is the note that stands there."""

        story: Headline
        note: Note
        before: Note | None

    def __init__(self) -> None:
        super().__init__()
        self._shown: Headline | None = None
        self._notes: Sequence[Note] = ()
        self._written: Sequence[Note] = ()
        self._with_notes: tuple[Stop, ...] | None = None

    @property
    def shown(self) -> Headline | None:
        """The story on the page, which the article is of: another one may be on its way."""
        return self._shown

    @property
    def stops(self) -> tuple[Stop, ...]:
        if self._with_notes is None:
            own = [Stop(StopKind.NOTE, index, note.start, note.end) for index, note in enumerate(self._notes)]
            both = [*super().stops, *own]
            self._with_notes = tuple(sorted(both, key=lambda stop: stop.start))  # on one passage the note comes last
        return self._with_notes

    def set_story(self, article: Article | None, offset: int = 0) -> None:
        """Show an article; its notes are those that were taken last."""
        if article is not self.article:
            self._with_notes = None
        super().set_story(article, offset)

    def take_notes(self, notes: Sequence[Note], text: str) -> None:
        """These are the notes from the next time the story is set; they stand where their passages stand in `text`."""
        both = sorted(((placed(note, text), note) for note in notes), key=lambda each: (each[0].start, each[0].end))
        self._notes, self._written = [note for note, _ in both], [note for _, note in both]
        self._with_notes = None
        self.options = replace(self.options, notes=tuple((note.start, note.text) for note in self._notes))
        if self.here is not None and self.here.kind is StopKind.NOTE and self.here not in self.stops:
            self.here = None

    def noted(self, row: int) -> bool:
        return self._page is not None and any(self._page.row_at(note.start) == row for note in self._notes)

    def action_use(self) -> None:
        if self.here is not None and self.here.kind is StopKind.NOTE:
            self.action_note()
        else:
            super().action_use()

    def action_note(self) -> None:
        if self.article is None or self._page is None or self._shown is None:
            return
        start, end = self._passage()
        at = next((index for index, note in enumerate(self._notes) if start <= note.start < end), None)
        if at is not None:
            self.post_message(self.NoteWanted(self._shown, self._notes[at], self._written[at]))
        else:
            passage = self.article.document.text[start:end][:_PASSAGE]
            self.post_message(self.NoteWanted(self._shown, Note(start, end, "", passage=passage), None))

    def _passage(self) -> tuple[int, int]:
        """What a note is about: the stop one stands on, if it is in view, else the first line in view."""
        assert self._page is not None
        if self.here is not None and self.top_offset < self.here.end and self.here.start < self.end_offset:
            return self.here.start, self.here.end
        top = self.scroll_offset.y
        lines = self._page.lines[top : top + max(1, self.size.height)]
        first = next((line for line in lines if line.start < line.end), None)
        return (first.start, first.end) if first is not None else (0, 1)
