using System.Globalization;
using System.IO.Compression;
using NodaTime;
using NodaTime.Text;
using UserOps.Rfm;
using UserOps.Tests;

namespace UserOps.Sql.Tests.Rfm;

/// <summary>The 541,909 lines of Online Retail (Chen, Sain and Guo 2012) on an engine: known cuts and segments.</summary>
public class OnlineRetailTests
{
    private const string Lines = "online_retail_lines.csv.gz";
    private static readonly Instant AsOf = Instant.FromUtc(2011, 12, 10, 0, 0);

    private static readonly RfmPolicy Policy = RfmPolicy.Classic11 with { Zone = "Europe/London", LookBack = Duration.FromDays(365) };

    private static readonly PurchaseTable Table = new()
    {
        Name = "lines",
        User = new("customer", SqlStorage.WholeNumber),
        At = new("at", SqlStorage.UnixSeconds),
        Amount = new("amount", SqlStorage.MinorUnits(3)),
    };

    private static readonly Dictionary<string, int> Segments = new(StringComparer.Ordinal)
    {
        ["Champions"] = 797,
        ["Hibernating"] = 631,
        ["Lost"] = 556,
        ["New Customers"] = 404,
        ["Loyal"] = 363,
        ["At Risk"] = 350,
        ["Potential Loyalist"] = 324,
        ["Promising"] = 246,
        ["Need Attention"] = 232,
        ["About To Sleep"] = 227,
        ["Cannot Lose Them"] = 135,
    };

    [RealDataFact(Lines)]
    public Task SQLite_gives_the_known_segments() => HasKnownSegmentsAsync(EngineKind.Sqlite);

    [RealDataOnServerFact(EngineKind.Postgres, Lines)]
    public Task PostgreSQL_gives_the_known_segments() => HasKnownSegmentsAsync(EngineKind.Postgres);

    [RealDataOnServerFact(EngineKind.Shards, Lines)]
    public Task Shards_give_the_known_segments() => HasKnownSegmentsAsync(EngineKind.Shards);

    private static async Task HasKnownSegmentsAsync(EngineKind kind)
    {
        using var engine = TestEngine.Start(kind);
        engine.CreateTable("lines", "customer", new("customer", "bigint"), new("at", "bigint"), new("amount", "bigint"));
        engine.Insert("lines", Rows());
        var dialect = kind == EngineKind.Sqlite ? SqlDialect.Sqlite : SqlDialect.PostgreSql;
        using var connection = engine.Open();

        var users = new List<PurchaseFigures<long>>();
        await foreach (var user in SqlReader.PurchasesAsync<long>(connection, RfmSql.Facts(Policy, Table, AsOf, dialect)))
        {
            users.Add(user);
        }

        var model = RfmModel.FitFrom(RfmDistribution.From(users.Select(user => user.Figures)), AsOf, Policy);
        Assert.Equal([13m, 32m, 69m, 171m], model.Recency.Cuts);
        Assert.Equal([1m, 2m, 3m, 5m], model.Frequency.Cuts);
        Assert.Equal([236.226m, 467.044m, 910.288m, 1982.964m], model.Monetary.Cuts);
        Assert.Equal(Segments, CountOf(users.Select(user => model.SegmentOf(model.Score(user.Figures)))));

        var distribution = await SqlReader.DistributionAsync(connection, RfmSql.Distribution(Policy, Table, AsOf, dialect));
        Assert.Equal(RfmModelJson.Write(model), RfmModelJson.Write(RfmModel.FitFrom(distribution, AsOf, Policy)));

        var segments = new List<Segment>();
        await foreach (var user in SqlReader.ScoresAsync<long>(connection, RfmSql.Scores(model, Table, AsOf, dialect)))
        {
            segments.Add(user.Segment);
        }

        Assert.Equal(Segments, CountOf(segments));
    }

    private static Dictionary<string, int> CountOf(IEnumerable<Segment> segments) => segments
        .Where(segment => segment != Segment.NeverPurchased && segment != Segment.OutsideWindow)
        .CountBy(segment => segment.Name.In("en"))
        .ToDictionary(StringComparer.Ordinal);

    /// <summary>The lines that have a customer; times are those of a clock in London.</summary>
    private static IEnumerable<object?[]> Rows()
    {
        var london = DateTimeZoneProviders.Tzdb["Europe/London"];
        var pattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");
        using var file = File.OpenRead(RealDataFactAttribute.PathOf(Lines));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        _ = reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            if (fields[0].Length > 0)
            {
                var at = pattern.Parse(fields[1]).Value.InZoneLeniently(london).ToInstant();
                var amount = decimal.Parse(fields[2], CultureInfo.InvariantCulture) * decimal.Parse(fields[3], CultureInfo.InvariantCulture) * 1000;
                yield return [long.Parse(fields[0], CultureInfo.InvariantCulture), at.ToUnixTimeSeconds(), (long)amount];
            }
        }
    }
}
