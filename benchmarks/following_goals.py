"""What following stories and searching by their parts want to be at a million stories: as quick as every key.

`python -m benchmarks.following_goals FILE [--questions N]` measures only this, of a library that is there already.
"""

import argparse
import shutil
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from statistics import median

from benchmarks import fields, followed, following, goals, library, shelves
from benchmarks.figures import milliseconds, percentile, thousands
from benchmarks.goals import Goal, Setting
from benchmarks.readers import spalte
from tui.library.sqlite.library import open_library_file

_FRAME = 1 / 60
_AT_ONCE, _SOON = 0.005, 3 * _FRAME
_IN_THE_LIBRARY: Mapping[str, float] = {
    fields.ANY_FIELD: _AT_ONCE,
    fields.AS_TYPED: _AT_ONCE,
    following.NAMES: _AT_ONCE,
    following.QUOTES: _AT_ONCE,
    following.FOLDED: _AT_ONCE,
    following.REFERRING: _SOON,
    following.SMALL: _SOON,
    following.LARGE: _SOON,
}
"""What is asked for at a key, and how long 19 of 20 may take."""
_ONE_IN = 20
"""Of so many questions to the library one is asked on the screen, where each takes longer."""


def in_the_library(setting: Setting, taken: Mapping[str, Sequence[float]]) -> Sequence[Goal]:
    """Of the questions to the library those that a key waits for."""
    found = []
    for name, wanted in _IN_THE_LIBRARY.items():
        if name in taken:
            most = percentile(taken[name], 95)
            what = f"{name}, in the library, {thousands(setting.stories)} stories, 19 of 20"
            found.append(Goal(what, f"≤ {milliseconds(wanted)} ms", f"{milliseconds(most)} ms", most <= wanted))
    return found


def on_the_screen(setting: Setting, questions: int) -> Sequence[Goal]:
    """From a key until what it asks for stands on the screen."""
    from tui.ui.widgets.story_asking import PAUSE

    home = setting.home("following")
    shutil.rmtree(home, ignore_errors=True)
    taken = followed.follow(spalte(setting.words, home), setting.opened, setting.large, max(2, questions // _ONE_IN))
    found = []
    for name, shown in taken.items():
        pause = PAUSE if name in (followed.SAID, followed.FIELD) else 0.0
        half, most = (percentile([each.seconds for each in shown], share) - pause for share in (50, 95))
        beyond = f" beyond {PAUSE * 1000:.0f}" if pause else ""
        measured = (
            f"{milliseconds(most)} ms{beyond} (half of them {milliseconds(half)}; "
            f"{median(each.written for each in shown):.0f} bytes; {len(shown)} times)"
        )
        wanted = "≤ 3 frames (50 ms)" + (" beyond the pause for typing" if pause else "")
        what = f"{name}: key to what stands on the screen, 19 of 20"
        counted = name == followed.WANTED  # of all references: the screen says at once that they are being looked for
        found.append(Goal(what, "" if counted else wanted, measured, None if counted else most <= _SOON))
    return found


def main() -> None:
    """Measure and print a table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("library", type=Path, metavar="FILE", help="a library")
    asked.add_argument("--questions", type=int, default=200, metavar="N", help="of each kind, to the library")
    words = asked.parse_args()
    with shelves.place_at(None) as place:
        setting = Setting.of(words.library.absolute(), place, 1)
        with closing(open_library_file(setting.large)) as questioned:
            taken = library.measure(questioned, words.questions)
        print(library.shown(taken), flush=True)
        print(goals.shown([*in_the_library(setting, taken), *on_the_screen(setting, words.questions)]))


if __name__ == "__main__":
    main()
