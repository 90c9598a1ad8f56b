"""Whole training runs of the book's chapters 10 to 17 by the oracle under the real nnfs, and the hashes they leave.

    python tests/golden/runs.py                   run all, 10,001 epochs each, some minutes; write training/runs.json
    python tests/golden/runs.py adam sgd          the same for the named runs; the others do not change
    python tests/golden/runs.py --check           run 101 epochs of each, write nothing; fail if a hash differs
    python tests/golden/runs.py --check --whole   run them whole (as does HYBRIDNET_EXHAUSTIVE=1), write nothing

For each run and each flavour of NumPy's float32 exp and log (see generate.py) the file has sha256 over parameters after
101 and after 10,001 epochs, and over the losses and accuracies of all epochs so far, in the dtypes NumPy gives them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from golden import generate  # noqa: E402
from golden.form import digest  # noqa: E402
from reference.model import Model, Step, build  # noqa: E402
from reference.rules import Array  # noqa: E402

Json = dict[str, Any]
FILE = HERE / generate.RUNS
FIRST, WHOLE = 101, 10_001
FLAVOURS = ("simd", "libm")
MILESTONES = (0, 100, 1000, 5000, 10_000)

SPIRAL = {"class": "SpiralData", "samples": 100, "classes": 3}
L2 = {"weight_regularizer_l2": 5e-4, "bias_regularizer_l2": 5e-4}
CATEGORICAL = {"loss": {"class": "CategoricalCrossentropyLoss"}, "accuracy": {"class": "CategoricalAccuracy"}}


def dense(n_inputs: int, n_neurons: int, **settings: float) -> Json:
    return {"class": "DenseLayer", "n_inputs": n_inputs, "n_neurons": n_neurons, **settings}


RELU = {"class": "ReLUActivation"}
SOFTMAX_NET = [dense(2, 64), RELU, dense(64, 3), {"class": "SoftmaxActivation"}]
PENALIZED_NET = [dense(2, 64, **L2), *SOFTMAX_NET[1:]]


def on_spiral(optimizer: str, layers: list[Json] | None = None, data: Json = SPIRAL, **settings: float) -> Json:
    """Chapters 10, 14 and 15: three classes of points."""
    return {
        "data": data,
        "layers": layers or SOFTMAX_NET,
        "optimizer": {"class": optimizer, **settings},
        **CATEGORICAL,
    }


RUNS: dict[str, Json] = {
    "sgd": on_spiral("SGD", learning_rate=1.0),
    "sgd_decay": on_spiral("SGD", learning_rate=1.0, decay=1e-3),
    "momentum_5": on_spiral("SGD", learning_rate=1.0, decay=1e-3, momentum=0.5),
    "momentum_9": on_spiral("SGD", learning_rate=1.0, decay=1e-3, momentum=0.9),
    "momentum_9_l2": on_spiral("SGD", PENALIZED_NET, learning_rate=1.0, decay=1e-3, momentum=0.9),
    "adagrad": on_spiral("AdaGrad", learning_rate=1.0, decay=1e-4),
    "rmsprop": on_spiral("RMSprop", learning_rate=0.02, decay=1e-5, rho=0.999),
    "adam": on_spiral("Adam", learning_rate=0.05, decay=5e-7),
    "adam_faster_decay": on_spiral("Adam", learning_rate=0.05, decay=5e-5),
    "adam_l2": on_spiral("Adam", PENALIZED_NET, learning_rate=0.02, decay=5e-7),
    "binary_l2": {
        "data": {"class": "SpiralData", "samples": 100, "classes": 2, "column": True},
        "layers": [dense(2, 64, **L2), RELU, dense(64, 1), {"class": "SigmoidActivation"}],
        "loss": {"class": "BinaryCrossentropyLoss"},
        "optimizer": {"class": "Adam", "learning_rate": 0.001, "decay": 5e-7},
        "accuracy": {"class": "CategoricalAccuracy", "binary": True},
    },
    "sine": {
        "data": {"class": "SineData", "samples": 1000},
        "layers": [
            dense(1, 64, scale=0.1), RELU, dense(64, 64, scale=0.1), RELU, dense(64, 1, scale=0.1),
            {"class": "LinearActivation"},
        ],
        "loss": {"class": "MeanSquaredErrorLoss"},
        "optimizer": {"class": "Adam", "learning_rate": 0.005, "decay": 1e-3},
        "accuracy": {"class": "RegressionAccuracy"},
    },
    "dropout": on_spiral(
        "Adam",
        [*PENALIZED_NET[:2], {"class": "DropoutLayer", "rate": 0.1}, *PENALIZED_NET[2:]],
        {"class": "SpiralData", "samples": 1000, "classes": 3},
        learning_rate=0.05,
        decay=5e-5,
    ),
}  # fmt: skip
WITHOUT_EXP = {"sine"}
"""What no flavour changes: run in one, held for both."""


def hashes(model: Model) -> Json:
    """What the epochs so far have left. Without any penalty its value is the int 0, and the hash null.

    A step's loss has the penalties from before its update; the book's summary of an epoch has those from after it.
    """
    penalized = isinstance(model.steps[0].regularization_loss, np.generic)
    return {
        "parameters": parameters_digest(model.parameters()),
        "data_losses": sequence([step.data_loss for step in model.steps]),
        "regularization_losses": sequence([step.regularization_loss for step in model.steps]) if penalized else None,
        "losses": sequence([step.loss for step in model.steps]),
        "accuracies": sequence([step.accuracy for step in model.steps]),
        "epochs": {
            "data_losses": sequence([epoch.data_loss for epoch in model.epochs]),
            "losses": sequence([epoch.loss for epoch in model.epochs]),
            "accuracies": sequence([epoch.accuracy for epoch in model.epochs]),
        },
    }


def sequence(values: list[Any]) -> Json:
    """The hash of a value a step, and their dtype."""
    array = np.array(values)
    return {"dtype": str(array.dtype), "sha256": digest(array)}


def parameters_digest(arrays: list[Array]) -> str:
    """The sha256 of all numbers, weights and biases of layer after layer."""
    return hashlib.sha256(
        b"".join(array.astype(array.dtype.newbyteorder("<")).tobytes() for array in arrays)
    ).hexdigest()


def run(name: str, epochs: int) -> Json:
    """One run under the real nnfs: hashes after each stretch, and what a reader may look at."""
    import nnfs

    patched = (np, "dot"), (np, "zeros"), (np, "eye"), (np.random, "randn")
    before = [getattr(module, function) for module, function in patched]
    nnfs.init()
    try:
        X, y = data(RUNS[name]["data"])
        model = build(RUNS[name])
        model.prepare(y)
        after = {}
        for epoch in range(1, epochs + 1):
            model.new_pass()
            model.step(X, y)
            model.end_epoch()
            if epoch in (FIRST, epochs):
                after[str(epoch)] = hashes(model)
        return {
            "after": after,
            "milestones": [milestone(epoch, model.steps[epoch]) for epoch in MILESTONES if epoch < epochs],
        }
    finally:
        for (module, function), original in zip(patched, before, strict=True):
            setattr(module, function, original)


def milestone(epoch: int, step: Step) -> str:
    return f"epoch: {epoch}, acc: {step.accuracy:.3f}, loss: {step.loss:.3f}"


def data(given: Json) -> tuple[Array, Array]:
    """Points and labels from the real nnfs."""
    from nnfs.datasets import sine_data, spiral_data

    if given["class"] == "SineData":
        X, y = sine_data(given["samples"])
    else:
        X, y = spiral_data(samples=given["samples"], classes=given["classes"])
    return X, y.reshape(-1, 1) if given.get("column") else y


def in_child(flavour: str, name: str, epochs: int) -> Json:
    """The same in its own process, which has that flavour."""
    child = subprocess.run(
        [sys.executable, __file__, "--child", flavour, "--epochs", str(epochs), name],
        env=os.environ | (generate.KERNELS_OFF if flavour == "libm" else {}),
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    answer: Json = json.loads(child.stdout)
    return answer


def made(name: str, epochs: int) -> Json:
    """A run's entry in the file."""
    flavours = ("any",) if name in WITHOUT_EXP else FLAVOURS
    expected = {flavour: in_child("simd" if flavour == "any" else flavour, name, epochs) for flavour in flavours}
    return {**RUNS[name], "epochs": WHOLE, "expected": expected}


