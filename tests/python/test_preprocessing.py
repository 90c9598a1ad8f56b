"""Preprocessing that travels with a model: tables in, steps of each column, files, refusals."""

from __future__ import annotations

import copy
import doctest
import json
import pickle
import re
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import hybridnet as hn
from hybridnet import preprocessing
from python.data import real

TABLE = pd.DataFrame(
    {"age": [20.0, None, 40.0, 30.0], "port": ["S", "C", None, "S"], "name": list("abcd"), "survived": [0, 1, 1, 0]}
)
NAME = "hybridnet.preprocessing"


def refused(kind: type[Exception], text: str) -> Any:
    return pytest.raises(kind, match=f"^{re.escape(text)}$")


def fitted() -> hn.Preprocessing:
    return hn.Preprocessing(label="survived", ignore=["name"], missing="mean").fit(TABLE)


def network(inputs: int, outputs: int = 2) -> hn.Model:
    hn.init(seed=0)
    model = hn.Model([hn.DenseLayer(inputs, outputs), hn.SoftmaxActivation()])
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(0.05), accuracy=hn.CategoricalAccuracy())
    return model


def trained() -> hn.Model:
    model = network(3)
    model.preprocessing = fitted()
    model.fit(TABLE, epochs=5, progress=False)
    return model


def header(file: Path) -> dict[str, str]:
    content = file.read_bytes()
    return dict(json.loads(content[8 : 8 + struct.unpack("<Q", content[:8])[0]])["__metadata__"])


def test_examples_in_the_docstrings_are_true() -> None:
    hn.init()
    assert doctest.testmod(preprocessing).failed == 0


def test_columns_become_inputs_by_numpys_formulas() -> None:
    hn.init()
    made = fitted()
    ages = np.array([20.0, 30.0, 40.0, 30.0])
    expected = np.column_stack([(ages - ages.mean()) / ages.std(), [0, 1, 0, 0], [1, 0, 1, 1]]).astype(np.float32)
    inputs = made.transform(TABLE)
    assert inputs.dtype == np.float32
    assert (inputs == expected).all()
    assert made.names == ["age", "port=C", "port=S"]
    assert made.targets(TABLE).tolist() == [0, 1, 1, 0]
    assert made.classes == [0, 1]
    assert (made.ignored, made.label) == (["name"], "survived")
    assert made.steps["port"] == [
        {"type": "fill", "value": "S"},
        {"type": "one_hot", "categories": ["C", "S"], "others_are_zero": False},
    ]


def test_steps_are_named_for_each_column() -> None:
    hn.init(dtype="float64")
    made = hn.Preprocessing(
        {
            "port": [hn.FillMissing("constant", constant="?"), hn.OneHot(others="zero")],
            "age": [hn.FillMissing("median"), "standardize"],
            "survived": [],
        }
    ).fit(TABLE)
    assert made.names == ["port=?", "port=C", "port=S", "age", "survived"]
    assert made.ignored == ["name"]
    row = {"port": ["X"], "age": [None], "survived": [7]}
    assert made.transform(row).tolist() == [[0.0, 0.0, 0.0, 0.0, 7.0]]
    hn.init()


def test_a_regression_is_predicted_in_the_unit_of_the_label() -> None:
    hn.init(seed=0)
    houses = {"area": [50.0, 100.0, 150.0], "price": [1000.5, 2000.5, 3000.5]}
    made = hn.Preprocessing(label="price", standardize_label=True).fit(houses)
    assert made.classes is None
    targets = made.targets(houses)
    assert targets.shape == (3, 1)
    assert np.allclose(made.to_raw(targets)[:, 0], houses["price"])
    model = hn.Model([hn.DenseLayer(1, 1)])
    model.set(loss="mse", optimizer=hn.Adam(0.1))
    model.preprocessing = made
    model.fit(houses, epochs=300, progress=False)
    assert np.allclose(model.predict({"area": [125.0]}), [[2500.5]], rtol=1e-3)
    assert np.array_equal(model.predict(made.transform(houses)), model.predict(made.transform(houses)))


def test_a_model_predicts_raw_rows_in_one_call() -> None:
    model = trained()
    assert model.preprocessing is not None
    prepared = model.preprocessing.transform(TABLE)
    for rows in (TABLE, TABLE.drop(columns=["name", "survived"])[["port", "age"]], dict(TABLE)):
        assert (model.predict(rows) == model.predict(prepared)).all()
        assert model.predict_classes(rows).tolist() == model.predict_classes(prepared).tolist()
        assert (model.predict_proba(rows) == model.predict_proba(prepared)).all()
    assert model.evaluate(TABLE) == model.evaluate(prepared, TABLE["survived"])


