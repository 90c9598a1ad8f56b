"""Works in one Jupyter kernel for a long time, and measures what stays: ``python tests/soak.py --minutes 60``.

A round fits, saves, loads, exports, is refused, is interrupted by the kernel's interrupt, and shows explorables. After
each round the kernel collects garbage and measures its memory, its open files (handles on Windows), threads, Python
objects, temporary files and the memory of live .NET objects. The first quarter of the rounds is warm-up: .NET compiles
methods and its heap finds its size. Of the others, the median of the last third is compared with that of the first;
of the memory of .NET objects the least value, for pooled buffers come and go.

Exit status 1 and a sentence if memory grew by more than 5 %, or if one of the counts grew.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jupyter_client.manager import KernelManager

#: The growth of memory that is allowed, as a share.
MEMORY = 0.05
#: Of these even one more is a leak: nothing else in the process opens or starts any.
COUNTS = ("files", "threads", "temporary")
#: .NET gives pooled buffers back when they were not used for a while, so that the least of several values counts.
POOLED = "managed"
WAIT = 300.0

SETUP = """
import gc, os, tempfile, threading, warnings
from pathlib import Path
import numpy as np
import psutil
import hybridnet as hn
from hybridnet import explore
from hybridnet.sklearn import NetClassifier
from IPython.display import display

class OwnActivation:
    def forward(self, inputs, training):
        self.inputs, self.output = inputs, np.maximum(0, inputs)
    def backward(self, dvalues):
        self.dinputs = dvalues * (self.inputs > 0)

class Says(hn.Callback):
    def on_epoch_end(self, epoch, logs=None):
        if epoch == 3:
            print("it trains", flush=True)

def made(X, y, middle):
    layers = [hn.DenseLayer(2, 64, weight_regularizer_l2=5e-4), middle, hn.DropoutLayer(0.1)]
    model = hn.Model([*layers, hn.DenseLayer(64, 3), hn.SoftmaxActivation()])
    optimizer = hn.Adam(0.02, decay=1e-4)
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=optimizer, accuracy=hn.CategoricalAccuracy())
    return model

def work(seed):
    hn.init(seed=seed)
    X, y = hn.spiral_data(100, 3)
    model = made(X, y, hn.ReLUActivation())
    callbacks = [hn.Checkpoint("run.safetensors", resume=False), hn.CSVLog("log.csv"), hn.EarlyStopping(patience=50)]
    model.fit(X, y, epochs=20, batch_size=32, validation_data=(X, y), callbacks=callbacks)
    for save, load in ((model.save, hn.Model.load), (model.save_onnx, hn.Model.load_onnx)):
        save("model.file")
        assert load("model.file").predict(X).tobytes() == model.predict(X).tobytes()
    made(X, y, OwnActivation()).fit(X, y, epochs=3, progress=False)
    for call in (lambda: model.fit(X[:, :1], y), lambda: hn.Model.load("log.csv"), lambda: hn.DenseLayer(-1, 1)):
        try:
            call()
        except (ValueError, RuntimeError):
            pass
        else:
            raise AssertionError("it was not refused")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        NetClassifier(max_iter=5, random_state=seed).fit(X, y).predict_proba(X)

def show(seed):
    X, y = hn.spiral_data(20, 3)
    model = made(X, y, hn.ReLUActivation())
    model.fit(X, y, epochs=2, progress=False)
    display(explore.network(model, X, y), explore.prediction(model, X, y), explore.softmax_regression(2, 3))
    display(explore.activation("relu"), explore.linear_regression())
    display(model)

number = -1

def measured():
    from System import GC
    for _ in range(3):
        gc.collect()
        GC.Collect()
        GC.WaitForPendingFinalizers()
    process = psutil.Process()
    return {
        "memory": process.memory_info().rss,
        "files": process.num_handles() if os.name == "nt" else process.num_fds(),
        "threads": process.num_threads(),
        "objects": len(gc.get_objects()),
        "managed": int(GC.GetTotalMemory(True)),
        "temporary": len(os.listdir(tempfile.gettempdir())) + len(os.listdir()),
    }
