"""Questions that are asked beside the drawing of the screen."""

import gc

from textual.app import App

from tui.ui.asking import Asker


async def test_a_question_that_is_given_up_before_it_was_asked_leaves_nothing_behind() -> None:
    fetched: list[int] = []
    app: App[None] = App()
    async with app.run_test() as pilot:
        Asker(app.screen).ask_soon("a number", lambda _: 1, fetched.append)
        app.workers.cancel_all()
        await pilot.pause()
    gc.collect()
    assert fetched == []
