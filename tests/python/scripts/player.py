"""Runs scripts in its own process: unchanged, or with their imports changed to HybridNet's.

``python player.py FORM FILE ...`` writes what every script printed, and how often it called the engine, as JSON.
A file with lines ``# %% name`` holds a script for each of them, which begins with the text above the first one.
``play`` starts that process and reads its answer.

Forms
-----
real : the unchanged script: classes in plain NumPy, the real nnfs.
patched : the same classes, ``hybridnet.nnfs`` for nnfs.
imported : classes from ``hybridnet.nnfs`` too, all that it has.
half, other half : every other class from there, and the other way round; all losses on one side.
"""

from __future__ import annotations

import ast
import io
import json
import os
import re
import subprocess
import sys
import traceback
import warnings
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import asdict, dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

SCRIPTS = Path(__file__).resolve().parent
OURS = ("patched", "imported", "half", "other half")
FLAVOURS = {"installed": {}, "libm": {"NPY_DISABLE_CPU_FEATURES": "X86_V4 X86_V3"}}


@dataclass(frozen=True)
class Played:
    """What one script did: its text, its exception if it ended with one, and how many steps of the engine it called.

    ``loops`` counts trainings that the engine ran whole: inside them no step is called from Python.
    """

    text: str
    failure: str
    steps: int
    loops: int


@cache
def play(form: str, *names: str, flavour: str = "installed") -> dict[str, Played]:
    """Play scripts of this folder in one new process; the answer has an entry for each script or part of one.

    Raises
    ------
    AssertionError : the process failed, or the real nnfs was imported where it must not be.
    """
    result = subprocess.run(
        [sys.executable, __file__, form, *names],
        env=os.environ | FLAVOURS[flavour],
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert result.returncode == 0, f"{form} {names} ended with {result.returncode}:\n{result.stdout}\n{result.stderr}"
    answer = json.loads(result.stdout)
    assert answer["real nnfs"] == (form == "real"), "the real nnfs was imported"
    assert answer["hybridnet"] == (form != "real"), "hybridnet was imported beside the real nnfs"
    return {name: Played(**played) for name, played in answer["played"].items()}


def names(pattern: str = "*.py") -> list[str]:
    """The scripts of this folder."""
    return sorted(path.name for path in SCRIPTS.glob(pattern) if path.name not in ("own_classes.py", "player.py"))


def parts(name: str) -> dict[str, str]:
    """The scripts in a file: its parts by name, each with the head of the file, or the file as a whole."""
    text = (SCRIPTS / name).read_text(encoding="utf-8")
    head, *rest = re.split(r"^# %% (.*)\n", text, flags=re.MULTILINE)
    return {part: head + body for part, body in zip(rest[::2], rest[1::2], strict=True)} or {name: text}


def change_imports(text: str, form: str) -> str:
    """A script with its imports changed as a form says; nothing else is touched."""
    if form == "real":
        return text
    text = re.sub(r"^import nnfs$", "import hybridnet.nnfs as nnfs", text, flags=re.MULTILINE)
    text = re.sub(r"^from nnfs\b", "from hybridnet.nnfs", text, flags=re.MULTILINE)
    return text if form == "patched" else _import_classes(text, form)


def _import_classes(text: str, form: str) -> str:
    import hybridnet
    import hybridnet.nnfs

    homes = {"hybridnet": hybridnet.__all__, "hybridnet.nnfs": hybridnet.nnfs.__all__}
    lines = text.splitlines(keepends=True)
    for node in ast.parse(text).body:
        if isinstance(node, ast.ImportFrom) and node.module == "own_classes" and node.end_lineno:
            wanted = [alias.name for alias in node.names]
            home = {name: home for home, known in homes.items() for name in known}
            chosen = _choose([name for name in wanted if name in home], form)
            origins = [f"from {home[name] if name in chosen else 'own_classes'} import {name}" for name in wanted]
            lines[node.lineno - 1 : node.end_lineno] = ["; ".join(origins) + "\n"] + ["\n"] * (
                node.end_lineno - node.lineno
            )
            return "".join(lines)
    return text


def _choose(known: list[str], form: str) -> set[str]:
    """A model asks what its last layer and its loss are: in a script with one they stay on its side."""
    asked = ("Model", "Activation_Softmax") if "Model" in known else ()
    losses = [name for name in known if name.startswith("Loss") or name in asked]
    units = [[name] for name in known if name not in losses] + ([losses] if losses else [])
    sides = {"imported": units, "half": units[::2], "other half": units[1::2]}
    return {name for unit in sides[form] for name in unit}


def main(form: str, *names: str) -> None:
    """Play in this process."""
    import numpy as np

    sys.path.insert(0, str(SCRIPTS))
    if form != "real":
        sys.modules["nnfs"] = None  # type: ignore[assignment]
        import_module("hybridnet._bridge.engine")
    started_with = np.dot, np.zeros, np.eye, np.random.randn
    played = {}
    for name in names:
        for part, text in parts(name).items():
            np.dot, np.zeros, np.eye, np.random.randn = started_with
            if form != "real":
                _forget_init()
            played[part] = asdict(_played(compile(change_imports(text, form), str(SCRIPTS / name), "exec")))
    answer = {"played": played, "real nnfs": bool(sys.modules.get("nnfs")), "hybridnet": "hybridnet" in sys.modules}
    json.dump(answer, sys.stdout)


def _played(code: Any) -> Played:
    printed, failure = io.StringIO(), ""
    with redirect_stdout(printed), warnings.catch_warnings(action="ignore"):
        before, loops = sum(_counted()), _loops()
        try:
            exec(code, {"__name__": "__main__"})
        except Exception:
            failure = traceback.format_exc()
    return Played(printed.getvalue(), failure, sum(_counted()) - before, _loops() - loops)


def _forget_init() -> None:
    """Let the book's classes compute as at the start of a process."""
    from hybridnet._numerics import F4, F8, book, numerics

    book.configure(F8, F8, None)
    numerics.configure(F4, F4, F4)


def _counted() -> Iterator[int]:
    """How often each step of the engine was called; the first look makes the steps count from then on."""
    if "hybridnet._bridge.engine" not in sys.modules:
        return
    for module, calls in (("engine", "native"), ("direct", "direct")):
        steps = getattr(import_module(f"hybridnet._bridge.{module}"), calls)
        for name in dir(steps):
            if not isinstance(getattr(steps, name), _Counting):
                setattr(steps, name, _Counting(getattr(steps, name)))
            yield getattr(steps, name).calls


def _loops() -> int:
    """How many trainings the engine ran whole; the first look makes them count from then on."""
    if "hybridnet" not in sys.modules:
        return 0
    fitting = import_module("hybridnet._fitting").Fitting
    if not hasattr(fitting, "loops"):
        fit, fitting.loops = fitting.fit, 0

        def counted(self: Any, *arguments: Any, **options: Any) -> None:
            fitting.loops += self._is_native
            fit(self, *arguments, **options)

        fitting.fit = counted
    return int(fitting.loops)


class _Counting:
    def __init__(self, step: Any) -> None:
        self.step, self.calls = step, 0

    def __call__(self, *arguments: Any) -> Any:
        answer = self.step(*arguments)
        self.calls += answer is not None  # a direct call that does not answer is made again as a step
        return answer


if __name__ == "__main__":
    main(*sys.argv[1:])
