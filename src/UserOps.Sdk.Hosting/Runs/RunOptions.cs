namespace UserOps.Hosting;

/// <summary>How runs go about it. The defaults suit a store on the same network.</summary>
public sealed record RunOptions
{
    /// <summary>Gets how many subjects are read, judged and written together; from 1 to 100,000.</summary>
    /// <value>1,000 by default.</value>
    public int BatchSize { get; init; } = 1_000;

    /// <summary>
    /// Gets how many batches may have been read and not yet written; from 1 to 1,000. They are judged on as many cores. With a store that is slower than the
    /// judging this bounds the memory.
    /// </summary>
    /// <value>4 by default.</value>
    public int BatchesAhead { get; init; } = 4;

    /// <summary>Gets how many subjects a run takes before it gives up with an <see cref="InvalidOperationException"/>: a source without an end is found out.</summary>
    /// <value><see langword="null"/>, the default: as many as come.</value>
    public long? MaximumSubjects { get; init; }

    /// <summary>Gets how many rows a source may give for one batch, or for a reading of all rows, before the run gives up with an <see cref="InvalidOperationException"/>.</summary>
    /// <value>100,000,000 by default.</value>
    public long MaximumRows { get; init; } = 100_000_000;

    /// <summary>Gets how often the entries for one user's ledger are judged anew when others write to it at the same time; then the user stays due.</summary>
    /// <value>5 by default.</value>
    public int LedgerAttempts { get; init; } = 5;

    /// <summary>Gets the name under which the runs record tags (<see cref="Tagging.TagEntry.By"/>).</summary>
    /// <value><c>userops</c> by default.</value>
    public string RecordedBy { get; init; } = "userops";

    internal static void Check(RunOptions options)
    {
        ThrowUnless(options.BatchSize is >= 1 and <= 100_000, nameof(BatchSize), options.BatchSize, "between 1 and 100,000");
        ThrowUnless(options.BatchesAhead is >= 1 and <= 1_000, nameof(BatchesAhead), options.BatchesAhead, "between 1 and 1,000");
        ThrowUnless(options.MaximumSubjects is null or >= 1, nameof(MaximumSubjects), options.MaximumSubjects, "at least 1, or null");
        ThrowUnless(options.MaximumRows >= 1, nameof(MaximumRows), options.MaximumRows, "at least 1");
        ThrowUnless(options.LedgerAttempts >= 1, nameof(LedgerAttempts), options.LedgerAttempts, "at least 1");
        ThrowUnless(!string.IsNullOrWhiteSpace(options.RecordedBy), nameof(RecordedBy), options.RecordedBy, "a name");

        void ThrowUnless(bool isGood, string option, object? value, string allowed)
        {
            if (!isGood)
            {
                throw new ArgumentException($"{nameof(RunOptions)}.{option} is {value}; it must be {allowed}.", nameof(options));
            }
        }
    }
}
