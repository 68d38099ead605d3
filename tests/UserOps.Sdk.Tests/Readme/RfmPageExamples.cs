using NodaTime;
using UserOps.Rfm;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/rfm.md.</summary>
public class RfmPageExamples : PageExample
{
    [Fact]
    public void Policy_as_a_file()
    {
        // begin-snippet: rfm-policy
        var policy = RfmPolicy.Classic11 with
        {
            Name = "shop-cn",
            Version = "2026-04",
            Zone = "Asia/Shanghai",
            LookBack = Duration.FromDays(365),
            Refunds = RefundPolicy.LinkToOrder,
        };

        var json = RfmPolicyJson.Write(policy);          // store it, edit it, diff it
        var back = RfmPolicyJson.Read(json);

        Console.WriteLine(back == policy);               // => True
        Console.WriteLine(back.ToRef());                 // => shop-cn 2026-04 (98e8dc09)
        // end-snippet

        Ran("rfm-policy");
    }

    [Fact]
    public void Policy_with_mistakes()
    {
        // begin-snippet: rfm-policy-problems
        var mistaken = RfmPolicy.Classic11 with
        {
            Zone = "Asia/Shangai",
            Recency = BinPolicy.Quintiles with { Method = BinMethod.Thresholds, Cuts = [7, 30, 30, 90] },
            Weights = new(0, 0, 0),
        };

        foreach (var problem in RfmPolicyValidator.Validate(mistaken))
        {
            Console.WriteLine(problem);
        }

        // => $.zone: The value is 'Asia/Shangai'; it must be the id of a tzdb time zone such as Europe/London. Did you mean 'Asia/Shanghai'?
        // => $.recency.cuts[2]: The value is 30; it must be above 30. Write the cuts in ascending order, each once.
        // => $.weights: The value is zero for all three; it must be above zero for at least one. Give one score a weight.
        // end-snippet

        Ran("rfm-policy-problems");
    }

    [Fact]
    public void Policy_text_with_a_mistake()
    {
        // begin-snippet: rfm-policy-text
        var text = RfmPolicyJson.Write(RfmPolicy.Classic11).Replace("\"net\"", "\"nett\"", StringComparison.Ordinal);
        try
        {
            RfmPolicyJson.Read(text);
        }
        catch (InvalidPolicyException e)
        {
            Console.WriteLine(e.Problems[0]);
        }

        // => $.refunds (line 9): The value is "nett"; it must be one of net, ignore, linkToOrder. Did you mean 'net'?
        // end-snippet

        Ran("rfm-policy-text");
    }

    [Fact]
    public void Shards()
    {
        // begin-snippet: rfm-shards
        var may = Instant.FromUtc(2026, 5, 1, 10, 0);
        var bought = new Purchase<string>("ann", may, 40m) { OrderId = "o-1" };
        var returned = new Purchase<string>("ann", may + Duration.FromDays(3), -40m) { OrderId = "o-1" };

        var ordered = PurchaseHistory.Empty.Add(bought).Add(returned);
        var sharded = PurchaseHistory.Empty.Add(returned).Merge(PurchaseHistory.Empty.Add(bought));

        Console.WriteLine(ordered.Equals(sharded));      // => True
        // end-snippet

        Ran("rfm-shards");
    }

    [Fact]
    public void Refund_policies()
    {
        // begin-snippet: rfm-refunds
        var history = PurchaseHistory.Empty
            .Add(new Purchase<string>("ann", Instant.FromUtc(2026, 5, 1, 10, 0), 40m) { OrderId = "o-1" })
            .Add(new Purchase<string>("ann", Instant.FromUtc(2026, 5, 9, 10, 0), 25m) { OrderId = "o-2" })
            .Add(new Purchase<string>("ann", Instant.FromUtc(2026, 5, 12, 10, 0), -25m) { OrderId = "o-2" });

        foreach (var refunds in Enum.GetValues<RefundPolicy>())
        {
            var summarizer = new PurchaseSummarizer(RfmPolicy.Classic11 with { Refunds = refunds });
            var summary = summarizer.Summarize(history, asOf: Instant.FromUtc(2026, 5, 31, 0, 0));
            Console.WriteLine($"{refunds}: {summary.DaysSinceLast} days, {summary.Orders} orders, {summary.NetTotal} net");
        }

        // => Net: 22 days, 2 orders, 40 net
        // => Ignore: 22 days, 2 orders, 65 net
        // => LinkToOrder: 30 days, 1 orders, 40 net
        // end-snippet

        Ran("rfm-refunds");
    }

