"""Arguments of explorables as readers pass them: arrays for texts, tables without data, odd shapes, odd pixels."""

from __future__ import annotations

import base64
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import hybridnet as hn

explore = hn.explore
SHARES = np.full((4, 3), 1 / 3)


def data_of(explorable: hn.jupyter.Explorable) -> dict[str, Any]:
    data: dict[str, Any] = explorable.values["data"]
    return data


@pytest.mark.parametrize("values", [np.array([1.0, 2.0]), [1, 2], (1, 2)])
@pytest.mark.parametrize("view", [explore.two_lines, explore.relu_pair])
def test_two_numbers_are_taken_from_any_list(view: Callable[..., Any], values: Any) -> None:
    assert data_of(view(values, biases=values))["weights"] == [1.0, 2.0]


def test_two_numbers_are_taken_from_a_series() -> None:
    pd = pytest.importorskip("pandas")
    for view in (explore.two_lines, explore.relu_pair):
        assert data_of(view(pd.Series([1.0, 2.0], index=["a", "b"])))["weights"] == [1.0, 2.0]


@pytest.mark.parametrize("values", [np.float64(5), np.array(5.0), np.ones((1, 2)), "ab", None, [1], {1: 2, 3: 4}])
def test_anything_else_is_refused(values: Any) -> None:
    for view, text in (
        (explore.two_lines, "explore.two_lines: weights must be two numbers, one per line, such as (1, 2)."),
        (
            explore.relu_pair,
            "explore.relu_pair: weights must be two numbers, of the first and the second neuron, such as (-1, 0.5).",
        ),
    ):
        with pytest.raises(ValueError) as error:  # noqa: PT011 -- the whole text is compared
            view(values)
        assert str(error.value) == text


def test_an_array_is_not_the_name_of_an_activation() -> None:
    for given in (np.array([1, 2]), np.array(["relu", "elu"])):
        with pytest.raises(TypeError) as error:
            explore.activation(given)  # type: ignore[arg-type]
        assert str(error.value) == (
            "explore.activation: a ndarray arrived; an activation of a single number is required. "
            "Pass a name such as 'relu', or a layer such as hn.ELUActivation(0.5)."
        )


def test_arrays_of_names_are_taken() -> None:
    two, three = np.array(["a", "b"]), np.array(["c", "d", "e"])
    assert data_of(explore.prediction(names=two, classes=np.array(["c"])))["names"] == ["a", "b"]
    assert data_of(explore.top_k(SHARES, names=three))["names"] == ["c", "d", "e"]
    assert data_of(explore.softmax_regression(2, 3, feature_names=two, class_names=three))["class_names"] == [
        "c",
        "d",
        "e",
    ]
    assert data_of(explore.top_k(SHARES, np.zeros((4, 6)), image_shape=np.array([2, 3])))["pixels"]["width"] == 3  # type: ignore[arg-type]


def test_weights_without_biases_have_biases_of_zero() -> None:
    assert data_of(explore.softmax_regression(weights=np.ones((2, 3)), inputs=[1, 2]))["biases"] == [0.0, 0.0, 0.0]
    assert data_of(explore.softmax_regression(2, 3))["biases"] is None


WITHOUT = "arrived without data; pass (frame, 'feature', 'target') or arrays (X, y), or nothing for the houses."
G = "explore.gradient_descent"


