"""The same stories as each program keeps them: JSON lines, Spalte's library, newsboat's cache, a maildir for mutt.

Everything is made once and found again in the folder it was made in. `python -m benchmarks.shelves N FILE` writes the
first N stories as JSON lines, to be brought in by hand.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from email.header import Header
from email.utils import format_datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from benchmarks.stories import EDITION, Story, story

Tell = Callable[[int], Story]
"""Makes the story of a number."""

_IN_A_FEED = 1_000
_NEWSBOAT = """\
auto-reload no
reload-threads 1
max-items 0
article-sort-order date-asc
bind-key j down
bind-key g home
"""
"""The newest first is what newsboat calls ascending."""

_MUTT = """\
set sort=reverse-date sort_aux=reverse-date
set index_format="%4C %Z %d %-16.16F %s"
set date_format="!%b %d"
set header_cache="{headers}"
set mail_check_stats=no wait_key=no quit=yes pager_index_lines=0 pager_stop=yes read_inc=0 net_inc=0 write_inc=0
set folder="{folder}" spoolfile="{folder}" record="" postponed="" tmpdir="{tmp}"
unset mark_old confirmappend
"""


@contextmanager
def place_at(kept: Path | None) -> Iterator[Path]:
    """The folder to make things in, of these stories only; one that is gone afterwards where none is named."""
    if kept is None:
        with TemporaryDirectory(prefix="spalte-benchmarks-") as place:
            yield Path(place)
    else:
        edition = kept.absolute() / f"edition-{EDITION}"
        edition.mkdir(parents=True, exist_ok=True)
        yield edition


def json_lines(place: Path, size: int, tell: Tell = story) -> Path:
    """The stories as a file of JSON objects."""
    return _once(place / f"{size}.jsonl", lambda path: _write_json(path, size, tell))


def folder(place: Path, size: int) -> Path:
    """The stories as a folder of text files."""
    return _once(place / f"{size}.folder", lambda path: _write_texts(path, size))


def library(place: Path, size: int, tell: Tell = story) -> Path:
    """The stories as a library, brought in by `spalte import`."""
    return imported(json_lines(place, size, tell), place / f"{size}.spalte")


def imported(stories: Path, wanted: Path) -> Path:
    """A library of what is in that file of JSON lines."""
    return _once(wanted, lambda path: _import(stories, path))


def newsboat(place: Path, size: int, tell: Tell = story) -> Path:
    """A folder with `config`, `urls` and `cache.db`: feeds of a thousand stories, and above them one that holds all."""
    return _once(place / f"{size}.newsboat", lambda path: _fill_newsboat(path, size, tell))


def maildir(place: Path, size: int, tell: Tell = story) -> Path:
    """A folder with `muttrc` and `mail`, a story a message, all of them seen."""
    return _once(place / f"{size}.mutt", lambda path: _write_mail(path, size, tell))


def spalte(*words: str) -> list[str]:
    """The words that start Spalte."""
    return [sys.executable, "-m", "tui", *words]


def surroundings(home: Path) -> Mapping[str, str]:
    """What a program is told of the world: nothing of the person who measures, and what it keeps lies in `home`."""
    xdg = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CACHE", "CONFIG", "DATA", "STATE")}
    path = "/usr/local/bin:/usr/bin:/bin"
    here = str(Path(__file__).parent.parent)
    return {"HOME": str(home), "PATH": path, "PYTHONPATH": here, "LC_ALL": "C.UTF-8", "TZ": "UTC", **xdg}


def _once(path: Path, make: Callable[[Path], None]) -> Path:
    """Make it beside its place and put it there when it is whole."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f"unfinished-{path.name}")
        make(unfinished)
        unfinished.rename(path)
    return path


