"""The environment of a restricted program: what a reader may have set of it is looked at, and the rest left behind."""

from __future__ import annotations

import os
import pwd
import re
import resource
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST = 64
_WORD = re.compile(r"[A-Za-z0-9._+-]*")
_LOCALE = re.compile(r"[A-Za-z0-9._@-]*")
_ZONE = re.compile(r"(?![/:])(?!.*\.\.)[A-Za-z0-9_+,./<>:-]*")
"""A name such as `Europe/Oslo`, below the system's own folder, or a rule such as `CET-1CEST,M3.5.0,M10.5.0/3`."""

_KEPT = {"TERM": _WORD, "LANG": _LOCALE, "TZ": _ZONE, "NO_COLOR": _WORD, "COLORTERM": _WORD}
_LOCALES = re.compile(r"LC_[A-Z_]+")
_FROM_AFAR = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")


_COERCED = ("C.UTF-8", "C.utf8", "UTF-8")


def forget_coercion() -> None:
    """Take from the environment the locale that Python put there because there was none but C.

    Its own locale stays as it made it; what a terminal shows is for the reader's to say.
    """
    if sys.flags.utf8_mode and not os.environ.get("PYTHONUTF8") and os.environ.get("LC_CTYPE") in _COERCED:
        del os.environ["LC_CTYPE"]


def keep_to_oneself() -> None:
    """Have this process leave no file that another account can read, and none at all when it is killed."""
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def left_of(environment: Mapping[str, str], home: str | None) -> dict[str, str]:
    """What is kept of an environment: the terminal, the language and the time zone, where they are what they should be.

    `home` is the folder that the system names for the account. That the reader sits at the other end of a line is
    kept as well, but not where.
    """
    left = {name: value for name, value in environment.items() if _is_harmless(name, value)}
    if home is not None:
        left["HOME"] = home
    if any(environment.get(name) for name in _FROM_AFAR):
        left["SSH_CONNECTION"] = "yes"
    return left


def cut_environment() -> None:
    """Leave nothing in the environment of this process but that. Call it before anything reads the environment."""
    left = left_of(os.environ, _home())
    for name in list(os.environ):
        del os.environ[name]
    os.environ.update(left)
    os.environ["PYTHONSAFEPATH"] = "1"  # a Python that we start looks for no module in the folder we are in
    time.tzset()


def _is_harmless(name: str, value: str) -> bool:
    allowed = _LOCALE if _LOCALES.fullmatch(name) else _KEPT.get(name)
    return allowed is not None and max(len(name), len(value)) <= _LONGEST and allowed.fullmatch(value) is not None


def _home() -> str | None:
    """The home of the account that this runs as, wherever a variable would have it."""
    try:
        home = pwd.getpwuid(os.getuid()).pw_dir
    except KeyError:
        return None
    return home if home.startswith("/") else None
