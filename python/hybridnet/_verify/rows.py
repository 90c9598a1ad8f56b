"""The rows of the table: each computes both sides from the same numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from .. import _bridge
from .. import activations as act
from .. import datasets as data
from .. import losses as loss
from .. import optimizers as opt
from .._numerics import F4, F8, Numerics
from ..layers import DenseLayer, DropoutLayer
from . import formulas
from .formulas import RATE, Array, Random, dot

#: What the engine gave, and what NumPy gives.
Pairs: TypeAlias = Iterator[tuple[Array, Array]]

# One float32 in so many is compared, of all 2^32; odd, so that every last bit pattern comes.
STRIDE = 509
SHAPES = ((1, 1, 1), (3, 4, 3), (5, 1, 7), (300, 2, 64), (300, 64, 3), (33, 17, 130), (128, 784, 10))
SETTINGS = Numerics(F4, F4)


@dataclass(frozen=True)
class Check:
    """One row of the table: a function that computes both sides, and the tolerance in units in the last place."""

    name: str
    pairs: Callable[[Random], Pairs]
    ulp: int = 0


def _ours(thing: Any) -> Any:
    """A layer, activation or loss that computes as after nnfs.init(), independently of ``init``."""
    thing._numerics = SETTINGS
    return thing


def _elementary(function: str) -> Callable[[Random], Pairs]:
    """Evenly spaced bit patterns of all floats, including NaN, infinities and subnormals, and the branch points."""

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
    """Numbers of many magnitudes, some of them special values."""
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


def orders(random: Random) -> Pairs:
    """Products of many terms whose result depends on the order of the additions."""
    for batch, inputs, neurons in ((64, 300, 16), (16, 600, 64), (32, 1000, 32), (16, 4096, 16), (128, 784, 128)):
        x, w = near_ties(random, batch, inputs), (2.0 ** random.randint(-3, 4, (1, neurons))).astype(F4)
        w = np.ones((inputs, 1), F4) * w
        layer = _ours(DenseLayer.from_parameters(w, np.zeros((1, neurons), F4)))
        layer.forward(x)
        yield layer.output, dot(x, w)
        layer = _ours(DenseLayer.from_parameters(np.ones((batch, neurons), F4), np.zeros((1, neurons), F4)))
        layer.forward(np.ascontiguousarray(x.T))
        layer.backward(w)
        yield layer.dweights, dot(x, w)


def near_ties(random: Random, count: int, terms: int) -> Array:
    """Rows of 1, 2^-24 and some 2^-53 in between: the rounding of the sum depends on whether these are lost."""
    x = np.zeros((count, terms), F4)
    for row in x:
        indices = random.permutation(terms)[:12]
        row[indices] = 2.0**-53
        row[indices[:2]] = 1, 2.0**-24
    return x


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
    """Forward and backward of an activation; ``forward(x)`` and ``backward(x, y, g)`` are in NumPy."""

    def pairs(random: Random) -> Pairs:
        for batch, _, columns in SHAPES:
            x, g = _numbers(random, batch, columns), _plain(random, batch, columns)
            activation = _ours(make())
            activation.forward(x)
            activation.backward(g)
            yield activation.output, forward(x)
            # From the same output, so that a difference is counted once.
            yield activation.dinputs, backward(x, activation.output, g)

    return pairs


def _categorical(random: Random) -> Pairs:
    for batch, _, classes in SHAPES:
        p, labels = formulas.softmax(_plain(random, batch, classes) * 20), random.randint(0, classes, batch)
        for y in (labels, np.eye(classes, dtype=F4)[labels]):
            ours = _ours(loss.CategoricalCrossentropyLoss())
            yield ours.forward(p, y), formulas.cross_entropy(p, y)
            ours.backward(p, y)
            yield ours.dinputs, -(np.eye(classes, dtype=F4)[labels] / p) / batch


def _binary(random: Random) -> Pairs:
    for batch, _, columns in SHAPES:
        p, y = random.random_sample((batch, columns)).astype(F4), random.randint(0, 2, (batch, columns)).astype(F4)
        ours = _ours(loss.BinaryCrossentropyLoss())
        c = np.clip(p, formulas.SMALLEST, formulas.LARGEST)
        yield ours.forward(p, y), np.mean(-(y * np.log(c) + (1 - y) * np.log(1 - c)), axis=-1)
        ours.backward(p, y)
        yield ours.dinputs, -(y / c - (1 - y) / (1 - c)) / columns / batch
        yield _ours(loss.SigmoidBinaryCrossentropyLoss())._combined_backward(p, y), (p - y) / columns / batch


def _regression(random: Random) -> Pairs:
    for batch, _, columns in SHAPES:
        p, y = _plain(random, batch, columns), _plain(random, batch, columns)
        squared, absolute = _ours(loss.MeanSquaredErrorLoss()), _ours(loss.MeanAbsoluteErrorLoss())
        yield squared.forward(p, y), np.mean((y - p) ** 2, axis=-1)
        yield absolute.forward(p, y), np.mean(np.abs(y - p), axis=-1)
        squared.backward(p, y)
        yield squared.dinputs, -2 * (y - p) / columns / batch
        absolute.backward(p, y)
        yield absolute.dinputs, np.sign(p - y) / columns / batch


def _combined(random: Random) -> Pairs:
    for batch, _, classes in SHAPES:
        x, labels = _plain(random, batch, classes) * 20, random.randint(0, classes, batch)
        ours = loss.SoftmaxCategoricalCrossentropy()
        _ours(ours.activation), _ours(ours.loss)
        value, p = ours.forward(x, labels), formulas.softmax(x)
        yield np.asarray(value), np.asarray(np.mean(formulas.cross_entropy(p, labels)))
        ours.backward(ours.output, labels)
        dinputs = p.copy()
        dinputs[range(batch), labels] -= 1
        yield ours.dinputs, dinputs / batch


def _optimizer(make: Callable[[], opt.Optimizer], update: formulas.Update) -> Callable[[Random], Pairs]:
    """Twenty steps of an optimizer on one layer, gradients of many magnitudes."""

    def pairs(random: Random) -> Pairs:
        for _, inputs, neurons in SHAPES:
            layer, optimizer = DenseLayer.from_parameters(_plain(random, inputs, neurons)), make()
            weights, biases = formulas.Parameter(layer.weights), formulas.Parameter(layer.biases)
            for step in range(1, 21):
                scale = F4.type(10 ** random.uniform(-6, 3))
                layer.dweights, layer.dbiases = _plain(random, inputs, neurons) * scale, _plain(random, 1, neurons)
                update(weights, layer.dweights, step)
                update(biases, layer.dbiases, step)
                optimizer.pre_update_params()
                optimizer.update_params(layer)
                optimizer.post_update_params()
            yield layer.weights, weights.value
            yield layer.biases, biases.value

    return pairs


def _training(random: Random) -> Pairs:
    """The spiral through 2 -> 64, ReLU -> 3, softmax, trained by Adam: a deviation of one bit grows with every step."""
    X, y = formulas.spiral(100, 3, random)
    first, second = (_ours(DenseLayer.from_parameters(0.01 * _plain(random, *shape))) for shape in ((2, 64), (64, 3)))
    relu, output, adam = act.ReLUActivation(), loss.SoftmaxCategoricalCrossentropy(), opt.Adam(RATE)
    _ours(output.activation), _ours(output.loss)
    w1, b1, w2, b2 = (formulas.Parameter(p) for p in (first.weights, first.biases, second.weights, second.biases))
    for step in range(1, 201):
        first.forward(X)
        relu.forward(first.output)
        second.forward(relu.output)
        value = output.forward(second.output, y)
        output.backward(output.output, y)
        second.backward(output.dinputs)
        relu.backward(second.dinputs)
        first.backward(relu.dinputs)
        adam.pre_update_params()
        adam.update_params(first)
        adam.update_params(second)
        adam.post_update_params()

        hidden = dot(X, w1.value) + b1.value
        active = np.maximum(0, hidden)
        p = formulas.softmax(dot(active, w2.value) + b2.value)
        yield np.asarray(value), np.asarray(np.mean(formulas.cross_entropy(p, y)))
        g = p.copy()
        g[range(len(y)), y] -= 1
        g /= len(y)
        back = dot(g, w2.value.T)
        back[hidden <= 0] = 0
        gradients = ((w1, dot(X.T, back)), (b1, back.sum(axis=0, keepdims=True)))
        for parameter, slope in (*gradients, (w2, dot(active.T, g)), (b2, g.sum(axis=0, keepdims=True))):
            formulas.adam(parameter, slope, step)
    yield first.weights, w1.value
    yield second.weights, w2.value


def _datasets(random: Random) -> Pairs:
    for samples, classes in ((1, 1), (100, 3), (1000, 5), (33, 7)):
        for kind, numpys in (("spiral", formulas.spiral), ("vertical", formulas.vertical)):
            points, labels = data._nnfs_points(kind, samples, classes, np.random.RandomState(samples), SETTINGS)
            expected = numpys(samples, classes, np.random.RandomState(samples))
            yield points, expected[0]
            yield labels, expected[1]
    x, y = data.sine_data(1000)
    steps = np.arange(1000).reshape(-1, 1) / 1000
    yield x, steps
    yield y, np.sin(2 * np.pi * steps)


def _stream(random: Random) -> Pairs:
    """Both streams draw the same distributions alternately; at the end their states must be equal."""
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
    Check("products that order decides", orders, ulp=1),
    Check("sums and means", _sums),
    Check("DenseLayer", _dense),
    Check("DropoutLayer", _dropout),
    Check(
        "ReLUActivation",
        _activation(act.ReLUActivation, lambda x: np.maximum(0, x), lambda x, y, g: np.where(x <= 0, F4.type(0), g)),
    ),
    Check("SoftmaxActivation", _activation(act.SoftmaxActivation, formulas.softmax, formulas.softmax_slope)),
    Check("SigmoidActivation", _activation(act.SigmoidActivation, formulas.sigmoid, lambda x, y, g: g * (1 - y) * y)),
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
    Check(
        "ELUActivation",
        _activation(
            act.ELUActivation,
            lambda x: np.where(x > 0, x, 1.0 * np.expm1(np.minimum(x, 0))),
            lambda x, y, g: np.where(x > 0, g, g * (1.0 * np.exp(np.minimum(x, 0)))),
        ),
        ulp=6,
    ),
    Check(
        "SoftplusActivation",
        _activation(
            act.SoftplusActivation,
            lambda x: np.maximum(0, x) + np.log1p(np.exp(-np.abs(x))),
            lambda x, y, g: g / (1 + np.exp(-x)),
        ),
        ulp=6,
    ),
    Check("SiLUActivation", _activation(act.SiLUActivation, lambda x: x / (1 + np.exp(-x)), formulas.silu_slope)),
    Check("TanhActivation", _activation(act.TanhActivation, np.tanh, lambda x, y, g: g * (1 - y * y)), ulp=1),
    Check("CategoricalCrossentropyLoss", _categorical),
    Check("BinaryCrossentropyLoss", _binary),
    Check("MeanSquared-, MeanAbsoluteErrorLoss", _regression),
    Check("SoftmaxCategoricalCrossentropy", _combined),
    Check("SGD", _optimizer(lambda: opt.SGD(RATE), formulas.sgd)),
    Check("SGD with momentum", _optimizer(lambda: opt.SGD(RATE, momentum=0.9), formulas.momentum)),
    Check("AdaGrad", _optimizer(lambda: opt.AdaGrad(RATE), formulas.adagrad)),
    Check("RMSprop", _optimizer(lambda: opt.RMSprop(RATE), formulas.rmsprop)),
    Check("Adam", _optimizer(lambda: opt.Adam(RATE), formulas.adam)),
    Check("200 steps of training", _training),
    Check("spiral, vertical and sine data", _datasets),
    Check("random stream and its end", _stream),
)
