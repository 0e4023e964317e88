"""Ask the library beside the drawing of the screen, so that no key waits long."""

from __future__ import annotations

from asyncio import Event, sleep, to_thread, wait_for
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from textual.widget import Widget
from textual.worker import WorkType

from tui.library.base import Overtaken, Question
from tui.ui.telling import telling

PATIENCE = 0.1
"""How long a key waits for the answer that it asked for, in seconds; then keys go on, and the answer is shown late."""

Answer = TypeVar("Answer")


class Asker:
    """The questions of one widget, at most one of each kind at a time: a newer one overtakes the older."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._asked: dict[str, tuple[Question, Event]] = {}

    async def ask(
        self, kind: str, fetch: Callable[[Question], Answer], take: Callable[[Answer], object], *, pause: float = 0
    ) -> None:
        """Like `ask_soon`; returns when the answer was taken, or when patience ends."""
        self.ask_soon(kind, fetch, take, pause=pause)
        await self.wait(kind)

    def ask_soon(
        self, kind: str, fetch: Callable[[Question], Answer], take: Callable[[Answer], object], *, pause: float = 0
    ) -> None:
        """Hand what `fetch` answers, called in a thread, to `take`. A NewsError is told.

        With a `pause` the question is asked only if none overtakes it for so many seconds.
        """
        self.give_up(kind)
        asked = self._asked[kind] = Question(), Event()

        async def answer() -> None:  # a worker may be cancelled before it begins, and then nothing has begun
            await self._answer(*asked, fetch, take, pause)

        work: WorkType[None] = answer
        self._widget.run_worker(work, group=kind)

    async def wait(self, kind: str) -> None:
        """Wait for the answer to the question of this kind, as long as patience lasts."""
        if kind in self._asked:
            with suppress(TimeoutError):
                await wait_for(self._asked[kind][1].wait(), PATIENCE)

    def asking(self, kind: str) -> bool:
        """Whether a question of this kind waits for its answer."""
        return kind in self._asked

    def give_up(self, *kinds: str) -> None:
        """Nobody waits for these answers any more; for none at all where no kind is named."""
        for kind in kinds or tuple(self._asked):
            if kind in self._asked:
                self._asked.pop(kind)[0].overtake()

    async def _answer(
        self,
        question: Question,
        done: Event,
        fetch: Callable[[Question], Answer],
        take: Callable[[Answer], object],
        pause: float,
    ) -> None:
        try:
            await sleep(pause)
            with telling(self._widget), suppress(Overtaken):
                if question.overtaken:
                    return
                answer = await to_thread(fetch, question)
                if not question.overtaken:
                    take(answer)
        finally:
            question.overtake()  # where the widget went away while it was asked
            self._asked = {kind: asked for kind, asked in self._asked.items() if asked[0] is not question}
            done.set()
