"""Checkpoints of ``hybridnet train``: a run is resumed only by a command that continues it."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from .. import _bridge
from .._errors import file_name
from .._public import public
from ..callbacks import Checkpoint
from .output import note

_STATE = "hybridnet.checkpoint"


class Progress(NamedTuple):
    """How far the run of a checkpoint is; ``seed`` is None in files of earlier versions."""

    epochs: int
    steps: int
    seed: int | None


class RunCheckpoint(Checkpoint):
    """The checkpoint of a command, which has its seed."""

    def __init__(self, path: str, options: Any) -> None:
        super().__init__(path, resume=options.resume)
        self._note = f"seed {options.seed}"


def file_of(options: Any) -> str | None:
    """The checkpoint of a command; None for a run without one."""
    if options.checkpoint is not None:
        return file_name("--checkpoint", options.checkpoint)
    return f"{options.output}.checkpoint" if options.resume else None


def check(options: Any, checkpoint: str | None) -> None:
    """Raise an error if a command is to resume a run that it cannot continue; note if there is no run yet.

    Raises
    ------
    ValueError : the run has another seed, or more epochs than the command.
    """
    if checkpoint is None or not options.resume:
        return
    if not Path(checkpoint).exists():
        note("train", f"there is no checkpoint {checkpoint!r} yet; training starts from the beginning.")
        return
    run = _progress(checkpoint)
    if run is None:
        return
    if run.seed not in (None, options.seed):
        raise ValueError(
            f"--seed is {options.seed}; the run in {checkpoint!r} was started with seed {run.seed}. "
            f"Pass --seed {run.seed}, or start again without --resume."
        )
    least = run.epochs + (run.steps > 0)
    if options.epochs < least:
        done = f"{run.epochs} epochs" + (f" and {run.steps} steps of the next one" if run.steps else "")
        raise ValueError(
            f"--epochs is {options.epochs}; the run in {checkpoint!r} has {done}. "
            f"Pass {least} or more, or start again without --resume."
        )


def _progress(checkpoint: str) -> Progress | None:
    """How far a run is; None for a file that is not a checkpoint or is damaged, which ``fit`` reports."""
    with suppress(ValueError, TypeError, KeyError, OSError):
        state = json.loads(_bridge.FileContents(checkpoint).texts()[_STATE])
        seed = re.search(r", with seed (-?\d+)$", state["settings"])
        return Progress(int(state["epochs"]), int(state["steps"]), int(seed[1]) if seed else None)
    return None


public(__name__)
