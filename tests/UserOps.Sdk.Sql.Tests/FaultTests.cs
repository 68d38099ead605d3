using Npgsql;

namespace UserOps.Sql.Tests;

/// <summary>What goes wrong on the servers while a query is read: it is told, and nothing of it counts.</summary>
public class FaultTests
{
    private const string Counts = "SELECT user_id, COUNT(*), MAX(note) FROM visits GROUP BY user_id";

    [OnOwnShardsFact]
    public async Task A_shard_that_is_killed_ends_the_read_with_an_error()
    {
        using var own = new OwnShards();
        using var engine = new ShardsEngine(own);
        engine.CreateTable("visits", "user_id", new("user_id", "bigint"), new("note", "text"));
        engine.Insert("visits", Enumerable.Range(0, 60_000).Select(i => new object?[] { (long)i, new string('x', 100) }));
        await using var connection = engine.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = Counts;
        await using (var reader = await command.ExecuteReaderAsync())
        {
            Assert.True(await reader.ReadAsync());
            own.Kill(1);

            var error = await Assert.ThrowsAsync<PostgresException>(async () =>
            {
                while (await reader.ReadAsync())
                {
                }
            });

            Assert.Equal(PostgresErrorCodes.ConnectionFailure, error.SqlState);
        }

        var next = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteReaderAsync());
        Assert.Equal(PostgresErrorCodes.SqlClientUnableToEstablishSqlConnection, next.SqlState);
    }
}
