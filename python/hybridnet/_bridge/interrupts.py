"""Ctrl-C while the engine trains."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Interrupt:
    """Ctrl-C while the engine trains: recorded, handled after a complete step, raised after the model was copied back.

    A custom handler is called at that point too, so that the model is consistent also if it raises. While callbacks
    run, Ctrl-C has its usual effect.
    """

    #: A second Ctrl-C, this many seconds or more after the first, interrupts a step of a model with custom parts.
    PATIENCE = 1.0

    def __init__(self) -> None:
        self.asked = False
        #: The text that a notebook shows instead of a traceback: where training was stopped.
        self.sentence = ""
        #: Whether a step may be interrupted.
        self.may_break = False
        self._asked_at = 0.0

    def __enter__(self) -> Interrupt:
        self._handler = signal.getsignal(signal.SIGINT)
        self._replaced = threading.current_thread() is threading.main_thread() and callable(self._handler)
        if self._replaced:
            signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(self, kind: type[BaseException] | None, failure: BaseException | None, *rest: object) -> None:
        if isinstance(failure, KeyboardInterrupt):
            self._shorten(failure)
        if self._replaced:
            signal.signal(signal.SIGINT, self._handler)
        if not self._is_pythons():
            self.deliver()
        elif self.asked and kind is None:
            raise self._shorten(KeyboardInterrupt())

    def deliver(self) -> bool:
        """Call a custom handler if there was a Ctrl-C; returns whether training must stop."""
        if self.asked and not self._is_pythons():
            self.asked = False
            if callable(self._handler):
                self._handler(signal.SIGINT, None)
        return self.asked

    @contextmanager
    def lifted(self) -> Iterator[None]:
        """Restore the previous handler while callbacks run; they may set another one."""
        if not self._replaced:
            yield
            return
        signal.signal(signal.SIGINT, self._handler)
        try:
            yield
        finally:
            set_meanwhile = signal.getsignal(signal.SIGINT)
            self._handler = self._handler if set_meanwhile is None else set_meanwhile
            signal.signal(signal.SIGINT, self._note)

    def _shorten(self, stop: KeyboardInterrupt) -> KeyboardInterrupt:
        """Make IPython show the sentence in place of a traceback; it calls this method of an exception."""
        if self.sentence:
            vars(stop)["_render_traceback_"] = lambda: [self.sentence]
        return stop

    def _is_pythons(self) -> bool:
        return self._handler is signal.default_int_handler

    def _note(self, number: int, frame: FrameType | None) -> None:
        now = time.monotonic()
        if self.asked and self.may_break and now - self._asked_at > self.PATIENCE:
            raise KeyboardInterrupt
        self._asked_at = self._asked_at if self.asked else now
        self.asked = True
