"""An interactive view of plain data: shown by a notebook, kept by its export, saved as a page."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from typing import Any, Literal
from uuid import uuid4

from .. import _bridge
from .._errors import choice, file_name, shown, text_of, well_formed
from .._public import public
from . import _html as html

__all__ = ["Explorable"]

Language = Literal["en", "ja"]

#: What stands under the still picture, where no script runs.
_SENTENCE = {
    "en": "This is a still picture: scripts do not run here. Run the cell, trust the notebook or export it as HTML to "
    "use it.",
    "ja": (
        "これは静止画です。ここではスクリプトが動きません。"
        "セルを実行するか、ノートブックを信頼済みにするか、HTML として書き出すと操作できます。"
    ),
}


class Explorable:
    """An interactive view of your data or model.

    The last line of a cell shows it. It needs no kernel and no network: it works in the notebook's HTML export
    (``jupyter nbconvert --to html``) and in the page that :meth:`save` writes. Where scripts do not run, as on GitHub
    and in an untrusted notebook, a still picture is shown. The functions of ``hn.explore`` make explorables.

    Parameters
    ----------
    view : name of the view, that of a bundle in ``hybridnet/jupyter/static``.
    data : what the view shows: plain data, as JSON has it; arrays as ``hybridnet.explore`` encodes them.
    title : of the page that :meth:`save` writes, and the text of the still picture for screen readers.
    still : the still picture, an SVG.
    language : ``"en"`` or ``"ja"``, of captions; the reader can switch.
    state : what the reader sees first; default: the view's own start.

    Attributes
    ----------
    view, title, still, language : as given.
    values : what the view's model holds: data, language, and state if it was given.

    Raises
    ------
    TypeError : the view, the title or the still picture is not a text, or the data are not a dict.
    ValueError : there is no such view, or the language is another one.
    """

    def __init__(
        self,
        view: str,
        data: Mapping[str, Any],
        *,
        title: str,
        still: str,
        language: Language = "en",
        state: Mapping[str, Any] | None = None,
    ) -> None:
        for name, text in (("view", view), ("title", title), ("still", still)):
            text_of("explorable", name, text)
        for name, values in (("data", data), ("state", state if state is not None else {})):
            if not isinstance(values, Mapping):
                raise TypeError(f"explorable: {name} is {shown(values)}; a dict is required.")
        choice("explorable", "view", view, html.views())
        html.check_language(f"explore.{view.replace('-', '_')}", language)
        self.view = view
        self.values: dict[str, Any] = {"data": dict(data), "language": language}
        if state is not None:
            self.values["state"] = dict(state)
        self.title = title
        self.language: Language = language
        self.still = still

    def save(self, path: str | PathLike[str]) -> Path:
        """Write a page that works without a kernel and without a network, opened from a file too.

        Parameters
        ----------
        path : of the HTML file; a file that is there is replaced when the new one is complete.

        Returns
        -------
        The path.

        Raises
        ------
        OSError : the file cannot be written.
        """
        name = file_name("explorable, save", path)
        _bridge.write_file(name, well_formed(self.page()).encode())
        return Path(name)

    def page(self) -> str:
        """The text of the page that :meth:`save` writes."""
        return html.page(self.title, self.language, f"<main>\n{self._shown(is_page=True)}</main>\n")

    def fragment(self) -> str:
        """The HTML of the view, to put into another page; each call has a new id."""
        return self._shown(is_page=False)

    def _shown(self, is_page: bool) -> str:
        """The HTML of the view; in a page of its own its title is the heading of the page."""
        name = f"hybridnet-{uuid4().hex[:12]}"
        values = self.values | ({"heading": 1} if is_page else {})
        return container(name, self, is_page) + html.script_for_one(name, self.view, values)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": self.fragment(), "text/plain": repr(self)}

    def __repr__(self) -> str:
        return f"<explorable {self.view!r}: {self.title}>"


def container(name: str, explorable: Explorable, is_page: bool = False) -> str:
    """The element that the view takes, with the still picture in it; ``is_page``: with a heading."""
    picture = b64encode(well_formed(explorable.still).encode()).decode()
    heading = f"<h1>{html.escape(explorable.title)}</h1>\n" if is_page else ""
    return (
        f'<div id="{name}" class="hybridnet-explorable">\n{heading}<img src="data:image/svg+xml;base64,{picture}" '
        f'alt="{html.escape(explorable.title)}" style="max-width: 100%">\n'
        f'<p lang="{html.escape(explorable.language)}">{_SENTENCE[explorable.language]}</p>\n</div>\n'
    )


public(__name__)
