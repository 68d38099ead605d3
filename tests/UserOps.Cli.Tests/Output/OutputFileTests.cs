using UserOps.Cli.Output;
using UserOps.Cli.Tests.Support;

namespace UserOps.Cli.Tests.Output;

public class OutputFileTests
{
    [Fact]
    public void A_file_appears_with_the_commit_and_not_before()
    {
        using var folder = new TempFolder();
        using var console = new TestConsole();
        folder.Write("out.csv", "old");
        using (var file = OutputFile.Open(folder["out.csv"], console.Console))
        {
            file.Stream.Write("new"u8);
            file.Stream.Flush();
            Assert.Equal("old", File.ReadAllText(folder["out.csv"]));
            file.Commit();
            Assert.Equal("new", File.ReadAllText(folder["out.csv"]));
        }

        Assert.Equal(["out.csv"], folder.Names);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("-", true)]
    [InlineData("out.csv", false)]
    public void Standard_output_is_known_as_such(string? path, bool isStandardOutput)
    {
        using var folder = new TempFolder();
        using var console = new TestConsole();
        using var file = OutputFile.Open(path is null or "-" ? path : folder[path], console.Console);

        Assert.Equal(isStandardOutput, file.IsStandardOutput);
    }

    [Fact]
    public void Without_a_commit_the_older_file_stays_and_nothing_lies_beside_it()
    {
        using var folder = new TempFolder();
        using var console = new TestConsole();
        folder.Write("out.csv", "old");
        using (var file = OutputFile.Open(folder["out.csv"], console.Console))
        {
            file.Stream.Write(new byte[1_000_000]);
            Assert.Equal(2, folder.Names.Length);
        }

        Assert.Equal(["out.csv"], folder.Names);
        Assert.Equal("old", File.ReadAllText(folder["out.csv"]));
    }

    [Fact]
    public void Two_runs_may_write_beside_each_other_and_the_last_commit_wins()
    {
        using var folder = new TempFolder();
        using var console = new TestConsole();
        using (var one = OutputFile.Open(folder["out.csv"], console.Console))
        using (var other = OutputFile.Open(folder["out.csv"], console.Console))
        {
            one.Stream.Write("one"u8);
            other.Stream.Write("other"u8);
            other.Commit();
            one.Commit();
        }

        Assert.Equal(["out.csv"], folder.Names);
        Assert.Equal("one", File.ReadAllText(folder["out.csv"]));
    }

    [Fact]
    public void A_link_is_followed_and_the_older_files_mode_is_kept()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new TempFolder();
        using var console = new TestConsole();
        folder.Write("real.csv", "old");
        File.SetUnixFileMode(folder["real.csv"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(folder["link.csv"], "real.csv");
        using (var file = OutputFile.Open(folder["link.csv"], console.Console))
        {
            file.Stream.Write("new"u8);
            file.Commit();
        }

        Assert.Equal("real.csv", new FileInfo(folder["link.csv"]).LinkTarget);
        Assert.Equal("new", File.ReadAllText(folder["real.csv"]));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["real.csv"]));
    }

    [Fact]
    public void What_lies_under_dev_is_written_directly()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var console = new TestConsole();
        using var file = OutputFile.Open("/dev/null", console.Console);
        file.Stream.Write("gone"u8);
        file.Commit();

        Assert.False(File.GetAttributes("/dev/null").HasFlag(FileAttributes.Directory));
        Assert.Equal(0, new FileInfo("/dev/null").Length);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("-")]
    public void Standard_output_gets_the_result_with_the_commit(string? path)
    {
        using var console = new TestConsole();
        using var file = OutputFile.Open(path, console.Console);
        file.Stream.Write("result"u8);
        Assert.Equal("", console.Output);
        file.Commit();

        Assert.Equal("result", console.Output);
    }

    [Fact]
    public void A_place_that_is_none_is_a_usage_error()
    {
        using var folder = new TempFolder();
        using var console = new TestConsole();

        Assert.Equal(
            "The output '' names no file; give a path, or - for standard output.",
            Assert.Throws<UsageException>(() => OutputFile.Open("", console.Console)).Message);
        Assert.EndsWith(
            "is a folder; name a file in it.",
            Assert.Throws<UsageException>(() => OutputFile.Open(folder["."], console.Console)).Message,
            StringComparison.Ordinal);
        Assert.EndsWith(
            $"lies in a folder that isn't there; create '{folder["no"]}' first.",
            Assert.Throws<UsageException>(() => OutputFile.Open(folder["no/out.csv"], console.Console)).Message,
            StringComparison.Ordinal);
    }
}