    [Fact]
    public void Rejections()
    {
        // begin-snippet: rfm-currency
        var book = new PurchaseBook<string>(new CurrencyPolicy { Code = "CNY", Rates = [new("USD", 7.1m)] });

        book.TryAdd(new("ann", Instant.FromUtc(2026, 5, 1, 10, 0), 10m) { Currency = "USD" }, out _);
        book.TryAdd(new("bob", Instant.FromUtc(2026, 5, 1, 10, 0), 10m) { Currency = "EUR" }, out var rejection);

        Console.WriteLine(book["ann"].Entries[0].Purchased);
        Console.WriteLine(rejection);
        // => 71.0
        // => purchases (bob): currency is 'EUR': There is no rate for it; write CNY, or give its rate in the policy.
        // end-snippet

        Ran("rfm-currency");
    }

    [Fact]
    public void Methods()
    {
        // begin-snippet: rfm-methods
        decimal[] money = [10, 20, 20, 20, 50, 60, 100];
        var asOf = Instant.FromUtc(2026, 5, 31, 0, 0);
        var book = new PurchaseBook<int>();
        for (var user = 0; user < money.Length; user++)
        {
            book.Add(new(user, asOf, money[user]));
        }

        BinPolicy[] methods =
        [
            new() { Method = BinMethod.Quantile, Bins = 5 },
            new() { Method = BinMethod.Thresholds, Bins = 3, Cuts = [20, 60] },
            new() { Method = BinMethod.MeanSplit, Bins = 2 },
            new() { Method = BinMethod.MedianSplit, Bins = 2 },
            new() { Method = BinMethod.ScoreMeanSplit, Bins = 2 },
            new() { Method = BinMethod.FixedSplit, Bins = 2, Cuts = [20] },
            new() { Method = BinMethod.RRfmCompatible, Bins = 5 },
            new() { Method = BinMethod.Ntile, Bins = 5 },
        ];
        foreach (var method in methods)
        {
            var snapshot = RfmSnapshot.Fit(book, asOf, WithMoneyBy(method));
            var scores = snapshot.Users.Select(user => user.Score.M);
            Console.WriteLine($"{method.Method}: cuts {string.Join(" ", snapshot.Model.Monetary.Cuts)} -> scores {string.Join(" ", scores)}");
        }

        // => Quantile: cuts 20 20 38 58 -> scores 1 1 1 1 4 5 5
        // => Thresholds: cuts 20 60 -> scores 1 2 2 2 2 3 3
        // => MeanSplit: cuts 40 -> scores 1 1 1 1 2 2 2
        // => MedianSplit: cuts 20 -> scores 1 1 1 1 2 2 2
        // => ScoreMeanSplit: cuts 20 -> scores 1 1 1 1 2 2 2
        // => FixedSplit: cuts 20 -> scores 1 1 1 1 2 2 2
        // => RRfmCompatible: cuts 21 21 39 59 -> scores 1 1 1 1 4 5 5
        // => Ntile: cuts 20 20 50 60 -> scores 1 1 2 2 3 4 5
        // end-snippet

        Ran("rfm-methods");
    }

