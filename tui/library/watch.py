"""Notice that something changed under some paths, also when they disappear and come back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread
from time import monotonic

from tui.library.notices import Outlook, Untold, noticing, outlook_on

_CALM = 0.4
"""News is told when nothing more has happened for so long, in seconds …"""
_LONGEST = 2.0
"""… or after so long, where things go on happening."""
_LOOK_UNTOLD = 10.0
"""So often one looks where the system cannot tell …"""
_LOOKING = 20
"""… and for no more than one part in so many of the time."""


def watch(paths: Sequence[Path], changed: Callable[[], None], stop: Event) -> None:
    """Call `changed` once the watch stands, and after each batch of changes under `paths`, until `stop` is set.

    Nothing wakes up while nothing happens. Where the system cannot tell of changes (it has a limit of folders to watch,
    and does not know what others do on a network drive), `changed` is called now and then.
    """
    woken = Event()
    Thread(target=_wake_at_the_end, args=(stop, woken), name="watch", daemon=True).start()
    while not stop.is_set():
        outlook = outlook_on(paths)
        try:
            with noticing(outlook, woken.set):
                _tell(paths, outlook, changed, woken, stop)
        except Untold:
            _look_now_and_then(changed, stop)
        except (FileNotFoundError, NotADirectoryError):
            continue  # gone between two lines: look again


def _wake_at_the_end(stop: Event, woken: Event) -> None:
    stop.wait()
    woken.set()


def _tell(paths: Sequence[Path], outlook: Outlook, changed: Callable[[], None], woken: Event, stop: Event) -> None:
    """Tell of changes until told to stop, or until the paths lead elsewhere."""
    while outlook_on(paths) == outlook:
        changed()
        if stop.is_set():
            return
        woken.wait()
        _gather(woken, stop)
        if stop.is_set():
            return


def _gather(woken: Event, stop: Event) -> None:
    """Wait until it is calm again; what happens after this returns is in `woken`."""
    end = monotonic() + _LONGEST
    calm = False
    while not calm:
        woken.clear()
        if stop.is_set() or monotonic() > end:
            return
        calm = not woken.wait(_CALM)


def _look_now_and_then(changed: Callable[[], None], stop: Event) -> None:
    pause = 0.0
    while not stop.wait(pause):
        begun = monotonic()
        changed()
        pause = max(_LOOK_UNTOLD, _LOOKING * (monotonic() - begun))
