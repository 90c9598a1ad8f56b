"""The loss of a model over two of its parameters."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ._capabilities import has_parameters
from ._errors import number
from .views import given, surfaces

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: Points of each parameter at most.
MOST = 301

_ADDRESS = re.compile(r"\s*layers\[(\d{1,9})\]\.(weights|biases)\[(\d{1,9}),\s*(\d{1,9})\]\s*")


class LossSurface(NamedTuple):
    """The loss over a grid of two parameters.

    ``first`` (n,) and ``second`` (m,) are their values, ``losses`` (m, n) the mean sample losses without
    regularization, ``names`` the parameters as given, ``point`` their values in the model.
    """

    first: NDArray[np.float64]
    second: NDArray[np.float64]
    losses: NDArray[np.float64]
    names: tuple[str, str]
    point: tuple[float, float]

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw contours, the lowest loss of the grid and the point where the model is.

        Raises
        ------
        ValueError : no loss is finite.
        ImportError : matplotlib is not installed.
        """
        return surfaces.loss_contours(self.first, self.second, self.losses, ax, names=self.names, point=self.point)


def loss_surface(
    model: Any, loss: Callable[[Any], float], first: str, second: str, reach: float, points: int
) -> LossSurface:
    """Compute the loss of a copy of the model at each point of the grid."""
    where = "model, loss_surface"
    count = given.count(points, where, "points", 2)
    if count > MOST:
        raise ValueError(f"{where}: points is {count:,}; {MOST} or fewer are possible, as each pair is evaluated.")
    width = number(where, "reach", reach)
    if not 0 < width < np.inf:
        raise ValueError(f"{where}: reach is {reach}; it must be finite and greater than 0.")
    copy = deepcopy(model)
    loss(copy)  # refuses what cannot be evaluated before a grid is made
    for layer in filter(has_parameters, copy.layers):
        for name in ("weights", "biases"):  # as arrays of floats that can be changed, whatever the model has
            values = np.array(getattr(layer, name))
            setattr(layer, name, values if values.dtype.kind == "f" else values.astype(np.float64))
    parameters = [_parameter(copy, address, where) for address in (first, second)]
    if parameters[0][0] is parameters[1][0] and parameters[0][1] == parameters[1][1]:
        raise ValueError(f"{where}: both parameters are {first}; two different ones are required.")
    point = tuple(float(array[index]) for array, index in parameters)
    offsets = np.linspace(-width, width, count)
    grid = [center + offsets for center in point]
    losses = np.empty((count, count))
    for row, high in enumerate(grid[1]):
        for column, wide in enumerate(grid[0]):
            for (array, index), value in zip(parameters, (wide, high), strict=True):
                array[index] = value
            losses[row, column] = loss(copy)
    return LossSurface(grid[0], grid[1], losses, (first.strip(), second.strip()), (point[0], point[1]))


def _parameter(model: Any, address: Any, where: str) -> tuple[NDArray[Any], tuple[int, ...]]:
    """The array and the index of a parameter."""
    example = "layers[0].weights[1, 2]"
    found = _ADDRESS.fullmatch(address) if isinstance(address, str) else None
    if found is None:
        raise ValueError(
            f"{where}: the parameter is {address!r}; a weight or bias is required, such as {example!r} (input, neuron)."
        )
    layer, name, row, column = int(found[1]), found[2], int(found[3]), int(found[4])
    if layer >= len(model.layers) or not has_parameters(model.layers[layer]):
        with_weights = [index for index, each in enumerate(model.layers) if has_parameters(each)]
        raise ValueError(f"{where}: layers[{layer}] has no parameters; those of {with_weights} have some.")
    array: NDArray[Any] = getattr(model.layers[layer], name)
    index = (row, column) if array.ndim != 1 or row else (column,)
    if len(index) != array.ndim or any(i >= size for i, size in zip(index, array.shape, strict=True)):
        raise ValueError(f"{where}: there is no {address.strip()}; {name} are {array.shape}, numbered from 0.")
    return array, index
