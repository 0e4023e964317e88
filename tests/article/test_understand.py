"""The whole of an understanding: what holds for every text."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Protocol

from hypothesis import example, given
from hypothesis import strategies as st

from tests.article.reading import headline, moments, quotes, read, titles
from tui.article.article import Article
from tui.article.blocks import Kind
from tui.article.document import Document
from tui.article.languages import languages
from tui.article.lines import lines_of
from tui.article.understand import understand

PIECES = [
    "\n", "\n\n", " ", "\xa0", "\u2060", "\xad", "\ufeff", "\r", "\t", "\x1b", "\x00", "\ud800", "\udfff", "İ", "ẞ",
    "–", "– ", " — ", "-", "—", "«", "»", "“", "”", "„", '"', "'", "‘", "’", "‹", "›", "(", ")", "[", "]", "|", "/",
    ".", ",", ":", "!", "?", "…", "©", "(+)", "🔒", "http://a.no", "&ndash;", "[caption]", "<b>",
    "les også", "Les også: ", "LES MER:\n", "Read more: ", "Lesen Sie auch\n", "Foto: ", "Photo: ", "FOTO: Foto: ",
    ", sier ", " said ", "sagte", "dit-il", "—dijo", "Åse Lie", "OSLO: ", "Bergen (NTB): ", "NTB-AP", "Privat",
    "Publisert: ", "Oppdatert ", "30.04.19 kl. 17:49", "5. mai", "12:30 pm", "date 2019-04 ", "99.99.9999", "i går",
    "Av ", "By ", "Fakta\n", "Kort fortalt\n", "Annonse\n", "• ", "1. ", "og", "det er ikke", "the of and", "der und",
]  # fmt: skip
LINES = [
    "Hunden er kommet hjem til gården",
    "Det er ikke mer å si om dette, for alle er enige om at hunden er hjemme igjen.",
    "Les også: Båten er solgt (+)", "Les også", "Båten er solgt | Havna er full av is", "SE OGSÅ:", "Fakta",
    "VANT: Åse Lie feirer. Foto: Per Vik / NTB Vis mer", "Foto:", "Per Vik", "JOEL LIND / BILDBYRÅN",
    "– Ja, sier Åse Lie. – Nei.",
    "«Dette er et brev", "og her slutter det.»", "«Kom!» ropte hun. «Vi venter på deg.»",
    "Publisert: 30.04.19 kl. 17:49",
    " date 2019-04 Hunden kom", "Av Åse Lie", "OSLO (NTB): Det er ikke mer å si om dette nå.", "Annonse",
    "– Melk", "(©NTB)",
]  # fmt: skip
pieces = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6))).map("".join)
stories = st.lists(st.one_of(st.sampled_from(LINES), pieces), min_size=2, max_size=12)
anything = st.one_of(st.text(), pieces, stories.map("\n".join), stories.map("\n\n".join))


class Placed(Protocol):
    """A stretch of the text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def placed(article: Article) -> Iterator[Placed]:
    """Every stretch of the text that an article speaks of."""
    maybe: list[Placed | None] = [article.headline, article.lead, article.dateline, article.published, article.updated]
    for quote in article.quotes:
        maybe += (quote, quote.attribution, quote.spoken)
    for caption in article.captions:
        maybe += (caption, caption.cue, caption.credit)
    for reference in article.references:
        maybe += (reference, reference.title_span, reference.marker)
    maybe += (*article.bylines, *article.blocks)
    return (part for part in maybe if part is not None)


def parts_with_a_block(article: Article) -> list[tuple[Kind, int, int]]:
    """The captions and references, in order."""
    captions = [(Kind.CAPTION, caption.start, caption.end) for caption in article.captions]
    references = [(Kind.REFERENCE, reference.start, reference.end) for reference in article.references]
    return sorted([*captions, *references], key=lambda part: part[1:])


@given(anything)
def test_understanding_never_fails_and_depends_on_nothing_but_the_text(text: str) -> None:
    article = understand(Document(text))
    assert article.language in languages()
    assert understand(Document(text)) == article


