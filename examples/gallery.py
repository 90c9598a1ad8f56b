"""Every diagram, plot and explorable on one page: ``python examples/gallery.py [FOLDER]``.

``--picture`` draws the picture of README instead.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("Agg")

import numpy as np

import hybridnet as hn

#: A script that writes the height of a page, as it is when all is drawn, into its first element. Frames are timers: a
#: browser with virtual time draws none of its own.
MEASURE = """<script>requestAnimationFrame = (run) => setTimeout(() => run(performance.now()), 16);
cancelAnimationFrame = clearTimeout;
setTimeout(() => {
  const bottom = document.querySelector("main").getBoundingClientRect().bottom;
  document.documentElement.dataset.height = Math.ceil(bottom) + 16;
}, 6000)</script>"""


def spiral(neurons: int) -> tuple[Any, Any, hn.Model]:
    """The points of a spiral, and a network with so many hidden neurons that was trained on them for a while."""
    hn.init(seed=0, flavour="simd")
    X, y = hn.spiral_data(samples=100, classes=3)
    hidden = [hn.DenseLayer(2, neurons, initializer="he"), hn.TanhActivation()]
    model = hn.Model([*hidden, hn.DenseLayer(neurons, 3), hn.SoftmaxActivation()])
    model.set(
        loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(learning_rate=0.05), accuracy=hn.CategoricalAccuracy()
    )
    model.fit(X, y, epochs=1000, progress=False)
    return X, y, model


def diagrams(model: hn.Model) -> list[Any]:
    """Networks, neurons and graphs."""
    neuron = hn.Neuron([-0.016852, 0.704039], -0.116309, hn.SigmoidActivation())
    graph = 'x1 "age" = 22\nx2 "sex" = 0\nb [bias] "+1"\ns [sum] = -0.487\nx1 -> s : -0.0169\nx2 -> s : 0.704\n'
    graph += 'b -> s : -0.1163\ns -> p -> y\np [sigmoid]\ny [output] "survived" = 0.38'
    kinds = [hn.neuron_symbol(kind) for kind in ("input", "weight", "sum", "sigmoid", "activation", "relu")]
    return [
        "# Diagrams",
        "Sizes alone, with names of weights, from top to bottom:",
        hn.diagram([2, 5, 5, 2]),
        hn.diagram([3, 3], weights="names", bias="box"),
        hn.diagram([4, 3, 3], direction="down"),
        "A model with the values of a sample, and a path in it:",
        model.diagram(values=[0.2, 0.25], highlight=[0, 2, 1]),
        "One neuron, and the six kinds of nodes:",
        hn.neuron_diagram(neuron, values=[22, 0]),
        *kinds,
        "Any graph, from a text:",
        hn.graph_diagram(graph),
    ]


def plots(X: Any, y: Any, model: hn.Model) -> list[Any]:
    """Plots with matplotlib."""
    areas, prices = hn.three_houses()
    X_test, y_test = hn.spiral_data(samples=100, classes=3)
    confusion = hn.views.heatmap(hn.confusion_matrix(y_test, model.predict_classes(X_test)))
    confusion.set(title="confusion matrix", xlabel="predicted class", ylabel="class")
    return [
        "# Plots",
        hn.views.scatter(X, y),
        model.plot_decision_boundary(X, y),
        model.history.plot(),
        model.plot_weights(),
        model.plot_activations(X),
        confusion,
        hn.plot_functions("sigmoid", "tanh", "relu", "gelu", derivatives=True),
        hn.views.error_segments(np.ravel(areas), np.ravel(prices), 0.18 * np.ravel(areas)),
        model.loss_surface(X, y, "layers[0].weights[0, 1]", "layers[2].weights[1, 2]", reach=3.0).plot(),
        hn.accuracy_by_hidden(X, y, X_test, y_test, hidden=(0, 2, 8, 32), seeds=1, learning_rate=0.05).plot(),
    ]


def explorables(X: Any, y: Any, model: hn.Model) -> list[Any]:
    """Views to touch."""
    explore = hn.explore
    return [
        "# Explorables",
        explore.two_lines(),
        explore.line_story(),
        explore.linear_regression(),
        explore.gradient_descent(),
        explore.two_features(),
        explore.activation("sigmoid", -1.63),
        explore.relu_neuron(),
        explore.relu_pair(),
        explore.softmax_regression(2, 3),
        explore.prediction(),
        explore.network(model, X, y),
        explore.top_k(model, X[::10], y[::10]),
    ]


def main(folder: Path) -> None:
    """Write gallery.html."""
    folder.mkdir(parents=True, exist_ok=True)
    X, y, model = spiral(6)  # small enough to be read in a diagram
    parts = [*diagrams(model), *plots(*spiral(32)), *explorables(X, y, model)]
    path = hn.explore.save_page(folder / "gallery.html", "HybridNet: everything there is to see", *parts)
    print(f"{path}: {path.stat().st_size / 1000:,.0f} KB. Open it in a browser.")


def picture(path: Path) -> None:
    """Draw the picture of README: the microscope, in Chromium."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("gallery: Chromium is required for the picture, and none is on the PATH. Install it.")
    X, y, model = spiral(6)
    page = path.with_suffix(".html")
    text = hn.explore.network(model, X, y).page().replace("</head>", f"{MEASURE}</head>", 1)
    page.write_text(text, encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--virtual-time-budget=12000"]

    def run(*more: str) -> str:
        command = [chromium, *options, *more, page.resolve().as_uri()]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout

    found = re.search(r'data-height="(\d+)"', run("--window-size=1040,980", "--dump-dom"))
    if found is None:
        sys.exit("gallery: Chromium did not draw the page of the picture.")
    run(f"--window-size=1040,{found[1]}", f"--screenshot={path.resolve()}")
    page.unlink()
    print(path)


if __name__ == "__main__":
    if sys.argv[1:] == ["--picture"]:
        picture(Path(__file__).with_name("microscope.png"))
    else:
        main(Path(sys.argv[1] if sys.argv[1:] else "artifacts/gallery"))
