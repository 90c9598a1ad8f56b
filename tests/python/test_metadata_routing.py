"""Estimators in scikit-learn's metadata routing of sample weights, and in its curves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from sklearn import config_context
from sklearn.base import clone
from sklearn.datasets import load_iris
from sklearn.exceptions import UnsetMetadataPassedError
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, KFold, cross_validate, learning_curve, validation_curve
from sklearn.multiclass import OneVsRestClassifier
from sklearn.multioutput import MultiOutputRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from hybridnet.sklearn import NetClassifier, NetRegressor

X, Y = load_iris(return_X_y=True)
WEIGHTS = np.random.RandomState(0).randint(0, 3, len(Y)).astype(float)
FOLDS = KFold(3, shuffle=True, random_state=0)
KINDS: list[Any] = [NetClassifier, NetRegressor]


def net(kind: Any = NetClassifier, **settings: Any) -> Any:
    return kind((8,), **({"max_iter": 15, "tol": None, "random_state": 0} | settings))


def bits(estimator: Any) -> list[bytes]:
    return [array.tobytes() for pair in estimator.model_.get_parameters() for array in pair]


@pytest.fixture
def routing() -> Iterator[None]:
    with config_context(enable_metadata_routing=True):
        yield


@pytest.mark.usefixtures("routing")
@pytest.mark.parametrize("kind", KINDS)
def test_a_pipeline_passes_the_weights_that_an_estimator_requests(kind: Any) -> None:
    scale = StandardScaler().set_fit_request(sample_weight=False)
    pipeline = make_pipeline(scale, net(kind).set_fit_request(sample_weight=True)).fit(X, Y, sample_weight=WEIGHTS)
    rows = StandardScaler().fit_transform(X)
    assert bits(pipeline[-1]) == bits(net(kind).fit(rows, Y, sample_weight=WEIGHTS)) != bits(net(kind).fit(rows, Y))


@pytest.mark.usefixtures("routing")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("fitted", [True, False])
@pytest.mark.parametrize("scored", [True, False])
def test_cross_validation_fits_and_scores_with_the_weights_of_each_fold(kind: Any, fitted: bool, scored: bool) -> None:
    requesting = net(kind).set_fit_request(sample_weight=fitted).set_score_request(sample_weight=scored)
    params = {"sample_weight": WEIGHTS} if fitted or scored else {}
    found = cross_validate(requesting, X, Y, params=params, cv=FOLDS, error_score="raise")["test_score"]
    expected = []
    for train, test in FOLDS.split(X):
        by_hand = net(kind).fit(X[train], Y[train], sample_weight=WEIGHTS[train] if fitted else None)
        expected.append(by_hand.score(X[test], Y[test], sample_weight=WEIGHTS[test] if scored else None))
    assert found.tolist() == expected


@pytest.mark.usefixtures("routing")
def test_a_search_passes_them_too_and_clones_keep_the_request() -> None:
    requesting = net().set_fit_request(sample_weight=True).set_score_request(sample_weight="sample_weight")
    assert str(clone(requesting).get_metadata_routing()) == str(requesting.get_metadata_routing())
    search = GridSearchCV(requesting, {"alpha": [0.1, 1e-4]}, cv=FOLDS, error_score="raise")
    search.fit(X, Y, sample_weight=WEIGHTS)
    by_hand = net(**search.best_params_).fit(X, Y, sample_weight=WEIGHTS)
    assert bits(search.best_estimator_) == bits(by_hand)


@pytest.mark.usefixtures("routing")
def test_weights_under_another_name_reach_fit() -> None:
    requesting = net().set_fit_request(sample_weight="mass").set_score_request(sample_weight=False)
    found = cross_validate(
        requesting, X, Y, params={"mass": WEIGHTS}, cv=FOLDS, return_estimator=True, error_score="raise"
    )
    train, _ = next(FOLDS.split(X))
    assert bits(found["estimator"][0]) == bits(net().fit(X[train], Y[train], sample_weight=WEIGHTS[train]))


@pytest.mark.usefixtures("routing")
def test_what_is_requested_wrongly_is_refused_as_by_scikit_learns_estimators() -> None:
    for estimator in (net(), LogisticRegression()):
        with pytest.raises(UnsetMetadataPassedError):
            cross_validate(estimator, X, Y, params={"sample_weight": WEIGHTS}, cv=FOLDS)
        with pytest.raises(TypeError, match=r"Unexpected args: \{'weight'\}"):
            estimator.set_fit_request(weight=True)


@pytest.mark.usefixtures("routing")
@pytest.mark.parametrize("kind", KINDS)
def test_parts_of_the_data_are_routed_too(kind: Any) -> None:
    requesting = net(kind).set_partial_fit_request(sample_weight=True)
    consumed = requesting.get_metadata_routing().consumes("partial_fit", ["sample_weight"])
    assert consumed == {"sample_weight"}


@pytest.mark.usefixtures("routing")
@pytest.mark.parametrize("weighted", [True, False])
def test_a_learning_curve_in_parts_trains_each_part_with_its_weights(weighted: bool) -> None:
    mixed = np.random.RandomState(1).permutation(len(Y))
    rows, labels, weights = X[mixed], Y[mixed], WEIGHTS[mixed]
    requesting = net().set_partial_fit_request(sample_weight=weighted).set_fit_request(sample_weight=weighted)
    sizes, _, scores = learning_curve(
        requesting.set_score_request(sample_weight=False), rows, labels, train_sizes=[30, 60, 90], cv=FOLDS,
        exploit_incremental_learning=True, params={"sample_weight": weights} if weighted else None, error_score="raise",
    )  # fmt: skip
    for fold, (train, test) in enumerate(FOLDS.split(X)):
        by_hand, begin = net(), 0
        for part, size in enumerate(sizes):
            some = train[begin:size]
            by_hand.partial_fit(rows[some], labels[some], [0, 1, 2], weights[some] if weighted else None)
            assert scores[part, fold] == by_hand.score(rows[test], labels[test])
            begin = size


@pytest.mark.usefixtures("routing")
def test_one_against_the_rest_passes_the_weights_of_parts() -> None:
    requesting = net().set_partial_fit_request(sample_weight=True).set_fit_request(sample_weight=True)
    several = OneVsRestClassifier(requesting).partial_fit(X, Y, [0, 1, 2], sample_weight=WEIGHTS)
    for number, one in enumerate(several.estimators_):
        by_hand = net().partial_fit(X, (number == Y).astype(int), [0, 1], WEIGHTS)
        assert bits(one) == bits(by_hand) != bits(net().partial_fit(X, (number == Y).astype(int), [0, 1]))


@pytest.mark.usefixtures("routing")
def test_several_outputs_pass_the_weights_of_parts() -> None:
    targets = np.stack([Y, Y**2], axis=1).astype(float)
    requesting = net(NetRegressor).set_partial_fit_request(sample_weight=True)
    several = MultiOutputRegressor(requesting)
    several.partial_fit(X, targets, sample_weight=WEIGHTS)
    for column, one in enumerate(several.estimators_):
        by_hand = net(NetRegressor).partial_fit(X, targets[:, column], WEIGHTS)
        assert bits(one) == bits(by_hand) != bits(net(NetRegressor).partial_fit(X, targets[:, column]))


def test_requests_need_routing() -> None:
    with pytest.raises(RuntimeError, match="enable_metadata_routing=True"):
        net().set_fit_request(sample_weight=True)


def test_curves_are_those_of_fits_by_hand() -> None:
    train_scores, test_scores = validation_curve(
        net(), X, Y, param_name="max_iter", param_range=[1, 15], cv=FOLDS, error_score="raise"
    )
    mixed = np.random.RandomState(1).permutation(len(Y))
    rows, labels = X[mixed], Y[mixed]
    sizes, _, learned = learning_curve(net(), rows, labels, train_sizes=[30, 90], cv=FOLDS, error_score="raise")
    for fold, (train, test) in enumerate(FOLDS.split(X)):
        for index, epochs in enumerate([1, 15]):
            by_hand = net(max_iter=epochs).fit(X[train], Y[train])
            assert train_scores[index, fold] == by_hand.score(X[train], Y[train])
            assert test_scores[index, fold] == by_hand.score(X[test], Y[test])
        for index, size in enumerate(sizes):
            by_hand = net().fit(rows[train[:size]], labels[train[:size]])
            assert learned[index, fold] == by_hand.score(rows[test], labels[test])
