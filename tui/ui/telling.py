"""Turn a failure that a person can be told about into a toast."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from textual.app import App
from textual.widget import Widget

from tui.errors import NewsError


@contextmanager
def telling(node: Widget | App[Any]) -> Iterator[None]:
    """Tell of a NewsError in its own sentence and go on; anything else is our own bug and stays loud."""
    try:
        yield
    except NewsError as error:
        node.notify(str(error), severity="error", markup=False)
