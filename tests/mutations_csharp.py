"""Changes lines of the C# engine, one at a time, and prints which changes ``HybridNet.Tests`` notices.

The changes are drawn by a seed: a comparison, an arithmetic or a logical operator becomes another one, a condition is
negated, a number grows by one, ``true`` becomes ``false``, a statement goes. All of them are compiled into one engine,
in a copy of the checkout, each behind a switch, and ``HybridNet.Changes`` runs the tests with one after another in the
same process. So the engine is built once, and most changes cost a second: first the test classes are asked that are of
the file's room and name what it defines, then those that are either, and with ``--all`` the others. What does not
compile is left out. A change that is not noticed survives: it changes nothing, or a test is missing. The exit status
is 0 in both cases.

    python tests/mutations_csharp.py [--count 100] [--seed 0] [--all] [--only Training/*.cs ...] [--keep folder]
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from mutations import ROOT, copied

ENGINE = Path("src") / "HybridNet"
TESTS = Path("tests") / "HybridNet.Tests"
FRAMEWORK = "net10.0"
RUNNER = Path("tests") / "HybridNet.Changes"
SWITCH = """namespace HybridNet;

internal static class Changed
{
    internal static int Number = -1;
}
"""
# Without analyzers and the like: a change is not clean code.
QUICK = [
    *("-c", "Release", "-v", "quiet", "--nologo", "-m:1", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false"),
    *("-p:EnforceCodeStyleInBuild=false", "-p:GenerateDocumentationFile=false"),
]
# Folders of tests that ask about texts or other programs alone, for long.
UNRELATED = {"Architecture", "Examples"}

PAIRS = [("<", "<="), (">", ">="), ("==", "!="), ("+", "-"), ("*", "/"), ("&&", "||"), ("+=", "-="), ("*=", "/=")]
OPERATORS = dict(PAIRS) | {b: a for a, b in PAIRS} | {"%": "*"}
OPERATOR = re.compile(r"(?<= )(<=?|>=?|==|!=|&&|\|\||[-+*/%]=?)(?= )")
WORD = re.compile(r"\b(true|false|Math\.Min|Math\.Max)\b")
NUMBER = re.compile(r"(?<![\w.])\d+(?![\w.]|\.\d)")
WORDS = {"true": "false", "false": "true", "Math.Min": "Math.Max", "Math.Max": "Math.Min"}
TEXT = re.compile(r'\$?"(?:[^"\\]|\\.)*"|//.*$')

# Lines that can be switched: what is before the expression, the expression, what is behind.
CONDITION = re.compile(r"^(\s*(?:else )?(?:if|while) \()(.*)(\))$")
LOOP = re.compile(r"^(\s*for \([^;]*; )([^;]+)(; [^;]*\))$")
RESULT = re.compile(r"^(\s*return )(.+)(;)$")
BODY = re.compile(r"^(\s+(?:\w.*\)|get) => )(.+)(;)$")
VALUE = re.compile(r"^(\s+(?:(?:private |internal |static |readonly )*[\w.<>\[\]?]+ )?[\w.\[\], ]+ = )(.+)(;)$")
STATEMENT = re.compile(
    r"^(\s+)((?!return\b|throw\b|using\b|break\b|continue\b|else\b|case\b)"
    r"[\w.!?\[\]]+(?:<\w+>)?(?:\(.*\)| [-+*/]?= .+|\+\+))(;)$"
)
# A name that is declared within a condition cannot be declared twice.
DECLARES = re.compile(r"\bis (?:not )?(?:\{|\[|\w+ \w+)|\bout \w+ \w+|\bswitch\b|=> |\bstackalloc\b|\bref\b")


@dataclass(frozen=True)
class Change:
    """One change: the part of a line between ``start`` and ``end`` becomes ``text``."""

    file: Path
    line: int
    start: int
    end: int
    before: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line + 1}: {self.before.strip()}  ->  {self.after.strip() or ';'}"

    @property
    def after(self) -> str:
        """The line with the change."""
        return self.before[: self.start] + self.text + self.before[self.end :]


def parts(line: str, previous: str) -> re.Match[str] | None:
    """The expression of a line that can be switched."""
    if previous.rstrip().endswith("=>") and line.endswith(";"):
        return re.match(r"^(\s+)(.+)(;)$", line)
    return next((found for form in (CONDITION, LOOP, RESULT, BODY, VALUE) if (found := form.match(line))), None)


def changes(file: Path, source: str) -> Iterator[Change]:
    """Every change of a file that fits on a line."""
    lines = source.splitlines()
    for number, line in enumerate(lines):
        if line.lstrip().startswith(("//", "[", "case ")) or re.search(r"\b(const|static readonly|switch)\b", line):
            continue
        if statement := STATEMENT.match(line):
            yield Change(file, number, statement.start(2), statement.end(3), line, "")
        found = parts(line, lines[number - 1] if number else "")
        if found is None or DECLARES.search(found[2]):
            continue
        if CONDITION.match(line):
            yield Change(file, number, found.start(2), found.end(2), line, f"!({found[2]})")
        quoted = [range(*text.span()) for text in TEXT.finditer(line)]
        for form, table in ((OPERATOR, OPERATORS), (WORD, WORDS), (NUMBER, None)):
            for match in form.finditer(line, found.start(2), found.end(2)):
                if not any(match.start() in text for text in quoted):
                    new = str(int(match[0]) + 1) if table is None else table[match[0]]
                    yield Change(file, number, match.start(), match.end(), line, new)


def switched(source: str, drawn: dict[int, Change]) -> str:
    """The source with all changes, each behind its number."""
    lines = source.splitlines()
    at_line: defaultdict[int, list[tuple[int, Change]]] = defaultdict(list)
    for number, change in drawn.items():
        at_line[change.line].append((number, change))
    for line, found in at_line.items():
        lines[line] = switched_line(lines[line], lines[line - 1], found)
    return "\n".join(lines) + "\n"


def switched_line(line: str, previous: str, found: list[tuple[int, Change]]) -> str:
    """One line with its changes."""
    values = [(number, change) for number, change in found if change.text]
    if values:
        split = parts(line, previous)
        assert split is not None
        before, expression, behind = split.groups()
        for number, change in values:
            changed = change.after[len(before) : len(change.after) - len(behind)]
            expression = f"Changed.Number == {number} ? ({changed}) : {expression}"
        line = before + expression + behind
    for number, change in found:
        if not change.text:
            line = f"if (Changed.Number != {number}) {{ {line.strip()} }}"
    return line


class Engine:
    """A copy of the checkout with every change in its engine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "artifacts" / "bin" / TESTS.name / "release"
        self.process: subprocess.Popen[str] | None = None

    def build(self, sources: dict[Path, str], drawn: dict[int, Change]) -> dict[int, Change]:
        """Builds the unchanged tests, then the engine; returns the changes that compile."""
        if not (self.output / "HybridNet.Tests.dll").exists():
            copied(self.folder)
            for project in (TESTS, RUNNER):
                subprocess.run(["dotnet", "build", project, *QUICK], cwd=self.folder, check=True)
            shutil.copy(self.output.parent.parent / RUNNER.name / "release" / f"{RUNNER.name}.dll", self.output)
        (self.folder / ENGINE / "Changed.cs").write_text(SWITCH, encoding="utf-8")
        while True:
            for file, source in sources.items():
                here = {number: change for number, change in drawn.items() if change.file == file}
                (self.folder / ENGINE / file).write_text(switched(source, here), encoding="utf-8")
            run = subprocess.run(
                ["dotnet", "build", ENGINE, "-f", FRAMEWORK, *QUICK], cwd=self.folder, capture_output=True, text=True
            )
            if run.returncode == 0:
                break
            bad = {
                (Path(path).name, int(line) - 1)
                for path, line in re.findall(r"([\w./\\-]+\.cs)\((\d+),\d+\): error", run.stdout)
            }
            left = {number: change for number, change in drawn.items() if (change.file.name, change.line) not in bad}
            if len(left) == len(drawn):
                sys.exit(run.stdout)
            print(f"{len(drawn) - len(left)} changes do not compile", flush=True)
            drawn = left
        for file in (self.folder / "artifacts" / "bin" / "HybridNet" / f"release_{FRAMEWORK}").glob("HybridNet.*"):
            shutil.copy(file, self.output)
        return drawn

    def failed(self, number: int, classes: list[str], timeout: float) -> str:
        """The first failure with a change: the name of the test, "endless" or "crash"; empty if all tests pass."""
        if self.process is None:
            name = str(self.output / TESTS.name)
            self.process = subprocess.Popen(
                [
                    *("dotnet", "exec", "--depsfile", f"{name}.deps.json"),
                    *("--runtimeconfig", f"{name}.runtimeconfig.json", str(self.output / f"{RUNNER.name}.dll")),
                ],
                cwd=self.folder,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
        process = self.process
        assert process.stdin is not None
        assert process.stdout is not None
        timer = threading.Timer(timeout, process.kill)
        timer.start()
        begin = time.monotonic()
        process.stdin.write(f"{number} {' '.join(classes)}\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        timer.cancel()
        if answer:
            return answer.strip()
        process.wait()
        self.process = None
        return "endless" if time.monotonic() - begin >= timeout else "crash"

    def end(self) -> None:
        """Ends the process of the tests."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


def related(file: Path, source: str, tests: dict[Path, str]) -> list[list[str]]:
    """The test classes that are of a file's room and name what it defines, those that are either, and the others."""
    names = tuple(re.findall(r"\b(?:class|struct|record|interface|enum) (?:struct )?(\w+)", source))
    said = re.compile(rf"\b({'|'.join(names)})\b")
    groups: list[list[str]] = [[], [], []]
    for path, text in sorted(tests.items(), key=lambda item: (not item[0].name.startswith(names), len(item[1]))):
        near, inside = path.name.startswith(names) or said.search(text), path.parent.name == file.parent.name
        groups[0 if near and inside else 1 if near or inside else 2].append(path.stem)
    return groups


def main() -> None:
    """Draw, change, test, print."""
    parser = argparse.ArgumentParser(description="One-line changes of the C# engine that its tests should notice.")
    parser.add_argument("--count", type=int, default=100, help="number of changes (100)")
    parser.add_argument("--seed", type=int, default=0, help="another seed draws others (0)")
    parser.add_argument(
        "--all", action="store_true", help="ask the other tests too about what the nearest do not notice"
    )
    parser.add_argument(
        "--timeout", type=float, default=300, help="seconds for the tests; more counts as endless (300)"
    )
    parser.add_argument("--only", nargs="*", default=["**/*.cs"], help="files of src/HybridNet, such as Training/*.cs")
    parser.add_argument("--keep", type=Path, help="a folder for the copy of the checkout, used again if it is there")
    options = parser.parse_args()

    found = sorted(
        {file.relative_to(ROOT / ENGINE) for pattern in options.only for file in (ROOT / ENGINE).glob(pattern)}
    )
    sources = {file: (ROOT / ENGINE / file).read_text(encoding="utf-8") for file in found}
    every = [change for file, source in sources.items() for change in changes(file, source)]
    drawn = dict(enumerate(random.Random(options.seed).sample(every, min(options.count, len(every)))))
    tests = {
        path: path.read_text(encoding="utf-8")
        for path in (ROOT / TESTS).rglob("*Tests.cs")
        if path.parent.name not in UNRELATED
    }
    print(f"{len(drawn)} of {len(every)} changes in {len(sources)} files, seed {options.seed}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        engine = Engine(options.keep or Path(folder))
        drawn = engine.build(sources, drawn)
        survivors = []
        for number, change in drawn.items():
            begin = time.monotonic()
            met = ""
            for classes in related(change.file, sources[change.file], tests)[: 3 if options.all else 2]:
                met = met or engine.failed(number, classes, options.timeout)
            verdict = f"killed by {met}" if met else "survived"
            print(f"{number:3} {time.monotonic() - begin:4.0f} s  {change}  {verdict}", flush=True)
            if verdict == "survived":
                survivors.append(str(change))
        engine.end()
    print(f"\n{len(drawn) - len(survivors)} of {len(drawn)} noticed, {len(survivors)} survived", *survivors, sep="\n")


if __name__ == "__main__":
    main()
