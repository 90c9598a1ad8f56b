"""The number of threads of the engine: ``set_num_threads``, ``get_num_threads``, ``num_threads`` for a block."""

from __future__ import annotations

from types import TracebackType

from . import _bridge
from ._attributes import Hinted
from ._public import public
from ._settings import check_whole


def get_num_threads() -> int:
    """Return how many threads the engine uses for large matrix products.

    Returns
    -------
    The number of :func:`set_num_threads`; else that of the environment variable ``HYBRIDNET_NUM_THREADS``; else the
    number of processors that the process may use.

    Raises
    ------
    ValueError : the environment variable is not a whole number from 1 to 256.
    """
    return _bridge.get_threads()


def set_num_threads(count: int) -> None:
    """Set how many threads the engine uses for large matrix products, for the whole process.

    The number affects speed only: results have the same bits for every number. Threads without work are parked.

    Parameters
    ----------
    count : 1 to 256.

    Raises
    ------
    TypeError : it is not a whole number.
    ValueError : it is out of range.

    >>> set_num_threads(2)
    >>> get_num_threads()
    2
    """
    _bridge.set_threads(check_whole("the number of threads", "set_num_threads", count))


class num_threads(Hinted):  # noqa: N801 - used like a function
    """A number of threads for a block of code: ``with hybridnet.num_threads(1): ...``; afterwards it is as before.

    Parameters
    ----------
    count : 1 to 256.

    Raises
    ------
    TypeError : it is not a whole number.
    ValueError : it is out of range.

    >>> set_num_threads(2)
    >>> with num_threads(1):
    ...     get_num_threads()
    1
    >>> get_num_threads()
    2
    """

    def __init__(self, count: int) -> None:
        self._count = check_whole("the number of threads", "num_threads", count)
        self._before: list[int] = []

    def __enter__(self) -> None:
        self._before.append(get_num_threads())
        set_num_threads(self._count)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        set_num_threads(self._before.pop())

    def __repr__(self) -> str:
        return f"num_threads({self._count})"


public(__name__)
