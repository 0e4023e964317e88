"""Take from what is drawn the looks that a terminal does not have."""

import re
from collections.abc import Iterator

_LOOKS = re.compile(r"\x1b\[([0-9;]*)m")
_LONG = {"5": 3, "2": 5}
"""So many numbers say a colour out of 256, or out of all."""
_TAKEN_BACK = {"22": ("1", "2"), "23": ("3",), "24": ("4",), "25": ("5",), "27": ("7",), "29": ("9",)}


def narrowed(drawn: str, looks: frozenset[str] | None, coloured: bool) -> str:
    """`drawn` without colours, unless there are some, and with no other of bold, italic and so on than `looks`."""

    def narrow(found: re.Match[str]) -> str:
        kept = ";".join(_kept([number or "0" for number in found[1].split(";")], looks, coloured))
        return f"\x1b[{kept}m" if kept else ""

    return _LOOKS.sub(narrow, drawn)


def _kept(numbers: list[str], looks: frozenset[str] | None, coloured: bool) -> Iterator[str]:
    place = 0
    while place < len(numbers):
        number, following = numbers[place], numbers[place + 1 : place + 2]
        long = _LONG.get("".join(following), 1) if number in ("38", "48") else 1
        if number in _TAKEN_BACK and not coloured:
            yield "0"  # nothing else is lost by it, and the oldest know no other way back
        elif coloured if _is_colour(number) else _is_known(number, looks):
            yield from numbers[place : place + long]
        place += long


def _is_colour(number: str) -> bool:
    return number.isdecimal() and (30 <= int(number) < 50 or 90 <= int(number) < 108)


def _is_known(number: str, looks: frozenset[str] | None) -> bool:
    return looks is None or number == "0" or bool(looks.intersection(_TAKEN_BACK.get(number, (number,))))
