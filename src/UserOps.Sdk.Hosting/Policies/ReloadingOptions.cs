namespace UserOps.Hosting;

/// <summary>How soon a changed policy is read.</summary>
public sealed record ReloadingOptions
{
    /// <summary>Gets how long to wait after a change for more of them, for an editor writes a file in several steps.</summary>
    /// <value>A quarter of a second by default.</value>
    public TimeSpan Settle { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Gets when to try again after a source could not be read; each time in a row it takes twice as long.</summary>
    /// <value>A second by default.</value>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets the longest time between two tries.</summary>
    /// <value>Five minutes by default.</value>
    public TimeSpan RetryAtMost { get; init; } = TimeSpan.FromMinutes(5);
}
