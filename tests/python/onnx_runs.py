"""Runs an ONNX file in two runtimes, and the bounds within which their numbers must be."""

from __future__ import annotations

from typing import Any

import numpy as np
import onnx
import onnxruntime
from onnx.reference import ReferenceEvaluator

import hybridnet as hn

#: Half a unit in the last place of float32.
ROUNDING = 2.0**-24

#: An upper bound of the slope of each activation.
_SLOPES = {"GELUActivation": 1.13, "SiLUActivation": 1.1}


def session(path: Any) -> onnxruntime.InferenceSession:
    """The file in ONNX Runtime, after onnx.checker has accepted it."""
    onnx.checker.check_model(onnx.load(path), full_check=True)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def reference(path: Any, rows: Any, name: str = "inputs") -> list[Any]:
    """The outputs of the file by onnx's reference evaluator."""
    with np.errstate(all="ignore"):  # its softplus overflows in exp
        return ReferenceEvaluator(onnx.load(path)).run(None, {name: rows})


def expected(model: Any, rows: Any) -> tuple[Any, Any]:
    """The output of a model, layer by layer, and how far another runtime's may be from it.

    A product of K terms in float32, summed in any order, is within K * 2**-24 of the sum of the absolute terms of its
    row (Higham, Accuracy and Stability of Numerical Algorithms, 3.1). 4 K, as two sums are compared, and the
    inputs and weights may have been rounded to float32 in one of them. The difference of the inputs of a layer reaches
    its output multiplied by the absolute weights, or by the slope of the activation. Functions such as erf and tanh are
    within 4 units of float32 of numbers up to 1 + |x| + |y|.
    """
    bound = np.zeros(rows.shape)
    for layer in model.layers:
        layer.forward(rows, training=False)
        output = layer.output
        if hasattr(layer, "weights"):
            weights = np.abs(layer.weights.astype("f8"))
            terms = np.abs(rows.astype("f8")) @ weights + np.abs(layer.biases)
            bound = bound @ weights + 4 * len(weights) * ROUNDING * terms
        elif not isinstance(layer, (hn.InputLayer, hn.DropoutLayer, hn.LinearActivation)):
            own = (vars(layer).get("slope", 0), vars(layer).get("alpha", 0))
            slope = max(_SLOPES.get(type(layer).__name__, 1.0), *map(abs, own))
            if isinstance(layer, hn.SoftmaxActivation):
                bound = np.broadcast_to(bound.max(axis=1, keepdims=True, initial=0), bound.shape)
            bound = slope * bound + 4 * ROUNDING * (1 + np.abs(rows) + np.abs(output))
        rows = output
    return rows, bound


def assert_within(actual: Any, wanted: Any, bound: Any, where: str) -> None:
    """Shape and dtype are equal, and every element is within its bound."""
    assert (actual.shape, actual.dtype) == (wanted.shape, wanted.dtype), where
    distance = np.abs(actual.astype("f8") - wanted.astype("f8"))
    worst = np.where(distance <= bound, 0, distance / np.maximum(bound, 1e-300))
    assert (distance <= bound).all(), f"{where}: {worst.max()} times the bound"
