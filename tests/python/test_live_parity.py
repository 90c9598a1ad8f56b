"""Ours against plain NumPy in nnfs' manner, live: same shape, same dtype, no differing bit."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet import _bridge, datasets
from hybridnet._numerics import F4, F8, Numerics
from reference import activations, layers, losses
from reference import datasets as reference_datasets
from reference.rules import NNFS, PLAIN, Rules
from reference.same import assert_same

CASES = 200
DTYPES = (np.float32, np.float32, np.float64)
SETTINGS = {NNFS.name: Numerics(F4, F4), PLAIN.name: Numerics(F8, None)}


class Under:
    """The classes of hybridnet with the settings that belong to the oracle's rules."""

    def __init__(self, rules: Rules) -> None:
        self._settings = SETTINGS[rules.name]

    def __getattr__(self, name: str) -> Any:
        return type(name, (getattr(hn, name),), {"_numerics": self._settings})


def cases() -> Iterator[np.random.RandomState]:
    """One seeded generator a case."""
    for seed in range(CASES):
        yield np.random.RandomState(seed)


def batch(random: np.random.RandomState, *, columns: int | None = None, dtype: Any = None) -> np.ndarray:
    """A random batch: 1 to 40 rows, 1 to 70 columns (each vector tail is hit), of a scale from 1e-30 to 1e30."""
    shape = random.randint(1, 40), random.randint(1, 70) if columns is None else columns
    scale = 10.0 ** random.choice([-30, -10, -3, 0, 0, 0, 1, 2, 10, 30])
    return (scale * random.randn(*shape)).astype(dtype or DTYPES[random.randint(3)])


def compare(act: Callable[[Any], Any], act_of_oracle: Callable[[Any], Any], x: np.ndarray, **tolerance: int) -> None:
    with np.errstate(all="ignore"):
        assert_same(act(x), act_of_oracle(x), **tolerance)


def output_of(layer: Any) -> Callable[[Any], Any]:
    def forward(x: Any) -> Any:
        layer.forward(x)
        return layer.output

    return forward


@pytest.mark.parametrize("rules", [NNFS], ids=lambda rules: rules.name)
def test_dense_forward_has_the_bits_of_numpy(rules: Rules) -> None:
    for random in cases():
        x = batch(random)
        weights = batch(random)[:1].repeat(x.shape[1], axis=0)
        weights = (weights * random.randn(*weights.shape)).astype(weights.dtype)
        biases = random.randn(1, weights.shape[1]).astype(DTYPES[random.randint(3)])
        ours = Under(rules).DenseLayer.from_parameters(weights, biases)
        compare(output_of(ours), output_of(layers.DenseLayer(weights, biases, rules=rules)), x)


def test_dense_forward_without_nnfs_is_within_rounding_of_numpy() -> None:
    """BLAS sums in its own order; any order is within terms * 2^-53 * sum |x w|, and both sides may be."""
    for random in cases():
        x = batch(random, dtype=np.float64)
        weights, biases = random.randn(x.shape[1], 7), random.randn(1, 7)
        ours = Under(PLAIN).DenseLayer.from_parameters(weights, biases)
        ours.forward(x)
        bound = 2 * (x.shape[1] + 1) * 2.0**-53 * (np.abs(x) @ np.abs(weights) + np.abs(biases))
        assert np.all(np.abs(ours.output - (x @ weights + biases)) <= bound)


@pytest.mark.parametrize("rules", [NNFS, PLAIN], ids=lambda rules: rules.name)
@pytest.mark.parametrize("x", [[[0.0]], [[-0.0]], [[np.nan], [np.inf], [-1.0]], [[np.nan]], [[2.0]]], ids=str)
@pytest.mark.parametrize("weights", [[[0.0]], [[np.nan, np.inf, -1.0]], [[np.nan]], [[-0.0]]], ids=str)
def test_products_of_a_single_number_have_the_bits_of_numpy(rules: Rules, x: Any, weights: Any) -> None:
    """BLAS adds nothing for a factor of 0, so that NaN and infinity times a single 0 are 0."""
    inputs, w = np.array(x, np.float32), np.array(weights, np.float32)
    b = np.full((1, w.shape[1]), -0.0, np.float32)
    ours = Under(rules).DenseLayer.from_parameters(w, b)
    compare(output_of(ours), output_of(layers.DenseLayer(w, b, rules=rules)), inputs)


