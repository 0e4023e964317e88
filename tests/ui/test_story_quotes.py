"""Taking a quote along from the story one reads."""

from textual.command import CommandPalette

from tests.driving import app_of, pane, press, said, settle
from tests.stories import story
from tui.article.article import Article
from tui.article.blocks import Kind


def spoken() -> Article:
    return story(
        (Kind.HEADLINE, "Ingen [rør] klokka"),
        (Kind.PARAGRAPH, "– Den går *nesten* riktig, sier Gerd Haugsbø."),
        said=[("Den går *nesten* riktig", "sier Gerd Haugsbø")],
        url="https://avisa.no/klokka",
    )


async def test_a_quote_is_copied_with_who_said_it_and_where() -> None:
    app = app_of({"klokka": spoken()})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "right_square_bracket", "q", "Y")
        assert app.clipboard == (
            "«Den går *nesten* riktig» — Haugsbø, «Ingen [rør] klokka», 30 April 2019, https://avisa.no/klokka"
        )
        assert said(app).startswith("The quote is on your clipboard")


async def test_the_palette_copies_it_as_markdown() -> None:
    app = app_of({"klokka": spoken()})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "right_square_bracket", "q", "colon")
        assert isinstance(app.screen, CommandPalette)
        await press(pilot, *"as Markdown", "enter")
        assert app.clipboard == (
            "> Den går \\*nesten\\* riktig\n\n"
            "— Haugsbø, [«Ingen \\[rør\\] klokka»](https://avisa.no/klokka), 30 April 2019\n"
        )
        assert said(app).startswith("The Markdown is on your clipboard")


async def test_where_one_stands_on_no_quote_the_way_to_one_is_told() -> None:
    app = app_of({"klokka": spoken()})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "M")
        assert said(app) == "Stand on a quote first: ]q goes to the next one."
        assert app.clipboard == ""
        assert pane(app).has_focus
