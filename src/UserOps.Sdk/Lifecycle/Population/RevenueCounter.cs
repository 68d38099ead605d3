using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>Accounts for revenue: what of each period's is kept, gained and lost in the next one, and so NRR and GRR.</summary>
/// <remarks>
/// <para>Each user's revenue is summed by period. A sum below 0, more given back than paid, counts as 0, and
/// <see cref="RevenuePeriod.NegativeUsers"/> tells how many there are: a debt is neither churn nor a negative customer.</para>
/// <para>Sums are exact, in thousand-millionths of the currency unit. A user costs one step for each day with revenue. Keeps some 150 bytes for
/// each period from the first to the last one with revenue. See <see cref="ICounter{TSelf}"/> for shards and threads.</para>
/// </remarks>
public sealed class RevenueCounter : ICounter<RevenueCounter>
{
    private readonly LocalDate _asOf;
    private readonly int _last;
    private readonly PeriodStarts _starts;
    private readonly NumberedCells<Cell> _cells = new();

    /// <summary>Initializes a new instance of the <see cref="RevenueCounter"/> class.</summary>
    /// <param name="grid">The periods.</param>
    /// <param name="asOf">The day of judgement; later days are never seen.</param>
    /// <exception cref="ArgumentNullException"><paramref name="grid"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is no day that a clock can name.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="grid"/> has problems; all are listed.</exception>
    public RevenueCounter(CalendarGrid grid, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(grid);
        LifecycleChecks.ThrowIfInvalid(grid, nameof(grid));
        _last = DayNumber.Checked(asOf, nameof(asOf));
        _asOf = asOf;
        _starts = new(grid);
        Grid = grid;
    }

    /// <summary>Gets the periods' kind.</summary>
    public CalendarGrid Grid { get; }

    /// <summary>Adds a user; to be done once for each.</summary>
    /// <param name="revenue">Everything that the user paid.</param>
    /// <exception cref="OverflowException">Sums are past some 10^29; the counter is then of no more use.</exception>
    public void Add(UserRevenue revenue)
    {
        var sums = revenue.Sums;
        var (previous, paid, hasPaid) = (0, Int128.Zero, false);
        for (var i = 0; i < sums.Length && sums[i].Day <= _last;)
        {
            var number = _starts.NumberOf(sums[i].Day);
            var end = Math.Min(_starts.StartOf(number + 1), _last + 1);
            var sum = Int128.Zero;
            for (; i < sums.Length && sums[i].Day < end; i++)
            {
                sum += sums[i].Units;
            }

            if (sum > 0)
            {
                Count(number, sum, hasPaid, number == previous + 1 ? paid : 0);
                (previous, paid, hasPaid) = (number, sum, true);
            }
            else if (sum < 0)
            {
                _cells[number].NegativeUsers++;
            }
        }
    }

    /// <inheritdoc />
    public void Merge(RevenueCounter other)
    {
        CounterRules.ThrowIfDifferent(other, static counter => $"{counter.Grid}, as of {counter._asOf:uuuu-MM-dd}", this);
        for (var number = other._cells.First; number <= other._cells.Last; number++)
        {
            var more = other._cells.At(number);
            ref var cell = ref _cells[number];
            cell.Ending += more.Ending;
            cell.Kept += more.Kept;
            cell.Came += more.Came;
            cell.Expansion += more.Expansion;
            cell.Contraction += more.Contraction;
            cell.New += more.New;
            cell.PayingUsers += more.PayingUsers;
            cell.NegativeUsers += more.NegativeUsers;
        }
    }

    /// <summary>Reads the accounts off. Costs one step for each period.</summary>
    /// <param name="from">
    /// A day of the first period to report; <see langword="null"/> for all. Earlier periods are left out of the report alone: who paid in
    /// them is not new later.
    /// </param>
    /// <returns>The report.</returns>
    /// <exception cref="OverflowException">A sum is more than a <see cref="decimal"/> holds.</exception>
    public RevenueReport ToReport(LocalDate? from = null)
    {
        var periods = new List<RevenuePeriod>();
        if (!_cells.IsEmpty)
        {
            var reported = from is { } day ? Grid.NumberOf(day) : _cells.First;
            var starting = Int128.Zero;
            for (var number = _cells.First; number <= _starts.NumberOf(_last); number++)
            {
                var cell = _cells.At(number);
                if (number >= reported)
                {
                    periods.Add(Period(number, cell, starting));
                }

                starting = cell.Ending;
            }
        }

        return new() { Grid = Grid, AsOf = _asOf, Periods = periods.ToEquatableArray() };
    }

    private void Count(int number, Int128 sum, bool hasPaid, Int128 before)
    {
        ref var cell = ref _cells[number];
        cell.Ending += sum;
        cell.PayingUsers++;
        if (before > 0)
        {
            cell.Kept += before;
            cell.Came += sum;
            cell.Expansion += sum > before ? sum - before : 0;
            cell.Contraction += sum < before ? before - sum : 0;
        }
        else if (!hasPaid)
        {
            cell.New += sum;
        }
    }

    private RevenuePeriod Period(int number, Cell cell, Int128 starting)
    {
        var isComplete = _starts.StartOf(number + 1) - 1 <= _last;
        return new()
        {
            Start = Grid.StartOf(number),
            End = Grid.StartOf(number + 1),
            Complete = isComplete,
            Starting = UserRevenue.ToMoney(starting),
            Expansion = UserRevenue.ToMoney(cell.Expansion),
            Contraction = isComplete ? UserRevenue.ToMoney(cell.Contraction) : null,
            Churned = isComplete ? UserRevenue.ToMoney(starting - cell.Kept) : null,
            New = UserRevenue.ToMoney(cell.New),
            Reactivated = UserRevenue.ToMoney(cell.Ending - cell.Came - cell.New),
            Ending = UserRevenue.ToMoney(cell.Ending),
            PayingUsers = cell.PayingUsers,
            NegativeUsers = cell.NegativeUsers,
        };
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Cell
    {
        public Int128 Ending;

        /// <summary>What the users who paid in the period before too paid then.</summary>
        public Int128 Kept;

        /// <summary>What they pay now.</summary>
        public Int128 Came;

        public Int128 Expansion;

        public Int128 Contraction;

        public Int128 New;

        public long PayingUsers;

        public long NegativeUsers;
    }
}
