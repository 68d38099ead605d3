using UserOps.Tickets;

namespace UserOps.Testing;

/// <summary>What every <see cref="ITicketEventSource"/> must keep, checked on what the host's own source gives.</summary>
/// <remarks>The laws read only. Let the source hold what a test of the host's own has put there, and let nobody write to it meanwhile.</remarks>
public static class TicketEventSourceLaws
{
    /// <summary>Gets the laws for a host's source.</summary>
    /// <param name="create">Opens the source, with the events of more than one ticket.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    public static IReadOnlyList<NamedLaw> For(Func<ITicketEventSource> create) => For(LawSuite.Waiting(create));

    /// <summary>Gets the laws for a host's source that is opened asynchronously.</summary>
    /// <param name="create">Opens the source, with the events of more than one ticket.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    public static IReadOnlyList<NamedLaw> For(Func<ValueTask<ITicketEventSource>> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        var suite = new LawSuite<ITicketEventSource>(create, LawSuite.DefaultCases);
        SourceLaws.AddRows(suite, (source, token) => source.ReadEventsAsync(token), isRepeatable: true);
        suite.Add(
            "What was given of the work around tickets is given again",
            "A run that is stopped reads again; what comes only once is lost to it.",
            async source => Require.SameSet(
                (await LawSuite.ListAsync(source.ReadWorkEventsAsync()).ConfigureAwait(false)).Distinct(), (await LawSuite.ListAsync(source.ReadWorkEventsAsync()).ConfigureAwait(false)).Distinct(), "the second reading"));
        suite.Add(
            "A reading of the work around tickets that is cancelled stops",
            "A run that is told to stop must not read a table to its end first.",
            source => Require.CancelledAsync("reading", token => LawSuite.ListAsync(source.ReadWorkEventsAsync(token))));
        suite.Add(
            "Every event can be used, and comes in one version",
            "An event that is refused is missing in every figure; of two versions one counts, and which one is an accident.",
            async source =>
            {
                var (events, work) = (await LawSuite.ListAsync(source.ReadEventsAsync()).ConfigureAwait(false), await LawSuite.ListAsync(source.ReadWorkEventsAsync()).ConfigureAwait(false));
                Require.SameList([], TicketLog.From(events, work).Conflicts, "the ids under which events differ");
            });
        return suite.Laws;
    }
}
