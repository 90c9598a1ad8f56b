"""Training and judging: a model is copied into the engine for a call, works there, and is copied out."""

from __future__ import annotations

import json
import math
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import FrameType
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .. import _runtime
from .._numerics import F4, F8
from .activations import ACTIVATIONS
from .arrays import FloatArray, dtype_bits, empty, matrix
from .engine import connect_logs, fail, ffi, lend, steps, translated
from .stream import RandomState, Stream

VALUE, GRADIENT, MOMENTUM, CACHE = range(4)


class Samples(NamedTuple):
    """Samples as the engine reads them: inputs, targets (int32 class numbers if of one axis), weights or None."""

    inputs: FloatArray
    targets: NDArray[Any]
    weights: NDArray[np.float64] | None = None

    def record(self) -> NDArray[np.int64]:
        """Where they are; valid as long as the arrays are."""
        X, y = self.inputs, self.targets
        shape = (y.shape[0], -1) if y.ndim == 1 else y.shape
        weights = 0 if self.weights is None else _address(self.weights)
        return np.array([_address(X), *X.shape, X.dtype == F8, _address(y), *shape, y.dtype == F8, weights], np.int64)


class Session:
    """A model in the engine for the length of one call.

    Parameters
    ----------
    architecture : the description of the model; None if Python plays it.
    """

    def __init__(self, architecture: Mapping[str, Any] | None) -> None:
        interop = _runtime.interop()
        connect_logs(interop)
        with translated():
            self._engine = interop.Session("" if architecture is None else json.dumps(_written(architecture)))

    @classmethod
    def load(cls, path: str) -> Session:
        """The model that a file holds, with its numbers."""
        interop = _runtime.interop()
        connect_logs(interop)
        session = cls.__new__(cls)
        with translated():
            session._engine = interop.Session.Load(path)
        return session

    # -- numbers in and out

    def take(self, arrays: Sequence[tuple[int, int, FloatArray]]) -> None:
        """Copy arrays in, each with the number of its parameter and of its part."""
        record = _places((parameter, part, _address(array), array.dtype == F8) for parameter, part, array in arrays)
        with translated():
            self._engine.Take(_address(record), len(record))

    def give(self, wanted: Sequence[tuple[int, int, tuple[int, ...]]]) -> list[FloatArray | None]:
        """Copies of parts, by parameter, part and shape; None for what is not there."""
        record = _places((parameter, part, 0, 0) for parameter, part, _ in wanted)
        with translated():
            self._engine.Describe(_address(record), len(record))
        arrays: list[FloatArray | None] = [
            None if row[3] < 0 else empty(shape, F8 if row[3] else F4)
            for row, (_, _, shape) in zip(record, wanted, strict=True)
        ]
        there = [place for place, array in enumerate(arrays) if array is not None]
        for place in there:
            record[place, 2] = _address(arrays[place])
        record = np.ascontiguousarray(record[there])
        with translated():
            self._engine.Give(_address(record), len(record))
        return arrays

    def take_optimizer(self, architecture: Mapping[str, Any]) -> None:
        """Go on with the optimizer of another description of the same model."""
        with translated():
            self._engine.TakeOptimizer(json.dumps(_written(architecture)))

    def take_random(self, source: RandomState = None) -> None:
        """Let the engine draw from NumPy's stream from now on, or from another RandomState."""
        self._stream = Stream(source, "model")
        with translated():
            self._engine.TakeRandom(_address(self._stream.key), _address(self._stream.rest))

    def give_random(self) -> None:
        """Let whom the state was taken from go on drawing where the engine stands."""
        with translated():
            self._engine.GiveRandom(_address(self._stream.key), _address(self._stream.rest))
        self._stream.hand_back()

    def architecture(self) -> dict[str, Any]:
        """The description of the model as it is now."""
        with translated():
            text = str(self._engine.Architecture())
        return dict(_read(json.loads(text)))

    def save(self, path: str) -> None:
        """Write the model to a file."""
        with translated():
            self._engine.Save(path)

    def save_parameters(self, path: str) -> None:
        """Write the parameters alone to a file."""
        with translated():
            self._engine.SaveParameters(path)

    def load_parameters(self, path: str) -> None:
        """Set the parameters to those of a file."""
        with translated():
            self._engine.LoadParameters(path)

    # -- what training is to do

    def options(self, batch_size: int, shuffle: bool, validation_batch_size: int, stop_on_divergence: bool) -> None:
        """How to train; a batch size of 0 is all samples in one."""
        with translated():
            self._engine.Options(batch_size, shuffle, validation_batch_size, stop_on_divergence)

    def played_by(self, play: Callable[[int, int, int, int], None]) -> None:
        """Python plays the model: act, first sample, last sample + 1, address of the results."""
        from System import Action, Int32, Int64

        self._engine.PlayedBy(Action[Int32, Int32, Int32, Int64](play))

    def stop_early(self, watched: int, patience: int, min_delta: float, restore_best: bool) -> Any:
        """Add early stopping; what comes back tells which epoch was best."""
        return self._engine.StopEarly(watched, patience, min_delta, restore_best)

    def checkpoint(self, path: str, every: int, every_steps: int, resume: bool) -> None:
        """Keep the run in a file."""
        self._engine.Checkpoint(path, every, every_steps, resume)

    def log_to_csv(self, path: str) -> None:
        """Add a table of all epochs."""
        self._engine.LogToCsv(path)

    def on_step(self, every: int, call: Callable[[int, int, float, float, float, float, float], None]) -> None:
        """Add a call: epoch, step from 0, loss, data loss, penalty, accuracy, learning rate."""
        from System import Action, Double, Int32

        self._engine.OnStep(every, Action[Int32, Int32, Double, Double, Double, Double, Double](call))

    def on_epoch(self, call: Callable[[int, list[float]], bool]) -> None:
        """Add a call: epoch of the run, its row of the history; False ends training."""
        from System import Boolean, Func, Int32, Int64

        def with_row(epoch: int, address: int) -> bool:
            return call(epoch, _doubles(address, 8).tolist())

        self._engine.OnEpoch(Func[Int32, Int64, Boolean](with_row))

    def on_tick(self, call: Callable[[int, int, float, float, float], bool]) -> None:
        """A call ten times a second: epoch, steps done, loss, accuracy, learning rate; False ends training."""
        from System import Boolean, Double, Func, Int32

        self._engine.OnTick(Func[Int32, Int32, Double, Double, Double, Boolean](call))

    # -- work

    def fit(self, samples: Samples, validation: Samples | None, epochs: int) -> None:
        """Train, until the last epoch or until somebody ends it."""
        record = samples.record()
        judged = None if validation is None else validation.record()
        with translated():
            self._engine.Fit(_address(record), 0 if judged is None else _address(judged), epochs)

    def evaluate(self, samples: Samples, batch_size: int) -> tuple[float, float]:
        """Mean sample loss and metric."""
        record, results = samples.record(), empty(2, F8)
        with translated():
            self._engine.Evaluate(_address(record), batch_size, _address(results))
        return float(results[0]), float(results[1])

    def check_gradients(self, samples: Samples, parameters: int) -> list[float]:
        """The error of each parameter's gradient against central differences; NaN for a frozen one."""
        record, errors = samples.record(), empty(parameters, F8)
        with translated():
            self._engine.CheckGradients(_address(record), _address(errors))
        numbers: list[float] = errors.tolist()
        return numbers

    def history(self, first: int) -> list[list[float]]:
        """One row of eight numbers an epoch, from an epoch on, 0 the first."""
        table = empty((int(self._engine.Epochs()) - first, 8), F8)
        with translated():
            self._engine.GiveHistory(first, _address(table))
        rows: list[list[float]] = table.tolist()
        return rows


