"""A training epoch in JavaScript against NumPy with nnfs: ``make bench``, or ``python tests/benchmarks/web.py``.

The spiral of the book: 300 rows, 2-64-3, Adam. Both train in turns (A B A B), one thread each; the time of a round is
CPU time of the process that trains, in Chromium of the thread that runs the page. Exit status 1 if JavaScript has less
than half of NumPy's speed.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(name, None)  # some machines set them, which halves the speed of NumPy
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(name, "1")

import nnfs  # noqa: E402 - NumPy reads the settings above when it is imported

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
ROUNDS, EPOCHS, WARMUP = 9, 500, 300
LEAST_RATIO = 0.5

nnfs.init()

from nnfs.datasets import spiral_data  # noqa: E402 - after init, as in the scripts of the book

from golden.runs import RUNS  # noqa: E402
from reference.model import Model, build  # noqa: E402


def main() -> int:
    """Measure, and print the table."""
    node = shutil.which("node")
    if node is None:
        print("no node on the PATH: JavaScript is not measured")
        return 0
    bench = ROOT / "python" / "web" / "test" / "bench"
    commands: dict[str, list[str | Path]] = {"Node": [node, bench / "epoch.js"]}
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        print("no Chromium on the PATH: it is not measured")
    else:
        commands["Chromium"] = [node, bench / "chromium.js", chromium]
    X, y = spiral_data(samples=100, classes=3)
    model = build(RUNS["adam"])
    model.prepare(y)
    print(f"spiral, 300 rows, 2-64-3, Adam: us per epoch, median of {ROUNDS} rounds of {EPOCHS} epochs")
    ratios = [measured(name, command, model, X, y) for name, command in commands.items()]
    return 0 if min(ratios) >= LEAST_RATIO else 1


def measured(name: str, command: list[str | Path], model: Model, X: object, y: object) -> float:
    """Train in turns, print the times, and return the ratio of the speeds."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as child:
        of_numpy(model, X, y, WARMUP // 10)
        of_javascript(child, WARMUP)
        times = [(of_numpy(model, X, y, EPOCHS), of_javascript(child, EPOCHS)) for _ in range(ROUNDS)]
        assert child.stdin is not None
        child.stdin.close()
    numpy, javascript = (statistics.median(column) for column in zip(*times, strict=True))
    ratios = [first / second for first, second in times]
    ratio = statistics.median(ratios)
    print(f"  {name:<9} {javascript:8.1f}   NumPy + nnfs {numpy:8.1f}", end="   ")
    print(f"speed of JavaScript / NumPy: {ratio:.2f} ({min(ratios):.2f} to {max(ratios):.2f})")
    return ratio


def of_numpy(model: Model, X: object, y: object, epochs: int) -> float:
    """Microseconds per epoch of the oracle's model under nnfs."""
    begin = time.process_time()
    for _ in range(epochs):
        model.step(X, y)  # type: ignore[arg-type]
    return (time.process_time() - begin) * 1e6 / epochs


def of_javascript(child: subprocess.Popen[str], epochs: int) -> float:
    """The same of the child, which trains while this process waits."""
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(f"{epochs}\n")
    return float(child.stdout.readline())


if __name__ == "__main__":
    sys.exit(main())
