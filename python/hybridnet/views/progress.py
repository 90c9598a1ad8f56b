"""Progress of training: a bar in a terminal, one line of HTML in a notebook, plain lines in a log."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from html import escape
from typing import Any, Protocol

from tqdm.std import tqdm

#: What progress can look like.
FORMS = ("bar", "html", "plain", "off")

#: How a stream answers that is closed: a file, or a pipe whose reader has gone.
_UNWRITABLE = (OSError, ValueError)

#: Seconds before anything is shown: what is over by then needs no bar.
DELAY = 0.5

_FORMAT = "{percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt} [{elapsed}<{remaining}{postfix}]"


class Progress(Protocol):
    """What shows how far training is."""

    def update(self, done: int, numbers: Mapping[str, float]) -> None:
        """``done`` of the total, and what to show beside it."""

    def close(self) -> None:
        """Nothing comes any more; what is shown stays."""


def progress(total: int, unit: str, form: str | None = None, at_once: bool = False) -> Progress:
    """The form of progress that fits where Python runs.

    Parameters
    ----------
    total : how many units there are.
    unit : what they are, such as ``"epoch"``.
    form : ``"bar"``, ``"html"``, ``"plain"`` or ``"off"``; None for what the environment variable HYBRIDNET_PROGRESS
        says, else what fits: HTML in a Jupyter kernel, a bar in a terminal, plain lines anywhere else.
    at_once : whether what takes less than half a second is shown too.

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
    if chosen == "bar":
        try:
            return _Bar(_Terminal(total=total, unit=unit, delay=delay, bar_format=_FORMAT, **_size()))
        except _UNWRITABLE:
            return _Silent()
    return _Bar(_Html(total=total, unit=unit, delay=delay, mininterval=0.25, file=_Nowhere()))


def _size() -> dict[str, int]:
    """The terminal's; one that has none, such as that of a recording, counts as a usual one."""
    terminal = shutil.get_terminal_size()
    return {"ncols": min(terminal.columns, 100), "nrows": terminal.lines}


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


class _Bar:
    """A tqdm bar that is told where it stands. Where it cannot be written any more, training goes on without."""

    def __init__(self, bar: Any) -> None:
        self._bar = bar

    def update(self, done: int, numbers: Mapping[str, float]) -> None:
        with suppress(*_UNWRITABLE):
            self._bar.set_postfix(_shown(numbers), refresh=False)
            self._bar.update(done - self._bar.n)

    def close(self) -> None:
        with suppress(*_UNWRITABLE):
            self._bar.close()


class _Terminal(tqdm):  # type: ignore[misc]
    """A bar without tqdm's own thread, for the engine's tick tells it where it stands."""

    monitor_interval = 0


class _Nowhere:
    """A stream for a bar that is shown elsewhere."""

    def write(self, text: str) -> None:
        pass

    def flush(self) -> None:
        pass


class _Html(tqdm):  # type: ignore[misc]
    """A bar in one output of a notebook, whose last state is plain HTML: it is there in every export."""

    monitor_interval = 0
    _handle: Any = None

    def display(self, msg: str | None = None, pos: int | None = None) -> bool:
        from IPython.display import HTML, display

        html = HTML(_bar_of(self.format_dict))  # type: ignore[no-untyped-call]
        if self._handle is None:
            self._handle = display(html, display_id=True)  # type: ignore[no-untyped-call]
        else:
            self._handle.update(html)
        return True

    def close(self) -> None:
        if self._handle is not None:
            self.display()
            self._handle = None
        self.disable = True


def _bar_of(state: Mapping[str, Any]) -> str:
    done, total = state["n"], state["total"] or 1
    text = f"{done:,} of {total:,} {state['unit']}s in {tqdm.format_interval(state['elapsed'])}"
    if done < total and state["rate"]:
        text += f", about {tqdm.format_interval((total - done) / state['rate'])} to go"
    if state["postfix"]:
        text += f"; {state['postfix']}"
    return (
        '<div style="font-variant-numeric:tabular-nums">'
        '<div style="display:inline-block;vertical-align:middle;width:16em;height:.7em;border-radius:.35em;'
        'background:#d5d9e0;overflow:hidden">'
        f'<div style="width:{100 * done / total:.1f}%;height:100%;background:#2256c7"></div></div> {escape(text)}</div>'
    )


class _Lines:
    """A line every few seconds, on standard error: what a log or a file can keep."""

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
        # A run that had no line yet was short enough to need none, unless it was asked for.
        if self._is_always_shown or self._last > self._started:
            self._write()

    def _write(self) -> None:
        done, numbers = self._state
        self._last = time.monotonic()
        elapsed = tqdm.format_interval(self._last - self._started)
        parts = [f"{self._unit} {done:,} of {self._total:,}", elapsed]
        parts += [f"{name} {text}" for name, text in _shown(numbers).items()]
        with suppress(*_UNWRITABLE):
            print(", ".join(parts), file=sys.stderr, flush=True)


def _shown(numbers: Mapping[str, float]) -> dict[str, str]:
    return {name: f"{number:.4g}" for name, number in numbers.items()}
