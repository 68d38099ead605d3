using UserOps.Complaints;

namespace UserOps.Testing;

/// <summary>What every <see cref="IComplaintSource"/> must keep, checked on what the host's own source gives.</summary>
/// <remarks>The laws read only. Let the source hold what a test of the host's own has put there, and let nobody write to it meanwhile.</remarks>
public static class ComplaintSourceLaws
{
    /// <summary>Gets the laws for a host's source.</summary>
    /// <param name="create">Opens the source, with the events of more than one complaint.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    public static IReadOnlyList<NamedLaw> For(Func<IComplaintSource> create) => For(LawSuite.Waiting(create));

    /// <summary>Gets the laws for a host's source that is opened asynchronously.</summary>
    /// <param name="create">Opens the source, with the events of more than one complaint.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    public static IReadOnlyList<NamedLaw> For(Func<ValueTask<IComplaintSource>> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        var suite = new LawSuite<IComplaintSource>(create, LawSuite.DefaultCases);
        SourceLaws.AddRows(suite, (source, token) => source.ReadEventsAsync(token), isRepeatable: true);
        SourceLaws.AddOrder(suite, (source, after, token) => source.ReadComplaintsAsync(after, token), ComplaintId.None, text => new(text));
        suite.Add(
            "Every event can be used",
            "An event that is refused is missing in its case; mend it where it is made.",
            async source =>
            {
                var (book, rejected) = (new CaseBook(), new List<Rejection>());
                foreach (var item in await LawSuite.ListAsync(source.ReadEventsAsync()).ConfigureAwait(false))
                {
                    if (!book.TryAdd(item, "complaints", out var rejection))
                    {
                        rejected.Add(rejection);
                    }
                }

                Require.SameList([], rejected, "the events that can't be used");
            });
        suite.Add(
            "Every complaint begins with its receipt, in one version",
            "Without its receipt nothing is known of a complaint; with two that differ, which one counts is an accident.",
            async source =>
            {
                var receipts = (await LawSuite.ListAsync(source.ReadEventsAsync()).ConfigureAwait(false)).Distinct().GroupBy(item => item.ComplaintId).ToList();
                Require.SameList([], receipts.Where(events => events.OfType<CaseReceived>().Count() != 1).Select(events => events.Key), "the complaints with no receipt, or with several that differ");
                Require.SameList([], receipts.Where(events => events.Min(item => item.At) < events.OfType<CaseReceived>().Min(item => item.At)).Select(events => events.Key), "the complaints to which something happened before their receipt");
            });
        suite.Add(
            "The complaints are those that events tell of",
            "A complaint that is not named is never judged; one without events can't be.",
            async source => Require.SameSet(
                (await LawSuite.ListAsync(source.ReadEventsAsync()).ConfigureAwait(false)).Select(item => item.ComplaintId).Distinct(),
                (await LawSuite.ListAsync(source.ReadComplaintsAsync()).ConfigureAwait(false)).Distinct(),
                "the complaints"));
        return suite.Laws;
    }
}
