using UserOps.Json;

namespace UserOps.Rfm;

/// <summary>Reads and writes an <see cref="RfmModel"/>, its policy included, as JSON without reflection.</summary>
public static class RfmModelJson
{
    /// <summary>Writes a model.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is <see langword="null"/>.</exception>
    public static string Write(RfmModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var document = new RfmModelDocument
        {
            FittedAt = model.FittedAt,
            Recency = model.Recency,
            Frequency = model.Frequency,
            Monetary = model.Monetary,
            Policy = model.Policy,
        };
        return PolicyJson.Write(document, RfmJsonContext.Default.RfmModelDocument);
    }

    /// <summary>Reads a model. It scores exactly as the one that was written.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">
    /// The text is not a model (one problem, with path and line), its policy has problems, or its scales do not fit the policy.
    /// </exception>
    public static RfmModel Read(string json)
    {
        var document = PolicyJson.Read(json, RfmJsonContext.Default.RfmModelDocument, nameof(json));
        var problems = RfmPolicyValidator.Validate(document.Policy)
            .Select(problem => problem with { Path = $"$.policy{problem.Path[1..]}" })
            .ToList();
        if (document.SchemaVersion != PolicyJson.SchemaVersion)
        {
            problems.Add(new(
                "$.schemaVersion", null, Exact.Text(document.SchemaVersion), Exact.Text(PolicyJson.SchemaVersion), "Fit the model again."));
        }

        Check(document.Recency, document.Policy.Recency, "$.recency", problems);
        Check(document.Frequency, document.Policy.Frequency, "$.frequency", problems);
        Check(document.Monetary, document.Policy.Monetary, "$.monetary", problems);
        InvalidPolicyException.ThrowIfAny(problems.ToEquatableArray(), nameof(json));
        return new(new PurchaseSummarizer(document.Policy), document.FittedAt, document.Recency, document.Frequency, document.Monetary);
    }

    private static void Check(RfmScale scale, BinPolicy bins, string path, List<PolicyProblem> problems)
    {
        const string Refit = "Fit the model again; its numbers are not meant to be edited.";
        if (scale.Method != bins.Method)
        {
            problems.Add(new($"{path}.method", null, Name(scale.Method), $"{Name(bins.Method)}, as in the policy", Refit));
        }

        if (scale.Bins != bins.Bins)
        {
            problems.Add(new($"{path}.bins", null, Exact.Text(scale.Bins), $"{Exact.Text(bins.Bins)}, as in the policy", Refit));
        }

        if (scale.Limits.Count != scale.Cuts.Count || (scale.Limits.Count != scale.Bins - 1 && scale.Limits.Count != 0))
        {
            problems.Add(new(
                $"{path}.limits",
                null,
                $"{Exact.Text(scale.Cuts.Count)} cuts and {Exact.Text(scale.Limits.Count)} limits",
                "one fewer than the levels, of both",
                Refit));
        }

        for (var i = 1; i < scale.Limits.Count; i++)
        {
            if (scale.Limits[i] < scale.Limits[i - 1])
            {
                problems.Add(new(
                    $"{path}.limits[{i}]", null, Exact.Text(scale.Limits[i]), $"at least {Exact.Text(scale.Limits[i - 1])}", Refit));
            }
        }

        if (scale.Counts.Count != scale.Bins || scale.Counts.Any(count => count < 0))
        {
            problems.Add(new($"{path}.counts", null, scale.Counts.ToString(), "a count, zero or above, for each level", Refit));
        }
    }

    private static string Name(BinMethod method) => EnumJsonConverter<BinMethod>.NameOf(method);
}
