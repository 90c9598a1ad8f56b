using System.Globalization;

namespace HybridNet;

/// <summary>Computes sample weights from class weights, for <c>FitOptions.SampleWeights</c>.</summary>
/// <example><code>
/// var options = new FitOptions { SampleWeights = ClassWeights.Balanced(labels) };
/// </code></example>
public static class ClassWeights
{
    /// <summary>Computes balanced weights, with which all classes have the same total weight: samples / (classes * samples of the class).</summary>
    /// <typeparam name="T">Type of the labels: class numbers, texts or bools.</typeparam>
    /// <param name="labels">One label per sample.</param>
    /// <returns>A new array, one weight per sample; the mean is 1.</returns>
    /// <exception cref="ArgumentException">A label is null.</exception>
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

    /// <summary>Looks up the weight of each sample in a table of class weights.</summary>
    /// <typeparam name="T">Type of the labels: class numbers, texts or bools.</typeparam>
    /// <param name="labels">One label per sample.</param>
    /// <param name="weights">The weight of each class by its label; 1 for missing labels.</param>
    /// <returns>A new array, one weight per sample.</returns>
    /// <exception cref="ArgumentException">A label is null; or the table has a label that no sample has, or a weight that is negative or not finite.</exception>
    public static double[] Of<T>(IReadOnlyList<T> labels, IReadOnlyDictionary<T, double> weights)
        where T : notnull
    {
        CheckLabels(labels);
        ArgumentNullException.ThrowIfNull(weights);
        var known = labels.ToHashSet();
        string[] texts = [.. known.Select(Text)];
        foreach ((T label, double weight) in weights)
        {
            Check("class weights", Text(label), known.Contains(label), weight, texts);
        }

        return [.. labels.Select(label => weights.TryGetValue(label, out double weight) ? weight : 1)];
    }

    /// <summary>Throws if a label with a weight is none of the labels, or if its weight is negative or not finite.</summary>
    /// <param name="where">Whose class weights, for the error text.</param>
    /// <param name="label">The label as messages show it, texts in quotes.</param>
    /// <param name="isKnown">Whether it is one of the labels.</param>
    /// <param name="weight">Its weight.</param>
    /// <param name="known">All labels, as messages show them.</param>
    /// <exception cref="ArgumentException">The label is none of them, or the weight is not in range.</exception>
    internal static void Check(string where, string label, bool isKnown, double weight, IReadOnlyCollection<string> known)
    {
        if (!isKnown)
        {
            throw Throw.WeightOfNoClass(where, label, known);
        }

        if (!(weight >= 0 && double.IsFinite(weight)))
        {
            throw Throw.ClassWeight(where, label, weight);
        }
    }

    private static string Text<T>(T label) => label is string text ? $"\"{text}\"" : string.Create(CultureInfo.InvariantCulture, $"{label}");

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
