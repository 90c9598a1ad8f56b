"""Trains every case with the oracle's Model under the real nnfs, and pickles what came of it to a file.

``python oracle.py FILE [NUMBER ...]``; ``answers`` starts that process and reads the file. HybridNet takes no part.
"""

from __future__ import annotations

import io
import os
import pickle
import subprocess
import sys
import tempfile
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

TESTS = Path(__file__).resolve().parents[2]
PATCHED = ((np, "dot"), (np, "zeros"), (np, "eye"), (np.random, "randn"))
MEMORY = ("weight_momentums", "bias_momentums", "weight_cache", "bias_cache")
KERNELS_OFF = {"NPY_DISABLE_CPU_FEATURES": "X86_V4 X86_V3"}


@cache
def answers(flavour: str = "installed", *numbers: int) -> dict[int, dict[str, Any]]:
    """What the oracle makes of the cases, all if none is named."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "answers"
        subprocess.run(
            [sys.executable, __file__, str(file), *map(str, numbers)],
            env=os.environ | (KERNELS_OFF if flavour == "libm" else {}),
            check=True,
            timeout=600,
        )
        known: dict[int, dict[str, Any]] = pickle.loads(file.read_bytes())
    return known


def answer(case: dict[str, Any]) -> dict[str, Any]:
    """One case, trained under the real nnfs."""
    import nnfs

    from python.training import cases
    from reference import model as oracle

    if case["init"] != "none":
        nnfs.init(default_dtype=case["init"])
    X, y = cases.points(case["data"], case["seed"])
    unseen = cases.points(case["data"], case["seed"] + 1)
    np.random.seed(case["seed"])
    model = oracle.build(case)
    printed = io.StringIO()
    with redirect_stdout(printed), np.errstate(all="ignore"):
        model.train(
            X, y, epochs=case["epochs"], batch_size=case["batch_size"], print_every=case["print_every"],
            validation_data=unseen if case["validation"] else None,
        )  # fmt: skip
        predicted = model.predict(unseen[0], batch_size=case["batch_size"])
    return {
        "parameters": model.parameters(),
        "memory": [{name: vars(layer)[name] for name in MEMORY if hasattr(layer, name)} for layer in model.trainable],
        "steps": columns(model.steps),
        "epochs": columns(model.epochs),
        "validations": [list(column) for column in zip(*model.validations, strict=True)],
        "predicted": predicted,
        "text": printed.getvalue(),
        "stream": np.random.get_state()[1:],
    }


def columns(steps: list[Any]) -> dict[str, list[Any]]:
    """Values of all steps by name."""
    names = ("data_loss", "regularization_loss", "accuracy", "learning_rate")
    return {name: [getattr(step, name) for step in steps] for name in names}


def main(file: str, *numbers: str) -> None:
    sys.path.insert(0, str(TESTS))
    from python.training import cases

    before = [getattr(module, name) for module, name in PATCHED]
    known = {}
    for case in cases.all_cases():
        if not numbers or str(case["number"]) in numbers:
            known[case["number"]] = answer(case)
            for (module, name), function in zip(PATCHED, before, strict=True):
                setattr(module, name, function)
    if "hybridnet" in sys.modules:
        sys.exit("the oracle must not import hybridnet, which was imported")
    Path(file).write_bytes(pickle.dumps(known))


if __name__ == "__main__":
    main(*sys.argv[1:])
