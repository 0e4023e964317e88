"""Textual's own ways out of the program, each of which asks first whether that is granted."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from textual.app import App

from tui.capabilities import Capability, granted
from tui.cleaning import clean
from tui.ui.links import copying
from tui.ui.messages import OpenAddress
from tui.ui.telling import telling


class GuardedApp(App[None]):
    """An app that copies, opens, writes and stops only where it may; what is refused is told in its sentence."""

    def put_on_clipboard(self, text: str) -> None:
        """Put `text` on the clipboard of whoever reads, through their terminal; NewsError where that may not be."""
        sequence = copying(clean(text))
        self._clipboard = text
        if self._driver is not None:
            self._driver.write(sequence)

    def copy_to_clipboard(self, text: str) -> None:
        """The same for Textual's own boxes, which know nothing of a refusal; between them it can be pasted always."""
        self._clipboard = text
        with telling(self):
            self.put_on_clipboard(text)

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open what Textual would hand to a browser as every other address."""
        self.post_message(OpenAddress(url))

    def action_command_palette(self) -> None:
        with telling(self):
            granted().need(Capability.PALETTE)
            super().action_command_palette()

    def action_suspend_process(self) -> None:
        with telling(self):
            granted().need(Capability.SUSPEND)
            super().action_suspend_process()

    @contextmanager
    def suspend(self) -> Iterator[None]:
        granted().need(Capability.SUSPEND)
        with super().suspend():
            yield

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        with telling(self):
            super().action_screenshot(filename, path)

    def save_screenshot(self, *names: Any, **more: Any) -> str:
        granted().need(Capability.SCREENSHOT)
        return super().save_screenshot(*names, **more)

    def deliver_screenshot(self, *names: Any, **more: Any) -> str | None:
        granted().need(Capability.SCREENSHOT)
        return super().deliver_screenshot(*names, **more)

    def _deliver_binary(self, *parts: Any, **more: Any) -> str | None:
        if not granted().allows(Capability.SCREENSHOT):
            granted().need(Capability.EXPORT)
        return super()._deliver_binary(*parts, **more)