    [Fact]
    public void Explanation()
    {
        var book = Book();
        var asOf = Instant.FromUtc(2026, 3, 31, 12, 0);
        var model = RfmSnapshot.Fit(book, asOf, RfmPolicy.Classic11 with { Zone = "Asia/Shanghai" }).Model;

        // begin-snippet: rfm-explain
        var answer = model.Explain(book["ann"], asOf);

        Console.WriteLine($"{answer.Value} by {answer.Policy}, valid until {answer.ValidUntil}");
        foreach (var reason in answer.Reasons)
        {
            Console.WriteLine($"{reason.Code}: {reason.In("en")}");
        }

        // => 354 by classic11 1 (13c5f6bc), valid until 2026-06-06T16:00:00Z
        // => rfm.recency: R 3 of 5: last bought on 2026-03-20, 11 days ago; this level holds 8 to 78 days.
        // => rfm.frequency: F 5 of 5: 3 orders; this level holds at least 3 orders.
        // => rfm.monetary: M 4 of 5: 240.5 in all (260.5 bought, 20 refunded); this level holds more than 177.2 and at most 302.4.
        // => rfm.segment: 354 is Loyal: Buys regularly and answers to offers. Offer better goods; ask for reviews; keep the rhythm.
        // => rfm.lift: Smallest lift: 1 more order now, of any value, would lead to Champions (554).
        // => rfm.validUntil: Without a new purchase this holds until 2026-06-07 (Asia/Shanghai); then it is 254, At Risk.

        foreach (var reason in answer.Reasons)
        {
            Console.WriteLine(reason.In("zh-CN"));
        }

        // => R 3/5：最近购买日 2026-03-20，距今 11 天；该档范围：8 至 78 天。
        // => F 5/5：共 3 单；该档范围：至少 3 单。
        // => M 4/5：净额 240.5（购买 260.5，退款 20）；该档范围：大于 177.2 且至多 302.4。
        // => 354 属于“忠诚客户”：购买规律，对活动有响应。推荐更高价值商品，邀请评价，维持购买节奏。
        // => 最小提升：现在再下 1 单（金额不限），即可升为“冠军客户”（554）。
        // => 若无新购买，该结果有效至 2026-06-07（Asia/Shanghai）；届时为 254，“流失风险客户”。
        // end-snippet

        Ran("rfm-explain");
    }

    [Fact]
    public void Over_time()
    {
        var book = Book();

        // begin-snippet: rfm-over-time
        var policy = RfmPolicy.Classic11 with { Zone = "Asia/Shanghai" };
        var endOfMarch = Instant.FromUtc(2026, 3, 31, 12, 0);
        var endOfApril = Instant.FromUtc(2026, 4, 30, 12, 0);

        // Fit once and keep the model.
        var march = RfmSnapshot.Fit(book, endOfMarch, policy);
        var stored = RfmModelJson.Write(march.Model);

        // A month later: new rows, the same cuts.
        book.Add(new("bob", Instant.FromUtc(2026, 4, 12, 9, 0), 55.00m));
        book.Add(new("fay", Instant.FromUtc(2026, 4, 20, 9, 0), 99.00m));
        var april = RfmSnapshot.Apply(book, endOfApril, RfmModelJson.Read(stored));

        var migration = SegmentMigration.Between(march, april);
        Console.WriteLine($"{migration.Users} users: {migration.Up} up, {migration.Down} down, {migration.Stayed} stayed, {migration.Entered} entered");
        Console.WriteLine($"same cuts: {migration.SameCuts}");
        // => 6 users: 0 up, 1 down, 4 stayed, 1 entered
        // => same cuts: True

        // Time travel: the late rows are not seen as of March.
        var again = RfmSnapshot.Fit(book, endOfMarch, policy);
        Console.WriteLine(again.Find("bob")!.Score == march.Find("bob")!.Score); // => True
        // end-snippet

        Ran("rfm-over-time");
    }

    [Fact]
    public void Valid_until()
    {
        var book = Book();
        var asOf = Instant.FromUtc(2026, 3, 31, 12, 0);

        // begin-snippet: rfm-valid-until
        var policy = RfmPolicy.Classic11 with { Zone = "Asia/Shanghai", LookBack = Duration.FromDays(90) };
        var model = RfmSnapshot.Fit(book, asOf, policy).Model;

        // Follow one user through the future: no new purchase, the same cuts.
        for (Instant? at = asOf; at is { } now; at = model.ValidUntil(book["ann"], now))
        {
            var score = model.Score(model.Summarizer.Summarize(book["ann"], now));
            Console.WriteLine($"{now}: {score} {model.SegmentOf(score)}");
        }

        // => 2026-03-31T12:00:00Z: 155 Cannot Lose Them
        // => 2026-04-05T09:00:00Z: 133 At Risk
        // => 2026-05-11T09:00:00Z: 111 Lost
        // => 2026-06-18T09:00:00Z: --- Gone after the window
        // end-snippet

        Ran("rfm-valid-until");
    }

