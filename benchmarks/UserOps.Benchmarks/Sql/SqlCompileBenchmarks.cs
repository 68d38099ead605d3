using BenchmarkDotNet.Attributes;
using NodaTime;
using UserOps.Rfm;
using UserOps.Sql;

namespace UserOps.Benchmarks;

/// <summary>What it costs to make a query of a policy, with and without local days in it.</summary>
[MemoryDiagnoser]
public class SqlCompileBenchmarks
{
    private static readonly Instant AsOf = Instant.FromUtc(2026, 4, 1, 0, 0);

    private static readonly PurchaseTable Table = new()
    {
        Name = "purchases",
        User = new("user_id", SqlStorage.WholeNumber),
        At = new("at", SqlStorage.Timestamp),
        Amount = new("amount", SqlStorage.Numeric),
    };

    private static readonly RfmPolicy PerInstant = RfmPolicy.Classic11 with { Zone = "Europe/London" };
    private static readonly RfmPolicy PerDay = PerInstant with { Orders = OrderGrouping.PerDay };

    [Benchmark(Baseline = true)]
    public SqlQuery AnOrderPerInstant() => RfmSql.Facts(PerInstant, Table, AsOf, SqlDialect.PostgreSql);

    [Benchmark]
    public SqlQuery AnOrderPerDaySince1970() => RfmSql.Facts(PerDay, Table, AsOf, SqlDialect.PostgreSql);
}
