using NodaTime;
using UserOps.Cli.Input;
using UserOps.Cli.Purchases;
using UserOps.Cli.Tests.Support;
using UserOps.Rfm;

namespace UserOps.Cli.Tests.Purchases;

public class PurchaseReaderTests
{
    [Fact]
    public void A_row_gives_user_time_amount_order_and_currency()
    {
        var row = Assert.Single(PurchaseRun.Csv("user,at,amount,order,currency\nu1,2024-05-31T17:30:00Z,12.50,A7,GBP\n").Rows);

        Assert.Equal(2, row.Line);
        Assert.Equal(new UserId("u1"), row.Value.User);
        Assert.Equal(Instant.FromUtc(2024, 5, 31, 17, 30), row.Value.At);
        Assert.Equal(12.50m, row.Value.Amount);
        Assert.Equal("A7", row.Value.OrderId);
        Assert.Equal("GBP", row.Value.Currency);
        Assert.Equal(PurchaseKind.Purchase, row.Value.Kind);
    }

    [Fact]
    public void Columns_that_are_blank_or_absent_are_null()
    {
        var blank = Assert.Single(PurchaseRun.Csv("user,at,amount,order,currency\nu1,2024-05-31,1,, \n").Rows).Value;
        var absent = Assert.Single(PurchaseRun.Csv("user,at,amount\nu1,2024-05-31,1\n").Rows).Value;

        Assert.Equal((null, null), (blank.OrderId, blank.Currency));
        Assert.Equal((null, null), (absent.OrderId, absent.Currency));
    }

    [Theory]
    [InlineData("CustomerID,InvoiceDate,Quantity,UnitPrice,InvoiceNo")]
    [InlineData("Customer ID,InvoiceDate,Quantity,Price,Invoice")]
    [InlineData(" customerid , INVOICEDATE,quantity,unitprice,invoiceno")]
    public void The_headers_of_Online_Retail_need_no_map(string header)
    {
        var run = PurchaseRun.Csv(header + "\n17850,2010-12-01T08:26,6,2.55,536365\n");

        Assert.Equal(["17850 15.30"], run.Money);
        Assert.Equal("536365", run.Rows[0].Value.OrderId);
    }

    [Fact]
    public void Amount_wins_over_quantity_and_price_and_a_blank_amount_falls_back_on_them() =>
        Assert.Equal(
            ["u1 7", "u2 6", "u3 7"],
            PurchaseRun.Csv("user,at,amount,quantity,unitPrice\nu1,2024-01-01,7,2,3\nu2,2024-01-01,,2,3\nu3,2024-01-01,7,-2,x\n").Money);

    [Fact]
    public void A_negative_quantity_is_a_refund_even_at_price_zero() =>
        Assert.Equal(
            ["u1 -6 refund", "u2 0 refund", "u3 0"],
            PurchaseRun.Csv("user,at,quantity,unitPrice\nu1,2024-01-01,-2,3\nu2,2024-01-01,-2,0\nu3,2024-01-01,2,0\n").Money);

    [Fact]
    public void A_negative_amount_is_a_refund() =>
        Assert.Equal(["u1 -5 refund", "u2 0"], PurchaseRun.Csv("user,at,amount\nu1,2024-01-01,-5\nu2,2024-01-01,0\n").Money);

    [Fact]
    public void The_kind_column_says_what_the_sign_does_not()
    {
        var run = PurchaseRun.Csv("user,at,amount,kind\nu1,2024-01-01,5,Refund\nu2,2024-01-01,5,PURCHASE\nu3,2024-01-01,-5,\n");

        Assert.Equal(["u1 5 refund", "u2 5", "u3 -5 refund"], run.Money);
        Assert.Equal(2, run.Counts.Refunds);
    }

