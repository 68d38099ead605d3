using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Npgsql;
using UserOps.Rfm;
using UserOps.Sql;

namespace UserOps.Benchmarks;

/// <summary>
/// RFM of purchases that lie in PostgreSQL: on the server that <c>USEROPS_POSTGRES</c> names, and on the shards that <c>USEROPS_SHARDS</c>
/// names. Every way ends with each user's scores, and all must agree.
/// </summary>
internal static class SqlPeer
{
    private const int Shards = 3;
    private const int Runs = 3;
    private const string Part = "purchases_part";
    private const int LastDay = PurchaseData.FirstDay + PurchaseData.Days - 1;
    private static readonly Instant AsOf = DayClock.Utc.EndOf(PurchaseColumns.FromDayNumber(LastDay));
    private static readonly RfmPolicy Policy = RfmPolicy.Classic11 with { LookBack = Duration.FromDays(365), Orders = OrderGrouping.PerRow };

    private static readonly PurchaseTable Table = new()
    {
        Name = "purchases",
        User = new("user_id", SqlStorage.WholeNumber),
        At = new("at", SqlStorage.Timestamp),
        Amount = new("amount", SqlStorage.MinorUnits(2)),
    };

    public static int Run(int rows, TextWriter output) => RunAsync(rows, output).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(int rows, TextWriter output)
    {
        var server = Server("USEROPS_POSTGRES");
        var coordinator = Server("USEROPS_SHARDS");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"loading {rows} purchases into one server and into {Shards} shards")).ConfigureAwait(false);
        await LoadAsync(server, coordinator, new PurchaseData(rows)).ConfigureAwait(false);

        (string Name, Func<Task<string>> Work)[] ways =
        [
            ("one server, rows to the process", () => RowsAsync(server)),
            ("one server, level 1", () => FactsAsync(server)),
            ("one server, level 2", () => ScoresAsync(server)),
            ("three shards, level 1", () => FactsAsync(Grouped(coordinator, "on"))),
            ("three shards, level 1, partition-wise off", () => FactsAsync(Grouped(coordinator, "off"))),
            ("three shards, level 2", () => ScoresAsync(Grouped(coordinator, "on"))),
        ];
        var times = ways.Select(_ => new List<double>()).ToArray();
        var answers = new HashSet<string>(StringComparer.Ordinal);
        for (var run = 0; run <= Runs; run++)
        {
            for (var i = 0; i < ways.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                _ = answers.Add(await ways[i].Work().ConfigureAwait(false));
                if (run > 0)
                {
                    times[i].Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
                }
            }
        }

        for (var i = 0; i < ways.Length; i++)
        {
            var median = times[i].Order().ElementAt(Runs / 2);
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{ways[i].Name,-42} {median,6:0.0} s   {median / times[1].Order().ElementAt(Runs / 2),5:0.00} of one server, level 1")).ConfigureAwait(false);
        }

        await output.WriteLineAsync(answers.Count == 1 ? $"all agree: {answers.Single()}" : $"THEY DIFFER: {string.Join(" | ", answers)}").ConfigureAwait(false);
        return answers.Count == 1 ? 0 : 1;
    }

    private static string Server(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } server
        ? $"{server};Command Timeout=600"
        : throw new InvalidOperationException($"{variable} names no server; benchmarks/peers/sql.sh starts what is needed.");

    private static string Grouped(string server, string setting) =>
        $"{server};Options=-c enable_partitionwise_aggregate={setting}";

    /// <summary>The way without SQL: all rows travel, and the library groups them.</summary>
    private static async Task<string> RowsAsync(string server)
    {
        var (users, days, amounts) = (new List<long>(), new List<int>(), new List<long>());
        var source = NpgsqlDataSource.Create(server);
        await using var ownSource = source.ConfigureAwait(false);
        var command = source.CreateCommand("SELECT user_id, at, amount FROM purchases");
        await using var ownCommand = command.ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        await using var ownReader = reader.ConfigureAwait(false);
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            users.Add(reader.GetInt64(0));
            days.Add(PurchaseColumns.ToDayNumber(LocalDate.FromDateTime(reader.GetDateTime(1))));
            amounts.Add(reader.GetInt64(2));
        }

        var columns = PurchaseColumns.Summarize<long>(
            users.ToArray(), days.ToArray(), amounts.ToArray(), new() { AsOfDay = LastDay, LookBackDays = 365 }, Environment.ProcessorCount);
        var figures = new List<RfmFigures>(columns.Count); // of the users in view alone
        for (var i = 0; i < columns.Count; i++)
        {
            figures.Add(RfmFigures.Of(LastDay - columns.LastDays.Span[i], columns.Orders.Span[i], columns.NetTotals.Span[i] / 100m));
        }

        return Decide(figures);
    }

    private static async Task<string> FactsAsync(string server)
    {
        var connection = new NpgsqlConnection(server);
        await using var own = connection.ConfigureAwait(false);
        var figures = new List<RfmFigures>();
        await foreach (var user in SqlReader.PurchasesAsync<long>(connection, RfmSql.Facts(Policy, Table, AsOf, SqlDialect.PostgreSql)).ConfigureAwait(false))
        {
            figures.Add(user.Figures);
        }

        return Decide(figures);
    }

    private static async Task<string> ScoresAsync(string server)
    {
        var connection = new NpgsqlConnection(server);
        await using var own = connection.ConfigureAwait(false);
        var distribution = await SqlReader.DistributionAsync(connection, RfmSql.Distribution(Policy, Table, AsOf, SqlDialect.PostgreSql)).ConfigureAwait(false);
        var model = RfmModel.FitFrom(distribution, AsOf, Policy);
        var scores = new List<RfmScore>();
        await foreach (var user in SqlReader.ScoresAsync<long>(connection, RfmSql.Scores(model, Table, AsOf, SqlDialect.PostgreSql)).ConfigureAwait(false))
        {
            scores.Add(user.Score);
        }

        return Told(model, scores);
    }

    private static string Decide(List<RfmFigures> figures)
    {
        var model = RfmModel.FitFrom(RfmDistribution.From(figures), AsOf, Policy);
        return Told(model, figures.ConvertAll(model.Score));
    }

    private static string Told(RfmModel model, List<RfmScore> scores)
    {
        var segments = scores.Where(score => score.IsScored).CountBy(score => model.SegmentOf(score).Id).OrderBy(pair => pair.Key, StringComparer.Ordinal);
        return $"{string.Join(" ", model.Monetary.Cuts)} {string.Join(" ", segments.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={pair.Value}")))}";
    }

    /// <summary>Fills both: a twin that is partitioned on the one server tells which shard each row belongs to.</summary>
    private static async Task LoadAsync(string server, string coordinator, PurchaseData data)
    {
        const string Columns = "(user_id bigint NOT NULL, at timestamptz NOT NULL, amount bigint NOT NULL)";
        var one = NpgsqlDataSource.Create(server);
        await using var ownOne = one.ConfigureAwait(false);
        var reading = NpgsqlDataSource.Create(coordinator);
        await using var ownReading = reading.ConfigureAwait(false);
        await ExecuteAsync(one, $"DROP TABLE IF EXISTS purchases, twin; CREATE TABLE purchases {Columns}; CREATE TABLE twin {Columns} PARTITION BY HASH (user_id)").ConfigureAwait(false);
        await ExecuteAsync(reading, $"DROP TABLE IF EXISTS purchases; CREATE TABLE purchases {Columns} PARTITION BY HASH (user_id)").ConfigureAwait(false);
        for (var shard = 0; shard < Shards; shard++)
        {
            await ExecuteAsync(one, $"CREATE TABLE {Part}_{shard} PARTITION OF twin FOR VALUES WITH (MODULUS {Shards}, REMAINDER {shard})").ConfigureAwait(false);
            await ExecuteAsync(
                reading,
                $"CREATE FOREIGN TABLE {Part}_{shard} PARTITION OF purchases FOR VALUES WITH (MODULUS {Shards}, REMAINDER {shard}) SERVER shard_{shard} OPTIONS (table_name '{Part}')").ConfigureAwait(false);
        }

        await CopyAsync(one, data).ConfigureAwait(false);
        await ExecuteAsync(one, "INSERT INTO twin SELECT * FROM purchases; VACUUM ANALYZE purchases").ConfigureAwait(false);
        for (var shard = 0; shard < Shards; shard++)
        {
            var port = await PortOfAsync(reading, shard).ConfigureAwait(false);
            var target = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(coordinator) { Port = port }.ConnectionString);
            await using var ownTarget = target.ConfigureAwait(false);
            await ExecuteAsync(target, $"DROP TABLE IF EXISTS {Part}; CREATE TABLE {Part} {Columns}").ConfigureAwait(false);
            await MoveAsync(one, target, shard).ConfigureAwait(false);
            await ExecuteAsync(target, $"VACUUM ANALYZE {Part}").ConfigureAwait(false);
        }

        await ExecuteAsync(one, "DROP TABLE twin").ConfigureAwait(false);
    }

    private static async Task CopyAsync(NpgsqlDataSource one, PurchaseData data)
    {
        var connection = await one.OpenConnectionAsync().ConfigureAwait(false);
        await using var own = connection.ConfigureAwait(false);
        var writer = await connection.BeginBinaryImportAsync("COPY purchases FROM STDIN (FORMAT BINARY)").ConfigureAwait(false);
        await using var ownWriter = writer.ConfigureAwait(false);
        for (var row = 0; row < data.Users.Length; row++)
        {
            await writer.StartRowAsync().ConfigureAwait(false);
            await writer.WriteAsync(data.Users[row]).ConfigureAwait(false);
            await writer.WriteAsync(Instant.FromUnixTimeSeconds((data.DayNumbers[row] * 86_400L) + (row % 86_400)).ToDateTimeUtc()).ConfigureAwait(false);
            await writer.WriteAsync(data.Amounts[row]).ConfigureAwait(false);
        }

        _ = await writer.CompleteAsync().ConfigureAwait(false);
    }

    private static async Task MoveAsync(NpgsqlDataSource from, NpgsqlDataSource to, int shard)
    {
        var source = await from.OpenConnectionAsync().ConfigureAwait(false);
        await using var ownSource = source.ConfigureAwait(false);
        var target = await to.OpenConnectionAsync().ConfigureAwait(false);
        await using var ownTarget = target.ConfigureAwait(false);
        var reader = await source.BeginRawBinaryCopyAsync($"COPY {Part}_{shard} TO STDOUT (FORMAT BINARY)").ConfigureAwait(false);
        await using var ownReader = reader.ConfigureAwait(false);
        var writer = await target.BeginRawBinaryCopyAsync($"COPY {Part} FROM STDIN (FORMAT BINARY)").ConfigureAwait(false);
        await using var ownWriter = writer.ConfigureAwait(false);
        await reader.CopyToAsync(writer).ConfigureAwait(false);
    }

    private static async Task<int> PortOfAsync(NpgsqlDataSource coordinator, int shard)
    {
        var command = coordinator.CreateCommand(
            $"SELECT option_value FROM pg_foreign_server, pg_options_to_table(srvoptions) WHERE srvname = 'shard_{shard}' AND option_name = 'port'");
        await using var own = command.ConfigureAwait(false);
        return int.Parse((string)(await command.ExecuteScalarAsync().ConfigureAwait(false))!, CultureInfo.InvariantCulture);
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        foreach (var statement in sql.Split("; "))
        {
            var command = source.CreateCommand(statement);
            await using var own = command.ConfigureAwait(false);
            _ = await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
    }
}
