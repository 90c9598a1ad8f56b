"""Losses with every form of labels: sample losses, their mean, gradient; penalties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from golden.form import Case, Drawn, Tolerance
from reference import losses
from reference.layers import DenseLayer
from reference.rules import NNFS, PLAIN, Array, Rules

from .layers import PENALTIES
from .values import PROBABILITIES, ROUNDED_TWICE, f32, normal, special

CLASSES = np.array([0, 1, 1, 0, 2, 2])
ONE_HOT = np.eye(3)[CLASSES]
TRUTHS = Tolerance(
    "NumPy divides truths in float32 and their complements, which are int64, in float64; the engine both in float64",
    relative=2e-7,
)
STAY_FLOAT32 = ("float32", "uint8", "int8", "int16", "bool")
BECOME_FLOAT64 = ("float64", "int32", "int64")


def cases(flavour: str) -> Iterator[Case]:
    yield from _categorical(flavour)
    yield from _binary(flavour)
    yield from _sigmoid(flavour)
    yield from _regression()
    yield from _combined(flavour)
    yield from _penalties()


def _categorical(flavour: str) -> Iterator[Case]:
    of, log64 = "CategoricalCrossentropyLoss", dict.fromkeys(("sample_losses", "loss"), ROUNDED_TWICE)
    for dtype in ("int64", "uint8", "int32"):
        yield _case(of, f"classes_{dtype}", PROBABILITIES, CLASSES.astype(dtype), flavour=flavour)
    for dtype in STAY_FLOAT32:
        yield _case(of, f"one_hot_{dtype}", PROBABILITIES, ONE_HOT.astype(dtype), flavour=flavour)
    for dtype in BECOME_FLOAT64:
        yield _case(of, f"one_hot_{dtype}", PROBABILITIES, ONE_HOT.astype(dtype), tolerance=log64)
    soft = f32([[0.5, 0.25, 0.25], [0, 0.5, 0.5], [0.1, 0.8, 0.1], [0, 1, 0], [0.2, 0.3, 0.5], [0, 0, 0]])
    yield _case(of, "soft_labels", PROBABILITIES, soft, flavour=flavour)
    predictions = np.resize(special("float32"), (7, 3))
    yield _case(of, "special", predictions, np.array([0, 1, 2, 0, 1, 2, 0]), flavour=flavour)
    yield _case(of, "float64_classes", PROBABILITIES.astype("float64"), CLASSES, tolerance=log64)
    yield _case(of, "plain_float64_classes", PROBABILITIES.astype("float64"), CLASSES, rules=PLAIN, tolerance=log64)
    yield _case(of, "one_class", f32([[1], [0.5]]), np.array([0, 0]), flavour=flavour)
    many = _softmax_like(300, 10)
    yield _case(of, "300x10", many, np.random.RandomState(1).randint(0, 10, 300), flavour=flavour)


def _binary(flavour: str) -> Iterator[Case]:
    of, log64 = "BinaryCrossentropyLoss", dict.fromkeys(("sample_losses", "loss"), ROUNDED_TWICE)
    column = f32([[0.7], [0.2], [0.0], [1.0], [1e-8], [0.5]])
    labels = np.array([[1], [0], [1], [1], [0], [0]])
    for dtype in STAY_FLOAT32 + BECOME_FLOAT64:
        tolerance = {"dinputs": TRUTHS} if dtype == "bool" else {}
        yield _case(of, f"column_{dtype}", column, labels.astype(dtype), flavour=flavour, tolerance=tolerance)
    yield _case(of, "three_outputs", PROBABILITIES, ONE_HOT.astype("float32"), flavour=flavour)
    yield _case(of, "nine_outputs", _softmax_like(5, 9), _labels(5, 9), flavour=flavour)
    yield _case(of, "float64", PROBABILITIES.astype("float64"), ONE_HOT, tolerance=log64)
    yield _case(of, "special", np.resize(special("float32"), (7, 3)), _labels(7, 3), flavour=flavour)


def _sigmoid(flavour: str) -> Iterator[Case]:
    of, log64 = "SigmoidBinaryCrossentropyLoss", dict.fromkeys(("sample_losses", "loss"), ROUNDED_TWICE)
    column = f32([[0.7], [0.2], [0.0], [1.0], [1e-8], [0.5]])
    labels = np.array([[1], [0], [1], [0], [0], [0]])
    for dtype in ("float32", "uint8", "int64"):
        yield _case(of, f"column_{dtype}", column, labels.astype(dtype), flavour=flavour)
    yield _case(of, "nine_outputs", _softmax_like(5, 9), _labels(5, 9), flavour=flavour)
    yield _case(of, "float64", PROBABILITIES.astype("float64"), ONE_HOT, tolerance=log64)
    yield _case(of, "special", np.resize(special("float32"), (7, 3)), _labels(7, 3), flavour=flavour)


def _regression() -> Iterator[Case]:
    for of in ("MeanSquaredErrorLoss", "MeanAbsoluteErrorLoss"):
        for dtype in STAY_FLOAT32 + BECOME_FLOAT64:
            targets = normal(3, 5, 1, dtype="float64", scale=3).astype(dtype)
            yield _case(of, f"column_{dtype}", normal(2, 5, 1), targets)
        yield _case(of, "nine_outputs", normal(4, 4, 9), normal(5, 4, 9))
        yield _case(of, "float64", normal(4, 4, 3, dtype="float64"), normal(5, 4, 3, dtype="float64"))
        yield _case(of, "equal", normal(4, 4, 3), normal(4, 4, 3))
        yield _case(of, "special", special("float32").reshape(7, 3), np.flip(special("float32")).reshape(7, 3))
        if of == "MeanAbsoluteErrorLoss":
            yield _case(of, "book_sign", normal(4, 4, 9), normal(5, 4, 9), parameters={"book_sign": True})
        yield _case(of, "1000_rows_of_float64_targets", Drawn(6, (1000, 1)), Drawn(7, (1000, 1), "float64"))


def _case(
    of: str,
    name: str,
    predictions: Any,
    labels: Any,
    *,
    rules: Rules = NNFS,
    flavour: str = "any",
    tolerance: dict[str, Tolerance] | None = None,
    parameters: dict[str, Any] | None = None,
) -> Case:
    p, y = (value.array if isinstance(value, Drawn) else value for value in (predictions, labels))
    kind = getattr(losses, of)
    loss = kind(rules) if of == "CategoricalCrossentropyLoss" else kind(**(parameters or {}))
    sample_losses = loss.forward(p, y)
    loss.backward(p, y)
    expected = {"sample_losses": sample_losses, "loss": np.mean(sample_losses), "dinputs": loss.dinputs}
    given = {"predictions": predictions, "labels": labels}
    file = f"{of.removesuffix('Loss').lower()}__{name}"
    return Case("losses", file, of, "pass", given, expected, parameters or {}, rules.name, flavour, tolerance or {})


def _combined(flavour: str) -> Iterator[Case]:
    logits = f32([[2, 1, 0.1], [0.5, 2.5, 0.3], [-3, 4, 1], [0, 0, 0], [1000, 1001, 999], [-50, 60, 70]])
    yield _combined_case("classes", logits, CLASSES, flavour)
    for dtype in STAY_FLOAT32:
        yield _combined_case(f"one_hot_{dtype}", logits, ONE_HOT.astype(dtype), flavour)
    yield _combined_case("300x3", Drawn(8, (300, 3)), np.random.RandomState(2).randint(0, 3, 300), flavour)
    float64 = dict.fromkeys(("output", "loss", "dinputs"), ROUNDED_TWICE)
    # Where the softmax is near its label the gradient cancels, so that an error of its terms counts for more.
    float64["dinputs"] = Tolerance(ROUNDED_TWICE.because, relative=1e-14)
    yield _combined_case("float64", logits.astype("float64"), CLASSES, "any", float64)


def _combined_case(
    name: str, logits: Any, labels: Array, flavour: str, tolerance: dict[str, Tolerance] | None = None
) -> Case:
    loss = losses.SoftmaxCategoricalCrossentropy()
    value = loss.forward(logits.array if isinstance(logits, Drawn) else logits, labels)
    loss.backward(loss.output, labels)
    expected = {"output": loss.output, "loss": value, "dinputs": loss.dinputs}
    given = {"inputs": logits, "labels": labels}
    file, of = f"softmaxcategoricalcrossentropy__{name}", "SoftmaxCategoricalCrossentropy"
    return Case("losses", file, of, "pass", given, expected, {}, "nnfs", flavour, tolerance or {})


def _penalties() -> Iterator[Case]:
    for name, penalties in PENALTIES.items():
        for dtype in ("float32", "float64"):
            given = {"weights": normal(9, 17, 13, dtype=dtype), "biases": normal(10, 1, 13, dtype=dtype)}
            layer = DenseLayer(given["weights"], given["biases"], **penalties)  # type: ignore[arg-type]
            loss = losses.regularization_loss(layer)
            expected = {"loss": loss if penalties else 0}
            yield Case("losses", f"penalty__{name}_{dtype}", "DenseLayer", "penalty", given, expected, penalties)


def _softmax_like(rows: int, columns: int) -> Array:
    powers = np.random.RandomState(12).uniform(0.01, 1, (rows, columns))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True)).astype("float32")


def _labels(rows: int, columns: int) -> Array:
    return np.asarray(np.random.RandomState(13).randint(0, 2, (rows, columns))).astype("float32")
