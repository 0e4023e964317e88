"""All keys there are, made from the bindings themselves."""

from collections.abc import Iterable, Sequence

from textual.binding import Binding
from textual.content import Content
from textual.dom import DOMNode

from tui.capabilities import granted
from tui.typeset.glyphs import ASCII
from tui.ui.screens.page import PageScreen
from tui.ui.screens.search_help import language
from tui.ui.terminal.abilities import glyphs_for
from tui.ui.widgets.story_words import OF_THE_FILE

_NAMES = {
    "left_square_bracket": "[", "right_square_bracket": "]", "slash": "/", "question_mark": "?", "ampersand": "&",
    "backslash": "\\", "less_than_sign": "<", "greater_than_sign": ">", "right_parenthesis": ")", "colon": ":",
    "comma": ",", "at": "@", "exclamation_mark": "!", "quotation_mark": '"', "enter": "Enter", "escape": "Esc",
    "plus": "+", "minus": "-", "backspace": "Backspace", "tab": "Tab",
    "shift+tab": "Shift+Tab", "space": "Space", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End",
    "up": "↑", "down": "↓", "left": "←", "right": "→",
}  # fmt: skip
_SIGNS = (
    "]q is ] and then q.",
    "[+] before a title: its page asks for a subscription.",
    f"{OF_THE_FILE} before a time: that of the file; the story states none.",
)
_ARROWS = ("up", "down", "left", "right")
_TITLES = {"story-list": "In the list", "sidebar": "In the list", "app": "The whole"}


class HelpScreen(PageScreen):
    """The keys of the given widgets, grouped by what they are for, and what one can type in a search."""

    def __init__(self, nodes: Sequence[DOMNode]) -> None:
        super().__init__(_page(explain(nodes)))


def explain(nodes: Iterable[DOMNode]) -> dict[str, dict[str, str]]:
    """By group and meaning, the keys: `{"Moving": {"Down a line": "j ↓"}}`; in the order they are declared.

    What would be refused here is left out.
    """
    groups: dict[str, dict[str, str]] = {}
    for node in nodes:
        keys: dict[str, list[str]] = {}
        for key, bindings in node._bindings.key_to_bindings.items():
            for binding in bindings:
                keys.setdefault(binding.id or "", []).append(key)
        for binding in _declared(node):
            if binding.id in keys and binding.description and granted().offers(binding.action):
                said = " ".join(key_name(key) for key in _ordered(keys[binding.id], binding))
                groups.setdefault(_group(binding), {}).setdefault(binding.description, said)
    return groups


def _declared(node: DOMNode) -> Iterable[Binding]:
    for kind in reversed(type(node).__mro__):
        if kind.__module__.startswith("tui."):
            yield from Binding.make_bindings(vars(kind).get("BINDINGS", ()))


def _ordered(keys: Sequence[str], binding: Binding) -> Sequence[str]:
    """The keys, those of the declaration first and in its order: a keymap may have changed them."""
    declared = [key.strip() for key in binding.key.split(",")]
    return sorted(keys, key=lambda key: declared.index(key) if key in declared else len(declared))


def _group(binding: Binding) -> str:
    if binding.group is not None:
        return binding.group.description
    return _TITLES.get((binding.id or "").partition(".")[0], "More")


def key_name(key: str) -> str:
    """A key as it is said to a reader: `Esc`, `?`, `Ctrl+L`."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[5:].upper()}"
    if key in _ARROWS and glyphs_for() is ASCII:
        return key.capitalize()
    return _NAMES.get(key, key)


def _page(groups: dict[str, dict[str, str]]) -> Content:
    lines = [
        Content.styled("Keys", "bold $text-accent"),
        Content.styled("What to type in a search stands at the end: G.", "$text-muted"),
        Content(""),
    ]
    for title, meanings in groups.items():
        lines.append(Content.styled(title, "bold"))
        for meaning, keys in meanings.items():
            lines.append(Content.assemble(Content.styled(f"  {keys:<18}", "$text-accent bold"), Content(f" {meaning}")))
        lines.append(Content(""))
    return Content("\n").join(
        [*lines, *(Content.styled(sign, "$text-muted") for sign in _SIGNS), Content(""), *language()]
    )
