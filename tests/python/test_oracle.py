"""The oracle against others: the real nnfs, scikit-learn, whole runs recorded elsewhere, and central differences."""

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

import nnfs
import nnfs.datasets
import numpy as np
import pytest
from sklearn.datasets import make_circles, make_moons

from golden.generate import local_flavour
from reference import activations, datasets, layers, losses, metrics, optimizers
from reference.rules import NNFS, NNFS_WITHOUT_DTYPE, PLAIN, Array, Rules
from reference.same import assert_same

SEEDS = range(20)
SIMD = pytest.mark.skipif(local_flavour() != "simd", reason="recorded with NumPy's own exp, which it has with AVX2")


@pytest.fixture
def real_nnfs() -> Iterator[Callable[..., None]]:
    """``nnfs.init``, its patches of NumPy and the stream put back afterward."""
    before, state = (np.dot, np.zeros, np.eye, np.random.randn), np.random.get_state()
    yield nnfs.init
    np.dot, np.zeros, np.eye, np.random.randn = before
    np.random.set_state(state)


@pytest.fixture(params=[NNFS, NNFS_WITHOUT_DTYPE, PLAIN], ids=lambda rules: rules.name)
def rules(request: pytest.FixtureRequest, real_nnfs: Callable[..., None]) -> Rules:
    """The oracle's rules, with NumPy patched accordingly."""
    if request.param is not PLAIN:
        real_nnfs(default_dtype=request.param.dtype)
    return request.param


def test_rules_are_what_nnfs_makes_of_numpy(rules: Rules) -> None:
    random = np.random.RandomState(1)
    a, b = random.randn(5, 7).astype("float32"), random.randn(7, 3).astype("float32")
    dot, zeros, eye = np.dot(a, b), np.zeros((2, 3)), np.eye(4)
    np.random.seed(3)
    drawn = np.random.randn(2, 3)
    assert_same(rules.dot(a, b), dot)
    assert_same(rules.zeros((2, 3)), zeros)
    assert_same(rules.eye(4), eye)
    assert_same(rules.randn(np.random.RandomState(3), 2, 3), drawn)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", ["spiral_data", "vertical_data"])
@pytest.mark.parametrize(("samples", "classes"), [(1, 1), (100, 3), (7, 5), (33, 2)])
def test_classification_data_are_those_of_nnfs(name: str, samples: int, classes: int, seed: int, rules: Rules) -> None:
    np.random.seed(seed)
    X, y = getattr(nnfs.datasets, name)(samples, classes)
    state = np.random.get_state()
    random = np.random.RandomState(seed)
    for actual, expected in zip(getattr(datasets, name)(samples, classes, random, rules), (X, y), strict=True):
        assert_same(actual, expected)
    assert_same_state(random, state)


@pytest.mark.parametrize("samples", [1, 2, 7, 1000])
def test_sine_data_are_those_of_nnfs(samples: int, rules: Rules) -> None:
    for actual, expected in zip(datasets.sine_data(samples), nnfs.datasets.sine_data(samples), strict=True):
        assert_same(actual, expected)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("samples", [2, 3, 100, 101])
@pytest.mark.parametrize("options", [{}, {"shuffle": False}, {"noise": 0.1}, {"shuffle": False, "noise": 0.25}])
def test_moons_and_circles_are_those_of_scikit_learn(samples: int, seed: int, options: dict[str, Any]) -> None:
    for own, peer in ((datasets.moons_data, make_moons), (datasets.circles_data, make_circles)):
        random, state = np.random.RandomState(seed), np.random.RandomState(seed)
        X, y = peer(samples, random_state=state, **options)
        points, labels = own(samples, random, **options)
        assert_same(points, X)
        assert_same(labels.astype(y.dtype), y)
        assert_same_state(random, state.get_state())


def test_circles_take_their_factor() -> None:
    X, _ = make_circles(50, factor=0.3, random_state=1)
    assert_same(datasets.circles_data(50, np.random.RandomState(1), factor=0.3)[0], X)


def test_xor_labels_say_whether_one_coordinate_is_above_zero() -> None:
    X, y = datasets.xor_data(400, np.random.RandomState(2))
    assert_same(y, np.array([(a > 0) ^ (b > 0) for a, b in X]).astype("uint8"))
    assert np.bincount(y).min() > 150
    assert X.min() >= -1
    assert X.max() < 1


def test_xor_noise_moves_points_and_keeps_labels() -> None:
    X, y = datasets.xor_data(400, np.random.RandomState(2))
    moved, labels = datasets.xor_data(400, np.random.RandomState(2), noise=0.1)
    assert_same(labels, y)
    assert 0.05 < np.std(moved - X) < 0.15


