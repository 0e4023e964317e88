"""Pairs of titles: one that a story bears, and one that refers to it, or that looks as if it did.

The labels hold no titles: each says in which file of the corpus the title stands, as its first line, of what kind the
pair is, and how the other title is made of it. A kind that begins with “not” is another story, however alike.
Pairs whose file has an even number were looked at while the rules were made (tuned), the others were not (unseen).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.article.labelled import corpus

_HERE = Path(__file__).parent
_LABELS, _WRITTEN = _HERE / "title_pairs.tsv", _HERE / "title_pairs_written.tsv"
_PAYWALLS = (
    "{} (+)",
    "+ {}",
    "[+] {}",
    "{} +",
    "PLUSS: {}",
    "{} (pluss)",
    "{} – for abonnenter",
    "{} (krever abonnement)",
)
_UPDATES = ("NY: {}", "OPPDATERT: {}", "{} (oppdatert)", "Rettelse: {}")
_SEQUEL = "not sequel"
"""Both titles are made: with one ending and with another."""
_QUOTES = re.compile("[«»“”\"'’‘]")


class Pair(NamedTuple):
    """A title, another one, and whether the other one means the story that bears the first."""

    kind: str
    title: str
    other: str
    tuned: bool

    @property
    def same(self) -> bool:
        """Whether the two mean one story."""
        return not self.kind.startswith("not ")


def titles() -> Mapping[int, str]:
    """The titles of the corpus by the numbers of their files; none where it is absent."""
    folder = corpus()
    if folder is None:
        return {}
    kept_unseen = {path.stem.rpartition("-")[2] for path in (_HERE.parent / "article/labels/unseen").glob("*.json")}
    files = [file for file in (folder / "norquad-news").glob("*.txt") if file.stem not in kept_unseen]
    return {int(file.stem): file.read_text(encoding="utf-8").partition("\n")[0].strip() for file in sorted(files)}


def real() -> Iterator[Pair]:
    """The pairs made of titles of the corpus; none where it is absent."""
    known = titles()
    for label in _LABELS.read_text(encoding="utf-8").splitlines() if known else ():
        number, kind, how = label.split("\t")
        title = known[int(number)]
        if kind == _SEQUEL:
            borne, how = how.split(" | ")
            title, other = _with_ending(title, borne), _with_ending(title, how)
        else:
            other = _MADE.get(kind, _edited)(title, how)
        yield Pair(kind, title, other, int(number) % 2 == 0)


def written() -> Iterator[Pair]:
    """Pairs of our own."""
    for line in _WRITTEN.read_text(encoding="utf-8").splitlines():
        kind, title, other = line.split("\t")
        yield Pair(kind, title, other, True)


def _with_ending(title: str, ending: str) -> str:
    return title.rstrip(".") + (ending if ending[0] in ",:" else f" {ending}")


def _edited(title: str, how: str) -> str:
    """Words of the title exchanged: `first:end others` stands for each stretch, with a semicolon between."""
    words = title.split()
    for edit in reversed(how.split("; ")):
        span, *others = edit.split()
        first, end = map(int, span.split(":"))
        words[first:end] = others
    return " ".join(words)


def _cut(title: str, how: str) -> str:
    """So many letters of it, with dots where `how` has some behind the number."""
    number = int(how.rstrip(".…"))
    return title[:number].rstrip() + how.lstrip("0123456789")


def _letter(title: str, how: str) -> str:
    """A letter lost (-), doubled (+) or exchanged with the next one (~), at so many from the start."""
    sign, at = how[0], int(how[1:])
    middle = {"-": "", "+": title[at] * 2, "~": title[at + 1] + title[at]}[sign]
    return title[:at] + middle + title[at + (2 if sign == "~" else 1) :]


def _letters(title: str, how: str) -> str:
    """Norwegian letters written as others, or lost."""
    spelt = {"spelt": ("ae", "oe", "aa"), "plain": ("a", "o", "a"), "lost": ("?", "?", "?")}[how]
    for letter, other in zip("æøå", spelt, strict=True):
        title = title.replace(letter, other).replace(letter.upper(), other.upper())
    return title


_MADE: dict[str, Callable[[str, str], str]] = {
    "case": lambda title, how: title.upper() if how == "upper" else title.lower(),
    "quotes": lambda title, how: _QUOTES.sub("" if how == "lost" else '"', title),
    "dash": lambda title, how: title.replace("–", "-").replace(" - ", how.replace("_", " ")),
    "paywall": lambda title, how: _PAYWALLS[int(how)].format(title),
    "update": lambda title, how: _UPDATES[int(how)].format(title),
    "cut": _cut,
    "letter": _letter,
    "letters": _letters,
}