@pytest.mark.parametrize("product", [None, F4, F8], ids=str)
@pytest.mark.parametrize("dtypes", [*itertools.product(["f4", "f8"], repeat=4)], ids="-".join)
def test_dense_gives_the_dtypes_of_numpy_whatever_meets(product: Any, dtypes: tuple[str, ...]) -> None:
    """Inputs, weights, biases and gradients of either dtype, under every setting that an ``init`` can make."""

    def dot(a: np.ndarray, b: np.ndarray) -> np.ndarray:
        exact = np.dot(a.astype("f8"), b.astype("f8"))
        return exact.astype(product or np.result_type(a, b))

    random = np.random.RandomState(4)
    x, w, b, g = (
        random.randn(*shape).astype(dtype)
        for shape, dtype in zip([(5, 3), (3, 2), (1, 2), (5, 2)], dtypes, strict=True)
    )
    kind = type("Set", (hn.DenseLayer,), {"_numerics": Numerics(F8, product)})
    layer = kind.from_parameters(w, b)
    layer.forward(x)
    layer.backward(g)
    assert_same(layer.output, dot(x, w) + b, relative=1e-6)
    assert_same(layer.dweights, dot(x.T, g), relative=1e-6)
    assert_same(layer.dbiases, g.sum(axis=0, keepdims=True))
    assert_same(layer.dinputs, dot(g, w.T), relative=1e-6)


@pytest.mark.parametrize("name", ["ReLUActivation", "LinearActivation", "HeavisideActivation", "LeakyReLUActivation"])
def test_activation_forward_has_the_bits_of_numpy(name: str) -> None:
    for random in cases():
        compare(output_of(getattr(hn, name)()), output_of(getattr(activations, name)()), batch(random))


def test_what_only_passes_numbers_on_has_their_bits() -> None:
    for random in cases():
        x, slope = batch(random), float(random.uniform(-1, 1))
        compare(output_of(hn.InputLayer()), lambda given: given, x)
        compare(output_of(hn.FunctionActivation(np.negative)), np.negative, x)
        compare(
            output_of(hn.LeakyReLUActivation(slope)), lambda given, s=slope: np.where(given > 0, given, s * given), x
        )


@pytest.mark.parametrize("name", ["SigmoidActivation", "SoftmaxActivation"])
def test_activation_with_exp_has_the_bits_of_numpy_in_float32(name: str) -> None:
    for random in cases():
        x = batch(random, dtype=np.float32)
        compare(output_of(getattr(hn, name)()), output_of(getattr(activations, name)()), x)


# exp of float64: NumPy may use a kernel of its own, 1 unit in the last place from the C library's; sums of such terms
# and a division add one rounding each.
@pytest.mark.parametrize(("name", "ulp"), [("SigmoidActivation", 2), ("SoftmaxActivation", 4)])
def test_activation_with_exp_is_close_to_numpy_in_float64(name: str, ulp: int) -> None:
    for random in cases():
        x = batch(random, dtype=np.float64)
        compare(output_of(getattr(hn, name)()), output_of(getattr(activations, name)()), x, ulp=ulp)


# The engine's expm1 and log1p are made of exp and log: up to 5 ulp in float32 and 3 in float64 were measured. SiLU is
# one division of numbers whose exp may be 1 ulp off in float64.
@pytest.mark.parametrize(("name", "ulp"), [("ELUActivation", 6), ("SoftplusActivation", 6), ("SiLUActivation", 4)])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_smooth_activations_are_close_to_numpy(name: str, ulp: int, dtype: Any) -> None:
    for random in cases():
        x = batch(random, dtype=dtype)
        compare(output_of(getattr(hn, name)()), output_of(getattr(activations, name)()), x, ulp=ulp)


