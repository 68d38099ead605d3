using System.Text;
using System.Text.Json;
using UserOps.Cli.Input;
using UserOps.Cli.Tests.Support;

namespace UserOps.Cli.Tests.Input;

public class OpenedInputTests
{
    private const string Csv = "user,at,amount\n用户1,2024-01-01,1\n";
    private const string Jsonl = "\n {\"user\":\"用户1\",\"at\":\"2024-01-01\",\"amount\":1}\n";

    [Theory]
    [InlineData("sales.csv", Csv)]
    [InlineData("SALES.CSV", Csv)]
    [InlineData("sales.jsonl", Jsonl)]
    [InlineData("sales.txt", Csv)]
    [InlineData("sales.txt", Jsonl)]
    public void Files_may_be_packed_or_not_and_unknown_names_are_looked_into(string name, string text)
    {
        Assert.Equal(["用户1 1"], PurchaseRun.Of(name, Encoding.UTF8.GetBytes(text)).Money);
        Assert.Equal(["用户1 1"], PurchaseRun.Of(name + ".gz", TempFolder.Gzip(text)).Money);
        Assert.Equal(["用户1 1"], PurchaseRun.Of(name, TempFolder.Gzip(text)).Money);
    }

    [Theory]
    [InlineData(Csv)]
    [InlineData(Jsonl)]
    public void Standard_input_is_looked_into_and_may_come_in_pieces(string text)
    {
        Assert.Equal(["用户1 1"], PurchaseRun.Piped(Encoding.UTF8.GetBytes(text)).Money);
        Assert.Equal(["用户1 1"], PurchaseRun.Piped(TempFolder.Gzip(text), size: 3).Money);
        Assert.Equal(["用户1 1"], PurchaseRun.Piped(Encoding.UTF8.GetBytes(text), size: 1).Money);
    }

