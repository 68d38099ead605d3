using NodaTime;

namespace UserOps.Cli.Input;

/// <summary>Remembers, for every user, what a column says in the newest row; of two rows of one instant, the ordinally greater text.</summary>
internal sealed class NewestColumn
{
    private readonly Dictionary<UserId, (Instant At, string Text)> _byUser = [];

    /// <summary>Takes what the column says in a row.</summary>
    public void Add(UserId user, Instant at, string text)
    {
        if (!_byUser.TryGetValue(user, out var newest)
            || at > newest.At
            || (at == newest.At && string.CompareOrdinal(text, newest.Text) > 0))
        {
            _byUser[user] = (at, text);
        }
    }

    /// <summary>Tells what the column says of a user.</summary>
    public string Of(UserId user) => _byUser[user].Text;
}
