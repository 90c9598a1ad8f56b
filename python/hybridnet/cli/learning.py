"""A hint behind a run of ``hybridnet train`` whose network has learned nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from .._public import public
from .output import note

if TYPE_CHECKING:
    from .train import Prepared

_REMEDIES = "Try more --epochs, a larger or smaller --learning-rate, or more neurons with --hidden; and check --label."


def note_without_effect(results: Mapping[str, float], losses: Sequence[float], data: Prepared) -> None:
    """Print a hint if a network predicts no better than without inputs, or if its loss did not fall.

    Parameters
    ----------
    results : the numbers of the epoch that is saved, by name.
    losses : of all epochs.
    data : what the network was trained on.
    """
    if losses and (found := _found(results, losses, data)) is not None:
        note("train", f"the network has not learned: {found}. {_REMEDIES}")


def _found(results: Mapping[str, float], losses: Sequence[float], data: Prepared) -> str | None:
    held_out = data.validation is not None
    targets = data.train[1] if data.validation is None else data.validation[1]
    prefix, rows = ("val_", "validation rows") if held_out else ("", "rows")
    names = data.preprocessing.classes
    if names is None:
        r2 = results.get(f"{prefix}r2", np.nan)
        if not r2 > 0:
            return f"R2 of the {rows} is {r2:.3g}, and predicting their mean gives 0"
    else:
        counts = np.bincount(np.asarray(targets).reshape(-1), minlength=len(names))
        share, accuracy = counts.max() / counts.sum(), results.get(f"{prefix}accuracy", np.nan)
        # One standard error: a network that guesses is a little above the share by chance.
        if not accuracy > min(share + (share * (1 - share) / counts.sum()) ** 0.5, 1 - 1e-6):
            name = names[int(counts.argmax())]
            return f"the accuracy of the {rows} is {accuracy:.3g}, and always predicting {name!r} gives {share:.3g}"
    if len(losses) > 1 and not losses[-1] < losses[0]:
        return f"the loss of epoch {len(losses)} is {losses[-1]:.4g}, and that of epoch 1 was {losses[0]:.4g}"
    return None


public(__name__)
