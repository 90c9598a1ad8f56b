"""Accuracies, scores, losses' sums and penalties, and custom parts, against plain NumPy: no differing bit."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn import metrics as sk

import hybridnet as hn
from hybridnet import nnfs
from hybridnet.sklearn import NetClassifier
from reference import losses, metrics
from reference.same import assert_same

BOTH = [(hn, "CategoricalAccuracy"), (nnfs, "Accuracy_Categorical")]
FLOATS = st.sampled_from([np.float32, np.float64])
SEEDS = st.integers(0, 2**32 - 1)


def in_every_form(classes: np.ndarray, count: int) -> dict[str, Any]:
    """Class numbers as NumPy takes them, and one-hot rows of them."""
    forms: dict[str, Any] = {
        dtype: classes.astype(dtype) for dtype in ("uint8", "int16", "int32", "int64", "float32", "float64")
    }
    forms |= {
        f"one-hot {t}": np.eye(count)[classes].astype(t) for t in ("bool", "uint8", "int64", "float32", "float64")
    }
    return forms | {"pandas": pd.Series(classes), "list": classes.tolist(), "big-endian": classes.astype(">i8")}


def over_batches(accuracy: Any, predictions: Any, y: Any) -> list[Any]:
    """What an accuracy gives for a batch, for its first half, and for both."""
    half = (len(y) + 1) // 2
    values = [accuracy.calculate(predictions, y), accuracy.calculate(predictions[:half], y[:half])]
    values += [accuracy.calculate_accumulated(), accuracy.accumulated_sum, np.int64(accuracy.accumulated_count)]
    accuracy.new_pass()
    return [*values, accuracy.calculate(predictions, y), accuracy.calculate_accumulated()]


@pytest.mark.parametrize(("home", "name"), BOTH)
@settings(max_examples=60, deadline=None)
@given(seed=SEEDS, batch=st.integers(1, 40), count=st.integers(2, 9), dtype=FLOATS)
def test_categorical_accuracy_has_the_bits_of_numpy(
    home: Any, name: str, seed: int, batch: int, count: int, dtype: Any
) -> None:
    random = np.random.RandomState(seed)
    softmax = hn.SoftmaxActivation()
    softmax.forward(random.randn(batch, count).astype(dtype))
    predictions = softmax.predictions(softmax.output)
    assert_same(predictions, np.argmax(softmax.output, axis=1))
    for form, y in in_every_form(random.randint(0, count, batch), count).items():
        ours, oracle = getattr(home, name)(), metrics.CategoricalAccuracy()
        expected = over_batches(oracle, predictions, np.asarray(y))
        for value, wanted in zip(over_batches(ours, predictions, y), expected, strict=True):
            assert_same(value, wanted, where=form)
        assert_same(ours.compare(predictions, y), oracle.compare(predictions, np.asarray(y)), where=form)


@pytest.mark.parametrize(("home", "name"), BOTH)
@settings(max_examples=60, deadline=None)
@given(seed=SEEDS, batch=st.integers(1, 40), columns=st.integers(1, 4), dtype=FLOATS)
def test_binary_accuracy_has_the_bits_of_numpy(
    home: Any, name: str, seed: int, batch: int, columns: int, dtype: Any
) -> None:
    random = np.random.RandomState(seed)
    sigmoid = hn.SigmoidActivation()
    sigmoid.forward(random.randn(batch, columns).astype(dtype))
    predictions = sigmoid.predictions(sigmoid.output)
    y = random.randint(0, 2, (batch, columns))
    for form in ("bool", "uint8", "int64", "float32", "float64"):
        ours, oracle = getattr(home, name)(binary=True), metrics.CategoricalAccuracy(binary=True)
        oracle.by_rows = home is nnfs
        expected = over_batches(oracle, predictions, y.astype(form))
        for value, wanted in zip(over_batches(ours, predictions, y.astype(form)), expected, strict=True):
            assert_same(value, wanted, where=form)


@pytest.mark.parametrize(("home", "name"), BOTH)
def test_binary_accuracy_of_two_outputs_accumulates_beyond_one_in_the_book_alone(home: Any, name: str) -> None:
    accuracy = getattr(home, name)(binary=True)
    assert accuracy.calculate(np.ones((3, 2), int), np.ones((3, 2))) == 1.0
    assert accuracy.calculate_accumulated() == (2.0 if home is nnfs else 1.0)


@pytest.mark.parametrize("kind", [hn.RegressionAccuracy, nnfs.Accuracy_Regression])
@settings(max_examples=100, deadline=None)
@given(seed=SEEDS, batch=st.integers(1, 300), columns=st.integers(1, 4), of_p=FLOATS, of_y=FLOATS)
def test_regression_accuracy_has_the_bits_of_numpy(
    kind: Any, seed: int, batch: int, columns: int, of_p: Any, of_y: Any
) -> None:
    random = np.random.RandomState(seed)
    y = (10.0 ** random.randint(-3, 4) * random.randn(batch, columns)).astype(of_y)
    predictions = (y + np.std(y) / 250 * random.uniform(-2, 2, y.shape)).astype(of_p)
    ours, oracle = kind(), metrics.RegressionAccuracy()
    oracle.by_rows = kind is nnfs.Accuracy_Regression
    ours.init(y)
    oracle.init(y)
    assert_same(ours.precision, oracle.precision)
    for value, wanted in zip(over_batches(ours, predictions, y), over_batches(oracle, predictions, y), strict=True):
        assert_same(value, wanted)
    assert_same(ours.compare(predictions, y), oracle.compare(predictions, y))


@pytest.mark.parametrize("rows", [0, 1, 2, 7, 8, 9, 127, 128, 129, 1000, 8191, 8192, 8193, 20000])
@pytest.mark.parametrize("dtype", ["float32", "float64", "int64", "int16", "uint8", "bool"])
def test_the_precision_is_numpys_standard_deviation(rows: int, dtype: str) -> None:
    y = (40 * np.random.RandomState(rows).rand(rows, 1)).astype(dtype)
    accuracy = nnfs.Accuracy_Regression()
    accuracy.init(y)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of an empty array
        assert_same(accuracy.precision, np.std(y) / 250)


def test_the_precision_is_measured_once_unless_asked_anew_or_set() -> None:
    accuracy = hn.RegressionAccuracy()
    accuracy.init([0.0, 500.0])
    accuracy.init([0.0, 1000.0])
    assert accuracy.precision == 1.0
    accuracy.init([0.0, 1000.0], reinit=True)
    assert accuracy.precision == 2.0
    accuracy.precision = 0.5
    accuracy.init([0.0, 1000.0])
    assert accuracy.calculate([1.0, 1.75], [1.25, 1.0]) == 0.5


@pytest.mark.parametrize("precision", [0.1, np.float64(0.1), np.float32(0.1)])
def test_a_precision_of_pythons_own_takes_the_dtype_of_the_difference(precision: Any) -> None:
    p, y = np.array([0.1], np.float32), np.zeros(1, np.float32)
    accuracy, oracle = hn.RegressionAccuracy(), metrics.RegressionAccuracy()
    accuracy.precision = oracle.precision = precision
    assert_same(accuracy.compare(p, y), oracle.compare(p, y))


def test_sine_data_has_the_precision_of_the_book() -> None:
    accuracy = hn.RegressionAccuracy()
    accuracy.init(hn.sine_data()[1])
    assert accuracy.precision == 0.0028284271247461905


def test_an_accuracy_of_ones_own_needs_a_comparison_alone() -> None:
    class WithinOne(nnfs.Accuracy):
        def compare(self, predictions: Any, y: Any) -> Any:
            return np.abs(predictions - y) <= 1

    accuracy = WithinOne()
    accuracy.init(np.zeros(3))
    assert_same(accuracy.calculate(np.array([1.0, 2.0, 5.0]), np.array([2.0, 2.0, 1.0])), np.float64(2 / 3))
    assert accuracy.calculate(np.array([1.0]), np.array([1.0])) == 1.0
    assert_same(accuracy.calculate_accumulated(), np.float64(0.75))


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS, batch=st.integers(1, 60), count=st.integers(3, 9), dtype=FLOATS)
def test_scores_are_those_of_scikit_learn(seed: int, batch: int, count: int, dtype: Any) -> None:
    random = np.random.RandomState(seed)
    p = random.rand(batch, count).astype(dtype)
    y = random.randint(0, count, batch)
    guesses = np.argmax(p, axis=1)
    labels = list(range(count))
    for k in range(1, count):
        assert hn.top_k_accuracy(y, p, k) == pytest.approx(sk.top_k_accuracy_score(y, p, k=k, labels=labels), rel=1e-15)
    for form, targets in in_every_form(y, count).items():
        assert_same(
            hn.confusion_matrix(targets, guesses, count), sk.confusion_matrix(y, guesses, labels=labels), where=form
        )
        assert hn.TopKAccuracy(2).calculate(p, targets) == hn.top_k_accuracy(y, p, 2)
    targets, predictions = random.randn(batch + 1, 3), random.randn(batch + 1, 3)
    assert hn.r2_score(targets, predictions) == pytest.approx(sk.r2_score(targets, predictions), rel=1e-12)
    assert hn.r2_score(targets[:, 0], predictions[:, :1]) == pytest.approx(
        sk.r2_score(targets[:, 0], predictions[:, 0]), rel=1e-12
    )


@pytest.mark.parametrize(("y", "p"), [([1, 1, 1], [1, 1, 1]), ([0.5, 0.5, 0.5], [0.5, 0.5, 0.25])])
def test_r2_of_equal_targets_is_that_of_scikit_learn(y: list[float], p: list[float]) -> None:
    assert hn.r2_score(y, p) == sk.r2_score(y, p)


def test_r2_of_equal_targets_is_not_lost_in_the_rounding_of_their_mean() -> None:
    assert hn.r2_score([0.1, 0.1, 0.1], [0.1, 0.1, 0.2]) == 0.0
    assert sk.r2_score([0.1, 0.1, 0.1], [0.1, 0.1, 0.2]) < -1e30, (
        "scikit-learn has mended it: the test above may have it"
    )


def test_a_confusion_matrix_finds_its_classes() -> None:
    assert hn.confusion_matrix([0, 3], [1, 3]).shape == (4, 4)
    assert hn.confusion_matrix([], []).shape == (0, 0)
    assert_same(hn.confusion_matrix([True, False], [[1], [1]]), np.array([[0, 1], [0, 1]]))


P5 = np.zeros((5, 1), np.int64)
ONE = "each prediction is compared with one target."


@pytest.mark.parametrize(
    ("call", "kind", "text"),
    [
        (
            lambda: hn.CategoricalAccuracy().calculate(P5, np.zeros(5)),
            hn.ShapeError,
            f"categorical accuracy: predictions are (5, 1), targets are (5,); {ONE} "
            "Pass the targets as a column, such as np.reshape(y, (-1, 1)), and binary=True.",
        ),
        (
            lambda: hn.CategoricalAccuracy(binary=True).calculate(np.zeros(5), P5),
            hn.ShapeError,
            f"categorical accuracy: predictions are (5,), targets are (5, 1); {ONE} "
            "Pass the targets as one axis, such as np.ravel(y).",
        ),
        (
            lambda: hn.CategoricalAccuracy().calculate(P5, P5),
            hn.ShapeError,
            "categorical accuracy: predictions are (5, 1), targets are (5, 1); rows of targets count by their largest "
            "column, and of one column that is always 0. Pass binary=True to compare number by number, or class "
            "numbers of one axis, such as np.ravel(y).",
        ),
        (
            lambda: hn.CategoricalAccuracy().calculate(np.zeros((5, 3)), np.zeros(5)),
            hn.ShapeError,
            f"categorical accuracy: predictions are (5, 3), targets are (5,); {ONE} Pass one class for each sample, "
            "such as activation.predictions(output), or targets of the shape of the predictions and binary=True.",
        ),
        (
            lambda: hn.CategoricalAccuracy().calculate(np.zeros(4), np.eye(5)),
            hn.ShapeError,
            f"categorical accuracy: predictions are (4,), targets are (5, 5); {ONE} "
            "Pass predictions first and targets second, of the same batch.",
        ),
        (
            lambda: hn.CategoricalAccuracy().calculate([0], ["b"]),
            TypeError,
            "categorical accuracy: targets are texts, predictions are int64; both must be of one kind. "
            "Pass what predict_classes of a model gives that was fitted on texts.",
        ),
        (
            lambda: precise().calculate(np.zeros((5, 1)), np.zeros(5)),
            hn.ShapeError,
            f"regression accuracy: predictions are (5, 1), targets are (5,); {ONE} "
            "Reshape the targets to the shape of the predictions, such as np.reshape(y, (-1, 1)).",
        ),
        (
            lambda: hn.RegressionAccuracy().calculate(P5, P5),
            hn.StateError,
            "RegressionAccuracy: no precision is known; it is a 250th of the standard deviation of all training "
            "targets. Call init with these targets, or set precision.",
        ),
        (
            lambda: hn.CategoricalAccuracy().calculate_accumulated(),
            hn.StateError,
            "CategoricalAccuracy: no sample has been compared since the last new pass. Call calculate first.",
        ),
        (
            lambda: hn.Accuracy().calculate(P5, P5),
            NotImplementedError,
            "Accuracy, compare: no comparison is given. Define compare(self, predictions, y), which returns an array "
            "of truths.",
        ),
        (
            lambda: hn.TopKAccuracy(0),
            ValueError,
            "top-k accuracy: k is 0; a sample has 1 guess or more. "
            "Pass how many of the largest outputs may hold the right class.",
        ),
        (
            lambda: hn.TopKAccuracy(2).calculate([0, 1], [0, 1]),
            hn.ShapeError,
            "top-2 accuracy: outputs are (2,); they must be (batch, classes), one number for each class. "
            "Pass what the network gives, not the classes predicted from it.",
        ),
        (
            lambda: hn.confusion_matrix([0, 1.5], [0, 1]),
            ValueError,
            "confusion matrix, targets: the class of sample 1 is 1.5; class numbers are whole, from 0. "
            "Number the classes 0, 1, 2 and so on.",
        ),
        (
            lambda: hn.confusion_matrix([0, 1], [0, 2], classes=2),
            ValueError,
            "confusion matrix: the prediction of sample 1 is 2; with 2 classes it is 0 to 1. "
            "Number the classes from 0, or pass more of them.",
        ),
        (
            lambda: hn.confusion_matrix(np.zeros((2, 2, 2)), [0, 1]),
            hn.ShapeError,
            "confusion matrix, targets: they are (2, 2, 2); class numbers must be (batch,). Reshape them.",
        ),
        (
            lambda: hn.r2_score([1, 2, 3], [1, 2]),
            hn.ShapeError,
            "r2: predictions are (2, 1), targets are (3, 1); both must have the same shape. "
            "Pass both of the same samples.",
        ),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(call: Any, kind: type[Exception], text: str) -> None:
    with pytest.raises(kind) as refused:
        call()
    assert type(refused.value) is kind
    assert str(refused.value) == text


def precise() -> hn.RegressionAccuracy:
    accuracy = hn.RegressionAccuracy()
    accuracy.precision = 0.1
    return accuracy


# -- losses --------------------------------------------------------------------------------------------------------

LOSSES = {
    "CategoricalCrossentropyLoss": "Loss_CategoricalCrossentropy",
    "BinaryCrossentropyLoss": "Loss_BinaryCrossentropy",
    "MeanSquaredErrorLoss": "Loss_MeanSquaredError",
    "MeanAbsoluteErrorLoss": "Loss_MeanAbsoluteError",
}
STRENGTHS = st.sampled_from(
    [0, 0, 0.0, 1, 5e-4, 0.1, 1 / 3, np.float64(1 / 3), np.float32(1 / 3), np.int64(2), np.uint8(2), -1]
)


def penalized(home: Any, random: np.random.RandomState, dtype: Any, strengths: list[Any]) -> Any:
    layer = home(random.randint(1, 40), random.randint(1, 40), *strengths)
    layer.weights = random.randn(*layer.weights.shape).astype(dtype)
    layer.biases = random.randn(*layer.biases.shape).astype(random.choice(["float32", "float64"]))
    return layer


@settings(max_examples=200, deadline=None)
@given(seed=SEEDS, dtype=FLOATS, strengths=st.lists(STRENGTHS, min_size=12, max_size=12))
def test_penalties_have_the_bits_of_numpy(seed: int, dtype: Any, strengths: list[Any]) -> None:
    random = np.random.RandomState(seed)
    layers = [penalized(nnfs.Layer_Dense, random, dtype, strengths[i : i + 4]) for i in (0, 4, 8)]
    expected: Any = 0
    for layer in layers:
        for l1, l2, p in (
            (layer.weight_regularizer_l1, layer.weight_regularizer_l2, layer.weights),
            (layer.bias_regularizer_l1, layer.bias_regularizer_l2, layer.biases),
        ):
            expected = expected + l1 * np.sum(np.abs(p)) if l1 > 0 else expected
            expected = expected + l2 * np.sum(p * p) if l2 > 0 else expected
        assert_same(nnfs.Loss().regularization_loss(layer), losses.regularization_loss(layer))
    loss = nnfs.Loss_MeanSquaredError()
    loss.remember_trainable_layers(layers)
    assert loss.trainable_layers is layers
    assert_same(loss.regularization_loss(), expected)
    assert type(loss.regularization_loss()) is type(expected)


@pytest.mark.parametrize("shape", [(1, 1), (2, 64), (128, 128), (784, 128)])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_penalties_of_large_layers_are_summed_in_the_order_of_numpy(shape: tuple[int, int], dtype: str) -> None:
    layer = hn.DenseLayer(*shape, weight_regularizer_l1=1e-4, weight_regularizer_l2=5e-4)
    layer.weights = np.random.RandomState(1).randn(*shape).astype(dtype)
    assert_same(hn.Loss().regularization_loss(layer), losses.regularization_loss(layer))


def test_layers_without_penalties_add_the_whole_number_nought() -> None:
    loss = hn.CategoricalCrossentropyLoss()
    loss.remember_trainable_layers([hn.DenseLayer(2, 3), hn.ReLUActivation()])
    assert type(loss.regularization_loss()) is int
    assert loss.regularization_loss() == 0


@pytest.mark.parametrize("name", LOSSES)
@settings(max_examples=40, deadline=None)
@given(seed=SEEDS, columns=st.integers(1, 6), dtype=FLOATS)
def test_losses_accumulate_as_numpy_does(name: str, seed: int, columns: int, dtype: Any) -> None:
    random = np.random.RandomState(seed)
    loss, oracle, total, count = getattr(nnfs, LOSSES[name])(), getattr(losses, name)(), 0, 0
    for _ in range(3):
        batch = random.randint(1, 300)
        p = random.uniform(0, 1, (batch, columns)).astype(dtype)
        y = random.randint(0, columns, batch) if name.startswith("Cat") else random.randint(0, 2, p.shape).astype(dtype)
        data_loss = loss.calculate(p, y)
        sample_losses = loss.forward(p, y)
        if dtype == np.float32 or not name.endswith("entropyLoss"):  # float64 logarithms are within 1 ulp of NumPy's
            assert_same(sample_losses, oracle.forward(p, y))
        assert_same(data_loss, np.mean(sample_losses))
        total, count = total + np.sum(sample_losses), count + batch
        assert_same(loss.accumulated_sum, total)
        assert_same(loss.calculate_accumulated(), total / count)
    loss.remember_trainable_layers([])
    assert loss.calculate_accumulated(include_regularization=True) == (total / count, 0)
    loss.new_pass()
    assert (loss.accumulated_sum, loss.accumulated_count) == (0, 0)


def test_the_two_forms_of_calculate() -> None:
    loss, layer = hn.MeanSquaredErrorLoss(), hn.DenseLayer(2, 3, weight_regularizer_l2=0.1)
    layer.weights[:] = 2.0
    loss.remember_trainable_layers([layer])
    p, y = np.float32([[1.0], [3.0]]), np.float32([[0.0], [0.0]])
    assert loss.calculate(p, y) == 5.0
    data_loss, penalty = loss.calculate(p, y, include_regularization=True)
    assert_same(data_loss, np.float32(5.0))
    assert_same(penalty, 0.1 * np.float32(24.0))
    assert hn.MeanSquaredErrorLoss().calculate(p, y) == 5.0, "what one loss accumulates is its own"


def test_a_loss_without_layers_or_batches_says_so() -> None:
    with pytest.raises(hn.StateError) as refused:
        hn.MeanSquaredErrorLoss().calculate([[1.0]], [[1.0]], include_regularization=True)
    assert str(refused.value) == (
        "MeanSquaredErrorLoss, penalties: no layers are known. Pass a layer, or call remember_trainable_layers with "
        "a list of them."
    )
    with pytest.raises(hn.StateError) as refused:
        hn.MeanSquaredErrorLoss().calculate_accumulated()
    assert str(refused.value) == (
        "MeanSquaredErrorLoss: no loss has been calculated since the last new pass. Call calculate first."
    )


def test_a_regularization_factor_that_is_no_number_is_refused() -> None:
    layer = nnfs.Layer_Dense(2, 3)
    layer.weight_regularizer_l1 = "much"  # type: ignore[assignment]
    with pytest.raises(TypeError) as refused:
        hn.Loss().regularization_loss(layer)
    assert str(refused.value) == "penalty: the factor l1 is 'much'; it must be a number."


# -- SEEDS S46: which cost functions there are ----------------------------------------------------------------------


@pytest.mark.parametrize("name", LOSSES)
def test_s46_every_loss_can_be_chosen_and_has_the_gradient_of_its_value(name: str) -> None:
    random = np.random.RandomState(1)
    p = random.uniform(0.1, 0.9, (5, 3))
    classes = random.randint(0, 3, 5)
    y: Any = classes if name.startswith("Categorical") else random.randint(0, 2, (5, 3)).astype(float)
    loss = getattr(hn, name)()
    loss.backward(p, y)
    assert loss.dinputs is not None
    slopes = np.empty_like(p)
    step = 1e-6
    for index in np.ndindex(*p.shape):
        moved = [p.copy(), p.copy()]
        moved[0][index] += step
        moved[1][index] -= step
        slopes[index] = (loss.calculate(moved[0], y) - loss.calculate(moved[1], y)) / (2 * step)
    np.testing.assert_allclose(loss.dinputs, slopes, rtol=1e-6, atol=1e-9)


def test_the_books_absolute_error_keeps_the_books_sign() -> None:
    p, y = np.array([[1.0, -2.0, 0.0]]), np.array([[0.0, 0.0, 0.0]])
    book, ours = nnfs.Loss_MeanAbsoluteError(), hn.MeanAbsoluteErrorLoss()
    book.backward(p, y)
    ours.backward(p, y)
    assert_same(book.dinputs, np.sign(y - p) / 3 / 1)
    assert_same(ours.dinputs, np.sign(p - y) / 3 / 1)


# -- custom parts (S7) ----------------------------------------------------------------------------------------------

X = np.array([[1.0, -2.0], [0.5, 3.0]])


def test_a_plain_function_is_an_activation() -> None:
    activation = hn.FunctionActivation(np.sin, derivative=np.cos)
    activation.forward(X, training=True)
    activation.backward(2 * X)
    assert_same(activation.output, np.sin(X))
    assert_same(activation.dinputs, 2 * X * np.cos(X))
    assert activation.predictions(activation.output) is activation.output
    assert repr(activation) == "FunctionActivation(sin)"


def swish(x: np.ndarray) -> np.ndarray:
    return np.asarray(x / (1 + np.exp(-x)))


class Cube(hn.Activation):
    def forward(self, inputs: Any, training: Any = None) -> None:
        self.inputs, self.output = inputs, inputs**3


class TrainableCube(Cube):
    def backward(self, dvalues: Any) -> None:
        self.dinputs = 3 * self.inputs**2 * dvalues


class Huber(hn.Loss):
    def forward(self, y_pred: Any, y_true: Any) -> Any:
        return np.mean(np.where(np.abs(y_pred - y_true) < 1, (y_pred - y_true) ** 2 / 2, 0), axis=-1)


class Doubled(hn.Layer):
    def forward(self, inputs: Any, training: Any = None) -> None:
        self.output = 2 * inputs


def test_parts_of_ones_own_compute() -> None:
    activation, layer = TrainableCube(), Doubled()
    activation.forward(X)
    activation.backward(X)
    layer.forward(X)
    assert_same(activation.output, X**3)
    assert_same(activation.dinputs, 3 * X**2 * X)
    assert_same(layer.output, 2 * X)
    assert activation.predictions(X) is X
    loss = Huber()
    assert_same(loss.calculate(X, 0 * X), np.mean(loss.forward(X, 0 * X)))
    assert_same(loss.calculate_accumulated(), np.mean(loss.forward(X, 0 * X)))


@pytest.mark.parametrize(
    ("call", "kind", "text"),
    [
        (
            lambda: done(Cube()).backward(X),
            hn.StateError,
            "Cube, backward: no derivative is given; training needs it. Define backward(self, dvalues), which sets "
            "self.dinputs.",
        ),
        (
            lambda: done(Doubled()).backward(X),
            hn.StateError,
            "Doubled, backward: no derivative is given; training needs it. Define backward(self, dvalues), which sets "
            "self.dinputs.",
        ),
        (
            lambda: Huber().backward(X, X),
            hn.StateError,
            "Huber, backward: no derivative is given; training needs it. Define backward(self, dvalues, y_true), which "
            "sets self.dinputs.",
        ),
        (
            lambda: done(hn.FunctionActivation(swish)).backward(X),
            hn.StateError,
            "FunctionActivation(swish), backward: no derivative is given; training needs it. Pass derivative, a "
            "function of the inputs, or define backward(self, dvalues) in a subclass.",
        ),
        (
            lambda: hn.FunctionActivation(swish, swish).backward(X),
            hn.StateError,
            "FunctionActivation, backward: there was no forward pass. Call forward first.",
        ),
        (
            lambda: hn.FunctionActivation(np.sum).forward(X),
            hn.ShapeError,
            "FunctionActivation(sum): inputs are (2, 2), the function gives (); both must have the same shape. "
            "Write the function for whole arrays.",
        ),
        (
            lambda: done(hn.FunctionActivation(swish, np.sum)).backward(X),
            hn.ShapeError,
            "FunctionActivation(swish): inputs are (2, 2), the derivative gives (); both must have the same shape. "
            "Write the function for whole arrays.",
        ),
        (
            lambda: hn.FunctionActivation("relu"),  # type: ignore[arg-type]
            TypeError,
            "function activation: the function is 'relu'; it must be a function of an array, such as np.sin.",
        ),
        (
            lambda: hn.FunctionActivation(np.sin, 1.0),  # type: ignore[arg-type]
            TypeError,
            "function activation: the derivative is 1.0; it must be a function of an array, such as np.sin.",
        ),
        (
            lambda: hn.Layer().forward(X),
            NotImplementedError,
            "Layer, forward: no formula is given. Define forward(self, inputs, training), which sets self.output.",
        ),
    ],
)
def test_a_part_without_what_is_needed_says_so(call: Any, kind: type[Exception], text: str) -> None:
    with pytest.raises(kind) as refused:
        call()
    assert type(refused.value) is kind
    assert str(refused.value) == text


def done(layer: Any) -> Any:
    layer.forward(X)
    return layer


# -- several outputs a row: the share of equal labels, in one batch and in several


SEVERAL = np.random.RandomState(5).randint(0, 2, (30, 3))
ROWS = np.random.RandomState(6).randn(30, 2).astype("float32")


def several(family: Any, dense: Any, relu: Any, sigmoid: Any, loss: Any, optimizer: Any, accuracy: Any) -> Any:
    hn.init(seed=4)
    model = family()
    for layer in (dense(2, 8), relu(), dense(8, 3), sigmoid()):
        model.add(layer)
    model.set(loss=loss(), optimizer=optimizer(), accuracy=accuracy(binary=True))
    if family is nnfs.Model:
        model.finalize()
    return model


def ours(accuracy: Any = hn.CategoricalAccuracy) -> Any:
    return several(
        hn.Model, hn.DenseLayer, hn.ReLUActivation, hn.SigmoidActivation, hn.BinaryCrossentropyLoss, hn.SGD, accuracy
    )


class InPython(hn.CategoricalAccuracy):
    """Compares as hybridnet's does, but by a method of its own, so that Python executes the steps."""

    def compare(self, predictions: Any, y: Any) -> Any:
        return predictions == y


