"""Settings: the engine has their ranges, and every way to set one in Python asks it."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet import nnfs
from hybridnet.sklearn import NetClassifier, NetRegressor

FROM_ZERO = "it must be a finite number, 0 or more."
NEVER = (float("nan"), float("inf"), float("-inf"), -0.1)
NO_NUMBERS = (None, "0.1", True, np.True_, [0.1], np.ones(2), 1j, object())


# (how it is set, how the sentence begins and ends, values of its own that are refused, values at the ends of the range)
MADE: dict[str, tuple[Callable[[Any], Any], str, str, tuple[float, ...], tuple[float, ...]]] = {
    "learning rate": (hn.Adam, "Adam: the learning rate is", "it must be a finite number greater than 0.", (0,), (1,)),
    "decay": (lambda v: hn.SGD(decay=v), "SGD: the decay of the learning rate is", FROM_ZERO, (), (0, 5)),
    "momentum": (lambda v: hn.SGD(momentum=v), "SGD: the momentum is", "it must be 0 to 1.", (1.1,), (0, 1)),
    "epsilon": (lambda v: hn.AdaGrad(epsilon=v), "AdaGrad: epsilon is", FROM_ZERO, (), (0, 1)),
    "rho": (lambda v: hn.RMSprop(rho=v), "RMSprop: rho is", "it must be 0 to 1.", (1.1,), (0, 1)),
    "beta 1": (lambda v: hn.Adam(beta_1=v), "Adam: beta 1 is", "it must be 0 or more and less than 1.", (1,), (0,)),
    "beta 2": (lambda v: hn.Adam(beta_2=v), "Adam: beta 2 is", "it must be 0 or more and less than 1.", (1,), (0,)),
    "scale": (lambda v: hn.DenseLayer(2, 3, scale=v), "dense layer: scale is", FROM_ZERO, (), (0, 3)),
    "slope": (
        hn.LeakyReLUActivation, "LeakyReLUActivation: the slope is", "it must be a finite number.", (), (-0.1, 1),
    ),
    "alpha": (hn.ELUActivation, "ELUActivation: alpha is", "it must be a finite number.", (), (-0.1, 1)),
    "dropout": (
        hn.DropoutLayer,
        "dropout layer: the rate is",
        "it is the share of inputs to drop, 0 or more and less than 1.",
        (1,),
        (0,),
    ),
    "least improvement": (
        lambda v: hn.EarlyStopping(min_delta=v), "early stopping: min_delta is", FROM_ZERO, (), (0, 3),
    ),
    **{
        name: (lambda v, name=name: hn.DenseLayer(2, 3, **{name: v}), f"DenseLayer: {name} is", FROM_ZERO, (), (0, 2))
        for name in (f"{of}_regularizer_{kind}" for of in ("weight", "bias") for kind in ("l1", "l2"))
    },
}  # fmt: skip


@pytest.mark.parametrize(("make", "start", "end", "refused", "accepted"), MADE.values(), ids=MADE)
def test_a_wrong_setting_is_refused_when_it_is_given(
    make: Callable[[Any], Any], start: str, end: str, refused: tuple[float, ...], accepted: tuple[float, ...]
) -> None:
    shown = {"inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}
    for value in (*NEVER, *refused):
        if value in accepted:
            continue
        for kind in (float, np.float64):
            with pytest.raises(ValueError, match="it ") as caught:
                make(kind(value))
            assert str(caught.value) == f"{start} {shown.get(str(value), f'{value:g}')}; {end}"
    for odd in NO_NUMBERS:
        with pytest.raises(TypeError) as wrong:
            make(odd)
        assert str(wrong.value).startswith(start)
        assert str(wrong.value).endswith("; it must be a number.")
    for value in accepted:
        for kind in (float, np.float32, np.float64, np.asarray):
            make(kind(value))


ATTRIBUTES: dict[str, tuple[Callable[[], Any], tuple[str, ...]]] = {
    "SGD": (lambda: hn.SGD(0.5, 0.1, 0.9), ("learning_rate", "current_learning_rate", "decay", "momentum")),
    "AdaGrad": (hn.AdaGrad, ("learning_rate", "decay", "epsilon")),
    "RMSprop": (hn.RMSprop, ("learning_rate", "decay", "epsilon", "rho")),
    "Adam": (hn.Adam, ("learning_rate", "decay", "epsilon", "beta_1", "beta_2")),
    "DropoutLayer": (lambda: hn.DropoutLayer(0.1), ("rate",)),
    "LeakyReLUActivation": (hn.LeakyReLUActivation, ("slope",)),
    "ELUActivation": (hn.ELUActivation, ("alpha",)),
    "RegressionAccuracy": (hn.RegressionAccuracy, ("precision",)),
    "DenseLayer": (
        lambda: hn.DenseLayer(2, 3),
        ("weight_regularizer_l1", "weight_regularizer_l2", "bias_regularizer_l2"),
    ),
}


@pytest.mark.parametrize(("make", "names"), ATTRIBUTES.values(), ids=ATTRIBUTES)
def test_a_wrong_setting_is_refused_when_it_is_assigned_and_the_old_one_stays(
    make: Callable[[], Any], names: tuple[str, ...]
) -> None:
    for name in names:
        part = make()
        before = getattr(part, name)
        for value in (float("nan"), float("inf"), -float("inf"), "0.1", True, [1], np.ones(3)):
            with pytest.raises((TypeError, ValueError), match=f"^{type(part).__name__}: .* is .*; it "):
                setattr(part, name, value)
            assert getattr(part, name) is before
        assert repr(pickle.loads(pickle.dumps(part))) == repr(part)


def test_a_rate_may_be_set_to_nothing_at_the_end_of_a_schedule_but_not_below() -> None:
    optimizer = hn.SGD(0.1)
    optimizer.learning_rate = 0
    with pytest.raises(ValueError, match="it must") as caught:
        optimizer.learning_rate = -0.1
    assert str(caught.value) == "SGD: the learning rate is -0.1; it must be a finite number, 0 or more."
    assert optimizer.learning_rate == 0


@pytest.mark.parametrize("estimator", [NetClassifier, NetRegressor])
@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ({"learning_rate": -0.02}, "learning_rate is -0.02; it must be a finite number greater than 0."),
        ({"learning_rate": True}, "learning_rate is True; it must be a number."),
        ({"decay": -1}, "decay is -1; it must be a finite number, 0 or more."),
        ({"solver": "sgd", "momentum": 2}, "momentum is 2; it must be 0 to 1."),
        ({"weight_regularizer_l2": -1.0}, "weight_regularizer_l2 is -1; it must be a finite number, 0 or more."),
        ({"tol": -1.0}, "tol is -1; it must be a finite number, 0 or more."),
        ({"batch_size": True}, "batch_size is True; it must be a whole number."),
        ({"max_iter": -1}, "max_iter is -1; it must be 1 or more."),
    ],
)
def test_a_wrong_setting_of_an_estimator_is_refused_by_fit(
    estimator: type[Any], setting: dict[str, Any], sentence: str
) -> None:
    with pytest.raises((TypeError, ValueError)) as caught:
        estimator(**setting).fit(np.eye(6), [0, 1, 0, 1, 0, 1])
    assert str(caught.value).endswith(sentence)


def test_the_books_parts_take_any_number_as_the_books_do(stream_and_settings: None) -> None:
    """A negative rate climbs, a negative factor counts as 0: step by step and in a model, as NumPy computes it."""
    nnfs.init()
    X, y = nnfs.datasets.spiral_data(20, 3)
    layer = nnfs.Layer_Dense(2, 3, weight_regularizer_l2=-1)
    optimizer = nnfs.Optimizer_SGD(learning_rate=-0.5, momentum=1.5)
    model = nnfs.Model()
    model.add(layer)
    model.add(nnfs.Activation_Softmax())
    model.set(loss=nnfs.Loss_CategoricalCrossentropy(), optimizer=optimizer, accuracy=nnfs.Accuracy_Categorical())
    model.fit(X, y, epochs=3, progress=False)
    losses = model.history["loss"]
    assert losses == sorted(losses)
    optimizer.learning_rate = -1
    assert optimizer.learning_rate == -1


@pytest.mark.parametrize(
    ("callback", "name", "value", "sentence"),
    [
        (hn.EarlyStopping("loss"), "patience", -1, "early stopping: the patience is -1; it must be 0 or more."),
        (hn.EarlyStopping("loss"), "patience", "x", "early stopping: the patience is 'x'; it must be a whole number"),
        (hn.EarlyStopping("loss"), "min_delta", -0.5, "early stopping: min_delta is -0.5; it must be a finite number"),
        (hn.EarlyStopping("loss"), "monitor", "x", "early stopping: monitor is 'x'; it must be one of 'loss'"),
        (hn.Checkpoint("run"), "every", 0, "checkpoint: every is 0; it must be 1 or more."),
        (hn.Checkpoint("run"), "every_steps", 1.5, "checkpoint: every_steps is 1.5; it must be a whole number"),
        (hn.Checkpoint("run"), "path", 5, "checkpoint: the path is 5; it must be a text or a pathlib.Path."),
        (hn.CSVLog("run"), "path", None, "CSV log: the path is None; it must be a text or a pathlib.Path."),
    ],
)
def test_a_wrong_setting_of_a_callback_is_refused_at_the_next_fit_before_anything_changes(
    callback: Any, name: str, value: Any, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    model = hn.Model([hn.DenseLayer(2, 3), "softmax"])
    model.set(loss="cce", optimizer="adam")
    before = model.layers[0].weights.copy()
    vars(callback)[name] = value
    with pytest.raises((TypeError, ValueError)) as caught:
        model.fit([[1, 2], [3, 4]], [0, 1], epochs=2, callbacks=[callback], progress=False)
    assert str(caught.value).startswith(sentence)
    assert (model.layers[0].weights == before).all()
    assert not model.history.epoch
    assert not list(tmp_path.iterdir())
