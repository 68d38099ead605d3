using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>Counts in which stage users end each period, and how they moved from one period's end to the next one's.</summary>
/// <remarks>
/// A user is judged on the last day of each complete period, with what was known by then. Add each user once, with the whole
/// activity; counters of different users add up. Cost: one timeline a user. Not thread-safe; give each worker a counter of its own
/// and merge.
/// </remarks>
public sealed class TransitionCounter : ICounter<TransitionCounter>
{
    private readonly Dictionary<StageId, int> _places = [];
    private readonly SortedDictionary<int, long[][]> _moves = [];
    private readonly StageEvaluator _evaluator;
    private readonly CalendarGrid _grid;
    private readonly LocalDate _asOf;
    private readonly int _first;
    private readonly int _last;

    /// <summary>Initializes a new instance of the <see cref="TransitionCounter"/> class, without users.</summary>
    /// <param name="evaluator">Tells the stages.</param>
    /// <param name="grid">The periods.</param>
    /// <param name="asOf">The day of judgement; periods that end later are not counted.</param>
    /// <param name="from">
    /// A day of the first period to count; <see langword="null"/> counts from the first user on. Users are followed from their
    /// first day all the same. Memory follows the number of periods, so one wrong date, centuries ago, can cost much without it.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="evaluator"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="grid"/> is <see langword="null"/> or names no periods.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> or <paramref name="from"/> is no day that a clock can name.</exception>
    public TransitionCounter(StageEvaluator evaluator, CalendarGrid grid, LocalDate asOf, LocalDate? from = null)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        LifecycleChecks.ThrowIfInvalid(grid, nameof(grid));
        _ = DayNumber.Checked(asOf, nameof(asOf));
        _evaluator = evaluator;
        _grid = grid;
        _asOf = asOf;
        _first = from is { } day ? grid.NumberOf(DayNumber.Checked(day, nameof(from))) : int.MinValue;
        _last = grid.NumberOf(asOf.PlusDays(1)) - 1;
        States = [.. evaluator.Policy.Stages.Select(stage => new StageId(stage.Id)), StageId.NeverActive, StageId.NotSeen];
        for (var i = 0; i < States.Count; i++)
        {
            _places[States[i]] = i;
        }
    }

    /// <summary>Gets the states in the order of the policy, then never active, then not seen.</summary>
    internal EquatableArray<StageId> States { get; }

    /// <summary>Adds a user.</summary>
    /// <param name="activity">The user's whole activity.</param>
    public void Add(in UserActivity activity)
    {
        var last = _grid.StartOf(_last + 1).PlusDays(-1);
        if (last < DayClock.MinDay)
        {
            return;
        }

        var spans = _evaluator.Timeline(activity, last);
        if (spans.Count == 0)
        {
            return;
        }

        var before = States.Count - 1;
        var place = 0;
        for (var number = _grid.NumberOf(spans[0].Since!.Value); number <= _last; number++)
        {
            var end = _grid.StartOf(number + 1).PlusDays(-1);
            while (!spans[place].Contains(end))
            {
                place++;
            }

            var now = _places[spans[place].Stage];
            if (number >= _first)
            {
                MovesOf(number)[before][now]++;
            }

            before = now;
        }
    }

    /// <inheritdoc />
    public void Merge(TransitionCounter other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!other._evaluator.PolicyRef.Equals(_evaluator.PolicyRef) || other._grid != _grid || other._asOf != _asOf || other._first != _first)
        {
            throw new ArgumentException("The counters count by different policies, periods or days; make both alike.", nameof(other));
        }

        foreach (var (number, moves) in other._moves.ToArray())
        {
            var mine = MovesOf(number);
            for (var i = 0; i < moves.Length; i++)
            {
                for (var j = 0; j < moves.Length; j++)
                {
                    mine[i][j] += moves[i][j];
                }
            }
        }
    }

    /// <summary>Reads the counts.</summary>
    /// <returns>The report; without periods when nobody was seen by the end of the last complete one.</returns>
    public TransitionReport ToReport()
    {
        var periods = new List<TransitionPeriod>();
        if (_moves.Count > 0)
        {
            for (var number = _moves.Keys.First(); number <= _last; number++)
            {
                var moves = _moves.GetValueOrDefault(number) ?? Empty();
                periods.Add(new()
                {
                    Start = _grid.StartOf(number),
                    End = _grid.StartOf(number + 1),
                    Moves = moves.Select(row => row.ToEquatableArray()).ToEquatableArray(),
                });
            }
        }

        return new()
        {
            Policy = _evaluator.PolicyRef,
            Grid = _grid,
            AsOf = _asOf,
            States = States,
            Periods = periods.ToEquatableArray(),
            PossibleMoves = PossibleMoves(),
        };
    }

    /// <summary>Which moves the policy allows; all, where there are too many rules to tell.</summary>
    private EquatableArray<EquatableArray<bool>> PossibleMoves()
    {
        var stages = _evaluator.Policy.Stages.Count;
        var later = StageReach.Of(_evaluator.Program)?.LaterStages();
        return Enumerable.Range(0, States.Count)
            .Select(from => Enumerable.Range(0, States.Count)
                .Select(to => (from < stages, to < stages) switch
                {
                    (true, true) => later is null || later[from][to],
                    (true, false) => false,
                    (false, true) => true,
                    _ => States[to] == StageId.NeverActive || (States[from] == StageId.NotSeen && States[to] == StageId.NotSeen),
                })
                .ToEquatableArray())
            .ToEquatableArray();
    }

    private long[][] MovesOf(int number)
    {
        if (!_moves.TryGetValue(number, out var moves))
        {
            moves = Empty();
            _moves.Add(number, moves);
        }

        return moves;
    }

    private long[][] Empty() => [.. Enumerable.Range(0, States.Count).Select(_ => new long[States.Count])];
}
