"""Explorables of linear regression: data, errors, and the numbers that JavaScript is compared with."""

from __future__ import annotations

import io
import json
import runpy
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import hybridnet as hn
from hybridnet import explore

ROOT = Path(__file__).resolve().parent.parent.parent
FRAME = pd.DataFrame({"size": [2104, 1600, 2400], "baths": [3, 3, 2], "price": [399.9, 329.9, 369.0]})
ONE_FEATURE = (explore.linear_regression, explore.gradient_descent, explore.line_story)


def data(explorable):
    return explorable.values["data"]


def test_the_numbers_that_javascript_is_compared_with_are_those_of_the_trainer():
    script = runpy.run_path(str(ROOT / "tests/browser/linear_numbers.py"))
    assert json.loads((ROOT / "python/web/test/linear.json").read_text(encoding="utf-8")) == script["numbers"]()


@pytest.mark.parametrize("view", ONE_FEATURE)
def test_without_data_the_three_houses_are_shown(view):
    found = data(view())
    assert (found["source"], found["features"], found["targets"]) == (
        "three_houses",
        [2104.0, 1600.0, 2400.0],
        [399.9, 329.9, 369.0],
    )
    assert found["names"] is None


@pytest.mark.parametrize("view", ONE_FEATURE)
def test_columns_of_a_frame_travel_with_their_names(view):
    found = data(view(FRAME, "size", "price"))
    assert (found["source"], found["names"], found["target"]) == ("table", ["size"], "price")
    assert found["features"] == [2104.0, 1600.0, 2400.0]
    assert data(view(FRAME[["size"]], FRAME["price"]))["names"] == ["size"]
    assert data(view(FRAME[["size"]], FRAME["price"]))["target"] == "price"
    assert data(view(FRAME["size"], FRAME["price"]))["features"] == found["features"]
    assert data(view({"size": [1, 2], "price": [3, 4]}, "size", "price"))["features"] == [1.0, 2.0]


def test_several_features_are_rows_one_after_the_other():
    found = data(explore.gradient_descent(FRAME, ["size", "baths"], "price"))
    assert (found["columns"], found["names"]) == (2, ["size", "baths"])
    assert found["features"] == [2104.0, 3.0, 1600.0, 3.0, 2400.0, 2.0]
    two = data(explore.two_features())
    assert (two["source"], two["columns"], two["rows"]) == ("ten_houses", 2, 10)


def test_rates_and_settings_reach_the_view():
    found = data(explore.gradient_descent(FRAME, ["size", "baths"], "price", weight_rates=1e-7, standardize=True))
    assert (found["weight_rates"], found["bias_rate"], found["standard"]) == ([1e-7, 1e-7], None, True)
    assert data(explore.linear_regression(goal=500, bias=False))["goal"] == 500.0
    assert data(explore.linear_regression(goal=500, bias=False))["biased"] is False
    assert data(explore.line_story(lines=[(1, 2), (3, 4)], story="lines"))["lines"] == [[1.0, 2.0], [3.0, 4.0]]
    assert data(explore.line_story())["lines"][3] == [0.1, 150.0]


def test_a_million_rows_are_reduced_to_evenly_spaced_ones():
    x = np.arange(1_000_000.0)
    found = data(explore.linear_regression(x, 2 * x))
    assert (found["rows"], len(found["targets"])) == (1_000_000, 2000)
    assert (found["features"][0], found["features"][-1]) == (0.0, 999_999.0)
    assert np.ptp(np.diff(found["features"])) <= 1
    assert len(explore.linear_regression(x, 2 * x).still) < 100_000


def test_one_row_a_constant_column_and_markup_are_shown():
    for view in ONE_FEATURE:
        assert "<svg" in view([3.0], [7.0]).still
        assert "<svg" in view([5.0, 5.0], [1.0, 2.0]).still
        assert "<svg" in view([1e-99, 1e99], [1e99, -1e99]).still
    page = explore.linear_regression(
        {"<script>alert(1)</script>": [1, 2], "y": [3, 4]}, "<script>alert(1)</script>", "y"
    )
    assert "<script>alert" not in page.page()
    assert "<script>alert" not in page.still


PASTED = pd.read_csv(io.StringIO("size;price\n2104;399.9\n"))


