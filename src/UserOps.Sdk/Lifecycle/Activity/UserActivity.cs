using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>What a stage is decided on: the day a user registered, where it is known, and the days of activity.</summary>
/// <remarks>
/// <para>A commutative, idempotent monoid: <see cref="Merge"/> takes the earlier registration and the union of the
/// days.</para>
/// <para>Immutable and thread-safe. <c>default</c> is <see cref="Empty"/>, a user of whom nothing is known. Activity before the
/// registration counts: a user is first seen on the earlier of the two.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct UserActivity
{
    private readonly int _registered; // from 1 on, so that default means unknown

    /// <summary>Initializes a new instance of the <see cref="UserActivity"/> struct.</summary>
    /// <param name="days">The days on which the user was active.</param>
    /// <param name="registered">The day on which the user registered; <see langword="null"/> when it is not known.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="registered"/> is no day that a clock can name.</exception>
    public UserActivity(ActivityDays days, LocalDate? registered = null)
    {
        if (registered is { } day)
        {
            _registered = DayNumber.Checked(day, nameof(registered)) - DayNumber.Min + 1;
        }

        Days = days;
    }

    private UserActivity(ActivityDays days, int registered) => (Days, _registered) = (days, registered);

    /// <summary>Puts days and the number of the day of registration, or <see cref="DaySpan.None"/>, together.</summary>
    internal static UserActivity Of(ActivityDays days, int registered) =>
        new(days, registered == DaySpan.None ? 0 : registered - DayNumber.Min + 1);

    /// <summary>Gets the activity of a user of whom nothing is known.</summary>
    public static UserActivity Empty => default;

    /// <summary>Gets the days on which the user was active.</summary>
    public ActivityDays Days { get; }

    /// <summary>Gets the day on which the user registered; <see langword="null"/> when it is not known.</summary>
    public LocalDate? Registered => _registered == 0 ? null : DayNumber.ToDate(RegisteredNumber);

    /// <summary>Gets the day on which the user was first seen: registered or active; <see langword="null"/> for <see cref="Empty"/>.</summary>
    public LocalDate? FirstSeen => (Registered, Days.First) switch
    {
        ({ } registered, { } first) => LocalDate.Min(registered, first),
        var (registered, first) => registered ?? first,
    };

    /// <summary>Gets the number of the day of registration, or <see cref="DaySpan.None"/>.</summary>
    internal int RegisteredNumber => _registered == 0 ? DaySpan.None : _registered + DayNumber.Min - 1;

    /// <summary>Puts what is known of one user in two places together.</summary>
    /// <param name="other">The other part.</param>
    /// <returns>The earlier registration, and the days of both.</returns>
    public UserActivity Merge(UserActivity other)
    {
        var registered = _registered == 0 || other._registered == 0
            ? Math.Max(_registered, other._registered)
            : Math.Min(_registered, other._registered);
        return new(Days.Merge(other.Days), registered);
    }

    /// <summary>Returns the activity as text.</summary>
    /// <returns>The days and the registration.</returns>
    public override string ToString() => Registered is { } day ? $"{Days}, registered {day:uuuu-MM-dd}" : $"{Days}";
}
