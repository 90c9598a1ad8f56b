using System.Globalization;

namespace HybridNet;

/// <summary>Gray images of the same size, one byte per pixel, and the class of each: the content of two files of the MNIST family.</summary>
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

    /// <summary>Number of images.</summary>
    public int Count => Labels.Length;

    /// <summary>Rows of an image, in pixels.</summary>
    public int Height { get; }

    /// <summary>Columns of an image, in pixels.</summary>
    public int Width { get; }

    /// <summary>Pixels from 0 (black) to 255 (white), image by image, row by row.</summary>
    public ReadOnlyMemory<byte> Pixels { get; }

    /// <summary>The class number of each image.</summary>
    public int[] Labels { get; }

    /// <summary>Reads images and their labels.</summary>
    /// <param name="images">An IDX file of bytes with three dimensions: images, rows, columns.</param>
    /// <param name="labels">An IDX file with one dimension and one label per image.</param>
    /// <returns>Images and labels.</returns>
    /// <exception cref="FileNotFoundException">A file does not exist.</exception>
    /// <exception cref="FormatException">A file is damaged or has other content, or the numbers of labels and images differ.</exception>
    public static LabeledImages Read(string images, string labels)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(labels);
        return Of(IdxFile.Read(images), IdxFile.Read(labels));
    }

    /// <summary>Creates images and labels from arrays, such as the results of <see cref="IdxFile.ReadAsync(Stream, string, CancellationToken)"/>.</summary>
    /// <param name="images">Bytes with three dimensions: images, rows, columns. Not copied.</param>
    /// <param name="labels">One dimension, one label per image.</param>
    /// <returns>Images and labels.</returns>
    /// <exception cref="FormatException">An array has another type or number of dimensions, or the numbers of labels and images differ.</exception>
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

    /// <summary>Converts the pixels to numbers without scaling.</summary>
    /// <returns>A new matrix, shape (images, height * width), float32, 0 to 255.</returns>
    public Matrix ToMatrix() => Matrix(static (pixels, values) =>
    {
        for (int i = 0; i < pixels.Length; i++)
        {
            values[i] = pixels[i];
        }
    });

    /// <summary>Scales the pixels to [-1, 1]: y = (x - 127.5) / 127.5.</summary>
    /// <returns>A new matrix, shape (images, height * width), float32, -1 to 1.</returns>
    /// <remarks>Source: chapter 19 of the book.</remarks>
    public Matrix ToScaledMatrix() => Matrix(Scale);

    /// <summary>Such as <c>60000 labeled images of 28 x 28 pixels</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} labeled images of {Height} x {Width} pixels");

    /// <summary>Converts pixels to numbers. (A span as a type argument of Action requires .NET 9.)</summary>
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
