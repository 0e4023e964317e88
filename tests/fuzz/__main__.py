"""Throw random bytes at every part that meets foreign ones: `python -m tests.fuzz [SECONDS] [TARGET ...]`.

What makes one fail is made as small as can be and kept in `found/`, where the tests try it from then on.
"""

import sys
import traceback
from hashlib import sha256
from pathlib import Path
from time import monotonic

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.inputs import INPUTS
from tests.fuzz.targets import TARGETS

FOUND = Path(__file__).parent / "found"
AT_ONCE = 100
USAGE = 2


def main() -> int:
    """Take turns, a target after the other, until time is up; the exit status."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    names = sys.argv[2:] or list(TARGETS)
    if unknown := set(names) - set(TARGETS):
        print(f"There is no target {', '.join(sorted(unknown))}: they are {', '.join(TARGETS)}.", file=sys.stderr)
        return USAGE
    end = monotonic() + seconds
    tried = dict.fromkeys(names, 0)
    found: set[str] = set()
    start = int(monotonic() * 1e6)
    while monotonic() < end and len(found) < len(names):
        for name in set(names) - found:
            tried[name] += AT_ONCE
            if not is_harmless(name, start + tried[name]):
                found.add(name)
    print(", ".join(f"{name} {count:,}" for name, count in tried.items()))
    return int(bool(found))


def is_harmless(name: str, number: int) -> bool:
    """Try some; what fails is told and kept."""
    last = b""

    @seed(number)
    @settings(
        max_examples=AT_ONCE, database=None, deadline=None, suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink], report_multiple_bugs=False,
    )  # fmt: skip
    @given(INPUTS[name])
    def no_harm(data: bytes) -> None:
        nonlocal last
        last = data
        TARGETS[name](data)

    try:
        no_harm()
    except Exception:  # whatever goes wrong is what one looks for
        traceback.print_exc()
        kept = FOUND / f"{name}-{sha256(last).hexdigest()[:10]}"
        kept.write_bytes(last)
        print(f"{name} fails on {last!r}: kept in {kept}", file=sys.stderr)
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
