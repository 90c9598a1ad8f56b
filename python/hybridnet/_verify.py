"""``hybridnet.verify()``: what is bit-equal to NumPy on this machine, as a short table.

The one file of the package that computes with NumPy: it sets NumPy's numbers beside the engine's. Its formulas are
those of nnfs and of the book.
"""

from __future__ import annotations

import argparse
import platform
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from . import _bridge, _runtime
from . import activations as act
from . import datasets as data
from . import losses as loss
from ._numerics import F4, F8, Numerics, local_flavour
from ._version import __version__
from .layers import DenseLayer, DropoutLayer

Array: TypeAlias = NDArray[Any]
Random: TypeAlias = np.random.RandomState
#: What the engine gave, and what NumPy gives.
Pairs: TypeAlias = Iterator[tuple[Array, Array]]

# One float32 in so many is compared, of all 2^32; odd, so that every last bit pattern comes.
STRIDE = 509
SMALLEST, LARGEST = 1e-7, 1 - 1e-7
SHAPES = ((1, 1, 1), (3, 4, 3), (5, 1, 7), (300, 2, 64), (300, 64, 3), (33, 17, 130), (128, 784, 10))
SETTINGS = Numerics(F4, F4)
FLAVOURS = {"simd": "NumPy's vector kernels", "libm": "the C library's"}


@dataclass(frozen=True)
class Check:
    """One row of the table: how its numbers come about, and how many units in the last place they may be apart."""

    name: str
    pairs: Callable[[Random], Pairs]
    ulp: int = 0


@dataclass(frozen=True)
class Finding:
    """What a row found."""

    name: str
    promised: int
    compared: int
    differing_bits: int
    greatest_ulp: float

    @property
    def holds(self) -> bool:
        """Whether all is as promised."""
        return self.greatest_ulp <= self.promised


def verify() -> bool:
    """Compare the engine's numbers with those of the installed NumPy and print a table. Takes a few seconds.

    NumPy's random stream and what :func:`hybridnet.init` has set stay as they are.

    Returns
    -------
    Whether all that is promised holds on this machine.

    Raises
    ------
    RuntimeNotFoundError : .NET cannot be started.
    """
    print(header(), end="\n\n", flush=True)
    begin = time.perf_counter()
    findings = [measure(check) for check in tqdm(CHECKS, desc="comparing", delay=2, leave=False, disable=None)]
    print(table(findings))
    good = all(finding.holds for finding in findings)
    print(f"\n{verdict(findings)} ({time.perf_counter() - begin:.1f} s)")
    return good


def run(options: argparse.Namespace) -> int:
    """``python -m hybridnet verify``."""
    return 0 if verify() else 1


def header() -> str:
    """What this machine computes with."""
    library = _runtime.interop().Library
    flavour = local_flavour()
    return "\n".join(
        f"{name:<11}{value}"
        for name, value in (
            ("hybridnet", f"{__version__}, .NET {library.RuntimeVersion()}"),
            ("NumPy", f"{np.__version__}, float32 exp and log: {FLAVOURS[flavour]} ({flavour!r})"),
            ("processor", f"{processor()}, vectors of {library.VectorBits()} bits"),
        )
    )


