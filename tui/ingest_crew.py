"""Tasks done one beside the other, their work handed on in the order of the tasks."""

from __future__ import annotations

import concurrent.futures
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from threading import Event

from tui.ingest_steps import Step
from tui.ingest_work import Task, Texts, Unreadable, Work, Worker
from tui.ingest_workers import WorkerDied, Workers

_BY_OURSELVES = 1 << 20
"""Tasks of so many bytes together are done in this process: processes beside it would come too late for them."""
_MOST_BYTES = 16 << 20
"""So many bytes are on their way at most, but for a single task that has more."""
_LOOK_UP = 0.2
_DIED = "what read it ended unexpectedly, perhaps for want of memory"


class Stopped(Exception):
    """Somebody wants no more."""


class Crew:
    """Does steps: the first by itself, and when there are more, in `count` processes beside this one."""

    def __init__(self, count: int, stop: Event, grown: Callable[[], None]) -> None:
        self._count = count
        self._stop = stop
        self._grown = grown
        self._worker: Worker | None = None
        self._workers: Workers | None = None
        self._bytes = 0

    def work(self, steps: Iterable[Step]) -> Iterator[tuple[Step, Work]]:
        """Each step with the work that came of it; raises Stopped."""
        waiting: deque[tuple[Step, Future[Work]]] = deque()
        try:
            for step in steps:
                self._look_up()
                waiting.append((step, self._begin(step)))
                while waiting and (waiting[0][1].done() or self._is_enough(waiting)):
                    yield self._first(waiting)
            while waiting:
                self._look_up()
                yield self._first(waiting)
        finally:
            if self._workers is not None:
                self._workers.close()

    def _look_up(self) -> None:
        if self._stop.is_set():
            raise Stopped

    def _begin(self, step: Step) -> Future[Work]:
        if step.task is None:
            return _done(step.work)
        self._bytes += step.task.bytes
        if self._workers is None and self._count and self._bytes > _BY_OURSELVES:
            self._grown()
            self._workers = Workers(self._count)
        if self._workers is not None:
            return self._workers.submit(step.task)
        self._worker = self._worker or Worker()
        return _done(self._worker.do(step.task))

    def _is_enough(self, waiting: deque[tuple[Step, Future[Work]]]) -> bool:
        """Whether so much is on its way that the first of it has to be waited for."""
        bytes_ = sum(step.task.bytes for step, _ in waiting if step.task is not None)
        return len(waiting) > 2 * self._count + 1 or bytes_ > _MOST_BYTES

    def _first(self, waiting: deque[tuple[Step, Future[Work]]]) -> tuple[Step, Work]:
        step, future = waiting[0]
        try:
            work = self._answer(future)
        except WorkerDied:
            for _, other in waiting:
                concurrent.futures.wait([other])
            assert step.task is not None
            step.chunk = None  # so that it is tried again when it is imported again
            work = self._alone(step.task)
        waiting.popleft()
        return step, work

    def _answer(self, future: Future[Work]) -> Work:
        while not future.done():
            concurrent.futures.wait([future], timeout=_LOOK_UP)
            self._look_up()
        return future.result()

    def _alone(self, task: Task) -> Work:
        """Do a task that a process died over, while nothing else is done; then each part of it, to find the one."""
        assert self._workers is not None
        parts: list[Task]
        try:
            return self._answer(self._workers.submit(task))
        except WorkerDied:
            parts = list(task.parts())
        if len(parts) == 1:
            return Work(unreadable=[_named(task)])
        whole = Work()
        for part in parts:
            whole.add(self._alone_once(part))
        return whole

    def _alone_once(self, part: Task) -> Work:
        assert self._workers is not None
        try:
            return self._answer(self._workers.submit(part))
        except WorkerDied:
            return Work(unreadable=[_named(part)])


def _done(work: Work) -> Future[Work]:
    future: Future[Work] = Future()
    future.set_result(work)
    return future


def _named(task: Task) -> Unreadable:
    """What could not be read, where a task holds but one thing."""
    if isinstance(task, Texts):
        return Unreadable(task.files[0].path, None, _DIED)
    return Unreadable(task.path, task.line, _DIED)
