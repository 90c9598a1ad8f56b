"""A golden case and its JSON form: what is given, what is expected, floats as the hex of their bits."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from reference.rules import Array
from reference.same import assert_same

Json = dict[str, Any]
ELEMENTS_WRITTEN_OUT = 400
"""Larger expected arrays are written as their sha256 (NaN as the positive quiet one, little-endian, in C order)."""


@dataclass(frozen=True)
class Drawn:
    """An array that a reader makes for himself: ``scale * RandomState(seed).randn(*shape)`` in float64, converted."""

    seed: int
    shape: tuple[int, ...]
    dtype: str = "float32"
    scale: float = 1.0

    @property
    def array(self) -> Array:
        return np.asarray(self.scale * np.random.RandomState(self.seed).randn(*self.shape)).astype(self.dtype)


@dataclass(frozen=True)
class Patterns:
    """The float32 whose bits are 0, step, 2 * step, ... below 2^32."""

    step: int

    @property
    def array(self) -> Array:
        return np.arange(0, 2**32, self.step, dtype="uint64").astype("uint32").view("float32")


@dataclass(frozen=True)
class Tolerance:
    """How far one expected array may be missed, and why (see ``assert_same``)."""

    because: str
    ulp: int = 0
    relative: float = 0.0


@dataclass(frozen=True)
class Case:
    """One golden file. ``flavour`` is that of NumPy's float32 exp and log, or "any" where neither takes part."""

    module: str
    name: str
    of: str
    operation: str
    given: Mapping[str, Any]
    expected: Mapping[str, Any]
    parameters: Mapping[str, Any] = field(default_factory=dict)
    rules: str = "nnfs"
    flavour: str = "any"
    tolerance: Mapping[str, Tolerance] = field(default_factory=dict)

    @property
    def path(self) -> str:
        return f"{self.module}/{self.name}{'' if self.flavour == 'any' else f'_{self.flavour}'}.json"

    def to_json(self) -> Json:
        for name in self.tolerance:
            if np.size(self.expected[name]) > ELEMENTS_WRITTEN_OUT:
                raise ValueError(f"{self.path}: {name} has a tolerance and is too large to be written out")
        return {
            "class": self.of,
            "operation": self.operation,
            "rules": self.rules,
            "flavour": self.flavour,
            "numpy": np.__version__,
            "parameters": dict(self.parameters),
            "given": {name: encode(value, whole=True) for name, value in self.given.items()},
            "expected": {name: encode(value) for name, value in self.expected.items()},
            "tolerance": {name: _tolerance(tolerance) for name, tolerance in self.tolerance.items()},
        }


def encode(value: Any, whole: bool = False) -> Any:
    """The JSON form of an array, a NumPy scalar (an array without dimensions), or of what JSON knows itself."""
    if isinstance(value, Drawn):
        drawn = {"seed": value.seed, "scale": value.scale}
        return {"dtype": value.dtype, "shape": list(value.shape), "drawn": drawn}
    if isinstance(value, Patterns):
        return {"dtype": "float32", "shape": list(value.array.shape), "patterns": {"step": value.step}}
    if not isinstance(value, np.ndarray | np.generic):
        return value
    array = np.asarray(value)
    head = {"dtype": str(array.dtype), "shape": list(array.shape)}
    if array.size > ELEMENTS_WRITTEN_OUT and not whole:
        return head | {"sha256": digest(array)}
    rows = array.reshape(-1, array.shape[-1]) if array.ndim and array.size else array.reshape(-1, max(array.size, 1))
    return head | {"rows": [" ".join(_element(x) for x in row) for row in rows]}


def decode(value: Json) -> Array:
    """The array of a form that is written out."""
    dtype = np.dtype(value["dtype"])
    elements = " ".join(value["rows"]).split()
    if dtype.kind != "f":
        return np.array([int(x) for x in elements]).astype(dtype).reshape(value["shape"])
    bits = np.array([int(x, 16) for x in elements], dtype=f"u{dtype.itemsize}")
    return bits.view(dtype).reshape(value["shape"])


def digest(array: Array) -> str:
    """The sha256 of an array's elements."""
    if array.dtype.kind == "f":
        array = np.where(np.isnan(array), np.array(np.nan, array.dtype), array)
    little_endian = array.astype(array.dtype.newbyteorder("<"))
    return hashlib.sha256(little_endian.tobytes()).hexdigest()


def text(case: Json) -> str:
    """A file's text: a row of numbers, or a call with its numbers, on a line."""
    row = r'\[\s+((?:"\w+",)?(?:\s*-?[\d.e+-]+,?)+)\s*\]'
    indented = json.dumps(case, indent=2, allow_nan=False)
    return re.sub(row, lambda match: f"[{' '.join(match[1].split())}]", indented) + "\n"


def difference(old: Json, new: Json) -> str:
    """The differences between the file and the case generated again, as one sentence; empty if there are none."""
    for key in new.keys() | old.keys():
        if key not in ("numpy", "expected") and old.get(key) != new.get(key):
            return f"{key} is not the same"
    if old["expected"].keys() != new["expected"].keys():
        return "other things are expected"
    for name, value in new["expected"].items():
        before, tolerance = old["expected"][name], new["tolerance"].get(name)
        if before == value:
            continue
        if tolerance is None:
            return f"{name} is not the same"
        try:
            assert_same(decode(value), decode(before), where=name, ulp=tolerance["ulp"], relative=tolerance["relative"])
        except AssertionError as error:
            return str(error)
    return ""


def _tolerance(tolerance: Tolerance) -> Json:
    return {"ulp": tolerance.ulp, "relative": tolerance.relative, "because": tolerance.because}


def _element(x: Any) -> str:
    if x.dtype.kind != "f":
        return str(int(x))
    return f"{int(x.view(f'u{x.dtype.itemsize}')):0{2 * x.dtype.itemsize}x}"
