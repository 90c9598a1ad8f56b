"""The magic commands of %load_ext hybridnet: each is a short form of a public function."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib as mpl
import pytest
from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell
from IPython.testing.globalipapp import get_ipython  # noqa: F401 - the module makes a shell possible inside pytest

import hybridnet as hn

mpl.use("Agg")

import matplotlib.pyplot as plt

NOPE = (
    'model: the activation is called "nope"; there is none of this name. The names are "relu", "softmax", "sigmoid", '
    '"linear", "heaviside", "tanh", "leaky_relu", "elu", "gelu", "softplus", "silu".'
)


@pytest.fixture
def shell() -> Iterator[InteractiveShell]:
    shell = InteractiveShell()
    shell.run_line_magic("load_ext", "hybridnet")
    yield shell
    shell.run_line_magic("unload_ext", "hybridnet")
    InteractiveShell.clear_instance()
    plt.close("all")


def test_loading_twice_and_unloading_are_harmless(shell):
    shell.run_line_magic("load_ext", "hybridnet")
    shell.run_line_magic("reload_ext", "hybridnet")
    assert {"nn", "neuron", "nnplot"} <= set(shell.magics_manager.magics["line"])
    shell.run_line_magic("unload_ext", "hybridnet")
    assert "nn" not in shell.magics_manager.magics["line"]
    assert "nngraph" not in shell.magics_manager.magics["cell"]
    shell.run_line_magic("load_ext", "hybridnet")


def test_s48_nn_draws_what_diagram_draws(shell):
    assert shell.run_line_magic("nn", "2-5-5-2").svg == hn.diagram([2, 5, 5, 2]).svg
    drawn = shell.run_line_magic(
        "nn", "3-4-2 --weights names --bias node --edges all --direction down --max 5 --activations relu softmax"
    )
    same = hn.diagram(
        [3, 4, 2], weights="names", bias="node", edge_labels="all", direction="down", max_neurons=5,
        activations=["relu", "softmax"],
    )  # fmt: skip
    assert drawn.svg == same.svg


def test_nn_draws_the_model_of_a_variable_with_values(shell):
    model = hn.Model([hn.DenseLayer(2, 3), hn.ReLUActivation()])
    shell.user_ns["net"] = model
    assert shell.run_line_magic("nn", "net --values 1 -2.5").svg == hn.diagram(model, values=[1.0, -2.5]).svg


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("2-x-2", "%nn, column 7: 'x' arrived; a whole number of 1 or more is required."),
        ("2--2", "%nn, column 7: nothing arrived; a whole number of 1 or more is required."),
        ("", "%nn, column 5: the end of the line arrived; sizes such as 2-5-5-2, or the name of a model, are "
             "required, once. Usage: %nn 2-5-5-2 or %nn model; %nn? lists the options."),
        ("2-3 4-5", "%nn, column 9: '4-5' arrived; sizes such as 2-5-5-2, or the name of a model, are required, once."),
        ("nothing", "%nn, column 5: 'nothing' arrived; sizes such as 2-5-5-2, or the name of a variable with a model, "
                    "are required."),
        ("2-3 --weigths "
         "names", "%nn, column 9: '--weigths' arrived; an option is required, one of --activations, --bias, "
                  "--direction, --edges, --max, --values, --weights."),
        ("2-3 --weights", "%nn, column 18: the end of the line arrived; --weights takes 1 word."),
        ("2-3 --bias big", "%nn, column 16: 'big' arrived; --bias is one of node, box, none."),
        ("2-3 --max some", "%nn, column 15: 'some' arrived; a whole number of 1 or more is required."),
        ("2-3 --values 1 two", "%nn, column 20: 'two' arrived; a number is required."),
        ("2--2 --bias box", "%nn, column 7: nothing arrived; a whole number of 1 or more is required."),
        ("2-9999999999", "%nn, column 7: '9999999999' arrived; a whole number of up to 9 digits is required."),
        ("2-3 --max 3 --max 4", "%nn, column 17: '--max' arrived; each option is given once."),
        ("2-3 --values --max 3", "%nn, column 18: '--max' arrived; --values takes one word or more."),
        ("2-3 --activations nope", f"%nn, column 23: {NOPE}"),
        ("2-3-4 --bias node --activations relu nope --max 5",
         f"%nn, column 42: {NOPE}"),
        ("2-3-4 --activations relu", "%nn, column 25: diagram: 1 activations arrived; 2 are required, one per layer "
                                     'after the input. Pass "linear" for none.'),
        ("2-3 --bias node --max 2", "%nn, column 27: diagram: max_neurons is 2; it must be 3 to 40."),
        ("2-3 --bias node --values 1 2", "%nn, column 30: diagram: values arrived, and sizes have no weights. Pass a "
                                         "model or layers."),
        ("seven --max 5", "%nn, column 5: diagram: 7 arrived; sizes such as [2, 5, 5, 2], a model or a list of layers "
                          "is required."),
    ],
)  # fmt: skip
def test_a_mistake_of_nn_is_named_with_its_column(shell, line, message):
    shell.user_ns["seven"] = 7
    with pytest.raises(UsageError) as caught:
        shell.run_line_magic("nn", line)
    assert str(caught.value) == message


def test_nngraph_draws_what_graph_diagram_draws(shell):
    text = "x1, x2 -> s : 0.5\ns [sum]\n"
    assert shell.run_cell_magic("nngraph", "", text).svg == hn.graph_diagram(text).svg


def test_a_mistake_of_nngraph_is_named_with_line_and_column(shell):
    with pytest.raises(UsageError, match=r"^%%nngraph, line 2, column 6: the end of the line arrived; a name is "):
        shell.run_cell_magic("nngraph", "", "x -> y\ny ->\n".replace("y ->", "y -> "))
    with pytest.raises(
        UsageError, match=r"^%%nngraph, column 11: '2-3' arrived; the graph is described in the lines below\.$"
    ):
        shell.run_cell_magic("nngraph", "2-3", "x -> y")


def test_s10_neuron_draws_a_symbol_or_a_neuron_of_given_numbers(shell):
    assert shell.run_line_magic("neuron", "relu").svg == hn.neuron_symbol("relu").svg
    drawn = shell.run_line_magic(
        "neuron",
        'age "sex (0/1)" --weights -0.0169 0.704 --bias -0.1163 --activation sigmoid --values 22 0 --style box',
    )
    same = hn.neuron_diagram(
        ["age", "sex (0/1)"], weights=[-0.0169, 0.704], bias=-0.1163, activation="sigmoid", values=[22.0, 0.0],
        bias_style="box",
    )  # fmt: skip
    assert drawn.svg == same.svg


def test_neuron_without_words_says_what_is_required(shell):
    with pytest.raises(UsageError) as caught:
        shell.run_line_magic("neuron", "")
    assert str(caught.value) == (
        "%neuron, column 9: the end of the line arrived; names of inputs, or a kind (input, weight, sum, sigmoid, "
        "activation, relu), are required. Usage: %neuron age sex --weights -0.0169 0.704 --bias -0.1163 --activation "
        "sigmoid or %neuron relu; %neuron? lists the options."
    )


def test_s50_nnplot_draws_curves_and_derivatives(shell):
    shell.run_line_magic("nnplot", "sigmoid heaviside --range -2 3 --derivatives")
    axes = plt.gca()
    names = [line.get_label() for line in axes.get_lines() if not line.get_label().startswith("_")]
    assert names == ["sigmoid", "sigmoid, derivative", "heaviside", "heaviside, derivative"]
    x, y = axes.get_lines()[-2].get_data()
    assert (x[0], x[-1]) == (-2, 3)
    assert set(y.tolist()) == {0.0, 1.0}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "%nnplot, column 9: the end of the line arrived; activation functions are required, such as relu "
             "leaky_relu. Usage: %nnplot sigmoid tanh --range -6 6 --derivatives; %nnplot? lists the options."),
        ("sigmoid --range 1", "%nnplot, column 26: the end of the line arrived; --range takes 2 words."),
        ("relu --range 2 nan", "%nnplot, column 24: 'nan' arrived; a finite number is required."),
        ("relu --range -1 -2 --derivatives", "%nnplot, column 25: '-2' arrived; an end above -1 is required."),
    ],
)  # fmt: skip
def test_a_mistake_of_nnplot_is_named_with_its_column(shell, line, message):
    with pytest.raises(UsageError) as caught:
        shell.run_line_magic("nnplot", line)
    assert str(caught.value) == message


def test_nnplot_refuses_a_function_that_does_not_exist(shell):
    with pytest.raises(
        UsageError, match=r"^%nnplot, column 14: 'swish' arrived; an activation function is required, one of relu, "
    ):
        shell.run_line_magic("nnplot", "relu swish")


def test_every_magic_has_help(shell):
    for kind, name in (("line", "nn"), ("cell", "nngraph"), ("line", "neuron"), ("line", "nnplot")):
        text = shell.magics_manager.magics[kind][name].__doc__ or ""
        assert "hn." in text, name
        assert "Usage::" in text, name


@pytest.mark.parametrize(
    ("magic", "line", "message"),
    [
        ("nn", "2-3 --max 100", "%nn, column 15: diagram: max_neurons is 100; it must be 3 to 40."),
        ("neuron", "a b --weights 1", "%neuron, column 23: neuron diagram: 1 weights arrived; 2 are required, one per "
                                      "input."),
        ("neuron", "a b --weights 1 2 --activation nope",
         f"%neuron, column 40: {NOPE}"),
        ("neuron", "a b --weights 1 2 --values 3 --bias 1",
         "%neuron, column 36: neuron diagram: values are (1,); one per input is required, (2,)."),
        ("neuron", 'a "b c', "%neuron, column 11: '\"b c' arrived; the quotation mark has no partner; close it."),
    ],
)  # fmt: skip
def test_an_error_of_the_function_behind_a_command_is_one_line(shell, magic, line, message):
    with pytest.raises(UsageError) as caught:
        shell.run_line_magic(magic, line)
    assert str(caught.value) == message
