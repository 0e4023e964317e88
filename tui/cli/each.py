"""One story after another, as the commands that print take them."""

from collections.abc import Callable, Iterable

from tui.article.article import Article
from tui.article.understand import understand
from tui.cli import printing
from tui.cli.stories import story_named
from tui.errors import NewsError


def in_file(name: str) -> Article:
    """The story in the file of that name, or on standard input for `-`; raises UnreadableFile."""
    return understand(story_named(name))


def each_story(
    names: Iterable[str], write: Callable[[str, Article, bool], None], find: Callable[[str], Article] = in_file
) -> int:
    """Have each story written; tell once what goes wrong, and go on. The exit status: 0, else 1.

    `write` takes the name as it was given, the story, and whether it is the first that is written. `find` gives the
    story of a name, or raises NewsError.
    """
    told: set[str] = set()
    first = True
    for name in names:
        try:
            article = find(name)
        except NewsError as error:
            if str(error) not in told:
                printing.complain(str(error))
            told.add(str(error))
            continue
        write(name, article, first)
        first = False
    return int(bool(told))
