"""Changes lines of the Python package, one at a time, and prints which changes the tests notice.

``make mutations`` calls it after ``mutations_csharp.py``, which does the same to the C# engine. The changes are drawn
by a seed: a comparison or an arithmetic operator becomes another one, ``and`` becomes ``or``, a condition is negated,
a number grows by one, a statement goes. Each is made in a copy of the checkout; the test files that are named as the
module is, or mention most of what it defines, run against it until one fails. A change that none of them notices
survives: it changes nothing, or a test is missing. The exit status is 0 in both cases.

    python tests/mutations.py [--count 30] [--seed 0] [--files 8] [--only tables.py ...]
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = Path("python") / "hybridnet"
TESTS = Path("tests") / "python"
REPORT = "report.xml"
# What a test file is not asked for: it builds packages or environments, for minutes, or looks at texts alone.
UNRELATED = {
    f"test_{name}.py" for name in ("architecture", "docs", "makefile", "notebooks", "package", "readme", "run")
}

OPERATORS: dict[type[ast.AST], tuple[str, str]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "/"),
    ast.Mod: ("%", "*"),
    ast.And: ("and", "or"),
    ast.Or: ("or", "and"),
}


@dataclass(frozen=True)
class Mutation:
    """One change: in a line of a file, the characters from ``start`` to ``end`` become ``text``."""

    file: Path
    line: int
    start: int
    end: int
    text: str

    def of(self, source: str) -> str:
        """The source with the change."""
        lines = source.splitlines(keepends=True)
        line = lines[self.line - 1]
        lines[self.line - 1] = line[: self.start] + self.text + line[self.end :]
        return "".join(lines)

    def shown(self, source: str) -> str:
        """Where it is, and the line before and after."""
        before, after = (text.splitlines()[self.line - 1].strip() for text in (source, self.of(source)))
        return f"{self.file}:{self.line}: {before}  ->  {after}"


def mutations(file: Path, source: str) -> Iterator[Mutation]:
    """Every change of a module that fits on a line."""
    if not source.isascii():  # ast counts bytes
        return
    lines = source.splitlines()
    for node in code(ast.parse(source)):
        yield from (m for m in changes(file, lines, node) if lines[m.line - 1][m.start : m.end] != m.text)


def code(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that run: neither annotations nor decorators."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from code(child)


def changes(file: Path, lines: list[str], node: ast.AST) -> Iterator[Mutation]:
    """The changes of one node of the syntax tree."""
    match node:
        case ast.Compare():
            for left, operator, right in zip([node.left, *node.comparators], node.ops, node.comparators, strict=False):
                yield from between(file, lines, left, operator, right)
        case ast.BinOp():
            yield from between(file, lines, node.left, node.op, node.right)
        case ast.BoolOp():
            for left, right in zip(node.values, node.values[1:], strict=False):
                yield from between(file, lines, left, node.op, right)
        case ast.If() | ast.While() | ast.IfExp():
            test = node.test
            if "TYPE_CHECKING" not in ast.unparse(test):
                yield from replaced(file, test, f"(not ({ast.unparse(test)}))")
        case ast.Constant(value=bool()):
            yield from replaced(file, node, str(not node.value))
        case ast.Constant(value=int() | float()):
            yield from replaced(file, node, repr(node.value + 1))
        case (
            ast.Expr(value=ast.Call())
            | ast.AugAssign()
            | ast.Raise()
            | ast.Assign(targets=[ast.Attribute() | ast.Subscript()])
        ):
            yield from replaced(file, node, "pass")


def between(file: Path, lines: list[str], left: ast.expr, operator: ast.AST, right: ast.expr) -> Iterator[Mutation]:
    """The operator between two expressions becomes another one."""
    if type(operator) in OPERATORS and left.end_lineno == right.lineno and left.end_col_offset is not None:
        old, new = OPERATORS[type(operator)]
        at = lines[right.lineno - 1].index(old, left.end_col_offset, right.col_offset)
        yield Mutation(file, right.lineno, at, at + len(old), new)


def replaced(file: Path, node: ast.expr | ast.stmt, text: str) -> Iterator[Mutation]:
    """A node that fits on a line becomes a text."""
    if node.lineno == node.end_lineno and node.end_col_offset is not None:
        yield Mutation(file, node.lineno, node.col_offset, node.end_col_offset, text)


def related(file: Path, sources: dict[Path, str], tests: dict[Path, str], count: int) -> list[Path]:
    """The test files that are named as a module is, then those that mention most of what it defines, and its users do.

    A name that few of them mention counts more.
    """
    words = {test: frozenset(re.findall(r"\w+", text)) for test, text in tests.items()}
    titles = {test: frozenset(test.stem.split("_")[1:]) for test in tests}
    title = set("_".join(file.relative_to(PACKAGE).with_suffix("").parts).split("_"))
    own = defined(sources[file]) | {file.stem}
    imported = re.compile(rf"\bimport\b.*\b{file.stem}\b|\b{file.stem} import\b")
    users = [text for text in sources.values() if imported.search(text)]
    theirs = set().union(*map(defined, users))
    scores = [share(title, titles), share(own, words), share(theirs, words)]
    return sorted(tests, key=lambda test: ([-score[test] for score in scores], test))[:count]


def defined(source: str) -> set[str]:
    """The names of a module's classes and functions."""
    nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef | ast.FunctionDef)]
    return {node.name for node in nodes if not node.name.startswith("__")}


