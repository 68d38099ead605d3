using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Sql;

/// <summary>How the users of each period are counted: the periods of each user, the one before each of them, and how often is what.</summary>
internal sealed class GrowthPlan
{
    public const string Period = "period";
    private const string Active = "active";
    private const string Steps = "steps";
    private const string Before = "before";
    private const string Registered = "registered";

    private readonly GrowthPolicy _policy;
    private readonly ActivityTable _table;
    private readonly SqlDialect _dialect;
    private readonly Instant _asOf;
    private readonly LocalDate _day;
    private readonly LocalDate? _from;
    private readonly KnownUsers? _users;
    private readonly PeriodNumbers _periods;

    public GrowthPlan(
        GrowthPolicy policy, DayClock clock, ActivityTable table, Instant asOf, SqlDialect dialect, LocalDate? from, UserTable? users, Refusals refusals)
    {
        (_policy, _table, _asOf, _dialect, _from) = (policy, table, asOf, dialect, from);
        _day = clock.DayOf(asOf);
        _ = NewCounter();
        EventFilter.Check(table, refusals);
        _users = KnownUsers.Of(users, table, dialect, refusals);
        if (policy.NewUsers == NewUsers.RegisteredInPeriod && users?.Since is null)
        {
            refusals.Add("$.newUsers", "registeredInPeriod", "No column tells since when users are known.", $"Give a table of users with {nameof(users.Since)}, or count by firstActivity.");
        }

        refusals.ThrowIfAny();
        _periods = new(policy.Grid, clock, table, asOf, dialect, refusals);
    }

    /// <summary>The query: a row for each period with activity.</summary>
    public Select ToSelect()
    {
        var (period, before) = (new Column(Steps, Period), new Column(Steps, Before));
        var isFirst = before.IsNull() & period.IsNotNull();
        var registered = new Column(KnownUsers.Name, Registered);
        var isNew = _policy.NewUsers == NewUsers.RegisteredInPeriod ? isFirst & (registered.IsNull() | registered.EqualTo(period)) : isFirst;
        var twice = before.EqualTo(period);
        Expression faults = new Column(Steps, Aliases.Faults);
        var with = new List<(string, Select)> { (Active, ActivePeriods()), (Steps, WithPeriodBefore()) };
        Expression? where = null;
        if (_users is not null)
        {
            with.Add((KnownUsers.Name, _users.ToMergedSelect(_policy.NewUsers == NewUsers.RegisteredInPeriod
                ? [(Registered, since => _periods.OfAny(since, _users.SinceColumn!.Storage))]
                : [])));
            var copies = new Column(KnownUsers.Name, KnownUsers.Copies) > Expression.Number(1);
            twice |= copies;
            faults = new Column(KnownUsers.Name, Aliases.Faults) + Expression.Coalesce(faults, Expression.Number(0));
            where = period.IsNotNull() | copies | (faults > Expression.Number(0));
        }

        var user = new Column(_users is null ? Steps : KnownUsers.Name, Aliases.User);
        return new()
        {
            With = with,
            Columns =
            [
                (Period, period),
                (Aliases.Faults, new Aggregate(AggregateOperator.Sum, faults)),
                ("repeated", Expression.CountWhere(twice)),
                ("nobody", Expression.CountWhere(user.IsNull())),
                ("first_ever", Expression.CountWhere(isFirst)),
                ("new", Expression.CountWhere(isNew)),
                ("retained", Expression.CountWhere(before.EqualTo(period - Expression.Number(1)))),
                ("returned", Expression.CountWhere(before < period - Expression.Number(1))),
            ],
            From = Source.Of(_users is null ? Steps : KnownUsers.Name),
            Joins = _users is null ? [] : [(Source.Of(Steps), user.EqualTo(new Column(Steps, Aliases.User)))],
            Where = where,
            GroupBy = [period],
        };
    }

    public GrowthCounter NewCounter() => new(_policy, _day);

    public GrowthReport Report(GrowthCounter counter) => counter.ToReport(_from);

    /// <summary>Counts a row in.</summary>
    public bool Read(SqlRow row, GrowthCounter counter)
    {
        row.ThrowIfFaulty(row.LongOrNull(1) ?? 0, row.Long(2), row.Long(3));
        try
        {
            counter.AddPeriod(_periods.DayOf(row.Long(0)), row.Long(4), row.Long(5), row.Long(6), row.Long(7));
            return true;
        }
        catch (ArgumentException e)
        {
            throw row.Wrong(Period, $"The counts are none of a population. {e.Message}", e);
        }
    }

    private Select ActivePeriods()
    {
        var user = Rows.Of(_table.User);
        var period = _periods.Of(Rows.Of(_table.At), _table.At.Storage);
        var (where, fault) = ActivityRows.Counted(_table, _asOf, _dialect, counts: null);
        return new()
        {
            Columns = [(Aliases.User, user), (Period, period), (Aliases.Faults, Expression.CountWhere(fault))],
            From = Source.Of(_table),
            Where = where,
            GroupBy = [user, period],
        };
    }

    private static Select WithPeriodBefore()
    {
        Column Of(string name) => new(null, name);
        return new()
        {
            Columns =
            [
                (Aliases.User, Of(Aliases.User)),
                (Period, Of(Period)),
                (Aliases.Faults, Of(Aliases.Faults)),
                (Before, new Fragment("LAG({0}) OVER (PARTITION BY {1} ORDER BY {0})", Of(Period), Of(Aliases.User))),
            ],
            From = Source.Of(Active),
        };
    }
}
