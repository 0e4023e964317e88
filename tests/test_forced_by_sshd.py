"""What a real SSH server starts, and what a reader types at a shell, told apart."""

import getpass
import os
import pwd
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.processes import until

ROOT = Path(__file__).parent.parent
_ASKING = f"""\
#!{sys.executable}
import os, sys
sys.path.insert(0, {str(ROOT)!r})
from tui.forced import is_forced
print("forced", is_forced(os.environ))
"""
_OPTIONS = ("StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "IdentitiesOnly=yes")

Connect = Callable[..., str]
"""Connect to a server set up with some lines, ask for a command or type words at a shell; what came back."""


def found(program: str) -> str:
    place = shutil.which(program, path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/usr/local/sbin")
    if place is None:
        pytest.skip(f"{program} is not installed here")
    return place


@pytest.fixture
def asking(tmp_path: Path) -> Path:
    """A program that says whether it was forced."""
    program = tmp_path / "asking"
    program.write_text(_ASKING)
    program.chmod(0o755)
    return program


@pytest.fixture
def connect(tmp_path: Path) -> Iterator[Connect]:
    """A server of our own on this machine, with keys of its own."""
    sshd, ssh, keygen = found("sshd"), found("ssh"), found("ssh-keygen")
    if os.getuid() == 0 and not Path("/run/sshd").is_dir():
        pytest.skip("the server has no folder for its rights here")
    if Path(pwd.getpwuid(os.getuid()).pw_shell).name in ("nologin", "false"):
        pytest.skip("this account has no shell")
    for name in ("host", "reader"):
        subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / name)], check=True, timeout=60)
    servers: list[subprocess.Popen[bytes]] = []

    def connect(*lines: str, key: str = "", command: str | None = None, typed: str = "") -> str:
        port = _free_port()
        (tmp_path / "keys").write_text(f"{key} {(tmp_path / 'reader.pub').read_text()}".lstrip())
        config = tmp_path / "config"
        settings = {
            "Port": port,
            "ListenAddress": "127.0.0.1",
            "HostKey": tmp_path / "host",
            "AuthorizedKeysFile": tmp_path / "keys",
            "PidFile": "none",
            "StrictModes": "no",
            "UsePAM": "no",
            "PermitRootLogin": "yes",
        }
        config.write_text("\n".join([*(f"{name} {value}" for name, value in settings.items()), *lines, ""]))
        servers.append(subprocess.Popen([sshd, "-D", "-f", str(config), "-E", str(tmp_path / "log")]))
        assert until(lambda: _listens(port)), (tmp_path / "log").read_text()
        options = [word for option in _OPTIONS for word in ("-o", option)]
        words = [
            ssh,
            "-qF",
            "none",
            *options,
            "-p",
            str(port),
            "-i",
            str(tmp_path / "reader"),
            "-tt",
            f"{getpass.getuser()}@127.0.0.1",
        ]
        asked = [*words, command] if command is not None else words
        ended = subprocess.run(asked, input=typed.encode(), capture_output=True, timeout=60)
        return ended.stdout.decode(errors="replace")

    yield connect
    for server in servers:
        server.terminate()
        server.wait(timeout=60)


def _free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _listens(port: int) -> bool:
    with closing(socket.socket()) as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


def test_in_place_of_a_shell_it_is_forced(connect: Connect, asking: Path) -> None:
    assert "forced True" in connect(f"ForceCommand {asking}")


def test_with_a_script_of_the_administrator_between_too(connect: Connect, asking: Path, tmp_path: Path) -> None:
    script = tmp_path / "script"
    script.write_text(f"#!/bin/sh\ncd /\n{asking}\necho done\n")
    script.chmod(0o755)
    said = connect(f"ForceCommand {script}")
    assert "forced True" in said
    assert "done" in said


def test_so_it_is_in_place_of_another_command(connect: Connect, asking: Path) -> None:
    said = connect(key=f'restrict,pty,command="{asking}"', command="echo otherwise; bash -i")
    assert "forced True" in said
    assert "otherwise" not in said


def test_a_command_that_the_reader_writes_looks_the_same(connect: Connect, asking: Path) -> None:
    assert "forced True" in connect(command=str(asking))


def test_at_a_shell_it_is_not_forced(connect: Connect, asking: Path) -> None:
    said = connect(typed=f"{asking}\nexit\n")
    assert "forced False" in said
    assert "forced True" not in said
