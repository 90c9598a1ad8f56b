using System.Diagnostics.CodeAnalysis;

namespace HybridNet;

internal static partial class Throw
{
    [DoesNotReturn]
    internal static void DataSamples(string what, int samples) => throw new ArgumentOutOfRangeException(
        null, Text($"{what}: {samples} samples are asked for; the number must be 0 or more. Pass how many points you want."));

    [DoesNotReturn]
    internal static void DataClasses(string what, int classes) => throw new ArgumentOutOfRangeException(
        null,
        Text($"{what}: {classes} classes are asked for; there can be 0 to 256, because the labels of these data are bytes. ")
        + "Pass a number in that range.");

    [DoesNotReturn]
    internal static void DataTooLarge(string what, long points) => throw new ShapeException(
        Text($"{what}: {points:N0} points are asked for; a matrix of two columns holds at most {Array.MaxLength / 2:N0}. ")
        + "Ask for fewer at a time.");

    [DoesNotReturn]
    internal static void DataNoise(string what, double noise) => throw new ArgumentOutOfRangeException(
        null,
        Text($"{what}: the noise is {noise}; it is a standard deviation, a finite number of 0 or more. ")
        + "Pass such a number, or nothing for no noise.");

    [DoesNotReturn]
    internal static void CircleFactor(double factor) => throw new ArgumentOutOfRangeException(
        null, Text($"circles data: the factor is {factor}; the inner circle's radius is from 0 to below 1. Pass a number in that range."));

    [DoesNotReturn]
    internal static void AveragePriceShapes(string areas, string prices) => throw new ShapeException(
        $"average price: areas are {areas}, prices are {prices}; each must have one column and both the same rows, at least one. "
        + "Pass one area and one price a house.");
}
