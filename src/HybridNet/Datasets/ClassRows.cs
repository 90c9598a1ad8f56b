namespace HybridNet;

/// <summary>What the datasets with one block of rows a class have in common.</summary>
internal static class ClassRows
{
    /// <summary>nnfs keeps labels in bytes; what it cannot label we do not make.</summary>
    internal const int MaxClasses = byte.MaxValue + 1;

    internal static Matrix Points(string what, int samples, int classes, DType dtype)
    {
        if (samples < 0)
        {
            Throw.DataSamples(what, samples);
        }

        if (classes is < 0 or > MaxClasses)
        {
            Throw.DataClasses(what, classes);
        }

        if ((long)samples * classes > Array.MaxLength / 2)
        {
            Throw.DataTooLarge(what, (long)samples * classes);
        }

        return new Matrix(samples * classes, 2, dtype);
    }

    /// <summary>Class numbers, <paramref name="samples"/> of each in turn.</summary>
    internal static int[] Labels(int samples, int classes)
    {
        int[] labels = new int[samples * classes];
        for (int k = 0; k < classes; k++)
        {
            labels.AsSpan(samples * k, samples).Fill(k);
        }

        return labels;
    }
}
