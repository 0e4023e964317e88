"""Processes that work on the text beside the one that writes."""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures import Future
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING

from tui.capabilities import Capability, granted

if TYPE_CHECKING:
    from tui.ingest_work import Task, Work

_CONTEXT = multiprocessing.get_context("forkserver")
_NOT_THEIRS = (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT, signal.SIGHUP)


class WorkerDied(Exception):
    """The process that had the task ended without an answer: it was killed, or ran out of memory."""


class Workers:
    """Processes, each with a thread of this one that hands it task after task.

    They hear neither ctrl+c nor what else a terminal or a service sends to all its processes, and end when this process
    does, however it ends. Raises NotAllowed where none may be.
    """

    def __init__(self, count: int) -> None:
        granted().need(Capability.IMPORT)
        self._tasks: SimpleQueue[tuple[Task, Future[Work]] | None] = SimpleQueue()
        self._lock = Lock()
        self._living: set[_Process] = set()
        self._ended = False
        _start_server()
        self._threads = [Thread(target=self._serve, name="worker") for _ in range(count)]
        for thread in self._threads:
            thread.start()

    def submit(self, task: Task) -> Future[Work]:
        """Have a process do this as soon as one is free; the answer may be WorkerDied."""
        future: Future[Work] = Future()
        self._tasks.put((task, future))
        return future

    def close(self) -> None:
        """End the processes at once; what they have not done is left undone, and never answered."""
        with self._lock:
            self._ended = True
            for process in self._living:
                process.kill()
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join()

    def _serve(self) -> None:
        process = None
        while (item := self._tasks.get()) is not None:
            task, future = item
            process = process or self._begun()
            if process is None:
                return
            try:
                work = process.ask(task)
            except (EOFError, OSError):
                self._end(process)
                process = None
                future.set_exception(WorkerDied())
            else:
                future.set_result(work)
        if process is not None:
            self._end(process)

    def _begun(self) -> _Process | None:
        """Another process; None where they are being ended."""
        with self._lock:
            if self._ended:
                return None
            process = _Process()
            self._living.add(process)
            return process

    def _end(self, process: _Process) -> None:
        with self._lock:
            self._living.remove(process)
        process.end()


class _Process:
    """One process and the pipe to it."""

    def __init__(self) -> None:
        self._pipe, far_end = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_work, args=(far_end,), daemon=True)
        self._process.start()
        far_end.close()

    def ask(self, task: Task) -> Work:
        """What the process makes of the task; raises EOFError or OSError where it ends over it."""
        self._pipe.send(task)
        work: Work = self._pipe.recv()
        return work

    def kill(self) -> None:
        """End it, whatever it is at; whoever asked it is told."""
        self._process.kill()

    def end(self) -> None:
        """End it and let go of what it held here."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._pipe.close()


def _start_server() -> None:
    """Have the process that all others come from, with all they need loaded, and as deaf as they will be."""
    os.environ["PYTHONSAFEPATH"] = "1"  # else a `multiprocessing.py` in the folder one imports from would be run
    _CONTEXT.set_forkserver_preload(["tui.ingest_work"])
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _NOT_THEIRS)
    try:
        resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, _NOT_THEIRS)  # starting that lets some of them through again
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: Connection) -> None:
    """The life of a process: a task, its answer, the next."""
    from tui.ingest_work import Worker

    for number in _NOT_THEIRS:
        signal.signal(number, signal.SIG_IGN)
    Thread(target=_die_with_parent, daemon=True).start()
    worker = Worker()
    while True:
        try:
            task: Task = pipe.recv()
        except (EOFError, OSError):  # who asks is gone
            return
        work = worker.do(task)
        try:
            pipe.send(work)
        except OSError:
            return


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)