    [Fact]
    public void A_kind_that_is_none_or_contradicts_the_sign_is_rejected() =>
        Assert.Equal(
            [
                "sales.csv:2: kind is 'refnd': Did you mean 'refund'?",
                "sales.csv:3: kind is 'sale?': Write purchase or refund, or leave it blank.",
                "sales.csv:4: kind is 'purchase': A purchase can't have a negative quantity or amount; write refund, or leave it blank.",
                "sales.csv:5: kind is 'purchase': A purchase can't have a negative quantity or amount; write refund, or leave it blank.",
            ],
            PurchaseRun.Csv("""
                user,at,amount,quantity,unitPrice,kind
                u1,2024-01-01,5,,,refnd
                u1,2024-01-01,5,,,sale?
                u1,2024-01-01,-5,,,purchase
                u1,2024-01-01,,-5,0,purchase
                """).Rejections);

    [Fact]
    public void A_blank_user_is_anonymous_and_counted_with_its_money()
    {
        var run = PurchaseRun.Csv("user,at,amount\n,2024-01-01,5\n  ,2024-01-01,-2\n,never,1\n,2024-01-01,much\nu1,2024-01-01,9\n");

        Assert.Equal(["u1"], run.Users);
        Assert.Empty(run.Rejections);
        Assert.Equal((4, 1, 4m), (run.Counts.Anonymous, run.Counts.AnonymousRefunds, run.Counts.AnonymousMoney));
        Assert.Equal(5, run.Counts.Records);
    }

    [Fact]
    public void Purchases_only_leaves_out_refunds_and_what_costs_nothing_and_counts_them()
    {
        var run = PurchaseRun.Csv(
            """
            user,at,amount,quantity,unitPrice,kind
            u1,2024-01-01,5,,,
            u2,2024-01-01,0,,,
            u3,2024-01-01,-5,,,
            u4,2024-01-01,5,,,refund
            u5,2024-01-01,,2,3,
            u6,2024-01-01,,0,3,
            u7,2024-01-01,,2,0,
            u8,2024-01-01,,-2,-3,
            ,2024-01-01,-4,,,
            ,2024-01-01,4,,,
            u9,never,0,,,
            """,
            input => input with { PurchasesOnly = true });

        Assert.Equal(["u1", "u5"], run.Users);
        Assert.Equal((2, 6, 2, 1), (run.Counts.Accepted, run.Counts.LeftOut, run.Counts.Anonymous, run.Counts.Rejected));
        Assert.Equal((4m, 0), (run.Counts.AnonymousMoney, run.Counts.AnonymousRefunds));
    }

    [Fact]
    public void A_row_without_time_or_money_is_rejected() =>
        Assert.Equal(
            [
                "sales.csv:2: at is '': It is missing; write it like 2024-05-31, 2024-05-31T17:30 or 2024-05-31T17:30:00Z, or give --time-format.",
                "sales.csv:3: amount is '': It is missing; write a number such as 1234.5.",
                "sales.csv:4: unitPrice is '': It is missing; write a number such as 1234.5.",
                "sales.csv:5: quantity is '': It is missing; write a number such as 1234.5.",
            ],
            PurchaseRun.Csv("user,at,amount,quantity,unitPrice\nu1,,1,,\nu1,2024-01-01,,,\nu1,2024-01-01,,1,\nu1,2024-01-01,,,1\n").Rejections);

    [Fact]
    public void A_product_that_is_too_large_or_too_fine_is_rejected() =>
        Assert.Equal(
            [
                "sales.csv:2: unitPrice is '1000000000': Quantity times price: It is larger in size than 1000000000000000; check the number.",
                "sales.csv:3: unitPrice is '0.00001': Quantity times price: It has more than 9 decimals; round it.",
            ],
            PurchaseRun.Csv("user,at,quantity,unitPrice\nu1,2024-01-01,1000001,1000000000\nu1,2024-01-01,0.00001,0.00001\n").Rejections);

    [Fact]
    public void Instants_that_no_day_clock_can_name_are_rejected() =>
        Assert.Equal(
            [
                "sales.csv:2: at is '9999-01-01': It is out of range; times lie between the years 1 and 9998.",
                "sales.csv:3: at is '0001-01-02T23:59': It is out of range; times lie between the years 1 and 9998.",
                "sales.csv:4: at is '9998-12-30T00:00:00Z': It is out of range; times lie between the years 1 and 9998.",
            ],
            PurchaseRun.Csv("user,at,amount\nu1,9999-01-01,1\nu1,0001-01-02T23:59,1\nu1,9998-12-30T00:00:00Z,1\nu1,9998-12-29T23:59:59Z,1\n").Rejections);

