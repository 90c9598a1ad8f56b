"""Magic commands for diagrams and plots: ``%load_ext hybridnet`` makes them known.

Each is a short form of a public function, which works without IPython too.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from IPython.core.error import UsageError
from IPython.core.magic import Magics, cell_magic, line_magic, magics_class

from .._diagram_parts import layer_of
from .._errors import HybridNetError
from ..diagrams import Diagram, diagram, graph_diagram, neuron_diagram, neuron_symbol
from ..function_plots import CLASSES, plot_functions
from ..views.graph_text import GraphError
from ..views.neuron_symbols import KINDS
from ._magic_line import ANY, Line, Word, unquoted

#: How the commands are written, for errors about a line that lacks what it needs; ``%neuron?`` shows the rest.
USAGE = {
    "nn": "%nn 2-5-5-2 or %nn model; %nn? lists the options.",
    "neuron": "%neuron age sex --weights -0.0169 0.704 --bias -0.1163 --activation sigmoid or %neuron relu; "
    "%neuron? lists the options.",
    "nnplot": "%nnplot sigmoid tanh --range -6 6 --derivatives; %nnplot? lists the options.",
}


def in_one_line(magic: Callable[..., Any]) -> Callable[..., Any]:
    """Show an error of the function behind a magic command as one line that starts with the command."""

    @wraps(magic)
    def called(self: Magics, *texts: str) -> Any:
        try:
            return magic(self, *texts)
        except (TypeError, ValueError, HybridNetError) as error:
            sign = "%%" if len(texts) > 1 else "%"
            raise UsageError(f"{sign}{magic.__name__}: {error}") from None

    return called


@magics_class
class HybridNetMagics(Magics):
    """The commands ``%nn``, ``%%nngraph``, ``%neuron`` and ``%nnplot``."""

    @line_magic
    @in_one_line
    def nn(self, line: str) -> Diagram:
        """Draw a network: ``%nn 2-5-5-2``, or ``%nn model`` for a model or a list in a variable.

        Usage::

            %nn SIZES|NAME [--weights KIND] [--bias KIND] [--edges KIND] [--direction SIDE] [--max N]
                [--values V1 V2 ...] [--activations NAME ...]

        Options, as the arguments of ``hn.diagram``::

            --weights values|names|none    labels of the edges
            --bias node|box|none           how biases are drawn
            --edges auto|all|hover|none    which edges have a label
            --direction right|down
            --max N                        neurons of a layer that are drawn, 3 to 40
            --values V1 V2 ...             inputs of one sample, which pass through the network
            --activations NAME ...         one a layer after the input, for sizes

        Example: ``%nn 3-4-2 --weights names --bias node --activations relu softmax``
        """
        given = Line("%nn", line, {
            "--weights": 1, "--bias": 1, "--edges": 1, "--direction": 1, "--max": 1, "--values": ANY,
            "--activations": ANY,
        }, USAGE["nn"])  # fmt: skip
        required = "sizes such as 2-5-5-2, or the name of a model, are required, once"
        if not given.words:
            raise given.missing(required)
        if len(given.words) > 1:
            raise given.mistake(given.words[1], required)
        drawn: Diagram = given.call(
            diagram,
            self._net(given, given.words[0]),
            weights=("--weights", given.one_of("--weights", ("values", "names", "none"), "auto")),
            bias=("--bias", given.one_of("--bias", ("node", "box", "none"), "auto")),
            edge_labels=("--edges", given.one_of("--edges", ("auto", "all", "hover", "none"), "auto")),
            direction=("--direction", given.one_of("--direction", ("right", "down"), "right")),
            max_neurons=("--max", given.integer("--max", 8)),
            values=("--values", given.numbers("--values")),
            activations=("--activations", given.named("--activations", layer_of)),
        )
        return drawn

    @cell_magic
    @in_one_line
    def nngraph(self, line: str, cell: str) -> Diagram:
        """Draw any graph of neurons, from a text: one line for a node or for edges.

        Usage::

            %%nngraph
            x1 "age" = 22            # a node with a text and a value
            x2 "sex" = 0
            s [sum]                  # a kind: input, neuron, sum, bias, output, box, or an activation
            x1 -> s : -0.0169        # an edge with a label
            x2 -> s : 0.704
            s -> p -> y              # a chain; x1, x2 -> s has an edge from each
            p [sigmoid]
            direction = right        # or down

        Texts and labels may contain formulas, ``$w_{12}$``. The function is ``hn.graph_diagram``.
        """
        if line.strip():
            word = Word(line.strip(), len("%%nngraph ") + 1 + len(line) - len(line.lstrip()))
            raise Line("%%nngraph", "", {}).mistake(word, "the graph is described in the lines below")
        try:
            return graph_diagram(cell)
        except GraphError as mistake:
            raise UsageError(f"%%nn{mistake}") from None

    @line_magic
    @in_one_line
    def neuron(self, line: str) -> Diagram:
        """Draw one neuron: ``%neuron age sex --weights -0.0169 0.704 --bias -0.1163 --activation sigmoid``.

        Usage::

            %neuron KIND
            %neuron NAME ... [--weights W1 W2 ...] [--bias B] [--activation NAME] [--values V1 V2 ...]
                [--style node|box]

        The words are the names of the inputs. A single word that is a kind of node (input, weight, sum, sigmoid,
        activation, relu), without options, draws its symbol. Options, as the arguments of ``hn.neuron_diagram``::

            --weights W1 W2 ...      one number an input
            --bias B
            --activation NAME
            --values V1 V2 ...       one number an input: products, sum and output are shown
            --style node|box         how the bias is drawn
        """
        options = {"--weights": ANY, "--bias": 1, "--activation": 1, "--values": ANY, "--style": 1}
        given = Line("%neuron", line, options, USAGE["neuron"])
        names = [unquoted(word.text) for word in given.words]
        if not names:
            raise given.missing(f"names of inputs, or a kind ({', '.join(KINDS)}), are required")
        if len(names) == 1 and names[0] in KINDS and not any(map(given.has, options)):
            return neuron_symbol(names[0])
        bias = given.numbers("--bias")
        drawn: Diagram = given.call(
            neuron_diagram,
            names,
            weights=("--weights", given.numbers("--weights")),
            bias=("--bias", None if bias is None else bias[0]),
            activation=("--activation", given.text("--activation", "")),
            values=("--values", given.numbers("--values")),
            bias_style=("--style", given.one_of("--style", ("node", "box"), "node")),
        )
        return drawn

    @line_magic
    @in_one_line
    def nnplot(self, line: str) -> None:
        """Plot activation functions: ``%nnplot sigmoid tanh --range -6 6 --derivatives``.

        Usage::

            %nnplot FUNCTION ... [--range LOW HIGH] [--derivatives]

        Options, as the arguments of ``hn.plot_functions``::

            --range LOW HIGH     of x
            --derivatives        the derivatives too
        """
        given = Line("%nnplot", line, {"--range": 2, "--derivatives": 0}, USAGE["nnplot"])
        for word in given.words:
            if word.text not in CLASSES:
                raise given.mistake(word, f"an activation function is required, one of {', '.join(CLASSES)}")
        if not given.words:
            raise given.missing(f"activation functions are required, such as {' '.join(list(CLASSES)[:2])}")
        low, high = given.range("--range", (-5.0, 5.0))
        plot_functions(*(word.text for word in given.words), low=low, high=high, derivatives=given.has("--derivatives"))

    def _net(self, given: Line, word: Word) -> Any:
        """Sizes such as 2-5-5-2, or what a variable of the notebook holds."""
        if word.text[0].isdigit():
            sizes, column = [], word.column
            for part in word.text.split("-"):
                sizes.append(given.whole(Word(part, column)))
                column += len(part) + 1
            return sizes
        space = {} if self.shell is None else self.shell.user_ns
        if word.text not in space:
            raise given.mistake(word, "sizes such as 2-5-5-2, or the name of a variable with a model, are required")
        return space[word.text]


def load(shell: Any) -> None:
    """Make the commands known to a shell of IPython; again is harmless."""
    shell.register_magics(HybridNetMagics)


def unload(shell: Any) -> None:
    """Take the commands away."""
    for kind, name in (("line", "nn"), ("cell", "nngraph"), ("line", "neuron"), ("line", "nnplot")):
        shell.magics_manager.magics[kind].pop(name, None)
