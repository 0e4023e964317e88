"""`python -m tui`, and the command `spalte`."""

import os
import sys
from contextlib import suppress
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line, and end with its exit status: 0, 1, 2, or 128 and the number of a signal.

    The end is at once: a thread that still watches a folder is not waited for.
    """
    from tui.cli.commands import run
    from tui.environment import forget_coercion

    forget_coercion()
    status = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # closed, or there was none
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    main()
