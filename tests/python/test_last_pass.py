"""What ``train`` in the engine leaves in the parts of a model is what the same steps in Python leave there."""

from __future__ import annotations

import _thread
import copy
import pickle
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
import hybridnet.nnfs as nn
from hybridnet import _fitting

X = np.random.RandomState(0).randn(60, 2).astype("float32")
Y = np.arange(60) % 3
OTHERS = np.random.RandomState(1).randn(25, 2).astype("float32")
ROWS = np.eye(3, dtype="float32")


@pytest.fixture(autouse=True)
def settings(stream_and_settings: None) -> None:
    hn.init(seed=0)


class Played(hn.Model):
    """Python executes its training steps, because ``forward`` is overridden."""

    def forward(self, X: Any, training: bool) -> Any:
        return super().forward(X, training)


class BookPlayed(nn.Model):
    """The same of the book's model."""

    def forward(self, X: Any, training: bool) -> Any:
        return super().forward(X, training)


def parts(*between: Any) -> list[Any]:
    return [hn.DenseLayer(2, 8, weight_regularizer_l1=1e-3), *between, hn.DenseLayer(8, 3)]


def first_frozen() -> list[Any]:
    layers = [hn.DenseLayer(2, 8), hn.ReLUActivation(), hn.DenseLayer(8, 8), hn.TanhActivation(), hn.DenseLayer(8, 3)]
    layers[0].trainable = layers[2].trainable = False
    return [*layers, hn.SoftmaxActivation()]


def doubles() -> list[Any]:
    layers = parts(hn.ReLUActivation())
    for layer in (layers[0], layers[2]):
        layer.weights, layer.biases = layer.weights.astype("float64"), layer.biases.astype("float64")
    return [*layers, hn.SoftmaxActivation()]


CROSSENTROPY = hn.CategoricalCrossentropyLoss
MODELS: dict[str, tuple[Callable[[], list[Any]], Callable[[], Any], Any]] = {
    "softmax and cross-entropy": (lambda: [*parts(hn.ReLUActivation()), hn.SoftmaxActivation()], CROSSENTROPY, Y),
    "rows of targets": (lambda: [*parts(hn.ReLUActivation()), hn.SoftmaxActivation()], CROSSENTROPY, ROWS[Y]),
    "softmax and another loss": (lambda: [*parts(), hn.SoftmaxActivation()], hn.MeanSquaredErrorLoss, ROWS[Y]),
    "sigmoids": (lambda: [*parts(), hn.SigmoidActivation()], hn.BinaryCrossentropyLoss, ROWS[Y]),
    "no activation at the end": (lambda: parts(hn.TanhActivation()), hn.MeanSquaredErrorLoss, ROWS[Y]),
    "linear ones": (
        lambda: [hn.LinearActivation(), *parts(hn.LinearActivation()), hn.LinearActivation()],
        hn.MeanAbsoluteErrorLoss,
        ROWS[Y],
    ),
    "one dense layer": (lambda: [hn.DenseLayer(2, 3)], hn.MeanSquaredErrorLoss, ROWS[Y]),
    "an activation first": (lambda: [hn.SigmoidActivation(), *parts(), hn.SoftmaxActivation()], CROSSENTROPY, Y),
    "leaky ones": (
        lambda: [hn.LeakyReLUActivation(0.3), *parts(hn.LeakyReLUActivation(0.1)), hn.SoftmaxActivation()],
        CROSSENTROPY,
        Y,
    ),
    "dropout": (
        lambda: [*parts(hn.ReLUActivation(), hn.DropoutLayer(0.4)), hn.SoftmaxActivation()],
        CROSSENTROPY,
        Y,
    ),
    "dropout first": (lambda: [hn.DropoutLayer(0.4), *parts(), hn.SoftmaxActivation()], CROSSENTROPY, Y),
    "doubles": (doubles, CROSSENTROPY, Y),
    "frozen layers": (first_frozen, CROSSENTROPY, Y),
}
WAYS: dict[str, dict[str, Any]] = {
    "whole": {"epochs": 2},
    "in batches": {"epochs": 2, "batch_size": 16},
    "in equal batches": {"epochs": 2, "batch_size": 20},
    "validated": {"epochs": 2, "validation_data": True},
    "validated in batches": {"epochs": 2, "batch_size": 16, "validation_data": True},
    "batches beyond the data": {"epochs": 1, "batch_size": 600, "validation_data": True},
}


def trained(kind: type[Any], name: str, way: str, metric: bool = True) -> Any:
    np.random.seed(3)
    make, loss, targets = MODELS[name]
    model = kind(make())
    judges = {hn.SoftmaxActivation: hn.CategoricalAccuracy(), hn.SigmoidActivation: hn.CategoricalAccuracy(binary=True)}
    accuracy = judges.get(type(model.layers[-1]), hn.RegressionAccuracy()) if metric else None
    model.set(loss=loss(), optimizer=hn.Adam(0.02), accuracy=accuracy)
    model.finalize()
    assert (_fitting._for_engine(model) is None) == (kind in (Played, BookPlayed))
    options = dict(WAYS[way])
    if "validation_data" in options:
        options["validation_data"] = (OTHERS, targets[:25])
    model.train(X, targets, print_every=10**6, **options)
    return model


