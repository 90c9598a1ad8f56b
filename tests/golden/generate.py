"""Writes the golden files with the installed NumPy: one JSON for each case, what is given and what NumPy makes of it.

    python tests/golden/generate.py            write what differs, remove what is no longer a case
    python tests/golden/generate.py --check    write nothing; fail if anything differs

NumPy's float32 exp and log come in two flavours: its own kernels (simd, where the processor has AVX2) and the C
library's (libm). Cases that use them are there for both; the second is computed in a child process with the kernels
switched off.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from golden.cases import MODULES  # noqa: E402
from golden.form import Json, difference, text  # noqa: E402

RUNS = "training/runs.json"
"""Not a case: whole training runs, which runs.py writes."""
KERNELS_OFF = {"NPY_DISABLE_CPU_FEATURES": "X86_V4 X86_V3"}


def local_flavour() -> str:
    """Which flavour this process' NumPy has, told from an input on which they differ."""
    bits = int(np.exp(np.array([-1.0397208], "float32")).view("uint32")[0])
    return {0x3EB504F4: "simd", 0x3EB504F3: "libm"}.get(bits, f"unknown (0x{bits:08x})")


def cases(flavour: str, only_flavoured: bool = False) -> Iterator[tuple[str, Json]]:
    """Path and content of every case, those with exp or log in the given flavour."""
    paths = set()
    for module in MODULES:
        for case in module.cases(flavour):
            if case.path in paths:
                raise ValueError(f"two golden cases have the path {case.path}; give one of them another name")
            paths.add(case.path)
            if case.flavour != "any" or not only_flavoured:
                yield case.path, case.to_json()


def everything() -> dict[str, Json]:
    """All cases in both flavours."""
    if local_flavour() != "simd":
        sys.exit(
            f"golden files: the flavour of NumPy's float32 exp is {local_flavour()} here; both flavours are needed. "
            "Run this on x86-64 with AVX2, with NumPy 2.3 or newer and no NPY_DISABLE_CPU_FEATURES."
        )
    child = subprocess.run(
        [sys.executable, __file__, "--libm"],
        env=os.environ | KERNELS_OFF,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    libm: dict[str, Json] = json.loads(child.stdout)
    return dict(cases("simd")) | libm


def compare(new: dict[str, Json]) -> dict[str, str]:
    """What has changed, by path."""
    files = {file.relative_to(HERE).as_posix() for file in HERE.glob("*/*.json")} - {RUNS}
    changes = dict.fromkeys(files - new.keys(), "is no longer a case") | dict.fromkeys(new.keys() - files, "is new")
    for path in files & new.keys():
        change = difference(json.loads((HERE / path).read_text()), new[path])
        if change:
            changes[path] = change
    return dict(sorted(changes.items()))


def write(path: str, case: Json | None) -> None:
    """Write one file, or remove it."""
    file = HERE / path
    if case is None:
        file.unlink()
    else:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text(case))


def main() -> int:
    parser = argparse.ArgumentParser(description="Write the golden files, or check them.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file differs")
    parser.add_argument("--libm", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    # Overflow and invalid operations are what some cases are about.
    np.seterr(all="ignore")
    if options.libm:
        if local_flavour() != "libm":
            sys.exit(f"golden files: NumPy's kernels cannot be switched off here ({local_flavour()})")
        json.dump(dict(cases("libm", only_flavoured=True)), sys.stdout)
        return 0
    new = everything()
    changes = compare(new)
    for path, change in changes.items():
        print(f"{path}: {change}")
        if not options.check:
            write(path, new.get(path))
    print(f"{len(new)} golden cases, {len(changes)} {'differ' if options.check else 'written'}")
    return 1 if options.check and changes else 0


if __name__ == "__main__":
    sys.exit(main())
