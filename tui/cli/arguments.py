"""What may stand after `spalte` and after each command, and what is said when words make no sense.

Nothing large but argparse is imported here, so that help is there at once.
"""

import argparse
from typing import Any, NoReturn

import tui
from tui.cli import printing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.library.dates import Period

WRONG_USAGE = 2
SHELLS = ("bash", "zsh", "fish")
NARROWEST, WIDEST = 20, 300
"""Cells that a line of a story may have."""

MOST_LISTED = 50
"""How many lines `list`, `search`, `quotes` and `wanted` print unless they are told otherwise."""

_USAGE = """spalte [PATH ...]          read on the screen
       spalte --plain [PATH ...]  read in words, line by line
       spalte import PATH ...     take stories into a library
       spalte list                list stories, the newest first
       spalte search WORD ...     list stories that these words stand in
       spalte show ID|FILE ...    print stories, set in type
       spalte refs ID             print what a story refers to, and what to it
       spalte quotes              list who said what, the newest first
       spalte wanted              list titles referred to that are not here
       spalte marks               print what you kept, tagged and noted
       spalte info                print what a library holds
       spalte libraries           list, check and remove libraries
       spalte parse FILE ...      print what was understood of stories
       spalte doctor              tell what this terminal can do, and what not
       spalte completion SHELL    print what makes a shell complete spalte"""

_DESCRIPTION = """Read news texts in the terminal, a folder of them or an archive of millions:
every story set in type, direct speech and picture captions told apart at a
glance, and every "les også" followed with a key."""

_EPILOG = """On the screen, ? shows all keys and q leaves; `spalte COMMAND --help` tells more
of a command. A folder that is called like a command is opened by its address:
spalte ./show"""

_OF_DATES = """DATE is a year, a month or a day: 2019, 2019-04, 2019-04-30, "mai 2015",
yesterday."""

_OF_WORDS = """A word stands for all its forms, wor* for all that begin so, "several words" for
just these in a row, `flom OR skred` for one of the two, (words) for what
belongs together, and -word for stories without it:
spalte search flom -skred '"lang natt"'

Fields say where: title: lead: said: speaker: caption: photo: agency: by: paper:
lang: ref: and, of stories, from:DATE to:DATE tag:NAME
is:unread is:read is:kept is:tagged is:noted.
spalte search speaker:nes 'said:lang natt' from:2019"""

_WHICH = "a library, or a folder of stories; without it, your own library, else what was open last"


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

    def read(self, words: "Sequence[str]") -> argparse.Namespace:
        """What the words ask for, options before or after names; behind `--` nothing is an option."""
        return self.parse_args(words) if "--" in words else self.parse_intermixed_args(words)

    def error(self, message: str) -> NoReturn:
        """End with one sentence."""
        from tui.cleaning import clean_line

        sentence = clean_line(message[:1].upper() + message[1:])
        printing.complain(f"{sentence}; `{self.prog} --help` shows what can be asked.")
        self.exit(WRONG_USAGE)

    def _print_message(self, message: str, file: object = None) -> None:
        """Print help or the version; argparse would not mind that nobody can read it."""
        printing.write(message)


class WordsParser(Parser):
    """Takes what begins with a single minus for a word to be left out, where it is no option."""

    def _parse_optional(self, arg_string: str) -> Any:
        if arg_string.startswith("-") and arg_string[1:2] != "-" and arg_string not in self._option_string_actions:
            return None  # which is how argparse calls a word
        return super()._parse_optional(arg_string)


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
    words.add_argument("--library", metavar="FILE", help="open a library, as `spalte import` makes it")
    words.add_argument(
        "--state",
        metavar="FOLDER",
        help="on a server: keep what each reader does in a folder of their own below this one, not in their home",
    )
    words.add_argument(
        "--plain", action="store_true", help="without a screen: lines that are said, and commands that are words"
    )
    words.add_argument(
        "--restricted",
        action="store_true",
        help="for readers who are to read and no more: no shell, no other files, nothing copied or opened outside",
    )
    words.add_argument(
        "--allow", metavar="NAME,...", help="what is allowed there all the same, as clipboard and open-link"
    )
    words.add_argument(
        "--unrestricted", action="store_true", help="not even where an SSH server starts Spalte in place of a shell"
    )
    return words


