"""Data made ready: scales, one-hot rows, missing values, held-out splits; against NumPy, pandas and scikit-learn."""

from __future__ import annotations

import doctest
import pickle
import re
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

import hybridnet as hn
from hybridnet import datasets, preparation
from reference.same import assert_same

pytestmark = pytest.mark.usefixtures("stream_and_settings")


def says(exception: type[Exception], text: str) -> Any:
    return pytest.raises(exception, match=f"^{re.escape(text)}$")


@pytest.mark.parametrize("module", [datasets, preparation])
def test_examples_in_the_docstrings_are_true(module: Any) -> None:
    hn.init()
    assert doctest.testmod(module).failed == 0


# -- standardizing -----------------------------------------------------------------------------------------------------


@settings(deadline=None, max_examples=40)
@given(st.integers(2, 300), st.integers(1, 9), st.sampled_from([np.float32, np.float64]), st.integers(0, 2**32 - 1))
def test_standardizer_takes_numpys_mean_and_deviation(rows: int, columns: int, dtype: type, seed: int) -> None:
    x = (np.random.RandomState(seed).randn(rows, columns) * 50 + 7).astype(dtype)
    scale = hn.Standardizer().fit(x)
    wide = x.astype(np.float64)
    assert_same(scale.means, wide.mean(axis=0))
    assert_same(scale.deviations, wide.std(axis=0))
    assert_same(scale.transform(x), ((wide - scale.means) / scale.deviations).astype(dtype))
    np.testing.assert_allclose(scale.transform(x), StandardScaler().fit_transform(x), rtol=2e-4, atol=2e-5)


def test_standardizer_takes_frames_and_gives_back_what_arrived() -> None:
    frame = pd.DataFrame({"area": [2104, 1600, 2400], "baths": [3.0, 4.0, 3.5]})
    scale = hn.Standardizer()
    scaled = scale.fit_transform(frame)
    assert_same(scaled, scale.transform(frame.to_numpy()))
    np.testing.assert_allclose(scale.inverse_transform(scaled), frame.to_numpy(), rtol=1e-14)


def test_standardizer_survives_pickle() -> None:
    scale = hn.Standardizer().fit([[1.0], [2.0]])
    assert (repr(hn.Standardizer()), repr(scale)) == ("Standardizer()", "Standardizer(1 columns)")
    assert_same(pickle.loads(pickle.dumps(scale)).transform([[5.0]]), scale.transform([[5.0]]))


def test_standardizer_before_fit_is_refused() -> None:
    text = "standardizing: no mean and deviation were taken yet; fit takes them of the rows to train on. Call it first."
    for method in ("transform", "inverse_transform"):
        with says(hn.StateError, text):
            getattr(hn.Standardizer(), method)([[1.0]])


@pytest.mark.parametrize(
    ("values", "text"),
    [
        (
            [1.0, 2.0],
            "standardizing, inputs: the values are (2,); rows and columns are required. Pass a table; "
            "of a single column "
            "np.reshape(values, (-1, 1)).",
        ),
        (
            [[1.0, 5.0], [2.0, 5.0]],
            "standardizing: column 1 is 5 in all rows; a deviation of 0 cannot be made 1. "
            "Leave the column out, it tells "
            "nothing.",
        ),
        (
            [[1.0], [np.nan]],
            "standardizing: column 0 holds values that are missing, infinite or too large to square. "
            "Fill or correct them "
            "first.",
        ),
        (
            np.zeros((0, 2)),
            "standardizing: no row of (0, 2) is there to take means and deviations of. "
            "Name at least two rows that differ.",
        ),
    ],
)
def test_standardizer_refuses_what_has_no_statistics(values: Any, text: str) -> None:
    with says(ValueError, text):
        hn.Standardizer().fit(values)


@pytest.mark.parametrize(
    ("fare", "text"),
    [
        (
            [5.0, 5.0],
            'standardizing: column "fare" is 5 in all rows; a deviation of 0 cannot be made 1. '
            "Leave the column out, it tells nothing.",
        ),
        (
            [5.0, np.inf],
            'standardizing: column "fare" holds values that are missing, infinite or too large to square. '
            "Fill or correct them first.",
        ),
        (
            ["S", "C"],
            'standardizing, inputs, column "fare": one of the values is a str; real numbers are required. '
            "Encode or leave out what is not a number.",
        ),
    ],
)
def test_standardizer_names_the_column_of_a_data_frame(fare: Any, text: str) -> None:
    scale = hn.Standardizer()
    with says((ValueError, TypeError), text):
        scale.fit(pd.DataFrame({"age": [1.0, 2.0], "fare": fare}))
    assert (scale.names, scale.means) == (None, None)


