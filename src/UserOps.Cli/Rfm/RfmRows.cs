using UserOps.Cli.Output;

namespace UserOps.Cli.Rfm;

/// <summary>Writes one row a user. The columns are a contract: scripts rely on them.</summary>
internal static class RfmRows
{
    private static readonly string[] Columns =
        ["user", "r", "f", "m", "segment", "daysSinceLast", "orders", "netTotal", "validUntil"];

    /// <summary>Writes one JSON object a line.</summary>
    public static void WriteJsonLines(RfmResult result, Stream stream, CancellationToken cancellationToken)
    {
        using var lines = new JsonLines(stream);
        foreach (var user in result.Snapshot.Users)
        {
            cancellationToken.ThrowIfCancellationRequested();
            lines.Write((result, user), static (json, row) => RfmJson.WriteUser(json, row.result, row.user));
        }

        lines.Flush();
    }

    /// <summary>Writes comma-separated values; a user without scores has empty fields.</summary>
    public static void WriteCsv(RfmResult result, Stream stream, CancellationToken cancellationToken)
    {
        using var lines = new CsvLines(stream, Columns);
        foreach (var user in result.Snapshot.Users)
        {
            cancellationToken.ThrowIfCancellationRequested();
            lines.Add(user.User.Value);
            foreach (var score in new[] { user.Score.R, user.Score.F, user.Score.M })
            {
                lines.Add(user.Score.IsScored ? Exact.Text(score) : null);
            }

            lines.Add(user.Segment.Id)
                .Add(user.Summary.DaysSinceLast is { } days ? Exact.Text(days) : null)
                .Add(user.Summary.Orders)
                .Add(user.Summary.NetTotal)
                .Add(result.ValidUntil(user.User))
                .EndRow();
        }

        lines.Flush();
    }
}
