"""The command line as a new user types it: results on standard output, one line per error, exit statuses."""

from __future__ import annotations

import csv
import json
import os
import pickle
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet import __main__
from hybridnet.cli import parser
from python.data import real

pytestmark = pytest.mark.usefixtures("stream_and_settings")

ROWS = [f'{20 + i % 7},"{"東京" if i % 2 else "大阪, 南"}",{"はい" if i % 2 else "いいえ"}' for i in range(40)]
TABLE = "年齢,港,生存\n" + "\n".join(ROWS) + "\n"
IGNORE = "PassengerId,Name,Ticket,Cabin"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HYBRIDNET_PROGRESS", "off")
    monkeypatch.delenv("HYBRIDNET_DEBUG", raising=False)


@pytest.fixture
def table() -> str:
    Path("table.csv").write_text(TABLE, encoding="utf-8")
    return "table.csv"


@pytest.fixture
def model(table: str, capsys: pytest.CaptureFixture[str]) -> str:
    done(capsys, "train", table, "--label", "生存", "--epochs", "40", "--learning-rate", "0.01")
    return "model.safetensors"


def done(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """The result of a command that succeeds."""
    status = __main__.main(arguments)
    out, err = capsys.readouterr()
    # A run of one or two epochs may have learned nothing, and says so.
    lines = [line for line in err.splitlines() if ": the network has not learned: " not in line]
    assert (status, lines) == (0, [])
    return json.loads(out)


def failed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line of a command that fails."""
    status = __main__.main(arguments)
    out, err = capsys.readouterr()
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    return err.removesuffix("\n").removeprefix(f"hybridnet {arguments[0]}: ")


def process(*arguments: str, **options: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "hybridnet", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", **options,
    )  # fmt: skip


# -- tables ----------------------------------------------------------------------------------------------------------


def test_a_table_is_trained_on_and_its_rows_are_predicted(model: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert hn.Model.load(model).preprocessing.names == ["年齢", "港=大阪, 南", "港=東京"]
    result = done(capsys, "predict", model, "table.csv", "--output", "p.csv", "--keep", "港")
    assert result == {"model": model, "rows": 40, "predictions": "p.csv", "columns": ["港", "predicted 生存"]}
    with Path("p.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[:3] == [["港", "predicted 生存"], ["大阪, 南", "いいえ"], ["東京", "はい"]]
    # Raw rows without the label column, columns in another order.
    Path("new.csv").write_text("港,年齢\n東京,22\n", encoding="utf-8")
    assert __main__.main(["predict", model, "new.csv", "--probabilities"]) == 0
    head, row = capsys.readouterr().out.splitlines()
    assert head == "predicted 生存,probability of いいえ,probability of はい"
    assert row.startswith("はい,")
    assert sum(map(float, row.split(",")[1:])) == pytest.approx(1)


def test_results_are_json_with_what_was_trained(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    result = done(
        capsys, "train", table, "--label", "生存", "--hidden", "8,4", "--epochs", "9", "--validation", "0.25",
        "--early-stopping", "3", "--activation", "tanh", "--dropout", "0.1", "--optimizer", "sgd", "--l2", "0.001",
    )  # fmt: skip
    assert result.pop("seconds") >= 0
    expected = {"model": "model.safetensors", "task": "classification", "rows": 30, "validation_rows": 10, "inputs": 3}
    assert expected.items() <= result.items()
    assert (result["classes"], result["parameters"]) == (["いいえ", "はい"], 4 * 8 + 9 * 4 + 5 * 2)
    assert 1 <= result["best_epoch"] <= result["epochs"] <= 9
    assert {"loss", "accuracy", "val_loss", "val_accuracy"} <= result.keys()
    saved = hn.Model.load("model.safetensors")
    layers = ["DenseLayer", "TanhActivation", "DropoutLayer"] * 2 + ["DenseLayer", "SoftmaxActivation"]
    assert [type(layer).__name__ for layer in saved.layers] == layers
    assert (type(saved.optimizer).__name__, saved.layers[0].weight_regularizer_l2) == ("SGD", 0.001)


def test_equal_commands_give_equal_files(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    for name, seed in (("a", "0"), ("b", "0"), ("c", "1")):
        done(capsys, "train", table, "--label", "生存", "--epochs", "3", "--output", name, "--seed", seed)
    a, b, c = (Path(name).read_bytes() for name in "abc")
    assert a == b
    assert a != c


def test_a_regression_is_chosen_by_the_label_column_and_can_be_forced(capsys: pytest.CaptureFixture[str]) -> None:
    x = np.linspace(0, 1, 60)
    Path("t.csv").write_text("x,y,k\n" + "".join(f"{each},{1000 * each + 500.5},{i % 3}\n" for i, each in enumerate(x)))
    fast = ("--learning-rate", "0.01", "--ignore", "k")
    result = done(capsys, "train", "t.csv", "--label", "y", "--epochs", "200", *fast)
    assert (result["task"], result["classes"], result["inputs"]) == ("regression", None, 1)
    measured = done(capsys, "evaluate", "model.safetensors", "t.csv")
    assert measured["r2"] > 0.99
    assert measured["mean_absolute_error"] < 30
    assert measured["mean_squared_error"] < 900
    assert __main__.main(["predict", "model.safetensors", "t.csv"]) == 0
    predicted = np.array(capsys.readouterr().out.split()[2:], float)
    # Predictions are float32: numbers up to 1500 are rounded by up to 2**-14.
    error = np.abs(predicted - 1000 * x - 500.5).mean()
    assert error == pytest.approx(measured["mean_absolute_error"], abs=2**-13)
    for task in ("classification", "regression"):
        assert done(capsys, "train", "t.csv", "--label", "k", "--task", task, "--epochs", "1")["task"] == task
    text = failed(capsys, "predict", "model.safetensors", "t.csv", "--probabilities")
    assert text == "--probabilities: the model predicts numbers, which have none. Leave it out."


def test_evaluation_has_the_confusion_matrix(model: str, capsys: pytest.CaptureFixture[str]) -> None:
    result = done(capsys, "evaluate", model, "table.csv")
    assert result["accuracy"] == 1
    assert result["confusion_matrix"] == {
        "labels": ["いいえ", "はい"], "rows_are": "actual", "counts": [[20, 0], [0, 20]],
    }  # fmt: skip
    assert result["classes"]["はい"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "rows": 20}


def test_texts_of_digits_remain_texts(capsys: pytest.CaptureFixture[str]) -> None:
    Path("t.csv").write_text("code,y\n" + "07,0\nx,1\n" * 8)
    done(capsys, "train", "t.csv", "--label", "y", "--epochs", "1")
    Path("new.csv").write_text("code\n07\n")
    assert done(capsys, "predict", "model.safetensors", "new.csv", "--output", "p.csv")["rows"] == 1


def test_separators_and_tabs(capsys: pytest.CaptureFixture[str]) -> None:
    kinds = [("a.csv", ";", ["--separator", ";"]), ("b.tsv", "\t", []), ("c.csv", "\t", ["--separator", "tab"])]
    for name, character, option in kinds:
        Path(name).write_text(TABLE.replace("大阪, 南", "大阪").replace(",", character), encoding="utf-8")
        assert done(capsys, "train", name, "--label", "生存", "--epochs", "1", *option)["rows"] == 40


# -- arrays and images -----------------------------------------------------------------------------------------------


def test_arrays(capsys: pytest.CaptureFixture[str]) -> None:
    X = np.random.default_rng(0).normal(size=(60, 3))
    y = (X[:, 0] > 0).astype(int)
    np.savez("a.npz", X=X, y=y)
    np.save("x.npy", X)
    np.save("y.npy", y)
    done(capsys, "train", "a.npz", "--epochs", "5", "--output", "a")
    done(capsys, "train", "x.npy", "--labels", "y.npy", "--epochs", "5", "--output", "b")
    assert Path("a").read_bytes() == Path("b").read_bytes()
    result = done(capsys, "evaluate", "a", "x.npy", "--labels", "y.npy")
    model = hn.Model.load("a")
    assert result["accuracy"] == model.evaluate({str(i): X[:, i] for i in range(3)}, y)["accuracy"]
    assert failed(capsys, "train", "x.npy") == (
        "there are no labels; one per sample is required. Pass --labels FILE, or --label NAME for a .npz file."
    )
    assert failed(capsys, "predict", "a", "y.npy") == (
        f"y.npy: the inputs are {y.dtype} of shape (60,); numbers are required, one sample per row. Convert them first."
    )
    np.save("wide.npy", X.repeat(2, axis=1))
    assert failed(capsys, "predict", "a", "wide.npy") == (
        "wide.npy: its samples have 6 numbers; the model was trained on samples of 3. Pass samples of this size."
    )
    np.savez("none.npz", a=X, b=X)
    assert failed(capsys, "train", "none.npz") == (
        "none.npz: its arrays are a, b; the inputs must be called X, or be the only other array. "
        "Write them with np.savez(file, X=..., y=...)."
    )
    Path("bad.npy").write_bytes(b"\x93NUMPY and nothing else")
    assert failed(capsys, "train", "bad.npy", "--label", "y").startswith("bad.npy: ")


def test_parquet(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("t.parquet").write_bytes(b"PAR1 is how such a file begins")
    try:
        import pyarrow as pa
        from pyarrow import csv as tables
        from pyarrow import parquet
    except ImportError:
        text = failed(capsys, "train", "t.parquet", "--label", "生存")
        needs = "hybridnet: a Parquet file needs pyarrow, which cannot be imported (No module named 'pyarrow'). "
        assert text == f"{needs}Do: pip install pyarrow."
        return
    assert pa
    parquet.write_table(tables.read_csv(table), "t.parquet")
    for name in (table, "t.parquet"):
        done(capsys, "train", name, "--label", "生存", "--epochs", "3", "--output", f"{name}.model")
    assert Path(f"{table}.model").read_bytes() == Path("t.parquet.model").read_bytes()


def test_fashion_mnist_as_a_new_user_would(capsys: pytest.CaptureFixture[str]) -> None:
    folder = real("fashion-mnist")
    train, test = (
        [str(folder / f"{part}-images-idx3-ubyte.gz"), "--labels", str(folder / f"{part}-labels-idx1-ubyte.gz")]
        for part in ("train12k", "t10k")
    )
    result = done(capsys, "train", *train, "--hidden", "64", "--epochs", "2", "--batch-size", "128")
    assert (result["rows"], result["inputs"], result["classes"]) == (12_000, 784, list(range(10)))
    measured = done(capsys, "evaluate", "model.safetensors", *test)
    assert measured["accuracy"] > 0.78
    assert np.sum(measured["confusion_matrix"]["counts"]) == 10_000
    assert done(capsys, "predict", "model.safetensors", test[0], "--output", "p.csv")["rows"] == 10_000
    X = (hn.datasets.idx(test[0]).reshape(10_000, -1).astype(np.float32) - 127.5) / 127.5
    predicted = np.array(Path("p.csv").read_text().split("\n")[1:-1], int)
    assert (predicted == hn.Model.load("model.safetensors").predict_classes(X)).all()


def test_titanic_as_a_new_user_would(capsys: pytest.CaptureFixture[str]) -> None:
    table = str(real("titanic.csv"))
    text = failed(capsys, "train", table, "--label", "Survived")
    assert text == (
        'column "Name": it has 891 different texts in 891 rows; one-hot encoding would make as many inputs. '
        "Ignore the column, or name it for one-hot encoding."
    )
    result = done(
        capsys, "train", table, "--label", "Survived", "--ignore", IGNORE, "--validation", "0.2", "--early-stopping",
        "10", "--output", "titanic.safetensors",
    )  # fmt: skip
    assert result["val_accuracy"] > 0.75
    assert done(capsys, "evaluate", "titanic.safetensors", table)["accuracy"] > 0.78
    assert __main__.main(["inspect", "titanic.safetensors"]) == 0
    shown = capsys.readouterr().out
    for line in (
        "titanic.safetensors: model, 12 tensors, 10,008 bytes",
        "834 parameters",
        "columns (7, as 10 inputs):",
        "ignored columns: PassengerId, Name, Ticket, Cabin",
        "label column: Survived, classes 0, 1",
    ):
        assert line in shown.splitlines()
    assert re.search(r"^  Age: missing values become 2\d\.\d+; standardized with mean 2.+ and deviation 1", shown, re.M)


# -- files out -------------------------------------------------------------------------------------------------------


def test_inspect_shows_any_safetensors_file(model: str, capsys: pytest.CaptureFixture[str]) -> None:
    result = done(capsys, "inspect", model, "--json")
    assert (result["kind"], result["history"]) == ("model", [])
    assert result["preprocessing"]["label"] == {"name": "生存", "classes": ["いいえ", "はい"], "are_numbers": False}
    done(capsys, "train", "table.csv", "--label", "生存", "--epochs", "3", "--checkpoint", "run")
    result = done(capsys, "inspect", "run", "--json")
    assert (result["kind"], [row["epoch"] for row in result["history"]]) == ("checkpoint", [1, 2, 3])
    assert __main__.main(["inspect", "run"]) == 0
    assert "training history (3 epochs):" in capsys.readouterr().out
    from safetensors.numpy import save_file

    save_file({"w": np.zeros((2, 3), np.float16)}, "other", metadata={"by": "me"})
    assert __main__.main(["inspect", "other"]) == 0
    assert capsys.readouterr().out == "other: tensors, 1 tensors, 12 bytes\n  w: F16 (2, 3)\nby: me\n"
    assert failed(capsys, "inspect", "table.csv").startswith("table.csv: the length of the header is given as ")


def test_export(model: str, capsys: pytest.CaptureFixture[str]) -> None:
    parameters = hn.Model.load(model).get_parameters()
    result = done(capsys, "export", model, "--to", "npz", "--output", "p.npz")
    assert result == {"model": model, "output": "p.npz", "format": "npz", "parameters": 386}
    with np.load("p.npz") as arrays:
        assert list(arrays) == ["layers.0.weights", "layers.0.biases", "layers.1.weights", "layers.1.biases"]
        assert (arrays["layers.1.weights"] == parameters[1][0]).all()
    done(capsys, "export", model, "--to", "parms", "--output", "p.parms")
    with Path("p.parms").open("rb") as file:
        book = pickle.load(file)
    for pair, other in zip(book, parameters, strict=True):
        assert [array.tolist() for array in pair] == [array.tolist() for array in other]


def test_export_to_onnx(model: str, capsys: pytest.CaptureFixture[str]) -> None:
    """ONNX Runtime gives the outputs of the model for prepared rows, and its labels if it has classes."""
    import onnxruntime

    loaded = hn.Model.load(model)
    result = done(capsys, "export", model, "--to", "onnx", "--output", "m.onnx")
    assert result == {"model": model, "output": "m.onnx", "format": "onnx", "parameters": 386}
    rows = np.linspace(-1, 1, 5 * loaded.layers[0].weights.shape[0], dtype=np.float32).reshape(5, -1)
    outputs = onnxruntime.InferenceSession("m.onnx").run(None, {"inputs": rows})
    probabilities = loaded.predict(rows)
    # float32 sums of at most 32 terms in another order.
    np.testing.assert_allclose(outputs[-1], probabilities, rtol=1e-5, atol=1e-6)
    assert outputs[0].tolist() == [loaded.preprocessing.classes[index] for index in probabilities.argmax(1)]


# -- refusals --------------------------------------------------------------------------------------------------------


def test_data_that_do_not_fit_are_refused_in_one_line(model: str, capsys: pytest.CaptureFixture[str]) -> None:
    def text(content: str | bytes, *arguments: str) -> str:
        Path("t.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
        return failed(capsys, *arguments)

    train, predict = ("train", "t.csv", "--label", "y"), ("predict", model, "t.csv")
    assert text("a;y\n1;0\n", *train) == (
        "t.csv: the header is one field, 'a;y'; several columns are separated by ','. Pass --separator ';'."
    )
    assert text("", *train) == "t.csv: the file is empty; rows of data are required. Pass another file."
    assert text("a,y\n", *train) == "t.csv: it has no rows; at least one is required. Pass another file."
    assert text("é,y\n1,0\n".encode("latin-1"), *train) == (
        "t.csv: byte 0 (0xE9) is not UTF-8. Save the file as UTF-8, or decode it yourself and parse the text."
    )
    assert text("a,Y\n1,0\n", *train) == (
        'preprocessing: the table has no column "y"; its columns are "a", "Y". The nearest name is "Y". Correct '
        "the name."
    )
    assert text("a,y\n1,0\n2,0\n", *train) == (
        "the label column has one class, 0; at least two are required. Check --label, or pass rows of other classes."
    )
    assert text("a,y\n1,0\n1,1\n", *train) == (
        'standardizing: column "a" is 1 in all rows; a deviation of 0 cannot be made 1. Leave the column out, it tells '
        "nothing."
    )
    assert (
        text("a,y\n1,0\n", *train[:2])
        == "--label is missing; the label column must be named. The columns are 'a', 'y'."
    )
    assert (
        text("a,y\n1,0\n", *train, "--columns", "b")
        == "--columns names 'b'; the columns are 'a', 'y'. Correct the name."
    )
    assert text("年齢,港,fare\n1,東京,1\n", *predict) == (
        'preprocessing: the column "fare" is unknown; the columns are "年齢", "港". Leave the others out.'
    )
    assert text("年齢,港\nx,東京\n", *predict) == (
        'column "年齢": row 0 is "x"; the column has numbers, and a finite number is required. Correct the value, or '
        "make it missing."
    )
    assert text("年齢,港\n1,京都\n", *predict) == (
        'column "港": row 0 is "京都"; the categories are "大阪, 南", "東京". Correct the value, or fit the '
        "preprocessing so that other categories are zero in every column."
    )
    assert text("年齢,港\n1,東京\n", "evaluate", *predict[1:]) == (
        'preprocessing: the table has no label column "生存"; its columns are "年齢", "港". Add it.'
    )
    assert text("年齢,港\n1,東京\n", *predict, "--keep", "id") == (
        "--keep: the data have no column 'id'. The columns are '年齢', '港'."
    )


def test_paths_that_are_no_files_are_refused(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    label = ("--label", "生存")
    assert failed(capsys, "train", ".", *label) == ".: this is a folder; a file is to be read. Add a name for the file."
    assert failed(capsys, "train", "none.csv", *label).startswith("none.csv: there is no such file; ")
    if hasattr(os, "mkfifo"):
        os.mkfifo("pipe")
        assert failed(capsys, "train", "pipe", *label).startswith("pipe: this is a pipe; ")
    assert failed(capsys, "train", table, *label, "--output", "no/model") == (
        "--output: there is no folder 'no' for the file. Create it first."
    )
    hn.Model([hn.DenseLayer(2, 2)]).save("plain")
    assert failed(capsys, "predict", "plain", table) == (
        "plain: the model has no preprocessing, which says how columns become inputs. Save it with one: "
        "model.save(path, preprocessing=...)."
    )
    Path("old").write_text("kept")
    assert failed(capsys, "train", table, *label, "--checkpoint", "old").startswith("old: ")
    assert Path("old").read_text() == "kept"


@pytest.mark.parametrize("option", [[], ["--stream"]])
def test_a_share_is_between_0_and_1(option: list[str], table: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = failed(capsys, "train", table, "--label", "生存", "--validation", "1.5", *option)
    assert text == (
        "--validation is '1.5'; a share of the rows is required, above 0 and below 1, or a file. Write 0.015 for 1.5 "
        "per cent of the rows."
    )


def test_invalid_command_lines_end_with_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["train"], ["train", "a.csv", "--hidden", "64,x"], ["export", "a", "--to", "gif"], ["fly"]):
        with pytest.raises(SystemExit) as ended:
            __main__.main(arguments)
        assert ended.value.code == 2
    assert "'x' is not a number of neurons; write whole numbers such as 64,32" in capsys.readouterr().err


def test_debugging_shows_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HYBRIDNET_DEBUG", "1")
    with pytest.raises(FileNotFoundError):
        __main__.main(["train", "none.csv", "--label", "y"])


@pytest.mark.parametrize("command", parser.COMMANDS)
def test_help_has_examples_that_can_be_parsed(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        __main__.main([command, "--help"])
    assert ended.value.code == 0
    text = capsys.readouterr().out
    examples = re.findall(r"^  hybridnet (.*?)(?: \| head)?$", text, re.MULTILINE)
    assert examples
    for example in examples:
        assert __main__._parser().parse_args(example.split()).command == command
    assert all(len(line) <= 120 for line in text.splitlines())


# -- processes -------------------------------------------------------------------------------------------------------


def test_a_closed_output_ends_the_command_silently(model: str) -> None:
    Path("long.csv").write_text("年齢,港\n" + "21,東京\n" * 200_000, encoding="utf-8")
    with process("predict", model, "long.csv") as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline() == "predicted 生存\n"
        running.stdout.close()
        assert running.stderr.read() == ""
    assert running.returncode in (1, -getattr(signal, "SIGPIPE", 0))


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGINT for one process")
@pytest.mark.parametrize("ending", ["SIGINT", "SIGKILL"])
def test_an_ended_run_resumes_with_the_same_bits(ending: str, capsys: pytest.CaptureFixture[str]) -> None:
    random = np.random.default_rng(0)
    np.savez("a.npz", X=random.normal(size=(2_000, 20)), y=random.integers(0, 3, 2_000))
    # Several seconds on a quick machine: the first checkpoint is written after one, and the signal follows it.
    arguments = ["train", "a.npz", "--epochs", "1600", "--dropout", "0.2", "--batch-size", "16", "--hidden", "32"]
    whole = done(capsys, *arguments, "--output", "whole")
    resumable = [*arguments, "--output", "resumed", "--checkpoint", "run", "--progress", "off"]
    with process(*resumable) as running:
        assert running.stderr is not None
        while not Path("run").exists() and running.poll() is None:
            time.sleep(0.02)
        running.send_signal(signal.Signals[ending])
        told = running.stderr.read()
    assert running.returncode == -signal.Signals[ending], told
    assert not Path("resumed").exists()
    if ending == "SIGINT":
        assert re.fullmatch(r"hybridnet train: interrupted after \d+ epochs; add --resume to continue\.\n", told)
    resumed = done(capsys, *resumable, "--resume")
    assert Path("resumed").read_bytes() == Path("whole").read_bytes()
    assert (resumed["epochs"], resumed["loss"]) == (whole["epochs"], whole["loss"])
