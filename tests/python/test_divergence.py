"""A fit that cannot do what it was asked ends before the first step, or with the last finite state of the model."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from python.test_callbacks import KINDS, OwnActivation, bits, made

pytestmark = pytest.mark.usefixtures("stream_and_settings")


class SpoiledLoss(hn.CategoricalCrossentropyLoss):
    """Cross-entropy that is NaN in one of its calls: a custom part."""

    def __init__(self, bad: int) -> None:
        self.bad, self.calls = bad, 0

    def forward(self, y_pred: Any, y_true: Any) -> Any:
        self.calls += 1
        return super().forward(y_pred, y_true) * (np.float32("nan") if self.calls == self.bad else np.float32(1))


def regression(kind: str, **settings: Any) -> tuple[hn.Model, Any, Any]:
    hn.init(seed=1)
    X = np.random.randn(30, 2).astype(np.float32)
    middle = OwnActivation() if kind == "own" else hn.ReLUActivation()
    model = hn.Model([hn.DenseLayer(2, 8), middle, hn.DenseLayer(8, 1), hn.LinearActivation()])
    model.set(loss=hn.MeanSquaredErrorLoss(), optimizer=hn.SGD(**settings), accuracy=hn.RegressionAccuracy())
    return model, X, X[:, :1] * 2


def random_bits() -> tuple[bytes, int]:
    _, key, position, *_ = np.random.get_state()
    return bytes(key), int(position)


# -- monitors -----------------------------------------------------------------------------------------------------


@KINDS
@pytest.mark.parametrize(
    ("monitor", "metric", "validated", "names", "computed", "remedy"),
    [
        ("val_loss", True, False, "validation loss", "loss and the accuracy", "Pass validation data"),
        ("val_accuracy", True, False, "validation accuracy", "loss and the accuracy", "Pass validation data"),
        ("val_accuracy", False, True, "validation accuracy", "loss and the validation loss", "Give the model a metric"),
        ("accuracy", False, False, "accuracy", "loss", "Give the model a metric"),
    ],
)
def test_a_monitor_that_does_not_exist_is_refused_before_the_first_step(
    kind: str, monitor: str, metric: bool, validated: bool, names: str, computed: str, remedy: str
) -> None:
    model, X, y = made(kind)
    model.accuracy = model.accuracy if metric else None
    before = bits(model)
    with pytest.raises(hn.StateError) as raised:
        model.fit(X, y, epochs=9, validation_data=(X, y) if validated else None, callbacks=[hn.EarlyStopping(monitor)])
    assert str(raised.value) == (
        f"early stopping: it monitors the {names}; this fit computes only the {computed}. "
        f"{remedy}, or monitor what is computed."
    )
    assert bits(model) == before
    assert (model.optimizer.iterations, len(model.history.epoch)) == (0, 0)


def test_early_stopping_restores_the_parameters_that_the_best_loss_was_computed_with() -> None:
    for kind in ("engine", "own"):
        model, X, y = regression(kind, learning_rate=1.2, momentum=0.5)
        stopping = hn.EarlyStopping("loss", patience=5)
        model.fit(X, y, epochs=500, callbacks=[stopping], stop_on_divergence=False)
        assert stopping.stopped
        assert model.evaluate(X, y)["loss"] == model.history["loss"][stopping.best_epoch - 1]


# -- inputs and targets -------------------------------------------------------------------------------------------


@KINDS
@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("where", ["inputs", "targets", "validation inputs", "validation targets"])
def test_inputs_and_targets_that_are_not_finite_are_refused_before_the_first_step(
    kind: str, where: str, value: float
) -> None:
    model, X, y = regression(kind, learning_rate=0.1)
    model.fit(X, y, epochs=3)
    before, stream, precision = bits(model), random_bits(), model.accuracy.precision
    bad = (X.copy(), y.copy())
    bad[where.endswith("targets")][17, 0] = value
    training, held = ((X, y), bad) if where.startswith("validation") else (bad, None)
    with pytest.raises(ValueError, match="every number must be finite") as raised:
        model.fit(*training, epochs=5, validation_data=held, shuffle=True)
    shown = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[str(value)]
    call = "fit, validation" if held else "fit"
    assert str(raised.value) == (
        f"model, {call}: the {where.split()[-1]} have {shown} in row 17, column 0 (the first is 0); every number must "
        "be finite. Fill in or drop what is missing, or allow numbers that are not finite."
    )
    assert bits(model) == before
    assert random_bits() == stream
    assert model.accuracy.precision == precision
    assert len(model.history.epoch) == 3


@KINDS
def test_targets_of_a_refused_first_fit_do_not_set_the_precision_of_the_metric(kind: str) -> None:
    model, X, y = regression(kind, learning_rate=0.1)
    with pytest.raises(ValueError, match="the targets have NaN in row 0"):
        model.fit(X, np.full_like(y, np.nan))
    assert model.accuracy.precision is None
    with pytest.raises(hn.StateError, match="it monitors the validation loss"):
        model.fit(X, 1000 * y, callbacks=[hn.EarlyStopping()])
    assert model.accuracy.precision is None
    model.fit(X, y)
    assert model.accuracy.precision == pytest.approx(np.std(y) / 250)


@KINDS
def test_numbers_that_are_not_finite_are_taken_where_they_are_allowed(kind: str) -> None:
    model, X, y = made(kind)
    X[4, 1] = np.nan
    before, stream = bits(model), random_bits()
    with np.errstate(all="ignore"), pytest.raises(hn.DivergenceError, match="before any step of this fit, the loss is"):
        model.fit(X, y, shuffle=True, allow_nonfinite=True)
    assert bits(model) == before
    assert random_bits() == stream
    with np.errstate(all="ignore"):
        model.fit(X, y, allow_nonfinite=True, stop_on_divergence=False)
    assert np.isnan(model.history["loss"]).all()


def test_looking_through_the_inputs_takes_a_hundredth_of_an_epoch() -> None:
    model, _, _ = made()
    X, y = np.random.randn(200_000, 2).astype(np.float32), np.zeros(200_000, np.uint8)

    def seconds(**options: Any) -> float:
        start = time.perf_counter()
        model.fit(X, y, epochs=0, progress=False, **options)
        return time.perf_counter() - start

    looked = min(seconds() for _ in range(5)) - min(seconds(allow_nonfinite=True) for _ in range(5))
    start = time.perf_counter()
    model.fit(X, y, epochs=1, progress=False)
    assert looked < 0.05 * (time.perf_counter() - start)


# -- a loss that is not finite ------------------------------------------------------------------------------------


@KINDS
@pytest.mark.parametrize("momentum", [0.0, 0.9])
def test_a_loss_that_is_not_finite_takes_the_step_back(kind: str, momentum: float) -> None:
    model, X, y = regression(kind, learning_rate=50.0, momentum=momentum)
    with np.errstate(all="ignore"), pytest.raises(hn.DivergenceError) as raised:
        model.fit(X, y, epochs=500, batch_size=10)
    steps = model.optimizer.iterations
    assert 1 < steps < 1000
    epoch, step = steps // 3 + 1, steps % 3 + 1
    assert f"Step {step} of epoch {epoch} is taken back: the model is as it was before it" in str(raised.value)
    assert np.isfinite(model.evaluate(X[10 * (step - 1) : 10 * step], y[10 * (step - 1) : 10 * step])["loss"])
    other, X, y = regression(kind, learning_rate=50.0, momentum=momentum)
    with np.errstate(all="ignore"):
        if epoch > 1:
            other.fit(X, y, epochs=epoch - 1, batch_size=10)
        if step > 1:
            other.fit(X[: 10 * (step - 1)], y[: 10 * (step - 1)], batch_size=10)
    assert bits(model) == bits(other)
    assert model.optimizer.iterations == other.optimizer.iterations


@pytest.mark.parametrize("shuffle", [False, True])
@pytest.mark.parametrize("batch_size", [None, 40])
def test_a_played_model_goes_back_to_parameters_optimizer_and_random_state(
    shuffle: bool, batch_size: int | None
) -> None:
    for bad in range(2, 9):
        model, X, y = made()
        model.loss = SpoiledLoss(bad)
        with pytest.raises(hn.DivergenceError):
            model.fit(X, y, epochs=50, batch_size=batch_size, shuffle=shuffle)
        # What the twin does by itself: the same steps from the start, and no more.
        stream = random_bits()
        twin, X, y = made()
        twin.loss = StopAfter(twin, bad - 2)
        with pytest.raises(InterruptedError):
            twin.fit(X, y, epochs=50, batch_size=batch_size, shuffle=shuffle)
        assert bits(model) == bits(twin)
        assert model.optimizer.iterations == bad - 2
        epochs, rest = divmod(bad - 2, 1 if batch_size is None else 3)
        if rest == 0:
            whole, X, y = made()
            whole.loss = SpoiledLoss(-1)
            whole.fit(X, y, epochs=epochs, batch_size=batch_size, shuffle=shuffle)
            assert bits(model) == bits(whole)
            assert random_bits() == stream


class StopAfter(SpoiledLoss):
    """Ends training with an exception once so many steps are done."""

    def __init__(self, model: Any, steps: int) -> None:
        super().__init__(-1)
        self.model, self.steps = model, steps

    def forward(self, y_pred: Any, y_true: Any) -> Any:
        if self.model.optimizer.iterations == self.steps:
            raise InterruptedError
        return super().forward(y_pred, y_true)


@KINDS
def test_parameters_that_the_last_step_made_infinite_are_taken_back(kind: str) -> None:
    model, X, y = regression(kind, learning_rate=1e38)
    before = bits(model)
    with np.errstate(all="ignore"), pytest.raises(hn.DivergenceError, match="epoch 1, step 1 made parameters infinite"):
        model.fit(1000 * X, y)
    assert bits(model) == before
    model.optimizer.learning_rate = model.optimizer.current_learning_rate = 0.1
    model.fit(X, y, epochs=50)
    assert model.history["loss"][-1] < 0.1


@KINDS
def test_a_validation_loss_that_is_not_finite_takes_the_step_back(kind: str) -> None:
    model, X, y = regression(kind, learning_rate=1e25)
    before = bits(model)
    with np.errstate(all="ignore"), pytest.raises(hn.DivergenceError) as raised:
        model.fit(X, y, validation_data=(X, y))
    assert str(raised.value).startswith("model, fit: in epoch 1 the loss of the validation data is Infinity")
    assert bits(model) == before