@pytest.mark.parametrize("accuracy", [hn.CategoricalAccuracy, InPython])
@pytest.mark.parametrize("batch_size", [None, 7])
def test_several_labels_a_row_are_the_share_of_equal_ones(batch_size: int | None, accuracy: Any) -> None:
    model = ours(accuracy)
    share = float((model.predict_classes(ROWS) == SEVERAL).mean())
    assert model.evaluate(ROWS, SEVERAL, batch_size=batch_size)["accuracy"] == share
    model.optimizer.learning_rate = 1e-30
    history = model.fit(ROWS, SEVERAL, batch_size=batch_size, validation_data=(ROWS, SEVERAL))
    assert history["accuracy"] == history["val_accuracy"] == [share]
    model.train(ROWS, SEVERAL, batch_size=batch_size, print_every=100)
    assert history["accuracy"][-1] == share
    assert model.accuracy.calculate_accumulated() == share
    assert (model.accuracy.accumulated_sum, model.accuracy.accumulated_count) == (round(share * 90), 90)


def test_several_numbers_a_row_are_the_share_of_near_ones() -> None:
    hn.init(seed=4)
    model = hn.Model([hn.DenseLayer(2, 3), hn.LinearActivation()])
    metric = hn.RegressionAccuracy()
    metric.precision = 0.3
    model.set(loss=hn.MeanSquaredErrorLoss(), optimizer=hn.SGD(1e-30), accuracy=metric)
    share = float((abs(model.predict(ROWS) - SEVERAL) < 0.3).mean())
    assert 0 < share < 1
    assert model.fit(ROWS, SEVERAL, batch_size=7)["accuracy"] == [share]
    assert model.evaluate(ROWS, SEVERAL, batch_size=7)["accuracy"] == share


