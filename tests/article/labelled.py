"""Stories with labels made by hand.

`written` stories are our own and lie beside their labels. Of `real` ones only the labels are here; their texts are in
the corpus, a folder that the variable SPALTE_CORPUS names, or `shared/corpus` beside the checkout.
Most were looked at while the understanding was made (`tuned`); the others were not (`unseen`): do not look at those,
only at the figures they give.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.article.scoring import Label

SETS = ("tuned", "unseen")

_HERE = Path(__file__).parent
_FIRST_LABELS = "labels-dev"  # labels that came with the corpus


class Labelled(NamedTuple):
    """A story and its label."""

    text: str
    label: Label


def corpus() -> Path | None:
    """The folder with the texts of real stories; None where there is none."""
    named = os.environ.get("SPALTE_CORPUS")
    folder = Path(named) if named else _HERE.parents[2] / "shared" / "corpus"
    return folder if folder.is_dir() else None


def written(which: str) -> Iterator[Labelled]:
    """The written stories of a set."""
    for path in sorted((_HERE / "written" / which).glob("*.json")):
        yield _labelled(path, path.with_suffix(".txt"))


def real(which: str) -> Iterator[Labelled]:
    """The real stories of a set; none where the corpus is absent."""
    texts = corpus()
    if texts is None:
        return
    folders = [_HERE / "labels" / which, *([texts / _FIRST_LABELS] if which == "tuned" else [])]
    for path in sorted(path for folder in folders for path in folder.glob("*.json")):
        paper, _, number = path.stem.rpartition("-")
        text = texts / "norquad-news" / number if paper == "norquad" else texts / "seed" / path.stem
        yield _labelled(path, text.with_name(f"{text.name}.txt"))


def _labelled(label: Path, text: Path) -> Labelled:
    with text.open(encoding="utf-8", newline="") as file:
        return Labelled(file.read(), json.loads(label.read_text(encoding="utf-8")))