"""
INTERRUPTED = """
hn.init(seed=number)
X, y = hn.spiral_data(100, 3)
# A loop in the engine, and one with steps in Python.
model = made(X, y, OwnActivation() if number % 2 else hn.ReLUActivation())
model.fit(X, y, epochs=100_000_000, callbacks=[Says()])
"""
AFTER = """
assert np.isfinite(model.predict(X)).all() and model.optimizer.iterations > 0
del model, X, y
"""


class Kernel:
    """A Jupyter kernel of its own, in a folder of its own; ``run`` executes a cell and returns its text."""

    def __init__(self, folder: Path) -> None:
        self._manager = KernelManager()
        temporary = folder / "temporary"
        temporary.mkdir()
        environment = {**os.environ, "TMPDIR": str(temporary), "TEMP": str(temporary), "TMP": str(temporary)}
        self._manager.start_kernel(cwd=str(folder), env=environment)
        self._client = self._manager.client()
        self._client.start_channels()
        self._client.wait_for_ready(timeout=WAIT)

    def run(self, code: str, raises: str | None = None, seen: Callable[[str], None] = lambda text: None) -> str:
        """Execute a cell; ``seen`` receives its texts as they come. It must raise ``raises``, or nothing."""
        texts: list[str] = []

        def hook(message: dict[str, Any]) -> None:
            if message["msg_type"] == "stream" and message["content"]["name"] == "stdout":
                texts.append(message["content"]["text"])
                seen(texts[-1])

        reply = self._client.execute_interactive(
            code, store_history=False, allow_stdin=False, timeout=WAIT, output_hook=hook
        )["content"]
        if reply.get("ename") != raises:
            raise AssertionError("\n".join(reply.get("traceback", [f"{raises} was not raised"])))
        return "".join(texts)

    def interrupt(self) -> None:
        self._manager.interrupt_kernel()

    def close(self) -> None:
        self._client.stop_channels()
        self._manager.shutdown_kernel(now=True)


@contextmanager
def kernel() -> Iterator[Kernel]:
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        opened = Kernel(Path(folder))
        try:
            yield opened
        finally:
            opened.close()


def one_round(kernel: Kernel) -> dict[str, int]:
    """Everything once, in cells of the same text, for IPython keeps each text; what the kernel measures afterwards."""
    kernel.run("number += 1; work(number)")
    kernel.run("show(number)")
    interrupted: list[bool] = []

    def seen(text: str) -> None:
        if "it trains" in text and not interrupted:
            interrupted.append(True)
            kernel.interrupt()

    kernel.run(INTERRUPTED, "KeyboardInterrupt", seen)
    kernel.run(AFTER)
    text = kernel.run("import json; print(json.dumps(measured()))")
    measures: dict[str, int] = json.loads(text)
    return measures


def soak(seconds: float, least: int, report: Callable[[str], None] = print) -> list[dict[str, int]]:
    """The measures of every round: as many rounds as fit, and at least ``least``."""
    measures = []
    with kernel() as opened:
        opened.run(SETUP)
        end = time.monotonic() + seconds
        while len(measures) < least or time.monotonic() < end:
            measures.append(one_round(opened))
            report(f"round {len(measures)}: {json.dumps(measures[-1])}")
    return measures


def growth(measures: list[dict[str, int]]) -> dict[str, tuple[float, float]]:
    """Each measure at the beginning and at the end of what follows the warm-up."""
    settled = measures[len(measures) // 4 :]
    third = max(1, len(settled) // 3)

    def level(name: str, rounds: list[dict[str, int]]) -> float:
        values = [one[name] for one in rounds]
        return min(values) if name == POOLED else statistics.median(values)

    return {name: (level(name, settled[:third]), level(name, settled[-third:])) for name in measures[0]}


def leaks(measures: list[dict[str, int]]) -> list[str]:
    """A sentence for each measure that grew."""
    grown = []
    for name, (before, after) in growth(measures).items():
        allowed = before if name in COUNTS else before * (1 + MEMORY)
        if after > allowed:
            grown.append(f"{name}: {before:.0f} after the warm-up and {after:.0f} at the end")
    return grown


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--minutes", type=float, default=60.0, help="how long; default: %(default)s")
    arguments.add_argument("--rounds", type=int, default=12, help="at least so many rounds; default: %(default)s")
    options = arguments.parse_args()
    measures = soak(options.minutes * 60, options.rounds, lambda line: print(line, flush=True))
    for name, (before, after) in growth(measures).items():
        print(f"{name}: {before:.0f} -> {after:.0f} ({after / before - 1:+.2%})" if before else f"{name}: {after:.0f}")
    grown = leaks(measures)
    print("\n".join(grown) if grown else f"Nothing grew in {len(measures)} rounds.")
    return len(grown) > 0


if __name__ == "__main__":
    sys.exit(main())