def processor() -> str:
    """The processor's name, as far as the system tells."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def measure(check: Check) -> Finding:
    """Compute both sides of a row, always from the same numbers, and count."""
    compared, bits, ulp = 0, 0, 0.0
    with np.errstate(all="ignore"):
        for ours, numpys in check.pairs(np.random.RandomState(1)):
            compared += numpys.size
            found_bits, found_ulp = differences(ours, numpys)
            bits, ulp = bits + found_bits, max(ulp, found_ulp)
    return Finding(check.name, check.ulp, compared, bits, ulp)


def differences(ours: Array, numpys: Array) -> tuple[int, float]:
    """How many bits differ, NaN as NaN, and how many floats apart the worst element is.

    Another shape or dtype is infinitely far.
    """
    ours, numpys = np.atleast_1d(ours), np.atleast_1d(numpys)
    if ours.shape != numpys.shape or ours.dtype != numpys.dtype:
        return 8 * numpys.nbytes, np.inf
    unsigned = np.dtype(f"u{numpys.dtype.itemsize}")
    a, b = (np.ascontiguousarray(array).view(unsigned) for array in (ours, numpys))
    wrong = a != b
    if numpys.dtype.kind == "f":
        wrong &= ~(np.isnan(ours) & np.isnan(numpys))
    if not wrong.any():
        return 0, 0.0
    return int(np.bitwise_count(a[wrong] ^ b[wrong]).sum()), _ulp(ours[wrong], numpys[wrong])


def _ulp(a: Array, b: Array) -> float:
    """The number of floats between the two that are farthest apart; infinite where one of them is no finite number."""
    if a.dtype.kind != "f" or not (np.isfinite(a) & np.isfinite(b)).all():
        return float(np.inf)
    p, q = _places(a), _places(b)
    return float((np.maximum(p, q) - np.minimum(p, q)).max())


def _places(x: Array) -> Array:
    """Whole numbers in the order of the floats, next to each other for neighbours; -0.0 lies just below 0.0."""
    width = 8 * x.dtype.itemsize
    bits = x.view(f"u{x.dtype.itemsize}").astype(np.uint64)
    sign, all_bits = np.uint64(2 ** (width - 1)), np.uint64(2**width - 1)
    return np.where(bits >= sign, all_bits - bits, sign | bits)


def table(findings: list[Finding]) -> str:
    """A line for each row."""
    lines = [f"{'':<36}{'compared':>14}{'differing bits':>17}   promised"]
    for row in findings:
        promise = f"at most {row.promised} ulp" if row.promised else "no bit"
        seen = f": {row.greatest_ulp:g} ulp at most" if row.differing_bits and row.promised else ""
        mark = "" if row.holds else "   DOES NOT HOLD"
        lines.append(f"{row.name:<36}{row.compared:>14,}{row.differing_bits:>17,}   {promise}{seen}{mark}")
    return "\n".join(lines)


def verdict(findings: list[Finding]) -> str:
    """The last line."""
    broken = [row.name for row in findings if not row.holds]
    if not broken:
        return "All that is promised holds on this machine."
    return f"Not as promised on this machine: {'; '.join(broken)}."


# -- NumPy's side, after nnfs.init(): products are summed in float64 and come back as float32 ------------------------


def dot(a: Array, b: Array) -> Array:
    """``sum_k a[i, k] * b[k, j]``."""
    return np.asarray(np.dot(a.astype(F8), b.astype(F8)).astype(F4))


def softmax(x: Array) -> Array:
    """``exp(x - max) / sum(exp(x - max))`` in each row."""
    powers = np.exp(x - np.max(x, axis=1, keepdims=True))
    return np.asarray(powers / np.sum(powers, axis=1, keepdims=True))


def sigmoid(x: Array) -> Array:
    """``1 / (1 + exp(-x))``."""
    return np.asarray(1 / (1 + np.exp(-x)))


def cross_entropy(probabilities: Array, labels: Array) -> Array:
    """``-log`` of the probability of the right class, a number a sample."""
    p = np.clip(probabilities, SMALLEST, LARGEST)
    return np.asarray(-np.log(p[range(len(p)), labels] if labels.ndim == 1 else np.sum(p * labels, axis=1)))


def spiral(samples: int, classes: int, random: Random) -> tuple[Array, Array]:
    """``spiral_data`` of nnfs."""
    X, y = np.zeros((samples * classes, 2), F4), np.zeros(samples * classes, np.uint8)
    for k in range(classes):
        rows = slice(samples * k, samples * (k + 1))
        r = np.linspace(0.0, 1, samples)
        t = np.linspace(k * 4, (k + 1) * 4, samples) + random.randn(samples).astype(F4) * 0.2
        X[rows], y[rows] = np.c_[r * np.sin(t * 2.5), r * np.cos(t * 2.5)], k
    return X, y


def vertical(samples: int, classes: int, random: Random) -> tuple[Array, Array]:
    """``vertical_data`` of nnfs."""
    X, y = np.zeros((samples * classes, 2), F4), np.zeros(samples * classes, np.uint8)
    for k in range(classes):
        rows = slice(samples * k, samples * (k + 1))
        first, second = random.randn(samples).astype(F4), random.randn(samples).astype(F4)
        X[rows], y[rows] = np.c_[first * 0.1 + k / 3, second * 0.1 + 0.5], k
    return X, y


# -- the rows --------------------------------------------------------------------------------------------------------


def _ours(thing: Any) -> Any:
    """A layer, activation or loss that computes as after nnfs.init(), whatever ``init`` has set."""
    thing._numerics = SETTINGS
    return thing


def _elementary(function: str) -> Callable[[Random], Pairs]:
    """A stride of all floats, NaN, infinities and subnormals among them, and the values where something changes."""

    def pairs(random: Random) -> Pairs:
        every = np.arange(0, 2**32, STRIDE, dtype=np.uint32).view(F4)
        special = [0.0, -0.0, 1, np.inf, -np.inf, np.nan, 1e-45, 88.72284, 88.72283, -103.97208, -103.97207, 3.4e38]
        for x in (*np.array_split(every, 16), np.array(special, F4)):
            yield _bridge.elementary(function, x, SETTINGS), getattr(np, function)(x)

    return pairs


def _elementary_wide(function: str) -> Callable[[Random], Pairs]:
    def pairs(random: Random) -> Pairs:
        for x in (random.randn(100_000) * 300, random.random_sample(100_000), 10 ** random.uniform(-300, 300, 100_000)):
            yield _bridge.elementary(function, x, SETTINGS), getattr(np, function)(x)

    return pairs


def _numbers(random: Random, *shape: int) -> Array:
    """Of many magnitudes, some of them special."""
    numbers = (random.randn(*shape) * 10 ** random.uniform(-3, 2, shape)).astype(F4)
    for value in (0.0, -0.0, np.inf, -np.inf, np.nan):
        numbers[random.random_sample(shape) < 0.001] = value
    return numbers


def _plain(random: Random, *shape: int) -> Array:
    return random.randn(*shape).astype(F4)


def _products(random: Random) -> Pairs:
    for batch, inputs, neurons in SHAPES:
        x, w = _numbers(random, batch, inputs), _numbers(random, inputs, neurons)
        yield _bridge.dense_forward(x, w, np.zeros((1, neurons), F4), SETTINGS), dot(x, w) + np.zeros((1, neurons), F4)


def _sums(random: Random) -> Pairs:
    for n in (*range(1, 300), 8191, 8192, 8193, 100_000):
        x = _plain(random, n)
        yield np.asarray(_bridge.mean(x)), np.asarray(np.mean(x))
    for batch, _, neurons in SHAPES:
        layer, g = _ours(DenseLayer(2, neurons, initializer="zeros")), _plain(random, batch, neurons)
        layer.weights, layer.biases = np.zeros((2, neurons), F4), np.zeros((1, neurons), F4)
        layer.forward(np.zeros((batch, 2), F4))
        layer.backward(g)
        yield layer.dbiases, np.sum(g, axis=0, keepdims=True)


def _dense(random: Random) -> Pairs:
    l1, l2 = 1e-3, 5e-4
    for batch, inputs, neurons in SHAPES:
        x, w, b = _plain(random, batch, inputs), _plain(random, inputs, neurons), _plain(random, 1, neurons)
        g = _plain(random, batch, neurons)
        layer = _ours(DenseLayer.from_parameters(w, b))
        layer.weight_regularizer_l1, layer.weight_regularizer_l2 = l1, l2
        layer.forward(x)
        yield layer.output, dot(x, w) + b
        layer.backward(g)
        dweights = dot(x.T, g)
        dweights += l1 * np.where(w < 0, -1, 1).astype(F4)
        dweights += 2 * l2 * w
        yield layer.dweights, dweights
        yield layer.dbiases, np.sum(g, axis=0, keepdims=True)
        yield layer.dinputs, dot(g, w.T)


def _dropout(random: Random) -> Pairs:
    for rate in (0.0, 0.1, 0.5, 0.9):
        x, g = _numbers(random, 200, 64), _plain(random, 200, 64)
        layer = DropoutLayer(rate, random_state=7)
        layer.forward(x)
        layer.backward(g)
        mask = np.random.RandomState(7).binomial(1, 1 - rate, size=x.shape) / (1 - rate)
        yield layer.output, x * mask
        yield layer.dinputs, g * mask


def _activation(
    make: Callable[[], Any], forward: Callable[[Array], Array], backward: Callable[[Array, Array, Array], Array]
) -> Callable[[Random], Pairs]:
    """An activation there and back: ``forward(x)`` and ``backward(x, y, g)`` are NumPy's."""

    def pairs(random: Random) -> Pairs:
        for batch, _, columns in SHAPES:
            x, g = _numbers(random, batch, columns), _plain(random, batch, columns)
            activation = _ours(make())
            activation.forward(x)
            activation.backward(g)
            yield activation.output, forward(x)
            # From the same output, so that a difference shows once.
            yield activation.dinputs, backward(x, activation.output, g)

    return pairs


