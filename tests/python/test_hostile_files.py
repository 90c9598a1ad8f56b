"""Every reader of files gets damaged ones: each is read, or refused by a sentence with its name, at a bounded cost.

The changes are seeded: by bytes for all formats, and by the structure of each (``hostile_files``). The processor time
of a case is bounded, not its wall time, and what it allocates: all of the engine's allocations, also those that are
free again, and the peak of Python's where Python reads the file itself.
"""

from __future__ import annotations

import argparse
import gzip
import pickle
import random
import struct
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from PIL import Image

import hybridnet as hn
from hybridnet.cli.sources import read
from python import hostile_files as change
from python.conftest import EXHAUSTIVE

X, y = hn.spiral_data(20, 3, random_state=0)
SECONDS = 5  # of processor time
ROOM = 64 << 20  # bytes, beside four times the file
OPTIONS = argparse.Namespace(separator=None, label=None, labels=None)


def classifier() -> hn.Model:
    """A network for the spiral."""
    model = hn.Model([hn.DenseLayer(2, 4, random_state=0), hn.GELUActivation(), hn.DropoutLayer(0.1)])
    model.add(hn.DenseLayer(4, 3, random_state=0, weight_regularizer_l2=1e-4))
    model.add(hn.SoftmaxActivation())
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(0.01), accuracy=hn.CategoricalAccuracy())
    return model


def fitted() -> hn.Model:
    model = classifier()
    model.fit(X, np.array(["left", "right", "top"])[y], epochs=1, progress=False)
    return model


def twin() -> hn.Model:
    """A model for the files of :func:`saved` and :func:`parms`."""
    return hn.Model([hn.DenseLayer(4, 3), hn.TanhActivation(), hn.DenseLayer(3, 2), hn.SoftmaxActivation()])


TABLE = {"a": [1.0, 2.0, np.nan, 4.0] * 3, "b": ["x", "y", "x", "z"] * 3, "label": ["no", "yes", "yes", "no"] * 3}


def saved(path: Path) -> None:
    prepared = hn.Preprocessing(missing="mean", label="label")
    inputs, labels = prepared.fit_transform(TABLE), prepared.targets(TABLE)
    model = twin()
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.RMSprop(), accuracy=hn.Recall(of_class=1))
    model.preprocessing = prepared
    model.fit(inputs, labels, epochs=2, progress=False)
    model.save(path)


def run(path: Path) -> None:
    """Train with a checkpoint, or resume from it."""
    classifier().fit(X, y, epochs=2, callbacks=[hn.Checkpoint(path, every=1)], progress=False)


def logged(path: Path) -> None:
    classifier().fit(X, y, epochs=1, callbacks=[hn.CSVLog(path)], progress=False)


def state_dict(path: Path) -> None:
    from safetensors.numpy import save_file

    arrays = {"0.weight": X[:4].copy(), "0.bias": X[:4, 0].copy(), "2.weight": X[:8].reshape(4, 4).copy()}
    save_file(arrays, path)


def table(path: Path) -> None:
    path.write_text('a,b,"c d"\n1,0.5,x\n2,,"y ""z"""\n-3,1e-5,"u,v\nw"\n4,7,\n', encoding="utf-8")


def labels(path: Path, *, packed: bool = False) -> None:
    content = struct.pack(">4B2I", 0, 0, 13, 2, 5, 4) + np.arange(20, dtype=">f4").tobytes()
    path.write_bytes(gzip.compress(content, mtime=0) if packed else content)


def archive(path: Path) -> None:
    with path.open("wb") as file:
        np.savez_compressed(file, X=X.astype("f4"), y=y)


def picture(path: Path, kind: str) -> None:
    Image.fromarray((X[:9] * 99).astype("u1")).save(path, kind)


def array(path: Path) -> None:
    with path.open("wb") as file:
        np.save(file, X.astype("f4"))


def parms(path: Path) -> None:
    parameters = [(np.ones((4, 3), "f4"), np.zeros((1, 3), "f4")), (np.ones((3, 2), "f4"), np.zeros((1, 2), "f4"))]
    path.write_bytes(pickle.dumps(parameters, 4))


