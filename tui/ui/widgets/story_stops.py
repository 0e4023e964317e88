"""Stand on what a story is made of: speech, captions, references, headings, and what the page left behind."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.events import Click, Key

from tui.article.identity import fold
from tui.article.spans import Span
from tui.library.titles import choose
from tui.typeset.lines import Line, Role, Stop, StopKind
from tui.typeset.page import stops
from tui.ui.messages import FollowReference, Say
from tui.ui.painting import Hint, Light, offset_of
from tui.ui.widgets.story_scroll import StoryScroll

if TYPE_CHECKING:
    from tui.article.article import Article

STOPS = Binding.Group("Stepping from part to part")
_LETTERS = "asdfghjklewruiovnmc"


class StoryStops(StoryScroll):
    """A story with a cursor that steps from stop to stop, shown by a sign in the margin and by how the text looks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "stop(1)", "Next stop of any kind", show=False, id="story.next-stop", group=STOPS),
        Binding(
            "shift+tab", "stop(-1)", "Previous stop of any kind", show=False, id="story.previous-stop", group=STOPS
        ),
        Binding("]q", "stop(1, 'quote')", "Next quote", show=False, id="story.next-quote", group=STOPS),
        Binding("[q", "stop(-1, 'quote')", "Previous quote", show=False, id="story.previous-quote", group=STOPS),
        Binding("]c", "stop(1, 'caption')", "Next caption", show=False, id="story.next-caption", group=STOPS),
        Binding("[c", "stop(-1, 'caption')", "Previous caption", show=False, id="story.previous-caption", group=STOPS),
        Binding("]r", "stop(1, 'reference')", "Next reference", show=False, id="story.next-reference", group=STOPS),
        Binding(
            "[r", "stop(-1, 'reference')", "Previous reference", show=False, id="story.previous-reference", group=STOPS
        ),
        Binding("]h", "stop(1, 'heading')", "Next heading", show=False, id="story.next-heading", group=STOPS),
        Binding("[h", "stop(-1, 'heading')", "Previous heading", show=False, id="story.previous-heading", group=STOPS),
        Binding("enter,l,right", "use", "Follow the stop one stands on", show=False, id="story.follow", group=STOPS),
        Binding(
            "f", "hint", "Letters on all stops in view: press one to go", show=False, id="story.hints", group=STOPS
        ),
        Binding("S", "skip_speech", "Skip the speech that follows", show=False, id="story.skip-speech", group=STOPS),
        Binding("T", "fold_speech", "Fold all speech, and back", show=False, id="story.fold-speech", group=STOPS),
        Binding(
            "x", "residue", "Open what the page left behind, and fold it", show=False, id="story.residue", group=STOPS
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.here: Stop | None = None
        """The stop one stands on."""
        self._stops: tuple[Stop, ...] | None = None
        self._typed = ""

    def set_story(self, article: Article | None, offset: int = 0) -> None:
        """Show an article; a stop one stands on stays while it is the same article."""
        if article is not self.article:
            self.here, self.hints = None, ()
            self._stops = None
            self.options = replace(self.options, opened=frozenset(), all_opened=False)
        super().set_story(article, offset)

    @property
    def stops(self) -> tuple[Stop, ...]:
        """All stops of the story, in the order of the text; looked for when first asked for."""
        if self._stops is None:
            self._stops = stops(self.article) if self.article is not None else ()
        return self._stops

    def stand_on(self, stop: Stop | None) -> None:
        """Stand on a stop, and bring it into view."""
        self.here = stop
        if stop is not None:
            self.show_offset(stop.start, stop.end)
        self.redraw()

    def stand_on_reference(self, title: str | None) -> None:
        """Stand on the first reference that says the title, else on the first that may mean it; if there is one."""
        if title is None or self.article is None:
            return
        said = [reference.title for reference in self.article.references]
        which = next((n for n, each in enumerate(said) if fold(each) == fold(title)), None)
        if which is None:
            which = next((n for n, each in enumerate(said) if choose(each, [title]) is not None), None)
        if which is not None:
            self.stand_on(next(stop for stop in self.stops if stop[:2] == (StopKind.REFERENCE, which)))

    def lights(self, line: Line) -> list[Light]:
        """The text of the stop one stands on."""
        if self.here is None or self.here.kind is StopKind.RESIDUE:
            return super().lights(line)
        look = self.look("here" if self.here.kind is StopKind.REFERENCE else "here-text")
        return [*super().lights(line), Light(Span(self.here.start, self.here.end), look)]

    def mark_of(self, row: int) -> bool:
        """The sign stands before the first row of the stop."""
        return self.here is not None and self._page is not None and row == self._page.row_at(self.here.start)

    async def on_key(self, event: Key) -> None:
        if not self.hints:
            return
        event.stop()
        event.prevent_default()
        self._typed += event.character or " "
        if chosen := [hint for hint in self.hints if hint.letters == self._typed]:
            self._end_hints()
            self._go_to_hint(chosen[0])
        elif not any(hint.letters.startswith(self._typed) for hint in self.hints):
            self._end_hints()

    def on_click(self, event: Click) -> None:
        row = self.scroll_offset.y + event.y
        if self._page is None or row >= len(self._page.lines):
            return
        offset = offset_of(self._page.lines[row], event.x - self._left(self.size.width))
        under = [stop for stop in self.stops if offset is not None and stop.start <= offset < stop.end]
        under = under or [
            stop for stop in self.stops if stop.kind is StopKind.RESIDUE and self._page.row_at(stop.start) == row
        ]
        if under:
            self.stand_on(under[0])
            if under[0].kind in (StopKind.REFERENCE, StopKind.RESIDUE):
                self.action_use()

    def action_stop(self, step: int, kind: str | None = None) -> None:
        top, end = self.top_offset, self.end_offset
        here = self.here
        if here is not None and here.start < end and here.end > top:
            index = self.stops.index(here) + step
        else:
            index = self._first_from(top) if step > 0 else self._first_from(end) - 1
        while 0 <= index < len(self.stops):
            stop = self.stops[index]
            if (kind is None or stop.kind == kind) and self._can_be_seen(stop):
                self.stand_on(stop)
                return
            index += step
        self.post_message(Say(f"No {kind or 'stop'} {'further down' if step > 0 else 'further up'}."))

    def action_use(self) -> None:
        here = self.here
        if here is None:
            self.post_message(Say("Tab steps to what can be followed."))
        elif here.kind is StopKind.REFERENCE:
            self.post_message(FollowReference(here.which))
        elif here.kind is StopKind.RESIDUE:
            self._open_or_fold(here.which)
        elif here.kind is StopKind.QUOTE:
            self.post_message(Say("Y copies this quote with who said it."))

    def action_hint(self) -> None:
        top, end = self.top_offset, self.end_offset
        near = self.stops[self._first_from(top) : self._first_from(end)]
        inside = [stop for stop in near if self._can_be_seen(stop)]
        if not inside:
            self.post_message(Say("Nothing to step to is in view."))
            return
        wide = len(inside) > len(_LETTERS)
        letters = [a + b for a in _LETTERS for b in _LETTERS] if wide else list(_LETTERS)
        self.hints = tuple(Hint(stop.start, each) for stop, each in zip(inside, letters, strict=False))
        self._typed = ""
        self.redraw()

    def action_skip_speech(self) -> None:
        if self._page is None:
            return
        below = self._page.lines[self.scroll_offset.y + 1 :]
        speaking = False
        for row, line in enumerate(below, self.scroll_offset.y + 1):
            said = any(run.role in (Role.SPEECH, Role.SPEECH_BAR) for run in line.runs)
            speaking = speaking or said
            if speaking and not said and line.runs:
                self._go_to_row(row)
                return
        self.post_message(Say("No speech to skip further down."))

    def action_fold_speech(self) -> None:
        self.options = replace(self.options, fold_speech=not self.options.fold_speech)
        self.set_again()
        self.post_message(Say("Speech is folded; T unfolds it." if self.options.fold_speech else "Speech is unfolded."))

    def action_residue(self) -> None:
        if self.here is not None and self.here.kind is StopKind.RESIDUE:
            self._open_or_fold(self.here.which)
            return
        if not any(stop.kind is StopKind.RESIDUE for stop in self.stops):
            self.post_message(Say("The page left nothing behind in this story."))
            return
        showing = self.options.all_opened or bool(self.options.opened)
        self.options = replace(self.options, all_opened=not showing, opened=frozenset())
        self.set_again()

    def _open_or_fold(self, block: int) -> None:
        opened = self.options.opened
        if self.options.all_opened:
            opened = frozenset(stop.which for stop in self.stops if stop.kind is StopKind.RESIDUE)
        self.options = replace(self.options, opened=opened ^ {block}, all_opened=False)
        self.set_again()

    def _can_be_seen(self, stop: Stop) -> bool:
        return (
            stop.kind is StopKind.RESIDUE or self._page is None or not self._page.whole or self._page.shows(stop.start)
        )

    def _first_from(self, offset: int) -> int:
        """The index of the first stop that begins at `offset` or after it."""
        return bisect_left(self.stops, offset, key=lambda stop: stop.start)

    def _go_to_hint(self, hint: Hint) -> None:
        self.stand_on(next(stop for stop in self.stops if stop.start == hint.offset))
        if self.here is not None and self.here.kind in (StopKind.REFERENCE, StopKind.RESIDUE):
            self.action_use()

    def _end_hints(self) -> None:
        self.hints, self._typed = (), ""
        self.redraw()
