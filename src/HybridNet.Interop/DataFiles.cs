namespace HybridNet.Interop;

/// <summary>Data files and columns: calls that pass names and texts. pythonnet passes these; arrays are filled through their addresses.</summary>
public static class DataFiles
{
    /// <summary>Throws if a path is not a regular file that can be opened.</summary>
    /// <param name="path">Its path.</param>
    public static void CheckReadable(string path) => InputFile.Read(path, _ => true);

    /// <summary>Throws if a path cannot be written; leaves no file.</summary>
    /// <param name="path">Its path.</param>
    public static void CheckWritable(string path) => AtomicFile.Check(path);

    /// <summary>Throws if a path cannot be written, or ends as another format than that of a model file; leaves no file.</summary>
    /// <param name="path">Its path.</param>
    public static void CheckModelWritable(string path)
    {
        FileEnding.CheckSafetensors(path);
        AtomicFile.Check(path);
    }

    /// <summary>Writes a file atomically.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="pieces">An int64 array with the addresses of the byte arrays, in order.</param>
    public static void Write(string path, long pieces) => AtomicFile.Write(path, file =>
    {
        foreach (long piece in new NumPyArray(pieces).Span<long>(nameof(pieces)))
        {
            file.Write(new NumPyArray(piece).Span<byte>(nameof(piece)));
        }
    });

    /// <summary>Writes the content of another file atomically, piece by piece.</summary>
    /// <param name="path">The path of the file to write.</param>
    /// <param name="source">The path of the file to read.</param>
    public static void Copy(string path, string source) =>
        AtomicFile.Write(path, file => InputFile.Read(source, content =>
        {
            content.CopyTo(file);
            return true;
        }));

    /// <summary>Reads an IDX file.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>The file: its shape, and a method that copies its elements.</returns>
    public static IdxHandle Idx(string path) => new(IdxFile.Read(path));

    /// <summary>Reads the IDX files of Fashion-MNIST.</summary>
    /// <param name="folder">Their folder, or null for the folder that the environment variable names.</param>
    /// <returns>The training images and the test images.</returns>
    public static ImagesHandle[] Fashion(string? folder)
    {
        (LabeledImages train, LabeledImages test) = FashionMnist.Read(folder);
        return [new(train), new(test)];
    }

    /// <summary>Reads the table of the Titanic's passengers.</summary>
    /// <param name="path">Its path, or null for the folder that the environment variable names.</param>
    /// <returns>The table; its methods return columns.</returns>
    public static TableHandle Passengers(string? path) => new(Titanic.Read(path));

    /// <summary>Reads a table of comma-separated values.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="separator">One character.</param>
    /// <param name="missing">Fields that mean a missing value, separated by U+001F.</param>
    /// <returns>The table; its methods return columns.</returns>
    public static TableHandle Table(string path, string separator, string missing) =>
        new(CsvTable.Read(path, separator[0], missing.Split('\u001f')));

    /// <summary>Imputes or drops the missing values (NaN) of a column. Arrays: values, filled, kept rows (int32), report (value or NaN, missing).</summary>
    /// <remarks>The strategy is the name of a <see cref="MissingValues"/>. A constant of NaN means no constant.</remarks>
    /// <returns>Number of rows that are kept.</returns>
    public static int Fill(string name, long values, string strategy, double constant, int start, int end, long filled, long kept, long report)
    {
        ReadOnlySpan<double> column = new NumPyArray(values).Span<double>(nameof(values));
        Span<double> numbers = new NumPyArray(report).Results<double>(2, nameof(report));
        ImputedColumn result = ImputedColumn.Fill(
            name,
            column,
            Enum.Parse<MissingValues>(strategy),
            double.IsNaN(constant) ? null : constant,
            start..end,
            Logs.Logger);
        result.Values.CopyTo(new NumPyArray(filled).Results<double>(column.Length, nameof(filled)));
        result.KeptRows.ToArray().CopyTo(new NumPyArray(kept).Results<int>(column.Length, nameof(kept)));
        numbers[0] = result.Value ?? double.NaN;
        numbers[1] = result.Missing;
        return result.Values.Length;
    }

