namespace HybridNet;

internal static class Spacing
{
    /// <summary>
    /// NumPy's <c>linspace</c>: value i is i * step + start, and the last one is set to stop; without the end point, step = (stop - start) / count.
    /// </summary>
    internal static double[] Even(double start, double stop, int count, bool withStop = true)
    {
        double[] values = new double[count];
        int steps = withStop ? count - 1 : count;
        double step = (stop - start) / Math.Max(1, steps);
        for (int i = 0; i < count; i++)
        {
            values[i] = (i * step) + start;
        }

        if (withStop && count > 1)
        {
            values[^1] = stop;
        }

        return values;
    }
}
