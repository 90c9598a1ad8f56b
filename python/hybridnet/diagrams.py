"""Diagrams of networks and single neurons, from sizes, layers or a model."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import Any

from . import _bridge, _diagram_parts, inspection
from ._attributes import Hinted
from ._errors import choice, file_name, flag, needs, shown, size, text_of
from ._public import public
from .neuron import Neuron
from .views import drawn, graph_text, graphs, net_drawing, neuron_drawing, neuron_symbols, tikz, typeset
from .views.net import NEURONS, Net, drawn_edges, visible
from .views.net_drawing import Options
from .views.net_layout import LABELS
from .views.svg import Picture, escaped

__all__ = ["Diagram", "diagram", "graph_diagram", "neuron_diagram", "neuron_symbol"]


class Diagram(Hinted):
    """A picture as SVG, which a notebook shows; made by :func:`hybridnet.diagram` and its relatives.

    Attributes
    ----------
    svg : the text of the SVG file. It has its own background, fonts and colors, and no ids.
    nodes, edges : the numbers of inputs and neurons, and of weights, of the whole network; biases do not count.
    """

    def __init__(self, picture: Picture, nodes: int, edges: int) -> None:
        self._picture = picture
        self.nodes = nodes
        self.edges = edges

    @property
    def svg(self) -> str:
        """The text of the SVG file."""
        return self._picture.svg()

    def save(self, path: str | PathLike[str]) -> None:
        """Write the picture to a file; the end of its name says the form: ``.svg``, ``.png`` or ``.pdf``.

        A PNG has two pixels for each of the picture's. PNG and PDF are drawn by matplotlib.

        Raises
        ------
        ValueError : the name ends otherwise.
        ImportError : a PNG or PDF is wanted, and matplotlib is not installed.
        OSError : the file cannot be written; a file that was there is unchanged.
        """
        name = file_name("diagram, save", path)
        form = Path(name).suffix.lower().removeprefix(".")
        choice("diagram, save", "the end of the file name", form, ("svg", "png", "pdf"))
        try:
            content = self.svg.encode() if form == "svg" else drawn.drawn(self._picture, form)
        except ImportError as error:
            raise needs("a diagram as PNG or PDF", "matplotlib", "pip install hybridnet[plot]", error) from None
        _bridge.write_file(name, content)

    def to_tikz(self) -> str:
        """The picture as a ``tikzpicture`` for LaTeX, with the packages tikz and xcolor."""
        return tikz.tikz(self._picture)

    def _repr_svg_(self) -> str:
        return self.svg

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        """The picture as SVG, inline in HTML, where tooltips work, and in words."""
        found = {"text/plain": repr(self), "image/svg+xml": self.svg, "text/html": self._picture.html()}
        return {key: value for key, value in found.items() if key not in (exclude or ()) and key in (include or found)}

    def __repr__(self) -> str:
        return f"{type(self).__name__}({typeset.clean(self._picture.description)!r})"


def diagram(
    net: Any,
    *,
    weights: str = "auto",
    bias: str = "auto",
    activations: bool | Sequence[str] = True,
    values: Any = None,
    input_names: Sequence[str] | None = None,
    output_names: Sequence[str] | None = None,
    edge_labels: str = "auto",
    max_neurons: int = 8,
    highlight: Sequence[int | None] | None = None,
    direction: str = "right",
    colors: Sequence[str] | None = None,
    title: str = "",
) -> Diagram:
    """Draw a network of dense layers: a circle per neuron, a line per weight.

    The sign of a weight is its color and its dash: blue and solid for positive, orange and dashed for negative. Its
    size is the width of the line. Pointing at a line shows the weight, at a neuron its inputs and their sum. Of more
    than 12 layers, the first and last ones are drawn.

    Parameters
    ----------
    net : sizes of all columns, input first, such as ``[2, 5, 5, 2]``; a :class:`hybridnet.Model` or a fitted estimator
        of ``hybridnet.sklearn``; or a list of layers and names of activations.
    weights : labels of the edges: ``"values"``, ``"names"`` such as W_1,2 (neuron 1, input 2), or ``"none"``;
        ``"auto"`` for values where there are any.
    bias : ``"node"``, a node of value +1 whose weights are the biases; ``"box"``, a box at each neuron; or ``"none"``.
        ``"auto"`` is a box where biases are known and at most 30 edges are drawn.
    activations : whether to show them; for sizes, their names, one per layer after the input.
    values : inputs of one sample, whose values and sums are then shown in the nodes: (inputs,), a dict, or a row of a
        data frame, whose names become ``input_names``. If the model has a ``preprocessing``, a row with the names of
        its columns is a raw row, as for ``predict``.
    input_names, output_names : one text per input or output, with formulas such as ``"$x_1$"``. None for those that a
        model knows: columns of the DataFrame or the file that it was trained on, its classes, or its label column.
    edge_labels : ``"auto"``, all labels of up to 30 edges, of more those of the largest weights that have room;
        ``"all"``, of up to 150 edges; ``"hover"``, only under the pointer; ``"none"``, not even there.
    max_neurons : neurons of a layer that are drawn, 3 to 40; of more, the first and last ones around an ellipsis. Fewer
        are drawn where there would be more than 450 edges.
    highlight : a path, one neuron per column, counted from 0; None for any neuron of a column.
    direction : ``"right"`` or ``"down"``.
    colors : one color per column, such as ``"#0b7266"``.
    title : starts the description for screen readers.

    Returns
    -------
    The diagram.

    Raises
    ------
    TypeError, ValueError : an argument is none of these; or names of values are not those of the inputs.
    ShapeError : sizes, names or values do not fit each other.
    StateError : there is no layer with weights, or values are to pass through sizes without weights.

    >>> diagram([2, 5, 5, 2])
    Diagram('Neural network of 2 inputs, hidden layers of 5 and 5 neurons and 2 outputs: 14 nodes and 45 edges.')
    """
    for name, value, known in (
        ("weights", weights, ("auto", "values", "names", "none")),
        ("bias", bias, ("auto", "node", "box", "none")),
        ("edge_labels", edge_labels, ("auto", "all", "hover", "none")),
        ("direction", direction, ("right", "down")),
    ):
        choice("diagram", name, value, known)
    most = size("diagram", "max_neurons", max_neurons)
    if not 3 <= most <= NEURONS:
        raise ValueError(f"diagram: max_neurons is {shown(most)}; it must be 3 to {NEURONS}.")
    parts = _diagram_parts.parts_of(net, activations)
    row, names = _diagram_parts.sample(_diagram_parts.prepared(net, values))
    _diagram_parts.name_columns(parts, input_names, output_names, names)
    row = _diagram_parts.ordered(row, names, parts.known.inputs if input_names is None else input_names, "diagram")
    if row is not None:
        _diagram_parts.pass_through(parts, row)
    parts.net.note = _diagram_parts.note(parts)
    path = _diagram_parts.path(highlight, parts.net.sizes)
    is_known = any(known is not None for known in parts.net.weights)
    is_small = drawn_edges(visible(parts.net, most, path)) <= LABELS
    options = Options(
        weights=("values" if is_known else "none") if weights == "auto" else weights,
        bias=("box" if is_known and is_small else "none") if bias == "auto" else bias,
        edge_labels=edge_labels,
        max_neurons=most,
        is_down=direction == "down",
        highlight=path,
        colors=_diagram_parts.colors(colors, len(parts.net.sizes)),
        title=text_of("diagram", "title", title),
    )
    return _of(parts.net, options)


def _of(net: Net, options: Options) -> Diagram:
    return Diagram(net_drawing.draw(net, options), net.nodes, net.edges)


def neuron_diagram(
    neuron: Neuron | Sequence[str] | int = 2,
    *,
    weights: Sequence[float | str] | None = None,
    bias: float | str | None = None,
    activation: Any = None,
    values: Any = None,
    bias_style: str = "node",
    output_name: str = "$\\hat{y}$",
    equation: bool = True,
    title: str = "",
) -> Diagram:
    r"""Draw one neuron, ``f(x) = activation(w . x + b)``: inputs, weights, sum, bias, activation, output and equation.

    Parameters
    ----------
    neuron : a :class:`hybridnet.Neuron`, whose weights, bias and activation are drawn; the names of the inputs, with
        formulas such as ``"$x_1$"``; or their number.
    weights : one number or text per input; None for ``$w_1$``, ``$w_2$``, ... With one input and no node for the bias,
        the picture has no sum.
    bias : a number or a text; None for none.
    activation : a name such as ``"relu"``, an object, a function of a number, or a formula such as ``"$\rho$"``.
    values : one number per input, a dict, or a row of a data frame, whose names become those of the inputs. Products,
        sum and output are then shown, computed by :class:`hybridnet.Neuron`, if weights and bias are numbers.
    bias_style : ``"node"``, an input of value +1, or ``"box"``, a box behind the sum. Both compute the same.
    output_name : the name of the output.
    equation : whether the equation stands below the picture.
    title : starts the description for screen readers.

    Raises
    ------
    TypeError, ValueError : an argument is none of these.
    ShapeError : there is not one weight, or one value, for each input.

    >>> neuron_diagram(["age", "sex"], weights=[-0.0169, 0.704], bias=-0.1163, activation="sigmoid", values=[22, 0])
    Diagram('Neuron with 2 inputs and a bias, activation sigmoid.')
    """
    choice("neuron diagram", "bias_style", bias_style, ("node", "box"))
    flag("neuron diagram", "equation", equation)
    cell = _diagram_parts.cell(neuron, weights, bias, activation, values)
    cell.update(
        bias_style=bias_style,
        has_equation=bool(equation),
        output_name=typeset.parsed(text_of("neuron diagram", "output_name", output_name)),
        title=text_of("neuron diagram", "title", title),
    )
    count = len(cell["inputs"])
    return Diagram(neuron_drawing.draw(neuron_drawing.Cell(**cell)), count + 1, count)


def graph_diagram(text: str, *, title: str = "") -> Diagram:
    """Draw any graph of neurons, described by a text: one line for a node or for edges.

    Parameters
    ----------
    text : nodes and edges::

            x1 "age" = 22            # a node with a text and a value
            s [sum]                  # a kind: input, neuron, sum, bias, output, box, or an activation
            x1 -> s : -0.0169        # an edge with a label
            x1, x2 -> s -> p         # a chain, with an edge from each
            direction = right        # or down

        A node that is not declared is an input if nothing leads to it, an output if nothing leaves it. Texts and labels
        may contain formulas, ``$w_{12}$``. An edge whose label is a number has the color and dash of its sign.
    title : starts the description for screen readers.

    Raises
    ------
    TypeError : the text is none.
    ValueError : the text has a mistake; the message names its line and column.

    >>> graph_diagram("x1, x2 -> sum : 0.5")
    Diagram('Graph of 3 nodes and 2 edges.')
    """
    graph = graph_text.parsed(text_of("graph diagram", "the graph", text))
    return Diagram(graphs.draw(graph, text_of("graph diagram", "title", title)), len(graph.nodes), len(graph.edges))


def neuron_symbol(kind: str) -> Diagram:
    """Draw one kind of node alone with its symbol, as in a legend.

    Parameters
    ----------
    kind : ``"input"``, ``"weight"`` (a connection), ``"sum"``, ``"sigmoid"``, ``"activation"`` (any function f) or
        ``"relu"``; the last four are neurons.

    Raises
    ------
    ValueError : there is no such kind.

    >>> neuron_symbol("relu")
    Diagram('Symbol: ReLU neuron')
    """
    choice("neuron symbol", "kind", kind, tuple(neuron_symbols.KINDS))
    return Diagram(neuron_symbols.draw(kind), int(kind != "weight"), int(kind == "weight"))


def model_html(model: Any) -> str:
    """A model for a notebook: its summary as a table, and its diagram; a sentence where one cannot be made.

    It computes nothing, trains nothing and raises no error.
    """
    parts = []
    for make in (inspection.html_table, _picture):
        try:
            parts.append(make(model))
        except Exception as error:
            parts.append(f"<p>{escaped(error)}</p>")
    return f"<div>{''.join(parts)}</div>"


def _picture(model: Any) -> str:
    return diagram(model)._picture.html()


public(__name__)
