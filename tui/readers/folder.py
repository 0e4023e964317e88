"""Find the files of stories in files and folders."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tui.cleaning import clean_line
from tui.errors import NewsError, UnreadableFile
from tui.readers.plain import read, why


class NoStories(NewsError):
    """A folder without a single story."""

    def __init__(self, folder: Path) -> None:
        name = clean_line(folder.name or str(folder))
        super().__init__(f"There are no stories in {name}: they are files that end in .txt or have no suffix.")


def stories_in(paths: Iterable[Path], wanted: Callable[[str], bool] | None = None) -> Iterator[Path | UnreadableFile]:
    """The files of stories, found while one asks: each file named, and each in a folder named or below it.

    In a folder, a story is a file whose name is `wanted`: by default, one that ends in `.txt` or has no suffix. What is
    hidden is passed over. Paths are absolute and without links, in order of their names, each once. What cannot be
    looked at is yielded as an UnreadableFile, once.
    """
    wanted = wanted or is_story
    roots: dict[str, bool] = {}
    for path in paths:
        try:
            real = os.path.realpath(path, strict=True)
        except (OSError, ValueError) as error:
            yield UnreadableFile(path, why(error))
            continue
        roots[real] = Path(real).is_dir()
    folders = [root for root, is_folder in roots.items() if is_folder]
    for root, is_folder in roots.items():
        if any(root != folder and _comes_up(root, folder, wanted, is_folder=is_folder) for folder in folders):
            continue
        if not is_folder:
            yield Path(root)
            continue
        for found in _below(root, wanted):
            yield found if isinstance(found, UnreadableFile) else Path(found)


def _comes_up(path: str, folder: str, wanted: Callable[[str], bool], *, is_folder: bool) -> bool:
    """Whether one comes upon `path` when one looks through `folder`, without following links.

    So nobody has to remember all that was found, to tell each once: there may be millions.
    """
    if os.path.commonpath((folder, path)) != folder:
        return False
    *above, name = Path(os.path.relpath(path, folder)).parts
    return not any(part.startswith(".") for part in above) and (not name.startswith(".") if is_folder else wanted(name))


def latest_by_name(paths: Iterable[Path], most: int) -> list[str]:
    """Of a folder with more than `most` stories right in it those whose names come last; empty where none has so many.

    Quick, for a first picture: no file is looked at. Who names files by date or number has the newest there.
    """
    found = []
    for path in paths:
        try:
            with os.scandir(path) as entries:
                names = [
                    entry.name for entry in entries if is_story(entry.name) and entry.is_file(follow_symlinks=False)
                ]
            root = os.path.realpath(path)
        except (OSError, ValueError):
            continue
        if len(names) > most:
            found += [f"{root}{os.sep}{name}" for name in sorted(names)[-most:]]
    return found


def is_story(name: str) -> bool:
    """Whether a file of this name in a folder is taken for a story."""
    return not name.startswith(".") and ("." not in name or name[-4:].lower() == ".txt")


def _below(root: str, wanted: Callable[[str], bool]) -> Iterator[str | UnreadableFile]:
    """The stories in a folder and in the folders below it, without recursion; `root` has no links in it."""
    seen: set[str] = set()
    targets: set[str] = set()
    folders = [root]
    while folders:
        folder = folders.pop()
        if folder in seen:
            continue
        seen.add(folder)
        inner = []
        try:
            with os.scandir(folder) as entries:
                ordered = sorted(entries, key=_name)
        except OSError as error:
            yield UnreadableFile(Path(folder), why(error))
            continue
        for entry in ordered:
            if entry.is_file(follow_symlinks=False):
                if wanted(entry.name):
                    yield entry.path
            elif entry.name.startswith("."):
                continue
            elif entry.is_dir(follow_symlinks=False):
                inner.append(entry.path)
            elif not entry.is_symlink():
                if wanted(entry.name):
                    yield UnreadableFile(Path(entry.path), "it is no regular file")
            elif isinstance(target := _target(entry.path, root), UnreadableFile):
                yield target
            elif Path(target).is_dir():
                inner.append(target)
            elif wanted(entry.name) and target not in targets and not _comes_up(target, root, wanted, is_folder=False):
                targets.add(target)
                yield target
        folders.extend(reversed(inner))


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _target(link: str, root: str) -> str | UnreadableFile:
    """Where a link leads, when that is inside the folder."""
    try:
        target = os.path.realpath(link, strict=True)
    except (OSError, ValueError) as error:
        lost = isinstance(error, FileNotFoundError)
        return UnreadableFile(Path(link), "it is a link that leads nowhere" if lost else why(error))
    if os.path.commonpath((root, target)) != root:
        return UnreadableFile(Path(link), "it is a link that leads out of the folder")
    return target


def check(path: Path) -> None:
    """Return where there is a story at this path; raises NewsError where there is none, or none that can be read."""
    if not path.is_dir():
        read(path)
        return
    if _has_story_at_hand(path) or any(isinstance(found, Path) for found in stories_in([path])):
        return
    raise NoStories(path)


def _has_story_at_hand(folder: Path) -> bool:
    """Whether a story stands in the folder itself; ends at the first, however many there are."""
    try:
        with os.scandir(folder) as entries:
            return any(is_story(entry.name) and entry.is_file(follow_symlinks=False) for entry in entries)
    except OSError as error:
        raise UnreadableFile(folder, why(error)) from error
