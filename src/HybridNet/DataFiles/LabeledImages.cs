namespace HybridNet;

/// <summary>Gray pictures of one size, a byte a pixel, and the class of each: what two files of the MNIST family hold.</summary>
/// <example><code>
/// LabeledImages digits = LabeledImages.Read("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz");
/// Matrix inputs = digits.ToScaledMatrix();      // (60000, 784), -1 to 1
/// </code></example>
public sealed class LabeledImages
{
    private LabeledImages(ReadOnlyMemory<byte> pixels, int height, int width, int[] labels)
    {
        Pixels = pixels;
        Height = height;
        Width = width;
        Labels = labels;
    }

    /// <summary>Number of pictures.</summary>
    public int Count => Labels.Length;

    /// <summary>Rows of a picture, in pixels.</summary>
    public int Height { get; }

    /// <summary>Columns of a picture, in pixels.</summary>
    public int Width { get; }

    /// <summary>0 (black) to 255 (white), picture after picture, row after row.</summary>
    public ReadOnlyMemory<byte> Pixels { get; }

    /// <summary>The class number of each picture.</summary>
    public int[] Labels { get; }

    /// <summary>Reads pictures and their labels.</summary>
    /// <param name="images">An IDX file of bytes with three dimensions: pictures, rows, columns.</param>
    /// <param name="labels">An IDX file with one dimension and a label for each picture.</param>
    /// <returns>Both.</returns>
    /// <exception cref="FileNotFoundException">One of the files is not there.</exception>
    /// <exception cref="FormatException">One of the files is damaged or holds something else, or there are not as many labels as pictures.</exception>
    public static LabeledImages Read(string images, string labels)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(labels);
        return Of(IdxFile.Read(images), IdxFile.Read(labels));
    }

    /// <summary>Pictures and their labels from arrays, such as <see cref="IdxFile.ReadAsync(Stream, string, CancellationToken)"/> gives.</summary>
    /// <param name="images">Bytes with three dimensions: pictures, rows, columns. Not copied.</param>
    /// <param name="labels">One dimension, a label for each picture.</param>
    /// <returns>Both.</returns>
    /// <exception cref="FormatException">One of the arrays is something else, or there are not as many labels as pictures.</exception>
    public static LabeledImages Of(IdxFile images, IdxFile labels)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(labels);
        int[] classes = labels.ToClassNumbers();
        if (images.Type != IdxType.UnsignedByte || images.Dimensions.Count != 3)
        {
            Throw.NoImages(images.Source, images.ToString());
        }

        if (images.Dimensions[0] != classes.Length)
        {
            Throw.LabelsForImages(labels.Source, classes.Length, images.Source, images.Dimensions[0]);
        }

        return new LabeledImages(images.Bytes, images.Dimensions[1], images.Dimensions[2], classes);
    }

    /// <summary>The pixels as they are.</summary>
    /// <returns>A new matrix, shape (pictures, height * width), float32, 0 to 255.</returns>
    public Matrix ToMatrix() => Matrix(static (pixels, values) =>
    {
        for (int i = 0; i < pixels.Length; i++)
        {
            values[i] = pixels[i];
        }
    });

    /// <summary>The pixels as a network likes them: y = (x - 127.5) / 127.5.</summary>
    /// <returns>A new matrix, shape (pictures, height * width), float32, -1 to 1.</returns>
    /// <remarks>Source: chapter 19 of the book.</remarks>
    public Matrix ToScaledMatrix() => Matrix(Scale);

    /// <summary>Pixels as numbers. (A span as a type argument of Action needs .NET 9.)</summary>
    private delegate void Conversion(ReadOnlySpan<byte> pixels, Span<float> values);

    /// <summary>y = (x - 127.5) / 127.5, in float32.</summary>
    internal static void Scale(ReadOnlySpan<byte> pixels, Span<float> values)
    {
        for (int i = 0; i < pixels.Length; i++)
        {
            values[i] = (pixels[i] - 127.5f) / 127.5f;
        }
    }

    private Matrix Matrix(Conversion conversion)
    {
        var matrix = new Matrix(Count, Height * Width);
        conversion(Pixels.Span, matrix.AsFloatSpan());
        return matrix;
    }
}
