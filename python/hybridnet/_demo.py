"""``python -m hybridnet demo``: the numbers of the blog chapter by C# and by NumPy, a training run, a picture."""

from __future__ import annotations

import argparse
import io
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from . import _bridge, _verify
from ._numerics import F4, init, local_flavour
from ._verify import formulas
from ._verify.formulas import Array
from .activations import ReLUActivation, SoftmaxActivation, softmax
from .datasets import spiral_data
from .layers import DenseLayer, Neuron
from .losses import CategoricalCrossentropyLoss
from .metrics import CategoricalAccuracy
from .model import Model
from .optimizers import Adam

INPUTS = [1.0, 2.0, 3.0, 2.5]
BATCH = np.array([INPUTS, [2.0, 5.0, -1.0, 2.0], [-1.5, 2.7, 3.3, -0.8]], F4)
# One row per neuron, as in the chapter; a layer has one column per neuron.
WEIGHTS1 = np.array([[0.2, 0.8, -0.5, 1.0], [0.5, -0.91, 0.26, -0.5], [-0.26, -0.27, 0.17, 0.87]])
BIASES1 = np.array([2.0, 3.0, 0.5])
WEIGHTS2 = np.array([[0.1, -0.14, 0.5], [-0.5, 0.12, -0.33], [-0.44, 0.73, -0.13]])
BIASES2 = np.array([-1.0, 2.0, -0.5])
CHAPTER = "The first layers of the chapter:"
SPIRAL = """The spiral through the chapter's network, 2 -> 3, ReLU -> 3, softmax, untrained.
The chapter prints rows of a session in which more had been drawn: the spiral twice before its first
layer, 1,212 normal numbers before its whole network."""
DIGITS = {
    "simd": "Drawn alike, they come out digit for digit.",
    "libm": """Its softmax was computed by NumPy's vector kernels; with the C library's exp,
which this NumPy uses, some last digits are others.""",
}
TRAINING = """Now it learns: 64 neurons in the hidden layer, {epochs:,} epochs of the book's Adam,
once by C# and once by NumPy, from the same weights."""
EPOCHS = 10_001
RATE, DECAY = 0.05, 5e-7
NOTEBOOK = Path("examples", "notebooks", "03-neural-networks-from-scratch.ipynb")


class Result(NamedTuple):
    """One result computed twice, and what is shown of it: decimals (None for NumPy's default) and rows."""

    title: str
    ours: Array
    numpys: Array
    decimals: int | None = None
    rows: int | None = None


class Network(NamedTuple):
    """Outputs of the chapter's network, 2 -> 3, ReLU -> 3, softmax, for a spiral."""

    points: Array
    labels: Array
    dense1: Array
    probabilities: Array


def run(options: argparse.Namespace) -> int:
    """Show everything.

    Returns
    -------
    0, or 1 if a bit differed or the picture could not be written.
    """
    print(_verify.header(), flush=True)
    network = ours_after(1212)
    results = []
    for opening, part in ((CHAPTER, first_layers()), (f"{SPIRAL} {DIGITS[local_flavour()]}", spiral(network))):
        print(f"\n{opening}")
        for result in part:
            results.append(result)
            print(f"\n{beside(result)}")
    predictions = SoftmaxActivation().predictions(network.probabilities)
    right = int(np.sum(predictions == network.labels))
    print(f"\nThe untrained network puts {right} of {len(network.labels)} points on the right arm: a guess.")
    differing = sum(_verify.differences(result.ours, result.numpys)[0] for result in results)
    compared = sum(8 * result.numpys.nbytes for result in results)
    print(f"Differing bits, C# against NumPy: {differing} of {compared:,}.")
    trained = train()
    print(trained)
    drawn = picture(trained, Path(options.output))
    print(f"\n{how_to_open_the_notebook()}")
    return 0 if drawn and not differing + trained.differing else 1


