using NodaTime;
using UserOps.CustomerValue;
using UserOps.Rfm;
using UserOps.Simulation;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/customer-value.md.</summary>
public class CustomerValuePageExamples : PageExample
{
    private static readonly Shop Shop = new(ShopOptions.Default with { Users = 2_000, Shares = KindShares.Only(UserKind.Regular), Seasons = [] });

    private static readonly PurchaseBook<UserId> Book = Gather(Shop);

    [Fact]
    public void First_look()
    {
        var book = Book;

        // begin-snippet: value-first
        // book: a PurchaseBook<UserId> of all your rows, here of a simulated shop.
        var policy = CustomerValuePolicy.MbgNbd with { Zone = "Asia/Shanghai" };
        var summarizer = new PurchaseSummarizer(policy.ToPurchasePolicy());
        var asOf = summarizer.Days.EndOf(new LocalDate(2025, 9, 30));

        // 1. Fit on everybody, as of one instant. Keep the model: it is plain JSON.
        var model = CustomerValueModel.Fit(book.Users.Select(user => summarizer.Summarize(book[user], asOf)), asOf, policy);
        Console.WriteLine($"{model.Purchases.Model}: {model.Sample.Customers} customers, identifiable {model.Purchases.Identifiable}");
        // => MbgNbd r 1.93216, alpha 9.57637, a 1.82529, b 26.0265: 2000 customers, identifiable True

        // 2. Predict anybody, on any day.
        var user = book[new UserId("u0000015")];
        var prediction = model.Predict(summarizer.Summarize(user, asOf));
        Console.WriteLine($"alive {prediction.PAlive:0.000}, {prediction.Expected:0.0} purchases, worth {prediction.Value:0}");
        // => alive 0.949, 10.8 purchases, worth 692

        // 3. Ask why, and until when.
        foreach (var reason in model.Explain(user, asOf).Reasons)
        {
            Console.WriteLine(reason.In("en"));
        }

        // => 15 orders in 45 weeks, silent for 0.6: alive with 95 %; about 11 orders in the next year.
        // => A repeat order was worth 53.63 on average; with the mean of all customers in view, 67.09 is expected.
        // => Worth about 692.39 in the next year, at a discount of 10 % a year.
        // => By MBG/NBD, fitted to 2000 customers as of 2025-09-30.
        // => Without a new purchase, more likely gone than not from 2025-12-17 on.
        // => Without a new purchase this holds until 2025-10-01 (Asia/Shanghai); silence changes it each day.
        // end-snippet

        Ran("value-first");
    }

    [Fact]
    public void Policy_as_a_file()
    {
        // begin-snippet: value-policy
        var policy = CustomerValuePolicy.BgNbd with { Name = "value-cn", Version = "2026-04", Zone = "Asia/Shanghai", Unit = BtydUnit.Days };

        var json = CustomerValuePolicyJson.Write(policy);          // store it, edit it, diff it
        Console.WriteLine(CustomerValuePolicyJson.Read(json) == policy);
        // => True

        foreach (var problem in CustomerValuePolicyValidator.Validate(policy with { Horizon = Duration.Zero, AnnualDiscountRate = -0.1 }))
        {
            Console.WriteLine(problem);
        }

        // => $.horizon: The value is P0D; it must be above zero and at most P36525D. Write how far to look ahead, such as P365D.
        // => $.annualDiscountRate: The value is -0.1; it must be between 0 and 1000. Write the effective rate of a year, such as 0.1 for 10 %; 0 for no discount.
        // end-snippet

        Ran("value-policy");
    }

    [Fact]
    public void Which_model()
    {
        var book = Book;

        // begin-snippet: value-which
        foreach (var preset in CustomerValuePolicy.Presets)
        {
            var policy = preset with { Zone = "Asia/Shanghai" };
            var summarizer = new PurchaseSummarizer(policy.ToPurchasePolicy());
            var asOf = summarizer.Days.EndOf(new LocalDate(2025, 9, 30));
            var model = CustomerValueModel.Fit(book.Users.Select(user => summarizer.Summarize(book[user], asOf)), asOf, policy);
            Console.WriteLine($"{model.Purchases.Model}: log-likelihood {model.Purchases.LogLikelihood:0.0}");
        }

        // => MbgNbd r 1.93216, alpha 9.57637, a 1.82529, b 26.0265: log-likelihood -34392.2
        // => BgNbd r 1.62586, alpha 8.26561, a 0.949516, b 10.4657: log-likelihood -34347.0
        // => ParetoNbd r 2.06809, alpha 11.56, s 2.99587, beta 253.744: log-likelihood -34446.1
        // end-snippet

        Ran("value-which");
    }

