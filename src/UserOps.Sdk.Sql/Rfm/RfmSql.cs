using NodaTime;
using UserOps.Rfm;

namespace UserOps.Sql;

/// <summary>Compiles RFM policies to SQL.</summary>
/// <remarks>
/// <see cref="Facts"/> is the way to begin with: the engine groups the purchases by user, and <see cref="RfmModel"/> fits and scores
/// on what comes back, the same bits as in process. <see cref="Distribution"/> and <see cref="Scores"/> leave more to the engine.
/// </remarks>
public static class RfmSql
{
    internal const string Dimension = "dimension";
    internal const string Number = "number";
    internal const string Users = "users";
    internal const string Status = "status";
    internal const string R = "r";
    internal const string F = "f";
    internal const string M = "m";
    internal const string SegmentId = "segment";
    private const string FactsLayer = "purchase_facts";
    private const string Scored = "scored";

    /// <summary>Compiles a policy to one query that returns what scores are made of, user by user. Read it by <see cref="SqlReader.PurchasesAsync"/>.</summary>
    /// <param name="policy">The policy. Refunds linked to orders are refused.</param>
    /// <param name="table">The host's table of purchases.</param>
    /// <param name="asOf">The instant of judgement; later rows are not seen.</param>
    /// <param name="dialect">The engine.</param>
    /// <returns>The query.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside the years 1 to 9998, or what the table's column can hold.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="policy"/> has problems; all are listed.</exception>
    /// <exception cref="SqlRefusedException">The policy or the table can't be compiled; everything that is refused is listed.</exception>
    public static SqlQuery Facts(RfmPolicy policy, PurchaseTable table, Instant asOf, SqlDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var (plan, refusals) = Plan(policy, table, asOf, dialect);
        return new(dialect, SqlShape.Purchases, plan.ToSelect(), policy.ToRef(), asOf, [table], refusals, plan);
    }

    /// <summary>Compiles a policy to a query that returns how many users have each number of days, of orders, and of money. Read it by <see cref="SqlReader.DistributionAsync"/>, and fit by <see cref="RfmModel.FitFrom"/>.</summary>
    /// <remarks>Fewer rows travel than users; the cuts are the same. Rates of currencies are refused.</remarks>
    /// <param name="policy">The policy.</param>
    /// <param name="table">The host's table of purchases.</param>
    /// <param name="asOf">The instant of judgement; later rows are not seen.</param>
    /// <param name="dialect">The engine.</param>
    /// <returns>The query.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside the years 1 to 9998, or what the table's column can hold.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="policy"/> has problems; all are listed.</exception>
    /// <exception cref="SqlRefusedException">The policy or the table can't be compiled; everything that is refused is listed.</exception>
    public static SqlQuery Distribution(RfmPolicy policy, PurchaseTable table, Instant asOf, SqlDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var (plan, refusals) = Plan(policy, table, asOf, dialect);
        RefuseRates(plan, refusals);
        var clock = plan.Summarizer.Days;
        var lastDay = dialect.LocalDay(new Column(null, PurchasePlan.Last), table.At.Storage, LocalDays.Of(clock, table.Earliest, asOf, refusals));
        var today = Period.DaysBetween(new LocalDate(1970, 1, 1), clock.DayOf(asOf));
        var user = new Column(null, Aliases.User);
        var bad = Expression.CountWhere((new Column(null, Aliases.Faults) > Expression.Number(0)) | user.IsNull());
        var twice = new Fragment("(COUNT(*) - COUNT(DISTINCT {0}))", user);
        var select = new Select
        {
            With = [(FactsLayer, plan.ToSelect())],
            Columns = [(Dimension, Expression.Number(0)), (Number, bad), (Users, twice)],
            From = Source.Of(FactsLayer),
            Having = (bad > Expression.Number(0)) | (twice > Expression.Number(0)),
            Union =
            [
                CountBy(1, Value.Of((long)today) - lastDay),
                CountBy(2, new Column(null, PurchasePlan.Orders)),
                CountBy(3, NetOf(policy, null)),
            ],
        };
        return new(dialect, SqlShape.PurchaseDistribution, select, policy.ToRef(), asOf, [table], refusals, plan);
    }