class Trained(NamedTuple):
    """One network, trained by C# and by NumPy."""

    model: Model
    points: Array
    labels: Array
    numpys: formulas.SpiralTraining
    seconds: float
    numpys_seconds: float

    @property
    def parameters(self) -> list[Array]:
        """The parameters trained by C#, layer by layer."""
        return [array for pair in self.model.get_parameters() for array in pair]

    @property
    def differing(self) -> int:
        """Number of bits of the parameters that differ."""
        pairs = zip(self.parameters, self.numpys.parameters, strict=True)
        return sum(_verify.differences(ours, theirs)[0] for ours, theirs in pairs)

    def __str__(self) -> str:
        history = self.model.history
        bits = sum(8 * array.nbytes for array in self.parameters)
        rows = [
            ("C#", history["loss"][-1], history["accuracy"][-1], self.seconds),
            ("NumPy", self.numpys.loss, self.numpys.accuracy, self.numpys_seconds),
        ]
        lines = [
            f"  {who:<5}  loss {loss:.8f}  accuracy {accuracy:.4f}  {took:.1f} s" for who, loss, accuracy, took in rows
        ]
        return "\n".join([*lines, f"Differing bits in all trained weights and biases: {self.differing} of {bits:,}."])


def train() -> Trained:
    """Train on the spiral in C# with a progress bar, then the same network in NumPy."""
    print(f"\n{TRAINING.format(epochs=EPOCHS)}\n", flush=True)
    init(seed=0)
    points, labels = spiral_data(samples=100, classes=3)
    model = Model([DenseLayer(2, 64), ReLUActivation(), DenseLayer(64, 3), SoftmaxActivation()])
    weights = [pair[0].copy() for pair in model.get_parameters()]
    optimizer = Adam(learning_rate=RATE, decay=DECAY)
    model.set(loss=CategoricalCrossentropyLoss(), optimizer=optimizer, accuracy=CategoricalAccuracy())
    started = time.perf_counter()
    model.fit(points, labels, epochs=EPOCHS, progress=True)
    between = time.perf_counter()
    numpys = formulas.train_spiral(points, labels, weights, EPOCHS, RATE, DECAY)
    return Trained(model, points, labels, numpys, between - started, time.perf_counter() - between)


def first_layers() -> Iterator[Result]:
    """The first pages of the chapter: one sample, a batch, two layers, softmax."""
    neurons = [Neuron(weights, bias) for weights, bias in zip(WEIGHTS1, BIASES1, strict=True)]
    yield Result(
        "three neurons by plain loops, float64",
        np.array([neuron(INPUTS) for neuron in neurons]),
        np.array([loop(weights, bias) for weights, bias in zip(WEIGHTS1, BIASES1, strict=True)]),
    )
    w1, b1, w2, b2 = (array.astype(F4) for array in (WEIGHTS1.T, BIASES1[None], WEIGHTS2.T, BIASES2[None]))
    layer1, layer2 = DenseLayer.from_parameters(w1, b1), DenseLayer.from_parameters(w2, b2)
    layer1.forward(BATCH)
    layer2.forward(layer1.output)
    numpys1 = formulas.dot(BATCH, w1) + b1
    yield Result("a batch of three samples through a layer of three neurons", layer1.output, numpys1, 5)
    yield Result("and through a second layer", layer2.output, formulas.dot(numpys1, w2) + b2, 5)
    yield Result("softmax of the first layer's outputs", softmax(layer1.output), formulas.softmax(numpys1), 8)


def loop(weights: Array, bias: float) -> float:
    """A neuron by a plain loop in Python."""
    total = 0.0
    for weight, value in zip(weights.tolist(), INPUTS, strict=True):
        total += weight * value
    return total + float(bias)


def spiral(network: Network) -> Iterator[Result]:
    """The outputs of the untrained network, with the random state of the chapter's session."""
    first, numpys_first = ours_after(300), numpys_after(300)
    title = "dense1.output[:5], on the second spiral (all 300 rows are compared)"
    yield Result(title, first.dense1, numpys_first.dense1, rows=5)
    numpys = numpys_after(1212)
    title = "activation2.output[:5], after 1,212 draws (all 300 rows are compared)"
    yield Result(title, network.probabilities, numpys.probabilities, rows=5)
    loss = CategoricalCrossentropyLoss().calculate(network.probabilities, network.labels)
    numpys_loss = np.mean(formulas.cross_entropy(numpys.probabilities, numpys.labels))
    title = f"loss; ln 3 = {np.log(3):.7f} is that of a network to which all three arms are equally likely"
    yield Result(title, np.asarray(loss), np.asarray(numpys_loss))


