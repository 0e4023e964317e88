"""Write to standard output and standard error, whatever they are and whatever letters they have."""

import os
import sys
from contextlib import suppress
from typing import TextIO

from tui.at_once import take_back

_LIKENESS = {
    "–": "-", "—": "--", "―": "--", "‐": "-", "‑": "-", "−": "-", "«": '"', "»": '"', "“": '"', "”": '"', "„": '"',
    "‘": "'", "’": "'", "‚": "'", "‹": "'", "›": "'", "…": "...", "•": "*", "·": "-", "©": "(c)", "→": "->", "←": "<-",
    "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "Oe", "ß": "ss", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th",
    "│": "|", "┃": "|", "▌": "|", "▎": "|", "▏": "|", "─": "-", "━": "-", "═": "=", "×": "x",
}  # fmt: skip


_unwritten = False
"""Whether there was something to write, and no standard output."""


class OutputFailed(Exception):
    """Standard output takes no more; the text is a sentence for a person."""


def write(text: str) -> None:
    """Write to standard output, in like letters where it lacks some; raises BrokenPipeError or OutputFailed."""
    global _unwritten
    if sys.stdout is None:
        _unwritten = _unwritten or bool(text)
        return
    try:
        sys.stdout.write(sayable(text, encoding_of(sys.stdout)))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _failed(error) from error


def finish() -> None:
    """Write out what is still held back; raises BrokenPipeError or OutputFailed."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _failed(error) from error


def all_written() -> None:
    """At the end write out what is held back; raises BrokenPipeError, and OutputFailed also where output is closed."""
    global _unwritten
    finish()
    unwritten, _unwritten = _unwritten, False
    if unwritten:
        raise _failed(OSError())


def give_up() -> None:
    """Let what is still held back go nowhere, so that the end of the program does not trip over it."""
    if sys.stdout is None:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def complain(sentence: str) -> None:
    """Write a sentence for a person to standard error, cleaned and on one line; nobody has to be there who hears it."""
    from tui.cleaning import clean_line

    take_back()
    stream: TextIO | None = sys.stderr
    if stream is not None:
        with suppress(OSError):  # a reader that left, a terminal that is gone, a full disk
            stream.write(sayable(clean_line(sentence), encoding_of(stream)) + "\n")


def remark(sentence: str) -> None:
    """Tell a person at the terminal what came of it; where standard error is none, nobody is told."""
    if sys.stderr is not None and sys.stderr.isatty():
        finish()
        complain(sentence)


def tell_how_many(count: int, one: str, many: str, *, none: str, limit: int = 0) -> None:
    """Tell a person at the terminal how many there were, in the word for one or for `many`, or `none` as a sentence.

    As many as the `limit` are told to be the first only.
    """
    if not count:
        remark(none)
    elif count == limit:
        remark(f"These are the first {count}; --limit 0 prints all.")
    else:
        remark(f"{count} {one if count == 1 else many}.")


def on_terminal() -> bool:
    """Whether standard output is a terminal, where text may have looks."""
    return sys.stdout is not None and sys.stdout.isatty()


def can_say(text: str) -> bool:
    """Whether standard output has all these letters."""
    return sys.stdout is None or _has(encoding_of(sys.stdout), text)


def can_draw(signs: str) -> bool:
    """Whether signs of our own may be these: standard output has them, and nothing asks for plain ones."""
    from tui.settings import settings

    if os.environ.get("SPALTE_ASCII", "0") not in ("", "0") or settings().glyphs == "ascii":
        return False
    return can_say(signs)


def encoding_of(stream: TextIO) -> str:
    """The letters that may be written there: those of ASCII on a terminal whose locale has no others, as C.

    Elsewhere they are what Python takes: a file or pipe is not commanded by the bytes of a letter.
    """
    if stream.isatty():
        from tui.ui.terminal.letters import has_all

        if not has_all():
            return "ascii"
    return stream.encoding


def sayable(text: str, encoding: str) -> str:
    """`text` in letters that the encoding has: æ as ae, a dash as a hyphen, and ? for what has no likeness."""
    if _has(encoding, text):
        return text
    return "".join(character if _has(encoding, character) else _likeness(character) for character in text)


def _likeness(character: str) -> str:
    from unicodedata import combining, normalize

    if known := _LIKENESS.get(character):
        return known
    bare = [part for part in normalize("NFKD", character) if not combining(part)]
    return "".join(part if part.isascii() else "?" for part in bare)


def _has(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _failed(error: OSError) -> OutputFailed:
    return OutputFailed(f"Cannot write to standard output: {(error.strerror or 'it is closed').lower()}.")
