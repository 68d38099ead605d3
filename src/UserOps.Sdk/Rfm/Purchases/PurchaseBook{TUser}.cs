using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace UserOps.Rfm;

/// <summary>The purchase histories of many users, gathered in one pass.</summary>
/// <remarks>
/// <para>Rows may come in any order and books of shards can be merged: the same rows give the same histories. Memory
/// follows the number of orders. Any number of threads may read at once. Not thread-safe while rows are added; give each
/// worker a book of its own and merge.</para>
/// </remarks>
/// <typeparam name="TUser">The type of the host's user ids.</typeparam>
public sealed class PurchaseBook<TUser>
    where TUser : notnull
{
    private readonly Dictionary<TUser, Page> _pages = [];
    private readonly SortedSet<string> _currencies = new(StringComparer.Ordinal);
    private readonly CurrencyPolicy? _currency;

    /// <summary>Initializes a new instance of the <see cref="PurchaseBook{TUser}"/> class, with no rows.</summary>
    /// <param name="currency">
    /// The currency to count in, with the rates of others; a row in a currency without a rate is rejected.
    /// <see langword="null"/> when all rows are in one currency; rows in two then make the book unfit for a summary.
    /// </param>
    public PurchaseBook(CurrencyPolicy? currency = null)
    {
        CurrencyPolicyValidator.ThrowIfInvalid(currency, nameof(currency));
        _currency = currency;
    }

    /// <summary>Gets the users with at least one row, in no order.</summary>
    public IReadOnlyCollection<TUser> Users => _pages.Keys;

    /// <summary>Gets the currencies that rows named, in ordinal order.</summary>
    public EquatableArray<string> Currencies => _currencies.ToEquatableArray();

    /// <summary>Gets the currency that the money is counted in; <see langword="null"/> when no policy says.</summary>
    internal CurrencyPolicy? Currency => _currency;

    /// <summary>Gets the history of a user; empty for a user without rows.</summary>
    /// <param name="user">The user.</param>
    /// <returns>The history of the rows so far.</returns>
    public PurchaseHistory this[TUser user] =>
        _pages.TryGetValue(user, out var page) ? page.ToHistory() : PurchaseHistory.Empty;

    /// <summary>Adds a row.</summary>
    /// <param name="purchase">The row.</param>
    /// <exception cref="ArgumentException">
    /// The row has no user (<see langword="null"/>, <see cref="UserId.None"/>, a blank text), an amount or instant out of
    /// bounds, no kind that there is, or a currency without a rate.
    /// </exception>
    public void Add(in Purchase<TUser> purchase)
    {
        if (!TryAdd(purchase, out var rejection))
        {
            throw new ArgumentException(rejection.ToString(), nameof(purchase));
        }
    }

    /// <summary>Adds a row, or says why it can't be used.</summary>
    /// <param name="purchase">The row.</param>
    /// <param name="rejection">What is wrong with the row, with the user as its key.</param>
    /// <returns><see langword="true"/> if the row was added.</returns>
    public bool TryAdd(in Purchase<TUser> purchase, [NotNullWhen(false)] out Rejection? rejection)
    {
        if (!PurchaseRules.TryRead(purchase, _currency, out var entry, out var fault))
        {
            rejection = new Rejection("purchases", fault.Field, fault.Value, fault.Why) { Key = purchase.User?.ToString() };
            return false;
        }

        if (_currency is null && !string.IsNullOrEmpty(purchase.Currency))
        {
            _currencies.Add(purchase.Currency);
        }

        PageOf(purchase.User).Add(entry);
        rejection = null;
        return true;
    }

    /// <summary>Takes a whole history of a user in as well, such as one that another worker gathered.</summary>
    /// <param name="user">The user.</param>
    /// <param name="history">The history; its money is taken to be in the book's currency.</param>
    /// <exception cref="ArgumentException"><paramref name="user"/> is nobody.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="history"/> is <see langword="null"/>.</exception>
    public void Add(TUser user, PurchaseHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (UserKey.IsNobody(user))
        {
            throw new ArgumentException("A history needs a user; count anonymous rows apart.", nameof(user));
        }

        foreach (var entry in history.AsSpan())
        {
            PageOf(user).Add(entry);
        }
    }

    /// <summary>Takes the rows of another book in as well.</summary>
    /// <param name="other">The other book; it stays as it is. The rows of both count, also where they are equal.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The books count in different currencies.</exception>
    public void Merge(PurchaseBook<TUser> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (_currency != other._currency)
        {
            throw new ArgumentException("The books count in different currencies; gather both by one currency policy.", nameof(other));
        }

        foreach (var (user, page) in other._pages.ToArray())
        {
            Add(user, page.ToHistory());
        }

        _currencies.UnionWith(other.Currencies);
    }

    private Page PageOf(TUser user)
    {
        ref var page = ref CollectionsMarshal.GetValueRefOrAddDefault(_pages, user, out _);
        return page ??= new Page();
    }

    /// <summary>One user's entries while they are gathered: folded now and then, so that memory follows orders and not rows.</summary>
    private sealed class Page
    {
        private const int FewEntries = 64;

        private readonly List<PurchaseEntry> _fresh = [];
        private PurchaseHistory _folded = PurchaseHistory.Empty;

        public void Add(in PurchaseEntry entry)
        {
            var last = _fresh.Count - 1;
            if (last >= 0 && PurchaseEntry.Compare(_fresh[last], entry) == 0)
            {
                _fresh[last] = _fresh[last].Plus(entry);
                return;
            }

            _fresh.Add(entry);
            if (_fresh.Count >= Math.Max(FewEntries, _folded.AsSpan().Length))
            {
                Fold();
            }
        }

        /// <summary>Folds what is fresh and gives it all. Readers wait for each other here: to read is to fold.</summary>
        public PurchaseHistory ToHistory()
        {
            lock (_fresh)
            {
                if (_fresh.Count > 0)
                {
                    Fold();
                    _fresh.TrimExcess();
                }

                return _folded;
            }
        }

        private void Fold()
        {
            _folded = _folded.Merge(new PurchaseHistory(PurchaseHistory.Fold([.. _fresh])));
            _fresh.Clear();
        }
    }
}
