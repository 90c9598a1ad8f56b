"""Sets the attributes of layers and loss after training in the engine, as the training loop of the book does."""

from __future__ import annotations

from typing import Any

import numpy as np

from . import _bridge
from ._bridge import Session
from ._capabilities import has_parameters
from ._numerics import F4, F8
from .activations import LinearActivation
from .layers import InputLayer


def leave(session: Session, model: Any, given: Any, validation: Any, batch_size: int) -> None:
    """Set ``inputs``, ``output``, ``dinputs``, ``binary_mask`` and the accumulated sums to those of the last batches.

    Only the rows of the last batch of the training data and of the validation data are stored.

    Parameters
    ----------
    session : a session whose training is complete, with the option to keep the last pass.
    model : the trained model.
    given : inputs and targets in their original form.
    validation : inputs and targets of the validation data, whose outputs and sums are set then; None without
        validation.
    batch_size : 0 for all samples in one batch.
    """
    batch = _last_batch(given[0], batch_size)
    inputs = batch if validation is None else _last_batch(validation[0], batch_size)
    with model._lock:
        _leave_outputs(session, model, inputs, is_training=validation is None)
        _leave_gradients(session, model, len(batch), batch.shape[1])
        _leave_sums(session.sums(), model)


def _last_batch(samples: Any, batch_size: int) -> Any:
    count = len(samples)
    return samples[(count - 1) // batch_size * batch_size :] if batch_size else samples[:]


def _leave_outputs(session: Session, model: Any, inputs: Any, is_training: bool) -> None:
    columns = _columns(model, inputs.shape[1])[1:]
    wanted = [
        (index, _bridge.OUTPUT, (len(inputs), count))
        for index, (layer, count) in enumerate(zip(model.layers, columns, strict=True))
        if not _passes_on(layer)
    ]
    outputs = iter(session.copy_out(wanted))
    model.input_layer.forward(inputs, is_training)
    for layer in model.layers:
        if _passes_on(layer):
            layer.forward(inputs, is_training)
        else:
            layer.inputs, layer.output = inputs, next(outputs)
        inputs = layer.output


def _leave_gradients(session: Session, model: Any, rows: int, width: int) -> None:
    columns = _columns(model, width)
    end = model.loss if model.softmax_classifier_output is None else model.softmax_classifier_output
    for name, part in (("dinputs", _bridge.INPUT_GRADIENT), ("binary_mask", _bridge.MASK)):
        wanted = [(index, part, (rows, count)) for index, count in enumerate(columns[:-1])]
        for layer, array in zip(model.layers, session.copy_out(wanted), strict=True):
            if array is not None:
                setattr(layer, name, array)
    if end is model.loss:
        end.dinputs = session.copy_out([(len(model.layers), _bridge.INPUT_GRADIENT, (rows, columns[-1]))])[0]
    else:
        end.dinputs = model.layers[-1].dinputs


def _leave_sums(sums: list[float], model: Any) -> None:
    total, dtype, samples, hits, compared = sums
    model.loss.accumulated_sum = (F8 if dtype else F4).type(total)
    model.loss.accumulated_count = int(samples)
    if model.accuracy is not None:
        counts = not hasattr(model.accuracy, "sums")  # other metrics are ratios of float sums
        model.accuracy.accumulated_sum = np.int64(hits) if counts else hits
        model.accuracy.accumulated_count = int(compared) if counts else compared


def _columns(model: Any, width: int) -> list[int]:
    """Columns of the inputs, and of the output of each layer."""
    columns = [width]
    for layer in model.layers:
        columns.append(layer.weights.shape[1] if has_parameters(layer) else columns[-1])
    return columns


def _passes_on(layer: Any) -> bool:
    """Whether the output of a layer is its inputs, the same object."""
    return isinstance(layer, (InputLayer, LinearActivation))
