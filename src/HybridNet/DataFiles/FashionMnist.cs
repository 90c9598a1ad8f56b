namespace HybridNet;

/// <summary>Fashion-MNIST: 60,000 pictures of clothes to train on and 10,000 to test with, 28 x 28 gray pixels, ten classes.</summary>
/// <remarks>Zalando SE, MIT license. The files are not shipped; errors say where they can be had.</remarks>
/// <example><code>
/// (LabeledImages train, LabeledImages test) = FashionMnist.Read("fashion-mnist");
/// Matrix inputs = train.ToScaledMatrix();      // (60000, 784), -1 to 1
/// </code></example>
public static class FashionMnist
{
    private const int Side = 28;
    private const string Images = "-images-idx3-ubyte";
    private const string Labels = "-labels-idx1-ubyte";

    /// <summary>What the class numbers 0 to 9 mean.</summary>
    public static IReadOnlyList<string> ClassNames { get; } =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>
    /// Reads the four IDX files: <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c>, and the same with <c>t10k</c>, each plain or
    /// with <c>.gz</c>. A part of the pictures can have a name that goes on behind <c>train</c> or <c>t10k</c>, such as <c>train12k</c>.
    /// </summary>
    /// <param name="folder">Where they are; null for fashion-mnist in the folder that the environment variable HYBRIDNET_DATA names.</param>
    /// <returns>The pictures to train on and those to test with.</returns>
    /// <exception cref="FileNotFoundException">One of the files is not there.</exception>
    /// <exception cref="FormatException">A file is damaged or holds something else.</exception>
    public static (LabeledImages Train, LabeledImages Test) Read(string? folder = null)
    {
        string place = folder ?? DataFolder.Find("fashion-mnist") ?? throw Throw.FashionNowhere();
        return (ReadSet(place, "train"), ReadSet(place, "t10k"));
    }

    private static LabeledImages ReadSet(string folder, string set)
    {
        string images = Find(folder, set, Images);
        LabeledImages pictures = LabeledImages.Read(images, Find(folder, set, Labels));
        if (pictures.Height != Side || pictures.Width != Side || pictures.Labels.Any(label => label >= ClassNames.Count))
        {
            Throw.FashionDiffers(images, pictures.Height, pictures.Width, pictures.Labels.DefaultIfEmpty().Max());
        }

        return pictures;
    }

    private static string Find(string folder, string set, string kind)
    {
        string[] there = Directory.Exists(folder) ? [.. Directory.GetFiles(folder).Select(path => Path.GetFileName(path)!)] : [];
        string[] found = [.. there.Where(name => IsPart(name, set, kind)).Order(StringComparer.Ordinal)];
        string[] official = [.. found.Where(name => name.StartsWith(set + kind, StringComparison.Ordinal))];
        string[] chosen = official.Length > 0 ? official[..1] : found;
        return chosen switch
        {
            [string one] => Path.Combine(folder, one),
            [] => throw Throw.FashionMissing(set + kind, folder),
            _ => throw Throw.FashionSeveral(folder, chosen),
        };
    }

    private static bool IsPart(string name, string set, string kind) =>
        name.StartsWith(set, StringComparison.Ordinal)
        && (name.EndsWith(kind, StringComparison.Ordinal) || name.EndsWith(kind + ".gz", StringComparison.Ordinal));
}