def _softmax_slope(x: Array, y: Array, g: Array) -> Array:
    dinputs = np.empty_like(g)
    for row in range(len(g)):
        s = y[row].reshape(-1, 1)
        dinputs[row] = dot(np.diagflat(s) - dot(s, s.T), g[row])
    return dinputs


def _categorical(random: Random) -> Pairs:
    for batch, _, classes in SHAPES:
        p, labels = softmax(_plain(random, batch, classes) * 20), random.randint(0, classes, batch)
        for y in (labels, np.eye(classes, dtype=F4)[labels]):
            ours = _ours(loss.CategoricalCrossentropyLoss())
            yield ours.forward(p, y), cross_entropy(p, y)
            ours.backward(p, y)
            yield ours.dinputs, -(np.eye(classes, dtype=F4)[labels] / p) / batch


def _binary(random: Random) -> Pairs:
    for batch, _, columns in SHAPES:
        p, y = random.random_sample((batch, columns)).astype(F4), random.randint(0, 2, (batch, columns)).astype(F4)
        ours = _ours(loss.BinaryCrossentropyLoss())
        c = np.clip(p, SMALLEST, LARGEST)
        yield ours.forward(p, y), np.mean(-(y * np.log(c) + (1 - y) * np.log(1 - c)), axis=-1)
        ours.backward(p, y)
        yield ours.dinputs, -(y / c - (1 - y) / (1 - c)) / columns / batch


