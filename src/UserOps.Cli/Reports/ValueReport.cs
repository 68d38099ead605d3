using NodaTime;
using UserOps.Cli.Rfm;
using UserOps.Cli.Value;
using UserOps.CustomerValue;
using UserOps.Reporting;
using UserOps.Rfm;
using static UserOps.Cli.Output.Screen;

namespace UserOps.Cli.Reports;

/// <summary>What a report tells of customer value. The pictures know no models: they are given the numbers.</summary>
internal static class ValueReport
{
    private const int DaysOfWeek = 7;

    /// <summary>The most steps that the purchases of all time are told in: a picture has no more room.</summary>
    private const int MostSteps = 400;

    /// <summary>How many columns of silence a picture has room for.</summary>
    private const int MostColumns = 12;

    /// <summary>The widths of a column of silence, in the unit of time.</summary>
    private static readonly double[] Steps = [1, 2, 4, 7, 13, 26, 52, 104];

    /// <summary>The numbers of repeats that rows begin with.</summary>
    private static readonly int[] Repeats = [0, 1, 2, 3, 4, 6, 8, 11, 16, 26, 51, 101];

    /// <summary>Finds who can be predicted: whoever was scored, since the money of the others can't be summed.</summary>
    /// <param name="result">The scores.</param>
    /// <returns>The purchases.</returns>
    public static ValueInput InputOf(RfmResult result) => new(Counts: null, result.Book, [.. result.Snapshot.Users.Select(user => user.User)]);

    /// <summary>Finds the days of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The days.</returns>
    public static DayClock Days(CustomerValuePolicy policy) => new PurchaseSummarizer(policy.ToPurchasePolicy()).Days;

    /// <summary>Makes the part.</summary>
    /// <param name="input">The purchases.</param>
    /// <param name="asOf">When to judge.</param>
    /// <param name="fitAsOf">When the model is fitted that is held against what came after; <see langword="null"/> for after three quarters of the time.</param>
    /// <param name="policy">How customers are predicted.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The part; without pictures, and with the reason, where no model can be fitted.</returns>
    /// <exception cref="UsageException">The fit would be after the judgement.</exception>
    public static ReportSection Of(ValueInput input, Instant asOf, LocalDate? fitAsOf, CustomerValuePolicy policy, CancellationToken cancellationToken)
    {
        var summarizer = new PurchaseSummarizer(policy.ToPurchasePolicy());
        var today = summarizer.Days.DayOf(asOf);
        if (fitAsOf >= today)
        {
            throw new UsageException($"--fit-as-of {Day(fitAsOf)} leaves nothing to come after it up to {Day(today)}; give an earlier day.");
        }

        var summaries = input.Summaries(summarizer, asOf);
        var sample = CustomerSample.From(summaries, policy.Unit);
        if (!CustomerValueModel.TryFit(sample, asOf, policy, out var model, out var problem))
        {
            return ValueSection.Of(Unfittable(problem, sample.Customers, $"{Day(today)} ({policy.Zone})"), policies: [policy.ToRef()]);
        }

        var users = ValueJudge.Predict(input, model, asOf, withResidual: false, draws: null, cancellationToken);
        var showsDropout = model.Purchases.ShowsDropout;
        var findings = ValueFindings.Of(users, policy, showsDropout).ToList();
        var first = summaries.Min(summary => summary.FirstDay)!.Value;
        var fitDay = fitAsOf ?? first.PlusDays((int)(3L * Period.DaysBetween(first, today) / 4));
        RepeatPurchases? purchases = null;
        if (fitDay < today && Earlier(input, summarizer, fitDay, policy) is { } earlier)
        {
            purchases = Track(input, earlier, first, today);
            findings.AddRange(new[] { ValueFindings.Backtest(earlier, ValueJudge.HoldOut(input, earlier, asOf)) }.OfType<Finding>());
        }

        var name = ValueText.NameOf(model.Purchases.Predicting.Model.Kind);
        var lead = LocalizedText.Of(
            $"{Count(users.Length, "customer", "customers")} as of {Day(today)} ({policy.Zone}), by the model {name}.",
            $"截至 {Day(today)}（{policy.Zone}）共 {Count(users.Length)} 位客户，模型为 {name}。");
        return ValueSection.Of(lead, [.. findings], purchases, showsDropout ? Grid(users, policy.Unit) : null, [policy.ToRef()]);
    }

