"""One dense forward step from Python, ours against NumPy in nnfs' manner: ``make bench``.

Both sides are the same class with the same attributes; NumPy's uses ``np.dot`` as ``nnfs.init()`` leaves it. Rounds
alternate, one thread each, CPU time of the process: medians of a machine that others share too. The breakdown
times what a step of ours consists of.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from functools import partial

# Some machines set these two, which halves the speed of NumPy.
os.environ.pop("OPENBLAS_CORETYPE", None)
os.environ.pop("OPENBLAS_L2_SIZE", None)
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import nnfs
import numpy as np

import hybridnet as hn
from hybridnet import _numerics
from hybridnet._bridge import engine

SHAPES = [(1, 2, 1), (1, 64, 3), (300, 2, 64), (300, 64, 3), (128, 784, 128)]
ROUNDS = 21
SECONDS_A_ROUND = 0.05


class NumPyDense:
    """The book's layer under nnfs."""

    def __init__(self, weights: np.ndarray, biases: np.ndarray) -> None:
        self.weights, self.biases = weights, biases

    def forward(self, inputs: np.ndarray, training: bool | None = None) -> None:
        self.inputs = inputs
        self.output = np.dot(inputs, self.weights) + self.biases


def cpu_microseconds(step: Callable[[], object], calls: int) -> float:
    """CPU time of one call, over many."""
    begin = time.process_time()
    for _ in range(calls):
        step()
    return (time.process_time() - begin) / calls * 1e6


def calls_a_round(step: Callable[[], object]) -> int:
    """So many that a round takes SECONDS_A_ROUND; also the warm-up, so that no round compiles."""
    end = time.perf_counter() + 0.4
    calls = 0
    while time.perf_counter() < end:
        step()
        calls += 1
    return max(5, int(calls * SECONDS_A_ROUND / 0.4))


def medians(*steps: Callable[[], object]) -> list[float]:
    """Microseconds a call, the median of interleaved rounds."""
    calls = [calls_a_round(step) for step in steps]
    rounds = [[cpu_microseconds(step, count) for step, count in zip(steps, calls, strict=True)] for _ in range(ROUNDS)]
    return [statistics.median(column) for column in zip(*rounds, strict=True)]


def compare() -> None:
    """The table of whole steps."""
    print(f"{'batch x inputs x neurons':<26}{'NumPy us':>10}{'ours us':>10}{'ratio':>8}")
    for batch, inputs, neurons in SHAPES:
        random = np.random.RandomState(0)
        x, weights, biases = (
            random.randn(*shape).astype("f4") for shape in ((batch, inputs), (inputs, neurons), (1, neurons))
        )
        theirs, ours = NumPyDense(weights, biases), hn.DenseLayer.from_parameters(weights, biases)
        slow, fast = medians(partial(theirs.forward, x), partial(ours.forward, x))
        same = np.array_equal(theirs.output.view(np.uint32), ours.output.view(np.uint32))
        print(
            f"{batch} x {inputs} x {neurons}".ljust(26)
            + f"{slow:>10.2f}{fast:>10.2f}{slow / fast:>8.2f}{'' if same else '  BITS DIFFER'}"
        )


def breakdown() -> None:
    """Where the microseconds of the smallest step go."""
    random = np.random.RandomState(0)
    x, weights, biases = (random.randn(*shape).astype("f4") for shape in ((1, 2), (2, 1), (1, 1)))
    layer = hn.DenseLayer.from_parameters(weights, biases)
    layer.forward(x)
    output = np.empty((1, 1), dtype=np.float32)
    bits = _numerics.numerics.bits
    parts: dict[str, Callable[[], object]] = {
        "an empty call of a Python function": lambda: None,
        "the address of one array": lambda: id(x),
        "np.empty of the output": lambda: np.empty((1, 1), dtype=np.float32),
        "the step: cffi, .NET, arithmetic": lambda: engine.steps.dense_forward(x, weights, biases, output, bits),
        "DenseLayer.forward, all of it": lambda: layer.forward(x),
    }
    print(f"\n{'1 x 2 x 1, part of a step':<40}{'us':>8}")
    for name, microseconds in zip(parts, medians(*parts.values()), strict=True):
        print(f"{name:<40}{microseconds:>8.2f}")


if __name__ == "__main__":
    nnfs.init()
    compare()
    breakdown()
