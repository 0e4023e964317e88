"""What newsrooms do to a text: each change takes it, and chance, and gives it as another paper has it."""

import re
import unicodedata
from collections.abc import Callable
from random import Random

from tui.readers.plain import decoded

LEAST_LEFT = 60
"""A cut text has at least so many words."""
_NAMES = ("Kari Nes", "Ole Vik", "Siv Dahl", "Per Moe", "Liv Haug", "Jon Eide")
_HEADLINES = (
    "Dette vet vi nå", "Slik gikk det", "Ber om svar etter saken", "Nå kommer reaksjonene", "Fikk beskjed i går kveld",
    "Mener det er på tide", "Derfor skjedde det", "Vil ikke vente lenger",
)  # fmt: skip
_VARIANTS = {
    "etter": "efter", "fram": "frem", "selv": "sjøl", "ble": "blei", "boken": "boka", "saken": "saka", "mot": "imot",
    "gang": "gong", "nå": "nu", "kun": "bare", "siden": "sia", "hjemme": "heime", "mellom": "imellom", "dem": "de",
    "farge": "farve", "språk": "sprog", "uken": "uka", "natten": "natta", "kastet": "kasta", "klokken": "kl",
    "regjeringen": "regjeringa", "hendelsen": "hendinga", "kroner": "kr", "prosent": "pst", "millioner": "mill",
}  # fmt: skip
_NUMBERS = ["null", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"]
_SPELT = dict(zip("æøåÆØÅ", ("ae", "oe", "aa", "Ae", "Oe", "Aa"), strict=True))
_WORD = re.compile(r"\w+")


def _dressed(text: str, random: Random) -> str:
    """Another headline, byline, caption, references and what is left of the page."""
    lines = text.split("\n")[1:]
    name, agency = random.choice(_NAMES), random.choice(["NTB", "©NTB", "TT-Ritzau-NTB", "NTB-AFP"])
    top = [
        random.choice(_HEADLINES),
        random.choice([f"Av {name}", f"Av {name}, {agency}", agency, f"{name} Journalist", f"Av: {name}"]),
        random.choice(["Publisert 12. mars 2019 kl. 08.14", "Oppdatert for 2 timer siden", "12.03.2019 - 08:14"]),
    ]
    if random.random() < 0.6:
        lines.insert(random.randint(0, 2), f"På stedet i går. Foto: {name} / NTB scanpix")
    for _ in range(random.randint(0, 3)):
        cue = random.choice(["Les også: {}", "LES OGSÅ: {}", "Les mer: {} (+)", "Saken fortsetter under bildet."])
        lines.insert(random.randint(0, len(lines)), cue.format(random.choice(_HEADLINES)))
    if random.random() < 0.5:
        lines.append(
            random.choice(["(©NTB)", "Del saken på Facebook", "Vil du ha nyhetsbrevet vårt? Meld deg på her."])
        )
    return "\n".join([*top, *lines])


def _cut(text: str, least: float, most: float, random: Random) -> str:
    """The first paragraphs, as many as make up such a part of the words."""
    lines = text.split("\n")
    wanted = max(LEAST_LEFT, random.uniform(least, most) * len(text.split()))
    kept: list[str] = []
    while lines and sum(len(line.split()) for line in kept[1:]) < wanted:
        kept.append(lines.pop(0))
    return "\n".join(kept)


def _new_lead(text: str, strange: str, random: Random) -> str:
    """The first paragraph of some length is told in other words altogether."""
    lines = text.split("\n")
    at = next((at for at, line in enumerate(lines) if at and len(line.split()) >= 12), 1)
    words = " ".join(strange.split("\n")[1:]).split()
    lines[at : at + 1] = [" ".join(words[20 : 20 + random.randint(20, 35)]) + "."]
    return "\n".join(lines)


def _dropped(text: str, part: float, random: Random) -> str:
    """Some paragraphs less."""
    head, *lines = text.split("\n")
    dropped = set(random.sample(range(len(lines)), max(1, round(part * len(lines)))))
    return "\n".join([head, *(line for at, line in enumerate(lines) if at not in dropped)])


def _added(text: str, strange: str, part: float, random: Random) -> str:
    """Paragraphs of the paper's own, up to such a part of the words."""
    lines, own = text.split("\n"), strange.split("\n")[3:]
    room = part * len(text.split())
    for line in own:
        if len(line.split()) <= room:
            room -= len(line.split())
            lines.insert(random.randint(2, len(lines)) if len(lines) > 2 else len(lines), line)
    return "\n".join(lines)


def _corrected(text: str, part: float, random: Random) -> str:
    """Such a part of the words changed: left out, said otherwise, misspelt or the next one's; and one figure."""
    words = text.split(" ")
    for at in random.sample(range(len(words)), max(2, round(part * len(words)))):
        how = random.random()
        if "\n" in words[at]:
            continue
        if how < 0.35:
            words[at] = ""
        elif how < 0.7 or not words[at]:
            words[at] = random.choice(
                ["trolig", "også", "derfor", "nå", "blant annet", "ifølge dem", "likevel", "de", "den"]
            )
        else:
            middle = len(words[at]) // 2
            words[at] = words[at][:middle] + words[at][middle : middle + 1] * 2 + words[at][middle + 1 :]
    figures = [at for at, word in enumerate(words) if word.isdecimal()]
    if figures:
        at = random.choice(figures)
        words[at] = str(int(words[at]) + random.randint(1, 9))
    return re.sub(" +", " ", " ".join(words))


def _spelt(text: str) -> str:
    """Another bokmål: other forms of the same words, small numbers in letters, shortened units."""

    def other(found: re.Match[str]) -> str:
        word = found[0]
        if word.isdecimal() and int(word) < len(_NUMBERS):
            return _NUMBERS[int(word)]
        variant = _VARIANTS.get(word.lower(), word)
        return variant.capitalize() if word[0].isupper() else variant

    return _WORD.sub(other, text)


def _quoted(text: str, random: Random) -> str:
    """Other quotation marks, dashes and blanks."""
    marks = random.choice(["““", '""', "''", "„“", "»«"])
    text = re.sub('[«“"]', marks[0], re.sub("[»”]", marks[1], text))
    dash = random.choice(["- ", "— ", "– ", "-", "−"])
    text = re.sub(r"^[–-] ?", dash, text, flags=re.M)
    return text.replace(" – ", random.choice([" - ", "–", " — "])).replace(" ", random.choice([" ", "  ", " "]))


def _encoded(text: str, random: Random) -> str:
    """The same letters on another way: other bytes, composed otherwise, with soft hyphens, or once read wrongly."""
    how = random.randint(0, 5)
    if how == 0:
        return unicodedata.normalize("NFD", text)
    if how == 1:
        return re.sub(r"(\w{6})(\w{4})", "\\1\u00ad\\2", text)
    if how == 2:
        return text.replace(" ", "\u00a0")
    encoding = ("utf-16", "cp1252", "utf-8-sig")[how - 3]
    return decoded(text.encode(encoding, "replace")) or ""


def _lost(text: str, random: Random) -> str:
    """Norwegian letters written as others."""
    letters = random.choice([_SPELT, dict.fromkeys(_SPELT, "?")])
    return "".join(letters.get(letter, letter) for letter in text)


def _broken(text: str, random: Random) -> str:
    """The same paragraphs in other lines: one to a sentence, wrapped, with blank lines, or two in one."""
    how = random.randint(0, 3)
    head, *lines = text.split("\n")
    if how == 0:
        lines = [re.sub(r"(?<=[.!?]) (?=[A-ZÆØÅ])", "\n", line) for line in lines]
    elif how == 1:
        lines = [re.sub(r"(.{50,70}?) ", "\\1\n", line) + "\n" for line in lines]
    elif how == 2:
        lines = [f"\n{line}\n" for line in lines]
    else:
        lines = [" ".join(lines[at : at + 2]) for at in range(0, len(lines), 2)]
    return "\n".join([head, *lines])


def as_papers(text: str, strange: str, random: Random) -> tuple[str, str]:
    """What two papers made of one wire: each did several of these things, but one at least left its beginning."""
    one = _dressed(_cut(text, 0.5, 1, random), random)
    other = _corrected(text, 0.01, random)
    if random.random() < 0.4:
        other = _spelt(other)
    if random.random() < 0.4:
        other = _new_lead(other, strange, random)
    if random.random() < 0.4:
        other = _dropped(other, 0.2, random)
    if random.random() < 0.4:
        other = _added(other, strange, 0.4, random)
    if random.random() < 0.3:
        other = _broken(other, random)
    return one, _dressed(_quoted(other, random), random)


KINDS: dict[str, Callable[[str, str, Random], tuple[str, str]]] = {
    "dress": lambda text, _, random: (text, _dressed(text, random)),
    "cut": lambda text, _, random: (text, _dressed(_cut(text, 0.35, 0.8, random), random)),
    "short": lambda text, _, random: (text, _dressed(_cut(text, 0.1, 0.35, random), random)),
    "lead": lambda text, strange, random: (text, _dressed(_new_lead(text, strange, random), random)),
    "lead, cut": lambda text, strange, random: (text, _new_lead(_cut(text, 0.35, 0.8, random), strange, random)),
    "dropped": lambda text, _, random: (text, _dressed(_dropped(text, 0.35, random), random)),
    "added": lambda text, strange, random: (text, _dressed(_added(text, strange, 0.6, random), random)),
    "own": lambda text, strange, random: (_added(_dropped(text, 0.2, random), strange, 0.4, random), text),
    "corrected": lambda text, _, random: (text, _corrected(text, 0.03, random)),
    "edited": lambda text, _, random: (text, _corrected(text, 0.08, random)),
    "spelling": lambda text, _, random: (text, _spelt(text)),
    "marks": lambda text, _, random: (text, _quoted(text, random)),
    "encoding": lambda text, _, random: (text, _encoded(text, random)),
    "letters": lambda text, _, random: (text, _lost(text, random)),
    "lines": lambda text, _, random: (text, _broken(text, random)),
    "papers": as_papers,
}  # fmt: skip
"""How the other story is made, by the kind of the pair."""
