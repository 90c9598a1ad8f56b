"""The explorables of networks: what crosses to the page, what is refused, and the code that a page shows."""

from __future__ import annotations

import base64
from typing import Any

import numpy as np
import pytest

import hybridnet as hn


def state_of(explorable: hn.jupyter.Explorable) -> dict[str, Any]:
    data: dict[str, Any] = explorable.values["data"]
    return data


def array(encoded: dict[str, Any]) -> np.ndarray:
    numbers = np.frombuffer(base64.b64decode(encoded["data"]), np.dtype(encoded["dtype"]).newbyteorder("<"))
    return numbers.reshape(encoded["shape"])


def spiral_model(neurons: int = 8, **optimizer: float) -> hn.Model:
    hn.init(seed=0)
    layers = [hn.DenseLayer(2, neurons), hn.ReLUActivation(), hn.DenseLayer(neurons, 3), hn.SoftmaxActivation()]
    model = hn.Model(layers)
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(**optimizer), accuracy=hn.CategoricalAccuracy())
    return model


def test_the_example_has_the_passengers_and_weights_in_double() -> None:
    data = state_of(hn.explore.prediction())
    weights, biases = (array(data["tensors"][f"layers.0.{name}"]) for name in ("weights", "biases"))
    assert (weights.tolist(), biases.tolist()) == ([[-0.016852], [0.704039]], [[-0.116309]])
    assert data["architecture"]["arithmetic"]["product_dtype"] is None
    assert array(data["X"]).tolist()[:3] == [[22, 0], [38, 1], [26, 1]]
    assert array(data["y"]).ravel().tolist() == [0, 1, 1, 1, 0, 0, 0, 0]
    assert (data["names"], data["classes"]) == (["Age", "Sex"], ["Survived"])


def houses() -> tuple[hn.Model, dict[str, list[Any]]]:
    """A model of a table with a column of texts and a standardized label."""
    table = {"age": [20.0, 30, 40, 30], "port": ["S", "C", "S", "C"], "price": [1e5, 2e5, 1.5e5, 3e5]}
    model = hn.Model([hn.DenseLayer(3, 1)])
    model.set(loss="mse", optimizer="sgd")
    model.preprocessing = hn.Preprocessing(label="price", labels_are="numbers", standardize_label=True).fit(table)
    return model, table


@pytest.mark.parametrize("explore", [hn.explore.prediction, hn.explore.network])
def test_a_table_gives_names_scales_and_raw_values(explore: Any) -> None:
    model, table = houses()
    explorable = explore(model, table)
    data = state_of(explorable)
    assert (data["names"], data["classes"]) == (["age", "port=C", "port=S"], ["price"])
    assert data["scales"] == [{"mean": 30.0, "deviation": pytest.approx(50**0.5)}, None, None]
    assert data["target"] == {"mean": 187500.0, "deviation": pytest.approx(73950.99728874521)}
    for name in (*data["names"], "price", "Standardized, with raw values: age 20, price "):
        assert name in explorable.still
    inputs = state_of(explore(model, model.preprocessing.transform(table), model.preprocessing.targets(table)))
    for key in ("names", "classes", "scales", "target", "X", "y"):
        assert inputs[key] == data[key]


def test_the_rows_of_a_prediction_are_those_of_the_table() -> None:
    model, table = houses()
    model.preprocessing = hn.Preprocessing(missing="mean").fit(table | {"age": [20, None, 40, 30]})
    data = state_of(hn.explore.prediction(hn_model(model, 4), table | {"age": [20, None, 40, np.nan]}))
    assert data["raw"] == [
        {"name": "age", "cells": [20.0, None, 40.0, None]},
        {"name": "port", "cells": ["S", "C", "S", "C"]},
        {"name": "price", "cells": [1e5, 2e5, 1.5e5, 3e5]},
    ]
    assert state_of(hn.explore.prediction())["raw"] is None
    assert state_of(hn.explore.prediction())["scales"] is None