def ours_after(draws: int) -> Network:
    """The network in C#, after ``draws`` normal numbers from the stream of seed 0."""
    init(seed=0)
    np.random.randn(draws)
    points, labels = spiral_data(samples=100, classes=3)
    dense1, relu, dense2, softmax_layer = DenseLayer(2, 3), ReLUActivation(), DenseLayer(3, 3), SoftmaxActivation()
    dense1.forward(points)
    relu.forward(dense1.output)
    dense2.forward(relu.output)
    softmax_layer.forward(dense2.output)
    return Network(points, labels, dense1.output, softmax_layer.output)


def numpys_after(draws: int) -> Network:
    """The same network in NumPy."""
    random = np.random.RandomState(0)
    random.randn(draws)
    points, labels = formulas.spiral(100, 3, random)
    w1, w2 = (0.01 * random.randn(inputs, 3).astype(F4) for inputs in (2, 3))
    dense1 = formulas.dot(points, w1) + np.zeros((1, 3), F4)
    dense2 = formulas.dot(np.maximum(0, dense1), w2) + np.zeros((1, 3), F4)
    return Network(points, labels, dense1, formulas.softmax(dense2))


def beside(result: Result) -> str:
    """The title, the number of bits that differ, and both arrays, side by side if the terminal is wide enough."""
    differing, _ = _verify.differences(result.ours, result.numpys)
    ours, numpys = ["  C#", *text(result.ours, result)], ["  NumPy", *text(result.numpys, result)]
    width = max(map(len, ours)) + 4
    if width + max(map(len, numpys)) < shutil.get_terminal_size((120, 24)).columns:
        lines = [f"{left:<{width}}{right}" for left, right in zip(ours, numpys, strict=True)]
    else:
        lines = [*ours, *numpys]
    return "\n".join([f"{result.title}; differing bits: {differing}", *lines])


def text(array: Array, result: Result) -> list[str]:
    """The lines of an array as NumPy prints it."""
    shown = array[: result.rows] if array.ndim else array
    printed = np.array2string(shown, precision=result.decimals, suppress_small=result.decimals is not None)
    return [f"  {line}" for line in printed.splitlines()]


def picture(trained: Trained, folder: Path) -> bool:
    """Write spiral.png atomically.

    Returns
    -------
    False if the picture cannot be written. Without matplotlib a message is printed instead.
    """
    try:
        from matplotlib.figure import Figure
    except ImportError:
        print("No picture: matplotlib is not installed. Do: pip install 'hybridnet[plot]', then run this again.")
        return True

    print("\nDrawing what it has learned ...", flush=True)
    figure = Figure(figsize=(11, 4.8), layout="constrained")
    left, right = figure.subplots(1, 2, width_ratios=(6, 5))
    right_ones = trained.model.history["accuracy"][-1]
    trained.model.plot_decision_boundary(trained.points, trained.labels, left)
    left.set_title(f"The trained network: {right_ones:.1%} of the points are classified correctly")
    trained.model.history.plot(right).set_title(f"Loss over {EPOCHS:,} epochs")
    target = folder / "spiral.png"
    try:
        save(figure, target)
    except OSError as error:
        remedy = "Name another folder: python -m hybridnet demo --output FOLDER."
        print(f"The picture cannot be written to {target}: {error}. {remedy}", file=sys.stderr)
        return False
    print(f"Picture written: {target.resolve()}")
    return True


def save(figure: Any, target: Path) -> None:
    """Write a picture; an existing file is replaced atomically."""
    target.parent.mkdir(parents=True, exist_ok=True)
    content = io.BytesIO()
    figure.savefig(content, format="png", dpi=120)
    _bridge.write_file(str(target), content.getvalue())


def how_to_open_the_notebook() -> str:
    """One sentence, which depends on whether this is a checkout."""
    root = Path(__file__).resolve().parents[2]
    if (root / NOTEBOOK).is_file():
        return f"The chapter as a notebook: make lab, or jupyter lab {root / NOTEBOOK}"
    return f"The chapter as a notebook: {NOTEBOOK} in HybridNet's sources; open it with jupyter lab."
