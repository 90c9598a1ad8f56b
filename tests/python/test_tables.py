"""Tables: CSV files, missing values and one-hot columns of several columns at once, for new rows too."""

from __future__ import annotations

import doctest
import re
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import hybridnet as hn
from hybridnet import tables

TRAIN = pd.DataFrame({"age": [20.0, None, 40.0], "port": ["S", "S", None], "deck": [3, 1, 3]}, index=[7, 8, 9])
FILL = {"age": "mean", "port": "most_frequent", "deck": "median"}


def refused(kind: type[Exception], text: str) -> Any:
    return pytest.raises(kind, match=f"^{re.escape(text)}$")


def test_examples_in_the_docstrings_are_true() -> None:
    assert doctest.testmod(tables).failed == 0


# -- CSV files -------------------------------------------------------------------------------------------------------


def test_a_csv_file_is_read_with_names_types_and_missing_values(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text('id,price,name,note,none\n1,1.5,"a, b",NA,\n2,NA,ü,7,\n-3,2e3,,x,NaN\n', encoding="utf-8")
    table = hn.read_csv(file)
    pd.testing.assert_frame_equal(table, pd.read_csv(file))
    assert table["id"].dtype == np.int64
    assert table["price"].dtype == table["none"].dtype == np.float64


def test_separator_and_missing_fields_can_be_named(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("a;b\n1;?\nNA;2\n")
    table = hn.read_csv(file, separator=";", missing=["?"])
    assert table["a"].tolist() == ["1", "NA"]
    assert np.isnan(table["b"][0])


def test_without_pandas_columns_are_arrays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    file = tmp_path / "t.csv"
    file.write_text("a,b\n1,x\n2,\n")
    table = hn.read_csv(file)
    assert {name: column.tolist() for name, column in table.items()} == {"a": [1, 2], "b": ["x", None]}


@pytest.mark.parametrize("text", ["9007199254740993", "1e400", "0x1f", "1_000"])
def test_numbers_that_no_type_holds_exactly_are_no_whole_numbers(tmp_path: Path, text: str) -> None:
    (tmp_path / "t.csv").write_text(f"a\n{text}\n")
    assert hn.read_csv(tmp_path / "t.csv")["a"].dtype != np.int64


def test_csv_files_are_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"nowhere\.csv"):
        hn.read_csv(tmp_path / "nowhere.csv")
    (tmp_path / "t.csv").write_text("a,b\n1\n")
    with pytest.raises(ValueError, match="line 2"):
        hn.read_csv(tmp_path / "t.csv")
    with refused(ValueError, "read_csv: separator is ';;'; it must be one character, such as ';'."):
        hn.read_csv(tmp_path / "t.csv", separator=";;")
    with refused(TypeError, "read_csv: missing is 'NA'; a list of texts is required, such as ['NA']."):
        hn.read_csv(tmp_path / "t.csv", missing="NA")


# -- missing values --------------------------------------------------------------------------------------------------


def test_missing_values_of_many_columns_are_filled_by_the_rows_that_were_fitted() -> None:
    fill = hn.FillMissing(FILL).fit(TRAIN)
    assert fill.values == {"age": 30.0, "port": "S", "deck": 3.0}
    new = pd.DataFrame({"deck": [None, 2], "port": [None, "Q"], "age": [None, 1.0]}, index=["a", "b"])
    done = fill.transform(new)
    assert done.to_dict("list") == {"deck": [3.0, 2.0], "port": ["S", "Q"], "age": [30.0, 1.0]}
    assert list(done.index) == ["a", "b"]
    assert new["age"].isna().tolist() == [True, False]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (np.array([[1.0, np.nan], [3.0, 4.0]]), [[1.0, 4.0], [3.0, 4.0]]),
        ([1.0, None, 3.0], [1.0, 2.0, 3.0]),
        (pd.Series([1.0, None, 3.0], name="x"), [1.0, 2.0, 3.0]),
    ],
)
def test_arrays_and_single_columns_are_filled(given: Any, expected: Any) -> None:
    assert np.asarray(hn.FillMissing("mean").fit_transform(given)).tolist() == expected


