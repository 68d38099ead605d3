using System.Text;
using NodaTime;
using UserOps.Cli.Activity;
using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.Cli.Tests.Support;
using UserOps.Lifecycle;

namespace UserOps.Cli.Tests.Activity;

public class ActivityReaderTests
{
    [Theory]
    [InlineData("a.csv", "user,at,event\nu1,2024-05-31T17:30:00Z,login\nu2,2024-05-31,\n")]
    [InlineData("a.csv", "customerid,INVOICEDATE,Quantity,event_name\nu1,2024-05-31T17:30:00Z,x,login\nu2,2024-05-31,,\n")]
    [InlineData("a.jsonl", "{\"user\":\"u1\",\"at\":\"2024-05-31T17:30:00Z\",\"event\":\"login\"}\n{\"user\":\"u2\",\"at\":\"2024-05-31\"}\n")]
    public void A_row_gives_user_time_and_event_and_further_columns_are_passed_over(string name, string text)
    {
        var run = Read(text, name);

        Assert.Equal(["u1 2024-05-31T17:30:00Z login", "u2 2024-05-31T00:00:00Z "], run.Rows);
        Assert.Equal(new ActivityCounts { Accepted = 2, Newest = Instant.FromUtc(2024, 5, 31, 17, 30) }, run.Counts);
    }

    [Fact]
    public void A_packed_file_is_read() =>
        Assert.Equal(["u1 2024-05-31T00:00:00Z "], Read(TempFolder.Gzip("user,at\nu1,2024-05-31\n"), "a.csv.gz").Rows);

    [Fact]
    public void A_file_of_purchases_is_activity_whatever_its_money_says() =>
        Assert.Equal(["u1 2024-05-31T00:00:00Z "], Read("user,at,amount\nu1,2024-05-31,much\n").Rows);

    [Fact]
    public void A_blank_user_is_anonymous_and_no_rejection()
    {
        var run = Read("user,at\n,2024-05-31\n  ,never\nu1,2024-05-31\n");

        Assert.Equal((1, 2, 0, 3), (run.Counts.Accepted, run.Counts.Anonymous, run.Counts.Rejected, run.Counts.Records));
        Assert.Empty(run.Rejections);
    }

    [Fact]
    public void Purchases_only_leaves_out_what_is_no_sale_and_rejects_money_that_can_not_be_read()
    {
        var run = Read(
            """
            user,at,amount,quantity,unitPrice,kind,event
            u1,2024-01-01,5,,,,a
            u2,2024-01-01,0,,,,
            u3,2024-01-01,,-2,3,,
            u4,2024-01-01,5,,,refund,
            u5,2024-01-01,,2,3,,b
            u6,2024-01-01,x,,,,
            ,2024-01-01,-4,,,,
            """,
            purchasesOnly: true);

        Assert.Equal(["u1 2024-01-01T00:00:00Z a", "u5 2024-01-01T00:00:00Z b"], run.Rows);
        Assert.Equal((2, 3, 1, 1), (run.Counts.Accepted, run.Counts.LeftOut, run.Counts.Anonymous, run.Counts.Rejected));
        Assert.Equal(["a.csv:7: amount is 'x': It is not a number; write it like 1234.5, without thousands separators or currency signs."], run.Rejections);
    }

    [Fact]
    public void A_row_without_a_time_or_with_a_name_that_is_none_is_rejected()
    {
        var run = Read($"user,at,event\nu1,,a\nu1,yesterday,a\nu1,2024-01-01,{new string('x', 201)}\nu1,9999-01-01,a\nu1,2024-01-01,ok\n");

        Assert.Equal(
            [
                "a.csv:2: at is '': It is missing; write it like 2024-05-31, 2024-05-31T17:30 or 2024-05-31T17:30:00Z, or give --time-format.",
                "a.csv:3: at is 'yesterday': It is not a time; write it like 2024-05-31, 2024-05-31T17:30 or 2024-05-31T17:30:00Z, or give --time-format.",
                $"a.csv:4: event is '{new string('x', 60)}…': The name of an event has at most 200 characters; name the kind of event, and keep its details elsewhere.",
                "a.csv:5: at is '9999-01-01': It is out of range; times lie between the years 1 and 9998.",
            ],
            run.Rejections);
        Assert.Equal((1, 4), (run.Counts.Accepted, run.Counts.Rejected));
    }

