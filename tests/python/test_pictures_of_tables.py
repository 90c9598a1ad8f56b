"""Explorables and plots of a model with a preprocessing take raw tables, as fit and predict do."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

import hybridnet as hn
from hybridnet import explore

pytest.importorskip("matplotlib")

COLUMNS = ("age", "fare")


def table(count: int = 30) -> pd.DataFrame:
    rng = np.random.default_rng(0)
    age, fare = rng.uniform(1, 80, count), rng.uniform(5, 200, count)
    survived = np.where(fare > 2 * age, "yes", "no")
    return pd.DataFrame({"age": age, "fare": fare, "port": rng.choice(list("CQS"), count), "survived": survived})


def trained(frame: pd.DataFrame, neurons: int = 2, **options: Any) -> hn.Model:
    prepare = hn.Preprocessing(label="survived", **options).fit(frame)
    ending = (hn.SoftmaxActivation(), hn.CategoricalCrossentropyLoss())
    if neurons == 1:
        ending = (hn.SigmoidActivation(), hn.BinaryCrossentropyLoss())  # type: ignore[assignment]
    model = hn.Model([hn.DenseLayer(len(prepare.names), 4), hn.TanhActivation(), hn.DenseLayer(4, neurons), ending[0]])
    model.set(loss=ending[1], optimizer=hn.Adam(learning_rate=0.05))
    model.preprocessing = prepare
    model.fit(frame, epochs=30, progress=False)
    return model


def data_of(view: Any) -> dict[str, Any]:
    return dict(view.values["data"])


def array(encoded: dict[str, Any]) -> Any:
    return np.frombuffer(base64.b64decode(encoded["data"]), encoded["dtype"]).reshape(encoded["shape"])


@pytest.mark.parametrize("neurons", [1, 2])
@pytest.mark.parametrize("view", [explore.network, explore.prediction])
@pytest.mark.parametrize("as_dict", [False, True])
def test_a_raw_table_has_the_inputs_names_classes_and_targets_of_the_preprocessing(view, neurons, as_dict):
    frame = table()
    model = trained(frame, neurons)
    rows = {name: frame[name].to_numpy() for name in frame} if as_dict else frame
    for data in (data_of(view(model, rows)), data_of(view(model, rows, frame["survived"]))):
        inputs = array(data["X"])
        assert inputs.tobytes() == model.preprocessing.transform(frame).tobytes()
        assert data["names"] == ["age", "fare", "port=C", "port=Q", "port=S"]
        assert data["classes"] == ["no", "yes"]
        assert array(data["y"]).ravel().tolist() == (frame["survived"] == "yes").astype(float).tolist()


def test_rows_without_the_label_column_have_no_targets():
    frame = table()
    model = trained(frame)
    assert data_of(explore.prediction(model, frame.drop(columns="survived")))["y"] is None
    with pytest.raises(TypeError) as caught:
        explore.network(model, frame.drop(columns="survived"))
    assert str(caught.value) == (
        "explore.network: y is None; the loss needs the target of each row. Pass targets, as for fit."
    )


def test_own_names_and_classes_come_first_and_prepared_inputs_stay_as_they_are():
    frame = table()
    model = trained(frame)
    named = explore.prediction(model, frame, names=list("abcde"), classes=["died", "lived"])
    assert (data_of(named)["names"], data_of(named)["classes"]) == (list("abcde"), ["died", "lived"])
    inputs = model.preprocessing.transform(frame)
    assert array(data_of(explore.prediction(model, inputs))["X"]).tobytes() == inputs.tobytes()


def test_the_most_probable_classes_have_the_names_of_the_preprocessing():
    frame = table()
    assert data_of(explore.top_k(trained(frame), frame))["names"] == ["no", "yes"]


@pytest.mark.parametrize("neurons", [1, 2])
def test_the_plane_of_a_table_is_that_of_its_two_columns_in_their_units(neurons):
    frame = table().drop(columns="port")
    model = trained(frame, neurons)
    for rows, labels in (
        (frame[["survived", "fare", "age"]], None),
        (frame, frame["survived"]),
        ({name: frame[name].to_numpy() for name in frame}, None),
    ):
        axes = model.plot_decision_boundary(rows, labels)
        assert (axes.get_xlabel(), axes.get_ylabel()) == COLUMNS
        assert axes.get_xlim()[1] > 70
        assert axes.get_ylim()[1] > 150
        assert [text.get_text() for text in axes.get_legend().get_texts()] == ["no", "yes"]
        picture = axes.images[0].get_array()
        (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
        for across, up in ((0.1, 0.9), (0.9, 0.1), (0.5, 0.5)):
            row, column = round(up * (len(picture) - 1)), round(across * (picture.shape[1] - 1))
            at = {"age": [left + across * (right - left)], "fare": [bottom + up * (top - bottom)]}
            same = model.predict_classes(at)[0] == model.predict_classes({"age": [left], "fare": [top]})[0]
            assert np.array_equal(picture[row, column], picture[-1, 0]) == same, at


def test_class_numbers_of_the_label_column_are_its_values():
    frame = table().drop(columns="port")
    frame["survived"] = np.where(frame["survived"] == "yes", 7, 3)
    model = trained(frame)
    axes = model.plot_decision_boundary(frame)
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["class 3", "class 7"]
    assert data_of(explore.network(model, frame))["classes"] == ["survived=3", "survived=7"]


def test_columns_of_a_data_frame_are_found_by_their_names_without_steps():
    frame = table()[list(COLUMNS)]
    y = (table()["survived"] == "yes").to_numpy().astype(int)
    model = hn.Model([hn.DenseLayer(2, 2), hn.SoftmaxActivation()])
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam())
    model.fit(frame, y, epochs=1, progress=False)
    axes = model.plot_decision_boundary(frame[["fare", "age"]], y)
    assert (axes.get_xlabel(), axes.get_ylabel()) == COLUMNS
    assert data_of(explore.prediction(model, frame[["fare", "age"]]))["names"] == list(COLUMNS)


def refusals() -> dict[str, tuple[Callable[[hn.Model, hn.Model, pd.DataFrame], object], str]]:
    bound = "model, plot_decision_boundary"
    return {
        "three columns": (
            lambda three, two, frame: three.plot_decision_boundary(frame),
            f'{bound}: the preprocessing of the model takes 3 columns that become 5 inputs, "age", "fare", "port"; a '
            "plane needs two columns of numbers. Train a model on two of them, or look at this one with "
            "explore.prediction.",
        ),
        "no labels": (
            lambda three, two, frame: two.plot_decision_boundary(frame[list(COLUMNS)]),
            f"{bound}: y is None; the class of each sample is required. Pass y, or a table with its label column.",
        ),
        "no labels of an array": (
            lambda three, two, frame: two.plot_decision_boundary(np.zeros((2, 2), np.float32)),
            f"{bound}: y is None; the class of each sample is required. Pass y, or a table with its label column.",
        ),
        "a column is missing": (
            lambda three, two, frame: explore.network(three, frame[["age", "survived"]]),
            'explore.network: preprocessing: the columns "fare", "port" are missing; the columns are "age", "fare", '
            '"port". Pass a table with these columns.',
        ),
        "a missing column of a plane": (
            lambda three, two, frame: two.plot_decision_boundary(frame[["age", "survived"]]),
            'preprocessing: the column "fare" is missing; the columns are "age", "fare". Pass a table with these '
            "columns.",
        ),
    }


@pytest.mark.parametrize("name", refusals())
def test_what_a_table_does_not_have_is_told(name):
    frame = table()
    call, text = refusals()[name]
    with pytest.raises((TypeError, ValueError)) as caught:
        call(trained(frame), trained(frame.drop(columns="port")), frame.drop(columns="port"))
    assert str(caught.value) == text
