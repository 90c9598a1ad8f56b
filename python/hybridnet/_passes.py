"""Forward passes over batches, and the attributes that passes save in the parts of a model."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from . import _bridge
from ._attributes import shallow_copy
from ._bridge import FloatArray, is_ready
from ._capabilities import has_parameters
from ._chains import Chain
from ._errors import MissingError, kind
from ._sparse import SparseRows
from .layers import parameter_arrays, without_pass

#: A prediction of more numbers than these in a layer is computed in blocks of rows.
_MANY = 1 << 24
#: Numbers of a block in a layer; the last block has up to twice as many.
_NUMBERS = 1 << 20
#: Least number of rows of a block: their products are large ones, as that of all rows.
_ROWS = 2048
#: A prediction of up to so many rows is never computed in blocks.
FEW_ROWS = 2 * _ROWS - 1


def predictions(model: Any, X: Any, batch_size: int | None) -> FloatArray:
    """The output for all rows. Without a batch size, many rows are computed in blocks, with the same bits."""
    blocks = None if batch_size is not None or isinstance(X, SparseRows) else _blocks(model, X)
    return _stacked(X, batches(model, X, batch_size, blocks))


def _stacked(X: Any, parts: Iterator[tuple[slice, FloatArray]]) -> FloatArray:
    """The outputs of consecutive rows in one array."""
    whole: Any = None
    for rows, output in parts:
        if whole is None:
            if rows.stop >= len(X):
                whole = output  # all in one, of whatever shape
                continue
            whole = np.empty((len(X), *output.shape[1:]), output.dtype)
        whole[rows] = output
    return whole  # type: ignore[no-any-return]


def _blocks(model: Any, X: Any) -> list[slice] | None:
    """The blocks of rows of a prediction, the last one of up to twice as many.

    None if all rows are computed at once, as always with custom layers.
    """
    if X.ndim != 2 or X.size == 0:
        return None
    widest = max([X.shape[1], *(layer.weights.shape[1] for layer in model.layers if _is_dense(layer))])
    step = max(_ROWS, _NUMBERS // widest // 2 * 2)
    if len(X) * widest <= _MANY or len(X) < 2 * step or Chain.of(model) is None or not _bridge.rows_can_be_cut():
        return None
    starts = range(0, len(X) - step + 1, step)
    return [slice(start, start + step) for start in starts[:-1]] + [slice(starts[-1], len(X))]


def _is_dense(layer: Any) -> bool:
    return type(vars(layer).get("weights")) is np.ndarray and layer.weights.ndim == 2


def batches(
    model: Any, X: Any, batch_size: int | None, blocks: list[slice] | None = None
) -> Iterator[tuple[slice, FloatArray]]:
    """Yield the rows and the output of each batch; afterward the layers hold the results of the last batch.

    Parameters
    ----------
    model : checked.
    X : the rows.
    batch_size : rows of a batch; None for all in one.
    blocks : the rows of each batch, instead of batches of one size.
    """
    chain, known = model._chain, model._known  # once: another thread may set them
    if blocks is None and chain is not None and is_ready(X) and len(X) <= (batch_size or len(X)):
        output = chain.output(model, X)
        if output is not None:
            yield slice(0, len(X)), output
            return
    model._chain = None  # it would keep layers alive that were replaced
    if known is not None and not known.is_current(model):
        model._known = None
    is_own = model._has_custom_pass()
    layers = [_WholeModel(model)] if is_own else copies(model)
    rows = len(X) if X.ndim else 1
    sparse = isinstance(X, SparseRows)
    step = batch_size or (X.batch_size if sparse else max(rows, 1))
    parts = [slice(start, start + step) for start in range(0, max(rows, 1), step)] if blocks is None else blocks
    for part in parts:
        batch = X[part] if sparse or len(parts) > 1 else X
        yield part, _through(layers, batch)
    if not is_own:
        with model._lock:  # another thread may be executing a step
            _show(model.layers, layers)
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