    [Fact]
    public void Models_by_themselves()
    {
        // begin-snippet: value-models
        // Parameters from a paper: Fader, Hardie and Lee (2005), in weeks.
        var bgNbd = new BgNbd(r: 0.24259, alpha: 4.41360, a: 0.79292, b: 2.42591);

        // 2 repeats, the last one 30.43 weeks after the first purchase, 38.86 weeks seen.
        var customer = new BtydStatistics(2, 30.43, 38.86);
        Console.WriteLine($"{bgNbd.ExpectedPurchases(customer, horizon: 39):0.000} purchases in 39 weeks");
        Console.WriteLine($"alive with {bgNbd.ProbabilityAlive(customer):0.0000}");
        Console.WriteLine($"none at all with {bgNbd.ProbabilityOfPurchases(customer, 0, horizon: 39):0.000}");
        Console.WriteLine($"a new customer: {bgNbd.ExpectedPurchases(horizon: 32):0.0000} in 32 weeks");
        // => 1.226 purchases in 39 weeks
        // => alive with 0.7266
        // => none at all with 0.445
        // => a new customer: 1.0437 in 32 weeks

        var rate = DiscountRate.PerYear(0.15).PerUnit(Duration.FromDays(7));
        Console.WriteLine($"all to come, discounted: {bgNbd.DiscountedResidualPurchases(customer, rate):0.00}");
        // => all to come, discounted: 5.18

        var spend = new GammaGamma(p: 6.2496, q: 3.7442, gamma: 15.4435);
        Console.WriteLine($"{spend.ExpectedSpend(repeats: 2, meanSpend: 22.345):0.00} a purchase; of one-time buyers {spend.PopulationMean:0.00}");
        // => 24.65 a purchase; of one-time buyers 35.17
        // end-snippet

        Ran("value-models");
    }

    [Fact]
    public void Holdout()
    {
        var book = Book;

        // begin-snippet: value-holdout
        var policy = CustomerValuePolicy.BgNbd with { Zone = "Asia/Shanghai" };
        var summarizer = new PurchaseSummarizer(policy.ToPurchasePolicy());
        var calibrationEnd = summarizer.Days.EndOf(new LocalDate(2025, 6, 30));   // 15:00 of that day is calibration
        var holdoutEnd = summarizer.Days.EndOf(new LocalDate(2025, 12, 31));

        var model = CustomerValueModel.Fit(
            book.Users.Select(user => summarizer.Summarize(book[user], calibrationEnd)), calibrationEnd, policy);
        var splitter = new HoldoutSplitter(policy, calibrationEnd, holdoutEnd);
        var report = HoldoutReport.Of(model, book.Users.Select(user => splitter.Split(book[user])).OfType<HoldoutCustomer>());

        Console.WriteLine($"{report.Customers} customers: {report.Actual} purchases, {report.Predicted:0} predicted");
        foreach (var group in report.Groups)
        {
            Console.WriteLine($"{group.Repeats}{(group.AndMore ? "+" : "")} repeats: {group.Actual:0.00} each, {group.Predicted:0.00} predicted");
        }

        // => 1885 customers: 4822 purchases, 4742 predicted
        // => 0 repeats: 2.48 each, 2.16 predicted
        // => 1 repeats: 1.36 each, 1.45 predicted
        // => 2 repeats: 1.36 each, 1.71 predicted
        // => 3 repeats: 1.76 each, 1.68 predicted
        // => 4 repeats: 1.96 each, 1.96 predicted
        // => 5 repeats: 2.55 each, 2.43 predicted
        // => 6 repeats: 2.28 each, 2.34 predicted
        // => 7+ repeats: 4.40 each, 4.23 predicted
        // end-snippet

        Ran("value-holdout");
    }

    [Fact]
    public void Tracking()
    {
        var book = Book;

        // begin-snippet: value-tracking
        var policy = CustomerValuePolicy.BgNbd with { Zone = "Asia/Shanghai" };
        var summarizer = new PurchaseSummarizer(policy.ToPurchasePolicy());
        var asOf = summarizer.Days.EndOf(new LocalDate(2025, 6, 30));
        var model = CustomerValueModel.Fit(book.Users.Select(user => summarizer.Summarize(book[user], asOf)), asOf, policy);

        foreach (var point in PurchaseTracking.Of(model, book.Users.Select(user => book[user]), until: new LocalDate(2025, 12, 31), stepDays: 183))
        {
            Console.WriteLine($"{point.Day:uuuu-MM-dd}: {point.CumulativeActual} repeats, {point.CumulativePredicted:0} predicted");
        }

        // => 2024-07-01: 1462 repeats, 1419 predicted
        // => 2024-12-31: 4880 repeats, 4882 predicted
        // => 2025-07-02: 9735 repeats, 9738 predicted
        // => 2025-12-31: 14510 repeats, 14414 predicted
        // end-snippet

        Ran("value-tracking");
    }

