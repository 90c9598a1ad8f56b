"""Write the numbers of hn.LinearTrainer and hn.Standardizer that python/web/test/linear.test.js compares bit for bit.

python tests/browser/linear_numbers.py python/web/test/linear.json
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

import hybridnet as hn

#: How many steps have been made when the numbers are written.
STEPS = (0, 1, 2, 10, 100, 1000, 10000)


def trained(line: hn.LinearTrainer) -> list[dict[str, Any]]:
    """The state of a trainer after each number of steps; a float's repr, which JSON has, is exact."""
    states = []
    made = 0
    for steps in STEPS:
        line.step(steps - made)
        made = steps
        weights, bias = line.gradient
        states.append(
            {
                "steps": steps,
                "weights": line.weights.tolist(),
                "bias": line.bias,
                "error": line.error,
                "gradient": [*weights.tolist(), bias],
            }
        )
    return states


def case(name: str, X: Any, y: Any, rates: list[float], bias_rate: float, start: list[float]) -> dict[str, Any]:
    """A table, its trainer's states, and those of a trainer of the standardized table with rates of 0.1."""
    line = hn.LinearTrainer(X, y, rates, bias_rate)
    line.weights, line.bias = np.array(start[:-1]), start[-1]
    scale = hn.Standardizer().fit(X)
    scaled = hn.LinearTrainer(scale.transform(X), y, 0.1, 0.1)
    states = trained(scaled)
    raw_weights, raw_bias = scale.raw_weights(scaled.weights.reshape(-1, 1), [[scaled.bias]])
    assert scale.means is not None
    assert scale.deviations is not None
    return {
        "name": name,
        "features": np.asarray(X).tolist(),
        "targets": np.reshape(y, -1).tolist(),
        "rates": rates,
        "bias_rate": bias_rate,
        "start": start,
        "states": trained(line),
        "means": scale.means.tolist(),
        "deviations": scale.deviations.tolist(),
        "standardized": states,
        "raw": [*raw_weights.reshape(-1).tolist(), float(raw_bias[0, 0])],
    }


def numbers() -> list[dict[str, Any]]:
    """All cases."""
    draw = np.random.RandomState(7)
    X = draw.randn(300, 3) * [1.0, 50.0, 0.01] + [0.0, 900.0, 0.5]
    y = X @ [3.0, -0.2, 80.0] + 5.0 + draw.randn(300)
    one = draw.randn(150, 1) * 4.0
    return [
        case("three houses", *hn.three_houses(), [1e-8], 1.0, [0.0, 0.0]),
        case("three houses from a start", *hn.three_houses(), [1e-8], 1.0, [0.1, 150.0]),
        case("ten houses", *hn.ten_houses(), [1e-8, 0.01], 1.0, [0.0, 0.0, 0.0]),
        case("300 rows, 3 features", X, y, [0.1, 1e-7, 0.1], 0.5, [0.1, 0.2, 0.3, 0.4]),
        case("150 rows", one, one[:, 0] ** 2, [0.01], 0.1, [0.0, -1.5]),
    ]


def main(file: Path) -> None:
    """Write the file."""
    file.write_text("[\n" + ",\n".join(json.dumps(each) for each in numbers()) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
