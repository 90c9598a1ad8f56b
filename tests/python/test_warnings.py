"""Warnings point at the line of user code, also through several calls."""

from __future__ import annotations

import ast
import inspect
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sklearn.exceptions import DataConversionWarning
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

import hybridnet as hn
from hybridnet import nnfs
from hybridnet.sklearn import NetClassifier, NetRegressor

PACKAGE = Path(hn.__file__).parent
X, Y = np.random.RandomState(0).randn(20, 2), np.arange(20) % 2


def frozen(family: Any = hn.Model) -> Any:
    model = family()
    model.add(hn.DenseLayer(2, 2))
    model.add(hn.SoftmaxActivation())
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.SGD())
    model.layers[0].trainable = False
    return model


class Own(hn.Model):
    """A subclass whose own method calls that of hybridnet."""

    def fit(self, *given: Any, **named: Any) -> Any:
        return super().fit(*given, **named)


CALLS = {
    "fit": lambda: frozen().fit(X, Y),
    "fit without a metric, from rows": lambda: frozen().fit(X.tolist(), Y.tolist(), validation_split=0.5),
    "train": lambda: frozen().train(X, Y, print_every=100),
    "train of the book": lambda: frozen(nnfs.Model).train(X, Y, print_every=100),
    "own fit": lambda: frozen(Own).fit(X, Y),
    "a classifier": lambda: NetClassifier(max_iter=1).fit(X, Y),
    "a regressor": lambda: NetRegressor(max_iter=1).fit(X, Y),
    "labels in a column": lambda: NetClassifier(max_iter=1, tol=None).fit(X, Y.reshape(-1, 1)),
    "targets in a column": lambda: NetRegressor(max_iter=1, tol=None).fit(X, Y.reshape(-1, 1)),
    "labels in a column, in parts": lambda: NetClassifier().partial_fit(X, Y.reshape(-1, 1), classes=[0, 1]),
    "targets in a column, in parts": lambda: NetRegressor().partial_fit(X, Y.reshape(-1, 1)),
}


@pytest.mark.parametrize("name", CALLS)
def test_warnings_point_at_the_users_line(name: str) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        CALLS[name]()
    (warned,) = caught
    assert warned.filename == __file__
    line = inspect.getsourcelines(CALLS[name])[1] if name != "own fit" else inspect.getsourcelines(Own.fit)[1] + 1
    assert warned.lineno == line


@pytest.mark.parametrize("kind", [NetClassifier, NetRegressor])
def test_a_column_of_targets_is_warned_of_once(kind: Any) -> None:
    with pytest.warns(DataConversionWarning) as caught:
        kind(max_iter=1, tol=None).fit(X, Y.reshape(-1, 1))
    assert [str(warned.message) for warned in caught] == [
        "A column-vector y was passed when a 1d array was expected. Pass y.ravel(), of the shape (samples,)."
    ]


def test_a_warning_in_a_pipeline_points_out_of_hybridnet() -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        make_pipeline(StandardScaler(), NetClassifier(max_iter=1)).fit(X, Y)
    assert not Path(caught[0].filename).is_relative_to(PACKAGE)


def test_every_warning_goes_the_one_way_that_finds_the_users_line() -> None:
    direct = [
        f"{file.relative_to(PACKAGE)}: {ast.unparse(node)[:60]}"
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "warnings.warn"
    ]
    by_others = [
        f"{file.relative_to(PACKAGE)}: {ast.unparse(node)[:60]}"
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and any(word.arg in ("warn", "stacklevel") for word in node.keywords)
    ]
    assert direct == by_others == ["_public.py: warnings.warn(text, category, stacklevel=level)"]