    private static LocalizedText Unfittable(FitProblem problem, long customers, string asOf) => problem switch
    {
        FitProblem.NoCustomers => LocalizedText.Of($"Nobody had bought anything by {asOf}, so there is nothing to predict from.", $"截至 {asOf}无人购买，无从预测。"),
        FitProblem.NoRepeats => LocalizedText.Of(
            $"{(customers == 1 ? "The only customer" : $"None of {Count(customers)} customers")} had {(customers == 1 ? "not " : "")}bought a second time by {asOf}, so no rhythm can be told.",
            $"截至 {asOf}的 {Count(customers)} 位客户均未再次购买，无从得出购买节奏。"),
        _ => LocalizedText.Of(
            $"All customers, {Count(customers)}, bought for the first time on {asOf}, so no time has passed to judge by.", $"{Count(customers)} 位客户均在 {asOf}当天首次购买，尚无可供判断的时间。"),
    };

    private static CustomerValueModel? Earlier(ValueInput input, PurchaseSummarizer summarizer, LocalDate day, CustomerValuePolicy policy)
    {
        var asOf = summarizer.Days.EndOf(day);
        var sample = CustomerSample.From(input.Summaries(summarizer, asOf), policy.Unit);
        return CustomerValueModel.TryFit(sample, asOf, policy, out var model, out _) ? model : null;
    }

    private static RepeatPurchases Track(ValueInput input, CustomerValueModel model, LocalDate first, LocalDate today)
    {
        var weeks = Math.Max(1, (int)Math.Ceiling(Period.DaysBetween(first, today) / (double)(DaysOfWeek * MostSteps)));
        var points = new List<RepeatPurchasePoint>();
        var most = 0L;
        foreach (var point in PurchaseTracking.Of(model, input.Histories, today, weeks * DaysOfWeek))
        {
            // A refund that takes a whole order back takes a purchase back too; on a line that adds up, that is none more.
            most = Math.Max(most, point.CumulativeActual);
            points.Add(new(point.Day, point.IsCalibration, most, point.CumulativePredicted));
        }

        return new([.. points]);
    }

    /// <summary>Averages the customers by how often they bought again and for how long they have not; each row and column begins with its number.</summary>
    private static AliveGrid Grid(PredictedUser[] users, BtydUnit unit)
    {
        var histories = users.Select(user => (user.Prediction.Statistics.Repeats, Silence: user.Prediction.Statistics.Observed - user.Prediction.Statistics.LastRepeat, user.Prediction.PAlive)).ToList();
        var longest = histories.Max(user => user.Silence);
        var step = Array.Find(Steps, width => longest / width < MostColumns) is var fitting and > 0 ? fitting : Math.Ceiling(longest / MostColumns);
        var cells = histories
            .GroupBy(user => (Repeats: Array.FindLast(Repeats, least => user.Repeats >= least), Silence: Math.Floor(user.Silence / step) * step))
            .Select(cell => new AliveCell(cell.Key.Repeats, cell.Key.Silence, Math.Clamp(cell.Average(user => user.PAlive), 0, 1), cell.Count()));
        return new(
            unit == BtydUnit.Days
                ? LocalizedText.Of("days since the last purchase; rows and columns begin with their number", "距上次购买天数；行列均自所示数起")
                : LocalizedText.Of("weeks since the last purchase; rows and columns begin with their number", "距上次购买周数；行列均自所示数起"),
            [.. cells]);
    }
}