def probabilities(output: ArrayLike, ending: str) -> NDArray[np.float64]:
    """The probability of every class, from the output of softmax or of a single sigmoid."""
    y = matrix(output, f"{ending}, probabilities")
    result = empty((y.shape[0], 2 if ending == "sigmoid" else y.shape[1]), F8)
    if steps.probabilities(ACTIVATIONS[ending], lend(y), *y.shape, lend(result), dtype_bits(y)):
        fail()
    return result


def inspect(output: ArrayLike) -> tuple[int, int, int, float]:
    """Columns of an output, those that are 0 in every row, numbers that are not finite, the largest magnitude."""
    y, numbers = matrix(output, "diagnose"), empty(3, F8)
    if steps.inspect(lend(y), *y.shape, lend(numbers), dtype_bits(y)):
        fail()
    return y.shape[1], int(numbers[0]), int(numbers[1]), float(numbers[2])


class Interrupt:
    """Ctrl-C while the engine works: noted, answered after a whole step, raised when everything is handed back.

    Only Python's own handler is replaced: whoever has set another one keeps it.
    """

    asked = False

    def __enter__(self) -> Interrupt:
        in_main = threading.current_thread() is threading.main_thread()
        self._replaced = in_main and signal.getsignal(signal.SIGINT) is signal.default_int_handler
        if self._replaced:
            signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        if self._replaced:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        if self.asked and kind is None:
            raise KeyboardInterrupt

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.asked = True


#: Numbers that JSON has none for stand in descriptions as texts.
_NOT_FINITE = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}


def _written(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _written(field) for name, field in value.items()}
    if isinstance(value, list):
        return [_written(item) for item in value]
    return _NOT_FINITE[str(value)] if isinstance(value, float) and not math.isfinite(value) else value


def _read(value: Any) -> Any:
    if isinstance(value, dict):
        # What classes are called stays text, whatever it says.
        return {name: field if name == "class_names" else _read(field) for name, field in value.items()}
    if isinstance(value, list):
        return [_read(item) for item in value]
    return float(value) if isinstance(value, str) and value in _NOT_FINITE.values() else value


def write_results(address: int, results: Sequence[float]) -> None:
    """Leave what an act gave where the engine reads it; NaN for what there is none of."""
    _doubles(address, len(results))[:] = results


def write_order(address: int, order: NDArray[Any]) -> None:
    """Leave an order of samples where the engine reads it."""
    np.frombuffer(ffi.buffer(ffi.cast("char*", address), 4 * len(order)), np.int32)[:] = order


def _doubles(address: int, count: int) -> NDArray[np.float64]:
    return np.frombuffer(ffi.buffer(ffi.cast("char*", address), 8 * count), F8)


def _places(rows: Iterator[tuple[int, int, int, int | bool]]) -> NDArray[np.int64]:
    return np.array(list(rows), np.int64).reshape(-1, 4)


def _address(array: Any) -> int:
    return int(ffi.cast("intptr_t", lend(array)))
