using NodaTime;
using UserOps.Cli.Input;
using UserOps.Cli.Purchases;
using UserOps.Rfm;

namespace UserOps.Cli.Value;

/// <summary>The purchases of a file, and which users can be judged.</summary>
/// <param name="Counts">What became of the records of the input; <see langword="null"/> when there was no file.</param>
/// <param name="Book">The histories.</param>
/// <param name="Users">The users who can be judged, by id.</param>
internal sealed record ValueInput(PurchaseCounts? Counts, PurchaseBook<UserId> Book, IReadOnlyList<UserId> Users)
{
    /// <summary>Finds the users whose money can be summed at all instants of a run.</summary>
    /// <param name="book">The histories.</param>
    /// <param name="counts">What became of the records; <see langword="null"/> when there was no file.</param>
    /// <param name="summarizer">Sums the money.</param>
    /// <param name="instants">The instants.</param>
    /// <param name="rejections">Takes the other users; <see langword="null"/> where there are none.</param>
    /// <param name="source">The name of the file.</param>
    /// <returns>The input.</returns>
    public static ValueInput Of(
        PurchaseBook<UserId> book,
        PurchaseCounts? counts,
        PurchaseSummarizer summarizer,
        IReadOnlyCollection<Instant> instants,
        RejectionSink? rejections = null,
        string source = "")
    {
        var users = new List<UserId>(book.Users.Count);
        foreach (var user in book.Users.Order())
        {
            try
            {
                foreach (var instant in instants)
                {
                    summarizer.Summarize(book[user], instant);
                }

                users.Add(user);
            }
            catch (OverflowException cause) when (rejections is not null)
            {
                rejections.Add(new(source, "amount", $"more than {Exact.Text(PurchaseLimits.Total)}", cause.Message) { Key = Shown.Text(user.Value) });
            }
        }

        return new(counts, book, users);
    }

    /// <summary>Reads the summaries of the users.</summary>
    public List<PurchaseSummary> Summaries(PurchaseSummarizer summarizer, Instant asOf) =>
        [.. Users.Select(user => summarizer.Summarize(Book[user], asOf))];

    /// <summary>Gets the histories of the users.</summary>
    public IEnumerable<PurchaseHistory> Histories => Users.Select(user => Book[user]);
}
