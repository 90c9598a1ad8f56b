"""Bars of tqdm: in a terminal, and as HTML in a notebook. Imported when a bar is shown."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import suppress
from html import escape
from typing import Any

from tqdm.std import tqdm

from .palette import POSITIVE, RIM
from .progress import UNWRITABLE, Progress, shown

_FORMAT = "{percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt} [{elapsed}<{remaining}{postfix}]"


def in_terminal(total: int, unit: str, delay: float) -> Progress:
    """A bar on standard error, shown after ``delay`` seconds.

    Raises
    ------
    OSError, ValueError : the stream cannot be written.
    """
    # A terminal without a size, such as that of a recording, gets the default size.
    size = shutil.get_terminal_size()
    columns, rows = min(size.columns, 100), size.lines
    return _Bar(_Terminal(total=total, unit=unit, delay=delay, bar_format=_FORMAT, ncols=columns, nrows=rows))


def in_notebook(total: int, unit: str, delay: float) -> Progress:
    """A bar in the output of a cell, shown after ``delay`` seconds."""
    return _Bar(_Html(total=total, unit=unit, delay=delay, mininterval=0.25, file=_Nowhere()))


class _Bar:
    """A tqdm bar with a method that sets its position.

    If it can no longer be written, training continues without it.
    """

    def __init__(self, bar: Any) -> None:
        self._bar = bar

    def update(self, done: int, numbers: Mapping[str, float]) -> None:
        with suppress(*UNWRITABLE):
            self._bar.set_postfix(shown(numbers), refresh=False)
            self._bar.update(done - self._bar.n)

    def close(self) -> None:
        with suppress(*UNWRITABLE):
            self._bar.close()


class _Terminal(tqdm):  # type: ignore[misc]
    """A bar without tqdm's monitor thread: the engine's tick updates it."""

    monitor_interval = 0


class _Nowhere:
    """A stream for a bar that is shown elsewhere."""

    def write(self, text: str) -> None:
        pass

    def flush(self) -> None:
        pass


class _Html(tqdm):  # type: ignore[misc]
    """A bar in one output of a notebook. Its last state is plain HTML, so that every export contains it."""

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
    fill = f"width:{100 * done / total:.1f}%;height:100%;background:{POSITIVE}"
    return (
        '<div style="font-variant-numeric:tabular-nums">'
        '<div style="display:inline-block;vertical-align:middle;width:16em;height:.7em;border-radius:.35em;'
        f'background:{RIM};overflow:hidden">'
        f'<div style="{fill}"></div></div> {escape(text)}</div>'
    )