def test_a_loaded_model_has_it_to_the_bit(tmp_path: Path) -> None:
    model = trained()
    model.save(tmp_path / "a.safetensors")
    loaded = hn.Model.load(tmp_path / "a.safetensors")
    loaded.save(tmp_path / "b.safetensors")
    assert (tmp_path / "a.safetensors").read_bytes() == (tmp_path / "b.safetensors").read_bytes()
    assert (loaded.predict(TABLE) == model.predict(TABLE)).all()
    assert (loaded.preprocessing.names, loaded.preprocessing.classes) == (model.preprocessing.names, [0, 1])
    for twin in (copy.deepcopy(model), pickle.loads(pickle.dumps(model))):
        assert (twin.predict(TABLE) == model.predict(TABLE)).all()


def test_a_file_without_preprocessing_is_as_before(tmp_path: Path) -> None:
    model = network(3)
    model.save(tmp_path / "a.safetensors")
    assert NAME not in header(tmp_path / "a.safetensors")
    assert hn.Model.load(tmp_path / "a.safetensors").preprocessing is None


def test_fitted_parts_can_be_saved(tmp_path: Path) -> None:
    rows = TABLE[["age", "port"]]
    fill = hn.FillMissing({"age": "mean", "port": "most_frequent"}).fit(rows)
    filled = fill.transform(rows)
    scale, encode = hn.Standardizer().fit(filled[["age"]]), hn.OneHot().fit(filled[["port"]])
    inputs = np.column_stack([scale.transform(filled[["age"]]), encode.transform(filled[["port"]])]).astype(np.float32)
    model = network(3)
    model.save(tmp_path / "a.safetensors", preprocessing=[fill, scale, encode])
    loaded = hn.Model.load(tmp_path / "a.safetensors")
    assert loaded.preprocessing.names == ["age", "port=C", "port=S"]
    assert (loaded.preprocessing.transform(rows) == inputs).all()
    assert (loaded.predict(rows) == model.predict(inputs)).all()


def test_a_model_that_was_trained_on_a_data_frame_remembers_its_columns(tmp_path: Path) -> None:
    frame = pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": [0.0, 1.0, 0.0]})
    model = network(2)
    model.fit(frame, ["no", "yes", "no"], epochs=2, progress=False)
    model.save(tmp_path / "a.safetensors")
    for each in (model, hn.Model.load(tmp_path / "a.safetensors")):
        expected = each.predict(frame.to_numpy())
        assert (each.predict(frame[["b", "a"]]) == expected).all()
        assert each.predict_classes(frame).tolist() == each.predict_classes(frame.to_numpy()).tolist()
        with refused(
            ValueError,
            'preprocessing: the column "b" is missing and the column "B" is unknown; the columns are "a", "b". '
            'The name nearest to "b" is "B". Pass a table with these columns.',
        ):
            each.predict(frame.rename(columns={"b": "B"}))


def test_other_columns_are_refused_by_name() -> None:
    model = trained()
    text = 'preprocessing: the column "fare" is unknown; the columns are "age", "port". Leave the others out.'
    with refused(ValueError, text):
        model.predict(TABLE.assign(fare=1.0))
    text = 'preprocessing: the column "age" is missing; the columns are "age", "port". Pass a table with these columns.'
    with refused(ValueError, text):
        model.predict(TABLE[["port"]])
    text = 'preprocessing: the table has no label column "survived"; its columns are "age", "port". Add it.'
    with refused(ValueError, text):
        model.evaluate(TABLE[["age", "port"]])
    text = (
        'column "age": row 1 is "x"; the column has numbers, and a finite number is required. '
        "Correct the value, or make it missing."
    )
    with refused(ValueError, text):
        model.predict({"age": [1.0, "x"], "port": ["S", "S"]} | {"age": ["1", "x"]})