def _regression(random: Random) -> Pairs:
    for batch, _, columns in SHAPES:
        p, y = _plain(random, batch, columns), _plain(random, batch, columns)
        squared, absolute = _ours(loss.MeanSquaredErrorLoss()), _ours(loss.MeanAbsoluteErrorLoss())
        yield squared.forward(p, y), np.mean((y - p) ** 2, axis=-1)
        yield absolute.forward(p, y), np.mean(np.abs(y - p), axis=-1)
        squared.backward(p, y)
        yield squared.dinputs, -2 * (y - p) / columns / batch
        absolute.backward(p, y)
        yield absolute.dinputs, np.sign(y - p) / columns / batch


def _combined(random: Random) -> Pairs:
    for batch, _, classes in SHAPES:
        x, labels = _plain(random, batch, classes) * 20, random.randint(0, classes, batch)
        ours = loss.SoftmaxCategoricalCrossentropy()
        _ours(ours.activation), _ours(ours.loss)
        value, p = ours.forward(x, labels), softmax(x)
        yield np.asarray(value), np.asarray(np.mean(cross_entropy(p, labels)))
        ours.backward(ours.output, labels)
        dinputs = p.copy()
        dinputs[range(batch), labels] -= 1
        yield ours.dinputs, dinputs / batch