    [Fact]
    public void A_file_without_a_column_that_is_needed_is_told()
    {
        var fault = Assert.Throws<InputException>(() => Read("user,when\nu1,2024-01-01\n"));

        Assert.EndsWith("There is no column for 'at' (needed: user, at). The columns are: user, when. Name it with --map at=COLUMN.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Days_that_are_folded_in_parts_are_those_of_the_whole()
    {
        var text = new StringBuilder("user,at,event\n");
        for (var i = 0; i < 3000; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"u{i % 7},{new LocalDate(2024, 1, 1).PlusDays(i * 37 % 500):uuuu-MM-dd},{(i % 11 == 0 ? "signup" : "login")}\n");
        }

        using var folder = new TempFolder();
        using var console = new TestConsole();
        using var progress = new ProgressLine(console.Console, isShown: false);
        var path = folder.Write("a.csv", text.ToString());
        UserActivity Days(EventLog log) => log.ToActivity(DayClock.Utc, [], "signup");
        ActivityGathering Rows(RejectionSink sink, int rowsPerFold) => new(
            new ActivityReader(new RowInput { File = new InputFile(path, console.Console), Times = new TimeReader(DateTimeZone.Utc) }, sink),
            groups: null,
            progress,
            CancellationToken.None)
        {
            RowsPerFold = rowsPerFold,
        };

        using var rejections = new RejectionSink(console.Console);
        var whole = ActivityGathering.DaysOf(Rows(rejections, 1).Events(), Days);

        Assert.Equal(["u0", "u1", "u2", "u3", "u4", "u5", "u6"], whole.Select(user => user.Key.Value));
        Assert.Equal(whole, Rows(rejections, 1 << 20).Days(Days));
        Assert.Equal(whole, Rows(rejections, 10).Days(Days));
    }

    [Fact]
    public async Task The_port_streams_the_same_rows()
    {
        using var folder = new TempFolder();
        using var console = new TestConsole();
        using var sink = new RejectionSink(console.Console);
        var text = "user,at\n" + string.Concat(Enumerable.Range(1, 3000).Select(number => $"u{number},2024-01-01\n"));
        var source = new ActivityReader(new RowInput { File = new InputFile(folder.Write("a.csv", text), console.Console), Times = new TimeReader(DateTimeZone.Utc) }, sink);
        var book = await source.GatherAsync(_ => Assert.Fail("No row is bad."));

        Assert.Equal(3000, book.Users.Count);
        Assert.Equal(3000, source.Counts.Accepted);
    }

    private static Run Read(string text, string name = "a.csv", bool purchasesOnly = false) => Read(Encoding.UTF8.GetBytes(text), name, purchasesOnly);

    private static Run Read(byte[] bytes, string name, bool purchasesOnly = false)
    {
        using var folder = new TempFolder();
        using var console = new TestConsole();
        using var sink = new RejectionSink(console.Console);
        var reader = new ActivityReader(
            new RowInput { File = new InputFile(folder.Write(name, bytes), console.Console), Times = new TimeReader(DateTimeZone.Utc), PurchasesOnly = purchasesOnly },
            sink);
        var book = new ActivityBook<UserId>();
        var rows = new List<string>();
        foreach (var row in reader.ReadRows())
        {
            if (book.TryAdd(row.Value, out var rejection))
            {
                rows.Add($"{row.Value.User} {row.Value.At} {row.Value.Event}");
            }
            else
            {
                reader.Refuse(row, rejection);
            }
        }

        var prefix = folder[name];
        return new(rows, reader.Counts, [.. console.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Replace(prefix, name, StringComparison.Ordinal))]);
    }

    private sealed record Run(IReadOnlyList<string> Rows, ActivityCounts Counts, IReadOnlyList<string> Rejections);
}
