using UserOps.Cli.Input;

namespace UserOps.Cli.Purchases;

/// <summary>The fields of a purchases file, and where each stands in a row.</summary>
/// <remarks>The headers of the Online Retail data sets (UCI 352 and 502) need no <c>--map</c>.</remarks>
internal static class PurchaseFields
{
    public const int User = 0;
    public const int At = 1;
    public const int Amount = 2;
    public const int Quantity = 3;
    public const int UnitPrice = 4;
    public const int Order = 5;
    public const int Kind = 6;
    public const int Currency = 7;

    /// <summary>Gets the fields; columns of the user's choice follow them.</summary>
    public static RecordLayout Layout { get; } = new(
        new InputField("user", ["CustomerID", "Customer ID", "customer_id", "userId", "user_id"], Required: true),
        new InputField("at", ["InvoiceDate"], Required: true),
        new InputField("amount", []),
        new InputField("quantity", []),
        new InputField("unitPrice", ["Price", "unit_price"]),
        new InputField("order", ["InvoiceNo", "Invoice", "orderId", "order_id"]),
        new InputField("kind", []),
        new InputField("currency", []))
    {
        OneOf = [[Amount], [Quantity, UnitPrice]],
    };
}
