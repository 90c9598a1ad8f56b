"""Training, products and random numbers, the engine and its peers interleaved: ``make bench``.

python tests/benchmarks/speed.py               all of it, some minutes; writes results/speed.md and its pictures
python tests/benchmarks/speed.py --quick       one minute: fewer rounds and shapes; writes nothing
python tests/benchmarks/speed.py spiral gemm   the named sections; writes nothing
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.measuring import (
    RESULTS,
    Kernels,
    Run,
    Times,
    blas,
    geometric_mean,
    hardware,
    ratios_of,
    rounds_of,
    spread,
)  # fmt: skip

# isort: split
import numpy as np

DOT = np.dot  # before nnfs patches it

from benchmarks import growth, jobs, pictures  # noqa: E402
from benchmarks.peers import of_jax, of_numpy, of_sklearn  # noqa: E402

SQUARES = [128, 256, 512, 1024, 2048]
SHAPES = [
    (128, 128, 784, "NN"), (784, 128, 128, "TN"), (128, 784, 128, "NT"), (1024, 512, 512, "NN"),
    (512, 512, 1024, "TN"), (1024, 512, 512, "NT"),
]  # fmt: skip
NARROW = [
    (300, 64, 2, "NN"), (2, 64, 300, "TN"), (300, 2, 64, "NT"), (300, 3, 64, "NN"), (64, 3, 300, "TN"),
    (300, 64, 3, "NT"), (128, 10, 128, "NN"), (128, 10, 128, "TN"), (128, 128, 10, "NT"),
]  # fmt: skip
LARGE = [784, 128, 128, 10]


class Report:
    """What is printed and written, and the goals with what was measured for them."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.bars: dict[str, dict[str, float]] = {}
        self.goals: list[tuple[str, str, float, float, float]] = []

    def add(self, *lines: str) -> None:
        """Lines of Markdown."""
        for line in lines:
            print(line, flush=True)
        self.lines += lines

    def table(self, title: str, times: Times, baselines: list[str], unit: str = "us an epoch") -> None:
        """Times, and how many times as fast as each baseline in the same round."""
        heads = [f"times as fast as {name}" for name in baselines]
        self.add("", f"## {title}", "", f"| | {unit} | {' | '.join(heads)} |", "|---" * (2 + len(heads)) + "|")
        for name, measured in times.items():
            ratios = [spread(ratios_of(times[baseline], measured), ".2f") for baseline in baselines]
            self.add(
                f"| {name} | {spread(measured, ',.1f' if min(measured) < 100 else ',.0f')} | {' | '.join(ratios)} |"
            )
        peer = times[baselines[0]]
        self.bars[title] = {name: statistics.median(ratios_of(peer, measured)) for name, measured in times.items()}

    def goal(self, row: str, what: str, measured: float, floor: float, ambition: float) -> None:
        """A number of the goals: the measured one, the one that is required, the one that is hoped for."""
        self.goals.append((row, what, measured, floor, ambition))


def peak_of_two(kernels: Kernels, rounds: int) -> float:
    """FMA peak of two threads at once, as a multiple of one thread's: 2 on two cores, 1 if they share a core."""
    request, other = "peak float32", Kernels()
    try:
        gains = []
        for _ in range(rounds):
            alone = float(kernels.ask(request))
            for one in (kernels, other):
                one.send(request)
            gains.append(sum(float(one.answer(request)) for one in (kernels, other)) / alone)
        return statistics.median(gains)
    finally:
        other.close()


def peaks(kernels: Kernels, rounds: int) -> dict[str, float]:
    """The best GFLOPS of fused multiply-adds alone."""
    return {dtype: max(float(kernels.ask(f"peak {dtype}")) for _ in range(rounds)) for dtype in ("float32", "float64")}


def ratio(times: Times, slower: str, faster: str) -> float:
    """The median over the rounds."""
    return statistics.median(ratios_of(times[slower], times[faster]))


