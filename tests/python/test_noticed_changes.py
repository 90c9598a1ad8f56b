"""Changes between two calls of a model that its kept checks and its kept description must notice."""

import copy
import gc
import weakref
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet import nnfs
from python.test_known import X, Y, called, network

FROZEN = (
    "model, fit: every layer with weights is frozen, so that nothing is trained; one that is not frozen is required to "
    "train. Set trainable of a layer to True."
)


def test_a_class_whose_layers_are_frozen_is_noticed(monkeypatch) -> None:
    model = called(network())
    before = model.layers[0].weights.copy()
    monkeypatch.setattr(hn.DenseLayer, "trainable", False, raising=False)
    with pytest.warns(UserWarning, match="frozen") as caught:
        model.fit(X, Y, epochs=2)
    assert [str(each.message) for each in caught] == [FROZEN]
    assert (model.layers[0].weights == before).all()
    monkeypatch.setattr(hn.DenseLayer, "trainable", True)
    model.fit(X, Y, epochs=2)
    assert not (model.layers[0].weights == before).all()
    monkeypatch.undo()
    model.fit(X, Y, epochs=2)
    assert model._known.is_current(model)


@pytest.mark.parametrize(("steps", "shown"), [(-1, "-1"), (2**63, "9.223372036854776E+18")])
def test_a_count_of_steps_that_the_engine_refuses_is_refused_as_in_a_new_model(steps: int, shown: str) -> None:
    """Only an optimizer of the book can have one."""
    model = network()
    model.set(loss=model.loss, optimizer=nnfs.Optimizer_Adam(0.05), accuracy=model.accuracy)
    called(model)
    fresh = copy.deepcopy(model)
    assert model._known._kept is not None
    before = model.layers[0].weights.copy()
    for each in (model, fresh):
        each.optimizer.iterations = steps
        with pytest.raises(ValueError, match="iterations") as refused:
            each.fit(X, Y, epochs=1, random_state=0)
        assert str(refused.value) == (
            f'architecture, optimizer: the field "iterations" is {shown}; it must be a whole number from 0 to '
            "9223372036854775807. Correct it."
        )
        assert (each.layers[0].weights == before).all()


@pytest.mark.usefixtures("stream_and_settings")
@pytest.mark.parametrize("rate", [-0.5, float("nan"), float("inf"), 0.25])
def test_a_rate_of_the_book_that_the_engine_refuses_is_computed_as_in_the_book(rate: float) -> None:
    nnfs.init()
    model = nnfs.Model()
    for layer in (nnfs.Layer_Dense(2, 3), nnfs.Activation_Softmax()):
        model.add(layer)
    model.set(loss=nnfs.Loss_CategoricalCrossentropy(), optimizer=nnfs.Optimizer_SGD())
    model.accuracy = nnfs.Accuracy_Categorical()
    model.finalize()
    for _ in range(2):
        model.train(X, Y, epochs=1)
    assert model._known._described is not None
    model.optimizer.current_learning_rate = rate
    before = model.layers[0].weights.copy()
    model.train(X, Y, epochs=1)
    with np.errstate(all="ignore"):
        expected = before + -np.float32(rate) * model.layers[0].dweights
    assert np.array_equal(model.layers[0].weights, expected, equal_nan=True)


def end_without_softmax(model: hn.Model) -> None:
    del model.layers[-1]


def end_with_another_softmax(model: hn.Model) -> None:
    model.layers.append(hn.SoftmaxActivation())


@pytest.mark.parametrize("change", [end_without_softmax, end_with_another_softmax], ids=lambda change: change.__name__)
def test_a_layer_at_the_end_is_noticed(change: Callable[[hn.Model], None]) -> None:
    model = called(network())
    fresh = copy.deepcopy(model)
    before = model.predict(X)
    change(model)
    change(fresh)
    assert not model._known.is_current(model)
    output = model.predict(X)
    assert (output == fresh.predict(X)).all()
    assert not (output == before).all()


def move_a_layer_to_the_penalized(model: hn.Model) -> None:
    """Both lists together have the same layers as before."""
    first, last = model.trainable_layers
    model.trainable_layers, model.loss.trainable_layers = [first], [last, first, last]


def train_a_tuple(model: hn.Model) -> None:
    model.trainable_layers = (model.layers[3],)


def penalize_a_tuple(model: hn.Model) -> None:
    model.layers[0].weight_regularizer_l2 = 0.5
    model.fit(X, Y, random_state=1)
    model.loss.trainable_layers = (model.layers[3],)


def share_the_biases(model: hn.Model) -> None:
    model.layers[3].biases = model.layers[0].biases


