"""A driver that leaves at once, gives the terminal back whole, and notices when it is gone."""

import asyncio
import os
import select
import signal
import sys
import termios
from codecs import getincrementaldecoder
from collections.abc import Callable
from typing import IO, Any, Protocol

from textual import constants
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Resize
from textual.geometry import Size

from tui.capabilities import Capability, granted
from tui.ui.terminal.dialect import dialect_of


class Host(Protocol):
    """What the driver asks of the app it drives."""

    painted: bool
    """Whether a first picture was written before the driver began."""

    def forget_display(self) -> None: ...
    def redraw_soon(self) -> None: ...
    def end_soon(self, number: int) -> None: ...


_OTHER_SCREEN = "\x1b[?1049h"


class Output:
    """A terminal to write to that may go away: what can no longer be written is dropped."""

    def __init__(self, file: IO[str], lost: Callable[[], None]) -> None:
        self._file = file
        self._lost = lost

    def write(self, text: str) -> None:
        self._try(lambda: self._file.write(text))

    def flush(self) -> None:
        self._try(self._file.flush)

    def fileno(self) -> int:
        return self._file.fileno()

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except (OSError, ValueError):
            self._lost()


class NewsDriver(LinuxDriver):
    """Textual's driver with its own input loop: it sleeps until there is input, and can be woken."""

    def __init__(self, app: Any, **options: Any) -> None:
        super().__init__(app, **options)
        self._host: Host = app
        terminal = sys.__stderr__ if sys.__stderr__ is not None and sys.__stderr__.isatty() else sys.__stdout__
        assert terminal is not None
        terminal.reconfigure(errors="replace")
        self._dialect = dialect_of(os.environ)
        self._file: Any = Output(terminal, self._terminal_lost)
        self._wake_end, self._wake = os.pipe()
        self._suspended = False
        self._raw: list[Any] | None = None
        self._gone = False
        self._in_front = self._host.painted

    def write(self, data: str) -> None:
        if self._in_front and data == _OTHER_SCREEN:  # the first picture stands there: going there again would wipe it
            self._in_front = False
            return
        if understood := self._dialect.only(data):
            super().write(understood)

    def start_application_mode(self) -> None:
        self._host.forget_display()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._raw = self._attributes()
        loop = asyncio.get_running_loop()
        signal.signal(signal.SIGWINCH, lambda *_: loop.call_soon_threadsafe(self._tell_size))

    def stop_application_mode(self) -> None:
        self.write("\x1b[0m")  # the colours of the last frame are still set
        super().stop_application_mode()

    def disable_input(self) -> None:
        if not self.exit_event.is_set():
            os.write(self._wake, b"x")
        super().disable_input()

    def _sigtstp_application(self, *_: object) -> None:
        if not granted().allows(Capability.SUSPEND):
            return
        self._suspended = True
        super()._sigtstp_application()

    def _sigcont_application(self, *_: object) -> None:
        if self._suspended:
            self._suspended = False
            super()._sigcont_application()
            self._host.redraw_soon()
        else:
            self._assert_again()

    def run_input_thread(self) -> None:
        """Hand on what is typed until told to stop, or until the terminal is gone."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        poll = select.poll()
        poll.register(self.fileno, select.POLLIN)
        poll.register(self._wake_end, select.POLLIN)
        wait: float | None = None
        while not self.exit_event.is_set():
            ready = poll.poll(wait)
            if any(descriptor == self._wake_end for descriptor, _ in ready):
                os.read(self._wake_end, 64)
                return
            if ready:
                data = self._typed()
                if not data:
                    self._terminal_lost()
                    return
                for message in parser.feed(decode(data)):
                    self.process_message(message)
            for message in parser.tick():
                self.process_message(message)
            wait = constants.ESCAPE_DELAY * 1_000 if ready else None

    def _typed(self) -> bytes:
        try:
            return os.read(self.fileno, 4_096)
        except OSError:
            return b""

    def _tell_size(self) -> None:
        """Tell the size as it is now; asked for in the loop, as one signal may interrupt the handling of another."""
        if not self._in_band_window_resize:
            size = Size(*self._get_terminal_size())
            self.send_message(Resize(size, size))

    def _terminal_lost(self) -> None:
        if not self._gone:
            self._gone = True
            self._host.end_soon(signal.SIGHUP)

    def _attributes(self) -> list[Any] | None:
        try:
            return termios.tcgetattr(self.fileno)
        except termios.error:
            return None

    def _assert_again(self) -> None:
        """After a SIGCONT that nobody here asked for: take up raw mode again, if we are in front, and draw anew."""
        try:
            if self._raw is not None and os.tcgetpgrp(self.fileno) == os.getpgrp():
                termios.tcsetattr(self.fileno, termios.TCSANOW, self._raw)
        except (OSError, termios.error):
            return
        self._host.redraw_soon()
