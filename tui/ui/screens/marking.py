"""What a reader makes of a story: keeps it, tags it, takes all of that back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.events import Key

from tui.cleaning import clean_line
from tui.library.base import Headline, Question
from tui.ui.messages import LetKeysGo, OpenStory
from tui.ui.screens.typing import TypingScreen
from tui.ui.tagging import completions, tagging
from tui.ui.widgets.sidebar import Sidebar
from tui.ui.widgets.story_notes import StoryNotes

if TYPE_CHECKING:
    from tui.library.marked import Reading

_AGAIN = "again"

MAKING = Binding.Group("Keep, tag and note")


class MarkingScreen(TypingScreen):
    """A screen on which one marks the open story, or the one that one stands on in the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "keep", "Keep the story, or no longer", show=False, id="reading.keep", group=MAKING),
        Binding("H", "history", "History: what you read, and when", show=False, id="reading.history", group=MAKING),
        Binding("t", "tag", "Tag the story", show=False, id="reading.tag", group=MAKING),
    ]

    @property
    def meant(self) -> Headline | None:
        """The story that a key which marks one is about."""
        return self.story.headline if self.has_class("-reading") else self.sidebar.stories.highlighted

    def action_keep(self) -> None:
        headline = self.meant
        if headline is None:
            return
        keep = not self._marks.kept(headline.identity)
        self._marks.keep(headline, keep)
        self.sidebar.marked()
        self.foot.say("Kept; 4 in the list shows what you keep." if keep else "Kept no longer.")

    async def action_tag(self) -> None:
        headline = self.meant
        if headline is None:
            self.post_message(LetKeysGo())
            return
        has, known = self._marks.tags(headline.identity), self._marks.all_tags()

        def take(typed: str) -> None:
            said = tagging(typed)
            self._marks.retag(headline, said.on, said.off)
            self.sidebar.marked()
            tags = self._marks.tags(headline.identity)
            self.foot.say(f"Tagged {' '.join(f'#{tag}' for tag in tags)}." if tags else "No tags.")

        what = f"tags, besides {', '.join(has)}; -word takes one off" if has else "tags"
        await self.ask_line(what, take, complete=lambda typed: completions(typed, known, has))

    @on(StoryNotes.NoteWanted)
    async def _write_note(self, event: StoryNotes.NoteWanted) -> None:
        def take(typed: str) -> None:
            text = clean_line(typed, empty="")
            self._marks.write_note(event.story, replace(event.note, text=text), event.before)
            self.sidebar.marked()
            if text:
                self.foot.say("Noted; 5 in the list shows the stories with notes.")
            elif event.before is not None:
                self.foot.say("The note is taken away; z brings it back.")

        passage = clean_line(event.note.passage, empty="this passage")
        await self.ask_line(f"a note on “{passage}”", take, words=event.note.text)

    @on(Sidebar.NameWanted)
    async def _save_search(self, event: Sidebar.NameWanted) -> None:
        def take(typed: str) -> None:
            name = clean_line(typed or event.words)
            if event.name is None:
                self._marks.save_search(name, event.words)
            else:
                self._marks.rename_search(event.name, name)
            self.sidebar.marked()
            self.foot.say("Saved: ]s in the list comes back to it." if event.name is None else f"Called “{name}” now.")

        what = f"a name for this search; without one it is called “{clean_line(event.words)}”"
        await self.ask_line(what, take, words=event.name or "")

    def on_key(self, _: Key) -> None:
        self.sidebar.rest()

    def action_history(self) -> None:
        from tui.ui.screens.history import HistoryScreen

        self.app.push_screen(HistoryScreen(self._marks), self._read_again)

    def _read_again(self, reading: Reading | None) -> None:
        """Open a story of the history; one that came in anew may have another id by now."""
        self.sidebar.marked()  # something may have been taken back there
        if reading is None:
            return

        def find(_: Question) -> Headline | None:
            found = self._library.headline(reading.story_id)
            if found is not None:
                return found
            return next(iter(self._library.headlines_at(self._library.places([reading.identity])[-1:])), None)

        def take(found: Headline | None) -> None:
            if found is not None:
                self.post_message(OpenStory(found.story_id, visit=self.has_class("-reading")))
            else:
                self.foot.say(f"“{reading.headline}” is not in {self._library.name}.", trouble=True)

        self._asker.ask_soon(_AGAIN, find, take)

    @on(Sidebar.Marked)
    def _show_marks(self) -> None:
        self.story.marks_changed()
