"""A call of ``fit``: copies the model to the engine, trains it there, and copies it back."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from threading import Event
from typing import Any

import numpy as np

from . import _architecture, _bridge, _last_pass, _overrides
from ._attributes import set_unchecked
from ._bridge import Session, State
from ._callback_changes import CallbackChanges
from ._capabilities import draws_random_numbers, with_parameters
from ._engine_parameters import copy_in, copy_out, parameters_of
from ._errors import StateError, file_name, flag, shown
from ._hooks import Group, Hooks
from ._public import warn
from ._samples import Prepared
from ._snapshots import Snapshot
from ._sparse import SparseRows
from ._step_executor import StepExecutor
from .callbacks import Callback, Checkpoint
from .views.progress import FORMS, Progress, progress

#: The engine counts fewer steps than this.
_MANY = 2**63


def _for_engine(model: Any) -> _architecture.Fields | None:
    """The description of a model for the engine's native steps; None if its steps are executed in Python."""
    if model._has_custom_steps():
        return None
    known = model._known  # once: a prediction in another thread may set it
    try:
        if known is not None:
            return known.description(model, _architecture.describe)  # type: ignore[no-any-return]
        return _architecture.describe(model)
    except _architecture.NotTheEnginesError:
        return None


@contextmanager
def prepared(model: Any, classes: Any, targets: Any) -> Iterator[Event]:
    """Set the classes of a model and initialize its metric; a refused fit restores both.

    Yields
    ------
    An event to set after the first step, or after resuming from a checkpoint.
    """
    begun, before, known = Event(), Snapshot([model.accuracy]), model.classes
    try:
        model.classes = classes
        if hasattr(model.accuracy, "init"):
            model.accuracy.init(targets)
        yield begun
    except BaseException:
        if not begun.is_set():
            model.classes = known
            before.restore()
        raise


