"""Data sets: those of nnfs with the same bits; moons, circles, xor and houses; readers of data files."""

from __future__ import annotations

from math import isnan
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .. import _bridge
from .._bridge import FloatArray, RandomState
from .._errors import flag, number, shown
from .._numerics import F8, Numerics, numerics
from .._public import public
from ._files import FASHION_MNIST_CLASSES, fashion_mnist, idx, image, titanic

# The data sets; what else is public here serves one of them.
__all__ = [
    "FASHION_MNIST_CLASSES",
    "circles_data",
    "fashion_mnist",
    "good_or_bad_houses",
    "idx",
    "image",
    "moons_data",
    "sine_data",
    "spiral_data",
    "ten_houses",
    "three_houses",
    "titanic",
    "unseen_houses",
    "vertical_data",
    "xor_data",
]


def spiral_data(
    samples: int, classes: int, *, random_state: RandomState = None
) -> tuple[FloatArray, NDArray[np.uint8]]:
    """Arms of a spiral, one per class: ``(r sin 2.5t, r cos 2.5t)``.

    In class k, r goes evenly from 0 to 1 and t from 4k to 4(k + 1), plus 0.2 times a normal draw.

    Parameters
    ----------
    samples : number of points per class, at least 0.
    classes : number of classes, 0 to 256; labels are bytes.
    random_state : None to draw from NumPy's global stream; or a RandomState, or a seed.

    Returns
    -------
    X : (samples * classes, 2), class after class; float32, or float64 after ``init(dtype="float64")``.
    y : (samples * classes,), class numbers, uint8.

    Raises
    ------
    ValueError : ``samples`` or ``classes`` is negative.
    OverflowError : more than 256 classes.

    Source: the nnfs package.

    >>> X, y = spiral_data(samples=100, classes=3, random_state=0)
    >>> X[1].tolist(), int(y[299])
    ([0.0029955569189041853, 0.00964660756289959], 2)
    """
    return _nnfs_points("spiral", samples, classes, random_state, numerics)


def vertical_data(
    samples: int, classes: int, *, random_state: RandomState = None
) -> tuple[FloatArray, NDArray[np.uint8]]:
    """Point clouds side by side, one per class, around ``(k / 3, 0.5)`` with a standard deviation of 0.1.

    Parameters, what comes back and errors: as :func:`spiral_data`. Source: the nnfs package.
    """
    return _nnfs_points("vertical", samples, classes, random_state, numerics)


def sine_data(samples: int = 1000) -> tuple[FloatArray, FloatArray]:
    """One period of a sine: ``X = i / samples``, ``y = sin(2 pi X)``; nothing is drawn.

    Returns
    -------
    X, y : (samples, 1), float64 always, as in nnfs.

    Raises
    ------
    ValueError : ``samples`` is negative.

    Source: the nnfs package.
    """
    return _bridge.sine(_whole("sine data", "samples", samples))


def moons_data(
    samples: int, *, shuffle: bool = True, noise: float | None = None, random_state: RandomState = None
) -> tuple[FloatArray, NDArray[np.uint8]]:
    """Two interleaving half circles, the points of scikit-learn's ``make_moons``.

    Parameters
    ----------
    samples : number of points of both classes.
    shuffle : whether the rows are shuffled.
    noise : standard deviation of the noise added to every coordinate; None for no noise.
    random_state : None to draw from NumPy's global stream; or a RandomState, or a seed.

    Returns
    -------
    X : (samples, 2), float64.
    y : (samples,), 0 or 1, uint8.

    Raises
    ------
    ValueError : ``samples`` or ``noise`` is negative.
    """
    return _two_classes("moons", samples, random_state, shuffle=shuffle, noise=noise)


def circles_data(
    samples: int,
    *,
    shuffle: bool = True,
    noise: float | None = None,
    factor: float = 0.8,
    random_state: RandomState = None,
) -> tuple[FloatArray, NDArray[np.uint8]]:
    """Two concentric circles, the points of scikit-learn's ``make_circles``.

    ``factor`` is the radius of the inner circle, from 0 to below 1; the rest is as in :func:`moons_data`.
    """
    return _two_classes("circles", samples, random_state, shuffle=shuffle, noise=noise, factor=factor)


def xor_data(
    samples: int, *, noise: float | None = None, random_state: RandomState = None
) -> tuple[FloatArray, NDArray[np.uint8]]:
    """Points in the square from -1 to 1; class 1 if exactly one coordinate is greater than 0: not linearly separable.

    Noise moves points after they were labeled. What comes back and errors: as :func:`moons_data`.
    """
    return _two_classes("xor", samples, random_state, noise=noise)


class PricePerSquareFoot(NamedTuple):
    """Two averages, in dollars: ``sum(prices) / sum(areas)`` and ``mean(prices / areas)``."""

    sum_over_sum: float
    mean_of_ratios: float


