"""Attributes that a subclass computes: properties and ``__getattribute__`` are read and set wherever ours would be."""

from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet._attributes import has

X = np.random.RandomState(0).randn(40, 4).astype(np.float32)
Y = (np.arange(40) % 4).astype(np.uint8)
LIMIT = np.float32(1e-3)


class Clipped(hn.DenseLayer):
    """Its gradients are clipped by a property, and it counts how often its optimizer state is set."""

    sets = 0

    @property
    def dweights(self) -> Any:
        return np.clip(self.__dict__["dweights"], -LIMIT, LIMIT)

    @dweights.setter
    def dweights(self, gradients: Any) -> None:
        self.__dict__["dweights"] = gradients

    @property
    def weight_momentums(self) -> Any:
        try:
            return self.__dict__["weight_momentums"]
        except KeyError:
            raise AttributeError("weight_momentums") from None

    @weight_momentums.setter
    def weight_momentums(self, values: Any) -> None:
        self.sets += 1
        self.__dict__["weight_momentums"] = values


class ClippedByName(hn.DenseLayer):
    def __getattribute__(self, name: str) -> Any:
        value = super().__getattribute__(name)
        return np.clip(value, -LIMIT, LIMIT) if name == "dweights" else value


@pytest.mark.parametrize(
    ("optimizer", "sets"),
    [(hn.SGD(0.5), 0), (hn.SGD(0.5, momentum=0.5), 3), (hn.AdaGrad(), 0), (hn.RMSprop(), 0), (hn.Adam(), 3)],
    ids=repr,
)
@pytest.mark.parametrize("kind", [Clipped, ClippedByName])
def test_a_step_reads_and_sets_the_attributes_of_a_subclass(kind: Any, optimizer: Any, sets: int) -> None:
    layers = []
    for each in (kind, hn.DenseLayer):
        layer = each(4, 4, initializer="uniform", random_state=0)
        optimizer.iterations = 0
        for _ in range(3):
            layer.forward(X)
            layer.backward(np.ones((40, 4), np.float32))
            if each is hn.DenseLayer:
                layer.dweights = np.clip(layer.dweights, -LIMIT, LIMIT)
            optimizer.pre_update_params()
            optimizer.update_params(layer)
            optimizer.post_update_params()
        layers.append(layer)
    own, ours = layers
    assert (own.weights == ours.weights).all()
    assert (own.biases == ours.biases).all()
    if kind is Clipped:
        assert own.sets == sets


def test_training_uses_the_gradients_that_a_property_gives() -> None:
    layer = Clipped(4, 4, initializer="uniform", random_state=0)
    before = layer.weights.copy()
    model = hn.Model([layer, hn.SoftmaxActivation()])
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.SGD(1.0))
    model.fit(X, Y, epochs=1)
    model.fit(X, Y, epochs=1)
    assert 1.5 * LIMIT < np.abs(layer.weights - before).max() <= 2.01 * LIMIT


class Scheduled(hn.SGD):
    """An optimizer whose counters are properties."""

    @property
    def current_learning_rate(self) -> Any:
        return self.rates[-1]

    @current_learning_rate.setter
    def current_learning_rate(self, value: float) -> None:
        self.__dict__.setdefault("rates", []).append(value)

    @property
    def iterations(self) -> Any:
        return self.counts[-1]

    @iterations.setter
    def iterations(self, value: int) -> None:
        self.__dict__.setdefault("counts", []).append(value)


def test_properties_of_an_optimizer_receive_every_value() -> None:
    optimizer, layer = Scheduled(1.0, decay=1.0), hn.DenseLayer(4, 4, initializer="zeros")
    layer.dweights, layer.dbiases = np.ones((4, 4), np.float32), np.ones((1, 4), np.float32)
    for _ in range(3):
        optimizer.pre_update_params()
        optimizer.update_params(layer)
        optimizer.post_update_params()
    assert optimizer.rates[-3:] == [1.0, 0.5, 1 / 3]
    assert optimizer.counts == [0, 1, 2, 3]
    assert (layer.weights == np.float32(-1) - np.float32(0.5) - np.float32(1 / 3)).all()


def test_properties_of_a_metric_and_of_a_layer_receive_what_is_set() -> None:
    class Precise(hn.RegressionAccuracy):
        @property
        def precision(self) -> Any:
            return self.__dict__.get("kept")

        @precision.setter
        def precision(self, value: Any) -> None:
            self.__dict__["kept"] = value

    class Penalized(hn.DenseLayer):
        @property
        def weight_regularizer_l2(self) -> float:
            return 0.25

        @weight_regularizer_l2.setter
        def weight_regularizer_l2(self, value: float) -> None:
            pass

    metric = Precise()
    metric.init([[0.0], [500.0]])
    assert metric.kept == 1.0
    assert hn.MeanSquaredErrorLoss().regularization_loss(Penalized(2, 2, initializer="zeros")) == 0.0
    assert Penalized(2, 2).weight_regularizer_l2 == 0.25


class Lazy(hn.Layer):
    """A layer without weights until its first forward pass."""

    @property
    def weights(self) -> Any:
        if "built" not in vars(self):
            raise AttributeError("weights")
        return self.built

    def forward(self, inputs: Any, training: bool = False) -> None:
        self.built = np.zeros((4, 4), np.float32)
        self.inputs, self.output = inputs, inputs


class Descriptor:
    """It has no value for the class itself."""

    def __get__(self, part: Any, kind: Any) -> int:
        return int(part.number)  # of None for a class: AttributeError


class Named(hn.Layer):
    constant = 1
    described = Descriptor()
    number = 2

    def __init__(self) -> None:
        self.own = 3


class Computed(hn.Layer):
    def __getattribute__(self, name: str) -> Any:
        return 4 if name == "weights" else super().__getattribute__(name)


@pytest.mark.parametrize(
    "kind", [Lazy, Named, Computed, Clipped, hn.ReLUActivation, object], ids=lambda kind: kind.__name__
)
def test_has_is_hasattr(kind: Any) -> None:
    part = Clipped(2, 2) if kind is Clipped else kind()
    names = ("weights", "constant", "described", "own", "weight_momentums", "sets", "forward", "missing", "trainable")
    assert [has(part, name) for name in names] == [hasattr(part, name) for name in names]
    if kind is Lazy:
        assert not has(part, "weights")
        part.forward(X)
        assert has(part, "weights")


def test_a_layer_whose_optimizer_state_is_a_property_starts_without_one() -> None:
    own, ours = Clipped(4, 4, random_state=0), hn.DenseLayer(4, 4, random_state=0)
    for layer in (own, ours):
        layer.dweights, layer.dbiases = np.full((4, 4), LIMIT), np.ones((1, 4), np.float32)
        hn.SGD(0.5, momentum=0.5).update_params(layer)
    assert (own.weight_momentums == np.float32(-0.5) * LIMIT).all()
    assert (own.weights == ours.weights).all()


def test_a_layer_that_is_built_in_its_first_pass_is_not_trained_before() -> None:
    model = hn.Model([hn.DenseLayer(4, 4), Lazy(), hn.SoftmaxActivation()])
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam())
    model.finalize()
    assert model.trainable_layers == [model.layers[0]]
