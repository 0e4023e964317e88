"""An SSH server of our own on this machine: a port, keys and a configuration of its own, and clients for it."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

_PATIENCE = 30.0
_CLIENT = ("StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "IdentitiesOnly=yes", "ControlPath=none")
_SERVER = {
    "ListenAddress": "127.0.0.1",
    "PidFile": "none",
    "StrictModes": "no",
    "UsePAM": "no",
    "PermitRootLogin": "yes",
    "PrintMotd": "no",
    "MaxStartups": "300",
}


class Serving(NamedTuple):
    """A server at work."""

    pid: int
    connecting: Callable[[str], Sequence[str]]
    """The words that connect with the key of this name, on a terminal."""


class NoServer(Exception):
    """There can be none here, and why."""


def program(name: str) -> str:
    """Where a program of OpenSSH is; raises NoServer."""
    place = shutil.which(name, path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/usr/local/sbin")
    if place is None:
        raise NoServer(f"{name} is not installed here")
    return place


@contextmanager
def serving(place: Path, account: str, keys: Mapping[str, str], lines: Sequence[str] = ()) -> Iterator[Serving]:
    """Serve while the block runs; raises NoServer.

    `keys` are the names of keys, each with what stands before it in `authorized_keys`; `lines` end the configuration.
    """
    sshd, ssh, keygen = program("sshd"), program("ssh"), program("ssh-keygen")
    if os.getuid() == 0 and not Path("/run/sshd").is_dir():
        raise NoServer("the server has no folder for its rights here (/run/sshd)")
    for name in ("host", *keys):
        subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(place / name)], check=True)
    known = [f"{options} {(place / f'{name}.pub').read_text()}".lstrip() for name, options in keys.items()]
    (place / "authorized").write_text("".join(known))
    (place / "authorized").chmod(0o644)
    port = _free_port()
    settings = {"Port": port, "HostKey": place / "host", "AuthorizedKeysFile": place / "authorized", **_SERVER}
    config = place / "sshd_config"
    config.write_text("\n".join([*(f"{name} {value}" for name, value in settings.items()), *lines, ""]))
    server = subprocess.Popen([sshd, "-D", "-f", str(config), "-E", str(place / "log")])
    try:
        _wait_for(port, place / "log")
        options = [word for option in _CLIENT for word in ("-o", option)]
        client = [ssh, "-qF", "none", *options, "-p", str(port), "-tt", f"{account}@127.0.0.1"]
        yield Serving(server.pid, lambda name: [*client, "-i", str(place / name)])
    finally:
        server.terminate()
        server.wait(timeout=_PATIENCE)


def _free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for(port: int, log: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        with closing(socket.socket()) as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    said = ""
    with suppress(OSError):
        said = log.read_text()
    raise NoServer(f"the server does not start: {said}")