def _datasets(random: Random) -> Pairs:
    for samples, classes in ((1, 1), (100, 3), (1000, 5), (33, 7)):
        for ours, numpys in ((data._spiral, spiral), (data._vertical, vertical)):
            points, labels = ours(samples, classes, np.random.RandomState(samples), SETTINGS)
            expected = numpys(samples, classes, np.random.RandomState(samples))
            yield points, expected[0]
            yield labels, expected[1]
    x, y = data.sine_data(1000)
    steps = np.arange(1000).reshape(-1, 1) / 1000
    yield x, steps
    yield y, np.sin(2 * np.pi * steps)


def _stream(random: Random) -> Pairs:
    """Both streams draw the same in turn; at the end they must stand at the same place."""
    ours, numpys = np.random.RandomState(3), np.random.RandomState(3)
    for count in (1, 3, 1000, 100_001):
        yield _bridge.draw("normal", count, ours), numpys.randn(count)
        yield _bridge.draw("uniform", count, ours), numpys.random_sample(count)
        yield _bridge.draw("bernoulli", count, ours, probability=0.3), numpys.binomial(1, 0.3, count).astype(F8)
    end, expected = ours.get_state(legacy=False), numpys.get_state(legacy=False)
    yield end["state"]["key"], expected["state"]["key"]
    for name in ("has_gauss", "gauss"):
        yield np.array([end[name]], F8), np.array([expected[name]], F8)
    yield np.array([end["state"]["pos"]]), np.array([expected["state"]["pos"]])


CHECKS = (
    Check("exp, float32, one in 509 of all", _elementary("exp")),
    Check("log, float32, one in 509 of all", _elementary("log")),
    Check("exp, float64", _elementary_wide("exp"), ulp=1),
    Check("log, float64", _elementary_wide("log"), ulp=1),
    Check("products", _products),
    Check("sums and means", _sums),
    Check("DenseLayer", _dense),
    Check("DropoutLayer", _dropout),
    Check(
        "ReLUActivation",
        _activation(act.ReLUActivation, lambda x: np.maximum(0, x), lambda x, y, g: np.where(x <= 0, F4.type(0), g)),
    ),
    Check("SoftmaxActivation", _activation(act.SoftmaxActivation, softmax, _softmax_slope)),
    Check("SigmoidActivation", _activation(act.SigmoidActivation, sigmoid, lambda x, y, g: g * (1 - y) * y)),
    Check("LinearActivation", _activation(act.LinearActivation, lambda x: x, lambda x, y, g: g)),
    Check(
        "HeavisideActivation",
        _activation(act.HeavisideActivation, lambda x: np.heaviside(x, F4.type(0)), lambda x, y, g: np.zeros_like(g)),
    ),
    Check(
        "LeakyReLUActivation",
        _activation(
            act.LeakyReLUActivation,
            lambda x: np.where(x > 0, x, 0.01 * x),
            lambda x, y, g: np.where(x > 0, g, 0.01 * g),
        ),
    ),
    Check("TanhActivation", _activation(act.TanhActivation, np.tanh, lambda x, y, g: g * (1 - y * y)), ulp=1),
    Check("CategoricalCrossentropyLoss", _categorical),
    Check("BinaryCrossentropyLoss", _binary),
    Check("MeanSquared-, MeanAbsoluteErrorLoss", _regression),
    Check("SoftmaxCategoricalCrossentropy", _combined),
    Check("spiral, vertical and sine data", _datasets),
    Check("random stream and its end", _stream),
)
