"""Files of earlier versions are read. The checkpoint of version 1 is one that was written when there was no other."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import numpy as np

import hybridnet as hn

VERSION_1 = Path(__file__).with_name("files") / "checkpoint-version-1.safetensors"
#: What the version that wrote the file ended with, without an interruption.
PARAMETERS = "519711462ffa1463cf5d79bd4b123c0580b2299e023779e24758cacf8dd68093"
LOSS = 1.0953747034072876


def trained(*callbacks: object) -> tuple[str, list[float]]:
    """The run that was interrupted after 5 of 12 epochs: a hash of parameters and optimizer state, and losses."""
    hn.init(seed=5)
    X, y = hn.spiral_data(samples=20, classes=3)
    layers = [
        *(hn.DenseLayer(2, 4), hn.ReLUActivation(), hn.DropoutLayer(0.2), hn.DenseLayer(4, 3), hn.SoftmaxActivation())
    ]
    model = hn.Model(layers)
    model.set(
        loss=hn.CategoricalCrossentropyLoss(),
        optimizer=hn.Adam(learning_rate=0.02, decay=1e-3),
        accuracy=hn.CategoricalAccuracy(),
    )
    model.fit(X, y, epochs=12, batch_size=25, shuffle=True, callbacks=callbacks, progress=False)
    names = ("weights", "biases", "weight_momentums", "weight_cache")
    arrays = [getattr(layers[i], name) for i in (0, 3) for name in names]
    digest = hashlib.sha256(b"".join(np.ascontiguousarray(array).tobytes() for array in arrays)).hexdigest()
    return digest, list(model.history["loss"])


def test_a_checkpoint_of_version_1_resumes_and_ends_with_the_bits_that_version_had(tmp_path: Path) -> None:
    path = tmp_path / "run.safetensors"
    shutil.copy(VERSION_1, path)
    epochs: list[int] = []
    digest, losses = trained(hn.Checkpoint(path), lambda model, epoch, numbers: epochs.append(epoch))
    assert epochs == list(range(6, 13))
    assert (digest, losses[-1], len(losses)) == (PARAMETERS, LOSS, 12)
    assert trained() == (digest, losses)


def test_an_early_stopping_that_joins_a_checkpoint_of_version_1_begins_to_watch_there(tmp_path: Path) -> None:
    path = tmp_path / "run.safetensors"
    shutil.copy(VERSION_1, path)
    stopping = hn.EarlyStopping("loss", patience=3, min_delta=10)
    _, losses = trained(hn.Checkpoint(path), stopping)
    # The parameters of earlier epochs are lost, so that epoch 6 is the first that can be restored.
    assert (stopping.stopped, stopping.best_epoch, len(losses)) == (True, 6, 9)
