"""What a reader may do besides reading: the one table of it, and what is granted to this process.

Where a thing is done, `granted().need(…)` is asked first; menus and help only leave out what would be refused.
"""

from enum import StrEnum
from typing import NamedTuple

from tui.errors import NewsError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Capability(StrEnum):
    """Something that reaches further than reading and marking; the value is its name for `--allow`."""

    OPEN_LINK = "open-link"
    CLIPBOARD = "clipboard"
    FETCH = "fetch"
    IMPORT = "import"
    EXPORT = "export"
    EDIT_CONFIG = "edit-config"
    CHOOSE_PATH = "choose-path"
    SCREENSHOT = "screenshot"
    PALETTE = "palette"
    SUSPEND = "suspend"
    ENVIRONMENT = "environment"


_REFUSED: "Mapping[Capability, str]" = {
    Capability.OPEN_LINK: "Addresses are not opened here",
    Capability.CLIPBOARD: "Nothing is copied here",
    Capability.FETCH: "Nothing is fetched here",
    Capability.IMPORT: "No stories are taken in or thrown away here",
    Capability.EXPORT: "No stories are written to files here",
    Capability.EDIT_CONFIG: "No settings are changed here",
    Capability.CHOOSE_PATH: "No other files are chosen here",
    Capability.SCREENSHOT: "No pictures of the screen are written here",
    Capability.PALETTE: "Commands are not chosen by name here",
    Capability.SUSPEND: "Spalte is not suspended here",
    Capability.ENVIRONMENT: "No variable of the environment names a place here",
}

ACTIONS: "Mapping[str, Capability]" = {
    "open_address": Capability.OPEN_LINK,
    "copy": Capability.CLIPBOARD,
    "copy_address": Capability.CLIPBOARD,
    "copy_quote": Capability.CLIPBOARD,
    "copy_text": Capability.CLIPBOARD,
    "cut": Capability.CLIPBOARD,
    "command_palette": Capability.PALETTE,
    "screenshot": Capability.SCREENSHOT,
    "suspend_process": Capability.SUSPEND,
}
"""What keys and commands by name ask for, by the names of their actions, and what that needs; any other is harmless."""

COMMANDS: "Mapping[str, Capability | None]" = {
    "import": Capability.IMPORT,
    "list": Capability.CHOOSE_PATH,
    "search": Capability.CHOOSE_PATH,
    "show": Capability.CHOOSE_PATH,
    "refs": Capability.CHOOSE_PATH,
    "quotes": Capability.CHOOSE_PATH,
    "wanted": Capability.CHOOSE_PATH,
    "info": Capability.CHOOSE_PATH,
    "libraries": Capability.IMPORT,
    "marks": Capability.EXPORT,
    "parse": Capability.CHOOSE_PATH,
    "doctor": Capability.CHOOSE_PATH,
    "completion": None,
}
"""The commands that may stand behind `spalte`, and what each needs where Spalte is restricted."""


class NotAllowed(NewsError):
    """Something that is not granted here."""

    def __init__(self, capability: Capability) -> None:
        super().__init__(f"{_REFUSED[capability]}: this is Spalte's restricted mode.")
        self.capability = capability


class Capabilities(NamedTuple):
    """What is granted."""

    names: frozenset[Capability]

    def allows(self, capability: Capability) -> bool:
        """Whether this may be done."""
        return capability in self.names

    def need(self, capability: Capability) -> None:
        """Return where this may be done; raises NotAllowed."""
        if capability not in self.names:
            raise NotAllowed(capability)

    def offers(self, action: str) -> bool:
        """Whether what a key or a command by name asks for (`copy_quote(True)`) would not be refused."""
        capability = ACTIONS.get(action.partition("(")[0].rpartition(".")[2])
        return capability is None or capability in self.names


ALL = Capabilities(frozenset(Capability))
NONE = Capabilities(frozenset())

_granted = ALL


def granted() -> Capabilities:
    """What is granted to this process."""
    return _granted


def restrict(left: Capabilities) -> None:
    """Grant no more than this from now on; what was taken away before does not come back."""
    global _granted
    _granted = Capabilities(_granted.names & left.names)


def capabilities_named(words: str) -> Capabilities:
    """Those in a list of names with commas between; raises NewsError where one is unknown."""
    from tui.cleaning import clean_line

    names = [word.strip() for word in words.split(",") if word.strip()]
    for name in names:
        if name not in list(Capability):
            known = ", ".join(Capability)
            raise NewsError(f"“{clean_line(name)}” is nothing that can be allowed; what can be: {known}.")
    return Capabilities(frozenset(map(Capability, names)))
