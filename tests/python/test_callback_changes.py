"""What callbacks set takes effect in the next step, or is refused by its name and undone."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet import nnfs
from hybridnet.nnfs import book
from python.test_callbacks import KINDS, bits, made

pytestmark = pytest.mark.usefixtures("stream_and_settings")

Change = Callable[[Any], object]


def _deleting(name: str) -> Change:
    return lambda model: delattr(model.layers[0], name)


def _setting(name: str, value: Any) -> Change:
    return lambda model: setattr(model.layers[0], name, value(model) if callable(value) else value)


def _on_the_model(name: str, value: Any) -> Change:
    return lambda model: setattr(model, name, value)


def _on_the_optimizer(name: str, value: Any) -> Change:
    return lambda model: setattr(model.optimizer, name, value)


REST = (
    "; in training only the numbers of parameters and the settings of layers, optimizer and metric can change. "
    "The model is as it was before the callback; change the rest between two fits."
)
RATE = "; it must be a finite number, 0 or more. The model is as it was before the callback."
BROKEN: dict[str, tuple[Change, str]] = {
    "no layers": (_on_the_model("layers", None), "set model.layers to None" + REST),
    "a text for layers": (_on_the_model("layers", "abc"), "set model.layers to 'abc'" + REST),
    "empty layers": (lambda model: model.layers.clear(), "made 0 layers of 5" + REST),
    "a layer more": (lambda model: model.add(hn.DenseLayer(3, 3, initializer="zeros")), "made 6 layers of 5" + REST),
    "a layer replaced": (
        lambda model: model.layers.__setitem__(0, hn.DenseLayer(2, 16, initializer="zeros")),
        "set model.layers[0] to a DenseLayer" + REST,
    ),
    "a layer of None": (lambda model: model.layers.__setitem__(3, None), "set model.layers[3] to None" + REST),
    "no history": (_on_the_model("history", None), "set model.history to None" + REST),
    "no loss": (_on_the_model("loss", None), "set model.loss to None" + REST),
    "a deleted loss": (lambda model: delattr(model, "loss"), "set model.loss to None" + REST),
    "another loss": (
        _on_the_model("loss", hn.MeanSquaredErrorLoss()),
        "set model.loss to a MeanSquaredErrorLoss" + REST,
    ),
    "no metric": (_on_the_model("accuracy", None), "set model.accuracy to None" + REST),
    "no optimizer": (_on_the_model("optimizer", None), "set model.optimizer to None" + REST),
    "a class": (_on_the_model("optimizer", hn.Adam), "set model.optimizer to the type Adam" + REST),
    "a list": (
        _setting("weights", lambda model: model.layers[0].weights.tolist()),
        "set model.layers[0].weights to a list (it was float32 of shape (2, 16))" + REST,
    ),
    "no weights": (_deleting("weights"), "deleted model.layers[0].weights" + REST),
    "no biases": (_deleting("biases"), "deleted model.layers[0].biases" + REST),
    "None": (
        _setting("biases", None),
        "set model.layers[0].biases to None (it was float32 of shape (1, 16))" + REST,
    ),
    "another shape": (
        _setting("weights", np.zeros((1, 1), np.float32)),
        "set model.layers[0].weights to float32 of shape (1, 1) (it was float32 of shape (2, 16))" + REST,
    ),
    "another dtype": (
        _setting("weights", lambda model: model.layers[0].weights.astype(float)),
        "set model.layers[0].weights to float64 of shape (2, 16) (it was float32 of shape (2, 16))" + REST,
    ),
    "a part of the optimizer state": (
        _deleting("bias_cache"),
        "deleted model.layers[0].bias_cache and not the rest of the optimizer state" + REST,
    ),
    "a deleted rate": (
        lambda model: delattr(model.optimizer, "learning_rate"),
        "deleted model.optimizer.learning_rate" + REST,
    ),
}


def whole(model: Any) -> list[Any]:
    optimizer = {name: value for name, value in vars(model.optimizer).items() if isinstance(value, (int, float))}
    return [bits(model), optimizer, [type(layer) for layer in model.layers], model.history["loss"]]


@KINDS
@pytest.mark.parametrize("case", BROKEN)
def test_what_breaks_the_model_in_a_callback_is_named_and_undone(kind: str, case: str) -> None:
    change, text = BROKEN[case]
    model, X, y = made(kind)
    before: list[Any] = []

    def spoil(model: Any, epoch: int, numbers: dict[str, float]) -> None:
        if epoch == 3:
            before.extend(whole(model))
            model.layers[3].weights[:] = 7  # undone too
            change(model)

    with pytest.raises(hn.StateError) as raised:
        model.fit(X, y, epochs=5, callbacks=[spoil])
    assert str(raised.value) == f"model, fit: a callback has {text}"
    assert whole(model) == before
    model.fit(X, y, epochs=2)
    other, X, y = made(kind)
    other.fit(X, y, epochs=5)
    assert bits(model) == bits(other)
    assert model.history["loss"] == other.history["loss"]


@KINDS
@pytest.mark.parametrize("case", BROKEN)
def test_a_callback_that_breaks_the_model_and_raises_is_undone_and_its_error_arrives(kind: str, case: str) -> None:
    model, X, y = made(kind)

    def spoil(model: Any, epoch: int, numbers: dict[str, float]) -> None:
        if epoch == 2:
            BROKEN[case][0](model)
            raise LookupError("mine")

    with pytest.raises(LookupError, match="mine"):
        model.fit(X, y, epochs=5, callbacks=[spoil])
    model.fit(X, y, epochs=3)
    other, X, y = made(kind)
    other.fit(X, y, epochs=5)
    assert bits(model) == bits(other)


@KINDS
@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("learning_rate", math.nan, "the learning rate is NaN"),
        ("learning_rate", -0.1, "the learning rate is -0.1"),
        ("current_learning_rate", math.inf, "the current learning rate is Infinity"),
        ("decay", -1.0, "the decay of the learning rate is -1"),
    ],
)
def test_a_rate_that_a_callback_cannot_set_is_named_and_undone(kind: str, name: str, value: float, shown: str) -> None:
    model, X, y = made(kind)
    with pytest.raises(ValueError, match=f"^Adam: {shown}; it must be a finite number, 0 or more"):
        model.fit(X, y, epochs=5, callbacks=[lambda model, epoch, numbers: setattr(model.optimizer, name, value)])
    model, X, y = made(kind)
    model.set(optimizer=nnfs.Optimizer_Adam(0.05, decay=1e-3))  # the book's takes any number
    with pytest.raises(hn.StateError) as raised:
        model.fit(X, y, epochs=5, callbacks=[lambda model, epoch, numbers: setattr(model.optimizer, name, value)])
    assert str(raised.value) == f"model, fit: a callback has set model.optimizer.{name} to {value}" + RATE
    model.fit(X, y, epochs=4)
    other, X, y = made(kind)
    other.fit(X, y, epochs=5)
    assert bits(model) == bits(other)


SETTINGS: dict[str, Change] = {
    "learning rate": _on_the_optimizer("learning_rate", 1e-3),
    "a rate of NumPy's": _on_the_optimizer("learning_rate", np.float64(1e-3)),
    "a rate of 0": _on_the_optimizer("learning_rate", 0),
    "decay": _on_the_optimizer("decay", 0.5),
    "no decay": _on_the_optimizer("decay", 0),
    "beta 1": _on_the_optimizer("beta_1", 0.5),
    "beta 2": _on_the_optimizer("beta_2", 0.5),
    "epsilon": _on_the_optimizer("epsilon", 0.1),
    "iterations": _on_the_optimizer("iterations", 1000),
    "another optimizer": lambda model: model.set(optimizer=hn.SGD(0.1, momentum=0.5)),
    "dropout rate": lambda model: setattr(model.layers[2], "rate", 0.5),
    "L1": _setting("weight_regularizer_l1", 0.01),
    "L2": _setting("bias_regularizer_l2", 0.01),
    "frozen": _setting("trainable", False),
}


@KINDS
@pytest.mark.parametrize("decay", [0.0, 1e-3])
@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_takes_effect_in_a_callback_and_between_two_fits(kind: str, decay: float, name: str) -> None:
    change = SETTINGS[name]
    model, X, y = made(kind, decay=decay)
    model.fit(X, y, epochs=6, callbacks=[lambda model, epoch, numbers: change(model) if epoch == 3 else None])
    other, X, y = made(kind, decay=decay)
    other.fit(X, y, epochs=3)
    change(other)
    if name == "a rate of NumPy's" and kind == "engine":  # with training steps in Python the scalar is kept
        other.optimizer.learning_rate = float(other.optimizer.learning_rate)
    other.fit(X, y, epochs=3)
    plain, X, y = made(kind, decay=decay)
    plain.fit(X, y, epochs=6)
    assert bits(model) == bits(other)
    assert model.history["learning_rate"] == other.history["learning_rate"]
    without_effect = name == "no decay" and decay == 0
    assert (bits(model) == bits(plain)) == without_effect


@KINDS
def test_a_setting_of_the_metric_takes_effect_in_a_callback(kind: str) -> None:
    model, X, y = made(kind)
    model.accuracy = hn.TopKAccuracy(1)
    model.fit(X, y, epochs=4, callbacks=[lambda model, epoch, numbers: setattr(model.accuracy, "k", epoch)])
    accuracies = model.history["accuracy"]
    assert max(accuracies[:2]) < 0.5 < accuracies[2] < accuracies[3] == 1


@KINDS
def test_frozen_layers_that_a_callback_thaws_are_trained_again(kind: str) -> None:
    model, X, y = made(kind)
    model.layers[0].trainable = False
    start = model.layers[0].weights.copy()
    seen = []

    def thaw(model: Any, epoch: int, numbers: dict[str, float]) -> None:
        seen.append((model.layers[0].weights == start).all())
        model.layers[0].trainable = epoch >= 2

    model.fit(X, y, epochs=4, callbacks=[thaw])
    assert seen == [True, True, False, False]


@pytest.mark.parametrize("make", [hn.SGD, hn.AdaGrad, hn.RMSprop, hn.Adam])
def test_a_learning_rate_takes_effect_without_decay_step_by_step_too(make: Any) -> None:
    optimizer = make(learning_rate=0.5)
    optimizer.learning_rate = 0.25
    assert optimizer.current_learning_rate == 0.25
    optimizer.pre_update_params()
    assert optimizer.current_learning_rate == 0.25
    assert copy.deepcopy(optimizer).current_learning_rate == 0.25
    assert list(vars(optimizer))[:4] == ["learning_rate", "current_learning_rate", "decay", "iterations"]


@pytest.mark.parametrize("name", ["SGD", "Adagrad", "RMSprop", "Adam"])
def test_the_books_optimizers_keep_the_books_way_and_say_so(name: str) -> None:
    kind = getattr(nnfs, f"Optimizer_{name}")
    optimizer = kind(learning_rate=0.5)
    optimizer.learning_rate = 0.25
    optimizer.pre_update_params()
    assert optimizer.current_learning_rate == 0.5
    optimizer.decay = 1.0
    optimizer.pre_update_params()
    assert optimizer.current_learning_rate == 0.25
    assert "takes effect only with a decay, as in the book" in getattr(book, f"Optimizer_{name}").__doc__


@KINDS
def test_a_schedule_may_reach_exactly_0_and_the_model_can_be_kept_then(kind: str, tmp_path: Any) -> None:
    model, X, y = made(kind, decay=0.0)

    def cosine(model: Any, epoch: int, numbers: dict[str, float]) -> None:
        model.optimizer.learning_rate = 0.025 * (1 + np.cos(np.pi * epoch / 10)) if epoch < 10 else 0.0

    model.fit(X, y, epochs=12, callbacks=[cosine])
    assert model.history["learning_rate"][-2:] == [0.0, 0.0]
    before = [layer.weights.tobytes() for layer in model.layers if hasattr(layer, "weights")]
    model.fit(X, y)
    assert before == [layer.weights.tobytes() for layer in model.layers if hasattr(layer, "weights")]
    if kind == "engine":
        model.save(tmp_path / "ended.safetensors")
        assert hn.Model.load(tmp_path / "ended.safetensors").optimizer.learning_rate == 0


@KINDS
def test_iterations_count_beyond_32_bits(kind: str, tmp_path: Any) -> None:
    for start in (2**31 - 2, 2**53 + 1):
        model, X, y = made(kind)
        model.optimizer.iterations = start
        model.fit(X, y, epochs=3)
        assert model.optimizer.iterations == start + 3
        assert 0 < model.history["learning_rate"][-1] < 1e-3
        if kind == "engine":
            model.save(tmp_path / "long.safetensors")
            loaded = hn.Model.load(tmp_path / "long.safetensors")
            assert loaded.optimizer.iterations == start + 3
            loaded.fit(X, y)
            assert loaded.optimizer.iterations == start + 4