def test_the_book_divides_by_rows() -> None:
    model = several(
        nnfs.Model,
        nnfs.Layer_Dense,
        nnfs.Activation_ReLU,
        nnfs.Activation_Sigmoid,
        nnfs.Loss_BinaryCrossentropy,
        nnfs.Optimizer_SGD,
        nnfs.Accuracy_Categorical,
    )
    model.optimizer.current_learning_rate = 1e-30
    right = int((model.predict_classes(ROWS) == SEVERAL).sum())
    model.train(ROWS, SEVERAL, batch_size=7, print_every=100)
    assert model.history["accuracy"][-1] == right / 30
    assert model.accuracy.calculate_accumulated() == right / 30
    accuracy = nnfs.Accuracy_Categorical(binary=True)
    assert accuracy.calculate(SEVERAL, SEVERAL) == 1
    assert accuracy.calculate_accumulated() == 3


def test_estimators_tell_the_share_of_equal_labels_and_score_whole_rows() -> None:
    net = NetClassifier((8,), max_iter=5, tol=None, random_state=0).fit(ROWS, SEVERAL)
    predicted = net.predict(ROWS)
    assert net.score(ROWS, SEVERAL) == (predicted == SEVERAL).all(axis=1).mean()
    assert net.model_.evaluate(ROWS, SEVERAL)["accuracy"] == (predicted == SEVERAL).mean()
    assert all(0 <= accuracy <= 1 for accuracy in net.model_.history["accuracy"])


@pytest.mark.parametrize("number", [2**53 + 1, 2**31, -(2**40), 10**30 + 1])
@pytest.mark.parametrize("dtype", [None, object])
def test_a_class_number_that_is_too_large_is_shown_as_it_arrived(number: int, dtype: Any) -> None:
    for what, pair in (("targets", ([number], [1])), ("predictions", ([1], [number]))):
        with pytest.raises(ValueError, match="class numbers") as refusal:
            hn.confusion_matrix(*(np.array(each, dtype) for each in pair))
        assert str(refusal.value) == (
            f"confusion matrix, {what}: the class of sample 0 is {number}; class numbers are 0 to 2,147,483,647. "
            "Number the classes 0, 1, 2 and so on."
        )