def spiral(report: Report, kernels: Kernels, rounds: int) -> None:
    """Rows 1 and 2."""
    X, y = jobs.spiral()
    sizes = [2, 64, 3]
    contestants: dict[str, Run] = {
        "NumPy + nnfs": jobs.nnfs_classifier(X, y, sizes, 0.05, 5e-7),
        "NumPy float32": of_numpy(X, y, sizes, 300, 0.05, 5e-7, DOT),
        "HybridNet, numpy": jobs.classifier(X, y, sizes, "numpy", 0.05, 5e-7),
        "HybridNet, fast": jobs.classifier(X, y, sizes, "fast", 0.05, 5e-7),
        "scikit-learn": of_sklearn(X, y, (64,), 300, 0.05),
        "JAX, compiled loop": of_jax(X, y, sizes, None, 0.05, 5e-7),
    }
    counts = dict.fromkeys(contestants, 200)
    counts |= {"HybridNet, numpy": 4000, "HybridNet, fast": 8000, "JAX, compiled loop": 4000}
    times = rounds_of(contestants, counts, rounds)
    report.table("Spiral: 300 x 2, 2-64-3, full batch, Adam", times, ["NumPy + nnfs", "JAX, compiled loop"])
    for row, arithmetic, floor, ambition in (("1", "numpy", 1.0, 1.5), ("2", "fast", 2.0, 4.0)):
        measured = ratio(times, "JAX, compiled loop", f"HybridNet, {arithmetic}")
        report.goal(row, f"spiral epoch, {arithmetic}, against JAX", measured, floor, ambition)


def images(report: Report, kernels: Kernels, rounds: int) -> None:
    """Rows 3 and 4."""
    X, y = jobs.images()
    setting = 0.001, 1e-3
    contestants: dict[str, Run] = {
        "NumPy + nnfs": jobs.nnfs_classifier(X, y, LARGE, *setting, 128),
        "NumPy float32": of_numpy(X, y, LARGE, 128, *setting, DOT),
        "HybridNet, numpy": jobs.classifier(X, y, LARGE, "numpy", *setting, 128),
        "HybridNet, fast": jobs.classifier(X, y, LARGE, "fast", *setting, 128),
        "scikit-learn": of_sklearn(X, y, (128, 128), 128, 0.001),
        "JAX, compiled loop": of_jax(X, y, LARGE, 128, *setting),
    }
    counts = dict.fromkeys(contestants, 1) | {"HybridNet, fast": 3, "HybridNet, numpy": 2, "JAX, compiled loop": 2}
    best = peaks(kernels, 5)
    times = rounds_of(contestants, counts, rounds)
    best = {dtype: max(peak, best[dtype]) for dtype, peak in peaks(kernels, 5).items()}

    # JAX leaves out the last rows, which do not fill a batch.
    whole = len(X) // 128 * 128
    times["JAX, compiled loop"] = [time * len(X) / whole for time in times["JAX, compiled loop"]]
    report.table(
        "Fashion-MNIST: 12,000 x 784, 784-128-128-10, batches of 128", times, ["NumPy + nnfs", "JAX, compiled loop"]
    )
    inner = sum(n * m for n, m in pairwise(LARGE))
    operations = 2 * len(X) * (3 * inner - LARGE[0] * LARGE[1])
    for row, arithmetic, dtype, floors, ambitions in (
        ("3", "numpy", "float64", (1.0, 0.70), (1.3, 0.85)), ("4", "fast", "float32", (1.8, 0.60), (2.3, 0.78)),
    ):  # fmt: skip
        name = f"HybridNet, {arithmetic}"
        measured = ratio(times, "JAX, compiled loop", name)
        share = operations / statistics.median(times[name]) / 1000 / best[dtype]
        report.add("", f"{name}: {share:.0%} of the FMA peak of {dtype}, {best[dtype]:.0f} GFLOPS.")
        report.goal(row, f"images, {arithmetic}, against JAX", measured, floors[0], ambitions[0])
        report.goal(row, f"images, {arithmetic}, share of the {dtype} peak", share, floors[1], ambitions[1])

    both = {
        f"{arithmetic}, {threads} thread{'s' * (threads - 1)}": jobs.classifier(
            X, y, LARGE, arithmetic, *setting, 128, threads
        )
        for arithmetic in ("numpy", "fast")
        for threads in (1, 2)
    }
    walls = rounds_of(both, dict.fromkeys(both, 3), rounds, time.perf_counter)
    report.table("The same on two threads, by the clock", walls, ["numpy, 1 thread", "fast, 1 thread"])
    gain = ratio(walls, "fast, 1 thread", "fast, 2 threads")
    report.add("", f"Two threads of this machine at once have {peak_of_two(kernels, 9):.2f} times the FMA peak of one.")
    report.goal("4", "images, fast, two threads over one (clock)", gain, 1.6, 1.85)


