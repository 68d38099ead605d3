using NodaTime;

namespace UserOps.Cli.Purchases;

/// <summary>Remembers, for every user, what a column says in the newest row; of two rows of one instant, the ordinally greater text.</summary>
internal sealed class NewestColumn
{
    private readonly Dictionary<UserId, (Instant At, string Text)> _byUser = [];

    /// <summary>Takes a row with one further column.</summary>
    public void Add(PurchaseRow row)
    {
        var (at, text) = (row.Purchase.At, row.Columns[0]);
        if (!_byUser.TryGetValue(row.Purchase.User, out var newest)
            || at > newest.At
            || (at == newest.At && string.CompareOrdinal(text, newest.Text) > 0))
        {
            _byUser[row.Purchase.User] = (at, text);
        }
    }

    /// <summary>Tells what the column says of a user.</summary>
    public string Of(UserId user) => _byUser[user].Text;
}
