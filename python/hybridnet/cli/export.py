"""``hybridnet export``: a model, or its parameters, for other programs."""

from __future__ import annotations

import io
import pickle
from typing import Any

import numpy as np

from .. import _bridge, _parameters
from .._errors import file_name
from .._public import public
from ..model import Model
from .output import check_distinct, check_output, write_json


def run(options: Any) -> int:
    """Write the file and print a summary.

    Returns
    -------
    0.
    """
    output = check_output(options.output)
    check_distinct({"--output": output}, {"the model file": options.model})
    model = Model.load(file_name("model", options.model))
    parameters = model.get_parameters()
    if options.to == "onnx":
        prepared = model.preprocessing
        classes = model.classes if prepared is None else prepared.classes
        names = None if classes is None else [str(label) for label in classes]
        model._write_onnx("hybridnet export", output, 17, names is not None, class_names=names)
    elif options.to == "parms":
        _bridge.write_file(output, pickle.dumps(_parameters.checked(parameters)))
    else:
        arrays = {
            f"layers.{index}.{name}": array
            for index, pair in enumerate(parameters)
            for name, array in zip(("weights", "biases"), pair, strict=True)
        }
        file = io.BytesIO()
        np.savez(file, **arrays)  # type: ignore[arg-type]
        _bridge.write_file(output, file.getvalue())
    count = sum(array.size for pair in parameters for array in pair)
    write_json({"model": options.model, "output": output, "format": options.to, "parameters": count})
    return 0


public(__name__)
