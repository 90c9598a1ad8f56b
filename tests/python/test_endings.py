"""A cross-entropy takes probabilities: a forgotten softmax or sigmoid is refused before anything is computed."""

from __future__ import annotations

import inspect
import pickle
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet import nnfs

X = np.random.RandomState(0).randn(6, 2).astype("float32")
LABELS = {"cce": np.array([0, 1, 2, 0, 1, 2]), "bce": np.array([[0], [1], [0], [1], [1], [0]])}
LOSSES = {
    "cce": ("categorical cross-entropy", hn.CategoricalCrossentropyLoss, "softmax", 3),
    "bce": ("binary cross-entropy", hn.BinaryCrossentropyLoss, "sigmoid", 1),
}
#: What messages call activations whose outputs are not probabilities.
OTHERS = {
    "ReLUActivation": "ReLU",
    "LinearActivation": "linear",
    "TanhActivation": "tanh",
    "LeakyReLUActivation": "leaky ReLU",
    "ELUActivation": "ELU",
    "GELUActivation": "GELU",
    "SoftplusActivation": "softplus",
    "SiLUActivation": "SiLU",
}
ACTIVATIONS = sorted(
    name
    for name, kind in vars(hn.activations).items()
    if inspect.isclass(kind) and issubclass(kind, hn.Activation) and getattr(kind, "_name", "")
)
CALLS = {
    "fit": lambda model, y: model.fit(X, y),
    "evaluate": lambda model, y: model.evaluate(X, y),
    "check_gradients": lambda model, y: model.check_gradients(X, y),
}


def ending(loss: str, *last: Any, model: type[Any] = hn.Model) -> Any:
    _, kind, _, outputs = LOSSES[loss]
    made = model([hn.DenseLayer(2, 8), hn.ReLUActivation(), hn.DenseLayer(8, outputs), *last])
    made.set(loss=kind(), optimizer=hn.SGD())
    return made


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("loss", LOSSES)
def test_a_forgotten_activation_is_named(loss: str, call: str) -> None:
    name, _, needed, outputs = LOSSES[loss]
    model = ending(loss)
    before = pickle.dumps(model)
    with pytest.raises(hn.StateError) as caught:
        CALLS[call](model, LABELS[loss])
    assert str(caught.value) == (
        f"model, {call}: it ends in the dense layer 8 -> {outputs}, whose outputs can be below 0 or above 1; {name} "
        f"takes probabilities. Add a {needed} activation at the end."
    )
    assert len(model.history.epoch) == 0
    assert all((a == b).all() for a, b in zip(parameters(model), parameters(pickle.loads(before)), strict=True))


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_an_activation_is_taken_where_its_outputs_are_probabilities(activation: str, loss: str) -> None:
    model = ending(loss, getattr(hn, activation)())
    if activation not in OTHERS:
        model.fit(X, LABELS[loss])
        return
    name, _, needed, _ = LOSSES[loss]
    with pytest.raises(hn.StateError) as caught:
        model.fit(X, LABELS[loss])
    assert str(caught.value) == (
        f"model, fit: it ends in the {OTHERS[activation]} activation, whose outputs can be below 0 or above 1; {name} "
        f"takes probabilities. Put a {needed} activation in its place."
    )


def test_dropout_at_the_end_is_no_activation() -> None:
    with pytest.raises(hn.StateError, match=r"^model, fit: it ends in the dropout layer, whose outputs can be below 0"):
        ending("cce", hn.SoftmaxActivation(), hn.DropoutLayer(0.5)).fit(X, LABELS["cce"])


def test_custom_parts_take_and_give_what_they_like() -> None:
    class Halves(hn.Layer):
        def forward(self, inputs: Any, training: Any = None) -> None:
            self.inputs, self.output = inputs, np.full_like(inputs, 0.5)

        def backward(self, dvalues: Any) -> None:
            self.dinputs = dvalues * 0

    class OwnDense(hn.DenseLayer):
        def forward(self, inputs: Any, training: Any = None) -> None:
            super().forward(inputs, training)
            self.output = np.clip(self.output, 0.1, 0.9)

    class FromLogits(hn.CategoricalCrossentropyLoss):
        def forward(self, y_pred: Any, y_true: Any) -> Any:
            return super().forward(hn.softmax(y_pred), y_true)

    ending("cce", hn.SoftmaxActivation(), hn.LinearActivation()).fit(X, LABELS["cce"])
    ending("cce", Halves()).fit(X, LABELS["cce"])
    ending("cce", hn.FunctionActivation(hn.softmax, lambda x: x)).fit(X, LABELS["cce"])
    model = ending("cce")
    model.layers[-1] = OwnDense(8, 3)
    model.fit(X, LABELS["cce"])
    logits = ending("cce")
    logits.set(loss=FromLogits())
    logits.evaluate(X, LABELS["cce"])


def test_the_book_trains_whatever_it_is_given() -> None:
    ending("cce", model=nnfs.Model).train(X, LABELS["cce"], print_every=1000)


def test_a_model_without_activation_can_be_loaded(tmp_path: Any) -> None:
    model = ending("cce")
    model.save(tmp_path / "net")
    loaded = hn.Model.load(tmp_path / "net")
    loaded.add("softmax")
    loaded.fit(X, LABELS["cce"])


def parameters(model: Any) -> list[np.ndarray]:
    return [array for pair in model.get_parameters() for array in pair]
