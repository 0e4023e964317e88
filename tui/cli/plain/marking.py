"""Commands by which one makes something of a story: the same marks as on the screen."""

from __future__ import annotations

from tui.cleaning import clean_line
from tui.cli.plain.desk import AT_ONCE, Desk, NotSo
from tui.cli.plain.telling import counted, note_in_words, quoted
from tui.cli.plain.walking import number_in
from tui.library.marked import Note, placed
from tui.ui.tagging import tagging

_PASSAGE = 200
"""So much of a passage is kept with a note, to find it again."""


def keep(desk: Desk, typed: str) -> None:
    """Keep the open story, or keep it no longer."""
    headline, _ = desk.story()
    desk.marks.keep(headline, not desk.marks.kept(headline.identity))
    desk.voice.say("Kept." if desk.marks.kept(headline.identity) else "Kept no longer.")


def mark(desk: Desk, typed: str) -> None:
    """Mark the open story as read or as unread."""
    headline, _ = desk.story()
    said = typed.lower()
    if said not in ("", "read", "unread"):
        raise NotSo(f"A story is marked read or unread, not {quoted(typed)}.")
    desk.marks.mark(headline, said == "read" if said else not desk.marks.read(headline.identity))
    desk.voice.say("Marked as read." if desk.marks.read(headline.identity) else "Marked as unread.")


def tag(desk: Desk, typed: str) -> None:
    """Give the open story tags, and take those off that have a minus before them."""
    headline, _ = desk.story()
    meant = tagging(typed)
    if typed and not (meant.on or meant.off):
        raise NotSo(f"There is no tag in {quoted(typed)}.")
    desk.marks.retag(headline, meant.on, meant.off)
    tags = desk.marks.tags(headline.identity)
    desk.voice.say(f"Tagged {', '.join(tags)}." if tags else "The story has no tags.")


def tags(desk: Desk, typed: str) -> None:
    """Tell all tags there are."""
    known = desk.marks.all_tags()
    lines = [f"{name}: {counted(number, 'story', 'stories')}." for name, number in known.items()]
    desk.voice.tell(lines or ["There are no tags: tag gives the open story some."], AT_ONCE)


def note(desk: Desk, typed: str) -> None:
    """Write a note on the line where reading stands: the next one to be read, else the first of the story."""
    headline, article = desk.story()
    if not typed:
        raise NotSo("What is the note to say? For instance: note ask the mayor.")
    text = article.document.text
    start, end = next(
        ((block.start, block.end) for block in article.blocks if block.end > desk.offset), (0, max(1, len(text)))
    )
    written = [each for each in desk.marks.notes(headline.identity) if placed(each, text).start == start]
    desk.marks.write_note(
        headline,
        Note(start, end, clean_line(typed), passage=text[start : min(end, start + _PASSAGE)]),
        written[0] if written else None,
    )
    desk.voice.say("Noted." if not written else "The note was changed.")


def notes(desk: Desk, typed: str) -> None:
    """Tell the notes on the open story, with numbers to erase them by."""
    headline, _ = desk.story()
    found = desk.marks.notes(headline.identity)
    lines = [f"{number}. {note_in_words(each)}." for number, each in enumerate(found, 1)]
    desk.voice.tell(lines or ["There is no note on this story: note writes one."], AT_ONCE)


def erase(desk: Desk, typed: str) -> None:
    """Take a note away."""
    headline, _ = desk.story()
    found = desk.marks.notes(headline.identity)
    number = number_in(typed) if typed else 1 if len(found) == 1 else 0
    if not 0 < number <= len(found):
        raise NotSo("Erase which note? notes tells their numbers.")
    gone = found[number - 1]
    desk.marks.write_note(headline, Note(gone.start, gone.end, "", passage=gone.passage), gone)
    desk.voice.say("The note was taken away; undo brings it back.")


def undo(desk: Desk, typed: str) -> None:
    """Take back what was done last."""
    desk.voice.say(desk.marks.undo() or "There is nothing to take back.")