@given(anything)
def test_every_offset_lies_within_the_text(text: str) -> None:
    for part in placed(understand(Document(text))):
        assert 0 <= part.start <= part.end <= len(text)


@given(anything)
def test_blocks_stand_in_order_and_hold_every_character_that_is_not_blank(text: str) -> None:
    blocks = understand(Document(text)).blocks
    held = [at for block in blocks for at in range(block.start, block.end)]
    assert held == sorted(set(held))
    assert all(block.start < block.end for block in blocks)
    filled = {at for line in lines_of(text, text) for at in range(line.start, line.end)}
    blank = {at for at, char in enumerate(text) if char.isspace()}
    assert filled - blank <= set(held)


@given(anything)
@example("_\n0:«\n0»")
def test_a_quote_stands_on_one_line_and_quotes_stand_in_order(text: str) -> None:
    end = 0
    for quote in understand(Document(text)).quotes:
        assert "\n" not in text[quote.start : quote.end]
        assert quote.start < quote.end
        assert quote.start >= end
        end = quote.end


@given(anything)
def test_the_title_of_a_reference_stands_where_it_says(text: str) -> None:
    for reference in understand(Document(text)).references:
        written = text[reference.title_span.start : reference.title_span.end]
        if "\n" not in written:
            assert reference.title == written
        assert reference.start <= reference.title_span.start
        assert reference.title_span.end <= reference.end


@given(anything)
def test_captions_and_references_do_not_overlap_and_are_blocks_of_their_own(text: str) -> None:
    article = understand(Document(text))
    parts = parts_with_a_block(article)
    assert all(before[2] <= after[1] for before, after in pairwise(parts))
    assert {part[:2] for part in parts} <= {(block.kind, block.start) for block in article.blocks}


def test_a_whole_story_is_understood() -> None:
    article = read(
        """
        Fjøset brant, kua berget seg
        Publisert: 30.04.19 kl. 17:49

        Det er ikke mer igjen av fjøset, men kua sto og så på at det brant fra den andre siden av veien.

        – Hun gikk ut av seg selv, sier Åse Lie.

        RØYK: Det som er igjen av fjøset. Foto: Per Vik

        Les også: Nytt fjøs skal reises (+)
        """
    )
    assert article.language == "nb"
    assert headline(article) == "Fjøset brant, kua berget seg"
    assert quotes(article) == [("Hun gikk ut av seg selv", "Åse Lie")]
    assert titles(article) == ["Nytt fjøs skal reises"]
    kinds = ["headline", "stamp", "lead", "paragraph", "caption", "reference"]
    assert [block.kind.value for block in article.blocks] == kinds


def test_the_date_header_is_no_part_of_the_headline_and_the_stamp_wins() -> None:
    story = (
        " date 2019-04 Kua kom hjem til alle\n{}\nDet er ikke noe å si på det, og alle er glade for at hun er der.\n"
    )
    with_stamp = understand(Document(story.format("Publisert: 30.04.19 kl. 17:49")))
    assert headline(with_stamp) == "Kua kom hjem til alle"
    assert moments(with_stamp) == ("2019-04-30T17:49:00+02:00", None)
    without = understand(Document(story.format("")))
    assert without.published is not None
    assert without.published.coarse
    assert moments(without) == ("2019-04-01T00:00:00+02:00", None)


def test_an_empty_text_is_an_empty_story() -> None:
    article = read("")
    assert (article.headline, article.blocks, article.quotes) == (None, (), ())


def test_whom_the_format_names_stands_nowhere_in_the_text_and_gives_way_to_it() -> None:
    authors = ("Eva Berg", "NTB", " ")
    signed = understand(Document("Kua kom hjem\n\nAv: Ola Moe\n\nDet gikk bra.\n", authors=authors))
    assert [byline.name for byline in signed.bylines] == ["Ola Moe"]
    assert signed.unsigned == ()
    unsigned = understand(Document("Kua kom hjem\n\nDet gikk bra.\n\n(NTB)\n", authors=authors))
    assert unsigned.bylines == ()
    assert unsigned.unsigned == ("Eva Berg",)
