namespace UserOps.Sql;

/// <summary>A table with a row for each purchase or refund, or each line of one.</summary>
public sealed record PurchaseTable : SqlLogTable
{
    /// <summary>Gets the column of the money.</summary>
    public required SqlColumn Amount { get; init; }

    /// <summary>Gets the column of the order's id; rows that share one are one order.</summary>
    /// <value><see langword="null"/>, the default: there are no ids, and the policy says what an order is.</value>
    public SqlColumn? OrderId { get; init; }

    /// <summary>Gets the column that says whether a row is a purchase or a refund, as text; where it is NULL the sign of the money tells.</summary>
    /// <value><see langword="null"/>, the default: the sign of the money tells.</value>
    public SqlColumn? Type { get; init; }

    /// <summary>Gets what <see cref="Type"/> holds of a purchase.</summary>
    /// <value><c>purchase</c>.</value>
    public string PurchaseType { get; init; } = "purchase";

    /// <summary>Gets what <see cref="Type"/> holds of a refund.</summary>
    /// <value><c>refund</c>.</value>
    public string RefundType { get; init; } = "refund";

    /// <summary>Gets the column of the currency's code; where it is NULL or empty, the money is in the policy's currency.</summary>
    /// <value><see langword="null"/>, the default: all money is in one currency.</value>
    public SqlColumn? Currency { get; init; }

    internal override IEnumerable<(string Member, SqlColumn? Column)> Columns =>
    [
        (nameof(User), User), (nameof(At), At), (nameof(Amount), Amount), (nameof(OrderId), OrderId), (nameof(Type), Type),
        (nameof(Currency), Currency), (nameof(Tenant), Tenant?.Column),
    ];
}
