using System.Text.Json;
using UserOps.Cli.Output;
using UserOps.Cli.Purchases;
using UserOps.Rfm;
using UserOps.Statistics;

namespace UserOps.Cli.Rfm;

/// <summary>Writes RFM results as JSON. The member names are a contract: scripts rely on them.</summary>
/// <param name="words">The language of names and texts.</param>
internal sealed class RfmJson(Words words)
{
    /// <summary>Writes the members of one user.</summary>
    public static void WriteUser(Utf8JsonWriter json, RfmResult result, RfmUser<UserId> user)
    {
        int? Scored(int score) => user.Score.IsScored ? score : null;

        json.WriteString("user", user.User.Value);
        json.WriteNullable("r", Scored(user.Score.R));
        json.WriteNullable("f", Scored(user.Score.F));
        json.WriteNullable("m", Scored(user.Score.M));
        json.WriteString("segment", user.Segment.Id);
        json.WriteNullable("daysSinceLast", user.Summary.DaysSinceLast);
        json.WriteNumber("orders", user.Summary.Orders);
        json.WriteExact("netTotal", user.Summary.NetTotal);
        json.WriteInstant("validUntil", result.ValidUntil(user.User));
    }

    /// <summary>Writes everything: policy, input, population, model, segment table, migration, breakdown, users.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="result">The result.</param>
    /// <param name="cancellationToken">Stops the writing; asked with every user.</param>
    public void WriteResult(Utf8JsonWriter json, RfmResult result, CancellationToken cancellationToken)
    {
        json.WriteStartObject();
        WriteSummary(json, result);
        json.WriteStartArray("users");
        foreach (var user in result.Snapshot.Users)
        {
            cancellationToken.ThrowIfCancellationRequested();
            json.WriteStartObject();
            WriteUser(json, result, user);
            json.WriteEndObject();
            json.FlushIfMuch();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePopulation(Utf8JsonWriter json, RfmPopulation population)
    {
        json.WriteStartObject("population");
        json.WriteNumber("users", population.Users);
        json.WriteNumber("buyers", population.Buyers);
        json.WriteNumber("zeroValueOnly", population.ZeroValueOnly);
        json.WriteNumber("outsideWindow", population.OutsideWindow);
        json.WriteNumber("neverPurchased", population.NeverPurchased);
        json.WriteNumber("netNotPositive", population.NetNotPositive);
        json.WriteNumber("buyersNetNotPositive", population.BuyersNetNotPositive);
        json.WriteEndObject();
    }

    private static void WriteModel(Utf8JsonWriter json, RfmModel model)
    {
        json.WriteStartObject("model");
        json.WriteInstant("fittedAt", model.FittedAt);
        json.WriteNumber("fittedUsers", model.FittedUsers);
        foreach (var (name, scale) in new[] { ("recency", model.Recency), ("frequency", model.Frequency), ("monetary", model.Monetary) })
        {
            json.WriteStartObject(name);
            json.WriteString("method", JsonNamingPolicy.CamelCase.ConvertName(scale.Method.ToString()));
            json.WriteNumber("bins", scale.Bins);
            json.WriteList("cuts", scale.Cuts, static (writer, cut) => writer.WriteNumberValue(cut));
            json.WriteList("limits", scale.Limits, static (writer, limit) => writer.WriteNumberValue(limit));
            json.WriteList("counts", scale.Counts, static (writer, count) => writer.WriteNumberValue(count));
            json.WriteNumber("survivingLevels", scale.SurvivingLevels);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteConcentration(Utf8JsonWriter json, ConcentrationCurve curve)
    {
        json.WriteStartObject("concentration");
        json.WriteNullable("gini", curve.Gini);
        json.WriteNullable("topFifthShare", curve.TopShare(0.2));
        json.WriteList("pareto", curve.Points(11), static (writer, point) =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("userShare", point.ItemShare);
            writer.WriteNumber("moneyShare", point.ValueShare);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WriteMigration(Utf8JsonWriter json, SegmentMigration migration)
    {
        json.WriteStartObject("migration");
        json.WriteInstant("from", migration.From);
        json.WriteInstant("to", migration.To);
        json.WriteBoolean("sameCuts", migration.SameCuts);
        json.WriteNumber("users", migration.Users);
        json.WriteNumber("up", migration.Up);
        json.WriteNumber("down", migration.Down);
        json.WriteNumber("stayed", migration.Stayed);
        json.WriteNumber("entered", migration.Entered);
        json.WriteNumber("left", migration.Left);
        json.WriteNumber("unscored", migration.Users - migration.Up - migration.Down - migration.Stayed - migration.Entered - migration.Left);
        json.WriteStartArray("moves");
        var states = Enumerable.Range(0, migration.States.Count).ToArray();
        foreach (var (from, to) in states.SelectMany(from => states.Select(to => (from, to))))
        {
            if (migration.CountOf(from, to) > 0 && migration.ShareOf(from, to) is { } share)
            {
                json.WriteStartObject();
                json.WriteString("from", migration.States[from].Id);
                json.WriteString("to", migration.States[to].Id);
                json.WriteNumber("users", migration.CountOf(from, to));
                json.WriteNumber("share", share.Estimate);
                json.WriteNumber("lower", share.Lower);
                json.WriteNumber("upper", share.Upper);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteSummary(Utf8JsonWriter json, RfmResult result)
    {
        var snapshot = result.Snapshot;
        json.WritePolicy(snapshot.Model.PolicyRef);
        json.WriteInstant("asOf", snapshot.AsOf);
        if (result.Counts is { } counts)
        {
            PurchaseCountsJson.WriteInput(json, counts);
        }

        WritePopulation(json, snapshot.Population);
        WriteModel(json, snapshot.Model);
        WriteSegments(json, snapshot.Segments);
        WriteConcentration(json, snapshot.Concentration);
        if (result.Migration is { } migration)
        {
            WriteMigration(json, migration);
        }

        if (result.Groups is { } groups)
        {
            json.WriteList("groups", groups, (writer, group) =>
            {
                writer.WriteStartObject();
                writer.WriteString("group", group.Group);
                WritePopulation(writer, group.Population);
                WriteSegments(writer, group.Segments);
                writer.WriteEndObject();
            });
        }
    }

    private void WriteSegments(Utf8JsonWriter json, EquatableArray<SegmentFigures> segments) =>
        json.WriteList("segments", segments, (writer, line) =>
        {
            writer.WriteStartObject();
            writer.WriteString("segment", line.Segment.Id);
            writer.WriteString("name", words.Of(line.Segment.Name));
            writer.WriteNumber("users", line.Users);
            writer.WriteNumber("userShare", line.UserShare);
            writer.WriteNumber("orders", line.Orders);
            writer.WriteExact("netTotal", line.NetTotal);
            writer.WriteNullable("moneyShare", line.MoneyShare);
            writer.WriteNullable("medianDaysSinceLast", line.MedianDaysSinceLast);
            writer.WriteNullable("gini", line.Concentration.Gini);
            writer.WriteString("aim", JsonNamingPolicy.CamelCase.ConvertName(line.Segment.Aim.ToString()));
            writer.WriteString("meaning", words.Of(line.Segment.Meaning));
            writer.WriteString("action", words.Of(line.Segment.Action));
            writer.WriteEndObject();
        });
}
