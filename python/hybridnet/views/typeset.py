r"""Labels of pictures: safe text, a small subset of TeX between dollar signs, and the width that a label takes.

``$w_{12}$``, ``$h_3^{(2)}$``, ``$\hat{y}_k$``, ``$\rho$``: subscripts, superscripts, hats and Greek letters. What is
not understood stays as it is written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any, NamedTuple

GREEK = {
    name: letter
    for names, letters in (
        ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi", "αβγδεζηθικλμνξ"),
        ("pi rho sigma tau upsilon phi chi psi omega", "πρστυφχψω"),
        ("Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega", "ΓΔΘΛΞΠΣΦΨΩ"),
        ("cdot times infty sum to le ge ne approx pm vdots cdots ldots", "·\N{MULTIPLICATION SIGN}∞∑→≤≥≠≈±⋮⋯…"),
    )
    for name, letter in zip(names.split(), letters, strict=True)
}

#: Advance widths of DejaVu Sans in hundredths of the font size. Arial, Helvetica, Verdana's lower case and the serif
#: fonts of formulas are not wider, so a label never takes more room than is reserved for it.
_ASCII = (
    "32 40 46 84 64 95 78 27 39 39 50 84 32 36 32 34 64 64 64 64 64 64 64 64 64 64 34 34 84 84 84 53 100 68 69 70 77 "
    "63 58 77 75 33 44 67 56 86 75 79 61 79 69 63 61 73 68 99 69 61 69 39 34 39 84 50 50 61 63 55 63 62 35 63 63 28 28 "
    "58 28 97 63 61 63 63 41 52 39 63 59 82 59 59 52 64 34 64 84"
)
_WIDTHS = {chr(32 + index): int(width) / 100 for index, width in enumerate(_ASCII.split())}
_WIDTHS |= dict.fromkeys("αβγδεζηθικλμνξοπρςστυφχψ", 0.66) | dict.fromkeys("ΓΔΘΛΞΠΣΦΨΩω", 0.84)
_WIDTHS |= dict.fromkeys("₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹₍₎⁽⁾ˡ", 0.41) | dict.fromkeys(
    "∞\N{MULTIPLICATION SIGN}\N{MINUS SIGN}→≤≥≠≈±", 0.84
)
_WIDTHS |= {
    "·": 0.32,
    "∑": 0.68,
    "…": 1.0,
    "⋮": 1.0,
    "⋯": 1.0,
    "⁻": 0.53,
    "°": 0.5,
    "µ": 0.64,
    "\N{COMBINING CIRCUMFLEX ACCENT}": 0.0,
}
#: Sub- and superscripts: size relative to the text, and how far the base line moves, down and up.
SCRIPT, DOWN, UP = 0.7, 0.22, 0.38
_BOLD = 1.24
_TOKEN = re.compile(
    r"\\hat\s*\{(\w)\}|\\hat\s+(\w)|\\([A-Za-z]+)\s?|([_^])\s*(\{([^{}]*)\}|\\[A-Za-z]+|[^\s{}\\^_])|([^\\_^{}$])"
)
_UNDER = dict(zip("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
_OVER = dict(zip("0123456789+-=()ilnT", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱˡⁿᵀ", strict=True))


class Run(NamedTuple):
    """A piece of a label: its text, its level (0, -1 for a subscript, 1 for a superscript), and whether it is math."""

    text: str
    level: int = 0
    math: bool = False


def clean(text: Any) -> str:
    """The text on one line, without characters that XML forbids and without invisible ones.

    Control characters, halves of surrogate pairs and unassigned characters become U+FFFD; white space becomes a space;
    format characters, such as those that reverse the direction of writing, are removed.
    """
    line = " ".join(str(text)[:10_000].split())
    if line.isprintable():
        return line
    characters = []
    for character in line:
        if " " <= character <= "~":
            characters.append(character)
            continue
        category = unicodedata.category(character)
        if category == "Cf":
            continue
        characters.append("\N{REPLACEMENT CHARACTER}" if category[0] == "C" else character)
    return "".join(characters)


@lru_cache(maxsize=4096)
def parsed(text: str) -> tuple[Run, ...]:
    r"""The runs of a label: formulas between pairs of dollar signs, plain text around them; ``\$`` is a dollar."""
    parts = re.split(r"(?<!\\)\$", clean(text))
    if len(parts) % 2 == 0:
        return plain(text)
    runs: list[Run] = []
    for index, part in enumerate(parts):
        formula = _formula(part) if index % 2 else None
        if formula is not None:
            runs += formula
        elif part or index % 2:
            runs.append(Run(f"${part}$" if index % 2 else part.replace("\\$", "$")))
    return tuple(runs)


def plain(text: Any) -> tuple[Run, ...]:
    """The runs of a name that is not a formula, such as that of a column or a class: one, as it is."""
    return (Run(clean(text)),)


def _formula(text: str) -> list[Run] | None:
    """The runs of a formula; None where something in it is not understood."""
    runs: list[Run] = []
    at = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            return None
        at = token.end()
        braced, bare, name, script, argument, inner, character = token.groups()
        if braced or bare:
            piece = Run(unicodedata.normalize("NFC", (braced or bare) + "\N{COMBINING CIRCUMFLEX ACCENT}"), 0, True)
        elif script:
            content = _symbols(inner if inner is not None else argument)
            if content is None:
                return None
            piece = Run(content, -1 if script == "_" else 1, True)
        elif name:
            if name not in GREEK:
                return None
            is_operator = not GREEK[name].isalpha() and token[0].endswith(" ")
            piece = Run(GREEK[name] + (" " if is_operator else ""), 0, True)
        else:
            piece = Run(_minus(character), 0, True)
        if runs and runs[-1].level == piece.level == 0:
            runs[-1] = Run(runs[-1].text + piece.text, 0, True)
        elif piece.text:
            runs.append(piece)
    return runs


def _symbols(text: str) -> str | None:
    names = re.findall(r"\\([A-Za-z]+)", text)
    if any(name not in GREEK for name in names) or re.search(r"\\(?![A-Za-z])|[_^]", text):
        return None
    return _minus(re.sub(r"\\([A-Za-z]+)\s?", lambda found: GREEK[found[1]], text))


def _minus(text: str) -> str:
    return text.replace("-", "\N{MINUS SIGN}")


@lru_cache(maxsize=4096)
def as_text(runs: tuple[Run, ...]) -> str:
    """A label without formatting, for tooltips: subscripts and superscripts as characters of Unicode if there are any.

    >>> as_text(parsed("$h_{12}^{(2)}$ of $w_q$"))
    'h₁₂⁽²⁾ of w_q'
    """
    pieces = []
    for run in runs:
        table = {-1: _UNDER, 0: None, 1: _OVER}[run.level]
        text = run.text.replace("\N{MINUS SIGN}", "-") if run.math else run.text
        if table is None:
            pieces.append(text)
        elif all(character in table or character == "," for character in text):
            pieces.append("".join(table.get(character, character) for character in text))
        else:
            pieces.append(f"{'_' if run.level < 0 else '^'}{text if len(text) == 1 else f'({text})'}")
    return "".join(pieces)


@lru_cache(maxsize=65536)
def _advance(character: str) -> float:
    known = _WIDTHS.get(character)
    if known is not None:
        return known
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me"):
        return 0.0
    base = unicodedata.normalize("NFD", character)[0]
    return _WIDTHS.get(base, 1.0)


def is_measured(text: str) -> bool:
    """Whether the width of every character is known; that of others is taken as the font size."""
    return all(character in _WIDTHS or unicodedata.normalize("NFD", character)[0] in _WIDTHS for character in text)


def width(runs: tuple[Run, ...] | str, size: float, bold: bool = False) -> float:
    """The room that a label takes, in the unit of ``size``; sub- and superscripts of one letter share theirs."""
    pieces = plain(runs) if isinstance(runs, str) else runs
    return sum(step for _, step in positions(pieces, size, bold))


def positions(runs: tuple[Run, ...], size: float, bold: bool = False) -> list[tuple[float, float]]:
    """For each run the step back before it, 0 or less, and what the pen moves in total, step back included."""
    steps: list[tuple[float, float]] = []
    before = 0.0
    for index, run in enumerate(runs):
        own = sum(map(_advance, run.text)) * size * (SCRIPT if run.level else 1.0) * (_BOLD if bold else 1.0)
        is_stacked = index > 0 and run.level * runs[index - 1].level < 0
        back = -before if is_stacked else 0.0
        steps.append((back, max(own, before) - before if is_stacked else own))
        before = own
    return steps


def fitted(runs: tuple[Run, ...], size: float, room: float, bold: bool = False) -> tuple[Run, ...]:
    """The label, or as much of its start as fits into a width, with an ellipsis; its formulas as plain runs."""
    if width(runs, size, bold) <= room:
        return runs
    text = as_text(runs)
    room -= size * (_BOLD if bold else 1.0)
    kept = 0.0
    for index, character in enumerate(text):
        kept += _advance(character) * size * (_BOLD if bold else 1.0)
        if kept > room:
            return plain(text[:index].rstrip() + "…")
    return plain(text)
