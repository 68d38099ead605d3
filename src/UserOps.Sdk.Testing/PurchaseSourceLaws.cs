using UserOps.Rfm;

namespace UserOps.Testing;

/// <summary>What every <see cref="IPurchaseSource"/> must keep, checked on what the host's own source gives.</summary>
/// <remarks>The laws read only. Let the source hold what a test of the host's own has put there, and let nobody write to it meanwhile.</remarks>
public static class PurchaseSourceLaws
{
    /// <summary>Gets the laws for a host's source.</summary>
    /// <param name="create">Opens the source, with purchases of more than one user.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    public static IReadOnlyList<NamedLaw> For(Func<IPurchaseSource> create) => For(LawSuite.Waiting(create));

    /// <summary>Gets the laws for a host's source that is opened asynchronously.</summary>
    /// <param name="create">Opens the source, with purchases of more than one user.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    public static IReadOnlyList<NamedLaw> For(Func<ValueTask<IPurchaseSource>> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        var suite = new LawSuite<IPurchaseSource>(create, LawSuite.DefaultCases);
        SourceLaws.AddRows(suite, (source, token) => source.ReadPurchasesAsync(token), isRepeatable: false);
        SourceLaws.AddUsers(suite, (source, token) => source.ReadPurchasesAsync(token), (source, users, token) => source.ReadPurchasesAsync(users, token), row => row.User, isRepeatable: false);
        suite.Add(
            "Every purchase can be used",
            "A row that is refused is missing in every figure; mend it where it is made.",
            async source =>
            {
                var rejected = new List<Rejection>();
                var currencies = (await LawSuite.ListAsync(source.ReadPurchasesAsync()).ConfigureAwait(false)).Select(row => row.Currency).Where(code => !string.IsNullOrEmpty(code)).Distinct(StringComparer.Ordinal).OfType<string>().ToArray();
                var one = currencies.Length == 0 ? null : new CurrencyPolicy { Code = currencies[0], Rates = currencies.Skip(1).Select(code => new CurrencyRate(code, 1)).ToEquatableArray() };
                await source.GatherAsync(rejected.Add, one).ConfigureAwait(false);
                Require.SameList([], rejected, "the purchases that can't be used");
            });
        return suite.Laws;
    }
}
