"""Files larger than memory: the same results as in memory, and memory that does not depend on the file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet import __main__
from python.conftest import EXHAUSTIVE

pytestmark = pytest.mark.usefixtures("stream_and_settings")

#: Runs a command and prints the peak of the memory that is not of files, in bytes, sampled 50 times a second.
MEASURED = """
import os, sys, threading, time
peak, ended = 0, False
def anonymous():
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith("RssAnon"))
def sample():
    global peak
    while not ended:
        peak = max(peak, anonymous())
        time.sleep(0.02)
thread = threading.Thread(target=sample)
thread.start()
from hybridnet.__main__ import main
status = main(sys.argv[1:])
ended = True
thread.join()
print(peak, file=sys.stderr)
sys.exit(status)
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HYBRIDNET_PROGRESS", "off")


def done(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """The result of a command that succeeds."""
    status = __main__.main(arguments)
    out, err = capsys.readouterr()
    # A run of one or two epochs may have learned nothing, and says so.
    lines = [line for line in err.splitlines() if ": the network has not learned: " not in line]
    assert (status, lines) == (0, [])
    return json.loads(out)


def write_table(rows: int) -> None:
    """A table whose columns are whole numbers with exact means, so that one pass computes the bits of NumPy's sums."""
    random = np.random.default_rng(1)
    a, b = random.integers(-8, 8, rows), random.integers(0, 3, rows)
    lines = [f"{x},{'xyz'[k]},{'yes' if x + k > 0 else 'no'}" for x, k in zip(a.tolist(), b.tolist(), strict=True)]
    Path("t.csv").write_text("a,b,label\n" + "\n".join(lines) + "\n")


def test_rows_that_are_streamed_are_trained_on_in_the_order_of_rows_in_memory(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_table(3_000)
    arguments = ["train", "t.csv", "--label", "label", "--epochs", "3", "--no-standardize"]
    memory = done(capsys, *arguments, "--output", "memory")
    stream = done(capsys, *arguments, "--output", "stream", "--stream")
    for name in ("model", "seconds"):
        del memory[name], stream[name]
    assert memory == stream
    a, b = (hn.Model.load(name).get_parameters() for name in ("memory", "stream"))
    assert [[array.tolist() for array in pair] for pair in a] == [[array.tolist() for array in pair] for pair in b]
    assert sorted(path.name for path in Path().iterdir()) == ["memory", "stream", "t.csv"]  # no temporary files


def test_every_command_takes_rows_that_are_streamed(capsys: pytest.CaptureFixture[str]) -> None:
    write_table(3_000)
    result = done(capsys, "train", "t.csv", "--label", "label", "--epochs", "4", "--validation", "0.2", "--stream")
    assert result["rows"] + result["validation_rows"] == 3_000
    assert 500 < result["validation_rows"] < 700
    assert result["val_accuracy"] > 0.9
    again = done(capsys, "train", "t.csv", "--label", "label", "--epochs", "4", "--validation", "0.2", "--stream")
    assert (again["loss"], again["val_loss"]) == (result["loss"], result["val_loss"])
    assert done(capsys, "train", "t.csv", "--label", "label", "--epochs", "1", "--validation", "t.csv", "--stream")[
        "validation_rows"
    ] == 3_000  # fmt: skip
    memory = done(capsys, "evaluate", "model.safetensors", "t.csv")
    assert done(capsys, "evaluate", "model.safetensors", "t.csv", "--stream") == memory
    for name, option in (("a", []), ("b", ["--stream"])):
        done(capsys, "predict", "model.safetensors", "t.csv", "--output", name, "--probabilities", *option)
    assert Path("a").read_bytes() == Path("b").read_bytes()


def test_what_is_refused_in_memory_is_refused_in_a_stream(capsys: pytest.CaptureFixture[str]) -> None:
    write_table(100)
    done(capsys, "train", "t.csv", "--label", "label", "--epochs", "1")
    for content, *arguments in (
        ("a;y\n1;0\n", "train", "bad.csv", "--label", "y"),
        ("a,y\n", "train", "bad.csv", "--label", "y"),
        ("a,y\n1,0\n", "train", "bad.csv"),
        ("a,y\n1,0\n2,1\n", "train", "bad.csv", "--label", "Y"),
        ("a,y\n1,0\n2,0\n", "train", "bad.csv", "--label", "y"),
        ("a,y\n1,0\n1,1\n", "train", "bad.csv", "--label", "y"),
        ("a,y\n1,0\n2,1\n", "train", "bad.csv", "--label", "y", "--columns", "b"),
        ("a,y\n1,0\n2\n", "train", "bad.csv", "--label", "y"),
        ("a,b,c\n1,x,1\n", "predict", "model.safetensors", "bad.csv"),
        ("a,b\nq,x\n", "predict", "model.safetensors", "bad.csv"),
        ("a,b\n1,x\n", "evaluate", "model.safetensors", "bad.csv"),
    ):
        Path("bad.csv").write_text(content)
        texts = []
        for option in ([], ["--stream"]):
            assert __main__.main([*arguments, *option]) == 1
            texts.append(capsys.readouterr().err)
        # A row of a file in memory has passed NumPy, and a block has not: only it has its line.
        assert texts[0] == texts[1].replace(" (line 2)", ""), content
    assert __main__.main(["predict", "model.safetensors", "t.csv", "--stream", "--keep", "a"]) == 1
    text = "hybridnet predict: --keep: the rows are streamed, and 'a' is not in memory. Leave --keep out.\n"
    assert capsys.readouterr().err == text
    assert not list(Path().glob(".hybridnet-*"))


def measured(*arguments: str, limit: int) -> tuple[Any, int]:
    """The result of a command in a process whose .NET heap is limited, and its peak of memory in bytes."""
    environment = os.environ | {"DOTNET_GCHeapHardLimit": hex(limit)}
    process = subprocess.run(
        [sys.executable, "-c", MEASURED, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    assert process.returncode == 0, process.stderr
    return json.loads(process.stdout), int(process.stderr.split()[-1])


@pytest.mark.skipif(sys.platform != "linux", reason="the memory is read from /proc")
def test_memory_is_limited_whatever_the_length_of_the_file() -> None:
    # In make test a smaller file. Python, NumPy and .NET have 130 MB, the order of the rows 13 bytes per row.
    size, limit = (4 << 30, 1 << 30) if EXHAUSTIVE else (48 << 20, 176 << 20)
    random = np.random.default_rng(0)
    lines = [
        ",".join(f"{each:.6f}" for each in row) + f",{int(row[0] > row[1])}\n" for row in random.normal(size=(9_000, 9))
    ]
    block = "".join(lines)
    with Path("t.csv").open("w") as file:
        file.write("a,b,c,d,e,f,g,h,i,label\n")
        for _ in range(size // len(block) + 1):
            file.write(block)
    assert Path("t.csv").stat().st_size >= size
    fast = ["--hidden", "8", "--batch-size", "4096", "--learning-rate", "0.01", "--epochs", "1"]
    result, peak = measured("train", "t.csv", "--label", "label", *fast, "--stream", limit=limit * 2 // 3)
    assert result["rows"] == 9_000 * (size // len(block) + 1)
    assert result["accuracy"] > 0.85
    assert peak < limit
    result, peak = measured("evaluate", "model.safetensors", "t.csv", "--stream", limit=limit * 2 // 3)
    assert result["accuracy"] > 0.9
    assert peak < limit
