"""Lines that lead to another story: "les også"."""

from dataclasses import dataclass

from tui.article.spans import Span


@dataclass(frozen=True, slots=True)
class Reference:
    """One story that the text points to.

    From the marker (which may stand on the line before, or be shared by several titles) to the end of the title;
    `title` is the title as written, without paywall mark; `url` an address that stands with it.
    """

    start: int
    end: int
    title: str
    title_span: Span
    marker: Span
    paywalled: bool = False
    url: str | None = None
