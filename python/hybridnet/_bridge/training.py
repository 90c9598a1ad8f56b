"""Training: a model is copied into the engine for a call, works there, and is copied out; what its outputs tell."""

from __future__ import annotations

import json
import math
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any, NamedTuple, NoReturn

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .. import _runtime
from .._numerics import F4, F8
from .arrays import FloatArray, empty, matrix
from .engine import connect, ffi, steps, translated
from .stream import RandomState, Stream

VALUE, GRADIENT, MOMENTUM, CACHE, OUTPUT, INPUT_GRADIENT, MASK = range(7)


class Samples(NamedTuple):
    """Samples as the engine reads them: inputs, targets (int32 class numbers if of one axis), weights or None."""

    inputs: FloatArray
    targets: NDArray[Any]
    weights: NDArray[np.float64] | None = None


class Results(NamedTuple):
    """Where the engine takes, or leaves, so many numbers for the length of a call."""

    address: int
    length: int

    def numbers(self, dtype: np.dtype[Any]) -> NDArray[Any]:
        """The memory itself, as an array."""
        return np.frombuffer(ffi.buffer(ffi.cast("char*", self.address), dtype.itemsize * self.length), dtype)

    def leave(self, numbers: ArrayLike, dtype: np.dtype[Any] = F8) -> None:
        """Write as many numbers as there is room for.

        Raises
        ------
        ValueError : there are more or fewer.
        """
        given = np.asarray(numbers)
        if given.shape != (self.length,):
            raise ValueError(f"engine: results are {given.shape}; they must be ({self.length},).")
        self.numbers(dtype)[:] = given


class _Ended(BaseException):
    """What leaves a function that the engine called, in place of its failure: that one does not go through .NET."""


class _Call:
    """A function that the engine calls for the length of a session.

    The engine's side of it goes at .NET's leisure, and neither garbage collector sees a cycle through the other one:
    once it is closed it keeps nothing alive.
    """

    def __init__(self, function: Callable[..., Any]) -> None:
        self._function: Callable[..., Any] | None = function
        self._process = os.getpid()
        self.failure: BaseException | None = None

    def __call__(self, *arguments: Any) -> Any:
        answer = None
        try:
            answer = self._function(*arguments) if self._function is not None else None
        except BaseException as failure:
            self.failure = failure
        if os.getpid() != self._process:
            _end_child(self.failure)
        if self.failure is not None:
            raise _Ended
        return answer

    def close(self) -> None:
        self._function = self.failure = None


def _end_child(failure: BaseException | None) -> NoReturn:
    """End a process that was forked in a callback, for the way back leads into .NET; its exit status says why."""
    status = 1
    if isinstance(failure, SystemExit):
        status = failure.code if isinstance(failure.code, int) else int(failure.code is not None)
    else:
        traceback.print_exception(failure or _runtime.forked())
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(status)


