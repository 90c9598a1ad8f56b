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
