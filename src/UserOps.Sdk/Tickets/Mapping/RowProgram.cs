using System.Collections.Frozen;

namespace UserOps.Tickets;

/// <summary>A mapping with its columns by place.</summary>
internal sealed class RowProgram
{
    private static readonly EquatableMap<string> NoMeanings = [];

    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _columns = [];
    private readonly List<int> _watched = [];

    public RowProgram(TicketMapping mapping)
    {
        TicketId = Place(mapping.Columns["ticketId"]);
        General = new(
            mapping.Columns.TryGet("at", out var at) ? Place(at) : null,
            [.. mapping.Columns.Select(pair => Member(mapping, pair.Key, pair.Value)).OfType<RowMember>()],
            Constants(mapping.Constants));
        Settings = [.. mapping.Settings.Select(setting => new RowSetting(Find(setting.Member), setting.Value, Conditions(setting.When)))];
        Type = mapping.Columns.TryGet("type", out var type) ? new(LogMember.Type, Place(type), Meanings(mapping, "type")) : null;
        Rules = [.. mapping.Rules.Select(rule => new RowRule(
            rule,
            Conditions(rule.When),
            rule.Columns is { } own
                ? new(
                    own.TryGet("at", out var ownAt) ? Place(ownAt) : General.At,
                    [.. own.Select(pair => Member(mapping, pair.Key, pair.Value)).OfType<RowMember>()],
                    Constants(rule.Constants))
                : General,
            rule.Columns?.Contains("at") == true))];
        Unknown = mapping.Unknown.ToFrozenSet(StringComparer.Ordinal);
        TimeColumns = [.. Rules.Select(rule => rule.Carrier.At).Append(General.At).OfType<int>().Distinct()];
        Columns = _columns.ToEquatableArray();
        MayLack = mapping.MayLack.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        Watched = [.. _watched];
        Counts = [.. mapping.Rules.SelectMany(rule => rule.When).Concat(mapping.Settings.SelectMany(setting => setting.When))
            .OfType<RowRose>().Select(rose => Place(rose.Rose)).Distinct()];
    }

    /// <summary>The columns that are read, each once.</summary>
    public EquatableArray<string> Columns { get; }

    public FrozenSet<string> MayLack { get; }

    public FrozenSet<string> Unknown { get; }

    public int TicketId { get; }

    public RowMember? Type { get; }

    public RowCarrier General { get; }

    /// <summary>What rows of some form say, in all their events.</summary>
    public RowSetting[] Settings { get; }

    public RowRule[] Rules { get; }

    /// <summary>The columns that hold instants.</summary>
    public int[] TimeColumns { get; }

    /// <summary>The columns that hold counts.</summary>
    public int[] Counts { get; }

    /// <summary>The columns whose last known values a ticket keeps.</summary>
    public int[] Watched { get; }

    private static LogMember Find(string member) => LogMembers.OfTicket(member)!.Value;

    private static EquatableMap<string> Meanings(TicketMapping mapping, string member) => mapping.Values.TryGet(member, out var meanings) ? meanings : NoMeanings;

    private static (LogMember Member, string Value)[] Constants(EquatableMap<string> constants) =>
        [.. constants.Select(pair => (Find(pair.Key), pair.Value))];

    private RowMember? Member(TicketMapping mapping, string member, string column) =>
        Find(member) is LogMember.TicketId or LogMember.At or LogMember.Type ? null : new(Find(member), Place(column), Meanings(mapping, member));

    private RowTest[] Conditions(EquatableArray<RowCondition> conditions) => [.. conditions.SelectMany(condition => condition switch
    {
        RowKnown known => known.Known.Select(column => new RowTest(RowTestKind.Known, Place(column))),
        RowIn among => [new(RowTestKind.In, Place(among.Column)) { Values = among.In.ToFrozenSet(StringComparer.Ordinal) }],
        RowChanged changed => [new(RowTestKind.Changed, Watch(changed.Changed))],
        RowRose rose => [new(RowTestKind.Rose, Watch(rose.Rose))],
        RowFirst first => [new RowTest(first.FirstRow ? RowTestKind.First : RowTestKind.Later, 0)],
        _ => [],
    })];

    private int Place(string column)
    {
        column = column.Trim();
        if (!_places.TryGetValue(column, out var place))
        {
            _places.Add(column, place = _columns.Count);
            _columns.Add(column);
        }

        return place;
    }

    private int Watch(string column)
    {
        var place = Place(column);
        var slot = _watched.IndexOf(place);
        if (slot < 0)
        {
            slot = _watched.Count;
            _watched.Add(place);
        }

        return slot;
    }
}

/// <summary>What is asked of a row.</summary>
internal enum RowTestKind
{
    /// <summary>A column is known.</summary>
    Known = 0,

    /// <summary>A column has one of some values.</summary>
    In,

    /// <summary>A column is another.</summary>
    Changed,

    /// <summary>A column is higher.</summary>
    Rose,

    /// <summary>The row is the first.</summary>
    First,

    /// <summary>The row is not the first.</summary>
    Later,
}

/// <summary>A condition.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Place">The place of the column; for what looks back, that among the watched columns.</param>
internal readonly record struct RowTest(RowTestKind Kind, int Place)
{
    public FrozenSet<string>? Values { get; init; }
}

/// <summary>A member that a column gives.</summary>
/// <param name="Member">The member.</param>
/// <param name="Place">The place of the column.</param>
/// <param name="Meanings">What the column's values mean.</param>
internal sealed record RowMember(LogMember Member, int Place, EquatableMap<string> Meanings);

/// <summary>A member that rows of some form have.</summary>
internal sealed record RowSetting(LogMember Member, string Value, RowTest[] When);

/// <summary>What an event carries.</summary>
internal sealed record RowCarrier(int? At, RowMember[] Members, (LogMember Member, string Value)[] Constants);

/// <summary>A rule with its columns by place.</summary>
internal sealed record RowRule(TicketRowRule Rule, RowTest[] When, RowCarrier Carrier, bool HasOwnTime);
