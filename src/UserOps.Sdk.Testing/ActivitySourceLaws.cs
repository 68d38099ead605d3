using UserOps.Lifecycle;

namespace UserOps.Testing;

/// <summary>What every <see cref="IActivitySource"/> must keep, checked on what the host's own source gives.</summary>
/// <remarks>The laws read only. Let the source hold what a test of the host's own has put there, and let nobody write to it meanwhile.</remarks>
public static class ActivitySourceLaws
{
    /// <summary>Gets the laws for a host's source.</summary>
    /// <param name="create">Opens the source, with events of more than one user.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    public static IReadOnlyList<NamedLaw> For(Func<IActivitySource> create) => For(LawSuite.Waiting(create));

    /// <summary>Gets the laws for a host's source that is opened asynchronously.</summary>
    /// <param name="create">Opens the source, with events of more than one user.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    public static IReadOnlyList<NamedLaw> For(Func<ValueTask<IActivitySource>> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        var suite = new LawSuite<IActivitySource>(create, LawSuite.DefaultCases);
        SourceLaws.AddRows(suite, (source, token) => source.ReadActivityAsync(token), isRepeatable: true);
        SourceLaws.AddUsers(suite, (source, token) => source.ReadActivityAsync(token), (source, users, token) => source.ReadActivityAsync(users, token), row => row.User, isRepeatable: true);
        suite.Add(
            "Every event can be used",
            "A row that is refused is missing in every stage; mend it where it is made.",
            async source =>
            {
                var (book, rejected) = (new ActivityBook<UserId>(), new List<Rejection>());
                foreach (var row in await LawSuite.ListAsync(source.ReadActivityAsync()).ConfigureAwait(false))
                {
                    if (!book.TryAdd(row, out var rejection))
                    {
                        rejected.Add(rejection);
                    }
                }

                Require.SameList([], rejected, "the events that can't be used");
            });
        return suite.Laws;
    }
}
