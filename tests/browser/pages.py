"""Write the pages that the browser tests open: python tests/browser/pages.py FOLDER."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import numpy as np
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from nbformat.sign import NotebookNotary

import hybridnet as hn
from hybridnet.jupyter import Explorable


def two_on_one_page() -> str:
    """Two views of one kind in one page, as two outputs of a notebook."""
    from hybridnet.jupyter import _html as html

    first, second = hn.explore.activation("sigmoid"), hn.explore.activation("relu", 3.0)
    return html.page("Two", "en", f"<main>\n{first.fragment()}{second.fragment()}</main>\n")


def top_of_pictures() -> Explorable:
    """Three pictures of 8 x 8 with the probabilities of S39; the second one is a miss, the third has no label."""
    shares = [[0.020, 0.973, 0.007, 0.0], [0.117, 0.147, 0.675, 0.061], [0.25, 0.25, 0.25, 0.25]]
    pictures = np.add.outer(np.arange(3), np.arange(64)) % 17
    return hn.explore.top_k(shares, pictures, [1, 1, np.nan], names=["cat", "<b>dog</b>", "fox", "owl"])


#: Every explorable with small data, by the name of its page.
EXPLORABLES: dict[str, Callable[[], Explorable]] = {
    "activation": hn.explore.activation,
    "relu-neuron": hn.explore.relu_neuron,
    "relu-pair": hn.explore.relu_pair,
    "softmax-regression": hn.explore.softmax_regression,
    "top-k": top_of_pictures,
    "two-lines": hn.explore.two_lines,
}
#: Other pages.
PAGES: dict[str, Callable[[], str]] = {
    "two": two_on_one_page,
}


def notebooks(folder: Path) -> None:
    """A notebook that was run: exported as HTML, and for JupyterLab, trusted and as it comes from elsewhere."""
    cells = [nbformat.v4.new_code_cell("import hybridnet as hn\nhn.explore.activation('relu', 2.5)")]
    cells.append(nbformat.v4.new_code_cell("hn.diagram([2, 5, 5, 2])"))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    NotebookClient(notebook, timeout=300, kernel_name="python3").execute()
    # Without these two addresses an export loads nothing from the network.
    text, _ = HTMLExporter(require_js_url="", mathjax_url="").from_notebook_node(notebook)
    (folder / "notebook.html").write_text(text, encoding="utf-8")
    lab = folder / "lab"
    lab.mkdir(exist_ok=True)
    for name in ("trusted", "untrusted"):
        notebook.cells[0].source = f"import hybridnet as hn\nhn.explore.activation('relu', 2.5)  # {name}"
        nbformat.write(notebook, lab / f"{name}.ipynb")
    (folder / "jupyter").mkdir(exist_ok=True)
    notary = NotebookNotary(data_dir=str(folder / "jupyter"))  # JUPYTER_DATA_DIR of the server in the test
    notary.sign(nbformat.read(lab / "trusted.ipynb", as_version=4))
    notary.store.close()


def main(folder: Path) -> None:
    """Write all pages, and their names to pages.json."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in EXPLORABLES.items():
        make().save(folder / f"{name}.html")
    for name, text in PAGES.items():
        (folder / f"{name}.html").write_text(text(), encoding="utf-8")
    notebooks(folder)
    (folder / "pages.json").write_text(json.dumps(list(EXPLORABLES)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
