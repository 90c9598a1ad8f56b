namespace HybridNet;

/// <summary>A table of the losses, optimizers, metrics or activations, to find them by name.</summary>
/// <param name="kind">The kind of the parts, such as <c>loss</c>, for error messages.</param>
/// <param name="parts">The entries.</param>
internal sealed class NamedParts<T>(string kind, params NamedPart<T>[] parts)
{
    /// <summary>All entries.</summary>
    internal IReadOnlyList<NamedPart<T>> All => parts;

    /// <summary>Returns the entry with a name.</summary>
    /// <exception cref="ArgumentException">No entry has this name.</exception>
    internal NamedPart<T> Find(string name)
    {
        string folded = Fold(name);
        return parts.FirstOrDefault(part => part.Others.Prepend(part.Name).Any(known => Fold(known) == folded))
            ?? throw Throw.NameUnknown(kind, name, [.. parts.SelectMany(part => part.Others)], [.. parts.Select(part => part.Suggested)]);
    }

    internal static string Fold(string name)
    {
        string letters = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        foreach (string word in new[] { "loss", "optimizer", "activation" })
        {
            letters = letters.StartsWith(word, StringComparison.Ordinal) ? letters[word.Length..]
                : letters.EndsWith(word, StringComparison.Ordinal) ? letters[..^word.Length] : letters;
        }

        return letters;
    }
}