def hn_model(model: hn.Model, inputs: int) -> hn.Model:
    """Another model with the same preprocessing."""
    other = hn.Model([hn.DenseLayer(inputs, 1)])
    other.preprocessing = model.preprocessing
    return other


def test_the_name_of_a_series_or_a_column_is_that_of_the_output() -> None:
    pd = pytest.importorskip("pandas")
    X = pd.DataFrame({"age": [1.0, 2], "sex": [0.0, 1]})
    layers: list[Any]
    for layers, loss in (([], "mse"), ([hn.SigmoidActivation()], "bce")):
        model = hn.Model([hn.DenseLayer(2, 1), *layers])
        model.set(loss=loss)
        y = pd.Series([0, 1], name="survived")
        assert state_of(hn.explore.prediction(model, X, y))["classes"] == ["survived"]
        for explore in (hn.explore.network, hn.explore.prediction):
            assert state_of(explore(model, X, y.to_frame()))["classes"] == ["survived"]
            assert state_of(explore(model, X, y.to_numpy()[:, None]))["classes"] == []
            assert state_of(explore(model, X, y.to_frame(), classes=["p"]))["classes"] == ["p"]
    model = hn.Model([hn.DenseLayer(2, 2)])
    model.set(loss="mse")
    targets = pd.DataFrame({"height": [1.0, 2], "weight": [3.0, 4]})
    assert state_of(hn.explore.network(model, X, targets))["classes"] == ["height", "weight"]


def test_classes_of_numbers_are_named_with_their_column() -> None:
    table = {"age": [20.0, 30, 40, 30], "survived": [0, 1, 1, 0]}
    model = hn.Model([hn.DenseLayer(1, 2), hn.SoftmaxActivation()])
    model.set(loss="categorical_crossentropy")
    model.preprocessing = hn.Preprocessing(label="survived").fit(table)
    assert state_of(hn.explore.network(model, table))["classes"] == ["survived=0", "survived=1"]


def test_every_bit_of_parameters_and_optimizer_state_crosses() -> None:
    model = spiral_model()
    X, y = hn.spiral_data(20, 3)
    model.fit(X, y, epochs=3)
    model.layers[0].weights[0, 0] = np.nan
    data = state_of(hn.explore.network(model, X, y))
    first = model.layers[0]
    for name, expected in {
        "layers.0.weights": first.weights,
        "layers.0.weights.momentum": first.weight_momentums,
        "layers.0.weights.cache": first.weight_cache,
        "layers.0.biases": first.biases,
        "layers.0.biases.momentum": first.bias_momentums,
        "layers.0.biases.cache": first.bias_cache,
    }.items():
        crossed = array(data["tensors"][name])
        assert (crossed.dtype, crossed.tobytes()) == (expected.dtype, expected.tobytes()), name
    assert data["architecture"]["optimizer"]["iterations"] == 3
    assert array(data["y"]).tolist() == y.tolist()


def test_a_prediction_needs_no_loss_and_takes_no_optimizer_state() -> None:
    model = spiral_model()
    X, y = hn.spiral_data(20, 3)
    model.fit(X, y)
    data = state_of(hn.explore.prediction(model, X))
    assert sorted(data["tensors"]) == [f"layers.{layer}.{name}" for layer in (0, 2) for name in ("biases", "weights")]
    assert (data["y"], data["architecture"]["loss"]) == (None, None)
    assert hn.explore.prediction(hn.Model([hn.DenseLayer(2, 1)]), X).still.startswith("<svg")


def test_many_rows_are_reduced_evenly() -> None:
    model = spiral_model()
    X = np.linspace(0, 1, 200_002, dtype=np.float32).reshape(-1, 2)
    data = state_of(hn.explore.prediction(model, X, np.zeros(len(X), int)))
    rows = np.array(data["rows"])
    assert (len(rows), rows[0], rows[-1], data["all"]) == (500, 0, 100_000, 100_001)
    assert np.ptp(np.diff(rows)) <= 1
    assert array(data["X"]).tolist() == X[rows].tolist()


