"""Whole numbers that float64 would round, such as identifiers, are refused or kept exactly; never rounded unseen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import hybridnet as hn
from hybridnet.sklearn import NetClassifier, NetRegressor

ID = 2**53 + 1
TABLE = np.array([[1, ID], [2, 3], [ID + 4, 4]])
SMALL = np.zeros((3, 2))
LABELS = np.array([0, 1, 2])


def network(outputs: int = 3) -> hn.Model:
    model = hn.Model([hn.DenseLayer(2, outputs), hn.SoftmaxActivation() if outputs > 1 else hn.LinearActivation()])
    model.set(loss="categorical_crossentropy" if outputs > 1 else "mse", optimizer="sgd")
    return model


CALLS: dict[str, tuple[Callable[[Any], Any], str]] = {
    "fit": (lambda X: network().fit(X, LABELS), "model, fit, inputs"),
    "predict": (lambda X: network().predict(X), "model, predict, inputs"),
    "evaluate": (lambda X: network().evaluate(X, LABELS), "model, evaluate, inputs"),
    "validation": (
        lambda X: network().fit(SMALL, LABELS, validation_data=(X, LABELS)), "model, fit, validation, inputs",
    ),
    "standardizer": (lambda X: hn.Standardizer().fit(X), "standardizer, inputs"),
    "estimator": (lambda X: NetClassifier(max_iter=1, tol=None).fit(X, LABELS), "NetClassifier, fit, X"),
}  # fmt: skip
FORMS: dict[str, Any] = {
    "int64": TABLE,
    "uint64": TABLE.astype("uint64"),
    "a list": TABLE.tolist(),
    "objects": TABLE.astype(object),
    "big-endian": TABLE.astype(">i8"),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", CALLS)
def test_features_that_would_be_rounded_are_refused(name: str, form: str) -> None:
    call, _ = CALLS[name]
    with pytest.raises(ValueError, match="the integer in row 0, column 1 is 9007199254740993") as caught:
        call(FORMS[form])
    assert str(caught.value).endswith(
        ": the integer in row 0, column 1 is 9007199254740993; float64 does not have every integer beyond "
        "2**53 and would round it to 9007199254740992. Drop identifiers, encode them as classes, or pass floats to "
        "accept rounding."
    )


@pytest.mark.parametrize("name", CALLS)
def test_a_column_of_a_data_frame_is_named(name: str) -> None:
    table = pd.DataFrame({"size": [0.5, 1.5, 2.5], "id": [1, ID, 3]})
    with pytest.raises(ValueError, match="the integer in row 1 is 9007199254740993") as caught:
        CALLS[name][0](table)
    assert 'column "id"' in str(caught.value)


def test_targets_that_would_be_rounded_are_refused() -> None:
    y = np.array([[1], [ID], [3]])
    with pytest.raises(ValueError, match="the integer in row 1, column 0 is 9007199254740993"):
        network(1).fit(SMALL, y)
    with pytest.raises(ValueError, match="the integer in row 1 is 9007199254740993"):
        NetRegressor(max_iter=1, tol=None).fit(SMALL, y.ravel())


@pytest.mark.parametrize("value", [2**53, -(2**53), 2**53 + 2, 2**60, 2**62 + 2**20])
def test_whole_numbers_that_float64_has_are_taken(value: int) -> None:
    layer = hn.DenseLayer(1, 1)
    layer.forward(np.array([[value]]))
    layer.forward([[value]])
    assert layer.inputs[0][0] == value
    hn.Standardizer().fit(np.array([[value], [0]]))


def test_layers_and_losses_that_are_called_alone_round_as_numpy_does() -> None:
    layer = hn.DenseLayer(2, 1)
    layer.forward(TABLE)
    assert np.allclose(
        layer.output, np.dot(TABLE.astype(np.float64), layer.weights) + layer.biases, rtol=1e-6
    )  # float32
    assert hn.MeanSquaredErrorLoss().calculate(np.zeros((1, 1)), np.array([[ID]])) == float(ID) ** 2


def test_classes_are_kept_exactly() -> None:
    names = np.array([ID, ID + 1, ID + 2] * 4)
    net = NetClassifier(max_iter=1, tol=None).fit(np.random.RandomState(0).randn(12, 2), names)
    assert net.classes_.tolist() == [ID, ID + 1, ID + 2]
    encoder = hn.OneHot().fit({"id": names})
    assert encoder.categories == {"id": [ID, ID + 1, ID + 2]}
    assert encoder.transform({"id": [ID + 1]}).tolist() == [[0, 1, 0]]
    assert hn.one_hot(["9007199254740993", "9007199254740992"]).tolist() == [[0, 1], [1, 0]]


@pytest.mark.parametrize(
    ("labels", "sentence"),
    [
        (
            [ID, 0],
            "one-hot: the label in row 0 is 9007199254740993; class numbers are 0 to 2,147,483,647. "
            "Number the classes, or pass texts.",
        ),
        ([-5, 0], "one-hot: label -5 in row 0; with 1 classes labels are 0 to 0. Correct the label, or pass more "
                  "classes."),
    ],
)  # fmt: skip
def test_labels_that_are_no_class_numbers_are_named_as_they_came(labels: list[int], sentence: str) -> None:
    with pytest.raises(ValueError, match="one-hot") as caught:
        hn.one_hot(labels)
    assert str(caught.value) == sentence


def test_identifiers_of_a_file_stay_as_they_are_written(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("id,n\n9007199254740993,1\n9007199254740992,2\n")
    table = hn.read_csv(tmp_path / "t.csv")
    assert table["id"].tolist() == ["9007199254740993", "9007199254740992"]
    assert table["n"].tolist() == [1, 2]
