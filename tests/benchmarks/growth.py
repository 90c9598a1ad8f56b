"""How the time of an epoch grows with samples, features, neurons and layers: fitted exponents and a picture."""

from __future__ import annotations

import statistics
from pathlib import Path

import numpy as np

from benchmarks import jobs
from benchmarks.measuring import rounds_of

ARITHMETICS = ("numpy", "fast")
NEURONS, SAMPLES, FEATURES = 64, 1024, 32
AXES: dict[str, list[int]] = {
    "samples": [256, 512, 1024, 2048, 4096, 8192, 16384],
    "features": [8, 16, 32, 64, 128, 256, 512, 1024],
    "neurons": [8, 16, 32, 64, 128, 256, 512, 1024],
    "layers": [1, 2, 4, 8, 16],
}

Growth = dict[str, dict[str, list[tuple[int, float]]]]


def measure(rounds: int) -> Growth:
    """Median microseconds of an epoch (one batch), for each axis, arithmetic and size."""
    return {
        axis: {
            arithmetic: [
                (size, epoch_of(axis, size, arithmetic, rounds)) for size in (sizes if rounds > 3 else sizes[::2])
            ]
            for arithmetic in ARITHMETICS
        }
        for axis, sizes in AXES.items()
    }


def epoch_of(axis: str, size: int, arithmetic: str, rounds: int) -> float:
    """One epoch of a network whose other sizes are the common ones."""
    samples, features = (
        size if axis == name else common for name, common in (("samples", SAMPLES), ("features", FEATURES))
    )
    hidden = [size if axis == "neurons" else NEURONS] * (size if axis == "layers" else 2 if axis == "neurons" else 1)
    random = np.random.RandomState(0)
    X, y = random.standard_normal((samples, features)).astype(np.float32), random.randint(0, 3, samples)
    run = {"": jobs.classifier(X, y, [features, *hidden, 3], arithmetic, 0.001, 0.0)}
    multiplications = samples * sum(n * m for n, m in zip([features, *hidden], [*hidden, 3], strict=True))
    count = max(2, int(2e8 / multiplications))
    return statistics.median(rounds_of(run, {"": count}, max(2, rounds // 3))[""])


def exponent(points: list[tuple[int, float]]) -> float:
    """The slope of log time over log size, of the larger half of the sizes, where fixed costs have vanished."""
    sizes, times = np.log(np.array(points[len(points) // 2 :])).T
    return float(np.polyfit(sizes, times, 1)[0])


def table(growth: Growth) -> list[str]:
    """Markdown."""
    lines = [
        "## Growth",
        "",
        f"An epoch of one batch, {FEATURES} features, {NEURONS} neurons, {SAMPLES:,} samples where they are not "
        "varied; two hidden layers where neurons are. The exponent is fitted to the larger half of the sizes.",
        "",
        "| grows | arithmetic | exponent | us an epoch |",
        "|---|---|---|---|",
    ]
    for axis, curves in growth.items():
        for arithmetic, points in curves.items():
            times = ", ".join(f"{size}: {time:,.0f}" for size, time in points)
            lines.append(f"| {axis} | {arithmetic} | {exponent(points):.2f} | {times} |")
    return lines


def draw(growth: Growth, file: Path) -> None:
    """One panel for each axis, both scales logarithmic."""
    import matplotlib.pyplot as plt

    figure, panels = plt.subplots(1, len(growth), figsize=(4 * len(growth), 3.6), layout="constrained")
    for panel, (axis, curves) in zip(panels, growth.items(), strict=True):
        for arithmetic, points in curves.items():
            panel.loglog(*zip(*points, strict=True), marker="o", label=f"{arithmetic}, exponent {exponent(points):.2f}")
        panel.set(xlabel=axis, ylabel="us an epoch", title=f"growth with {axis}")
        panel.grid(True, which="both", alpha=0.2)
        panel.legend()
    figure.savefig(file, dpi=100)
    plt.close(figure)
