"""Descriptions of models as JSON text, as the engine reads and writes them."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

#: JSON has no numbers for these; descriptions hold them as texts.
_NOT_FINITE = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}


def to_json(architecture: Mapping[str, Any]) -> str:
    """The text of a description; infinite numbers and NaN are texts in it."""
    try:
        return json.dumps(architecture, allow_nan=False)
    except ValueError:
        return json.dumps(_written(architecture))


def _written(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _written(field) for name, field in value.items()}
    if isinstance(value, list):
        return [_written(item) for item in value]
    return _NOT_FINITE[str(value)] if isinstance(value, float) and not math.isfinite(value) else value


def from_json(text: str) -> dict[str, Any]:
    """The description in a text."""
    return dict(_read(json.loads(text)))


def _read(value: Any) -> Any:
    if isinstance(value, dict):
        # A class name stays text, also if it is "NaN".
        return {name: field if name == "class_names" else _read(field) for name, field in value.items()}
    if isinstance(value, list):
        return [_read(item) for item in value]
    return float(value) if isinstance(value, str) and value in _NOT_FINITE.values() else value
