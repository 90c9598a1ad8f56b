using System.Runtime.InteropServices;

namespace HybridNet.Interop;

public static unsafe partial class Steps
{
    /// <summary>Arrays: output of an activation, probabilities (float64; two columns for a single sigmoid).</summary>
    [UnmanagedCallersOnly]
    private static int ProbabilitiesOf(int kind, byte* output, int rows, int columns, double* probabilities, int bits) => Guard(() =>
    {
        Matrix result = Probabilities.Of(Activation(kind, 0), Matrix.Lend(output, rows, columns, new Flags(bits)[0]));
        result.CopyTo(Matrix.Lend(probabilities, rows, result.Columns, DType.Float64));
    });

    /// <summary>Array: output of a layer. Numbers: columns that are 0 in every row, numbers that are not finite, the largest magnitude.</summary>
    [UnmanagedCallersOnly]
    private static int Inspect(byte* output, int rows, int columns, double* numbers, int bits) => Guard(() =>
    {
        LayerReport report = LayerReport.Of("", Matrix.Lend(output, rows, columns, new Flags(bits)[0]));
        numbers[0] = report.Silent;
        numbers[1] = report.NotFinite;
        numbers[2] = report.Largest;
    });
}