    /// <summary>Compiles a fitted model to a query that returns each user's scores and segment. Read it by <see cref="SqlReader.ScoresAsync"/>, or let the engine keep them.</summary>
    /// <remarks>The cuts are the model's, frozen. Rates of currencies and splits of ties by rank are refused.</remarks>
    /// <param name="model">The model.</param>
    /// <param name="table">The host's table of purchases.</param>
    /// <param name="asOf">The instant of judgement; later rows are not seen.</param>
    /// <param name="dialect">The engine.</param>
    /// <returns>The query.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside the years 1 to 9998, or what the table's column can hold.</exception>
    /// <exception cref="SqlRefusedException">The policy or the table can't be compiled; everything that is refused is listed.</exception>
    public static SqlQuery Scores(RfmModel model, PurchaseTable table, Instant asOf, SqlDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(model);
        var (plan, refusals) = Plan(model.Policy, table, asOf, dialect);
        RefuseRates(plan, refusals);
        var facts = Source.Of(plan.ToSelect(), FactsLayer);
        Expression Of(string name) => new Column(FactsLayer, name);
        var purchased = Of(PurchasePlan.Purchases) > Expression.Number(0);
        var earlier = model.Policy.LookBack is null ? Expression.Number(0)
            : Expression.When(Of(PurchasePlan.Earlier) > Expression.Number(0), Expression.Number(1), Expression.Number(0));
        var scored = new Select
        {
            Columns =
            [
                (Aliases.User, Of(Aliases.User)),
                (Aliases.Faults, Of(Aliases.Faults)),
                (Status, Expression.When(purchased, Expression.Number(2), earlier)),
                (R, Expression.When(purchased, RecencyOf(model, Of(PurchasePlan.Last), table, asOf))),
                (F, Expression.When(purchased, LevelOf(model.Frequency, limit => Value.Of(Whole(limit)), Of(PurchasePlan.Orders)))),
                (M, Expression.When(purchased, LevelOf(model.Monetary, limit => Money(limit, table.Amount.Storage), NetOf(model.Policy, FactsLayer)))),
            ],
            From = facts,
        };
        var select = new Select
        {
            Columns =
            [
                .. scored.Columns.Select(column => (column.Alias, (Expression)new Column(Scored, column.Alias))),
                (SegmentId, SegmentOf(model)),
            ],
            From = Source.Of(scored, Scored),
        };
        return new(dialect, SqlShape.Scores, select, model.PolicyRef, asOf, [table], refusals, model);
    }

    private static (PurchasePlan Plan, Refusals Refusals) Plan(RfmPolicy policy, PurchaseTable table, Instant asOf, SqlDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(dialect);
        var summarizer = new PurchaseSummarizer(policy);
        if (!DayClock.InRange(asOf))
        {
            throw new ArgumentOutOfRangeException(nameof(asOf), asOf, "Judge as of an instant between the years 1 and 9998.");
        }

        var refusals = new Refusals(dialect);
        return (new(summarizer, table, asOf, dialect, refusals), refusals);
    }

    private static void RefuseRates(PurchasePlan plan, Refusals refusals)
    {
        if (plan.Rates.Count > 1)
        {
            refusals.Add("$.currency.rates", "rates of currencies", "Money in several currencies is added up by the library, after the query.", "Use RfmSql.Facts, which returns each currency's sum.");
        }
    }

    private static Select CountBy(int dimension, Expression number) => new()
    {
        Columns = [(Dimension, Expression.Number(dimension)), (Number, number), (Users, new Fragment("COUNT(*)"))],
        From = Source.Of(FactsLayer),
        Where = new Column(null, PurchasePlan.Purchases) > Expression.Number(0),
        GroupBy = [number],
    };

    private static Expression NetOf(RfmPolicy policy, string? source)
    {
        Expression purchased = new Column(source, PurchasePlan.Purchased);
        return policy.Refunds == RefundPolicy.Ignore ? purchased : purchased - new Column(source, PurchasePlan.Refunded);
    }

    /// <summary>R falls at the start of a local day, so an instant tells it without a clock in the query.</summary>
    private static Expression RecencyOf(RfmModel model, Expression last, PurchaseTable table, Instant asOf)
    {
        var clock = model.Summarizer.Days;
        var today = clock.DayOf(asOf);
        var mostBack = Period.DaysBetween(DayClock.MinDay, today) - 1;
        return Levels(
            model.Recency,
            level => Expression.Number(model.Recency.Bins + 1 - level),
            limit =>
            {
                var days = (int)Math.Clamp(decimal.Floor(limit), -1, mostBack);
                return last >= table.At.Storage.Bound(Instant.Max(table.Earliest, clock.StartOf(today.PlusDays(-days))));
            });
    }

    private static Expression LevelOf(RfmScale scale, Func<decimal, Value> bound, Expression value) =>
        Levels(scale, level => Expression.Number(level), limit => value <= bound(limit));

    private static Expression Levels(RfmScale scale, Func<int, Expression> answer, Func<decimal, Expression> isWithin) => scale.Limits.Count == 0
        ? answer((scale.Bins + 1) / 2)
        : new Case(
            [.. scale.Limits.Select((limit, i) => (isWithin(limit), answer(i + 1)))],
            answer(scale.Bins));

    private static long Whole(decimal limit) => (long)Math.Clamp(decimal.Floor(limit), long.MinValue, long.MaxValue);

    private static Value Money(decimal limit, SqlStorage storage) => storage.Kind == SqlStorageKind.Numeric
        ? Value.Of(limit)
        : Value.Of(Whole(Math.Clamp(limit, -PurchaseLimits.Total, PurchaseLimits.Total) * storage.UnitsPerOne));

    private static Case SegmentOf(RfmModel model)
    {
        var (f, m) = (model.Frequency.Bins, model.Monetary.Bins);
        var cells = new Dictionary<string, List<Expression>>(StringComparer.Ordinal);
        for (var place = 0; place < model.Recency.Bins * f * m; place++)
        {
            var segment = model.SegmentOf(model.ScoreOf((place / (f * m)) + 1, (place / m % f) + 1, (place % m) + 1));
            cells.TryAdd(segment.Id, []);
            cells[segment.Id].Add(Expression.Number(place));
        }

        Expression Less(string name) => new Column(Scored, name) - Expression.Number(1);
        var cell = (Less(R) * Expression.Number(f * m)) + (Less(F) * Expression.Number(m)) + Less(M);
        return new Case([.. cells.Select(pair => (cell.In(pair.Value), (Expression)Value.Of(pair.Key)))], null);
    }
}
