"""What ``fit`` does beside training: stop early, keep checkpoints, write a log."""

from __future__ import annotations

import os
from typing import Any

from ._errors import choice, file_name, flag, size
from ._public import public
from ._settings import check

_WATCHED = ("loss", "accuracy", "val_loss", "val_accuracy")


class EarlyStopping:
    """Stop training once a number has not become better for some epochs.

    Parameters
    ----------
    monitor : ``"loss"``, ``"accuracy"``, ``"val_loss"`` or ``"val_accuracy"``; losses are better when smaller.
    patience : epochs without an improvement that are borne, 0 or more.
    min_delta : what an improvement is at least.
    restore_best : whether the model ends with the parameters of its best epoch.

    Attributes
    ----------
    best_epoch : the epoch of the last run with the best number, 0 before the first.
    stopped : whether training was stopped.

    Raises
    ------
    ValueError : the number is none of these, or the patience is negative.
    """

    def __init__(
        self, monitor: str = "val_loss", patience: int = 10, min_delta: float = 0.0, restore_best: bool = True
    ) -> None:
        self.monitor, self.patience, self.min_delta, self.restore_best = monitor, patience, min_delta, restore_best
        self._checked()
        self.best_epoch = 0
        self.stopped = False

    keeps_engine_state = False

    def join(self, session: Any) -> None:
        """Take part in a run."""
        self._engine = session.stop_early(*self._checked())

    def _checked(self) -> tuple[int, int, float, bool]:
        """The settings as the engine takes them."""
        choice("early stopping", "monitor", self.monitor, _WATCHED)
        return (
            _WATCHED.index(self.monitor),
            size("early stopping", "the patience", self.patience),
            check("the least improvement", "early stopping", self.min_delta, "min_delta"),
            flag("early stopping", "restore_best", self.restore_best),
        )

    def leave(self, took_place: bool) -> None:
        """See how the run ended, if it was not refused."""
        engine = self.__dict__.pop("_engine")
        if took_place:
            self.best_epoch, self.stopped = int(engine.BestEpoch), bool(engine.Stopped)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(monitor={self.monitor!r}, patience={self.patience})"


class Checkpoint:
    """Keep a run of training in a file, so that it goes on where it was, to the same bits, after its process has ended.

    The file holds parameters, what the optimizer remembers, the random state, epoch and batch. It is written beside
    and then renamed: there is always a whole one. It is written also when training is interrupted.

    Parameters
    ----------
    path : the file.
    every : epochs between two checkpoints, 1 or more; at most so many are run again. Neither this nor ``every_steps``:
        after the first step that ends a second or more after the last checkpoint, so that writing costs little.
    every_steps : steps between two checkpoints, counted anew in every epoch.
    resume : whether ``fit`` goes on from the file if it is there; else it starts anew and overwrites the file.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        every: int | None = None,
        every_steps: int | None = None,
        resume: bool = True,
    ) -> None:
        self.path = file_name("checkpoint", path)
        self.every, self.every_steps, self.resume = every, every_steps, resume
        self._checked()

    keeps_engine_state = True

    def join(self, session: Any) -> None:
        """Take part in a run."""
        session.checkpoint(*self._checked())

    def _checked(self) -> tuple[str, int, int, bool]:
        """The settings as the engine takes them."""
        return (
            file_name("checkpoint", self.path),
            _interval("every", self.every),
            _interval("every_steps", self.every_steps),
            flag("checkpoint", "resume", self.resume),
        )

    def leave(self, took_place: bool) -> None:
        """Nothing is to be taken along from a run."""

    def __repr__(self) -> str:
        settings = {"every": self.every, "every_steps": self.every_steps}
        shown = "".join(f", {name}={value}" for name, value in settings.items() if value is not None)
        return f"{type(self).__name__}({self.path!r}{shown})"


class CSVLog:
    """Write every epoch as a row of a CSV file, one column for each number of the history.

    Parameters
    ----------
    path : the file. Every run appends its rows below one line with the names of the columns; a run that resumes from a
        checkpoint first removes the rows of the epochs that it trains again.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = file_name("CSV log", path)

    keeps_engine_state = False

    def join(self, session: Any) -> None:
        """Take part in a run."""
        session.log_to_csv(file_name("CSV log", self.path))

    def leave(self, took_place: bool) -> None:
        """Nothing is to be taken along from a run."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.path!r})"


def _interval(name: str, value: Any) -> int:
    """Epochs or steps between two checkpoints; 0 for none by their count."""
    return 0 if value is None else int(check("the interval", "checkpoint", size("checkpoint", name, value), name))


public(__name__)