def for_import() -> Parser:
    """What may stand after `spalte import`."""
    words = Parser(
        "spalte import",
        "Take stories into a library. It may be stopped at any moment and begun again:\neach story comes in once.",
        epilog="The library is your own (~/.local/share/spalte/library.spalte) unless --library\nnames another.",
    )
    words.add_argument(
        "paths", nargs="+", metavar="PATH", help="a folder, a text, or JSON lines (.jsonl, also .gz and .zst)"
    )
    words.add_argument("--library", metavar="FILE", help="the library to fill; made where there is none")
    words.add_argument(
        "--map",
        metavar="NAME=FIELD,...",
        help="the fields of JSON lines that hold title, text, published and the like, where they are called otherwise",
    )
    words.add_argument("--follow", action="store_true", help="stay, and take in what comes to the folders and files")
    return words


def for_list() -> Parser:
    """What may stand after `spalte list`."""
    words = Parser(
        "spalte list",
        "List stories, the newest first: ID, date, headline and source, with a tab\nbetween.",
        epilog=_OF_DATES,
    )
    _add_library(words)
    _add_span(words)
    words.add_argument("--unread", action="store_true", help="only what you have not read")
    words.add_argument("--oldest-first", action="store_true", help="the oldest first")
    _add_form(words)
    return words


def for_search() -> Parser:
    """What may stand after `spalte search`."""
    words = WordsParser(
        "spalte search",
        "List stories that all these words stand in, the newest first, each with the\nplace where they stand.",
        epilog=_OF_WORDS + "\n\n" + _OF_DATES,
    )
    words.add_argument("query", nargs="+", metavar="WORD", help="what to search for, written as in Spalte's own search")
    _add_library(words)
    _add_span(words)
    words.add_argument("--best", action="store_true", help="the best of the newest 5,000 hits first")
    _add_form(words)
    return words


def for_refs() -> Parser:
    """What may stand after `spalte refs`."""
    words = Parser("spalte refs", "Print what a story refers to, and which stories refer to it.")
    words.add_argument("story", metavar="ID", help="the story, as `spalte list` names it")
    _add_library(words)
    words.add_argument("--json", action="store_true", help="one JSON object, for programs")
    return words


def for_quotes() -> Parser:
    """What may stand after `spalte quotes`."""
    words = Parser(
        "spalte quotes",
        "List who said what, the newest first: ID and date of the story, its source, who\n"
        "said it, and the words, with a tab between.",
        epilog=_OF_DATES,
    )
    words.add_argument("--speaker", metavar="NAME", help="only what this person said: a name, or a part of one")
    words.add_argument("--about", metavar="WORDS", help="only quotes with these words, written as in a search")
    _add_library(words)
    _add_span(words)
    _add_form(words, "quote")
    return words


def for_wanted() -> Parser:
    """What may stand after `spalte wanted`."""
    words = Parser(
        "spalte wanted",
        "List the titles that stories refer to and that no story here bears, those first\n"
        "that most stories refer to: how many do, ID and date of the newest of them, and\n"
        "the title, with a tab between.",
    )
    _add_library(words)
    _add_form(words, "title")
    return words


def for_marks() -> Parser:
    """What may stand after `spalte marks`."""
    words = Parser(
        "spalte marks",
        "Print the stories that you kept, tagged or noted, whatever library they were in,\n"
        "the newest first: ID, date, headline, source and marks, with a tab between, and\n"
        "below each, indented, your notes and what they are on.",
    )
    words.add_argument("--kept", action="store_true", help="only what you keep")
    words.add_argument("--tag", action="append", default=[], metavar="NAME", help="only what has this tag")
    words.add_argument("--noted", action="store_true", help="only what you wrote a note on")
    words.add_argument("--json", action="store_true", help="one JSON object a line and story, for programs")
    return words


