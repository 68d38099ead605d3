namespace UserOps.Tagging;

/// <summary>Counts who gets, loses and keeps each tag between two states: two runs, or a catalogue and the one that shall replace it.</summary>
/// <remarks>
/// Names the first users who enter and who leave, by the order of their ids, so that a person can look at some and the same
/// ones are named however the users were split. See <see cref="ICounter{TSelf}"/> for shards and threads, and
/// <see cref="GroupedCounter{TGroup, TCounter}"/> for a breakdown.
/// </remarks>
/// <typeparam name="TUser">The type of the host's user ids; it has an order.</typeparam>
public sealed class TagMigrationCounter<TUser> : ICounter<TagMigrationCounter<TUser>>
    where TUser : notnull
{
    private readonly PolicyRef _before;
    private readonly PolicyRef _after;
    private readonly int _firstUsers;
    private readonly TagPlaces _places;
    private readonly Row[] _rows;
    private readonly List<int> _had = [];
    private readonly List<int> _has = [];
    private long _users;
    private long _changed;

    /// <summary>Initializes a new instance of the <see cref="TagMigrationCounter{TUser}"/> class, with nobody counted.</summary>
    /// <param name="before">The catalogue of the earlier state, of which every id stands once.</param>
    /// <param name="after">The catalogue of the later state; may be the same.</param>
    /// <param name="firstUsers">How many users are named for each tag and direction at most; 10 by default.</param>
    /// <exception cref="ArgumentNullException">A catalogue is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="firstUsers"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The ids have no order.</exception>
    public TagMigrationCounter(TagCatalog before, TagCatalog after, int firstUsers = 10)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentOutOfRangeException.ThrowIfNegative(firstUsers);
        KeyOrder<TUser>.ThrowIfMissing();
        (_before, _after, _firstUsers) = (before.ToRef(), after.ToRef(), firstUsers);
        _places = new(after.Tags.Select(tag => tag.Id).Union(before.Tags.Select(tag => tag.Id), StringComparer.Ordinal));
        _rows = [.. _places.Tags.Select(_ => new Row())];
    }

    /// <summary>Adds a user; to be done once for each who is in either state.</summary>
    /// <param name="user">The user.</param>
    /// <param name="before">The tags of the earlier state, each once; none for a user who was not there.</param>
    /// <param name="after">The tags of the later state, each once.</param>
    /// <exception cref="ArgumentException">The user is nobody, or a tag is in neither catalogue or stands twice; nothing was counted.</exception>
    public void Add(TUser user, ReadOnlySpan<GivenTag> before, ReadOnlySpan<GivenTag> after)
    {
        if (UserKey.IsNobody(user))
        {
            throw new ArgumentException("The user is nobody; give each user an id.", nameof(user));
        }

        _places.Read(before, _had);
        _places.Read(after, _has);
        _users++;
        var changed = false;
        for (var i = 0; i < _had.Count; i++)
        {
            var row = _rows[_had[i]];
            var now = _has.IndexOf(_had[i]);
            if (now < 0)
            {
                row.Left++;
                row.FirstLeft.Add(user);
                Trim(row.FirstLeft);
                changed = true;
            }
            else if (before[i].Value == after[now].Value)
            {
                row.Kept++;
            }
            else
            {
                row.Changed++;
                changed = true;
            }
        }

        foreach (var place in _has)
        {
            if (!_had.Contains(place))
            {
                var row = _rows[place];
                row.Entered++;
                row.FirstEntered.Add(user);
                Trim(row.FirstEntered);
                changed = true;
            }
        }

        _changed += changed ? 1 : 0;
    }

    /// <inheritdoc />
    public void Merge(TagMigrationCounter<TUser> other)
    {
        CounterRules.ThrowIfDifferent(
            other, static counter => $"{counter._before} to {counter._after}, naming {Exact.Text(counter._firstUsers)}", this);
        _users += other._users;
        _changed += other._changed;
        for (var i = 0; i < _rows.Length; i++)
        {
            var (mine, theirs) = (_rows[i], other._rows[i]);
            mine.Entered += theirs.Entered;
            mine.Left += theirs.Left;
            mine.Kept += theirs.Kept;
            mine.Changed += theirs.Changed;
            mine.FirstEntered.UnionWith(theirs.FirstEntered);
            mine.FirstLeft.UnionWith(theirs.FirstLeft);
            Trim(mine.FirstEntered);
            Trim(mine.FirstLeft);
        }
    }

    /// <summary>Gives the numbers so far.</summary>
    /// <returns>The report.</returns>
    public TagMigrationReport<TUser> ToReport() => new()
    {
        Before = _before,
        After = _after,
        Users = _users,
        ChangedUsers = _changed,
        Tags = _rows
            .Select((row, place) => new TagMigration<TUser>
            {
                Tag = _places.Tags[place],
                Before = row.Left + row.Kept + row.Changed,
                After = row.Entered + row.Kept + row.Changed,
                Entered = row.Entered,
                Left = row.Left,
                Kept = row.Kept,
                Changed = row.Changed,
                FirstEntered = [.. row.FirstEntered],
                FirstLeft = [.. row.FirstLeft],
            })
            .ToEquatableArray(),
    };

    private void Trim(SortedSet<TUser> users)
    {
        while (users.Count > _firstUsers)
        {
            users.Remove(users.Max!);
        }
    }

    private sealed class Row
    {
        public long Entered { get; set; }

        public long Left { get; set; }

        public long Kept { get; set; }

        public long Changed { get; set; }

        public SortedSet<TUser> FirstEntered { get; } = new(KeyOrder<TUser>.Instance);

        public SortedSet<TUser> FirstLeft { get; } = new(KeyOrder<TUser>.Instance);
    }
}
