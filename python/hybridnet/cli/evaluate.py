"""``hybridnet evaluate``: loss, metrics and confusion matrix of a model on rows with labels."""

from __future__ import annotations

from typing import Any

from ..losses import MeanAbsoluteErrorLoss, MeanSquaredErrorLoss
from ..metrics import F1Score, Precision, Recall
from ..scores import confusion_matrix, r2_score
from . import prepared as rows
from .models import load, load_data, outputs
from .output import write_json


def run(options: Any) -> int:
    """Print the results.

    Returns
    -------
    0.
    """
    model, prepared = load(options.model)
    data = load_data(prepared, options)
    targets = rows.targets(prepared, data, options.data)
    result: dict[str, Any] = {"model": options.model, "rows": len(data)}
    if prepared.classes is None:
        predicted = prepared.to_raw(outputs(model, prepared, data, options)).astype("float64").reshape(-1, 1)
        actual = rows.raw_labels(prepared, data).reshape(-1, 1)
        result["mean_squared_error"] = float(MeanSquaredErrorLoss().calculate(predicted, actual))
        result["mean_absolute_error"] = float(MeanAbsoluteErrorLoss().calculate(predicted, actual))
        result["r2"] = r2_score(actual, predicted)
    else:
        output = outputs(model, prepared, data, options)
        result |= model.evaluate(rows.inputs(prepared, data, options.data), targets, batch_size=options.batch_size)
        classes, predicted = prepared.classes, output.argmax(axis=1)
        result["classes"] = {
            str(name): {
                "precision": float(Precision(number).calculate(predicted, targets)),
                "recall": float(Recall(number).calculate(predicted, targets)),
                "f1": float(F1Score(number).calculate(predicted, targets)),
                "rows": int((targets == number).sum()),
            }
            for number, name in enumerate(classes)
        }
        counts = confusion_matrix(targets, predicted, len(classes)).tolist()
        result["confusion_matrix"] = {"labels": classes, "rows_are": "actual", "counts": counts}
    write_json(result)
    return 0