    [Fact]
    public void Shape()
    {
        var book = Book;

        // begin-snippet: value-shape
        var policy = CustomerValuePolicy.BgNbd with { Zone = "Asia/Shanghai" };
        var summarizer = new PurchaseSummarizer(policy.ToPurchasePolicy());
        var asOf = summarizer.Days.EndOf(new LocalDate(2025, 9, 30));
        var sample = CustomerSample.From(book.Users.Select(user => summarizer.Summarize(book[user], asOf)), policy.Unit);

        foreach (var row in RepeatDistribution.Of(CustomerValueModel.Fit(sample, asOf, policy), sample, rows: 5))
        {
            Console.WriteLine($"{row.Repeats}{(row.AndMore ? "+" : "")} repeats: {row.Actual} customers, {row.Predicted:0} predicted");
        }

        // => 0 repeats: 145 customers, 140 predicted
        // => 1 repeats: 288 customers, 306 predicted
        // => 2 repeats: 264 customers, 256 predicted
        // => 3 repeats: 236 customers, 210 predicted
        // => 4+ repeats: 1067 customers, 1088 predicted
        // end-snippet

        Ran("value-shape");
    }

    [Fact]
    public void Intervals()
    {
        var book = Book;

        // begin-snippet: value-interval
        var policy = CustomerValuePolicy.BgNbd with { Zone = "Asia/Shanghai", Horizon = Duration.FromDays(90) };
        var summarizer = new PurchaseSummarizer(policy.ToPurchasePolicy());
        var asOf = summarizer.Days.EndOf(new LocalDate(2025, 9, 30));
        var model = CustomerValueModel.Fit(book.Users.Select(user => summarizer.Summarize(book[user], asOf)), asOf, policy);

        var user = summarizer.Summarize(book[new UserId("u0000015")], asOf);
        var interval = model.Draw(seed: 1)!.Interval(user.ToBtyd(policy.Unit)!.Value, user.MeanRepeatPerDay);
        Console.WriteLine($"P(alive) {interval.PAlive.Lower:0.00} to {interval.PAlive.Upper:0.00}");
        Console.WriteLine($"expected {interval.Expected.Lower:0.00} to {interval.Expected.Upper:0.00}");
        Console.WriteLine($"the number itself {interval.Purchases.Lower} to {interval.Purchases.Upper}");
        // => P(alive) 0.95 to 0.96
        // => expected 3.28 to 3.42
        // => the number itself 0 to 8
        // end-snippet

        Ran("value-interval");
    }

    [Fact]
    public void A_young_shop()
    {
        // begin-snippet: value-young
        var sample = CustomerSample.From([new BtydStatistics(0, 0, 3), new BtydStatistics(0, 0, 1)], BtydUnit.SevenDays);

        if (!CustomerValueModel.TryFit(sample, Instant.FromUtc(2026, 3, 31, 12, 0), CustomerValuePolicy.MbgNbd, out _, out var problem))
        {
            Console.WriteLine($"{sample}: {problem}");
        }

        // => 2 customers, 0 of them repeated: NoRepeats
        // end-snippet

        Ran("value-young");
    }

    [Fact]
    public void Shards_and_files()
    {
        var book = Book;

        // begin-snippet: value-shards
        var policy = CustomerValuePolicy.BgNbd with { Zone = "Asia/Shanghai" };
        var summarizer = new PurchaseSummarizer(policy.ToPurchasePolicy());
        var asOf = summarizer.Days.EndOf(new LocalDate(2025, 9, 30));
        CustomerSample SampleOf(IEnumerable<UserId> users) =>
            CustomerSample.From(users.Select(user => summarizer.Summarize(book[user], asOf)), policy.Unit);

        var whole = CustomerValueModel.Fit(SampleOf(book.Users), asOf, policy);
        var sharded = CustomerValueModel.Fit(
            SampleOf(book.Users.Skip(900)).Merge(SampleOf(book.Users.Take(900))), asOf, policy);
        Console.WriteLine(whole.PolicyRef == sharded.PolicyRef);           // the hash covers every number of the model
        // => True

        var kept = CustomerValueModelJson.Read(CustomerValueModelJson.Write(whole));
        Console.WriteLine(kept.PolicyRef == whole.PolicyRef);
        // => True
        // end-snippet

        Ran("value-shards");
    }

    private static PurchaseBook<UserId> Gather(Shop shop)
    {
        var book = new PurchaseBook<UserId>();
        foreach (var row in shop.Purchases())
        {
            book.Add(row);
        }

        return book;
    }
}
