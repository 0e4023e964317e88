"""The failures a person can be told about."""

from pathlib import Path

from tui.cleaning import clean_line


class NewsError(Exception):
    """A failure whose text is one whole sentence, fit to be shown as it stands."""


class UnreadableFile(NewsError):
    """A file that its reader could make no sense of.

    `reason` is cleaned and fit for a list; `path` is for opening, not for showing.
    """

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = clean_line(reason)
        super().__init__(f"Cannot read {clean_line(path.name or str(path))}: {self.reason}.")
