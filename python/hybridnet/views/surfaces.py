"""Plots of errors: the error of each prediction, and a loss over two parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from .._public import public
from . import fonts, given
from .looks import look_of
from .plots import _axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["error_segments", "loss_contours"]


def error_segments(x: ArrayLike, targets: ArrayLike, predictions: ArrayLike, ax: Axes | None = None) -> Axes:
    """Draw targets and predictions over one feature, with a segment between them: the error of each sample.

    Parameters
    ----------
    x : (n,), the feature; the name of a Series labels the axis.
    targets, predictions : (n,); a sample where one is NaN is left out.
    ax : the axes to draw on; None creates a new figure.

    Returns
    -------
    The axes; the title has the mean squared error of the samples drawn.

    Raises
    ------
    TypeError : something is not an array of real numbers.
    ValueError : the lengths differ, or no sample is left.
    ImportError : matplotlib is not installed.
    """
    where = "error_segments"
    columns = [
        given.numbers(values, f"{where}, {name}").reshape(-1)
        for name, values in (("x", x), ("targets", targets), ("predictions", predictions))
    ]
    if len({len(column) for column in columns}) > 1:
        lengths = ", ".join(str(len(column)) for column in columns)
        raise ValueError(
            f"{where}: x, targets and predictions have {lengths} values; they must be (n,), one per sample."
        )
    table = np.array(columns)
    table = table[:, (np.abs(table) < given.LARGEST).all(axis=0)]
    if not table.shape[1]:
        raise ValueError(f"{where}: no sample has a finite x, target and prediction; at least one is required.")
    positions, known, predicted = table
    axes = _axes(ax, (5.4, 3.6))
    look = look_of(axes)  # the colors of explorables for the same; the markers and the dash tell it too
    axes.vlines(positions, known, predicted, color=look.error, linestyle="--", linewidth=1.6, label="error", zorder=1)
    order = np.argsort(positions)
    axes.plot(positions[order], predicted[order], color=look.prediction, marker="D", label="prediction", zorder=2)
    axes.scatter(positions, known, color=look.data, marker="o", label="target", zorder=3)
    axes.set_xlabel(given.title(x) or "$x$")
    axes.set_ylabel(given.title(targets) or "$y$")
    axes.set_title(f"mean squared error {np.mean((predicted - known) ** 2):,.6g}", color=look.ink)
    axes.legend(frameon=False, labelcolor=look.ink)
    fonts.fit(axes)
    return axes


def loss_contours(
    first: ArrayLike, second: ArrayLike, losses: ArrayLike, ax: Axes | None = None, *,
    names: tuple[str, str] = ("first", "second"), point: tuple[float, float] | None = None,
) -> Axes:  # fmt: skip
    """Draw a loss over two parameters: contours, the lowest loss of the grid, and where the model is.

    Parameters
    ----------
    first, second : (n,) and (m,), ascending values of the parameters, at least two each.
    losses : (m, n); NaN and infinite ones stay white.
    ax : the axes to draw on; None creates a new figure.
    names : of the parameters, on the axes.
    point : the present values of both.

    Returns
    -------
    The axes.

    Raises
    ------
    TypeError : something is not an array of real numbers.
    ValueError : shapes do not fit each other, or no loss is finite.
    ImportError : matplotlib is not installed.
    """
    where = "loss_contours"
    across, up, values = (
        given.numbers(array, f"{where}, {name}")
        for name, array in (("first", first), ("second", second), ("losses", losses))
    )
    if across.ndim != 1 or up.ndim != 1 or values.shape != (len(up), len(across)) or min(values.shape) < 2:
        raise ValueError(
            f"{where}: first is {across.shape}, second {up.shape}, losses are {values.shape}; (n,), (m,) and (m, n) "
            f"are "
            "required, with two values or more."
        )
    finite = np.isfinite(values)
    if not finite.any():
        raise ValueError(f"{where}: no loss is finite; at least one is required. Choose smaller values.")
    axes = _axes(ax, (5.2, 4.2))
    shown = np.ma.masked_array(values, ~finite)
    filled = axes.contourf(across, up, shown, levels=24, cmap="cividis_r")
    axes.contour(across, up, shown, levels=12, colors="white", linewidths=0.5)
    axes.figure.colorbar(filled, ax=axes, label="loss")
    row, column = np.unravel_index(int(np.where(finite, values, np.inf).argmin()), values.shape)
    low = f"lowest of the grid: {values[row, column]:.4g}"
    axes.plot(across[column], up[row], "*", color="white", markeredgecolor="black", markersize=13, label=low)
    if point is not None:
        axes.plot(*point, "o", color=look_of(axes).prediction, markeredgecolor="white", markersize=9, label="now")
    axes.set_xlabel(names[0])
    axes.set_ylabel(names[1])
    axes.legend(loc="upper right", fontsize="small")
    fonts.fit(axes)
    return axes


public(__name__)
