"""Random bytes that are near to what each part reads: or else nothing but its first look would be tried."""

import gzip
import json

import zstandard
from hypothesis import strategies as st

from tests.poison import PATTERNS

Bytes = st.SearchStrategy[bytes]

_CUES = (
    "«", "»", "“", "”", '"', "'", "–", "– ", "- ", "—", ",", ".", "! ", "? ", ": ", "(", ")", "[", "]", "<a>",
    "/ ", "\n", "\n\n",
    "\r\n", "\t", "\u00a0", "\u00ad", "\u200b", "\u2028", "\ufeff", "e\u0301", "日本", "👩\u200d🚒", "İ", "ß", "ﬁ",
    "Ǆ", "\u0345", "σς",
    "sier ", "sa ", "said ", "dit ", "Les også: ", "les også", "LES OGSÅ:", "(+)", "| ", "Foto: ", "FOTO: ",
    "© ", "NTB", "(NTB)", "Av ",
    "Åse Lie", "Ola", "Moe", "Moes ", "hun ", "han ", "ordfører ", "statsminister ", "48", "(48)",
    "Oslo (NTB): ", "Fakta: ", "• ",
    "1. ", "Publisert ", "Oppdatert ", "12.03.2019", "kl. 06:40", "date 2019-04", "http://a.no/b", "#", "$",
    "A", "a", "kom hjem", "og ",
    *(pattern.format("x") for pattern in PATTERNS),
)  # fmt: skip
_SYNTAX = (
    "title:", "lead:", "said:", "speaker:", "caption:", "photo:", "agency:", "by:", "paper:", "lang:", "ref:",
    "from:", "to:", "is:",
    "tag:", "unread", "kept", "OR", "AND", "NOT", "NEAR", "|", "(", ")", "-", "*", '"', "«", "»", "^", "+", "{",
    "}", ":", " ", "kua",
    "flom", "åse lie", "2019", "2019-04", "i går", "uke 46", "nb", "\\", "'", "--", "/*", "\0", ";",
)  # fmt: skip
_DATES = (
    "2019", "-", "04", "30", "T", "17:49", ":", ".", " ", "Z", "+02:00", "kl. ", "april", "apr", "mai", "i går",
    "uke", "46", "W46", "sist",
    "forrige", "last", "the last", "days", "for 3 uker siden", "ago", "mandag", "Tue,", "GMT", "0", "9" * 18,
    "1e9", "/", "١", "²", "i fjor",
)  # fmt: skip
_HOSTS = (
    "nrk",
    ".no",
    "/",
    "//",
    "@",
    ":",
    "80",
    "[::1]",
    "xn--",
    "å",
    "?",
    "#",
    "%00",
    "%",
    "&",
    "-",
    "\\",
    "127.1",
    "\u3002",
    "ⓝ",
    " ",
)
_NAMES = ("a", ".txt", ".TXT", ".json", ".gz", ".", "..", "\0", "\n", " ", "\x1b[2J", "å", "-", "~", "*", "\\")
_SETTINGS = (
    "colours", "links", "clipboard", "preview_pause", "glyphs", "opener", "state", " = ", "true", "1", '"auto"',
    '"', "[", "]", "\n", "#",
    "-inf", "1979-05-27", "{", "}", "'''", "\\u0000", ".",
)  # fmt: skip
_FIELDS = st.sampled_from(
    ["text", "title", "lead", "url", "id", "authors", "published", "section", "kind", "a", "Body", "date"]
)
_WORDS = st.sampled_from([
    "Kua kom hjem", "– Ja, sier Ola Moe.", "2019-04-30", "https://nrk.no/x", "\ud800", "\u202e", "Av Åse Lie",
    "\r\n", "0", "urn:a",
])  # fmt: skip
_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=9), _WORDS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(_FIELDS, inner, max_size=4)),
    max_leaves=12,
)
_ANY = st.binary(max_size=200)


def _of(words: tuple[str, ...], most: int = 24) -> Bytes:
    pieces = st.lists(st.one_of(st.sampled_from(words), st.text(st.characters(), max_size=4)), max_size=most)
    return pieces.map(lambda pieces: "".join(pieces).encode("utf-8", "surrogatepass"))


def _spoiled(whole: Bytes) -> Bytes:
    """Some of them with bytes cut out or put in."""
    cut = st.tuples(whole, st.integers(0, 400), st.integers(0, 8), st.binary(max_size=4))
    return st.one_of(whole, cut.map(lambda made: made[0][: made[1]] + made[3] + made[0][made[1] + made[2] :]))


_STORY = _of(_CUES, 60)
_JSON = st.one_of(st.dictionaries(_FIELDS, _VALUES, max_size=8), _VALUES).map(
    lambda value: json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
)
_ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-32", "utf-16-be", "latin-1"])
_ENCODED = st.tuples(_STORY, _ENCODINGS).map(lambda made: made[0].decode("utf-8", "replace").encode(made[1], "replace"))
_PACKED = st.one_of(_STORY.map(gzip.compress), _STORY.map(zstandard.ZstdCompressor().compress))

INPUTS: dict[str, Bytes] = {
    "cleaner": st.one_of(_STORY, _ANY),
    "plain": st.one_of(_spoiled(_ENCODED), _ANY),
    "packed": _spoiled(_PACKED),
    "jsonl": st.one_of(_spoiled(_JSON), _ANY),
    "detect": st.one_of(_spoiled(_JSON), _spoiled(_PACKED), _ANY),
    "folder_names": st.one_of(_of(_NAMES), _ANY),
    "moments": _of(_DATES, 8),
    "addresses": _of(_HOSTS, 12),
    "understood": _STORY,
    "forms": st.tuples(_STORY, _STORY).map(b"\0".join),
    "queries": _of(_SYNTAX, 16),
    "settings": st.one_of(_of(_SETTINGS), _ANY),
    "names": st.one_of(_of(_NAMES), _ANY),
}
"""For each target."""
