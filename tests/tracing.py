"""What a program asks of the system, as strace sees it."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

_WRITING = (
    "creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,rmdir,truncate,"
    "chmod,fchmodat,chown,lchown,fchownat,mknod,mknodat,utimensat,setxattr,lsetxattr,mount,umount2,chroot,pivot_root"
)
_OPENING = "open,openat,openat2"
_STARTING = "execve,execveat,clone,clone3,fork,vfork,ptrace"
_CONNECTING = "socket,connect,bind,listen,accept,accept4"

_CALL = re.compile(r"(?P<pid>\d+) +(?P<name>\w+)\((?P<rest>.*)")
_PATHS = re.compile(r'(?:(?:AT_FDCWD|\d+)<(?P<folder>[^>]*)>, )?"(?P<path>(?:[^"\\]|\\.)*)"')
_FOR_WRITING = re.compile(r"\bO_(WRONLY|RDWR|CREAT|TRUNC|APPEND)\b")


class Call(NamedTuple):
    """One call of the system: its name, the paths it names, and all of it."""

    name: str
    paths: tuple[str, ...]
    text: str

    @property
    def writes(self) -> bool:
        """Whether it would change what lies on the disk."""
        return self.name in _WRITING.split(",") or (self.opens and _FOR_WRITING.search(self.text) is not None)

    @property
    def opens(self) -> bool:
        """Whether it opens a file."""
        return self.name in _OPENING.split(",")

    @property
    def connects(self) -> bool:
        """Whether it has to do with the network, or with other programs."""
        return self.name in _CONNECTING.split(",")

    @property
    def starts_process(self) -> bool:
        """Whether it makes a process, and not only a thread."""
        return self.name in ("fork", "vfork") or (self.name.startswith("clone") and "CLONE_THREAD" not in self.text)


def traced(log: Path, *command: str) -> list[str]:
    """The words that run `command` and note in `log` what it asks; skips the test where that cannot be."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed here")
    if subprocess.run([strace, "-f", "-o", os.devnull, "true"], capture_output=True, timeout=60).returncode:
        pytest.skip("strace may not be used here")
    calls = f"trace={_WRITING},{_OPENING},{_STARTING},{_CONNECTING}"
    return [strace, "-f", "-qq", "-y", "-s", "4096", "-o", str(log), "-e", "signal=none", "-e", calls, *command]


def calls_in(log: Path) -> Iterator[Call]:
    """The calls in the log, those begun and not ended among them."""
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        found = _CALL.match(line)
        if found is not None:
            yield Call(found["name"], tuple(_paths(found["rest"])), line)


def _paths(words: str) -> Iterator[str]:
    for found in _PATHS.finditer(words):
        yield os.path.normpath(Path(found["folder"] or "/", found["path"]))
