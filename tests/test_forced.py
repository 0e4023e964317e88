"""Whether an SSH server started the program itself, with no shell of a reader between."""

import os
import subprocess
import sys
from collections.abc import Mapping

import pytest

from tui.forced import Process, is_forced, process

AFAR = {"SSH_CONNECTION": "10.0.0.2 50000 10.0.0.1 22"}
ME = os.getpid()


def judged(processes: Mapping[int, Process | None], environment: Mapping[str, str] = AFAR) -> bool:
    return is_forced(environment, processes.get)


def test_without_an_ssh_server_nothing_is_forced() -> None:
    assert not judged({ME: Process("spalte", 50, ME, ME), 50: Process("sshd", 40, 50, 50)}, {})


def test_what_the_server_starts_is_forced() -> None:
    assert judged({ME: Process("spalte", 50, ME, ME), 50: Process("sshd", 40, 50, 50)})
    assert judged({ME: Process("spalte", 50, ME, ME), 50: Process("sshd-session", 40, 50, 50)})


def test_so_is_what_a_script_of_the_administrator_starts() -> None:
    """`sh -c` of the server, and whatever it calls, stays in the group of the session."""
    assert judged(
        {
            ME: Process("spalte", 61, 60, 60),
            61: Process("news.sh", 60, 60, 60),
            60: Process("sh", 50, 60, 60),
            50: Process("sshd", 40, 50, 50),
        }
    )


def test_a_command_typed_at_a_shell_is_not_forced() -> None:
    assert not judged(
        {ME: Process("spalte", 60, ME, 60), 60: Process("bash", 50, 60, 60), 50: Process("sshd", 40, 50, 50)}
    )


def test_nor_is_one_in_a_terminal_that_a_typed_command_opened() -> None:
    """As with `script`: a session of its own, but a job of a shell further up."""
    assert not judged(
        {
            ME: Process("spalte", 70, ME, ME),
            70: Process("script", 60, 70, 60),
            60: Process("bash", 50, 60, 60),
            50: Process("sshd", 40, 50, 50),
        }
    )


def test_nor_is_one_in_tmux_which_outlives_the_line() -> None:
    assert not judged({ME: Process("spalte", 80, ME, ME), 80: Process("tmux: server", 1, 80, 80)})


def test_whoever_asked_for_another_command_is_forced_whatever_it_was() -> None:
    shell = {ME: Process("spalte", 60, ME, 60), 60: Process("bash", 50, 60, 60)}
    for asked in ("", "spalte --unrestricted", "bash -i", "\x1b[2J"):
        assert judged(shell, {"SSH_ORIGINAL_COMMAND": asked})


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"])
def test_where_the_processes_above_cannot_be_seen_it_counts_as_forced(name: str) -> None:
    assert judged({ME: Process("spalte", 50, ME, ME)}, {name: "x"})
    assert judged({}, {name: ""})


def test_a_circle_of_processes_comes_to_an_end() -> None:
    assert judged({ME: Process("a", 50, 9, 9), 50: Process("b", ME, 9, 9)})


def test_the_system_tells_where_a_process_stands() -> None:
    me = process(ME)
    assert me is not None
    assert (me.parent, me.group, me.session) == (os.getppid(), os.getpgrp(), os.getsid(0))
    assert process(2**22 + 1) is None


def test_a_process_may_be_called_what_it_likes() -> None:
    name = "x) S 1 2 3 ("
    rename = f"open('/proc/self/comm', 'w').write({name!r}); print(flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", rename], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        assert process(other.pid) == Process(name, ME, os.getpgrp(), os.getsid(0))
        other.communicate(b"\n")
