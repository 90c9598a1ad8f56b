"""A picture drawn by matplotlib from the same shapes, as PNG or PDF."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from . import fonts, palette, svg
from .svg import Box, Circle, Group, Label, Line, Look, Path, Picture
from .typeset import DOWN, SCRIPT, UP, positions

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: Pixels of a picture in an inch; a PNG has twice as many.
PER_INCH = 96.0


def drawn(picture: Picture, form: str) -> bytes:
    """A picture as the content of a file of the form png or pdf.

    Raises
    ------
    ImportError : matplotlib is not installed.
    """
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context({"pdf.fonttype": 42, "svg.fonttype": "none"}):
        figure = Figure(figsize=(picture.width / PER_INCH, picture.height / PER_INCH))
        draw(picture, figure.add_axes((0.0, 0.0, 1.0, 1.0)))
        file = BytesIO()
        figure.savefig(file, format=form, dpi=2 * PER_INCH, transparent=True)
        return file.getvalue()


def draw(picture: Picture, axes: Axes) -> None:
    """Draw the shapes of a picture onto axes, which then have its size in pixels and no frame."""
    axes.set_xlim(0, picture.width)
    axes.set_ylim(picture.height, 0)
    axes.set_axis_off()
    plate = Box(0.5, 0.5, picture.width - 1, picture.height - 1, Look(fill=palette.PLATE, stroke=palette.RIM), radius=8)
    _add(axes, [plate, *picture.shapes], 0)
    fonts.fit(axes)


def _add(axes: Axes, shapes: Iterable[svg.Shape], order: int) -> int:
    """Add shapes in front of each other; returns the next order."""
    for shape in shapes:
        order += 1
        if isinstance(shape, Group):
            order = _add(axes, shape.shapes, order)
        elif isinstance(shape, Label):
            _write(axes, shape, order)
        elif shape.look.kind != "hit":
            axes.add_artist(_artist(shape, order))
    return order


def _artist(shape: Line | Path | Circle | Box, order: int) -> Any:
    from matplotlib import lines, patches

    look = shape.look
    how: dict[str, Any] = {"linewidth": look.stroke_width * 0.75, "alpha": look.opacity, "zorder": order}
    if isinstance(shape, Line) or (isinstance(shape, Path) and not shape.closed):
        points = ((shape.x1, shape.y1), (shape.x2, shape.y2)) if isinstance(shape, Line) else shape.points
        xs, ys = zip(*points, strict=True)
        made = lines.Line2D(xs, ys, color=look.stroke, dash_capstyle="butt", solid_capstyle="butt", **how)
        if look.dash:
            made.set_dashes([length / look.stroke_width for length in look.dash])
        return made
    dash = (0, tuple(length / look.stroke_width for length in look.dash)) if look.dash else "-"
    how |= {"facecolor": look.fill, "edgecolor": look.stroke, "linestyle": dash}
    if isinstance(shape, Circle):
        return patches.Circle((shape.x, shape.y), shape.radius, **how)
    if isinstance(shape, Path):
        return patches.Polygon(shape.points, closed=True, **how)
    radius = min(shape.radius, shape.width / 2, shape.height / 2)
    if not radius:
        return patches.Rectangle((shape.x, shape.y), shape.width, shape.height, **how)
    style = f"round,pad=0,rounding_size={radius}"
    return patches.FancyBboxPatch((shape.x, shape.y), shape.width, shape.height, boxstyle=style, **how)


def _write(axes: Axes, label: Label, order: int) -> None:
    """Write a label run by run, because matplotlib's own formulas have other rules."""
    x = label.box[0]
    for run, (back, step) in zip(label.runs, positions(label.runs, label.size, label.bold), strict=True):
        size = label.size * (SCRIPT if run.level else 1.0)
        lowered = label.size * {-1: DOWN, 0: 0.0, 1: -UP}[run.level]
        is_slanted = run.math and any(character.isalpha() for character in run.text)
        axes.text(
            x + back,
            label.y + lowered,
            run.text,
            fontsize=size * 0.75,
            color=label.color,
            style="italic" if is_slanted else "normal",
            family=["DejaVu Serif" if run.math else "DejaVu Sans"],
            weight="bold" if label.bold else "normal",
            zorder=order,
            parse_math=False,
        )
        x += step
