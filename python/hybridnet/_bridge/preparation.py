"""Data made ready: scales, one-hot rows, missing values, held-out splits and their judgement."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .. import _runtime
from .._numerics import F8
from .arrays import FloatArray, dtype_bits, empty
from .engine import fail, ffi, lend, steps, translated
from .stream import RandomState, Stream

Scale = tuple[NDArray[np.float64], NDArray[np.float64]]

_files = _runtime.Door("DataFiles")


def standardise_fit(inputs: FloatArray) -> Scale:
    """Mean and population deviation of every column."""
    means, deviations = empty(inputs.shape[1], F8), empty(inputs.shape[1], F8)
    if steps.standardise_fit(lend(inputs), *inputs.shape, lend(means), lend(deviations), dtype_bits(inputs)):
        fail()
    return means, deviations


def standardise(scale: Scale, values: FloatArray, *, back: bool = False) -> FloatArray:
    """(values - means) / deviations, or back; a new array of the same dtype."""
    means, deviations = scale
    result = empty(values.shape, values.dtype)
    if steps.standardise(
        back, lend(means), lend(deviations), means.size, lend(values), *values.shape, lend(result),
        dtype_bits(values, result),
    ):  # fmt: skip
        fail()
    return result


def raw_weights(
    scale: Scale, weights: FloatArray, biases: FloatArray, targets: Scale | None
) -> tuple[FloatArray, FloatArray]:
    """Weights and biases for inputs, and targets, in their own units; two new float64 arrays."""
    raw, shifted = empty(weights.shape, F8), empty((1, weights.shape[1]), F8)
    of_targets = [ffi.NULL, ffi.NULL, 0] if targets is None else [*map(lend, targets), targets[0].size]
    if steps.raw_weights(
        *map(lend, scale), scale[0].size, *of_targets, lend(weights), *weights.shape, lend(biases), biases.size,
        lend(raw), lend(shifted), dtype_bits(weights, biases),
    ):  # fmt: skip
        fail()
    return raw, shifted


def one_hot(labels: NDArray[np.int32], classes: int, dtype: np.dtype[Any], *, others_are_zero: bool) -> FloatArray:
    """A row of zeros for each label, with a one in the label's column."""
    rows = empty((labels.size, classes), dtype)
    if steps.one_hot(lend(labels), labels.size, classes, others_are_zero, lend(rows), dtype_bits(rows)):
        fail()
    return rows


STRATEGIES = {"refuse": 0, "drop": 1, "mean": 2, "median": 3, "constant": 4, "keep": 5, "most_frequent": 6}


def fill(
    name: str, values: NDArray[np.float64], strategy: str, constant: float | None, rows: tuple[int, int]
) -> tuple[NDArray[np.float64], NDArray[np.int32], float | None, int]:
    """The column without its missing values, the rows that are left, what stands for a missing value, how many were."""
    filled, kept, report = empty(values.size, F8), empty(values.size, np.int32), empty(2, F8)
    with translated():
        left = _files.Fill(
            name, values.ctypes.data, values.size, STRATEGIES[strategy],
            np.nan if constant is None else constant, *rows, filled.ctypes.data, kept.ctypes.data, report.ctypes.data,
        )  # fmt: skip
    value, missing = report.tolist()
    return filled[:left], kept[:left], None if np.isnan(value) else value, int(missing)


SIZES = {("test", False): 0, ("test", True): 1, ("train", False): 2, ("train", True): 3}


def split(
    rows: int,
    size: tuple[str, bool],
    amount: float,
    random_state: RandomState,
    *,
    shuffle: bool,
    classes: NDArray[np.int32] | None = None,
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The rows to train on and those to test with; drawn from NumPy's stream unless in order."""
    order, train = empty(rows, np.int32), empty(1, np.int32)
    stream = Stream(random_state, "held-out split") if shuffle else None
    # In order nothing is drawn, whatever state is lent.
    key, rest = (stream.key, stream.rest) if stream else (np.ones(624, np.uint32), np.zeros(3))
    if steps.split(
        rows, SIZES[size], amount, 2 if classes is not None else int(shuffle),
        ffi.NULL if classes is None else lend(classes), lend(order), lend(train), lend(key), lend(rest),
    ):  # fmt: skip
        fail()
    if stream:
        stream.hand_back()
    return order[: train[0]], order[train[0] :]


def judge_classes(predictions: NDArray[np.int32], targets: NDArray[np.int32]) -> tuple[float, int]:
    """The accuracy, and how many are right."""
    result = empty(2, F8)
    if steps.judge_classes(lend(predictions), predictions.size, lend(targets), targets.size, lend(result)):
        fail()
    return float(result[0]), int(result[1])


def judge_numbers(predictions: FloatArray, targets: FloatArray) -> float:
    """The mean squared error."""
    result = empty(1, F8)
    if steps.judge_numbers(
        lend(predictions), *predictions.shape, lend(targets), *targets.shape, lend(result),
        dtype_bits(predictions, targets),
    ):  # fmt: skip
        fail()
    return float(result[0])
