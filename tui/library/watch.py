"""Notice that something changed under some paths, also when they disappear and come back."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

_STEP = 400
"""How often, in milliseconds, the watcher gathers what happened: seldom, because each time wakes the program."""
_LOOK_FOR_THE_MISSING = 1_000
_LOOK_AT_THE_ROOTS = 2_000
_LOOK_UNTOLD = 10_000

Roots = dict[Path, tuple[int, int]]


def watch(paths: Sequence[Path], changed: Callable[[], None], stop: Event) -> None:
    """Call `changed` after each batch of changes under `paths` until `stop` is set.

    Where the system cannot tell of changes (it has a limit of folders to watch), `changed` is called now and then.
    """
    from watchfiles import watch as batches

    seen: Roots | None = None
    while not stop.is_set():
        roots = _roots(paths)
        if roots != seen:
            seen = roots
            changed()
        if not roots:
            stop.wait(_LOOK_FOR_THE_MISSING / 1_000)
            continue
        first = True  # takes in what happened before the watcher stood
        try:
            for batch in batches(
                *roots,
                stop_event=stop,
                step=_STEP,
                debounce=2 * _STEP,
                rust_timeout=_LOOK_AT_THE_ROOTS if len(roots) == len(paths) else _LOOK_FOR_THE_MISSING,
                yield_on_timeout=True,
                raise_interrupt=False,
                ignore_permission_denied=True,
            ):
                others = _roots(paths) != roots  # before the news is told: they may come back, and look alike
                if batch or first:
                    changed()
                first = False
                if others:
                    break
        except FileNotFoundError:
            stop.wait(_STEP / 1_000)  # gone between two lines: look again
        except (OSError, RuntimeError):
            while not stop.wait(_LOOK_UNTOLD / 1_000):
                changed()


def _roots(paths: Sequence[Path]) -> Roots:
    """The paths that are there, each with what tells it from another of the same name."""
    found = {}
    for path in paths:
        try:
            status = path.stat()
        except OSError:
            continue
        found[path] = (status.st_dev, status.st_ino)
    return found
