using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.Rfm;

namespace UserOps.Cli.Purchases;

/// <summary>Carries rows of purchases into histories.</summary>
internal static class PurchaseGathering
{
    /// <summary>Gathers the rows of a file.</summary>
    /// <param name="reader">Reads the file.</param>
    /// <param name="currency">The currency that counts, and the rates of the others; <see langword="null"/> where the policy names none.</param>
    /// <param name="preset">The preset to begin with where several currencies need a policy.</param>
    /// <param name="groups">Takes the column of a breakdown; <see langword="null"/> without one.</param>
    /// <param name="progress">Shows how far the reading is.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The histories; rows that the library refuses are rejected through the reader.</returns>
    /// <exception cref="UsageException">The rows are in several currencies and the policy names none.</exception>
    public static PurchaseBook<UserId> Gather(
        PurchaseReader reader,
        CurrencyPolicy? currency,
        string preset,
        NewestColumn? groups,
        ProgressLine progress,
        CancellationToken cancellationToken)
    {
        var book = new PurchaseBook<UserId>(currency);
        foreach (var row in reader.ReadRows(cancellationToken))
        {
            progress.Step($"Reading {reader.Source}", reader.Fraction);
            if (book.TryAdd(row.Value, out var rejection))
            {
                groups?.Add(row.Value.User, row.Value.At, row.Columns[0]);
            }
            else
            {
                reader.Refuse(row, rejection);
            }
        }

        return book.Currencies.Count <= 1 ? book : throw new UsageException(
            $"The purchases are in {book.Currencies.Count} currencies ({string.Join(", ", book.Currencies)}). Name the one that counts, and the rates of the others, in a policy: 'userops policy new {preset}', member 'currency'.");
    }
}
