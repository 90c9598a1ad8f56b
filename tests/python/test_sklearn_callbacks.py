"""The callbacks of scikit-learn: fit is a task, each epoch a task in it, by the documented protocol."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.datasets import load_iris
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from hybridnet._sklearn import tasks
from hybridnet.sklearn import NetClassifier, NetRegressor

callback = pytest.importorskip("sklearn.callback", reason="scikit-learn before 1.9 has no callbacks")

X, Y = load_iris(return_X_y=True)
WEIGHTS = np.random.RandomState(0).randint(1, 3, len(Y)).astype(float)
KINDS: list[Any] = [NetClassifier, NetRegressor]


def net(kind: Any = NetClassifier, **settings: Any) -> Any:
    return kind((8,), **({"max_iter": 4, "tol": None, "random_state": 0} | settings))


def bits(estimator: Any) -> list[bytes]:
    return [array.tobytes() for pair in estimator.model_.get_parameters() for array in pair]


class Records:
    """A callback that records every call, and can stop training or fail at the end of an epoch."""

    def __init__(self, stop_after: int | None = None, fail: bool = False) -> None:
        self.calls: list[tuple[str, str, int]] = []
        self.models: list[Any] = []
        self.given: dict[str, Any] = {}
        self.stop_after, self.fail = stop_after, fail

    def setup(self, estimator: Any, context: Any) -> None:
        self.calls.append(("setup", context.task_name, context.task_id))

    def teardown(self, estimator: Any, context: Any) -> None:
        self.calls.append(("teardown", context.task_name, context.task_id))

    def on_fit_task_begin(self, estimator: Any, context: Any) -> None:
        self.calls.append(("begin", context.task_name, context.task_id))

    def on_fit_task_end(
        self, estimator: Any, context: Any, *, X: Any, y: Any, metadata: Any, fitted_estimator: Any
    ) -> bool:
        self.calls.append(("end", context.task_name, context.task_id))
        self.models.append(fitted_estimator)
        self.given = {"X": X, "y": y, "metadata": metadata}
        if self.fail and context.task_name == "epoch":
            raise RuntimeError("a callback failed")
        return context.task_name == "epoch" and context.task_id + 1 == self.stop_after


@pytest.mark.parametrize("kind", KINDS)
def test_fit_is_a_task_with_one_task_per_epoch(kind: Any) -> None:
    records = Records()
    net(kind).set_callbacks(records).fit(X, Y)
    epochs = [(hook, "epoch", number) for number in range(4) for hook in ("begin", "end")]
    assert records.calls == [
        ("setup", "fit", 0),
        ("begin", "fit", 0),
        *epochs,
        ("end", "fit", 0),
        ("teardown", "fit", 0),
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("early_stopping", [False, True])
def test_callbacks_do_not_change_what_is_learned(kind: Any, early_stopping: bool) -> None:
    settings = {"early_stopping": early_stopping, "dropout": 0.2, "max_iter": 6}
    seen, alone = net(kind, **settings).set_callbacks(Records()).fit(X, Y), net(kind, **settings).fit(X, Y)
    assert bits(seen) == bits(alone)
    assert seen.loss_curve_ == alone.loss_curve_


@pytest.mark.parametrize("kind", KINDS)
def test_the_fitted_estimator_of_an_epoch_is_as_if_fit_had_stopped_there(kind: Any) -> None:
    records = Records()
    whole = net(kind).set_callbacks(records).fit(X, Y, sample_weight=WEIGHTS)
    for epochs, model in zip((1, 2, 3, 4, 4), records.models, strict=True):
        stopped = net(kind, max_iter=epochs).fit(X, Y, sample_weight=WEIGHTS)
        assert bits(model) == bits(stopped)
        assert np.array_equal(model.predict(X), stopped.predict(X))
        assert model.score(X, Y) == stopped.score(X, Y)
        assert model.model_ is not whole.model_
    assert np.array_equal(records.given["X"], X)
    assert np.array_equal(records.given["y"], Y)
    assert np.array_equal(records.given["metadata"]["sample_weight"], WEIGHTS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("settings", [{}, {"tol": 1e-9}, {"early_stopping": True}])
def test_a_callback_stops_training_after_an_epoch(kind: Any, settings: dict[str, Any]) -> None:
    records = Records(stop_after=2)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # no ConvergenceWarning: training was stopped
        stopped = net(kind, max_iter=50, **settings).set_callbacks(records).fit(X, Y)
    assert stopped.n_iter_ == 2
    assert records.calls[-2:] == [("end", "fit", 0), ("teardown", "fit", 0)]


def test_a_callback_that_fails_leaves_the_estimator_as_before_and_is_torn_down() -> None:
    records = Records(fail=True)
    estimator = net().set_callbacks(records)
    with pytest.raises(RuntimeError, match="a callback failed"):
        estimator.fit(X, Y)
    assert records.calls[-1] == ("teardown", "fit", 0)
    assert not hasattr(estimator, "model_")
    assert not hasattr(estimator, "_callback_fit_ctx")
    records.fail = False
    assert bits(estimator.fit(X, Y)) == bits(net().fit(X, Y))


def test_an_older_scikit_learn_has_no_callbacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "_callback", None)
    assert bits(net().fit(X, Y)) == bits(net().fit(X, Y, sample_weight=np.ones(len(Y))))


def test_partial_fit_calls_none() -> None:
    records = Records()
    net().set_callbacks(records).partial_fit(X, Y, classes=[0, 1, 2])
    assert records.calls == []


def test_warm_start_counts_the_epochs_of_each_fit() -> None:
    records = Records()
    estimator = net(warm_start=True, max_iter=1).set_callbacks(records)
    estimator.fit(X, Y).fit(X, Y)
    assert [call for call in records.calls if call[0] == "end"] == [("end", "epoch", 0), ("end", "fit", 0)] * 2


def test_callbacks_of_another_kind_are_refused_and_none_removes_them() -> None:
    with pytest.raises(TypeError, match="FitCallback protocol"):
        net().set_callbacks(object())
    records = Records()
    net().set_callbacks(records).set_callbacks().fit(X, Y)
    assert records.calls == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_scoring_monitor_records_the_score_of_every_epoch(kind: Any) -> None:
    scoring = "accuracy" if kind is NetClassifier else "r2"
    monitor = callback.ScoringMonitor(scoring=scoring)
    net(kind).set_callbacks(monitor).fit(X, Y)
    table = monitor.get_logs().data_as_pandas
    epochs = table[table.filter(like="task_name").apply(lambda row: "epoch" in set(row), axis=1)]
    expected = [net(kind, max_iter=count).fit(X, Y).score(X, Y) for count in (1, 2, 3, 4)]
    assert epochs[scoring].tolist() == expected


def test_a_search_and_a_pipeline_pass_callbacks_to_the_estimator() -> None:
    for text_labels in (False, True):
        records = Records()
        labels = np.array(["a", "b", "c"])[Y] if text_labels else Y
        pipeline = make_pipeline(StandardScaler(), net().set_callbacks(records)).fit(X, labels)
        assert [name for _, name, _ in records.calls].count("epoch") == 8
        assert np.array_equal(records.given["y"], labels)
        assert hasattr(pipeline[-1], "model_")
    records = Records()
    search = GridSearchCV(clone(net().set_callbacks(records)), {"alpha": [0.1, 1e-4]}, cv=2).fit(X, Y)
    assert bits(search.best_estimator_) == bits(net(**search.best_params_).fit(X, Y))
    assert [name for _, name, _ in records.calls].count("epoch") == 8 * 5
