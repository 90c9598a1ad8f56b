namespace HybridNet.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("atomic").FullName;

    private string Place => Path.Combine(_folder, "net.safetensors");

    public void Dispose()
    {
        Disk.Current = new();
        Directory.Delete(_folder, recursive: true);
    }

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

    /// <summary>What fails while the partial file is deleted or closed is not the reason why the file was not written.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Failure_IsNotHiddenByThatOfItsCleanup(bool isAsync)
    {
        Write(Place, "old");
        Disk.Current = new FullDisk();
        var real = new InvalidOperationException("the real error");
        Exception? reported = await Record.ExceptionAsync(() => isAsync ? AtomicFile.WriteAsync(Place, Fail) : Task.Run(() => AtomicFile.Write(Place, stream => Fail(stream).Wait())));
        Assert.Same(real, reported is AggregateException several ? several.InnerException : reported);
        Assert.Equal("old", File.ReadAllText(Place));

        Task Fail(Stream stream)
        {
            stream.Write(new byte[10]);
            return Task.FromException(real);
        }
    }

    [Fact]
    public void Failure_OfALine_IsNotHiddenByTheLinesBeforeIt()
    {
        Disk.Current = new FullDisk();
        Assert.Equal("the real error", Assert.Throws<InvalidOperationException>(() => AtomicFile.WriteLines(Place, Lines())).Message);

        static IEnumerable<string> Lines()
        {
            yield return "one";
            throw new InvalidOperationException("the real error");
        }
    }

    [Fact]
    public void Failure_OfRenaming_IsReportedAndLeavesNothing()
    {
        Disk.Current = new NoRenaming();
        Refused.With<IOException>($"{Place}: the file cannot be written: no renaming. Remove the cause, or name another file.", () => Write(Place, "new"));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    /// <summary>The file is written although a leftover cannot be deleted.</summary>
    [Fact]
    public void Leftover_ThatCannotBeDeleted_DoesNotMatter()
    {
        string left = Path.Combine(_folder, ".net.safetensors.0123.partial");
        File.WriteAllText(left, "");
        File.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddMinutes(-1));
        Disk.Current = new NoDeleting();
        Write(Place, "");
        Assert.True(File.Exists(Place));
        Assert.True(File.Exists(left));
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

    private class NoDeleting : Disk
    {
        internal override void Delete(string path) => throw new IOException("it cannot be deleted");
    }

    /// <summary>A disk that takes no byte and deletes nothing.</summary>
    private sealed class FullDisk : NoDeleting
    {
        internal override FileStream Create(string path, FileStreamOptions options) => new Full(path, options);

        private sealed class Full(string path, FileStreamOptions options) : FileStream(path, options)
        {
            private bool _isWritten;

            public override void Write(byte[] buffer, int offset, int count) => _isWritten = true;

            public override void Write(ReadOnlySpan<byte> buffer) => _isWritten = true;

            protected override void Dispose(bool disposing)
            {
                base.Dispose(disposing);
                if (disposing && _isWritten)
                {
                    throw new IOException("there is no space");
                }
            }
        }
    }

    private sealed class NoRenaming : Disk
    {
        internal override void Rename(string path, string target) => throw new IOException("no renaming");
    }
}
