"""The N-th write fails, for every N until a run succeeds: no room, or an error of the disk, once and from there on.

Each time one is told one sentence or none, nothing is gone that was there, and the next run goes on. With the other
tests it is some of the writes; `make torture` has every one of them fail.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).with_name("failing.c")
PROJECT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What makes writes fail."""
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        pytest.skip("there is no compiler here, or not the system it is written for")
    made = tmp_path_factory.mktemp("failing") / "failing.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", made, SOURCE, "-ldl"], check=True, timeout=60)
    return made


@pytest.mark.parametrize(
    ("what", "every"), [("import", 23), ("folder", 31), ("marks", 6), ("new marks", 9), ("picture", 1)]
)
def test_whichever_write_fails_one_is_told_nothing_is_gone_and_the_next_run_goes_on(
    failing: Path, tmp_path: Path, what: str, every: int
) -> None:
    order, place = tmp_path / "order", tmp_path / "place"
    order.write_bytes(bytes(32))
    environment = {
        **os.environ, "LD_PRELOAD": str(failing), "FAIL_BELOW": str(place), "FAIL_BY": str(order),
        "PYTHONPATH": str(PROJECT),
    }  # fmt: skip
    step = 1 if "TORTURE" in os.environ else every
    ended = subprocess.run(
        [sys.executable, PROJECT / "tests" / "torture" / "trials.py", what, place, order, str(step)],
        capture_output=True, text=True, env=environment, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, "")
    trials = [json.loads(line) for line in ended.stdout.splitlines()]
    for trial in trials:
        assert len(trial["said"]) <= 1, trial
        assert all(sentence.endswith(".") and "\n" not in sentence for sentence in trial["said"]), trial
        assert (trial["lost"], trial["wrong"], trial["again"], trial["wrong again"]) == ([], [], [], []), trial
    assert sum(trial["done"] for trial in trials) == 4  # for each error, once and for ever
    assert not any(trial["said"] for trial in trials if trial["done"])
    assert what == "picture" or any(trial["said"] for trial in trials)
