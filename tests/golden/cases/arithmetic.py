"""How numbers are computed: float32 exp and log in both flavours, and the order of sums."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from golden.form import Case, Drawn, Patterns, Tolerance

from .values import f32, f64, normal, special

LENGTHS = [
    *range(20),
    127,
    128,
    129,
    135,
    136,
    137,
    255,
    256,
    257,
    1000,
    4095,
    8191,
    8192,
    8193,
    8200,
    16384,
    16385,
    20000,
]
SHAPES = [
    (0, 3),
    (3, 0),
    (1, 1),
    (1, 7),
    (7, 1),
    (5, 8),
    (5, 9),
    (9, 5),
    (3, 128),
    (3, 129),
    (129, 3),
    (130, 1),
    (2, 300),
]
ONE_ULP = Tolerance("float64 exp and log are promised within 1 ulp: the C library's against NumPy's", ulp=1)

LOG_INPUTS = f32([root * 2**k for root in (0.70710670, 0.70710677, 0.70710683) for k in (-140, -1, 0, 1, 100)])
"""Around sqrt(1/2), where log goes from one power of two to the next."""

EXP_INPUTS = f32(
    [
        -1.0397208,
        1e-10,
        -1e-10,
        88.72283,
        88.722839,
        88.72284,
        88.8,
        -87.33654,
        -87.3366,
        -103.97208,
        -103.97209,
        -104.5,
    ]
)


def cases(flavour: str) -> Iterator[Case]:
    yield from _functions(flavour)
    yield from _sums()


def _functions(flavour: str) -> Iterator[Case]:
    points = np.concatenate([special("float32"), EXP_INPUTS, LOG_INPUTS, normal(1, 40), normal(2, 40, scale=30)])
    for name, function in (("exp", np.exp), ("log", np.log)):
        given = {"inputs": points}
        yield Case(
            "arithmetic", f"{name}__points", "Arithmetic", name, given, {"output": function(points)}, flavour=flavour
        )
        patterns = Patterns(4099)
        yield Case(
            "arithmetic",
            f"{name}__every_4099th_float32",
            "Arithmetic",
            name,
            {"inputs": patterns},
            {"output": function(patterns.array)},
            flavour=flavour,
        )
        wide = np.concatenate(
            [special("float64"), normal(3, 40, dtype="float64"), f64([709.78, 709.79, -745.1, -745.2])]
        )
        given = {"inputs": wide}
        yield Case(
            "arithmetic",
            f"{name}__float64",
            "Arithmetic",
            name,
            given,
            {"output": function(wide)},
            tolerance={"output": ONE_ULP},
        )


def _sums() -> Iterator[Case]:
    for dtype in ("float32", "float64"):
        numbers = Drawn(4, (20000,), dtype)
        prefixes = [numbers.array[:length] for length in LENGTHS]
        sums = np.array([np.sum(prefix) for prefix in prefixes], dtype)
        means = np.array([np.mean(prefix) for prefix in prefixes if prefix.size], dtype)
        given, parameters = {"inputs": numbers}, {"lengths": LENGTHS}
        yield Case("arithmetic", f"sum__lengths_{dtype}", "Arithmetic", "sum", given, {"output": sums}, parameters)
        parameters = {"lengths": [length for length in LENGTHS if length]}
        yield Case("arithmetic", f"mean__lengths_{dtype}", "Arithmetic", "mean", given, {"output": means}, parameters)
        for rows, columns in SHAPES:
            drawn = Drawn(rows + 1000 * columns, (rows, columns), dtype)
            for axis, operation in ((0, "sum_of_rows"), (1, "sum_in_rows")):
                expected = {"output": np.sum(drawn.array, axis=axis, keepdims=True)}
                name = f"{operation}__{rows}x{columns}_{dtype}"
                yield Case("arithmetic", name, "Arithmetic", operation, {"inputs": drawn}, expected)
        yield from _special_sums(dtype)


def _special_sums(dtype: str) -> Iterator[Case]:
    zeros = np.full((9, 2), -0.0, dtype)
    tall = np.full((9, 1), -0.0, dtype)
    mixed = special(dtype)[:20].reshape(5, 4)
    for name, inputs in (("negative_zeros", zeros), ("negative_zeros_one_column", tall), ("special", mixed)):
        for axis, operation in ((0, "sum_of_rows"), (1, "sum_in_rows")):
            expected = {"output": np.sum(inputs, axis=axis, keepdims=True)}
            yield Case(
                "arithmetic", f"{operation}__{name}_{dtype}", "Arithmetic", operation, {"inputs": inputs}, expected
            )
