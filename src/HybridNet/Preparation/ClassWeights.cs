using System.Globalization;

namespace HybridNet;

/// <summary>How much each sample counts by its class, for <c>FitOptions.SampleWeights</c>.</summary>
/// <example><code>
/// var options = new FitOptions { SampleWeights = ClassWeights.Balanced(labels) };
/// </code></example>
public static class ClassWeights
{
    /// <summary>Weights with which all classes count alike: samples / (classes * samples of the class).</summary>
    /// <typeparam name="T">Of the labels: class numbers, texts, truths.</typeparam>
    /// <param name="labels">One for each sample.</param>
    /// <returns>A new array, one weight for each sample; their mean is 1.</returns>
    /// <exception cref="ArgumentException">A label is missing.</exception>
    public static double[] Balanced<T>(IReadOnlyList<T> labels)
        where T : notnull
    {
        CheckLabels(labels);
        var counts = new Dictionary<T, int>();
        foreach (T label in labels)
        {
            counts[label] = counts.GetValueOrDefault(label) + 1;
        }

        return [.. labels.Select(label => labels.Count / ((double)counts.Count * counts[label]))];
    }

    /// <summary>The weights of a table.</summary>
    /// <typeparam name="T">Of the labels: class numbers, texts, truths.</typeparam>
    /// <param name="labels">One for each sample.</param>
    /// <param name="weights">The weight of a class by its label; 1 for labels that are not in it.</param>
    /// <returns>A new array, one weight for each sample.</returns>
    /// <exception cref="ArgumentException">A label is missing; or the table has a label that no sample has, or a weight that is negative or not finite.</exception>
    public static double[] Of<T>(IReadOnlyList<T> labels, IReadOnlyDictionary<T, double> weights)
        where T : notnull
    {
        CheckLabels(labels);
        ArgumentNullException.ThrowIfNull(weights);
        var known = labels.ToHashSet();
        foreach ((T label, double weight) in weights)
        {
            if (!known.Contains(label))
            {
                throw Throw.WeightOfNoClass(Text(label), known.Select(Text));
            }

            if (!(weight >= 0 && double.IsFinite(weight)))
            {
                throw Throw.ClassWeight(Text(label), weight);
            }
        }

        return [.. labels.Select(label => weights.TryGetValue(label, out double weight) ? weight : 1)];
    }

    private static string Text<T>(T label) => string.Create(CultureInfo.InvariantCulture, $"{label}");

    private static void CheckLabels<T>(IReadOnlyList<T> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        for (int i = 0; i < labels.Count; i++)
        {
            if (labels[i] is null)
            {
                throw Throw.ClassMissing(i);
            }
        }
    }
}
