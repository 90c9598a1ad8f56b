"""``hybridnet train``: train a network on a data file and save it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from .. import _bridge
from .._numerics import init
from .._public import public
from ..callbacks import EarlyStopping
from ..preprocessing import Preprocessing
from . import prepared as rows
from . import runs, streams
from .arguments import share_of
from .learning import note_without_effect
from .networks import check_options, network
from .output import check_distinct, check_output, note, write_json
from .sources import Data, read

_FORMS: dict[str, Any] = {"auto": None, "bar": "bar", "plain": "plain", "off": False}
#: Rows per batch of the validation data.
_BATCH = 4096


class Prepared(NamedTuple):
    """What a network is trained on: inputs and targets, and those of the rows that are held out or None."""

    preprocessing: Preprocessing
    train: tuple[Any, Any]
    validation: tuple[Any, Any] | None


def run(options: Any) -> int:
    """Train, save and print the results.

    Returns
    -------
    0.
    """
    output, checkpoint = check_output(options.output), runs.file_of(options)
    share = _share(options.validation)
    check_distinct(
        {"--output": output, "--checkpoint": checkpoint},
        {
            "the data file": options.data,
            "the file of --labels": options.labels,
            "the file of --validation": options.validation if share is None else None,
        },
    )
    _bridge.check_writable(output, is_model=True)
    check_options(options)
    runs.check(options, checkpoint)
    init(seed=options.seed)
    with _prepared(options, share, output) as data:
        return _train(options, output, checkpoint, data)


def _train(options: Any, output: str, checkpoint: str | None, data: Prepared) -> int:
    prepared, validation = data.preprocessing, data.validation
    model = network(prepared, options)
    callbacks: list[Any] = []
    stopping = None
    if options.early_stopping is not None:
        monitor = "loss" if validation is None else "val_loss"
        stopping = EarlyStopping(monitor, patience=options.early_stopping)
        callbacks.append(stopping)
    if checkpoint is not None:
        callbacks.append(runs.RunCheckpoint(checkpoint, options))
    started = time.monotonic()
    try:
        model.fit(
            *data.train,
            epochs=options.epochs,
            batch_size=min(options.batch_size, len(data.train[0])),
            shuffle=True,
            validation_data=validation,
            validation_batch_size=None if validation is None else min(_BATCH, len(validation[0])),
            callbacks=callbacks,
            progress=_FORMS[options.progress],
        )
    except KeyboardInterrupt:
        continued = "add --resume to continue" if checkpoint else "with --checkpoint FILE a run can be resumed"
        note("train", f"interrupted after {len(model.history.epoch)} epochs; {continued}.")
        raise
    model.save(output)
    saved = -1 if stopping is None else stopping.best_epoch - 1  # of which the parameters are saved
    history = {_column(name, prepared): numbers[saved] for name, numbers in model.history.items()}
    note_without_effect(history, model.history.history["loss"], data)
    write_json(
        {
            "model": output,
            "task": "regression" if prepared.classes is None else "classification",
            "rows": len(data.train[0]),
            "validation_rows": 0 if validation is None else len(validation[0]),
            "inputs": len(prepared.names),
            "classes": prepared.classes,
            "parameters": sum(array.size for pair in model.get_parameters() for array in pair),
            "epochs": len(model.history.epoch),
            "best_epoch": None if stopping is None else stopping.best_epoch,
            **history,
            "seconds": round(time.monotonic() - started, 3),
        }
    )
    return 0


def _column(name: str, prepared: Preprocessing) -> str:
    """The name of a result: the metric of a regression is R2."""
    return name if prepared.classes is not None else name.replace("accuracy", "r2")


@contextmanager
def _prepared(options: Any, share: float | None, output: str) -> Iterator[Prepared]:
    """Inputs and targets of the training rows and of the validation rows, in memory or in temporary files."""
    if streams.is_streamed(options.data, options):
        with streams.folder(output) as folder:
            with rows.labels_of_the_task(options):
                data = _streamed(options, share, folder)
            yield data
        return
    with rows.labels_of_the_task(options):
        data = _in_memory(options, share)
    yield data


def _in_memory(options: Any, share: float | None) -> Prepared:
    data = read(options.data, options)
    train, held_out = data, None
    if share is not None:
        chosen = rows.split(len(data), share, options.seed)
        train, held_out = data.take(np.flatnonzero(~chosen)), data.take(np.flatnonzero(chosen))
    elif options.validation is not None:
        held_out = read(options.validation, options, where="--validation")
    prepared = rows.fit(train, options)
    validation = None if held_out is None else _samples(prepared, held_out, "--validation")
    return Prepared(prepared, _samples(prepared, train, options.data), validation)


def _streamed(options: Any, share: float | None, folder: Path) -> Prepared:
    prepared = streams.fit(options.data, options, folder, share or 0.0)
    train, held_out = streams.convert(options.data, options, prepared, folder, share or 0.0)
    if share is None and options.validation is not None:
        (folder / "validation").mkdir()
        held_out, _ = streams.convert(options.validation, options, prepared, folder / "validation")
    for what, samples in (("to train on", train), ("to validate with", held_out)):
        if not len(samples.inputs) and (what == "to train on" or options.validation is not None):
            raise ValueError(f"--validation is {options.validation}: no rows {what} are left. Pass another share.")
    return Prepared(prepared, train, held_out if options.validation is not None else None)


def _samples(prepared: Preprocessing, data: Data, where: str) -> tuple[Any, Any]:
    return rows.inputs(prepared, data, where), rows.targets(prepared, data, where)


def _share(given: str | None) -> float | None:
    """The share of the rows to hold out; None for a file or nothing."""
    if given is None:
        return None
    try:
        share = float(given)
    except ValueError:
        share = None
    if share is not None and 0 < share < 1:
        return share
    meant = share_of(given)
    if share is None and (meant is None or Path(given).exists()):
        return None
    remedy = (
        f"Write {meant:g} for {100 * meant:g} per cent of the rows" if meant is not None and 0 < meant < 1
        else "Write 0.2 for a fifth of the rows"
    )  # fmt: skip
    raise ValueError(
        f"--validation is {given!r}; a share of the rows is required, above 0 and below 1, or a file. {remedy}."
    )


public(__name__)
