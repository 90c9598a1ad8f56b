namespace HybridNet.Tests.Training;

/// <summary>Training on blocks of samples in a temporary file gives the bits of training in memory.</summary>
public sealed class FitBlocksTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rows").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<int?, bool> Batches => new() { { null, false }, { 7, false }, { 7, true }, { 1, true } };

    [Theory]
    [MemberData(nameof(Batches))]
    public void Blocks_TrainToTheBitsOfSamplesInMemory(int? batchSize, bool shuffle)
    {
        (Matrix points, int[] labels) = Spirals.Data();
        Model whole = Spirals.Classifier(dropout: 0.1), streamed = Spirals.Classifier(dropout: 0.1);
        var options = new FitOptions { BatchSize = batchSize, Shuffle = shuffle, Validation = new(points, labels) };
        History expected = whole.Fit(points, labels, 5, options);
        using DataSetFile validation = DataSetFile.Of(Blocks(points, labels, 11), _folder);
        History actual = streamed.FitBlocks(Blocks(points, labels, 4), 5, options with { Validation = validation.Data }, _folder);
        Assert.Equal(expected, actual);
        Assert.Equal(Spirals.Numbers(whole), Spirals.Numbers(streamed));
    }

    /// <summary>Large batches in file order are slices of the mapped samples.</summary>
    [Fact]
    public void LargeSlices_TrainToTheSameBits()
    {
        (Matrix points, int[] labels) = Spirals.Data(samples: 6_000);
        Model whole = Spirals.Classifier(), streamed = Spirals.Classifier();
        Assert.Equal(
            whole.Fit(points, labels, 2, new() { BatchSize = 9_000 }),
            streamed.FitBlocks(Blocks(points, labels, 5_000), 2, new() { BatchSize = 9_000 }));
        Assert.Equal(Spirals.Numbers(whole), Spirals.Numbers(streamed));
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void Data_IsWhatWasAdded(DType dtype)
    {
        Matrix inputs = SpiralData.Create(4, 3, new NumPyRandom(0)).Points.As(dtype);
        Matrix targets = inputs.Slice(1, inputs.Rows, 1).As(dtype);
        using var file = new DataSetFile(_folder);
        Assert.Equal("data set file, 0 samples", file.ToString());
        file.Add(new(inputs.Slice(0, 5, 2), targets.Slice(0, 5, 1)));
        Assert.Equal(5, file.Data.Count);
        file.Add(new(inputs.Slice(10, inputs.Rows - 5, 2), targets.Slice(5, inputs.Rows - 5, 1)));
        Assert.Equal(inputs.Rows, file.Count);
        Same.Bits(inputs, file.Data.Inputs);
        Same.Bits(targets, file.Data.Targets.Values!);
        Assert.Empty(file.Data.Targets.Classes.ToArray());
    }

    /// <summary>The memory is not freed while a matrix over it, or a slice of one, is left.</summary>
    [Fact]
    public void Data_OutlivesItsFile()
    {
        Matrix slice = Slice(_folder);
        for (int i = 0; i < 5; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Equal(Enumerable.Range(2_000, 2_000).Select(i => (float)i), slice.AsFloatSpan().ToArray());

        static Matrix Slice(string folder)
        {
            using var file = new DataSetFile(folder);
            file.Add(new(Matrix.Over([.. Enumerable.Range(0, 4_000).Select(i => (float)i)], 4_000, 1), new int[4_000]));
            return file.Data.Inputs.Slice(2_000, 2_000, 1);
        }
    }

    [Fact]
    public void Folder_IsEmptyAfterwards()
    {
        var file = new DataSetFile(_folder);
        file.Add(new(new(3, 2), new int[3]));
        Assert.Equal(OperatingSystem.IsWindows() ? 2 : 0, Directory.GetFileSystemEntries(_folder).Length);
        file.Dispose();
        file.Dispose();
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
        Assert.Throws<ObjectDisposedException>(() => file.Data);
        Assert.Throws<ObjectDisposedException>(() => file.Add(new(new(3, 2), new int[3])));
        Assert.Throws<InvalidOperationException>(() => DataSetFile.Of(Failing(), _folder));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));

        static IEnumerable<DataSet> Failing()
        {
            yield return new(new(3, 2), new int[3]);
            throw new InvalidOperationException();
        }
    }

    [Fact]
    public void Block_ThatDoesNotFit_IsRefused()
    {
        using var file = new DataSetFile(_folder);
        file.Add(new(new(3, 2), new int[3]));
        const string Kinds = "each block must have class numbers, or each must have rows of numbers. Convert the targets.";
        Refused.With<ArgumentException>($"data set file: the block after 3 samples has text labels; {Kinds}", () => file.Add(new(new(1, 2), new[] { "a" })));
        Refused.With<ArgumentException>($"data set file: the block after 3 samples has another kind of targets; {Kinds}", () => file.Add(new(new(1, 2), new Matrix(1, 1))));
        Refused.With<ArgumentException>(
            "data set file: the block after 3 samples has sample weights; weights are not part of a file. Pass those of all samples as FitOptions.SampleWeights.",
            () => file.Add(new(new(1, 2), new int[1], new double[] { 1 })));
        const string Form = "Give each block the same columns and dtype.";
        Refused.With<ShapeException>(
            $"data set file: the inputs of a block are (1, 3) float32; those before it have 2 columns of float32. {Form}", () => file.Add(new(new(1, 3), new int[1])));
        Refused.With<ShapeException>(
            $"data set file: the inputs of a block are (1, 2) float64; those before it have 2 columns of float32. {Form}",
            () => file.Add(new(new(1, 2, DType.Float64), new int[1])));
        Assert.Throws<ShapeException>(() => file.Add(new(new(2, 2), new int[1])));
        Assert.Throws<DirectoryNotFoundException>(() => new DataSetFile(Path.Combine(_folder, "none")));
        Assert.Equal(3, file.Data.Count);
        Assert.Throws<ShapeException>(() => Spirals.Classifier().FitBlocks([]));
        Assert.Throws<ArgumentNullException>(() => Spirals.Classifier().FitBlocks(null!));
        Assert.Throws<ArgumentNullException>(() => DataSetFile.Of(null!));
    }

    [Fact]
    public void Cancellation_StopsReading()
    {
        using var cancellation = new CancellationTokenSource();
        int read = 0;
        Assert.Throws<OperationCanceledException>(() => Spirals.Classifier().FitBlocks(Endless(), folder: _folder, cancellation: cancellation.Token));
        Assert.Equal(3, read);

        IEnumerable<DataSet> Endless()
        {
            while (true)
            {
                if (++read == 3)
                {
                    cancellation.Cancel();
                }

                yield return new(new(3, 2), new int[3]);
            }
        }
    }

    private static IEnumerable<DataSet> Blocks(Matrix points, int[] labels, int size)
    {
        for (int start = 0; start < labels.Length; start += size)
        {
            int count = Math.Min(size, labels.Length - start);
            yield return new(points.Slice(start * points.Columns, count, points.Columns), labels[start..(start + count)]);
        }
    }
}
