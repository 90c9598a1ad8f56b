"""A call that raises changes nothing, and what a pass saved does not travel with a model."""

from __future__ import annotations

import copy
import io
import pickle
import re
from collections.abc import Callable
from typing import Any

import joblib
import numpy as np
import pytest

import hybridnet as hn
from hybridnet.sklearn import NetClassifier, NetRegressor

X = np.random.RandomState(0).randn(60, 2).astype("float32")
Y = np.arange(60) % 3
NAMES = np.array(["cat", "dog", "fox"])[Y]


@pytest.fixture(autouse=True)
def settings(stream_and_settings: None) -> None:
    hn.init(seed=0)


class Plain:
    """A layer that knows nothing of hybridnet."""

    def forward(self, inputs: Any, training: bool) -> None:
        self.inputs = inputs
        self.output = np.tanh(inputs)

    def backward(self, dvalues: Any) -> None:
        self.dinputs = dvalues * (1 - self.output**2)


class Own(hn.Layer):
    """A custom layer."""

    def forward(self, inputs: Any, training: bool = False) -> None:
        self.inputs = inputs
        self.output = 2 * np.asarray(inputs)

    def backward(self, dvalues: Any) -> None:
        self.dinputs = 2 * dvalues


def net(*layers: Any, accuracy: Any = None) -> hn.Model:
    model = hn.Model([hn.DenseLayer(2, 8), *layers, hn.DenseLayer(8, 3), hn.SoftmaxActivation()])
    model.set(
        loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(0.05), accuracy=accuracy or hn.CategoricalAccuracy()
    )
    return model


def line() -> hn.Model:
    model = hn.Model([hn.DenseLayer(2, 1)])
    model.set(loss=hn.MeanSquaredErrorLoss(), optimizer=hn.SGD(0.05), accuracy=hn.RegressionAccuracy())
    return model


def trained(model: hn.Model, targets: Any = NAMES) -> hn.Model:
    model.fit(X, targets, epochs=2, progress=False)
    return model


# -- what a call that raises leaves ----------------------------------------------------------------------------------


def picture(thing: Any, seen: frozenset[int] = frozenset()) -> Any:
    """All that an object consists of, as plain data to compare."""
    if isinstance(thing, np.ndarray):
        return thing.dtype.str, thing.shape, thing.tobytes() if thing.dtype != object else thing.tolist()
    if isinstance(thing, np.random.RandomState):
        return picture(thing.get_state())
    if id(thing) in seen or isinstance(thing, (type, str, int, float, np.generic)) or thing is None:
        return type(thing).__name__ if id(thing) in seen else repr(thing)
    seen |= {id(thing)}
    if isinstance(thing, dict):
        return {key: picture(value, seen) for key, value in thing.items()}
    if isinstance(thing, (list, tuple)):
        return [picture(each, seen) for each in thing]
    own = getattr(thing, "__dict__", None)
    # A model examines its layers again before each use, or compares them with what it has examined.
    derived = {"lock", "prev", "next", "input_layer", "trainable_layers", "_finalized_as", "_found", "_known", "_chain"}
    derived |= {"output_layer_activation", "softmax_classifier_output", "_numerics"}
    if own is None:
        return type(thing).__name__
    return type(thing).__name__, {name: picture(value, seen) for name, value in own.items() if name not in derived}


def whole(thing: Any) -> Any:
    return picture(thing), picture(np.random.get_state())


def passed(layer: Any, inputs: Any = X) -> Any:
    layer.forward(inputs)
    return layer


def stepped(optimizer: Any) -> Any:
    layer = passed(hn.DenseLayer(2, 3))
    layer.backward(np.ones((60, 3)))
    optimizer.update_params(layer)
    return layer


def half_a_gradient(layer: Any) -> Any:
    layer.dweights, layer.dbiases = np.ones((2, 3), "float32"), np.ones((1, 7), "float32")
    return layer


def raising(layer: Any, inputs: Any) -> Any:
    raise ZeroDivisionError


