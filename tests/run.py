"""Runs every part of the test suite and prints last how many tests each runner executed.

``make test`` calls it. The checks of Python and JavaScript run beside the C# parts, then pytest alone, in two
processes. A part that fails does not stop the others; JavaScript is counted as skipped where there is no Node,
and its pages where there is no Chromium. Counts come from the runners' own result files (trx, JUnit XML), never from
their exit status alone. With CI=true a skipped test or a part that ran no test is a failure.
Needs nothing but Python's standard library.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "artifacts" / "test-results"
# Tested is what ships: optimized code.
RELEASE = ["-c", "Release", "--nologo", "-v", "quiet"]
CHROMIUM = "chromium|chromium-browser|google-chrome"
TRX = "{http://microsoft.com/schemas/VisualStudio/TeamTest/2010}"


@dataclass(frozen=True)
class Part:
    """One command; ``results`` is the file that it writes, or empty for a check without single results.

    A part is skipped, and counted so, where one of the programs that it ``needs`` is missing; ``a|b`` is either.
    """

    name: str
    command: list[str]
    results: str = ""
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What one part did."""

    name: str
    passed: int
    failed: int
    skipped: int
    seconds: float = 0.0
    note: str = ""


def python_checks() -> list[Part]:
    """What needs no engine, quick checks first."""
    python = sys.executable
    return [
        Part("ruff, style", [python, "-m", "ruff", "check", "--quiet", "."]),
        Part("ruff, format", [python, "-m", "ruff", "format", "--check", "--quiet", "."]),
        Part("mypy", [python, "-m", "mypy"]),
        Part("golden files", [python, "tests/golden/generate.py", "--check"]),
        Part("golden runs", [python, "tests/golden/runs.py", "--check"]),
    ]


def csharp() -> list[Part]:
    """The C# half: build, style, tests."""
    # Style and analyzers are the build's; the formatter's own check of them compiles everything once more.
    whitespace = ["dotnet", "format", "whitespace", ".", "--folder", "--verify-no-changes"]
    return [
        Part("dotnet build", ["dotnet", "build", *RELEASE, "-m:1"]),
        Part("dotnet format", [*whitespace, "--exclude", "artifacts", ".venv", "dist"]),
        dotnet("xunit", "HybridNet.Tests"),
        dotnet("NUnit", "HybridNet.Parity"),
    ]


def javascript() -> list[Part]:
    """The JavaScript half: types, tests. ``make`` has installed its packages where there is an npm."""
    file = "node.xml"
    reporters = ["--test-reporter=spec", "--test-reporter-destination=stdout", "--test-reporter=junit"]
    files = sorted(str(test.relative_to(ROOT)) for test in (ROOT / "python" / "web" / "test").glob("*.test.js"))
    test = ["node", "--test", *reporters, f"--test-reporter-destination={RESULTS / file}", *files]
    npm = ["npm", "--prefix", "python/web", "run", "--silent"]
    return [
        Part("tsc", [*npm, "types"], needs=("npm",)),
        Part("prettier", [*npm, "format:check"], needs=("npm",)),
        Part("bundles", [*npm, "build", "--", "--check"], needs=("npm",)),
        Part("node", test, file, needs=("node",)),
        browser(),
    ]


def browser() -> Part:
    """The explorables in Chromium: Python writes their pages, node's test runner opens them."""
    file = "browser.xml"
    command = [sys.executable, "tests/browser/run.py", str(RESULTS / file)]
    return Part("browser", command, file, needs=("node", os.environ.get("HYBRIDNET_CHROMIUM") or CHROMIUM))


def dotnet(runner: str, project: str) -> Part:
    """The tests of one C# project, which has been built already."""
    file = f"{project}.trx"
    command = ["dotnet", "test", f"tests/{project}", "--no-build", *RELEASE]
    return Part(runner, [*command, "--logger", f"trx;LogFileName={RESULTS / file}"], file)


def pytest() -> Part:
    """The tests of the Python package, in two processes; a file stays in one, for some share a long build."""
    file = "pytest.xml"
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile"]
    return Part("pytest", [*command, f"--junit-xml={RESULTS / file}"], file)


