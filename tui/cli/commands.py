"""From the words typed to the command meant, and from its end to the exit status.

What only one command needs is imported when its words make sense: help is there at once.
"""

from collections.abc import Sequence

from tui.capabilities import COMMANDS, NotAllowed, granted
from tui.cli import arguments, printing
from tui.cli.restricting import restrict_as_asked

DONE = 0
NOT_ALL_DONE = 1
"""Something could not be read or done; what it was is told in a sentence on standard error."""
INTERRUPTED = 130
"""As a shell counts it: 128 and the number of SIGINT."""
PIPE_CLOSED = 141


def run(words: Sequence[str]) -> int:
    """Do what the words after `spalte` ask for; the exit status."""
    try:
        status = _status(words)
        printing.all_written()
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


def _status(words: Sequence[str]) -> int:
    try:
        return _do(restrict_as_asked(words))
    except NotAllowed as refused:
        printing.complain(str(refused))
        return NOT_ALL_DONE
    except SystemExit as end:
        # How argparse ends: after help, after the version, and when it can make no sense of the words.
        return end.code if isinstance(end.code, int) else DONE


def _do(words: Sequence[str]) -> int:
    """Do what the command that is the first word does; where none is, open the screen.

    Raises NotAllowed where that is not granted.
    """
    needed = COMMANDS.get(words[0]) if words else None
    if needed is not None:
        granted().need(needed)
    match words:
        case ["show", *rest]:
            asked = arguments.for_show().read(rest)
            from tui.cli import show

            return show.run(asked)
        case ["parse", *rest]:
            asked = arguments.for_parse().read(rest)
            from tui.cli import parse

            return parse.run(asked)
        case ["import", *rest]:
            asked = arguments.for_import().read(rest)
            from tui.cli import importing

            return importing.run(asked)
        case ["list", *rest]:
            asked = arguments.for_list().read(rest)
            from tui.cli import listing

            return listing.run(asked)
        case ["search", *rest]:
            asked = arguments.for_search().read(rest)
            from tui.cli import searching

            return searching.run(asked)
        case ["refs", *rest]:
            asked = arguments.for_refs().read(rest)
            from tui.cli import referring

            return referring.run(asked)
        case ["quotes", *rest]:
            asked = arguments.for_quotes().read(rest)
            from tui.cli import saying

            return saying.run(asked)
        case ["wanted", *rest]:
            asked = arguments.for_wanted().read(rest)
            from tui.cli import wanting

            return wanting.run(asked)
        case ["marks", *rest]:
            asked = arguments.for_marks().read(rest)
            from tui.cli import marking

            return marking.run(asked)
        case ["info", *rest]:
            asked = arguments.for_info().read(rest)
            from tui.cli import info

            return info.run(asked)
        case ["libraries", *rest]:
            asked = arguments.for_libraries().read(rest)
            from tui.cli import libraries

            return libraries.run(asked)
        case ["doctor", *rest]:
            asked = arguments.for_doctor().read(rest)
            from tui.cli.doctor import finding

            return finding.run(asked)
        case ["completion", *rest]:
            asked = arguments.for_completion().read(rest)
            from tui.cli.completion import SCRIPTS

            printing.write(SCRIPTS[asked.shell])
            return DONE
        case _:
            from tui.cli import reading

            return reading.run(words)
