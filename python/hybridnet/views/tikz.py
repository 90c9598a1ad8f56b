"""A picture as TikZ, for those who publish in LaTeX."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .svg import Box, Circle, Group, Label, Line, Look, Path, Picture, Shape
from .typeset import GREEK, Run

_LETTERS = {letter: name for name, letter in GREEK.items()}
_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}", '"': r"\textquotedbl{}", "\N{MINUS SIGN}": "$-$", "…": r"\ldots{}", "`": r"\textasciigrave{}",
    "≈": r"$\approx$",
}  # fmt: skip
_SPECIAL |= {raised: f"$^{{{sign}}}$" for raised, sign in zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-", strict=True)}
_HATS = {"ŷ": r"\hat{y}", "\N{MINUS SIGN}": "-", "…": r"\ldots "}


def tikz(picture: Picture) -> str:
    """A ``tikzpicture`` in the units of the picture, 1 px = 0.75 pt; needs the packages tikz and xcolor.

    Letters that are not Latin or Greek stay as they are: LuaLaTeX or XeLaTeX sets them.
    """
    lines = [
        r"% \usepackage{tikz}",
        r"\begin{tikzpicture}[x=0.75pt, y=-0.75pt, inner sep=0pt, outer sep=0pt]",
        *(f"  {line}" for line in _drawn(picture.shapes)),
        r"\end{tikzpicture}",
    ]
    return "\n".join(lines) + "\n"


def _drawn(shapes: Iterable[Shape]) -> Iterator[str]:
    for shape in shapes:
        if isinstance(shape, Group):
            yield from _drawn(shape.shapes)
        elif isinstance(shape, Label):
            yield _node(shape)
        elif shape.look.kind != "hit":
            yield rf"\path[{_options(shape.look, shape)}] {_outline(shape)};"


def _outline(shape: Line | Path | Circle | Box) -> str:
    if isinstance(shape, Line):
        return f"{_at(shape.x1, shape.y1)} -- {_at(shape.x2, shape.y2)}"
    if isinstance(shape, Path):
        return " -- ".join(_at(x, y) for x, y in shape.points) + (" -- cycle" if shape.closed else "")
    if isinstance(shape, Circle):
        return f"{_at(shape.x, shape.y)} circle[radius={_length(shape.radius)}]"
    return f"{_at(shape.x, shape.y)} rectangle {_at(shape.x + shape.width, shape.y + shape.height)}"


def _options(look: Look, shape: Shape) -> str:
    parts = []
    if look.stroke != "none":
        parts += [f"draw={_color(look.stroke)}", f"line width={_length(look.stroke_width)}"]
    if look.fill != "none":
        parts.append(f"fill={_color(look.fill)}")
    if look.dash:
        pairs = zip(look.dash[::2], look.dash[1::2], strict=True)
        parts.append("dash pattern=" + " ".join(f"on {_length(on)} off {_length(off)}" for on, off in pairs))
    if look.opacity != 1:
        parts.append(f"opacity={look.opacity:.2f}")
    if isinstance(shape, Box) and shape.radius:
        parts.append(f"rounded corners={_length(min(shape.radius, shape.width / 2, shape.height / 2))}")
    return ", ".join(parts)


def _node(label: Label) -> str:
    anchor = {"start": "base west", "middle": "base", "end": "base east"}[label.anchor]
    size = rf"\fontsize{{{label.size * 0.75:.1f}}}{{{label.size * 0.9:.1f}}}\selectfont"
    weight = r"\bfseries" if label.bold else ""
    options = f"anchor={anchor}, text={_color(label.color)}, font={{\\sffamily{weight}{size}}}"
    return rf"\node[{options}] at {_at(label.x, label.y)} {{{''.join(_set(label.runs))}}};"


def _set(runs: tuple[Run, ...]) -> Iterator[str]:
    is_open = False
    for run in runs:
        if run.math != is_open:
            yield "$"
            is_open = run.math
        if not run.math:
            yield "".join(_SPECIAL.get(character, character) for character in run.text)
        else:
            text = "".join(_in_formula(character) for character in run.text)
            yield text if run.level == 0 else f"{'_' if run.level < 0 else '^'}{{{text}}}"
    if is_open:
        yield "$"


def _in_formula(character: str) -> str:
    if character in _LETTERS:
        return f"\\{_LETTERS[character]} "
    if character in _HATS:
        return _HATS[character]
    return _SPECIAL.get(character, character) if character not in "<>|" else character


def _at(x: float, y: float) -> str:
    return f"({x:.2f},{y:.2f})"


def _length(pixels: float) -> str:
    return f"{pixels * 0.75:.2f}pt"


def _color(color: str) -> str:
    """A color as TikZ writes one without a definition.

    >>> _color("#0b62a8")
    '{rgb,255:red,11;green,98;blue,168}'
    """
    if not re.fullmatch("#[0-9a-fA-F]{6}", color):
        return "black"
    red, green, blue = (int(color[start : start + 2], 16) for start in (1, 3, 5))
    return f"{{rgb,255:red,{red};green,{green};blue,{blue}}}"
