"""All keys there are, made from the bindings themselves."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.typeset.glyphs import ASCII
from tui.ui.terminal.abilities import glyphs_for

_NAMES = {
    "left_square_bracket": "[", "right_square_bracket": "]", "slash": "/", "question_mark": "?", "ampersand": "&",
    "backslash": "\\", "less_than_sign": "<", "greater_than_sign": ">", "right_parenthesis": ")", "colon": ":",
    "comma": ",", "exclamation_mark": "!", "enter": "Enter", "escape": "Esc", "backspace": "Backspace", "tab": "Tab",
    "shift+tab": "Shift+Tab", "space": "Space", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End",
    "up": "↑", "down": "↓", "left": "←", "right": "→",
}  # fmt: skip
_ARROWS = ("up", "down", "left", "right")
_TITLES = {"story-list": "In the list", "sidebar": "In the list", "app": "The whole"}


class HelpScreen(ModalScreen[None]):
    """The keys of the given widgets, grouped by what they are for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,h,left,backspace", "dismiss", "Close", id="help.close"),
        Binding("j", "scroll(1)", "Down", show=False, id="help.down"),
        Binding("k", "scroll(-1)", "Up", show=False, id="help.up"),
        Binding("space", "page(1)", "Page down", show=False, id="help.page-down"),
        Binding("b", "page(-1)", "Page up", show=False, id="help.page-up"),
        Binding("g", "ends(-1)", "Top", show=False, id="help.top"),
        Binding("G", "ends(1)", "End", show=False, id="help.end"),
    ]

    def __init__(self, nodes: Sequence[DOMNode]) -> None:
        super().__init__()
        self._explained = nodes

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static(_page(explain(self._explained)), markup=False)

    @property
    def words(self) -> str:
        """All that stands on the page."""
        return _page(explain(self._explained)).plain

    @property
    def _pane(self) -> VerticalScroll:
        return self.query_one(VerticalScroll)

    def action_scroll(self, step: int) -> None:
        self._pane.scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        self._pane.scroll_relative(y=step * max(1, self._pane.size.height - 2), animate=False)

    def action_ends(self, side: int) -> None:
        self._pane.scroll_to(y=0 if side < 0 else self._pane.max_scroll_y, animate=False)


def explain(nodes: Iterable[DOMNode]) -> dict[str, dict[str, str]]:
    """By group and meaning, the keys: `{"Moving": {"Down a line": "j ↓"}}`; in the order they are declared."""
    groups: dict[str, dict[str, str]] = {}
    for node in nodes:
        keys: dict[str, list[str]] = {}
        for key, bindings in node._bindings.key_to_bindings.items():
            for binding in bindings:
                keys.setdefault(binding.id or "", []).append(key)
        for binding in _declared(node):
            if binding.id in keys and binding.description:
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
    lines = [Content.styled("Keys", "bold $text-accent"), Content("")]
    for title, meanings in groups.items():
        lines.append(Content.styled(title, "bold"))
        for meaning, keys in meanings.items():
            lines.append(Content.assemble(Content.styled(f"  {keys:<18}", "$text-accent bold"), Content(f" {meaning}")))
        lines.append(Content(""))
    lines.append(
        Content.styled("]q is ] and then q.  [+] before a title: its page asks for a subscription.", "$text-muted")
    )
    return Content("\n").join(lines)
