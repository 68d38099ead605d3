using NodaTime;
using UserOps.Rfm;
using UserOps.Sql.Tests.Rfm;

namespace UserOps.Sql.Tests.Dialects;

/// <summary>The local day that an engine computes.</summary>
public class LocalDayTests
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    [OnShards]
    public async Task A_day_that_starts_in_the_evening_may_be_more_than_a_day_behind_UTC(EngineKind kind)
    {
        var policy = RfmPolicy.Classic11 with { Zone = "America/Havana", DayStart = new(23, 30) };
        var asOf = Instant.FromUtc(2025, 1, 10, 12, 0);
        using var engine = TestEngine.Start(kind);
        var fixture = new PurchaseFixture(engine, kind);
        _ = fixture.Fill(
        [
            new(new("a"), Instant.FromUtc(2025, 1, 10, 4, 29), 1) { Kind = PurchaseKind.Purchase },
            new(new("b"), Instant.FromUtc(2025, 1, 10, 4, 30), 1) { Kind = PurchaseKind.Purchase },
        ]);
        await using var connection = engine.Open();

        var distribution = await SqlReader.DistributionAsync(connection, RfmSql.Distribution(policy, fixture.Table, asOf, fixture.Dialect));

        Assert.Equal([new(0, 1), new(1, 1)], distribution.DaysSinceLast);
    }

    [Fact]
    public async Task Rows_may_begin_long_before_1970()
    {
        var asOf = Instant.FromUtc(1900, 1, 3, 12, 0);
        using var engine = TestEngine.Start(EngineKind.Sqlite);
        var fixture = new PurchaseFixture(engine, EngineKind.Sqlite);
        _ = fixture.Fill([new(new("a"), Instant.FromUtc(1900, 1, 1, 0, 0), 1) { Kind = PurchaseKind.Purchase }]);
        await using var connection = engine.Open();

        var table = fixture.Table with { Earliest = Instant.FromUtc(1899, 1, 1, 0, 0) };
        var distribution = await SqlReader.DistributionAsync(connection, RfmSql.Distribution(RfmPolicy.Classic11, table, asOf, fixture.Dialect));

        Assert.Equal([new(2, 1)], distribution.DaysSinceLast);
    }
}
