"""What a reader says of a title goes before what the library makes of it."""

from datetime import timedelta

import pytest

from tests.library.memory import MemoryLibrary
from tests.library.shelving import NOON, id_of, ready
from tui.library.base import Batch, Headline
from tui.library.corrections import NO_STORY, meant, referring
from tui.library.graph import NOBODY

WEATHER = [ready("Været", at=NOON + timedelta(days=day), name=f"weather {day}") for day in (0, 7, 14)]
STORM = ready("Storm", name="storm")


class Said(dict[str, str]):
    """What a reader said of titles, as written."""

    def correction(self, title: str) -> str | None:
        return self.get(title)

    def corrections(self) -> dict[str, str]:
        return self


@pytest.fixture
def library() -> MemoryLibrary:
    made = MemoryLibrary()
    made.put(Batch([*WEATHER, STORM]))
    return made


def headline(library: MemoryLibrary, at: int) -> Headline:
    found = library.headline(id_of([*WEATHER, STORM][at]))
    assert found is not None
    return found


def test_without_a_correction_a_title_means_what_the_library_says(library: MemoryLibrary) -> None:
    near = headline(library, 1).place + 1
    assert meant("Været", near, library, Said()) == library.graph.resolve("Været", near)
    assert meant("Storm", None, library, Said()).story == headline(library, 3)


def test_a_correction_goes_before_what_the_library_says(library: MemoryLibrary) -> None:
    said = Said({"Været": headline(library, 2).identity, "Storm": headline(library, 0).identity})
    assert meant("Været", headline(library, 0).place, library, said).story == headline(library, 2)
    assert meant("Storm", None, library, said).story == headline(library, 0)


def test_a_title_can_be_said_to_mean_no_story(library: MemoryLibrary) -> None:
    assert meant("Storm", None, library, Said(Storm=NO_STORY)) == NOBODY


def test_a_correction_to_a_story_that_is_gone_says_nothing(library: MemoryLibrary) -> None:
    assert meant("Storm", None, library, Said(Storm="00" * 12)).story == headline(library, 3)


def test_of_a_story_that_came_twice_the_one_nearest_in_time_is_meant(library: MemoryLibrary) -> None:
    again = ready("Været", at=NOON + timedelta(hours=3), name="again")
    library.put(Batch([again]))
    said = Said(Storm=again.headline.identity)
    assert again.headline.identity == WEATHER[0].headline.identity
    found = library.headline(id_of(again))
    assert found is not None
    assert meant("Storm", found.place + 1, library, said).story == found
    assert meant("Storm", headline(library, 0).place - 1, library, said).story == headline(library, 0)


def referred(library: MemoryLibrary, at: int, said: Said) -> list[str]:
    return [each.text for each in referring(headline(library, at), library, said)]


def test_what_refers_to_a_story_follows_what_the_reader_said(library: MemoryLibrary) -> None:
    origins = [
        ready("En", refers=("storm",), minutes=1),
        ready("To", refers=("storm", "Uværet"), minutes=2),
        ready("Tre", refers=("uværet",), minutes=3),
    ]
    library.put(Batch(origins))
    storm, weather = headline(library, 3).identity, headline(library, 0).identity
    assert referred(library, 3, Said()) == ["To", "En"]
    assert referred(library, 3, Said(uværet=storm)) == ["Tre", "To", "En"]
    assert referred(library, 3, Said(storm=weather)) == []
    assert referred(library, 0, Said(storm=weather)) == ["To", "En"]
    assert referred(library, 3, Said(storm=NO_STORY, uværet=storm)) == ["Tre", "To"]
    assert referred(library, 3, Said(toget=weather)) == ["To", "En"]
