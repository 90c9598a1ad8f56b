using System.Diagnostics.CodeAnalysis;

namespace HybridNet;

internal static partial class Throw
{
    [DoesNotReturn]
    internal static void DenseInputs(string layer, string inputs, int columns) => throw new ShapeException(
        $"{layer}: inputs are {inputs}; this layer takes (batch, {columns}). "
        + $"Pass {columns} columns or build the layer for the inputs you have.");

    [DoesNotReturn]
    internal static void DenseColumns(string layer, int inputColumns, int columns) => throw new ShapeException(
        Text($"{layer}: {inputColumns} columns arrive; this layer takes {columns}. ")
        + "A layer takes as many inputs as the layer before it has neurons.");

    [DoesNotReturn]
    internal static void BiasShape(string weights, string biases, int neurons) => throw new ShapeException(
        $"dense layer: weights are {weights}, biases are {biases}; biases must be (1, {neurons}), one for each neuron.");

    [DoesNotReturn]
    internal static void GradientShape(string layer, string gradients, int rows, int columns) => throw new ShapeException(
        $"{layer}, backward: gradients are {gradients}; the last forward pass gave ({rows}, {columns}). "
        + "Pass the gradients of that output.");

    [DoesNotReturn]
    internal static void StateParts(string layer, string inputs, string what, string shape) => throw new ShapeException(
        $"{layer}, backward: the state holds inputs {inputs} and {what} {shape}, which are not of one forward pass of this layer. "
        + "Give every layer its own state.");

    internal static ArgumentException StateType(string layer, string state, string required) => new(
        $"{layer}: the state is a {state}; this layer saves a {required}. Pass the state that its CreateState returns.");

    internal static StateException NoForward(string layer) => new(
        $"{layer}, backward: there was no forward pass. Call forward first.");

    internal static StateException NoRandom(string layer) => new(
        $"{layer}: a training pass draws random numbers and no generator was given. Set the pass's random generator.");

    [DoesNotReturn]
    internal static void NothingToCollapse() => throw new ArgumentException(
        "collapse: no layer was given; pass one dense layer or more, first to last.");
}
