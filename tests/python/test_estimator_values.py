"""Values that estimators refuse: missing labels, texts and infinities in the columns, rows too few to hold some out."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
import scipy.sparse

from hybridnet.sklearn import NetClassifier, NetRegressor

X = np.random.RandomState(0).randn(6, 2)
Y = np.arange(6) % 2
HUGE = 10**400
HUGE_SHOWN = f"1{'0' * 37}...{'0' * 39}"


def objects(*values: Any) -> Any:
    return np.array(values, object)


def classifier(**settings: Any) -> NetClassifier:
    return NetClassifier(**({"hidden_layer_sizes": (4,), "max_iter": 1, "tol": None} | settings))


def regressor(**settings: Any) -> NetRegressor:
    return NetRegressor(**({"hidden_layer_sizes": (4,), "max_iter": 1, "tol": None} | settings))


def with_value(value: Any, dtype: Any = object) -> Any:
    """Rows with a value in row 1, column 1."""
    rows = [[1, 2], [3, value], [1, 2], [3, 4], [5, 6], [7, 8]]
    return rows if dtype is list else np.array(rows, dtype)


MISSING = "every sample needs one. Fill it in, or leave the row out."
LABELS: dict[str, tuple[Any, str]] = {
    "None among numbers": (objects(0, 1, None, 1, 0, 1), f"2 is missing (None); {MISSING}"),
    "None in a list": ([0, 1, None, 1, 0, 1], f"2 is missing (None); {MISSING}"),
    "None among bools": ([True, False, None, True, False, True], f"2 is missing (None); {MISSING}"),
    "NaN": (np.array([0, 1, np.nan, 1, 0, 1]), f"2 is missing (nan); {MISSING}"),
    "NaN among objects": (objects(0, 1, np.nan, 1, 0, 1), f"2 is missing (nan); {MISSING}"),
    "pd.NA": (objects(0, 1, pd.NA, 1, 0, 1), f"2 is missing (<NA>); {MISSING}"),
    "pd.NA among texts": (
        pd.Series(["a", "b", None, "a", "b", "a"], dtype="string"),
        f"2 is missing (<NA>); {MISSING}",
    ),
    "None among texts": (objects("a", "b", None, "a", "b", "a"), f"2 is missing (None); {MISSING}"),
    "NaN in a list of texts": (["a", "b", np.nan, "a", "b", "a"], f"2 is missing (nan); {MISSING}"),
    "a category": (pd.Series(pd.Categorical(["a", "b", None, "a", "b", "a"])), f"2 is missing (nan); {MISSING}"),
    "a date": (
        pd.Series(pd.to_datetime(["2020", "2021", None, "2020", "2021", "2020"])),
        f"2 is missing (NaT); {MISSING}",
    ),
    "several labels": (
        np.array([[0, 1], [1, np.nan], [1, 0], [0, 1], [1, 1], [0, 0]]),
        f"1 is missing (nan); {MISSING}",
    ),
    "a frame": (pd.DataFrame({"t": [0, 1, None, 1, 0, 1]}), f"2 is missing (nan); {MISSING}"),
    "infinity": (
        np.array([0, 1, np.inf, 1, 0, 1]),
        "2 is inf; labels are texts, or finite numbers of up to 64 bits. Convert the labels to texts.",
    ),
    "a huge integer": (
        [0, 1, HUGE, 1, 0, 1],
        f"2 is {HUGE_SHOWN}; labels are texts, or finite numbers of up to 64 bits. Convert the labels to texts.",
    ),
    "a dict": (objects({}, 1, 0, 1, 0, 1), "0 is a dict; labels are texts or numbers. Convert them."),
}


@pytest.mark.parametrize("method", ["fit", "partial_fit"])
@pytest.mark.parametrize("case", LABELS)
def test_a_label_that_is_none_is_named_with_its_sample(case: str, method: str) -> None:
    labels, text = LABELS[case]
    net = classifier()
    given = {"classes": [0, 1]} if method == "partial_fit" else {}
    with pytest.raises(ValueError, match="label") as refusal:
        getattr(net, method)(X, labels, **given)
    assert str(refusal.value) == f"NetClassifier, fit, targets: the label of sample {text}"
    assert not hasattr(net, "model_")


NEEDED = "a number is required. Fill it in, or leave the row out."
ENCODE = "a number is required. Encode texts, such as with OneHot."
FINITE = "a finite number is required. Correct it, or leave the row out."
ROWS: dict[str, tuple[Any, str]] = {
    "None": (with_value(None), f"row 1, column 1 is missing (None); {NEEDED}"),
    "NaN": (with_value(np.nan, float), f"row 1, column 1 is missing (NaN); {NEEDED}"),
    "NaN of float32": (with_value(np.nan, np.float32), f"row 1, column 1 is missing (NaN); {NEEDED}"),
    "pd.NA": (with_value(pd.NA), f"row 1, column 1 is missing (<NA>); {NEEDED}"),
    "a frame": (
        pd.DataFrame({"a": pd.Series([1, 2, None, 4, 5, 6], dtype="Int64"), "b": 1.0}),
        f'row 2, column "a" is missing (<NA>); {NEEDED}',
    ),
    "a sparse matrix": (
        scipy.sparse.csr_matrix(with_value(np.nan, float)),
        f"row 1, column 1 is missing (NaN); {NEEDED}",
    ),
    "infinity": (with_value(-np.inf, float), f"row 1, column 1 is -inf; {FINITE}"),
    "a text": (with_value("x", list), f"row 1, column 1 is 'x'; {ENCODE}"),
    "texts": (with_value("x", str), f"row 1, column 1 is 'x'; {ENCODE}"),
    "a column of texts": (
        pd.DataFrame({"a": range(6), "sex": list("mfmfmf")}),
        f"row 0, column \"sex\" is 'm'; {ENCODE}",
    ),
    "a column of categories": (
        pd.DataFrame({"a": pd.Categorical(list("mfmfmf"))}),
        f"row 0, column \"a\" is 'm'; {ENCODE}",
    ),
    "bytes": (with_value(b"x", bytes), f"row 1, column 1 is 'x'; {ENCODE}"),
    "a huge integer": (
        with_value(HUGE, list),
        f"row 1, column 1 is {HUGE_SHOWN}, beyond the range of float64; a number up to 1.8e+308 is required. "
        "Scale the column first.",
    ),
    "a dict": (
        with_value({}),
        "row 1, column 1 is a dict; each value of this argument must be a number, or a string that reads as a number.",
    ),
}


@pytest.mark.parametrize("make", [classifier, regressor])
@pytest.mark.parametrize("case", ROWS)
def test_a_value_that_is_no_number_is_named_with_row_and_column(case: str, make: Any) -> None:
    rows, text = ROWS[case]
    kind = TypeError if case == "a dict" else ValueError
    net = make()
    with pytest.raises(kind) as refusal:
        net.fit(rows, Y)
    assert str(refusal.value) == f"{type(net).__name__}, X: the value in {text}"
    if not hasattr(rows, "columns"):
        net.fit(X, Y)
        with pytest.raises(kind) as refusal:
            net.predict(rows)
        assert str(refusal.value) == f"{type(net).__name__}, X: the value in {text}"


def test_rows_of_other_lengths_are_refused() -> None:
    with pytest.raises(
        ValueError, match=r"^NetClassifier, X: the values in a list make no array; rows of the same length"
    ):
        classifier().fit([[1, 2], [3], [1, 2], [3, 4], [5, 6], [7, 8]], Y)


def test_a_value_beyond_float32_is_named_where_the_network_is_of_float32() -> None:
    net = classifier().fit(X.astype(np.float32), Y)
    with pytest.raises(ValueError, match="float32") as refusal:
        net.predict([[1, 1e39]])
    beyond = "beyond the range of float32; a number up to 3.4e+38 is required. Scale the column first."
    assert str(refusal.value) == f"NetClassifier, X: the value in row 0, column 1 is 1e+39, {beyond}"
    with pytest.raises(ValueError, match="float32") as refusal:
        regressor().fit(X.astype(np.float32), np.array([1, 2, 3, -1e39, 2, 1.0]))
    assert str(refusal.value) == f"NetRegressor, y: the value in row 3, column 0 is -1e+39, {beyond}"


TARGETS: dict[str, tuple[Any, type[Exception], str]] = {
    "None": ([0, 1, None, 1, 0, 1], ValueError, f"the value in row 2 is missing (None); {NEEDED}"),
    "NaN": ([0, 1, np.nan, 1, 0, 1], ValueError, f"the value in row 2 is missing (NaN); {NEEDED}"),
    "pd.NA": (objects(0, 1, pd.NA, 1, 0, 1), ValueError, f"the value in row 2 is missing (<NA>); {NEEDED}"),
    "infinity": ([0, 1, np.inf, 1, 0, 1], ValueError, f"the value in row 2 is inf; {FINITE}"),
    "texts": (["1", "b", "1", "1", "1", "1"], ValueError, f"the value in row 1 is 'b'; {ENCODE}"),
    "a text": (objects(1, "b", 1, 1, 1, 1), ValueError, f"the value in row 1 is 'b'; {ENCODE}"),
    "a column": (with_value(None), ValueError, f"the value in row 1, column 1 is missing (None); {NEEDED}"),
    "a frame": (
        pd.DataFrame({"t": [0, 1, None, 1, 0, 1]}),
        ValueError,
        f'the value in row 2, column "t" is missing (NaN); {NEEDED}',
    ),
    "a huge integer": (
        [0, 1, HUGE, 1, 0, 1],
        ValueError,
        f"the value in row 2 is {HUGE_SHOWN}, beyond the range of float64; a number up to 1.8e+308 is required. "
        "Scale the column first.",
    ),
    "dates": (
        np.array(["2020"] * 6, "M8[ns]"),
        TypeError,
        "the values are dates (datetime64[ns]); real numbers up to 64 bits are required. Convert them first.",
    ),
}


@pytest.mark.parametrize("case", TARGETS)
def test_a_target_that_is_no_number_is_named_with_its_row(case: str) -> None:
    targets, kind, text = TARGETS[case]
    with pytest.raises(kind) as refusal:
        regressor().fit(X, targets)
    assert str(refusal.value) == f"NetRegressor, y: {text}"


@pytest.mark.parametrize(
    ("classes", "text"),
    [
        ([0, 1, None], "class 2 of 3 is missing (None)"),
        (["a", None], "class 1 of 2 is missing (None)"),
        ([np.nan, 1, 2], "class 0 of 3 is missing (nan)"),
        (["a", np.nan], "class 1 of 2 is missing (nan)"),
        ([0, 1, pd.NA], "class 2 of 3 is missing (<NA>)"),
    ],
)
def test_classes_without_a_label_are_refused(classes: Any, text: str) -> None:
    with pytest.raises(ValueError, match="class") as refusal:
        classifier().partial_fit(X, Y, classes=classes)
    assert str(refusal.value) == (
        f"NetClassifier, partial_fit: {text}, counted from 0; each class has a label, a text or a number. Leave it out."
    )


def test_one_sample_has_no_two_classes() -> None:
    with pytest.raises(ValueError, match="one sample") as refusal:
        classifier().fit(X[:1], ["a"])
    assert str(refusal.value) == (
        "NetClassifier, fit: one sample arrived, of the class 'a'; samples of two or more classes are required. "
        "Pass more samples."
    )


@pytest.mark.parametrize(
    ("rows", "share", "weights", "text"),
    [
        (1, 0.1, None, "validation_fraction 0.1, which holds out 1 of 1 samples and leaves"),
        (3, 0.99, None, "validation_fraction 0.99, which holds out 3 of 3 samples and leaves"),
        (
            6,
            0.1,
            [0, 0, 3, 0, 0, 0],
            "validation_fraction 0.1, which holds out 1 of 1 samples with a weight and leaves",
        ),
    ],
)
def test_too_few_rows_to_hold_some_out_are_refused(rows: int, share: float, weights: Any, text: str) -> None:
    net = regressor(early_stopping=True, validation_fraction=share)
    with pytest.raises(ValueError, match="validation_fraction") as refusal:
        net.fit(X[:rows], Y[:rows], sample_weight=weights)
    assert str(refusal.value) == (
        f"NetRegressor, fit: early_stopping is True and {text} none to train on; one or more are required on both "
        "sides. Pass more samples, or a smaller validation_fraction."
    )
