namespace HybridNet.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("atomic").FullName;

    private string Place => Path.Combine(_folder, "net.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void File_IsWrittenAndReplaced()
    {
        Write(Place, "first");
        Write(Place, "second");
        Assert.Equal("second", File.ReadAllText(Place));
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Failure_LeavesTheOldFileAndNothingElse()
    {
        Write(Place, "old");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(Place, stream =>
        {
            stream.Write("new"u8);
            throw new InvalidOperationException();
        }));
        Assert.Equal("old", File.ReadAllText(Place));
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void OldFile_IsThereUntilTheNewOneIsWhole()
    {
        Write(Place, "old");
        AtomicFile.Write(Place, stream =>
        {
            stream.Write("new"u8);
            stream.Flush();
            Assert.Equal("old", File.ReadAllText(Place));
        });
        Assert.Equal("new", File.ReadAllText(Place));
    }

    [Fact]
    public void Reader_OfTheOldFile_IsNotDisturbed()
    {
        Write(Place, "old");
        using var reader = new StreamReader(new FileStream(Place, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        Write(Place, "new");
        Assert.Equal("old", reader.ReadToEnd());
    }

    [Fact]
    public void Leftovers_OfKilledProcesses_AreRemoved()
    {
        string left = Path.Combine(_folder, ".net.safetensors.0123.partial");
        string fresh = Path.Combine(_folder, ".net.safetensors.4567.partial");
        string other = Path.Combine(_folder, ".other.safetensors.0123.partial");
        string written = Path.Combine(_folder, ".net.safetensors.89ab.partial");
        foreach (string path in new[] { left, fresh, other, written })
        {
            File.WriteAllText(path, "");
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(path == fresh ? 0 : -1));
        }

        using (FileStream held = new(written, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Write(Place, "new");
        }

        Assert.Equal(new[] { written, fresh, other, Place }.Order(), Directory.GetFiles(_folder).Order());
    }

    [Fact]
    public void Link_IsFollowed()
    {
        string real = Path.Combine(_folder, "real");
        Write(real, "old");
        File.CreateSymbolicLink(Place, real);
        Write(Place, "new");
        Assert.Equal("new", File.ReadAllText(real));
        Assert.Equal(real, new FileInfo(Place).LinkTarget);
        File.Delete(real);
        Write(Place, "anew");
        Assert.Equal("anew", File.ReadAllText(real));
    }

    [Fact]
    public void Mode_OfTheOldFile_IsKept()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Write(Place, "old");
        File.SetUnixFileMode(Place, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Write(Place, "new");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Place));
    }

    [Fact]
    public void Place_ThatIsNone_IsRefused()
    {
        string nowhere = Path.Combine(_folder, "none", "net.safetensors");
        Refused.With<DirectoryNotFoundException>(
            $"{nowhere}: there is no folder {Path.Combine(_folder, "none")} to write it in. Create the folder, or check the path.", () => Write(nowhere, ""));
        Refused.With<IOException>($"{_folder}: this is a folder; a file is to be written. Add a name for the file.", () => Write(_folder, ""));
    }

    private static void Write(string path, string text) => AtomicFile.Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
}