    [Theory]
    [InlineData(Csv)]
    [InlineData(Jsonl)]
    public void A_byte_order_mark_tells_UTF_8_from_UTF_16(string text)
    {
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            Assert.Equal(["用户1 1"], PurchaseRun.Piped([.. encoding.GetPreamble(), .. encoding.GetBytes(text)], size: 5).Money);
        }
    }

    [Theory]
    [InlineData("sales.csv")]
    [InlineData("sales.jsonl")]
    [InlineData("sales.csv.gz")]
    public void An_empty_file_is_a_fault(string name)
    {
        Assert.Equal($"{name}: It is empty. Check that what wrote it came to its end.", PurchaseRun.Fault(name, []));
        Assert.Equal($"{name}: It is empty. Check that what wrote it came to its end.", PurchaseRun.Fault(name, name.EndsWith(".gz", StringComparison.Ordinal) ? TempFolder.Gzip("\n \n") : [0xEF, 0xBB, 0xBF]));
    }

    [Fact]
    public void A_file_named_gz_must_be_packed() =>
        Assert.Equal(
            "sales.csv.gz: It is named .gz, but is not packed with gzip. Take .gz off its name, or pack it.",
            PurchaseRun.Fault("sales.csv.gz", Encoding.UTF8.GetBytes(Csv)));

    [Fact]
    public void A_gzip_file_that_is_cut_short_or_damaged_never_passes_for_a_whole_one()
    {
        var text = "user,at,amount\n" + string.Concat(Enumerable.Range(0, 2000).Select(number => $"u{number * 7919 % 10007},2024-01-01,{number}\n"));
        var packed = TempFolder.Gzip(text);
        for (var length = 11; length < packed.Length; length += 97)
        {
            Assert.Contains("The gzip data is damaged or cut short", PurchaseRun.Fault("sales.csv.gz", packed[..length]), StringComparison.Ordinal);
        }

        Assert.Contains("The gzip data is damaged or cut short", PurchaseRun.Fault("sales.csv.gz", packed[..^1]), StringComparison.Ordinal);
        packed[packed.Length / 2] ^= 0x55;
        Assert.Contains("Test it with 'gzip -t'", PurchaseRun.Fault("sales.csv.gz", packed), StringComparison.Ordinal);
    }

    [Fact]
    public void The_tool_itself_runs_with_strict_gzip_validation()
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "userops.runtimeconfig.json")));

        Assert.True(settings.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties").GetProperty("System.IO.Compression.UseStrictValidation").GetBoolean());
    }

    [Fact]
    public void Packed_files_that_were_joined_are_read_one_after_the_other() =>
        Assert.Equal(
            ["用户1 1", "u2 2"],
            PurchaseRun.Of("sales.csv.gz", [.. TempFolder.Gzip(Csv), .. TempFolder.Gzip("u2,2024-01-01,2\n")]).Money);

    [Fact]
    public void Half_a_character_in_UTF_16_is_a_fault() =>
        Assert.EndsWith(
            "It is not valid UTF-16, though it starts with its mark. Write it as UTF-8 text.",
            PurchaseRun.Fault("sales.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Csv), 0x00, 0xD8, 0x41, 0x00]),
            StringComparison.Ordinal);

    [Fact]
    public void Two_byte_order_marks_are_a_fault() =>
        Assert.Equal(
            "sales.csv:1: It starts with two byte order marks. Write it anew as UTF-8 text.",
            PurchaseRun.Fault("sales.csv", [0xEF, 0xBB, 0xBF, 0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Csv)]));

    [Fact]
    public void UTF_16_without_a_mark_is_told_by_its_NUL_bytes() =>
        Assert.Equal("sales.csv:1: There is a NUL byte. Write the file as UTF-8 text.", PurchaseRun.Fault("sales.csv", Encoding.Unicode.GetBytes(Csv)));

    [Fact]
    public void A_file_that_is_not_there_is_a_fault_with_the_name_that_was_meant()
    {
        using var folder = new TempFolder();
        using var console = new TestConsole();
        folder.Write("sales.csv", Csv);

        Assert.Equal(
            $"{folder["slaes.csv"]}: There is no such file. Did you mean 'sales.csv'?",
            Assert.Throws<InputException>(() => OpenedInput.Open(new InputFile(folder["slaes.csv"], console.Console))).Message);
        Assert.EndsWith(
            "There is no such file. Check the path.",
            Assert.Throws<InputException>(() => OpenedInput.Open(new InputFile(folder["no/such/folder.csv"], console.Console))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_a_fault()
    {
        using var console = new TestConsole();

        Assert.EndsWith(
            ": It is a folder. Name a file in it.",
            Assert.Throws<InputException>(() => OpenedInput.Open(new InputFile(Path.GetTempPath(), console.Console))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_blank_path_is_a_usage_error(string path)
    {
        using var console = new TestConsole();

        Assert.Equal(
            $"The input '{path}' names no file; give a path, or - for standard input.",
            Assert.Throws<UsageException>(() => OpenedInput.Open(new InputFile(path, console.Console))).Message);
    }

    [Fact]
    public void What_the_system_throws_becomes_a_message()
    {
        Assert.Equal("a.csv: It may not be read. Give this user the right to read it.", InputFault.From(new UnauthorizedAccessException(), "a.csv", null).Message);
        Assert.Equal("a.csv:7: It can't be read on: gone. Check the disk or the connection and try again.", InputFault.From(new IOException("gone."), "a.csv", 7).Message);
    }

    [Fact]
    public void Progress_is_known_for_files_and_unknown_for_pipes()
    {
        using var folder = new TempFolder();
        using var stream = new ChunkedStream(Encoding.UTF8.GetBytes(Csv), 10);
        using var console = new TestConsole(stream);
        using var file = OpenedInput.Open(new InputFile(folder.Write("sales.csv", Csv), console.Console));
        using var pipe = OpenedInput.Open(new InputFile("-", console.Console));

        Assert.Equal(1.0, file.Fraction);
        Assert.Null(pipe.Fraction);
    }
}