    [Fact]
    public void Further_columns_come_with_each_row()
    {
        var run = PurchaseRun.Csv(
            "user,at,amount,Country,Plan\nu1,2024-01-01,1,France,a\nu2,2024-01-01,1,France,a\nu3,2024-01-01,1,,b\n",
            input => input with { Columns = ["country", "Plan"] });

        Assert.Equal(["France/a", "France/a", "/b"], run.Rows.Select(row => string.Join('/', row.Columns)));
    }

    [Fact]
    public void A_further_column_may_be_one_that_is_read_anyway() =>
        Assert.Equal(
            ["GBP"],
            PurchaseRun.Csv("user,at,amount,Currency\nu1,2024-01-01,1,GBP\n", input => input with { Columns = ["currency"] }).Rows[0].Columns);

    [Fact]
    public void A_further_column_that_is_not_there_is_a_usage_error()
    {
        var wrong = Assert.Throws<UsageException>(() =>
            PurchaseRun.Csv("user,at,amount,Country\nu1,2024-01-01,1,France\n", input => input with { Columns = ["Contry"] }));

        Assert.EndsWith("has no column 'Contry'. Did you mean 'Country'? The columns are: user, at, amount, Country.", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_newest_accepted_instant_is_known_at_the_end() =>
        Assert.Equal(
            Instant.FromUtc(2024, 3, 1, 0, 0),
            PurchaseRun.Csv("user,at,amount\nu1,2024-01-01,1\nu2,2024-03-01,1\nu1,2024-02-01,1\n,2025-01-01,1\nu1,2026-01-01,x\n").Counts.Newest);

    [Fact]
    public void A_header_alone_is_a_file_without_purchases()
    {
        var run = PurchaseRun.Csv("user,at,amount\n");

        Assert.Equal(new PurchaseCounts(), run.Counts);
    }

    [Fact]
    public async Task The_port_streams_the_same_purchases_as_the_rows()
    {
        var text = "user,at,amount\n" + string.Concat(Enumerable.Range(1, 3000).Select(number => $"u{number},2024-01-01,{number}\n"));
        using var folder = new TempFolder();
        using var console = new TestConsole();
        using var sink = new RejectionSink(console.Console);
        var reader = new PurchaseReader(
            new RowInput { File = new InputFile(folder.Write("sales.csv", text), console.Console), Times = new TimeReader(DateTimeZone.Utc) },
            sink);

        var purchases = new List<Purchase<UserId>>();
        await foreach (var purchase in reader.ReadPurchasesAsync())
        {
            purchases.Add(purchase);
        }

        Assert.Equal(PurchaseRun.Csv(text).Rows.Select(row => row.Value), purchases);
        Assert.Equal(3000, reader.Counts.Accepted);
        Assert.Equal(1.0, reader.Fraction);
    }

    [Fact]
    public async Task A_cancelled_stream_stops()
    {
        var text = "user,at,amount\n" + string.Concat(Enumerable.Range(1, 5000).Select(number => $"u{number},2024-01-01,{number}\n"));
        using var folder = new TempFolder();
        using var console = new TestConsole();
        using var sink = new RejectionSink(console.Console);
        using var stop = new CancellationTokenSource();
        var reader = new PurchaseReader(
            new RowInput { File = new InputFile(folder.Write("sales.csv", text), console.Console), Times = new TimeReader(DateTimeZone.Utc) },
            sink);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var purchase in reader.ReadPurchasesAsync(stop.Token))
            {
                await stop.CancelAsync();
            }
        });
    }

    [Fact]
    public void A_reader_reads_once()
    {
        using var console = new TestConsole();
        using var sink = new RejectionSink(console.Console);
        var reader = new PurchaseReader(
            new RowInput { File = new InputFile("-", console.Console), Times = new TimeReader(DateTimeZone.Utc) },
            sink);
        _ = reader.ReadRows();

        Assert.Throws<InvalidOperationException>(() => reader.ReadRows());
    }
}
