"""What kinds of sequence a program sent to its terminal, told from the bytes."""

import re

_SEQUENCE = re.compile(
    rb"\x1b(?:\[[0-9;?<>=]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|[ -~])|[\x00-\x1f\x7f]"
)
_MOVES = {
    b"A": "up",
    b"H": "place",
    b"G": "column",
    b"J": "wipe",
    b"K": "erase",
    b"X": "erase some",
    b"L": "shift",
    b"M": "shift",
}
_ASKED = {
    7: "wrap", 25: "cursor", 1004: "focus", 1049: "other screen", 2004: "paste", 2026: "frame", 2048: "size",
    **dict.fromkeys((1000, 1002, 1003, 1006, 1015, 1016), "mouse"),
}  # fmt: skip
_STRINGS = {b"8": "link", b"22": "pointer", b"52": "clipboard"}
_LOOKS = {1: "bold", 2: "dim", 3: "italic", 4: "underlined", 5: "blinking", 7: "reversed", 9: "struck"}
_BACK = range(22, 30)


def sent(raw: bytes) -> set[str]:
    """The kinds; one that is not known here stands for itself."""
    kinds: set[str] = set()
    for found in _SEQUENCE.findall(raw):
        kinds |= _kinds(found)
    return kinds - {""}


def letters(raw: bytes) -> str:
    """What was sent besides sequences."""
    return _SEQUENCE.sub(b"", raw).decode(errors="replace")


def _kinds(sequence: bytes) -> set[str]:
    if len(sequence) == 1:
        return {"" if sequence in b"\r\n" else repr(sequence)}
    if sequence.startswith(b"\x1b["):
        body, last = sequence[2:-1], sequence[-1:]
        if last == b"m":
            return _looks(body)
        if mode := re.fullmatch(rb"\?([0-9]+)", body):
            return {_ASKED.get(int(mode[1]), repr(sequence))} if last in b"hl" else {repr(sequence)}
        if mode := re.fullmatch(rb"\?([0-9]+)\$", body):
            return {f"{_ASKED.get(int(mode[1]), repr(sequence))} asked"}
        if last == b"u" and body[:1] in (b"<", b">", b"="):
            return {"keys"}
        return {_MOVES.get(last, repr(sequence)) if re.fullmatch(rb"[0-9;]*", body) else repr(sequence)}
    if sequence.startswith(b"\x1b]"):
        return {_STRINGS.get(sequence[2:].partition(b";")[0], repr(sequence))}
    return {repr(sequence)}


def _looks(body: bytes) -> set[str]:
    kinds, numbers = set(), [int(number or 0) for number in body.split(b";")]
    while numbers:
        number = numbers.pop(0)
        if number in (38, 48):
            many = numbers.pop(0)
            kinds.add({5: "256 colours", 2: "all colours"}[many])
            del numbers[: {5: 1, 2: 3}[many]]
        elif number in _LOOKS:
            kinds.add(_LOOKS[number])
        elif 30 <= number < 50:
            kinds.add("8 colours")
        elif 90 <= number < 108:
            kinds.add("bright colours")
        elif number:
            kinds.add("taken back" if number in _BACK else f"look {number}")
    return kinds
