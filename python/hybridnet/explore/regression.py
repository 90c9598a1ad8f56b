"""Explorables of linear regression: by hand, by gradient descent, and step by step."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .. import _bridge
from .._errors import ShapeError, choice, flag, number
from .._public import public
from ..datasets import ten_houses, three_houses
from ..jupyter import Explorable
from ..jupyter._html import check_language
from ..jupyter.explorable import Language
from ..views.charts import DATA, ERROR, PREDICTION, Chart
from ._given import evenly_spaced
from ._tables import Table, houses, table, without_data

#: A dial for each weight: more do not fit in a view.
_MOST_DIALS = 12
Numbers = NDArray[np.float64]
_STORIES = ("look-up", "differences", "lines")


def linear_regression(
    data: Any = None,
    features: Any = None,
    target: Any = None,
    *,
    goal: float | None = None,
    bias: bool = True,
    language: Language = "en",
) -> Explorable:
    """Fit a line by hand: dials for weight and bias, the mean squared error, and a goal to get below.

    Parameters
    ----------
    data, features, target : a data frame (or a dict of lists) with the names of two columns, as in
        ``hn.explore.linear_regression(df, "size", "price")``; or arrays ``(X, y)``; default: ``hn.three_houses()``.
        More than 2,000 rows are reduced to 2,000 that are evenly spaced.
    goal : the error to get below; default: 799 for the houses, the error of the first line, rounded down; for other
        tables a quarter of the way from the least error up to that of the first line.
    bias : False shows one dial: the line goes through 0. The reader can switch.
    language : ``"en"`` or ``"ja"``.

    Raises
    ------
    TypeError : a column has no numbers.
    ValueError : a column does not exist, a number is missing, not finite or too large, the goal is below 0, or shapes
        do not match (ShapeError).
    """
    where = "explore.linear_regression"
    given = _one_feature(where, data, features, target)
    wanted = None if goal is None else _positive(where, "the goal", goal)
    settings = {"goal": wanted, "biased": flag(where, "bias", bias)}
    return Explorable(
        "linear-regression", given.data() | settings, title="A line by hand", still=_line(given), language=language
    )


def gradient_descent(
    data: Any = None,
    features: Any = None,
    target: Any = None,
    *,
    weight_rates: ArrayLike | None = None,
    bias_rate: float | None = None,
    standardize: bool = False,
    language: Language = "en",
) -> Explorable:
    """Train a linear regression by gradient descent: 1, 10 or 100 steps, the error surface, the history of errors.

    The steps are those of :class:`hybridnet.LinearTrainer`, to the bit. With one feature the view shows the line and
    the error over weight and bias, with contours, the path, the gradient and the minimum; with more features a dial for
    each.

    Parameters
    ----------
    data, features, target : a data frame (or a dict of lists) with the names of columns, as in
        ``hn.explore.gradient_descent(df, ["size", "bathrooms"], "price")``; or arrays ``(X, y)``; default:
        ``hn.three_houses()``. Up to 12 features. More than 2,000 rows are reduced to 2,000 that are evenly spaced.
    weight_rates : the learning rate of each weight, or one for all, for features in raw units; default: the largest
        power of ten that is at most a tenth of 1 / mean(x**2), so that the steps converge.
    bias_rate : the learning rate of the bias; default: 1.
    standardize : True trains on features with mean 0 and standard deviation 1, with rates of 0.1. The reader can
        switch.
    language : ``"en"`` or ``"ja"``.

    Raises
    ------
    TypeError : a column has no numbers.
    ValueError : a column does not exist, a number is missing, not finite or too large, a rate is negative, or shapes do
        not match (ShapeError).
    """
    where = "explore.gradient_descent"
    given = _given(where, data, features, target, _MOST_DIALS)
    settings = {
        "weight_rates": None if weight_rates is None else _rates(where, weight_rates, given.features.shape[1]),
        "bias_rate": None if bias_rate is None else _positive(where, "the rate of the bias", bias_rate),
        "standard": flag(where, "standardize", standardize),
    }
    return _descent(given, settings, language)


def two_features(*, standardize: bool = False, language: Language = "en") -> Explorable:
    """Train on ``hn.ten_houses()``, two features: :func:`gradient_descent` with three dials.

    Parameters
    ----------
    standardize, language : as for :func:`gradient_descent`.
    """
    where = "explore.two_features"
    check_language(where, language)
    given = houses("ten_houses", *ten_houses())
    settings = {"weight_rates": None, "bias_rate": None, "standard": flag(where, "standardize", standardize)}
    return _descent(given, settings, language)


def line_story(
    data: Any = None,
    features: Any = None,
    target: Any = None,
    *,
    story: str = "look-up",
    lines: Sequence[tuple[float, float]] | None = None,
    language: Language = "en",
) -> Explorable:
    """Watch three short stories of a line: look up a prediction, compare it with every row, compare lines.

    Parameters
    ----------
    data, features, target : a data frame (or a dict of lists) with the names of two columns; or arrays ``(X, y)``;
        default: ``hn.three_houses()``. More than 2,000 rows are reduced to 2,000 that are evenly spaced.
    story : the one seen first: ``"look-up"``, ``"differences"`` or ``"lines"``.
    lines : weight and bias of the lines: the first is used in all stories, the others are compared with it, up to 6;
        default: sum(y) / sum(x) without a bias, a steeper one, a flatter one, and one with a bias.
    language : ``"en"`` or ``"ja"``.

    Raises
    ------
    TypeError : a column has no numbers.
    ValueError : a column does not exist, a number is missing, not finite or too large, there is no such story, or
        shapes do not match (ShapeError).
    """
    where = "explore.line_story"
    choice(where, "story", story, _STORIES)
    given = _one_feature(where, data, features, target)
    compared = None if lines is None else _lines(where, lines)
    if given.source == "three_houses" and compared is None:
        compared = [[0.18, 0.0], [0.19, 0.0], [0.16, 0.0], [0.1, 150.0]]
    settings = {"story": story, "lines": compared}
    return Explorable(
        "line-story", given.data() | settings, title="Three stories of a line", still=_line(given), language=language
    )


def _descent(given: Table, settings: dict[str, Any], language: Language) -> Explorable:
    """Gradient descent on a table: the title has the number of features, where there are several."""
    count = given.features.shape[1]
    title = "Gradient descent" if count == 1 else f"Gradient descent with {count} features"
    still = _line(given) if count == 1 else _predicted(given)
    return Explorable("gradient-descent", given.data() | settings, title=title, still=still, language=language)


def _houses() -> Table:
    return houses("three_houses", *three_houses())


def _one_feature(where: str, data: Any, features: Any, target: Any) -> Table:
    return _given(where, data, features, target, 1)


def _given(where: str, data: Any, features: Any, target: Any, most: int) -> Table:
    if data is None:
        without_data(where, features, target)
        return _houses()
    return table(where, data, features, target, most)


def _positive(where: str, name: str, value: Any) -> float:
    """A finite number, 0 or more."""
    found = number(where, name, value)
    if not 0 <= found < math.inf:
        raise ValueError(f"{where}: {name} is {found}; it must be 0 or more, and finite.")
    return found


def _rates(where: str, values: ArrayLike, columns: int) -> list[float]:
    """One learning rate per feature."""
    array = _bridge.floats(values, f"{where}, rates")
    rates = array.reshape(-1).astype(np.float64).tolist()
    if array.ndim > 1 and array.shape != (1, columns):
        raise ShapeError(f"{where}: the rates of weights are {array.shape}; one per feature is required, ({columns},).")
    if len(rates) not in (1, columns):
        raise ShapeError(f"{where}: {len(rates)} rates of weights arrived; one per feature, {columns}, or one for all.")
    return [_positive(where, "a rate", rate) for rate in (rates * columns if len(rates) == 1 else rates)]


def _lines(where: str, lines: Any) -> list[list[float]]:
    """Pairs of weight and bias."""
    pairs = np.array(_bridge.floats(lines, f"{where}, lines"), np.float64)
    if pairs.ndim != 2 or pairs.shape[1] != 2 or not 2 <= len(pairs) <= 6 or not np.isfinite(pairs).all():
        raise ValueError(
            f"{where}: the lines are {pairs.shape}; from 2 to 6 pairs of a finite weight and bias are required, such "
            "as [(0.18, 0), (0.1, 150)]."
        )
    found: list[list[float]] = pairs.tolist()
    return found


def _fitted(given: Table) -> Numbers:
    """The predictions of the least squares, for the still picture."""
    X, y = given.features, given.targets
    scale = np.abs(X).max(axis=0)
    design = np.column_stack([X / np.where(scale > 0, scale, 1.0), np.ones(len(y))])
    size = float(np.abs(y).max()) or 1.0
    solution = np.linalg.lstsq(design, y / size, rcond=None)[0]
    return np.asarray(design @ solution * size)


def _line(given: Table) -> str:
    """The still picture of one feature: points, the best line, the differences."""
    x, y, fitted = given.features[:, 0], given.targets, _fitted(given)
    order = np.argsort(x)
    chart = Chart(
        _range(x), _range(y, fitted), title="The line with the least squared error", x_label=_name(given), y_label=""
    )
    if len(y) <= 50:
        for at, target, value in zip(x.tolist(), y.tolist(), fitted.tolist(), strict=True):
            chart.line([(at, target), (at, value)], ERROR, width=2)
    ends = [int(order[0]), int(order[-1])]
    chart.line([(float(x[i]), float(fitted[i])) for i in ends], PREDICTION)
    return chart.dots(_some(x, y), DATA, radius=5 if len(y) <= 200 else 2).svg()


def _predicted(given: Table) -> str:
    """The still picture of several features: predictions over targets."""
    y, fitted = given.targets, _fitted(given)
    ends = _range(y, fitted)
    chart = Chart(ends, ends, title="Predictions of the least squares, over targets")
    chart.line([(ends[0], ends[0]), (ends[1], ends[1])], DATA, dash=(6, 4))
    return chart.dots(_some(y, fitted), PREDICTION).svg()


def _some(x: Numbers, y: Numbers) -> list[tuple[float, float]]:
    """At most 400 points, evenly spaced: a picture is small."""
    rows = evenly_spaced(len(x), 400)
    return list(zip(x[rows].tolist(), y[rows].tolist(), strict=True))


def _name(given: Table) -> str:
    names = given.names or ["size" if given.source == "three_houses" else "x"]
    return names[0][:40]


def _range(*values: Numbers) -> tuple[float, float]:
    low, high = min(float(each.min()) for each in values), max(float(each.max()) for each in values)
    room = (high - low) * 0.08
    return low - room, high + room


public(__name__)
