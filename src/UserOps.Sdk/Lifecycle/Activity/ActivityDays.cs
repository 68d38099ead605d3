using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>The distinct local days on which a user was active.</summary>
/// <remarks>
/// <para>A set: adding a day twice changes nothing, and <see cref="Merge"/> is its union, so it is commutative, associative
/// and idempotent. Late, repeated and sharded events cannot hurt it. What was known on an earlier day is read off it by
/// leaving later days out.</para>
/// <para>Immutable and thread-safe; <c>default</c> is <see cref="Empty"/>. Costs 16 bytes for each stretch of 64 days that has
/// an active one. Enumerates in ascending order. Days lie between <see cref="DayClock.MinDay"/> and
/// <see cref="DayClock.MaxDay"/>.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct ActivityDays : IEquatable<ActivityDays>
{
    private readonly DayBlock[]? _blocks;
    private readonly int _start;
    private readonly int _length;

    /// <summary>Takes sorted blocks, none of them empty; the array is not copied.</summary>
    internal ActivityDays(DayBlock[] blocks, int start, int length) => (_blocks, _start, _length) = (blocks, start, length);

    private ActivityDays(DayBlock[] blocks)
        : this(blocks, 0, blocks.Length)
    {
    }

    /// <summary>Gets the set without a day.</summary>
    public static ActivityDays Empty => default;

    /// <summary>Gets a value indicating whether there is no active day.</summary>
    public bool IsEmpty => _length == 0;

    /// <summary>Gets the number of active days. Costs a pass over the blocks.</summary>
    public int Count => All.Count;

    /// <summary>Gets the first active day; <see langword="null"/> when there is none.</summary>
    public LocalDate? First => DayOrNull(Span.First);

    /// <summary>Gets the last active day; <see langword="null"/> when there is none.</summary>
    public LocalDate? Last => DayOrNull(All.Last);

    internal DaySpan Span => new(Blocks);

    internal ReadOnlySpan<DayBlock> Blocks => _blocks.AsSpan(_start, _length);

    private DaySpan.Known All => _length == 0 ? default : new(Blocks, Blocks[^1].Bits);

    /// <summary>Compares two sets.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> if they hold the same days.</returns>
    public static bool operator ==(ActivityDays left, ActivityDays right) => left.Equals(right);

    /// <summary>Compares two sets.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> if some day is in one of them alone.</returns>
    public static bool operator !=(ActivityDays left, ActivityDays right) => !left.Equals(right);

    /// <summary>Makes a set of days, in any order, repeated or not.</summary>
    /// <param name="days">The days.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="days"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A day is none that a clock can name.</exception>
    public static ActivityDays From(IEnumerable<LocalDate> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        return FromNumbers([.. days.Select(day => DayNumber.Checked(day, nameof(days)))]);
    }

    /// <summary>Adds a day. Costs a copy; to gather many, use <see cref="From"/> or an ActivityBook.</summary>
    /// <param name="day">The day.</param>
    /// <returns>The set with the day.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="day"/> is none that a clock can name.</exception>
    public ActivityDays Add(LocalDate day) => Merge(new([DayBlock.Of(DayNumber.Checked(day, nameof(day)))]));

    /// <summary>Unites two sets.</summary>
    /// <param name="other">The other set.</param>
    /// <returns>The days that are in either.</returns>
    public ActivityDays Merge(ActivityDays other)
    {
        if (IsEmpty || other.IsEmpty)
        {
            return IsEmpty ? other : this;
        }

        var united = new DayBlock[_length + other._length];
        return new(united, 0, DayBlock.Unite(Blocks, other.Blocks, united));
    }

    /// <summary>Takes the days as they were known on a day.</summary>
    /// <param name="day">The last day to keep.</param>
    /// <returns>The days up to it.</returns>
    public ActivityDays UpTo(LocalDate day)
    {
        var known = Span.UpTo(DayNumber.Of(day));
        if (known.IsEmpty || known.Last == All.Last)
        {
            return known.IsEmpty ? default : this;
        }

        var blocks = Blocks[..known.Blocks].ToArray();
        blocks[^1] = known.BitsAt(known.Blocks - 1);
        return new(blocks);
    }

    /// <summary>Tells whether a day is active.</summary>
    /// <param name="day">The day.</param>
    /// <returns><see langword="true"/> if it is in the set.</returns>
    public bool Contains(LocalDate day) => LastUpTo(day) == day;

    /// <summary>Finds the last active day on or before a day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>The day; <see langword="null"/> when there is none.</returns>
    public LocalDate? LastUpTo(LocalDate day) => DayOrNull(Span.UpTo(DayNumber.Of(day)).Last);

    /// <summary>Finds the first active day on or after a day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>The day; <see langword="null"/> when there is none.</returns>
    public LocalDate? NextFrom(LocalDate day) => DayOrNull(Span.NextFrom(DayNumber.Of(day)));

    /// <summary>Counts the active days in a stretch of days.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="through">The last day, included.</param>
    /// <returns>How many days of it are active; 0 when it ends before it begins.</returns>
    public int CountIn(LocalDate from, LocalDate through) => Span.UpTo(DayNumber.Of(through)).CountFrom(DayNumber.Of(from));

    /// <summary>Finds the k-th latest active day as of a day.</summary>
    /// <param name="k">Which one: 1 is the latest.</param>
    /// <param name="asOf">The day; later ones are not seen.</param>
    /// <returns>The day; <see langword="null"/> when there are fewer than k.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is below 1.</exception>
    public LocalDate? KthLatest(int k, LocalDate asOf)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        return DayOrNull(Span.UpTo(DayNumber.Of(asOf)).KthLatest(k));
    }

    /// <summary>Lists the gaps: the days from each active day to the next one; 1 for days in a row.</summary>
    /// <param name="asOf">The day; later ones are not seen. The silence since the last active day is no gap yet.</param>
    /// <returns>The gaps in the order of time; one fewer than there are active days.</returns>
    public EquatableArray<int> GapsUpTo(LocalDate asOf)
    {
        var gaps = new List<int>();
        var previous = DaySpan.None;
        foreach (var day in Span.UpTo(DayNumber.Of(asOf)))
        {
            if (previous != DaySpan.None)
            {
                gaps.Add(day - previous);
            }

            previous = day;
        }

        return gaps.ToEquatableArray();
    }

    /// <summary>Lists the days.</summary>
    /// <returns>The days in ascending order.</returns>
    public IEnumerable<LocalDate> Enumerate()
    {
        for (var i = 0; i < _length; i++)
        {
            var block = _blocks![_start + i];
            for (var bits = block.Bits; bits != 0; bits &= bits - 1)
            {
                yield return DayNumber.ToDate(new DayBlock(block.Index, bits).First);
            }
        }
    }

    /// <inheritdoc />
    public bool Equals(ActivityDays other) => Blocks.SequenceEqual(other.Blocks);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ActivityDays other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var block in Blocks)
        {
            hash.Add(block);
        }

        return hash.ToHashCode();
    }

    /// <summary>Returns the set as text.</summary>
    /// <returns>How many days, the first and the last.</returns>
    public override string ToString() => Count switch
    {
        0 => "no active day",
        1 => $"1 active day, {First!.Value:uuuu-MM-dd}",
        var count => FormattableString.Invariant($"{count} active days, {First!.Value:uuuu-MM-dd} to {Last!.Value:uuuu-MM-dd}"),
    };

    /// <summary>Makes a set of day numbers in any order; may sort them in place.</summary>
    internal static ActivityDays FromNumbers(Span<int> days)
    {
        if (days.IsEmpty)
        {
            return default;
        }

        var blocks = new DayBlock[days.Length];
        return new(blocks.AsSpan(0, DayBlock.Fold(days, blocks)).ToArray());
    }

    private static LocalDate? DayOrNull(int day) => day == DaySpan.None ? null : DayNumber.ToDate(day);
}
