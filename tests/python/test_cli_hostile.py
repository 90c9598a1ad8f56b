"""The command line in hostile hands: files that would be lost, options that would be ignored, errors of every type."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet.cli import parser
from python.test_cli import done, failed

pytestmark = pytest.mark.usefixtures("stream_and_settings")

TRAIN = ("train", "t.csv", "--label", "y", "--ignore", "id,zip,mix", "--epochs", "2")
IDS = [f"{i:05d}" for i in range(40)]
ZIPS = [f"{i / 10:.2f}" for i in range(40)]
MIXED = [{3: "", 5: "NA", 7: " 7", 9: "+9", 11: "1e1"}.get(i, str(i)) for i in range(40)]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HYBRIDNET_PROGRESS", "off")
    monkeypatch.delenv("HYBRIDNET_DEBUG", raising=False)
    rows = zip(IDS, ZIPS, MIXED, range(40), strict=True)
    Path("t.csv").write_text("id,zip,mix,x,y\n" + "".join(f"{i},{z},{m},{x},{x % 2}\n" for i, z, m, x in rows))


@pytest.fixture
def model(capsys: pytest.CaptureFixture[str]) -> str:
    done(capsys, *TRAIN, "--output", "m.st")
    return "m.st"


@pytest.fixture
def unchanged(model: str, capsys: pytest.CaptureFixture[str]) -> Iterator[None]:
    """Every file of the folder has the same bytes after the test, and there is no other one."""
    done(capsys, *TRAIN, "--output", "other.st", "--checkpoint", "run.ck")
    Path("v.csv").write_bytes(Path("t.csv").read_bytes())
    np.savez("a.npz", X=np.eye(4), y=np.arange(4) % 2)
    np.save("x.npy", np.eye(4))
    np.save("y.npy", np.arange(4) % 2)
    Path("link.csv").symlink_to("t.csv")
    os.link("t.csv", "hard.csv")
    before = {path.name: path.read_bytes() for path in Path().iterdir()}
    yield
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == before


# -- files that would be lost ------------------------------------------------------------------------------------------

OF_ARRAYS = ("train", "x.npy", "--labels", "y.npy")
LOST = "which would be overwritten. Name another file."


@pytest.mark.parametrize("stream", [(), ("--stream",)])
@pytest.mark.parametrize(
    ("arguments", "option", "name", "what"),
    [
        (TRAIN, "--output", "t.csv", "the data file"),
        (TRAIN, "--output", "./t.csv", "the data file"),
        (TRAIN, "--output", "link.csv", "the data file"),
        (TRAIN, "--output", "hard.csv", "the data file"),
        ((*TRAIN, "--validation", "v.csv"), "--output", "v.csv", "the file of --validation"),
        (TRAIN, "--checkpoint", "t.csv", "the data file"),
        ((*TRAIN, "--validation", "v.csv"), "--checkpoint", "v.csv", "the file of --validation"),
        ((*TRAIN, "--output", "new.st"), "--checkpoint", "./new.st", "the file of --output"),
        ((*TRAIN, "--output", "run.ck"), "--checkpoint", "run.ck", "the file of --output"),
        ((*TRAIN, "--resume", "--output", "run.ck"), "--checkpoint", "run.ck", "the file of --output"),
        (OF_ARRAYS, "--output", "x.npy", "the data file"),
        (OF_ARRAYS, "--output", "y.npy", "the file of --labels"),
        (OF_ARRAYS, "--checkpoint", "y.npy", "the file of --labels"),
        (("predict", "m.st", "t.csv"), "--output", "t.csv", "the data file"),
        (("predict", "m.st", "t.csv"), "--output", "hard.csv", "the data file"),
        (("predict", "m.st", "t.csv"), "--output", "m.st", "the model file"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("unchanged")
def test_a_file_that_is_read_is_never_written(
    arguments: tuple[str, ...],
    option: str,
    name: str,
    what: str,
    stream: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert failed(capsys, *arguments, option, name, *stream) == f"{option}: '{name}' is {what}, {LOST}"


@pytest.mark.parametrize("form", ["onnx", "npz", "parms"])
@pytest.mark.parametrize("name", ["m.st", "run.ck"])
@pytest.mark.usefixtures("unchanged")
def test_an_export_does_not_replace_its_model(form: str, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = failed(capsys, "export", name, "--to", form, "--output", f"./{name}")
    assert text == f"--output: './{name}' is the model file, {LOST}"


@pytest.mark.usefixtures("unchanged")
def test_the_default_names_are_compared_too(capsys: pytest.CaptureFixture[str]) -> None:
    before = Path("t.csv").read_bytes()
    for name, option in (("model.safetensors", "--output"), ("n.st.checkpoint", "--checkpoint")):
        Path(name).write_bytes(before)
        more = () if option == "--output" else ("--output", "n.st", "--resume")
        text = failed(capsys, "train", name, *TRAIN[2:], *more)
        assert text == f"{option}: '{name}' is the data file, {LOST}"
        assert Path(name).read_bytes() == before
        Path(name).unlink()


def test_files_are_compared_before_they_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither file exists, and the options are wrong as well: nothing else is told first."""
    text = failed(capsys, "train", "none.csv", "--output", "none.csv", "--epochs", "-1", "--learning-rate", "0")
    assert text == f"--output: 'none.csv' is the data file, {LOST}"
    text = failed(capsys, "predict", "none.st", "none.csv", "--output", "none.st")
    assert text == f"--output: 'none.st' is the model file, {LOST}"
    assert sorted(path.name for path in Path().iterdir()) == ["t.csv"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no such device")
def test_a_file_that_cannot_be_written_is_told_before_training(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(hn.Model, "fit", None)  # calling it would be another error
    assert failed(capsys, *TRAIN, "--output", "/dev/full") == (
        "/dev/full: this is a device; a regular file is to be written. Name a regular file."
    )


# -- columns that are repeated -----------------------------------------------------------------------------------------


def test_columns_are_repeated_as_the_texts_of_the_file(model: str, capsys: pytest.CaptureFixture[str]) -> None:
    done(capsys, "predict", model, "t.csv", "--keep", "id,zip", "--keep", "mix", "--output", "p.csv")
    with Path("p.csv").open(newline="") as file:
        head, *rows = csv.reader(file)
    assert head == ["id", "zip", "mix", "predicted y"]
    assert [row[:3] for row in rows] == [list(row) for row in zip(IDS, ZIPS, MIXED, strict=True)]


def test_texts_with_separators_quotes_and_line_ends_are_repeated(
    model: str, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = ['a,"b"', "c\nd", "e\rf", "", " ", "x"]
    with Path("new.csv").open("w", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows([("id", "x"), *((text, 1) for text in texts)])
    done(capsys, "predict", model, "new.csv", "--keep", "id", "--output", "p.csv")
    with Path("p.csv").open(newline="") as file:
        assert [row[0] for row in csv.reader(file)] == ["id", *texts]


# -- runs that are resumed ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stream", [(), ("--stream",)])
def test_a_run_is_resumed_with_its_seed_and_epochs_alone(
    stream: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    command = (*TRAIN, "--output", "n.st", "--checkpoint", "run.ck", *stream)
    done(capsys, *command, "--seed", "3")
    before = {path.name: path.read_bytes() for path in Path().iterdir()}
    for more, text in (
        (("--seed", "7"), "--seed is 7; the run in 'run.ck' was started with seed 3. Pass --seed 3"),
        ((), "--seed is 0; the run in 'run.ck' was started with seed 3. Pass --seed 3"),
        (("--seed", "3", "--epochs", "1"), "--epochs is 1; the run in 'run.ck' has 2 epochs. Pass 2 or more"),
    ):
        assert failed(capsys, *command, "--resume", *more) == f"{text}, or start again without --resume."
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == before
    assert done(capsys, *command, "--resume", "--seed", "3")["epochs"] == 2
    assert done(capsys, *command, "--resume", "--seed", "3", "--epochs", "4")["epochs"] == 4
    resumed = hn.Model.load("n.st").get_parameters()
    done(capsys, *command, "--seed", "3", "--epochs", "4")
    whole = hn.Model.load("n.st").get_parameters()
    assert [[array.tolist() for array in pair] for pair in resumed] == [[a.tolist() for a in pair] for pair in whole]


@pytest.mark.parametrize("stream", [(), ("--stream",)])
def test_early_stopping_may_be_added_when_a_run_is_resumed(
    stream: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    noise = np.random.RandomState(1).random_sample((60, 3))
    Path("r.csv").write_text("x,z,y\n" + "".join(f"{x:.3f},{z:.3f},{y:.3f}\n" for x, z, y in noise))
    command = ("train", "r.csv", "--label", "y", "--validation", "0.25", "--output", "n.st", "--checkpoint", "run.ck")
    done(capsys, *command, *stream, "--epochs", "3")
    more = ("--epochs", "500", "--early-stopping", "4")
    resumed = done(capsys, *command, *stream, "--resume", *more)
    content = Path("n.st").read_bytes()
    Path("run.ck").unlink()
    whole = done(capsys, *command, *stream, *more)
    assert 3 < whole["best_epoch"] < whole["epochs"] < 500
    assert {**resumed, "seconds": 0} == {**whole, "seconds": 0}
    assert Path("n.st").read_bytes() == content


def test_an_epoch_that_is_not_complete_counts(capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
    command = (*TRAIN, "--output", "n.st", "--checkpoint", "run.ck", "--batch-size", "4")
    join = hn.Checkpoint._join
    steps = iter(range(100))

    def often(self: Any, session: Any) -> None:
        self.every_steps = 3
        join(self, session)

    monkeypatch.setattr(hn.Checkpoint, "_join", often)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hn.Model, "fit", _with(hn.Model.fit, lambda *rest: next(steps) < 14 or 1 / 0))
        assert failed(capsys, *command) == "division by zero"
    assert failed(capsys, *command, "--resume", "--epochs", "1") == (
        "--epochs is 1; the run in 'run.ck' has 1 epochs and 3 steps of the next one. Pass 2 or more, or start again "
        "without --resume."
    )


def _with(fit: Any, after_step: Any) -> Any:
    class Step(hn.Callback):
        def on_train_batch_end(self, batch: int, logs: dict[str, float]) -> None:
            after_step(batch)

    return lambda self, *rest, callbacks, **more: fit(self, *rest, callbacks=[*callbacks, Step()], **more)


def test_a_checkpoint_without_a_seed_is_resumed(capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
    """Checkpoints of earlier versions have none."""
    from hybridnet.cli import runs

    command = (*TRAIN, "--checkpoint", "run.ck")
    with monkeypatch.context() as patch:
        patch.setattr(runs.RunCheckpoint, "_join", lambda self, s: hn.Checkpoint("run.ck", resume=False)._join(s))
        done(capsys, *command)
    assert done(capsys, *command, "--resume", "--epochs", "3")["epochs"] == 3


# -- options that are out of range or would be ignored -----------------------------------------------------------------


SHARE = "it is the share of inputs to drop, 0 or more and less than 1."


@pytest.mark.parametrize(
    ("option", "value", "text"),
    [
        ("--learning-rate", "0", "Adam: the learning rate is 0; it must be a finite number greater than 0."),
        ("--learning-rate", "-1", "Adam: the learning rate is -1; it must be a finite number greater than 0."),
        ("--learning-rate", "nan", "Adam: the learning rate is NaN; it must be a finite number greater than 0."),
        ("--epochs", "-3", "--epochs is -3; it must be from 0 to 2,147,483,647."),
        ("--epochs", "99999999999", "--epochs is 99999999999; it must be from 0 to 2,147,483,647."),
        ("--batch-size", "0", "--batch-size is 0; it must be from 1 to 2,147,483,647."),
        ("--batch-size", "-5", "--batch-size is -5; it must be from 1 to 2,147,483,647."),
        ("--early-stopping", "-1", "early stopping: the patience is -1; it must be 0 or more."),
        ("--dropout", "1", f"dropout layer: the rate is 1; {SHARE}"),
        ("--checkpoint", "", "--checkpoint: the path is empty; the name of a file is required. Pass one."),
        ("--ignore", "y", "--ignore names 'y', which is the label column. Leave it out of --ignore."),
        ("--validation", "", "--validation: the path is empty; the name of a file is required. Pass one."),
        ("--labels", "", "--labels: the path is empty; the name of a file is required. Pass one."),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("unchanged")
def test_options_out_of_range_are_refused(
    option: str, value: str, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failed(capsys, *TRAIN, option, value) == text


@pytest.mark.parametrize(("size", "shown"), [("0", "0"), ("-5", "-5"), ("99999999999", "99999999999")])
@pytest.mark.parametrize("command", ["predict", "evaluate"])
@pytest.mark.usefixtures("unchanged")
def test_a_batch_has_rows(command: str, size: str, shown: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = failed(capsys, command, "m.st", "t.csv", "--batch-size", size)
    assert text == f"--batch-size is {shown}; it must be from 1 to 2,147,483,647."


@pytest.mark.usefixtures("unchanged")
def test_options_of_tables_are_not_ignored_for_arrays(capsys: pytest.CaptureFixture[str]) -> None:
    for option in ("--columns", "--ignore"):
        text = failed(capsys, "train", "a.npz", option, "a")
        assert text == f"{option}: a.npz has samples, whose columns have no names. Leave it out."
    assert failed(capsys, "evaluate", "m.st", "a.npz") == (
        "a.npz: it has samples without column names; the model was trained on a table with the columns 'x'. Pass such "
        "a table."
    )
    np.savez("c.npz", X=np.eye(4) * 1j, y=np.arange(4) % 2)
    assert failed(capsys, "train", "c.npz") == (
        "c.npz: the inputs are complex128 of shape (4, 4); numbers are required, one sample per row. Convert them "
        "first."
    )
    Path("c.npz").unlink()


def test_options_can_be_given_twice(capsys: pytest.CaptureFixture[str]) -> None:
    result = done(capsys, "train", "t.csv", "--label", "y", "--ignore", "id", "--ignore", "zip,mix", "--epochs", "1")
    assert result["inputs"] == 1
    result = done(capsys, "train", "t.csv", "--label", "y", "--columns", "x", "--columns", "id", "--epochs", "1")
    assert result["inputs"] == 2


# -- errors of every type ----------------------------------------------------------------------------------------------


def kinds_of(kind: type[Exception]) -> list[type[Exception]]:
    return [kind, *(each for derived in kind.__subclasses__() for each in kinds_of(derived))]


@pytest.mark.parametrize("kind", kinds_of(hn.HybridNetError), ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("command", parser.COMMANDS)
def test_an_error_of_each_type_is_one_line_of_each_command(
    command: str, kind: type[Exception], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(options: Any) -> int:
        raise kind("here: this\narrived. Do that.")

    monkeypatch.setattr(import_module(f"hybridnet.cli.{command}"), "run", fail)
    data = {"train": ["t.csv"], "inspect": ["m"], "export": ["m", "--to", "npz", "--output", "o"]}
    assert failed(capsys, command, *data.get(command, ["m", "t.csv"])) == "here: this arrived. Do that."


def test_training_that_diverges_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert failed(capsys, *TRAIN, "--learning-rate", "1e30", "--batch-size", "8") == (
        "model, fit: in epoch 1, step 2 the loss is NaN, at a learning rate of 1E+30; it must be a finite number. "
        "Step 1 of epoch 1 is taken back: the model is as it was before it, the last time its loss was finite. Lower "
        "the learning rate ten times, or scale the inputs to about -1 .. 1."
    )
    assert sorted(path.name for path in Path().iterdir()) == ["t.csv"]