def test_a_column_of_texts_is_filled() -> None:
    for column in (["b", None, "a", "b"], pd.Series(["b", pd.NA, "a", "b"], dtype="string"), ["b", np.nan, "a", "b"]):
        assert hn.fill_missing(column, "most_frequent").values.tolist() == ["b", "b", "a", "b"]
        assert hn.fill_missing(column, "constant", constant="?").values.tolist() == ["b", "?", "a", "b"]
        dropped = hn.fill_missing(column, "drop")
        assert (dropped.values.tolist(), dropped.kept_rows.tolist(), dropped.missing) == (["b", "a", "b"], [0, 2, 3], 1)
        assert hn.fill_missing(column, "keep").values.tolist() == ["b", None, "a", "b"]
    assert hn.fill_missing([3, 1, None, 1, 3], "most_frequent").value == 1


FILL_REFUSED = [
    (
        lambda: hn.FillMissing("mean").fit(TRAIN),
        ValueError,
        'missing values, column "port": the values are texts, which have no mean. '
        'Choose "most_frequent" or "constant".',
    ),
    (
        lambda: hn.FillMissing("mean").fit({"a": [None, None]}),
        ValueError,
        'column "a": no value is known in the rows that the mean is to be taken of. Name other rows, or a constant.',
    ),
    (
        lambda: hn.FillMissing({"age": "mean"}).fit(TRAIN),
        ValueError,
        "missing values, column \"port\": no strategy is given for it; those given are for 'age'. "
        "Name one, or leave the column out.",
    ),
    (
        lambda: hn.FillMissing("constant", constant=1).fit(TRAIN[["port"]]),
        TypeError,
        'missing values, column "port": the constant is 1 and the values are texts. Pass a text.',
    ),
    (
        lambda: hn.FillMissing("mean").transform(TRAIN),
        hn.StateError,
        "missing values: fit was not called; it takes what is needed of the rows to train on. Call it first.",
    ),
    (
        lambda: hn.FillMissing(FILL).fit(TRAIN).transform(TRAIN[["age"]]),
        ValueError,
        "missing values: the columns are 'age'; it was fitted to 'age', 'port', 'deck'. Pass the same columns.",
    ),
    (
        lambda: hn.fill_missing(pd.Series(["a", 3], name="x"), "most_frequent"),
        TypeError,
        'missing values, column "x": row 1 is 3 among texts; one kind is required. Convert them.',
    ),
]


@pytest.mark.parametrize(("call", "kind", "text"), FILL_REFUSED, ids=[text[:50] for *_, text in FILL_REFUSED])
def test_errors_about_missing_values_name_the_column(call: Any, kind: type[Exception], text: str) -> None:
    with refused(kind, text):
        call()


# -- one-hot ---------------------------------------------------------------------------------------------------------


def test_one_hot_of_many_columns_gives_new_rows_the_same_columns() -> None:
    train = pd.DataFrame({"port": ["S", "C"], "deck": [5, 1]})
    encode = hn.OneHot().fit(train)
    assert encode.names == ["port=C", "port=S", "deck=1", "deck=5"]
    assert encode.transform(train).tolist() == [[0, 1, 0, 1], [1, 0, 1, 0]]
    assert encode.transform({"deck": [1], "port": ["S"]}).tolist() == [[0, 1, 1, 0]]


def test_no_one_hot_column_is_always_zero() -> None:
    random = np.random.RandomState(0)
    for _ in range(20):
        table = {"a": random.choice([1, 4, 90], 12), "b": random.choice(["x", "yy", "z"], 12), "c": [0.0, 2.0] * 6}
        columns = hn.OneHot().fit_transform(table)
        assert columns.any(axis=0).all()
        assert (columns.sum(axis=1) == 3).all()


