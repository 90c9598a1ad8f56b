using System.Diagnostics;
using System.Globalization;

namespace HybridNet.Tests.Examples;

public class SpiralClassifierTests
{
    /// <summary>The losses and accuracies are those of NumPy + nnfs.</summary>
    private const string Expected = """
        layer                output       parameters
        dense layer 2 -> 64  (batch, 64)         192
        ReLU                 (batch, 64)           0
        dense layer 64 -> 3  (batch, 3)          195
        softmax              (batch, 3)            0
        387 parameters

         epoch     loss  accuracy
             1   1.0986    0.3600
           101   0.7050    0.6700
         1,001   0.2166    0.9400
         5,001   0.0978    0.9600
        10,001   0.0741    0.9667

        96.7 % of the points it has learned from are right, and 79.7 % of a spiral it has never seen.
        Saved, and loaded again: 96.7 % are right.
        The point (0.2, 0.25) lies on arm 1; the probabilities of the arms are 0.000, 1.000, 0.000.

        """;

    [Fact]
    public async Task SpiralClassifier_TrainsSavesLoadsAndPredicts()
    {
        using var file = new TemporaryFile();
        (int status, string output, string errors) = await Program.Run("SpiralClassifier", file.Path);
        Assert.Equal("", errors);
        Assert.Equal(Expected.ReplaceLineEndings("\n"), output);
        Assert.Equal(0, status);
        Assert.Equal(4, ModelFile.Load(file.Path).Layers.Count);
    }

    [Fact]
    public async Task SpiralClassifier_SavesWhatItHasLearnedWhenItIsInterrupted()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var file = new TemporaryFile();
        using Process process = Program.Start("SpiralClassifier", file.Path, "100000000");
        // The table of layers is printed right before training starts.
        await process.StandardOutput.ReadLineAsync();
        using (Process kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        // One that does not end, as in a shell that ignores Ctrl-C, is not left behind.
        using CancellationTokenRegistration ending = patience.Token.Register(process.Kill);
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        Assert.Matches(@"Stopped after [0-9,]+ epochs\.\n", output);
        Assert.Contains("Saved, and loaded again: ", output, StringComparison.Ordinal);
        Assert.Equal(4, ModelFile.Load(file.Path).Layers.Count);
    }

    private sealed class TemporaryFile : IDisposable
    {
        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"spiral-{Guid.NewGuid():N}.safetensors");

        public void Dispose() => File.Delete(Path);
    }
}
