"""The words one can say, and what each of them does."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tui.cli.plain import around, listing, marking, walking
from tui.cli.plain.desk import Desk, NotSo
from tui.cli.plain.telling import quoted


class Command(NamedTuple):
    """A word, what may stand behind it, what it does in a sentence, and how it is done."""

    word: str
    behind: str
    says: str
    do: Callable[[Desk, str], None]


def _help(desk: Desk, typed: str) -> None:
    if typed:
        command = command_of(typed)
        desk.voice.say(f"{command.word} {command.behind}".rstrip() + f": {command.says}.")
        return
    lines = [f"{each.word} {each.behind}".rstrip() + f": {each.says}." for each in COMMANDS]
    desk.voice.tell([*lines, _HOW])


def _quit(desk: Desk, typed: str) -> None:
    desk.ended = True


_HOW = (
    "A beginning of a word is enough where no other word begins so, and of these the first letter: "
    "next, back, more, list, read, follow, search, keep, help, quit. A number alone reads what has this number in what "
    "was said last, and follows the reference of that number in a story. Enter alone goes on."
)
_BY_LETTER = ("next", "back", "more", "list", "read", "follow", "search", "keep", "help", "quit")

COMMANDS = (
    Command("list", "[N]", "tells all stories, the newest first; N: your list from there on", listing.list_stories),
    Command("current", "", "tells the list you are in from its top", listing.current),
    Command("unread", "", "tells the stories you have not read", listing.unread),
    Command("search", "WORDS", "tells the stories with these words, asked as in Spalte's own search", listing.search),
    Command("date", "DATE", "tells the stories of a date and those before it", listing.date),
    Command("kept", "", "tells the stories you keep", listing.kept),
    Command("noted", "", "tells the stories with your notes", listing.noted),
    Command("history", "", "tells what you have read, the latest first", listing.history),
    Command("who", "said WORDS", "tells who said that, in all stories; speaker:NAME asks for a person", around.who),
    Command("read", "[N]", "reads story N of the list", walking.read),
    Command("next", "[unread]", "reads the next story of the list", walking.next_story),
    Command("previous", "[unread]", "reads the story before it", walking.previous_story),
    Command("more", "", "goes on after a pause, as Enter alone does", walking.more),
    Command("again", "", "reads the open story from its top", walking.again),
    Command("follow", "[N]", "reads what reference N of the story leads to", around.follow),
    Command("back", "", "goes back to the story you came from, to where you left it", walking.back),
    Command("forward", "", "goes forward again", walking.forward),
    Command("references", "", "tells what the story refers to, and which stories refer to it", around.references),
    Command("line", "", "tells all that is connected with the story, the oldest first", around.line),
    Command("same", "", "tells where else the text of the story stands", around.same),
    Command("quotes", "", "tells what is said in the story, and by whom", around.quotes),
    Command("find", "WORDS", "tells the lines of the story with these words", around.find),
    Command("raw", "", "tells the text of the story as it was found", around.raw),
    Command("address", "[N]", "tells the web address of the story, or of reference N", around.address),
    Command("keep", "", "keeps the story, or keeps it no longer", marking.keep),
    Command("mark", "[read|unread]", "marks the story as read or unread", marking.mark),
    Command("tag", "NAMES", "gives the story tags; a minus before a name takes it off", marking.tag),
    Command("tags", "", "tells all tags", marking.tags),
    Command("note", "WORDS", "writes a note on the line where reading stands, else on the first one", marking.note),
    Command("notes", "", "tells your notes on the story", marking.notes),
    Command("erase", "[N]", "takes note N away", marking.erase),
    Command("undo", "", "takes back what was done last", marking.undo),
    Command("page", "[N]", "pauses after N lines; page off reads a story without a pause", walking.page),
    Command("where", "", "tells where you are", walking.where),
    Command("errors", "", "tells the files that cannot be read", around.errors),
    Command("help", "[WORD]", "tells the words there are, or what one of them does", _help),
    Command("quit", "", "leaves", _quit),
)  # fmt: skip


def command_of(typed: str) -> Command:
    """The command that a word means, or its beginning; raises NotSo where that is none, or more than one."""
    word = typed.lower()
    exact = [each for each in COMMANDS if each.word == word]
    by_letter = [each for each in COMMANDS if each.word in _BY_LETTER and each.word[0] == word]
    begun = [each for each in COMMANDS if each.word.startswith(word)]
    found = exact or by_letter or begun
    if not found:
        raise NotSo(f"{quoted(typed)} is no command: help tells those that there are.")
    if len(found) > 1:
        raise NotSo(f"{quoted(typed)} may be {', '.join(each.word for each in found)}.")
    return found[0]


def do(desk: Desk, typed: str) -> None:
    """Do what a line asks for; raises NewsError where that cannot be done."""
    words = typed.split(maxsplit=1)
    if not words:
        walking.more(desk, "")
        return
    word, behind = words[0], words[1].strip() if len(words) > 1 else ""
    if word.isascii() and word.isdecimal():
        desk.number(walking.number_in(word))
        return
    command_of(word).do(desk, behind)
