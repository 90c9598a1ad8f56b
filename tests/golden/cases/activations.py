"""Activations: output, gradient and predictions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from golden.form import Case, Drawn, Tolerance
from reference import activations
from reference.rules import NNFS, PLAIN, Array, Rules

from .values import ROUNDED_TWICE, SUMMED_OTHERWISE, f32, normal, special

TANH = Tolerance("tanh is promised within 1 ulp: the C library's in float64, rounded, against NumPy's own", ulp=1)
TANH_SLOPE = Tolerance("1 - t^2 multiplies the 1 ulp of t where |t| is near 1", relative=1e-5)
PIECEWISE = ("ReLUActivation", "LinearActivation", "HeavisideActivation", "LeakyReLUActivation")
EXPM1_AND_LOG1P = Tolerance(
    "NumPy's expm1 and log1p are the C library's, the engine's are made of exp and log: measured 5 ulp in float32, "
    "3 in float64",
    ulp=6,
)
SILU_SLOPE = Tolerance("1 + x (1 - s) is near 0 at -1.28 and multiplies the 1 ulp of float64 exp", relative=1e-14)
GELU = {
    "float32": Tolerance("the distribution is a series of its own here, computed in float32: 29 terms", relative=2e-6),
    "float64": Tolerance("the distribution is a series of its own here, computed in float64: 29 terms", relative=1e-14),
}
#: -1e-9 to -100, four values a decade. Written as decimals: NumPy's power differs by one ulp between processors.
NEAR_AND_FAR = -np.array(
    [float(f"{digits}e{power}") for power in range(-9, 2) for digits in ("1", "1.78", "3.16", "5.62")] + [1e2]
).reshape(5, 9)
WITH_EXP = ("SoftmaxActivation", "SigmoidActivation")


def cases(flavour: str) -> Iterator[Case]:
    for of in PIECEWISE:
        yield from _usual(of, "any", {})
    for of in WITH_EXP:
        yield from _usual(of, flavour, dict.fromkeys(("output", "dinputs"), ROUNDED_TWICE))
    silu = {"output": ROUNDED_TWICE, "predictions": ROUNDED_TWICE, "dinputs": SILU_SLOPE}
    yield from _usual("SiLUActivation", flavour, silu)
    near_zero = dict.fromkeys(("output", "predictions"), EXPM1_AND_LOG1P)
    for of in ("ELUActivation", "SoftplusActivation"):
        yield from _usual(of, flavour, near_zero | {"dinputs": ROUNDED_TWICE}, near_zero)
        for dtype in ("float32", "float64"):
            tolerance = near_zero if dtype == "float32" else near_zero | {"dinputs": ROUNDED_TWICE}
            inputs = NEAR_AND_FAR.astype(dtype)
            yield _case(of, f"{dtype}_near_and_far", inputs, flavour=_of(dtype, flavour), tolerance=tolerance)
    inputs = special("float32").reshape(7, 3)
    yield _case("ELUActivation", "alpha0.3", inputs, parameters={"alpha": 0.3}, flavour=flavour, tolerance=near_zero)
    yield from _gelu()
    yield from _tanh()
    yield _case("LeakyReLUActivation", "alpha0.3", special("float32").reshape(7, 3), parameters={"alpha": 0.3})
    yield from _softmax(flavour)


def _of(dtype: str, flavour: str) -> str:
    """Only float32 exp and log have flavours."""
    return flavour if dtype == "float32" else "any"


def _usual(
    of: str, flavour: str, tolerance: dict[str, Tolerance], of_float32: dict[str, Tolerance] | None = None
) -> Iterator[Case]:
    """A few rows, special values, an empty batch, many rows; float32 in its flavour, float64 with the tolerance."""
    for name, inputs in (
        ("float32", normal(1, 4, 3, scale=3)),
        ("float32_special", special("float32").reshape(7, 3)),
        ("float32_one_column", normal(2, 9, 1, scale=3)),
        ("float32_one_row", normal(3, 1, 17, scale=3)),
        ("float32_empty", np.zeros((0, 3), "float32")),
        # What has a tolerance is written out.
        ("float32_10x37", Drawn(4, (10, 37), scale=5))
        if of_float32
        else ("float32_200x37", Drawn(4, (200, 37), scale=5)),
    ):
        yield _case(of, name, inputs, flavour=flavour, tolerance=of_float32)
    for name, inputs in (
        ("float64", normal(5, 4, 3, dtype="float64")),
        ("float64_special", special("float64").reshape(7, 3)),
    ):
        yield _case(of, name, inputs, tolerance=tolerance)
    mixed = normal(6, 4, 3)
    gradient = normal(7, 4, 3, dtype="float64")
    yield _case(of, "float64_gradient", mixed, dvalues=gradient, flavour=flavour, tolerance=of_float32)


def _gelu() -> Iterator[Case]:
    for approximate in (0, 1):
        for dtype in ("float32", "float64"):
            tolerance = dict.fromkeys(("output", "predictions", "dinputs"), GELU[dtype])
            inputs = normal(1, 4, 9, dtype=dtype)
            parameters = {"approximate": float(approximate)}
            yield _case("GELUActivation", f"{dtype}_{approximate}", inputs, parameters=parameters, tolerance=tolerance)


def _tanh() -> Iterator[Case]:
    tolerance = {"output": TANH, "predictions": TANH, "dinputs": TANH_SLOPE}
    for dtype in ("float32", "float64"):
        for name, inputs in (
            ("", normal(1, 4, 9, dtype=dtype)),
            ("_special", special(dtype).reshape(3, 7)),
            ("_empty", np.zeros((0, 3), dtype)),
        ):
            yield _case("TanhActivation", f"{dtype}{name}", inputs, tolerance=tolerance)
    gradient = normal(7, 4, 3, dtype="float64")
    yield _case("TanhActivation", "float64_gradient", normal(6, 4, 3), dvalues=gradient, tolerance=tolerance)


def _softmax(flavour: str) -> Iterator[Case]:
    of = "SoftmaxActivation"
    for name, inputs in (
        ("large_logits", f32([[1000, 1001, 1002], [-1000, 0, 1000], [88, 89, 90], [-104, -103, 0]])),
        ("equal", f32([[0, 0, 0], [-5, -5, -5], [1e30, 1e30, 1e30]])),
        (
            "nan_and_infinite",
            f32([[np.nan, 1, 2], [np.inf, 1, 2], [-np.inf, 1, 2], [-np.inf] * 3, [np.inf, np.inf, 0]]),
        ),
        ("129_classes", normal(8, 2, 129)),
    ):
        yield _case(of, name, inputs, flavour=flavour)
    tolerance = {"output": ROUNDED_TWICE, "dinputs": SUMMED_OTHERWISE}
    yield _case(of, "plain_float64", normal(9, 4, 5, dtype="float64"), rules=PLAIN, tolerance=tolerance)


def _case(
    of: str,
    name: str,
    inputs: Any,
    *,
    dvalues: Array | None = None,
    rules: Rules = NNFS,
    flavour: str = "any",
    parameters: dict[str, float] | None = None,
    tolerance: dict[str, Tolerance] | None = None,
) -> Case:
    values = inputs.array if isinstance(inputs, Drawn) else inputs
    arriving: Any = Drawn(11, values.shape, str(values.dtype)) if dvalues is None else dvalues
    kind = getattr(activations, of)
    activation = kind(rules) if of == "SoftmaxActivation" else kind(**(parameters or {}))
    activation.forward(values)
    activation.backward(arriving.array if isinstance(arriving, Drawn) else arriving)
    expected = {"output": activation.output, "predictions": activation.predictions(activation.output)}
    expected["dinputs"] = activation.dinputs
    # Without rows no function is computed, so that there is nothing for a flavour to differ in.
    flavour = flavour if values.size else "any"
    return Case(
        "activations",
        f"{of.removesuffix('Activation').lower()}__{name}",
        of,
        "pass",
        {"inputs": inputs, "dvalues": arriving},
        expected,
        parameters or {},
        rules.name,
        flavour,
        tolerance or {},
    )
