"""What a whole process of a book's script costs, for NumPy with nnfs and for HybridNet, interleaved.

``python startup.py [rounds] [name=folder ...]`` prints a table of medians. Each ``name=folder`` is one more contestant:
a folder that holds another build of the package ``hybridnet``. The first number is processor time (user and system, all
threads), which other processes on the machine change the least; the second is wall time. Both are seconds.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS))

from benchmarks.bytecode import compile_package  # noqa: E402
from python.scripts import player  # noqa: E402

SCRIPTS = ("nothing", "book_10_optimizers.py", "book_16_binary.py", "book_19_model.py")


def programs(name: str) -> dict[str, str]:
    """The first script of a file for both sides; "nothing" is an import and a product."""
    if name == "nothing":
        text = "import nnfs\nimport numpy as np\nfrom own_classes import Layer_Dense\nnnfs.init()\n"
        text += "layer = Layer_Dense(2, 3)\nlayer.forward(np.array([[1.0, 2.0]]))\n"
    else:
        text = next(iter(player.parts(name).values()))
    return {"numpy": text, "hybridnet": player.change_imports(text, "imported")}


# Some machines set the other two, which halves the speed of NumPy.
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name not in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")
}
ENVIRONMENT["OPENBLAS_NUM_THREADS"] = "1"


def run(program: str, folder: str | None) -> tuple[float, float]:
    """Processor time and wall time of one process."""
    path = os.pathsep.join([str(player.SCRIPTS), *([folder] if folder else [])])
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", program],
        env=ENVIRONMENT | {"PYTHONPATH": path},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    after, end = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, end - begin


def main(rounds: int, others: dict[str, str]) -> None:
    """Print the table."""
    compile_package()
    contestants: dict[str, str | None] = {"numpy": None, "hybridnet": None, **others}
    print(f"| script | {' | '.join(f'{name}: cpu s / wall s' for name in contestants)} |")
    print("|" + "---|" * (len(contestants) + 1))
    for script in SCRIPTS:
        texts = programs(script)
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in contestants}
        for _ in range(rounds):
            for name, folder in contestants.items():
                times[name].append(run(texts["numpy" if name == "numpy" else "hybridnet"], folder))
        cells = [
            " / ".join(f"{statistics.median(column):.2f}" for column in zip(*times[n], strict=True)) for n in times
        ]
        print(f"| {script} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    main(int(arguments[0]) if arguments else 7, dict(argument.split("=", 1) for argument in arguments[1:]))
