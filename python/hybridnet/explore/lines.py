"""Explorable of two straight lines: what a weight does, and what a bias does."""

from __future__ import annotations

from .._public import public
from ..jupyter import Explorable
from ..jupyter.explorable import Language
from ..views.charts import DATA, PREDICTION, Chart
from ._given import two, within

_WHERE = "explore.two_lines"
_FAR = 1000.0


def two_lines(
    weights: tuple[float, float] = (1.0, 2.0),
    biases: tuple[float, float] = (0.0, 0.0),
    x: float = 1.0,
    *,
    language: Language = "en",
) -> Explorable:
    """Explore two lines ``y = w * x + b`` side by side: the weight is the slope, the bias moves the line.

    Parameters
    ----------
    weights, biases : of both lines, from -1000 to 1000; at first slopes 1 and 2.
    x : the input at first, likewise.
    language : ``"en"`` or ``"ja"``.

    Raises
    ------
    TypeError, ValueError : a value is not a number in this range, or there are not two of them.
    """
    slopes, offsets = (
        two(_WHERE, name, values, "one per line, such as (1, 2)", -_FAR, _FAR)
        for name, values in (("weights", weights), ("biases", biases))
    )
    at = within(_WHERE, "x", x, -_FAR, _FAR)
    data = {"weights": slopes, "biases": offsets, "x": at}
    still = _still(slopes, offsets)
    return Explorable("two-lines", data, title="Two lines: weight and bias", still=still, language=language)


def _still(weights: list[float], biases: list[float]) -> str:
    """The still picture: both lines."""
    chart = Chart((-4.0, 4.0), (-6.0, 6.0), title="Two lines y = wx + b", x_label="$x$")
    for weight, bias, color in zip(weights, biases, (DATA, PREDICTION), strict=True):
        ends = [-4.0 + step / 50 for step in range(401)]
        inside = [(end, weight * end + bias) for end in ends if abs(weight * end + bias) <= 6]
        chart.line(inside, color, dash=() if color == DATA else (6, 4))
    return chart.svg()


public(__name__)
