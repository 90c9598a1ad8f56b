"""What a call of a model has checked is not checked again, and every change is noticed by the next call."""

from __future__ import annotations

import copy
import pickle
import threading
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet import _known, _passes, nnfs

X = np.random.RandomState(0).randn(40, 2).astype(np.float32)
Y = (np.arange(40) % 3).astype(np.uint8)


def network() -> hn.Model:
    hn.init(seed=1)
    model = hn.Model([hn.DenseLayer(2, 8, initializer="he"), hn.LeakyReLUActivation(0.1), hn.DropoutLayer(0.2)])
    model.add(hn.DenseLayer(8, 3, initializer="he"))
    model.add(hn.SoftmaxActivation())
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(0.05), accuracy=hn.CategoricalAccuracy())
    return model


def called(model: hn.Model) -> hn.Model:
    """A model for which every check was made."""
    copy.deepcopy(model)  # the first copy adds a member to each class
    for _ in range(2):
        model.fit(X, Y, epochs=2, random_state=0)
        model.evaluate(X, Y)
        model.predict(X)
    assert model._chain is not None
    assert model._known is not None
    assert model._known.is_current(model)
    return model


def doubled(self: Any, inputs: Any, training: bool = False) -> None:
    self.inputs, self.output = inputs, 2 * np.asarray(inputs)


class Doubled(hn.Layer):
    forward = doubled


def replace_weights(model: hn.Model) -> None:
    model.layers[0].weights = model.layers[0].weights[:, ::-1].copy()


def change_in_place(model: hn.Model) -> None:
    model.layers[3].weights *= 2
    model.layers[0].biases += 1


def widen(model: hn.Model) -> None:
    model.layers[0].weights = 1.5 * model.layers[0].weights.astype(np.float64)


def change_slope(model: hn.Model) -> None:
    model.layers[1].slope = 0.7


def override_on_the_object(model: hn.Model) -> None:
    model.layers[1].forward = doubled.__get__(model.layers[1])


def replace_a_layer(model: hn.Model) -> None:
    model.layers[1] = hn.TanhActivation()


def insert_a_custom_layer(model: hn.Model) -> None:
    model.layers.insert(1, Doubled())


def remove_a_layer(model: hn.Model) -> None:
    del model.layers[1]


def change_the_class(model: hn.Model) -> None:
    model.layers[1].__class__ = hn.ReLUActivation


def compute_fast(model: hn.Model) -> None:
    for part in (*model.layers, model.loss):
        part._numerics = hn._numerics.OF_MODELS["fast"]