def three_houses() -> tuple[FloatArray, FloatArray]:
    """Areas of three houses in square feet, (3, 1), and their prices in thousands of dollars, (3, 1).

    >>> areas, prices = three_houses()
    >>> areas.ravel().tolist(), prices.ravel().tolist()
    ([2104.0, 1600.0, 2400.0], [399.9, 329.9, 369.0])
    """
    return _bridge.houses("three_houses", 3, 1)


def ten_houses() -> tuple[FloatArray, FloatArray]:
    """Areas and bathrooms of ten houses, (10, 2), and their prices in thousands of dollars, (10, 1)."""
    return _bridge.houses("ten_houses", 10, 2)


def good_or_bad_houses() -> tuple[FloatArray, NDArray[np.uint8]]:
    """Areas and bathrooms of the same ten houses, (10, 2), and their classes, (10,): 1 good, 0 bad."""
    features, classes = _bridge.houses("good_or_bad", 10, 2)
    return features, classes.reshape(-1).astype(np.uint8)


def unseen_houses(houses: int = 10, *, random_state: RandomState = 37) -> tuple[FloatArray, NDArray[np.uint8]]:
    """More houses labeled good or bad: a test set for a network that was trained on :func:`good_or_bad_houses`.

    The guides with these houses have no second list: this one is generated by hybridnet. Areas are drawn from 1,200 to
    3,175 square feet in steps of 25, with as many bathrooms as one of the ten known houses has; a house is good if it
    has 3 bathrooms or more and less than 2,700 square feet, which is true for nine of the ten. A network that
    memorizes the ten houses has a lower accuracy here than a linear classifier.

    Parameters
    ----------
    houses : number of houses, at least 0.
    random_state : a seed, a RandomState, or None for NumPy's global stream. The default gives the same houses each
        time.

    Returns
    -------
    X : areas and bathrooms, (houses, 2), float64.
    y : classes, (houses,), uint8: 1 good, 0 bad.

    Raises
    ------
    ValueError : ``houses`` is negative.

    >>> X, y = unseen_houses()
    >>> X[:2].tolist(), y.tolist()
    ([[1575.0, 4.0], [1750.0, 2.0]], [1, 0, 0, 0, 0, 1, 0, 1, 0, 1])
    """
    return _bridge.unseen_houses(_whole("unseen houses", "the number of houses", houses), random_state)


def average_price(areas: ArrayLike, prices: ArrayLike) -> PricePerSquareFoot:
    """Two averages of the price per square foot.

    Parameters
    ----------
    areas : in square feet, one per house.
    prices : in thousands of dollars, one per house.

    Raises
    ------
    ShapeError : there are not as many areas as prices, or none.

    >>> average_price(*three_houses())
    PricePerSquareFoot(sum_over_sum=180.01310615989516, mean_of_ratios=183.33467997465144)
    """
    return PricePerSquareFoot(*_bridge.average_price(areas, prices))


def _nnfs_points(
    kind: str, samples: int, classes: int, random_state: RandomState, settings: Numerics
) -> tuple[FloatArray, NDArray[np.uint8]]:
    points, groups = _whole(f"{kind} data", "samples", samples), _whole(f"{kind} data", "classes", classes)
    if groups > 256:
        raise OverflowError(f"{kind} data: {groups} classes are asked for; labels are bytes, so there can be 0 to 256.")
    return _bridge.points(
        kind, points, groups, random_state, settings.dtype, rows=points * groups, drawn=settings.drawn
    )


def _two_classes(
    kind: str,
    samples: int,
    random_state: RandomState,
    *,
    shuffle: bool = True,
    noise: float | None = None,
    factor: float = 0.8,
) -> tuple[FloatArray, NDArray[np.uint8]]:
    points = _whole(f"{kind} data", "samples", samples)
    deviation = None if noise is None else number(f"{kind} data", "the noise", noise)
    if deviation is not None and isnan(deviation):
        raise ValueError(f"{kind} data: the noise is nan; it is a standard deviation, a finite number of 0 or more.")
    return _bridge.points(
        kind,
        points,
        2,
        random_state,
        F8,
        rows=points,
        shuffle=flag(f"{kind} data", "shuffle", shuffle),
        noise=deviation,
        factor=number(f"{kind} data", "the factor", factor),
    )


def _whole(where: str, name: str, value: int) -> int:
    """Convert a size to an int; the engine checks its range."""
    if not isinstance(value, (int, np.integer)) or isinstance(value, bool):
        raise TypeError(f"{where}: {name} is {shown(value)}; it must be a whole number.")
    if abs(value) > 2**31 - 1:
        raise ValueError(f"{where}: {name} is {shown(value)}; more than 2,147,483,647 rows do not fit. Ask for fewer.")
    return int(value)


public(__name__)
