"""Short names for long ones: 64-bit keys of what sources call their stories and of titles, and hashes of bytes."""

from __future__ import annotations

import base64
import binascii
from hashlib import blake2b

_BYTES = 8


def key_of(name: str) -> int:
    """The key of a name, as a signed number of 64 bits; the same on every machine and for ever."""
    digest = blake2b(name.encode(errors="surrogatepass"), digest_size=_BYTES).digest()
    return int.from_bytes(digest, "big", signed=True)


def story_id_of(key: int) -> str:
    """The key as people and scripts write it: 13 small letters and digits."""
    return base64.b32encode(key.to_bytes(_BYTES, "big", signed=True)).decode().rstrip("=").lower()


def key_of_story_id(story_id: str) -> int | None:
    """The key that `story_id_of` made into this; None where it is no such word."""
    if len(story_id) != 13 or not story_id.isascii():
        return None
    try:
        written = base64.b32decode(story_id.upper() + "===")
    except (binascii.Error, ValueError):
        return None
    return int.from_bytes(written, "big", signed=True)


def hash_of(data: bytes) -> bytes:
    """The hash of some bytes, 16 bytes long: other bytes give another one."""
    return blake2b(data, digest_size=16).digest()
