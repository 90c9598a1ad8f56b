"""Data sets: small ones written out, the usual ones of twenty seeds as digests, and the stream after them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from golden.form import Case
from reference import datasets
from reference.rules import NNFS, PLAIN

SEEDS = 20
VARIANTS: list[dict[str, Any]] = [{}, {"shuffle": False}, {"noise": 0.1}, {"shuffle": False, "noise": 0.25}]
XOR: list[dict[str, Any]] = [{"samples": 1}, {"samples": 9}, {"samples": 9, "noise": 0.1}]
OF = {
    "spiral_data": "SpiralData",
    "vertical_data": "VerticalData",
    "sine_data": "SineData",
    "moons_data": "MoonsData",
    "circles_data": "CirclesData",
    "xor_data": "XorData",
}


def cases(flavour: str) -> Iterator[Case]:
    for name in ("spiral_data", "vertical_data"):
        for rules in (NNFS, PLAIN):
            for samples, classes in ((1, 1), (2, 3), (7, 2), (5, 4)):
                parameters = {"samples": samples, "classes": classes}
                yield _case(name, f"{rules.name}_{samples}x{classes}", parameters, rules=rules.name)
            yield _seeds(name, {"samples": 100, "classes": 3}, rules.name)
    for samples in (1, 2, 7, 50, 1000):
        X, y = datasets.sine_data(samples)
        expected = {"X": X, "y": y}
        yield Case("datasets", f"sine_data__{samples}", OF["sine_data"], "new", {}, expected, {"samples": samples})
    for name in ("moons_data", "circles_data"):
        for variant in VARIANTS:
            for samples in (1, 2, 7):
                options = {"samples": samples} | variant
                yield _case(name, _name(options), options)
        yield _seeds(name, {"samples": 101, "noise": 0.2})
    yield _case("circles_data", "factor0.3", {"samples": 7, "factor": 0.3})
    for options in XOR:
        yield _case("xor_data", _name(options), options)
    yield _seeds("xor_data", {"samples": 101, "noise": 0.2})


def _name(parameters: dict[str, Any]) -> str:
    return "_".join(f"{key}{value}" for key, value in parameters.items()).lower()


def _case(name: str, variant: str, parameters: dict[str, Any], rules: str = "nnfs") -> Case:
    X, y, after = _make(name, parameters, 0, rules)
    expected = {"X": X, "y": y, "next_normal": after}
    return Case("datasets", f"{name}__{variant}", OF[name], "new", {}, expected, {"seed": 0} | parameters, rules)


def _seeds(name: str, parameters: dict[str, Any], rules: str = "nnfs") -> Case:
    """Twenty seeds, the tables one below the other."""
    made = [_make(name, parameters, seed, rules) for seed in range(SEEDS)]
    X, y, after = (np.concatenate(arrays) for arrays in zip(*made, strict=True))
    expected = {"X": X, "y": y, "next_normal": after}
    parameters = {"seeds": SEEDS} | parameters
    return Case("datasets", f"{name}__{rules}_{SEEDS}_seeds", OF[name], "new", {}, expected, parameters, rules)


def _make(name: str, parameters: dict[str, Any], seed: int, rules: str) -> tuple[Any, Any, Any]:
    random = np.random.RandomState(seed)
    options = dict(parameters)
    if name in ("spiral_data", "vertical_data"):
        options["rules"] = NNFS if rules == "nnfs" else PLAIN
    X, y = getattr(datasets, name)(random=random, **options)
    return X, y, random.randn(1)
