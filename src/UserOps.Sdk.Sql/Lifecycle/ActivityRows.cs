using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Sql;

/// <summary>Makes figures of the rows of lifecycle queries.</summary>
internal static class ActivityRows
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    /// <summary>Which rows are read up to an instant, and which of them can't be.</summary>
    /// <param name="table">The table.</param>
    /// <param name="asOf">The instant.</param>
    /// <param name="dialect">The engine.</param>
    /// <param name="counts">Which events are asked for; <see langword="null"/> for those that the table's description counts.</param>
    public static (Expression Where, Expression Fault) Counted(ActivityTable table, Instant asOf, SqlDialect dialect, Expression? counts)
    {
        var fault = Rows.Fault(table, dialect);
        var where = Rows.UpTo(table, asOf, dialect);
        counts ??= table.Event is { } column && table.CountedEvents.Count > 0 ? EventFilter.Of(column, table.CountedEvents) : null;
        if (counts is null)
        {
            return (where, fault);
        }

        var mistyped = dialect.IsOfAnotherType(Rows.Of(table.Event!), table.Event!.Storage);
        return mistyped is null ? (where & counts, fault) : (where & (counts | mistyped), fault | mistyped);
    }

    public static ActivityFigures<TUser> Read<TUser>(TUser user, SqlRow row)
        where TUser : notnull
    {
        var plan = (ActivityPlan)row.Query.Plan!;
        var column = 2;
        if (plan.HasUsers && row.Long(column++) > 1)
        {
            throw row.Wrong(Aliases.User, SqlReader.UserTwice);
        }

        var registered = plan.Since is { } since ? row.InstantOrNull(column++, since) : null;
        if (registered > plan.AsOf)
        {
            registered = null;
        }

        if (plan.HasRegistration && row.InstantOrNull(column++, plan.Table.At.Storage) is { } first && !(registered <= first))
        {
            registered = first;
        }

        if (registered is { } at && !DayClock.InRange(at))
        {
            throw row.Wrong(KnownUsers.Since, "The instant lies outside the years 1 to 9998.");
        }

        var days = ActivityDays.From(row.Numbers(column).Select(Epoch.PlusDays));
        return new(user, new(days, registered is { } instant ? plan.Evaluator.Days.DayOf(instant) : null));
    }
}
