"""Errors of fit about validation data and sample weights say which of the arguments they are about."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import hybridnet as hn

X = np.random.RandomState(0).randn(6, 2)
Y = np.arange(6) % 2
TEXTS = list("ababab")


def network(outputs: int = 2, loss: str = "categorical_crossentropy", end: str = "softmax") -> hn.Model:
    model = hn.Model([hn.DenseLayer(2, outputs, random_state=0), end])
    model.set(loss=loss, optimizer="sgd")
    return model


BINARY = {"outputs": 1, "loss": "binary_crossentropy", "end": "sigmoid"}
SQUARES = {"outputs": 1, "loss": "mse", "end": "linear"}
REFUSED: list[tuple[dict[str, Any], Any, Any, type[Exception], str]] = [
    ({}, Y, Y + 5, ValueError,
     "categorical cross-entropy: the label of sample 0 is 5; predictions have 2 columns, so labels are 0 to 1. "
     "Number the classes from 0, or give the last layer one neuron for each class."),
    ({}, Y, [0, 1, 0.5, 1, 0, 1], ValueError,
     "categorical cross-entropy: the label of sample 2 is 0.5; class numbers are whole, from 0. Number the classes."),
    ({}, Y, [0, 1, np.nan, 1, 0, 1], ValueError,
     "categorical cross-entropy: the label of sample 2 is missing (nan); every sample needs one. Fill it in, or leave "
     "the row out."),
    ({}, Y, TEXTS, hn.StateError, "labels are texts, and it has no classes. Fit it on texts first."),
    ({}, TEXTS, list("abcbab"), ValueError,
     "the label 'c' is not one of its classes; the classes are 'a', 'b'. Fit a new model for new classes."),
    ({}, Y, np.eye(3)[Y], hn.ShapeError,
     "categorical cross-entropy: predictions are (6, 2), one-hot targets are (6, 3); both need 2 columns, one for each "
     "class. Pass class numbers, or one-hot rows with as many columns as the network has outputs."),
    (BINARY, Y.reshape(-1, 1), Y.reshape(-1, 1) + 0.5, ValueError,
     "binary cross-entropy: the target of sample 1 is 1.5; targets are 0 for no, 1 for yes, or a probability between. "
     "Number two classes 0 and 1; for more classes use softmax with one neuron for each class, and categorical "
     "cross-entropy."),
    (SQUARES, Y.reshape(-1, 1), np.ones((6, 2)), hn.ShapeError,
     "mean squared error: predictions are (6, 1), targets are (6, 2); both need 1 columns. Reshape the targets to the "
     "shape of the predictions."),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "y", "held_out", "kind", "text"), REFUSED)
def test_an_error_about_validation_targets_says_so(
    parts: dict[str, Any], y: Any, held_out: Any, kind: type[Exception], text: str
) -> None:
    model = network(**parts)
    before = [array.copy() for pair in model.get_parameters() for array in pair]
    with pytest.raises(kind) as refusal:
        model.fit(X, y, validation_data=(X, held_out))
    assert str(refusal.value) == f"model, fit, validation: {text}"
    assert all((a == b).all() for a, b in zip(before, (a for p in model.get_parameters() for a in p), strict=True))
    assert model.classes is None


def test_classes_are_those_of_all_samples_before_the_last_are_held_out() -> None:
    with pytest.raises(ValueError, match="class") as refusal:
        network().fit(X, list("ababac"), validation_split=0.2)
    assert str(refusal.value) == (
        'categorical cross-entropy: the labels have 3 classes ("a", "b", "c"); the network has 2 outputs, one for each '
        "class. Give the last layer 3 neurons."
    )


def test_the_targets_to_train_on_have_the_sentence_of_the_loss() -> None:
    with pytest.raises(ValueError, match=r"^categorical cross-entropy: the label of sample 0 is 5; "):
        network().fit(X, Y + 5, validation_data=(X, Y))


@pytest.mark.parametrize("weight", [2, 0.5, np.float64(3), np.array(2.0)])
@pytest.mark.parametrize("others", [{}, {"class_weight": "balanced"}, {"validation_split": 0.5}])
def test_one_number_is_not_a_list_of_sample_weights(weight: Any, others: dict[str, Any]) -> None:
    with pytest.raises(hn.ShapeError) as refusal:
        network().fit(X, Y, sample_weight=weight, **others)
    shown = repr(weight.item() if hasattr(weight, "item") else weight)
    assert str(refusal.value) == (
        f"model, fit: sample_weight is {shown}; one weight for each sample is required, 6 in all. Pass a list of them."
    )
    with pytest.raises(hn.ShapeError) as refusal:
        network().fit(X, Y, validation_data=(X, Y, weight))
    assert str(refusal.value) == (
        f"model, fit, validation: sample_weight is {shown}; one weight for each sample is required, 6 in all. "
        "Pass a list of them."
    )


def test_train_names_itself_in_the_errors_of_fit() -> None:
    hn.init(seed=0)
    model = hn.Model([hn.DenseLayer(2, 3), hn.SoftmaxActivation()])
    X, y = np.zeros((4, 2)), np.zeros(4, int)
    model.set(loss=hn.CategoricalCrossentropyLoss())
    with pytest.raises(hn.StateError) as raised:
        model.train(X, y)
    assert str(raised.value) == "model, train: it has no optimizer; one is required. Call set first."
    model.set(optimizer=hn.Adam())
    with pytest.raises(hn.ShapeError) as raised:
        model.train(X, y[:3])
    assert str(raised.value) == (
        "model, train: inputs are (4, 2), targets are (3,); 4 samples need 4 targets, not 3. Pass one target for each "
        "row of the inputs."
    )
    with pytest.raises(hn.ShapeError) as raised:
        model.train(X, y, validation_data=(X, y[:3]))
    assert str(raised.value).startswith("model, train, validation: inputs are (4, 2), targets are (3,); ")
