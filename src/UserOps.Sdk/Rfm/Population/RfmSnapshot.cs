using NodaTime;

namespace UserOps.Rfm;

/// <summary>Takes snapshots of a whole population: everybody's scores and segments at one instant.</summary>
public static class RfmSnapshot
{
    /// <summary>Finds the cuts in a book as of an instant, and scores everybody by them.</summary>
    /// <remarks>
    /// A dimension of <see cref="BinMethod.Ntile"/> is scored by rank here, and here alone: the model's own scores and
    /// explanations are by its cuts, which don't split equal values.
    /// </remarks>
    /// <typeparam name="TUser">The type of the host's user ids; it has an order.</typeparam>
    /// <param name="book">The histories.</param>
    /// <param name="asOf">The instant of judgement; any, also one before the last row.</param>
    /// <param name="policy">The policy.</param>
    /// <returns>The snapshot, with the fitted model in it.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside the years 1 to 9998.</exception>
    /// <exception cref="InvalidOperationException">
    /// The rows name several currencies and the book has no currency policy, or the book counts otherwise than the policy's
    /// <see cref="RfmPolicy.Currency"/>; or the ids have no order.
    /// </exception>
    /// <exception cref="InvalidPolicyException"><paramref name="policy"/> has problems; all are listed.</exception>
    public static RfmSnapshot<TUser> Fit<TUser>(PurchaseBook<TUser> book, Instant asOf, RfmPolicy policy)
        where TUser : notnull
    {
        ArgumentNullException.ThrowIfNull(book);

        var summarizer = new PurchaseSummarizer(policy);
        var summaries = Summarize(book, asOf, summarizer, out var rejections);
        var model = RfmModel.Fit(summaries.Select(item => item.Summary), asOf, summarizer);
        var scores = Array.ConvertAll(summaries, item => model.Score(item.Summary));
        var isRanked = RankedScores.Apply(model, Array.ConvertAll(summaries, item => item.Summary), scores);
        return Of(model, asOf, summaries, scores, rejections, isRanked);
    }

    /// <summary>Scores everybody in a book by cuts found earlier.</summary>
    /// <typeparam name="TUser">The type of the host's user ids; it has an order.</typeparam>
    /// <param name="book">The histories.</param>
    /// <param name="asOf">The instant of judgement; any.</param>
    /// <param name="model">The model.</param>
    /// <returns>The snapshot.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside the years 1 to 9998.</exception>
    /// <exception cref="InvalidOperationException">
    /// The rows name several currencies and the book has no currency policy, or the book counts otherwise than the policy's
    /// <see cref="RfmPolicy.Currency"/>; or the ids have no order.
    /// </exception>
    public static RfmSnapshot<TUser> Apply<TUser>(PurchaseBook<TUser> book, Instant asOf, RfmModel model)
        where TUser : notnull
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(model);

        var summaries = Summarize(book, asOf, model.Summarizer, out var rejections);
        return Of(model, asOf, summaries, Array.ConvertAll(summaries, item => model.Score(item.Summary)), rejections, isRanked: false);
    }

    private static (TUser User, PurchaseSummary Summary)[] Summarize<TUser>(
        PurchaseBook<TUser> book,
        Instant asOf,
        PurchaseSummarizer summarizer,
        out EquatableArray<Rejection> rejections)
        where TUser : notnull
    {
        KeyOrder<TUser>.ThrowIfMissing();
        if (book.Currencies.Count > 1)
        {
            throw new InvalidOperationException(
                $"The purchases are in {book.Currencies.Count} currencies ({string.Join(", ", book.Currencies)}) and no policy says which one counts; gather them by a CurrencyPolicy with rates.");
        }

        if (summarizer.Policy.Currency is { } currency
            && (book.Currency is { } counted ? counted != currency : book.Currencies.Any(code => code != currency.Code)))
        {
            throw new InvalidOperationException(
                $"The policy counts in {currency.Code} by its own rates and the purchases were gathered otherwise; gather them by new PurchaseBook(policy.Currency).");
        }

        TUser[] users = [.. book.Users];
        Array.Sort(users, KeyOrder<TUser>.Instance);
        var summaries = new List<(TUser, PurchaseSummary)>(users.Length);
        var rejected = new List<Rejection>();
        foreach (var user in users)
        {
            try
            {
                summaries.Add((user, summarizer.Summarize(book[user], asOf)));
            }
            catch (OverflowException e)
            {
                rejected.Add(new("purchases", "amount", $"more than {Exact.Text(PurchaseLimits.Total)}", e.Message) { Key = user.ToString() });
            }
        }

        rejections = rejected.ToEquatableArray();
        return [.. summaries];
    }

    private static RfmSnapshot<TUser> Of<TUser>(
        RfmModel model,
        Instant asOf,
        (TUser User, PurchaseSummary Summary)[] summaries,
        RfmScore[] scores,
        EquatableArray<Rejection> rejections,
        bool isRanked)
        where TUser : notnull =>
        new(
            model,
            asOf,
            [.. summaries.Zip(scores, (item, score) => new RfmUser<TUser>(item.User, item.Summary, score, model.SegmentOf(score)))],
            rejections,
            isRanked);
}
