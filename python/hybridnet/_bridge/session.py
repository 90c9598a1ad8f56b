"""A model in the engine: parameters are copied in, the model is trained, checked or saved; they are copied out."""

from __future__ import annotations

import logging
import math
import weakref
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy import ndarray
from numpy.typing import ArrayLike, NDArray

from .. import _runtime
from .._arrays import FloatArray, empty
from .._numerics import F4, F8
from .calls import Call, Ended
from .descriptions import from_json, to_json
from .engine import connect, ffi, native, send_logs, translated
from .stream import RandomState, Stream

_I8 = np.dtype(np.int64)
VALUE, GRADIENT, MOMENTUM, CACHE, OUTPUT, INPUT_GRADIENT, MASK = range(7)


class Samples(NamedTuple):
    """Samples as the engine reads them: inputs, targets (int32 class numbers if 1-D), sample weights or None."""

    inputs: FloatArray
    targets: NDArray[Any]
    weights: NDArray[np.float64] | None = None


class Results(NamedTuple):
    """Memory of the engine for a number of results, valid during a call."""

    address: int
    length: int

    def numbers(self, dtype: np.dtype[Any]) -> NDArray[Any]:
        """An array that shares this memory."""
        return np.frombuffer(ffi.buffer(ffi.cast("char*", self.address), dtype.itemsize * self.length), dtype)

    def store(self, numbers: ArrayLike, dtype: np.dtype[Any] = F8) -> None:
        """Store the results.

        Raises
        ------
        ValueError : their number differs.
        """
        given = np.asarray(numbers)
        if given.shape != (self.length,):
            raise ValueError(f"engine: results are {given.shape}; they must be ({self.length},).")
        self.numbers(dtype)[:] = given


class State(NamedTuple):
    """How a run started, and what has changed since."""

    #: 0 not started, 1 new run, 2 resumed from a checkpoint.
    began: int
    #: Whether training ended with an error before its first step: the engine's model is unchanged.
    is_refused: bool
    #: Number of epochs in the history.
    epochs: int
    #: Of the optimizer.
    iterations: int
    learning_rate: float
    #: Whether the session can be kept for another run.
    can_be_kept: bool


