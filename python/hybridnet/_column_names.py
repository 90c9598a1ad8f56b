"""The names of the inputs and outputs that a model knows: columns, classes, and the label column."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Scale:
    """How a column is standardized: ``(value - mean) / deviation``."""

    mean: float
    deviation: float

    def raw(self, value: Any) -> float:
        """The value in the unit of the column: ``mean + deviation * value``."""
        return self.mean + self.deviation * float(value)


@dataclass(frozen=True)
class ColumnNames:
    """What a model knows of its columns.

    Attributes
    ----------
    inputs : the names of the inputs, such as ``"age"`` and ``"port=S"``; None if the model does not know them.
    label : the name of the label column; None if the model does not know it.
    classes : the labels of the classes; None for a regression.
    scales : how the inputs are standardized, by their names.
    target : how the targets are standardized; None if they are not.
    columns : the names of the columns of raw rows that the inputs are made of.
    """

    inputs: Sequence[str] | None = None
    label: str | None = None
    classes: Sequence[Any] | None = None
    scales: tuple[tuple[str, Scale], ...] = ()
    target: Scale | None = None
    columns: tuple[str, ...] = ()

    def outputs(self, count: int) -> list[str] | None:
        """The name of each of so many outputs; None if the model does not know them."""
        if self.classes is None:
            return [self.label] if self.label is not None and count == 1 else None
        names = self.class_names()
        names = names[1:] if len(names) == 2 and count == 1 else names
        return names if len(names) == count else None

    def class_names(self) -> list[str]:
        """The names of all classes: a text as it is, a number with its column, such as ``survived=1``."""
        labels = [] if self.classes is None else np.asarray(self.classes).reshape(-1).tolist()
        are_texts = any(isinstance(label, str) for label in labels)
        return [str(label) if are_texts or self.label is None else f"{self.label}={label}" for label in labels]


def names_of_model(model: Any, where: str) -> ColumnNames:
    """The names that a model or a fitted scikit-learn estimator knows; none for anything else.

    Raises
    ------
    StateError : its preprocessing is not fitted.
    """
    classes, columns = getattr(model, "classes_", None), getattr(model, "feature_names_in_", None)
    inner = getattr(model, "model_", model)
    if getattr(inner, "classes", None) is not None:
        classes = inner.classes
    preprocessing = getattr(inner, "preprocessing", None)
    if preprocessing is None:
        return ColumnNames(None if columns is None else [str(name) for name in columns], None, classes)
    from .preprocessing import preprocessing_of

    prepared = preprocessing_of(preprocessing, where)
    return ColumnNames(
        prepared.names,
        prepared.label,
        prepared.classes if classes is None else classes,
        tuple((name, scale) for name, steps in prepared.steps.items() if (scale := _scale(steps)) is not None),
        _target(prepared),
        tuple(prepared.steps),
    )


def _scale(steps: Sequence[dict[str, Any]]) -> Scale | None:
    """The standardization of a column; that of several steps is one."""
    mean, deviation, is_scaled = 0.0, 1.0, False
    for step in steps:
        if step["type"] == "standardize":
            mean, deviation, is_scaled = mean + deviation * step["mean"], deviation * step["deviation"], True
    return Scale(mean, deviation) if is_scaled else None


def _target(prepared: Any) -> Scale | None:
    label = json.loads(prepared._text)["label"]
    scale = None if label is None else label.get("scale")
    return None if scale is None else Scale(scale["mean"], scale["deviation"])
