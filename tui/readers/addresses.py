"""Addresses as formats give them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_LONGEST = 2_000
_WEB = re.compile(r"https?://[^\s\x00-\x20\x7f-\xa0\ud800-\udfff]+", re.IGNORECASE)


def web_address(value: object) -> str | None:
    """The web address that a value is; None where it is none."""
    if not isinstance(value, str):
        return None
    address = value.strip()
    if len(address) > _LONGEST or _WEB.fullmatch(address) is None:
        return None
    try:
        return address if urlsplit(address).hostname else None
    except ValueError:
        return None
