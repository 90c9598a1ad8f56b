namespace HybridNet;

/// <summary>Suggestions for an unknown name: the most similar existing names.</summary>
internal static class Nearest
{
    private const int MaxCount = 3;

    /// <summary>Up to three names in quotes, the most similar first: by edit distance, case-insensitive.</summary>
    internal static string To(string wanted, IEnumerable<string> names) => string.Join(", ", Of(wanted, names).Select(name => $"\"{name}\""));

    /// <summary>Up to three names, the most similar first.</summary>
    internal static IEnumerable<string> Of(string wanted, IEnumerable<string> names) =>
        names.OrderBy(name => Distance(Fold(wanted), Fold(name))).Take(MaxCount);

    private static string Fold(string name) => name.Trim().ToUpperInvariant();

    /// <summary>The edit distance (Levenshtein): number of letters to insert, remove or replace.</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
