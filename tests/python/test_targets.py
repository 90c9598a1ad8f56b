"""Targets that the loss cannot mean are refused before the first step, by every call that takes samples."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

import hybridnet as hn
from hybridnet import nnfs
from hybridnet.sklearn import NetClassifier

X = np.random.RandomState(0).randn(6, 2).astype("float32")
BINARY = (
    "targets are 0 for no, 1 for yes, or a probability between. Number two classes 0 and 1; for more classes use "
    "softmax with one neuron for each class, and categorical cross-entropy."
)
ROWS = (
    "a row of targets has probabilities of the classes, 0 to 1, with a sum of 1. Pass class numbers or one-hot rows; "
)
SEVERAL = "where a sample has several classes or none, use sigmoid and binary cross-entropy."
MISSING = "every sample needs one. Fill it in, or leave the row out."
FOR_NUMBERS = (
    "this loss takes numbers, one for each output. Pass rows of numbers; for one class a sample use softmax and "
    "categorical cross-entropy."
)


def column(*values: float) -> np.ndarray:
    return np.array(values, float).reshape(-1, 1)


def texts(*labels: Any) -> np.ndarray:
    return np.array(labels, object)


# loss, outputs, targets, the sentence
REFUSED: dict[str, tuple[str, int, Any, str]] = {
    "three texts for one sigmoid": (
        "bce", 1, ["cat", "dog", "fox", "cat", "dog", "fox"],
        'binary cross-entropy: the labels have 3 classes ("cat", "dog", "fox"); a single output distinguishes 2. '
        "Use softmax with 3 neurons, and categorical cross-entropy.",
    ),
    "labels 1 and 2 for one sigmoid": (
        "bce", 1, column(1, 2, 1, 2, 1, 2), f"binary cross-entropy: the target of sample 1 is 2; {BINARY}",
    ),
    "whole numbers of one byte": (
        "bce", 1, np.uint8([[0], [255], [1], [0], [0], [1]]),
        f"binary cross-entropy: the target of sample 1 is 255; {BINARY}",
    ),
    "a sign for a class": (
        "bce", 1, column(1, -1, 1, -1, 1, -1), f"binary cross-entropy: the target of sample 1 is -1; {BINARY}",
    ),
    "no number among truths": (
        "bce", 1, column(0, 1, np.nan, 0, 1, 0), f"binary cross-entropy: the target of sample 2 is NaN; {BINARY}",
    ),
    "several sigmoids": (
        "bce", 2, np.full((6, 2), 1.5), f"binary cross-entropy: the target of sample 0, column 0, is 1.5; {BINARY}",
    ),
    "one column for several sigmoids": (
        "bce", 2, column(0, 1, 0, 1, 0, 1),
        "binary cross-entropy: predictions are (6, 2), targets are (6, 1); both need 2 columns. "
        "Reshape the targets to the shape of the predictions.",
    ),
    "texts for several sigmoids": (
        "bce", 2, ["a", "b"] * 3, f'binary cross-entropy: the labels are texts ("a", "b"); {FOR_NUMBERS}',
    ),
    "five classes for three outputs": (
        "cce", 3, [0, 1, 2, 3, 4, 0],
        "categorical cross-entropy: the label of sample 3 is 3; predictions have 3 columns, so labels are 0 to 2. "
        "Number the classes from 0, or give the last layer one neuron for each class.",
    ),
    "five texts for three outputs": (
        "cce", 3, list("abcdea"),
        'categorical cross-entropy: the labels have 5 classes ("a", "b", "c", "d", "e"); the network has 3 outputs, '
        "one for each class. Give the last layer 5 neurons.",
    ),
    "a negative class": (
        "cce", 3, [0, 1, -1, 0, 1, 2],
        "categorical cross-entropy: the label of sample 2 is -1; predictions have 3 columns, so labels are 0 to 2. "
        "Number the classes from 0, or give the last layer one neuron for each class.",
    ),
    "half a class": (
        "cce", 3, [0, 1, 0.5, 0, 1, 2],
        "categorical cross-entropy: the label of sample 2 is 0.5; class numbers are whole, from 0. Number the classes.",
    ),
    "a missing class": (
        "cce", 3, [0, 1, np.nan, 0, 1, 2],
        f"categorical cross-entropy: the label of sample 2 is missing (nan); {MISSING}",
    ),
    "rows of counts": (
        "cce", 3, 3 * np.eye(3)[[0, 1, 2, 0, 1, 2]],
        f"categorical cross-entropy: the target of sample 0, column 0, is 3; {ROWS}for numbers use mean squared error.",
    ),
    "rows of several classes": (
        "cce", 3, 1 - np.eye(3)[[0, 1, 2, 0, 1, 2]],
        f"categorical cross-entropy: the targets of sample 0 have the sum 2; {ROWS}{SEVERAL}",
    ),
    "rows of no class": (
        "cce", 3, np.zeros((6, 3)),
        f"categorical cross-entropy: the targets of sample 0 have the sum 0; {ROWS}{SEVERAL}",
    ),
    "rows of another number of classes": (
        "cce", 3, np.eye(4)[[0, 1, 2, 3, 1, 2]],
        "categorical cross-entropy: predictions are (6, 3), one-hot targets are (6, 4); both need 3 columns, one for "
        "each class. Pass class numbers, or one-hot rows with as many columns as the network has outputs.",
    ),
    "one axis for one column": (
        "mse", 1, np.arange(6.0),
        "mean squared error: predictions are (6, 1), targets are (6,); both must be (batch, columns). "
        "Reshape the targets, such as np.reshape(y, (-1, 1)).",
    ),
    "one column for two": (
        "mae", 2, column(1, 2, 3, 4, 5, 6),
        "mean absolute error: predictions are (6, 2), targets are (6, 1); both need 2 columns. "
        "Reshape the targets to the shape of the predictions.",
    ),
    "one text for one sigmoid": (
        "bce", 1, ["yes"] * 6,
        'binary cross-entropy: the labels have 1 class ("yes"); a single output distinguishes 2. Name both classes.',
    ),
    "fewer texts than outputs": (
        "cce", 9, ["a", "b"] * 3,
        'categorical cross-entropy: the labels have 2 classes ("a", "b"); the network has 9 outputs, one for each '
        "class. Name all 9 classes, or give the last layer one neuron for each class.",
    ),
    "texts for numbers": (
        "mse", 1, ["low", "high"] * 3, f'mean squared error: the labels are texts ("high", "low"); {FOR_NUMBERS}',
    ),
}  # fmt: skip


def net(loss: str, outputs: int, own: bool = False) -> hn.Model:
    """A network; with a custom layer Python executes its training steps."""
    end = {"bce": "sigmoid", "cce": "softmax"}.get(loss, "linear")
    tanh: Any = hn.FunctionActivation(np.tanh, lambda x: 1 - np.tanh(x) ** 2) if own else "tanh"
    model = hn.Model([hn.DenseLayer(2, outputs), tanh, end])
    model.set(loss=loss, optimizer="sgd")
    return model


CALLS: dict[str, Callable[[hn.Model, Any, Any], Any]] = {
    "fit": lambda model, good, bad: model.fit(X, bad, progress=False),
    "train": lambda model, good, bad: model.train(X, bad),
    "validation": lambda model, good, bad: model.fit(X, good, validation_data=(X, bad), progress=False),
    "evaluate": lambda model, good, bad: model.evaluate(X, bad),
    "check_gradients": lambda model, good, bad: model.check_gradients(X, bad),
}
GOOD = {"bce": lambda n: np.zeros((6, n)), "cce": lambda n: np.zeros(6, int), "mse": lambda n: np.zeros((6, n))}


@pytest.mark.parametrize("own", [False, True], ids=["engine", "python"])
@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(("loss", "outputs", "targets", "sentence"), REFUSED.values(), ids=REFUSED)
def test_targets_that_the_loss_cannot_mean_are_refused_before_the_first_step(
    loss: str, outputs: int, targets: Any, sentence: str, call: str, own: bool
) -> None:
    model = net(loss, outputs, own)
    before = model.layers[0].weights.copy()
    is_text = isinstance(np.ravel(targets)[0], str)
    if is_text and call not in ("fit", "train"):
        sentence = "model: labels are texts, and it has no classes. Fit it on texts first."
    if call == "validation":
        sentence = f"model, fit, validation: {sentence.removeprefix('model: ')}"
    with pytest.raises((ValueError, RuntimeError)) as caught:
        CALLS[call](model, GOOD.get(loss, GOOD["mse"])(outputs), targets)
    assert str(caught.value) == sentence
    assert (model.layers[0].weights == before).all()
    assert not model.history.epoch
    assert model.classes is None


ACCEPTED: dict[str, tuple[str, int, Any]] = {
    "truths": ("bce", 1, column(0, 1, 1, 0, 1, 0).astype(bool)),
    "probabilities": ("bce", 2, np.full((6, 2), 0.25)),
    "fewer classes than outputs": ("cce", 9, [0, 1, 0, 1, 0, 1]),
    "classes as floats": ("cce", 3, [0.0, 1.0, 2.0, 0.0, 1.0, 2.0]),
    "one-hot rows": ("cce", 3, np.eye(3, dtype="uint8")[[0, 1, 2, 0, 1, 2]]),
    "distributions": ("cce", 3, np.full((6, 3), 1 / 3, "float16")),
    "distributions of two digits": ("cce", 3, np.full((6, 3), 0.33)),
    "any numbers": ("mse", 2, np.float64([[1e9, -5]] * 6)),
    "a table": ("cce", 3, pd.Series([0, 1, 2, 0, 1, 2])),
    "a table of texts": ("cce", 3, pd.Series(["a", "b", "c"] * 2, dtype="category")),
}


@pytest.mark.parametrize("own", [False, True], ids=["engine", "python"])
@pytest.mark.parametrize(("loss", "outputs", "targets"), ACCEPTED.values(), ids=ACCEPTED)
def test_targets_that_the_loss_can_mean_are_trained_on(loss: str, outputs: int, targets: Any, own: bool) -> None:
    model = net(loss, outputs, own)
    model.fit(X, targets, epochs=2, progress=False)
    assert np.isfinite(model.evaluate(X, targets)["loss"])


@pytest.mark.parametrize("missing", [None, np.nan, float("nan"), pd.NA, pd.NaT], ids=str)
def test_a_missing_label_among_texts_is_named_by_its_sample(missing: Any) -> None:
    model = net("cce", 3)
    for labels in (
        texts("a", "b", missing, "a", "b", "c"),
        pd.Series(["a", "b", missing, "a", "b", "c"], dtype=object),
    ):
        with pytest.raises(ValueError, match="is missing") as caught:
            model.fit(X, labels, progress=False)
        assert str(caught.value) == f"model, fit, targets: the label of sample 2 is missing ({missing}); {MISSING}"
    for kind in ("category", "string"):
        with pytest.raises(ValueError, match=r"^model, fit, targets: the label of sample 1 is missing"):
            model.fit(X, pd.Series(["a", None, "b", "a", "b", "c"], dtype=kind), progress=False)
    assert model.classes is None


def test_texts_among_numbers_are_told_apart() -> None:
    with pytest.raises(TypeError) as caught:
        net("cce", 3).fit(X, texts("a", "b", 3, "a", "b", "c"), progress=False)
    assert str(caught.value) == (
        "model, fit, targets: the label of sample 2 is 3, others are texts such as 'a'; all must be texts, or all "
        "numbers. Make them alike."
    )


def test_a_loss_step_by_step_and_the_books_takes_any_numbers_as_numpy_does() -> None:
    p = np.float32([[0.5], [0.25]])
    loss = hn.BinaryCrossentropyLoss().calculate(p, [[2.0], [-1.0]])
    expected = np.mean(-(np.array([[2.0], [-1]]) * np.log(p) + (1 - np.array([[2.0], [-1]])) * np.log(1 - p)))
    assert float(loss) == pytest.approx(float(expected), rel=1e-6)
    assert float(nnfs.Loss_CategoricalCrossentropy().calculate(p, [[3.0], [0.5]])) == pytest.approx(
        float(-np.log(p[:, 0] * [3, 0.5]).mean()), rel=1e-6
    )


def test_a_loss_of_ones_own_takes_what_it_takes() -> None:
    class Scaled(hn.BinaryCrossentropyLoss):
        def forward(self, y_pred: Any, y_true: Any) -> Any:
            return super().forward(y_pred, np.asarray(y_true) / 10)

        def backward(self, dvalues: Any, y_true: Any) -> None:
            super().backward(dvalues, np.asarray(y_true) / 10)

    model = hn.Model([hn.DenseLayer(2, 1), "sigmoid"])
    model.set(loss=Scaled(), optimizer="sgd")
    model.fit(X, column(0, 10, 5, 3, 1, 0), epochs=2, progress=False)
    assert np.isfinite(model.history["loss"]).all()


def test_images_that_are_not_flattened_are_named_as_they_came() -> None:
    images = np.zeros((6, 28, 28), "float32")
    model = hn.Model([hn.DenseLayer(784, 3), "softmax"])
    model.set(loss="cce", optimizer="sgd")
    hint = "Flatten each sample first, such as X.reshape(6, -1)."
    for call, where in ((model.fit, "fit"), (model.evaluate, "evaluate"), (model.check_gradients, "check_gradients")):
        with pytest.raises(hn.ShapeError) as caught:
            call(images, np.zeros(6, int))
        assert str(caught.value) == (
            f"model, {where}: inputs are (6, 28, 28); the first layer takes (samples, 784). {hint}"
        )
    sentence = f"dense layer 784 -> 3: inputs are (6, 28, 28); this layer takes (batch, 784). {hint}"
    for call in (model.predict, model.predict_classes, model.diagnose, model.layers[0].forward):
        with pytest.raises(hn.ShapeError) as caught:
            call(images)
        assert str(caught.value) == sentence
    with pytest.raises(hn.ShapeError) as single:
        model.layers[0].forward(images[0, 0])
    assert str(single.value) == (
        "dense layer 784 -> 3: inputs are (28,); this layer takes (batch, 784). Pass 784 numbers, or rows of as many."
    )


def test_an_estimator_refuses_missing_labels() -> None:
    with pytest.raises(ValueError, match="missing") as caught:
        NetClassifier().fit(X, texts("a", "b", None, "a", "b", "c"))
    assert str(caught.value) == f"NetClassifier, fit, targets: the label of sample 2 is missing (None); {MISSING}"


def test_a_predicted_class_without_a_label_is_said() -> None:
    model = net("cce", 3)
    model.layers[0].biases[:] = [[0, 0, 9]]
    for classes in (["a", "b"], np.array(["a", "b"])):
        model.classes = classes  # type: ignore[assignment]
        with pytest.raises(ValueError, match="predicted") as caught:
            model.predict_classes(X)
        assert str(caught.value) == (
            "model, predict_classes: sample 0 is predicted to be of class 2; the model has 2 labels, for the classes "
            "from 0. Set classes to one label for each output, or to None."
        )
    model.classes = "abc"  # type: ignore[assignment]
    with pytest.raises(ValueError, match="classes is 'abc'; a list of labels, one for each class, is required"):
        model.predict_classes(X)


@pytest.mark.parametrize("classes", ["abc", 5, [["a"], ["b"]], [1, [2, 3]], np.empty((2**40, 0))])
def test_classes_that_are_no_list_of_labels_are_refused_by_every_call(classes: Any) -> None:
    model = net("cce", 3)
    model.classes = classes
    calls = (
        lambda: model.fit(X, [0, 1, 2, 0, 1, 2], progress=False),
        lambda: model.evaluate(X, ["a", "b", "c"] * 2),
        lambda: model.predict_classes(X),
        lambda: model.save("no"),
    )
    for call in calls:
        with pytest.raises(ValueError, match=r"^model(: classes is|, classes:) .* required"):
            call()


def test_classes_may_be_set_in_any_order() -> None:
    model = net("cce", 3)
    model.classes = ["c", "a", "b"]  # type: ignore[assignment]
    texts = ["a", "b", "c"] * 2
    model.fit(X, texts, progress=False)
    assert model.evaluate(X, texts) == model.evaluate(X, [1, 2, 0] * 2)


@pytest.mark.parametrize("odd", [pd.NA, np.ones(3), np.array([])], ids=["NA", "three", "none"])
def test_a_truth_that_is_none_is_refused_with_a_sentence(odd: Any) -> None:
    model = net("cce", 3)
    model.set(accuracy="accuracy")
    model.accuracy.binary = odd
    with pytest.raises(TypeError, match=r"^CategoricalAccuracy: binary is .*; it must be True or False"):
        model.evaluate(X, [0, 1, 2, 0, 1, 2])
    model.accuracy.binary = False
    model.layers[0].trainable = odd
    for call in (model.summary, lambda: model.fit(X, [0, 1, 2, 0, 1, 2], progress=False), lambda: model.save("no")):
        with pytest.raises(TypeError, match=r"^DenseLayer: trainable is .*; it must be True or False"):
            call()


@pytest.mark.parametrize("name", ["loss", "optimizer", "accuracy", "classes", "softmax_classifier_output"])
def test_a_deleted_attribute_of_a_model_counts_as_none(name: str) -> None:
    model = net("cce", 3)
    model.finalize()
    delattr(model, name)
    assert getattr(model, name) is None
    model.predict_classes(X)
    model.finalize()
    if name in ("loss", "optimizer"):
        with pytest.raises(hn.StateError, match=f"model, fit: it has no {name}; one is required"):
            model.fit(X, [0, 1, 2, 0, 1, 2], progress=False)


# -- a column beside one axis


class Squares(hn.Loss):
    """A custom loss in plain NumPy."""

    def forward(self, y_pred: Any, y_true: Any) -> Any:
        return ((y_pred - y_true) ** 2).mean(axis=-1)

    def backward(self, dvalues: Any, y_true: Any) -> None:
        self.dinputs = 2 * (dvalues - y_true) / dvalues.size


class Near(hn.Accuracy):
    """A custom metric in plain NumPy."""

    def compare(self, predictions: Any, y: Any) -> Any:
        return np.abs(predictions - y) < 0.1


class NearFlat(Near):
    """One that looks at the shapes itself."""

    def compare(self, predictions: Any, y: Any) -> Any:
        return super().compare(np.reshape(predictions, -1), np.reshape(y, -1))


OUTPUT, VALUES = np.array([[0.5], [0.25], [0.75]]), np.array([0.5, 0.25, 0.75])
OURS = (
    "predictions are (3, 1), targets are (3,); both must be (batch, columns). "
    "Reshape the targets, such as np.reshape(y, (-1, 1))."
)
THEIRS = "both must have the same shape, or NumPy takes every prediction with every target. "


def regression(loss: Any, metric: Any) -> hn.Model:
    model = hn.Model([hn.DenseLayer(2, 1), hn.LinearActivation()])
    model.set(loss=loss, optimizer=hn.SGD(), accuracy=metric)
    return model


def measured(metric: Any) -> Any:
    metric.init(OUTPUT)
    return metric


BESIDE: dict[str, tuple[Callable[[], Any], str]] = {
    "fit": (
        lambda: regression(hn.MeanSquaredErrorLoss(), hn.RegressionAccuracy()).fit(X[:3], VALUES),
        f"mean squared error: {OURS}",
    ),
    "validation": (
        lambda: regression(hn.MeanSquaredErrorLoss(), None).fit(X[:3], OUTPUT, validation_data=(X[:3], VALUES)),
        f"model, fit, validation: mean squared error: {OURS}",
    ),
    "evaluate": (
        lambda: regression(hn.MeanAbsoluteErrorLoss(), None).evaluate(X[:3], VALUES), f"mean absolute error: {OURS}",
    ),
    "train": (lambda: regression(hn.MeanSquaredErrorLoss(), None).train(X[:3], VALUES), f"mean squared error: {OURS}"),
    "fit, own loss": (lambda: regression(Squares(), None).fit(X[:3], VALUES), f"loss: {OURS}"),
    "mean squared error": (lambda: hn.MeanSquaredErrorLoss().calculate(OUTPUT, VALUES), f"mean squared error: {OURS}"),
    "its gradient": (lambda: hn.MeanSquaredErrorLoss().backward(OUTPUT, VALUES), f"mean squared error: {OURS}"),
    "binary cross-entropy": (
        lambda: hn.BinaryCrossentropyLoss().calculate(OUTPUT, VALUES), f"binary cross-entropy: {OURS}",
    ),
    "own loss": (
        lambda: Squares().calculate(OUTPUT, VALUES),
        f"Squares: predictions are (3, 1), targets are (3,); {THEIRS}"
        "Reshape the targets, such as np.reshape(y, (-1, 1)).",
    ),
    "own loss, the other way round": (
        lambda: Squares().calculate(VALUES, OUTPUT),
        f"Squares: predictions are (3,), targets are (3, 1); {THEIRS}"
        "Reshape the predictions, such as np.reshape(p, (-1, 1)).",
    ),
    "own loss, lists": (
        lambda: Squares().calculate(OUTPUT.tolist(), VALUES.tolist()),
        f"Squares: predictions are (3, 1), targets are (3,); {THEIRS}"
        "Reshape the targets, such as np.reshape(y, (-1, 1)).",
    ),
    "own loss, its gradient": (
        lambda: regression(Squares(), None).backward(OUTPUT, VALUES),
        f"Squares: predictions are (3, 1), targets are (3,); {THEIRS}"
        "Reshape the targets, such as np.reshape(y, (-1, 1)).",
    ),
    "regression accuracy": (
        lambda: measured(hn.RegressionAccuracy()).calculate(OUTPUT, VALUES),
        "regression accuracy: predictions are (3, 1), targets are (3,); each prediction is compared with one target. "
        "Reshape the targets to the shape of the predictions, such as np.reshape(y, (-1, 1)).",
    ),
    "binary accuracy": (
        lambda: hn.CategoricalAccuracy(binary=True).calculate(np.ones((3, 1)), np.ones(3)),
        "categorical accuracy: predictions are (3, 1), targets are (3,); each prediction is compared with one target. "
        "Pass the targets as a column, such as np.reshape(y, (-1, 1)), and binary=True.",
    ),
    "own metric": (
        lambda: Near().calculate(OUTPUT, VALUES),
        f"Near: predictions are (3, 1), targets are (3,); {THEIRS}"
        "Reshape the targets, such as np.reshape(y, (-1, 1)).",
    ),
    "own metric, the other way round": (
        lambda: Near().calculate(VALUES, OUTPUT),
        f"Near: predictions are (3,), targets are (3, 1); {THEIRS}"
        "Reshape the predictions, such as np.reshape(p, (-1, 1)).",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BESIDE)
def test_a_column_beside_one_axis_is_refused(name: str) -> None:
    call, sentence = BESIDE[name]
    with pytest.raises(hn.ShapeError) as caught:
        call()
    assert str(caught.value) == sentence


def test_a_column_beside_one_axis_is_the_same_where_only_one_thing_can_be_meant() -> None:
    assert hn.r2_score(VALUES, OUTPUT) == 1
    assert measured(hn.R2()).calculate(OUTPUT, VALUES) == 1
    assert hn.Precision().calculate(np.ones((3, 1)), np.ones(3)) == 1
    assert NearFlat().calculate(OUTPUT, VALUES) == 1
    assert Squares().calculate(OUTPUT[:1], VALUES[:1]) == 0
    assert nnfs.Loss.calculate(type("Book", (Squares, nnfs.Loss), {"_follows_book": True})(), OUTPUT, VALUES) > 0


def test_a_custom_loss_takes_class_numbers_of_one_axis() -> None:
    class Picked(hn.Loss):
        def forward(self, y_pred: Any, y_true: Any) -> Any:
            return -np.log(np.clip(y_pred[range(len(y_pred)), y_true], 1e-7, 1 - 1e-7))

        def backward(self, dvalues: Any, y_true: Any) -> None:
            self.dinputs = np.zeros_like(dvalues)
            self.dinputs[range(len(dvalues)), y_true] = -1 / dvalues[range(len(dvalues)), y_true] / len(dvalues)

    y = np.array([0, 1, 2, 0, 1, 2])
    losses = []
    for loss in (hn.CategoricalCrossentropyLoss(), Picked()):
        hn.init(seed=0)
        model = hn.Model([hn.DenseLayer(2, 3), hn.SoftmaxActivation()])
        model.set(loss=loss, optimizer=hn.SGD(), accuracy=hn.CategoricalAccuracy())
        history = model.fit(X, y, epochs=5, batch_size=4, validation_data=(X, y))
        losses.append([*history["loss"], *history["val_loss"], model.evaluate(X, y)["loss"]])
    assert np.allclose(*losses, rtol=1e-5)
