using System.Data.Common;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Rfm;
using UserOps.Testing;

namespace UserOps.Sql.Tests.Rfm;

/// <summary>What an engine computes is what the library computes, for any purchases and any policy that is not refused.</summary>
public class RfmSqlLawTests
{
    private static readonly FsCheck.Arbitrary<RfmPolicy> Compilable =
        RfmGenerators.Policies.Generator.Select(policy => policy.Refunds == RefundPolicy.LinkToOrder ? policy with { Refunds = RefundPolicy.Net } : policy).ToArbitrary();

    private static readonly FsCheck.Arbitrary<(Instant FittedAt, Instant AsOf)> TwoInstants =
        (from first in RfmGenerators.AsOf.Generator from second in RfmGenerators.AsOf.Generator select (first, second)).ToArbitrary();

    [Theory]
    [OnSqlite]
    [OnPostgres]
    [OnShards]
    public void Facts_are_those_of_the_library(EngineKind kind)
    {
        using var engine = TestEngine.Start(kind);
        var fixture = new PurchaseFixture(engine, kind);
        using var connection = engine.Open();
        Law.Holds(Compilable, RfmGenerators.Purchases, RfmGenerators.AsOf, (policy, purchases, asOf) =>
        {
            var kept = fixture.Fill(purchases);
            var found = Read(SqlReader.PurchasesAsync<string>(connection, RfmSql.Facts(policy, fixture.Table, asOf, fixture.Dialect)))
                .ToDictionary(figures => figures.User, StringComparer.Ordinal);
            var expected = Summaries(policy, kept, asOf);
            Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
            foreach (var (user, summary) in expected)
            {
                var figures = found[user];
                Assert.Equal(RfmFigures.From(summary), figures.Figures);
                Assert.Equal((summary.FirstDay, summary.LastDay, summary.Orders), (figures.FirstDay, figures.LastDay, figures.Orders));
                Assert.Equal(
                    (summary.PurchaseTotal, summary.RefundTotal, summary.Refunds, summary.NetTotal),
                    (figures.PurchaseTotal, figures.RefundTotal, figures.Refunds, figures.NetTotal));
            }
            return true;
        });
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    [OnShards]
    public void A_model_fitted_on_counts_of_the_engine_is_the_one_fitted_in_process(EngineKind kind)
    {
        using var engine = TestEngine.Start(kind);
        var fixture = new PurchaseFixture(engine, kind);
        using var connection = engine.Open();
        Law.Holds(Compilable, RfmGenerators.Purchases, RfmGenerators.AsOf, (policy, purchases, asOf) =>
        {
            var kept = fixture.Fill(purchases);
            var distribution = ReadDistribution(connection, RfmSql.Distribution(policy, fixture.Table, asOf, fixture.Dialect));
            var expected = RfmModel.Fit(Summaries(policy, kept, asOf).Values, asOf, policy);
            Assert.Equal(RfmModelJson.Write(expected), RfmModelJson.Write(RfmModel.FitFrom(distribution, asOf, policy)));
            return true;
        });
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    [OnShards]
    public void Scores_of_the_engine_are_those_of_the_model_on_any_later_day(EngineKind kind)
    {
        using var engine = TestEngine.Start(kind);
        var fixture = new PurchaseFixture(engine, kind);
        using var connection = engine.Open();
        Law.Holds(Compilable, RfmGenerators.Purchases, TwoInstants, (policy, purchases, instants) =>
        {
            var (fittedAt, asOf) = instants;
            var kept = fixture.Fill(purchases);
            var model = RfmModel.Fit(Summaries(policy, kept, fittedAt).Values, fittedAt, policy);
            var found = Read(SqlReader.ScoresAsync<string>(connection, RfmSql.Scores(model, fixture.Table, asOf, fixture.Dialect)))
                .ToDictionary(figures => figures.User, StringComparer.Ordinal);
            var expected = Summaries(policy, kept, asOf);
            Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
            foreach (var (user, summary) in expected)
            {
                var score = model.Score(summary);
                Assert.Equal((score, model.SegmentOf(score).Id), (found[user].Score, found[user].Segment.Id));
            }
            return true;
        });
    }

    /// <summary>The users who have a row up to the instant, for an engine that groups rows sees no others.</summary>
    private static Dictionary<string, PurchaseSummary> Summaries(RfmPolicy policy, Purchase<string>[] purchases, Instant asOf)
    {
        var book = new PurchaseBook<string>(policy.Currency);
        foreach (var purchase in purchases.Where(purchase => purchase.At <= asOf))
        {
            Assert.True(book.TryAdd(purchase, out var rejection), rejection?.ToString());
        }

        var summarizer = new PurchaseSummarizer(policy);
        return book.Users.ToDictionary(user => user, user => summarizer.Summarize(book[user], asOf), StringComparer.Ordinal);
    }

    private static RfmDistribution ReadDistribution(DbConnection connection, SqlQuery query) => SqlReader.DistributionAsync(connection, query).GetAwaiter().GetResult();

    private static List<T> Read<T>(IAsyncEnumerable<T> rows) => ReadAsync(rows).GetAwaiter().GetResult();

    private static async Task<List<T>> ReadAsync<T>(IAsyncEnumerable<T> rows)
    {
        var list = new List<T>();
        await foreach (var row in rows)
        {
            list.Add(row);
        }

        return list;
    }
}
