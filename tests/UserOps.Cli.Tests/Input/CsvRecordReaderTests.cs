using UserOps.Cli.Input;
using UserOps.Cli.Tests.Support;

namespace UserOps.Cli.Tests.Input;

public class CsvRecordReaderTests
{
    private const string Header = "user,at,amount\n";

    [Fact]
    public void Blank_lines_are_skipped_and_counted()
    {
        var run = PurchaseRun.Csv("\n \nuser,at,amount\n\nu1,2024-01-01,1\n\t\n\r\nu2,2024-01-01,2\n\n");

        Assert.Equal(["u1", "u2"], run.Users);
        Assert.Equal([5L, 8L], run.Rows.Select(row => row.Line));
        Assert.Equal(6, run.Counts.BlankLines);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Lines_may_end_in_any_of_the_three_ways_and_the_last_one_in_none(string end)
    {
        var run = PurchaseRun.Csv($"user,at,amount{end}u1,2024-01-01,1{end}u2,2024-01-01,2");

        Assert.Equal(["u1 1", "u2 2"], run.Money);
        Assert.Equal([2L, 3L], run.Rows.Select(row => row.Line));
    }

    [Fact]
    public void A_carriage_return_alone_at_the_end_is_fine() =>
        Assert.Equal(["u1 1"], PurchaseRun.Csv(Header + "u1,2024-01-01,1\r").Money);

    [Fact]
    public void Values_lose_the_blanks_around_them() =>
        Assert.Equal(["u1 1"], PurchaseRun.Csv(Header + " u1\t, 2024-01-01 ,  1 \n").Money);

    [Fact]
    public void Quoted_values_may_hold_commas_quotes_and_line_breaks()
    {
        var run = PurchaseRun.Csv(Header + "\"a,\"\"b\"\"\r\nc\",2024-01-01,1\n\"u2\" ,\"2024-01-01\",2\n");

        Assert.Equal(["a,\"b\"\r\nc", "u2"], run.Users);
        Assert.Equal([2L, 4L], run.Rows.Select(row => row.Line));
    }

    [Fact]
    public void A_quote_inside_a_value_that_does_not_begin_with_one_belongs_to_it() =>
        Assert.Equal(["5\" pipe"], PurchaseRun.Csv(Header + "5\" pipe,2024-01-01,1\n").Users);

    [Fact]
    public void Text_behind_a_closing_quote_rejects_the_row_where_it_matters_only()
    {
        var run = PurchaseRun.Csv("user,at,amount,note\n\"u\"1,2024-01-01,1,x\nu2,2024-01-01,1,\"x\"y\"z\n\"u\"\"3\"\"\"4,2024-01-01,1,x\nu5,2024-01-01,1,\"x\"\n");

        Assert.Equal(["u2", "u5"], run.Users);
        Assert.Equal(
            [
                "sales.csv:2: user is 'u1': There is text behind its closing quote; write a quote that belongs to the value twice.",
                "sales.csv:4: user is 'u\"3\"4': There is text behind its closing quote; write a quote that belongs to the value twice.",
            ],
            run.Rejections);
    }

    [Fact]
    public void A_row_with_too_few_or_too_many_fields_is_rejected_whole()
    {
        var run = PurchaseRun.Csv(Header + "u1,2024-01-01\nu2,2024-01-01,1\nu3,2024-01-01,1,234\n");

        Assert.Equal(["u2"], run.Users);
        Assert.Equal(
            [
                "sales.csv:2: record is 'u1,2024-01-01': It has 2 fields, and the header names 3; check that it was written to its end.",
                "sales.csv:4: record is 'u3,2024-01-01,1,234': It has 4 fields, and the header names 3; put values that hold commas in quotes.",
            ],
            run.Rejections);
    }

    [Fact]
    public void A_quote_that_is_never_closed_ends_the_run_and_names_the_line_where_it_opened() =>
        Assert.Equal(
            "sales.csv:3: A quote opens here that is never closed. Close it, or write a quote that belongs to the text twice.",
            PurchaseRun.CsvFault(Header + "u1,2024-01-01,1\nu2,\"2024-01-01,1\nu3,2024-01-01,1\n"));

    [Fact]
    public void A_quote_that_swallows_rows_up_to_the_next_quoted_value_ends_the_run_too() =>
        Assert.StartsWith(
            "sales.csv:2: A quote opens here that is never closed.",
            PurchaseRun.CsvFault(Header + "\"u1,2024-01-01,1\nu2,2024-01-01,1\n\"u3\",2024-01-01,1\nu4,2024-01-01,1\n"),
            StringComparison.Ordinal);

    [Fact]
    public void A_record_of_several_lines_with_too_many_fields_ends_the_run() =>
        Assert.Equal(
            "sales.csv:2: The record that starts here runs on over further lines. It has 5 fields, and the header names 3. Look for a quote in it that is not closed.",
            PurchaseRun.CsvFault(Header + "u1,2024-01-01,\"1\nu2,\",\"x\",2024-01-01\n"));

    [Fact]
    public void Rows_before_a_fault_are_rejected_first_however_the_text_comes_in()
    {
        var text = "user,at,amount\nu1,never,1\nu2,2024-01-01,1\nu3,\"2024-01-01,1\n"u8.ToArray();
        for (var size = 1; size <= text.Length; size++)
        {
            using var stream = new ChunkedStream(text, size);
            using var console = new TestConsole(stream);
            using var sink = new RejectionSink(console.Console);
            using var reader = RecordReader.Open(new InputFile("-", console.Console), Cli.Purchases.PurchaseFields.Layout, FieldMap.None, sink);
            Assert.True(reader.Read());
            Assert.True(reader.Read());
            Assert.Equal("u2", reader[0]);
            Assert.StartsWith("standard input:4: A quote opens here", Assert.Throws<InputException>(() => reader.Read()).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_line_longer_than_a_mebibyte_ends_the_run_and_one_just_as_long_does_not()
    {
        var most = new string('x', RecordReader.MaxRecordLength - ",2024-01-01,1".Length);

        Assert.Equal(most.Length, PurchaseRun.Csv($"{Header}{most},2024-01-01,1\nu2,2024-01-01,1\n").Users[0].Length);
        Assert.Equal(
            "sales.csv:2: The line is longer than 1 MiB. Check that the file is CSV with a line for each record.",
            PurchaseRun.CsvFault($"{Header}{most}x,2024-01-01,1\nu2,2024-01-01,1\n"));
    }

    [Fact]
    public void A_quoted_value_that_runs_on_for_a_mebibyte_names_the_line_where_it_opened() =>
        Assert.Equal(
            "sales.csv:3: A quote opens here that is not closed within 1 MiB. Close it.",
            PurchaseRun.CsvFault(Header + "u1,2024-01-01,1\n\"" + string.Concat(Enumerable.Repeat("u2,2024-01-01,1\n", 70_000)) + "\"\n"));

    [Fact]
    public void Memory_is_bounded_however_long_a_line_is()
    {
        using var endless = new EndlessStream((byte)'x');
        using var console = new TestConsole(endless);
        using var sink = new RejectionSink(console.Console);

        Assert.StartsWith(
            "standard input:1: The line is longer than 1 MiB.",
            Assert.Throws<InputException>(() => RecordReader.Open(new InputFile("-", console.Console), Cli.Purchases.PurchaseFields.Layout, FieldMap.None, sink)).Message,
            StringComparison.Ordinal);
        Assert.InRange(endless.Given, RecordReader.MaxRecordLength, 4 * RecordReader.MaxRecordLength);
    }

    [Fact]
    public void A_NUL_byte_ends_the_run() =>
        Assert.Equal(
            "sales.csv:3: There is a NUL byte. Write the file as UTF-8 text.",
            PurchaseRun.CsvFault(Header + "u1,2024-01-01,1\nu2,2024-\0-01,1\n"));

    [Fact]
    public void Bytes_that_are_not_UTF_8_reject_the_row_where_they_matter_only()
    {
        var run = PurchaseRun.Of("sales.csv", [.. "user,at,amount,note\nu"u8, 0xE9, .. ",2024-01-01,1,x\nu2,2024-01-01,1,caf"u8, 0xE9, .. "\nu\uFFFD,2024-01-01,1,x\n"u8]);

        Assert.Equal(["u2", "u\uFFFD"], run.Users);
        Assert.Equal(["sales.csv:2: user is 'u\uFFFD': It holds bytes that are not UTF-8; write the file in UTF-8."], run.Rejections);
    }
}
