"""Bytes that once made some part fail do no longer, nor do a few random ones; `make fuzz` tries very many."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.fuzz.inputs import INPUTS
from tests.fuzz.targets import TARGETS

FOUND = sorted((Path(__file__).parent / "found").glob("*-*"))


@pytest.mark.parametrize("case", FOUND, ids=lambda case: case.name)
def test_what_was_found_once_does_no_harm(case: Path) -> None:
    TARGETS[case.name.partition("-")[0]](case.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_random_bytes_do_no_harm(name: str) -> None:
    @settings(max_examples=20, suppress_health_check=list(HealthCheck))
    @given(INPUTS[name])
    def no_harm(data: bytes) -> None:
        TARGETS[name](data)

    no_harm()
