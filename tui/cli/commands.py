"""From the words typed to the command meant, and from its end to the exit status.

Nothing here or in `arguments` imports what only one command needs: help is there at once.
"""

from collections.abc import Callable, Sequence

from tui.cli import printing

DONE = 0
NOT_ALL_DONE = 1
"""Something could not be read or done; what it was is told in a sentence on standard error."""
INTERRUPTED = 130
"""As a shell counts it: 128 and the number of SIGINT."""
PIPE_CLOSED = 141


def run(words: Sequence[str]) -> int:
    """Do what the words after `spalte` ask for; the exit status."""
    command, rest = _command(words)
    try:
        status = _status(command, rest)
        printing.finish()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        printing.give_up()
        return PIPE_CLOSED
    except printing.OutputFailed as failed:
        printing.give_up()
        printing.complain(str(failed))
        return NOT_ALL_DONE
    return status


def _status(command: Callable[[Sequence[str]], int], words: Sequence[str]) -> int:
    try:
        return command(words)
    except SystemExit as end:
        # How argparse ends: after help, after the version, and when it can make no sense of the words.
        return end.code if isinstance(end.code, int) else DONE


def _command(words: Sequence[str]) -> tuple[Callable[[Sequence[str]], int], Sequence[str]]:
    """The command that the first word names, and the words for it; where it names none, reading, and all words."""
    match words:
        case ["show", *rest]:
            from tui.cli import show

            return show.run, rest
        case ["parse", *rest]:
            from tui.cli import parse

            return parse.run, rest
        case ["completion", *rest]:
            from tui.cli import completion

            return completion.run, rest
        case _:
            from tui.cli import reading

            return reading.run, words
