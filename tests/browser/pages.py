"""Write the pages that the browser tests open: python tests/browser/pages.py FOLDER."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import nbformat
import networks
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
    "gradient-descent": hn.explore.gradient_descent,
    "line-story": hn.explore.line_story,
    "linear-regression": hn.explore.linear_regression,
    "network": networks.microscope,
    "prediction": hn.explore.prediction,
    "prediction-deep": networks.deep,
    "top-k": top_of_pictures,
    "two-features": hn.explore.two_features,
    "two-lines": hn.explore.two_lines,
}


def markup() -> dict[str, list[float]]:
    """A table whose column names are markup."""
    return {"<img src=x onerror=alert(1)>": [1.0, 2.0, 4.0], "</script><b>y</b>": [3.0, 2.0, 5.0]}


def rows(count: int, columns: int = 1) -> tuple[Any, Any]:
    """A table of many rows."""
    draw = np.random.RandomState(1)
    X = draw.randn(count, columns) * 3 + 20
    return X, X @ np.linspace(1, 3, columns) + draw.randn(count)


def houses(count: int = 24) -> dict[str, list[float]]:
    """Sizes from 20 to 250 and prices from 150,000 to 650,000, as a reader has them."""
    draw = np.random.RandomState(4)
    size = np.sort(draw.randint(20, 251, count))
    price = 150_000 + 500_000 * (size - 20) / 230 + draw.randn(count) * 60_000
    return {
        "size": size.tolist(),
        "rooms": (1 + size // 40).tolist(),
        "price": np.clip(price.round(-2), 150_000, 650_000).tolist(),
    }


def scaled(size: float, count: int = 24) -> dict[str, list[float]]:
    """Numbers of one magnitude, some of them negative."""
    draw = np.random.RandomState(5)
    x = np.sort(draw.uniform(-0.4, 2.5, count))
    y = 1.7 * x - 0.6 + draw.randn(count) * 0.4
    return {"x": (x * size).tolist(), "z": (draw.randn(count) * size).tolist(), "y": (y * size).tolist()}


def of_numbers(table: dict[str, list[float]], size: float) -> dict[str, Callable[[], Explorable]]:
    """Every explorable of numbers that a reader gives, with numbers of one magnitude, by the name of the view."""
    first, second, target = table
    dial = max(-1000.0, min(1000.0, size))
    grid = np.outer([1.0, -0.37, 0.052], [0.71, -1.3, 0.0123]) * size
    return {
        "linear-regression": lambda: hn.explore.linear_regression(table, first, target),
        "gradient-descent": lambda: hn.explore.gradient_descent(table, first, target),
        "two-features": lambda: hn.explore.gradient_descent(table, [first, second], target),
        "line-story": lambda: hn.explore.line_story(table, first, target),
        "two-lines": lambda: hn.explore.two_lines((dial, -dial / 3), (dial / 7, -dial), dial / 1.7),
        "relu-neuron": lambda: hn.explore.relu_neuron(-dial, dial / 3, dial / 7),
        "relu-pair": lambda: hn.explore.relu_pair((-dial, dial / 3), (dial / 7, -dial / 9), dial / 11),
        "activation": lambda: hn.explore.activation(
            hn.ELUActivation(dial), -dial, x_range=(-max(1.0, dial), max(1.0, dial))
        ),
        "softmax-regression": lambda: hn.explore.softmax_regression(
            weights=grid, biases=grid[0], inputs=grid[:, 0], feature_names=["width", "height", "weight"]
        ),
        "top-k": lambda: hn.explore.top_k(
            [[0.2, 0.7, 0.1], [0.5, 0.25, 0.25]], np.column_stack([table[first], table[target]])[:2], [1, 2]
        ),
    }


#: Tables of several magnitudes, by name.
TABLES = {
    "prices": (houses(), 1000.0),
    "1e-6": (scaled(1e-6), 1e-6),
    "1": (scaled(1.0), 1.0),
    "1e5": (scaled(1e5), 1e5),
    "1e9": (scaled(1e9), 1e9),
}
NUMBERS = {
    f"numbers-{name}-{view}": make
    for name, (numbers, size) in TABLES.items()
    for view, make in of_numbers(numbers, size).items()
}

#: Other pages.
PAGES: dict[str, Callable[[], str]] = {
    "two": two_on_one_page,
    "linear-markup": lambda: hn.explore.linear_regression(markup(), *markup()).page(),
    "linear-one-row": lambda: hn.explore.linear_regression([3.0], [7.0]).page(),
    "linear-constant": lambda: hn.explore.linear_regression([5.0, 5.0, 5.0], [1.0, 2.0, 4.0]).page(),
    "linear-million": lambda: hn.explore.linear_regression(*rows(1_000_000)).page(),
    "linear-tiny": lambda: hn.explore.linear_regression([1e-9, 2e-9, 4e-9], [1e-5, 3e-5, 2e-5]).page(),
    "linear-huge": lambda: hn.explore.linear_regression([1e90, 2e90, 4e90], [1e99, -3e99, 2e99]).page(),
    "descent-twelve": lambda: hn.explore.gradient_descent(*rows(5000, 12)).page(),
    "descent-constant": lambda: hn.explore.gradient_descent(
        [[1.0, 5.0], [2.0, 5.0], [3.0, 5.0]], [1.0, 3.0, 2.0]
    ).page(),
    "descent-markup": lambda: hn.explore.gradient_descent(markup(), *markup()).page(),
    "descent-years": lambda: hn.explore.gradient_descent(
        {"year": list(range(1990, 2020)), "sales": list(range(30, 0, -1))}, "year", "sales"
    ).page(),
    "story-table": lambda: hn.explore.line_story(*rows(40)).page(),
    "prediction-large": networks.large,
    "network-dead": networks.dead,
    "network-64": networks.usual,
    "network-small": networks.small,
    "network-16-16": networks.layers_of_16,
    "network-prices": partial(networks.priced, "network"),
    "network-unscaled": networks.unscaled,
    "prediction-prices": partial(networks.priced, "prediction"),
    "network-infinite": networks.infinite,
    "network-untrained": networks.untrained,
    "network-deep-large": partial(networks.heavy, "network", 100, 3000, 200, 10),
    "network-wide-large": partial(networks.heavy, "network", 2, 10_000, 3),
    "prediction-deep-large": partial(networks.heavy, "prediction", 100, 3000, 200, 10),
    **{
        f"{view}-nan-{ending}": partial(networks.nan, view, ending)
        for view in ("prediction", "network")
        for ending in ("softmax", "sigmoid")
    },
    **{
        f"network-{kind}": partial(networks.steps, kind)
        for kind in ("SGD", "momentum", "AdaGrad", "RMSprop", "Adam", "dropout")
    },
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
    """Write all pages, their names to pages.json, and those of tables of several magnitudes to numbers.json."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in (EXPLORABLES | NUMBERS).items():
        make().save(folder / f"{name}.html")
    for name, text in PAGES.items():
        (folder / f"{name}.html").write_text(text(), encoding="utf-8")
    notebooks(folder)
    for listed, pages in (("pages", EXPLORABLES), ("numbers", NUMBERS)):
        (folder / f"{listed}.json").write_text(json.dumps(list(pages)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
