"""What one can type in a search, on one page of the smallest terminal."""

from textual.content import Content

from tui.library.fields import STATES
from tui.ui.screens.page import PageScreen

LANGUAGE = (
    ("flom skred", "both, in any of their forms"),
    ('"lang natt"', "just these words, in a row"),
    ("flom*", "words that begin so"),
    ('-skred -"lang natt"', "none of these"),
    ("(flom vei) OR skred", "these two, or that, or all"),
    ("title: lead:", "in the headline, in the lead"),
    ("said: speaker:", "in a quote, and by whom"),
    ("caption: photo:", "in a caption; who took it"),
    ("agency: by: paper:", "of an agency, author, paper"),
    ("lang:nn", "in a language"),
    ("ref:flom", "refers to such a headline"),
    ("from:2019-04", "from that month, day, year on"),
    ('to:"i går"', "up to that day"),
    ("is:unread", " ".join(f"is:{state}" for state in STATES if state != "unread")),
    ("tag:sport", "your tag"),
)
"""What is typed, and what it finds."""
_ROOM = 20


class SearchHelpScreen(PageScreen):
    """The language of searches in short; the README has all of it."""

    def __init__(self) -> None:
        super().__init__(Content("\n").join(language()))


def language() -> list[Content]:
    """The language of searches, a row for each thing one can type."""
    return [
        Content.styled("What to type in a search", "bold"),
        *(Content.assemble((f"  {typed:<{_ROOM}}", "$text-accent bold"), f" {meaning}") for typed, meaning in LANGUAGE),
        Content.styled('A field takes all of it: -said:(flo* OR "to ord"). Tab completes.', "$text-muted"),
    ]