# NumPy has no erf: the reference is a series of its own, of 29 terms in the dtype of the inputs.
@pytest.mark.parametrize(("dtype", "relative"), [(np.float32, 2e-6), (np.float64, 1e-14)])
@pytest.mark.parametrize("approximate", [False, True])
def test_gelu_is_close_to_its_formula(dtype: Any, relative: float, approximate: bool) -> None:
    for random in cases():
        x = random.uniform(-4, 4, (5, 7)).astype(dtype)
        ours, oracle = hn.GELUActivation(approximate), activations.GELUActivation(approximate)
        ours.forward(x)
        oracle.forward(x)
        # Below 0 the distribution is a difference to 1: its error is absolute, of the size of its inputs.
        np.testing.assert_allclose(ours.output, oracle.output, rtol=relative, atol=4 * relative)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_tanh_is_within_one_unit_in_the_last_place_of_numpy(dtype: Any) -> None:
    for random in cases():
        x = batch(random, dtype=dtype)
        compare(output_of(hn.TanhActivation()), output_of(activations.TanhActivation()), x, ulp=1)


def test_dropout_forward_has_the_bits_and_the_stream_of_numpy() -> None:
    for seed, random in enumerate(cases()):
        x, rate = batch(random), random.choice([0.0, 0.1, 0.5, 0.9])
        ours = hn.DropoutLayer(rate, random_state=np.random.RandomState(seed))
        oracle = layers.DropoutLayer(rate)
        ours.forward(x)
        oracle.forward(x, np.random.RandomState(seed))
        assert_same(ours.output, oracle.output)
        assert_same(ours.binary_mask, oracle.binary_mask)
        ours.forward(x, training=False)
        assert_same(ours.output, x.copy())


def probabilities(random: np.random.RandomState, dtype: Any) -> np.ndarray:
    """Rows that sum to 1, zeros and ones among them."""
    raw = np.exp(10 * random.randn(random.randint(1, 40), random.randint(2, 20)))
    return (raw / raw.sum(axis=1, keepdims=True)).astype(dtype)


def labels_of_every_form(random: np.random.RandomState, p: np.ndarray) -> dict[str, np.ndarray]:
    classes = random.randint(0, p.shape[1], len(p))
    one_hot = np.eye(p.shape[1])[classes]
    forms: dict[str, np.ndarray] = {f"classes {t}": classes.astype(t) for t in ("uint8", "int16", "int32", "int64")}
    forms |= {f"one-hot {t}": one_hot.astype(t) for t in ("bool", "uint8", "int16", "float32")}
    return forms


def test_categorical_crossentropy_has_the_bits_of_numpy_for_labels_of_every_form() -> None:
    oracle = losses.CategoricalCrossentropyLoss(NNFS)
    for random in cases():
        p = probabilities(random, np.float32)
        for form, y in labels_of_every_form(random, p).items():
            loss = hn.CategoricalCrossentropyLoss()
            assert_same(loss.forward(p, y), oracle.forward(p, y), where=form)
            assert_same(loss.calculate(p, y), losses.calculate(oracle, p, y), where=form)


def test_categorical_crossentropy_of_wide_one_hot_labels_is_close_to_numpy() -> None:
    """int32, int64 and float64 labels make the logarithm float64: within 1 unit in the last place."""
    oracle = losses.CategoricalCrossentropyLoss(NNFS)
    for random in cases():
        p = probabilities(random, np.float32)
        y = np.eye(p.shape[1])[random.randint(0, p.shape[1], len(p))]
        for dtype in ("int32", "int64", "float64"):
            ours = hn.CategoricalCrossentropyLoss().forward(p, y.astype(dtype))
            assert_same(ours, oracle.forward(p, y.astype(dtype)), ulp=1, where=dtype)


@pytest.mark.parametrize("name", ["BinaryCrossentropyLoss", "SigmoidBinaryCrossentropyLoss"])
def test_binary_crossentropy_has_the_bits_of_numpy(name: str) -> None:
    oracle, combined = getattr(losses, name)(), losses.SigmoidBinaryCrossentropyLoss()
    for random in cases():
        p = random.choice([0, 1, 0.5, 1e-9, 0.3, 1 - 1e-9], (random.randint(1, 40), random.randint(1, 5)))
        p = (p * random.uniform(0.5, 1, p.shape)).astype(np.float32)
        for dtype in ("bool", "uint8", "int16", "int32", "int64", "float32", "float64"):
            y = random.randint(0, 2, p.shape).astype(dtype)
            ours = getattr(hn, name)()
            assert_same(ours.forward(p, y), oracle.forward(p, y), where=dtype)
            if isinstance(ours, hn.SigmoidBinaryCrossentropyLoss) and dtype in ("float32", "float64"):
                combined.backward(p, y)
                assert_same(ours._combined_backward(p, y), combined.dinputs, where=dtype)


