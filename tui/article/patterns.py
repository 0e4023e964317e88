"""Patterns that are compiled when they are first looked for: a story needs a third of them, and all together take
longer than to understand it."""

import re
from typing import cast

_WAYS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub")


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, as far as it is used here; a mistake in `text` is found when it is first used."""
    return cast(re.Pattern[str], _Uncompiled(text, flags))


class _Compiled:
    """Has the ways of a compiled pattern as attributes of its own, which costs a call nothing."""

    def __init__(self, text: str, flags: int) -> None:
        self.pattern = text
        self.flags = flags


class _Uncompiled(_Compiled):
    """Becomes a compiled one as soon as it is asked for any way to look for it."""

    def __getattr__(self, name: str) -> object:
        if name not in _WAYS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        self.__dict__.update((way, getattr(compiled, way)) for way in _WAYS)
        object.__setattr__(self, "__class__", _Compiled)
        return self.__dict__[name]
