"""Hooks: the methods of callbacks, called at events of the training loop."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from inspect import isasyncgenfunction, iscoroutinefunction, isgeneratorfunction, signature
from typing import Any

import numpy as np

from . import _bridge
from ._errors import flag, number, shown
from ._keywords import fold
from .callbacks import Callback, FunctionCallback
from .history import epoch_numbers

#: The events of the engine, in order, and the methods of callbacks.
_METHODS = {
    "train_begin": "on_train_begin",
    "epoch_begin": "on_epoch_begin",
    "batch_end": "on_train_batch_end",
    "epoch_end": "on_epoch_end",
}
_ALL_METHODS = (*_METHODS.values(), "on_train_end", "on_snapshot")
#: Words in the hook names of other libraries, and the words of hybridnet.
_WORDS = {"start": "begin", "finished": "end", "finish": "end", "stop": "end", "training": "train", "fit": "train"}
#: Hooks of other libraries that similarity of letters would match wrongly, and the corresponding hooks.
_SPELLINGS = {
    "on_batch_end": "on_train_batch_end",
    "on_step_end": "on_train_batch_end",
    "on_train_epoch_begin": "on_epoch_begin",
    "on_train_epoch_end": "on_epoch_end",
    "on_validation_end": "on_epoch_end",
    "on_validation_epoch_end": "on_epoch_end",
    "on_test_end": "on_epoch_end",
    "on_evaluate_end": "on_epoch_end",
}
#: Prefixes of hook names in lower case. Any method with such a prefix is meant as a hook.
_HOOKS = ("ontrain", "ontest", "onpredict", "onvalid", "onevaluate", "onepoch", "onbatch", "onstep", "onfit")
#: Hooks of other libraries for moments that have no hook here, in lower case without underscores.
_ABSENT = re.compile("predict|(batch|step|test|valid|evaluat).*(begin|start)|(test|valid|evaluat).*(batch|step)")
_OF_A_STEP = ("loss", "data_loss", "reg_loss", "accuracy", "learning_rate")


class Hooks:
    """The callbacks of one call of ``fit``.

    Parameters
    ----------
    model : the model in training.
    callbacks : in the order of their calls.
    epochs_before : number of epochs of the model before this call.
    interrupt : the handler of Ctrl-C during training.
    """

    def __init__(
        self, model: Any, callbacks: Sequence[Callback], epochs_before: int, interrupt: _bridge.Interrupt
    ) -> None:
        self._model, self._epochs_before, self._interrupt = model, epochs_before, interrupt
        for callback in callbacks:
            _check_names(callback)
        self._called = [each for each in callbacks if any(_defines(each, name) for name in _METHODS.values())]
        self._ended = [each for each in callbacks if _defines(each, "on_train_end")]
        self._watching = [each for each in callbacks if _defines(each, "on_snapshot")]
        self._shown: dict[int, float] = {}
        for callback in (*self._called, *self._ended, *self._watching):
            _check(callback)
            if isinstance(callback, FunctionCallback):
                _check_function(callback.function)
            if callback.uses_model:
                callback.model = model
        if self.stop_is_asked:
            model.stop_training = False

    def groups(self) -> list[Group]:
        """The groups that the engine calls: callbacks that use the model together, each of the others alone."""
        using = [each for each in self._called if each.uses_model]
        others = [[each] for each in self._called if not each.uses_model]
        return [Group(self, each) for each in (using, *others) if each]

    def numbers(self, event: str, row: Sequence[float]) -> dict[str, float]:
        """The numbers of an event by name."""
        if event == "batch_end":
            numbers = zip(_OF_A_STEP, row, strict=True)
            return {name: value for name, value in numbers if name != "accuracy" or not math.isnan(value)}
        return epoch_numbers(row) if event == "epoch_end" else {}

    def call(self, callbacks: Sequence[Callback], event: str, epoch: int, step: int, row: Sequence[float]) -> bool:
        """Call the methods for an event; returns whether training continues."""
        name = _METHODS[event]
        where = {"train_begin": (), "batch_end": (step,)}.get(event, (self._epochs_before + epoch,))
        methods = [getattr(each, name) for each in callbacks if _defines(each, name)]
        breakable = any(each._may_be_broken_off for each in callbacks)
        with self._interrupt.lifted() if breakable else nullcontext():
            answers = [method(*where, self.numbers(event, row)) for method in methods]
        called = [name if each.__name__ == name else each.__qualname__ for each in methods]
        stops = [_is_true(answer, f"what {each} returned") for answer, each in zip(answers, called, strict=True)]
        return not any(stops) and not self.stop_is_asked

    @property
    def stop_is_asked(self) -> bool:
        """Whether a callback has set ``model.stop_training``."""
        return _is_true(self._model.stop_training, "stop_training")

    def snapshot_is_due(self) -> bool:
        """Whether ``on_snapshot`` of a callback is due."""
        return bool(self._due())

    def snapshot(self, numbers: Mapping[str, float]) -> None:
        """Call ``on_snapshot`` of the callbacks that are due; ``epoch`` counts from 1 in this ``fit``."""
        for callback in self._due():
            with self._interrupt.lifted():
                callback.on_snapshot({**numbers, "epoch": self._epochs_before + numbers["epoch"]})
            self._shown[id(callback)] = time.monotonic()

    def end(self) -> None:
        """Call ``on_train_end``."""
        for callback in self._ended:
            callback.on_train_end({})

    def _due(self) -> list[Callback]:
        now = time.monotonic()
        return [
            each
            for each in self._watching
            if (now - self._shown.get(id(each), -math.inf)) * each.snapshots_per_second >= 1
        ]


class Group:
    """Callbacks that the engine calls together."""

    def __init__(self, events: Hooks, callbacks: Sequence[Callback]) -> None:
        self._hooks, self._callbacks = events, callbacks
        self.uses_model = callbacks[0].uses_model
        self.every_batches = min(each._every_batches for each in callbacks)
        self.events = [event for event, name in _METHODS.items() if any(_defines(each, name) for each in callbacks)]

    def call(self, event: str, epoch: int, step: int, row: Sequence[float]) -> bool:
        """Call their methods for an event; returns whether training continues."""
        return self._hooks.call(self._callbacks, event, epoch, step, row)


def _check_names(callback: Callback) -> None:
    """Raise an error for a method whose name is similar to that of a hook, because it would never be called."""
    theirs = [vars(kind) for kind in type(callback).__mro__[:-1] if kind.__module__.partition(".")[0] != __package__]
    for name in (name for names in (vars(callback), *theirs) for name in names):
        if name in _ALL_METHODS or not callable(getattr(callback, name)):
            continue
        said = _never_called(callback, name)
        if said is not None:
            raise TypeError(
                f"model, fit: the {type(callback).__name__} has a method {name}, which is never called; {said}"
            )


def _never_called(callback: Callback, name: str) -> str | None:
    """What to do with a method that is meant as a hook; None for any other method."""
    words = [_WORDS.get(word, word) for word in name.lower().split("_")]
    folded = {fold(each): each for each in _ALL_METHODS}
    if name[:2].lower() != "on":
        # Without "on_" it may be a helper of the hook.
        hook = _SPELLINGS.get(f"on_{'_'.join(words)}", folded.get(f"on{fold('_'.join(words))}"))
        is_meant = hook is not None and hook != "on_snapshot" and not _defines(callback, hook)
        return f"the hook is called {hook}. Rename it." if is_meant else None
    if _ABSENT.search(fold(name)):
        return (
            f"there is no hook at this moment. The hooks are {', '.join(_ALL_METHODS)}. Use one of them, or remove it."
        )
    from difflib import get_close_matches

    cutoff = 0.0 if fold(name).startswith(_HOOKS) else 0.75
    for near in get_close_matches(fold("_".join(words)), folded, n=1, cutoff=cutoff):
        hook = _SPELLINGS.get("_".join(words), folded[near])
        return f"the hook with the most similar name is {hook}. Rename it."
    return None


def _check(callback: Callback) -> None:
    """Raise an error if a hook is not a plain method with its parameters, or if the rate of snapshots is invalid."""
    where = f"the {type(callback).__name__}"
    for name in _ALL_METHODS:
        method = getattr(callback, name)
        if not callable(method) or (unusual := _unusual(method)):
            found = shown(method) if not callable(method) else unusual
            raise TypeError(
                f"model, fit: {name} of {where} is {found}; a plain method is required, neither async nor a "
                "generator. Define it with def, and without yield."
            )
        if _defines(callback, name):
            parameters = list(signature(getattr(Callback, name)).parameters)[1:]
            if not _accepts(method, len(parameters)):
                raise TypeError(
                    f"model, fit: {name} of {where} takes {_parameters(method)}; it is called with "
                    f"({', '.join(parameters)}). Define it as def {name}({', '.join(['self', *parameters])})."
                )
    rate = number(type(callback).__name__, "snapshots_per_second", callback.snapshots_per_second)
    if not rate > 0:
        raise ValueError(
            f"{type(callback).__name__}: snapshots_per_second is {rate}; it must be greater than 0. Pass 10, or less."
        )


def _check_function(function: Any) -> None:
    """Raise an error if a function among the callbacks is not a plain function of three arguments."""
    name = getattr(function, "__name__", type(function).__name__)
    if unusual := _unusual(function):
        raise TypeError(
            f"model, fit: {name} among the callbacks is {unusual}; a plain function is required, neither async nor a "
            "generator. Define it with def, and without yield."
        )
    if not _accepts(function, 3):
        raise TypeError(
            f"model, fit: {name} among the callbacks takes {_parameters(function)}; it is called with (model, epoch, "
            f"numbers). Define it as def {name}(model, epoch, numbers)."
        )


def _unusual(function: Any) -> str:
    """The kind of a function whose call does not execute its body; empty for a plain one."""
    for each in (function, getattr(function, "func", None), vars(type(function)).get("__call__")):
        if iscoroutinefunction(each) or isasyncgenfunction(each):
            return "an async function"
        if isgeneratorfunction(each):
            return "a generator function"
    return ""


def _accepts(function: Any, count: int) -> bool:
    """Whether a function can be called with a number of arguments; True if it has no signature."""
    try:
        signature(function).bind(*range(count))
    except TypeError:
        return False
    except ValueError:  # a function of C
        return True
    return True


def _parameters(function: Any) -> str:
    names = [str(each).partition(":")[0].partition("=")[0].strip() for each in signature(function).parameters.values()]
    return f"({', '.join(names)})"


def _defines(callback: Callback, name: str) -> bool:
    """Whether a callback overrides a method."""
    return name in vars(callback) or getattr(type(callback), name) is not getattr(Callback, name)


def _is_true(answer: Any, what: str) -> bool:
    """Whether an answer stops training: a bool of Python or NumPy, 1 or 0; None does not.

    Raises
    ------
    TypeError : it is something else.
    """
    if isinstance(answer, np.ndarray) and not answer.shape:
        answer = answer[()]
    return answer is not None and flag("model, fit", what, answer)
