"""Plots: points and curves."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import cycle
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Classes differ in hue, in lightness and in shape: blue, red and green first, none of them needed to tell the groups.
COLOURS = ("#2256c7", "#c62a3d", "#3aa655", "#c87800", "#7b3fb0", "#0f8b8d", "#8a5a2b", "#555b66")
MARKERS = ("o", "^", "s", "D", "v", "P", "X", "h")
DASHES = ("-", "--", "-.", ":")
FAINT = "#d5d9e0"
INK = "#30343b"


def scatter(points: ArrayLike, labels: ArrayLike | None = None, ax: Axes | None = None) -> Axes:
    """Draw points in the plane, with labels one colour and one shape for each class, named in a legend.

    Parameters
    ----------
    points : (n, 2).
    labels : (n,), the class of each point; None draws all alike.
    ax : where to draw; None makes a new figure.

    Returns
    -------
    The axes, with equal units in both directions.

    Raises
    ------
    ValueError : ``points`` is not (n, 2), or there is not one label for each point.
    ImportError : matplotlib is not installed.
    """
    places = np.asarray(points)
    if places.ndim != 2 or places.shape[1] != 2:
        raise ValueError(f"scatter: points are {places.shape}; they must be (n, 2), one row a point.")
    classes = None if labels is None else np.asarray(labels)
    if classes is not None and classes.shape != places.shape[:1]:
        raise ValueError(f"scatter: points are {places.shape}, labels {classes.shape}; one label a point is needed.")
    axes = _axes(ax, (5.6, 4.8))
    if classes is None:
        _dots(axes, places, COLOURS[0], MARKERS[0], None)
    else:
        for order, name in enumerate(np.unique(classes)):
            # A class number keeps its colour in a picture that lacks other classes.
            look = (int(name) if classes.dtype.kind in "iu" else order) % len(COLOURS)
            _dots(axes, places[classes == name], COLOURS[look], MARKERS[look], f"class {name}")
        axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False, labelcolor=INK, handletextpad=0.2)
    axes.set_aspect("equal", adjustable="box")
    axes.locator_params(nbins=5)
    axes.set_xlabel("$x_1$")
    axes.set_ylabel("$x_2$", rotation=0, ha="right", va="center")
    return axes


def lines(x: ArrayLike, curves: Mapping[str, ArrayLike], ax: Axes | None = None) -> Axes:
    """Draw curves over the same x, each in a colour and dash of its own; a legend names them if there are several.

    Parameters
    ----------
    x : (n,).
    curves : the y of each curve, (n,), by its name.
    ax : where to draw; None makes a new figure.

    Returns
    -------
    The axes.

    Raises
    ------
    ImportError : matplotlib is not installed.
    """
    axes = _axes(ax, (5.4, 3.4))
    axes.axhline(0, color=FAINT, linewidth=1, zorder=1)
    axes.axvline(0, color=FAINT, linewidth=1, zorder=1)
    for (name, y), colour, dash in zip(curves.items(), cycle(COLOURS), cycle(DASHES), strict=False):
        axes.plot(x, y, color=colour, linestyle=dash, linewidth=2, label=name, zorder=2)
    if len(curves) > 1:
        axes.legend(frameon=False, labelcolor=INK)
    else:
        axes.set_title(next(iter(curves), ""), color=INK)
    axes.locator_params(nbins=5)
    axes.set_xlabel("$x$")
    return axes


def _dots(axes: Axes, places: NDArray[Any], colour: str, marker: str, name: str | None) -> None:
    axes.scatter(
        places[:, 0],
        places[:, 1],
        s=24,
        c=colour,
        marker=marker,
        edgecolors="white",
        linewidths=0.5,
        label=name,
        zorder=2,
    )


def _axes(ax: Axes | None, size: tuple[float, float]) -> Axes:
    """The given axes, or those of a new figure, without ornament."""
    axes = _new(size) if ax is None else ax
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(FAINT)
    axes.tick_params(color=FAINT, labelcolor=INK)
    axes.xaxis.label.set_color(INK)
    axes.yaxis.label.set_color(INK)
    return axes


def _new(size: tuple[float, float]) -> Axes:
    try:
        import matplotlib.pyplot as plt
    except ImportError as error:
        raise ImportError(
            f"hybridnet: a plot needs matplotlib, which cannot be imported ({error}). Do: pip install hybridnet[plot]."
        ) from error
    return plt.subplots(figsize=size, layout="constrained")[1]
