using UserOps.Hosting;

namespace UserOps.Testing;

/// <summary>What every <see cref="IUserSource"/> must keep, checked on what the host's own source gives.</summary>
/// <remarks>The laws read only. Let the source hold what a test of the host's own has put there, and let nobody write to it meanwhile.</remarks>
public static class UserSourceLaws
{
    /// <summary>Gets the laws for a host's source.</summary>
    /// <param name="create">Opens the source, with at least two users.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    public static IReadOnlyList<NamedLaw> For(Func<IUserSource> create) => For(LawSuite.Waiting(create));

    /// <summary>Gets the laws for a host's source that is opened asynchronously.</summary>
    /// <param name="create">Opens the source, with at least two users.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    public static IReadOnlyList<NamedLaw> For(Func<ValueTask<IUserSource>> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        var suite = new LawSuite<IUserSource>(create, LawSuite.DefaultCases);
        SourceLaws.AddOrder(suite, (source, after, token) => source.ReadUsersAsync(after, token), UserId.None, text => new(text));
        return suite.Laws;
    }
}
