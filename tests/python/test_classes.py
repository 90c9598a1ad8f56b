"""Classes: those of a model, and what a classifier makes of labels."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_matrix

import hybridnet as hn
from hybridnet.sklearn import NetClassifier

X = np.random.RandomState(0).randn(12, 2).astype("float32")
NUMBERS = np.array([0, 1, 1, 2, 1, 1, 0, 1, 1, 1, 2, 1])


def network() -> hn.Model:
    model = hn.Model([hn.DenseLayer(2, 3, random_state=0), hn.SoftmaxActivation()])
    model.set(loss="categorical_crossentropy", optimizer="sgd")
    return model


def classifier(**settings: Any) -> Any:
    return NetClassifier((4,), max_iter=1, tol=None, random_state=0, **settings)


def test_a_softmax_row_that_is_nan_has_no_class() -> None:
    model = network()
    rows = [[0.0, 1.0], [np.nan, 2.0]]
    for classes in (None, ["a", "b", "c"]):
        model.classes = classes
        with pytest.raises(ValueError, match="NaN") as caught:
            model.predict_classes(rows)
        assert str(caught.value) == (
            "model, predict_classes: the output of row 1 is NaN, which has no class; numbers are required. Look for "
            "missing values in the row, or for a training that diverged."
        )
    assert np.isnan(model.predict(rows)[1]).all()


def test_inputs_that_are_nan_pass_where_the_output_is_a_number_or_compared() -> None:
    """The age of some passengers of the Titanic is missing."""
    dense = hn.DenseLayer.from_parameters([[1.0]], [0.0])
    ages = np.array([[np.nan], [3.0]])
    assert hn.Model([dense, hn.SigmoidActivation()]).predict_classes(ages).tolist() == [[0], [1]]
    known = hn.Model([dense, hn.FunctionActivation(np.nan_to_num), hn.DenseLayer(1, 3), hn.SoftmaxActivation()])
    assert known.predict_classes(ages).shape == (2,)


def test_two_classes_of_one_name_are_refused() -> None:
    model = network()
    model.classes = ["a", "a", "b"]
    with pytest.raises(ValueError, match="more than once") as caught:
        model.fit(X, NUMBERS)
    assert str(caught.value) == (
        "model: classes has the label a more than once; each class needs its own label. Rename one."
    )


@pytest.mark.parametrize(
    ("labels", "classes"),
    [
        (pd.Series(NUMBERS, dtype="Int64"), [0, 1, 2]),
        (pd.Series(NUMBERS > 0, dtype="boolean"), [False, True]),
        (pd.Series(np.array([2**53, 2**53 + 1, 2**53 + 2])[NUMBERS], dtype="Int64"), [2**53, 2**53 + 1, 2**53 + 2]),
    ],
    ids=["integers", "booleans", "identifiers"],
)
def test_labels_of_nullable_dtypes_keep_their_kind(labels: Any, classes: list[Any]) -> None:
    net = classifier().fit(X, labels)
    assert net.classes_.tolist() == classes
    assert net.classes_.dtype.kind in "ib"
    assert set(net.predict(X).tolist()) <= set(classes)


def test_a_single_class_is_named_as_it_was_passed() -> None:
    with pytest.raises(ValueError, match="partial_fit: classes") as caught:
        classifier().partial_fit(X, NUMBERS, [0])
    assert str(caught.value) == (
        "NetClassifier, partial_fit: classes are [0]; two or more are required. Pass all labels of all calls."
    )


@pytest.mark.parametrize(("seed", "shown"), [("a", "'a'"), (-1, "-1"), ("simd", "'simd'")])
def test_a_seed_that_is_none_is_refused_by_name(seed: Any, shown: str) -> None:
    with pytest.raises((TypeError, ValueError)) as caught:
        hn.init(seed=seed)
    assert str(caught.value) == f"init: seed is {shown}; a seed is a whole number from 0 to 4,294,967,295, or None."


def test_sparse_rows_are_diagnosed() -> None:
    model = network()
    assert str(model.diagnose(csr_matrix(X))[0]) == str(model.diagnose(X)[0])
