using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Sql;

/// <summary>What the figures of a user's activity are, and where they stand in the query.</summary>
internal sealed class ActivityPlan
{
    public const string Days = "days";
    public const string Registered = "registered_at";
    private const string Activity = "activity";

    private readonly SqlDialect _dialect;
    private readonly LocalDays _days;
    private readonly KnownUsers? _users;
    private readonly Expression? _counts;
    private readonly Expression? _registers;

    public ActivityPlan(StageEvaluator evaluator, ActivityTable table, Instant asOf, SqlDialect dialect, UserTable? users, Refusals refusals)
    {
        Evaluator = evaluator;
        Table = table;
        AsOf = asOf;
        _dialect = dialect;
        EventFilter.Check(table, refusals);
        _users = KnownUsers.Of(users, table, dialect, refusals);
        var policy = evaluator.Policy;
        EventFilter.Require(table, policy.ActivityEvents, "$.activityEvents", refusals);
        if (policy.RegistrationEvent is not null && table.Event is null && users?.Since is null)
        {
            refusals.Add("$.registrationEvent", "an event by name", "The table has no column that tells events apart, and no column tells since when users are known.", $"Describe {table.Kind}.{nameof(table.Event)}, or give a table of users with {nameof(users.Since)}.");
        }

        refusals.ThrowIfAny();
        _days = LocalDays.Of(evaluator.Days, table.Earliest, asOf, refusals);
        if (table.Event is { } column)
        {
            _registers = policy.RegistrationEvent is { } name ? EventFilter.Of(column, [name]) : null;
            _counts = Counts(policy, column);
        }
    }

    public StageEvaluator Evaluator { get; }

    public ActivityTable Table { get; }

    public Instant AsOf { get; }

    /// <summary>Gets how the table of users holds since when they are known; <see langword="null"/> where it isn't told.</summary>
    public SqlStorage? Since => _users?.SinceColumn?.Storage;

    public bool HasUsers => _users is not null;

    public bool HasRegistration => _registers is not null;

    /// <summary>The one query: a row for each user who has a row up to the instant, or for each one of the table of users.</summary>
    public Select ToSelect()
    {
        var activity = ActivityByUser();
        if (_users is null)
        {
            return activity;
        }

        Expression Of(string alias) => new Column(Activity, alias);
        Expression OfUser(string alias) => new Column(KnownUsers.Name, alias);
        var columns = new List<(string, Expression)>
        {
            (Aliases.User, OfUser(Aliases.User)),
            (Aliases.Faults, OfUser(Aliases.Faults) + Expression.Coalesce(Of(Aliases.Faults), Expression.Number(0))),
            (KnownUsers.Copies, OfUser(KnownUsers.Copies)),
        };
        if (Since is not null)
        {
            columns.Add((KnownUsers.Since, OfUser(KnownUsers.Since)));
        }

        columns.AddRange(activity.Columns.Skip(2).Select(column => (column.Alias, Of(column.Alias))));
        return new()
        {
            Columns = columns,
            From = Source.Of(_users.ToSelect(), KnownUsers.Name),
            Joins = [(Source.Of(activity, Activity), OfUser(Aliases.User).EqualTo(Of(Aliases.User)))],
        };
    }

    private Select ActivityByUser()
    {
        var user = Rows.Of(Table.User);
        var at = Rows.Of(Table.At);
        var day = _dialect.LocalDay(at, Table.At.Storage, _days);
        var (seen, fault) = ActivityRows.Counted(Table, AsOf, _dialect, _registers is null ? _counts : _counts! | _registers);
        var columns = new List<(string, Expression)>
        {
            (Aliases.User, user),
            (Aliases.Faults, Expression.CountWhere(fault)),
        };
        if (_registers is not null)
        {
            columns.Add((Registered, Expression.MinWhere(_registers, at)));
        }

        columns.Add((Days, _dialect.ListDistinct(_registers is null || _counts is null ? day : Expression.When(_counts, day))));
        return new() { Columns = columns, From = Source.Of(Table), Where = seen, GroupBy = [user] };
    }

    /// <summary>Which rows count as activity; <see langword="null"/> for all.</summary>
    private Expression? Counts(StagePolicy policy, SqlColumn column)
    {
        if (policy.ActivityEvents.Count > 0)
        {
            return EventFilter.Of(column, policy.ActivityEvents);
        }

        if (Table.CountedEvents.Count == 0)
        {
            return policy.RegistrationEvent is { } registration ? EventFilter.AllBut(column, registration) : null;
        }

        var counted = Table.CountedEvents.Where(name => name != policy.RegistrationEvent).ToList();
        return counted.Count == 0 ? Expression.Number(1).EqualTo(Expression.Number(0)) : EventFilter.Of(column, counted);
    }
}