def test_others_can_be_zero() -> None:
    encode = hn.OneHot(others="zero").fit(["a", None, "b"])
    assert encode.transform(["b", None, "new"]).tolist() == [[0, 1], [0, 0], [0, 0]]


ONE_HOT_REFUSED = [
    (
        lambda: hn.OneHot().fit({"port": ["S", "C"]}).transform({"port": ["S", "X"]}),
        ValueError,
        "one-hot, column \"port\": row 1 is 'X'; the categories are 'C', 'S'. Fit it on rows that have it, "
        'or let others be "zero" in every column.',
    ),
    (
        lambda: hn.OneHot().fit({"port": ["S", "C"]}).transform({"port": ["S", None]}),
        ValueError,
        "one-hot, column \"port\": row 1 has no value; the categories are 'C', 'S'. Fit it on rows that have it, "
        'or let others be "zero" in every column.',
    ),
    (
        lambda: hn.OneHot().fit({"age": [22.5]}),
        TypeError,
        'one-hot, column "age": row 0 is 22.5; texts or whole numbers are required. '
        "Leave the column out, or make classes of it.",
    ),
    (
        lambda: hn.OneHot().fit({"port": ["S", 3]}),
        TypeError,
        'one-hot, column "port": it holds texts and numbers; one kind is required. Convert them.',
    ),
    (
        lambda: hn.OneHot().fit({"port": [None]}),
        ValueError,
        'one-hot, column "port": no value is known; one or more are required. Leave it out.',
    ),
    (
        lambda: hn.OneHot().fit({"a": [1, 2], "b": [1]}),
        hn.ShapeError,
        'one-hot, column "b": it is (1,); one value for each row is required, as many as in the other columns. '
        "Pass columns of one length.",
    ),
    (
        lambda: hn.OneHot().transform(["a"]),
        hn.StateError,
        "one-hot: fit was not called; it takes what is needed of the rows to train on. Call it first.",
    ),
]


@pytest.mark.parametrize(("call", "kind", "text"), ONE_HOT_REFUSED, ids=[text[:50] for *_, text in ONE_HOT_REFUSED])
def test_errors_about_one_hot_columns_name_the_column(call: Any, kind: type[Exception], text: str) -> None:
    with refused(kind, text):
        call()


# -- labels and probabilities ----------------------------------------------------------------------------------------


def test_probabilities_are_not_judged_as_labels_and_nothing_is_spent() -> None:
    split = hn.HeldOutSplit([[0.0]], [0], [[1.0], [2.0]], [0, 1])
    text = (
        "held-out split: the prediction of row 0 is 0.25; the targets are 2 class labels, and each row needs one "
        "label, not a probability. Pass what predict_classes gives, or predict of an estimator."
    )
    with refused(ValueError, text):
        split.judge(np.array([[0.25], [1.0]]))
    for wrong in ([0.5, np.nan], np.array([[0.2, 0.8], [0.5, 0.5]]), np.eye(2), ["a", "b"], [0], [np.nan, 1.0]):
        with pytest.raises((ValueError, TypeError)):
            split.judge(wrong)
    assert split.evaluations == 0
    with pytest.raises(hn.StateError):
        _ = split.y_test
    assert split.judge(np.array([[0.0], [1.0]])).value == 1


@pytest.mark.parametrize(
    "call",
    [
        lambda p: hn.confusion_matrix([0, 1, 1], p),
        lambda p: hn.CategoricalAccuracy().calculate(p, [0, 1, 1]),
        lambda p: hn.CategoricalAccuracy(binary=True).calculate(p.reshape(-1, 1), np.array([[0], [1], [1]])),
        lambda p: hn.top_k_accuracy([0, 1, 1], p, k=1),
        lambda p: hn.HeldOutSplit([[0]], [0], [[1], [2], [3]], [0, 1, 1]).judge(p),
    ],
)
def test_probabilities_in_the_place_of_labels_are_refused(call: Any) -> None:
    with pytest.raises((ValueError, TypeError)):
        call(np.array([0.2, 0.9, 0.8]))


