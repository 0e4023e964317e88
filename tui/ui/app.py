"""The app: the terminal on one side, the reading screen on the other."""

import gc
import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from threading import Thread
from typing import ClassVar

from rich.color import ColorSystem
from rich.console import RenderableType
from rich.segment import Segment, Segments
from textual import on
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.events import DescendantFocus, Event, InputEvent, Key, Resize
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input

from tui.capabilities import granted
from tui.cleaning import clean, clean_line
from tui.errors import NewsError
from tui.library.base import Library
from tui.library.marks import Marks
from tui.locations import styles_dir
from tui.settings import settings
from tui.typeset.glyphs import ASCII
from tui.ui.colours import DEFAULT, THEME
from tui.ui.guarded import GuardedApp
from tui.ui.learning import understood
from tui.ui.messages import CopyText, LetKeysGo, OpenAddress, Say
from tui.ui.telling import telling
from tui.ui.terminal.abilities import glyphs_for
from tui.ui.terminal.dialect import Wish, dialect_of
from tui.ui.terminal.display import CellDisplay
from tui.ui.terminal.driver import NewsDriver
from tui.ui.terminal.first_picture import Album
from tui.ui.terminal.letters import has_all
from tui.ui.terminal.line import line_of
from tui.ui.terminal.skill import skill_of
from tui.ui.themes import OWN, paper_of
from tui.ui.widgets.foot_line import FootLine
from tui.ui.widgets.sidebar import Sidebar
from tui.ui.widgets.story_list import StoryList
from tui.ui.widgets.story_pane import StoryPane

_PATIENCE = 1
"""How long keys wait for the story they are meant for, in seconds."""

_FIRST_PICTURE = 0.5
"""When the picture for the next start is taken, in seconds after the list stands."""

_FIRST_FRAME = 0.4
"""How long what was painted before stays when what is to stand there is not known yet, in seconds."""

_AT_ONCE = 1_400
"""So many characters reach the terminal in one piece; only more of them, and whole screens, are marked as one frame."""

COLOURS = {"none": None, "16": ColorSystem.STANDARD, "256": ColorSystem.EIGHT_BIT, "true": ColorSystem.TRUECOLOR}
"""What is sent of colours, by what was decided of the line."""

TALL = 12
"""From so many rows on what stands over the page for a while has a frame and air."""

PROGRAM = Binding.Group("The program")


