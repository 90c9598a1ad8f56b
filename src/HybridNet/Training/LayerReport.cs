using System.Globalization;
using System.Numerics;

namespace HybridNet;

/// <summary>A report on the output of a layer: dead neurons and overflow.</summary>
/// <param name="Name">Name of the layer.</param>
/// <param name="Neurons">Number of columns of its output.</param>
/// <param name="Silent">Number of columns that are 0 for every sample: dead neurons if the layer is a ReLU.</param>
/// <param name="NotFinite">Number of infinite or NaN elements, such as after an overflow.</param>
/// <param name="Largest">Largest finite magnitude; 0 if there is none.</param>
public readonly record struct LayerReport(string Name, int Neurons, int Silent, long NotFinite, double Largest)
{
    /// <summary>One sentence.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}: {Silent} of {Neurons} neurons are 0 for every sample; {NotFinite} numbers are not finite; the largest magnitude is {Largest:G4}");

    internal static LayerReport Of(string name, Matrix output) =>
        output.DType == DType.Float32 ? Of<float>(name, output) : Of<double>(name, output);

    private static LayerReport Of<T>(string name, Matrix output)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> numbers = output.Span<T>();
        var isSilent = new bool[output.Columns];
        Array.Fill(isSilent, true);
        long notFinite = 0;
        T largest = T.Zero;
        for (int i = 0; i < numbers.Length; i++)
        {
            isSilent[i % output.Columns] &= numbers[i] == T.Zero;
            if (!T.IsFinite(numbers[i]))
            {
                notFinite++;
            }
            else if (T.Abs(numbers[i]) > largest)
            {
                largest = T.Abs(numbers[i]);
            }
        }

        int silent = output.Rows == 0 ? 0 : isSilent.Count(flag => flag);
        return new(name, output.Columns, silent, notFinite, double.CreateTruncating(largest));
    }
}