def _write_json(path: Path, size: int, tell: Tell) -> None:
    with path.open("w", encoding="utf-8") as file:
        for told in map(tell, range(size)):
            line = {"title": told.headline, "text": told.text, "published": told.published.isoformat(), "url": told.url}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def _write_texts(folder: Path, size: int) -> None:
    folder.mkdir(exist_ok=True)
    for told in map(story, range(size)):
        text = f"{told.headline}\n\nPublisert {told.published:%d.%m.%Y kl. %H:%M}\n\n{told.text}\n"
        (folder / f"{told.number:07}.txt").write_text(text, encoding="utf-8")


def _import(stories: Path, path: Path) -> None:
    home = path.parent / "homes" / "import"
    _run(spalte("import", str(stories), "--library", str(path)), home)


def _fill_newsboat(folder: Path, size: int, tell: Tell) -> None:
    folder.mkdir(exist_ok=True)
    config, urls = folder / "config", folder / "urls"
    config.write_text(_NEWSBOAT, encoding="utf-8")
    feeds = []
    for begin in range(0, size, _IN_A_FEED):
        file = folder / f"feed{begin // _IN_A_FEED:04}.xml"
        file.write_text(_rss(begin, min(size, begin + _IN_A_FEED), tell), encoding="utf-8")
        feeds.append(file.absolute().as_uri())
    urls.write_text("\n".join(feeds) + "\n", encoding="utf-8")
    _run(["newsboat", "-C", str(config), "-u", str(urls), "-c", str(folder / "cache.db"), "-x", "reload"], folder)
    for feed in folder.glob("*.xml"):  # all is in the cache now
        feed.unlink()
    urls.write_text('"query:Everything:age >= 0"\n' + "\n".join(feeds) + "\n", encoding="utf-8")


def _rss(begin: int, end: int, tell: Tell) -> str:
    items = "".join(map(_item, map(tell, range(begin, end))))
    title = f"Feed {begin // _IN_A_FEED}"
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>{title}</title><link>https://avis.example/</link><description>{title}</description>"
        f"{items}</channel></rss>\n"
    )


def _item(told: Story) -> str:
    html = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in told.paragraphs)
    return (
        f"<item><title>{escape(told.headline)}</title><link>{told.url}</link><guid>{told.url}</guid>"
        f"<pubDate>{format_datetime(told.published)}</pubDate><description>{escape(html)}</description></item>\n"
    )


def _write_mail(folder: Path, size: int, tell: Tell) -> None:
    mail = folder / "mail"
    for name in ("cur", "new", "tmp"):
        (mail / name).mkdir(parents=True, exist_ok=True)
    (folder / "headers").mkdir(exist_ok=True)
    final = folder.with_name(folder.name.removeprefix("unfinished-")).absolute()
    muttrc = _MUTT.format(folder=final / "mail", headers=final / "headers", tmp=final / "mail" / "tmp")
    (folder / "muttrc").write_text(muttrc, encoding="utf-8")
    for told in map(tell, range(size)):
        name = f"{int(told.published.timestamp())}.{told.number}.avis:2,S"
        (mail / "cur" / name).write_text(_message(told), encoding="utf-8")


def _message(told: Story) -> str:
    return (
        f"From: {told.section} <news@avis.example>\nSubject: {Header(told.headline, 'utf-8').encode()}\n"
        f"Date: {format_datetime(told.published)}\nMessage-ID: <{told.number}@avis.example>\nMIME-Version: 1.0\n"
        f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{told.text}\n"
    )


def _run(command: list[str], home: Path) -> None:
    home.mkdir(parents=True, exist_ok=True)
    ended = subprocess.run(command, env=dict(surroundings(home)), capture_output=True, text=True, check=False)
    if ended.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{ended.stdout}{ended.stderr}")


def main() -> None:
    """Write stories to a file."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("stories", type=int, metavar="N")
    asked.add_argument("file", type=Path, metavar="FILE")
    words = asked.parse_args()
    _write_json(words.file, words.stories, story)


if __name__ == "__main__":
    main()
