namespace UserOps.Hosting;

/// <summary>How often runs catch up.</summary>
public sealed record ScheduleOptions
{
    /// <summary>Gets how long a run rests after it has caught up; more than zero, and at most a day.</summary>
    /// <value>A minute by default.</value>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets how long a run that failed waits before it is tried again; each time in a row it takes twice as long. More than zero.</summary>
    /// <value>Five seconds by default.</value>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets the longest time between two tries; from <see cref="RetryAfter"/> to a day.</summary>
    /// <value>Ten minutes by default.</value>
    public TimeSpan RetryAtMost { get; init; } = TimeSpan.FromMinutes(10);

    internal static void Check(ScheduleOptions options)
    {
        var day = TimeSpan.FromDays(1);
        ThrowUnless(options.Interval > TimeSpan.Zero && options.Interval <= day, nameof(Interval), options.Interval, "more than zero and at most a day");
        ThrowUnless(options.RetryAfter > TimeSpan.Zero, nameof(RetryAfter), options.RetryAfter, "more than zero");
        ThrowUnless(options.RetryAtMost >= options.RetryAfter && options.RetryAtMost <= day, nameof(RetryAtMost), options.RetryAtMost, $"at least {nameof(RetryAfter)} and at most a day");

        void ThrowUnless(bool isGood, string option, TimeSpan value, string allowed)
        {
            if (!isGood)
            {
                throw new ArgumentException($"{nameof(ScheduleOptions)}.{option} is {value}; it must be {allowed}.", nameof(options));
            }
        }
    }
}
