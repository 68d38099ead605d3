using NodaTime;
using NodaTime.Text;
using UserOps.Cli.Input;
using UserOps.Rfm;

namespace UserOps.Cli.Rfm;

/// <summary>Carries histories into the library and its answers out.</summary>
internal static class RfmJudge
{
    /// <summary>Rejects the users whose rows together can't be used.</summary>
    /// <param name="snapshot">The scores of the others.</param>
    /// <param name="rejections">Takes the users.</param>
    /// <param name="source">The name of the file.</param>
    public static void Reject(RfmSnapshot<UserId> snapshot, RejectionSink rejections, string source)
    {
        foreach (var rejection in snapshot.Rejections)
        {
            rejections.Add(rejection with { Source = source, Key = Shown.Text(rejection.Key) });
        }
    }

    /// <summary>Refuses a day to compare with by which nobody had bought.</summary>
    /// <param name="result">The result.</param>
    /// <param name="migrateFrom">The day; <see langword="null"/> for none.</param>
    /// <exception cref="UsageException">There are no cuts to keep.</exception>
    public static void CheckMigration(RfmResult result, LocalDate? migrateFrom)
    {
        if (migrateFrom is { } day && result.Snapshot.Model.FittedUsers == 0)
        {
            throw new UsageException(
                $"--migrate-from {LocalDatePattern.Iso.Format(day)}: nobody had bought by then, so there are no cuts to keep; give a later day.");
        }
    }

    /// <summary>Tells who moved since an instant, by the cuts of that instant, so that users move and not the cuts.</summary>
    /// <param name="result">The scores of now.</param>
    /// <param name="from">The instant.</param>
    /// <returns>The moves; <see langword="null"/> when nobody had bought by then.</returns>
    public static SegmentMigration? Moves(RfmResult result, Instant from)
    {
        var before = RfmSnapshot.Fit(result.Book, from, result.Snapshot.Model.Policy);
        return before.Model.FittedUsers == 0 ? null : SegmentMigration.Between(before, RfmSnapshot.Apply(result.Book, result.Snapshot.AsOf, before.Model));
    }

    /// <summary>Scores everybody, and tells who moved if a day to compare with is given.</summary>
    /// <param name="book">The histories.</param>
    /// <param name="asOf">The instant of judgement.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="model">A model fitted earlier; <see langword="null"/> to fit anew.</param>
    /// <param name="migrateFrom">The day to compare with, at whose end the cuts are found unless a model brings them.</param>
    /// <returns>The result.</returns>
    /// <exception cref="UsageException">The day to compare with is after the instant of judgement.</exception>
    public static RfmResult Judge(PurchaseBook<UserId> book, Instant asOf, RfmPolicy policy, RfmModel? model, LocalDate? migrateFrom)
    {
        if (migrateFrom is not { } day)
        {
            return new() { Book = book, Snapshot = At(asOf) };
        }

        var from = new PurchaseSummarizer(policy).Days.EndOf(day);
        if (from > asOf)
        {
            throw new UsageException($"--migrate-from {LocalDatePattern.Iso.Format(day)} ends after the instant of judgement; give an earlier day.");
        }

        var before = At(from);
        var after = RfmSnapshot.Apply(book, asOf, before.Model);
        return new() { Book = book, Snapshot = after, Migration = SegmentMigration.Between(before, after) };

        RfmSnapshot<UserId> At(Instant instant) =>
            model is null ? RfmSnapshot.Fit(book, instant, policy) : RfmSnapshot.Apply(book, instant, model);
    }
}
