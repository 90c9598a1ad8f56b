"""Metrics and class names that do not fit loss and outputs are refused before the first step, in the engine's words."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet import nnfs

X, LABELS = np.random.RandomState(0).randn(6, 2), np.array([0, 1, 2, 0, 1, 2])
OF_CLASSES = (
    "the loss is categorical cross-entropy of 3 outputs; a metric is required that compares one class per sample. Set "
    'one that fits: "categorical_accuracy", "precision", "recall", "f1_score", TopKAccuracy.'
)
OF_A_LABEL = (
    "the loss is binary cross-entropy of 1 output; a metric is required that compares 0 or 1 per output. Set one that "
    'fits: "binary_accuracy", "precision", "recall", "f1_score".'
)


class Same(hn.DenseLayer):
    """A custom layer, so that Python executes the steps."""

    def forward(self, inputs: Any, training: bool = False) -> None:
        super().forward(inputs, training)


def network(metric: Any, dense: type[Any] = hn.DenseLayer, binary: bool = False, classes: Any = None) -> hn.Model:
    activation: Any = hn.SigmoidActivation() if binary else hn.SoftmaxActivation()
    model = hn.Model([dense(2, 8), hn.ReLUActivation(), hn.DenseLayer(8, 1 if binary else 3), activation])
    loss = "binary_crossentropy" if binary else "categorical_crossentropy"
    model.set(loss=loss, optimizer="sgd", accuracy=metric)
    model.classes = classes
    return model


@pytest.mark.parametrize("dense", [hn.DenseLayer, Same], ids=["engine", "python"])
@pytest.mark.parametrize("call", ["fit", "evaluate", "train"])
@pytest.mark.parametrize(
    ("metric", "binary", "text"),
    [
        (hn.R2(), False, f"the metric is R2, {OF_CLASSES}"),
        (hn.RegressionAccuracy(), False, f"the metric is regression accuracy, {OF_CLASSES}"),
        (
            hn.CategoricalAccuracy(binary=True), False,
            f"the metric is categorical accuracy of single outputs, {OF_CLASSES}",
        ),
        (hn.R2(), True, f"the metric is R2, {OF_A_LABEL}"),
        (hn.TopKAccuracy(1), True, f"the metric is top-1 accuracy, {OF_A_LABEL}"),
    ],
    ids=["R2", "regression", "binary", "R2 of one label", "top 1 of one label"],
)  # fmt: skip
def test_a_metric_that_fits_neither_loss_nor_outputs_is_refused(
    dense: Any, call: str, metric: Any, binary: bool, text: str
) -> None:
    model = network(metric, dense, binary)
    with pytest.raises(ValueError, match="the metric is") as caught:
        getattr(model, call)(X, LABELS[:, None] % 2 if binary else LABELS)
    assert str(caught.value) == f"model, {call}: {text}"
    assert model.history.epoch == []


@pytest.mark.parametrize(
    ("metric", "text"),
    [
        (
            hn.TopKAccuracy(9),
            "top-9 accuracy: k is 9; there are 3 classes, and a sample has at most one guess per class. Set k to 3 or "
            "less.",
        ),
        (hn.F1Score(3), "F1 score: the class is 3; there are 3 classes, 0 to 2. Set a class that there is."),
    ],
)
def test_a_metric_of_more_classes_than_there_are_is_refused(metric: Any, text: str) -> None:
    model = network(metric)
    with pytest.raises(ValueError, match="there are 3 classes") as caught:
        model.fit(X, LABELS)
    assert str(caught.value) == text
    assert model.history.epoch == []


@pytest.mark.parametrize(
    ("classes", "text"),
    [
        (["a", "b"], 'the labels have 2 classes ("a", "b"); the network has 3 outputs, one for each class. Name all 3 '
         "classes, or give the last layer one neuron for each class."),
        (["a"], 'the labels have 1 class ("a"); the network has 3 outputs, one for each class. Name all 3 classes, or '
         "give the last layer one neuron for each class."),
        (list("abcd"), 'the labels have 4 classes ("a", "b", "c", "d"); the network has 3 outputs, one for each class. '
         "Give the last layer 4 neurons."),
    ],
)  # fmt: skip
def test_class_names_are_as_many_as_the_outputs(classes: list[str], text: str) -> None:
    model = network("accuracy", classes=classes)
    for call in (model.fit, model.evaluate):
        with pytest.raises(ValueError, match="the labels have") as caught:
            call(X, LABELS)
        assert str(caught.value) == f"categorical cross-entropy: {text}"
    later = hn.Model()
    later.classes = classes
    for layer in model.layers:
        later.add(layer)
    later.set(loss="categorical_crossentropy", optimizer="sgd")
    with pytest.raises(ValueError, match="the labels have") as caught:
        later.fit(X, LABELS)
    assert str(caught.value) == f"categorical cross-entropy: {text}"


def test_text_labels_are_as_many_as_the_outputs() -> None:
    model = network("accuracy")
    with pytest.raises(ValueError, match="the labels have 2") as caught:
        model.fit(X, np.array(["u", "v"])[LABELS % 2])
    assert str(caught.value) == (
        'categorical cross-entropy: the labels have 2 classes ("u", "v"); the network has 3 outputs, one for each '
        "class. Name all 3 classes, or give the last layer one neuron for each class."
    )
    assert model.classes is None


def test_a_custom_metric_and_the_book_are_accepted() -> None:
    class Own(hn.R2):
        def sums(self, predictions: Any, y: Any) -> tuple[float, float]:
            return 1.0, 2.0

    model = network(Own())
    assert model.fit(X, LABELS)["accuracy"] == [0.5]
    book = nnfs.Model()
    for layer in (nnfs.Layer_Dense(2, 3), nnfs.Activation_Softmax()):
        book.add(layer)
    book.set(
        loss=nnfs.Loss_CategoricalCrossentropy(), optimizer=nnfs.Optimizer_SGD(),
        accuracy=nnfs.Accuracy_Categorical(binary=True),
    )  # fmt: skip
    book.train(X, LABELS)
    assert len(book.history.epoch) == 1
