"""Files larger than memory: the same results as in memory, and memory that does not depend on the file."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet import __main__
from hybridnet.cli import array_blocks, streams
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
    assert process.returncode == 0, process.stderr  # which may have the hint of a run that has not learned
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
    output = ["--output", "p.csv"]
    result, peak = measured("predict", "model.safetensors", "t.csv", "--stream", *output, limit=limit * 2 // 3)
    assert result["rows"] == 9_000 * (size // len(block) + 1)
    assert peak < limit


# -- arrays and images -------------------------------------------------------------------------------------------------


def write_arrays(kind: str, rows: int = 600) -> list[str]:
    """A file of samples with whole numbers, as ``write_table``, and the options that name its labels."""
    random = np.random.default_rng(1)
    X = random.integers(0, 200, (rows, 2, 3))
    y = (X[:, 0, 0] > 100).astype(np.int32)
    if kind == "idx":
        write_idx("a", X.astype(np.uint8), 0x08)
        write_idx("y", y.astype(np.uint8), 0x08)
    elif kind == "idx.gz":
        write_idx("x", X.astype(">f4"), 0x0D)
        Path("a").write_bytes(gzip.compress(Path("x").read_bytes()))
        write_idx("y", y.astype(np.uint8), 0x08)
    elif kind == "npy":
        np.save("a.npy", X.astype(np.float32))
        Path("a.npy").rename("a")
        np.save("y.npy", y)
        Path("y.npy").rename("y")
    elif kind == "npy, Fortran":
        np.save("a.npy", np.asfortranarray(X.astype(np.int16)))
        Path("a.npy").rename("a")
        np.save("y.npy", y)
        Path("y.npy").rename("y")
    else:
        (np.savez_compressed if "compressed" in kind else np.savez)("a.npz", X=X.astype(np.float64), y=y)
        Path("a.npz").rename("a")
        return []
    return ["--labels", "y"]


def write_idx(name: str, array: Any, kind: int) -> None:
    sizes = np.array(array.shape, ">u4").tobytes()
    Path(name).write_bytes(bytes([0, 0, kind, array.ndim]) + sizes + array.tobytes())


ARRAYS = ("idx", "idx.gz", "npy", "npy, Fortran", "npz", "npz, compressed")


@pytest.mark.parametrize("scaled", [(), ("--no-standardize",)])
@pytest.mark.parametrize("kind", ARRAYS)
def test_arrays_that_are_streamed_give_the_results_of_arrays_in_memory(
    kind: str, scaled: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Blocks are small, and a part of the rows is held out."""
    monkeypatch.setattr(array_blocks, "_BLOCK_BYTES", 100)
    labels = write_arrays(kind)
    files = {path.name for path in Path().iterdir()}
    arguments = ["train", "a", *labels, *scaled, "--epochs", "3", "--validation", "0.3", "--learning-rate", "0.002"]
    memory, stream = (
        done(capsys, *arguments, "--output", name, *option) for name, option in (("m", []), ("s", ["--stream"]))
    )
    assert stream["validation_rows"] == 180
    if kind == "idx" or scaled:
        assert {**memory, "model": "", "seconds": 0} == {**stream, "model": "", "seconds": 0}
        assert Path("m").read_bytes() == Path("s").read_bytes()
    else:  # deviations of one pass differ in their last bits
        assert [stream[name] for name in ("loss", "val_loss")] == pytest.approx([memory["loss"], memory["val_loss"]])
    evaluate = ["evaluate", "m", "a", *(labels or ())]
    assert done(capsys, *evaluate) == done(capsys, *evaluate, "--stream")
    for name, option in (("p", []), ("q", ["--stream"])):
        done(capsys, "predict", "m", "a", "--output", name, "--probabilities", *option)
    assert Path("p").read_bytes() == Path("q").read_bytes()
    assert {path.name for path in Path().iterdir()} == files | {"m", "s", "p", "q"}  # no temporary files


def test_a_regression_that_is_streamed_is_evaluated_by_sums(capsys: pytest.CaptureFixture[str]) -> None:
    x = np.linspace(-1, 1, 500).reshape(-1, 1)
    np.savez("a.npz", X=x, y=1000 * x[:, 0] + 3)
    done(capsys, "train", "a.npz", "--stream", "--epochs", "20", "--learning-rate", "0.01")
    arguments = ["evaluate", "model.safetensors", "a.npz", "--batch-size", "64"]
    memory, stream = done(capsys, *arguments), done(capsys, *arguments, "--stream")
    for name in ("mean_squared_error", "mean_absolute_error", "r2"):
        # Predictions are float32, and so are the targets of the sums of R2.
        assert stream[name] == pytest.approx(memory[name], rel=1e-5), name