def for_info() -> Parser:
    """What may stand after `spalte info`."""
    words = Parser("spalte info", "Print what a library holds, with a small picture of its years.")
    _add_library(words)
    words.add_argument("--json", action="store_true", help="one JSON object, for programs")
    return words


def for_libraries() -> Parser:
    """What may stand after `spalte libraries`."""
    words = Parser(
        "spalte libraries",
        "List the libraries that Spalte keeps, check them, or remove those of folders,\n"
        "which are made again when the folder is opened.",
    )
    words.add_argument("names", nargs="*", metavar="NAME", help="a library, or the folder that it was made of")
    done = words.add_mutually_exclusive_group()
    done.add_argument("--check", action="store_true", help="see whether they are whole")
    done.add_argument("--remove", action="store_true", help="remove those of folders that are named")
    words.add_argument("--json", action="store_true", help="one JSON object a line and library, for programs")
    return words


def for_show() -> Parser:
    """What may stand after `spalte show`."""
    words = Parser("spalte show", "Print stories on standard output, set in type.")
    words.add_argument(
        "files", nargs="+", metavar="ID|FILE", help="a story of the library, or a file with one; - is standard input"
    )
    _add_library(words)
    words.add_argument("--width", type=_cells, metavar="N", help="cells in a line, at most; else as wide as reads well")
    words.add_argument("--plain", action="store_true", help="a line for each part, its label in words, without looks")
    return words


def for_parse() -> Parser:
    """What may stand after `spalte parse`."""
    words = Parser("spalte parse", "Print what was understood of each story.")
    words.add_argument("files", nargs="+", metavar="FILE", help="a file with one story; - is standard input")
    words.add_argument("--json", action="store_true", help="one JSON object a line and file, for programs")
    return words


def for_doctor() -> Parser:
    """What may stand after `spalte doctor`."""
    words = Parser(
        "spalte doctor",
        "Tell what this terminal can do, what is missing, what was chosen and why: what to\n"
        "paste into a report of a fault. It names no home, no account and no machine.",
    )
    words.add_argument("--json", action="store_true", help="one JSON object, for programs")
    return words


def for_completion() -> Parser:
    """What may stand after `spalte completion`."""
    words = Parser(
        "spalte completion", "Print what makes a shell complete spalte; its first line says where to put it."
    )
    words.add_argument("shell", metavar="SHELL", choices=SHELLS, help="bash, zsh or fish")
    return words


def _add_library(words: Parser) -> None:
    words.add_argument("--library", metavar="PATH", help=_WHICH)


def _add_span(words: Parser) -> None:
    words.add_argument(
        "--from", "--since", dest="since", metavar="DATE", type=_period, help="nothing from before this day"
    )
    words.add_argument(
        "--to", "--until", dest="until", metavar="DATE", type=_period, help="nothing from after this day"
    )


def _add_form(words: Parser, thing: str = "story") -> None:
    words.add_argument(
        "--limit", type=_number, default=MOST_LISTED, metavar="N", help=f"how many, 0 for all; else {MOST_LISTED}"
    )
    words.add_argument("--json", action="store_true", help=f"one JSON object a line and {thing}, for programs")


def _period(word: str) -> "Period":
    """The days that `--from` and `--to` name."""
    from tui.library.dates import parse_date, today

    period = parse_date(word, today())
    if period is None:
        raise argparse.ArgumentTypeError(f"“{word}” is no date such as 2019, 2019-04, 2019-04-30 or yesterday")
    return period


def _number(word: str) -> int:
    """The number that `--limit` asks for."""
    if not (word.isascii() and word.isdecimal() and len(word) < 10):
        raise argparse.ArgumentTypeError(f"{word} is no number from 0 on")
    return int(word)


def _cells(word: str) -> int:
    """The number of cells that `--width` asks for."""
    width = int(word) if word.isascii() and word.isdecimal() else 0
    if not NARROWEST <= width <= WIDEST:
        raise argparse.ArgumentTypeError(f"{word} is no number from {NARROWEST} to {WIDEST}")
    return width
