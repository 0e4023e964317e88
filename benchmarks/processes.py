"""What a program costs the machine: memory, processor time and wake-ups of a process and all its children (Linux)."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Cost:
    """Of a process and its living children together, so far.

    `peak` is the most memory that each ever held (VmHWM), added up, in MB; what two of them share counts twice.
    `share` is what they hold now with what is shared divided among its holders (PSS), in MB. `seconds` of processor
    time; `wakeups` are the times that any thread had been waiting and went on (voluntary context switches).
    """

    peak: float
    share: float
    seconds: float
    wakeups: int


def cost(pid: int) -> Cost:
    """What this process and its children have cost so far."""
    family = family_of(pid)
    return Cost(
        peak=sum(_kilobytes(one, "status", "VmHWM:") for one in family) * 1024 / _MB,
        share=sum(_kilobytes(one, "smaps_rollup", "Pss:") for one in family) * 1024 / _MB,
        seconds=sum(map(processor_seconds, family)),
        wakeups=sum(map(_wakeups, family)),
    )


def share_of(pid: int) -> float:
    """What the process holds now, with what is shared divided among its holders (PSS), in MB."""
    return _kilobytes(pid, "smaps_rollup", "Pss:") * 1024 / _MB


def family_of(pid: int) -> Sequence[int]:
    """The process and all below it that live."""
    found, ask = [], [pid]
    while ask:
        found.append(one := ask.pop())
        for task in _tasks(one):
            ask.extend(map(int, _read(task / "children").split()))
    return found


def processor_seconds(pid: int) -> float:
    """Processor time of all threads of the process, in hundredths of a second."""
    fields = _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS if fields else 0.0


def busy_seconds() -> float:
    """Processor time that all programs of the machine have used."""
    user, nice, system, _idle, _waiting, interrupts, soft, *_ = map(int, _read(Path("/proc/stat")).split()[1:9])
    return (user + nice + system + interrupts + soft) / _TICKS


def _wakeups(pid: int) -> int:
    return sum(_number(_read(task / "status"), "voluntary_ctxt_switches:") for task in _tasks(pid))


def _kilobytes(pid: int, file: str, name: str) -> int:
    return _number(_read(Path(f"/proc/{pid}/{file}")), name)


def _tasks(pid: int) -> Iterator[Path]:
    with suppress(OSError):
        yield from Path(f"/proc/{pid}/task").iterdir()


def _read(path: Path) -> str:
    """What stands there; nothing where the process has ended."""
    with suppress(OSError):
        return path.read_text(encoding="utf-8", errors="replace")
    return ""


def _number(text: str, name: str) -> int:
    """The number after the name that begins a line."""
    return next((int(line.split()[1]) for line in text.splitlines() if line.startswith(name)), 0)
