"""`spalte --restricted …`, and what an SSH server starts: take away what a reader must not have, before anything else.

Only what reads no variable of the environment is imported here.
"""

import os

from tui.capabilities import COMMANDS, NONE, Capabilities, Capability, capabilities_named, restrict
from tui.environment import cut_environment, keep_to_oneself
from tui.errors import NewsError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_RESTRICTED, _UNRESTRICTED, _ALLOW = "--restricted", "--unrestricted", "--allow"


def restrict_as_asked(words: "Sequence[str]") -> "Sequence[str]":
    """Restrict this process where the words say so, or where an SSH server opens the screen by itself; the other words.

    Wrong usage ends the program, restricted.
    """
    end = words.index("--") if "--" in words else len(words)
    options, names = words[:end], words[end:]
    told = any(word.partition("=")[0] in (_RESTRICTED, _ALLOW) for word in options)
    if not told and (_UNRESTRICTED in options or not _is_forced_to_read(words)):
        return words
    try:
        rest, allowed = _sorted_out(options)
    except NewsError as error:
        _take_away(NONE)
        from tui.cli.arguments import for_reading

        for_reading().error(str(error).removesuffix("."))
    _take_away(with_what_all_have(allowed))
    return [*rest, *names]


def with_what_all_have(allowed: Capabilities) -> Capabilities:
    """What a command allows, and what the administrator's file of settings grants to all who are restricted."""
    from tui.settings import settings_for_all

    return Capabilities(allowed.names | {Capability(name) for name in settings_for_all().settings.capabilities})


def _is_forced_to_read(words: "Sequence[str]") -> bool:
    """Whether a reader gets nothing but our screen. A command does what its words say, and nothing a reader could say.

    So those that a script or a schedule gives over SSH are as they always were.
    """
    if words and words[0] in COMMANDS:
        return False
    from tui.forced import is_forced

    return is_forced(os.environ)


def _take_away(left: Capabilities) -> None:
    restrict(left)
    keep_to_oneself()
    if not left.allows(Capability.ENVIRONMENT):
        cut_environment()


def _sorted_out(words: "Sequence[str]") -> "tuple[Sequence[str], Capabilities]":
    """The words without those about the restriction, and what they allow; raises NewsError where they make no sense."""
    if _UNRESTRICTED in words:
        raise NewsError(f"{_UNRESTRICTED} and {_RESTRICTED} exclude each other")
    rest: list[str] = []
    allowed = ""
    waiting = iter(words)
    for word in waiting:
        option, equals, value = word.partition("=")
        if option == _RESTRICTED and equals:
            raise NewsError(f"{_RESTRICTED} stands alone; {_ALLOW} names what is allowed all the same")
        if option == _ALLOW:
            named = value if equals else next(waiting, "")
            if not named:
                raise NewsError(f"{_ALLOW} names what is allowed: {', '.join(Capability)}")
            allowed += f",{named}"
        elif option != _RESTRICTED:
            rest.append(word)
    return rest, capabilities_named(allowed)
