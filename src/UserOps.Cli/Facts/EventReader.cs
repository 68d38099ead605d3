using NodaTime;
using UserOps.Cli.Activity;
using UserOps.Cli.Input;
using UserOps.Json;
using UserOps.Tagging;

namespace UserOps.Cli.Facts;

/// <summary>A row of a file of events.</summary>
/// <param name="User">The user.</param>
/// <param name="Events">The event as each catalogue declares it; <see langword="null"/> where one declares no such type.</param>
internal readonly record struct EventRow(UserId User, UserEvent?[] Events);

/// <summary>Reads events from a file with columns, typed by what catalogues declare.</summary>
/// <remarks>
/// A row without a user is anonymous: counted, and not handed over. One of a type that no catalogue declares is left out. A
/// blank value is missing.
/// </remarks>
internal sealed class EventReader : SourceReader<EventRow>
{
    private readonly EventFields _fields;
    private readonly TimeReader _times;
    private readonly string? _type;
    private readonly IReadOnlyList<TagCatalog> _catalogs;
    private long _accepted;
    private long _anonymous;
    private long _leftOut;
    private Instant? _newest;

    /// <summary>Initializes a new instance of the <see cref="EventReader"/> class.</summary>
    /// <param name="input">The file.</param>
    /// <param name="rows">How its rows are read.</param>
    /// <param name="rejections">Takes the rows that can't be used.</param>
    /// <exception cref="UsageException">The type of the command line is in no catalogue, or a field of the map is none.</exception>
    public EventReader(FactsInput input, EventRows rows, RejectionSink rejections)
        : this(input, rows, new EventFields(input.Catalogs, rows.Event is null), rejections)
    {
    }

    private EventReader(FactsInput input, EventRows rows, EventFields fields, RejectionSink rejections)
        : base(new RowInput { File = input.File, Map = FieldMap.Parse(rows.Map, fields.Layout), Times = rows.Times }, fields.Layout, rejections)
    {
        (_fields, _times, _type, _catalogs) = (fields, rows.Times, rows.Event, input.Catalogs);
        var types = _catalogs.SelectMany(catalog => catalog.Events.Names).Distinct(StringComparer.Ordinal).ToList();
        if (_type is not null && !types.Contains(_type, StringComparer.Ordinal))
        {
            var remedy = Spelling.Suggest(_type, types, types.Count == 0 ? "It declares none." : $"It declares {string.Join(", ", types)}.");
            throw new UsageException($"--event '{Shown.Text(_type)}' is no type of event that the catalogue declares. {remedy}");
        }
    }

    /// <summary>Gets what became of the records; complete once the file was read to its end.</summary>
    public ActivityCounts Counts { get; private set; } = new();

    /// <inheritdoc />
    protected override bool TryRead(RecordReader record, out EventRow row)
    {
        row = default;
        var user = record[EventFields.User];
        if (user.Length == 0)
        {
            _anonymous++;
            return false;
        }

        if (!_times.TryRead(record[EventFields.At], out var at, out var whyNot))
        {
            record.Reject(EventFields.At, whyNot);
            return false;
        }

        var type = record[EventFields.Type] is { Length: > 0 } told ? told : _type;
        if (type is null)
        {
            record.Reject(EventFields.Type, "It is missing; name the type of the event, or give --event NAME for all that have none.");
            return false;
        }

        if (!_catalogs.Any(catalog => catalog.Events.Contains(type)))
        {
            _leftOut++;
            return false;
        }

        var events = new UserEvent?[_catalogs.Count];
        for (var i = 0; i < events.Length; i++)
        {
            if (_catalogs[i].Events.TryGet(type, out var properties))
            {
                if (!TryRead(record, properties, out var values))
                {
                    return false;
                }

                events[i] = new UserEvent { Type = type, At = at, Id = record[EventFields.Id] is { Length: > 0 } id ? id : null, Properties = values };
            }
        }

        row = new(new UserId(user), events);
        return true;
    }

    /// <inheritdoc />
    protected override void Accept(EventRow row)
    {
        _accepted++;
        var at = Array.Find(row.Events, item => item is not null)!.At;
        _newest = _newest is { } newest ? Instant.Max(newest, at) : at;
    }

    /// <inheritdoc />
    protected override void End(long rejected, long blankLines) => Counts = new()
    {
        Accepted = _accepted,
        Rejected = rejected,
        Anonymous = _anonymous,
        LeftOut = _leftOut,
        BlankLines = blankLines,
        Newest = _newest,
    };

    private bool TryRead(RecordReader record, EquatableMap<FactType> properties, out EquatableMap<FactValue> values)
    {
        values = [];
        var known = new List<KeyValuePair<string, FactValue>>(properties.Count);
        foreach (var (name, type) in properties)
        {
            var position = _fields.PositionOf(name);
            FactValue value;
            string why;
            if (record[position].Length > 0)
            {
                if (!FactText.TryRead(record[position], type, _times, out value, out why))
                {
                    record.Reject(position, why);
                    return false;
                }
            }
            else if (name == EventFields.Amount && type == FactType.Number && _fields.HasFactors(record, out var quantity, out var price))
            {
                if (!AmountText.TryRead(record[quantity], out var count, out why))
                {
                    record.Reject(quantity, why);
                    return false;
                }

                if (!AmountText.TryRead(record[price], out var each, out why) || !AmountText.TryMultiply(count, each, out each, out why))
                {
                    record.Reject(price, why);
                    return false;
                }

                value = each;
            }
            else
            {
                continue;
            }

            known.Add(new(name, value));
        }

        values = known.ToEquatableMap();
        return true;
    }
}