def test_entropies_of_what_is_no_probability_have_the_bits_of_numpy() -> None:
    """Predictions of any scale and sign are clipped, as in NumPy; NaN stays."""
    for random in cases():
        p = batch(random, dtype=np.float32)
        p[random.rand(*p.shape) < 0.05] = random.choice([np.nan, np.inf, -np.inf, -0.0])
        classes, truths = random.randint(0, p.shape[1], len(p)), random.randint(0, 2, p.shape).astype(np.float32)
        for ours, oracle, y in (
            (hn.CategoricalCrossentropyLoss(), losses.CategoricalCrossentropyLoss(NNFS), classes),
            (hn.BinaryCrossentropyLoss(), losses.BinaryCrossentropyLoss(), truths),
        ):
            with np.errstate(all="ignore"):
                assert_same(ours.forward(p, y), oracle.forward(p, y))
                assert_same(ours.calculate(p, y), losses.calculate(oracle, p, y))


def test_softmax_and_crossentropy_in_one_have_the_bits_of_numpy() -> None:
    oracle = losses.SoftmaxCategoricalCrossentropy(NNFS)
    for random in cases():
        x, ours = batch(random, dtype=np.float32), hn.SoftmaxCategoricalCrossentropy()
        classes = random.randint(0, x.shape[1], len(x))
        for y in (classes, np.eye(x.shape[1], dtype=np.float32)[classes]):
            with np.errstate(all="ignore"):
                assert_same(ours.forward(x, y), oracle.forward(x, y))
            assert_same(ours.output, oracle.output)


def test_every_class_with_a_forward_is_held_against_numpy_here() -> None:
    kinds = {
        name
        for name in hn.__all__
        if hasattr(getattr(hn, name), "forward") and getattr(hn, name).__base__ is not object
    }
    text = Path(__file__).read_text(encoding="utf-8")
    assert {name for name in kinds - {"Activation", "Model"} if name not in text} == set()
    assert len(kinds) > 12


@pytest.mark.parametrize("name", ["MeanSquaredErrorLoss", "MeanAbsoluteErrorLoss"])
def test_regression_losses_have_the_bits_of_numpy(name: str) -> None:
    oracle = getattr(losses, name)()
    for random in cases():
        p = batch(random)
        y = (p * random.uniform(-1, 2, p.shape)).astype(DTYPES[random.randint(3)])
        with np.errstate(all="ignore"):
            assert_same(getattr(hn, name)().forward(p, y), oracle.forward(p, y))
            assert_same(getattr(hn, name)().calculate(p, y), losses.calculate(oracle, p, y))


@pytest.mark.parametrize("rows", [1, 7, 8, 9, 127, 128, 129, 300, 1000, 8191, 8192, 8193, 20000])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_mean_of_a_batch_is_summed_in_the_order_of_numpy(rows: int, dtype: Any) -> None:
    values = np.random.RandomState(rows).randn(rows).astype(dtype)
    assert_same(_bridge.mean(values), np.mean(values))


SIZES = [(1, 1), (2, 3), (7, 2), (100, 3), (333, 5)]


@pytest.mark.parametrize("rules", [NNFS, PLAIN], ids=lambda rules: rules.name)
def test_spiral_and_vertical_have_the_bits_of_nnfs(rules: Rules) -> None:
    """Rows of 20 seeds and several sizes, and the random stream afterward."""
    for kind in ("spiral", "vertical"):
        for seed in range(20):
            for samples, classes in SIZES:
                stream, twin = np.random.RandomState(seed), np.random.RandomState(seed)
                X, y = datasets._nnfs_points(kind, samples, classes, stream, SETTINGS[rules.name])
                expected = getattr(reference_datasets, f"{kind}_data")(samples, classes, twin, rules)
                assert_same(X, expected[0])
                assert_same(y, expected[1])
                assert stream.randn() == twin.randn()


