"""What Spalte wants to be at a million stories, each as a figure measured now beside what was wanted."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Self

from benchmarks import known, library, million, peers, shelves, stories
from benchmarks.as_typed import typed
from benchmarks.figures import in_turn, milliseconds, percentile, table, thousands, times
from benchmarks.readers import installed, reader, spalte
from tui.library.places import moment_of
from tui.library.sqlite.library import open_library_file

_FRAME = 1 / 60
_FEW = 100


@dataclass(frozen=True, slots=True)
class Goal:
    """A row of the table; `held` is None where nothing was wanted of this figure."""

    what: str
    wanted: str
    measured: str
    held: bool | None


@dataclass(frozen=True, slots=True)
class Setting:
    """The large library, a place to make things in, and how often everything is run."""

    large: Path
    stories: int
    opened: known.Opened
    place: Path
    runs: int

    @classmethod
    def of(cls, large: Path, place: Path, runs: int) -> Self:
        with closing(open_library_file(large)) as asked:
            return cls(large, asked.state().stories, known.of_library(asked), place, runs)

    @property
    def words(self) -> Sequence[str]:
        """What opens the large library."""
        return ["--library", str(self.large)]

    def home(self, name: str) -> Path:
        return self.place / "homes" / name


def shown(goals: Sequence[Goal]) -> str:
    """The goals as a table."""
    said = {True: "yes", False: "no", None: "–"}
    return table(["what", "wanted", "measured", "held"], [[g.what, g.wanted, g.measured, said[g.held]] for g in goals])


def start(setting: Setting) -> Sequence[Goal]:
    """How long until one can read, against the least that Textual can show."""
    wanted = (setting.opened.second, setting.opened.text)
    taken = million.starts(setting.place, setting.words, wanted, setting.runs)
    base, frame = _medians(taken[million.BARE])
    goals = []
    for way in (million.AGAIN, million.FIRST):
        seen, drawn = _medians(taken[way])
        what = f"{way}: start to the list and a story on the screen, against a bare app with one Static"
        goals.append(_ratio(what, 1.15, seen, base))
        goals.append(
            _ratio(f"{way}: start to the first frame that Textual itself draws, against the same", None, drawn, frame)
        )
    return goals


def _medians(starts: Sequence[million.Start]) -> tuple[float, float]:
    return median(each.seen for each in starts), median(each.drawn for each in starts)


def key_down(setting: Setting) -> Sequence[Goal]:
    """A key down in the list, among very many and among few."""
    few = reader("Spalte", setting.place, _FEW)
    many = spalte(setting.words, setting.home("many"))
    opened = known.of_stories(_FEW)
    goals = []
    for size, where in ((million.NARROW, "80 × 24"), (million.WIDE, "120 × 36, a story beside the list")):
        ways = {
            "few": partial(million.moves, few, opened, size),
            "many": partial(million.moves, many, setting.opened, size),
            "inside": partial(million.moves, many, setting.opened, size, _to_the_middle(setting.large)),
        }
        taken = {name: [key for run in runs for key in run] for name, runs in in_turn(setting.runs, ways).items()}
        for name, place in (("many", "top"), ("inside", "middle")):
            for share, among in ((50, "half of all keys"), (95, "19 of 20")):
                what = f"key down to the last byte, {place} of the list, {where}, {among}, against {_FEW} stories"
                goals.append(_ratio(what, 1.1, percentile(taken[name], share), percentile(taken["few"], share)))
    return goals


def against_peers(taken: Mapping[int, Mapping[str, Sequence[peers.Run]]]) -> Sequence[Goal]:
    """Keys and memory against newsboat, for the sizes that there are goals for."""
    goals = []
    for size, most in ((10_000, 1.0), (100_000, 0.2)):
        if "newsboat" in (runs := taken.get(size, {})):
            downs = {name: median(down for run in each for down in run.downs) for name, each in runs.items()}
            what = f"key down in a list of {thousands(size)}, against newsboat"
            goals.append(_ratio(what, most, downs["Spalte"], downs["newsboat"]))
    if "newsboat" in (runs := taken.get(100_000, {})):
        peaks = {name: median(run.peak for run in each) for name, each in runs.items()}
        ratio = peaks["Spalte"] / peaks["newsboat"]
        measured = f"{times(ratio)} ({peaks['Spalte']:.0f} MB, {peaks['newsboat']:.0f} MB)"
        goals.append(Goal("peak memory with 100 000 stories, against newsboat", "≤ 0.15×", measured, ratio <= 0.15))
    return goals


def opening(setting: Setting) -> Sequence[Goal]:
    """newsboat with ten thousand stories against Spalte with all."""
    if not installed("newsboat"):
        return []
    newsboat, many = reader("newsboat", setting.place, 10_000), spalte(setting.words, setting.home("many"))
    wanted = stories.beginning(stories.headline(9_999))
    ways = {
        "newsboat": partial(peers.opened, newsboat, wanted),
        "Spalte": partial(peers.opened, many, setting.opened.newest),
    }
    taken = {name: median(runs) for name, runs in in_turn(setting.runs, ways).items()}
    ratio = taken["Spalte"] / taken["newsboat"]
    measured = f"{times(ratio)} ({milliseconds(taken['Spalte'])} ms, {milliseconds(taken['newsboat'])} ms)"
    what = f"Spalte opening {thousands(setting.stories)} stories, against newsboat opening 10 000"
    return [Goal(what, "faster", measured, ratio < 1)]


def search(setting: Setting) -> Sequence[Goal]:
    """Searching as one types, from each key to the hits on the screen."""
    from tui.ui.widgets.story_asking import PAUSE

    many = spalte(setting.words, setting.home("many"))
    taken = typed(many, setting.opened, setting.large, 10)
    half, most = (percentile(taken, share) - PAUSE for share in (50, 95))
    measured = (
        f"{milliseconds(most)} ms beyond {PAUSE * 1000:.0f} (half of them {milliseconds(half)}; {len(taken)} letters)"
    )
    what = f"search as one types, {thousands(setting.stories)} stories: key to hits on the screen, 19 of 20"
    return [Goal(what, "≤ 3 frames (50 ms) beyond the pause for typing", measured, most <= 3 * _FRAME)]


def newest(setting: Setting, taken: Mapping[str, Sequence[float]]) -> Sequence[Goal]:
    """The newest stories for any word, in the library."""
    most = percentile(taken[library.ANY_WORD], 95)
    what = f"newest 50 for any word in the library, {thousands(setting.stories)} stories, 19 of 20"
    return [Goal(what, "≤ 5 ms", f"{milliseconds(most)} ms", most <= 0.005)]


def memory(setting: Setting) -> Sequence[Goal]:
    """The most that is held while reading for a while."""
    few, many = reader("Spalte", setting.place, _FEW), spalte(setting.words, setting.home("many"))
    ways = {
        "few": partial(million.tour, few, known.of_stories(_FEW)),
        "many": partial(million.tour, many, setting.opened),
    }
    taken = {
        name: median(cost.peak for cost in runs) for name, runs in in_turn(max(1, setting.runs // 2), ways).items()
    }
    ratio = taken["many"] / taken["few"]
    measured = f"{times(ratio)} ({taken['many']:.0f} MB, {taken['few']:.0f} MB)"
    what = f"peak memory reading {thousands(setting.stories)} stories, against {_FEW}"
    return [Goal(what, "≤ 1.2×, < 120 MB", measured, ratio <= 1.2 and taken["many"] < 120)]


def idle(setting: Setting) -> Sequence[Goal]:
    """What a program costs that nobody touches: the large library, a folder with its keeper, and the bare app."""
    folder = shelves.folder(setting.place, 10_000)
    programs = {
        f"a library of {thousands(setting.stories)}": spalte(setting.words, setting.home("many")).start(),
        "a folder of 10 000, its keeper included": spalte([str(folder)], setting.home("folder")).start(),
        "a bare Textual app": million.bare(setting.place, "Nothing"),
    }
    goals = []
    for name, program in programs.items():
        with program:
            taken = million.idle(program)
        measured = f"{taken.wakeups:.1f} a second, {taken.share:.2%}"
        ours = "bare" not in name
        held = taken.wakeups < 0.5 and taken.share < 0.005 if ours else None
        goals.append(Goal(f"idle, {name}", "0 wake-ups, < 0.5 % of a core" if ours else "", measured, held))
    return goals


def _ratio(what: str, most: float | None, ours: float, base: float) -> Goal:
    ratio = ours / base
    measured = f"{times(ratio)} ({milliseconds(ours)} ms, {milliseconds(base)} ms)"
    return Goal(what, f"≤ {most}×" if most else "", measured, ratio <= most if most else None)


def _to_the_middle(path: Path) -> str:
    """What is typed to go to the date that as many stories are before as after."""
    with closing(open_library_file(path)) as asked:
        moment = moment_of(asked.at_rank(asked.state().listed // 2))
    return f"@{moment:%Y-%m-%d}\r" if moment is not None else ""
