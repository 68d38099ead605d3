using UserOps.Cli.Input;
using UserOps.Cli.Purchases;
using UserOps.Tagging;

namespace UserOps.Cli.Facts;

/// <summary>The fields of a file of events: who, when, which, its id, and the properties that catalogues declare.</summary>
/// <remarks>A purchase is an event: where a catalogue declares properties that purchases have, the headers of the Online Retail data sets (UCI 352 and 502) need no <c>--map</c>.</remarks>
internal sealed class EventFields
{
    public const int User = PurchaseFields.User;
    public const int At = PurchaseFields.At;
    public const int Type = 2;
    public const int Id = 3;

    /// <summary>The number that quantity times price tell where no column does.</summary>
    public const string Amount = "amount";

    private const string Quantity = "quantity";
    private const string UnitPrice = "unitPrice";

    private static readonly InputField EventId = new("id", ["eventId", "event_id"]);

    private readonly Dictionary<string, int> _positions;

    /// <summary>Initializes a new instance of the <see cref="EventFields"/> class.</summary>
    /// <param name="catalogs">The catalogues that declare the properties.</param>
    /// <param name="needsType">Whether a column must tell the type of each event.</param>
    public EventFields(IEnumerable<TagCatalog> catalogs, bool needsType)
    {
        var declared = catalogs.SelectMany(catalog => catalog.Events).SelectMany(type => type.Value).ToList();
        if (declared.Exists(property => property is { Key: Amount, Value: FactType.Number }))
        {
            declared.AddRange([new(Quantity, FactType.Number), new(UnitPrice, FactType.Number)]);
        }

        InputField[] properties =
        [
            .. declared.GroupBy(property => property.Key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new InputField(group.Key, SynonymsOf(group.Key)) { MayBeTruth = group.Any(property => property.Value == FactType.Bool) }),
        ];
        Layout = new(
        [
            PurchaseFields.Layout.Fields[User],
            PurchaseFields.Layout.Fields[At],
            new InputField("event", ["eventName", "event_name", "type"], needsType),
            EventId,
            .. properties,
        ]);
        _positions = properties.Select((property, place) => (property.Name, place)).ToDictionary(pair => pair.Name, pair => Id + 1 + pair.place, StringComparer.Ordinal);
    }

    /// <summary>Gets the fields.</summary>
    public RecordLayout Layout { get; }

    /// <summary>Finds where a property stands.</summary>
    /// <param name="property">The property, as a catalogue declares it.</param>
    /// <returns>The position.</returns>
    public int PositionOf(string property) => _positions[property];

    /// <summary>Finds the two numbers whose product is an amount that no column tells.</summary>
    /// <param name="row">The row.</param>
    /// <param name="quantity">The position of the quantity.</param>
    /// <param name="price">The position of the price.</param>
    /// <returns><see langword="true"/> if the row has both.</returns>
    public bool HasFactors(RecordReader row, out int quantity, out int price)
    {
        (quantity, price) = (PositionOf(Quantity), PositionOf(UnitPrice));
        return row[quantity].Length > 0 && row[price].Length > 0;
    }

    private static EquatableArray<string> SynonymsOf(string property) =>
        PurchaseFields.Layout.Fields.Skip(At + 1).FirstOrDefault(field => field.Name == property)?.Synonyms ?? [];
}
