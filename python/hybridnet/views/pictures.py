"""Plots of arrays: images, a heat map, histograms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import cycle
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike

from .._public import public
from . import fonts, given
from .looks import ink_on, look_of
from .plots import DASHES, _axes, _pyplot, _tint

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def images(pictures: ArrayLike, titles: Sequence[object] | None = None, columns: int = 8) -> list[Axes]:
    """Draw gray images side by side in a new figure; 0 is black.

    Parameters
    ----------
    pictures : (n, rows, columns), at least one, finite; the largest number of all images is white.
    titles : one text per image.
    columns : number of images per row, at least 1.

    Returns
    -------
    The axes of each picture.

    Raises
    ------
    TypeError : pictures are not real numbers, or titles are not a list.
    ValueError : ``pictures`` is not (n, rows, columns), a number is not finite, or there is not one title for each.
    ImportError : matplotlib is not installed.
    """
    shown = given.numbers(pictures, "images, pictures")
    if shown.ndim != 3 or not shown.size:
        raise ValueError(f"images: pictures are {shown.shape}; they must be (n, rows, columns), one picture or more.")
    if not np.isfinite(shown).all():
        raise ValueError("images: a number is infinite or none; all must be finite. Set it to 0.")
    names = [""] * len(shown) if titles is None else given.texts(titles, "images", "titles")
    if len(names) != len(shown):
        raise ValueError(f"images: {len(shown)} pictures, {len(names)} titles; one title a picture is needed.")
    across = min(given.count(columns, "images", "the number of columns"), len(shown))
    down = -(-len(shown) // across)
    height = 1.25 + 0.2 * max(1 + name.count("\n") for name in names)
    figure, grid = _pyplot().subplots(
        down, across, figsize=(1.25 * across, height * down), layout="constrained", squeeze=False
    )
    figure.get_layout_engine().set(w_pad=0.02, h_pad=0.04)
    for axes in grid.flat:
        axes.set_axis_off()
    for axes, picture, name in zip(grid.flat, shown, names, strict=False):
        axes.imshow(picture, cmap="gray", vmin=0, vmax=shown.max() or 1, interpolation="nearest")
        axes.set_title(name, color=look_of(axes).ink, fontsize=9, pad=3)
        fonts.fit(axes)
    return list(grid.flat[: len(shown)])


#: The longest name of a column that is written level.
LEVEL = 4


def heatmap(
    table: ArrayLike, rows: Sequence[object] | None = None, columns: Sequence[object] | None = None,
    ax: Axes | None = None,
) -> Axes:  # fmt: skip
    """Draw a table of counts as a heat map with its numbers; the shade of a cell is ``sqrt(count / max)``.

    By the root small counts can be told from 0 beside large ones.

    Parameters
    ----------
    table : (n, m), numbers of 0 or more.
    rows, columns : the names of rows and columns; None for numbers from 0.
    ax : the axes to draw on; None creates a new figure.

    Returns
    -------
    The axes.

    Raises
    ------
    TypeError : the table does not hold real numbers, or names are not a list.
    ValueError : the table has not two dimensions, holds nothing or a negative number, or names do not fit it.
    ImportError : matplotlib is not installed.
    """
    counts = given.numbers(table, "heat map, table")
    if counts.ndim != 2 or not counts.size:
        raise ValueError(f"heat map: the table is {counts.shape}; it must be (rows, columns), one cell or more.")
    if not ((counts >= 0) & np.isfinite(counts)).all():
        raise ValueError("heat map: the table holds a negative number or none; all must be counts, 0 or more.")
    down, across = (_names(*each) for each in (("rows", rows, len(counts)), ("columns", columns, counts.shape[1])))
    axes = _axes(ax, (2.2 + 0.52 * len(across), 1.4 + 0.42 * len(down)))
    shade = np.sqrt(counts / (counts.max() or 1))
    look = look_of(axes)
    # From the ground to the blue of the first class.
    cells = _tint(look.classes[0], look.ground, shade)
    axes.imshow(cells, aspect="auto", interpolation="nearest")
    for (row, column), count in np.ndenumerate(counts):
        color = ink_on(cells[row, column], look)
        axes.text(column, row, f"{count:,.10g}", ha="center", va="center", color=color, fontsize=9)
    is_long = any(len(name) > LEVEL for name in across)
    turned: Any = {"rotation": 45, "ha": "right", "rotation_mode": "anchor"} if is_long else {}
    axes.set_xticks(range(len(across)), across, **turned)
    axes.set_yticks(range(len(down)), down)
    axes.spines[["left", "bottom"]].set_visible(False)
    axes.tick_params(length=0)
    fonts.fit(axes)
    return axes


def histogram(values: Mapping[str, ArrayLike], ax: Axes | None = None, bins: int = 40) -> Axes:
    """Draw a histogram, one outline per name over the same bins.

    Parameters
    ----------
    values : finite numbers of any shape, by name; at least one number in total.
    ax : the axes to draw on; None creates a new figure.
    bins : number of bins over the range of all numbers.

    Returns
    -------
    The axes.

    Raises
    ------
    TypeError : values is not a dict of real numbers.
    ValueError : there is no number, or one that is not finite; the text has its name and position.
    ImportError : matplotlib is not installed.
    """
    arrays = given.named(values, "histogram", "values")
    for name, array in arrays.items():
        for index in np.argwhere(~np.isfinite(array))[:1].tolist():
            at = f" at {index}" if index else ""
            raise ValueError(
                f"histogram: {name!r} is {array[tuple(index)]}{at}; every number must be finite. Leave others out."
            )
    numbers = {name: array.ravel() for name, array in arrays.items()}
    bins = given.count(bins, "histogram", "the number of bins")
    together = np.concatenate([np.zeros(0), *numbers.values()])
    if not together.size:
        raise ValueError("histogram: there is no number; one or more are required.")
    edges = np.histogram_bin_edges(together, bins)
    axes = _axes(ax, (5.4, 3.4))
    for (name, array), color, dash in zip(numbers.items(), cycle(look_of(axes).classes), cycle(DASHES), strict=False):
        axes.stairs(np.histogram(array, edges)[0], edges, color=color, linestyle=dash, linewidth=1.8, label=name)
    if len(numbers) > 1:
        axes.legend(frameon=False, labelcolor=look_of(axes).ink)
    else:
        axes.set_title(next(iter(numbers)), color=look_of(axes).ink)
    axes.locator_params(nbins=5)
    axes.set_xlabel("value")
    axes.set_ylabel("count")
    fonts.fit(axes)
    return axes


def _names(what: str, names: Sequence[object] | None, count: int) -> list[str]:
    texts = given.texts(range(count) if names is None else names, "heat map", what)
    if len(texts) != count:
        raise ValueError(f"heat map: {len(texts)} names for {count} {what}; one name each is needed.")
    return texts


public(__name__)
