"""Explorables of networks with models and targets as readers have them: odd, unfinished, wrong."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet import nnfs

PREDICTION, NETWORK = "explore.prediction", "explore.network"


def data_of(explorable: hn.jupyter.Explorable) -> dict[str, Any]:
    data: dict[str, Any] = explorable.values["data"]
    return data


def array(encoded: dict[str, Any]) -> np.ndarray:
    numbers = np.frombuffer(base64.b64decode(encoded["data"]), np.dtype(encoded["dtype"]).newbyteorder("<"))
    return numbers.reshape(encoded["shape"])


def spiral_model() -> hn.Model:
    hn.init(seed=0)
    model = hn.Model([hn.DenseLayer(2, 6), hn.ReLUActivation(), hn.DenseLayer(6, 3), hn.SoftmaxActivation()])
    model.set(loss="cce", optimizer="adam")
    return model


X, Y = hn.spiral_data(30, 3)


# -- metrics that fit prepares


def regression(accuracy: Any) -> hn.Model:
    model = hn.Model([hn.DenseLayer(1, 4), hn.ReLUActivation(), hn.DenseLayer(4, 1), hn.LinearActivation()])
    model.set(loss="mse", optimizer="adam", accuracy=accuracy)
    return model


@pytest.mark.parametrize(("rows", "kind"), [(10, "RegressionAccuracy"), (2000, "RegressionAccuracy"), (10, "R2")])
def test_a_metric_takes_from_the_targets_what_fit_takes(rows: int, kind: str) -> None:
    x = np.linspace(0, 1, rows, dtype=np.float32)[:, None]
    model = regression(getattr(hn, kind)())
    crossed = data_of(hn.explore.network(model, x, x * x))["architecture"]["metric"]
    name = "means" if kind == "R2" else "precision"
    assert getattr(model.accuracy, name) is None
    model.fit(x, x * x)
    assert np.ravel(crossed[name]).tolist() == np.ravel(getattr(model.accuracy, name)).tolist()
    model.accuracy = getattr(hn, kind)()
    model.accuracy.init(x * 3)
    kept = data_of(hn.explore.network(model, x, x * x))["architecture"]["metric"]
    assert np.ravel(kept[name]).tolist() == np.ravel(getattr(model.accuracy, name)).tolist()


def test_the_accuracy_of_the_book_takes_its_precision_too() -> None:
    model = nnfs.Model()
    model.add(nnfs.Layer_Dense(1, 1))
    model.add(nnfs.Activation_Linear())
    model.set(loss=nnfs.Loss_MeanSquaredError(), optimizer=nnfs.Optimizer_Adam(), accuracy=nnfs.Accuracy_Regression())
    model.finalize()
    x = np.linspace(0, 1, 10)[:, None]
    crossed = data_of(hn.explore.network(model, x, x))["architecture"]["metric"]
    assert crossed == {"type": "RegressionAccuracy", "precision": np.std(x) / 250}


# -- the model of the reader stays as it is


@pytest.mark.parametrize("view", [hn.explore.prediction, hn.explore.network])
def test_layers_loss_and_random_stream_are_not_touched(view: Callable[..., Any]) -> None:
    model = spiral_model()
    model.layers.insert(1, hn.DropoutLayer(0.5))
    model.fit(X, Y, epochs=2)
    model.finalize()
    parts = [*model.layers, model.loss, model.optimizer]
    before = [dict(vars(part)) for part in parts]
    stream = str(np.random.get_state())
    view(model, X[:7], Y[:7])
    for part, known in zip(parts, before, strict=True):
        assert vars(part).keys() == known.keys()
        assert all(value is known[name] for name, value in vars(part).items()), part
    assert str(np.random.get_state()) == stream


# -- parameters


def weights_read_only(layer: Any) -> None:
    layer.weights.setflags(write=False)


def big_endian(layer: Any) -> None:
    layer.weights = layer.weights.astype(">f4")


def one_axis(layer: Any) -> None:
    layer.biases = layer.biases.ravel()


def listed(layer: Any) -> None:
    layer.weights, layer.biases = layer.weights.tolist(), layer.biases.tolist()


@pytest.mark.parametrize("change", [weights_read_only, big_endian, one_axis, listed])
def test_parameters_only_have_to_be_read(change: Callable[[Any], None]) -> None:
    model = spiral_model()
    weights, biases = (np.array(part) for part in (model.layers[2].weights, model.layers[2].biases))
    change(model.layers[2])
    for data in (data_of(hn.explore.prediction(model, X, Y)), data_of(hn.explore.network(model, X, Y))):
        assert array(data["tensors"]["layers.2.weights"]).tolist() == weights.tolist()
        assert array(data["tensors"]["layers.2.biases"]).tolist() == biases.tolist()


@pytest.mark.parametrize(
    ("name", "value", "kind", "text"),
    [
        (
            "weights",
            np.ones(18, np.float32),
            hn.ShapeError,
            "layer 3, a DenseLayer, has weights of (18,); (inputs, neurons) is required. Reshape them.",
        ),
        (
            "biases",
            np.ones((3, 1), np.float32),
            hn.ShapeError,
            "layer 3, a DenseLayer, has biases of (3, 1); (1, 3), one for each neuron, is required. Reshape them.",
        ),
        (
            "weights",
            np.ones((6, 3), int),
            TypeError,
            "layer 3, a DenseLayer, has weights of int64; float32 or float64 is required. "
            "Set weights = np.array(weights, np.float32).",
        ),
    ],
)
def test_other_parameters_are_refused_by_layer(name: str, value: Any, kind: type[Exception], text: str) -> None:
    model = spiral_model()
    model.finalize()
    setattr(model.layers[2], name, value)
    for where, call in ((PREDICTION, hn.explore.prediction), (NETWORK, hn.explore.network)):
        with pytest.raises(kind) as error:
            call(model, X, Y)
        assert str(error.value) == f"{where}: {text}"


def test_shared_parameters_cannot_be_trained_in_a_page() -> None:
    model = hn.Model([hn.DenseLayer(2, 2), hn.DenseLayer(2, 2)])
    model.set(loss="mse", optimizer="adam")
    model.layers[1].weights = model.layers[0].weights
    assert data_of(hn.explore.prediction(model, [[1.0, 2.0]]))["all"] == 1
    with pytest.raises(hn.StateError) as error:
        hn.explore.network(model, [[1.0, 2.0]], [[1.0, 2.0]])
    assert str(error.value) == (
        f"{NETWORK}: two parameters of the model share their memory; the page trains each by itself. "
        "Copy one: layer.weights = layer.weights.copy()."
    )


def test_optimizer_state_has_the_shape_of_its_parameters() -> None:
    model = spiral_model()
    model.fit(X, Y)
    model.layers[2].weight_momentums = np.zeros((3, 3))
    with pytest.raises(hn.ShapeError) as error:
        hn.explore.network(model, X, Y)
    assert str(error.value) == (
        f"{NETWORK}: layer 3, weight_momentums: the optimizer state is (3, 3); its parameters are (6, 3). "
        "Delete weight_momentums, and training starts it again."
    )


@pytest.mark.parametrize(
    ("classes", "text"),
    [
        (
            ["a", "b"],
            f"{PREDICTION}: model.classes has 2 labels; the model has 3 outputs. Set one for each, or None.",
        ),
        (5, f"{PREDICTION}: model: classes is 5; a list of labels, one for each class, is required."),
        (
            ["a", None, "b"],
            f"{PREDICTION}: one of model.classes is a NoneType; texts or numbers are required. Name each class.",
        ),
    ],
)
def test_classes_are_those_of_the_outputs(classes: Any, text: str) -> None:
    model = spiral_model()
    model.classes = classes
    with pytest.raises(ValueError) as error:  # noqa: PT011 -- the whole text is compared
        hn.explore.prediction(model, X)
    assert str(error.value) == text


# -- targets


LABEL = "categorical cross-entropy: the label of sample"


@pytest.mark.parametrize(
    ("targets", "text"),
    [
        (
            np.where(Y == 2, 7, Y),
            f"{LABEL} 60 is 7; predictions have 3 columns, so labels are 0 to 2. Number the classes from 0, or give "
            "the last layer one neuron for each class.",
        ),
        (Y * 0.5, f"{LABEL} 30 is 0.5; class numbers are whole, from 0. Number the classes."),
        (
            Y.astype(int) - 1,
            f"{LABEL} 0 is -1; predictions have 3 columns, so labels are 0 to 2. Number the classes from 0, or give "
            "the last layer one neuron for each class.",
        ),
        (
            np.zeros((90, 5)),
            "categorical cross-entropy: predictions are (90, 3), one-hot targets are (90, 5); both need 3 columns, one "
            "for each class. Pass class numbers, or one-hot rows with as many columns as the network has outputs.",
        ),
    ],
)
@pytest.mark.parametrize("view", [hn.explore.prediction, hn.explore.network, hn.Model.fit])
def test_targets_are_refused_as_by_fit(view: Callable[..., Any], targets: Any, text: str) -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011 -- the whole text is compared
        view(spiral_model(), X, targets)
    where = "" if view is hn.Model.fit else f"explore.{view.__name__}: "
    assert str(error.value) == where + text


def test_targets_of_a_model_without_loss_belong_to_its_last_layer() -> None:
    model = hn.Model([hn.DenseLayer(2, 3), hn.SoftmaxActivation()])
    with pytest.raises(ValueError, match=f"^explore.prediction: {LABEL} 1 is 3;"):
        hn.explore.prediction(model, X[:2], [0, 3])
    assert array(data_of(hn.explore.prediction(model, X[:2], [[0], [2]]))["y"]).tolist() == [[0], [2]]
    one = hn.Model([hn.DenseLayer(2, 1), hn.SigmoidActivation()])
    with pytest.raises(ValueError, match=r"^explore\.prediction: binary cross-entropy: "):
        hn.explore.prediction(one, X[:2], [0, 7])


@pytest.mark.parametrize("view", [hn.explore.prediction, hn.explore.network])
def test_the_row_in_an_error_is_that_of_all_rows(view: Callable[..., Any]) -> None:
    many = np.zeros(2001, int)
    many[1001] = 9
    with pytest.raises(ValueError, match=f"^explore.{view.__name__}: {LABEL} 1001 is 9;"):
        view(spiral_model(), np.zeros((2001, 2)), many)


def test_the_microscope_needs_targets() -> None:
    with pytest.raises(TypeError) as error:
        hn.explore.network(spiral_model(), X, None)  # type: ignore[arg-type]
    assert str(error.value) == (
        f"{NETWORK}: y is None; the loss needs the target of each row. Pass targets, as for fit."
    )
