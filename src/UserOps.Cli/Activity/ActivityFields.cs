using UserOps.Cli.Input;
using UserOps.Cli.Purchases;

namespace UserOps.Cli.Activity;

/// <summary>The fields of an activity file, and where each stands in a row.</summary>
/// <remarks>A purchase is activity: the headers of the Online Retail data sets (UCI 352 and 502) need no <c>--map</c>.</remarks>
internal static class ActivityFields
{
    public const int User = PurchaseFields.User;
    public const int At = PurchaseFields.At;

    private static readonly InputField Event = new("event", ["eventName", "event_name"]);

    /// <summary>Gets the fields; columns of the user's choice follow them.</summary>
    public static RecordLayout Layout { get; } = new(PurchaseFields.Layout.Fields[User], PurchaseFields.Layout.Fields[At], Event);

    /// <summary>Gets the fields of a purchases file, of which only the purchases are activity: its money stands where it stands there.</summary>
    public static RecordLayout OfPurchases { get; } = new([.. PurchaseFields.Layout.Fields, Event]) { OneOf = PurchaseFields.Layout.OneOf };

    /// <summary>Finds the fields that are read.</summary>
    /// <param name="purchasesOnly">Whether rows that are no purchases are left out.</param>
    /// <returns>The fields; the event stands last.</returns>
    public static RecordLayout LayoutOf(bool purchasesOnly) => purchasesOnly ? OfPurchases : Layout;
}
