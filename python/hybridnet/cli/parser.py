"""The arguments of the commands, and the texts of ``--help``."""

from __future__ import annotations

import argparse
from typing import Any

from .._public import public
from .arguments import Parser, decimal, names, one_of, sizes, whole

#: The commands of this package.
COMMANDS = ("train", "evaluate", "predict", "inspect", "export")

_TRAIN = """examples:
  hybridnet train titanic.csv --label Survived --ignore PassengerId,Name,Ticket,Cabin --output titanic.safetensors
  hybridnet train houses.csv --label price --hidden 32 --epochs 500 --validation 0.2 --early-stopping 20
  hybridnet train train-images-idx3-ubyte.gz --labels train-labels-idx1-ubyte.gz --hidden 128 --epochs 10
  hybridnet train data.npz --label y --checkpoint run.safetensors
  hybridnet train data.npz --label y --checkpoint run.safetensors --resume

Column names, label column, classes, imputation, one-hot encoding and scaling are saved in the model file.
A regression is trained on standardized labels: losses are in units of their variance, predictions in their unit.
A resumed run has the data, the network and the seed of its checkpoint; another --seed is refused, and so are fewer
--epochs than the run has. A file that is read is never overwritten: another name is required for each file.
Results go to standard output as JSON, progress and errors to standard error.
Exit status: 0 success, 1 failure, 2 invalid command line, 130 interrupted."""
_EVALUATE = """examples:
  hybridnet evaluate titanic.safetensors titanic.csv
  hybridnet evaluate fashion.safetensors t10k-images-idx3-ubyte.gz --labels t10k-labels-idx1-ubyte.gz

Prints the loss, the metrics and, for classes, the confusion matrix as JSON."""
_PREDICT = """examples:
  hybridnet predict titanic.safetensors new.csv --output predictions.csv
  hybridnet predict titanic.safetensors new.csv --keep PassengerId --probabilities | head

Takes raw rows, with or without the label column. Without --output the table of predictions goes to standard output."""
_INSPECT = """examples:
  hybridnet inspect titanic.safetensors
  hybridnet inspect run.safetensors --json

Takes any safetensors file. A model file shows its layers, columns and classes, a checkpoint also its history."""
_EXPORT = """examples:
  hybridnet export titanic.safetensors --to onnx --output titanic.onnx
  hybridnet export titanic.safetensors --to npz --output titanic.npz
  hybridnet export titanic.safetensors --to parms --output titanic.parms

onnx is the network, for ONNX Runtime and other programs: its inputs are prepared rows, and the outputs of a classifier
are labels and probabilities. npz has one array for each of weights and biases; parms is the pickled parameter file of
the book."""


def add_commands(commands: Any) -> None:
    """Add the commands to the parser of ``hybridnet``."""
    _train(_command(commands, "train", "train a network on a table, on arrays or on images", _TRAIN))
    evaluate = _command(commands, "evaluate", "evaluate a model on rows with labels", _EVALUATE)
    _model_and_data(evaluate)
    evaluate.add_argument("--labels", metavar="FILE", help="labels of images or arrays: .npy or IDX")
    predict = _command(commands, "predict", "predict for raw rows", _PREDICT)
    _model_and_data(predict)
    predict.add_argument("--output", metavar="FILE", help="CSV file of the predictions (default: standard output)")
    predict.add_argument(
        "--keep",
        type=names,
        action="extend",
        default=[],
        metavar="NAMES",
        help="columns of the data to repeat, as they are in the file",
    )
    predict.add_argument("--probabilities", action="store_true", help="add the probability of each class")
    inspect = _command(commands, "inspect", "show what a safetensors file has", _INSPECT)
    inspect.add_argument("file", help="any safetensors file")
    inspect.add_argument("--json", action="store_true", help="print JSON instead of text")
    export = _command(commands, "export", "write a model, or its parameters, for other programs", _EXPORT)
    export.add_argument("model", help="model file")
    export.add_argument("--to", **_words("onnx", "npz", "parms"), required=True, help="format")
    export.add_argument("--output", required=True, metavar="FILE", help="file to write")


