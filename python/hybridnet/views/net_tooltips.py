"""What a pointer over a node or an edge of a network tells: the weight, and the inputs of a neuron with their sum."""

from __future__ import annotations

from typing import Any

from .net import Net
from .symbols import called, exact
from .typeset import as_text

_UNDER = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_OVER = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
#: Inputs of a neuron that are listed.
_LISTED = 12


def edge(net: Net, layer: int, source: int, target: int, value: Any) -> str:
    """The weight of an edge; a negative source stands for the bias."""
    end = as_text(net.symbol(layer + 1, target))
    known = "" if value is None else f" = {exact(value)}"
    if source < 0:
        return f"{as_text(net.bias_symbol(layer, target))}{known}, the bias of {end}"
    symbol = _weight(net, layer, source, target)
    product = ""
    if value is not None and net.outputs[layer] is not None:
        given = net.outputs[layer][source]
        product = f"\n{exact(value)} * {exact(given)} = {exact(value * given)}"
    return f"{symbol}{known}, the weight from {_node(net, layer, source)} to {end}{product}"


def node(net: Net, column: int, index: int) -> str:
    """The inputs of a neuron, its weighted sum and its output; as numbers where they are known."""
    own = _node(net, column, index)
    output = None if net.outputs[column] is None else net.outputs[column][index]
    if column == 0:
        return own if output is None else f"{own} = {exact(output)}"
    layer = column - 1
    count, biases = net.sizes[layer], net.biases[layer]
    lines = [f"{own}: sum of {count:,} input{'' if count == 1 else 's'} and the bias"]
    lines += [_term(net, layer, source, index) for source in range(min(count, _LISTED))]
    if count > _LISTED:
        lines.append(f"... {count - _LISTED:,} more")
    bias = as_text(net.bias_symbol(layer, index))
    lines.append(f"+ {bias}" if biases is None else f"+ {bias} = {exact(biases[index])}")
    if net.sums[layer] is not None:
        lines.append(f"sum = {exact(net.sums[layer][index])}")
    names = net.activations[layer]
    if output is not None:
        lines.append(f"{', '.join(map(called, names)) or 'output'} = {exact(output)}")
    elif names:
        lines.append(", ".join(map(called, names)))
    return "\n".join(lines)


def _node(net: Net, column: int, index: int) -> str:
    name = net.name(column, index)
    symbol = as_text(net.symbol(column, index))
    return symbol if name is None else f"{symbol} ({as_text(name)})"


def _weight(net: Net, layer: int, source: int, target: int) -> str:
    """The symbol of a weight in one line, as ``as_text`` writes it."""
    above = f"⁽{layer + 1}⁾".translate(_OVER) if len(net.sizes) > 2 else ""
    return f"W{f'{target + 1},{source + 1}'.translate(_UNDER)}{above}"


def _term(net: Net, layer: int, source: int, target: int) -> str:
    weights, given = net.weights[layer], net.outputs[layer]
    symbol = as_text(net.symbol(layer, source))
    if weights is None:
        return f"{_weight(net, layer, source, target)} * {symbol}"
    weight = weights[source, target]
    if given is None:
        return f"{exact(weight)} * {symbol}"
    return f"{exact(weight)} * {exact(given[source])} = {exact(weight * given[source])}"
