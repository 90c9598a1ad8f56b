"""What the benchmarks share: settings of the libraries, rounds of CPU time, the engine's kernels, tables.

Importing this, before NumPy, sets one thread for every library.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(name, None)  # some machines set them, which halves the speed of NumPy
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "HYBRIDNET_NUM_THREADS"):
    os.environ.setdefault(name, "1")
os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")

TESTS = Path(__file__).resolve().parents[1]
RESULTS = Path(__file__).resolve().parent / "results"
PROJECT = Path(__file__).resolve().parent / "HybridNet.Benchmarks"
sys.path.insert(0, str(TESTS))

Run = Callable[[int], object]
Times = dict[str, list[float]]
Clock = Callable[[], float]


class Kernels:
    """The engine's kernels in a process of .NET, which measures one of them for each line (KernelServer.cs)."""

    def __init__(self) -> None:
        subprocess.run(
            ["dotnet", "build", str(PROJECT), "-c", "Release", "--nologo", "-v", "quiet", "-clp:ErrorsOnly"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        program = TESTS.parent / "artifacts" / "bin" / "HybridNet.Benchmarks" / "release" / "HybridNet.Benchmarks.dll"
        self._server = subprocess.Popen(
            ["dotnet", str(program), "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, request: str) -> str:
        """The answer to a line."""
        self.send(request)
        return self.answer(request)

    def send(self, request: str) -> None:
        """Begin a measurement; ``answer`` waits for it."""
        assert self._server.stdin is not None
        self._server.stdin.write(request + "\n")
        self._server.stdin.flush()

    def answer(self, request: str) -> str:
        """The answer to a line that was sent."""
        assert self._server.stdout is not None
        answer = self._server.stdout.readline().strip()
        if not answer:
            raise RuntimeError(f"the kernels of the engine gave no answer to {request!r}")
        return answer

    def microseconds(self, request: str) -> float:
        """CPU time of a kernel."""
        return float(self.ask(request))

    def close(self) -> None:
        """End the process."""
        assert self._server.stdin is not None
        self._server.stdin.close()
        self._server.wait()


def seconds_of(run: Run, count: int, clock: Clock = time.process_time) -> float:
    """Time of a run, per epoch or call."""
    begin = clock()
    run(count)
    return (clock() - begin) / count


def rounds_of(
    contestants: Mapping[str, Run],
    counts: Mapping[str, int],
    rounds: int,
    clock: Callable[[], float] = time.process_time,
) -> Times:
    """Microseconds of an epoch in every round, one contestant after the other, after rounds that compile.

    .NET compiles in the background for the first seconds, which counts as CPU time of the process.
    """
    for _ in range(3):
        for name, run in contestants.items():
            run(counts[name])
    times: Times = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, run in contestants.items():
            times[name].append(1e6 * seconds_of(run, counts[name], clock))
    return times


def ratios_of(slower: list[float], faster: list[float]) -> list[float]:
    """How many times as fast, round by round, sorted."""
    return sorted(a / b for a, b in zip(slower, faster, strict=True))


def spread(numbers: list[float], form: str = ",.0f") -> str:
    """Median [least - most]."""
    return f"{statistics.median(numbers):{form}} [{min(numbers):{form}} - {max(numbers):{form}}]"


def geometric_mean(numbers: list[float]) -> float:
    """Of positive numbers."""
    return statistics.geometric_mean(numbers)


def hardware() -> str:
    """Processor, cores, and what its vectors are."""
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    fields = dict(line.split(":", 1) for line in lines if ":" in line)
    found = {key.strip(): value.strip() for key, value in fields.items()}
    name = found.get("model name", platform.processor() or platform.machine())
    model = f"family {found['cpu family']} model {found['model']}" if "cpu family" in found else ""
    vectors = "AVX-512" if "avx512f" in found.get("flags", "") else "AVX2" if "avx2" in found.get("flags", "") else ""
    return ", ".join(part for part in (name, model, f"{os.cpu_count()} cores", vectors) if part)


def blas() -> str:
    """The BLAS of NumPy and the kernels it has chosen."""
    from threadpoolctl import threadpool_info

    found = [f"{pool['internal_api']} {pool.get('version')} ({pool.get('architecture')})" for pool in threadpool_info()]
    return ", ".join(dict.fromkeys(found)) or "unknown"