class Session:
    """A model in the engine, for one call or, if :meth:`renew` is called before each, for several.

    Parameters
    ----------
    architecture : the description of the model; None if Python executes its training steps.
    """

    def __init__(self, architecture: Mapping[str, Any] | None) -> None:
        send_logs(logging.INFO)
        number = empty(1, _I8)
        native.open_session("" if architecture is None else to_json(architecture), number)
        self._set(int(number[0]))

    def _set(self, number: int) -> None:
        self._number = number
        self._calls: list[Call] = []
        self._tick: Call | None = None
        self._options: tuple[Any, ...] = ()
        #: Epochs of the model before this run; a log continues counting from there.
        self.epochs_before = 0
        self.close = weakref.finalize(self, _close, number, self._calls)
        self.close.atexit = False

    @classmethod
    def load(cls, path: str) -> Session:
        """Load a model file."""
        return cls._loaded(lambda engine: engine.Load(path))

    @classmethod
    def load_onnx(cls, path: str) -> Session:
        """Load a dense network from an ONNX file."""
        return cls._loaded(lambda engine: engine.LoadOnnx(path))

    @classmethod
    def load_state_dict(cls, path: str, activations: Sequence[str], layers: Sequence[str]) -> Session:
        """Create a model from the weights in a safetensors file of another program."""
        from System import Array, String

        texts = Array[String]
        return cls._loaded(lambda engine: engine.LoadStateDict(path, texts(list(activations)), texts(list(layers))))

    @classmethod
    def _loaded(cls, load: Callable[[Any], Any]) -> Session:
        interop = _runtime.interop()
        connect(interop)
        session = cls.__new__(cls)
        with translated():
            session._set(int(load(interop.Session)))
        return session

    @cached_property
    def _engine(self) -> Any:
        """The object of .NET, for what is done once in a run."""
        interop = _runtime.interop()
        with translated():
            return interop.Session.Of(self._number)

    def rest(self) -> None:
        """Release the function of ``on_tick`` until the next run."""
        if self._tick is not None:
            self._tick.use(None)

    def renew(self, iterations: int, learning_rate: float) -> None:
        """Prepare for another run of the same model, with the counters of its optimizer."""
        native.renew_session(self._number, iterations, learning_rate)

    # -- parameters in and out

    def copy_in(self, arrays: Sequence[tuple[int, int, FloatArray]]) -> None:
        """Copy arrays into the engine, each with the index of its parameter and the number of its part.

        Raises
        ------
        ShapeError : an array has another size than its parameter.
        """
        native.copy_in(self._number, _record([(parameter, part, id(array)) for parameter, part, array in arrays]))

    def copy_out(
        self, wanted: Sequence[tuple[int, int, tuple[int, ...]]], given: Mapping[int, Any] | None = None
    ) -> list[FloatArray | None]:
        """Return copies of parts, by parameter, part and shape; None for a part that does not exist.

        Parameters
        ----------
        given : arrays for results, by their index; used if the engine can write to them.
        """
        record = _record([(parameter, part, 0) for parameter, part, _ in wanted])
        native.describe_parts(self._number, record)
        arrays: list[FloatArray | None] = [
            None if dtype < 0 else empty(shape, F8 if dtype else F4)
            for dtype, (_, _, shape) in zip(record[:, 2].tolist(), wanted, strict=True)
        ]
        for index, array in (given or {}).items():
            if _is_alike(array, arrays[index]):
                arrays[index] = array
        rows = [(*row[:2], id(array)) for row, array in zip(wanted, arrays, strict=True) if array is not None]
        native.copy_out(self._number, _record(rows))
        return arrays

    def copy_in_settings(self, architecture: Mapping[str, Any]) -> None:
        """Apply the settings of layers, optimizer and metric in another description of the same model."""
        _runtime.interop()  # refuses a child that was forked meanwhile
        with translated():
            self._engine.CopyInSettings(to_json(architecture))

    def copy_in_random(self, source: RandomState = None) -> None:
        """Make the engine draw from NumPy's stream, or from another RandomState."""
        self._stream = Stream(source, "model")
        native.copy_in_random(self._number, self._stream.key, self._stream.rest)

    def copy_out_random(self) -> None:
        """Copy the engine's random state back to its source."""
        native.copy_out_random(self._number, self._stream.key, self._stream.rest)
        self._stream.write_back()

    def architecture(self) -> dict[str, Any]:
        """The current description of the model."""
        with translated():
            return from_json(str(self._engine.Architecture()))

    def state(self) -> State:
        """How the run started, and what has changed since."""
        numbers = empty(len(State._fields), F8)
        native.state_of(self._number, numbers)
        began, is_refused, epochs, _, learning_rate, can_be_kept = numbers.tolist()
        iterations = int(numbers.view(np.int64)[3])  # the bits of an integer: beyond 2**53 a float64 would round it
        return State(int(began), is_refused == 1, int(epochs), iterations, learning_rate, can_be_kept == 1)

    def set_preprocessing(self, text: str) -> None:
        """Set the preprocessing that is saved with the model, by its text."""
        with translated():
            self._engine.SetPreprocessing(text)

    def preprocessing(self) -> str | None:
        """The text of the preprocessing of a loaded model; None for none."""
        with translated():
            text = self._engine.Preprocessing()
        return None if text is None else str(text)

    def save(self, path: str) -> None:
        """Write the model to a file."""
        with translated():
            self._engine.Save(path)

    def save_onnx(self, path: str, opset: int, input_name: str, labels: bool) -> None:
        """Write the model to an ONNX file."""
        with translated():
            self._engine.SaveOnnx(path, opset, input_name, labels)

    def save_parameters(self, path: str) -> None:
        """Write only the parameters to a file."""
        with translated():
            self._engine.SaveParameters(path)

    def load_parameters(self, path: str) -> None:
        """Set the parameters to those of a file."""
        with translated():
            self._engine.LoadParameters(path)

    # -- options of training

    def options(
        self,
        batch_size: int,
        shuffle: bool,
        validation_batch_size: int,
        stop_on_divergence: bool,
        allow_nonfinite: bool,
        keeps_last_pass: bool,
        allows_any_ending: bool,
        divides_by_rows: bool,
    ) -> None:
        """Set the options of training; a batch size of 0 means all samples in one batch."""
        options = (
            batch_size, shuffle, validation_batch_size, stop_on_divergence, allow_nonfinite, keeps_last_pass,
            allows_any_ending, divides_by_rows,
        )  # fmt: skip
        if options != self._options:
            native.set_options(self._number, *options)
            self._options = options

    def execute_in_python(self, execute: Callable[[str, int, int, Results], None], has_metric: bool) -> None:
        """Execute the training steps in Python.

        ``execute`` receives operation, first sample, last sample + 1, results.
        """
        from System import Action, Int32, Int64, String

        def with_results(operation: str, start: int, stop: int, address: int, count: int) -> None:
            execute(operation, start, stop, Results(address, count))

        self._engine.ExecuteInPython(Action[String, Int32, Int32, Int64, Int32](self._call(with_results)), has_metric)

    def stop_early(
        self, monitor: str, patience: int, min_delta: float, restore_best: bool, counts_from: float = math.inf
    ) -> Any:
        """Add early stopping; the result holds the best epoch.

        Epochs count as without improvement from the first one whose loss is at most ``counts_from``.
        """
        return self._engine.StopEarly(monitor, patience, min_delta, restore_best, counts_from)

    def checkpoint(self, path: str, every: int, every_steps: int, resume: bool, note: str) -> None:
        """Save the training state to a file; only a run with the same note resumes from it."""
        self._engine.Checkpoint(path, every, every_steps, resume, note)

    def log_to_csv(self, path: str) -> None:
        """Add a CSV log."""
        self._engine.LogToCsv(path, self.epochs_before)

    def on_events(
        self,
        events: Sequence[str],
        every_steps: int,
        only_reads: bool,
        call: Callable[[str, int, int, list[float]], bool],
    ) -> None:
        """Add a callback for some events of training.

        Parameters
        ----------
        events : of ``train_begin``, ``epoch_begin``, ``batch_end`` (loss, data loss, penalty, accuracy, learning
            rate) and ``epoch_end`` (a row of the history).
        every_steps : number of steps from one ``batch_end`` to the next; the last step of an epoch has one too.
        only_reads : whether the callback leaves the model unchanged.
        call : receives event, epoch of this run, step of the epoch, numbers; False ends training.
        """

        def with_numbers(event: int, epoch: int, step: int, address: int, count: int) -> bool:
            return call(events[event], epoch, step, Results(address, count).numbers(F8).tolist() if count else [])

        function = self._call(with_numbers).address("int(int, int, int, long long, int)")
        native.call_on_events(self._number, " ".join(events), every_steps, only_reads, function)

    def on_tick(self, call: Callable[[int, int, float, float, float], bool]) -> None:
        """Set a function that is called up to 40 times a second with epoch, steps, loss, accuracy and learning rate.

        If it returns False, training stops.
        """
        if self._tick is None:
            self._tick = self._call(call)
            native.call_on_tick(self._number, self._tick.address("int(int, int, double, double, double)"))
        else:
            self._tick.use(call)

    # -- operations

    def fit(self, samples: Samples, validation: Samples | None, epochs: int) -> bool:
        """Train the model; return False if the function of ``on_tick`` stopped training."""
        arrays, outcome = (*samples, *(validation or (None, None, None))), empty(1, F8)
        with suppress(Ended):  # the exception of the function is raised below, without this one
            native.fit(self._number, *arrays, epochs, outcome)
        for failure in [call.failure for call in self._calls if call.failure is not None]:
            raise failure
        return bool(outcome[0] == 1)

    def sums(self) -> list[float]:
        """Return the sums over the last pass of training: sample losses, their dtype, samples, hits, comparisons."""
        numbers = empty(5, F8)
        with translated():
            self._engine.CopyOutSums(id(numbers))
        sums: list[float] = numbers.tolist()
        return sums

    def check_gradients(self, samples: Samples, parameters: int) -> list[float]:
        """Return the error of each parameter's gradient against central differences; NaN for a frozen parameter."""
        errors = empty(parameters, F8)
        with translated():
            self._engine.CheckGradients(id(samples.inputs), id(samples.targets), id(errors), id(None))
        numbers: list[float] = errors.tolist()
        return numbers

    def history(self, first: int, epochs: int) -> list[list[float]]:
        """Return one row of eight numbers per epoch, from the epoch of index ``first``."""
        table = empty((epochs - first, 8), F8)
        native.copy_out_history(self._number, first, table)
        rows: list[list[float]] = table.tolist()
        return rows

    def _call(self, function: Callable[..., Any]) -> Call:
        call = Call(function)
        self._calls.append(call)
        return call


def _record(rows: list[tuple[int, int, int]]) -> NDArray[np.int64]:
    return np.array(rows, _I8).reshape(-1, 3)


def _is_alike(array: Any, result: Any) -> bool:
    """Whether the engine can write to an array instead of a result."""
    if type(array) is not ndarray or array.shape != result.shape or array.dtype is not result.dtype:
        return False
    return array.flags.c_contiguous and array.flags.writeable


def _close(number: int, calls: list[Call]) -> None:
    """Release the functions and the engine's model; a forked child has no engine."""
    for call in calls:
        call.close()
    if _runtime.started():
        native.close_session(number)
