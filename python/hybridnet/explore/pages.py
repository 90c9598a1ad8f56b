"""Pages with several explorables, diagrams and texts, which share one bundle."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import Any

from .. import _bridge
from .._errors import file_name, shown, text_of, well_formed
from .._public import public
from ..diagrams import Diagram
from ..jupyter import _html as html
from ..jupyter.explorable import Explorable, Language, container


def save_page(path: str | PathLike[str], title: str, *parts: Any, language: Language = "en") -> Path:
    """Write a page of several parts that works without a kernel and without a network, such as a lesson.

    Parameters
    ----------
    path : of the HTML file; a file that is there is replaced when the new one is complete.
    title : of the page.
    parts : explorables; diagrams and whatever else a notebook shows as SVG; axes and figures of matplotlib; and texts:
        a paragraph, or a heading that starts with ``"# "`` or ``"## "``.
    language : ``"en"`` or ``"ja"``, of the page.

    Returns
    -------
    The path.

    Raises
    ------
    TypeError : the path is neither a text nor a path, the title is not a text, or a part is none of these.
    ValueError : the path is empty, or the language is another one.
    OSError : the file cannot be written.

    >>> import pathlib, tempfile
    >>> import hybridnet as hn
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_page(pathlib.Path(folder, "lesson.html"), "A lesson", "# The sigmoid", hn.explore.activation()).name
    'lesson.html'
    """
    name_of_file = file_name("explore.save_page", path)
    text_of("explore.save_page", "title", title)
    html.check_language("explore.save_page", language)
    body, views = "", []
    for number, part in enumerate(parts):
        if isinstance(part, Explorable):
            name = f"hybridnet-{number}"
            body += container(name, part)
            views.append((name, part.view, part.values))
        else:
            body += _shown(part)
    if views:
        body += html.script_for_all(views)
    text = html.page(title, language, f"<main>\n<h1>{html.escape(title)}</h1>\n{body}</main>\n")
    _bridge.write_file(name_of_file, well_formed(text).encode())
    return Path(name_of_file)


def _shown(part: Any) -> str:
    """A text, picture or plot as HTML."""
    if isinstance(part, str):
        marks, _, rest = part.partition(" ")
        if marks in ("#", "##"):
            return f"<h{len(marks) + 1}>{html.escape(rest)}</h{len(marks) + 1}>\n"
        return f"<p>{html.escape(part)}</p>\n"
    if isinstance(part, type):  # a class has the methods of its objects
        raise _not_shown(part)
    figure = getattr(part, "figure", part)
    if hasattr(figure, "savefig"):
        with BytesIO() as file:
            figure.savefig(file, format="png", dpi=144)
            picture = b64encode(file.getvalue()).decode()
        width = round(86 * figure.get_size_inches()[0])  # two plots of the usual size fit side by side
        title = html.escape((part.get_title() if hasattr(part, "get_title") else "") or "plot")
        return f'<p class="picture"><img src="data:image/png;base64,{picture}" alt="{title}" width="{width}"></p>\n'
    if isinstance(part, Diagram):
        return f'<p class="picture">{part.svg}</p>\n'
    drawn = part._repr_svg_() if hasattr(part, "_repr_svg_") else None
    if isinstance(drawn, str):  # of others: in an image no script runs, and ids are its own
        picture = b64encode(well_formed(drawn).encode()).decode()
        return f'<p><img src="data:image/svg+xml;base64,{picture}" alt="picture"></p>\n'
    raise _not_shown(part)


def _not_shown(part: Any) -> TypeError:
    return TypeError(
        f"explore.save_page, parts: {shown(part)} arrived; an explorable, a diagram, axes or figures of matplotlib, "
        "or a text is required."
    )


public(__name__)
