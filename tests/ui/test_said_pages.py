"""Quotes of a library, page by page."""

from datetime import UTC, datetime, timedelta

from tests.driving import Newsroom
from tests.stories import story
from tui.article.blocks import Kind
from tui.library.base import Question
from tui.ui.said_pages import MOST_PAGES, PAGE, SaidWindow, Sayer
from tui.ui.saying import asked_of_quotes

NEWEST = datetime(2019, 5, 1, 12, tzinfo=UTC)


def archive(stories: int) -> Newsroom:
    """One quote a story, a story an hour; the newest first is `Sitat nr. 0`."""
    library = Newsroom({})
    for number in range(stories):
        words = f"Sitat nr. {number}"
        told = story((Kind.HEADLINE, f"Sak {number}"), (Kind.PARAGRAPH, f"– {words}, sier Kari Moe."),
                     said=[(words, "sier Kari Moe")])  # fmt: skip
        library.put_article(f"sak{number}", told, NEWEST - timedelta(hours=number))
    return library


def numbers(window: SaidWindow) -> list[int]:
    return [int(found.words.text.split()[-1]) for found in window.quotes]


def test_pages_come_newest_first_and_the_last_one_is_known() -> None:
    sayer = Sayer(archive(PAGE + 7), asked_of_quotes(""))
    window = sayer.window(Question())
    assert numbers(window) == list(range(PAGE))
    assert window.goes_on(1)
    assert not window.goes_on(-1)
    assert not window.whole
    window = window.with_page(sayer.page(window.start(1), Question()), 1)
    assert numbers(window) == list(range(PAGE + 7))
    assert window.whole


def test_few_pages_are_held_and_the_way_back_leads_over_the_same_quotes() -> None:
    sayer = Sayer(archive(PAGE * (MOST_PAGES + 3)), asked_of_quotes(""))
    window = sayer.window(Question())
    while window.goes_on(1):
        window = window.with_page(sayer.page(window.start(1), Question()), 1)
        assert len(window.quotes) <= PAGE * MOST_PAGES
    assert numbers(window)[-1] == PAGE * (MOST_PAGES + 3) - 1
    while window.goes_on(-1):
        before = numbers(window)
        window = window.with_page(sayer.page(window.start(-1), Question()), -1)
        assert len(window.quotes) <= PAGE * MOST_PAGES
        assert numbers(window)[PAGE : PAGE + 3] == before[:3]
    assert numbers(window)[0] == 0
    assert window.goes_on(1)


def test_only_stories_of_the_days_asked_for_are_told() -> None:
    sayer = Sayer(archive(PAGE * 2), asked_of_quotes("to:2019-04-29 from:2019-04-29"))
    window = sayer.window(Question())
    days = {found.said.story.moment.date() for found in window.quotes if found.said.story.moment}
    assert {day.isoformat() for day in days} == {"2019-04-29"}
    assert len(window.quotes) == 24
    window = window.with_page(sayer.page(window.start(1), Question()), 1)
    assert len(window.quotes) == 24
    assert window.whole


def test_hits_are_lit_in_the_words_and_in_the_name() -> None:
    sayer = Sayer(archive(3), asked_of_quotes("sitat speaker:moe"))
    found = sayer.window(Question()).quotes[0]
    assert [found.words.text[span.start : span.end] for span in found.words.lit] == ["Sitat"]
    assert found.speaker is not None
    assert [found.speaker.text[span.start : span.end] for span in found.speaker.lit] == ["Moe"]
