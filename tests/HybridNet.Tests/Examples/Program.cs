using System.Diagnostics;

namespace HybridNet.Tests.Examples;

/// <summary>A program that was built beside the tests, run as a user runs it.</summary>
internal static class Program
{
    internal static async Task<(int Status, string Output, string Errors)> Run(string name, params string[] arguments)
    {
        using Process process = Start(name, arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output).ReplaceLineEndings("\n"), await errors);
    }

    /// <summary>Starts it, without the variable that names a folder of data.</summary>
    internal static Process Start(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, name + ".dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("HYBRIDNET_DATA");
        return Process.Start(start)!;
    }
}
