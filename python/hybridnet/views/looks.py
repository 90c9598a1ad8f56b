"""The colors of a plot: those of the light or of the dark theme, as the figure is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from . import palette

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import FigureBase


class Look(NamedTuple):
    """The colors of a theme: texts, lines beside the data, rings, the ground, data, predictions, errors, classes."""

    ink: str
    faint: str
    ring: str
    ground: str
    data: str
    prediction: str
    error: str
    classes: tuple[str, ...]


def _look(theme: dict[str, str], classes: tuple[str, ...]) -> Look:
    return Look(
        ink=theme["ink"],
        faint=theme["line"],
        ring=theme["control"],
        ground=theme["ground"],
        data=theme["data"],
        prediction=theme["prediction"],
        error=theme["error"],
        classes=classes,
    )


LIGHT = _look(palette.LIGHT, palette.CLASSES)
DARK = _look(palette.DARK, palette.DARK_CLASSES)


def ink_on(cell: Any, look: Look) -> str:
    """The color of texts on a cell of some color: the ink or the ground, whichever has the higher contrast."""
    return max((look.ink, look.ground), key=lambda color: contrast(color, cell))


def contrast(first: Any, second: Any) -> float:
    """The contrast of two colors, from 1 to 21, by the formula of WCAG 2."""
    dark, bright = sorted(map(_luminance, (first, second)))
    return (bright + 0.05) / (dark + 0.05)


def _luminance(color: Any) -> float:
    """The relative luminance of a color of matplotlib, 0 to 1."""
    from matplotlib.colors import to_rgb

    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in to_rgb(color)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def look_of(drawn_on: Axes | FigureBase) -> Look:
    """The colors that stand out from the figure of the axes, or from a figure.

    A figure has the background of matplotlib's style: ``plt.style.use("dark_background")`` makes it dark. A transparent
    one takes the theme in which the style writes texts.
    """
    from matplotlib import rcParams
    from matplotlib.colors import to_rgba

    figure = drawn_on if hasattr(drawn_on, "subplots") else drawn_on.figure
    ground = to_rgba(figure.get_facecolor())
    if ground[3] < 0.5:
        return LIGHT if _luminance(rcParams["text.color"]) < 0.5 else DARK
    return max((LIGHT, DARK), key=lambda look: contrast(look.ink, ground[:3]))
