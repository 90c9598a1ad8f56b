"""Chapter 18's training with the book's sizes: NumPy under the real nnfs and the engine have the same hashes."""

from __future__ import annotations

import pytest

from golden.runs import WHOLE
from python.training import chapter_18


def assert_same(epochs: int) -> None:
    compared = list(chapter_18.compared(epochs))
    assert [expected["epoch"] for expected, _ in compared] == chapter_18.checkpoints(epochs)
    assert [(expected["epoch"], differing) for expected, differing in compared if differing] == []
    assert len({expected["parameters"] for expected, _ in compared}) == len(compared)


def test_the_first_epochs_leave_the_bits_of_numpy() -> None:
    assert_same(12)


@pytest.mark.exhaustive
@pytest.mark.timeout(4 * 3600)
def test_the_whole_training_leaves_the_bits_of_numpy_after_every_checkpoint() -> None:
    assert chapter_18.checkpoints(WHOLE)[-2:] == [10_000, WHOLE]
    assert_same(WHOLE)


def test_a_hash_that_differs_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    sides = {
        "engine": [{"epoch": 1, "parameters": "a", "losses": "b"}, {"epoch": 2, "parameters": "c", "losses": "d"}],
        "numpy": [{"epoch": 1, "parameters": "a", "losses": "b"}, {"epoch": 2, "parameters": "c", "losses": "D"}],
    }
    monkeypatch.setattr(chapter_18, "in_child", lambda side, epochs: iter(sides[side]))
    assert [differing for _, differing in chapter_18.compared(2)] == [[], ["losses"]]
    sides["numpy"].pop()
    with pytest.raises(RuntimeError, match="NumPy wrote nothing after the epochs 2"):
        list(chapter_18.compared(2))
