"""What can be seen of processes from outside: whether they are there, whose children they are, whether they sleep."""

import os
import re
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

DEADLINE = 30.0
"""Seconds until a test gives up waiting; nothing waits longer than it must."""
_STILL = 2.0


def until(so: Callable[[], bool]) -> bool:
    """Wait until something is so of which nobody tells us."""
    end, nobody = time.monotonic() + DEADLINE, threading.Event()
    while not so():
        if time.monotonic() > end:
            return False
        nobody.wait(0.02)
    return True


def until_still(*pids: int) -> bool:
    """Wait until no thread of these processes has been woken for two seconds; False where one always is."""
    end, calm_since, before = time.monotonic() + DEADLINE, time.monotonic(), woken(pids)
    nobody = threading.Event()
    while time.monotonic() < end:
        nobody.wait(0.1)
        now = woken(pids)
        if now != before:
            before, calm_since = now, time.monotonic()
        elif time.monotonic() > calm_since + _STILL:
            return True
    return False


def is_there(pid: int) -> bool:
    """Whether there is such a process, be it a zombie; but not one that the first process of the machine should clear
    away, which in a container may be nobody.
    """
    try:
        state, parent = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:2]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return not (state == "Z" and parent == "1")


def children_of(pid: int) -> Sequence[int]:
    """The processes that this one has started and that are still there."""
    found: list[int] = []
    for thread in Path(f"/proc/{pid}/task").iterdir():
        found += map(int, (thread / "children").read_text().split())
    return found


def woken(pids: Sequence[int]) -> dict[tuple[int, str], str]:
    """How often each thread of the processes has gone to sleep."""
    woken = {}
    for pid in pids:
        for thread in os.listdir(f"/proc/{pid}/task"):  # noqa: PTH208 (a name is enough)
            status = Path(f"/proc/{pid}/task/{thread}/status").read_text()
            woken[pid, thread] = re.findall(r"\nvoluntary_ctxt_switches:\t(\d+)", status)[0]
    return woken