def gemm(report: Report, kernels: Kernels, rounds: int) -> None:
    """Rows 5 and 6."""
    report.add(
        "",
        "## Products",
        "",
        "GFLOPS, and their share of the FMA peak of the same round; OpenBLAS through NumPy calls.",
        "",
    )
    report.add(
        "| rows x columns x terms | fast | of the float32 peak | against OpenBLAS | numpy (sums in double) | "
        "of the float64 peak | float64 | of the peak | against OpenBLAS |", "|---" * 9 + "|",
    )  # fmt: skip
    shares: dict[str, list[float]] = {"float32": [], "float64": []}
    narrow: dict[str, list[float]] = {"float32": [], "float64": []}
    squares = [(n, n, n, "NN") for n in (SQUARES if rounds > 3 else SQUARES[:4])]
    for rows, columns, terms, form in squares + SHAPES + NARROW:
        operands = {dtype: blas_product(rows, columns, terms, form, dtype) for dtype in ("float32", "float64")}
        count = max(1, int(2e6 / (rows * columns * terms) * (20 if rows <= 300 else 5)))
        measured: dict[str, list[float]] = {name: [] for name in ("fast", "numpy", "double", "float32", "float64")}
        best = {"float32": 0.0, "float64": 0.0}
        for _ in range(max(3, rounds // 2)):
            best = {dtype: max(peak, best[dtype]) for dtype, peak in peaks(kernels, 1).items()}
            for name in ("fast", "numpy", "double"):
                measured[name].append(kernels.microseconds(f"product {name} {rows} {columns} {terms} {form}"))
            for dtype, call in operands.items():
                begin = time.process_time()
                call(count)
                measured[dtype].append((time.process_time() - begin) / count * 1e6)
        rate = {name: 2e-3 * rows * columns * terms / statistics.median(times) for name, times in measured.items()}
        against = {
            dtype: statistics.median(ratios_of(measured[dtype], measured[name]))
            for name, dtype in (("fast", "float32"), ("double", "float64"))
        }
        is_narrow = (rows, columns, terms, form) in NARROW
        for name, dtype in (("fast", "float32"), ("double", "float64")):
            (narrow if is_narrow else shares)[dtype].append(against[dtype] if is_narrow else rate[name] / best[dtype])
        report.add(
            f"| {rows} x {columns} x {terms} {form} | {rate['fast']:.1f} | {rate['fast'] / best['float32']:.0%} | "
            f"{against['float32']:.2f} | {rate['numpy']:.1f} | {rate['numpy'] / best['float64']:.0%} | "
            f"{rate['double']:.1f} | {rate['double'] / best['float64']:.0%} | {against['float64']:.2f} |"
        )
    for dtype, values in shares.items():
        report.goal("5", f"products of {dtype}, share of the peak, geometric mean", geometric_mean(values), 0.8, 0.8)
        report.goal("5", f"products of {dtype}, least share of the peak", min(values), 0.6, 0.6)
    for dtype, values in narrow.items():
        report.goal(
            "6", f"narrow products of {dtype} against OpenBLAS, geometric mean", geometric_mean(values), 1.3, 2.0
        )


def blas_product(rows: int, columns: int, terms: int, form: str, dtype: str) -> Run:
    """A product by NumPy's own dot."""
    random = np.random.RandomState(0)
    a = random.standard_normal((terms, rows) if form[0] == "T" else (rows, terms)).astype(dtype)
    b = random.standard_normal((columns, terms) if form[1] == "T" else (terms, columns)).astype(dtype)
    left, right = a.T if form[0] == "T" else a, b.T if form[1] == "T" else b
    y = np.empty((rows, columns), dtype)

    def run(count: int) -> None:
        for _ in range(count):
            DOT(left, right, out=y)

    run(3)
    return run


def book(report: Report, kernels: Kernels, rounds: int) -> None:
    """Row 10."""
    for title, contestants, count in (("dropout", jobs.dropout(), 20), ("sine", jobs.sine(), 30)):
        runs = {name: make() for name, make in contestants.items()}
        times = rounds_of(runs, dict.fromkeys(runs, 10 * count) | {"NumPy + nnfs": count}, rounds)
        report.table(f"The {title} run of the book, 10,001 epochs: one of them", times, ["NumPy + nnfs"])
        for arithmetic in ("numpy", "fast"):
            gain = ratio(times, "NumPy + nnfs", f"HybridNet, {arithmetic}")
            report.goal("10", f"{title} run, {arithmetic}, against NumPy + nnfs", gain, 6, 10)


def draws(report: Report, kernels: Kernels, rounds: int) -> None:
    """Row 11."""
    count = 10_000_000
    random = np.random.RandomState(0)
    theirs: dict[str, Callable[[], np.ndarray]] = {
        "normal": lambda: random.standard_normal(count),
        "bernoulli": lambda: random.binomial(1, 0.9, count),
    }
    report.add("", "## Random numbers: 10,000,000, the same bits", "")
    report.add("| | NumPy, ms | HybridNet, ms | times as fast |", "|---|---|---|---|")
    for name, draw in theirs.items():
        random.seed(0)
        drawn = draw().astype(np.float64)
        if kernels.ask(f"bits {name} {count}").lower() != sha256(drawn):
            raise AssertionError(f"{name}: the bits differ from NumPy's")
        numpy, ours = [], []
        for _ in range(rounds):
            begin = time.process_time()
            draw()
            numpy.append((time.process_time() - begin) * 1e3)
            ours.append(kernels.microseconds(f"{name} {count}") / 1e3)
        gains = ratios_of(numpy, ours)
        report.add(f"| {name} | {spread(numpy)} | {spread(ours)} | {spread(gains, '.2f')} |")
        report.goal("11", f"{name}, 10^7, against NumPy", statistics.median(gains), 1.2, 2.0)


def sha256(numbers: np.ndarray) -> str:
    """Of the bytes."""
    from hashlib import sha256

    return sha256(numbers.tobytes()).hexdigest()


def tanh(report: Report, kernels: Kernels, rounds: int) -> None:
    """Row 12."""
    runs = {f"HybridNet, {arithmetic}": jobs.tanh_job(arithmetic) for arithmetic in ("numpy", "fast")}
    times = rounds_of(runs, {"HybridNet, numpy": 20, "HybridNet, fast": 200}, rounds)
    report.table("SimpleChains' job: 4-32-16-4, tanh, 10,000 samples, full batch, Adam", times, ["HybridNet, numpy"])
    fast = statistics.median(times["HybridNet, fast"])
    report.goal("12", "SimpleChains' job, fast, us an epoch (less is better)", fast, 600, 350)


def operations(report: Report, kernels: Kernels, rounds: int) -> None:
    """Single operations against NumSharp, in one process."""
    report.add("", "## Single operations of float32 matrices, n x n, against NumSharp", "")
    report.add("| | n | NumSharp, us | HybridNet, us | times as fast |", "|---|---|---|---|---|")
    for operation in ("add", "exp", "sum", "dot"):
        for n in (64, 512):
            both: list[list[float]] = [[], []]
            for _ in range(rounds):
                for times, name in zip(both, ("numsharp", "engine"), strict=True):
                    times.append(kernels.microseconds(f"{name} {operation} {n}"))
            theirs, ours, gains = spread(both[0], ",.1f"), spread(both[1], ",.1f"), spread(ratios_of(*both), ".2f")
            report.add(f"| {operation} | {n} | {theirs} | {ours} | {gains} |")


def sizes(report: Report, kernels: Kernels, rounds: int) -> None:
    """Row 13."""
    measured = growth.measure(rounds)
    report.add("", *growth.table(measured), "", "![growth](growth.png)")
    if rounds > 3:
        growth.draw(measured, RESULTS / "growth.png")


SECTIONS = {
    "spiral": spiral, "images": images, "gemm": gemm, "book": book, "draws": draws, "tanh": tanh,
    "operations": operations, "growth": sizes,
}  # fmt: skip


def goals(report: Report) -> None:
    """The table of what was hoped for."""
    report.add("", "## Goals", "", "| row | what | measured | floor | ambition |", "|---|---|---|---|---|")
    for row, what, measured, floor, ambition in sorted(report.goals, key=lambda goal: int(goal[0])):
        form = ",.0f" if floor >= 100 else ".2f"
        report.add(f"| {row} | {what} | {measured:{form}} | {floor:{form}} | {ambition:{form}} |")


def main() -> None:
    """The chosen sections."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, []], help="all if none is named")
    parser.add_argument("--quick", action="store_true")
    asked = parser.parse_args()
    report, kernels = Report(), Kernels()
    try:
        best = peaks(kernels, 20)
        report.add(
            "# Speed", "",
            "Question: how fast are training, matrix products and random numbers against NumPy with nnfs, NumPy in",
            "float32, scikit-learn, JAX's compiled loop, OpenBLAS and NumSharp?",
            "Command: `make bench` (`tests/benchmarks/speed.py`). Method: contestants in turns, one thread each, after",
            "three rounds that compile; CPU time of the process, median [least - most]; a ratio is that of one round.",
            "Ratios above 1 are faster.", "",
            f"Hardware: {hardware()}; FMA peak of one thread: {best['float32']:.0f} GFLOPS in float32, "
            f"{best['float64']:.0f} in float64. NumPy {np.__version__}, {blas()}.",
        )  # fmt: skip
        for name in asked.sections or SECTIONS:
            SECTIONS[name](report, kernels, 3 if asked.quick else 7)
        goals(report)
    finally:
        kernels.close()
    if not asked.sections and not asked.quick:
        pictures.bars(report.bars, RESULTS / "speed.png")
        report.add("", "![times as fast](speed.png)")
        (RESULTS / "speed.md").write_text("\n".join(report.lines) + "\n")


if __name__ == "__main__":
    main()
