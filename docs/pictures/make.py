"""Make the pictures of the README from the program itself, on the sample stories: `make pictures`."""

import asyncio
import os
import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from textual.pilot import Pilot

from tui.library.base import Library
from tui.library.keys import key_of, story_id_of
from tui.library.marks import Marks
from tui.locations import samples_dir
from tui.ui.app import SpalteApp
from tui.ui.messages import OpenStory
from tui.upkeep import up_to_date

HERE = Path(__file__).parent

NEWEST = 1780300000
"""When the samples without a date of their own are said to have been written: pictures do not depend on the day."""


class Picture(NamedTuple):
    """A picture: its name, how large the terminal is, the story opened, and what is typed then."""

    name: str
    size: tuple[int, int]
    story: str
    keys: Sequence[str] = ()


PICTURES = (
    Picture("list-and-story", (120, 36), "les-ogsaa-on-own-line.txt", ("]q",)),
    Picture("small", (80, 24), "interview-by-dash.txt", ("]q", "]q")),
    Picture("references", (120, 36), "list-of-references.txt", ("U",)),
    Picture("help", (120, 36), "corrected-story.txt", ("?",)),
)


async def take(picture: Picture, library: Library, stories: Path) -> str:
    """The picture as SVG."""
    app = SpalteApp(library, Marks())
    async with app.run_test(size=picture.size) as pilot:
        await settle(pilot)
        app.screen.post_message(OpenStory(story_id_of(key_of(str(stories / picture.story)))))
        await settle(pilot)
        for keys in picture.keys:
            await pilot.press(*keys)
            await settle(pilot)
        return without_fonts_from_elsewhere(app.export_screenshot(title="Spalte"))


async def settle(pilot: Pilot[None]) -> None:
    """Wait until nothing is under way, at two looks: a handler may be between two steps at the first."""
    quiet = 0
    while quiet < 2:
        await pilot.pause()
        running = [worker for worker in pilot.app.workers if not worker.is_finished]
        if running:
            await pilot.app.workers.wait_for_complete(running)
        waiting = any(node.message_queue_size for node in (pilot.app, *pilot.app.screen_stack, *pilot.app.query("*")))
        quiet = 0 if running or waiting else quiet + 1


def without_fonts_from_elsewhere(svg: str) -> str:
    """The picture in the fonts of whoever looks at it: looking at a README asks no other host for anything."""
    return re.sub(r"@font-face \{.*?\}|<!--.*?-->", "", svg, flags=re.DOTALL)


def main() -> None:
    """Take all pictures."""
    with tempfile.TemporaryDirectory() as temporary:
        stories = Path(temporary).resolve() / "stories"
        shutil.copytree(samples_dir(), stories)
        for at, path in enumerate(sorted(stories.iterdir())):
            os.utime(path, (NEWEST - at, NEWEST - at))
        os.environ["XDG_CACHE_HOME"] = str(Path(temporary, "cache"))
        with up_to_date([stories]) as library:
            for picture in PICTURES:
                svg = asyncio.run(take(picture, library, stories))
                (HERE / f"{picture.name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