def test_transformers_work_in_a_pipeline_and_a_search():
    """Each search clones its steps, sets their parameters and passes targets to ``fit``."""
    from sklearn.model_selection import GridSearchCV
    from sklearn.pipeline import make_pipeline

    from hybridnet.sklearn import NetClassifier

    hn.init(seed=0)
    X = np.random.RandomState(0).randn(60, 2)
    y = (X[:, 0] > 0).astype(int)
    X[::7, 1] = np.nan
    steps = make_pipeline(
        hn.FillMissing("mean"),
        hn.Standardizer(),
        NetClassifier((8,), learning_rate_init=0.05, max_iter=60, tol=None, random_state=0),
    )
    search = GridSearchCV(steps, {"fillmissing__strategy": ["mean", "median"]}, cv=2).fit(X, y)
    assert search.best_score_ > 0.8
    assert search.best_estimator_[0].get_params().keys() == {"strategy", "constant"}
    encoded = make_pipeline(
        hn.OneHot(), NetClassifier((8,), learning_rate_init=0.05, max_iter=60, tol=None, random_state=0)
    )
    letters = np.array(["a", "b"])[y][:, np.newaxis]
    assert encoded.fit(letters, y).score(letters, y) == 1


def test_parameters_that_are_none_are_refused():
    sentence = (
        "FillMissing, set_params: there is no parameter 'strategi'; there are strategy, constant. Check the name."
    )
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        hn.FillMissing("mean").set_params(strategi="median")
    encode = hn.OneHot().set_params(others="zero")
    assert encode.others == "zero"
    with pytest.raises(ValueError, match=r"^one-hot: others is 'x'"):
        encode.set_params(others="x")
    assert encode.others == "zero"


@pytest.mark.parametrize("missing", [None, 5, "NA", ["NA", 3]])
def test_missing_that_is_no_list_of_texts_is_refused(tmp_path, missing):
    (tmp_path / "a.csv").write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(TypeError, match=r"^read_csv: missing is .*; a list of texts is required, such as \['NA'\]\.$"):
        hn.read_csv(tmp_path / "a.csv", missing=missing)


def test_strategies_and_constants_name_their_columns() -> None:
    known = "it must be one of 'mean', 'median', 'most_frequent', 'constant'."
    with refused(ValueError, f"missing values, column \"age\": strategy is 'mode'; {known}"):
        hn.FillMissing({"age": "mode"})
    with refused(ValueError, f"missing values: strategy is 'mode'; {known}"):
        hn.FillMissing("mode")
    unused = "does not use it. Choose the strategy of a constant, or leave the constant out."
    with refused(ValueError, f"column \"age\": a constant is given, and the strategy 'mean' {unused}"):
        hn.FillMissing("mean", constant=5).fit({"age": [1.0, None]})
    with refused(ValueError, f"column \"age\": a constant is given, and the strategy 'mean' {unused}"):
        hn.FillMissing({"age": "mean", "port": "constant"}, constant={"age": 1, "port": "S"}).fit(
            TRAIN[["age", "port"]]
        )
    both = hn.FillMissing({"age": "mean", "port": "constant"}, constant="S").fit(TRAIN[["age", "port"]])
    assert both.values == {"age": 30.0, "port": "S"}
    absent = "and there is none of this name; the columns are 'age'. Check the name."
    with refused(ValueError, f'missing values, column "ago": a strategy is given for it, {absent}'):
        hn.FillMissing({"age": "mean", "ago": "mean"}).fit({"age": [1.0, None]})
    with refused(ValueError, f'missing values, column "ago": a constant is given for it, {absent}'):
        hn.FillMissing("constant", constant={"age": 1, "ago": 2}).fit({"age": [1.0, None]})
