"""`python -m tui`, and the command `spalte`."""

import os
import sys

from tui.at_once import show_at_once, take_back

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> "NoReturn":
    """Run the command line, and end with its exit status: 0, 1, 2, or 128 and the number of a signal.

    The end is at once: a thread that still watches a folder is not waited for.
    """
    show_at_once(sys.argv[1:])
    try:
        from tui.cli.commands import run
        from tui.environment import forget_coercion

        forget_coercion()
        status = run(sys.argv[1:])
    finally:
        take_back()
    for stream in (sys.stdout, sys.stderr):
        try:  # noqa: SIM105 -- what that needs is not imported yet when the picture is shown
            stream.flush()
        except (OSError, ValueError, AttributeError):  # closed, or there was none
            pass
    os._exit(status)


if __name__ == "__main__":
    main()
