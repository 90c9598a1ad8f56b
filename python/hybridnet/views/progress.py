"""Progress of training: a bar in a terminal, one line of HTML in a notebook, plain lines in a log."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Protocol

#: What progress can look like.
FORMS = ("bar", "html", "plain", "off")

#: How a stream answers that is closed: a file, or a pipe whose reader has gone.
UNWRITABLE = (OSError, ValueError)

#: Seconds before anything is shown: what is over by then needs no bar.
DELAY = 0.5


class Progress(Protocol):
    """Base class of the displays of progress."""

    def update(self, done: int, numbers: Mapping[str, float]) -> None:
        """Show ``done`` of the total, and other numbers."""

    def close(self) -> None:
        """End the display; its last state remains visible."""


def progress(total: int, unit: str, form: str | None = None, at_once: bool = False) -> Progress:
    """Create the display of progress that fits the environment.

    Parameters
    ----------
    total : number of units.
    unit : the name of a unit, such as ``"epoch"``.
    form : ``"bar"``, ``"html"``, ``"plain"`` or ``"off"``; None for what the environment variable HYBRIDNET_PROGRESS
        says, else what fits: HTML in a Jupyter kernel, a bar in a terminal, plain lines anywhere else.
    at_once : whether to show progress immediately, also for runs of less than half a second.

    Raises
    ------
    ValueError : the form is none of these.
    """
    delay = 0.0 if at_once else DELAY
    asked = os.environ.get("HYBRIDNET_PROGRESS")
    chosen = form or asked or _fitting()
    if chosen not in FORMS:
        where = "the form" if form else "the environment variable HYBRIDNET_PROGRESS"
        raise ValueError(f"progress: {where} is {chosen!r}; it must be one of {', '.join(map(repr, FORMS))}.")
    if chosen == "off":
        return _Silent()
    if chosen == "plain":
        return _Lines(total, unit, at_once)
    from . import _progress_bars as bars  # and tqdm with it: 25 ms that only a bar is worth

    if chosen == "html":
        return bars.in_notebook(total, unit, delay)
    try:
        return bars.in_terminal(total, unit, delay)
    except UNWRITABLE:
        return _Silent()


def _fitting() -> str:
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell is not None and hasattr(shell, "kernel"):
        return "html"
    return "bar" if sys.stderr is not None and sys.stderr.isatty() else "plain"


class _Silent:
    def update(self, done: int, numbers: Mapping[str, float]) -> None:
        pass

    def close(self) -> None:
        pass


class _Lines:
    """Prints a line every few seconds to standard error, for logs and files."""

    def __init__(self, total: int, unit: str, is_always_shown: bool, every: float = 5.0) -> None:
        self._total, self._unit, self._every = total, unit, every
        self._is_always_shown = is_always_shown
        self._started = self._last = time.monotonic()
        self._state: tuple[int, Mapping[str, float]] = (0, {})

    def update(self, done: int, numbers: Mapping[str, float]) -> None:
        self._state = done, dict(numbers)
        if time.monotonic() - self._last >= self._every:
            self._write()

    def close(self) -> None:
        # A run without a line yet was too short to need one, unless it was requested.
        if self._is_always_shown or self._last > self._started:
            self._write()

    def _write(self) -> None:
        done, numbers = self._state
        self._last = time.monotonic()
        from tqdm.std import tqdm

        elapsed = tqdm.format_interval(self._last - self._started)
        parts = [f"{self._unit} {done:,} of {self._total:,}", elapsed]
        parts += [f"{name} {text}" for name, text in shown(numbers).items()]
        with suppress(*UNWRITABLE):
            print(", ".join(parts), file=sys.stderr, flush=True)


def shown(numbers: Mapping[str, float]) -> dict[str, str]:
    """Format numbers with four digits."""
    return {name: f"{number:.4g}" for name, number in numbers.items()}