def test_arrays_that_are_refused_in_memory_are_refused_in_a_stream(capsys: pytest.CaptureFixture[str]) -> None:
    X, y = np.arange(40.0).reshape(20, 2), np.arange(20) % 2
    np.savez("good.npz", X=X, y=y)
    done(capsys, "train", "good.npz", "--epochs", "1")
    np.save("x.npy", X)
    np.save("y.npy", y)
    np.save("short.npy", y[:3])
    np.save("one.npy", y)
    np.save("complex.npy", X * 1j)
    np.save("none.npy", X[:0])
    np.save("wide.npy", np.ones((4, 3)))
    np.savez("ab.npz", a=X, b=X)
    np.savez("labels.npz", X=X, z=y)
    Path("bad.npy").write_bytes(Path("x.npy").read_bytes()[:200])
    Path("bad.npz").write_bytes(Path("good.npz").read_bytes()[:200])
    write_idx("i", np.ones((5, 2, 2), np.uint8), 0x08)
    Path("cut").write_bytes(Path("i").read_bytes()[:-1])
    Path("long").write_bytes(Path("i").read_bytes() + b"x")
    Path("packed").write_bytes(gzip.compress(Path("i").read_bytes())[:-12])
    Path("wide.csv").write_text("a,y\n1,0\n2,1\n")
    for line in (
        "train x.npy",
        "train x.npy --labels short.npy",
        "train x.npy --labels none",
        "train complex.npy --labels y.npy",
        "train none.npy --labels y.npy",
        "train one.npy --labels y.npy",
        "train ab.npz",
        "train good.npz --label z",
        "train labels.npz",
        "train bad.npy --labels y.npy",
        "train bad.npz",
        "train cut --labels short.npy",
        "train i --labels short.npy",
        "train x.npy --labels y.npy --columns a",
        "train wide.csv --label y --labels y.npy",
        "predict model.safetensors wide.npy",
        "predict model.safetensors cut",
        "predict model.safetensors long",
        "predict model.safetensors packed",
        "predict model.safetensors i",
        "evaluate model.safetensors x.npy",
        "evaluate model.safetensors none.npy --labels y.npy",
    ):
        texts = []
        for option in ([], ["--stream"]):
            assert __main__.main([*line.split(), *option]) == 1, line
            texts.append(capsys.readouterr().err)
        assert texts[0] == texts[1], line
        assert texts[0].count("\n") == 1
    assert not list(Path().glob(".hybridnet-*"))


def test_a_failure_of_the_cleanup_does_not_hide_the_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_table(20)
    monkeypatch.setattr(os, "rmdir", lambda *_, **__: (_ for _ in ()).throw(PermissionError("it is mapped")))
    assert __main__.main(["train", "t.csv", "--label", "none", "--stream"]) == 1
    assert "the table has no column" in capsys.readouterr().err


def test_a_large_file_of_arrays_is_streamed_by_itself(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A gzip file and an archive count with their size after unpacking."""
    streamed: list[str] = []
    convert = streams.convert
    monkeypatch.setattr(streams, "convert", lambda *a, **k: streamed.append(a[0]) or convert(*a, **k))
    monkeypatch.setattr(streams, "LARGE", 17_000)
    for kind in ARRAYS:
        done(capsys, "train", "a", *write_arrays(kind, 3_000), "--epochs", "1")
    assert streamed == ["a"] * len(ARRAYS)


@pytest.mark.skipif(sys.platform != "linux", reason="the memory is read from /proc")
@pytest.mark.parametrize("kind", ["idx", "npy", "npz"])
def test_memory_is_limited_whatever_the_length_of_a_file_of_arrays(kind: str) -> None:
    size, limit = (4 << 30, 1 << 30) if EXHAUSTIVE else (128 << 20, 176 << 20)
    columns = 512
    rows = size // (columns * (1 if kind == "idx" else 4)) + 1
    random = np.random.default_rng(0)
    block = random.integers(0, 255, (2_048, columns))
    shape, number = (rows, columns), "|u1" if kind == "idx" else "<f4"
    with Path("a").open("wb") as file:
        if kind == "idx":
            file.write(bytes([0, 0, 8, 2]) + np.array(shape, ">u4").tobytes())
        else:
            np.lib.format.write_array_header_1_0(file, {"descr": number, "fortran_order": False, "shape": shape})
        for start in range(0, rows, len(block)):
            file.write(block[: rows - start].astype(number).tobytes())
    y = np.resize(block[:, 0] > block[:, 1], rows).astype(np.int32)
    if kind == "npz":
        with zipfile.ZipFile("b", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.write("a", "X.npy")
            with archive.open("y.npy", "w") as file:
                np.save(file, y)
        Path("b").replace("a")
    else:
        np.save("y.npy", y)
    labels = [] if kind == "npz" else ["--labels", "y.npy"]
    fast = ["--hidden", "8", "--batch-size", "4096", "--learning-rate", "0.01", "--epochs", "1"]
    result, peak = measured("train", "a", *labels, *fast, "--stream", limit=limit * 2 // 3)
    assert (result["rows"], peak < limit) == (rows, True), f"{peak:,} bytes"
    result, peak = measured("evaluate", "model.safetensors", "a", *labels, "--stream", limit=limit * 2 // 3)
    assert (result["rows"], peak < limit) == (rows, True), f"{peak:,} bytes"
    result, peak = measured("predict", "model.safetensors", "a", "--stream", "--output", "p.csv", limit=limit * 2 // 3)
    assert (result["rows"], peak < limit) == (rows, True), f"{peak:,} bytes"
