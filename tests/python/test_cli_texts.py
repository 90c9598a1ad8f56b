"""Command lines that are wrong: one sentence each, with what arrived, what is required and what to do."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from hybridnet import __main__
from hybridnet.cli import arguments, learning, parser
from python.test_cli import done, failed

pytestmark = pytest.mark.usefixtures("stream_and_settings")

PARSER = __main__._parser()
COMMANDS: dict[str, Any] = next(
    action.choices for action in PARSER._actions if isinstance(action, argparse._SubParsersAction)
)
FILES = {"train": ["t.csv"], "evaluate": ["m", "t.csv"], "predict": ["m", "t.csv"], "inspect": ["m"]}
FILES["export"] = ["m", "--to", "npz", "--output", "o"]
#: Every option of every command that is of this package.
OPTIONS = [
    (command, option, action)
    for command in parser.COMMANDS
    for option, action in COMMANDS[command]._option_string_actions.items()
    if option not in ("-h", "--help")
]
IDS = [f"{command} {option}" for command, option, _ in OPTIONS]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HYBRIDNET_PROGRESS", "off")
    monkeypatch.delenv("HYBRIDNET_DEBUG", raising=False)
    random = np.random.default_rng(0)
    rows = [f"{a:.3f},{a + b:.3f},{'xyz'[i % 3]}\n" for i, (a, b) in enumerate(random.normal(size=(60, 2)))]
    Path("t.csv").write_text("a,y,c\n" + "".join(rows))


def refused(capsys: pytest.CaptureFixture[str], *line: str) -> str:
    """The one line of a command line that is invalid."""
    with pytest.raises(SystemExit) as ended:
        __main__.main(line)
    out, err = capsys.readouterr()
    assert (ended.value.code, out, err.count("\n")) == (2, "", 1)
    return err.removesuffix("\n")


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("train t.csv --hidden 8 4", "train: --hidden is '8 4'; one value is required, with commas and without spaces. "
         "Write --hidden 8,4."),
        ("train --hidden 8, 4, 2 t.csv", "train: --hidden is '8, 4, 2'; one value is required, with commas and without "
         "spaces. Write --hidden 8,4,2."),
        ("train t.csv --columns a c --label y", "train: --columns is 'a c'; one value is required, with commas and "
         "without spaces. Write --columns a,c."),
        ("train --ignore a c t.csv", "train: --ignore is 'a c'; one value is required, with commas and without spaces. "
         "Write --ignore a,c."),
        ("predict m t.csv --keep a c", "predict: --keep is 'a c'; one value is required, with commas and without "
         "spaces. Write --keep a,c."),
        ("train t.csv --lable y", "train: there is no option --lable. Did you mean --label?"),
        ("train --lable y", "train: there is no option --lable. Did you mean --label?"),
        ("train t.csv --lr 0.1", "train: there is no option --lr. Did you mean --learning-rate?"),
        ("train t.csv -o m", "train: there is no option -o. Did you mean --output?"),
        ("train t.csv --gpu", "train: there is no option --gpu. hybridnet train --help lists the options."),
        ("evaluate m t.csv --label y", "evaluate: there is no option --label. It belongs to hybridnet train. Leave it "
         "out."),
        ("evaluate m t.csv --target y", "evaluate: there is no option --target. Did you mean --labels?"),
        ("train t.csv --label", "train: --label has no value; one is required. Write --label NAME."),
        ("train t.csv --label --stream", "train: --label has no value; one is required. Write --label NAME."),
        ("train t.csv --stream=yes", "train: --stream is 'yes'; it takes no value. Write --stream alone."),
        ("train t.csv --label Fare paid", "train: 't.csv' and 'paid' arrived where data is required. Leave out what is "
         "too much, or put a value that has spaces in quotation marks."),
        ("evaluate a b c", "evaluate: 'a', 'b' and 'c' arrived where model and data are required. Leave out what is "
         "too much, or put a value that has spaces in quotation marks."),
        ("verify now", "verify: 'now' arrived; the command takes no file. Leave out what is too much, or put a value "
         "that has spaces in quotation marks."),
        ("train", "train: data is missing. hybridnet train --help has examples."),
        ("evaluate", "evaluate: model and data are missing. hybridnet evaluate --help has examples."),
        ("export m", "export: --to and --output are missing. hybridnet export --help has examples."),
        ("export m --to gif --output o", "export: --to: 'gif' arrived; onnx, npz or parms is required."),
        ("train t.csv --task regresion", "train: --task: 'regresion' arrived; auto, classification or regression is "
         "required. Did you mean regression?"),
        ("train t.csv --epochs 1.5", "train: --epochs: '1.5' arrived; a whole number is required. Write digits alone."),
        ("train t.csv --l2 0,01", "train: --l2: '0,01' arrived; a number is required, with a point for decimals. Write "
         "0.01."),
        ("train t.csv --dropout 20%", "train: --dropout: '20%' arrived; a number is required, with a point for "
         "decimals. Write 0.2."),
        ("train t.csv --l2 much", "train: --l2: 'much' arrived; a number is required, such as 0.01."),
        ("train t.csv --hidden 64,x", "train: --hidden: 'x' is not a number of neurons; write whole numbers such as "
         "64,32."),
        ("trian t.csv", ": there is no command 'trian'. Did you mean train?"),
        ("fly", ": there is no command 'fly'. The commands are train, evaluate, predict, inspect, export, demo, verify "
         "and doctor."),
        ("", ": command is missing. hybridnet --help has examples."),
    ],
)  # fmt: skip
def test_an_invalid_command_line_is_one_sentence(line: str, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, *line.split()) == f"hybridnet{'' if text[0] == ':' else ' '}{text}"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("--label y --validation 20", "--validation is '20'; a share of the rows is required, above 0 and below 1, or "
         "a file. Write 0.2 for 20 per cent of the rows."),
        ("--label y --validation 20%", "--validation is '20%'; a share of the rows is required, above 0 and below 1, "
         "or a file. Write 0.2 for 20 per cent of the rows."),
        ("--label y --validation 0,2", "--validation is '0,2'; a share of the rows is required, above 0 and below 1, "
         "or a file. Write 0.2 for 20 per cent of the rows."),
        ("--label y --validation -0.1", "--validation is '-0.1'; a share of the rows is required, above 0 and below 1, "
         "or a file. Write 0.2 for a fifth of the rows."),
        ("--label y --validation nan", "--validation is 'nan'; a share of the rows is required, above 0 and below 1, "
         "or a file. Write 0.2 for a fifth of the rows."),
        ("--label y --dropout 50", "--dropout is 50; a share of the neurons is required, 0 or more and less than 1. "
         "Write 0.5 for 50 per cent."),
        ("--label c --task regression", "--task is regression; its labels are numbers, and in the label column 'c' row "
         "0 is \"x\". Pass --task classification, or correct the labels."),
        ("--label y --task classification", "--task is classification; its labels are texts or whole numbers, and in "
         "the label column 'y' row 0 is -0.006. Pass --task regression, or correct the labels."),
        ("--label y --optimizer adm", 'model: the optimizer is called "adm"; there is none of this name. Did you mean '
         '"adam"?'),
        ("--label y --activation rleu", 'model: the activation is called "rleu"; there is none of this name. Did you '
         'mean "relu"?'),
        ("--label y --ignore Name", 'preprocessing: the table has no column "Name"; its columns are "a", "y", "c". '
         "Correct the name."),
        ("--label C", 'preprocessing: the table has no column "C"; its columns are "a", "y", "c". The nearest name is '
         '"c". Correct the name.'),
    ],
)  # fmt: skip
@pytest.mark.parametrize("stream", [[], ["--stream"]])
def test_options_that_do_not_fit_the_data_are_told_by_their_names(
    line: str, text: str, stream: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    shown = failed(capsys, "train", "t.csv", *line.split(), *stream)
    assert re.sub(r" \(line \d+\)", "", shown) == text


@pytest.mark.parametrize(("command", "option", "action"), OPTIONS, ids=IDS)
def test_every_option_is_suggested_for_itself_with_a_letter_less(
    command: str, option: str, action: argparse.Action, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = option[:-2] + option[-1] if len(option) > 5 else f"{option}x"
    text = refused(capsys, command, *FILES[command], wrong, *([] if action.nargs == 0 else ["1"]))
    assert text.startswith(f"hybridnet {command}: there is no option {wrong}. Did you mean --")
    # --label and --labels are equally near to --labl.
    assert text.endswith((f"{option}?", "--label?", "--labels?"))


@pytest.mark.parametrize(("command", "option", "action"), OPTIONS, ids=IDS)
def test_every_option_has_as_many_values_as_it_takes(
    command: str, option: str, action: argparse.Action, capsys: pytest.CaptureFixture[str]
) -> None:
    if action.nargs == 0:
        text = refused(capsys, command, *FILES[command], f"{option}=1")
        assert text == f"hybridnet {command}: {option} is '1'; it takes no value. Write {option} alone."
        return
    text = refused(capsys, command, *FILES[command], option)
    assert refused(capsys, command, *FILES[command], f"{option}=--") == text
    assert re.fullmatch(rf"hybridnet {command}: {option} has no value; one is required\. Write {option} \S+\.", text)


@pytest.mark.parametrize("value", ["", "x", "1.5.2", "1,5x", "12x", "None", "1e", "0x10"])
@pytest.mark.parametrize(("command", "option", "action"), OPTIONS, ids=IDS)
def test_every_wrong_form_of_a_value_is_told_with_its_option(
    command: str, option: str, action: argparse.Action, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Texts and names of files have no wrong form."""
    if action.nargs == 0 or action.type in (None, arguments.names) or (value == "" and action.type is arguments.sizes):
        return
    text = refused(capsys, command, *FILES[command], f"{option}={value}")
    part = value if action.type is not arguments.sizes else next(p for p in value.split(",") if not p.isdecimal())
    assert text.startswith(f"hybridnet {command}: {option}: {part!r} ")
    assert text.endswith((".", "?"))
    assert "arrived; " in text or "is not a number of neurons; " in text


