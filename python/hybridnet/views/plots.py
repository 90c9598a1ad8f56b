"""Plots: points, curves, and what a classifier says of the plane."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import cycle
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._public import public

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
        for name, look in _looks(classes).items():
            _dots(axes, places[classes == name], COLOURS[look], MARKERS[look], f"class {name}")
        axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False, labelcolor=INK, handletextpad=0.2)
    axes.set_aspect("equal", adjustable="box")
    axes.locator_params(nbins=5)
    axes.set_xlabel("$x_1$")
    axes.set_ylabel("$x_2$", rotation=0, ha="right", va="center")
    return axes


class Plane(NamedTuple):
    """A grid over the plane: the places of its columns and rows, and every point of it, (rows * columns, 2)."""

    horizontal: NDArray[Any]
    vertical: NDArray[Any]
    points: NDArray[Any]


def plane(points: ArrayLike, fineness: int = 300) -> Plane:
    """A grid around points, with a margin of a twelfth of their extent.

    Parameters
    ----------
    points : (n, 2), one row or more.
    fineness : columns and rows of the grid.

    Raises
    ------
    ValueError : ``points`` is not (n, 2), there is none, or a coordinate is not finite.
    """
    places = np.asarray(points, float)
    if places.ndim != 2 or places.shape[1] != 2 or not len(places):
        raise ValueError(f"plane: points are {places.shape}; they must be (n, 2), one row or more.")
    if not np.isfinite(places).all():
        raise ValueError("plane: a coordinate is infinite or none; all must be finite. Leave such points out.")
    low, high = places.min(axis=0), places.max(axis=0)
    # Points in a line, or a single one, have an extent of 0 in some direction.
    margin = np.where(high > low, (high - low) / 12, 0.5)
    horizontal, vertical = (np.linspace(low[i] - margin[i], high[i] + margin[i], fineness) for i in range(2))
    across, up = np.meshgrid(horizontal, vertical)
    return Plane(horizontal, vertical, np.c_[across.ravel(), up.ravel()])


def decision_boundary(
    plane: Plane, said: ArrayLike, points: ArrayLike, labels: ArrayLike, ax: Axes | None = None
) -> Axes:
    """Tint the plane by the class that is said of each place, draw where classes meet, and the points over it.

    Parameters
    ----------
    plane : the grid.
    said : the class of every point of the grid, (rows * columns,).
    points, labels : as in :func:`scatter`; a class has the same colour in both.
    ax : where to draw; None makes a new figure.

    Returns
    -------
    The axes.

    Raises
    ------
    ValueError : there is not one class for each point of the grid, or points and labels do not fit.
    ImportError : matplotlib is not installed.
    """
    classes, own = np.asarray(said), np.asarray(labels)
    if classes.shape != plane.points.shape[:1]:
        raise ValueError(
            f"decision boundary: the grid has {len(plane.points)} points, classes are {classes.shape}; "
            "one class a point is needed."
        )
    if (classes.dtype.kind in "OUT") != (own.dtype.kind in "OUT"):
        raise ValueError(
            f"decision boundary: classes are {classes.dtype}, labels {own.dtype}; both must be texts, or both numbers. "
            "Pass labels of the kind that the plane is told."
        )
    axes = scatter(points, own, ax)
    looks = _looks(np.union1d(classes, own))
    grid = classes.reshape(len(plane.vertical), len(plane.horizontal))
    edges = plane.horizontal[0], plane.horizontal[-1], plane.vertical[0], plane.vertical[-1]
    tints = np.ones((*grid.shape, 3))
    for name in np.unique(grid):
        tints[grid == name] = _tint(COLOURS[looks[name]])
        if (grid != name).any():
            # The class against all others: its own outline, whatever the numbers of its neighbours are.
            inside = (grid == name).astype(float)
            axes.contour(plane.horizontal, plane.vertical, inside, [0.5], colors=INK, linewidths=0.9, zorder=1.5)
    axes.imshow(tints, extent=edges, origin="lower", interpolation="nearest", aspect="equal", zorder=0)
    axes.set_xlim(edges[:2])
    axes.set_ylim(edges[2:])
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


def bars(names: Sequence[str], groups: Mapping[str, ArrayLike], ax: Axes | None = None) -> Axes:
    """Draw horizontal bars, one of each group for every name, from top to bottom, each with its value.

    Parameters
    ----------
    names : (n,).
    groups : the lengths of the bars of each group, (n,), by its name.
    ax : where to draw; None makes a new figure.

    Returns
    -------
    The axes.

    Raises
    ------
    ImportError : matplotlib is not installed.
    """
    axes = _axes(ax, (5.4, 0.9 + 0.24 * max(len(names) * len(groups), 4)))
    places, height = np.arange(len(names)), 0.8 / max(len(groups), 1)
    for order, ((name, lengths), colour) in enumerate(zip(groups.items(), cycle(COLOURS), strict=False)):
        drawn = axes.barh(places + (order - (len(groups) - 1) / 2) * height, lengths, height, color=colour, label=name)
        axes.bar_label(drawn, fmt="%.3f", padding=3, color=INK, fontsize="x-small")
    axes.set_yticks(places, names)
    axes.invert_yaxis()
    axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False, labelcolor=INK)
    return axes


def _looks(classes: NDArray[Any]) -> dict[Any, int]:
    """The colour and shape of each class: a class number keeps its own in a picture that lacks other classes."""
    counted = classes.dtype.kind in "iu"
    return {name: (int(name) if counted else order) % len(COLOURS) for order, name in enumerate(np.unique(classes))}


def _tint(colour: str, share: ArrayLike = 0.18) -> NDArray[Any]:
    """Red, green and blue, 0 to 1, of a share of a colour on white, (..., 3) for shares of shape (...).

    Points of the same colour stand out from the share that is the default.
    """
    channels = np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)]) / 255
    mixed: NDArray[Any] = 1 - np.multiply.outer(share, 1 - channels)
    return mixed


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
    if not hasattr(axes, "spines"):
        raise TypeError(f"plot: ax is of the type {type(ax).__name__}; axes of matplotlib are required, or None.")
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(FAINT)
    axes.tick_params(color=FAINT, labelcolor=INK)
    axes.xaxis.label.set_color(INK)
    axes.yaxis.label.set_color(INK)
    return axes


def _new(size: tuple[float, float]) -> Axes:
    axes: Axes = _pyplot().subplots(figsize=size, layout="constrained")[1]
    return axes


def _pyplot() -> Any:
    try:
        import matplotlib.pyplot as plt
    except ImportError as error:
        raise ImportError(
            f"hybridnet: a plot needs matplotlib, which cannot be imported ({error}). Do: pip install hybridnet[plot]."
        ) from error
    return plt


public(__name__)