def run(part: Part, lock: threading.Lock | None = None) -> Outcome:
    """Run one part and count. Its output is shown as it comes; with a lock, whole at its end."""
    title = f"\n== {part.name}: {' '.join(part.command)}"
    for program in part.needs:
        if not any(map(shutil.which, program.split("|"))):
            print(f"{title}\n{part.name}: skipped, there is no {program} on the PATH", flush=True)
            return Outcome(part.name, 0, 0, 1, note=f"no {program} on the PATH")
    begin = time.monotonic()
    if lock is None:
        print(title, flush=True)
        status = _status(part.command)
    else:
        with TemporaryFile("w+", errors="replace") as output:
            status = _status(part.command, output)
            output.seek(0)
            with lock:
                print(f"{title}\n{output.read()}", end="", flush=True)
    seconds = time.monotonic() - begin
    if not part.results:
        failed = int(status != 0)
        return Outcome(part.name, 1 - failed, failed, 0, seconds, f"exit {status}" if failed else "")
    return count(part.name, RESULTS / part.results, status, seconds)


def _status(command: list[str], output: IO[str] | None = None) -> int:
    """The exit status; 127 if there is no such program."""
    try:
        return subprocess.run(
            command, cwd=ROOT, check=False, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        ).returncode
    except OSError as error:
        print(error, file=output)
        return 127


def side_by_side(*sequences: list[Part]) -> list[Outcome]:
    """Run sequences of parts at the same time, each in its order; the outcomes keep the order of the arguments."""
    lock = threading.Lock()
    with ThreadPoolExecutor(len(sequences)) as threads:
        running = [threads.submit(lambda parts: [run(part, lock) for part in parts], parts) for parts in sequences]
        return [outcome for sequence in running for outcome in sequence.result()]


def count(name: str, file: Path, status: int, seconds: float = 0.0) -> Outcome:
    """Read a result file. A runner that ended badly without a failed test has one failure of its own."""
    try:
        root = ET.parse(file).getroot()
        passed, failed, skipped = _count_trx(root) if root.tag.startswith(TRX) else _count_junit(root)
    except (OSError, ET.ParseError) as error:
        passed, failed, skipped = 0, 0, 0
        print(f"{name}: no result file can be read: {error}")
    note = ""
    if passed + failed == 0:
        note = "ran no test"
    if status != 0 and failed == 0:
        failed, note = 1, f"exit {status}"
    return Outcome(name, passed, failed, skipped, seconds, note)


def summary(outcomes: list[Outcome], strict: bool) -> tuple[str, bool]:
    """The table with its closing line, and whether all is well; strict (CI) counts skips and empty parts as failed."""
    lines = [f"{'':<16}{'executed':>9}{'failed':>9}{'skipped':>9}{'seconds':>9}"]
    for outcome in outcomes:
        executed = outcome.passed + outcome.failed
        row = f"{outcome.name:<16}{executed:>9}{outcome.failed:>9}{outcome.skipped:>9}{outcome.seconds:>9.1f}"
        lines.append(f"{row}  {outcome.note}".rstrip())
    passed, failed, skipped = (
        sum(getattr(outcome, what) for outcome in outcomes) for what in ("passed", "failed", "skipped")
    )
    empty = [outcome.name for outcome in outcomes if outcome.note == "ran no test"]
    if strict and skipped:
        lines.append("CI=true: a skipped test is a failure")
    if strict and empty:
        lines.append(f"CI=true: a part that runs no test is a failure ({', '.join(empty)})")
    if strict:
        failed, skipped = failed + skipped + len(empty), 0
    lines.append(f"{passed} passed, {failed} failed, {skipped} skipped")
    return "\n".join(lines), failed == 0


def main() -> int:
    """Run everything, print the summary last."""
    # A job in the background of a shell ignores Ctrl-C, and so would everything that tests start and interrupt.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    RESULTS.mkdir(parents=True, exist_ok=True)
    for old in RESULTS.iterdir():
        old.unlink()
    begin = time.monotonic()
    outcomes = [*side_by_side([*python_checks(), *javascript()], csharp()), run(pytest())]
    text, good = summary(outcomes, strict=os.environ.get("CI", "").lower() in ("1", "true"))
    minutes, seconds = divmod(round(time.monotonic() - begin), 60)
    print(f"\n{minutes} min {seconds} s\n{text}")
    return 0 if good else 1


def _count_trx(root: ET.Element) -> tuple[int, int, int]:
    results = [result.get("outcome") for result in root.iter(f"{TRX}UnitTestResult")]
    passed, skipped = results.count("Passed"), results.count("NotExecuted")
    return passed, len(results) - passed - skipped, skipped


def _count_junit(root: ET.Element) -> tuple[int, int, int]:
    failed = skipped = total = 0
    for case in root.iter("testcase"):
        total += 1
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
        elif case.find("skipped") is not None:
            skipped += 1
    return total - failed - skipped, failed, skipped


if __name__ == "__main__":
    sys.exit(main())