CHANGES = (
    replace_weights, change_in_place, widen, change_slope, override_on_the_object, replace_a_layer,
    insert_a_custom_layer, remove_a_layer, change_the_class, compute_fast,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_prediction_and_an_evaluation_notice_every_change(change: Callable[[hn.Model], None]):
    model = called(network())
    before = model.predict(X)
    fresh = copy.deepcopy(model)
    assert (fresh._chain, fresh._known) == (None, None)
    change(model)
    change(fresh)
    output = model.predict(X)
    assert output.dtype == fresh.predict(X).dtype
    assert (output == fresh.predict(X)).all()
    assert not (output == before).all()
    assert model.evaluate(X, Y) == fresh.evaluate(X, Y)


def freeze(model: hn.Model) -> None:
    model.layers[0].trainable = False


def learn_slowly(model: hn.Model) -> None:
    model.optimizer.learning_rate = 1e-4


def decay(model: hn.Model) -> None:
    model.optimizer.decay = 0.5


def count_from_zero(model: hn.Model) -> None:
    model.optimizer.iterations = 0


def penalize(model: hn.Model) -> None:
    model.layers[0].weight_regularizer_l2 = 0.5


def other_optimizer(model: hn.Model) -> None:
    for layer in model.layers:
        for name in [name for name in vars(layer) if name.endswith(("_momentums", "_cache"))]:
            delattr(layer, name)
    model.optimizer = hn.SGD(0.1)


def drop_more(model: hn.Model) -> None:
    model.layers[2].rate = 0.5


def numpy_rate(model: hn.Model) -> None:
    model.optimizer.learning_rate = np.float64(0.05)


def share_memory(model: hn.Model) -> None:
    base = np.zeros((3, 8), np.float32)
    model.layers[0].weights, model.layers[0].biases = base[:2], base[1:2]


@pytest.mark.parametrize(
    "change",
    [*CHANGES[:4], freeze, learn_slowly, decay, count_from_zero, penalize, other_optimizer, drop_more, numpy_rate,
     share_memory],
    ids=lambda change: change.__name__,
)  # fmt: skip
def test_training_notices_every_change(change: Callable[[hn.Model], None]):
    model = called(network())
    fresh = copy.deepcopy(model)
    change(model)
    change(fresh)
    model.fit(X, Y, epochs=3, random_state=5)
    fresh.fit(X, Y, epochs=3, random_state=5)
    assert model.history["loss"] == fresh.history["loss"]
    for ours, theirs in zip(model.get_parameters(), fresh.get_parameters(), strict=True):
        assert all((a == b).all() for a, b in zip(ours, theirs, strict=True))
    assert vars(model.optimizer) == vars(fresh.optimizer)


def test_a_patched_class_is_noticed(monkeypatch):
    model = called(network())
    monkeypatch.setattr(hn.LeakyReLUActivation, "forward", doubled)
    assert not model._known.is_current(model)
    output = model.predict(X)
    hidden = X @ model.layers[0].weights + model.layers[0].biases
    assert np.allclose(model.layers[1].output, 2 * hidden, atol=1e-5)  # products of float32, rounded in another order
    monkeypatch.undo()
    assert not (model.predict(X) == output).all()


def refused(model: hn.Model, name: str) -> str:
    with pytest.raises((TypeError, ValueError, RuntimeError)) as caught:
        model.evaluate(X, Y) if name == "evaluate" else model.predict(X) if name == "predict" else model.fit(X, Y)
    return str(caught.value)


def take_a_loss_away(model: hn.Model) -> None:
    model.loss = None


def break_the_optimizer(model: hn.Model) -> None:
    model.optimizer = object()


def break_the_metric(model: hn.Model) -> None:
    model.accuracy = hn.RegressionAccuracy()


def break_the_shape(model: hn.Model) -> None:
    model.layers[3].weights = np.ones((7, 3), np.float32)


def end_without_probabilities(model: hn.Model) -> None:
    model.layers[-1] = hn.ReLUActivation()


def list_a_layer_twice(model: hn.Model) -> None:
    model.layers[1] = model.layers[4]


@pytest.mark.parametrize(
    ("change", "names"),
    [
        (take_a_loss_away, ("evaluate", "fit")),
        (break_the_optimizer, ("evaluate", "fit")),
        (break_the_metric, ("evaluate", "fit")),
        (break_the_shape, ("evaluate", "predict", "fit")),
        (end_without_probabilities, ("evaluate", "fit")),
        (list_a_layer_twice, ("evaluate", "predict", "fit")),
    ],
    ids=lambda given: getattr(given, "__name__", ""),
)
def test_what_is_refused_at_first_is_refused_later_with_the_same_text(
    change: Callable[[hn.Model], None], names: tuple[str, ...]
):
    for name in names:
        model, fresh = called(network()), network()
        change(model)
        change(fresh)
        assert refused(model, name) == refused(fresh, name)


def test_a_prediction_of_a_known_model_copies_no_layers(monkeypatch):
    model = called(network())
    expected = model.predict(X)
    monkeypatch.setattr(_passes, "copies", None)
    assert (model.predict(X) == expected).all()
    assert (model.predict(X[:1]) == expected[:1]).all()
    assert model.layers[0].inputs.shape == (1, 2)
    assert model.layers[-1].output.shape == (1, 3)
    assert model.input_layer.output.shape == (1, 2)


@pytest.mark.usefixtures("stream_and_settings")
def test_a_known_model_of_the_book_predicts_the_same():
    nnfs.init()
    model = nnfs.Model()
    for layer in (nnfs.Layer_Dense(2, 8), nnfs.Activation_ReLU(), nnfs.Layer_Dense(8, 3), nnfs.Activation_Softmax()):
        model.add(layer)
    model.set(loss=nnfs.Loss_CategoricalCrossentropy(), optimizer=nnfs.Optimizer_Adam())
    model.finalize()
    first = model.predict(X)
    assert model._chain is not None
    assert (model.predict(X) == first).all()


def test_pickles_and_copies_check_again():
    model = called(network())
    for other in (pickle.loads(pickle.dumps(model)), copy.deepcopy(model), copy.copy(model)):
        assert (other._chain, other._known) == (None, None)
        assert (other.predict(X) == model.predict(X)).all()


def test_threads_predict_many_rows_with_one_state_of_the_parameters():
    """A prediction of many rows copies the parameters, so that another thread may change them meanwhile."""
    hn.init(seed=0)
    model = hn.Model([hn.DenseLayer(2, 3), hn.DenseLayer(3, 2)])
    rows = np.ones((5000, 2), np.float32)
    model.predict(rows)
    stop = threading.Event()

    def change() -> None:
        while not stop.is_set():
            with model._lock:
                for layer in model.layers:
                    layer.weights += 1

    thread = threading.Thread(target=change)
    thread.start()
    try:
        for _ in range(50):
            output = model.predict(rows)
            assert (output == output[0]).all()
    finally:
        stop.set()
        thread.join()


def test_every_setting_of_every_part_is_compared():
    """A setting that is not in the table would keep its old value in the engine after it was changed."""
    needed = {
        "DenseLayer": (2, 3),
        "DropoutLayer": (0.1,),
        "FunctionActivation": (np.sin, np.cos),
        "TopKAccuracy": (2,),
    }
    bases = (hn.Layer, hn.Activation, hn.Loss, hn.Accuracy)
    kinds = [getattr(hn, name) for name in hn.__all__ if isinstance(getattr(hn, name), type)]
    parts = [kind for kind in kinds if issubclass(kind, bases) and kind not in bases]
    parts += [hn.SGD, hn.AdaGrad, hn.RMSprop, hn.Adam]
    counted = {"weights", "biases", "current_learning_rate", "iterations", "function", "derivative"}
    for kind in parts:
        settings = {name for name in vars(kind(*needed.get(kind.__name__, ()))) if name[0] != "_"} - counted
        assert settings <= set(_known._SETTINGS), kind
    assert len(parts) > 25


# -- the session in the engine that is kept between two fits


def trained_alike(change: Callable[[hn.Model], object]) -> None:
    """Two models are changed and trained alike; one forgets its session before every fit."""
    kept, forgetful = network(), network()
    for model in (kept, forgetful):
        for epochs in (1, 2, 0, 1):
            model._known = None if model is forgetful else model._known
            model.fit(X, Y, epochs=epochs, random_state=0)
        change(model)
        model._known = None if model is forgetful else model._known
        model.fit(X, Y, epochs=2, batch_size=15, random_state=1)
    for layer, other in zip(kept.layers, forgetful.layers, strict=True):
        mine, theirs = vars(layer), vars(other)
        assert mine.keys() == theirs.keys()
        for name in mine.keys() - {"prev", "next"}:
            assert np.array_equal(mine[name], theirs[name]), name
            assert getattr(mine[name], "dtype", None) == getattr(theirs[name], "dtype", None)
    assert kept.history.history == forgetful.history.history
    assert vars(kept.optimizer) == vars(forgetful.optimizer)


def without_state(model: hn.Model) -> None:
    for name in ("weight_momentums", "weight_cache", "bias_momentums", "bias_cache"):
        delattr(model.layers[0], name)


def other_counters(model: hn.Model) -> None:
    model.optimizer.iterations, model.optimizer.learning_rate = 7, 0.5


@pytest.mark.parametrize(
    "change",
    [lambda model: None, change_in_place, replace_weights, widen, without_state, other_counters],
    ids=["nothing", "in_place", "replaced", "wider", "without_state", "counters"],
)
def test_fits_with_the_kept_session_have_the_bits_of_fits_with_a_new_one(change: Callable[[hn.Model], object]) -> None:
    trained_alike(change)


def kept_session(model: hn.Model) -> Any:
    assert model._known is not None
    return None if model._known._kept is None else model._known._kept[0]


def test_a_fit_keeps_its_session_for_the_next_one() -> None:
    model = network()
    model.fit(X, Y)
    model.fit(X, Y)
    session = kept_session(model)
    assert session is not None
    model.fit(X, Y, epochs=3, batch_size=8, shuffle=True, validation_split=0.2)
    assert kept_session(model) is session
    model.layers[1].slope = 0.3
    model.fit(X, Y)
    assert kept_session(model) is not session


def test_a_fit_without_an_epoch_leaves_no_gradients_of_an_earlier_one() -> None:
    model = network()
    model.fit(X, Y)
    model.fit(X, Y)
    gradients = model.layers[0].dweights
    model.fit(X, Y, epochs=0)
    assert model.layers[0].dweights is gradients


def test_a_session_of_a_run_that_failed_or_has_callbacks_is_not_kept() -> None:
    model = called(network())
    assert kept_session(model) is not None
    with pytest.raises(ValueError, match="Infinity"):
        model.fit(np.full_like(X, np.inf), Y)
    assert kept_session(model) is None
    model.fit(X, Y, callbacks=[hn.EarlyStopping("loss")])
    assert kept_session(model) is None
    model.fit(X, Y)
    assert kept_session(model) is not None


def test_a_large_session_is_not_kept() -> None:
    model = hn.Model([hn.DenseLayer(2, 64), hn.ReLUActivation(), hn.DenseLayer(64, 3), hn.SoftmaxActivation()])
    model.set(loss="categorical_crossentropy", optimizer="sgd")
    many = np.zeros((9_000, 2), np.float32), np.zeros(9_000, np.uint8)
    for rows, is_kept in ((8_000, False), (7_000, True)):
        for _ in range(2):
            model.fit(*(each[:rows] for each in many))
        assert (kept_session(model) is not None) == is_kept
