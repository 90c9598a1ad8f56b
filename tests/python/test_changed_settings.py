"""Estimators that continue training: what changed settings do to the next steps, and which of them are refused."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import numpy as np
import pytest
from sklearn.datasets import load_iris
from sklearn.neural_network import MLPClassifier

import hybridnet as hn
from hybridnet.sklearn import NetClassifier, NetRegressor

X, Y = load_iris(return_X_y=True)

#: Changes of settings by solver: before, after, and what they are in the optimizer.
STEPS: list[tuple[str, dict[str, Any], dict[str, float]]] = [
    ("adam", {"learning_rate": 0.5}, {"learning_rate": 0.5}),
    ("adam", {"learning_rate_init": 0.25}, {"learning_rate": 0.25}),
    ("adam", {"decay": 0.125}, {"decay": 0.125}),
    ("adam", {"beta_1": 0.5, "beta_2": 0.75, "epsilon": 1e-3}, {"beta_1": 0.5, "beta_2": 0.75, "epsilon": 1e-3}),
    ("sgd", {"momentum": 0.25, "learning_rate": 0.01}, {"momentum": 0.25, "learning_rate": 0.01}),
    ("sgd", {"momentum": 0.0}, {"momentum": 0.0}),
    ("rmsprop", {"epsilon": 1e-2}, {"epsilon": 1e-2}),
    ("adagrad", {"epsilon": 1e-2}, {"epsilon": 1e-2}),
]


def quick(kind: Any = NetClassifier, **settings: Any) -> Any:
    return kind(**({"hidden_layer_sizes": (8,), "max_iter": 4, "tol": None, "random_state": 0} | settings))


def bits(estimator: Any) -> list[bytes]:
    return [array.tobytes() for pair in estimator.model_.get_parameters() for array in pair]


def continued(net: Any, method: str) -> Any:
    return net.partial_fit(X, Y) if method == "partial_fit" else net.set_params(warm_start=True).fit(X, Y)


@pytest.mark.parametrize("kind", [NetClassifier, NetRegressor])
@pytest.mark.parametrize("method", ["fit", "partial_fit"])
@pytest.mark.parametrize(("solver", "settings", "optimizer"), STEPS)
def test_settings_of_the_optimizer_take_effect_in_the_next_step_and_its_state_is_kept(
    kind: Any, method: str, solver: str, settings: dict[str, Any], optimizer: dict[str, float]
) -> None:
    net = quick(kind, solver=solver, learning_rate=0.001).fit(X, Y)
    twin, same = copy.deepcopy(net), copy.deepcopy(net)
    if "learning_rate_init" in settings:
        settings = settings | {"learning_rate": "constant"}
    continued(net.set_params(**settings), method)
    for name, value in optimizer.items():
        setattr(twin.model_.optimizer, name, value)
    assert bits(net) == bits(continued(twin, method)) != bits(continued(same, method))
    assert net.model_.optimizer.iterations == same.model_.optimizer.iterations


@pytest.mark.parametrize("method", ["fit", "partial_fit"])
@pytest.mark.parametrize(
    ("before", "after", "l2"),
    [
        ({"weight_regularizer_l2": 0.01}, {"weight_regularizer_l2": 0.5}, 0.5),
        ({}, {"alpha": 3.0}, 0.01),
        ({"alpha": 3.0}, {"alpha": 0.3}, 0.001),
        ({"alpha": 3.0}, {"batch_size": 50}, 0.03),
        ({"alpha": 3.0}, {"alpha": None}, 0.0),
    ],
)
def test_regularization_takes_effect_in_the_next_step(
    method: str, before: dict[str, Any], after: dict[str, Any], l2: float
) -> None:
    net = quick(**before).fit(X, Y)
    twin = copy.deepcopy(net)
    continued(net.set_params(**after), method)
    dense = [layer for layer in net.model_.layers if isinstance(layer, hn.DenseLayer)]
    assert [layer.weight_regularizer_l2 for layer in dense] == [l2, l2]
    for layer in twin.model_.layers:
        if isinstance(layer, hn.DenseLayer):
            layer.weight_regularizer_l2 = l2
    twin._begun = net._begun
    twin.set_params(**after)
    assert bits(net) == bits(continued(twin, method))


def test_the_rate_of_dropout_takes_effect_down_to_0_and_up_again() -> None:
    net = quick(dropout=0.5).fit(X, Y)
    for dropout, kept in ((0.25, 0.75), (0.0, 1.0), (0.5, 0.5)):
        net.set_params(dropout=dropout).partial_fit(X, Y)
        assert [layer.rate for layer in net.model_.layers if isinstance(layer, hn.DropoutLayer)] == [kept]


def test_another_seed_is_drawn_from_and_an_equal_one_goes_on() -> None:
    nets = [quick(batch_size=32).fit(X, Y) for _ in range(3)]
    nets[1].set_params(random_state=np.int64(0))
    nets[2].set_params(random_state=7)
    assert bits(nets[0].partial_fit(X, Y)) == bits(nets[1].partial_fit(X, Y)) != bits(nets[2].partial_fit(X, Y))


def test_what_the_user_sets_in_the_model_itself_stays() -> None:
    net = quick(learning_rate=0.001).fit(X, Y)
    net.model_.optimizer.learning_rate = 0.5
    net.set_params(beta_1=0.5).partial_fit(X, Y)
    assert (net.model_.optimizer.learning_rate, net.model_.optimizer.beta_1) == (0.5, 0.5)


REFUSED: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({}, {"hidden_layer_sizes": (8, 4)}, "hidden_layer_sizes is [8, 4], and the network was begun with [8]"),
    ({}, {"hidden_layer_sizes": 9}, "hidden_layer_sizes is [9], and the network was begun with [8]"),
    ({}, {"activation": "tanh"}, "activation is 'tanh', and the network was begun with 'relu'"),
    ({}, {"solver": "sgd"}, "solver is 'sgd', and the network was begun with 'adam'"),
    ({}, {"initializer": "nnfs"}, "initializer is 'nnfs', and the network was begun with 'auto'"),
    ({}, {"dropout": 0.5}, "dropout is 0.5, and the network was begun with 0.0"),
]


@pytest.mark.parametrize("kind", [NetClassifier, NetRegressor])
@pytest.mark.parametrize("method", ["fit", "partial_fit"])
@pytest.mark.parametrize(("before", "after", "text"), REFUSED)
def test_a_setting_that_needs_another_network_is_refused(
    kind: Any, method: str, before: dict[str, Any], after: dict[str, Any], text: str
) -> None:
    net = quick(kind, **before).fit(X, Y)
    parameters, optimizer = bits(net), vars(net.model_.optimizer).copy()
    old = text.rsplit(" ", maxsplit=1)[1]
    with pytest.raises(ValueError, match=next(iter(after))) as refusal:
        continued(net.set_params(**after, learning_rate=0.5), method)
    assert str(refusal.value) == (
        f"{kind.__name__}: {text}; training continues with the same network. "
        f"Set it to {old}, or call fit with warm_start=False for a new network."
    )
    assert bits(net) == parameters
    assert vars(net.model_.optimizer) == optimizer
    net.set_params(warm_start=False).fit(X, Y)
    assert bits(net) == bits(quick(kind, **(before | after), learning_rate=0.5).fit(X, Y))


def refuse(*_: Any, **__: Any) -> None:
    raise ValueError("no")


def test_a_call_that_fails_later_takes_its_settings_back(monkeypatch: pytest.MonkeyPatch) -> None:
    net = quick(dropout=0.5).fit(X, Y)
    expected = bits(copy.deepcopy(net).partial_fit(X, Y))
    net.set_params(learning_rate=0.5, alpha=1.0, dropout=0.25, beta_1=0.5)
    targets = np.full(150, 1e308)
    regressor = quick(NetRegressor).fit(X, Y).set_params(learning_rate=0.5, warm_start=True)
    with pytest.raises(ArithmeticError):
        regressor.fit(X, targets)
    assert regressor.model_.optimizer.learning_rate == 0.001
    assert regressor.model_.optimizer.current_learning_rate == 0.001
    with monkeypatch.context() as patch:  # the model itself refuses, after the settings were set
        patch.setattr(hn.Model, "fit", refuse)
        with pytest.raises(ValueError, match="no"):
            net.partial_fit(X, Y)
    net.set_params(learning_rate=0.001, alpha=None, dropout=0.5, beta_1=0.9)
    assert bits(net.partial_fit(X, Y)) == expected


def test_a_pickled_estimator_knows_its_settings() -> None:
    net = pickle.loads(pickle.dumps(quick().fit(X, Y)))
    with pytest.raises(ValueError, match="activation is 'tanh', and the network was begun with 'relu'"):
        net.set_params(activation="tanh").partial_fit(X, Y)
    del net._begun  # an estimator of an older version
    net.partial_fit(X, Y)


@pytest.mark.parametrize("kind", [NetClassifier, NetRegressor])
@pytest.mark.parametrize("early_stopping", [True, 1, np.True_])
def test_partial_fit_is_not_there_with_early_stopping(kind: Any, early_stopping: Any) -> None:
    net = quick(kind).fit(X, Y).set_params(early_stopping=early_stopping)
    before = bits(net)
    assert not hasattr(net, "partial_fit")
    with pytest.raises(AttributeError) as refusal:
        net.partial_fit(X, Y)
    assert str(refusal.value) == (
        f"{kind.__name__}, partial_fit: early_stopping is True, and partial_fit holds no rows out; False is required. "
        "Set early_stopping=False, or call fit with all rows."
    )
    assert bits(net) == before
    assert bits(net.set_params(early_stopping=False).partial_fit(X, Y)) != before
    with pytest.raises(TypeError, match="early_stopping is 'yes'; it must be True or False"):
        net.set_params(early_stopping="yes").partial_fit(X, Y)
    with pytest.raises(ValueError, match="early_stopping"):  # scikit-learn's own refuses it too
        MLPClassifier(early_stopping=True).partial_fit(X, Y, classes=[0, 1, 2])


def test_patience_is_that_of_mlp_classifier() -> None:
    """Of both, the loss never falls by more than tol after the first epoch."""
    settings = {"hidden_layer_sizes": (4,), "tol": 1e6, "n_iter_no_change": 3, "max_iter": 50, "random_state": 0}
    theirs = MLPClassifier(**settings).fit(X, Y)
    ours = NetClassifier(**settings).fit(X, Y)
    assert theirs.n_iter_ == 5
    assert ours.n_iter_ == 5
