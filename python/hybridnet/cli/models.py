"""Models that ``hybridnet train`` has saved, and their predictions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .._errors import file_name
from .._public import public
from ..model import Model
from ..preprocessing import Preprocessing
from . import prepared as rows
from . import streams
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


def _takes_texts(steps: list[dict[str, Any]]) -> bool:
    for step in steps:
        if step["type"] == "fill":
            return isinstance(step["value"], str)
        if step["type"] == "one_hot":
            return True
    return False


class Opened(NamedTuple):
    """The data of a command.

    Attributes
    ----------
    data : the rows in memory; None if they are in temporary files.
    inputs, targets : of the model; ``targets`` is None without labels.
    folder : the temporary folder of rows in files; else None.
    """

    data: Data | None
    inputs: Any
    targets: Any
    folder: Path | None = None


@contextmanager
def opened(prepared: Preprocessing, options: Any, *, labels: bool) -> Iterator[Opened]:
    """The data of a command, in memory or in temporary files."""
    if streams.is_streamed(options.data, options):
        beside = getattr(options, "output", None) or options.model
        with streams.folder(beside) as folder:
            samples, _ = streams.convert(options.data, options, prepared, folder, labels=labels)
            if not len(samples.inputs):
                raise ValueError(f"{options.data}: it has no rows; at least one is required. Pass another file.")
            yield Opened(None, samples.inputs, samples.targets, folder)
        return
    data = load_data(prepared, options)
    inputs = rows.inputs(prepared, data, options.data)
    yield Opened(data, inputs, rows.targets(prepared, data, options.data) if labels else None)


def batches(model: Model, inputs: Any, options: Any) -> Iterator[NDArray[Any]]:
    """The outputs of the last layer, batch by batch."""
    for start in range(0, len(inputs), options.batch_size):
        yield np.asarray(model.predict(inputs[start : start + options.batch_size]))


public(__name__)
