"""The pictures of a model: diagram, decision boundary, histograms, loss surface."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike

from . import _passes
from ._capabilities import has_parameters
from ._errors import StateError
from ._network import called_model
from ._public import public
from ._saved_network import SavedNetwork

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from . import diagrams
    from ._loss_surface import LossSurface


class PlottedNetwork(SavedNetwork):
    """A network with diagrams and plots of itself; a plot takes and returns axes of matplotlib."""

    def diagram(
        self,
        *,
        weights: str = "auto",
        bias: str = "auto",
        activations: bool = True,
        values: Any = None,
        input_names: Sequence[str] | None = None,
        output_names: Sequence[str] | None = None,
        edge_labels: str = "auto",
        max_neurons: int = 8,
        highlight: Sequence[int | None] | None = None,
        direction: str = "right",
        colors: Sequence[str] | None = None,
        title: str = "",
    ) -> diagrams.Diagram:
        """Draw the layers with the present weights; :func:`hybridnet.diagram` explains the arguments and errors.

        With ``values``, the inputs of one sample, every node shows its value.
        """
        from . import diagrams

        return diagrams.diagram(
            self,
            weights=weights,
            bias=bias,
            activations=activations,
            values=values,
            input_names=input_names,
            output_names=output_names,
            edge_labels=edge_labels,
            max_neurons=max_neurons,
            highlight=highlight,
            direction=direction,
            colors=colors,
            title=title,
        )

    def plot_decision_boundary(self, X: ArrayLike, y: ArrayLike | None = None, ax: Axes | None = None) -> Axes:
        """Plot the predicted class at each point of the plane, and the samples.

        Parameters
        ----------
        X : (samples, 2), or a table of raw rows for a ``preprocessing`` of two columns of numbers: the plane is that of
            these columns, in their units.
        y : class numbers or texts, (samples,) or (samples, 1), or one-hot rows, with None or NaN for a sample without
            a label; None for the label column of a table. Axes, legend and points are named as in
            :func:`hybridnet.views.scatter`.
        ax : the axes to draw on; None creates a new figure.

        Returns
        -------
        The axes.

        Raises
        ------
        ShapeError : the samples do not have two columns, or the preprocessing takes other columns than two of numbers.
        TypeError : there are no labels.
        StateError : the model predicts no classes: it does not end in softmax or a single sigmoid.
        ImportError : matplotlib is not installed.
        """
        from . import inspection

        return inspection.decision_boundary(self, X, y, ax)

    def plot_weights(self, ax: Axes | None = None) -> Axes:
        """Draw a histogram of the weights and biases of each layer.

        Parameters
        ----------
        ax : the axes to draw on; None creates a new figure.

        Returns
        -------
        The axes.

        Raises
        ------
        StateError : no layer has parameters.
        ValueError : a weight or bias is not finite; the text has the layer and the position.
        ImportError : matplotlib is not installed.
        """
        from .views import histogram

        self._check_kinds("model, plot_weights")
        found = {
            f"layers[{index}].{name}": getattr(layer, name)
            for index, layer in enumerate(self.layers)
            if has_parameters(layer)
            for name in ("weights", "biases")
        }
        if not found:
            raise StateError("model, plot_weights: no layer has parameters. Add a dense layer.")
        for name, array in found.items():
            for position in _not_finite(array):
                raise ValueError(
                    f"model, plot_weights: {name}[{position[0]}, {position[1]}] is {array[position]}; every weight and "
                    "bias must be finite. Train from the start with a smaller learning rate, or set it."
                )
        return histogram(found, ax)

    def plot_activations(self, X: ArrayLike, ax: Axes | None = None) -> Axes:
        """Draw a histogram of the outputs of each layer for some samples, in inference mode.

        Parameters
        ----------
        X : (samples, columns), or a table of raw rows for the ``preprocessing``.
        ax : the axes to draw on; None creates a new figure.

        Returns
        -------
        The axes.

        Raises
        ------
        ShapeError : the samples do not fit the layers.
        ValueError : there are no samples, or an input or output is not finite; the text has the layer and the row.
        ImportError : matplotlib is not installed.
        """
        from .views import histogram

        self._check_kinds("model, plot_activations")
        return histogram(_outputs(self, self._inputs(X)), ax)

    def loss_surface(
        self, X: ArrayLike, y: ArrayLike, first: str, second: str, *, reach: float = 1.0, points: int = 31
    ) -> LossSurface:
        """Compute the loss over a grid of two parameters.

        Parameters
        ----------
        X, y : as in :meth:`fit`.
        first, second : a weight or a bias each, as your code reads it: ``"layers[0].weights[1, 2]"`` is that of input 1
            and neuron 2, ``"layers[2].biases[0, 1]"`` the bias of neuron 1.
        reach : how far the grid goes from the present values, in both directions.
        points : values of each parameter, 2 to 301; the model is evaluated ``points**2`` times.

        Returns
        -------
        The values of both parameters and the losses, as :meth:`evaluate` gives them; ``.plot()`` draws them.

        Raises
        ------
        ValueError : there is no such parameter, both are the same, or there is no grid.
        StateError, ShapeError : as for :meth:`evaluate`.
        """
        from . import _loss_surface

        return _loss_surface.loss_surface(
            self, lambda model: float(model._data_loss(X, y)), first, second, reach, points
        )

    def _repr_html_(self) -> str:
        from . import diagrams

        return diagrams.model_html(self)


def _outputs(model: Any, X: ArrayLike) -> dict[str, Any]:
    """The output of each layer by its place and name."""
    outputs, values = {}, X
    for index, layer in enumerate(_passes.copies(model)):
        layer.forward(values, False)
        if index == 0:
            _check("the inputs", getattr(layer, "inputs", 0.0), "Fill such values, or drop the row.")
        values = outputs[f"{index} {layer!r}"] = _passes.set_by_pass(layer, "output")
        name = f"the output of layers[{index}], {layer!r},"
        _check(name, values, "Look at the weights up to this layer: model.plot_weights().")
    return outputs


def _check(name: str, values: Any, remedy: str) -> None:
    """Raise an error with the first row that has a number that is not finite."""
    array = np.asarray(values)
    if not array.size:
        raise ValueError(f"model, plot_activations: {name} have no rows; one or more are required. Pass samples.")
    for row, *column in _not_finite(array):
        at = f", column {column[0]}" if column else ""
        raise ValueError(
            f"model, plot_activations: {name} {'are' if name.endswith('s') else 'is'} {array[(row, *column)]} in row "
            f"{row}{at}; every number must be finite. {remedy}"
        )


def _not_finite(array: Any) -> list[tuple[int, ...]]:
    """The position of the first number that is not finite; empty if all are."""
    return [tuple(position) for position in np.argwhere(~np.isfinite(np.asarray(array)))[:1].tolist()]


called_model(PlottedNetwork)
public(__name__)
