"""What is thrown at random bytes: for each part that meets foreign ones, what must be so whatever they are."""

import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.cells import cell_len

from tests.poison import COMMANDING
from tui.article.article import Article
from tui.article.document import Document
from tui.article.languages import languages
from tui.article.lines import lines_of
from tui.article.understand import understand
from tui.cleaning import clean, clean_line, drawable
from tui.errors import NewsError, UnreadableFile
from tui.library import dates, sameness
from tui.library.base import EVERYTHING, Batch, View
from tui.library.differing import Mark, difference, paragraphs_of
from tui.library.hits import snippet
from tui.library.packing import pack, unpack
from tui.library.preparing import Preparer
from tui.library.query import parse, parse_filter
from tui.library.sqlite.library import SqliteLibrary, open_library_file
from tui.readers.dates import parse_date
from tui.readers.detect import format_of
from tui.readers.folder import stories_in
from tui.readers.jsonl import Record, UnreadableRecord, read_record, read_records
from tui.readers.packed import unpacked_story
from tui.readers.plain import from_bytes
from tui.settings import Settings, settings_in
from tui.typeset.options import GUTTER, Options
from tui.typeset.page import set_blocks, set_raw
from tui.ui.links import RefusedAddress, check_address, target_of

HERE = Path("here.txt")
TODAY = date(2019, 4, 30)
Target = Callable[[bytes], None]


def is_clean(text: str) -> bool:
    """Whether nothing in it commands a terminal."""
    return COMMANDING.search(text) is None and "\r" not in text


def is_line(text: str) -> bool:
    """Whether it is clean, and one line."""
    return is_clean(text) and len(text.splitlines()) <= 1


def text_in(data: bytes) -> str:
    """Any text, lone surrogates included."""
    return data.decode("utf-8", "surrogateescape")


def cleaner(data: bytes) -> None:
    text = text_in(data)
    assert is_clean(clean(text))
    assert is_clean(drawable(text))
    assert is_line(clean_line(text))
    assert len(clean(text)) == len(text)


def plain(data: bytes) -> None:
    with suppress(UnreadableFile):
        assert is_clean(from_bytes(data, HERE).text)


def packed(data: bytes) -> None:
    with suppress(UnreadableFile):
        plain(unpacked_story(data, HERE))


def jsonl(data: bytes) -> None:
    found: list[Record | UnreadableRecord] = list(read_records(data, {"title": "a.b"}))
    try:
        found.append(read_record(data))
    except UnreadableRecord as error:
        found.append(error)
    for each in found:
        if isinstance(each, UnreadableRecord):
            assert is_line(each.reason)
            continue
        document = each.document
        assert is_clean(document.text)
        assert document.text.strip()
        assert all(map(is_line, filter(None, [document.headline, document.section, *document.authors])))
        assert document.published is None or document.published.tzinfo is not None
        assert unpack(pack(document)) == document
        Preparer().prepare(document, name=each.name)