class Session:
    """A model in the engine for the length of one call.

    Parameters
    ----------
    architecture : the description of the model; None if Python plays it.
    """

    def __init__(self, architecture: Mapping[str, Any] | None) -> None:
        interop = _runtime.interop()
        connect(interop)
        self._calls: list[_Call] = []
        #: Epochs of the model before this run; rows of a log go on counting there.
        self.epochs_before = 0
        with translated():
            self._engine = interop.Session("" if architecture is None else _text(architecture))

    @classmethod
    def load(cls, path: str) -> Session:
        """The model that a file holds, with its numbers."""
        interop = _runtime.interop()
        connect(interop)
        session = cls.__new__(cls)
        session._calls = []
        with translated():
            session._engine = interop.Session.Load(path)
        return session

    def close(self) -> None:
        """Let go of everything that was handed over to be called."""
        for call in self._calls:
            call.close()
        self._engine.Dispose()

    # -- numbers in and out

    def take(self, arrays: Sequence[tuple[int, int, FloatArray]]) -> None:
        """Copy arrays in, each with the number of its parameter and of its part.

        Raises
        ------
        ShapeError : an array has another size than its parameter.
        """
        _runtime.interop()  # refuses a child that was forked meanwhile
        record = _places((parameter, part, id(array)) for parameter, part, array in arrays)
        with translated():
            self._engine.Take(id(record))

    def give(self, wanted: Sequence[tuple[int, int, tuple[int, ...]]]) -> list[FloatArray | None]:
        """Copies of parts, by parameter, part and shape; None for what is not there."""
        record = _places((parameter, part, 0) for parameter, part, _ in wanted)
        with translated():
            self._engine.Describe(id(record))
        arrays: list[FloatArray | None] = [
            None if dtype < 0 else empty(shape, F8 if dtype else F4)
            for dtype, (_, _, shape) in zip(record[:, 2], wanted, strict=True)
        ]
        there = [place for place, array in enumerate(arrays) if array is not None]
        record = _places((*wanted[place][:2], id(arrays[place])) for place in there)
        with translated():
            self._engine.Give(id(record))
        return arrays

    def take_settings(self, architecture: Mapping[str, Any]) -> None:
        """Go on with the settings of another description of the same model: those of layers, optimizer and metric."""
        _runtime.interop()  # refuses a child that was forked meanwhile
        with translated():
            self._engine.TakeSettings(_text(architecture))

    def take_random(self, source: RandomState = None) -> None:
        """Let the engine draw from NumPy's stream from now on, or from another RandomState."""
        self._stream = Stream(source, "model")
        with translated():
            self._engine.TakeRandom(id(self._stream.key), id(self._stream.rest))

    def give_random(self) -> None:
        """Let whom the state was taken from go on drawing where the engine stands."""
        with translated():
            self._engine.GiveRandom(id(self._stream.key), id(self._stream.rest))
        self._stream.hand_back()

    def architecture(self) -> dict[str, Any]:
        """The description of the model as it is now."""
        with translated():
            text = str(self._engine.Architecture())
        return dict(_read(json.loads(text)))

    def counters(self) -> tuple[int, float]:
        """What the optimizer counts: iterations and the current learning rate."""
        with translated():
            return int(self._engine.Iterations()), float(self._engine.CurrentLearningRate())

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

    def options(
        self,
        batch_size: int,
        shuffle: bool,
        validation_batch_size: int,
        stop_on_divergence: bool,
        allow_nonfinite: bool,
        keeps_last_pass: bool,
    ) -> None:
        """How to train; a batch size of 0 is all samples in one."""
        with translated():
            self._engine.Options(
                batch_size, shuffle, validation_batch_size, stop_on_divergence, allow_nonfinite, keeps_last_pass
            )

    def played_by(self, play: Callable[[int, int, int, Results], None], has_metric: bool) -> None:
        """Python plays the model: act, first sample, last sample + 1, where its results are left."""
        from System import Action, Int32, Int64

        def with_results(act: int, start: int, stop: int, address: int, count: int) -> None:
            play(act, start, stop, Results(address, count))

        self._engine.PlayedBy(Action[Int32, Int32, Int32, Int64, Int32](self._call(with_results)), has_metric)

    def stop_early(self, watched: int, patience: int, min_delta: float, restore_best: bool) -> Any:
        """Add early stopping; what comes back tells which epoch was best."""
        return self._engine.StopEarly(watched, patience, min_delta, restore_best)

    def checkpoint(self, path: str, every: int, every_steps: int, resume: bool) -> None:
        """Keep the run in a file."""
        self._engine.Checkpoint(path, every, every_steps, resume)

    def log_to_csv(self, path: str) -> None:
        """Add a table of all epochs."""
        self._engine.LogToCsv(path, self.epochs_before)

    def on_moments(
        self,
        moments: Sequence[str],
        every_steps: int,
        only_reads: bool,
        call: Callable[[str, int, int, list[float]], bool],
    ) -> None:
        """Add a call at some moments of training: moment, epoch of this run, step of it, numbers; False ends training.

        Parameters
        ----------
        moments : of ``train_begin``, ``epoch_begin``, ``batch_end`` (loss, data loss, penalty, accuracy, learning
            rate) and ``epoch_end`` (a row of the history).
        every_steps : steps from one ``batch_end`` to the next; the last step of an epoch has one too.
        only_reads : whether nothing of the model is changed.
        call : what is called.
        """
        from System import Boolean, Func, Int32, Int64, String

        def with_numbers(moment: str, epoch: int, step: int, address: int, count: int) -> bool:
            return call(moment, epoch, step, Results(address, count).numbers(F8).tolist() if count else [])

        function = Func[String, Int32, Int32, Int64, Int32, Boolean](self._call(with_numbers))
        self._engine.OnMoments(" ".join(moments), every_steps, only_reads, function)

    def on_tick(self, call: Callable[[int, int, float, float, float], bool]) -> None:
        """A call forty times a second: epoch, steps done, loss, accuracy, learning rate; False ends training."""
        from System import Boolean, Double, Func, Int32

        self._engine.OnTick(Func[Int32, Int32, Double, Double, Double, Boolean](self._call(call)))

    # -- work

    def fit(self, samples: Samples, validation: Samples | None, epochs: int) -> bool:
        """Train, until the last epoch or until somebody ends it; False if a tick did."""
        arrays, is_whole = (*samples, *(validation or (None, None, None))), False
        try:
            with translated():
                is_whole = bool(self._engine.Fit(*map(id, arrays), epochs))
        except _Ended:
            pass  # what was raised in the function is raised below, alone
        for failure in [call.failure for call in self._calls if call.failure is not None]:
            raise failure
        return is_whole

    def sums(self) -> list[float]:
        """What the last pass of a training adds up to: sample losses, the dtype, samples, hits, samples compared."""
        numbers = empty(5, F8)
        with translated():
            self._engine.GiveSums(id(numbers))
        sums: list[float] = numbers.tolist()
        return sums

    def check_gradients(self, samples: Samples, parameters: int) -> list[float]:
        """The error of each parameter's gradient against central differences; NaN for a frozen one."""
        errors = empty(parameters, F8)
        with translated():
            self._engine.CheckGradients(id(samples.inputs), id(samples.targets), id(errors), id(None))
        numbers: list[float] = errors.tolist()
        return numbers

    def began(self) -> int:
        """How training began: 0 not at all, 1 anew, 2 where a checkpoint stands."""
        return int(self._engine.Began())

    def history(self, first: int) -> list[list[float]]:
        """One row of eight numbers an epoch, from an epoch on, 0 the first."""
        table = empty((int(self._engine.Epochs()) - first, 8), F8)
        with translated():
            self._engine.GiveHistory(first, id(table))
        rows: list[list[float]] = table.tolist()
        return rows

    def _call(self, function: Callable[..., Any]) -> _Call:
        call = _Call(function)
        self._calls.append(call)
        return call


