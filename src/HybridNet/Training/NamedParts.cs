namespace HybridNet;

/// <summary>Classes of one kind by their names.</summary>
/// <param name="kind">What they are, for the message.</param>
/// <param name="parts">The classes.</param>
internal sealed class NamedParts<T>(string kind, params NamedPart<T>[] parts)
{
    /// <summary>The class of a name.</summary>
    /// <exception cref="ArgumentException">No class has this name.</exception>
    internal NamedPart<T> Find(string name)
    {
        string folded = Fold(name);
        return parts.FirstOrDefault(part => part.Others.Prepend(part.Name).Any(known => Fold(known) == folded))
            ?? throw Throw.NameUnknown(kind, name, parts.SelectMany(part => part.Others));
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
