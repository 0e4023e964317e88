"""How well stories are understood, as a table: `python -m tests.article.figures`.

Each figure is the F1 of a measure, over the stories that were looked at while the understanding was made (tuned) and
over those that were not (unseen); real, written, both together, and language by language.
"""

from collections import Counter
from collections.abc import Iterable

from tests.article.labelled import SETS, Labelled, real, written
from tests.article.scoring import MEASURES, Count, score
from tui.article.document import Document
from tui.article.understand import understand

Counts = dict[str, Count]


def counts(stories: Iterable[Labelled]) -> Counts:
    """What was right, wrong and missed in all the stories."""
    total = dict.fromkeys(MEASURES, Count())
    for text, label in stories:
        for measure, count in score(understand(Document(text)), label).items():
            total[measure] += count
    return total


def table(rows: Iterable[tuple[str, int, Counts]]) -> str:
    """A table in Markdown: the name of a group, how many stories it has, and the F1 of each measure."""
    head = ["stories", "number", *MEASURES]
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    for name, number, counted in rows:
        figures = (f"{counted[measure].f1:.3f}" for measure in MEASURES)
        lines.append(f"| {name} | {number} | {' | '.join(figures)} |")
    return "\n".join(lines)


def main() -> None:
    """Print the table."""
    rows = []
    for which in SETS:
        seen, ours = list(real(which)), list(written(which))
        rows.append(_row(f"{which}: all", [*seen, *ours]))
        rows.append(_row(f"{which}: real", seen))
        rows.append(_row(f"{which}: written", ours))
        for code, _ in Counter(label["lang"] for _, label in (*seen, *ours)).most_common():
            rows.append(_row(f"{which}: {code}", _only(code, [*seen, *ours])))
    print(table(row for row in rows if row[1]))


def _row(name: str, stories: list[Labelled]) -> tuple[str, int, Counts]:
    return name, len(stories), counts(stories)


def _only(code: str, stories: list[Labelled]) -> list[Labelled]:
    return [story for story in stories if story.label["lang"] == code]


if __name__ == "__main__":
    main()