def test_large_models_are_trained_on_fewer_rows() -> None:
    model = spiral_model(40_000)
    X, y = hn.spiral_data(100, 3)
    assert len(state_of(hn.explore.network(model, X, y))["rows"]) == 25
    assert len(state_of(hn.explore.prediction(model, X, y))["rows"]) == 300


def test_columns_of_a_data_frame_name_the_inputs() -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame({"area": [1.0, 2.0], "<b>baths</b>": [1, 2]}, index=["a", "b"])
    model = hn.Model([hn.DenseLayer(2, 1)])
    model.set(loss="mse")
    data = state_of(hn.explore.network(model, frame, pd.DataFrame({"price": [1.0, 2.0]}, index=["a", "b"])))
    assert data["names"] == ["area", "<b>baths</b>"]
    assert array(data["y"]).tolist() == [[1.0], [2.0]]
    page = hn.explore.prediction(model, frame).page()
    assert "<b>baths" not in page


def test_numbers_name_the_inputs_unless_they_only_count_them() -> None:
    pd = pytest.importorskip("pandas")
    model = hn.Model([hn.DenseLayer(2, 3), hn.SoftmaxActivation()])
    for names, expected in (([2019, 2020], ["2019", "2020"]), ([0, 1], ["x1", "x2"]), ([1, 0], ["1", "0"])):
        frame = pd.DataFrame([[1.0, 2.0]], columns=names)
        assert hn.explore.prediction(model, frame).values["data"]["names"] == expected


def test_text_labels_become_class_numbers_and_keep_their_names() -> None:
    model = spiral_model()
    X, y = hn.spiral_data(20, 3)
    texts = np.array(["blue", "green", "red"])[y]
    model.fit(X, texts)
    data = state_of(hn.explore.prediction(model, X, texts))
    assert data["classes"] == ["blue", "green", "red"]
    assert array(data["y"]).ravel().tolist() == y.tolist()
    assert state_of(hn.explore.network(model, X, texts))["classes"] == ["blue", "green", "red"]


def test_one_hot_targets_are_class_numbers_in_the_table() -> None:
    X, y = hn.spiral_data(20, 3)
    assert array(state_of(hn.explore.prediction(spiral_model(), X, np.eye(3)[y]))["y"]).ravel().tolist() == y.tolist()


def test_sparse_rows_cross_as_dense_ones() -> None:
    sparse = pytest.importorskip("scipy.sparse")
    data = state_of(hn.explore.prediction(hn.Model([hn.DenseLayer(3, 1)]), sparse.eye(3, format="csr")))
    assert array(data["X"]).tolist() == np.eye(3).tolist()


class Doubling(hn.DenseLayer):
    """A custom layer."""

    def forward(self, inputs: Any, training: bool | None = None) -> None:
        super().forward(inputs * 2, training)


REFUSED = "the page computes the model again, and knows the layers, activations, losses and optimizers of hybridnet. "


