"""The page on a reading room, and the files that belong to it: what they name is there, and does what the page says."""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.capabilities import COMMANDS, capabilities_named
from tui.cli import arguments

ROOT = Path(__file__).parent.parent
SERVER = ROOT / "docs" / "server"
PAGE = (ROOT / "docs" / "server.md").read_text(encoding="utf-8")
SPALTE = re.compile(r"(?:/usr/local/bin/spalte|`spalte) [^\"`\n]*")


def commands() -> Iterator[str]:
    """What starts Spalte, in the page and in the files."""
    for text in (PAGE, *(file.read_text(encoding="utf-8") for file in SERVER.iterdir())):
        for found in SPALTE.findall(text):
            yield found.strip("`")


def test_spalte_knows_every_command_and_option() -> None:
    found = list(commands())
    assert len(found) >= 5
    for _, *words in map(shlex.split, found):
        name = words[0] if words[0] in COMMANDS else "reading"
        asked = getattr(arguments, f"for_{name}")().read(words[name != "reading" :])
        if name == "reading":
            assert asked.restricted
            assert asked.state == "/var/lib/spalte"
            assert asked.library == "/srv/news/library.spalte"
            capabilities_named(asked.allow or "")


def test_readers_get_the_same_by_ssh_and_by_mosh() -> None:
    (forced,) = re.findall(r"ForceCommand (.*)", (SERVER / "spalte.conf").read_text())
    (room,) = re.findall(r'room="(.*)"', (SERVER / "spalte-or-mosh").read_text())
    assert forced == room


def test_every_file_is_used_on_the_page() -> None:
    for file in SERVER.iterdir():
        assert f"docs/server/{file.name}" in PAGE
        assert f"(server/{file.name})" in PAGE
    assert "docs/server.md" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_ssh_server_takes_its_configuration(tmp_path: Path) -> None:
    sshd, keygen = shutil.which("sshd", path=f"{os.environ['PATH']}:/usr/sbin"), shutil.which("ssh-keygen")
    if sshd is None or keygen is None:
        pytest.skip("there is no SSH server here")
    subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / "host"], check=True)
    config = tmp_path / "config"
    config.write_text(f"HostKey {tmp_path}/host\n{(SERVER / 'spalte.conf').read_text()}".replace("Group", "User"))
    told = subprocess.run(
        [sshd, "-T", "-f", config, "-C", "user=readers,host=there,addr=192.0.2.1"], capture_output=True, text=True
    )
    if "privilege separation" in told.stderr:
        pytest.skip("the server has no folder for its rights here")
    assert told.returncode == 0, told.stderr
    assert "\nforcecommand /usr/local/bin/spalte --restricted" in told.stdout
    assert "\ndisableforwarding yes" in told.stdout


def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    verify = shutil.which("systemd-analyze")
    if verify is None:
        pytest.skip("there is no systemd here")
    unit = tmp_path / "spalte-import.service"
    text = (SERVER / unit.name).read_text()
    unit.write_text(text.replace("/usr/local/bin/spalte", shutil.which("true") or "/bin/true"))
    told = subprocess.run([verify, "verify", "--man=no", unit], capture_output=True, text=True, timeout=60)
    assert [line for line in told.stderr.splitlines() if unit.name in line] == []
    assert told.returncode == 0


@pytest.mark.parametrize(
    ("asked", "started"),
    [
        (None, "spalte"),
        ("", "spalte"),
        ("bash -i", "spalte"),
        ("mosh-server new -s -c 8 -l LANG=nb_NO.UTF-8", "mosh-server"),
        ("mosh-server new -- bash", "mosh-server"),
        ("mosh-server; bash -i", "mosh-server"),
        ("$(touch proof)", "spalte"),
        ("x\nmosh-server", "spalte"),
    ],
)
def test_of_what_a_reader_asks_for_nothing_is_run(asked: str | None, started: str, tmp_path: Path) -> None:
    for name in ("spalte", "mosh-server"):
        (tmp_path / name).write_text(f'#!/bin/sh\necho {name} "$@"\n')
        (tmp_path / name).chmod(0o755)
    script = (SERVER / "spalte-or-mosh").read_text()
    script = script.replace("/usr/local/bin/spalte ", f"{tmp_path}/spalte ").replace("/usr/bin/", f"{tmp_path}/")
    environment = {"PATH": "/usr/bin:/bin", **({"SSH_ORIGINAL_COMMAND": asked} if asked is not None else {})}
    ended = subprocess.run(
        ["/bin/sh", "-c", script], env=environment, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    room = "--restricted --allow clipboard,open-link --state /var/lib/spalte --library /srv/news/library.spalte"
    mosh = f"mosh-server new -s -c 256 -l LANG=C.UTF-8 -p 60000:61000 -- {tmp_path}/spalte {room}"
    assert ended.stdout.strip() == (mosh if started == "mosh-server" else f"spalte {room}")
    assert not (tmp_path / "proof").exists()