def test_standardizer_takes_columns_of_a_data_frame_in_the_order_of_fit_alone() -> None:
    scale = hn.Standardizer().fit(pd.DataFrame({"age": [1.0, 2.0], "fare": [5.0, 6.0]}))
    assert scale.names == ["age", "fare"]
    with says(
        ValueError,
        "standardizing: the columns are 'fare', 'age'; it was fitted to 'age', 'fare'. "
        "Pass the same columns in the same order.",
    ):
        scale.transform(pd.DataFrame({"fare": [5.0], "age": [1.0]}))
    assert scale.transform([[1.5, 5.5]]).tolist() == [[0.0, 0.0]]


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (
            lambda: hn.one_hot(pd.Series(["a", None], name="port")),
            "one-hot, column \"port\": row 1 has no value; the categories are 'a'. "
            "Add it, or let others be zero in every column.",
        ),
        (
            lambda: hn.one_hot(pd.DataFrame({"deck": [1, 7]}), 3),
            'one-hot, column "deck": label 7 in row 1; with 3 classes labels are 0 to 2. '
            "Correct the label, or pass more classes.",
        ),
        (
            lambda: hn.one_hot([[1, 2], [3, 4]]),
            "one-hot, labels: the values are (2, 2); one column is required. Pass one at a time, or all to OneHot, "
            "which takes several.",
        ),
        (
            lambda: hn.FillMissing("constant", constant=[1]).fit(pd.DataFrame({"age": [1.0, 2.0]})),
            'missing values, column "age": the constant is a list; it must be a number.',
        ),
    ],
)
def test_errors_name_the_column_and_what_takes_several(call: Any, text: str) -> None:
    with says((ValueError, TypeError), text):
        call()


def test_standardizer_refuses_other_columns_and_statistics_that_are_none() -> None:
    scale = hn.Standardizer().fit([[1.0], [2.0]])
    with says(
        hn.ShapeError,
        "standardizing: inputs are (1, 2); the statistics are of 1 columns. Pass the same columns in the same order.",
    ):
        scale.transform([[1.0, 2.0]])
    scale.deviations = np.zeros(1)
    with says(
        ValueError,
        "standardizing: 1 means and 1 deviations arrived; there must be as many of both, all finite, "
        "and deviations above "
        "0. Pass what was taken of the rows to train on.",
    ):
        scale.transform([[1.0]])


# -- one-hot -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dtype", [np.uint8, np.int64, np.float32, bool])
def test_one_hot_of_class_numbers_is_rows_of_numpys_eye(dtype: type) -> None:
    labels = np.array([0, 1, 1, 0], dtype)
    for setting in ("float32", "float64"):
        hn.init(dtype=setting)  # type: ignore[arg-type]
        assert_same(hn.one_hot(labels), np.eye(2, dtype=setting)[labels.astype(int)])
        assert_same(hn.one_hot(labels, 5), np.eye(5, dtype=setting)[labels.astype(int)])


@pytest.mark.parametrize("kind", [list, np.array, pd.Series, lambda texts: np.array(texts, object)])
def test_one_hot_of_texts_has_a_column_for_each(kind: Any) -> None:
    assert hn.one_hot(kind(["S", "C", "S"])).tolist() == [[0, 1], [1, 0], [0, 1]]
    assert hn.one_hot(kind(["S", "C", "S"]), ["Q", "S"], others="zero").tolist() == [[0, 1], [0, 0], [0, 1]]


@pytest.mark.parametrize("missing", [None, np.nan, pd.NA])
def test_one_hot_makes_what_is_missing_zero_if_asked_to(missing: Any) -> None:
    ports = ["S", missing, "C"]
    assert hn.one_hot(ports, others="zero").tolist() == [[0, 1], [0, 0], [1, 0]]
    with says(
        ValueError,
        "one-hot: row 1 has no value; the categories are 'C', 'S'. Add it, or let others be zero in every column.",
    ):
        hn.one_hot(ports)