@pytest.mark.parametrize(
    "change", [move_a_layer_to_the_penalized, train_a_tuple, penalize_a_tuple, share_the_biases],
    ids=lambda change: change.__name__,
)  # fmt: skip
def test_lists_and_shared_arrays_are_noticed(change: Callable[[hn.Model], None]) -> None:
    hn.init(seed=1)
    model = network() if change is not share_the_biases else square()
    fresh = copy.deepcopy(called(model))
    for each in (model, fresh):
        change(each)
    frozen = model.layers[0].weights.copy()
    for each in (model, fresh):
        each.fit(X, Y, epochs=3, random_state=5)
    assert model.history["loss"] == fresh.history["loss"]
    for ours, theirs in zip(model.get_parameters(), fresh.get_parameters(), strict=True):
        assert all((a == b).all() for a, b in zip(ours, theirs, strict=True))
    if change is train_a_tuple:
        assert (model.layers[0].weights == frozen).all()
    if change is share_the_biases:
        assert model.layers[3].biases is model.layers[0].biases


def square() -> hn.Model:
    layers = [
        hn.DenseLayer(2, 3),
        hn.ReLUActivation(),
        hn.TanhActivation(),
        hn.DenseLayer(3, 3),
        hn.SoftmaxActivation(),
    ]
    model = hn.Model(layers)
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.SGD(0.5), accuracy=hn.CategoricalAccuracy())
    return model


def test_a_read_only_array_is_noticed() -> None:
    model = called(network())
    fresh = copy.deepcopy(model)
    texts = []
    for each in (model, fresh):
        each.layers[0].weights.flags.writeable = False
        with pytest.raises(ValueError, match="read-only") as caught:
            each.fit(X, Y)
        texts.append(str(caught.value))
    assert texts[0] == texts[1]


def test_class_numbers_beyond_the_exact_ones_are_refused_in_every_call() -> None:
    model, wide = called(network()), Y.astype(np.int64)
    assert model.evaluate(X, wide) == model.evaluate(X, Y)
    wide[3] = 2**63 - 1
    for each in (model, network()):
        with pytest.raises(ValueError, match="row 3") as caught:
            each.evaluate(X, wide)
        assert str(caught.value) == (
            "model, evaluate, targets: the integer in row 3 is 9223372036854775807; float64 does not have every "
            "integer beyond 2**53 and would round it to 9223372036854775808. Drop identifiers, encode them as classes, "
            "or pass floats to accept rounding."
        )


def test_trained_or_penalized_layers_that_are_no_list_are_refused() -> None:
    model = called(network())
    model.trainable_layers = 5
    with pytest.raises(TypeError) as caught:
        model.fit(X, Y)
    assert str(caught.value) == (
        "model: trainable_layers is 5; a list of layers is required. Call finalize, which sets it."
    )


def test_a_prediction_releases_layers_that_were_replaced() -> None:
    model = called(network())
    released = weakref.ref(model.layers[0])
    model.layers[0] = hn.DenseLayer(2, 8)
    model.layers[1].prev = model.layers[0].next = None
    model.predict(X, batch_size=8)
    model.finalize()
    gc.collect()
    assert released() is None


def test_a_best_epoch_is_restored_to_the_layers_it_was_saved_from() -> None:
    """A callback may freeze a layer after the best epoch, and free another one; steps in Python and in the engine."""

    class Own(hn.ReLUActivation):
        def forward(self, inputs: Any, training: bool = False) -> None:
            super().forward(inputs, training)

    ends = []
    for kind in (hn.ReLUActivation, Own):
        hn.init(seed=1)
        layers = [hn.DenseLayer(*sizes, initializer="he") for sizes in ((2, 3), (3, 3), (3, 3))]
        layers[1:1], layers[3:3] = [kind()], [hn.TanhActivation()]
        model = hn.Model([*layers, hn.SoftmaxActivation()])
        layers[4].trainable = False
        model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.SGD(0.5), accuracy=hn.CategoricalAccuracy())
        kept: dict[int, list[Any]] = {}

        def freeze(
            model: Any, epoch: int, numbers: Any, layers: list[Any] = layers, kept: dict[int, list[Any]] = kept
        ) -> None:
            kept[epoch] = [layer.weights.copy() for layer in layers[::2]]
            if epoch == 2:
                layers[0].trainable, layers[4].trainable, model.optimizer.learning_rate = False, True, 500.0

        stopping = hn.EarlyStopping("val_loss", patience=3)
        model.fit(X, Y, epochs=10, validation_data=(X, Y), callbacks=[stopping, freeze], stop_on_divergence=False)
        assert (stopping.best_epoch, stopping.stopped) == (2, True)
        ends.append([layer.weights for layer in layers[::2]])
        assert all((end == best).all() for end, best in zip(ends[-1], kept[2], strict=True))
    assert all((a == b).all() for a, b in zip(*ends, strict=True))
