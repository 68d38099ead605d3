namespace UserOps.Tagging;

/// <summary>Counts how many users belong to each of some audiences.</summary>
/// <remarks>See <see cref="ICounter{TSelf}"/> for shards and threads, and <see cref="GroupedCounter{TGroup, TCounter}"/> for a breakdown.</remarks>
public sealed class AudienceCounter : ICounter<AudienceCounter>
{
    private readonly AudienceEvaluator[] _audiences;
    private readonly long[] _usersOf;
    private long _users;

    /// <summary>Initializes a new instance of the <see cref="AudienceCounter"/> class, with nobody counted.</summary>
    /// <param name="audiences">The audiences; a user may belong to several.</param>
    /// <exception cref="ArgumentNullException"><paramref name="audiences"/> or one of them is <see langword="null"/>.</exception>
    public AudienceCounter(params IEnumerable<AudienceEvaluator> audiences)
    {
        ArgumentNullException.ThrowIfNull(audiences);
        _audiences = [.. audiences];
        foreach (var audience in _audiences)
        {
            ArgumentNullException.ThrowIfNull(audience, nameof(audiences));
        }

        _usersOf = new long[_audiences.Length];
    }

    /// <summary>Adds a user; to be done once for each.</summary>
    /// <param name="tags">The tags that the user has, each once; none for a user without tags, who counts too.</param>
    public void Add(ReadOnlySpan<GivenTag> tags)
    {
        _users++;
        for (var i = 0; i < _audiences.Length; i++)
        {
            _usersOf[i] += _audiences[i].Contains(tags) ? 1 : 0;
        }
    }

    /// <inheritdoc />
    public void Merge(AudienceCounter other)
    {
        CounterRules.ThrowIfDifferent(
            other, static counter => string.Join(", ", counter._audiences.Select(audience => audience.PolicyRef)), this);
        _users += other._users;
        for (var i = 0; i < _usersOf.Length; i++)
        {
            _usersOf[i] += other._usersOf[i];
        }
    }

    /// <summary>Gives the numbers so far.</summary>
    /// <returns>The report.</returns>
    public AudienceReport ToReport() => new()
    {
        Users = _users,
        Audiences = _audiences
            .Select((audience, place) => new AudienceSize
            {
                Audience = audience.PolicyRef,
                Users = _usersOf[place],
                Share = _users == 0 ? null : (double)_usersOf[place] / _users,
            })
            .ToEquatableArray(),
    };
}