class Fitting:
    """The copy of a model in the engine during one call of ``fit``; a context manager that releases it at the end.

    Parameters
    ----------
    model : finalized.
    data : the training data.
    held_out : the validation data; None for none.
    begun : set after the first step, or after resuming from a checkpoint; before that, the model is unchanged.
    in_python : whether to execute the steps in Python even if the model has no custom parts.
    """

    def __init__(
        self,
        model: Any,
        data: Prepared,
        held_out: Prepared | None,
        begun: Event,
        in_python: bool = False,
    ) -> None:
        self._model, self._data, self._held_out = model, data, held_out
        self._begun = begun
        with model._lock:  # another thread may be copying parameters back
            self._is_sparse = any(
                isinstance(each.given[0], SparseRows) for each in (data, held_out) if each is not None
            )
            self._description = None if in_python or self._is_sparse else _for_engine(model)
            self._is_native = self._description is not None
            self._session = self._kept_session() or Session(self._description)
            if self._is_native:
                self._parameters = parameters_of(model)
                self._shapes = [getattr(layer, values).shape for layer, values, _ in self._parameters]
                copy_in(self._session, model)
                if getattr(model.preprocessing, "_text", ""):
                    self._session.set_preprocessing(model.preprocessing._text)  # for checkpoints
                self._first_step = model.optimizer.iterations
            else:
                self._executor = StepExecutor(
                    model,
                    data.given,
                    None if held_out is None else held_out.given,
                    data.samples.weights,
                    None if held_out is None else held_out.samples.weights,
                )
                self._session.execute_in_python(self._executor, model.accuracy is not None)

    def __enter__(self) -> Fitting:
        return self

    def __exit__(self, failure: type[BaseException] | None, *rest: object) -> None:
        known = self._model._known
        if failure is None and known is not None and self._is_native and self._session.state().can_be_kept:
            self._session.rest()
            known.keep(self._session)
        else:
            self._session.close()

    def _kept_session(self) -> Session | None:
        """The session of an earlier call, if the model is still as it was described then."""
        known, optimizer = self._model._known, self._model.optimizer
        session: Session | None = None if known is None or not self._is_native else known.take_session()
        if session is None or not 0 <= optimizer.iterations < _MANY:
            return None
        if not 0 <= optimizer.current_learning_rate < math.inf:
            return None
        session.renew(optimizer.iterations, optimizer.current_learning_rate)
        return session

    def fit(
        self,
        epochs: int,
        options: Mapping[str, Any],
        callbacks: Sequence[Callback],
        progress_form: bool | str | None,
        interrupt: _bridge.Interrupt,
    ) -> None:
        """Train; afterward, also after an error, the model has its state after the last complete step."""
        session, model = self._session, self._model
        self._warn_if_frozen()
        batch_size = options["batch_size"] or 0
        session.options(
            batch_size,
            options["shuffle"],
            options["validation_batch_size"] or 0,
            options["stop_on_divergence"],
            options["allow_nonfinite"],
            options["keeps_last_pass"],
            not model._checks_ending,
            getattr(model.accuracy, "_follows_book", False),
        )
        self._source = options["random_state"]
        self._draws = self._is_native and (options["shuffle"] or any(map(draws_random_numbers, model.layers)))
        self._steps = -(-len(self._data.samples.inputs) // batch_size) if batch_size else 1
        self._epochs, self._requested = 0, epochs
        self._is_done = False
        self._resumed: CallbackChanges | None = None
        self._has_settings = False
        self._interrupt = interrupt
        bar = self._bar(epochs, progress_form)
        for callback in callbacks:
            self._check_checkpoint(callback)
        paths = [file_name("checkpoint", callback.path) for callback in callbacks if isinstance(callback, Checkpoint)]
        if len(paths) > 1:
            raise ValueError(
                f"model, fit: {len(paths)} Checkpoints are among the callbacks; a run has one. Leave out the others."
            )
        self._checkpoint = os.path.realpath(paths[-1]) if paths else None
        session.epochs_before = model.history.start(self._checkpoint)
        events = Hooks(model, callbacks, session.epochs_before, interrupt)
        drawing = nullcontext() if self._is_native else self._executor.drawing_from(self._source)
        with ExitStack() as at_the_end:
            at_the_end.callback(bar.close)
            at_the_end.callback(self._end, events)
            for callback in callbacks:
                callback._join(session)
                at_the_end.callback(self._leave, callback)
            for group in events.groups():
                session.on_events(group.events, group.every_batches, not group.uses_model, self._handler(group))
            session.on_tick(self._tick_handler(bar, events))
            if self._draws:
                session.copy_in_random(self._source)
            at_the_end.callback(self._copy_back)
            at_the_end.enter_context(drawing)
            interrupt.may_break = not self._is_native
            held_out = None if self._held_out is None else self._held_out.samples
            try:
                is_complete = session.fit(self._data.samples, held_out, epochs)
                self._is_done = True
            finally:
                interrupt.may_break = False
        if options["keeps_last_pass"] and self._is_native and is_complete and epochs:
            validation = None if self._held_out is None else self._held_out.given
            _last_pass.leave(session, model, self._data.given, validation, batch_size)

    def _warn_if_frozen(self) -> None:
        if self._is_native and self._model.trainable_layers:
            return
        layers = with_parameters(self._model.layers)
        if layers and not _overrides.trainable(layers):
            warn(
                "model, fit: every layer with weights is frozen, so that nothing is trained; one that is not frozen is "
                "required to train. Set trainable of a layer to True."
            )

    def _leave(self, callback: Callback) -> None:
        callback._leave(self._is_done or self._begun.is_set())

    def _end(self, events: Hooks) -> None:
        if self._session.state().began:
            events.end()

    def _check_checkpoint(self, callback: Callback) -> None:
        if not isinstance(callback, Checkpoint):
            return
        if self._is_sparse:
            raise StateError(
                "checkpoint: the inputs are sparse, and such a run cannot be saved; dense inputs are required. "
                "Pass what toarray() gives, or pickle the model in a callback instead."
            )
        if not self._is_native:
            raise StateError(
                "checkpoint: parts of the model are custom, and the engine cannot save them; layers, loss, optimizer "
                "and metric of hybridnet are required. Pickle the model in a callback instead."
            )

    def _handler(self, group: Group) -> Callable[[str, int, int, list[float]], bool]:
        """The function that calls callbacks; those that use the model see its current state, and may change it."""

        def call(event: str, epoch: int, step: int, row: list[float]) -> bool:
            if not group.uses_model:
                return group.call(event, epoch, step, row)
            if self._interrupt.deliver():
                return False
            if event == "train_begin":
                self._show_resumed()
            else:
                self._copy_back()
            if self._description is not None:
                counted = ("iterations", "current_learning_rate")
                self._description["optimizer"] |= {name: getattr(self._model.optimizer, name) for name in counted}
            changes = CallbackChanges(self._model)
            try:
                continues = group.call(event, epoch, step, row)
                changes.check()
                if self._is_native:
                    self._copy_in_changes()
                else:
                    self._model._finalize_if_changed()
            except BaseException:
                changes.restore()
                raise
            if self._draws and (event != "train_begin" or self._session.state().began == 1):
                self._session.copy_in_random(self._source)
            return continues

        return call

    def _copy_in_changes(self) -> None:
        """Copy in what callbacks may have changed: parameters, optimizer state and settings."""
        model, before = self._model, self._description or {}
        with model._lock:
            _make_plain(model.optimizer)
            model._finalize_if_changed()  # layers may have been frozen or unfrozen
            try:
                now = _architecture.describe(model)
            except _architecture.NotTheEnginesError as reason:
                raise StateError(
                    f"model, fit: after a callback {reason}, which cannot change in training. The model is as it "
                    "was before the callback; change this between two fits."
                ) from None
            if now != before:
                self._session.copy_in_settings(now)
                self._description = now
            copy_in(self._session, model)

    def _bar(self, epochs: int, given: bool | str | None) -> Progress:
        if given is not None and not isinstance(given, str):
            try:
                given = flag("model, fit", "progress", given)
            except TypeError:
                raise TypeError(
                    f"model, fit: progress is {shown(given)}; it must be True, False, None, or a form: "
                    f"{', '.join(map(repr, FORMS))}."
                ) from None
        form = "off" if given is False else given if isinstance(given, str) else None
        unit = "epoch" if self._steps == 1 else "step"
        return progress(epochs * self._steps, unit, form, at_once=given is True)

    def _tick_handler(self, bar: Progress, events: Hooks) -> Callable[[int, int, float, float, float], bool]:
        def tick(epoch: int, step: int, loss: float, accuracy: float, rate: float) -> bool:
            numbers = {"loss": loss, "accuracy": accuracy}
            present = {name: value for name, value in numbers.items() if not np.isnan(value)}
            bar.update(max(epoch - 1, 0) * self._steps + step, present)
            if events.snapshot_is_due():
                self._copy_back()
                changes = CallbackChanges(self._model)
                try:
                    events.snapshot({"epoch": epoch, "batch": step, **present, "learning_rate": rate})
                    changes.check()
                finally:
                    changes.restore()
            return not self._interrupt.deliver() and not events.stop_is_asked

        return tick

    def _show_resumed(self) -> None:
        """Copy the parameters of a checkpoint to the model for ``on_train_begin``; undone if it refuses the run."""
        state = self._session.state()
        if state.began == 2 and self._resumed is None and self._is_native:
            self._resumed = CallbackChanges(self._model)
            self._copy_out(state)

    def _copy_back(self) -> None:
        """Copy changes to the model: parameters (in place), gradients, optimizer state, counters, history."""
        state = self._session.state()
        if state.is_refused:
            if self._resumed is not None:
                self._resumed.restore()
            return
        model = self._model
        iterations = state.iterations if self._is_native else self._executor.steps
        first = self._first_step if self._is_native else 0
        if iterations != first or state.began == 2:
            self._begun.set()
        if not self._begun.is_set():
            return
        rows = self._session.history(self._epochs, state.epochs)
        if self._checkpoint is not None and state.began:
            model.history.begin(self._checkpoint, state.began == 2)
            self._checkpoint = None
        self._epochs += len(rows)
        model.history.extend(rows)
        self._interrupt.sentence = (
            f"stopped after epoch {self._epochs:,} of {self._requested:,}; the model keeps what it has learned; "
            "fit again to continue"
        )
        if not self._is_native:
            return
        self._copy_out(state)
        if self._draws:
            self._session.copy_out_random()

    def _copy_out(self, state: State) -> None:
        if state.began == 2 and not self._has_settings:
            self._has_settings = True
            self._description = _architecture.resume_settings(self._model, self._session.architecture())
        optimizer = self._model.optimizer
        with self._model._lock:
            copy_out(self._session, self._parameters, self._shapes)
            optimizer.iterations = state.iterations
            if optimizer.decay:
                set_unchecked(optimizer, "current_learning_rate", state.learning_rate)  # which the engine has checked


def _make_plain(optimizer: Any) -> None:
    """Convert NumPy scalars among the settings of an optimizer to Python scalars."""
    for name, value in vars(optimizer).items():
        if isinstance(value, np.number):
            vars(optimizer)[name] = value.item()