    /// <summary>Computes mean and standard deviation of every column. Arrays: inputs, means and deviations (float64, one number per column).</summary>
    /// <param name="names">The names of the columns, separated by U+001F; null if they have none.</param>
    /// <param name="inputs">Read only.</param>
    /// <param name="means">Overwritten.</param>
    /// <param name="deviations">Overwritten.</param>
    public static void StandardizeFit(string? names, long inputs, long means, long deviations)
    {
        Standardizer scale = Standardizer.Fit(new NumPyArray(inputs).Table(), columnNames: names?.Split('\u001f'));
        scale.Means.ToArray().CopyTo(new NumPyArray(means).Results<double>(scale.Means.Count, nameof(means)));
        scale.Deviations.ToArray().CopyTo(new NumPyArray(deviations).Results<double>(scale.Deviations.Count, nameof(deviations)));
    }

    /// <summary>Throws if a class number is out of range for one-hot encoding.</summary>
    /// <param name="column">The name of their column.</param>
    /// <param name="labels">An int32 array.</param>
    /// <param name="classes">Number of classes.</param>
    public static void CheckLabels(string column, long labels, int classes) =>
        OneHot.CheckLabels(new NumPyArray(labels).Span<int>(nameof(labels)), classes, column);

    /// <summary>The contents of an IDX file.</summary>
    public sealed class IdxHandle(IdxFile file)
    {
        /// <summary>The number of its <see cref="IdxType"/>.</summary>
        public int ElementType() => (int)file.Type;

        /// <summary>Number of dimensions.</summary>
        public int Axes() => file.Dimensions.Count;

        /// <summary>The size along one axis.</summary>
        public int Length(int axis) => file.Dimensions[axis];

        /// <summary>The size along the first axis in the file; these contents can be a block of it.</summary>
        public int RowsOfFile() => file.RowsOfFile;

        /// <summary>Writes the elements in the machine's byte order.</summary>
        public void CopyTo(long array) => file.CopyTo(new NumPyArray(array).Bytes(nameof(array)));
    }

    /// <summary>Images with labels, read from files.</summary>
    public sealed class ImagesHandle(LabeledImages images)
    {
        /// <summary>Number of images.</summary>
        public int Count() => images.Count;

        /// <summary>Rows of an image.</summary>
        public int Height() => images.Height;

        /// <summary>Columns of an image.</summary>
        public int Width() => images.Width;

        /// <summary>Writes pixels and labels; both are arrays of bytes.</summary>
        public void CopyTo(long pixels, long labels)
        {
            images.Pixels.Span.CopyTo(new NumPyArray(pixels).Results<byte>(images.Pixels.Length, nameof(pixels)));
            Span<byte> numbers = new NumPyArray(labels).Results<byte>(images.Count, nameof(labels));
            for (int i = 0; i < images.Count; i++)
            {
                numbers[i] = (byte)images.Labels[i];
            }
        }
    }

    /// <summary>The contents of a table.</summary>
    public sealed class TableHandle(CsvTable table)
    {
        /// <summary>Number of rows.</summary>
        public int Rows() => table.Rows;

        /// <summary>The names of the columns.</summary>
        public string[] Names() => [.. table.Names];

        /// <summary>Whether a column contains only numbers.</summary>
        public bool HasNumbers(string column) => table.HasNumbers(column);

        /// <summary>A column of strings; null for a missing value.</summary>
        public string?[] TextArray(string column) => [.. table.Column(column)];

        /// <summary>Writes a column of numbers; NaN for a missing value.</summary>
        public void Numbers(string column, long array) =>
            table.Numbers(column).CopyTo(new NumPyArray(array).Results<double>(table.Rows, nameof(array)));

        /// <summary>A column of strings, separated by U+001F; a missing value is empty.</summary>
        public string Texts(string column) => string.Join('\u001f', table.Column(column));
    }
}
