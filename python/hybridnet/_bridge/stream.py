"""NumPy's random state, passed to the engine for a call and written back."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np

from .._arrays import FloatArray, empty
from .._errors import shown
from .._numerics import F8
from .engine import native

RandomState: TypeAlias = np.random.RandomState | int | None


def random_source(random_state: RandomState, where: str) -> np.random.RandomState:
    """Return a RandomState itself, or a new one from a seed.

    Raises
    ------
    TypeError : the argument is neither.
    ValueError : the seed is out of range.
    """
    if isinstance(random_state, np.random.RandomState):
        return random_state
    if isinstance(random_state, (int, np.integer)) and not isinstance(random_state, bool):
        if not 0 <= random_state < 2**32:
            raise ValueError(f"{where}: random_state is {random_state}; a seed is from 0 to 4,294,967,295.")
        return np.random.RandomState(int(random_state))
    raise TypeError(
        f"{where}: random_state is {shown(random_state)}; it must be None (NumPy's global stream), a whole number "
        "or a numpy.random.RandomState. A numpy.random.Generator draws another sequence."
    )


class Stream:
    """NumPy's random state for one call: pass ``key`` and ``rest`` to the engine, then call :meth:`write_back`."""

    def __init__(self, random_state: RandomState, where: str) -> None:
        self._source: Any = np.random if random_state is None else random_source(random_state, where)
        state = self._source.get_state(legacy=False)
        if state["bit_generator"] != "MT19937":
            raise TypeError(f"{where}: the random stream is a {state['bit_generator']}; it must be an MT19937.")
        self.key = state["state"]["key"]
        self.rest = np.array([state["state"]["pos"], state["has_gauss"], state["gauss"]], dtype=F8)

    def write_back(self) -> None:
        position, cached, gaussian = self.rest.tolist()
        self._source.set_state(("MT19937", self.key, int(position), int(cached), gaussian))


def draw(distribution: str, count: int, random_state: RandomState = None, probability: float = 0.5) -> FloatArray:
    """Draw ``"uniform"``, ``"normal"`` or ``"bernoulli"`` numbers from NumPy's stream in the engine, float64."""
    values = empty(count, F8)
    stream = Stream(random_state, distribution)
    native.draw(distribution, probability, values, stream.key, stream.rest)
    stream.write_back()
    return values
