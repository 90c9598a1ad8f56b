"""``hybridnet inspect``: what a safetensors file has."""

from __future__ import annotations

import json
from typing import Any

from .. import _bridge
from .._errors import file_name
from .._public import public
from ..inspection import table_of_layers
from ..model import Model
from ..preprocessing import Preprocessing
from .output import write_json

_MODEL, _CHECKPOINT = "hybridnet", "hybridnet.checkpoint"
_LINES = 10


def run(options: Any) -> int:
    """Print the contents.

    Returns
    -------
    0.
    """
    path = file_name("inspect", options.file)
    contents = _bridge.FileContents(path)
    texts, tensors = contents.texts(), contents.tensors()
    is_model = _MODEL in texts
    columns = _bridge.history_columns()
    history = [dict(zip(columns, row, strict=True)) for row in contents.history(len(columns))]
    model = Model.load(path) if is_model and _has_only_known_parts(texts[_MODEL]) else None
    if options.json:
        result: dict[str, Any] = {
            "file": path,
            "kind": "checkpoint" if _CHECKPOINT in texts else "model" if is_model else "tensors",
            "tensors": [{"name": n, "dtype": d, "shape": s, "bytes": b} for n, d, s, b in tensors],
            "metadata": {name: text for name, text in texts.items() if not name.startswith(_MODEL)},
        }
        if is_model:
            result["architecture"] = json.loads(texts[_MODEL])
        if model is not None and model.preprocessing is not None:
            result["preprocessing"] = json.loads(model.preprocessing._text)
        write_json(result | {"history": history})
        return 0
    kind = "checkpoint" if _CHECKPOINT in texts else "model" if is_model else "tensors"
    print(f"{path}: {kind}, {len(tensors)} tensors, {sum(size for *_, size in tensors):,} bytes")
    if model is not None:
        _print_model(model)
    else:
        for name, dtype, shape, _ in tensors:
            print(f"  {name}: {dtype} {shape}")
    for name, text in texts.items():
        if not name.startswith(_MODEL):
            print(f"{name}: {text if len(text) <= 200 else text[:200] + '...'}")
    _print_history(history)
    return 0


def _has_only_known_parts(text: str) -> bool:
    """A checkpoint of custom parts has only their names."""
    description = json.loads(text)
    parts = [*description.get("layers", []), *(description.get(name) for name in ("loss", "metric"))]
    return not any(isinstance(part, dict) and "." in str(part.get("type")) for part in parts)


def _print_model(model: Model) -> None:
    if model.layers:
        print(table_of_layers(model.layers))
    for name, part in (("loss", model.loss), ("optimizer", model.optimizer), ("metric", model.accuracy)):
        if part is not None:
            print(f"{name}: {part!r}")
    if model.classes is not None:
        print(f"classes: {', '.join(map(str, model.classes))}")
    if model.preprocessing is not None:
        _print_preprocessing(model.preprocessing)


def _print_preprocessing(prepared: Preprocessing) -> None:
    print(f"columns ({len(prepared.steps)}, as {len(prepared.names)} inputs):")
    for name, steps in list(prepared.steps.items())[:_LINES]:
        print(f"  {name}: {'; '.join(map(_step, steps)) or 'as it is'}")
    if len(prepared.steps) > _LINES:
        print(f"  ... {len(prepared.steps) - _LINES} more")
    if prepared.ignored:
        print(f"ignored columns: {', '.join(prepared.ignored)}")
    if prepared.label is not None:
        kind = "numbers" if prepared.classes is None else f"classes {', '.join(map(str, prepared.classes))}"
        print(f"label column: {prepared.label}, {kind}")


def _step(step: dict[str, Any]) -> str:
    if step["type"] == "fill":
        return f"missing values become {step['value']!r}"
    if step["type"] == "standardize":
        return f"standardized with mean {step['mean']:.6g} and deviation {step['deviation']:.6g}"
    listed = ", ".join(step["categories"][:_LINES]) + (", ..." if len(step["categories"]) > _LINES else "")
    return f"one-hot of {listed}{'; others are zero' if step['others_are_zero'] else ''}"


def _print_history(history: list[dict[str, float]]) -> None:
    if not history:
        return
    print(f"training history ({len(history)} epochs):")
    for row in history[-_LINES:]:
        numbers = ", ".join(f"{name} {value:.6g}" for name, value in row.items() if name != "epoch" and value == value)
        print(f"  epoch {int(row.get('epoch', 0))}: {numbers}")


public(__name__)
