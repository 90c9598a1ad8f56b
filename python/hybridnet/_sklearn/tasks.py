"""The callbacks of scikit-learn 1.9 (``set_callbacks``): ``fit`` is a task, and each epoch a task in it."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any, TypeVar

from .._public import public
from ..callbacks import Callback

try:
    from sklearn import callback as _callback
except ImportError:  # scikit-learn before 1.9 has no callbacks
    _callback = None

_Method = TypeVar("_Method", bound=Callable[..., Any])
#: Gives an estimator ``set_callbacks``.
Support: Any = object if _callback is None else _callback.CallbackSupportMixin


def with_callbacks(method: _Method) -> _Method:
    """Make a method end the callbacks that it began, whether it succeeds or fails."""
    ending: _Method = method if _callback is None else _callback.with_callbacks(method)
    return ending


__all__: list[str] = []


class Tasks:
    """The task ``fit`` of an estimator.

    Parameters
    ----------
    estimator : that is fitted.
    epochs : their maximum number.
    X, y : checked rows, and labels or targets as ``score`` takes them.
    sample_weight : of the user, or None.
    """

    def __init__(self, estimator: Any, epochs: int, X: Any, y: Any, sample_weight: Any) -> None:
        self._estimator, self._X, self._y = estimator, X, y
        self._metadata = None if sample_weight is None else {"sample_weight": sample_weight}
        self._fit = None if _callback is None else estimator._init_callback_context(max_subtasks=epochs)

    def begin(self) -> None:
        """Call ``on_fit_task_begin`` for ``fit``."""
        if self._fit is not None:
            self._fit.call_on_fit_task_begin(estimator=self._estimator, X=self._X, y=self._y, metadata=self._metadata)

    def epochs(self) -> list[Epochs]:
        """The callback that calls those of scikit-learn for each epoch; none if none are set."""
        if self._fit is None or not getattr(self._estimator, "_skl_callbacks", None):
            return []
        return [Epochs(self._fit, self._arguments())]

    def end(self) -> None:
        """Call ``on_fit_task_end`` for ``fit``."""
        if self._fit is not None:
            self._fit.call_on_fit_task_end(**self._arguments())

    def _arguments(self) -> dict[str, Any]:
        estimator = self._estimator
        return {
            "estimator": estimator,
            "X": self._X,
            "y": self._y,
            "metadata": self._metadata,
            # Made only for callbacks that ask for a fitted estimator.
            "reconstruction_attributes": lambda: {"model_": deepcopy(estimator.model_)},
        }


class Epochs(Callback):
    """Calls the callbacks of scikit-learn before and after each epoch; one that returns True stops training.

    Parameters
    ----------
    fit : scikit-learn's context of the task that the epochs are in.
    arguments : of its ``call_on_fit_task_end``.
    """

    def __init__(self, fit: Any, arguments: dict[str, Any]) -> None:
        self._fit, self._arguments = fit, arguments
        self.stopped = False

    def on_epoch_begin(self, epoch: int, logs: dict[str, float]) -> None:
        """Begin the task of an epoch."""
        self._epoch = self._fit.subcontext(task_name="epoch")
        self._epoch.call_on_fit_task_begin(**self._arguments)

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> bool:
        """End the task of an epoch, and training if a callback returned True."""
        self.stopped = bool(self._epoch.call_on_fit_task_end(**self._arguments))
        return self.stopped


public(__name__)