@pytest.mark.parametrize(
    ("labels", "categories", "exception", "text"),
    [
        (
            ["X"],
            ["S"],
            ValueError,
            "one-hot: row 0 is 'X'; the categories are 'S'. Add it, or let others be zero in every column.",
        ),
        (
            ["X"],
            ["S", "S"],
            ValueError,
            "one-hot: 'S' is named more than once; each category has one column. Name it once.",
        ),
        ([None], None, ValueError, "one-hot: there is no category. Name at least one."),
        (
            ["X"],
            3,
            TypeError,
            "one-hot: labels are texts and categories 3; texts need a list of texts. Pass what gets a column.",
        ),
        (
            ["X"],
            "X",
            TypeError,
            "one-hot: labels are texts and categories 'X'; texts need a list of texts. Pass what gets a column.",
        ),
        (["X", 1], None, TypeError, None),
        (
            [0, 3],
            3,
            ValueError,
            "one-hot: label 3 in row 1; with 3 classes labels are 0 to 2. Correct the label, or pass more classes.",
        ),
        (
            [0, -1],
            3,
            ValueError,
            "one-hot: label -1 in row 1; with 3 classes labels are 0 to 2. Correct the label, or pass more classes.",
        ),
        (
            [0.5],
            None,
            ValueError,
            "one-hot: the label in row 0 is 0.5; class numbers are whole, from 0. Number the classes.",
        ),
        (
            [np.nan],
            None,
            ValueError,
            "one-hot: the label in row 0 is nan; class numbers are whole, from 0. Number the classes.",
        ),
        (
            [1j],
            None,
            TypeError,
            "one-hot: labels are complex128; class numbers or texts are required. Convert them first.",
        ),
        (
            [0],
            ["a"],
            TypeError,
            "one-hot: labels are class numbers and categories a list; "
            "class numbers need a number of classes. Pass how many "
            "there are.",
        ),
        (
            [[0, 1]],
            None,
            hn.ShapeError,
            "one-hot, labels: the values are (1, 2); one column is required. Pass one at a time, or all to OneHot, "
            "which takes several.",
        ),
    ],
)
def test_one_hot_refuses(labels: Any, categories: Any, exception: type[Exception], text: str | None) -> None:
    if text is None:
        # NumPy makes texts of a mixed list; an array of objects keeps both kinds.
        labels, text = (
            np.array(labels, object),
            "one-hot: row 1 is 1 among texts; labels must be of one kind. Convert them.",
        )
    with says(exception, text):
        hn.one_hot(labels, categories)


def test_one_hot_refuses_another_word_for_others() -> None:
    with says(ValueError, "one-hot: others is 'ignore'; it must be one of 'refuse', 'zero'."):
        hn.one_hot([0], others="ignore")  # type: ignore[arg-type]


# -- missing values ----------------------------------------------------------------------------------------------------

GAPS = [1.0, np.nan, 3.0, 8.0, np.nan]


@pytest.mark.parametrize(
    "column",
    [
        GAPS,
        np.array(GAPS),
        pd.Series(GAPS),
        [1, None, 3, 8, None],
        pd.Series([1, None, 3, 8, None], dtype="Int64"),
        np.array(GAPS).reshape(-1, 1),
    ],
)
def test_fill_missing_takes_every_kind_of_column(column: Any) -> None:
    filled = hn.fill_missing(column, "median")
    assert_same(filled.values, np.array([1.0, 3.0, 3.0, 8.0, 3.0]))
    assert (filled.kept_rows.tolist(), filled.value, filled.missing) == ([0, 1, 2, 3, 4], 3.0, 2)


@pytest.mark.parametrize(
    ("strategy", "constant", "values", "rows"),
    [
        ("mean", None, [1, 4, 3, 8, 4], [0, 1, 2, 3, 4]),
        ("constant", -1, [1, -1, 3, 8, -1], [0, 1, 2, 3, 4]),
        ("keep", None, GAPS, [0, 1, 2, 3, 4]),
        ("drop", None, [1, 3, 8], [0, 2, 3]),
    ],
)
def test_fill_missing_has_named_strategies(strategy: Any, constant: Any, values: Any, rows: list[int]) -> None:
    filled = hn.fill_missing(GAPS, strategy, constant=constant)
    np.testing.assert_array_equal(filled.values, values)
    assert filled.kept_rows.tolist() == rows


