"""What may stand after `spalte` and after each command, and what is said when words make no sense.

Only argparse is imported here, so that help is there at once.
"""

import argparse
from typing import NoReturn

import tui

WRONG_USAGE = 2
SHELLS = ("bash", "zsh", "fish")
NARROWEST, WIDEST = 20, 300
"""Cells that a line of a story may have."""

_USAGE = """spalte [PATH ...]
       spalte show FILE ...       print stories, set in type
       spalte parse FILE ...      print what was understood of stories
       spalte completion SHELL    print what makes a shell complete spalte"""

_DESCRIPTION = """Read folders of news texts in the terminal: every story set in type, direct
speech and picture captions told apart at a glance, and every "les også"
followed with a key."""

_EPILOG = """Stories are files that end in .txt or have no suffix. On the screen, ? shows all
keys and q leaves. A folder that is called like a command is opened by its
address: spalte ./show"""


class Parser(argparse.ArgumentParser):
    """Reads words; wrong usage ends the program with one sentence that names the way out, and status 2."""

    def __init__(self, prog: str, description: str, usage: str | None = None, epilog: str | None = None) -> None:
        super().__init__(
            prog=prog,
            description=description,
            usage=usage,
            epilog=epilog,
            allow_abbrev=False,
            add_help=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        self.add_argument("-h", "--help", action="help", help="show this and end")

    def error(self, message: str) -> NoReturn:
        """End with one sentence."""
        from tui.cleaning import clean_line

        sentence = clean_line(message[:1].upper() + message[1:])
        self.exit(WRONG_USAGE, f"{sentence}; `{self.prog} --help` shows what can be asked.\n")


def for_reading() -> Parser:
    """What may stand after `spalte`."""
    words = Parser("spalte", _DESCRIPTION, usage=_USAGE, epilog=_EPILOG)
    version = f"spalte {tui.__version__}"
    words.add_argument("--version", action="version", version=version, help="show the version and end")
    words.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a file or folder of stories; - is one story from standard input; with none, what was open last is opened",
    )
    return words


def for_show() -> Parser:
    """What may stand after `spalte show`."""
    words = Parser("spalte show", "Print stories on standard output, set in type.")
    words.add_argument("files", nargs="+", metavar="FILE", help="a file with one story; - is standard input")
    words.add_argument("--width", type=_cells, metavar="N", help="cells in a line, at most; else as wide as reads well")
    words.add_argument("--plain", action="store_true", help="a line for each part, its label in words, without looks")
    return words


def for_parse() -> Parser:
    """What may stand after `spalte parse`."""
    words = Parser("spalte parse", "Print what was understood of each story.")
    words.add_argument("files", nargs="+", metavar="FILE", help="a file with one story; - is standard input")
    words.add_argument("--json", action="store_true", help="one JSON object a line and file, for programs")
    return words


def for_completion() -> Parser:
    """What may stand after `spalte completion`."""
    words = Parser(
        "spalte completion", "Print what makes a shell complete spalte; its first line says where to put it."
    )
    words.add_argument("shell", metavar="SHELL", choices=SHELLS, help="bash, zsh or fish")
    return words


def _cells(word: str) -> int:
    """The number of cells that `--width` asks for."""
    width = int(word) if word.isascii() and word.isdecimal() else 0
    if not NARROWEST <= width <= WIDEST:
        raise argparse.ArgumentTypeError(f"{word} is no number from {NARROWEST} to {WIDEST}")
    return width