    [Fact]
    public void Lift()
    {
        var book = Book();
        var asOf = Instant.FromUtc(2026, 3, 31, 12, 0);
        var model = RfmSnapshot.Fit(book, asOf, RfmPolicy.Classic11).Model;

        // begin-snippet: rfm-lift
        var summary = model.Summarizer.Summarize(book["bob"], asOf);
        var lift = model.WhatLifts(summary)!;

        Console.WriteLine($"{model.SegmentOf(model.Score(summary))} -> {lift.Segment}: orders +{lift.Orders}, money +{lift.Money}");
        // => New Customers -> Potential Loyalist: orders +1, money +0
        // end-snippet

        Ran("rfm-lift");
    }

    [Fact]
    public void Breakdown()
    {
        var book = Book();
        var asOf = Instant.FromUtc(2026, 3, 31, 12, 0);
        var snapshot = RfmSnapshot.Fit(book, asOf, RfmPolicy.ChineseEight);

        // begin-snippet: rfm-breakdown
        foreach (var line in snapshot.Segments.Where(line => line.Users > 0))
        {
            Console.WriteLine($"{line.Segment.Name.In("zh-CN")}: {line.Users} users, {line.NetTotal} in all");
        }

        // => 重要价值客户: 1 users, 240.5 in all
        // => 重要保持客户: 1 users, 550 in all
        // => 一般价值客户: 1 users, 135 in all
        // => 一般发展客户: 1 users, 35 in all
        // => 一般挽留客户: 1 users, 20 in all

        // Any grouping that the host knows: here by the first letter.
        foreach (var part in snapshot.By(user => string.CompareOrdinal(user, "c") < 0 ? "a to b" : "c to z"))
        {
            Console.WriteLine($"{part.Group}: {part.Population.Buyers} buyers");
        }

        // => a to b: 2 buyers
        // => c to z: 3 buyers

        Console.WriteLine($"The top fifth holds {snapshot.Concentration.TopShare(0.2):0.000} of the money.");
        // => The top fifth holds 0.561 of the money.
        // end-snippet

        Ran("rfm-breakdown");
    }

    [Fact]
    public void Own_map()
    {
        var book = Book();
        var asOf = Instant.FromUtc(2026, 3, 31, 12, 0);

        // begin-snippet: rfm-own-map
        var map = new SegmentMap
        {
            Name = "traffic-light",
            Bins = new(3, 3, 3),
            Segments =
            [
                Named("green", SegmentAim.Keep, "Green", "绿灯"),
                Named("amber", SegmentAim.Wake, "Amber", "黄灯"),
                Named("red", SegmentAim.WinBack, "Red", "红灯"),
            ],
            Boxes =
            [
                // The first box that holds a cell decides: recency, frequency, monetary.
                new("green", new(3, 3), new(2, 3), new(1, 3)),
                new("red", new(1, 1), new(1, 3), new(1, 3)),
                new("amber", new(1, 3), new(1, 3), new(1, 3)),
            ],
        };
        var policy = RfmPolicy.Classic11 with
        {
            Name = "traffic-light",
            Recency = new() { Method = BinMethod.Thresholds, Bins = 3, Cuts = [31, 91] },
            Frequency = new() { Method = BinMethod.Thresholds, Bins = 3, Cuts = [2, 5] },
            Monetary = new() { Method = BinMethod.Quantile, Bins = 3 },
            Segments = map,
        };

        foreach (var user in RfmSnapshot.Fit(book, asOf, policy).Users)
        {
            Console.WriteLine($"{user.User} {user.Score} {user.Segment}");
        }

        // => ann 323 Green
        // => bob 311 Amber
        // => cho 123 Red
        // => dai 322 Green
        // => eve 111 Red

        static Segment Named(string id, SegmentAim aim, string en, string zh) => new()
        {
            Id = id,
            Aim = aim,
            Name = LocalizedText.Of(en, zh),
            Meaning = LocalizedText.Of($"{en} light.", $"{zh}。"),
            Action = LocalizedText.Of("See the handbook.", "见运营手册。"),
        };
        // end-snippet

        Ran("rfm-own-map");
    }