class Cost:
    """What a case took."""

    bytes = 0
    seconds = 0.0

    def __repr__(self) -> str:
        return f"{self.bytes} bytes, {self.seconds} s"


@contextmanager
def measured(*, by_python: bool) -> Iterator[Cost]:
    """Measure what happens inside, on this thread."""
    from System import GC

    cost = Cost()
    if by_python:
        tracemalloc.start()
    allocated, begun = GC.GetAllocatedBytesForCurrentThread(), time.thread_time()
    try:
        yield cost
    finally:
        cost.seconds = time.thread_time() - begun
        cost.bytes = GC.GetAllocatedBytesForCurrentThread() - allocated
        if by_python:
            cost.bytes += tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()


class Reader(NamedTuple):
    """A way in: what writes a file that it takes, what reads it, and the changes by structure."""

    write: Callable[[Path], Any]
    read: Callable[[Path], Any]
    change: change.Change
    by_python: bool = False  # read by Python, not by the engine


READERS: dict[str, Reader] = {
    "model": Reader(saved, hn.Model.load, change.safetensors),
    "parameters": Reader(saved, lambda path: twin().load_parameters(path), change.safetensors),
    "checkpoint": Reader(run, run, change.safetensors),
    "state dict": Reader(state_dict, lambda path: hn.Model.from_state_dict(path, ["relu"]), change.safetensors),
    "ONNX": Reader(lambda path: fitted().save_onnx(path, labels=True), hn.Model.load_onnx, change.protobuf),
    "CSV": Reader(table, hn.read_csv, change.csv),
    "CSV log": Reader(logged, logged, change.csv),
    "IDX": Reader(labels, hn.datasets.idx, change.idx),
    "IDX, packed": Reader(partial(labels, packed=True), hn.datasets.idx, change.idx),
    ".npy": Reader(array, lambda path: read(str(path), OPTIONS), change.npy, True),
    ".npz": Reader(archive, lambda path: read(str(path), OPTIONS), change.zipped, True),
    ".parms": Reader(parms, lambda path: twin().load_parameters(path), change.pickled, True),
    "PNG": Reader(partial(picture, kind="PNG"), hn.datasets.image, change.by_bytes, True),
    "JPEG": Reader(partial(picture, kind="JPEG"), hn.datasets.image, change.by_bytes, True),
}

#: Files per reader: some thousand in all, or 100,000.
COUNT = 100_000 // len(READERS) + 1 if EXHAUSTIVE else 250


def is_read(reader: Reader, path: Path) -> bool:
    """Whether the file is read; all else must be a refusal by a sentence of ours."""
    try:
        reader.read(path)
        return True
    except (ValueError, hn.StateError, hn.DivergenceError) as error:
        said = str(error)
    assert said.startswith((str(path), "CSV log", "checkpoint", "model", "training")), said
    assert said.endswith("."), said
    assert "System." not in said
    return False


@pytest.mark.parametrize("name", READERS)
def test_damaged_files_are_read_or_refused_with_a_sentence_at_bounded_cost(name: str, tmp_path: Path) -> None:
    reader, path = READERS[name], tmp_path / "file"
    reader.write(path)
    whole = path.read_bytes()
    assert is_read(reader, path)
    read, most, longest = 0, 0, 0.0
    for case in range(COUNT):
        draw = random.Random(f"{name} {case}")
        damaged = (change.by_bytes if case % 2 else reader.change)(whole, draw)
        path.write_bytes(damaged)
        with measured(by_python=reader.by_python) as cost:
            read += is_read(reader, path)
        assert cost.bytes < 4 * len(damaged) + ROOM, (case, cost)
        assert cost.seconds < SECONDS, (case, cost)
        most, longest = max(most, cost.bytes), max(longest, cost.seconds)
    print(f"{name}: {read} of {COUNT} read; at most {most / 2**20:.1f} MiB, {longest:.3f} s of processor time")
    assert 0 < read < COUNT
