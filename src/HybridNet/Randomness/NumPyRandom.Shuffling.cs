namespace HybridNet;

/// <content>Shuffles and permutations.</content>
public sealed partial class NumPyRandom
{
    /// <summary>Shuffles values, as <c>shuffle(values)</c>.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="values">Shuffled in place: from the last to the second, each is swapped with a random one at or before it.</param>
    public void Shuffle<T>(Span<T> values)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            int j = (int)NextUpTo((ulong)i);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    /// <summary>
    /// Shuffles the rows of a row-major matrix, as <c>shuffle(table)</c>; the draws are those of <see cref="Shuffle"/> for the number
    /// of rows.
    /// </summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="values">The matrix, row by row; shuffled in place.</param>
    /// <param name="columns">Number of columns, at least 1.</param>
    /// <exception cref="ArgumentException">The values are not a whole number of rows.</exception>
    public void ShuffleRows<T>(Span<T> values, int columns)
    {
        if (columns < 1 || values.Length % columns != 0)
        {
            Throw.RowsDoNotFit(values.Length, columns);
        }
        for (int i = (values.Length / columns) - 1; i > 0; i--)
        {
            int j = (int)NextUpTo((ulong)i);
            Swap(values.Slice(i * columns, columns), values.Slice(j * columns, columns));
        }
    }

    /// <summary>
    /// Draws a permutation of 0, 1, .. count - 1, as <c>permutation(count)</c>; NumPy's <c>permutation(table)</c> returns the rows in this
    /// order.
    /// </summary>
    /// <param name="count">At least 0.</param>
    /// <returns>A new array, each number once.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public int[] Permutation(int count)
    {
        if (count < 0)
        {
            Throw.PermutationLength(count);
        }
        int[] order = new int[count];
        for (int i = 0; i < count; i++)
        {
            order[i] = i;
        }
        Shuffle<int>(order);
        return order;
    }

    private static void Swap<T>(Span<T> first, Span<T> second)
    {
        for (int i = 0; i < first.Length; i++)
        {
            (first[i], second[i]) = (second[i], first[i]);
        }
    }
}
