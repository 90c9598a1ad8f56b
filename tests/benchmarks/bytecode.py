"""The bytecode of the package, for benchmarks of whole processes."""

from __future__ import annotations

import compileall
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def compile_package() -> None:
    """Write the bytecode of the package and of the oracle, as pip does when it installs a package.

    A checkout has none where PYTHONDONTWRITEBYTECODE is set: then each process compiles 60 modules, for 80 ms.
    """
    for folder in (ROOT / "python" / "hybridnet", ROOT / "tests" / "reference"):
        compileall.compile_dir(folder, quiet=2)
