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

from tui.library.folder import FolderLibrary
from tui.library.marks import Marks
from tui.locations import samples_dir
from tui.readers import folder, plain
from tui.ui.app import SpalteApp
from tui.ui.messages import OpenStory

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


async def take(picture: Picture, stories: Path) -> str:
    """The picture as SVG."""
    library = FolderLibrary((stories,), read=plain.read, find=folder.stories_in, glance=folder.latest_by_name)
    library.begin()
    app = SpalteApp(library, Marks())
    async with app.run_test(size=picture.size) as pilot:
        await settle(pilot)
        app.screen.post_message(OpenStory(str(stories / picture.story)))
        await settle(pilot)
        for keys in picture.keys:
            await pilot.press(*keys)
            await settle(pilot)
        return without_fonts_from_elsewhere(app.export_screenshot(title="Spalte"))


async def settle(pilot: Pilot[None]) -> None:
    """Wait until nothing is under way."""
    await pilot.pause()
    while any(not worker.is_finished for worker in pilot.app.workers):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


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
        for picture in PICTURES:
            svg = asyncio.run(take(picture, stories))
            (HERE / f"{picture.name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
