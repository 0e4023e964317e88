"""The same text in several papers or files: one row stands for all of them, in every library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from tests.article.accept_samples import SAMPLES
from tests.library.shelving import id_of, ready
from tests.library.test_contract import MAKERS, fill
from tui.article.document import Document
from tui.library.asked_marks import marked_so, with_folded
from tui.library.base import EVERYTHING, Batch, Headline, State, View, WritableLibrary
from tui.library.keys import key_of, story_id_of
from tui.library.marks import Marks
from tui.library.preparing import Prepared, Preparer
from tui.library.query import Marked, parse
from tui.library.sqlite.library import open_library_file

_DAY = 24 * 60
WIRE = (
    "Et lasteskip med fjorten personer om bord gikk natt til onsdag på grunn ved innløpet til Sandvær havn.",
    "Mannskapet ble hentet opp av to redningshelikoptre, og ingen er meldt skadet, opplyser hovedredningssentralen.",
    "Skipet fører tømmer fra Riga til Averøya, og Kystverket har sendt folk for å vurdere faren for utslipp.",
    "Havnesjefen venter at slepebåter kan trekke skipet av grunnen når floa kommer torsdag morgen.",
)
OTHER = (
    "Kommunestyret i Lundevik vedtok med knapt flertall å bygge ny skole på Granmo i stedet for å ruste opp den gamle.",
    "Ordføreren sier at bygget skal stå ferdig til skolestart om tre år, og at elevene får plass i brakker så lenge.",
    "Opposisjonen mener regnestykket ikke går i hop, og varsler at saken kommer opp igjen etter valget til høsten.",
)


@pytest.fixture(params=MAKERS)
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[WritableLibrary]:
    made = MAKERS[request.param](tmp_path)
    yield made
    made.close()


def sent(paper: str, *words: str, title: str = "Lasteskip på grunn", minutes: int = 0, name: str = "") -> Prepared:
    """A story of the wire as a paper prints it."""
    url = f"https://www.{paper}.example/{name or 'skip'}"
    return ready(title, "\n\n".join(words or WIRE), minutes=minutes, name=url, url=url)


def lists(library: WritableLibrary, view: View = EVERYTHING) -> list[str]:
    """The papers whose stories are listed, the newest first; the same from both ends, and as many as are counted."""
    down = library.headlines_after(view)
    assert down == library.headlines_before(view)
    assert len(down) == library.count(view)
    if view.whole:
        state = library.state()
        assert state.listed == len(down)
        assert [library.rank(each.place) for each in down] == list(range(len(down)))
        assert [library.at_rank(rank) for rank in range(len(down))] == [each.place for each in down]
    return [paper_of(library, each.story_id) for each in down]


def paper_of(library: WritableLibrary, story_id: str) -> str:
    return (library.article(story_id).document.url or "").split(".")[1]


def also(library: WritableLibrary, story: Prepared) -> tuple[int, int]:
    headline = library.headline(id_of(story))
    assert headline is not None
    return headline.also, headline.papers


def searched(typed: str, library: WritableLibrary) -> View:
    return View(search=library.expand(parse(typed)))


def places(library: WritableLibrary, *stories: Prepared) -> Sequence[int]:
    return sorted(headline.place for story in stories if (headline := library.headline(id_of(story))) is not None)


def test_the_same_text_in_three_papers_is_one_row(library: WritableLibrary) -> None:
    stories = [sent("morgen"), sent("dagen", minutes=5), sent("kvelden", minutes=9)]
    fill(library, *stories, sent("dagen", *OTHER, title="Ny skole", name="skole", minutes=20))
    assert lists(library) == ["dagen", "morgen"]
    assert library.state() == State(4, 4, 4, folded=2)
    assert also(library, stories[0]) == (2, 2)
    assert also(library, stories[1]) == (0, 0)


def test_a_search_that_very_many_meet_counts_each_group_once_whatever_was_read(library: WritableLibrary) -> None:
    stories = [sent("morgen"), sent("dagen", minutes=5), sent("kvelden", minutes=9)]
    others = [sent("dagen", *OTHER, title="Ny skole", name="skole"), sent("morgen", "Til slutt.", name="slutt")]
    fill(library, *stories, *others)
    view = searched("til", library)
    assert sorted(lists(library, view)) == ["dagen", "morgen", "morgen"]
    for read, left in [((stories[1],), 3), ((stories[0],), 2), (stories, 2), ((*stories, *others), 0)]:
        assert len(lists(library, replace(view, without=places(library, *read)))) == left


def test_every_story_of_a_group_knows_the_others(library: WritableLibrary) -> None:
    stories = [sent("morgen"), sent("dagen", minutes=5), sent("kvelden", minutes=9)]
    other = sent("dagen", *OTHER, title="Ny skole", name="skole")
    fill(library, *stories, other)
    for story, papers in zip(stories, (["kvelden", "dagen"], ["kvelden", "morgen"], ["dagen", "morgen"]), strict=True):
        assert [paper_of(library, each.story_id) for each in library.twins.folded(id_of(story))] == papers
    assert list(library.twins.folded(id_of(other))) == []
    assert list(library.twins.folded("no id")) == []


CHANGED = {
    "cut": WIRE[:2],
    "another beginning": ("SANDVÆR (NTB): " + WIRE[0], *WIRE[1:]),
    "a paragraph more": (*WIRE, "Politiet har tatt kontakt med rederiet, som ikke vil uttale seg om årsaken ennå."),
    "a figure more": (WIRE[0].replace("fjorten", "femten"), *WIRE[1:]),
    "a caption and a menu": ("Les også: Streik i havnene", *WIRE, "Foto: Kari Nes / NTB", "Del på Facebook"),
}


@pytest.mark.parametrize("words", CHANGED.values(), ids=CHANGED)
def test_a_paper_changes_the_text_of_the_wire_a_little(library: WritableLibrary, words: tuple[str, ...]) -> None:
    fill(library, sent("morgen"), sent("dagen", *words, title="Fjorten berget fra skip", minutes=30))
    assert lists(library) == ["morgen"]


def bulletin(weekday: str, *figures: int) -> tuple[str, ...]:
    """What the weather is told in, day after day."""
    one, two, three, four = figures
    return (
        f"Vestlandet sør for Stad får {weekday} sørvestlig vind på {one} meter i sekundet og regn det meste av dagen.",
        f"På Østlandet blir det stort sett pent vær og temperaturer opp mot {two} grader, kjøligst i fjellet.",
        f"I Trøndelag kommer det {three} millimeter nedbør mot kvelden, og i Nordland venter man {four} millimeter.",
    )


def test_bulletins_after_a_pattern_are_not_one(library: WritableLibrary) -> None:
    fill(
        library,
        sent("morgen", *bulletin("mandag", 12, 17, 22, 31), title="Været"),
        sent("morgen", *bulletin("tirsdag", 8, 14, 3, 19), title="Været", minutes=_DAY, name="vaer"),
    )
    assert lists(library) == ["morgen", "morgen"]


def test_what_lies_days_apart_is_not_one(library: WritableLibrary) -> None:
    fill(library, sent("morgen"), sent("dagen", minutes=4 * _DAY))
    assert lists(library) == ["dagen", "morgen"]


def test_texts_of_a_few_words_are_not_compared(library: WritableLibrary) -> None:
    fill(library, sent("morgen", "Kampen er utsatt."), sent("dagen", "Kampen er utsatt.", minutes=1))
    assert lists(library) == ["dagen", "morgen"]


def test_the_newest_form_of_the_paper_that_was_first_stands_for_all(library: WritableLibrary) -> None:
    stories = [
        sent("morgen"),
        sent("dagen", minutes=5),
        sent("morgen", *WIRE, "Oppdatert: Skipet er trukket av grunnen.", minutes=60, name="oppdatert"),
    ]
    fill(library, *stories)
    assert lists(library) == ["morgen"]
    assert also(library, stories[2]) == (2, 1)


def chain() -> list[Prepared]:
    """Stories of which each is like the next one, and the first not like the last."""
    words = [f"ord{one}{other}" for one in "abcdefghij" for other in "abcdefghij"]
    return [
        sent(f"avis{start}", f"{' '.join(words[start : start + 60])}.", title="Rekke", minutes=start)
        for start in (0, 20, 40)
    ]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_in_which_they_come_makes_no_difference(library: WritableLibrary, order: tuple[int, ...]) -> None:
    stories = [sent("morgen"), sent("dagen", minutes=5), sent("kvelden", *WIRE[:2], minutes=9)]
    links = chain()
    for number in order:
        fill(library, stories[number])
        fill(library, links[number])
    assert lists(library) == ["avis0", "morgen"]
    assert also(library, stories[0]) == (2, 2)


def test_one_that_goes_leaves_the_others_to_find_each_other(library: WritableLibrary) -> None:
    stories = [sent("morgen"), sent("dagen", minutes=5), sent("kvelden", minutes=9)]
    fill(library, *stories, *chain())
    library.put(Batch(removed=[stories[0].key, chain()[1].key]))
    assert lists(library) == ["avis40", "dagen", "avis0"] or lists(library) == ["avis40", "avis0", "dagen"]
    assert also(library, stories[1]) == (1, 1)
    library.put(Batch(removed=[stories[1].key]))
    assert also(library, stories[2]) == (0, 0)
    assert library.state().folded == 0


def test_one_that_changes_leaves_its_group_and_finds_another(library: WritableLibrary) -> None:
    stories = [sent("morgen"), sent("dagen", minutes=5), sent("kvelden", *OTHER, title="Ny skole", minutes=9)]
    fill(library, *stories)
    assert lists(library) == ["kvelden", "morgen"]
    fill(library, sent("dagen", *OTHER, title="Ny skole", minutes=5))
    assert lists(library) == ["dagen", "morgen"]
    fill(library, sent("dagen", minutes=5))
    assert lists(library) == ["kvelden", "morgen"]


def test_a_search_that_the_first_does_not_meet_shows_who_is_folded_under_it(library: WritableLibrary) -> None:
    more = "Fylkesmannen følger saken tett og krever svar."
    fill(library, sent("morgen"), sent("dagen", *WIRE, more, minutes=5), sent("kvelden", *WIRE, more, minutes=9))
    assert lists(library, searched("lasteskip", library)) == ["morgen"]
    assert lists(library, searched("fylkesmannen", library)) == ["kvelden", "dagen"]
    assert {paper_of(library, each.story_id) for each in library.best(parse("lasteskip"))} == {"morgen"}


def test_an_unread_list_does_not_show_who_is_folded_under_what_was_read(library: WritableLibrary) -> None:
    stories = [sent("morgen"), sent("dagen", minutes=5)]
    fill(library, *stories, sent("dagen", *OTHER, title="Ny skole", name="skole", minutes=20))
    read = places(library, stories[0])
    assert lists(library, View(without=read)) == ["dagen"]
    assert lists(library, View(search=library.expand(parse("skip")), without=read)) == []


def test_a_list_of_kept_stories_shows_the_one_that_was_kept(library: WritableLibrary) -> None:
    stories = [sent("morgen"), sent("dagen", minutes=5)]
    fill(library, *stories)
    assert lists(library, View(within=places(library, stories[1]))) == ["dagen"]
    assert lists(library, View(within=places(library, *stories))) == ["morgen"]


def test_pages_of_a_list_go_on_over_what_is_folded(library: WritableLibrary) -> None:
    for number in range(30):
        text = [f"{line} Nummer{number} sak{number} nytt{number} ledd{number}." for line in OTHER]
        words = [" ".join(word + str(number) for word in line.split()) for line in text]
        fill(library, *(sent(f"avis{at}", *words, title=f"S {number}", minutes=9 * number + at, name=f"{number}")
                        for at in range(3)))  # fmt: skip
    found: list[Headline] = []
    place = None
    while page := library.headlines_after(EVERYTHING, place, 7):
        found += page
        place = page[-1].place
    assert len(found) == 30
    assert lists(library, EVERYTHING) == ["avis0"] * 30


def test_a_library_file_agrees_with_itself_whatever_comes_and_goes(tmp_path: Path) -> None:
    with closing(open_library_file(tmp_path / "l.spalte", create=True)) as library:
        stories = [sent(f"avis{number}", minutes=number) for number in range(6)]
        for batch in (
            Batch(stories[:3]),
            Batch(stories[3:], removed=[stories[0].key]),
            Batch([sent("avis2", *OTHER, minutes=2), sent("avis4", minutes=3 * _DAY)]),
            Batch(removed=[stories[1].key, stories[5].key]),
            Batch([stories[2]]),
        ):
            library.put(batch)
            assert library.check() == []
        assert library.state().folded == 2


def test_a_group_takes_no_more_than_a_hundred(tmp_path: Path) -> None:
    with closing(open_library_file(tmp_path / "l.spalte", create=True)) as library:
        library.put(Batch([sent(f"avis{number}", minutes=number) for number in range(130)]))
        assert library.check() == []
        assert library.state().listed == 2


def test_what_is_folded_under_a_story_that_was_read_is_not_unread_in_a_search_either(library: WritableLibrary) -> None:
    fill(library, sent("a"), sent("b", title="Skip på grunn", minutes=5), sent("c", *OTHER, title="Skole", minutes=9))
    marks = Marks()
    asked = parse("is:unread")

    def unread() -> list[str]:
        def find(mark: Marked) -> Sequence[int]:
            return with_folded(mark, library.places(marked_so(mark, marks)), library)

        return lists(library, View(search=library.expand(asked.placed(find))))

    assert unread() == ["c", "a"]
    first = next(each for each in library.headlines_after(EVERYTHING) if each.also)
    marks.mark_read(first.identity, True)
    assert unread() == ["c"]
    assert library.twins.folded_under([first.place]) == library.places(
        [ready("Skip på grunn", minutes=5).headline.identity]
    )
    assert library.twins.folded_under([]) == []


def test_the_sample_stories_of_one_wire_fold(library: WritableLibrary) -> None:
    preparer = Preparer()
    fill(library, *(preparer.prepare(Document(story.read_text("utf-8")), name=story.name) for story in SAMPLES))
    listed = library.headlines_after(EVERYTHING, limit=len(SAMPLES))
    (folded,) = [each for each in listed if each.also]
    assert library.state().folded == 1
    assert folded.story_id == story_id_of(key_of("same-wire-in-one-paper.txt"))
    (other,) = library.twins.folded(folded.story_id)
    assert other.story_id == story_id_of(key_of("same-wire-in-another-paper.txt"))
