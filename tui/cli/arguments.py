"""How the words after a command are read, and what is said when they make no sense."""

import argparse
from typing import NoReturn

WRONG_USAGE = 2


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
