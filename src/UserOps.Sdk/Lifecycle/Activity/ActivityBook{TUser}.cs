using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace UserOps.Lifecycle;

/// <summary>The event logs of many users, gathered in one pass.</summary>
/// <remarks>
/// <para>Rows may come in any order and more than once, and books of shards can be merged: the same rows give the same logs.
/// Any number of threads may read at once. Not thread-safe while rows are added; give each worker a book of its own and
/// merge.</para>
/// <para>Memory follows the number of distinct rows: 12 bytes each, with room to grow, and each name of an event once. At
/// most 33,554,432 names. Adding costs a comparison where a user's rows come in the order of time, and a logarithm of them
/// where they don't.</para>
/// </remarks>
/// <typeparam name="TUser">The type of the host's user ids.</typeparam>
public sealed class ActivityBook<TUser>
    where TUser : notnull
{
    private const string TooManyNames = "A book holds at most 33554432 names of events; name the kind of event, and keep its details elsewhere.";

    private readonly Dictionary<TUser, Page> _pages = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <summary>Gets the users with at least one row, in no order.</summary>
    public IReadOnlyCollection<TUser> Users => _pages.Keys;

    /// <summary>Gets the log of a user; empty for a user without rows. Costs a copy of the user's rows.</summary>
    /// <param name="user">The user.</param>
    /// <returns>The log of the rows so far.</returns>
    public EventLog this[TUser user] => _pages.TryGetValue(user, out var page) ? page.ToLog(_names) : EventLog.Empty;

    /// <summary>Adds a row.</summary>
    /// <param name="activity">The row.</param>
    /// <exception cref="ArgumentException">
    /// The row has no user (<see langword="null"/>, <see cref="UserId.None"/>, a blank text), an instant out of bounds, or a
    /// name that is too long or holds a control character.
    /// </exception>
    public void Add(in ActivityEvent<TUser> activity)
    {
        if (!TryAdd(activity, out var rejection))
        {
            throw new ArgumentException(rejection.ToString(), nameof(activity));
        }
    }

    /// <summary>Adds a row, or says why it can't be used.</summary>
    /// <param name="activity">The row.</param>
    /// <param name="rejection">What is wrong with the row, with the user as its key.</param>
    /// <returns><see langword="true"/> if the row was added, or was there already.</returns>
    public bool TryAdd(in ActivityEvent<TUser> activity, [NotNullWhen(false)] out Rejection? rejection)
    {
        if (ActivityRules.Check(activity) is { } fault)
        {
            rejection = new Rejection("activity", fault.Field, fault.Value, fault.Why) { Key = activity.User?.ToString() };
            return false;
        }

        var name = activity.Event;
        if (!TryNumber(name, out var number))
        {
            rejection = new Rejection("activity", "event", name, TooManyNames) { Key = activity.User.ToString() };
            return false;
        }

        PageOf(activity.User).Add(new(activity.At, number));
        rejection = null;
        return true;
    }

    /// <summary>Takes a whole log of a user in as well, such as one that another worker gathered.</summary>
    /// <param name="user">The user.</param>
    /// <param name="log">The log.</param>
    /// <exception cref="ArgumentException"><paramref name="user"/> is nobody.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    public void Add(TUser user, EventLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (UserKey.IsNobody(user))
        {
            throw new ArgumentException("A log needs a user; count anonymous activity apart.", nameof(user));
        }

        foreach (ref readonly var entry in log.AsSpan())
        {
            PageOf(user).Add(new(entry.At, NumberOf(entry.Event)));
        }
    }

    /// <summary>Takes the rows of another book in as well.</summary>
    /// <param name="other">The other book; it stays as it is. A row of both counts once.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is <see langword="null"/>.</exception>
    public void Merge(ActivityBook<TUser> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(this, other))
        {
            return;
        }

        int[] numbers = [.. other._names.Select(NumberOf)];
        foreach (var (user, page) in other._pages)
        {
            var mine = PageOf(user);
            foreach (ref readonly var entry in page.Entries)
            {
                mine.Add(entry.WithName(numbers[entry.Name]));
            }
        }
    }

    private int NumberOf(string name) =>
        TryNumber(name, out var number) ? number : throw new InvalidOperationException(TooManyNames);

    private bool TryNumber(string name, out int number)
    {
        if (_numbers.TryGetValue(name, out number))
        {
            return true;
        }

        if (_names.Count == PackedEvent.Names)
        {
            return false;
        }

        number = _names.Count;
        _numbers.Add(name, number);
        _names.Add(name);
        return true;
    }

    private Page PageOf(TUser user)
    {
        ref var page = ref CollectionsMarshal.GetValueRefOrAddDefault(_pages, user, out _);
        return page ??= new Page();
    }

    /// <summary>
    /// One user's rows while they are gathered: sorted ones without a repeat, then fresh ones as they came. The fresh ones
    /// are folded in when they are as many, so that memory follows distinct rows. To read changes nothing.
    /// </summary>
    private sealed class Page
    {
        private const int FewEntries = 64;

        private PackedEvent[] _entries = [];
        private int _sorted;
        private int _count;

        public ReadOnlySpan<PackedEvent> Entries => _entries.AsSpan(0, _count);

        public void Add(PackedEvent entry)
        {
            var inOrder = _sorted == 0 || PackedEvent.Compare(entry, _entries[_sorted - 1]) > 0;
            if (!inOrder && IsKnown(entry))
            {
                return;
            }

            if (_count == _entries.Length)
            {
                Array.Resize(ref _entries, _count + Math.Max(4, _count / 2));
            }

            _sorted += inOrder && _sorted == _count ? 1 : 0;
            _entries[_count++] = entry;
            if (_count - _sorted >= Math.Max(FewEntries, _sorted))
            {
                _entries = Fold();
                (_sorted, _count) = (_entries.Length, _entries.Length);
            }
        }

        public EventLog ToLog(List<string> names)
        {
            var sorted = _sorted == _count ? Entries : Fold();
            var entries = new EventEntry[sorted.Length];
            for (var i = 0; i < entries.Length; i++)
            {
                entries[i] = new(sorted[i].At, names[sorted[i].Name]);
            }

            // Numbers follow the order of arrival; those of one instant are put in the order of their names.
            for (var (from, to) = (0, 1); to <= entries.Length; to++)
            {
                if (to == entries.Length || entries[to].At != entries[from].At)
                {
                    if (to - from > 1)
                    {
                        entries.AsSpan(from, to - from).Sort(static (left, right) => EventEntry.Compare(left, right));
                    }

                    from = to;
                }
            }

            return new(entries);
        }

        /// <summary>Tells whether a row that comes late is among the sorted ones.</summary>
        private bool IsKnown(PackedEvent entry)
        {
            var (low, high) = (0, _sorted - 1);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = PackedEvent.Compare(_entries[middle], entry) < 0 ? (middle + 1, high) : (low, middle);
            }

            return PackedEvent.Compare(_entries[low], entry) == 0;
        }

        private PackedEvent[] Fold()
        {
            var fresh = _entries[_sorted.._count];
            Array.Sort(fresh, PackedEvent.Compare);
            var folded = new PackedEvent[_count];
            var (i, j, kept) = (0, 0, 0);
            while (i < _sorted || j < fresh.Length)
            {
                var next = j == fresh.Length || (i < _sorted && PackedEvent.Compare(_entries[i], fresh[j]) <= 0) ? _entries[i++] : fresh[j++];
                if (kept == 0 || PackedEvent.Compare(folded[kept - 1], next) != 0)
                {
                    folded[kept++] = next;
                }
            }

            return kept == folded.Length ? folded : folded[..kept];
        }
    }
}
