"""Classifiers of unscaled columns, whose outputs are saturated at first."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import hybridnet as hn

pytest.importorskip("sklearn")
from sklearn.datasets import load_breast_cancer
from sklearn.exceptions import ConvergenceWarning

from hybridnet.sklearn import NetClassifier

X, Y = load_breast_cancer(return_X_y=True)


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
@pytest.mark.parametrize("seed", range(5))
def test_two_classes_are_learned_from_unscaled_columns(seed: int) -> None:
    """``MLPClassifier`` reaches 0.93 to 0.94 of these rows; a network that predicts one class only has 0.63."""
    assert NetClassifier((30,), random_state=seed).fit(X, Y).score(X, Y) >= 0.88


def test_the_warning_says_that_a_saturated_network_has_not_learned() -> None:
    with pytest.warns(ConvergenceWarning) as warned:
        net = NetClassifier((30,), max_iter=1, random_state=0).fit(X, Y)
    assert net.loss_ > 1.4  # twice 0.66, the entropy of the classes' shares
    assert str(warned[0].message) == (
        f"NetClassifier, fit: 1 epochs are over and the loss is {net.loss_:.3g}, more than twice that of a constant "
        "prediction. Scale the inputs, raise max_iter or learning_rate, or set tol to None."
    )


def test_the_combined_gradient_is_that_of_numpy_in_the_engine_and_in_python() -> None:
    class Own(hn.ReLUActivation):
        def forward(self, inputs: Any, training: bool = False) -> None:
            super().forward(inputs, training)

    def trained(activation: Any) -> hn.Model:
        hn.init(seed=0)
        points, labels = hn.spiral_data(20, 2)
        model = hn.Model([hn.DenseLayer(2, 8), activation, hn.DenseLayer(8, 1), hn.SigmoidActivation()])
        model.set(loss="sigmoid_binary_crossentropy", optimizer=hn.Adam(0.05), accuracy="accuracy")
        assert isinstance(model.loss, hn.SigmoidBinaryCrossentropyLoss)
        model.fit(points, labels.reshape(-1, 1), epochs=20, batch_size=7)
        return model

    engine, python = trained(hn.ReLUActivation()), trained(Own())
    assert engine.history.history == python.history.history
    points, labels = hn.spiral_data(20, 2)
    y = labels.reshape(-1, 1).astype(np.float32)
    output = engine.forward(points, training=True)
    engine.backward(output, y)
    assert np.array_equal(engine.layers[-1].dinputs, (output - y) / 1 / len(y))
    assert max(engine.check_gradients(points, y).values()) < 1e-5  # float32 weights, whose rounding is in the bound


def test_a_subclass_with_a_backward_of_its_own_is_called() -> None:
    calls = []

    class Own(hn.SigmoidBinaryCrossentropyLoss):
        def backward(self, dvalues: Any, y_true: Any) -> None:
            calls.append(1)
            super().backward(dvalues, y_true)

    hn.init(seed=0)
    model = hn.Model([hn.DenseLayer(2, 1), hn.SigmoidActivation()])
    model.set(loss=Own(), optimizer="sgd")
    model.fit(np.ones((4, 2)), np.ones((4, 1)))
    assert calls == [1]


def test_the_loss_is_kept_in_files(tmp_path: Any) -> None:
    model = hn.Model([hn.DenseLayer(2, 1), hn.SigmoidActivation()])
    model.set(loss=hn.SigmoidBinaryCrossentropyLoss())
    model.save(tmp_path / "m.safetensors")
    assert type(hn.Model.load(tmp_path / "m.safetensors").loss) is hn.SigmoidBinaryCrossentropyLoss


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
@pytest.mark.parametrize("call", ["predict", "predict_proba"])
@pytest.mark.parametrize("classes", [2, 3])
def test_an_output_of_nan_has_no_class(call: str, classes: int) -> None:
    hn.init(seed=0)
    points, labels = hn.spiral_data(20, classes)
    net = NetClassifier(max_iter=5, random_state=0).fit(points, labels)
    with pytest.raises(ValueError, match=r"^model, ") as refused:
        getattr(net, call)(np.array([[0, 0], [3e38, -3e38]], np.float32))
    assert str(refused.value) == (
        f"model, {call}: the output of row 1 is NaN, which has no class; numbers are required. Look for missing values "
        "in the row, or for a training that diverged."
    )