def test_dense_layer_starts_as_under_nnfs(real_nnfs: Callable[..., None]) -> None:
    real_nnfs()
    weights = 0.01 * np.random.randn(4, 5)
    biases = np.zeros((1, 5))
    layer = layers.DenseLayer.draw(4, 5, np.random.RandomState(0))
    assert_same(layer.weights, weights)
    assert_same(layer.biases, biases)


@SIMD
def test_losses_of_the_recorded_adam_run_come_out_to_the_bit() -> None:
    recorded = {
        0: 0x3F8C9EBD,
        1: 0x3F8C507F,
        2: 0x3F8B9F13,
        10: 0x3F88CC35,
        50: 0x3F605E66,
        100: 0x3F347C5E,
        1000: 0x3E5DC977,
    }
    _, history = train(optimizers.Adam(0.05, 5e-7), 1001)
    assert {epoch: int(history[epoch].view("uint32")) for epoch in recorded} == recorded


@SIMD
@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("optimizer", "l2", "parameters", "history"),
    [
        (optimizers.Adam(0.05, 5e-7), 0, "979dc8a4207e", "679ea1a8b65a"),
        (optimizers.Adam(0.05, 5e-5), 0, "8cfc3eac6091", "07ea8d1539e6"),
        (optimizers.SGD(1.0), 0, "3b04b2c8466c", "c01fdc9b2925"),
        (optimizers.SGD(1.0, 1e-3, 0.9), 0, "b0caa2893e91", "5875a4c25438"),
        (optimizers.SGD(1.0, 1e-3, 0.9), 5e-4, "c2acec11eac3", "38cc1da5ce4e"),
    ],
)
def test_recorded_runs_end_in_the_recorded_bits(
    optimizer: optimizers.Optimizer, l2: float, parameters: str, history: str
) -> None:
    trained, losses_ = train(optimizer, 10_001, l2)
    assert digest(*(array for layer in trained for array in (layer.weights, layer.biases))) == parameters
    assert digest(np.array(losses_)) == history


def train(optimizer: Any, epochs: int, l2: float = 0) -> tuple[list[layers.DenseLayer], list[Any]]:
    """The spiral job: 300 samples, 2 -> 64 -> 3."""
    random = np.random.RandomState(0)
    X, y = datasets.spiral_data(100, 3, random)
    first, second = layers.DenseLayer.draw(2, 64, random), layers.DenseLayer.draw(64, 3, random)
    first.weight_regularizer_l2 = first.bias_regularizer_l2 = l2
    relu, end, history = activations.ReLUActivation(), losses.SoftmaxCategoricalCrossentropy(), []
    for _ in range(epochs):
        first.forward(X)
        relu.forward(first.output)
        second.forward(relu.output)
        history.append(end.forward(second.output, y) + losses.regularization_loss(first))
        end.backward(end.output, y)
        second.backward(end.dinputs)
        relu.backward(second.dinputs)
        first.backward(relu.dinputs)
        optimizer.pre_update_params()
        optimizer.update_params(first)
        optimizer.update_params(second)
        optimizer.post_update_params()
    return [first, second], history


def digest(*arrays: Array) -> str:
    return hashlib.sha256(b"".join(array.tobytes() for array in arrays)).hexdigest()[:12]


@pytest.mark.parametrize(
    "activation",
    [
        activations.ReLUActivation(),
        activations.SoftmaxActivation(PLAIN),
        activations.SigmoidActivation(),
        activations.LinearActivation(),
        activations.HeavisideActivation(),
        activations.TanhActivation(),
        activations.LeakyReLUActivation(0.2),
        activations.ELUActivation(0.7),
        activations.GELUActivation(),
        activations.GELUActivation(approximate=True),
        activations.SoftplusActivation(),
        activations.SiLUActivation(),
    ],
    ids=lambda activation: type(activation).__name__,
)
def test_activation_slopes_are_the_central_differences(activation: Any) -> None:
    random = np.random.RandomState(5)
    inputs, dvalues = random.randn(4, 3), random.randn(4, 3)

    def total(x: Array) -> float:
        activation.forward(x)
        return float(np.sum(activation.output * dvalues))

    slope = differences(total, inputs)
    activation.forward(inputs)
    activation.backward(dvalues)
    np.testing.assert_allclose(activation.dinputs, slope, rtol=1e-7, atol=1e-9)


CLASSES = np.array([0, 2, 1, 2])
ONE_HOT = np.eye(3)[CLASSES]


