"""The line in which one types, whatever for."""

from textual.widgets import Input

from tui.cleaning import clean


class LineBox(Input):
    """Holds and shows no control, whether it was typed, pasted, or stood in a note or a name that is to be changed."""

    def validate_value(self, value: str) -> str:
        """The same in signs: one character for each, so that the cursor stays where it is."""
        return clean(value).replace("\n", " ")

    def validate_placeholder(self, placeholder: str) -> str:
        """What stands there while nothing is typed may quote a story."""
        return clean(placeholder).replace("\n", " ")
