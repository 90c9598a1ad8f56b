"""What the tests of the Python package share: whole scripts in their own processes, and copies of the installation."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from hybridnet._numerics import book, numerics

ROOT = Path(__file__).resolve().parents[2]
EXHAUSTIVE = os.environ.get("HYBRIDNET_EXHAUSTIVE") == "1"

#: Text for scripts: the engine's ReLU, but custom, so that Python executes its training steps.
OWN_ACTIVATION = """
class OwnActivation:
    def forward(self, inputs, training):
        self.inputs = inputs
        self.output = np.maximum(0, inputs)
    def backward(self, dvalues):
        self.dinputs = dvalues.copy()
        self.dinputs[self.inputs <= 0] = 0
"""

#: What nnfs.init changes in NumPy.
PATCHED = {np: ("dot", "zeros", "eye"), np.random: ("randn",)}

Script = Callable[..., subprocess.CompletedProcess[str]]


def pytest_configure() -> None:
    """Let Ctrl-C through: a job in the background of a shell ignores it, and so would all that it starts."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the exhaustive tests out unless asked for: not skipped, for they are not meant to run here."""
    if EXHAUSTIVE:
        return
    long = [item for item in items if item.get_closest_marker("exhaustive")]
    config.hook.pytest_deselected(items=long)
    items[:] = [item for item in items if item not in long]


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """Run the text of a script in a Python process of its own and wait for its end.

    ``environment`` adds variables, or removes those whose value is None. Output is text, standard error apart.
    """

    def run(text: str, environment: dict[str, str | None] | None = None) -> subprocess.CompletedProcess[str]:
        file = tmp_path / "script.py"
        file.write_text(text, encoding="utf-8")
        return subprocess.run(
            [sys.executable, str(file)],
            cwd=tmp_path,
            env=variables(environment or {}),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=240,
            check=False,
        )

    return run


@pytest.fixture
def installation(tmp_path: Path) -> Path:
    """A copy of the installed package that a test may damage; it is found first when its folder is the PYTHONPATH."""
    package = tmp_path / "installed" / "hybridnet"
    shutil.copytree(ROOT / "python" / "hybridnet", package, ignore=shutil.ignore_patterns("__pycache__"))
    return package


@pytest.fixture
def stream_and_settings() -> Iterator[None]:
    """Put back NumPy's random state and functions, and what ``hybridnet.init`` and ``hybridnet.nnfs.init`` set."""
    functions = [(home, name, getattr(home, name)) for home, names in PATCHED.items() for name in names]
    settings = [(family, family.dtype, family.drawn, family.product, family.flavour) for family in (numerics, book)]
    state = np.random.get_state()
    yield
    np.random.set_state(state)
    for home, name, function in functions:
        setattr(home, name, function)
    for family, *before in settings:
        family.configure(*before)


def variables(changes: dict[str, str | None]) -> dict[str, str]:
    """This process' environment with some variables changed, or removed where the value is None."""
    merged = {**os.environ, "PYTHONIOENCODING": "utf-8", **changes}
    return {name: value for name, value in merged.items() if value is not None}