STEPS = "a list of steps is required, such as"


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (
            {"columns": ["a"]},
            ': columns is a list; a dict with the steps of each column is required, such as {"age": "standardize"}.',
        ),
        ({"label": 3}, ": label is 3; the name of a column is required."),
        ({"ignore": "a"}, ": ignore is 'a'; a list of names of columns is required. Put it in brackets."),
        ({"ignore": [3]}, ": ignore has 3; the names of columns are texts."),
        ({"columns": {"a": 3}}, f', column "a": the steps are 3; {STEPS} ["standardize"].'),
        (
            {"columns": {"a": ["log"]}},
            ", column \"a\": a step is 'log'; steps are FillMissing(...), 'one_hot', 'standardize'. Correct it.",
        ),
    ],
)
def test_arguments_are_refused(arguments: dict[str, Any], text: str) -> None:
    with refused(TypeError, f"preprocessing{text}"):
        hn.Preprocessing(**arguments)


def test_what_is_not_fitted_is_refused(tmp_path: Path) -> None:
    model = network(3)
    model.preprocessing = hn.Preprocessing()
    text = "preprocessing: fit was not called; it takes what is needed of the rows to train on. Call it first."
    with refused(hn.StateError, text):
        model.preprocessing.transform(TABLE)
    text = "the preprocessing is not fitted. Call its fit with the rows to train on first."
    with refused(hn.StateError, f"model, fit: {text}"):
        model.fit(TABLE)
    with refused(hn.StateError, f"model, save: {text}"):
        model.save(tmp_path / "a.safetensors")
    with refused(hn.StateError, "preprocessing: Standardizer is not fitted. Call its fit first."):
        model.save(tmp_path / "a.safetensors", preprocessing=hn.Standardizer())
    possible = "FillMissing, OneHot and Standardizer are possible. Pass one of these, fitted."
    with refused(TypeError, f"preprocessing: a part is an int; {possible}"):
        model.save(tmp_path / "a.safetensors", preprocessing=3)
    assert not (tmp_path / "a.safetensors").exists()


def test_targets_are_required_where_no_table_has_them() -> None:
    text = "there are no targets; only a table has them, if the model has a preprocessing with a label column. Pass y."
    for call in ("fit", "evaluate"):
        with refused(TypeError, f"model, {call}: {text}"):
            getattr(network(3), call)(np.zeros((2, 3)))


LATER = "Install the HybridNet that wrote"


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ('"version":1', '"version":9', f": the version is 9; this HybridNet reads 1 to 1. {LATER} it, or a later one."),
        (
            '"type":"fill"',
            '"type":"sqrt"',
            ', columns[0], steps[0]: the step is of the type "sqrt"; this HybridNet knows fill, one_hot, standardize. '
            f"{LATER} the file, or a later one.",
        ),
        (
            '"label":{',
            '"label":{"x":0,',
            ', label: the field "x" is unknown; the fields are name, classes, are_numbers. Remove it.',
        ),
    ],
)
def test_hostile_headers_are_refused(tmp_path: Path, before: str, after: str, text: str) -> None:
    file = tmp_path / "a.safetensors"
    trained().save(file)
    content = file.read_bytes()
    size = struct.unpack("<Q", content[:8])[0]
    head = json.loads(content[8 : 8 + size])
    assert before in head["__metadata__"][NAME]
    head["__metadata__"][NAME] = head["__metadata__"][NAME].replace(before, after)
    changed = json.dumps(head).encode()
    file.write_bytes(struct.pack("<Q", len(changed)) + changed + content[8 + size :])
    with refused(ValueError, f"{file}, {NAME}{text}"):
        hn.Model.load(file)


def test_checkpoints_have_it(tmp_path: Path) -> None:
    file = tmp_path / "run.safetensors"
    model = network(3)
    model.preprocessing = fitted()
    model.fit(TABLE, epochs=3, progress=False, callbacks=[hn.Checkpoint(file)])
    assert (hn.Model.load(file).predict(TABLE) == model.predict(TABLE)).all()


def test_the_titanic_table_goes_in_raw(tmp_path: Path) -> None:
    table = hn.read_csv(real("titanic.csv"))
    ignore = ["PassengerId", "Name", "Ticket", "Cabin"]
    prepare = hn.Preprocessing(label="Survived", ignore=ignore, missing="mean").fit(table[:600])
    model = network(len(prepare.names))
    model.preprocessing = prepare
    model.fit(table[:600], epochs=200, validation_data=table[600:], progress=False)
    model.save(tmp_path / "titanic.safetensors")
    loaded = hn.Model.load(tmp_path / "titanic.safetensors")
    assert loaded.evaluate(table[600:]) == model.evaluate(table[600:])
    assert loaded.evaluate(table[600:])["accuracy"] > 0.75
    assert (loaded.predict_classes(table[600:]) == table["Survived"][600:]).mean() > 0.75