def share(names: set[str], words: dict[Path, frozenset[str]]) -> dict[Path, float]:
    """How much of the names each file has; a name is shared by the files that have it."""
    files = Counter(name for found in words.values() for name in names & found)
    return {file: sum(1 / files[name] for name in names & found) for file, found in words.items()}


def copied(folder: Path) -> None:
    """Copies the files of this checkout into a folder."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)


class Checkout:
    """A copy of this checkout, whose package the tests in it import."""

    def __init__(self, folder: Path) -> None:
        copied(folder)
        shutil.copytree(ROOT / PACKAGE / "_dotnet", folder / PACKAGE / "_dotnet")
        self.folder = folder

    def notices(self, mutation: Mutation, source: str, files: list[Path], timeout: float) -> str:
        """What the tests say to a change: killed and by which test, survived, or timeout."""
        left_out: list[str] = []
        while True:
            (self.folder / mutation.file).write_text(mutation.of(source), encoding="utf-8")
            status = self.test(*map(str, files), *left_out, timeout=timeout)
            (self.folder / mutation.file).write_text(source, encoding="utf-8")
            if status is None:
                return "timeout"
            if status == 0:
                return "survived"
            test = self.failed()
            if not test or self.test(test, timeout=timeout) == 0:
                return f"killed by {test.rpartition('/')[2] or 'the import'}"
            left_out += ["--deselect", test]  # it fails without the change as well

    def test(self, *arguments: str, timeout: float) -> int | None:
        """The exit status of pytest, which ends at the first failure; None if it took too long."""
        report = ["-o", "junit_family=xunit1", f"--junit-xml={self.folder / REPORT}"]
        with subprocess.Popen(
            [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *report, *arguments],
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(self.folder / "python"), "PYTHONDONTWRITEBYTECODE": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            try:
                return process.wait(timeout)
            except subprocess.TimeoutExpired:
                return None
            finally:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL) if hasattr(os, "killpg") else process.kill()

    def failed(self) -> str:
        """The test that ended the last run; empty if not even its module could be read."""
        report = self.folder / REPORT
        for case in ET.parse(report).iter("testcase") if report.exists() else ():
            if case.get("file") and (case.find("failure") is not None or case.find("error") is not None):
                return f"{case.get('file')}::{case.get('name')}"
        return ""


def main() -> None:
    """Draw, change, test, print."""
    parser = argparse.ArgumentParser(description="One-line changes of the Python package that its tests should notice.")
    parser.add_argument("--count", type=int, default=30, help="number of changes (30)")
    parser.add_argument("--seed", type=int, default=0, help="another seed draws others (0)")
    parser.add_argument("--files", type=int, default=8, help="test files that are asked about each (8)")
    parser.add_argument("--timeout", type=float, default=900, help="seconds for them; more counts as endless (900)")
    parser.add_argument("--only", nargs="*", default=["**/*.py"], help="modules, such as tables.py or _bridge/*.py")
    options = parser.parse_args()

    found = {file.relative_to(ROOT) for pattern in options.only for file in (ROOT / PACKAGE).glob(pattern)}
    sources = {file: (ROOT / file).read_text(encoding="utf-8") for file in sorted(found)}
    every = [mutation for file, source in sources.items() for mutation in mutations(file, source)]
    drawn = random.Random(options.seed).sample(every, min(options.count, len(every)))
    tests = {
        path.relative_to(ROOT): path.read_text(encoding="utf-8")
        for path in sorted((ROOT / TESTS).glob("test_*.py"))
        if path.name not in UNRELATED
    }
    print(f"{len(drawn)} of {len(every)} changes in {len(sources)} modules, seed {options.seed}", flush=True)

    survivors = []
    with tempfile.TemporaryDirectory() as folder:
        checkout = Checkout(Path(folder))
        for number, mutation in enumerate(drawn, 1):
            source = sources[mutation.file]
            files = related(mutation.file, sources, tests, options.files)
            begin = time.monotonic()
            verdict = checkout.notices(mutation, source, files, options.timeout)
            print(f"{number:3} {time.monotonic() - begin:4.0f} s  {mutation.shown(source)}  {verdict}", flush=True)
            if verdict == "survived":
                survivors.append(f"{mutation.shown(source)}\n    asked: {' '.join(file.name for file in files)}")

    print(f"\n{len(drawn) - len(survivors)} noticed, {len(survivors)} survived", *survivors, sep="\n")


if __name__ == "__main__":
    main()
