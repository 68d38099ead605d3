using UserOps.Rfm;

namespace UserOps.Cli.Purchases;

/// <summary>A purchase, where it stands, and the further columns that were asked for.</summary>
/// <param name="Purchase">The purchase or refund.</param>
/// <param name="Line">The line on which its record starts, from 1.</param>
/// <param name="Columns">The values of <see cref="PurchaseInput.Columns"/>, in that order; empty text where blank.</param>
internal readonly record struct PurchaseRow(Purchase<UserId> Purchase, long Line, IReadOnlyList<string> Columns);
