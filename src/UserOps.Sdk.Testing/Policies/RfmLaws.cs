using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Rfm;

namespace UserOps.Testing;

/// <summary>The laws of segments.</summary>
internal static class RfmLaws
{
    private static readonly Arbitrary<(Purchase<UserId>[] Rows, Instant AsOf)> Cases = Arb.From(
        from rows in RfmGenerators.Purchases.Generator from asOf in RfmGenerators.AsOf.Generator select (rows, asOf),
        item => RfmGenerators.Purchases.Shrinker(item.rows).Select(smaller => (smaller, item.asOf)));

    public static IReadOnlyList<NamedLaw> Add(LawSuite<RfmPolicy> suite)
    {
        PolicyLaws.AddCommon(suite, RfmPolicyValidator.Validate, RfmPolicyJson.Write, RfmPolicyJson.Read, policy => policy.ToRef());
        suite.AddNow(
            "Every score falls into a segment, and every segment has a score",
            "A user without a segment is in no figure; a segment that nobody can fall into is a campaign that nobody gets.",
            policy =>
            {
                var (model, bins) = (RfmModel.Fit([], Hard.Start, policy), policy.Segments.Bins);
                var found = (from r in Enumerable.Range(1, bins.Recency) from f in Enumerable.Range(1, bins.Frequency) from m in Enumerable.Range(1, bins.Monetary) select model.SegmentOf(new(r, f, m, 0)).Id).ToHashSet(StringComparer.Ordinal);
                Require.SameSet(policy.Segments.Segments.Select(segment => segment.Id), found, "the segments of all scores");
            });
        suite.AddNow(
            "Better numbers never lower a score",
            "A user who comes more lately, more often or spends more must never fall for it.",
            Cases,
            Show,
            (policy, given) =>
            {
                var model = RfmSnapshot.Fit(Book(given.Rows), given.AsOf, policy).Model;
                foreach (var days in (int[])[0, 1, 7, 30, 100])
                {
                    foreach (var orders in (long[])[1, 2, 5, 20])
                    {
                        foreach (var total in (decimal[])[0, 1, 10, 100, 1_000])
                        {
                            var (score, later, more, dearer) = (model.Score(days, orders, total), model.Score(days + 3, orders, total), model.Score(days, orders + 1, total), model.Score(days, orders, total + 7));
                            Require.That(later.R <= score.R && more.F >= score.F && dearer.M >= score.M, $"of {days} days, {orders} orders and {total}: {score}; later {later}, with one order more {more}, with more money {dearer}");
                        }
                    }
                }
            });
        AddCourse(suite);
        return suite.Laws;
    }

    private static void AddCourse(LawSuite<RfmPolicy> suite)
    {
        suite.AddNow(
            "Neither the order of purchases nor their parts matter",
            "Rows come from several shops in any order; the same rows must give the same segments.",
            Cases,
            Show,
            (policy, given) =>
            {
                var (left, right) = (Book(given.Rows.Where((_, i) => i % 2 == 0).Reverse()), Book(given.Rows.Where((_, i) => i % 2 == 1)));
                right.Merge(left);
                Require.SameSet(Told(RfmSnapshot.Fit(Book(given.Rows), given.AsOf, policy)), Told(RfmSnapshot.Fit(right, given.AsOf, policy)), "the users and their segments");
            });
        suite.AddNow(
            "A segment holds until the instant that is told, and not at it",
            "A host judges again at that instant alone; a change before it is missed.",
            Cases,
            Show,
            (policy, given) =>
            {
                var model = RfmSnapshot.Fit(Book(given.Rows), given.AsOf, policy).Model;
                foreach (var rows in given.Rows.Where(row => row.At <= given.AsOf).GroupBy(row => row.User))
                {
                    var history = rows.Aggregate(PurchaseHistory.Empty, (sum, row) => sum.Add(row));
                    var (told, until) = (model.Explain(history, given.AsOf), model.ValidUntil(history, given.AsOf));
                    Require.Same(until, told.ValidUntil, $"until when the answer of '{rows.Key}' holds, as it is explained");
                    if (until is { } end)
                    {
                        Require.Same(told.Value, model.Explain(history, end - Duration.FromNanoseconds(1)).Value, $"the score of '{rows.Key}' a nanosecond before {Hard.Text(end)}");
                        Require.That(told.Value != model.Explain(history, end).Value, $"the score of '{rows.Key}' does not change at {Hard.Text(end)}");
                    }
                }
            });
    }

    private static PurchaseBook<UserId> Book(IEnumerable<Purchase<UserId>> rows)
    {
        var book = new PurchaseBook<UserId>();
        foreach (var row in rows)
        {
            book.Add(row);
        }

        return book;
    }

    private static IEnumerable<string> Told(RfmSnapshot<UserId> snapshot) => snapshot.Users.Select(user => $"{user.User} {user.Score} {user.Segment.Id}");

    private static string Show((Purchase<UserId>[] Rows, Instant AsOf) given) =>
        $"{string.Join('\n', given.Rows.Select(row => $"  {row.User} at {Hard.Text(row.At)}: {row.Amount} {row.OrderId}"))}\n  judged at {Hard.Text(given.AsOf)}";
}