@pytest.mark.parametrize("sparse", [True, False], ids=["classes", "one_hot"])
@pytest.mark.parametrize(
    "loss", [losses.CategoricalCrossentropyLoss(PLAIN), losses.SoftmaxCategoricalCrossentropy(PLAIN)]
)
def test_categorical_slopes_are_the_central_differences(loss: Any, sparse: bool) -> None:
    y = CLASSES if sparse else ONE_HOT
    inputs = np.random.RandomState(6).uniform(0.1, 0.9, (4, 3))
    combined = isinstance(loss, losses.SoftmaxCategoricalCrossentropy)
    slope = differences(lambda x: float(loss.forward(x, y) if combined else losses.calculate(loss, x, y)), inputs)
    if combined:
        loss.forward(inputs, y)
    loss.backward(loss.output if combined else inputs, y)
    np.testing.assert_allclose(loss.dinputs, slope, rtol=1e-7, atol=1e-9)


@pytest.mark.parametrize(
    ("loss", "sign"),
    [
        (losses.BinaryCrossentropyLoss(), 1),
        (losses.MeanSquaredErrorLoss(), 1),
        (losses.MeanAbsoluteErrorLoss(), 1),
        # The book's slope of the absolute error has the wrong sign.
        (losses.MeanAbsoluteErrorLoss(book_sign=True), -1),
    ],
)
def test_elementwise_loss_slopes_are_the_central_differences(loss: Any, sign: int) -> None:
    random = np.random.RandomState(7)
    predictions, y = random.uniform(0.1, 0.9, (4, 3)), random.binomial(1, 0.5, (4, 3)).astype("float64")
    slope = differences(lambda p: float(losses.calculate(loss, p, y)), predictions)
    loss.backward(predictions, y)
    np.testing.assert_allclose(sign * loss.dinputs, slope, rtol=1e-7, atol=1e-9)


@pytest.mark.parametrize("name", ["inputs", "weights", "biases"])
def test_dense_slopes_with_penalties_are_the_central_differences(name: str) -> None:
    random = np.random.RandomState(8)
    arrays = {"inputs": random.randn(5, 3), "weights": random.randn(3, 2), "biases": random.randn(1, 2)}
    dvalues = random.randn(5, 2)

    def layer(**changed: Array) -> layers.DenseLayer:
        given = arrays | changed
        made = layers.DenseLayer(
            given["weights"],
            given["biases"],
            weight_regularizer_l1=0.1,
            weight_regularizer_l2=0.2,
            bias_regularizer_l1=0.3,
            bias_regularizer_l2=0.4,
            rules=PLAIN,
        )
        made.forward(given["inputs"])
        return made

    def total(x: Array) -> float:
        made = layer(**{name: x})
        return float(np.sum(made.output * dvalues) + losses.regularization_loss(made))

    slope = differences(total, arrays[name])
    made = layer()
    made.backward(dvalues)
    np.testing.assert_allclose(getattr(made, f"d{name}"), slope, rtol=1e-7, atol=1e-8)


def test_dropout_slope_is_its_mask() -> None:
    layer = layers.DropoutLayer(0.25)
    layer.forward(np.ones((50, 4), "float32"), np.random.RandomState(9))
    layer.backward(np.ones((50, 4), "float32"))
    assert_same(layer.dinputs, layer.output)
    assert set(np.unique(layer.output)) == {0.0, 1 / 0.75}


def test_regression_accuracy_takes_its_precision_from_the_labels() -> None:
    accuracy = metrics.RegressionAccuracy()
    accuracy.init(datasets.sine_data()[1])
    assert accuracy.precision == 0.0028284271247461905


def test_categorical_accuracy_takes_classes_one_hot_and_binary_labels() -> None:
    accuracy = metrics.CategoricalAccuracy()
    assert accuracy.calculate(np.array([0, 1, 1, 2]), CLASSES) == 0.75
    assert accuracy.calculate(np.array([0, 1, 0, 0]), ONE_HOT) == 0.25
    assert accuracy.calculate_accumulated() == 0.5
    assert metrics.CategoricalAccuracy(binary=True).calculate(np.array([[1], [0]]), np.array([[1], [1]])) == 0.5


def differences(function: Callable[[Array], float], x: Array, step: float = 1e-6) -> Array:
    """Slope of a function of all elements, each moved both ways."""
    slope = np.empty_like(x)
    for index in np.ndindex(x.shape):
        ends = []
        for move in (step, -step):
            moved = x.copy()
            moved[index] += move
            ends.append(function(moved))
        slope[index] = (ends[0] - ends[1]) / (2 * step)
    return slope


def assert_same_state(random: np.random.RandomState, state: Any) -> None:
    for actual, expected in zip(random.get_state()[1:], state[1:], strict=True):
        assert_same(actual, expected)