@pytest.mark.parametrize(
    ("arguments", "error", "text"),
    [
        (
            (PASTED, "size", "price"),
            ValueError,
            "there is no column 'size'; the only one is 'size;price', as of a text that was read with another "
            "separator. Read it with sep=';'.",
        ),
        (
            (FRAME, "area", "price"),
            ValueError,
            "there is no column 'area'; the columns are 'size', 'baths', 'price'. Name one of these.",
        ),
        (
            (pd.DataFrame([[1, 2, 3]], columns=["a", "a", "y"]), "a", "y"),
            ValueError,
            "2 columns have the name 'a'; names must differ.",
        ),
        (
            ([1.0, float("nan")], [1.0, 2.0]),
            ValueError,
            "features: the value of row 1 is nan; every number must be finite. Leave such rows out, or fill missing "
            "values.",
        ),
        (
            ({"x": [1.0, 2.0], "y": [1.0, float("inf")]}, "x", "y"),
            ValueError,
            "'y': the value of row 1 is inf; every number must be finite. Leave such rows out, or fill missing values.",
        ),
        (
            ([1.0, 1e300], [1.0, 2.0]),
            ValueError,
            "features: the value of row 1 is 1e+300; numbers other than 0 must be between 1e-100 and 1e+100 in size. "
            "Use another unit.",
        ),
        (
            ({"x": ["big", "small"], "y": [1.0, 2.0]}, "x", "y"),
            TypeError,
            "'x': the values are texts (<U5); real numbers up to 64 bits are required. Convert them first.",
        ),
        (
            ([1.0, 2.0], [1.0]),
            hn.ShapeError,
            "the features are (2, 1), the targets (1,); (rows, columns) and (rows,) are required, with one "
            "row or more.",
        ),
        (
            ([], []),
            hn.ShapeError,
            "the features are (0, 1), the targets (0,); (rows, columns) and (rows,) are required, with one "
            "row or more.",
        ),
        (
            ([1.0, 2.0],),
            TypeError,
            "a list arrived with no target; pass (frame, 'feature', 'target') or arrays (X, y).",
        ),
        (
            ([1.0, 2.0], "x", "y"),
            TypeError,
            "a list arrived with names of columns; a data frame or a dict is required.",
        ),
    ],
)
def test_tables_that_do_not_fit_are_refused_with_a_sentence(arguments, error, text):
    for view in ONE_FEATURE:
        with pytest.raises(error) as caught:
            view(*arguments)
        where = f"explore.{view.__name__}"
        assert str(caught.value) in (f"{where}: {text}", f"{where}, {text}")


def test_too_many_features_are_refused():
    with pytest.raises(hn.ShapeError) as caught:
        explore.linear_regression(FRAME, ["size", "baths"], "price")
    assert str(caught.value) == (
        "explore.linear_regression: there are 2 features; the view shows up to 1. Choose columns."
    )
    with pytest.raises(hn.ShapeError) as caught:
        explore.gradient_descent(np.ones((3, 13)), [1, 2, 3])
    assert str(caught.value) == (
        "explore.gradient_descent: there are 13 features; the view shows up to 12. Choose columns."
    )


@pytest.mark.parametrize(
    ("call", "error", "text"),
    [
        (
            lambda: explore.linear_regression(goal=-1),
            ValueError,
            "explore.linear_regression: the goal is -1.0; it must be 0 or more, and finite.",
        ),
        (
            lambda: explore.gradient_descent(bias_rate=float("nan")),
            ValueError,
            "explore.gradient_descent: the rate of the bias is nan; it must be 0 or more, and finite.",
        ),
        (
            lambda: explore.gradient_descent(weight_rates=[1, 2]),
            hn.ShapeError,
            "explore.gradient_descent: 2 rates of weights arrived; one per feature, 1, or one for all.",
        ),
        (
            lambda: explore.gradient_descent(weight_rates=-1),
            ValueError,
            "explore.gradient_descent: a rate is -1.0; it must be 0 or more, and finite.",
        ),
        (
            lambda: explore.line_story(story="film"),
            ValueError,
            "explore.line_story: story is 'film'; it must be one of 'look-up', 'differences', 'lines'.",
        ),
        (
            lambda: explore.line_story(lines=[(1, 2)]),
            ValueError,
            "explore.line_story: the lines are (1, 2); from 2 to 6 pairs of a finite weight and bias are required, "
            "such as [(0.18, 0), (0.1, 150)].",
        ),
        (
            lambda: explore.linear_regression(language="fr"),
            ValueError,
            "explore.linear_regression: language is 'fr'; it must be one of 'en', 'ja'.",
        ),
        (
            lambda: explore.linear_regression(bias="yes"),
            TypeError,
            "explore.linear_regression: bias is 'yes'; it must be True or False.",
        ),
    ],
)
def test_settings_that_do_not_fit_are_refused_with_a_sentence(call, error, text):
    with pytest.raises(error) as caught:
        call()
    assert str(caught.value) == text
