"""Addresses as formats give them."""

from __future__ import annotations

import re

_LONGEST = 2_000
_WEB = re.compile(
    r"""https?://
    (?:[^\s\x00-\x20\x7f-\xa0\ud800-\udfff/?\#@\[\]]*@)?  # who asks
    (?:[^\s\x00-\x20\x7f-\xa0\ud800-\udfff/?\#@\[\]:]+|\[[0-9a-f:.]+\])  # whom
    (?::[0-9]*)?
    (?:[/?\#][^\s\x00-\x20\x7f-\xa0\ud800-\udfff]*)?""",
    re.IGNORECASE | re.VERBOSE,
)


def web_address(value: object) -> str | None:
    """The web address that a value is; None where it is none."""
    if not isinstance(value, str):
        return None
    address = value.strip()
    return address if len(address) <= _LONGEST and _WEB.fullmatch(address) else None
