using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>Accounts for growth: how many users of each period are new, retained, resurrected and dormant.</summary>
/// <remarks>
/// A user is active in a period with at least one active day in it. A user costs one pass over the blocks of the days and one step
/// for each active period; nothing is allocated. Keeps 32 bytes for each period from the first to the last active one. See
/// <see cref="ICounter{TSelf}"/> for shards and threads.
/// </remarks>
public sealed class GrowthCounter : ICounter<GrowthCounter>
{
    private readonly LocalDate _asOf;
    private readonly int _last;
    private readonly PeriodStarts _starts;
    private readonly NumberedCells<Cell> _cells = new();
    private long _users;

    /// <summary>Initializes a new instance of the <see cref="GrowthCounter"/> class.</summary>
    /// <param name="policy">How growth is accounted for.</param>
    /// <param name="asOf">The day of judgement; later days are never seen, not those of registration either.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is no day that a clock can name.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="policy"/> has problems; all are listed.</exception>
    public GrowthCounter(GrowthPolicy policy, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(policy);
        InvalidPolicyException.ThrowIfAny(GrowthPolicy.Validate(policy), nameof(policy));
        _last = DayNumber.Checked(asOf, nameof(asOf));
        _asOf = asOf;
        _starts = new(policy.Grid);
        Policy = policy;
    }

    /// <summary>Gets how growth is accounted for.</summary>
    public GrowthPolicy Policy { get; }

    /// <summary>Adds a user; to be done once for each.</summary>
    /// <param name="activity">Everything that is known of the user; one who was never active counts nowhere.</param>
    public void Add(in UserActivity activity)
    {
        var walk = new DayWalk(activity.Days.Blocks);
        var day = walk.NextFrom(DayNumber.Min);
        if (!IsSeen(day))
        {
            return;
        }

        _users++;
        var number = _starts.NumberOf(day);
        ref var first = ref _cells[number];
        first.First++;
        first.New += IsNew(activity.RegisteredNumber, number) ? 1 : 0;
        while (IsSeen(day = walk.NextFrom(_starts.StartOf(number + 1))))
        {
            var previous = number;
            number = _starts.NumberOf(day);
            ref var cell = ref _cells[number];
            if (number == previous + 1)
            {
                cell.Retained++;
            }
            else
            {
                cell.Returned++;
            }
        }
    }

    /// <summary>Adds the users of one period who were counted elsewhere, such as by a query.</summary>
    /// <remarks>Of each user all periods must be added; the order does not matter.</remarks>
    /// <param name="day">A day of the period, in one that has begun by the day of judgement.</param>
    /// <param name="first">The users who are active for the first time ever.</param>
    /// <param name="newUsers">Those of <paramref name="first"/> who count as new by the policy.</param>
    /// <param name="retained">The users who were active in the period before too.</param>
    /// <param name="returned">The users who were active earlier, but not in the period before.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The period of <paramref name="day"/> begins after the day of judgement; a number is negative; or
    /// <paramref name="newUsers"/> is above <paramref name="first"/>.
    /// </exception>
    public void AddPeriod(LocalDate day, long first, long newUsers, long retained, long returned)
    {
        var number = _starts.NumberOf(DayNumber.Checked(day, nameof(day)));
        if (_starts.StartOf(number) > _last)
        {
            throw new ArgumentOutOfRangeException(nameof(day), day, $"Its period begins after the day of judgement, {_asOf:uuuu-MM-dd}.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(newUsers);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(newUsers, first);
        ArgumentOutOfRangeException.ThrowIfNegative(retained);
        ArgumentOutOfRangeException.ThrowIfNegative(returned);
        if (first + retained + returned > 0)
        {
            _users += first;
            ref var cell = ref _cells[number];
            cell.First += first;
            cell.New += newUsers;
            cell.Retained += retained;
            cell.Returned += returned;
        }
    }

    /// <inheritdoc />
    public void Merge(GrowthCounter other)
    {
        CounterRules.ThrowIfDifferent(other, static counter => $"{counter.Policy}, as of {counter._asOf:uuuu-MM-dd}", this);
        _users += other._users;
        for (var number = other._cells.First; number <= other._cells.Last; number++)
        {
            var more = other._cells.At(number);
            ref var cell = ref _cells[number];
            cell.First += more.First;
            cell.New += more.New;
            cell.Retained += more.Retained;
            cell.Returned += more.Returned;
        }
    }

    /// <summary>Reads the accounts off. Costs one step for each period.</summary>
    /// <param name="from">
    /// A day of the first period to report; <see langword="null"/> for all. Earlier periods are left out of the report alone: who
    /// was active in them is not new later.
    /// </param>
    /// <returns>The report.</returns>
    public GrowthReport ToReport(LocalDate? from = null)
    {
        var periods = new List<GrowthPeriod>();
        if (!_cells.IsEmpty)
        {
            var grid = Policy.Grid;
            var reported = from is { } day ? grid.NumberOf(day) : _cells.First;
            var (seen, before) = (0L, 0L);
            for (var number = _cells.First; number <= _starts.NumberOf(_last); number++)
            {
                var cell = _cells.At(number);
                var active = cell.First + cell.Retained + cell.Returned;
                var isComplete = _starts.StartOf(number + 1) - 1 <= _last;
                var isKnown = isComplete || Policy.OpenPeriod == OpenPeriod.Dormant;
                if (number >= reported)
                {
                    periods.Add(new()
                    {
                        Start = grid.StartOf(number),
                        End = grid.StartOf(number + 1),
                        Complete = isComplete,
                        New = cell.New,
                        Retained = cell.Retained,
                        Resurrected = cell.Returned + cell.First - cell.New,
                        Dormant = isKnown ? cell.Retained - before : null,
                        DormantStock = isKnown ? seen + cell.First - active : null,
                    });
                }

                seen += cell.First;
                before = active;
            }
        }

        return new() { Policy = Policy, AsOf = _asOf, Users = _users, Periods = periods.ToEquatableArray() };
    }

    private bool IsSeen(int day) => day != DaySpan.None && day <= _last;

    private bool IsNew(int registered, int number) =>
        Policy.NewUsers == NewUsers.FirstActivity || !IsSeen(registered) || _starts.NumberOf(registered) == number;

    [StructLayout(LayoutKind.Auto)]
    private struct Cell
    {
        /// <summary>Active for the first time ever.</summary>
        public long First;

        /// <summary>Those of them who count as new.</summary>
        public long New;

        /// <summary>Active in the period before too.</summary>
        public long Retained;

        /// <summary>Active earlier, not in the period before.</summary>
        public long Returned;
    }
}
