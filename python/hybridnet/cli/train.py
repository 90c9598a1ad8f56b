"""``hybridnet train``: train a network on a data file and save it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np

from .._errors import number
from .._numerics import init
from ..callbacks import Checkpoint, EarlyStopping
from ..preprocessing import Preprocessing
from ..splits import held_out_split
from . import prepared as rows
from .networks import network
from .output import check_output, note, write_json
from .sources import Data, read

_FORMS: dict[str, Any] = {"auto": None, "bar": "bar", "plain": "plain", "off": False}


def run(options: Any) -> int:
    """Train, save and print the results.

    Returns
    -------
    0.
    """
    output = check_output(options.output)
    init(seed=options.seed)
    data = read(options.data, options)
    train, validation = _split(data, options)
    prepared = rows.fit(train, options)
    model = network(prepared, options)
    held_out = None if validation is None else _samples(prepared, validation, "--validation")
    callbacks: list[Any] = []
    stopping = None
    if options.early_stopping is not None:
        stopping = EarlyStopping(
            "loss" if held_out is None else "val_loss", patience=options.early_stopping, restore_best=True
        )
        callbacks.append(stopping)
    checkpoint = options.checkpoint or (f"{output}.checkpoint" if options.resume else None)
    if checkpoint is not None:
        if options.resume and not Path(checkpoint).exists():
            note("train", f"there is no checkpoint {checkpoint!r} yet; training starts from the beginning.")
        callbacks.append(Checkpoint(checkpoint, resume=options.resume))
    started = time.monotonic()
    try:
        model.fit(
            *_samples(prepared, train, options.data),
            epochs=options.epochs,
            batch_size=min(options.batch_size, len(train)),
            shuffle=True,
            validation_data=held_out,
            validation_batch_size=None if held_out is None else len(held_out[0]),
            callbacks=callbacks,
            progress=_FORMS[options.progress],
        )
    except KeyboardInterrupt:
        continued = "add --resume to continue" if checkpoint else "with --checkpoint FILE a run can be resumed"
        note("train", f"interrupted after {len(model.history.epoch)} epochs; {continued}.")
        raise
    model.save(output)
    saved = -1 if stopping is None else stopping.best_epoch - 1  # of which the parameters are saved
    history = {name: numbers[saved] for name, numbers in model.history.items()}
    write_json(
        {
            "model": output,
            "task": "regression" if prepared.classes is None else "classification",
            "rows": len(train),
            "validation_rows": 0 if validation is None else len(validation),
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


def _samples(prepared: Preprocessing, data: Data, where: str) -> tuple[Any, Any]:
    return rows.inputs(prepared, data, where), rows.targets(prepared, data, where)


def _split(data: Data, options: Any) -> tuple[Data, Data | None]:
    """The training rows and the validation rows: a share of the rows, drawn with the seed, or another file."""
    given = options.validation
    if given is None:
        return data, None
    try:
        share = float(given)
    except ValueError:
        return data, read(given, options)
    number("--validation", "the share", share)
    index = np.arange(len(data))
    split = held_out_split(index.reshape(-1, 1), index, test_size=share, random_state=options.seed)
    return data.take(np.sort(split.X_train[:, 0])), data.take(np.sort(split.X_test[:, 0]))