    [Fact]
    public void Btyd()
    {
        var book = Book();

        // begin-snippet: rfm-btyd
        var summarizer = new PurchaseSummarizer(RfmPolicy.Classic11);
        var summary = summarizer.Summarize(book["ann"], Instant.FromUtc(2026, 3, 31, 12, 0));

        Console.WriteLine(summary.ToBtyd(BtydUnit.Days));
        Console.WriteLine($"{summary.NetTotal} net, {summary.MeanPerOrder:0.00} an order, {summary.MeanRepeatPerDay:0.00} a repeat day");
        // => BtydStatistics { Repeats = 2, LastRepeat = 74, Observed = 85 }
        // => 240.5 net, 80.17 an order, 60.25 a repeat day
        // end-snippet

        Ran("rfm-btyd");
    }

    private static PurchaseBook<string> Book()
    {
        var book = new PurchaseBook<string>();
        book.Add(new("ann", Instant.FromUtc(2026, 1, 5, 9, 0), 120.00m));
        book.Add(new("ann", Instant.FromUtc(2026, 2, 10, 9, 0), 80.00m));
        book.Add(new("ann", Instant.FromUtc(2026, 3, 20, 9, 0), 60.50m));
        book.Add(new("ann", Instant.FromUtc(2026, 3, 22, 9, 0), -20.00m));
        book.Add(new("bob", Instant.FromUtc(2026, 3, 28, 9, 0), 35.00m));
        book.Add(new("cho", Instant.FromUtc(2025, 9, 1, 9, 0), 300.00m));
        book.Add(new("cho", Instant.FromUtc(2025, 10, 2, 9, 0), 250.00m));
        book.Add(new("dai", Instant.FromUtc(2026, 3, 2, 9, 0), 45.00m));
        book.Add(new("dai", Instant.FromUtc(2026, 3, 30, 9, 0), 90.00m));
        book.Add(new("eve", Instant.FromUtc(2025, 8, 15, 9, 0), 20.00m));
        return book;
    }

    private static RfmPolicy WithMoneyBy(BinPolicy method) => RfmPolicy.Classic11 with
    {
        Monetary = method,
        Segments = SegmentMaps.RecencyFrequency10 with
        {
            Bins = new(5, 5, method.Bins),
            Boxes = SegmentMaps.RecencyFrequency10.Boxes.Select(box => box with { Monetary = new(1, method.Bins) }).ToEquatableArray(),
        },
    };

    [Fact]
    public void Columns()
    {
        // begin-snippet: rfm-columns
        long[] users = [7, 7, 8, 9, 8];
        int[] days = [20_500, 20_540, 20_530, 20_310, 20_544];
        long[] amounts = [12_000, 4_550, 3_500, 9_900, -3_500];   // cents; a negative amount is a refund

        var asOf = Instant.FromUtc(2026, 4, 1, 12, 0);
        var today = PurchaseColumns.ToDayNumber(new LocalDate(2026, 4, 1));
        var summaries = PurchaseColumns.Summarize<long>(users, days, amounts, new ColumnarOptions { AsOfDay = today }, degreeOfParallelism: 2);

        var model = RfmModel.Fit(summaries, minorUnitDecimals: 2, asOf, RfmPolicy.Classic11);
        var scorer = model.ToColumnScorer(minorUnitDecimals: 2);
        var scores = scorer.Score(summaries);

        for (var i = 0; i < summaries.Count; i++)
        {
            var segment = scorer.Segments[scores.Segments.Span[i]];
            Console.WriteLine($"user {summaries.Users.Span[i]}, orders {summaries.Orders.Span[i]}, cents {summaries.NetTotals.Span[i]}: {segment}");
        }

        // => user 7, orders 2, cents 16550: Champions
        // => user 8, orders 1, cents 0: New Customers
        // => user 9, orders 1, cents 9900: Cannot Lose Them
        // end-snippet

        Ran("rfm-columns");
    }
}
