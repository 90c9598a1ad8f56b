"""Plots: points, curves, bars, and the decision boundary of a classifier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import cycle
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._errors import shown
from .._public import public
from . import fonts, given, palette
from .looks import look_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Classes differ in hue, in lightness and in shape, as in explorables: no color is needed to tell the groups.
#: The number of colors of classes; from the eleventh on they repeat.
COUNT = len(palette.CLASSES)
_BAR = ((-1.2, -0.5), (1.2, -0.5), (1.2, 0.5), (-1.2, 0.5))
MARKERS: tuple[Any, ...] = ("o", "s", "^", "D", "X", "v", "P", "*", "p", _BAR)
DASHES = ("-", "--", "-.", ":")


def scatter(points: ArrayLike, labels: ArrayLike | None = None, ax: Axes | None = None) -> Axes:
    """Draw a scatter plot of points; with labels, each class has a color and a marker, named in a legend.

    Axes are named after the columns of a data frame, the legend is headed by the name of a column of labels.

    Parameters
    ----------
    points : (n, 2), finite numbers.
    labels : (n,), the class of each point, a number or a text; None, or NaN, for a point without a label, which is
        drawn as a gray ring. None for all draws all alike.
    ax : the axes to draw on; None creates a new figure.

    Returns
    -------
    The axes; with equal units in both directions if the points extend alike in both, up to a factor of 3.

    Raises
    ------
    TypeError : points are not real numbers, or labels are neither numbers nor texts.
    ValueError : ``points`` is not (n, 2), a coordinate is not finite, or there is not one label for each point.
    ImportError : matplotlib is not installed.
    """
    return _scatter("scatter", points, labels, ax)


def _scatter(
    where: str,
    points: Any,
    labels: Any,
    ax: Axes | None,
    indices: Mapping[Any, int] | None = None,
    names: Sequence[str] | None = None,
) -> Axes:
    positions = given.points(points, where)
    classes = None if labels is None else given.labels(labels, f"{where}, labels")
    if classes is not None and classes.names.shape != positions.shape[:1]:
        raise ValueError(
            f"{where}: points are {positions.shape}, labels {classes.names.shape}; one label a point is needed."
        )
    axes = _axes(ax, (5.6, 4.8))
    colors = look_of(axes).classes
    if classes is None:
        _dots(axes, positions, colors[0], MARKERS[0])
    else:
        dots = {}
        for name, index in _indices(classes).items() if indices is None else indices.items():
            if (chosen := classes.known & (classes.names == name)).any():
                dots[_called(name)] = _dots(axes, positions[chosen], colors[index], MARKERS[index])
        if not classes.known.all():
            dots["no label"] = _dots(axes, positions[~classes.known], None, "o")
        _legend(axes, dots, given.title(labels))
    if len(positions):
        _set_units(axes, *np.ptp(positions, axis=0))
    axes.locator_params(nbins=5)
    horizontal, vertical = names or given.columns(points) or ("$x_1$", "$x_2$")
    axes.set_xlabel(horizontal, parse_math=horizontal == "$x_1$")
    if vertical == "$x_2$":
        axes.set_ylabel(vertical, rotation=0, ha="right", va="center")
    else:
        axes.set_ylabel(vertical, parse_math=False)
    fonts.fit(axes)
    return axes


def _called(name: Any) -> str:
    """The name of a class in a legend: its name, or its number."""
    return str(name) if isinstance(name, str) else f"class {name}"


def _legend(axes: Axes, dots: Mapping[str, Any], title: str | None) -> None:
    ink = look_of(axes).ink
    legend = axes.legend(
        dots.values(), dots.keys(), title=title, loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False,
        labelcolor=ink, handletextpad=0.2, alignment="left",
    )  # fmt: skip
    legend.get_title().set_color(ink)
    for text in (*legend.get_texts(), legend.get_title()):
        text.set_parse_math(False)  # a name with dollars in it is not a formula


def _set_units(axes: Axes, width: float, height: float) -> None:
    """Set an equal aspect ratio unless the extents differ much: a strip a few pixels high would show nothing."""
    is_alike = max(width, height) <= 3 * min(width, height)
    axes.set_aspect("equal" if is_alike else "auto", adjustable="box")


class Plane(NamedTuple):
    """A grid over the plane: the coordinates of its columns and rows, and all its points, (rows * columns, 2)."""

    horizontal: NDArray[Any]
    vertical: NDArray[Any]
    points: NDArray[Any]


def plane(points: ArrayLike, fineness: int = 300) -> Plane:
    """A grid around points, with a margin of a twelfth of their extent.

    Parameters
    ----------
    points : (n, 2), at least one row.
    fineness : number of columns and rows of the grid, at least 2.

    Raises
    ------
    TypeError : points are not real numbers.
    ValueError : ``points`` is not (n, 2), there is none, or a coordinate is not finite.
    """
    fineness = given.count(fineness, "plane", "fineness", least=2)
    positions = given.points(points, "plane", "one row or more")
    if not len(positions):
        raise ValueError(f"plane: points are {positions.shape}; they must be (n, 2), one row or more.")
    low, high = positions.min(axis=0), positions.max(axis=0)
    # Points in a line, or a single one, have an extent of 0 in some direction.
    margin = np.where(high > low, (high - low) / 12, 0.5)
    horizontal, vertical = (np.linspace(low[i] - margin[i], high[i] + margin[i], fineness) for i in range(2))
    across, up = np.meshgrid(horizontal, vertical)
    return Plane(horizontal, vertical, np.c_[across.ravel(), up.ravel()])


def decision_boundary(
    plane: Plane,
    said: ArrayLike,
    points: ArrayLike,
    labels: ArrayLike,
    ax: Axes | None = None,
    *,
    names: Sequence[str] | None = None,
) -> Axes:
    """Draw the decision regions of a classifier, their boundaries, and points over them.

    Parameters
    ----------
    plane : the grid.
    said : the predicted class of every point of the grid, (rows * columns,).
    points, labels : as in :func:`scatter`; a class has the same color and name in both.
    ax : the axes to draw on; None creates a new figure.
    names : two texts, of the axes; None for the columns of a data frame, or x1 and x2.

    Returns
    -------
    The axes.

    Raises
    ------
    TypeError : ``grid`` has another type, points are not real numbers, or classes and labels are neither numbers nor
        texts.
    ValueError : there is not one class for each point of the grid, or points and labels do not fit.
    ImportError : matplotlib is not installed.
    """
    where = "decision boundary"
    if not isinstance(plane, Plane):
        raise TypeError(f"{where}: the grid is {shown(plane)}; what hybridnet.views.plane returns is required.")
    classes, own = given.labels(said, f"{where}, classes"), given.labels(labels, f"{where}, labels")
    if classes.names.shape != plane.points.shape[:1] or not classes.known.all():
        raise ValueError(
            f"{where}: the grid has {len(plane.points)} points, classes are {classes.names.shape}; "
            "one class a point is needed."
        )
    if own.known.any() and (classes.names.dtype.kind == "U") != (own.names.dtype.kind == "U"):
        raise ValueError(
            f"{where}: classes are {classes.names.dtype}, labels {own.names.dtype}; both must be texts, or both "
            "numbers. Pass labels of the same kind as the predicted classes."
        )
    indices = _indices(classes, own)
    axes = _scatter(where, points, labels, ax, indices, names)
    look = look_of(axes)
    grid = classes.names.reshape(len(plane.vertical), len(plane.horizontal))
    edges = plane.horizontal[0], plane.horizontal[-1], plane.vertical[0], plane.vertical[-1]
    _set_units(axes, edges[1] - edges[0], edges[3] - edges[2])
    tints = np.ones((*grid.shape, 3))
    for name in np.unique(grid):
        tints[grid == name] = _tint(look.classes[indices[name]], look.ground)
        if (grid != name).any():
            # One class against all others: the outline does not depend on the numbers of adjacent classes.
            inside = (grid == name).astype(float)
            axes.contour(plane.horizontal, plane.vertical, inside, [0.5], colors=look.ink, linewidths=0.9, zorder=1.5)
    axes.imshow(tints, extent=edges, origin="lower", interpolation="nearest", aspect=axes.get_aspect(), zorder=0)
    axes.set_xlim(edges[:2])
    axes.set_ylim(edges[2:])
    return axes


def lines(x: ArrayLike, curves: Mapping[str, ArrayLike], ax: Axes | None = None) -> Axes:
    """Draw curves over the same x, each with its own color and dash; a legend has the names of several curves.

    Parameters
    ----------
    x : (n,).
    curves : the y of each curve, (n,), by name; NaN gives a gap.
    ax : the axes to draw on; None creates a new figure.

    Returns
    -------
    The axes.

    Raises
    ------
    TypeError : curves is not a dict, or something is not an array of real numbers.
    ValueError : ``x`` is not (n,), or a curve has another shape.
    ImportError : matplotlib is not installed.
    """
    positions, heights = given.numbers(x, "lines, x"), given.named(curves, "lines", "curves")
    for name, y in heights.items():
        if positions.ndim != 1 or y.shape != positions.shape:
            raise ValueError(f"lines: x is {positions.shape}, {name!r} is {y.shape}; both must be (n,).")
    axes = _axes(ax, (5.4, 3.4))
    look = look_of(axes)
    axes.axhline(0, color=look.faint, linewidth=1, zorder=1)
    axes.axvline(0, color=look.faint, linewidth=1, zorder=1)
    for (name, y), color, dash in zip(heights.items(), cycle(look.classes), cycle(DASHES), strict=False):
        axes.plot(positions, y, color=color, linestyle=dash, linewidth=2, label=name, zorder=2)
    name_curves(axes)
    axes.locator_params(nbins=5)
    axes.set_xlabel("$x$")
    fonts.fit(axes)
    return axes


def name_curves(axes: Axes) -> None:
    """Name the curves of a plot: several in a legend, a single one in the title."""
    _, names = axes.get_legend_handles_labels()
    if len(names) > 1:
        axes.legend(frameon=False, labelcolor=look_of(axes).ink)
    else:
        axes.set_title("".join(names), color=look_of(axes).ink)


def bars(names: Sequence[str], groups: Mapping[str, ArrayLike], ax: Axes | None = None) -> Axes:
    """Draw horizontal bars, one per group and name, from top to bottom, each with its value.

    Parameters
    ----------
    names : (n,).
    groups : the values of each group, (n,), by name.
    ax : the axes to draw on; None creates a new figure.

    Returns
    -------
    The axes.

    Raises
    ------
    TypeError : names is not a list, groups is not a dict, or a length is not a real number.
    ValueError : the number of lengths of a group differs from that of the names, or a length is not finite.
    ImportError : matplotlib is not installed.
    """
    called, drawn_groups = given.texts(names, "bars", "names"), given.named(groups, "bars", "groups")
    for name, lengths in drawn_groups.items():
        if lengths.shape != (len(called),) or not np.isfinite(lengths).all():
            raise ValueError(
                f"bars: there are {len(called)} names, {name!r} is {lengths.shape}; one finite length a name is needed."
            )
    axes = _axes(ax, (5.4, 0.9 + 0.24 * max(len(called) * len(drawn_groups), 4)))
    look = look_of(axes)
    positions, height = np.arange(len(called)), 0.8 / max(len(drawn_groups), 1)
    for order, ((name, lengths), color) in enumerate(zip(drawn_groups.items(), cycle(look.classes), strict=False)):
        offset = (order - (len(drawn_groups) - 1) / 2) * height
        drawn = axes.barh(positions + offset, lengths, height, color=color, label=name)
        axes.bar_label(drawn, fmt="%.3f", padding=3, color=look.ink, fontsize="x-small")
    axes.set_yticks(positions, called)
    axes.invert_yaxis()
    axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False, labelcolor=look.ink)
    fonts.fit(axes)
    return axes


def _indices(*several: given.Labels) -> dict[Any, int]:
    """The index of the color and marker of each class; they do not depend on the other classes in the plot."""
    classes = np.unique(np.concatenate([labels.names[labels.known] for labels in several]))
    is_counted = classes.dtype.kind in "iu"
    return {name: (int(name) if is_counted else order) % COUNT for order, name in enumerate(classes.tolist())}


def _tint(color: str, ground: str, share: ArrayLike = 0.18) -> NDArray[Any]:
    """Red, green and blue, 0 to 1, of a share of a color on the ground, (..., 3) for shares of shape (...).

    Points of the same color stand out from the share that is the default.
    """
    inside, outside = _channels(color), _channels(ground)
    mixed: NDArray[Any] = outside - np.multiply.outer(share, outside - inside)
    return mixed


def _channels(color: str) -> NDArray[Any]:
    return np.array([int(color[start : start + 2], 16) for start in (1, 3, 5)]) / 255


def _dots(axes: Axes, positions: NDArray[Any], color: str | None, marker: Any) -> Any:
    """Markers of a color, or rings for None."""
    look = look_of(axes)
    return axes.scatter(
        positions[:, 0],
        positions[:, 1],
        s=24,
        c=color or "none",
        marker=marker,
        edgecolors=look.ground if color else look.ring,
        linewidths=0.5 if color else 1.0,
        zorder=2,
    )


def _axes(ax: Axes | None, size: tuple[float, float]) -> Axes:
    """The given axes, or those of a new figure, without a frame."""
    axes = _new(size) if ax is None else ax
    if not hasattr(axes, "spines"):
        raise TypeError(f"plot: ax is of the type {type(ax).__name__}; axes of matplotlib are required, or None.")
    axes.spines[["top", "right"]].set_visible(False)
    look = look_of(axes)
    axes.spines[["left", "bottom"]].set_color(look.faint)
    axes.tick_params(color=look.faint, labelcolor=look.ink)
    axes.xaxis.label.set_color(look.ink)
    axes.yaxis.label.set_color(look.ink)
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
