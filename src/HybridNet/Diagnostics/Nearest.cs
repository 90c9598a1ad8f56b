namespace HybridNet;

/// <summary>Suggestions for an unknown name: the most similar existing names.</summary>
internal static class Nearest
{
    private const int MaxCount = 3;
    private const int MaxListed = 20;

    /// <summary>Names shorter than this are not looked for within others: "a" is in most of them.</summary>
    private const int LeastPart = 3;

    /// <summary>A question with the similar names; if there are none, a sentence with the names of each part that there is, without synonyms.</summary>
    internal static string Question(string wanted, IEnumerable<string> names, IReadOnlyCollection<string> parts) =>
        Of(wanted, names) is { Count: > 0 } near ? $"Did you mean {Quoted(near)}?" : $"The names are {Listed(parts)}.";

    /// <summary>A sentence with the similar names, with a space before it; empty if there are none.</summary>
    internal static string Sentence(string wanted, IEnumerable<string> names) => Of(wanted, names) switch
    {
        { Count: 0 } => "",
        { Count: 1 } near => $" The nearest name is {Quoted(near)}.",
        var near => $" The nearest names are {Quoted(near)}.",
    };

    /// <summary>Up to three similar names, the most similar first: by edit distance, case-insensitive. Names that are not similar are left out.</summary>
    internal static IReadOnlyList<string> Of(string wanted, IEnumerable<string> names) =>
        [.. names.Select(name => (Name: name, Distance: Distance(Fold(wanted), Fold(name))))
            .Where(each => IsNear(Fold(wanted), Fold(each.Name), each.Distance))
            .OrderBy(each => each.Distance)
            .Take(MaxCount)
            .Select(each => each.Name)];

    /// <summary>The names in quotes, twenty of them at most.</summary>
    internal static string Listed(IReadOnlyCollection<string> names) => Quoted(names.Take(MaxListed)) + (names.Count > MaxListed ? ", ..." : "");

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));

    /// <summary>One letter of three differs at most, or one name is a part of the other, such as "crossentropy".</summary>
    private static bool IsNear(string wanted, string name, int distance) =>
        distance * 3 <= Math.Max(wanted.Length, name.Length)
        || (Math.Min(wanted.Length, name.Length) >= LeastPart
            && (name.Contains(wanted, StringComparison.Ordinal) || wanted.Contains(name, StringComparison.Ordinal)));

    private static string Fold(string name) => name.Trim().ToUpperInvariant();

    /// <summary>The edit distance: number of letters to insert, remove, replace, or swap with the next one.</summary>
    private static int Distance(string a, string b)
    {
        int[] earlier = [], before = [], row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            (earlier, before, row) = (before, row, new int[b.Length + 1]);
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(before[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], earlier[j - 2] + 1);
                }
            }
        }

        return row[^1];
    }
}
