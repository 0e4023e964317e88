"""One story after another, as the commands that print take them."""

from collections.abc import Callable, Iterable

from tui.article.article import Article
from tui.article.understand import understand
from tui.cli import printing
from tui.cli.stories import story_named
from tui.errors import UnreadableFile


def each_story(names: Iterable[str], write: Callable[[str, Article, bool], None]) -> int:
    """Understand each story and have it written; tell which cannot be read, and go on. The exit status: 0, else 1.

    `write` takes the name as it was given, the story, and whether it is the first that is written.
    """
    status = 0
    first = True
    for name in names:
        try:
            article = understand(story_named(name))
        except UnreadableFile as error:
            printing.complain(str(error))
            status = 1
            continue
        write(name, article, first)
        first = False
    return status
