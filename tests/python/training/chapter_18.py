"""Chapter 18's training with the sizes of the book, in NumPy under the real nnfs and in the engine, compared by hashes.

    python tests/python/training/chapter_18.py                  10,001 epochs of each, an hour on two busy cores
    python tests/python/training/chapter_18.py --epochs 101     the first of them

3,000 rows of three classes, 512 neurons with L2 of weights and biases, ReLU, dropout, softmax; Adam with decay. Both
sides train by ``Model.train`` in their own processes with one thread of BLAS, NumPy's with the oracle's model, which
does not import HybridNet. After each checkpoint both write the sha256 of parameters, optimizer state, losses of all
epochs since the last one, printed text and random state. The exit status is 1 if a hash differs.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import numpy as np

TESTS = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TESTS))

from golden.runs import WHOLE  # noqa: E402
from python.training.oracle import MEMORY  # noqa: E402

CHECKPOINTS = (1, 11, 101, *range(500, WHOLE, 500), WHOLE)
LAYERS = [
    {"class": "DenseLayer", "n_inputs": 2, "n_neurons": 512}
    | {"weight_regularizer_l2": 5e-4, "bias_regularizer_l2": 5e-4},
    {"class": "ReLUActivation"},
    {"class": "DropoutLayer", "rate": 0.1},
    {"class": "DenseLayer", "n_inputs": 512, "n_neurons": 3},
    {"class": "SoftmaxActivation"},
]
DESCRIPTION: dict[str, Any] = {
    "layers": LAYERS,
    "loss": {"class": "CategoricalCrossentropyLoss"},
    "optimizer": {"class": "Adam", "learning_rate": 0.05, "decay": 5e-5},
    "accuracy": {"class": "CategoricalAccuracy"},
}


def checkpoints(epochs: int) -> list[int]:
    """The epochs after which both sides are compared; the last one is always among them."""
    return sorted({epoch for epoch in CHECKPOINTS if epoch < epochs} | {epochs})


def numpy_model() -> tuple[Any, Any, Any, Any]:
    """The oracle's model under the real nnfs, its rows, and the test rows, drawn in the order of the script."""
    import nnfs
    from nnfs.datasets import spiral_data

    from reference.model import build

    nnfs.init()
    train, test = spiral_data(samples=1000, classes=3), spiral_data(samples=100, classes=3)
    model = build(DESCRIPTION)
    return model, train, test, lambda: [step.data_loss for step in model.steps]


def engine_model() -> tuple[Any, Any, Any, Any]:
    """The same by the classes of ``hybridnet.nnfs``."""
    from hybridnet import nnfs
    from python.training.ours import made

    nnfs.init()
    train, test = nnfs.datasets.spiral_data(samples=1000, classes=3), nnfs.datasets.spiral_data(samples=100, classes=3)
    model = nnfs.Model()
    for layer in DESCRIPTION["layers"]:
        model.add(made(layer))
    model.set(**{part: made(DESCRIPTION[part]) for part in ("loss", "optimizer", "accuracy")})
    model.finalize()
    return model, train, test, lambda: model.history["data_loss"]


MODELS = {"numpy": numpy_model, "engine": engine_model}


def hashes(side: str, epochs: int) -> Iterator[dict[str, Any]]:
    """Train one side in this process, and hash what it leaves after each checkpoint."""
    model, train, test, losses_of = MODELS[side]()
    trainable = model.trainable if side == "numpy" else model.trainable_layers
    done = 0
    for checkpoint in checkpoints(epochs):
        printed = io.StringIO()
        with redirect_stdout(printed):
            model.train(*train, epochs=checkpoint - done, print_every=100)
            model.evaluate(*test)
        losses = [float(loss) for loss in losses_of()[done:]]
        assert len(losses) == checkpoint - done, f"{len(losses)} losses of {checkpoint - done} epochs"
        done = checkpoint
        yield {
            "epoch": checkpoint,
            "parameters": digest(*(array for layer in trainable for array in (layer.weights, layer.biases))),
            "optimizer state": digest(*(getattr(layer, name) for layer in trainable for name in MEMORY)),
            "losses": digest(np.array(losses)),
            "text": hashlib.sha256(printed.getvalue().encode()).hexdigest(),
            "random state": digest(np.random.get_state()[1], np.array(np.random.get_state()[2:])),
            "last line": printed.getvalue().splitlines()[-1],
        }


def digest(*arrays: Any) -> str:
    """The sha256 of dtypes, shapes and bytes."""
    state = hashlib.sha256()
    for array in arrays:
        state.update(f"{array.dtype} {array.shape}".encode())
        state.update(array.tobytes())
    return state.hexdigest()


def in_child(side: str, epochs: int) -> Iterator[dict[str, Any]]:
    """The hashes of a process of its own, as it writes them."""
    command = [sys.executable, __file__, "--child", side, "--epochs", str(epochs)]
    with subprocess.Popen(
        command, env=os.environ | {"OPENBLAS_NUM_THREADS": "1"}, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        yield from map(json.loads, child.stdout)
    if child.returncode:
        raise RuntimeError(f"chapter 18 in {side} ended with {child.returncode}")


def compared(epochs: int) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """NumPy's hashes after each checkpoint, and the names of those in which the engine differs."""
    engine = {entry["epoch"]: entry for entry in in_child("engine", epochs)}
    for expected in in_child("numpy", epochs):
        actual = engine.pop(expected["epoch"])
        yield expected, [name for name in expected if actual[name] != expected[name]]
    if engine:
        raise RuntimeError(f"NumPy wrote nothing after the epochs {', '.join(map(str, engine))}")


def main() -> int:
    parser = argparse.ArgumentParser(description="Train chapter 18 in NumPy and in the engine, and compare hashes.")
    parser.add_argument("--epochs", type=int, default=WHOLE, help=f"{WHOLE} if not given")
    parser.add_argument("--child", choices=list(MODELS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        for entry in hashes(options.child, options.epochs):
            print(json.dumps(entry), flush=True)
        unwanted = {"numpy": "hybridnet", "engine": ""}[options.child]
        return int(unwanted in sys.modules)
    wrong = 0
    for expected, differing in compared(options.epochs):
        wrong += bool(differing)
        result = f"differs in {', '.join(differing)}" if differing else "the same"
        print(f"epoch {expected['epoch']}: {result}; parameters {expected['parameters']}", flush=True)
        print(f"  {expected['last line']}", flush=True)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
