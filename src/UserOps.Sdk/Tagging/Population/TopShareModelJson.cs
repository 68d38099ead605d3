using System.Text.Json.Serialization;
using NodaTime;
using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>Reads and writes a <see cref="TopShareModel"/> as JSON, without reflection.</summary>
public static class TopShareModelJson
{
    /// <summary>Writes a model.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is <see langword="null"/>.</exception>
    public static string Write(TopShareModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var document = new TopShareModelDocument { Name = model.Name, FittedAt = model.FittedAt, Count = model.Count, Cuts = model.Cuts };
        return PolicyJson.Write(document, TaggingJsonContext.Default.TopShareModelDocument);
    }

    /// <summary>Reads a model. It ranks exactly as the one that was written.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The text is not a model (one problem, with path and line), or its numbers do not fit each other.</exception>
    public static TopShareModel Read(string json)
    {
        var document = PolicyJson.Read(json, TaggingJsonContext.Default.TopShareModelDocument, nameof(json));
        InvalidPolicyException.ThrowIfAny(Problems(document), nameof(json));
        return new() { Name = document.Name, FittedAt = document.FittedAt, Count = document.Count, Cuts = document.Cuts };
    }

    private static EquatableArray<PolicyProblem> Problems(TopShareModelDocument document)
    {
        const string Refit = "Fit the model again; its numbers are not meant to be edited.";
        var problems = new List<PolicyProblem>();
        if (document.SchemaVersion != PolicyJson.SchemaVersion)
        {
            problems.Add(new(
                "$.schemaVersion", null, Exact.Text(document.SchemaVersion), Exact.Text(PolicyJson.SchemaVersion), "Fit the model again."));
        }

        if (string.IsNullOrWhiteSpace(document.Name))
        {
            problems.Add(new("$.name", null, "blank", "a text", "Name what is ranked."));
        }

        if (document.Count < 0)
        {
            problems.Add(new("$.count", null, Exact.Text(document.Count), "zero or above", Refit));
        }

        if (document.Cuts.Count == 0)
        {
            problems.Add(new("$.cuts", null, "empty", "at least one cut", Refit));
        }

        for (var i = 0; i < document.Cuts.Count; i++)
        {
            Check(document, i, $"$.cuts[{Exact.Text(i)}]", Refit, problems);
        }

        return problems.ToEquatableArray();
    }

    private static void Check(TopShareModelDocument document, int place, string path, string remedy, List<PolicyProblem> problems)
    {
        var cut = document.Cuts[place];
        TopShareCut? before = place == 0 ? null : document.Cuts[place - 1];
        if (!TopShareCounter.IsShare(cut.Share))
        {
            problems.Add(new($"{path}.share", null, Exact.Text(cut.Share), TopShareCounter.AllowedShare, remedy));
            return;
        }

        if (cut.Share <= before?.Share)
        {
            problems.Add(new($"{path}.share", null, Exact.Text(cut.Share), $"above {Exact.Text(before.Value.Share)}, the share before it", remedy));
        }

        if (cut.Above is null != (document.Count == 0))
        {
            problems.Add(new(
                $"{path}.above", null, cut.Above is { } some ? Exact.Text(some) : "null", "null for an empty population, and only for one", remedy));
        }
        else if (cut.Above > before?.Above)
        {
            problems.Add(new(
                $"{path}.above", null, Exact.Text(cut.Above.Value), $"at most {Exact.Text(before.Value.Above.Value)}, the cut before it", remedy));
        }

        if (document.Count >= 0 && (cut.Users < 0 || cut.Users > TopShareCounter.MostUsers(document.Count, cut.Share)))
        {
            problems.Add(new(
                $"{path}.users",
                null,
                Exact.Text(cut.Users),
                $"from 0 to {Exact.Text(TopShareCounter.MostUsers(document.Count, cut.Share))}, the share of the count",
                remedy));
        }
    }
}

/// <summary>The JSON form of a <see cref="TopShareModel"/>.</summary>
internal sealed record TopShareModelDocument
{
    [JsonRequired]
    public int SchemaVersion { get; init; } = PolicyJson.SchemaVersion;

    public required string Name { get; init; }

    public required Instant FittedAt { get; init; }

    public required long Count { get; init; }

    public required EquatableArray<TopShareCut> Cuts { get; init; }
}
