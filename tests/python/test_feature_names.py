"""Names of transformed columns, as scikit-learn's pipelines ask for them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

import hybridnet as hn

NUMBERS = pd.DataFrame({"age": [20.0, 30.0, 50.0], "fare": [7.0, 8.0, 10.0]})
TEXTS = pd.DataFrame({"sex": ["male", "female", "male"], "deck": ["A", "B", "A"]})
PAIRS: list[Any] = [
    (hn.Standardizer, StandardScaler, NUMBERS),
    (lambda: hn.FillMissing("mean"), SimpleImputer, NUMBERS),
    (hn.OneHot, OneHotEncoder, TEXTS),
]
IDS = ["Standardizer", "FillMissing", "OneHot"]


def names(transformer: Any, *given: Any) -> list[str]:
    found = transformer.get_feature_names_out(*given)
    assert found.dtype == object
    return [name.replace("=", "_") for name in found]  # OneHotEncoder writes sex_male


@pytest.mark.parametrize(("ours", "theirs", "table"), PAIRS, ids=IDS)
def test_names_are_those_of_scikit_learn(ours: Any, theirs: Any, table: pd.DataFrame) -> None:
    assert names(ours().fit(table)) == names(theirs().fit(table))
    assert names(ours().fit(table), list(table.columns)) == names(theirs().fit(table), list(table.columns))
    array = table.to_numpy()
    assert names(ours().fit(array)) == names(theirs().fit(array))
    assert names(ours().fit(array), ["a", "b"]) == names(theirs().fit(array), ["a", "b"])


@pytest.mark.parametrize(("ours", "theirs", "table"), PAIRS, ids=IDS)
def test_wrong_names_are_refused_as_by_scikit_learn(ours: Any, theirs: Any, table: pd.DataFrame) -> None:
    where = f"{type(ours()).__name__}, get_feature_names_out"
    columns = ", ".join(map(repr, table.columns))
    for given, text in (
        (["a"], f"{where}: 1 names arrived; there were 2 columns in fit. Pass one name for each."),
        (
            ["a", "b"],
            f"{where}: the names are 'a', 'b'; in fit they were {columns}. Pass these, or leave input_features out.",
        ),
    ):
        with pytest.raises(ValueError):  # noqa: PT011
            theirs().fit(table).get_feature_names_out(given)
        with pytest.raises(ValueError) as error:  # noqa: PT011
            ours().fit(table).get_feature_names_out(given)
        assert str(error.value) == text
    with pytest.raises(hn.StateError) as early:
        ours().get_feature_names_out()
    assert str(early.value) == f"{where}: fit was not called; it finds the columns. Call it first."


def test_pipelines_and_column_transformers_name_what_leaves_them() -> None:
    table = NUMBERS.join(TEXTS)
    both = ColumnTransformer(
        [("numbers", make_pipeline(hn.FillMissing("mean"), hn.Standardizer()), ["age", "fare"]),
         ("texts", hn.OneHot(), ["sex", "deck"])],
        verbose_feature_names_out=False,
    )  # fmt: skip
    assert both.fit_transform(table).shape == (3, 6)
    expected = ["age", "fare", "sex=female", "sex=male", "deck=A", "deck=B"]
    assert both.get_feature_names_out().tolist() == expected
    prepared = hn.Preprocessing(label="deck").fit(table)
    assert prepared.get_feature_names_out().tolist() == prepared.names == expected[:4]
    one = hn.Standardizer().fit(np.ones((2, 1)) * [[1.0], [2.0]])
    assert names(one) == ["x0"]