def detect(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        for name in ("a.json", "a.json.gz"):
            path = Path(folder, name)
            path.write_bytes(data)
            format_of(path)


def folder_names(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        root = os.path.realpath(folder).encode()
        names = {name[:200] for name in data.split(b"\0") if name and b"/" not in name and name not in (b".", b"..")}
        for number, name in enumerate(sorted(names)):
            path = os.path.join(root, name)  # noqa: PTH118 (bytes)
            if number % 3:
                with open(path, "wb") as file:  # noqa: PTH123
                    file.write(b"Kua kom hjem")
            elif number % 2:
                os.symlink(sorted(names)[number - 1], path)  # noqa: PTH211
            else:
                os.mkdir(path)  # noqa: PTH102
        found = list(stories_in([Path(folder)]))
        paths = [each for each in found if isinstance(each, Path)]
        assert len(set(paths)) == len(paths)
        for each in found:
            if isinstance(each, UnreadableFile):
                assert is_line(str(each))
            else:
                assert each.read_bytes() == b"Kua kom hjem"
        files = [name for number, name in enumerate(sorted(names)) if number % 3 and not name.startswith(b".")]
        assert len(paths) >= sum(b"." not in name or name.lower().endswith(b".txt") for name in files)


def moments(data: bytes) -> None:
    text = text_in(data)
    values: Iterable[object] = [text, [text]]
    if re.fullmatch(r"-?[0-9]{1,400}", text):
        values = [*values, int(text), float(int(text[:300] or "0"))]
    for value in values:
        found = parse_date(value)
        assert found is None or found[0].tzinfo is not None
    period = dates.parse_date(text, TODAY)
    assert period is None or period.first <= period.last


def addresses(data: bytes) -> None:
    text = text_in(data)
    for typed in (text, f"https://{text}", f"https://nrk.no/{text}"):
        target = target_of(typed)
        assert target is None or (target.isascii() and target.isprintable() and " " not in target)
        try:
            address = check_address(typed)
        except RefusedAddress:
            continue
        assert address.url[:4].lower() == "http"
        assert address.host.isascii()


def understood(data: bytes) -> None:
    text = clean(text_in(data).replace("\r", "\n"))
    article = understand(Document(text))
    assert article.language in languages()
    blocks = article.blocks
    held = {at for block in blocks for at in range(block.start, block.end)}
    assert sum(block.end - block.start for block in blocks) == len(held)
    filled = {at for line in lines_of(text, text) for at in range(line.start, line.end)}
    assert {at for at in filled if not text[at].isspace()} <= held
    for quote in article.quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        for name in filter(None, (quote.speaker, quote.person)):
            assert set(name.split()) <= set(re.sub(r"[^\w\s'’.-]", " ", text).split()) or name.split()[0] in text
    set_in_type(article)


def set_in_type(article: Article) -> None:
    for measure in (20, 66):
        options = Options(measure=measure, all_opened=True, states=True)
        for line in (*set_blocks(article, options), *set_raw(article, options)):
            assert cell_len(line.text) <= GUTTER + measure
            assert is_clean(line.text)


def forms(data: bytes) -> None:
    """Two forms of a story, split at the first NUL: what differs, and whether they are the same."""
    one, _, other = text_in(data).partition("\0")
    articles = [understand(Document(clean(text))) for text in (one, other)]
    before, after = (paragraphs_of(article) for article in articles)
    found = difference(before, after)
    kept = "".join(piece.text for each in found.passages for piece in each if piece.mark is not Mark.OUT)
    if not found.cut and "¶" not in kept:
        assert "".join(kept.split()) == "".join("".join(found_in(after)).split())
    assert not difference(before, before).changes
    sketches = [sameness.sketch_of(article) for article in articles]
    assert all(sameness.pack(sketch) == sameness.pack(sketch) for sketch in sketches)


def found_in(paragraphs: Iterable[str]) -> Iterable[str]:
    from unicodedata import normalize

    return (normalize("NFC", paragraph) for paragraph in paragraphs)


def queries(data: bytes) -> None:
    typed = text_in(data)
    library = _library()
    for unfinished in (False, True):
        query = library.expand(parse(typed, unfinished=unfinished, today=TODAY))
        assert all(is_line(clean_line(note)) for note in query.notes)
        query = query.placed(lambda _: ())
        found = library.headlines_after(View(search=query), limit=10)
        assert len(found) == library.count(View(search=query))
        library.best(query, limit=10)
        for headline in found:
            line, _ = snippet(query, library.article(headline.story_id).document.text, 60)
            assert is_line(line)
    library.count(View(filter=library.expand(parse_filter(typed, today=TODAY)).placed(lambda _: ())))


@cache
def _library() -> SqliteLibrary:
    folder = TemporaryDirectory()
    library = open_library_file(Path(folder.name) / "library.spalte", create=True)
    _KEPT.append(folder)
    texts = [
        "Kua kom hjem\n\n– Vi er glade, sier Åse Lie.\n",
        "Flom i Oslo (NTB): Elva går høyt.\n\nFoto: Ola Berg / NTB\n",
    ]
    library.put(Batch([Preparer().prepare(Document(text), name=f"{text[:3]}") for text in texts]))
    assert library.count(EVERYTHING) == len(texts)
    return library


_KEPT: list[object] = []


def settings(data: bytes) -> None:
    found, troubles = settings_in(text_in(data))
    assert isinstance(found, Settings)
    for trouble in troubles:
        assert is_line(clean_line(trouble.what))


def names(data: bytes) -> None:
    """What a sentence makes of a name."""
    error: NewsError = UnreadableFile(Path(text_in(data).replace("\0", "")), "it is not text")
    assert is_line(str(error))


TARGETS: dict[str, Target] = {
    target.__name__: target
    for target in (
        cleaner, plain, packed, jsonl, detect, folder_names, moments, addresses, understood, forms, queries, settings,
        names,
    )
}  # fmt: skip
"""By name."""
