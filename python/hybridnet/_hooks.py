"""Hooks: the methods of callbacks, called at events of the training loop."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from difflib import get_close_matches
from inspect import iscoroutinefunction, isgeneratorfunction
from typing import Any

import numpy as np

from . import _bridge
from ._errors import number, shown
from .callbacks import Callback
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
        return not any(map(_is_true, answers)) and not self.stop_is_asked

    @property
    def stop_is_asked(self) -> bool:
        """Whether a callback has set ``model.stop_training``."""
        return _is_true(self._model.stop_training)

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
        if name[:2].lower() != "on" or name in _ALL_METHODS or not callable(getattr(callback, name)):
            continue
        words = "_".join(_WORDS.get(word, word) for word in name.lower().split("_"))
        folded = {_fold(each): each for each in _ALL_METHODS}
        cutoff = 0.0 if _fold(name).startswith(_HOOKS) else 0.75
        for near in get_close_matches(_fold(words), folded, n=1, cutoff=cutoff):
            raise TypeError(
                f"model, fit: the {type(callback).__name__} has a method {name}, which is never called; the hook with "
                f"the most similar name is {_SPELLINGS.get(words, folded[near])}. Rename it."
            )


def _fold(name: str) -> str:
    return name.replace("_", "").lower()


def _check(callback: Callback) -> None:
    """Raise an error if a method of a callback is not a plain method, or if its rate of snapshots is invalid."""
    for name in _ALL_METHODS:
        method = getattr(callback, name)
        if not callable(method) or iscoroutinefunction(method) or isgeneratorfunction(method):
            raise TypeError(
                f"model, fit: {name} of the {type(callback).__name__} is {shown(method)}; a plain method is required, "
                "neither async nor a generator. Define it with def, and without yield."
            )
    rate = number(type(callback).__name__, "snapshots_per_second", callback.snapshots_per_second)
    if not rate > 0:
        raise ValueError(
            f"{type(callback).__name__}: snapshots_per_second is {rate}; it must be greater than 0. Pass 10, or less."
        )


def _defines(callback: Callback, name: str) -> bool:
    """Whether a callback overrides a method."""
    return name in vars(callback) or getattr(type(callback), name) is not getattr(Callback, name)


def _is_true(answer: Any) -> bool:
    return isinstance(answer, (bool, np.bool_)) and bool(answer)
