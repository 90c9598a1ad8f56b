using System.Diagnostics.CodeAnalysis;

namespace HybridNet;

internal static partial class Throw
{
    [DoesNotReturn]
    internal static void SeedOutOfRange(long seed) => throw new ArgumentOutOfRangeException(
        null, Text($"random generator: the seed is {seed}; it must be from 0 to 4294967295. Pass a number in that range."));

    [DoesNotReturn]
    internal static void StateLength(int length) => throw new ArgumentException(
        Text($"random state: the key has {length} words; it must have 624. Pass the key as NumPy's get_state returns it."));

    [DoesNotReturn]
    internal static void StatePosition(int position) => throw new ArgumentOutOfRangeException(
        null,
        Text($"random state: the position is {position}; it must be from 0 to 624. Pass the position as NumPy's get_state returns it."));

    [DoesNotReturn]
    internal static void StateIsZero() => throw new ArgumentException(
        "random state: the key has no bit set beyond the lower 31 of its first word; such a generator yields zeros forever. " +
        "Pass a key from a seeded generator.");

    [DoesNotReturn]
    internal static void ProbabilityOutOfRange(double probability) => throw new ArgumentOutOfRangeException(
        null, Text($"random generator: the probability is {probability}; it must be from 0 to 1. Pass a number in that range."));

    [DoesNotReturn]
    internal static void EmptyIntegerRange(long low, long high) => throw new ArgumentOutOfRangeException(
        null,
        Text($"random integers: the range is from {low} to below {high}; it must hold at least one number. Pass a greater upper bound."));

    [DoesNotReturn]
    internal static void PermutationLength(int count) => throw new ArgumentOutOfRangeException(
        null, Text($"permutation: the length is {count}; it must be 0 or more. Pass the number of things to put in order."));

    [DoesNotReturn]
    internal static void RowsDoNotFit(int length, int columns) => throw new ArgumentException(
        Text($"shuffling rows: {length} values in rows of {columns}; the values must be a whole number of rows of at least 1 column. ")
        + "Pass whole rows.");
}
