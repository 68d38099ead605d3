using NodaTime;
using UserOps.Tagging;

namespace UserOps.Sql;

/// <summary>Makes values of slots of the rows of tagging queries.</summary>
internal static class SlotRows
{
    public static SlotFigures<TUser> Read<TUser>(TUser user, SqlRow row)
        where TUser : notnull
    {
        var plan = (SlotPlan)row.Query.Plan!;
        var values = new FactValue[plan.Columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ValueOf(plan.Columns[i], row, plan.Slots.AsOf);
        }

        return new(user, values.ToEquatableArray());
    }

    private static FactValue ValueOf(SlotColumn slot, SqlRow row, Instant asOf)
    {
        if (slot.Slot is ObservedSinceSlot)
        {
            var first = slot.Parts.Select(part => row.InstantOrNull(part.Column, part.Storage)).Min();
            return first is { } since && since <= asOf ? row.Value(slot.Parts[0].Column, () => since) : FactValue.None;
        }

        var (column, storage, _) = slot.Parts[0];
        if (slot.Slot is AggregateSlot { Function: AggregateFunction.Avg })
        {
            var count = row.Long(slot.Parts[1].Column);
            return count == 0 ? FactValue.None : row.Number(column, storage) / count;
        }

        return row.IsNull(column) ? FactValue.None : slot.Slot.Type switch
        {
            FactType.Text => row.Text(column),
            FactType.Number => row.Number(column, storage),
            FactType.Bool => row.Bool(column),
            FactType.TextSet => FactValue.OfSet(row.Texts(column)),
            FactType.Date => row.Value(column, () => row.Date(column, storage)),
            _ => row.Value(column, () => row.Instant(column, storage)),
        };
    }
}
