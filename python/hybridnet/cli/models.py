"""Models that ``hybridnet train`` has saved, and their predictions."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .._errors import file_name
from ..model import Model
from ..preprocessing import Preprocessing
from . import prepared as rows
from .sources import Data, read


def load(path: str) -> tuple[Model, Preprocessing]:
    """A model and its preprocessing.

    Raises
    ------
    ValueError : the file is not a model, or has no preprocessing.
    """
    model = Model.load(file_name("model", path))
    if model.preprocessing is None:
        raise ValueError(
            f"{path}: the model has no preprocessing, which says how columns become inputs. Save it with one: "
            "model.save(path, preprocessing=...)."
        )
    return model, model.preprocessing


def load_data(prepared: Preprocessing, options: Any) -> Data:
    """The data of a command; columns that were fitted as texts are read as texts."""
    texts = [name for name, steps in prepared.steps.items() if _takes_texts(steps)]
    if prepared.label is not None and prepared.classes and isinstance(prepared.classes[0], str):
        texts.append(prepared.label)
    return read(options.data, options, texts)


def outputs(model: Model, prepared: Preprocessing, data: Data, options: Any) -> NDArray[Any]:
    """The outputs of the last layer, computed in batches."""
    inputs = rows.inputs(prepared, data, options.data)
    return np.asarray(model.predict(inputs, batch_size=options.batch_size))


def _takes_texts(steps: list[dict[str, Any]]) -> bool:
    for step in steps:
        if step["type"] == "fill":
            return isinstance(step["value"], str)
        if step["type"] == "one_hot":
            return True
    return False
