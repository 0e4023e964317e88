"""Counts and sizes as the reader's own language writes them."""

from __future__ import annotations

from collections.abc import Mapping

_BLANK, _NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
_SEPARATORS = {
    "nb": _BLANK, "no": _BLANK, "nn": _BLANK, "sv": _BLANK, "fi": _BLANK, "fr": _NARROW,
    "da": ".", "de": ".", "es": ".", "it": ".", "nl": ".",
}  # fmt: skip
_UNITS = ("kB", "MB", "GB", "TB", "PB")


def thousands(environment: Mapping[str, str]) -> str:
    """What stands between thousands for LC_ALL, LC_NUMERIC or LANG, whichever is set first; a comma as in English."""
    name = environment.get("LC_ALL") or environment.get("LC_NUMERIC") or environment.get("LANG") or ""
    return _SEPARATORS.get(name.partition(".")[0].partition("@")[0].partition("_")[0], ",")


def grouped(number: int, separator: str) -> str:
    """`1,234,567`, with the separator asked for."""
    return f"{number:,}".replace(",", separator)


def size_in_words(size: int) -> str:
    """`3.4 GB`: bytes, in thousands of thousands."""
    if size < 1000:
        return f"{size} bytes"
    exponent = 1
    while size >= 999.5 * 1000**exponent and exponent < len(_UNITS):
        exponent += 1
    amount = size / 1000**exponent
    return f"{amount:.{0 if amount >= 99.95 else 1}f} {_UNITS[exponent - 1]}"
