namespace HybridNet;

/// <summary>Fashion-MNIST: 60,000 training images and 10,000 test images of clothes, 28 x 28 gray pixels, ten classes.</summary>
/// <remarks>Zalando SE, MIT license. The files are not included; error texts say where to download them.</remarks>
/// <example><code>
/// (LabeledImages train, LabeledImages test) = FashionMnist.Read("fashion-mnist");
/// Matrix inputs = train.ToScaledMatrix();      // (60000, 784), -1 to 1
/// </code></example>
public static class FashionMnist
{
    private const int Side = 28;
    private const string Images = "-images-idx3-ubyte";
    private const string Labels = "-labels-idx1-ubyte";

    /// <summary>The names of the classes 0 to 9.</summary>
    public static IReadOnlyList<string> ClassNames { get; } =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>
    /// Reads the four IDX files: <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c>, and the same with <c>t10k</c>, each plain or
    /// with <c>.gz</c>. Files with a part of the images can have a longer first word than <c>train</c> or <c>t10k</c>, such as <c>train12k</c>.
    /// </summary>
    /// <param name="folder">The folder of the files; null for fashion-mnist in the folder that the environment variable HYBRIDNET_DATA names.</param>
    /// <returns>The training images and the test images.</returns>
    /// <exception cref="FileNotFoundException">A file does not exist.</exception>
    /// <exception cref="FormatException">A file is damaged or has other content.</exception>
    public static (LabeledImages Train, LabeledImages Test) Read(string? folder = null)
    {
        string path = folder ?? DataFolder.Find("fashion-mnist") ?? throw Throw.FashionNowhere();
        return (ReadSet(path, "train"), ReadSet(path, "t10k"));
    }

    private static LabeledImages ReadSet(string folder, string set)
    {
        string images = Find(folder, set, Images);
        LabeledImages result = LabeledImages.Read(images, Find(folder, set, Labels));
        if (result.Height != Side || result.Width != Side || result.Labels.Any(label => label >= ClassNames.Count))
        {
            Throw.FashionDiffers(images, result.Height, result.Width, result.Labels.DefaultIfEmpty().Max());
        }

        return result;
    }

    private static string Find(string folder, string set, string kind)
    {
        string[] existing = Directory.Exists(folder) ? [.. Directory.GetFiles(folder).Select(path => Path.GetFileName(path)!)] : [];
        string[] found = [.. existing.Where(name => IsPart(name, set, kind)).Order(StringComparer.Ordinal)];
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