def probabilities(output: ArrayLike, ending: str) -> NDArray[np.float64]:
    """The probability of every class, from the output of softmax or of a single sigmoid."""
    y = matrix(output, f"{ending}, probabilities")
    result = empty((y.shape[0], 2 if ending == "sigmoid" else y.shape[1]), F8)
    steps.probabilities_of(ending, y, result)
    return result


def inspect(output: ArrayLike) -> tuple[int, int, int, float]:
    """Columns of an output, those that are 0 in every row, numbers that are not finite, the largest magnitude."""
    y, numbers = matrix(output, "diagnose"), empty(3, F8)
    steps.inspect(y, numbers)
    return y.shape[1], int(numbers[0]), int(numbers[1]), float(numbers[2])


class Interrupt:
    """Ctrl-C while the engine works: noted, answered after a whole step, raised when everything is handed back.

    A handler of the user's own is called then too, so that whatever it raises finds the model whole. While functions of
    the user's own run, Ctrl-C does what it does anywhere.
    """

    #: Seconds after a Ctrl-C from which another one ends a step that a model of the user's own does not come back from.
    PATIENCE = 1.0

    def __init__(self) -> None:
        self.asked = False
        #: Where training was stopped, as a notebook shows it in place of a traceback.
        self.sentence = ""
        #: Whether a step may be broken off.
        self.may_break = False
        self._asked_at = 0.0

    def __enter__(self) -> Interrupt:
        self._handler = signal.getsignal(signal.SIGINT)
        self._replaced = threading.current_thread() is threading.main_thread() and callable(self._handler)
        if self._replaced:
            signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(self, kind: type[BaseException] | None, failure: BaseException | None, *rest: object) -> None:
        if isinstance(failure, KeyboardInterrupt):
            self._shorten(failure)
        if self._replaced:
            signal.signal(signal.SIGINT, self._handler)
        if not self._is_pythons():
            self.deliver()
        elif self.asked and kind is None:
            raise self._shorten(KeyboardInterrupt())

    def deliver(self) -> bool:
        """Call a handler of the user's own if there was a Ctrl-C; whether training is to end."""
        if self.asked and not self._is_pythons():
            self.asked = False
            if callable(self._handler):
                self._handler(signal.SIGINT, None)
        return self.asked

    @contextmanager
    def lifted(self) -> Iterator[None]:
        """The handler that was there before, while functions of the user's own run; they may set another one."""
        if not self._replaced:
            yield
            return
        signal.signal(signal.SIGINT, self._handler)
        try:
            yield
        finally:
            self._handler = signal.getsignal(signal.SIGINT) or self._handler
            signal.signal(signal.SIGINT, self._note)

    def _shorten(self, stop: KeyboardInterrupt) -> KeyboardInterrupt:
        """Let IPython show the sentence in place of a traceback: it asks an exception for this method first."""
        if self.sentence:
            vars(stop)["_render_traceback_"] = lambda: [self.sentence]
        return stop

    def _is_pythons(self) -> bool:
        return self._handler is signal.default_int_handler

    def _note(self, number: int, frame: FrameType | None) -> None:
        now = time.monotonic()
        if self.asked and self.may_break and now - self._asked_at > self.PATIENCE:
            raise KeyboardInterrupt
        self._asked_at = self._asked_at if self.asked else now
        self.asked = True


#: Numbers that JSON has none for stand in descriptions as texts.
_NOT_FINITE = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}


def _text(architecture: Mapping[str, Any]) -> str:
    try:
        return json.dumps(architecture, allow_nan=False)
    except ValueError:
        return json.dumps(_written(architecture))


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


def _places(rows: Iterable[tuple[int, int, int]]) -> NDArray[np.int64]:
    return np.array(list(rows), np.int64).reshape(-1, 3)
