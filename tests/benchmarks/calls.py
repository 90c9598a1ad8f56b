"""Rows of the speed goals from Python: single calls, steps, whole processes and memory: ``python calls.py [rows]``.

Rows are 7, 8, 8b, 9 and 14; without arguments all. Contestants alternate, one thread each, and a ratio is the median of
those of the rounds: above 1, HybridNet is faster. Calls and steps are measured in processor time, processes by the
clock. The peer is NumPy with nnfs: the oracle of the tests, and the classes of the book for whole scripts.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(name, None)  # some machines set them, which halves the speed of NumPy
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "HYBRIDNET_NUM_THREADS"):
    os.environ[name] = "1"
os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")

import nnfs  # noqa: E402 - the libraries read the settings above when they are imported
import numpy as np  # noqa: E402

TESTS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS))
nnfs.init()

import hybridnet as hn  # noqa: E402 - nnfs patches NumPy first, as in the scripts of the book
from benchmarks.bytecode import compile_package  # noqa: E402
from python.scripts import player  # noqa: E402
from reference.model import build  # noqa: E402

ROUNDS = 9
#: Least ratio, and the ratio that is aimed at.
GOALS = {
    "7, against JAX": (3.0, 5.0),
    "7, against NumPy": (4.0, 7.0),
    "8, steps of the book's loop": (2.2, 4.0),
    "9, fit of one epoch": (1.0, 2.0),
    "9, evaluate": (1.0, 2.0),
    "9, predict, 300 rows": (1.0, 3.0),
    "9, predict, one row": (1.0, 1.5),
}
#: The first script of a file of a chapter, and how many epochs it has in the book.
CHAPTERS = {
    "book_10_optimizers.py": 10_001,
    "book_16_binary.py": 10_001,
    "book_17_sine.py": 10_001,
    "book_18_own_model.py": 10_001,
    "book_19_model.py": 10_001,
}
DESCRIPTION = {
    "layers": [
        {"class": "DenseLayer", "n_inputs": 2, "n_neurons": 64},
        {"class": "ReLUActivation"},
        {"class": "DenseLayer", "n_inputs": 64, "n_neurons": 3},
        {"class": "SoftmaxActivation"},
    ],
    "loss": {"class": "CategoricalCrossentropyLoss"},
    "optimizer": {"class": "Adam", "learning_rate": 0.05, "decay": 5e-7},
    "accuracy": {"class": "CategoricalAccuracy"},
}


def show(row: str, ratios: list[float], goal: tuple[float, float], times: str) -> None:
    """One line of the table."""
    ordered = sorted(ratios)
    print(
        f"| {row} | {goal[0]} / {goal[1]} | {statistics.median(ordered):.2f} [{ordered[0]:.2f} - {ordered[-1]:.2f}] "
        f"| {times} |",
        flush=True,
    )


def compare(row: str, slow: Callable[[], object], fast: Callable[[], object], calls: int = 300) -> None:
    """Measure two calls in interleaved rounds, after a thousand calls that compile what is to be compiled."""
    taken: list[list[float]] = [[], []]
    for call in (slow, fast):
        for _ in range(1000):
            call()
    for _ in range(ROUNDS):
        for call, times in zip((slow, fast), taken, strict=True):
            begin = time.process_time()
            for _ in range(calls):
                call()
            times.append((time.process_time() - begin) / calls * 1e6)
    theirs, ours = (statistics.median(times) for times in taken)
    ratios = [slower / faster for slower, faster in zip(*taken, strict=True)]
    show(row, ratios, GOALS[row], f"{theirs:.1f} / {ours:.1f} us")


def model() -> hn.Model:
    """The network of the spiral."""
    made = hn.Model([hn.DenseLayer(2, 64), hn.ReLUActivation(), hn.DenseLayer(64, 3), hn.SoftmaxActivation()])
    made.set(
        loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(0.05, decay=5e-7), accuracy=hn.CategoricalAccuracy()
    )
    return made


def steps() -> None:
    """Row 8: the book's loop, each step a call, against the same loop of the oracle."""
    X, y = hn.spiral_data(100, 3)
    oracle = build(DESCRIPTION)
    dense1, relu, dense2 = hn.DenseLayer(2, 64), hn.ReLUActivation(), hn.DenseLayer(64, 3)
    ending, optimizer, accuracy = hn.SoftmaxCategoricalCrossentropy(), hn.Adam(0.05, 5e-7), hn.CategoricalAccuracy()

    def step() -> None:
        dense1.forward(X)
        relu.forward(dense1.output)
        dense2.forward(relu.output)
        ending.forward(dense2.output, y)
        accuracy.calculate(ending.activation.predictions(ending.output), y)
        ending.backward(ending.output, y)
        dense2.backward(ending.dinputs)
        relu.backward(dense2.dinputs)
        dense1.backward(relu.dinputs)
        optimizer.pre_update_params()
        optimizer.update_params(dense1)
        optimizer.update_params(dense2)
        optimizer.post_update_params()

    compare("8, steps of the book's loop", lambda: oracle.step(X, y), step)


