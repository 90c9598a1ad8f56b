"""The plain data of a diagram: sizes, parameters, names and forward values of a network or a neuron."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from . import _bridge, _custom_functions, _passes, _samples, activations
from ._capabilities import has_parameters
from ._column_names import ColumnNames, names_of_model
from ._errors import ShapeError, StateError, number, shown, size
from ._names import named
from ._overrides import home_of
from .layers import DropoutLayer, InputLayer, parameter_arrays
from .neuron import Neuron
from .preprocessing import preprocessing_of
from .views import given, symbols, typeset
from .views.net import Net

#: The classes of activations by their names.
_ACTIVATIONS = {name: kind for name, kind in vars(activations).items() if isinstance(kind, type)}
#: Inputs of a single neuron.
_MOST = 10_000
#: Standardized columns that a line below a diagram names.
_TOLD = 4


@dataclass
class Parts:
    """A network as plain data, with the layers that it was made of; empty for sizes."""

    net: Net
    layers: list[Any] = field(default_factory=list)
    known: ColumnNames = field(default_factory=ColumnNames)


def parts_of(net: Any, activation_names: bool | Sequence[str]) -> Parts:
    """The plain data of a model, of layers or of sizes."""
    known = names_of_model(net, "diagram")
    net = getattr(net, "model_", net)  # of a fitted scikit-learn estimator
    if hasattr(net, "_check_layers"):
        net._check_layers("diagram")
        parts = _of_layers(_passes.copies(net) if net._training else list(net.layers))
        parts.known = known
    else:
        items = _items(net)
        is_of_layers = any(isinstance(item, str) or hasattr(item, "forward") for item in items)
        parts = _of_layers([layer_of(item) for item in items]) if is_of_layers else Parts(Net(_sizes(items)))
    if activation_names is False:
        parts.net.activations = [()] * (len(parts.net.sizes) - 1)
    elif activation_names is not True:
        parts.net.activations = _activation_names(activation_names, parts)
    return parts


def _items(net: Any) -> list[Any]:
    if hasattr(net, "forward") and has_parameters(net):
        return [net]
    try:
        return list(net if not isinstance(net, (str, bytes, Mapping)) else None)  # type: ignore[arg-type]
    except TypeError:
        raise TypeError(
            f"diagram: {shown(net)} arrived; sizes such as [2, 5, 5, 2], a model or a list of layers is required."
        ) from None


def layer_of(item: Any) -> Any:
    """A layer, or the activation of a name."""
    layer = named("activation", item, _ACTIVATIONS)
    if not callable(getattr(layer, "forward", None)):
        raise TypeError(
            f"diagram: {shown(layer)} is among the layers; each must be a layer or a name of an activation."
        )
    return layer


def _sizes(items: Sequence[Any]) -> list[int]:
    if len(items) < 2:
        raise ShapeError(
            f"diagram: {len(items)} sizes arrived; those of the inputs and of one layer or more are required."
        )
    sizes = [size("diagram", f"size {position + 1}", item) for position, item in enumerate(items)]
    if not all(sizes):
        raise ValueError(f"diagram: size {sizes.index(0) + 1} is 0; each must be 1 or more.")
    return sizes


def _of_layers(layers: list[Any]) -> Parts:
    _samples.check_layers(layers)
    net = Net([])
    for layer in layers:
        if has_parameters(layer):
            weights, biases = parameter_arrays(layer)
            weights = _bridge.floats(weights, f"diagram, weights of {layer!r}")
            _add_layer(net, layer, weights, _bridge.floats(biases, f"diagram, biases of {layer!r}"))
        elif net.sizes and not isinstance(layer, InputLayer):
            net.activations[-1] = (*net.activations[-1], _activation_name(layer))
    if not net.sizes:
        raise StateError("diagram: no layer has weights; one or more are required. Add a dense layer.")
    net.outputs = [None] * len(net.sizes)
    net.sums = [None] * len(net.weights)
    return Parts(net, layers)


def _add_layer(net: Net, layer: Any, weights: Any, biases: Any) -> None:
    if weights.ndim != 2 or not weights.size:
        raise ShapeError(
            f"diagram: the weights of {layer!r} are {weights.shape}; (inputs, neurons) is required, 1 or more of each."
        )
    inputs, neurons = weights.shape
    if net.sizes and net.sizes[-1] != inputs:
        raise ShapeError(f"diagram: {layer!r} takes {inputs} columns; the layer before it has {net.sizes[-1]} neurons.")
    net.sizes += [neurons] if net.sizes else [inputs, neurons]
    net.weights.append(weights)
    net.biases.append(biases.reshape(-1) if biases.size == neurons else None)
    net.activations.append(())


def _activation_name(layer: Any) -> str:
    """The name of an activation in the engine; that of the class or the function for others."""
    if isinstance(layer, DropoutLayer):
        return re.sub(r"\w+\((.*)\)", r"dropout \1", repr(layer))
    name = str(getattr(layer, "_name", ""))
    if name and home_of(type(layer)) is type(layer):
        return name
    function = getattr(layer, "function", None)
    return str(getattr(function, "__name__", "")) or type(layer).__name__


def _activation_names(names: Any, parts: Parts) -> list[tuple[str, ...]]:
    if parts.layers:
        raise TypeError("diagram: activations are given by name; layers and models have their own. Pass True or False.")
    texts = given.texts(names, "diagram", "activations")
    if len(texts) != len(parts.net.sizes) - 1:
        raise ShapeError(
            f"diagram: {len(texts)} activations arrived; {len(parts.net.sizes) - 1} are required, one per layer after "
            'the input. Pass "linear" for none.'
        )
    known = {text: named("activation", text, _ACTIVATIONS)._name for text in set(texts)}
    return [(known[text],) if known[text] != "linear" else () for text in texts]


# -- names and values


def sample(values: Any) -> tuple[Any, list[str] | None]:
    """The inputs of one sample, (inputs,), and their names if they have some."""
    if values is None:
        return None, None
    if isinstance(values, Mapping):
        return sample_row(list(values.values())), [str(name) for name in values]
    names = given.columns(values)
    index = getattr(values, "index", None)
    if not names and index is not None and not callable(index):
        names = [str(name) for name in index] if any(isinstance(name, str) for name in index) else []
    return sample_row(values), names or None


def prepared(net: Any, values: Any) -> Any:
    """Values as the layers take them: a raw row with the names of its columns by the preprocessing of the model.

    Raises
    ------
    ValueError : a value of the row does not fit its column; the text names it.
    """
    preprocessing = getattr(getattr(net, "model_", net), "preprocessing", None)
    if preprocessing is None or values is None:
        return values
    steps = preprocessing_of(preprocessing, "diagram")
    row = _named(values)
    if steps._is_plain or not set(steps.steps) <= set(row):
        return values
    return steps.transform({name: [row[name]] for name in steps.steps})[0]


def _named(values: Any) -> dict[str, Any]:
    """The values of one row by their names: a dict, a row of a data frame, or a data frame of one row; else none."""
    if hasattr(values, "iloc") and hasattr(values, "columns"):
        return dict(zip(map(str, values.columns), values.iloc[0], strict=True)) if len(values) == 1 else {}
    is_series = hasattr(values, "iloc") and hasattr(values, "index")
    items = values.items() if isinstance(values, Mapping) or is_series else ()
    return {str(name): value for name, value in items}


def note(parts: Parts) -> str:
    """What to say of columns that are standardized: which they are, with the raw values of a row; empty for none."""
    known, first, last = parts.known, parts.net.outputs[0], parts.net.outputs[-1]
    values = {} if first is None else dict(zip(known.inputs or (), first, strict=False))
    scaled = list(known.scales)
    if known.target is not None and known.label is not None:
        scaled.append((known.label, known.target))
        if last is not None:
            values[known.label] = last[0]
    if not scaled:
        return ""
    told = [f"{name} {symbols.short(scale.raw(values[name]), 6)}" if values else name for name, scale in scaled]
    listed = ", ".join(told[:_TOLD]) + (f" and {len(told) - _TOLD:,} more" if len(told) > _TOLD else "")
    return f"Standardized, with raw values: {listed}." if values else f"Standardized: {listed}."


def ordered(row: Any, names: list[str] | None, wanted: Any, where: str) -> Any:
    """Values in the order of the input names, where both have names.

    Raises
    ------
    ValueError : the names are not the same.
    """
    if names is None or isinstance(wanted, (str, int, np.integer)) or wanted is None:
        return row
    inputs = [str(name) for name in wanted]
    if sorted(inputs) != sorted(names):
        raise ValueError(
            f"{where}: the values are named {', '.join(map(repr, names))}, the inputs {', '.join(map(repr, inputs))}; "
            "the same names are required. Pass a list of values, in the order of the inputs."
        )
    return row[[names.index(name) for name in inputs]]


def sample_row(values: Any) -> Any:
    """Numbers of one sample, (inputs,); (1, inputs) is taken too."""
    row = np.asarray(_bridge.floats(values, "diagram, values"))
    if row.ndim == 2 and len(row) == 1:
        row = row[0]
    if row.ndim != 1:
        raise ShapeError(f"diagram: values are {row.shape}; those of one sample are required, (inputs,).")
    return row


def name_columns(parts: Parts, inputs: Any, outputs: Any, found: list[str] | None) -> None:
    """Set the names of inputs and outputs: the given ones, else those of the values, the columns and the classes."""
    net, known = parts.net, parts.known
    if inputs is not None:
        net.input_names = _names(inputs, "input_names", net.sizes[0])
    else:
        for listed in (known.inputs, found):
            if listed is not None and len(listed) == net.sizes[0]:
                net.input_names, net.verbatim = list(listed), net.verbatim | {0}
                break
    if outputs is not None:
        net.output_names = _names(outputs, "output_names", net.sizes[-1])
    elif (listed := known.outputs(net.sizes[-1])) is not None:
        net.output_names, net.verbatim = listed, net.verbatim | {1}


def _names(names: Any, what: str, count: int) -> list[str]:
    texts = given.texts(names, "diagram", what)
    if len(texts) != count:
        raise ShapeError(f"diagram: {what} has {len(texts)} names; {count} are required.")
    return texts


def pass_through(parts: Parts, row: Any) -> None:
    """Set the values of one sample in every column, and its weighted sums."""
    if not parts.layers:
        raise StateError("diagram: values arrived, and sizes have no weights. Pass a model or layers.")
    net, passed = parts.net, _passes.copies_of(parts.layers)
    values, column = np.atleast_2d(row), 0
    for layer in passed:
        if has_parameters(layer):
            net.outputs[column] = np.asarray(values).reshape(-1)
            column += 1
        layer.forward(values, False)
        values = _passes.set_by_pass(layer, "output")
        if has_parameters(layer):
            net.sums[column - 1] = np.asarray(values).reshape(-1)
    net.outputs[column] = np.asarray(values).reshape(-1)
    for position, (found, needed) in enumerate(zip(net.outputs, net.sizes, strict=True)):
        if found.size != needed:
            raise ShapeError(f"diagram: column {position + 1} has {found.size} values and {needed} neurons.")


def path(highlight: Any, sizes: Sequence[int]) -> list[int | None] | None:
    """A path as one neuron, or None, per column."""
    if highlight is None:
        return None
    try:
        steps = list(highlight)
    except TypeError:
        raise TypeError(f"diagram: highlight is {shown(highlight)}; a list of neurons is required.") from None
    if len(steps) != len(sizes):
        raise ShapeError(f"diagram: highlight has {len(steps)} neurons; {len(sizes)} are required, one per column.")
    found = [None if step is None else size("diagram", "a neuron of highlight", step) for step in steps]
    for position, (neuron, count) in enumerate(zip(found, sizes, strict=True)):
        if neuron is not None and neuron >= count:
            raise ValueError(
                f"diagram: highlight has neuron {neuron} in column {position}; it has {count}, counted from 0."
            )
    return found


def colors(wanted: Any, count: int) -> list[str] | None:
    """One color of six hexadecimal digits per column."""
    if wanted is None:
        return None
    texts = given.texts(wanted, "diagram", "colors")
    if len(texts) != count:
        raise ShapeError(f"diagram: {len(texts)} colors arrived; {count} are required, one per column.")
    for text in texts:
        if not re.fullmatch("#[0-9a-fA-F]{6}", text):
            raise ValueError(f"diagram: a color is {shown(text)}; # and six hexadecimal digits are required.")
    return texts


# -- a single neuron


def cell(neuron: Any, weights: Any, bias: Any, activation: Any, values: Any) -> dict[str, Any]:
    """The plain data of a neuron and what it computes of a sample, as arguments of a picture."""
    row, names = (None, None) if values is None else sample(values)
    if isinstance(neuron, Neuron):
        weights = np.asarray(neuron.weights).tolist() if weights is None else weights
        bias = neuron.bias if bias is None else bias
        activation = neuron.activation if activation is None else activation
        neuron = len(weights)
    if row is not None and not isinstance(neuron, (int, np.integer)):
        row = ordered(row, names, neuron, "neuron diagram")
    inputs = _inputs(neuron, names)
    factors = _factors(weights, len(inputs))
    name, function = _function(activation)
    if row is not None and row.shape != (len(inputs),):
        raise ShapeError(f"neuron diagram: values are {row.shape}; one per input is required, ({len(inputs)},).")
    offset = _symbol_or_number(bias, "the bias") if bias is not None else None
    made = {"inputs": inputs, "weights": factors, "bias": offset, "activation": name}
    if row is None:
        return made
    made["values"] = row.tolist()
    if any(isinstance(factor, str) for factor in (*factors, offset)):
        return made
    computed = Neuron(factors, 0.0 if offset is None else offset)
    total = float(computed.weighted_sum(row))
    made["products"], made["total"] = computed.products(row).tolist(), total
    if function is not None:
        made["output"] = _custom_functions.value("neuron diagram", f"the activation {name}", function, total)
    return made


def _inputs(neuron: Any, names: list[str] | None) -> list[tuple[typeset.Run, ...]]:
    if isinstance(neuron, (str, bytes)) or hasattr(neuron, "__len__") or hasattr(neuron, "__iter__"):
        found = [typeset.parsed(name) for name in given.texts(neuron, "neuron diagram", "the list of inputs")]
    else:
        count = size("neuron diagram", "the number of inputs", neuron)
        if names is not None and len(names) == count:
            return [typeset.plain(name) for name in names]
        if count > _MOST:
            raise ValueError(f"neuron diagram: {count:,} inputs arrived; it can be up to {_MOST:,}.")
        found = [typeset.parsed("$x$" if count == 1 else f"$x_{{{index + 1}}}$") for index in range(count)]
    if not found:
        raise ValueError("neuron diagram: it has no inputs; 1 or more are required.")
    return found


def _factors(weights: Any, count: int) -> list[Any]:
    if weights is None:
        return ["$w$"] if count == 1 else [f"$w_{{{index + 1}}}$" for index in range(count)]
    if isinstance(weights, (str, bytes)) or not hasattr(weights, "__iter__") or getattr(weights, "ndim", 1) == 0:
        raise TypeError(f"neuron diagram: weights is {shown(weights)}; a list of numbers or texts is required.")
    found = [_symbol_or_number(weight, "a weight") for weight in weights]
    if len(found) != count:
        raise ShapeError(f"neuron diagram: {len(found)} weights arrived; {count} are required, one per input.")
    return found


def _symbol_or_number(value: Any, what: str) -> Any:
    return value if isinstance(value, str) else number("neuron diagram", what, value)


def _function(activation: Any) -> tuple[str, Any]:
    """The name of an activation, and a function of a number; None where it is a symbol."""
    if activation is None:
        return "", float
    if isinstance(activation, str) and "$" in activation:
        return activation, None
    if isinstance(activation, str) or hasattr(activation, "forward"):
        layer = layer_of(activation)

        def compute(total: float) -> Any:
            layer.forward(np.array([[total]]))
            return np.asarray(_passes.set_by_pass(layer, "output")).reshape(-1)[0]

        name = _activation_name(layer)
        return ("", float) if name == "linear" else (name, compute)
    if not callable(activation):
        raise TypeError(
            f"neuron diagram: activation is {shown(activation)}; a name, a function of a number, or None is required."
        )
    return _custom_functions.name_of(activation, "f"), activation
