"""Direct calls while Python's garbage collection runs finalizers that make direct calls, and without memory.

Run as a separate process, which a fault would end. Prints each call without memory: what failed, the result, and
whether its arrays have changed.
"""

from __future__ import annotations

import gc
import sys
from typing import Any

import numpy as np

from hybridnet._bridge.direct import direct

X = np.ones((3, 2), "f4")


class _Cycle:
    """Garbage that only a collection finds."""

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        direct.mean(X)


def collect_in_calls() -> None:
    """Collections start in the calls, because the threshold is 1 and the calls create objects."""
    thresholds = gc.get_threshold()
    try:
        raise ValueError("an error that is being handled, so that another error would become an object at once")
    except ValueError:
        for number in (0.5, 2**70, -(2**70), -1, "text"):
            for _ in range(50):
                gc.disable()
                _Cycle()
                kept = [[] for _ in range(20)]
                gc.set_threshold(1)
                gc.enable()
                direct.activate("relu", number, X, 0)
                direct.dense_backward(X, X.T.copy(), np.ones((1, 3), "f4"), np.ones((3, 3), "f4"), number, 0, 0, 0, 1)
                del kept
    gc.set_threshold(*thresholds)


def fail_in_turn() -> None:
    """Every allocation of a step of an optimizer fails in turn."""
    import _testcapi

    gc.disable()
    arrays = [np.ones(shape, "f4") for shape in [(2, 2)] * 4 + [(1, 2)] * 4]
    settings = ("adam", 0.1, 1e-7, 0.9, 0.999, 1, 0)
    direct.update(*settings, *arrays)
    kept: list[Any] = []
    for failing in range(1, 40):
        before = [array.tobytes() for array in arrays]
        kept.append([(number, 1, 2, 3) for number in range(3000)])  # so that Python has no spare tuple
        states: Any = None
        _testcapi.set_nomemory(failing, failing + 1)
        try:
            states = direct.update(*settings, *arrays)
        except MemoryError:
            pass
        finally:
            _testcapi.remove_mem_hooks()
        print(failing, type(states).__name__, [array.tobytes() for array in arrays] != before)


if __name__ == "__main__":
    {"collect": collect_in_calls, "fail": fail_in_turn}[sys.argv[1]]()
