"""What is understood of each sample story is what is kept beside the tests.

Where a change to the understanding is meant, `python -m tests.article.accept_samples` keeps the new one.
"""

import json
from pathlib import Path

import pytest

from tests.article.accept_samples import KEPT, SAMPLES, kept, understood


@pytest.mark.parametrize("story", SAMPLES, ids=[story.stem for story in SAMPLES])
def test_a_sample_story_is_understood_as_is_kept(story: Path) -> None:
    assert understood(story) == json.loads(kept(story).read_text(encoding="utf-8"))


def test_what_is_kept_is_of_a_story_that_is_there() -> None:
    assert {path.stem for path in KEPT.glob("*.json")} == {story.stem for story in SAMPLES}
