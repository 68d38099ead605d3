using UserOps.Json;

namespace UserOps.Tickets;

/// <summary>Reads and writes conditions of rows, told apart by the member each has.</summary>
internal sealed class RowConditionJsonConverter : UnionJsonConverter<RowCondition>
{
    public override IReadOnlyList<UnionVariant> Variants { get; } =
    [
        new("known", typeof(RowKnown)),
        new("in", typeof(RowIn)),
        new("changed", typeof(RowChanged)),
        new("rose", typeof(RowRose)),
        new("firstRow", typeof(RowFirst)),
    ];
}
