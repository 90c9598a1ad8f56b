"""``hybridnet evaluate``: loss, metrics and confusion matrix of a model on rows with labels."""

from __future__ import annotations

from typing import Any

import numpy as np

from .._public import public
from ..losses import MeanAbsoluteErrorLoss, MeanSquaredErrorLoss
from ..metrics import R2
from ..model import Model
from ..preprocessing import Preprocessing
from ..scores import confusion_matrix, r2_score
from .models import batches, load, opened
from .networks import check_batch_size
from .output import write_json


def run(options: Any) -> int:
    """Print the results.

    Returns
    -------
    0.
    """
    check_batch_size(options)
    model, prepared = load(options.model)
    with opened(prepared, options, labels=True) as data:
        measure = (
            _of_classes if prepared.classes is not None
            else _of_numbers if data.folder is None
            else _of_streamed_numbers
        )  # fmt: skip
        measured = measure(model, prepared, data.inputs, data.targets, options)
        write_json({"model": options.model, "rows": len(data.inputs), **measured})
    return 0


def _of_numbers(model: Model, prepared: Preprocessing, inputs: Any, targets: Any, options: Any) -> dict[str, Any]:
    predicted, actual = (
        np.asarray(prepared.to_raw(np.ascontiguousarray(numbers, np.float64)))
        for numbers in (np.vstack(list(batches(model, inputs, options))), targets)
    )
    return {
        "mean_squared_error": float(MeanSquaredErrorLoss().calculate(predicted, actual)),
        "mean_absolute_error": float(MeanAbsoluteErrorLoss().calculate(predicted, actual)),
        "r2": r2_score(actual, predicted),
    }


def _of_streamed_numbers(
    model: Model, prepared: Preprocessing, inputs: Any, targets: Any, options: Any
) -> dict[str, Any]:
    """As ``_of_numbers``, by sums over batches; last bits can differ."""
    squares, absolutes, metric, done = MeanSquaredErrorLoss(), MeanAbsoluteErrorLoss(), R2(), 0
    for part in (squares, absolutes, metric):
        part.new_pass()
    metric.init(targets)
    for outputs in batches(model, inputs, options):
        actual = targets[done : done + len(outputs)]
        metric.calculate(outputs, actual)
        raw = [np.asarray(prepared.to_raw(np.ascontiguousarray(each, np.float64))) for each in (outputs, actual)]
        squares.calculate(*raw)
        absolutes.calculate(*raw)
        done += len(outputs)
    return {
        "mean_squared_error": float(squares.calculate_accumulated()),
        "mean_absolute_error": float(absolutes.calculate_accumulated()),
        "r2": float(metric.calculate_accumulated()),
    }


def _of_classes(model: Model, prepared: Preprocessing, inputs: Any, targets: Any, options: Any) -> dict[str, Any]:
    classes: Any = prepared.classes
    counts, done = np.zeros((len(classes), len(classes)), np.int64), 0
    for output in batches(model, inputs, options):
        counts += confusion_matrix(targets[done : done + len(output)], output.argmax(axis=1), len(classes))
        done += len(output)
    result: dict[str, Any] = dict(model.evaluate(inputs, targets, batch_size=min(options.batch_size, len(inputs))))
    right, actual, predicted = (each.tolist() for each in (counts.diagonal(), counts.sum(axis=1), counts.sum(axis=0)))
    result["classes"] = {
        str(name): {
            "precision": _ratio(right[k], predicted[k]),
            "recall": _ratio(right[k], actual[k]),
            "f1": _ratio(2 * right[k], actual[k] + predicted[k]),
            "rows": actual[k],
        }
        for k, name in enumerate(classes)
    }
    result["confusion_matrix"] = {"labels": classes, "rows_are": "actual", "counts": counts.tolist()}
    return result


def _ratio(part: int, whole: int) -> float | None:
    """A ratio; None of nothing, as for the precision of a class that was never predicted."""
    return part / whole if whole else None


public(__name__)
