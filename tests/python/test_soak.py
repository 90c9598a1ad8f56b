"""A kernel that works for long keeps its memory: fits, files, refusals, interrupts and explorables (tests/soak.py)."""

from __future__ import annotations

import os

import pytest

import soak

pytestmark = pytest.mark.skipif(os.name == "nt", reason="files and threads are counted as Linux and macOS count them")


def measures(**last: int) -> list[dict[str, int]]:
    """Twelve rounds with equal measures; those of the last four are ``last``."""
    same = {"memory": 100, "files": 10, "threads": 5, "objects": 1000, "managed": 50, "temporary": 3}
    return [same] * 8 + [same | last] * 4


def test_what_stays_is_no_leak() -> None:
    assert soak.leaks(measures()) == []
    assert soak.leaks(measures(memory=105, objects=1050, managed=52, files=9)) == []


@pytest.mark.parametrize(
    ("name", "value", "before"),
    [
        ("memory", 106, 100),
        ("files", 11, 10),
        ("threads", 6, 5),
        ("objects", 1051, 1000),
        ("managed", 53, 50),
        ("temporary", 4, 3),
    ],
)
def test_what_grows_is_named(name: str, value: int, before: int) -> None:
    text = f"{name}: {before} after the warm-up and {value} at the end"
    assert soak.leaks(measures(**{name: value})) == [text]


def test_a_kernel_keeps_its_memory_and_files_for_some_rounds() -> None:
    assert soak.leaks(soak.soak(seconds=0, least=10)) == []


@pytest.mark.exhaustive
@pytest.mark.timeout(2 * 3600)
def test_a_kernel_keeps_its_memory_and_files_for_an_hour() -> None:
    assert soak.leaks(soak.soak(seconds=3600, least=100)) == []