# What is made, and the call on it that is refused.
REFUSED: dict[str, tuple[Callable[[], Any], Callable[[Any], Any]]] = {
    "a first fit on other lengths": (net, lambda model: model.fit(X, NAMES[:7])),
    "a first fit with weights below 0": (net, lambda model: model.fit(X, NAMES, sample_weight=-np.ones(60))),
    "a first fit with bad validation": (net, lambda model: model.fit(X, NAMES, validation_data=(X, Y[:3]))),
    "a first fit with a class that has no column": (net, lambda model: model.fit(X, Y + 1)),
    "more texts than outputs": (net, lambda model: model.fit(X, np.arange(60).astype(str), shuffle=True)),
    "a second fit on new labels": (lambda: trained(net()), lambda model: model.fit(X, Y.astype(str))),
    "dropout and a wrong class": (lambda: net(hn.DropoutLayer(0.5)), lambda model: model.fit(X, Y + 1, shuffle=True)),
    "a precision of a refused fit": (line, lambda model: model.fit(X, np.ones((60, 3)))),
    "a fit with a wrong callback": (net, lambda model: model.fit(X, NAMES, callbacks=[3])),
    "a fit with a wrong batch size": (net, lambda model: model.fit(X, NAMES, batch_size=-1)),
    "a fit with a part of ones own": (
        lambda: net(Own()),
        lambda model: model.fit(X, NAMES, sample_weight=-np.ones(60)),
    ),
    "set with a wrong loss": (net, lambda model: model.set(optimizer=hn.SGD(), loss=3)),
    "set with a wrong metric": (net, lambda model: model.set(loss=hn.MeanSquaredErrorLoss(), accuracy=3)),
    "add": (net, lambda model: model.add(3)),
    "set_parameters": (net, lambda model: model.set_parameters([(np.ones((2, 8)), np.ones((1, 8))), (X, X)])),
    "load_parameters": (net, lambda model: model.load_parameters("no such file")),
    "evaluate": (lambda: trained(net()), lambda model: model.evaluate(X, ["ant"] * 60)),
    "predict": (lambda: trained(net()), lambda model: model.predict(np.ones((3, 7)))),
    "a dense layer's forward": (lambda: passed(hn.DenseLayer(2, 3)), lambda layer: layer.forward(np.ones((4, 5)))),
    "an activation's forward": (lambda: passed(hn.ReLUActivation()), lambda layer: layer.forward("text")),
    "a softmax' forward": (lambda: passed(hn.SoftmaxActivation()), lambda layer: layer.forward([1.0])),
    "a dropout's forward": (lambda: passed(hn.DropoutLayer(0.5)), lambda layer: layer.forward("text")),
    "a function's forward": (
        lambda: passed(hn.FunctionActivation(np.tanh)),
        lambda layer: layer.forward(["text"]),
    ),
    "a combined forward": (
        hn.SoftmaxCategoricalCrossentropy,
        lambda both: both.forward(np.ones((2, 3)), [0, 7]),
    ),
    "a loss without layers": (
        hn.MeanSquaredErrorLoss,
        lambda loss: loss.calculate([[1.0]], [[2.0]], include_regularization=True),
    ),
    "an accuracy": (hn.CategoricalAccuracy, lambda metric: metric.calculate([1, 2], [1])),
    "Adam without a backward pass": (lambda: passed(hn.DenseLayer(2, 3)), hn.Adam().update_params),
    "SGD with half a gradient": (
        lambda: half_a_gradient(stepped(hn.SGD(momentum=0.9))),
        hn.SGD(momentum=0.9).update_params,
    ),
    "AdaGrad with half a gradient": (lambda: half_a_gradient(hn.DenseLayer(2, 3)), hn.AdaGrad().update_params),
    "RMSprop with half a gradient": (lambda: half_a_gradient(stepped(hn.RMSprop())), hn.RMSprop().update_params),
    "a standardizer's fit": (
        lambda: hn.Standardizer().fit([[1.0], [2.0]]),
        lambda scale: scale.fit([[1.0, 2.0], [3.0, 2.0]]),
    ),
    "a linear trainer's step": (lambda: hn.LinearTrainer(X, Y, 0.1, 0.1), lambda line: line.step(-1)),
    "a linear trainer's weights": (lambda: hn.LinearTrainer(X, Y, 0.1, 0.1), lambda line: line.predict([[1.0]])),
    "a first fit of a classifier": (lambda: NetClassifier(max_iter=2), lambda net: net.fit(X, NAMES[:3])),
    "a classifier's wrong setting": (lambda: NetClassifier(solver="?", random_state=0), lambda net: net.fit(X, Y)),
    "a classifier's stream": (
        lambda: NetClassifier(max_iter=2, random_state=np.random.RandomState(3), n_iter_no_change=0),
        lambda net: net.fit(X, Y),
    ),
    "a second fit of a classifier": (
        lambda: NetClassifier(max_iter=2, tol=None).fit(X, Y),
        lambda net: net.fit(X, NAMES, sample_weight=np.ones(3)),
    ),
    "a second fit of a classifier on other columns": (
        lambda: NetClassifier(max_iter=2, tol=None).fit(X, Y),
        lambda net: net.fit(np.ones((60, 5)), np.zeros(60)),
    ),
    "partial_fit with a new label": (
        lambda: NetClassifier().partial_fit(X, Y, classes=[0, 1, 2]),
        lambda net: net.partial_fit(X, Y + 1),
    ),
    "partial_fit with other classes": (
        lambda: NetClassifier().partial_fit(X, Y, classes=[0, 1, 2]),
        lambda net: net.partial_fit(X, Y, classes=[0, 1, 2, 3]),
    ),
    "a first partial_fit without classes": (NetClassifier, lambda net: net.partial_fit(X, Y)),
    "a second fit of a regressor": (
        lambda: NetRegressor(max_iter=2, tol=None).fit(X, Y),
        lambda net: net.fit(X, np.ones((60, 2)), sample_weight=[1]),
    ),
    "a regressor that goes on with other targets": (
        lambda: NetRegressor(max_iter=2, tol=None, warm_start=True).fit(X, Y),
        lambda net: net.fit(X, np.ones((60, 2))),
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_call_that_raises_changes_nothing(name: str) -> None:
    make, call = REFUSED[name]
    thing = make()
    before = whole(thing)
    with pytest.raises((ValueError, TypeError, RuntimeError, OSError)):
        call(thing)
    assert whole(thing) == before


def test_a_refused_fit_of_a_classifier_leaves_its_labels_and_predictions() -> None:
    net = NetClassifier(max_iter=2, tol=None, random_state=0).fit(X, Y)
    said = net.predict(X)
    with pytest.raises(ValueError, match="3 sample weights arrived for"):
        net.fit(X, NAMES, sample_weight=np.ones(3))
    np.testing.assert_array_equal(net.predict(X), said)
    assert net.classes_.tolist() == [0, 1, 2]


def test_a_refused_first_fit_leaves_an_estimator_that_is_not_fitted() -> None:
    net = NetClassifier(max_iter=2)
    with pytest.raises(ValueError, match="3 sample weights arrived for"):
        net.fit(X, NAMES, sample_weight=np.ones(3))
    from sklearn.exceptions import NotFittedError

    with pytest.raises(NotFittedError):
        net.predict(X)


def test_a_refused_fit_leaves_a_model_free_for_other_labels() -> None:
    model = net()
    with pytest.raises(ValueError, match="a sample weight is -1"):
        model.fit(X, NAMES, sample_weight=-np.ones(60))
    assert model.classes is None
    model.fit(X, np.array(["x", "y", "z"])[Y])
    assert model.classes.tolist() == ["x", "y", "z"]


def test_a_refused_fit_leaves_what_early_stopping_found() -> None:
    model, stopping = net(), hn.EarlyStopping("loss", patience=0, min_delta=10)
    model.fit(X, NAMES, epochs=50, callbacks=[stopping], progress=False)
    assert (stopping.stopped, stopping.best_epoch) == (True, 1)
    with pytest.raises(ValueError, match="class"):
        net().fit(X, Y + 1, callbacks=[stopping])
    assert (stopping.stopped, stopping.best_epoch) == (True, 1)


def test_an_interrupted_first_fit_keeps_its_labels() -> None:
    model = net()

    def interrupt(model: Any, epoch: int, numbers: Any) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        model.fit(X, NAMES, epochs=5, callbacks=[interrupt], progress=False)
    assert model.classes.tolist() == ["cat", "dog", "fox"]
    assert len(model.history.epoch) == 1


def test_changed_classes_are_refused_by_partial_fit() -> None:
    net = NetClassifier().partial_fit(X, Y, classes=[0, 1, 2])
    net.partial_fit(X, Y, classes=[2, 1, 0])
    text = (
        "NetClassifier, partial_fit: classes are [0, 1]; it was begun with [0, 1, 2]. "
        "Leave classes out, or begin a new estimator for new classes."
    )
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        net.partial_fit(X, Y, classes=[0, 1])


# -- what leaves with a model ----------------------------------------------------------------------------------------

MANY = np.random.RandomState(1).randn(20_000, 2).astype("float32")


def joblib_bytes(thing: Any) -> int:
    with io.BytesIO() as file:
        joblib.dump(thing, file)
        return len(file.getvalue())


SIZES: dict[str, Callable[[Any], int]] = {
    "pickle": lambda thing: len(pickle.dumps(thing)),
    "joblib": joblib_bytes,
    "deepcopy": lambda thing: len(pickle.dumps([vars(layer) for layer in copy.deepcopy(thing).layers])),
}


def step(model: hn.Model) -> None:
    model.forward(MANY, training=True)
    model.backward(model.layers[-1].output, np.arange(len(MANY)) % 3)


PASSES: dict[str, Callable[[hn.Model], Any]] = {
    "predict": lambda model: model.predict(MANY),
    "evaluate": lambda model: model.evaluate(MANY, np.arange(len(MANY)) % 3),
    "predict_proba": lambda model: model.predict_proba(MANY),
    "diagnose": lambda model: model.diagnose(MANY),
    "fit": lambda model: model.fit(MANY, np.arange(len(MANY)) % 3, progress=False),
    "train": lambda model: model.train(MANY, np.arange(len(MANY)) % 3, print_every=10**6),
    "forward and backward": step,
    "a loss by itself": lambda model: model.loss.backward(np.full((20_000, 3), 1 / 3), np.arange(20_000) % 3),
}
LAYERS: dict[str, Callable[[], list[Any]]] = {
    "ours": lambda: [hn.ReLUActivation(), hn.DropoutLayer(0.1), hn.TanhActivation()],
    "ones own": lambda: [Own()],
    "plain": lambda: [Plain(), hn.FunctionActivation(np.sin, np.cos)],
}


@pytest.mark.parametrize("way", SIZES)
@pytest.mark.parametrize("parts", LAYERS)
@pytest.mark.parametrize("is_fresh", [True, False], ids=["fresh", "trained"])
def test_rows_of_a_pass_do_not_leave_with_a_model(way: str, parts: str, is_fresh: bool) -> None:
    for name, make_pass in PASSES.items():
        model = net(*LAYERS[parts]())
        if not is_fresh:
            trained(model, Y)
        make_pass(model)
        assert SIZES[way](model) < 10_000, name
        if hasattr(model, "input_layer"):
            again = copy.deepcopy(model) if way == "deepcopy" else pickle.loads(pickle.dumps(model))
            assert [layer.prev for layer in again.layers[1:]] == again.layers[:-1]
            assert again.layers[0].prev is again.input_layer
            assert not again._has_custom_links()
            np.testing.assert_array_equal(again.predict(X), model.predict(X))


def test_rows_of_a_pass_do_not_leave_with_an_estimator() -> None:
    net = NetClassifier((16,), max_iter=1, tol=None).fit(MANY, np.arange(20_000) % 2)
    after_fit = len(pickle.dumps(net))
    net.predict(MANY)
    assert len(pickle.dumps(net)) == after_fit
    assert joblib_bytes(copy.deepcopy(net)) < 30_000


def test_a_layer_used_alone_keeps_what_its_pass_saved() -> None:
    layer = passed(hn.DenseLayer(2, 3))
    layer.backward(np.ones((60, 3)))
    for again in (copy.copy(layer), copy.deepcopy(layer), pickle.loads(pickle.dumps(layer))):
        for name in ("inputs", "output", "dinputs", "dweights", "dbiases"):
            np.testing.assert_array_equal(getattr(again, name), getattr(layer, name))
    model = trained(net())
    output = model.predict(X)
    pickle.dumps(model)
    assert model.layers[-1].output is output


@pytest.mark.parametrize(
    "settings", [{"weight_regularizer_l2": -1}, {"bias_regularizer_l1": "x"}, {"scale": -1}, {"initializer": "x"}]
)
def test_a_refused_layer_draws_nothing(settings: dict[str, Any]) -> None:
    np.random.seed(5)
    with pytest.raises((TypeError, ValueError)):
        hn.DenseLayer(2, 3, **settings)
    assert np.random.random() == np.random.RandomState(5).random_sample()
