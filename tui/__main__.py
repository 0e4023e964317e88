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
    _fill_gaps()
    try:
        show_at_once(sys.argv[1:])
        from tui.cli.commands import run
        from tui.environment import forget_coercion

        forget_coercion()
        status = run(sys.argv[1:])
    except KeyboardInterrupt:  # while what the command needs is imported
        status = 130
    finally:
        take_back()
    for stream in (sys.stdout, sys.stderr):
        try:  # noqa: SIM105 -- what that needs is not imported yet when the picture is shown
            stream.flush()
        except (OSError, ValueError, AttributeError):  # closed, or there was none
            pass
    os._exit(status)


def _fill_gaps() -> None:
    """Where a standard stream is closed, have no file take its number: what is written to it would get into that."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


if __name__ == "__main__":
    main()
