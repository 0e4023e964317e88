"""Tell whether an SSH server started this program itself, as it does for `ForceCommand` and `command=`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TOLD = "SSH_ORIGINAL_COMMAND"
"""Set by the server when it runs another command than the reader asked for; it is never looked into."""

_FROM_AFAR = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
_SERVERS = ("sshd", "dropbear")
_MOST = 64


class Process(NamedTuple):
    """A process: what it is called, who started it, and the group and session it is in."""

    name: str
    parent: int
    group: int
    session: int


def is_forced(environment: Mapping[str, str], look: Callable[[int], Process | None] | None = None) -> bool:
    """Whether no shell of a reader stands between the SSH server and this program; where that cannot be told, yes.

    A shell at which a person types puts each command into a process group of its own, apart from that of the session.
    What the server starts, with what scripts and programs may lie between, is in the session's own group all along. No
    name and no variable can make a program that was started so seem to be started otherwise.
    """
    if _TOLD in environment:
        return True
    if not any(name in environment for name in _FROM_AFAR):
        return False
    look = look or process
    pid = os.getpid()
    for _ in range(_MOST):
        found = look(pid)
        if found is None or found.name.startswith(_SERVERS):
            return True
        if found.group != found.session:
            return False
        if found.parent == 1:
            return False  # of a server that outlives the line, as tmux does
        pid = found.parent
    return True


def process(pid: int) -> Process | None:
    """What the system tells of a process; None where it does not."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return _myself() if pid == os.getpid() else None
    before, _, after = told.rpartition(") ")
    _, parent, group, session, *_ = after.split()
    return Process(before.partition("(")[2], int(parent), int(group), int(session))


def _myself() -> Process:
    """What a process knows of itself without asking."""
    return Process("", os.getppid(), os.getpgrp(), os.getsid(0))
