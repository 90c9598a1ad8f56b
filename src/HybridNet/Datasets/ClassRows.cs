namespace HybridNet;

/// <summary>Shared code of the datasets with one block of rows per class.</summary>
internal static class ClassRows
{
    /// <summary>The limit of nnfs, which stores labels in bytes.</summary>
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

    /// <summary>Class numbers in order, each <paramref name="samples"/> times.</summary>
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