def left(model: Any) -> dict[str, Any]:
    """What training left, as dtype, shape and bytes, by its path; and which objects are the same."""
    found: dict[str, Any] = {}
    combined = model.softmax_classifier_output
    ends = [("loss", model.loss)] if combined is None else [("loss", model.loss), ("combined", combined)]
    for index, part in [*enumerate(model.layers), ("input", model.input_layer), *ends]:
        for name in ("inputs", "output", "dinputs", "binary_mask"):
            if name in vars(part):
                array = getattr(part, name)
                found[f"{index}.{name}"] = type(array), array.dtype, array.shape, array.tobytes()
    for index, layer in enumerate(model.layers):
        found[f"{index} is linked"] = layer.inputs is layer.prev.output, layer.output is layer.inputs
    found["the inputs are borrowed"] = [np.shares_memory(model.input_layer.output, rows) for rows in (X, OTHERS)]
    for part in filter(None, (model.loss, model.accuracy)):
        total = part.accumulated_sum
        found[type(part).__name__] = type(total), total, part.accumulated_count, part.calculate_accumulated()
    return found


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("way", WAYS)
def test_training_leaves_outputs_inputs_gradients_masks_and_sums(
    name: str, way: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for ours, played in ((hn.Model, Played), (nn.Model, BookPlayed)):
        there, expected = left(trained(ours, name, way)), left(trained(played, name, way))
        assert there == expected
        assert {"0.inputs", "0.output", "0.dinputs", "input.output"} <= there.keys()


def test_training_without_a_metric_leaves_what_it_has(capsys: pytest.CaptureFixture[str]) -> None:
    models = [trained(kind, "dropout", "validated", metric=False) for kind in (hn.Model, Played)]
    assert left(models[0]) == left(models[1])


@pytest.mark.parametrize("metric", [hn.Precision(1), hn.R2()], ids=["precision", "R2"])
def test_training_leaves_the_sums_of_metrics_that_divide_two(metric: Any, capsys: pytest.CaptureFixture[str]) -> None:
    found = []
    for kind in (hn.Model, Played):
        np.random.seed(3)
        is_class = isinstance(metric, hn.Precision)
        model = kind([*parts(), hn.SoftmaxActivation() if is_class else hn.LinearActivation()])
        loss = CROSSENTROPY() if is_class else hn.MeanSquaredErrorLoss()
        model.set(loss=loss, optimizer=hn.Adam(0.02), accuracy=copy.deepcopy(metric))
        model.train(X, Y if is_class else ROWS[Y], epochs=2, batch_size=16)
        found.append(left(model))
    assert found[0] == found[1]


def test_only_rows_of_the_last_batch_stay_and_none_leave_with_the_model(capsys: pytest.CaptureFixture[str]) -> None:
    model = trained(hn.Model, "dropout", "in batches")
    for layer in model.layers:
        assert {len(layer.inputs), len(layer.output), len(layer.dinputs)} == {60 % 16}
    state = pickle.loads(pickle.dumps(model))
    for part in (*state.layers, state.loss, state.input_layer, state.softmax_classifier_output):
        assert vars(part).keys().isdisjoint({"inputs", "output", "dinputs", "binary_mask"})


def test_fit_and_a_training_without_epochs_leave_no_rows(capsys: pytest.CaptureFixture[str]) -> None:
    model = hn.Model([*parts(hn.ReLUActivation()), hn.SoftmaxActivation()])
    model.set(loss=CROSSENTROPY(), optimizer=hn.Adam(0.02), accuracy=hn.CategoricalAccuracy())
    model.train(X, Y, epochs=0)
    model.fit(X, Y, epochs=2, progress=False)
    for layer in model.layers:
        assert vars(layer).keys().isdisjoint({"inputs", "output", "dinputs"})


def test_an_interrupted_training_leaves_the_layers_as_they_were(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    model = trained(hn.Model, "softmax and cross-entropy", "whole")
    before = {name: value for name, value in left(model).items() if "." in name}
    calls: list[int] = []

    def interrupt(*arguments: Any, **options: Any) -> None:
        calls.append(1)
        if len(calls) == 5:
            _thread.interrupt_main()

    with monkeypatch.context() as patch:
        patch.setattr("builtins.print", interrupt)
        with pytest.raises(KeyboardInterrupt):
            model.train(X, Y, epochs=10**6, batch_size=7)
    assert {name: value for name, value in left(model).items() if "." in name} == before
