"""The ornaments of a page, in two forms: for terminals with Unicode, and for those that have ASCII only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Every sign that is ours and not the text's; each takes one cell unless said otherwise."""

    speech_bar: str
    thick_rule: str
    rule: str
    caption: str
    bullet: str
    arrow: str
    here: str
    dot: str
    ellipsis: str
    fold: str
    """Three cells."""
    end: str
    """At the end of a story."""
    top_left: str
    top_right: str
    bottom_left: str
    bottom_right: str
    side: str
    open_quote: str
    close_quote: str
    kept: str
    note: str


UNICODE = Glyphs(
    speech_bar="▌", thick_rule="━", rule="─", caption="▦",
    bullet="•", arrow="▸", here="▶", dot="·", ellipsis="…", fold="···", end="■",
    top_left="┌", top_right="┐", bottom_left="└", bottom_right="┘", side="│", open_quote="“", close_quote="”",
    kept="★", note="✎",
)  # fmt: skip

ASCII = Glyphs(
    speech_bar="|", thick_rule="=", rule="-", caption="#",
    bullet="*", arrow=">", here=">", dot="-", ellipsis="~", fold="...", end="###",
    top_left="+", top_right="+", bottom_left="+", bottom_right="+", side="|", open_quote='"', close_quote='"',
    kept="+", note="n",
)  # fmt: skip
