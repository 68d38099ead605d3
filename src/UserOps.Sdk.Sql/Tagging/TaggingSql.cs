using UserOps.Tagging;

namespace UserOps.Sql;

/// <summary>Compiles tag catalogues to SQL.</summary>
/// <remarks>
/// <see cref="Slots"/> is the way to begin with: the engine computes the figures that the tags rest on, and the tagger decides on
/// what comes back, as it would on the facts. <see cref="Verdicts"/> leaves the decision to the engine too.
/// </remarks>
public static class TaggingSql
{
    /// <summary>Compiles the slots of a tagger to one query that returns their values, user by user. Read it by <see cref="SqlReader.SlotsAsync"/>.</summary>
    /// <remarks>
    /// <para>Every user of the table of users has a row, also without events; without such a table, every user of the table of
    /// events. An event counts once for each row it has: see to it by a key on its id.</para>
    /// <para>Refused are conditions on the order of events (<c>sequence</c>, <c>resumed</c>, <c>held</c>), the first and last value
    /// of a property, and in filters of events <c>matches</c>, <c>ignoreCase</c> and comparisons of sets.</para>
    /// </remarks>
    /// <param name="slots">The slots, at the instant of judgement.</param>
    /// <param name="tables">The host's tables.</param>
    /// <param name="dialect">The engine.</param>
    /// <returns>The query.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant of judgement is outside what a table's column can hold.</exception>
    /// <exception cref="SqlRefusedException">The catalogue or the tables can't be compiled; everything that is refused is listed.</exception>
    public static SqlQuery Slots(TagSlots slots, SqlTables tables, SqlDialect dialect)
    {
        var refusals = Begin(slots, tables, dialect);
        var plan = new SlotPlan(slots, tables, dialect, refusals);
        refusals.ThrowIfAny();
        return new(dialect, SqlShape.Slots, plan.ToSelect(), slots.Tagger.Policy, slots.AsOf, plan.Tables, refusals, plan);
    }

    /// <summary>Compiles a whole catalogue to one query that decides the tags too, user by user. Read it by <see cref="SqlReader.VerdictsAsync"/>, or let the engine keep them.</summary>
    /// <remarks>
    /// <para>Column <c>t0</c> says of the first tag of the catalogue whether it is given: 2, 0 when it is not, and 1 when it is
    /// unknown; <c>v0</c> is its value as text, where it has one. Lengths of time are frozen as finished instants: the query is good
    /// for its instant of judgement alone.</para>
    /// <para>Refused is what <see cref="Slots"/> refuses, and of attributes and aggregates too <c>matches</c>, <c>ignoreCase</c>,
    /// comparisons of sets, anniversaries, and means compared with numbers finer than the column in SQLite.</para>
    /// </remarks>
    /// <param name="slots">The slots of the catalogue's tagger, at the instant of judgement.</param>
    /// <param name="tables">The host's tables.</param>
    /// <param name="dialect">The engine.</param>
    /// <returns>The query.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant of judgement is outside what a table's column can hold.</exception>
    /// <exception cref="SqlRefusedException">The catalogue or the tables can't be compiled; everything that is refused is listed.</exception>
    public static SqlQuery Verdicts(TagSlots slots, SqlTables tables, SqlDialect dialect)
    {
        var refusals = Begin(slots, tables, dialect);
        var plan = new VerdictPlan(slots, tables, dialect, refusals);
        refusals.ThrowIfAny();
        return new(dialect, SqlShape.Verdicts, plan.ToSelect(), slots.Tagger.Policy, slots.AsOf, plan.Tables, refusals, plan);
    }

    private static Refusals Begin(TagSlots slots, SqlTables tables, SqlDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(slots);
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(dialect);
        return new(dialect);
    }
}
