using UserOps.Tagging;

namespace UserOps.Testing;

/// <summary>What every <see cref="IUserFactsSource"/> must keep, checked on what the host's own source gives.</summary>
/// <remarks>The laws read only. Let the source hold what a test of the host's own has put there, and let nobody write to it meanwhile.</remarks>
public static class UserFactsSourceLaws
{
    /// <summary>Gets the laws for a host's source.</summary>
    /// <param name="create">Opens the source, with facts of more than one user.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    public static IReadOnlyList<NamedLaw> For(Func<IUserFactsSource> create) => For(LawSuite.Waiting(create));

    /// <summary>Gets the laws for a host's source that is opened asynchronously.</summary>
    /// <param name="create">Opens the source, with facts of more than one user.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    public static IReadOnlyList<NamedLaw> For(Func<ValueTask<IUserFactsSource>> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        var suite = new LawSuite<IUserFactsSource>(create, LawSuite.DefaultCases);
        SourceLaws.AddRows(suite, (source, token) => Known(source.ReadFactsAsync(token), token), isRepeatable: false);
        SourceLaws.AddUsers(suite, (source, token) => Known(source.ReadFactsAsync(token), token), (source, users, token) => Known(source.ReadFactsAsync(users, token), token), row => row.User, isRepeatable: false);
        suite.Add(
            "Each user comes once",
            "Of facts that come in two parts each part is judged alone; the host adds them up first.",
            async source =>
            {
                var all = (await LawSuite.ListAsync(source.ReadFactsAsync()).ConfigureAwait(false)).Select(row => row.User).ToList();
                Require.SameSet(all.Distinct(), all, "the users of all rows");
                var some = (await LawSuite.ListAsync(source.ReadFactsAsync([.. all.Distinct()])).ConfigureAwait(false)).Select(row => row.User).ToList();
                Require.SameSet(some.Distinct(), some, "the users of the rows of every user");
            });
        return suite.Laws;
    }

    // A user of whom nothing is known may be left out or not, which is the same.
    private static IAsyncEnumerable<KnownUser> Known(IAsyncEnumerable<KnownUser> rows, CancellationToken cancellationToken) =>
        MemoryReading.Where(rows, row => row.User.IsNone || row.Facts != UserFacts.Empty, cancellationToken);
}