def differences(new: Json, old: Json) -> list[str]:
    """What does not agree, for as many epochs as were run."""
    wrong = [key for key in new if key != "expected" and new[key] != old.get(key)]
    for flavour, results in new["expected"].items():
        known = old.get("expected", {}).get(flavour, {"after": {}})
        for epochs, after in results["after"].items():
            before = known["after"].get(epochs, {})
            wrong += [f"{what} after {epochs} epochs ({flavour})" for what in after if after[what] != before.get(what)]
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description="Run whole trainings and write their hashes, or check them.")
    parser.add_argument("names", nargs="*", help="runs, all if none is named")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a hash differs")
    parser.add_argument("--whole", action="store_true", help=f"with --check: {WHOLE} epochs instead of {FIRST}")
    parser.add_argument("--child", choices=FLAVOURS, help=argparse.SUPPRESS)
    parser.add_argument("--epochs", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    names = options.names or list(RUNS)
    if options.child:
        if generate.local_flavour() != options.child:
            sys.exit(
                f"golden runs: NumPy's float32 exp is {generate.local_flavour()} here; {options.child} is needed. "
                "Run this on x86-64 with AVX2, with NumPy 2.3 or newer and no NPY_DISABLE_CPU_FEATURES."
            )
        json.dump(run(options.names[0], options.epochs), sys.stdout)
        return 0
    known: Json = json.loads(FILE.read_text())["runs"] if FILE.exists() else {}
    short = options.check and not (options.whole or os.environ.get("HYBRIDNET_EXHAUSTIVE") == "1")
    failed = 0
    for name in names:
        entry = made(name, FIRST if short else WHOLE)
        wrong = differences(entry, known.get(name, {}))
        failed += bool(wrong)
        print(f"{name}: {'differs in ' + ', '.join(wrong) if wrong else 'the same'}", flush=True)
        if not options.check:
            known[name] = entry
            write(known)
    left_over = sorted(known.keys() - RUNS.keys())
    if left_over:
        print(f"no runs any more: {', '.join(left_over)}")
    return 1 if options.check and (failed or left_over) else 0


def write(runs: Json) -> None:
    FILE.parent.mkdir(exist_ok=True)
    ordered = {name: runs[name] for name in RUNS if name in runs}
    FILE.write_text(json.dumps({"numpy": np.__version__, "runs": ordered}, indent=1) + "\n")


if __name__ == "__main__":
    sys.exit(main())