def _train(train: Parser) -> None:
    data = train.add_argument_group("data")
    data.add_argument("data", help="CSV, TSV, Parquet (needs pyarrow), NumPy .npy or .npz, or IDX images")
    data.add_argument("--label", metavar="NAME", help="label column of a table, or array of a .npz file")
    data.add_argument("--labels", metavar="FILE", help="labels of images or arrays: .npy or IDX")
    data.add_argument(
        "--columns",
        type=names,
        action="extend",
        metavar="NAMES",
        help="columns to use, separated by commas (default: all)",
    )
    data.add_argument("--ignore", type=names, action="extend", default=[], metavar="NAMES", help="columns to leave out")
    _separator(data)
    data.add_argument(
        "--task", **_words("auto", "classification", "regression"), default="auto",
        help="auto: classification for texts and for up to 20 different whole numbers",
    )  # fmt: skip
    data.add_argument(
        "--missing", **_words("mean", "median", "most_frequent", "refuse"), default="mean",
        help="replacement of missing numbers (default: %(default)s); texts have the most frequent one",
    )  # fmt: skip
    data.add_argument(
        "--unknown", **_words("refuse", "zero"), default="refuse",
        help="categories that the training rows do not have: an error, or 0 in every column (default: %(default)s)",
    )  # fmt: skip
    _stream(data)
    data.add_argument("--no-standardize", action="store_true", help="use numbers as they are")
    data.add_argument(
        "--validation", default=None, metavar="SHARE|FILE", help="share of the rows to hold out, such as 0.2, or a file"
    )
    net = train.add_argument_group("network")
    net.add_argument("--hidden", type=sizes, default=[64], metavar="SIZES", help="neurons of the hidden layers (64)")
    net.add_argument("--activation", default="relu", help="activation of the hidden layers (default: %(default)s)")
    net.add_argument("--dropout", type=decimal, default=0.0, help="dropout rate after each hidden layer (default: 0)")
    net.add_argument("--l2", type=decimal, default=0.0, help="L2 regularization of the weights (default: 0)")
    run = train.add_argument_group("training")
    run.add_argument(
        "--epochs",
        type=whole,
        default=100,
        help="passes over the rows, of a resumed run from its start (default: %(default)s)",
    )
    run.add_argument("--batch-size", type=whole, default=32, help="rows per step (default: %(default)s)")
    run.add_argument("--optimizer", default="adam", help="sgd, adagrad, rmsprop or adam (default: %(default)s)")
    run.add_argument("--learning-rate", type=decimal, help="learning rate, above 0 (default: that of the optimizer)")
    run.add_argument(
        "--early-stopping", type=whole, metavar="EPOCHS", help="stop after so many epochs without improvement"
    )
    run.add_argument(
        "--seed",
        type=whole,
        default=0,
        help="seed of weights, split and shuffling, also of a resumed run (default: %(default)s)",
    )
    out = train.add_argument_group("output")
    out.add_argument("--output", default="model.safetensors", metavar="FILE", help="model file (default: %(default)s)")
    out.add_argument("--checkpoint", metavar="FILE", help="file of the training state, written during training")
    out.add_argument(
        "--resume", action="store_true",
        help="resume from the checkpoint with the same data, network and seed, up to --epochs in all",
    )  # fmt: skip
    out.add_argument(
        "--progress",
        **_words("auto", "bar", "plain", "off"),
        default="auto",
        help="form of the progress",
    )


def _model_and_data(command: Parser) -> None:
    command.add_argument("model", help="model file that hybridnet train has written")
    command.add_argument("data", help="CSV, TSV, Parquet, .npy, .npz or IDX, with the columns of the training rows")
    command.add_argument("--batch-size", type=whole, default=4096, help="rows per batch (default: %(default)s)")
    _separator(command)
    _stream(command)


def _stream(command: Any) -> None:
    command.add_argument(
        "--stream", action="store_true",
        help="read a file block by block, not Parquet, for files larger than memory (default from 256 MiB on)",
    )  # fmt: skip


def _separator(command: Any) -> None:
    command.add_argument(
        "--separator", default=None, metavar="CHARACTER",
        help="between the fields of a CSV file; tab for a tabulator (default: a comma, in a .tsv file a tabulator)",
    )  # fmt: skip


def _words(*words: str) -> dict[str, Any]:
    return {"type": one_of(*words), "metavar": f"{{{','.join(words)}}}"}


def _command(commands: Any, name: str, about: str, examples: str) -> Parser:
    made: Parser = commands.add_parser(
        name,
        help=about,
        description=f"{about[0].upper()}{about[1:]}.",
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    return made


public(__name__)