@pytest.mark.parametrize(
    ("call", "kind", "text"),
    [
        (lambda: explore.gradient_descent(None, "size", "cost"), TypeError, f"{G}: features {WITHOUT}"),
        (lambda: explore.gradient_descent(features=[1, 2]), TypeError, f"{G}: features {WITHOUT}"),
        (lambda: explore.line_story(target="price"), TypeError, f"explore.line_story: target {WITHOUT}"),
        (
            lambda: explore.gradient_descent({"a": [1, 2], "b": [1, 2, 3]}, "a", "b"),
            hn.ShapeError,
            f"{G}: column 'a' has 2 rows, 'b' 3; one number of each is required for every row.",
        ),
        (
            lambda: explore.gradient_descent({"a": [1, 2], "c": [1], "b": [1, 2]}, ["a", "c"], "b"),
            hn.ShapeError,
            f"{G}: column 'c' has 1 rows, 'b' 2; one number of each is required for every row.",
        ),
        (
            lambda: explore.gradient_descent({"a": [1, 2], "b": [1, 2]}, None, "b"),
            TypeError,
            f"{G}: a table and a target arrived with no features; name one column or several.",
        ),
        (
            lambda: explore.gradient_descent({"a": [1, 2], "b": [1, 2]}, [], "b"),
            ValueError,
            f"{G}: the list of features is empty; name one column or several.",
        ),
        (
            lambda: explore.gradient_descent({"a": [1, 2], "b": [1, 2]}, "a", np.array(["b", "c"])),
            TypeError,
            f"{G}: a ndarray arrived as the name of a column; a text is required, or a number.",
        ),
        (
            lambda: explore.gradient_descent({"a": [[1, 2], [3, 4]], "b": [1, 2]}, "a", "b"),
            hn.ShapeError,
            f"{G}: column 'a' is (2, 2); one number per row is required, (rows,).",
        ),
        (
            lambda: explore.gradient_descent({"a": 3, "b": 4}, "a", "b"),
            hn.ShapeError,
            f"{G}: column 'a' is (); one number per row is required, (rows,).",
        ),
        (
            lambda: explore.gradient_descent({}, "a", "b"),
            ValueError,
            f"{G}: a dict without columns arrived; one column or more is required.",
        ),
        (
            lambda: explore.gradient_descent(weight_rates=np.zeros((2, 2))),
            hn.ShapeError,
            f"{G}: the rates of weights are (2, 2); one per feature is required, (1,).",
        ),
        (
            lambda: explore.gradient_descent(weight_rates={"a": 1}),  # type: ignore[arg-type]
            TypeError,
            f"{G}, rates: a dict arrived; an array of real numbers is required.",
        ),
        (
            lambda: explore.top_k(SHARES, names=["a", "a", "b"]),
            ValueError,
            "explore.top_k: 2 classes have the name 'a'; names must differ.",
        ),
    ],
)
def test_errors_say_what_arrived(call: Callable[[], Any], kind: type[Exception], text: str) -> None:
    with pytest.raises(kind) as error:
        call()
    assert str(error.value) == text


def test_ragged_rates_are_refused_in_a_sentence() -> None:
    with pytest.raises(hn.ShapeError) as error:
        explore.gradient_descent(weight_rates=[[1, 2], [3]])  # type: ignore[list-item]
    assert str(error.value).startswith(
        f"{G}, rates: the values in a list make no array; rows of the same length are required."
    )


def test_columns_of_a_data_frame_may_have_numbers_as_names() -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame(np.arange(12.0).reshape(4, 3))
    assert data_of(explore.linear_regression(frame, 0, 2))["features"] == [0.0, 3.0, 6.0, 9.0]
    assert data_of(explore.gradient_descent(frame, np.int64(1), np.int64(2)))["names"] == ["1"]
    assert data_of(explore.gradient_descent(frame, pd.Index([0, 1]), 2))["columns"] == 2


def test_as_many_classes_as_outputs_belong_to_a_model() -> None:
    hn.init(seed=0)
    model = hn.Model([hn.DenseLayer(2, 3), hn.SoftmaxActivation()])
    for classes, shown in ((5, "5"), (["a", "b"], "a list")):
        model.classes = classes
        with pytest.raises(hn.ShapeError) as error:
            explore.top_k(model, np.ones((4, 2)))
        assert str(error.value) == (
            f"explore.top_k: the model has {shown} as classes; one label per output is required, 3 in all. "
            "Name the classes, or set None."
        )


@pytest.mark.parametrize(
    ("pixels", "levels"),
    [
        ([0.0, 1.0, np.nan, 0.5], [0, 255, 0, 128]),
        ([0.0, 1.0, np.inf, -np.inf], [0, 255, 255, 0]),
        ([-1e308, 1e308, 0.0, np.nan], [0, 255, 128, 0]),
        ([np.nan, np.inf, -np.inf, np.nan], [0, 0, 0, 0]),
        ([1e308] * 4, [0, 0, 0, 0]),
    ],
)
def test_odd_pixels_are_shown_without_warnings(pixels: list[float], levels: list[int]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        data = data_of(explore.top_k([[0.5, 0.5]], np.array([pixels]), image_shape=(2, 2)))
    assert list(base64.b64decode(data["pixels"]["data"])) == levels