@pytest.mark.parametrize("samples", [0, 1, 2, 10, 999, 1000])
def test_sine_has_the_bits_of_nnfs(samples: int) -> None:
    for ours, expected in zip(hn.sine_data(samples), reference_datasets.sine_data(samples), strict=True):
        assert_same(ours, expected)


@pytest.mark.parametrize("distribution", ["uniform", "normal", "bernoulli"])
def test_a_million_draws_have_the_bits_of_numpy(distribution: str) -> None:
    for seed in range(20):
        stream, twin = np.random.RandomState(seed), np.random.RandomState(seed)
        probability = 0.05 + 0.045 * seed
        ours = _bridge.draw(distribution, 1_000_000, stream, probability)
        match distribution:
            case "uniform":
                expected = twin.random_sample(1_000_000)
            case "normal":
                expected = twin.randn(1_000_000)
            case _:
                expected = twin.binomial(1, probability, 1_000_000).astype(np.float64)
        assert_same(ours, expected)
        assert_same(stream.get_state()[1], twin.get_state()[1])
        assert stream.get_state()[2:] == twin.get_state()[2:]


def test_ten_thousand_calls_mixed_with_numpys_own_give_one_stream() -> None:
    """Ours and NumPy's draws in any order from the global stream, against NumPy and the oracle alone."""
    np.random.seed(7)
    twin = np.random.RandomState(7)
    choices = np.random.RandomState(1)
    for _ in range(10_000):
        n = int(choices.randint(1, 30))
        match int(choices.randint(9)):
            case 0:
                assert_same(np.random.randn(n), twin.randn(n))
            case 1:
                assert_same(np.random.rand(n), twin.rand(n))
            case 2:
                assert_same(np.random.permutation(n), twin.permutation(n))
            case 3:
                assert_same(np.random.randint(0, n, 3), twin.randint(0, n, 3))
            case 4:
                assert_same(hn.spiral_data(n, 3)[0], reference_datasets.spiral_data(n, 3, twin)[0])
            case 5:
                assert_same(hn.vertical_data(n, 2)[0], reference_datasets.vertical_data(n, 2, twin)[0])
            case 6:
                assert_same(hn.DenseLayer(n, 3).weights, layers.DenseLayer.draw(n, 3, twin).weights)
            case 7:
                x = np.ones((n, 3), np.float32)
                ours, oracle = hn.DropoutLayer(0.3), layers.DropoutLayer(0.3)
                ours.forward(x)
                oracle.forward(x, twin)
                assert_same(ours.output, oracle.output)
            case _:
                assert_same(hn.moons_data(n, noise=0.1)[0], reference_datasets.moons_data(n, twin, noise=0.1)[0])
    mine, theirs = np.random.get_state(), twin.get_state()
    assert_same(mine[1], theirs[1])
    assert mine[2:] == theirs[2:]


@pytest.mark.parametrize(
    ("initializer", "scale"),
    [
        ("he", lambda i, n: float(np.sqrt(2 / i))),
        ("glorot", lambda i, n: float(np.sqrt(2 / (i + n)))),
        ("nnfs", lambda i, n: 0.01),
    ],
)
def test_S61_normal_initializers_are_scaled_draws(initializer: str, scale: Callable[[int, int], float]) -> None:
    weights = hn.DenseLayer(30, 20, initializer=initializer, random_state=3).weights
    assert_same(weights, scale(30, 20) * np.random.RandomState(3).randn(30, 20).astype(np.float32))


def test_S61_zeros_draw_nothing_and_uniform_stays_within_its_limit() -> None:
    stream = np.random.RandomState(3)
    assert not hn.DenseLayer(30, 20, initializer="zeros", random_state=stream).weights.any()
    assert stream.rand() == np.random.RandomState(3).rand()
    weights = hn.DenseLayer(300, 20, initializer="uniform", scale=0.25, random_state=3).weights
    assert 0.24 < np.abs(weights).max() <= 0.25