def single_calls() -> None:
    """Row 9."""
    X, y = hn.spiral_data(100, 3)
    ours, oracle, one = model(), build(DESCRIPTION), X[:1]

    def evaluated() -> None:
        output = oracle.forward(X, training=False)
        oracle.objective.calculate(output, y)
        oracle.accuracy.calculate(oracle.layers[-1].predictions(output), y)

    compare("9, fit of one epoch", lambda: oracle.step(X, y), lambda: ours.fit(X, y, progress=False))
    compare("9, evaluate", evaluated, lambda: ours.evaluate(X, y))
    compare("9, predict, 300 rows", lambda: oracle.forward(X, training=False), lambda: ours.predict(X))
    compare("9, predict, one row", lambda: oracle.forward(one, training=False), lambda: ours.predict(one), 1000)


def seconds(program: str) -> float:
    """The wall time of a process."""
    begin = time.perf_counter()
    folders = [str(player.SCRIPTS), os.environ.get("PYTHONPATH", "")]
    subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, folders))},
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - begin


def processes(rounds: int = 5) -> None:
    """Row 7: 10,001 epochs of the spiral, imports included."""
    start = f"import sys; sys.path.insert(0, {str(TESTS)!r}); "
    data = "from nnfs.datasets import spiral_data; X, y = spiral_data(100, 3); "
    programs = {
        "ours": "import hybridnet as hn; hn.init(seed=0); X, y = hn.spiral_data(samples=100, classes=3); "
        "m = hn.Model([hn.DenseLayer(2, 64), hn.ReLUActivation(), hn.DenseLayer(64, 3), hn.SoftmaxActivation()]); "
        "m.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(0.05, 5e-7), "
        "accuracy=hn.CategoricalAccuracy()); m.fit(X, y, epochs=10_001, progress=False)",
        "7, against NumPy": f"{start}import nnfs; nnfs.init(); {data}from reference.model import build; "
        f"m = build({DESCRIPTION!r}); [m.step(X, y) for _ in range(10_001)]",
    }
    if find_spec("jax") is None:
        print("| 7, against JAX | not measured: jax is not installed | | |")
    else:
        programs["7, against JAX"] = (
            f"{start}from benchmarks import peers; {data}X = X.astype('float32'); "
            "peers.of_jax(X, y, [2, 64, 3], None, .05, 5e-7)(10_001)"
        )
    taken: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, program in programs.items():
            taken[name].append(seconds(program))
    for row in [name for name in programs if name != "ours"]:
        ratios = [theirs / ours for theirs, ours in zip(taken[row], taken["ours"], strict=True)]
        show(row, ratios, GOALS[row], f"{statistics.median(taken[row]):.2f} / {statistics.median(taken['ours']):.2f} s")


def scripts(rounds: int = 3) -> None:
    """Row 8b: whole processes of the book's scripts with the epochs that they have in the book."""
    for name, epochs in CHAPTERS.items():
        text = next(iter(player.parts(name).values()))
        text = re.sub(r"range\(\d+\):", f"range({epochs}):", text)
        text = re.sub(r"epochs=\d+", f"epochs={epochs}", text).replace("if not epoch % 10:", "if not epoch % 100:")
        programs = [player.change_imports(text, form) for form in ("real", "imported")]
        taken = [[seconds(program) for program in programs] for _ in range(rounds)]
        theirs, ours = (statistics.median(column) for column in zip(*taken, strict=True))
        show(f"8b, {name}", [slow / fast for slow, fast in taken], (1.3, 2.5), f"{theirs:.2f} / {ours:.2f} s")


MEMORY = """
import sys
import numpy as np
import hybridnet as hn
def peak():
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmHWM"))
rows, what = int(sys.argv[1]), sys.argv[2]
random = np.random.default_rng(0)
model = hn.Model([hn.DenseLayer(784, 128), hn.ReLUActivation(), hn.DenseLayer(128, 10), hn.SoftmaxActivation()])
model.set(loss="categorical_crossentropy", optimizer="adam", accuracy="accuracy")
model.fit(random.random((256, 784), np.float32), random.integers(0, 10, 256), batch_size=128, progress=False)
X = np.empty((rows, 784), np.float32)
for row in range(0, rows, 1000):
    X[row : row + 1000] = random.random((min(1000, rows - row), 784), np.float32)
y = random.integers(0, 10, rows).astype(np.int32)
before = peak()
model.fit(X, y, batch_size=128, progress=False) if what == "fit" else model.predict(X)
print((peak() - before) / X.nbytes + 1)
"""


def memory(rows: int = 1_000_000) -> None:
    """Row 14: the peak of a call over the size of its input, on Linux."""
    for what, most in (("fit", 1.1), ("predict", 1.05)):
        result = subprocess.run(
            [sys.executable, "-c", MEMORY, str(rows), what], check=True, capture_output=True, text=True
        )
        print(f"| 14, memory of {what}, {rows:,} x 784 | at most {most} | {float(result.stdout):.3f} | |", flush=True)


ROWS = {"7": processes, "8": steps, "8b": scripts, "9": single_calls, "14": memory}


if __name__ == "__main__":
    compile_package()
    print(f"NumPy {np.__version__}, Python {sys.version.split()[0]}, {ROUNDS} rounds\n")
    print("| row | floor / ambition | ratio, median [least - most] | NumPy or JAX / HybridNet |\n|---|---|---|---|")
    for chosen in sys.argv[1:] or ROWS:
        ROWS[chosen]()
