"""Quotation marks: which ones belong together."""

from typing import NamedTuple

from tui.article.patterns import pattern

_MARK = pattern("[«»“”„\"‘‚‹›]|(?<![^\\s(\\[—–-])['’](?=[^\\W\\d_])|(?<=[\\w.,!?…”“»\"])['’](?!\\w)")
_CLOSERS = {
    "«": "»",
    "»": "«",
    "„": '“”"',
    "“": "”",
    "”": "”",
    '"': '"',
    "‘": "’",
    "‚": "‘’",
    "‹": "›",
    "›": "‹",
    "'": "'",
    "’": "’",
}
_TAIL = 120  # code points behind the last mark where one within was opened and never closed
SINGLE = frozenset("‘‚‹›'’")
_ANY_MARK = pattern("[«»“”„\"‘‚‹›'’]")


class Pair(NamedTuple):
    """What stands between two marks: the marks are at `open` and `close`; `close` is None where it is never closed."""

    open: int
    close: int | None


def pairs_in(text: str, start: int, end: int) -> tuple[list[Pair], int | None]:
    """The outermost pairs of marks between `start` and `end`, and where a mark closes that was not opened there.

    A mark that looks the same on both sides opens where a word begins and closes where one ends.
    """
    pairs: list[Pair] = []
    lone: int | None = None
    if _ANY_MARK.search(text, start, end) is None:
        return pairs, lone
    opened: int | None = None
    closers = ""
    depth = 0
    last: int | None = None
    for found in _MARK.finditer(text, start, end):
        mark, at = found[0], found.start()
        if opened is None:
            if _may_open(text, mark, at, start, end):
                opened, closers, depth, last = at, _CLOSERS[mark], 0, None
            elif mark in '»”"“«' and lone is None and not pairs:
                lone = at
            continue
        if mark == '"' and closers == "»" and text[at + 1 : at + 2] in (",", "."):
            pairs.append(Pair(opened, at))  # opened with one mark and closed with another
            opened = None
            continue
        if mark in closers and _may_close(text, mark, at, end):
            last = at
            if depth:
                depth -= 1
                continue
            pairs.append(Pair(opened, at))
            opened = None
        elif mark == text[opened] and mark not in closers:
            depth += 1
    if opened is not None and last is not None and end - last < _TAIL:
        pairs.append(Pair(opened, last))  # a mark within was opened and never closed
    elif opened is not None and (text[opened] not in SINGLE or (text[opened] == "‘" and opened == start)):
        pairs.append(Pair(opened, None))
    return pairs, lone


def _may_open(text: str, mark: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark == "«":
        return not before.isalnum() or after.isalnum()
    if mark == "»":
        return not before.isalnum() and before not in ".,!?…" and not after.isspace()
    if mark in "’'":
        return before.isspace() or before in "(–—-"
    return not before.isalnum() and (not after.isspace() or mark in "„‹") and before not in ".,!?…"


def _may_close(text: str, mark: str, at: int, end: int) -> bool:
    after = text[at + 1] if at + 1 < end else " "
    if mark in "»«‹›":
        return True
    return not after.isalpha() or text[at - 1] in ".,!?…"