@pytest.mark.parametrize(
    ("call", "kind", "text"),
    [
        (
            lambda: hn.explore.prediction([hn.DenseLayer(2, 1)], [[1, 2]]),  # type: ignore[arg-type]
            TypeError,
            "explore.prediction: a list arrived; a hybridnet Model is required, such as hn.Model([...]).",
        ),
        (
            lambda: hn.explore.prediction(hn.Model([Doubling(2, 1)]), [[1, 2]]),
            hn.StateError,
            f"explore.prediction: Doubling overrides forward; {REFUSED}Explore a model of these.",
        ),
        (
            lambda: hn.explore.prediction(hn.Model([hn.ReLUActivation()]), [[1, 2]]),
            hn.StateError,
            "explore.prediction: the model has no dense layer, and nothing to draw. Add one.",
        ),
        (
            lambda: hn.explore.prediction(hn.Model([hn.DenseLayer(2, 1)])),
            TypeError,
            "explore.prediction: X is None; the rows to predict are required. Pass an array (samples, columns).",
        ),
        (
            lambda: hn.explore.prediction(X=[[1, 2]]),
            TypeError,
            "explore.prediction: X or y arrived without a model; both need one. Pass the model first, or nothing.",
        ),
        (
            lambda: hn.explore.prediction(hn.Model([hn.DenseLayer(2, 1)]), [[1, 2], [3, 4]], [1]),
            hn.ShapeError,
            "explore.prediction: targets are (1,); one for each of 2 rows is required. Pass as many.",
        ),
        (
            lambda: hn.explore.prediction(hn.Model([hn.DenseLayer(2, 1)]), np.empty((0, 2))),
            hn.ShapeError,
            "explore.prediction: inputs are (0, 2); at least one row is required. Pass (samples, columns).",
        ),
        (
            lambda: hn.explore.prediction(hn.Model([hn.DenseLayer(2, 1)]), [[1, 2]], names=["age"]),
            ValueError,
            "explore.prediction: names has 1 names; the inputs have 2 columns. Name each column.",
        ),
        (
            lambda: hn.explore.prediction(hn.Model([hn.DenseLayer(2, 1)]), [[1, 2]], classes=["a", "b", "c"]),
            ValueError,
            "explore.prediction: classes has 3 names; the model has 1 outputs. Name each output.",
        ),
        (
            lambda: hn.explore.prediction(hn.Model([hn.DenseLayer(1001, 1000)]), np.zeros((1, 1001))),
            ValueError,
            "explore.prediction: the model has 1,002,000 parameters and numbers of optimizer state; a page gets at "
            "most 1,000,000. Explore a smaller model.",
        ),
        (
            lambda: hn.explore.network(hn.Model([hn.DenseLayer(2, 1)]), [[1, 2]], [[1]]),
            hn.StateError,
            "explore.network: the model has no loss, whose gradients are shown. Call set(loss=...) first.",
        ),
        (
            lambda: hn.explore.network(spiral_model(), [[1, 2], [3, 4]], [0, 1, 2]),
            hn.ShapeError,
            "explore.network: targets are (3,); one for each of 2 rows is required. Pass as many.",
        ),
        (
            lambda: hn.explore.network(None, [[1, 2]], [0]),  # type: ignore[arg-type]
            TypeError,
            "explore.network: None arrived; a hybridnet Model is required, such as hn.Model([...]).",
        ),
    ],
)
def test_what_a_page_cannot_show_is_refused(call: Any, kind: type[Exception], text: str) -> None:
    with pytest.raises(kind) as caught:
        call()
    assert str(caught.value) == text


def test_models_of_the_book_work() -> None:
    from hybridnet import nnfs

    model = nnfs.Model()
    model.add(nnfs.Layer_Dense(2, 3))
    model.add(nnfs.Activation_Softmax())
    data = state_of(hn.explore.prediction(model, np.ones((2, 2))))
    assert [layer["type"] for layer in data["architecture"]["layers"]] == ["DenseLayer", "SoftmaxActivation"]


def stream() -> Any:
    """The state of NumPy's global random stream."""
    state: Any = np.random.get_state()
    return state[1].copy()


def test_exploring_changes_nothing() -> None:
    model = spiral_model()
    X, y = hn.spiral_data(20, 3)
    before, numbers = [array.copy() for pair in model.get_parameters() for array in pair], stream()
    hn.explore.network(model, X, y)
    hn.explore.prediction(model, X, y)
    after = [array for pair in model.get_parameters() for array in pair]
    assert all(np.array_equal(first, second) for first, second in zip(before, after, strict=True))
    assert np.array_equal(stream(), numbers)