@pytest.mark.parametrize("rows", [3, slice(3), slice(0, -2), np.int64(3)])
def test_fill_missing_takes_the_mean_of_the_train_rows_only(rows: Any) -> None:
    assert hn.fill_missing(GAPS, "mean", train_rows=rows).value == 2.0


def test_fill_missing_tells_logging_what_it_did(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", logger="hybridnet.engine"):
        hn.fill_missing(pd.Series(GAPS, name="Age"), "mean")
    assert [record.message for record in caplog.records if record.levelname == "INFO"] == [
        "column Age: 2 of 5 values missing, filled with 4 (Mean)"
    ]


@pytest.mark.parametrize(
    ("options", "text"),
    [
        (
            {"strategy": "refuse"},
            'column "values": 2 of 5 values are missing, the first in row 1; none may be. Choose how to fill '
            "them, or drop "
            "their rows.",
        ),
        (
            {"strategy": "constant"},
            'column "values": missing values are to become a constant and none is given; it must be a finite '
            "number. Pass "
            "one.",
        ),
        (
            {"strategy": "mean", "train_rows": slice(1, 2)},
            'column "values": no value is known in the rows that the mean is to be taken of. Name other rows, or '
            "a constant.",
        ),
        (
            {"strategy": "mean", "train_rows": slice(0, 4, 2)},
            "missing values: train_rows is slice(0, 4, 2); rows must follow each other. Leave out the step.",
        ),
        (
            {"strategy": "mode"},
            "missing values: strategy is 'mode'; it must be one of 'refuse', 'drop', 'mean', 'median', "
            "'constant', 'keep', 'most_frequent'.",
        ),
        *[
            (
                {"strategy": strategy, "constant": constant},
                f"column \"values\": a constant is given, and the strategy '{strategy}' does not use it. "
                "Choose the strategy of a constant, or leave the constant out.",
            )
            for strategy in ("refuse", "drop", "mean", "median", "keep", "most_frequent")
            for constant in (0, np.nan, "S")
        ],
    ],
)
def test_fill_missing_refuses(options: dict[str, Any], text: str) -> None:
    with says(ValueError, text):
        hn.fill_missing(GAPS, **options)


@pytest.mark.parametrize("strategy", ["mean", "median", "most_frequent"])
@pytest.mark.parametrize(("value", "shown"), [(np.inf, "Infinity"), (-np.inf, "-Infinity")])
def test_an_infinite_value_among_those_of_a_statistic_is_named(strategy: Any, value: float, shown: str) -> None:
    ages = pd.Series([1.0, None, value, 3.0], name="Age")
    text = (
        f'column "Age": row 2 is {shown}; the rows to take a statistic of must be finite, or missing. '
        "Correct it, or make it missing (NaN)."
    )
    with says(ValueError, text):
        hn.fill_missing(ages, strategy)
    with says(ValueError, text):
        hn.FillMissing(strategy).fit(pd.DataFrame({"Age": ages}))
    assert hn.fill_missing(ages, strategy, train_rows=2).values.tolist() == [1, 1, value, 3]


@pytest.mark.parametrize("strategy", ["mean", "median"])
def test_a_statistic_beyond_float64_is_refused(strategy: Any) -> None:
    text = (
        f'column "values": the {strategy} of its values is beyond the range of float64; it must be finite. '
        "Scale the values first."
    )
    with says(ValueError, text):
        hn.fill_missing([1.7e308, 1.6e308, None], strategy)


def test_fill_missing_refuses_rows_that_are_not_there_and_texts() -> None:
    with says(
        ValueError,
        'column "values": the rows to take a statistic of are 0 to below 9; there are 5. Name rows that '
        "exist, first to last.",
    ):
        hn.fill_missing(GAPS, "mean", train_rows=9)
    with says(
        TypeError,
        "missing values: one of the values is a str; real numbers are required. "
        "Encode or leave out what is not a number.",
    ):
        hn.fill_missing(np.array([1.0, "S"], object), "mean")


# -- held-out split ----------------------------------------------------------------------------------------------------


@settings(deadline=None, max_examples=60)
@given(st.integers(2, 200), st.floats(0.01, 0.99), st.booleans(), st.integers(0, 2**32 - 1))
def test_held_out_split_draws_numpys_permutation_and_leaves_its_stream_where_numpy_would(
    rows: int, share: float, as_number: bool, seed: int
) -> None:
    test = int(np.ceil(share * rows))
    if test == rows:
        return
    table = np.arange(rows)
    np.random.seed(seed)
    split = hn.held_out_split(table, table, test_size=test if as_number else share)
    next_of_ours = np.random.random_sample()
    order = np.random.RandomState(seed)
    expected = order.permutation(rows)
    assert_same(split.X_test, expected[:test])
    assert_same(split.X_train, expected[test:])
    assert next_of_ours == order.random_sample()


@settings(deadline=None, max_examples=100)
@given(
    st.lists(st.integers(2, 30), min_size=1, max_size=6),
    st.floats(0.05, 0.95),
    st.sampled_from(["test_size", "train_size"]),
    st.booleans(),
    st.integers(0, 2**32 - 1),
)
def test_held_out_split_gives_the_rows_of_scikit_learn(
    counts: list[int], share: float, side: str, stratify: bool, seed: int
) -> None:
    y = np.random.RandomState(seed).permutation(np.repeat(np.arange(len(counts)), counts))
    rows = np.arange(len(y))
    try:
        expected = train_test_split(rows, y, **{side: share}, stratify=y if stratify else None, random_state=seed)
    except ValueError:
        with pytest.raises(ValueError, match="held-out split"):
            hn.held_out_split(rows, y, **{side: share}, stratify=stratify, random_state=seed)  # type: ignore[arg-type]
        return
    split = hn.held_out_split(rows, y, **{side: share}, stratify=stratify, random_state=seed)  # type: ignore[arg-type]
    split.judge(split.X_test)
    for ours, theirs in zip((split.X_train, split.X_test, split.y_train, split.y_test), expected, strict=True):
        assert_same(ours, theirs)


def test_held_out_split_in_order_takes_the_first_rows_and_draws_nothing() -> None:
    np.random.seed(5)
    split = hn.held_out_split(np.arange(10), np.arange(10) * 2, train_size=6, shuffle=False)
    assert split.X_train.tolist() == [0, 1, 2, 3, 4, 5]
    assert split.X_test.tolist() == [6, 7, 8, 9]
    assert np.random.random_sample() == np.random.RandomState(5).random_sample()


def test_held_out_split_keeps_pandas_objects_and_makes_arrays_of_lists() -> None:
    frame = pd.DataFrame({"a": [1, 2, 3, 4], "b": list("wxyz")}, index=[9, 8, 7, 6])
    split = hn.held_out_split(frame, frame["b"], train_size=3, shuffle=False)
    pd.testing.assert_frame_equal(split.X_train, frame.iloc[:3])
    pd.testing.assert_series_equal(split.y_train, frame["b"].iloc[:3])
    assert str(split.judge(["z"])) == "accuracy 1.0 (1 of 1)"
    assert isinstance(hn.held_out_split([[1], [2]], [0, 1], test_size=1).X_train, np.ndarray)


def test_test_targets_stay_hidden_until_something_is_judged() -> None:
    split = hn.held_out_split(np.arange(8).reshape(4, 2), [0, 1, 2, 7], train_size=1, shuffle=False)
    text = (
        "held-out split: the 3 test targets were read before the first evaluation; "
        "they stay hidden until then, so "
        "that no choice is fitted to them. Judge predictions or evaluate a model first."
    )
    with says(hn.StateError, text):
        _ = split.y_test
    assert repr(split) == "HeldOutSplit(1 rows to train on, 3 to test with, judged 0 times)"
    assert "7" not in repr(split)
    with pytest.raises(hn.ShapeError):
        split.judge([1, 2])
    with says(hn.StateError, text):
        _ = split.y_test
    assert split.judge([1, 0, 7]) == ("accuracy", 2 / 3, 2, 3)
    assert split.y_test.tolist() == [1, 2, 7]
    assert split.evaluations == 1


def test_evaluate_hands_the_targets_to_a_model() -> None:
    class Always:
        def evaluate(self, X: Any, y: Any, *, batch_size: int | None = None) -> Any:
            return X.tolist(), y.tolist(), batch_size

    class Scored:
        def score(self, X: Any, y: Any) -> int:
            return len(X) + len(y)

    split = hn.held_out_split([[1], [2], [3]], [4, 5, 6], train_size=2, shuffle=False)
    assert split.evaluate(Always(), batch_size=32) == ([[3]], [6], 32)
    assert split.evaluate(Scored()) == 2
    assert split.evaluations == 2
    text = (
        "held-out split: an int arrived to be evaluated; it must have a method evaluate or score. "
        "Pass a model, or judge "
        "its predictions."
    )
    with says(TypeError, text):
        split.evaluate(3)


def test_judge_takes_names_columns_and_numbers() -> None:
    names = hn.HeldOutSplit([[0]], ["cat"], [[1], [2]], ["dog", "cat"])
    assert names.judge(np.array(["dog", "dog"])).right == 1
    with says(
        TypeError,
        "held-out split: predictions are int64, targets <U3; texts are compared with texts, "
        "numbers with numbers. Predict "
        "labels of the same kind.",
    ):
        names.judge([0, 1])
    column = hn.HeldOutSplit([[0]], [[1]], [[1], [2]], [[1], [0]])
    assert column.judge(np.array([1.0, 1.0])).value == 0.5
    numbers = hn.HeldOutSplit([[0]], [1.5], [[1], [2]], [1.0, 2.0])
    assert str(numbers.judge([[3.0], [5.0]])) == "mean squared error 6.5 (2 rows)"
    with says(
        hn.ShapeError,
        "held-out split: predictions are (2, 2), targets (2,); both must have the same shape, "
        "at least one row. Predict for "
        "the inputs to test with.",
    ):
        numbers.judge([[3.0, 1], [5.0, 1]])


def test_held_out_split_survives_pickle_with_its_targets_hidden() -> None:
    split = pickle.loads(pickle.dumps(hn.held_out_split([1, 2, 3, 4], [0, 1, 0, 1], random_state=0)))
    with pytest.raises(hn.StateError):
        _ = split.y_test
    assert split.judge([1]).rows == 1


@pytest.mark.parametrize(
    ("options", "text"),
    [
        (
            {"test_size": 4},
            "held-out split: 4 rows to test with, of 4 rows; both sides need at least one. Ask for another size.",
        ),
        (
            {"train_size": 0},
            "held-out split: 0 rows to train on, of 4 rows; both sides need at least one. Ask for another size.",
        ),
        (
            {"test_size": 1.0},
            "held-out split: a share of 1 to test with; a share is above 0 and below 1. Pass such a number, or a "
            "number of rows.",
        ),
        (
            {"test_size": 1, "train_size": 3},
            "held-out split: test_size and train_size are both given; one says it all. Pass one of them.",
        ),
        (
            {"stratify": True, "shuffle": False},
            "held-out split: stratify is True and shuffle False; equal shares of the classes are drawn. Choose "
            "one of both.",
        ),
        (
            {"stratify": True},
            "held-out split: class dog has one row; "
            "equal shares of the classes on both sides need two or more of each. Leave "
            "the class out, or split without shares.",
        ),
        ({"random_state": -1}, "held-out split: random_state is -1; a seed is from 0 to 4,294,967,295."),
    ],
)
def test_held_out_split_refuses(options: dict[str, Any], text: str) -> None:
    with says(ValueError, text):
        hn.held_out_split([1, 2, 3, 4], ["cat", "cat", "cat", "dog"], **options)


def test_held_out_split_refuses_what_has_no_rows_or_other_rows() -> None:
    with says(
        hn.ShapeError, "held-out split: there are 3 inputs and 2 targets; every row needs a target. Pass as many."
    ):
        hn.held_out_split([1, 2, 3], [1, 2])
    with says(
        hn.ShapeError,
        "held-out split: there are 1 inputs to test with and 2 targets; every row needs a target. Pass as many.",
    ):
        hn.HeldOutSplit([1], [1], [2], [3, 4])
    with says(hn.ShapeError, "held-out split, inputs: an int arrived; rows are required. Pass a table or a column."):
        hn.held_out_split(3, [1, 2])
    with says(TypeError, "held-out split: test_size is 'half'; it must be a number."):
        hn.held_out_split([1, 2], [1, 2], test_size="half")  # type: ignore[arg-type]