def test_a_file_whose_name_is_a_number_is_no_size(capsys: pytest.CaptureFixture[str]) -> None:
    Path("4").write_bytes(Path("t.csv").read_bytes())
    assert done(capsys, "train", "--hidden", "8", "4", "--label", "y", "--epochs", "1")["rows"] == 60


# -- runs that have not learned ----------------------------------------------------------------------------------------

REMEDIES = "Try more --epochs, a larger or smaller --learning-rate, or more neurons with --hidden; and check --label."


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("--label c --ignore y --epochs 1 --seed 1", r"the accuracy of the rows is 0\.\d+, and always predicting 'x' "
         r"gives 0\.333"),
        ("--label c --epochs 2 --validation 0.5", r"the accuracy of the validation rows is 0\.\d+, and always "
         r"predicting '.' gives 0\.\d+"),
        ("--label y --ignore c --epochs 1 --learning-rate 1e-9", r"R2 of the rows is -\d.*, and predicting their mean "
         r"gives 0"),
        ("--label y --ignore c --epochs 2 --learning-rate 1e-9 --validation 0.2", r"R2 of the validation rows is "
         r"-\d.*, and predicting their mean gives 0"),
    ],
)  # fmt: skip
def test_a_run_that_has_not_learned_has_a_hint(line: str, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main(["train", "t.csv", *line.split()]) == 0
    err = capsys.readouterr().err
    assert re.fullmatch(rf"hybridnet train: the network has not learned: {text}\. {re.escape(REMEDIES)}\n", err)


@pytest.mark.parametrize(("losses", "is_told"), [([0.5, 0.4, 0.5], True), ([0.5, 0.4, 0.49], False), ([0.5], False)])
def test_a_loss_that_does_not_fall_has_a_hint(
    losses: list[float], is_told: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    data: Any = SimpleNamespace(
        train=(None, np.array([0, 1] * 100)), validation=None, preprocessing=SimpleNamespace(classes=[0, 1])
    )
    learning.note_without_effect({"accuracy": 0.9}, losses, data)
    text = "hybridnet train: the network has not learned: the loss of epoch 3 is 0.5, and that of epoch 1 was 0.5. "
    assert capsys.readouterr().err == (f"{text}{REMEDIES}\n" if is_told else "")


def test_a_run_that_has_learned_has_no_hint(capsys: pytest.CaptureFixture[str]) -> None:
    rows = "".join(f"{i % 2 - 0.5},{i % 2}\n" for i in range(200))
    Path("s.csv").write_text("a,y\n" + rows)
    assert __main__.main(["train", "s.csv", "--label", "y", "--epochs", "30", "--learning-rate", "0.01"]) == 0
    assert capsys.readouterr().err == ""


def test_the_result_of_a_regression_has_r2(capsys: pytest.CaptureFixture[str]) -> None:
    more = ("--ignore", "c", "--epochs", "40", "--learning-rate", "0.01", "--output", "m")
    Path("v.csv").write_bytes(Path("t.csv").read_bytes())
    result = done(capsys, "train", "t.csv", "--label", "y", *more, "--validation", "v.csv")
    measured = done(capsys, "evaluate", "m", "t.csv")
    assert result["val_r2"] == pytest.approx(measured["r2"], abs=1e-6)
    assert {"r2", "val_r2"} <= result.keys()
    assert not {"accuracy", "val_accuracy"} & result.keys()
