namespace HybridNet.Interop;

/// <summary>Data files and columns, where names and texts have to cross; pythonnet carries them, arrays are filled through their addresses.</summary>
public static unsafe class DataFiles
{
    /// <summary>Refuses what Python cannot read as a file.</summary>
    /// <param name="path">Its path.</param>
    public static void CheckReadable(string path) => InputFile.Read(path, _ => true);

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="address">Of its bytes.</param>
    /// <param name="length">How many there are.</param>
    public static void Write(string path, long address, long length) => AtomicFile.Write(path, file =>
    {
        using var bytes = new UnmanagedMemoryStream((byte*)address, length);
        bytes.CopyTo(file);
    });

    /// <summary>Reads an IDX file.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>The file, to ask for its shape and to copy from.</returns>
    public static IdxHandle Idx(string path) => new(IdxFile.Read(path));

    /// <summary>Reads the IDX files of Fashion-MNIST.</summary>
    /// <param name="folder">Where they are, or null for the folder of the environment.</param>
    /// <returns>The pictures to train on and those to test with, to copy from.</returns>
    public static ImagesHandle[] Fashion(string? folder)
    {
        (LabelledImages train, LabelledImages test) = FashionMnist.Read(folder);
        return [new(train), new(test)];
    }

    /// <summary>Reads the table of the Titanic's passengers.</summary>
    /// <param name="path">Its path, or null for the folder of the environment.</param>
    /// <returns>The table, to ask for columns.</returns>
    public static TableHandle Passengers(string? path) => new(Titanic.Read(path));

    /// <summary>Reads a table of comma-separated values.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="separator">One character.</param>
    /// <param name="missing">Fields that mean a missing value, with U+001F between them.</param>
    /// <returns>The table, to ask for columns.</returns>
    public static TableHandle Table(string path, string separator, string missing) =>
        new(CsvTable.Read(path, separator[0], missing.Split('\u001f')));

    /// <summary>Deals with the missing values (NaN) of a column. Arrays: values, filled, kept rows (int32), report (value or NaN, missing).</summary>
    /// <remarks>The strategy is the number of a <see cref="MissingValues"/>; a constant of NaN is none.</remarks>
    /// <returns>How many rows are left.</returns>
    public static int Fill(
        string name, long values, int count, int strategy, double constant, int start, int end, long filled, long kept, long report)
    {
        FilledColumn column = FilledColumn.Fill(
            name,
            new ReadOnlySpan<double>((void*)values, count),
            (MissingValues)strategy,
            double.IsNaN(constant) ? null : constant,
            start..end,
            Logs.Logger);
        column.Values.CopyTo(new Span<double>((void*)filled, count));
        column.KeptRows.ToArray().CopyTo(new Span<int>((void*)kept, count));
        ((double*)report)[0] = column.Value ?? double.NaN;
        ((double*)report)[1] = column.Missing;
        return column.Values.Length;
    }

    /// <summary>An IDX file that was read.</summary>
    public sealed class IdxHandle(IdxFile file)
    {
        /// <summary>The number of its <see cref="IdxType"/>.</summary>
        public int ElementType() => (int)file.Type;

        /// <summary>Number of dimensions.</summary>
        public int Axes() => file.Dimensions.Count;

        /// <summary>The size along one axis.</summary>
        public int Length(int axis) => file.Dimensions[axis];

        /// <summary>Writes the elements in the machine's byte order.</summary>
        public void CopyTo(long address, int bytes) => file.CopyTo(new Span<byte>((void*)address, bytes));
    }

    /// <summary>Pictures that were read.</summary>
    public sealed class ImagesHandle(LabelledImages images)
    {
        /// <summary>How many.</summary>
        public int Count() => images.Count;

        /// <summary>Rows of a picture.</summary>
        public int Height() => images.Height;

        /// <summary>Columns of a picture.</summary>
        public int Width() => images.Width;

        /// <summary>Writes pixels and labels, bytes both.</summary>
        public void CopyTo(long pixels, long labels)
        {
            images.Pixels.Span.CopyTo(new Span<byte>((void*)pixels, images.Pixels.Length));
            for (int i = 0; i < images.Count; i++)
            {
                ((byte*)labels)[i] = (byte)images.Labels[i];
            }
        }
    }

    /// <summary>A table that was read.</summary>
    public sealed class TableHandle(CsvTable table)
    {
        /// <summary>Number of rows.</summary>
        public int Rows() => table.Rows;

        /// <summary>The names of the columns.</summary>
        public string[] Names() => [.. table.Names];

        /// <summary>Whether a column is of numbers.</summary>
        public bool HasNumbers(string column) => table.HasNumbers(column);

        /// <summary>A column of texts; null for a missing one.</summary>
        public string?[] TextArray(string column) => [.. table.Column(column)];

        /// <summary>Writes a column of numbers, NaN where one is missing.</summary>
        public void Numbers(string column, long address) => table.Numbers(column).CopyTo(new Span<double>((void*)address, table.Rows));

        /// <summary>A column of texts, with U+001F between them; a missing one is empty.</summary>
        public string Texts(string column) => string.Join('\u001f', table.Column(column));
    }
}
