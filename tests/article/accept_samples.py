"""Keep what is understood of the sample stories now: `python -m tests.article.accept_samples`.

What is kept stands in `samples/`, one file a story, and `test_samples.py` holds the understanding to it. Look through
what changed (`git diff tests/article/samples`) against the stories before committing it: a wrong understanding that is
kept is one that nobody sees again.
"""

import json
from pathlib import Path
from typing import Any

from tests.article import reading
from tui.article.document import Document
from tui.article.stamps import Stamp
from tui.article.understand import understand

KEPT = Path(__file__).parent / "samples"
SAMPLES = sorted((Path(__file__).parents[2] / "sample_articles").glob("*.txt"))


def understood(story: Path) -> dict[str, Any]:
    """What is understood of a story, in words."""
    with story.open(encoding="utf-8", newline="") as file:
        article = understand(Document(file.read()))
    return {
        "language": article.language,
        "headline": reading.headline(article),
        "lead": article.text_of(article.lead) if article.lead else None,
        "bylines": [byline.name for byline in article.bylines],
        "agencies": list(article.agencies),
        "dateline": article.dateline.place if article.dateline else None,
        "published": _moment(article.published),
        "updated": _moment(article.updated),
        "quotes": [list(quote) for quote in reading.quotes(article)],
        "captions": [list(caption) for caption in reading.captions(article)],
        "references": [[reference.title, reference.paywalled] for reference in article.references],
        "blocks": [block.kind.value for block in article.blocks],
    }


def _moment(stamp: Stamp | None) -> str | None:
    """A moment in ISO 8601, a month where no more is known, or a relative stamp as it is written."""
    if stamp is None or stamp.moment is None:
        return stamp.written if stamp else None
    return stamp.moment.isoformat() if not stamp.coarse else f"{stamp.moment:%Y-%m}"


def kept(story: Path) -> Path:
    """Where the understanding of a story is kept."""
    return KEPT / f"{story.stem}.json"


def main() -> None:
    """Keep the understanding of every sample story, and of no other."""
    KEPT.mkdir(exist_ok=True)
    for old in KEPT.glob("*.json"):
        old.unlink()
    for story in SAMPLES:
        written = json.dumps(understood(story), ensure_ascii=False, indent=1)
        kept(story).write_text(written + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
