"""Forward passes over batches, and the attributes that passes save in the parts of a model."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from ._attributes import shallow_copy
from ._bridge import FloatArray, is_ready
from ._capabilities import has_parameters
from ._chains import Chain
from ._errors import MissingError, kind
from ._sparse import SparseRows
from .layers import parameter_arrays, without_pass


def batches(model: Any, X: Any, batch_size: int | None) -> Iterator[tuple[slice, FloatArray]]:
    """Yield the rows and the output of each batch; afterward the layers hold the results of the last batch."""
    if model._chain is not None and is_ready(X) and len(X) <= (batch_size or len(X)):
        output = model._chain.output(model, X)
        if output is not None:
            yield slice(0, len(X)), output
            return
    is_own = model._has_custom_pass()
    chain = [_WholeModel(model)] if is_own else copies(model)
    rows = len(X) if X.ndim else 1
    sparse = isinstance(X, SparseRows)
    step = batch_size or (X.batch_size if sparse else max(rows, 1))
    for start in range(0, max(rows, 1), step):
        part = slice(start, start + step)
        batch = X[part] if sparse or step < rows else X
        yield part, _through(chain, batch)
    if not is_own:
        with model._lock:  # another thread may be executing a step
            _show(model.layers, chain)
            if callable(getattr(getattr(model, "input_layer", None), "forward", None)):
                model.input_layer.forward(batch, False)
        model._chain = Chain.of(model)


def copies(model: Any) -> list[Any]:
    """Copies of the layers with copies of their parameters, independent of other threads."""
    with model._lock:
        return copies_of(model.layers)


def copies_of(layers: Sequence[Any]) -> list[Any]:
    """Copies of layers with copies of their parameters."""
    copied = [shallow_copy(layer) for layer in layers]
    for layer in copied:
        if has_parameters(layer):
            layer.weights, layer.biases = map(np.copy, parameter_arrays(layer))
    return copied


def _through(layers: Sequence[Any], values: Any) -> Any:
    for layer in layers:
        layer.forward(values, False)
        values = set_by_pass(layer, "output")
    return values


def set_by_pass(part: Any, name: str) -> Any:
    """Get an attribute that a pass sets on a part of a model.

    Raises
    ------
    MissingError : it is missing; ``forward`` or ``backward`` of a custom part must set it.
    """
    try:
        return getattr(part, name)
    except AttributeError:
        raise MissingError(
            f"model: {kind(part)} has no {name} after its pass; forward sets output and backward dinputs. "
            "Set it there, or call finalize, which links the layers again."
        ) from None


def beside(layer: Any, link: str, name: str) -> Any:
    """Get an attribute that a pass sets on the layer before or after a layer."""
    return set_by_pass(getattr(layer, link, None), name)


def _show(layers: Sequence[Any], passed: Sequence[Any]) -> None:
    """Copy ``inputs`` and ``output`` from the copies of the layers to the layers, which hold them in the book."""
    for layer, copied in zip(layers, passed, strict=True):
        for name in ("inputs", "output"):
            if name in vars(copied):
                setattr(layer, name, vars(copied)[name])


class _WholeModel:
    """Adapter that makes a whole model usable as one layer."""

    def __init__(self, model: Any) -> None:
        self._model = model

    def forward(self, inputs: Any, training: bool) -> None:
        with self._model._lock:
            self.output = self._model.forward(inputs, training)


def bare_state(state: dict[str, Any]) -> dict[str, Any]:
    """The state of a model without the results of passes; parts that hold such results are replaced by copies."""
    copies: dict[int, Any] = {}

    def bare(part: Any) -> Any:
        if type(part) in (list, tuple):
            return type(part)(map(bare, part))
        return copies.get(id(part), part)

    combined, layers = state.get("softmax_classifier_output"), state.get("layers")
    made = [state.get("input_layer"), *(getattr(combined, name, None) for name in ("activation", "loss")), combined]
    for part in [*(layers if isinstance(layers, (list, tuple)) else ()), state.get("loss"), *made]:
        own = getattr(part, "__dict__", None)
        if own is None or isinstance(part, type):
            continue
        if part is combined or part is state.get("loss") or len(without_pass(own)) < len(own):
            copied = copies[id(part)] = copy.copy(part)
            kept = {name: bare(value) for name, value in without_pass(vars(copied)).items()}
            vars(copied).clear()
            vars(copied).update(kept)
    return {name: bare(value) for name, value in state.items()}