class SpalteApp(GuardedApp):
    """Spalte on a terminal."""

    CSS_PATH: ClassVar = sorted(styles_dir().glob("*.tcss"))
    TITLE = "Spalte"
    ENABLE_COMMAND_PALETTE = True
    VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]  # noqa: RUF012 -- Textual's own declaration

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("colon,ctrl+p", "command_palette", "Commands", show=False, id="app.commands", group=PROGRAM),
        Binding("Q,ctrl+q", "quit", "Quit", show=False, id="app.quit", group=PROGRAM),
        Binding("ctrl+z", "suspend_process", "Suspend", show=False, id="app.suspend", group=PROGRAM),
        Binding("ctrl+l", "redraw", "Draw anew", show=False, priority=True, id="app.redraw", group=PROGRAM),
    ]

    def __init__(
        self,
        library: Library,
        marks: Marks,
        *,
        note: str | None = None,
        album: Album | None = None,
        painted: bool = False,
        troubles: Sequence[Callable[[Callable[[str], None]], None]] = (),
    ) -> None:
        line, dialect = line_of(os.environ, settings()), dialect_of(os.environ)
        self._hides_cursor = Wish.HIDDEN_CURSOR in dialect.knows
        self._colours = COLOURS[line.colours]
        self._display_known = CellDisplay(
            skill_of(os.environ.get("TERM", "")),
            links=line.links,
            looks=dialect.looks,
            letters=has_all(os.environ),
        )
        self.painted = painted
        self._behind = painted
        self._album = album
        self._troubles = troubles
        self._touched = False
        self._held: list[Key] | None = None
        self._waiting: Timer | None = None
        super().__init__(driver_class=NewsDriver)
        self._library = library
        self._marks = marks
        self._note = note
        self.animation_level = "none"
        self.set_class(glyphs_for() is ASCII, "-ascii")
        for theme in OWN:
            self.register_theme(theme)
        kept = marks.recall(THEME)
        self.theme = kept if kept in self.available_themes else DEFAULT

    def get_default_screen(self) -> Screen[None]:
        from tui.ui.screens.reading import ReadingScreen

        return ReadingScreen(self._library, self._marks)

    def on_mount(self) -> None:
        self.call_after_refresh(self._after_first_picture)
        self.set_timer(_FIRST_FRAME, self._come_forward)

    def on_resize(self, event: Resize) -> None:
        self.forget_display()
        if event.size == self.size and not self._behind:
            # There and back again: Textual sees no change, but the terminal may be blank.
            self.call_after_refresh(self.action_redraw)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        if isinstance(event.widget, Input):
            event.widget.cursor_blink = False  # each time would be sent
            if self.has_class("-ascii"):  # Textual's own has a sign in it
                event.widget.placeholder = event.widget.placeholder.replace("…", "...")

    @on(OpenAddress)
    def _open_address(self, request: OpenAddress) -> None:
        from tui.ui.links import check_address, may_copy, open_outside

        with telling(self):
            address = check_address(request.url)
            if open_outside(address):
                self._say(f"{address.host} opens in the browser.")
            elif may_copy():
                self.put_on_clipboard(address.url)
                self._say(f"Copied: {address.url}")
            else:
                self._say(address.url)

    @on(CopyText)
    def _copy(self, request: CopyText) -> None:
        with telling(self):
            self.put_on_clipboard(request.text)
            self._say(f"{request.what} is on your clipboard, if your terminal allows it.")

    def _say(self, line: str) -> None:
        """Tell a line on the uppermost screen that has a last line for it."""
        hearing = next((each for each in reversed(self.screen_stack) if each.query(FootLine)), self.screen_stack[0])
        hearing.post_message(Say(line))

    async def on_event(self, event: Event) -> None:
        if isinstance(event, InputEvent):
            self._touched = True
            self._come_forward()
        if isinstance(event, Key) and not event.is_forwarded and self._holds(event):
            return
        await super().on_event(event)

    def _holds(self, event: Key) -> bool:
        """Keep a key that was typed ahead: after one that opens a story or a box, keys are meant for that."""
        if self._held is not None:
            self._held.append(event)
            return True
        if isinstance(self.focused, StoryList) and self.focused.leads_on(event.key):
            self._held = []
            self._waiting = self.set_timer(_PATIENCE, self._let_keys_go)
        return False

    @on(LetKeysGo)
    def _let_keys_go_soon(self) -> None:
        if self._held is not None:
            self.call_after_refresh(self._let_keys_go)  # a pane that was hidden has no size until then

    async def _let_keys_go(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
        held, self._held = self._held or [], None
        for key in held:
            await self.on_event(key)

    @on(StoryPane.Shown)
    def _come_forward(self) -> None:
        """Draw from now on: what was painted before stays until the list and the story stand behind it."""
        if self._behind:
            self._behind = False
            self.screen_stack[0].refresh()

    @on(Sidebar.Ready)
    def _list_stands(self) -> None:
        """When the story beside it and the counts had their time, that is the picture to keep for the next start."""
        self._learn()
        if self.screen_stack[0].query_one(StoryPane).headline is None:
            self._come_forward()
        if self._album is not None:
            self.set_timer(_FIRST_PICTURE, self._keep_picture)

    def _learn(self) -> None:
        """So that the first story that is opened need not wait for what it takes to understand it."""
        newest = self.screen_stack[0].query_one(StoryList).highlighted
        if newest is None:
            return

        def learn() -> None:
            with suppress(NewsError):  # who opens it is told
                understood(self._library, newest)

        Thread(target=learn, name="learn", daemon=True).start()

    def _keep_picture(self) -> None:
        """What stands there before the first key is what the next start shows at once."""
        if self._touched or self._album is None:
            return
        drawn = self._display_known.picture(self._colours)
        if drawn is not None:
            self._album.keep(drawn)

    def forget_display(self) -> None:
        """Know no longer what the terminal shows: somebody else may have written to it."""
        self._display_known.forget()

    def redraw_soon(self) -> None:
        """Draw everything anew; may be called from a signal handler."""
        self._soon(self.action_redraw)

    def end_soon(self, number: int) -> None:
        """End as a signal asks for, with status 128 + `number`; may be called from any thread or handler."""
        self._soon(lambda: self.exit(return_code=128 + number))

    def action_redraw(self) -> None:
        self.forget_display()
        self.refresh(layout=True)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        yield SystemCommand("Theme", "Choose the colours", self.search_themes)
        seen = set()
        for node, binding, enabled, _ in screen.active_bindings.values():
            if binding.action == "command_palette" or not (enabled and binding.id and granted().offers(binding.action)):
                continue
            if binding.description and binding.description not in seen:
                seen.add(binding.description)
                key = self.get_key_display(binding)
                action, owner = binding.action, node
                yield SystemCommand(
                    binding.description,
                    f"Key {key}",
                    lambda action=action, owner=owner: self._act(action, owner),
                )

    def get_key_display(self, binding: Binding) -> str:
        from tui.ui.screens.help import key_name

        return key_name(binding.key)

    def watch_theme(self, theme: str) -> None:
        if self.is_running:
            self._marks.remember(THEME, theme)

    def _act(self, action: str, owner: object) -> None:
        self.call_later(self.run_action, action, owner)

    def _after_first_picture(self) -> None:
        gc.freeze()
        gc.enable()
        for tell in (self._marks.tell, *self._troubles):
            tell(lambda trouble: self._soon(lambda: self._warn(trouble)))
        if self._note:
            self.screen_stack[0].post_message(Say(self._note))

    def _warn(self, sentence: str) -> None:
        self.notify(clean_line(sentence), markup=False, severity="warning", timeout=15)

    def _soon(self, act: Callable[[], object]) -> None:
        loop = self._loop
        if loop is not None:
            with suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(lambda: self.call_later(act))

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Textual's way to the terminal, narrowed to what changed."""
        if self._behind:
            return
        driver = self._driver
        narrow = isinstance(renderable, ChopsUpdate | LayoutUpdate) and driver is not None and not driver.is_inline
        if not narrow or self.is_headless or self._batch_count or not self._running or self._closed:
            super()._display(screen, renderable)
            return
        assert isinstance(renderable, ChopsUpdate | LayoutUpdate)
        assert driver is not None
        try:
            if self._colours is None:
                self._display_known.stands_on(paper_of(self.theme_variables))
            size = (self.size.width, self.size.height)
            cursor = self._cursor(size)
            whole = not self._display_known.known
            out = self._display_known.difference(renderable, size, self._colours, cursor)
            if whole or len(out) > _AT_ONCE:
                self._begin_update()
                driver.write(out)
                self._end_update()
            elif out:
                driver.write(out)
            driver.flush()
        finally:
            self.post_display_hook()

    def _cursor(self, size: tuple[int, int]) -> tuple[int, int] | None:
        """Where the cursor is to be; None: where it is. One in sight is kept in a corner."""
        if self._hides_cursor:
            wanted = self.screen.outer_size.clamp_offset(self.cursor_position)
            return (wanted.x, wanted.y) if wanted else None
        if isinstance(self.focused, Input):
            wanted = self.screen.outer_size.clamp_offset(self.focused.cursor_screen_offset)
            return wanted.x, wanted.y
        return size[0] - 1, size[1] - 1

    def _print_error_renderables(self) -> None:
        """Textual's report of a crash, with every text in it cleaned: it may quote a story."""
        console = self.error_console
        self._exit_renderables = [
            Segments(
                Segment(clean(segment.text), segment.style)
                for segment in console.render(renderable)
                if not segment.control
            )
            for renderable in self._exit_renderables
        ]
        super()._print_error_renderables()
