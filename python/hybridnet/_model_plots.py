"""The plots of a model: decision boundary, histograms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numpy.typing import ArrayLike

from . import _passes, inspection
from ._capabilities import has_parameters
from ._errors import StateError
from ._public import public
from ._saved_network import SavedNetwork
from .views import histogram

if TYPE_CHECKING:
    from matplotlib.axes import Axes


class PlottedNetwork(SavedNetwork):
    """A network with plots of itself; each takes and returns axes of matplotlib."""

    def plot_decision_boundary(self, X: ArrayLike, y: ArrayLike, ax: Axes | None = None) -> Axes:
        """Plot the predicted class at each point of the plane, and the samples.

        Parameters
        ----------
        X : (samples, 2).
        y : class numbers or texts, (samples,) or (samples, 1), or one-hot rows; None or NaN for a sample without a
            label. Axes, legend and points are named as in :func:`hybridnet.views.scatter`.
        ax : the axes to draw on; None creates a new figure.

        Returns
        -------
        The axes.

        Raises
        ------
        ShapeError : the samples do not have two columns.
        StateError : the model predicts no classes: it does not end in softmax or a single sigmoid.
        ImportError : matplotlib is not installed.
        """
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
        ImportError : matplotlib is not installed.
        """
        self._check_kinds("model, plot_weights")
        found = {
            f"layers[{index}].{name}": getattr(layer, name)
            for index, layer in enumerate(self.layers)
            if has_parameters(layer)
            for name in ("weights", "biases")
        }
        if not found:
            raise StateError("model, plot_weights: no layer has parameters. Add a dense layer.")
        return histogram(found, ax)

    def plot_activations(self, X: ArrayLike, ax: Axes | None = None) -> Axes:
        """Draw a histogram of the outputs of each layer for some samples, in inference mode.

        Parameters
        ----------
        X : (samples, columns).
        ax : the axes to draw on; None creates a new figure.

        Returns
        -------
        The axes.

        Raises
        ------
        ShapeError : the samples do not fit the layers.
        ImportError : matplotlib is not installed.
        """
        self._check_kinds("model, plot_activations")
        return histogram(_outputs(self, X), ax)


def _outputs(model: Any, X: ArrayLike) -> dict[str, Any]:
    """The output of each layer by its place and name."""
    outputs, values = {}, X
    for index, layer in enumerate(_passes.copies(model)):
        layer.forward(values, False)
        values = outputs[f"{index} {layer!r}"] = _passes.set_by_pass(layer, "output")
    return outputs


public(__name__)
