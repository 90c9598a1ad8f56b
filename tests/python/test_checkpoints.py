"""Training that is killed at any moment, while it writes its checkpoint too, resumes with the same bits."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import safetensors

from python.conftest import EXHAUSTIVE, variables

RUN = """
import sys
from hybridnet import _installations, _runtime
_runtime.interop()
import clr
clr.AddReference(str(_installations.FOLDER / "HybridNet.dll"))
import HybridNet as engine
from System import Nullable, Int32

checkpoint, result = sys.argv[1:]
random = engine.NumPyRandom(1)
data = engine.SpiralData.Create(40, 3, engine.NumPyRandom(0))
model = engine.Model()
for layer in (engine.DenseLayer(2, 64, random), engine.ReLUActivation(), engine.DropoutLayer(0.1),
              engine.DenseLayer(64, 3, random), engine.SoftmaxActivation()):
    model.Add(layer)
model.Random = random
adam = engine.Adam(0.05)
adam.Decay = 1e-3
model.Compile(engine.CategoricalCrossentropyLoss(), adam, engine.CategoricalAccuracy())
options = engine.FitOptions()
options.BatchSize, options.Shuffle = Nullable[Int32](16), True
if checkpoint:
    options.Checkpoint = engine.CheckpointOptions(engine.CheckpointFile(checkpoint))
    options.Checkpoint.EverySteps = Nullable[Int32](1)
print("ready", flush=True)
model.Fit(data.Item1, engine.Targets.op_Implicit(data.Item2), 40, options)
engine.ModelFile.Save(model, result)
"""


@pytest.fixture
def run(tmp_path):
    """Start the training in its own process; it is under way when this returns."""
    script = tmp_path / "train.py"
    script.write_text(RUN)

    def start(checkpoint: Path | str, result: Path) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, script, checkpoint, result], stdout=subprocess.PIPE, text=True, env=variables({})
        )
        assert process.stdout is not None
        with process.stdout as lines:
            assert lines.readline() == "ready\n"
        return process

    return start


def epochs_and_steps(checkpoint: Path) -> tuple[int, int]:
    """How far the checkpoint is: epochs, steps. Fails if the file cannot be read."""
    if not checkpoint.exists():
        return 0, 0
    with safetensors.safe_open(checkpoint, "np") as file:
        assert all(file.get_tensor(name) is not None for name in file.keys())  # noqa: SIM118
        state = json.loads(file.metadata()["hybridnet.checkpoint"])
    return state["epochs"], state["steps"]


def test_a_run_that_is_killed_again_and_again_ends_with_the_same_bits(run, tmp_path):
    whole, result, checkpoint = tmp_path / "whole", tmp_path / "result", tmp_path / "run.safetensors"
    assert run("", whole).wait(240) == 0
    moments = random.Random(7)
    kills, before = 0, (0, 0)
    wanted = 50 if EXHAUSTIVE else 10
    while not result.exists():
        process = run(checkpoint, result)
        if kills < wanted:
            time.sleep(moments.uniform(0, 0.1))
            process.send_signal(signal.SIGKILL)
            kills += process.wait(240) == -signal.SIGKILL
        else:
            assert process.wait(240) == 0
        now = epochs_and_steps(checkpoint)
        assert now >= before
        before = now
    assert kills == wanted or before == (40, 0)
    assert kills >= wanted // 2
    assert result.read_bytes() == whole.read_bytes()
