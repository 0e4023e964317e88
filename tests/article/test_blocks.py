"""The parts a story is made of, put together from lines."""

from tui.article.blocks import Block, Kind, blocks_of
from tui.article.lines import lines_of


def blocks(text: str, kinds: list[Kind | None], *parts: Block) -> list[tuple[str, str]]:
    found = blocks_of(text, lines_of(text, text.lower()), kinds, parts)
    return [(block.kind.value, text[block.start : block.end]) for block in found]


def test_a_line_that_nothing_was_found_in_is_a_paragraph() -> None:
    assert blocks("En\n\n To ", [None, Kind.HEADING]) == [("paragraph", "En"), ("heading", "To")]


def test_what_stands_beside_a_part_is_a_block_of_its_own() -> None:
    text = "[caption]Åse Lie[/caption]"
    assert blocks(text, [Kind.CAPTION], Block(Kind.CAPTION, 9, 16)) == [
        ("residue", "[caption]"),
        ("caption", "Åse Lie[/caption]"),
    ]


def test_a_scrap_behind_a_part_joins_it() -> None:
    assert blocks("Les også: Båten (+)", [Kind.REFERENCE], Block(Kind.REFERENCE, 0, 15)) == [
        ("reference", "Les også: Båten (+)")
    ]


def test_a_part_over_two_lines_is_one_block() -> None:
    text = "Les også\nBåten"
    kinds: list[Kind | None] = [Kind.REFERENCE, Kind.REFERENCE]
    assert blocks(text, kinds, Block(Kind.REFERENCE, 0, 14)) == [("reference", text)]


def test_parts_may_come_in_any_order() -> None:
    text = "A. Foto: B\nC. Foto: D"
    kinds: list[Kind | None] = [Kind.CAPTION, Kind.CAPTION]
    second, first = Block(Kind.CAPTION, 11, 21), Block(Kind.CAPTION, 0, 10)
    assert blocks(text, kinds, second, first) == [("caption", "A. Foto: B"), ("caption", "C. Foto: D")]
