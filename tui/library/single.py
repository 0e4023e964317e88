"""One story that came in on standard input, as a library."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from time import time
from typing import TYPE_CHECKING

from tui.library.base import Batch
from tui.library.preparing import Preparer
from tui.library.spare import FILE, spare_place
from tui.library.sqlite.library import open_library_file

if TYPE_CHECKING:
    from tui.article.document import Document
    from tui.library.base import Library

_NAME = "standard input"


@contextmanager
def single_story(document: Document) -> Iterator[Library]:
    """A library of this one story, for as long as the block runs."""
    with spare_place() as place, closing(open_library_file(place / FILE, name=_NAME, create=True)) as library:
        library.put(Batch([Preparer().prepare(document, name=_NAME, changed=time())]))
        yield library
