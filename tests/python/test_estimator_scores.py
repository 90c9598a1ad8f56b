"""``score`` of the estimators refuses targets and weights as ``fit`` does, and computes what scikit-learn computes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_matrix
from sklearn.exceptions import NotFittedError
from sklearn.metrics import accuracy_score, r2_score

import hybridnet as hn
from hybridnet.sklearn import NetClassifier, NetRegressor

X = np.random.RandomState(0).randn(12, 2)
NUMBERS = np.arange(12) % 3
TEXTS = np.array(["a", "b", "c"])[NUMBERS]
COLUMNS = np.eye(3, dtype=int)[NUMBERS]
SETTINGS: dict[str, Any] = {"hidden_layer_sizes": (4,), "max_iter": 3, "tol": None, "random_state": 0}


def with_fourth(values: Any, value: Any) -> list[Any]:
    return [*values[:4], value, *values[5:]]


FITTED = {
    "numbers": NetClassifier(**SETTINGS).fit(X, NUMBERS),
    "texts": NetClassifier(**SETTINGS).fit(X, TEXTS),
    "objects": NetClassifier(**SETTINGS).fit(X, TEXTS.astype(object)),
    "bools": NetClassifier(**SETTINGS).fit(X, NUMBERS > 0),
    "several": NetClassifier(**SETTINGS).fit(X, COLUMNS),
    "one output": NetRegressor(**SETTINGS).fit(X, NUMBERS.astype(float)),
    "three outputs": NetRegressor(**SETTINGS).fit(X, COLUMNS.astype(float)),
}
MISSING = "the label of sample 4 is missing ({}); every sample needs one. Fill it in, or leave the row out."
KIND = "Pass labels of the same kind."
COUNT = "X has 12 rows, and y has 5 targets; one for each row is required. Pass both of the same samples."
NUMBER = "a number is required. Fill it in, or leave the row out."
REFUSED: list[tuple[str, Any, type[Exception], str]] = [
    ("numbers", np.where(np.arange(12) == 4, np.nan, NUMBERS), ValueError, f", targets: {MISSING.format('nan')}"),
    ("numbers", with_fourth(NUMBERS.tolist(), None), ValueError, f", targets: {MISSING.format('None')}"),
    ("numbers", pd.Series(with_fourth(NUMBERS.tolist(), pd.NA), dtype="Int64"), ValueError,
     f", targets: {MISSING.format('nan')}"),
    ("texts", with_fourth(TEXTS.tolist(), np.nan), ValueError, f", targets: {MISSING.format('nan')}"),
    ("texts", with_fourth(TEXTS.tolist(), None), ValueError, f", targets: {MISSING.format('None')}"),
    ("texts", pd.Series(with_fourth(TEXTS.tolist(), pd.NA), dtype="string"), ValueError,
     f", targets: {MISSING.format('<NA>')}"),
    ("texts", pd.Series(with_fourth(TEXTS.tolist(), pd.NaT)), ValueError, f", targets: {MISSING.format('NaT')}"),
    ("texts", pd.Categorical(with_fourth(TEXTS.tolist(), None)), ValueError, f", targets: {MISSING.format('nan')}"),
    ("objects", with_fourth(TEXTS.tolist(), np.nan), ValueError, f", targets: {MISSING.format('nan')}"),
    ("several", np.where(np.arange(36).reshape(12, 3) == 13, np.nan, COLUMNS), ValueError,
     f", targets: {MISSING.format('nan')}"),
    ("numbers", np.where(np.arange(12) == 4, np.inf, NUMBERS), ValueError,
     ", targets: the label of sample 4 is inf; labels are texts, or finite numbers of up to 64 bits. Convert the "
     "labels to texts."),
    ("numbers", [{}] * 12, ValueError,
     ", targets: the label of sample 0 is a dict; labels are texts or numbers. Convert them."),
    ("texts", with_fourth(TEXTS.tolist(), 7), TypeError,
     ", targets: the label of sample 4 is 7, others are texts such as 'a'; all must be texts, or all numbers. Make "
     "them alike."),
    ("numbers", TEXTS, ValueError, f": the labels are texts such as 'a'; fit was given numbers such as 0. {KIND}"),
    ("numbers", NUMBERS.astype(str), ValueError,
     f": the labels are texts such as '0'; fit was given numbers such as 0. {KIND}"),
    ("bools", TEXTS, ValueError, f": the labels are texts such as 'a'; fit was given numbers such as False. {KIND}"),
    ("texts", NUMBERS, ValueError, f": the labels are numbers such as 0; fit was given texts such as 'a'. {KIND}"),
    ("numbers", NUMBERS + 0.5, ValueError,
     ": the label of sample 0 is 0.5; numbers that are labels are whole. Pass the class of each row."),
    ("numbers", COLUMNS, ValueError, ": y is (12, 3); fit was given one label a row. Pass one for each row."),
    ("several", NUMBERS, ValueError,
     ": y is (12,); fit was given 3 labels a row, in columns of 0 and 1. Pass the same columns."),
    ("several", np.eye(4, dtype=int)[NUMBERS], ValueError,
     ": y is (12, 4); fit was given 3 labels a row, in columns of 0 and 1. Pass the same columns."),
    ("several", 2 * COLUMNS, ValueError,
     ": label 0 of sample 0 is 2; of several labels a row each is 0 or 1. Correct it."),
    *[(name, y, hn.ShapeError, f": {COUNT}")
      for name, y in (("numbers", NUMBERS[:5]), ("texts", TEXTS[:5].tolist()), ("several", COLUMNS[:5]),
                      ("one output", NUMBERS[:5]), ("three outputs", COLUMNS[:5]))],
    *[(name, y, ValueError, f": y is {y}; one target for each row is required. Pass a list of them.")
      for name in ("numbers", "one output") for y in (None, 3)],
    ("one output", np.where(np.arange(12) == 4, np.nan, NUMBERS), ValueError,
     f", y: the value in row 4 is missing (NaN); {NUMBER}"),
    ("one output", with_fourth(NUMBERS.tolist(), None), ValueError,
     f", y: the value in row 4 is missing (None); {NUMBER}"),
    ("one output", pd.Series(with_fourth(NUMBERS.tolist(), pd.NA), dtype="Int64"), ValueError,
     f", y: the value in row 4 is missing (NaN); {NUMBER}"),
    ("one output", TEXTS, ValueError,
     ", y: the value in row 0 is 'a'; a number is required. Encode texts, such as with OneHot."),
    ("one output", np.where(np.arange(12) == 4, np.inf, NUMBERS), ValueError,
     ", y: the value in row 4 is inf; a finite number is required. Correct it, or leave the row out."),
    ("one output", COLUMNS, ValueError, ": y is (12, 3); fit was given 1 number a row. Pass as many."),
    ("three outputs", NUMBERS, ValueError, ": y is (12,); fit was given 3 numbers a row. Pass as many."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "y", "kind", "text"), REFUSED, ids=range(len(REFUSED)))
def test_targets_that_cannot_be_scored_are_refused(name: str, y: Any, kind: type[Exception], text: str) -> None:
    net = FITTED[name]
    with pytest.raises(kind) as refusal:
        net.score(X, y)
    assert str(refusal.value) == f"{type(net).__name__}, score{text}"


WEIGHTS: list[tuple[Any, type[Exception], str]] = [
    (np.ones(5), hn.ShapeError, "5 sample weights arrived for 12 samples. Pass one weight for each row of the inputs."),
    (-np.ones(12), ValueError,
     "a sample weight is -1; weights are finite and 0 or more. Pass how much each sample counts."),
    (with_fourth([1.0] * 12, np.nan), ValueError,
     "a sample weight is NaN; weights are finite and 0 or more. Pass how much each sample counts."),
    (np.zeros(12), ValueError,
     "all 12 sample weights are zero; at least one must be greater than 0. Pass samples that count."),
    (np.ones((12, 2)), hn.ShapeError, "sample_weight is (12, 2); one number for each row is required. Pass (12,)."),
]  # fmt: skip


@pytest.mark.parametrize(("weights", "kind", "text"), WEIGHTS)
@pytest.mark.parametrize("name", ["numbers", "one output"])
def test_weights_are_refused_with_one_sentence_by_fit_and_score(
    name: str, weights: Any, kind: type[Exception], text: str
) -> None:
    net = FITTED[name]
    for call in ("score", "fit"):
        with pytest.raises(kind) as refusal:
            getattr(type(net)(**SETTINGS).fit(X, NUMBERS), call)(X, NUMBERS, sample_weight=weights)
        assert str(refusal.value) == f"{type(net).__name__}, {call}: {text}"


@pytest.mark.parametrize("kind", [NetClassifier, NetRegressor])
@pytest.mark.parametrize("call", ["fit", "partial_fit"])
def test_fit_names_another_number_of_rows_and_targets(kind: Any, call: str) -> None:
    given = {"classes": [0, 1, 2]} if kind is NetClassifier and call == "partial_fit" else {}
    with pytest.raises(hn.ShapeError) as refusal:
        getattr(kind(**SETTINGS), call)(X, NUMBERS[:5], **given)
    assert str(refusal.value) == f"{kind.__name__}, fit: {COUNT}"


def test_scores_are_those_of_scikit_learn() -> None:
    weights = np.linspace(0, 2, 12)
    for name in ("numbers", "texts", "objects"):
        y = NUMBERS if name == "numbers" else TEXTS
        expected = accuracy_score(y, FITTED[name].predict(X), sample_weight=weights)
        assert FITTED[name].score(X, y, weights) == FITTED[name].score(X.tolist(), y.tolist(), weights) == expected
    assert FITTED["numbers"].score(X, pd.Series(NUMBERS, dtype="Int64")) == FITTED["numbers"].score(X, NUMBERS)
    assert FITTED["numbers"].score(csr_matrix(X), NUMBERS.reshape(-1, 1)) == FITTED["numbers"].score(X, NUMBERS)
    assert FITTED["numbers"].score(X, NUMBERS, 3.0) == FITTED["numbers"].score(X, NUMBERS)
    assert FITTED["several"].score(X, csr_matrix(COLUMNS)) == accuracy_score(COLUMNS, FITTED["several"].predict(X))
    for name, y in (("one output", NUMBERS), ("one output", NUMBERS.astype(str)), ("three outputs", COLUMNS)):
        expected = r2_score(y.astype(float), FITTED[name].predict(X), sample_weight=weights)
        assert FITTED[name].score(X, y, weights) == pytest.approx(expected, rel=1e-14)


def test_a_label_that_fit_was_never_given_is_a_wrong_prediction() -> None:
    assert FITTED["texts"].score(X, ["zebra"] * 12) == 0.0
    assert FITTED["numbers"].score(X, NUMBERS + 7) == 0.0
    assert FITTED["texts"].score(X, [*TEXTS[:-1], "zebra"]) <= FITTED["texts"].score(X, TEXTS)


@pytest.mark.parametrize("kind", [NetClassifier, NetRegressor])
def test_an_estimator_that_is_not_fitted_has_no_score(kind: Any) -> None:
    with pytest.raises(NotFittedError):
        kind().score(X, NUMBERS)


TEXTS_AND = [
    (with_fourth(TEXTS.tolist(), float("nan")), ValueError, MISSING.format("nan")),
    (with_fourth(TEXTS.tolist(), 7), TypeError,
     "the label of sample 4 is 7, others are texts such as 'a'; all must be texts, or all numbers. Make them alike."),
]  # fmt: skip


@pytest.mark.parametrize(("y", "kind", "text"), TEXTS_AND)
def test_a_value_among_a_list_of_texts_is_not_converted_to_one(y: list[Any], kind: type[Exception], text: str) -> None:
    """NumPy makes the text "nan" of NaN, and "7" of 7."""
    model = hn.Model([hn.DenseLayer(2, 3, random_state=0), hn.SoftmaxActivation()])
    model.set(loss="categorical_crossentropy", optimizer="sgd")
    calls: dict[str, Any] = {
        "model, fit, targets": lambda: model.fit(X, y),
        "model, fit, targets ": lambda: model.fit(X, y, validation_split=0.25),
        "model, fit, validation, targets": lambda: model.fit(X, TEXTS, validation_data=(X, y)),
        "NetClassifier, fit, targets": lambda: NetClassifier(**SETTINGS).fit(X, y),
        "held-out split, targets": lambda: hn.held_out_split(X, y),
        "confusion matrix, targets": lambda: hn.confusion_matrix(y, TEXTS),
    }
    for where, call in calls.items():
        with pytest.raises(kind) as refusal:
            call()
        assert str(refusal.value) == f"{where.strip()}: {text}"
    assert model.classes is None
    model.fit(X, TEXTS)
    with pytest.raises(kind) as refusal:
        model.evaluate(X, y)
    assert str(refusal.value) == f"model, evaluate, targets: {text}"
