using UserOps.Cli.Input;
using UserOps.Cli.Tests.Support;

namespace UserOps.Cli.Tests.Input;

public class JsonRecordReaderTests
{
    private const string Good = """{"user":"u9","at":"2024-01-01","amount":9}""";

    [Fact]
    public void Members_are_named_like_columns_and_numbers_may_be_numbers_or_text()
    {
        var run = PurchaseRun.Jsonl("""
            {"user":"u1","at":"2024-01-01","amount":1.50,"currency":"GBP"}
            {"CustomerID":17850,"InvoiceDate":"2024-01-01T10:00","Quantity":"2","UnitPrice":2.5e0}
            { " USER " : " u3 ", "at":"2024-01-01", "amount":"-1" }
            """);

        Assert.Equal(["u1 1.50", "17850 5.0", "u3 -1 refund"], run.Money);
    }

    [Fact]
    public void Null_and_absent_are_blank()
    {
        var run = PurchaseRun.Jsonl("""
            {"user":null,"at":"2024-01-01","amount":1}
            {"at":"2024-01-01","amount":1}
            {"user":"u1","amount":1}
            {"user":"u1","at":"2024-01-01","amount":1,"order":null}
            """);

        Assert.Equal(2, run.Counts.Anonymous);
        Assert.StartsWith("sales.jsonl:3: at is '': It is missing;", Assert.Single(run.Rejections), StringComparison.Ordinal);
        Assert.Null(Assert.Single(run.Rows).Value.OrderId);
    }

    [Fact]
    public void Members_that_nobody_reads_may_be_anything() =>
        Assert.Equal(
            ["u1"],
            PurchaseRun.Jsonl("""{"tags":[1,{"x":true}],"user":"u1","flag":false,"tags":2,"at":"2024-01-01","amount":1,"payload":{"user":"no"}}""").Users);

    [Fact]
    public void Lines_may_end_in_carriage_returns_and_blank_ones_are_skipped()
    {
        var run = PurchaseRun.Jsonl($"\r\n{Good}\r\n \t\r\n\n{Good}\r");

        Assert.Equal([2L, 5L], run.Rows.Select(row => row.Line));
        Assert.Equal(3, run.Counts.BlankLines);
    }

    [Theory]
    [InlineData("""[1,2]""", "record is '[1,2]': It is not a JSON object; write one object a line, such as {\"user\":\"u1\"}.")]
    [InlineData("""17""", "record is '17': It is not a JSON object; write one object a line, such as {\"user\":\"u1\"}.")]
    [InlineData("""{"user":"u1",}""", "record is '{\"user\":\"u1\",}': It is not valid JSON, at byte 14; write one object a line.")]
    [InlineData("""{"user":"u1" """, "record is '{\"user\":\"u1\"': It is not valid JSON, at byte 14; write one object a line.")]
    [InlineData("""{"user":"u1"} {}""", "record is '{\"user\":\"u1\"} {}': It is not valid JSON, at byte 15; write one object a line.")]
    [InlineData("""user,at""", "record is 'user,at': It is not valid JSON, at byte 1; write one object a line.")]
    [InlineData("""{"user":"u1","user":"u2"}""", "user is 'u2': The record gives it twice, perhaps under two names; keep one.")]
    [InlineData("""{"user":"u1","CustomerID":"u2"}""", "user is 'u2': The record gives it twice, perhaps under two names; keep one.")]
    [InlineData("""{"user":null,"user":"u2"}""", "user is 'u2': The record gives it twice, perhaps under two names; keep one.")]
    [InlineData("""{"user":true}""", "user is 'true': It is true or false; write a string or a number.")]
    [InlineData("""{"user":{"id":"u1"}}""", "user is '{…}': It is nested; write one plain string or number.")]
    [InlineData("""{"user":["u1"]}""", "user is '[…]': It is nested; write one plain string or number.")]
    [InlineData("""{"user":"\ud800"}""", "record is '{\"user\":\"\\ud800\"}': It holds an escape that is half a character (\\ud800 to \\udfff alone); write both halves.")]
    public void A_line_that_is_no_plain_object_is_rejected(string line, string message)
    {
        var run = PurchaseRun.Jsonl($"{Good}\n{line}\n{Good}\n");

        Assert.Equal(2, run.Rows.Count);
        Assert.Equal(["sales.jsonl:2: " + message], run.Rejections);
    }

    [Fact]
    public void A_line_nested_too_deep_is_rejected() =>
        Assert.StartsWith(
            "sales.jsonl:2: record is",
            Assert.Single(PurchaseRun.Jsonl($"{Good}\n{{\"x\":{new string('[', 100_000)}\n").Rejections),
            StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_not_UTF_8_reject_the_line() =>
        Assert.Equal(
            ["sales.jsonl:1: record is '{\"note\":\"caf\uFFFD\"}': It holds bytes that are not UTF-8; write the file in UTF-8."],
            PurchaseRun.Of("sales.jsonl", [.. "{\"note\":\"caf"u8, 0xE9, .. "\"}\n"u8, .. System.Text.Encoding.UTF8.GetBytes(Good)]).Rejections);

    [Fact]
    public void A_member_that_no_line_has_is_a_missing_column() =>
        Assert.Equal(
            "sales.jsonl: There is no column for 'user' or 'amount' (needed: user, at, and amount or quantity + unitPrice). The columns are: usr, at, money. "
            + "Did you mean 'usr'? Then add --map \"user=usr\".",
            PurchaseRun.JsonlFault("""{"usr":"u1","at":"2024-01-01","money":1}"""));

    [Fact]
    public void A_mapped_member_that_no_line_has_is_a_usage_error() =>
        Assert.EndsWith(
            "has no column 'uuid'. Did you mean 'uid'? The columns are: uid, at, amount.",
            Assert.Throws<UsageException>(() => PurchaseRun.Jsonl(
                """{"uid":"u1","at":"2024-01-01","amount":1}""",
                input => input with { Map = PurchaseRun.Map("user=uuid") })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_line_longer_than_a_mebibyte_ends_the_run()
    {
        var pad = new string(' ', RecordReader.MaxRecordLength - Good.Length);

        Assert.Equal(2, PurchaseRun.Jsonl($"{Good}{pad}\n{Good}\n").Rows.Count);
        Assert.Equal("sales.jsonl:2: The line is longer than 1 MiB. Write one JSON object a line.", PurchaseRun.JsonlFault($"{Good}\n{Good}{pad} \n"));
        Assert.Equal("sales.jsonl:1: The line is longer than 1 MiB. Write one JSON object a line.", PurchaseRun.JsonlFault(pad + pad));
    }

    [Fact]
    public void A_NUL_byte_ends_the_run() =>
        Assert.Equal("sales.jsonl:2: There is a NUL byte. Write the file as UTF-8 text.", PurchaseRun.JsonlFault($"{Good}\n{{\"user\":\"\0\"}}\n"));

    [Fact]
    public void A_file_of_blank_lines_is_empty() =>
        Assert.Equal("sales.jsonl: It is empty. Check that what wrote it came to its end.", PurchaseRun.JsonlFault("\n \n"));

    [Fact]
    public void A_file_without_one_good_object_is_all_rejections() =>
        Assert.Equal(2, PurchaseRun.Jsonl("user,at,amount\nu1,2024-01-01,1\n").Counts.Rejected);
}
